package views

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"liujin/data/datatest"
	"liujin/views/kit"
)

// hand is the office at the window, and counts what it does: a click, a key that does something and a field that is filled are an action
// each, a drop-down two, since it is opened first.
type hand struct {
	*Shell
	t       *testing.T
	actions int
}

// sitting opens a ledger on the morning of a day, on the desk.
func sitting(t *testing.T, path, day string) *hand {
	t.Helper()
	now, err := time.ParseInLocation(time.DateOnly, day, time.Local)
	if err != nil {
		t.Fatal(err)
	}
	s := openShellAt(t, path, kit.Theme{}, func() time.Time { return now.Add(9 * time.Hour) })
	s.Go("desk")
	return &hand{Shell: s, t: t}
}

// leaves closes the ledger.
func (h *hand) leaves() {
	h.t.Helper()
	if err := h.Close(); err != nil {
		h.t.Fatal(err)
	}
}

// page goes to a page or a tab that is shown.
func (h *hand) page(name string) *Screen {
	h.actions++
	return h.Go(name)
}

// click presses a button of the window; what has the caret loses it first, as a click does.
func (h *hand) click(text string) {
	h.t.Helper()
	h.actions++
	h.window.Canvas().Unfocus()
	pressBelow(h.t, h.Shell, text)
}

// answer presses a button of the dialog that is open.
func (h *hand) answer(text string) {
	h.t.Helper()
	h.actions++
	h.window.Canvas().Unfocus()
	press(h.t, h.Shell, text)
}

// keys presses a shortcut where nothing has the caret.
func (h *hand) keys(shortcut fyne.Shortcut) {
	h.actions++
	h.TypedShortcut(shortcut)
}

// fill types into what has the caret.
func (h *hand) fill(text string) *kit.Entry {
	h.t.Helper()
	h.actions++
	entry, ok := h.window.Canvas().Focused().(*kit.Entry)
	if !ok {
		h.t.Fatalf("%T has the caret", h.window.Canvas().Focused())
	}
	test.Type(entry, text)
	return entry
}

// choose opens a drop-down that offers something and takes it.
func (h *hand) choose(starts string) {
	h.t.Helper()
	h.actions += 2
	top := h.window.Canvas().Overlays().Top()
	if top == nil {
		top = h.window.Content()
	}
	for _, o := range test.LaidOutObjects(top) {
		if c, ok := o.(*kit.Choice); ok {
			offers := func(label string) bool { return strings.HasPrefix(label, starts) }
			if i := slices.IndexFunc(c.Options, offers); i >= 0 && !offers(c.Selected) {
				c.SetSelectedIndex(i)
				return
			}
		}
	}
	h.t.Fatalf("no drop-down offers “%s”", starts)
}

// quiet is that no dialog is open, so that nothing was asked or refused unseen.
func (h *hand) quiet(after string) {
	h.t.Helper()
	if top := h.window.Canvas().Overlays().Top(); top != nil {
		h.t.Fatalf("after %s there is a dialog: %v", after, texts(top))
	}
}

// spent says the actions since the last time, and holds them against what is allowed.
func (h *hand) spent(what string, most int) {
	h.t.Helper()
	fmt.Printf("%s: %d actions\n", what, h.actions)
	if h.actions > most {
		h.t.Errorf("%s takes %d actions, not %d", what, h.actions, most)
	}
	h.actions = 0
}

// state digests the ledger's records.
func (h *hand) state() string {
	h.t.Helper()
	state, err := datatest.StateOf(h.app.DB().Path())
	if err != nil {
		h.t.Fatal(err)
	}
	return state
}

// texts are the words that are shown.
func texts(in fyne.CanvasObject) (all []string) {
	for _, o := range test.LaidOutObjects(in) {
		switch o := o.(type) {
		case *kit.Paragraph:
			all = append(all, o.Text)
		case *kit.Press:
			all = append(all, o.Text)
		}
	}
	return all
}
