package kit

import (
	"fmt"
	"runtime/debug"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// This file is the only place where work leaves the window's thread and comes back to it.

// Run does work beside the window and hands its error to done, on the window's thread. A panic in work is an error.
func Run(work func() error, done func(error)) {
	if inline.Load() {
		done(guarded(work))
		return
	}
	go func() {
		err := guarded(work)
		fyne.Do(func() { done(err) })
	}()
}

// inline has Run work on its caller's thread, and no clock call.
var inline atomic.Bool

// Inline has Run do its work before it returns, and After and Every never call: a test calls itself what the clock would.
// For tests: their window has no thread of its own, and two would draw at once.
func Inline(on bool) { inline.Store(on) }

func guarded(work func() error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("panic: %v\n%s", r, debug.Stack())
		}
	}()
	return work()
}

// Later runs fn on the window's thread, from whichever thread it is called.
func Later(fn func()) { fyne.Do(fn) }

// ReadFaces begins to read the two faces and what stands in for them, before a text is measured: it takes as long as making the window.
// wait must be called on the window's thread before it draws or measures any text: the toolkit's caches know one thread at a time.
func ReadFaces() (wait func()) {
	read := make(chan struct{})
	work := func() {
		defer close(read)
		for _, bold := range []bool{false, true} {
			fyne.MeasureText(WordOK, (&Theme{}).Size(theme.SizeNameText), fyne.TextStyle{Bold: bold})
		}
	}
	if inline.Load() {
		work()
	} else {
		go work()
	}
	return func() { <-read }
}

// RunProgress does long work beside the window, showing how far it is, with a button that cancels it.
// work calls report now and then and stops when it says so.
func RunProgress(w fyne.Window, title string, work func(report func(done, total int) (goOn bool)) error, done func(error)) {
	bar := widget.NewProgressBar()
	text := Quiet("正在准备…")
	var stopped atomic.Bool
	closeDialog := Dialog(w, title, 460, container.NewVBox(bar, text), func(func()) []fyne.CanvasObject {
		return []fyne.CanvasObject{Safe(WordCancel, func() {
			stopped.Store(true)
			text.SetText("正在停下，已做的会全部退回…")
		})}
	})
	var last time.Time
	report := func(n, total int) bool {
		if now := time.Now(); now.Sub(last) > 80*time.Millisecond || n == total {
			last = now
			fyne.Do(func() {
				if total > 0 {
					bar.SetValue(float64(n) / float64(total))
				}
				if !stopped.Load() {
					text.SetText(fmt.Sprintf("%d / %d", n, total))
				}
			})
		}
		return !stopped.Load()
	}
	Run(func() error { return work(report) }, func(err error) {
		closeDialog()
		done(err)
	})
}

// Found is how far a search is: what it does, how much of that is done, and what it has found; "": nothing that could be taken.
type Found struct {
	Doing, Reached string
	Done, Of       int // Of 0: nobody knows
}

// Search is what the window and work that looks for ever better results tell each other.
type Search struct {
	show             func(Found)
	last             time.Time
	shown            Found
	cancelled, taken atomic.Bool
}

// Tell shows how far it is.
func (s *Search) Tell(f Found) {
	now := time.Now()
	if now.Sub(s.last) < 80*time.Millisecond && (f.Doing == s.shown.Doing && (f.Reached == "") == (s.shown.Reached == "")) {
		return
	}
	s.last, s.shown = now, f
	fyne.Do(func() { s.show(f) })
}

// Cancelled reports that nothing is wanted any more.
func (s *Search) Cancelled() bool { return s.cancelled.Load() }

// Taken reports that what is found will do.
func (s *Search) Taken() bool { return s.taken.Load() }

// RunSearch does work beside the window that looks for something ever better: it shows what is found, which can be taken at any time.
func RunSearch(w fyne.Window, title, take string, work func(*Search) error, done func(error)) {
	bar, doing, reached := widget.NewProgressBar(), Quiet("正在准备…"), Prose("")
	s := &Search{}
	enough := Primary(take, nil)
	enough.OnTapped = func() { s.taken.Store(true); enough.Disable(); doing.SetText("正在收尾…") }
	enough.Disable()
	closeDialog := Dialog(w, title, 520, container.NewVBox(bar, doing, reached), func(func()) []fyne.CanvasObject {
		return []fyne.CanvasObject{Safe(WordCancel, func() {
			s.cancelled.Store(true)
			enough.Disable()
			doing.SetText("正在停下，什么都不会改动…")
		}), enough}
	})
	s.show = func(f Found) {
		if s.Cancelled() || s.Taken() {
			return
		}
		if bar.Show(); f.Of > 0 {
			bar.SetValue(float64(f.Done) / float64(f.Of))
		} else {
			bar.Hide()
		}
		doing.SetText(f.Doing)
		reached.SetText(f.Reached)
		if f.Reached != "" && enough.Disabled() {
			enough.Enable()
		}
	}
	Run(func() error { return work(s) }, func(err error) {
		closeDialog()
		done(err)
	})
}

// After calls fn on the window's thread once, unless stop is called before.
func After(d time.Duration, fn func()) (stop func()) {
	if inline.Load() {
		return func() {}
	}
	var stopped atomic.Bool
	t := time.AfterFunc(d, func() {
		fyne.Do(func() {
			if !stopped.Load() { // stopped while this waited for the window's thread
				fn()
			}
		})
	})
	return func() {
		stopped.Store(true)
		t.Stop()
	}
}

// Every calls fn on the window's thread again and again until stop is called.
func Every(d time.Duration, fn func()) (stop func()) {
	if inline.Load() {
		return func() {}
	}
	end := make(chan struct{})
	var ended atomic.Bool
	go func() {
		t := time.NewTicker(d)
		defer t.Stop()
		for {
			select {
			case <-end:
				return
			case <-t.C:
				fyne.Do(func() {
					if !ended.Load() {
						fn()
					}
				})
			}
		}
	}()
	return func() {
		if !ended.Swap(true) {
			close(end)
		}
	}
}
