package kit

import (
	"math"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

// prose is text as offices write it.
var prose = []string{
	"代表走访东港水产加工有限公司，了解冷链车间增容情况；企业反映用电紧张，希望尽快落实——“三张清单”……",
	"2026年11月12日（周四）上午9:30—11:00，第3选区AVATAR公司To Wave、Type、WiFi ffi fi fl，共12.5万元（100%）。",
	"Typing AV WA To. Yes, the quick brown fox jumps over the lazy dog; \"quoted\" 'text' (brackets) 1,234.56 -- and so on",
	"䶮𬭎赟喆㛃𠅤：甲、乙、丙；①②③④⑤《条例》【通知】〔2026〕3号 ℃ ㎡ ￥ · ",
}

// TestLettersMeasureAsTheToolkit: the sum of the characters is what the toolkit says of the whole.
func TestLettersMeasureAsTheToolkit(t *testing.T) {
	a := test.NewTempApp(t)
	a.Settings().SetTheme(&Theme{})
	for _, text := range prose {
		for _, bold := range []bool{false, true} {
			style := fyne.TextStyle{Bold: bold}
			for _, size := range []float32{14, 17.5} {
				line := strings.Repeat(text, 3)
				want := fyne.MeasureText(line, size, style)
				var got fyne.Size
				swiftly(func() { got = fyne.MeasureText(line, size, style) })
				if math.Abs(float64(got.Width-want.Width)) > 0.5 || got.Height != want.Height {
					t.Errorf("%v %v: %v, the toolkit says %v: %s", size, bold, got, want, text)
				}
			}
		}
	}
}

// TestLinesBreakAsTheToolkits: a field of several lines has its caret where the toolkit's own has it, through a long paragraph.
func TestLinesBreakAsTheToolkits(t *testing.T) {
	h := newHost(t)
	ours, theirs := NewArea(h, 4), &widget.Entry{MultiLine: true, Wrapping: fyne.TextWrapBreak}
	theirs.ExtendBaseWidget(theirs)
	h.Window().SetContent(container.NewGridWithColumns(2, ours, theirs))
	h.Window().Resize(fyne.NewSize(900, 600))
	text := strings.Repeat(strings.Join(prose, ""), 2)
	ours.SetText(text)
	theirs.SetText(text)
	for i, key := range []fyne.KeyName{fyne.KeyEnd, fyne.KeyDown, fyne.KeyDown, fyne.KeyHome, fyne.KeyDown, fyne.KeyPageDown, fyne.KeyUp,
		fyne.KeyLeft} {
		ours.TypedKey(&fyne.KeyEvent{Name: key})
		theirs.TypedKey(&fyne.KeyEvent{Name: key})
		ours.TypedRune('新')
		theirs.TypedRune('新')
		if ours.Text != theirs.Text || ours.CursorRow != theirs.CursorRow || ours.CursorColumn != theirs.CursorColumn {
			t.Fatalf("%d, %s: %d:%d, the toolkit's %d:%d", i, key, ours.CursorRow, ours.CursorColumn, theirs.CursorRow, theirs.CursorColumn)
		}
		if at, want := ours.CursorPosition(), theirs.CursorPosition(); math.Abs(float64(at.X-want.X)) > 0.5 || at.Y != want.Y {
			t.Errorf("%d, %s: %v, the toolkit's %v", i, key, at, want)
		}
	}
}

// TestPageOfFaces: a line of ten thousand characters from several faces, and of one that no face has, is typed into within a moment; shaped
// as a whole for each of its lines it took half a minute.
func TestPageOfFaces(t *testing.T) {
	h := newHost(t)
	e := NewArea(h, 4)
	h.Window().SetContent(e)
	h.Window().Resize(fyne.NewSize(540, 600))
	at := time.Now()
	e.SetText(strings.Repeat("路灯𬭎䶮ก😀\U000f1234a ", 1111))
	e.TypedRune('新')
	e.TypedShortcut(&fyne.ShortcutUndo{})
	if took := time.Since(at); took > 10*time.Second {
		t.Errorf("it took %v", took)
	}
}
