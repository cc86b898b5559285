package matters_test

import (
	"strings"
	"testing"

	"liujin/app"
	"liujin/app/apptest"
	"liujin/app/matters"
	"liujin/data"
)

// What a unit gave back is proposed to go to another one, never to one that gave it back, and it is said why that one.
func TestReturnedGoesElsewhere(t *testing.T) {
	a := apptest.EmptyLedger(t)
	book := matters.New(a)
	unit := func(name string) string {
		h := app.HandlerRow{Handler: data.Handler{Name: name}}
		if err := a.SaveHandler(&h); err != nil {
			t.Fatal(err)
		}
		return h.ID
	}
	water, roads, city, gone := unit("水务站"), unit("公路站"), unit("综合执法队"), unit("已撤销的站")
	day := apptest.SampleDay
	opinion := func(category, handler string, steps ...data.Step) string {
		m := data.Opinion{OpinionFields: data.OpinionFields{Day: day, Kind: data.OpinionPeople, Text: "路灯不亮", Category: category,
			HandlerID: handler}}
		if err := book.SaveOpinion(&m); err != nil {
			t.Fatal(err)
		}
		for _, s := range steps {
			if s.Day = day; s.HandlerID == "" {
				s.HandlerID = handler
			}
			if err := book.TakeOpinionStep(m.ID, s); err != nil {
				t.Fatal(err)
			}
		}
		return m.ID
	}
	given, back := data.Step{Kind: data.StepAssign}, data.Step{Kind: data.StepReturn, Text: "不属于本单位职责"}
	opinion("roads", roads, given)
	opinion("roads", roads, given)
	opinion("roads", city, given)
	for range 3 {
		opinion("roads", gone, given)
		opinion("roads", water, given)
	}
	closed := data.SubjectChange{SubjectTable: data.KindHandler, SubjectID: gone, Kind: data.SubjectClosed, Day: day}
	if err := a.SaveSubjectChange(&closed); err != nil {
		t.Fatal(err)
	}
	fresh := opinion("roads", water)
	if id, how := proposed(t, book, fresh); id != water || how != "" {
		t.Errorf("one that nobody gave back goes to %s: %s", id, how)
	}
	m := opinion("roads", water, given, back)
	id, how := proposed(t, book, m)
	if id != roads || !strings.Contains(how, "水务站退回了这一件") || !strings.Contains(how, "交给公路站 2 件") {
		t.Errorf("it goes to %s: %s", id, how)
	}
	if n, left, err := book.AssignOpinions([]string{m}); err != nil || n != 0 || len(left) != 1 || !strings.Contains(left[0], "退回") {
		t.Error("handed over to who gave it back:", n, left, err)
	}
	if err := book.TakeOpinionStep(m, data.Step{Day: day, Kind: data.StepAssign}); err == nil {
		t.Error("handed over to who gave it back")
	}
	for _, kind := range []data.StepKind{data.StepAssign, data.StepReturn} {
		s := data.Step{Day: day, Kind: kind, HandlerID: roads}
		if err := book.TakeOpinionStep(m, s); err != nil {
			t.Fatal(err)
		}
	}
	if id, how = proposed(t, book, m); id != city || !strings.Contains(how, "水务站、公路站退回") {
		t.Errorf("then it goes to %s: %s", id, how)
	}
	named := opinion("roads", water, given, data.Step{Kind: data.StepReturn, Text: "建议交综合执法队"})
	if id, how = proposed(t, book, named); id != city || !strings.Contains(how, "理由里提到综合执法队") {
		t.Errorf("one whose unit is named goes to %s: %s", id, how)
	}
	denied := opinion("", water, given, data.Step{Kind: data.StepReturn, Text: "不属于综合执法队管，应由公路站办"})
	if id, _ = proposed(t, book, denied); id != roads {
		t.Errorf("one that a unit is said not to be for goes to %s", id)
	}
	alone := opinion("", water, given, back)
	if id, how = proposed(t, book, alone); id != "" || !strings.Contains(how, "请选承办单位") {
		t.Errorf("one like no other goes to %s: %s", id, how)
	}
}

func proposed(t *testing.T, book *matters.Book, id string) (unit, how string) {
	t.Helper()
	unit, how, err := book.OpinionUnit(id)
	if err != nil {
		t.Fatal(err)
	}
	return unit, how
}

// What is given back goes to another unit at once, and who is told rates at once: one act, one undo. Nobody has it in between.
func TestTwoStepsAreOneAct(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	book := matters.New(a)
	units := apptest.Must(a.Handlers())(t)
	m := data.Opinion{OpinionFields: data.OpinionFields{Day: apptest.SampleDay, Text: "路灯不亮", HandlerID: units[0].ID}}
	if err := book.SaveOpinion(&m); err != nil {
		t.Fatal(err)
	}
	take := func(s *matters.Taking) {
		t.Helper()
		s.Day = apptest.SampleDay
		if err := book.CheckTaking(s, (*data.Step).Validate); err != nil {
			t.Fatal(err)
		}
		if err := book.TakeOpinionStep(m.ID, s.Steps()...); err != nil {
			t.Fatal(err)
		}
		m = apptest.Must(book.Opinion(m.ID))(t)
	}
	take(&matters.Taking{Step: data.Step{Kind: data.StepAssign, HandlerID: units[0].ID}})
	back := &matters.Taking{Step: data.Step{Day: apptest.SampleDay, Kind: data.StepReturn, HandlerID: units[0].ID, Text: "不归我们"}}
	back.Next.HandlerID = units[0].ID
	if err := book.CheckTaking(back, (*data.Step).Validate); err == nil {
		t.Error("it goes back to who gave it back")
	}
	back.Next.HandlerID = ""
	take(back)
	if m.HandlerID != "" || m.State != data.MatterRegistered {
		t.Errorf("given back it is %s of %q", m.State, m.HandlerID)
	}
	if err := a.Undo(); err != nil {
		t.Fatal(err)
	}
	back.Next.HandlerID = units[1].ID
	take(back)
	if m.HandlerID != units[1].ID || m.State != data.MatterAssigned || len(m.Steps) != 3 || m.Due == "" {
		t.Errorf("%+v", m)
	}
	take(&matters.Taking{Step: data.Step{Kind: data.StepAnswer, Text: "修好了"}})
	half := &matters.Taking{Step: data.Step{Day: apptest.SampleDay, Kind: data.StepFeedback}, Next: data.Step{Rating: data.RatingFine}}
	if err := book.CheckTaking(half, (*data.Step).Validate); err == nil {
		t.Error("half a rating is taken")
	}
	half.Next.Attitude = data.RatingFine
	take(half)
	if m.State != data.MatterRated || len(m.Steps) != 6 {
		t.Errorf("%+v", m)
	}
	if err := a.Undo(); err != nil {
		t.Fatal(err)
	}
	if m = apptest.Must(book.Opinion(m.ID))(t); m.State != data.MatterAnswered || len(m.Steps) != 4 {
		t.Errorf("undone it is %s with %d steps", m.State, len(m.Steps))
	}
}
