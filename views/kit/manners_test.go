package kit

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"liujin/app/table"
)

// escaping is a host whose window gives Escape to the open dialog, as the shell does.
type escaping struct{ *fakeHost }

func (h escaping) TypedKey(k *fyne.KeyEvent) { DialogKey(h.window.Canvas(), k) }

// TestEscapeChangesNothing presses Escape wherever the caret may be in a dialog.
func TestEscapeChangesNothing(t *testing.T) {
	h := escaping{newHost(t)}
	c := h.Window().Canvas()
	under := NewEntry(h)
	h.Window().SetContent(container.NewVBox(under))
	c.SetOnTypedKey(h.TypedKey)
	for name, where := range map[string]func(inner *Press, field *Entry){
		"on the primary act":  func(*Press, *Entry) {},
		"on one to choose":    func(inner *Press, _ *Entry) { c.Focus(inner) },
		"in a field":          func(_ *Press, field *Entry) { c.Focus(field) },
		"nowhere, by a click": func(*Press, *Entry) { c.Unfocus() },
	} {
		t.Run(name, func(t *testing.T) {
			c.Focus(under)
			pressed := ""
			inner, field := Button("选我", func() { pressed = "inner" }), NewEntry(h)
			Dialog(h.Window(), "窗口", 400, container.NewVBox(inner, field), func(close func()) []fyne.CanvasObject {
				return []fyne.CanvasObject{Button("复制", func() { pressed = "复制" }), Primary(WordClose, func() { pressed = "关闭"; close() })}
			})
			where(inner, field)
			escape := &fyne.KeyEvent{Name: fyne.KeyEscape}
			if o := c.Focused(); o != nil {
				o.TypedKey(escape)
			} else {
				c.OnTypedKey()(escape)
			}
			if pressed != "" || c.Overlays().Top() != nil {
				t.Errorf("Escape pressed %q, still open: %v", pressed, c.Overlays().Top() != nil)
			}
			if c.Focused() != fyne.Focusable(under) {
				t.Error("the keys did not go back to the field that had them")
			}
		})
	}
}

// TestSafeActOnEscape: where cancelling is an act itself, Escape does it.
func TestSafeActOnEscape(t *testing.T) {
	h := newHost(t)
	answered := Leaving(-1)
	AskSave(h.Window(), "走访", func(l Leaving) { answered = l })
	h.Window().Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if answered != LeaveStay {
		t.Errorf("Escape answered %v", answered)
	}
}

// TestSecondClickPressesNothingBelow double-clicks a button that closes its dialog.
func TestSecondClickPressesNothingBelow(t *testing.T) {
	h := newHost(t)
	pressed := 0
	press := func() { pressed++ }
	tick := NewTick(h, "勾", func(bool) { press() })
	below := []fyne.Tappable{Button("删除", press), NewTap(Heading("行"), press), newSuggestion("甲", false, press), tick, newMarkBox(press)}
	box := container.NewVBox()
	for _, o := range below {
		box.Add(o.(fyne.CanvasObject))
	}
	h.Window().SetContent(box)
	var last *Press
	Dialog(h.Window(), "窗口", 400, Heading("问"), func(close func()) []fyne.CanvasObject {
		last = Primary(WordClose, close)
		return []fyne.CanvasObject{last}
	})
	test.Tap(last)
	for _, o := range below {
		o.Tapped(&fyne.PointEvent{})
	}
	if pressed > 0 {
		t.Errorf("the second click pressed %d things below", pressed)
	}
	shut = time.Time{}
	for _, o := range below {
		o.Tapped(&fyne.PointEvent{})
	}
	if pressed != len(below) {
		t.Errorf("later clicks pressed %d of %d", pressed, len(below))
	}
}

// TestAddedPartIsSeen adds a part at the end of a form that is longer than its window.
func TestAddedPartIsSeen(t *testing.T) {
	h := newHost(t)
	f := thingForm(h)
	h.Window().Resize(fyne.NewSize(900, 300))
	f.Set(&thing{ID: "1", Name: "甲", Parts: make([]part, 6)})
	f.settle()
	f.scroll.ScrollToBottom()
	before := f.scroll.Offset.Y
	f.FocusOn("parts")
	test.Tap(f.controls[f.index("parts")].Focus.(*Press))
	e := focused(h)
	if e == nil || len(f.Value.Parts) != 7 {
		t.Fatal("no part was added, or the caret is not in it")
	}
	if top := topIn(f.scroll, e) - f.scroll.Offset.Y; top < 0 || top+e.Size().Height > f.scroll.Size().Height ||
		f.scroll.Offset.Y < before {
		t.Errorf("the new part is at %v of %v, scrolled from %v to %v", top, f.scroll.Size().Height, before, f.scroll.Offset.Y)
	}
}

// TestWheelOverTheEditedField scrolls the form, and a long text only as far as it goes.
func TestWheelOverTheEditedField(t *testing.T) {
	h := newHost(t)
	f := NewForm(h, []Field[*thing]{
		Text("name", "名称", func(v *thing) *string { return &v.Name }),
		Area("kind", "内容", 40, func(v *thing) *string { return &v.Kind }),
	}, nil)
	h.Window().SetContent(f.Object())
	h.Window().Resize(fyne.NewSize(900, 300))
	f.Set(&thing{})
	f.FocusAt(0)
	f.settle()
	e := f.controls[0].Focus.(*Entry)
	for _, o := range test.WidgetRenderer(e).Objects() {
		if w, ok := o.(*wheel); ok {
			w.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.Delta{DY: -40}})
		}
	}
	if f.scroll.Offset.Y != 40 {
		t.Errorf("the form scrolled to %v", f.scroll.Offset.Y)
	}
}

// TestTabSelectsADate replaces it by what is typed; a click only puts the caret.
func TestTabSelectsADate(t *testing.T) {
	h := newHost(t)
	f := thingForm(h)
	f.Set(&thing{Day: "2026-11-01"})
	e := f.controls[f.index("day")].Focus.(*Entry)
	h.Window().Canvas().Focus(e)
	test.Type(e, "11-20")
	if f.Value.Day != "2026-11-20" {
		t.Errorf("typed over, the day is %q", f.Value.Day)
	}
	h.Window().Canvas().Unfocus()
	e.MouseDown(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary})
	if e.SelectedText() != "" {
		t.Errorf("a click selected %q", e.SelectedText())
	}
}

// clipboard holds one text.
type clipboard string

func (c clipboard) Content() string   { return string(c) }
func (c clipboard) SetContent(string) {}

// TestPageInOneParagraph: ten thousand characters without a line break are parted at sentences, and none is lost.
func TestPageInOneParagraph(t *testing.T) {
	h := newHost(t)
	e := NewArea(h, 4)
	h.Window().SetContent(e)
	for _, text := range []string{strings.Repeat("字", 10000), strings.Repeat("镇区的路灯坏了三盏，晚上走路不安全。", 600), "短的一段。\n又一段。"} {
		e.SetText("")
		e.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clipboard(text)})
		if strings.ReplaceAll(e.Text, "\n", "") != strings.ReplaceAll(text, "\n", "") {
			t.Error("characters were lost or added")
		}
		for _, line := range strings.Split(e.Text, "\n") {
			if n := len([]rune(line)); n > longestParagraph || n > 1 && strings.Contains(text, "。") && !strings.HasSuffix(line, "。") {
				t.Errorf("%d characters, ending in %q", n, []rune(line)[n-1])
			}
		}
	}
	if e.Text != "短的一段。\n又一段。" {
		t.Errorf("%q", e.Text)
	}
}

// TestPageInALine refuses a pasted page with a sentence, until somebody made it shorter; a list of names is not a line.
func TestPageInALine(t *testing.T) {
	h := newHost(t)
	f := thingForm(h)
	f.Set(&thing{})
	e := f.controls[0].Focus.(*Entry)
	e.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clipboard(strings.Repeat("字", 10000))})
	if bad := f.check()["name"]; !strings.Contains(bad, "10000") || f.Ready() {
		t.Errorf("the fault is %q", bad)
	}
	e.SetText("短了")
	if bad := f.check()["name"]; bad != "" {
		t.Errorf("shortened, the fault is %q", bad)
	}
	many := f.controls[f.index("many")].Focus.(*Entry)
	many.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clipboard(strings.Repeat("查无此人、", 200) + "赵启明")})
	if len(f.Value.Many) != 1 {
		t.Errorf("of a long list %v were taken", f.Value.Many)
	}
}

// TestStateColumnStays where a list has too little room, and heads stand over their numbers.
func TestStateColumnStays(t *testing.T) {
	h := newHost(t)
	l := NewList(h, "things", []table.Column[*thing]{
		table.Of("name", "名称", 6, func(v *thing) string { return v.Name }),
		{Name: "count", Head: "数", Width: 6, Cell: func(v *thing) table.Cell { return table.N(v.Count) }},
		table.Of("a", "甲", 6, func(*thing) string { return "甲" }),
		table.Of("b", "乙", 6, func(*thing) string { return "乙" }),
		{Name: "state", Head: "进展", Width: 5, Cell: func(*thing) table.Cell { return table.Chip("办结", table.Good) }},
	})
	l.ID = (*thing).RecordID
	l.Load = Lists(func() ([]thing, error) { return []thing{{ID: "1", Name: "一", Count: 3}}, nil })
	h.Window().SetContent(l.Content())
	l.Reload()
	l.fit(320)
	if l.widths[2] != 0 || l.widths[3] != 0 || l.widths[4] == 0 || !l.head.right[1] || l.head.right[0] {
		t.Errorf("widths %v, right %v", l.widths, l.head.right)
	}
	test.Tap(l.newRow().(*row)) // a row that shows nothing takes no click
	o := l.newRow()
	l.updateRow(0, o)
	shut = time.Time{}
	test.Tap(o.(*row))
	if h.Window().Canvas().Focused() != fyne.Focusable(l.rows) || l.chosen != "1" {
		t.Error("a click on a row does not give the list the keys")
	}
}

// TestBrowse goes into a folder by keys and takes a file; folders come first, hidden ones not at all.
func TestBrowse(t *testing.T) {
	Inline(true)
	defer Inline(false)
	h := newHost(t)
	root := t.TempDir()
	for _, path := range []string{"乙夹/名册.xlsx", "甲.txt", ".藏/x"} {
		if err := os.MkdirAll(filepath.Join(root, filepath.Dir(path)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(root, path), nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	taken := ""
	b := Browse{Title: "选文件", Folder: root, Act: "选", Take: func(path string) { taken = path }}
	b.Show(h)
	if strings.Join(b.names, " ") != "乙夹 甲.txt" || b.files != 1 {
		t.Errorf("shows %v, %d folders", b.names, b.files)
	}
	enter := &fyne.KeyEvent{Name: fyne.KeyReturn}
	h.Window().Canvas().Focused().TypedKey(enter)
	h.Window().Canvas().Focused().TypedKey(enter)
	if want := filepath.Join(root, "乙夹", "名册.xlsx"); taken != want || h.Window().Canvas().Overlays().Top() != nil {
		t.Errorf("took %q, not %q", taken, want)
	}
	b.Show(h)
	if b.visit(filepath.Join(root, "没有")); !b.wrong.Visible() {
		t.Error("a folder that is not there is not told")
	}
}

// TestFootOnLines: many acts take a second line and no more width.
func TestFootOnLines(t *testing.T) {
	l := &fromRight{}
	acts := []fyne.CanvasObject{Button("保存", nil), Button("交办给承办单位", nil), Button("登记答复", nil), Spacer(), Button("删除", nil)}
	newHost(t)
	l.Layout(acts, fyne.NewSize(220, 40))
	for i, a := range acts {
		for _, b := range acts[i+1:] {
			apart := a.Position().Y != b.Position().Y || a.Position().X+a.Size().Width <= b.Position().X ||
				b.Position().X+b.Size().Width <= a.Position().X
			if a.Size().Width > 0 && b.Size().Width > 0 && !apart {
				t.Errorf("%v lies over %v", a.(*Press).Text, b.(*Press).Text)
			}
		}
	}
	if least := l.MinSize(acts); least.Width > 220 || least.Height < 70 {
		t.Errorf("wants %v", least)
	}
}

// TestSecondClickPressesNoOtherButton: an act draws the buttons of its record anew, and the second click of a double click finds that of
// the next record in the place of the one that was pressed.
func TestSecondClickPressesNoOtherButton(t *testing.T) {
	h := newHost(t)
	pressed, box := 0, container.NewVBox()
	h.Window().SetContent(box)
	var draw func()
	draw = func() {
		box.Objects = []fyne.CanvasObject{Button("登记", func() { pressed++; draw() })}
		box.Refresh()
	}
	draw()
	shut, pressedLast.at = time.Time{}, time.Time{}
	spot := &fyne.PointEvent{AbsolutePosition: fyne.NewPos(900, 700)}
	click := func(e *fyne.PointEvent) { box.Objects[0].(*Press).Tapped(e) }
	click(spot)
	click(spot)
	if pressed != 1 {
		t.Errorf("a double click pressed %d buttons", pressed)
	}
	click(&fyne.PointEvent{AbsolutePosition: fyne.NewPos(700, 700)})
	pressedLast.at = time.Now().Add(-time.Second)
	click(&fyne.PointEvent{AbsolutePosition: fyne.NewPos(700, 700)})
	click(nil) // by key
	if pressed != 4 {
		t.Errorf("%d of 4 presses", pressed)
	}
}
