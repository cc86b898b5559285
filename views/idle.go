package views

import (
	"runtime/debug"
	"runtime/metrics"
	"time"

	"fyne.io/fyne/v2"

	"liujin/views/kit"
)

// idle gives back what is no longer needed when the window is left alone: pictures of texts that are not shown, which the toolkit lets go
// of only while it draws, and memory that Go keeps in hand for what comes next.
type idle struct {
	window    fyne.Window
	allocated uint64 // by the program, so far
	given     bool   // since something happened last
}

// GiveBack gives back what the drawing has let go of; main puts it in.
var GiveBack = func() {}

// idleEvery is how often it is looked whether anything happens; what happened not since the last look is over.
const idleEvery = 20 * time.Second

// idleBytes is more than a window allocates in that time while nobody does anything: a caret that blinks takes ten MB.
const idleBytes = 16 << 20

// watchIdle begins to look.
func watchIdle(w fyne.Window) {
	i := &idle{window: w}
	kit.Every(idleEvery, i.look)
}

// look gives back once after each stretch of work; meanwhile what the drawing has let go of, which takes a millisecond.
func (i *idle) look() {
	sample := []metrics.Sample{{Name: "/gc/heap/allocs:bytes"}}
	metrics.Read(sample)
	before := i.allocated
	i.allocated = sample[0].Value.Uint64()
	if i.allocated-before > idleBytes {
		i.given = false
		kit.Run(func() error { GiveBack(); return nil }, func(error) {}) // pictures come and go while one works, and leave gaps
		return
	}
	if i.given {
		return
	}
	i.given = true
	i.window.Canvas().Refresh(i.window.Content())
	kit.Run(func() error {
		debug.FreeOSMemory()
		GiveBack()
		return nil
	}, func(error) {})
}
