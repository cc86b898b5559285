package views

import (
	"fmt"
	"runtime/debug"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"liujin/data"
	"liujin/views/kit"
)

// masher presses the buttons of a page as somebody who is in a hurry, and counts what that did.
type masher struct {
	*Shell
	page string
	did  []string // names of operations that changed something
}

// twiceAbove are those of a county.
var twiceAbove = []string{"summary", "requirement", "office"}

// twice are the pages whose buttons are pressed twice.
var twice = []string{"report", "coming", "coverage", "campaign", "task-plan", "campaign-delivery", "publicity", "call"}

// left are buttons that lead out of the program.
var left = []string{"打印", "导出", "另存", "打开"}

// hostileText is what nobody means to paste: NUL, characters of no width and from right to left, joined ones, ends of lines, no UTF-8.
const hostileText = "a\x00b\u202e文\u200b\u200d👨‍👩‍👧\ufeff\r\n\t第二行\u2028\u0301\U000e0041\xff"

// buttonsIn are the buttons that can be pressed.
func buttonsIn(in fyne.CanvasObject) (all []*kit.Press) {
	for _, o := range test.LaidOutObjects(in) {
		if b, ok := o.(*kit.Press); ok && b.Visible() && !b.Disabled() && !slices.ContainsFunc(left, func(s string) bool {
			return strings.Contains(b.Text, s)
		}) {
			all = append(all, b)
		}
	}
	return all
}

// afresh is the page as it was at first, with its first record.
func (m *masher) afresh() {
	c := m.window.Canvas()
	for _, o := range c.Overlays().List() {
		c.Overlays().Remove(o)
	}
	for m.app.DB().UndoLabel() != "" && m.app.Undo() == nil {
	}
	if list, ok := m.Go(m.page).Edit.(interface{ SelectFirst() }); ok {
		list.SelectFirst()
	}
	m.did = nil
}

// press presses a button of the page so many times, and where that asks something, fills what is asked with a text and presses on as often.
func (m *masher) press(t *testing.T, at, times int, text string) (label string, asks bool) {
	m.afresh()
	all := buttonsIn(m.window.Content())
	if at >= len(all) {
		return "", false
	}
	b := all[at]
	defer func() {
		if r := recover(); r != nil {
			t.Errorf("“%s”, %d times, with %q: %v\n%s", b.Text, times, text, r, debug.Stack())
		}
	}()
	label = b.Text
	for range times {
		b.Tapped(nil)
	}
	top := m.window.Canvas().Overlays().Top()
	if top == nil {
		return label, false
	}
	for _, o := range test.LaidOutObjects(top) {
		if e, ok := o.(*kit.Entry); ok && e.Visible() && !e.Disabled() && text != "" {
			fyne.CurrentApp().Clipboard().SetContent(text)
			e.TypedShortcut(&fyne.ShortcutPaste{Clipboard: fyne.CurrentApp().Clipboard()})
		}
	}
	for range times {
		if m.window.Canvas().Overlays().Top() != top {
			break
		}
		for _, b := range buttonsIn(top) {
			if b.Importance == kit.Leading {
				b.Tapped(nil)
				break
			}
		}
	}
	return label, true
}

// goesOn are the buttons of which a second press is none of the first: one goes on to the next report, and of the other what went out
// stays, and the same again is the same file.
var goesOn = []string{"不登记", "发给各单位的文件"}

// Every button of a page is pressed twice at once, and what it asks is answered twice, as it stands and with what nobody would paste:
// nothing falls down, and nothing is done twice. Only 不登记 goes on to the next report by itself, which the mouse does not press (kit).
func TestPressedTwice(t *testing.T) {
	for _, page := range slices.Concat(twice, twiceAbove) {
		t.Run(page, func(t *testing.T) {
			open := sampleShell
			if slices.Contains(twiceAbove, page) {
				open = countyShell
			}
			m := &masher{Shell: open(t, kit.Theme{}), page: page}
			m.app.Listen(func(c data.Change) {
				if len(c.Tables) > 0 && (c.Doing == data.Did || c.Doing == data.DidForGood) {
					m.did = append(m.did, c.Label)
				}
			})
			m.afresh()
			for at := range buttonsIn(m.window.Content()) {
				for _, text := range []string{"", hostileText, strings.Repeat("长", 3_000)} {
					label, _ := m.press(t, at, 1, text)
					once := fmt.Sprint(m.did)
					if _, asks := m.press(t, at, 2, text); fmt.Sprint(m.did) != once && !slices.Contains(goesOn, label) {
						t.Errorf("“%s” once: %s, twice: %s", label, once, m.did)
					} else if !asks {
						break
					}
				}
			}
		})
	}
}
