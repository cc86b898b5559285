package ime

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

// field is a field as the program's own are: the toolkit's, embedded.
type field struct{ widget.Entry }

func newField() *field {
	f := &field{}
	f.ExtendBaseWidget(f)
	return f
}

// The toolkit keeps its caret where cursorOf looks: if this fails after an upgrade, look for the new place.
func TestTheToolkitsCaretIsFound(t *testing.T) {
	test.NewTempApp(t)
	f := newField()
	test.NewTempWindow(t, f)
	if cursorOf(&f.Entry) == nil {
		t.Error("the caret of an entry is not found")
	}
}

// The caret is told where it is drawn: in a plain field, in one that scrolled, in one of several lines, and in a form that scrolled.
func TestCaretOn(t *testing.T) {
	test.NewTempApp(t)
	plain, long, area, low := newField(), newField(), newField(), newField()
	area.MultiLine, area.Wrapping = true, fyne.TextWrapBreak
	below := container.NewVScroll(container.NewVBox(widget.NewLabel(strings.Repeat("行\n", 60)), low))
	w := test.NewTempWindow(t, container.NewGridWithRows(4, container.NewVBox(plain), container.NewVBox(long), area, below))
	w.Resize(fyne.NewSize(400, 600))
	c := w.Canvas()
	at := func(f *field, text string) spot {
		t.Helper()
		c.Focus(f)
		test.Type(f, text)
		s, ok := caretOn(c)
		if !ok {
			t.Fatal("no caret in a field with the focus")
		}
		return s
	}
	top := fyne.CurrentApp().Driver().AbsolutePositionForObject(plain)
	first, second := at(plain, "代"), at(plain, "表")
	if second.x <= first.x || second.y != first.y || second.y < int(top.Y) || second.height < 10 || second.height > 40 {
		t.Errorf("plain: %v then %v", first, second)
	}
	if s := at(long, strings.Repeat("长", 200)); s.x > 400 {
		t.Errorf("scrolled sideways: %v is outside the window", s)
	}
	one, two := at(area, "一行\n"), at(area, "二")
	if two.y != one.y || two.x <= one.x {
		t.Errorf("lines: %v then %v", one, two)
	}
	if again := at(area, "\n三"); again.y <= two.y {
		t.Errorf("lines: %v then %v", two, again)
	}
	before := at(low, "低")
	below.ScrollToBottom()
	if after, _ := caretOn(c); after.y >= before.y || after.y > 600 {
		t.Errorf("form: %v, scrolled %v", before, after)
	}
}

// Where no text is typed, or text that is hidden, there is no caret for the input method.
func TestNoCaret(t *testing.T) {
	test.NewTempApp(t)
	button, secret, off := widget.NewButton("保存", nil), widget.NewPasswordEntry(), newField()
	w := test.NewTempWindow(t, container.NewVBox(button, secret, off))
	off.Disable()
	for name, f := range map[string]fyne.Focusable{"button": button, "password": secret, "nothing": nil} {
		if f == nil {
			w.Canvas().Unfocus()
		} else {
			w.Canvas().Focus(f)
		}
		if s, ok := caretOn(w.Canvas()); ok {
			t.Errorf("%s: %v", name, s)
		}
	}
	if entryOf(off) != nil {
		t.Error("a field that is off takes text")
	}
}
