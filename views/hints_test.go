package views

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"liujin/data"
	"liujin/views/kit"
)

// Whatever ends in … in the smallest window with the largest text tells the whole where the pointer rests on it.
func TestWhatIsCutIsToldInFull(t *testing.T) {
	was := screenSize
	screenSize = fyne.NewSize(1024, 700)
	t.Cleanup(func() { screenSize = was })
	s := sampleShell(t, kit.Theme{Large: true})
	cut := 0
	for _, e := range s.entries() {
		screen := s.Go(e.name)
		if list, ok := screen.Edit.(interface{ SelectFirst() }); ok {
			list.SelectFirst()
		}
		fits(t, s, e.name)
		cut += untold(t, e.name, s.window.Content(), nil)
	}
	if cut < 100 {
		t.Errorf("only %d texts are cut: the test sees too little", cut)
	}
}

// untold looks at all that is drawn below an object, and returns how many texts are cut there. hints are what tells cut texts above it.
func untold(t *testing.T, where string, o fyne.CanvasObject, hints []kit.Cut) (cut int) {
	t.Helper()
	if !o.Visible() {
		return 0
	}
	if h, ok := o.(interface {
		desktop.Hoverable
		Cuts() []kit.Cut
	}); ok {
		hints = slices.Clone(h.Cuts())
	}
	if p, ok := o.(*kit.Press); ok && len(p.Cuts()) == 0 { // 变更… is its whole name
		return 0
	}
	if text, ok := o.(*canvas.Text); ok {
		shown, is := strings.CutSuffix(strings.TrimRight(text.Text, " ▲▼"), "…")
		if !is || strings.HasPrefix(shown, "另有 ") { // which a month says whole
			return 0
		}
		told := func(c kit.Cut) bool {
			return strings.Contains(strings.ReplaceAll(c.Text, "\n", " "), strings.TrimSpace(shown))
		}
		if !slices.ContainsFunc(hints, told) {
			t.Errorf("%s: nothing tells all of %q", where, text.Text)
		}
		return 1
	}
	var below []fyne.CanvasObject
	switch o := o.(type) {
	case *fyne.Container:
		below = o.Objects
	case fyne.Widget:
		below = test.WidgetRenderer(o).Objects()
	}
	for _, inner := range below {
		cut += untold(t, where, inner, hints)
	}
	return cut
}

// What is chosen above a list is whole in a common window, also the longest that can be.
func TestChosenIsWhole(t *testing.T) {
	s := sampleShell(t, kit.Theme{})
	seen := 0
	for _, e := range entries {
		s.Go(e.name)
		for _, o := range test.LaidOutObjects(s.window.Content()) {
			c, ok := o.(*kit.Choice)
			if !ok || len(c.Options) < 2 || !c.Visible() || c.Selected != c.Options[0] && c.Most == 0 {
				continue // none, or one of a form
			}
			length := func(a, b string) int { return len([]rune(a)) - len([]rune(b)) }
			was := c.Selected
			c.SetSelected(slices.MaxFunc(c.Options, length))
			fits(t, s, e.name)
			if cuts := c.Cuts(); len(cuts) > 0 && e.name != "issued" { // which has three
				t.Errorf("%s: %q is cut", e.name, cuts[0].Text)
			}
			c.SetSelected(was)
			seen++
		}
	}
	if seen < 20 {
		t.Errorf("only %d drop-downs are seen", seen)
	}
}

// A day in the process of a matter says what it is.
func TestDaysOfStepsSayWhat(t *testing.T) {
	s := emptyShell(t, kit.Theme{})
	for _, one := range []struct {
		step data.Step
		want string
	}{
		{data.Step{Kind: data.StepAssign}, "期限 2026-11-20"}, {data.Step{Kind: data.StepSubmit}, "要求答复 2026-11-20"},
		{data.Step{Kind: data.StepAnswer, Result: data.ResultPlanned}, "承诺落实 2026-11-20"},
		{data.Step{Kind: data.StepKeep, Result: data.ResultPlanned}, "承诺落实 2026-11-20"},
	} {
		one.step.Day, one.step.Due = "2026-11-02", "2026-11-20"
		if lines := s.stepLines([]data.Step{one.step}); !strings.HasSuffix(lines[0].Text, one.want) {
			t.Errorf("%s: %q, want %q", one.step.Kind, lines[0].Text, one.want)
		}
	}
}
