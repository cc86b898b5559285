package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"
)

// Spacer pushes what follows to the end of its line.
func Spacer() fyne.CanvasObject { return layout.NewSpacer() }

// Dialog shows content with buttons of its own; closing is left to them, so that nothing typed is lost by a failed act.
// Escape presses the button that is Safe, or only closes where none is; without any button it does nothing. The first button stands at the
// right, as on Windows; the last one stands before the others and has the focus, so that Enter presses it, from the last field too. Closed,
// the dialog gives the keys back to what had them.
func Dialog(w fyne.Window, title string, width float32, content fyne.CanvasObject, buttons func(close func()) []fyne.CanvasObject) func() {
	foot := container.NewHBox(layout.NewSpacer())
	d := dialog.NewCustomWithoutButtons(title, Hinted(container.NewBorder(nil, foot, nil, nil, content)), w)
	c := w.Canvas()
	endHint()
	under, level := c.Focused(), len(c.Overlays().List())
	hide := func() {
		if time.Since(clicked) < doubleClick {
			shut = time.Now()
		}
		d.Hide()
		if under != nil && c.Focused() == nil && len(c.Overlays().List()) == level {
			c.Focus(under)
		}
	}
	all := buttons(hide)
	escape := hide
	var presses []*Press
	for i, b := range all {
		foot.Add(all[len(all)-1-i])
		if p, ok := b.(*Press); ok {
			presses = append(presses, p)
			if p.safe {
				escape = func() { p.Tapped(nil) }
			}
		}
	}
	for _, p := range presses {
		p.escape = escape
	}
	d.Resize(fyne.NewSize(min(width, c.Size().Width-40), 0))
	d.Show()
	if n := len(presses); n > 0 {
		c.Focus(presses[n-1])
	}
	return hide
}

// Ask asks before something is done; the safe answer is Cancel and Escape.
func Ask(w fyne.Window, title, text, act string, do func()) {
	Dialog(w, title, 460, Prose(text), func(close func()) []fyne.CanvasObject {
		return []fyne.CanvasObject{Button(WordCancel, close), Primary(act, func() { close(); do() })}
	})
}

// AskDanger asks before something that is better not done by pressing Enter once too often: the safe answer has the focus.
func AskDanger(w fyne.Window, title, text, act string, do func()) {
	var safe *Press
	Dialog(w, title, 460, Prose(text), func(close func()) []fyne.CanvasObject {
		safe = Button(WordCancel, close)
		return []fyne.CanvasObject{safe, Primary(act, func() { close(); do() })}
	})
	w.Canvas().Focus(safe)
}

// GiveUp is 取消 of a dialog in which something is typed; Escape does it too.
func GiveUp(w fyne.Window, typed func() bool, close func()) *Press {
	return Safe(WordCancel, func() { AskTyped(w, typed, close) })
}

// AskTyped goes on at once where nothing was typed, and asks first where something would be lost.
func AskTyped(w fyne.Window, typed func() bool, then func()) {
	if !typed() {
		then()
		return
	}
	Dialog(w, "还没有保存", 460, Prose("填写的内容还没有保存，关闭后就没有了。"), func(stay func()) []fyne.CanvasObject {
		back := Safe("继续填写", stay)
		back.Importance = Leading
		return []fyne.CanvasObject{Button("不保存", func() { stay(); then() }), back}
	})
}

// Tell shows a sentence that must be read. What belongs to it, line by line, stands below it, as much at a time as the window has room
// for, and can be copied.
func Tell(w fyne.Window, title, text, details string) {
	if details == "" {
		Dialog(w, title, 520, Prose(text), func(close func()) []fyne.CanvasObject { return []fyne.CanvasObject{Primary(WordOK, close)} })
		return
	}
	const width, beside, others = 640, 60, 200 // others: what stands above and below, without the sentence
	said, more := Prose(text), Prose(details)
	room := w.Canvas().Size()
	for _, p := range []*Paragraph{said, more} { // to know how high they will be
		p.Resize(fyne.NewSize(min(width, room.Width-40)-beside, 1))
	}
	scroll := container.NewVScroll(more)
	scroll.SetMinSize(fyne.NewSize(0, min(more.MinSize().Height, max(room.Height-others-said.MinSize().Height, 80))))
	Dialog(w, title, width, container.NewBorder(said, nil, nil, nil, scroll), func(close func()) []fyne.CanvasObject {
		copied := Button(WordCopy, nil)
		copied.OnTapped = func() {
			fyne.CurrentApp().Clipboard().SetContent(details)
			copied.SetText(WordCopied)
		}
		return []fyne.CanvasObject{copied, Primary(WordOK, close)}
	})
}

// Wait shows that something short is under way that can't be stopped; hide ends it.
func Wait(w fyne.Window, title, text string) (hide func()) {
	return Dialog(w, title, 420, container.NewVBox(Prose(text), widget.NewProgressBarInfinite()),
		func(func()) []fyne.CanvasObject { return nil })
}

// Leaving is what to do with something typed and not saved.
type Leaving int

// The answers.
const (
	LeaveStay Leaving = iota
	LeaveSave
	LeaveDrop
)

// AskSave asks what to do with something typed and not saved.
func AskSave(w fyne.Window, noun string, answer func(Leaving)) {
	Dialog(w, "还没有保存", 480, Prose("正在填写的"+noun+"还没有保存。"), func(close func()) []fyne.CanvasObject {
		button := func(text string, primary bool, l Leaving) fyne.CanvasObject {
			b := Button(text, func() { close(); answer(l) })
			if b.safe = l == LeaveStay; primary {
				b.Importance = Leading
			}
			return b
		}
		return []fyne.CanvasObject{button("继续填写", false, LeaveStay), button("不保存", false, LeaveDrop), button(WordSave, true, LeaveSave)}
	})
}

// ShowBoth shows two versions of a record; the answer is whether the user's own is to be saved over the other.
func ShowBoth(w fyne.Window, text string, all []Difference, answer func(mine bool)) {
	grid := container.NewGridWithColumns(3, Heading("项目"), Heading("您填写的"), Heading("现在台账里的"))
	for _, d := range all {
		grid.Add(Quiet(d.Title))
		grid.Add(Prose(d.Mine))
		grid.Add(Prose(d.Theirs))
	}
	if len(all) == 0 {
		grid.Objects = []fyne.CanvasObject{Prose("两个版本的内容相同。")}
	}
	scroll := container.NewVScroll(grid)
	scroll.SetMinSize(fyne.NewSize(600, 240))
	Dialog(w, "两个版本", 720, container.NewVBox(Prose(text), scroll), func(close func()) []fyne.CanvasObject {
		return []fyne.CanvasObject{Button("返回继续填写", close), Button("用台账里的", func() { close(); answer(false) }),
			Primary("用我填写的", func() { close(); answer(true) })}
	})
}
