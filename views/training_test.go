package views

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"liujin/app/matters"
	"liujin/app/rolls"
	"liujin/data"
	"liujin/views/kit"
)

// TestTrainingDialogs opens what is asked about training: who is enrolled and why, whom pasted names mean, make-up, notice, who was told.
func TestTrainingDialogs(t *testing.T) {
	common := screenSize
	defer func() { screenSize = common }()
	for _, look := range []struct {
		name  string
		theme kit.Theme
		size  fyne.Size
	}{{"", kit.Theme{}, common}, {"-large", kit.Theme{Large: true}, common}, {"-small", kit.Theme{}, fyne.NewSize(1024, 700)}} {
		screenSize = look.size
		s := sampleShell(t, look.theme)
		s.Go("course")
		courses, err := s.training.Courses()
		if err != nil {
			t.Fatal(err)
		}
		first := courses[len(courses)-1].ID
		s.Open("course", first)
		shown := func(name string) {
			t.Helper()
			capture(t, s, "training-"+name+look.name)
			for _, o := range s.window.Canvas().Overlays().List() {
				s.window.Canvas().Overlays().Remove(o)
			}
		}
		shown("course")
		p, err := s.training.Course(first)
		if err != nil {
			t.Fatal(err)
		}
		s.askMakeUps(first)
		shown("makeup")
		s.askNotice(courses[0].ID)
		shown("notice")
		s.askDelivery(courses[0].ID)
		shown("told")
		p.Seats = 0
		p.Sessions = append(p.Sessions, data.Session{Day: "2026-11-20", Topic: "调查研究的方法", Ability: data.AbilityResearch, Hours: 20})
		if err := s.training.SaveCourse(&p); err != nil {
			t.Fatal(err)
		}
		s.fillCourse(first)
		shown("fill")
		s.askRoll(p.Sessions[0].ID)
		capture(t, s, "training-roll"+look.name)
		pasted(t, s, "王海艳、查无此人、"+s.duty.DeputyName(p.Enrolments[0].DeputyID))
		shown("doubts")
	}
}

// pasted pastes a list of names into the roll that is open.
func pasted(t *testing.T, s *Shell, text string) {
	t.Helper()
	press := func(label string) {
		t.Helper()
		overlays := s.window.Canvas().Overlays().List()
		for _, o := range test.LaidOutObjects(overlays[len(overlays)-1]) {
			if b, ok := o.(*kit.Press); ok && b.Text == label {
				test.Tap(b)
				return
			}
		}
		t.Fatalf("no button %s", label)
	}
	press("粘贴到课名单…")
	area, ok := s.window.Canvas().Focused().(*kit.Entry)
	if !ok {
		t.Fatal("the caret is not in the pasted list")
	}
	area.SetText(text)
	press("认名字")
	choices := 0
	overlays := s.window.Canvas().Overlays().List()
	for _, o := range test.LaidOutObjects(overlays[len(overlays)-1]) {
		if c, ok := o.(*kit.Choice); ok && len(c.Options) > 0 {
			choices++
		}
	}
	if choices < 1 {
		t.Error("nobody is offered for a misspelt name")
	}
}

// TestDayToComeIsNotCalledOver: that a session is yet to come is said before everybody was called, not when it is saved.
func TestDayToComeIsNotCalledOver(t *testing.T) {
	s := sampleShell(t, kit.Theme{})
	s.callOver(calling{title: "点名", what: "到课", roll: &rolls.Roll{Day: "2099-01-01"}})
	for _, o := range test.LaidOutObjects(s.window.Canvas().Overlays().Top()) {
		if _, ok := o.(*kit.Roll); ok {
			t.Fatal("the roll of a day to come is called")
		}
	}
}

// A topic of 二十大 proposes 首课, and a category the 重点领域, until somebody says otherwise; what was decided before stays.
func TestProposedUntilSaidOtherwise(t *testing.T) {
	s := sampleShell(t, kit.Theme{})
	form := kit.NewForm(s, s.sessionFields(), nil)
	topic := func(text string) {
		form.Value.Topic = text
		form.Edited("topic", "")
	}
	says := func(what string, want bool) {
		t.Helper()
		if form.Value.First != want {
			t.Errorf("%s: 首课 is %v", what, form.Value.First)
		}
	}
	form.Set(&data.Session{})
	topic("党的二十")
	says("half typed", false)
	topic("党的二十大精神解读")
	says("of the congress", true)
	topic("怎样提出建议")
	says("another topic", false)
	topic("首课：代表法")
	form.Value.First = false
	form.Edited("first", "")
	topic("二十大精神")
	says("unticked", false)

	form.Set(&data.Session{Meta: data.Meta{ID: "a"}, Topic: "二十大精神", First: false})
	topic("二十大精神解读")
	says("decided before", false)
	form.Set(&data.Session{Meta: data.Meta{ID: "b"}, Topic: "代表法", First: true})
	topic("代表法解读")
	says("ticked before", true)

	opinion := kit.NewForm(s, s.opinionFormFields(), nil)
	opinion.Set(&data.Opinion{})
	for _, c := range []struct{ category, focus string }{{"roads", "urban_rural"}, {"environment", "green"}} {
		opinion.Value.Category = c.category
		opinion.Edited("category", "")
		if want := matters.FocusOf(c.category); want == "" || opinion.Value.Focus != want {
			t.Errorf("%s: 重点领域 %q, not %q", c.category, opinion.Value.Focus, want)
		}
	}
	opinion.Value.Focus = "safety"
	opinion.Edited("focus", "")
	opinion.Value.Category = "education"
	opinion.Edited("category", "")
	if opinion.Value.Focus != "safety" {
		t.Errorf("what was chosen is now %q", opinion.Value.Focus)
	}
}
