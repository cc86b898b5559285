package kit

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
)

// A field says its date with the weekday, in as few characters as it has room for, and never in a scroller of its own.
func TestDayInItsRoom(t *testing.T) {
	h := newHost(t)
	day := "2026-11-12"
	field := Day("day", "日期", func() string { return day }, func(s *string) *string { return s })
	f := NewForm(h, []Field[*string]{field}, nil)
	h.Window().SetContent(container.NewWithoutLayout(f.Object()))
	f.Set(&day)
	e := f.controls[0].Object.(*Entry)
	for _, c := range []struct {
		width float32
		text  string
	}{{300, "2026-11-12（星期四）"}, {152, "2026-11-12（四）"}, {120, "2026-11-12"}, {300, "2026-11-12（星期四）"}} {
		e.Resize(fyne.NewSize(c.width, 36))
		if e.Text != c.text || e.Scroll != fyne.ScrollNone || f.Dirty() {
			t.Errorf("in %v px: %q, scroll %v, dirty %v", c.width, e.Text, e.Scroll, f.Dirty())
		}
		if again, ok := ReadDay(e.Text, "2001-01-01"); !ok || again != day {
			t.Errorf("%q is read as %q", e.Text, again)
		}
	}
}

// What an empty field says is cut to its room, and comes back with it.
func TestHintInItsRoom(t *testing.T) {
	h := newHost(t)
	e := NewEntry(h)
	e.SetPlaceHolder("筛选（可用拼音首字母）")
	e.Resize(fyne.NewSize(120, 36))
	if !strings.HasSuffix(e.PlaceHolder, "…") || e.Scroll != fyne.ScrollNone {
		t.Errorf("%q, scroll %v", e.PlaceHolder, e.Scroll)
	}
	if e.Resize(fyne.NewSize(400, 36)); e.PlaceHolder != "筛选（可用拼音首字母）" {
		t.Errorf("%q", e.PlaceHolder)
	}
}

// An empty note at the top of a form leaves no gap.
func TestEmptyNoteTakesNoRoom(t *testing.T) {
	h := newHost(t)
	says := ""
	note := Note(func(*string) string { return says })
	text := Text("text", "文字", func(s *string) *string { return s })
	high := func(fields ...Field[*string]) float32 {
		f := NewForm(h, fields, nil)
		f.Set(new(string))
		return f.root.MinSize().Height
	}
	alone := high(text)
	if with := high(note, note, text, note); with != alone {
		t.Errorf("%v with empty notes, %v without", with, alone)
	}
	says = "说明"
	if with := high(note, text); with <= alone+theme.TextSize() {
		t.Errorf("a note with words takes %v", with-alone)
	}
}

// Text wraps by the rules of papers, and its words stay what they were.
func TestParagraphBreaks(t *testing.T) {
	newHost(t)
	text := "在任组员21人：任晓燕、何红、傅伟、姚鹏。2026 年第 1 期（总第 1 期）。再打印时数字不变，要换点“重新起草”。"
	for width := float32(110); width < 500; width += 7 {
		p := Prose(text)
		p.Resize(fyne.NewSize(width, 100))
		for _, line := range strings.Split(p.Text, "\n")[1:] {
			if strings.ContainsAny(string([]rune(line)[:1]), "、：）。，”期人") {
				t.Errorf("at %v px a line begins %q", width, line)
			}
		}
		if strings.ReplaceAll(p.Text, "\n", "") != text || p.Words() != text {
			t.Fatalf("%q became %q", text, p.Text)
		}
	}
}

// No line of a paragraph is wider than its room, not by the space that it ends with either: the label would break it once more.
func TestParagraphLinesFit(t *testing.T) {
	newHost(t)
	text := "青河镇人大主席团，备份时间 今天 18:48，活动 1 条，选区 8 条，培训 1 条，培训场次 1 条，代表 40 条，代表小组 4 条。"
	for width := float32(110); width < 500; width += 3 {
		p := Prose(text)
		p.Resize(fyne.NewSize(width, 100))
		for _, line := range strings.Split(p.Text, "\n") {
			if w := fyne.MeasureText(line, theme.TextSize(), p.TextStyle).Width; w > width-2*theme.InnerPadding() {
				t.Errorf("at %v px a line takes %v: %q", width, w, line)
			}
		}
	}
}

// What is told line by line can be read whole in a small window, and copied; the button stands below it.
func TestTellScrolls(t *testing.T) {
	h := newHost(t)
	h.window.Resize(fyne.NewSize(640, 480))
	details := strings.TrimSpace(strings.Repeat("活动“2026-11-02”的照片“走访现场1.jpg”的文件不见了。请在“设置与备份”里用“找回照片和附件”从备份取回。\n", 60))
	Tell(h.window, "检查台账", "发现 60 个问题，详见下面。建议先备份，再逐条处理。", details)
	top := h.window.Canvas().Overlays().Top()
	var scroll *container.Scroll
	presses := map[string]*Press{}
	for _, o := range test.LaidOutObjects(top) {
		switch o := o.(type) {
		case *Press:
			presses[o.Text] = o
		case *container.Scroll:
			scroll = o
		}
	}
	ok, copied := presses[WordOK], presses[WordCopy]
	if ok == nil || copied == nil || scroll == nil {
		t.Fatal("no button, or nothing to scroll")
	}
	at := func(o fyne.CanvasObject) fyne.Position {
		return fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
	}
	if end := at(scroll).Y + scroll.Size().Height; at(ok).Y < end || at(ok).Y+ok.Size().Height > 480 || scroll.Size().Height < 80 {
		t.Errorf("the details end at %v, the button stands at %v", end, at(ok))
	}
	if copied.Tapped(nil); fyne.CurrentApp().Clipboard().Content() != details || copied.Text != WordCopied {
		t.Error("not copied")
	}
}

// Where a card is narrow its words are left out whole, not cut.
func TestTileInItsRoom(t *testing.T) {
	newHost(t)
	tile := NewTile()
	tile.Name, tile.Work, tile.Line = "走进村居社区", "宣讲", "13 次 · 24 人次 · 建议 7 件"
	for _, c := range []struct {
		wide             float32
		name, work, line string
	}{{200, "走进村居社区", "宣讲", "13 次 · 24 人次 · 建议 7 件"}, {100, "走进村居社区", "", "13 次 · 24 人次"}, {70, "村居社区", "", "13 次"}} {
		name, work := tile.heading(c.wide)
		line := wholeFacts(tile.Line, c.wide, theme.CaptionTextSize())
		if name != c.name || work != c.work || line != c.line {
			t.Errorf("in %v px: %q %q %q", c.wide, name, work, line)
		}
	}
	for wide, want := range map[float32]string{90: "/ 600 人次", 50: "/ 600", 20: ""} {
		if of := target("/ 600 人次", wide, theme.CaptionTextSize()); of != want {
			t.Errorf("in %v px: %q", wide, of)
		}
	}
}

// A chip shows the cross that takes it away, from the first time that it is drawn.
func TestChipShowsItsCross(t *testing.T) {
	h := newHost(t)
	chip := newChip("赵启明", func() {})
	h.Window().SetContent(container.NewHBox(chip))
	for _, o := range test.LaidOutObjects(chip) {
		if s, ok := o.(*suggestion); ok && test.WidgetRenderer(s).(*suggestionRenderer).text.Text != "×" {
			t.Errorf("the cross is cut to %q", test.WidgetRenderer(s).(*suggestionRenderer).text.Text)
		}
	}
}
