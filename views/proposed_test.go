package views

import (
	"testing"

	"fyne.io/fyne/v2"

	"liujin/data"
	"liujin/views/kit"
)

// What a new record proposes in its first field gives way to what is typed there; in a record that is opened nothing does.
func TestProposedGivesWay(t *testing.T) {
	s := openShell(t, sampleCopy(t), kit.Theme{})
	screen := s.Go("campaign")
	e := screen.Edit.(*kit.Editor[*data.CampaignFields, *data.Campaign])
	e.Add()
	first := s.window.Canvas().Focused()
	if e.Form().Value.Name == "" {
		t.Fatal("nothing is proposed")
	}
	first.TypedRune('新')
	if got := e.Form().Value.Name; got != "新" {
		t.Errorf("“%s”", got)
	}
}

// Ctrl+A in a filter that is empty marks the rows below, and once more none; where something is typed it selects that.
func TestAllFromTheFilter(t *testing.T) {
	s := openShell(t, sampleCopy(t), kit.Theme{})
	list := s.Go("campaign-delivery").Edit.(*toldPage).list
	list.FocusFilter()
	filter := s.window.Canvas().Focused().(*kit.Entry)
	all := func() int {
		filter.TypedShortcut(&fyne.ShortcutSelectAll{})
		return len(list.Marked())
	}
	if n := all(); n != list.View().Len() || n == 0 {
		t.Errorf("%d of %d are marked", n, list.View().Len())
	}
	if n := all(); n != 0 {
		t.Errorf("%d are marked still", n)
	}
	s.window.Canvas().Unfocus()
	s.TypedShortcut(&fyne.ShortcutSelectAll{}) // nothing has the caret, such as after a click on a button
	if n := len(list.Marked()); n != list.View().Len() {
		t.Errorf("%d are marked", n)
	}
	all()
	filter.SetText("王")
	if n := all(); n != 0 || filter.SelectedText() != "王" {
		t.Errorf("%d are marked, “%s” is selected", n, filter.SelectedText())
	}
}
