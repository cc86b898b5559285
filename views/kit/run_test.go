package kit

import (
	"errors"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// patience is how long these tests wait for what must happen.
const patience = 10 * time.Second

func TestRun(t *testing.T) {
	newHost(t)
	fault := errors.New("no")
	tests := []struct {
		name string
		work func() error
		want func(error) bool
	}{
		{"done", func() error { return nil }, func(err error) bool { return err == nil }},
		{"refused", func() error { return fault }, func(err error) bool { return errors.Is(err, fault) }},
		{"panic", func() error { var rows []int; _ = rows[3]; return nil }, func(err error) bool {
			return err != nil && strings.Contains(err.Error(), "index out of range") && strings.Contains(err.Error(), "run_test.go")
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := make(chan error, 1)
			Run(tt.work, func(err error) { got <- err })
			select {
			case err := <-got:
				if !tt.want(err) {
					t.Errorf("got %v", err)
				}
			case <-time.After(patience):
				t.Fatal("never done")
			}
		})
	}
}

func TestRunProgressCancelled(t *testing.T) {
	h := newHost(t)
	begun, got := make(chan struct{}), make(chan error, 1)
	stopped := errors.New("stopped")
	goOn := make(chan struct{})
	RunProgress(h.window, "导入", func(report func(done, total int) bool) error {
		report(1, 100)
		close(begun)
		<-goOn
		if report(2, 100) {
			return errors.New("went on after it was cancelled")
		}
		return stopped
	}, func(err error) { got <- err })
	<-begun
	cancel, ok := h.window.Canvas().Focused().(*Press)
	if !ok {
		t.Fatalf("%T has the focus, not the cancel button", h.window.Canvas().Focused())
	}
	test.Tap(cancel)
	close(goOn)
	select {
	case err := <-got:
		if !errors.Is(err, stopped) {
			t.Errorf("got %v", err)
		}
	case <-time.After(patience):
		t.Fatal("never done")
	}
	if top := h.window.Canvas().Overlays().Top(); top != nil && top.Visible() {
		t.Error("the progress dialog is still open")
	}
}

// What a search has found can be taken once there is something, and then at once; the work is asked to end, not dropped.
func TestRunSearchTaken(t *testing.T) {
	h := newHost(t)
	told, pressed, got := make(chan struct{}), make(chan struct{}), make(chan error, 1)
	RunSearch(h.window, "正在排班", "就用现在这个", func(s *Search) error {
		s.Tell(Found{Doing: "正在排第一遍…", Done: 1, Of: 2})
		s.Tell(Found{Doing: "正在找更好的…", Reached: "缺员 0"})
		close(told)
		<-pressed
		if s.Cancelled() || !s.Taken() {
			return errors.New("not taken")
		}
		return nil
	}, func(err error) { got <- err })
	<-told
	var enough *Press
	for _, o := range test.LaidOutObjects(h.window.Canvas().Overlays().Top()) {
		if p, ok := o.(*Press); ok && p.Text == "就用现在这个" {
			enough = p
		}
	}
	if enough == nil || enough.Disabled() {
		t.Fatalf("%+v", enough)
	}
	test.Tap(enough)
	close(pressed)
	select {
	case err := <-got:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(patience):
		t.Fatal("never done")
	}
}

// heldApp keeps what is sent to the window's thread until the test lets it go, as a busy window does.
type heldApp struct {
	fyne.App
	driver heldDriver
}

type heldDriver struct {
	fyne.Driver
	queue chan func()
}

func (a *heldApp) Driver() fyne.Driver                 { return a.driver }
func (d heldDriver) DoFromGoroutine(fn func(), _ bool) { d.queue <- fn }

func TestAfterStoppedWhileTheWindowWasBusy(t *testing.T) {
	a := test.NewTempApp(t)
	held := &heldApp{App: a, driver: heldDriver{Driver: a.Driver(), queue: make(chan func(), 1)}}
	fyne.SetCurrentApp(held)
	ran := false
	stop := After(time.Millisecond, func() { ran = true })
	select {
	case fn := <-held.driver.queue: // the time is up, the window has not come to it
		stop()
		fn()
	case <-time.After(patience):
		t.Fatal("the time is never up")
	}
	if ran {
		t.Error("ran although it was stopped")
	}
}

func TestEvery(t *testing.T) {
	newHost(t)
	var times atomic.Int32
	thrice := make(chan struct{})
	stop := Every(time.Millisecond, func() {
		if times.Add(1) == 3 {
			close(thrice)
		}
	})
	select {
	case <-thrice:
	case <-time.After(patience):
		t.Fatal("not called again and again")
	}
	stop()
	stop() // a second stop is harmless
}
