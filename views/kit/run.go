package kit

import (
	"fmt"
	"runtime/debug"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
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
