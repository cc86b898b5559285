package console

import (
	"fmt"
	"os"
	"os/signal"
	"time"

	"liujin/app/rostering"
)

// effort is how long a command looks for a better roster, and what it says of it meanwhile.
type effort struct {
	call    *call
	of      *string
	seconds *int
	ended   chan os.Signal
	until   time.Time
	said    string
}

// effort declares the options of a search.
func (f *flags) effort() *effort {
	return &effort{call: f.call, of: f.String("effort", string(rostering.Quick), ""), seconds: f.Int("seconds", 0, "")}
}

// begin checks the options; from then on Ctrl+C takes what a thorough search has found, until done is called.
func (e *effort) begin() (done func(), err error) {
	if of := rostering.Effort(*e.of); of != rostering.Quick && of != rostering.Thorough {
		return nil, usage(fmt.Sprintf("--effort 只能是 %s 或 %s，不是“%s”", rostering.Quick, rostering.Thorough, *e.of))
	}
	if *e.seconds < 0 {
		return nil, usage("--seconds 不能是负数")
	}
	if *e.seconds > 0 {
		e.until = time.Now().Add(time.Duration(*e.seconds) * time.Second)
	}
	e.ended = make(chan os.Signal, 1)
	if rostering.Effort(*e.of) == rostering.Thorough { // a quick one is dropped by Ctrl+C, as any command
		signal.Notify(e.ended, os.Interrupt)
	}
	return func() { signal.Stop(e.ended) }, nil
}

// enough reports that the time is over or Ctrl+C was pressed.
func (e *effort) enough() bool {
	return len(e.ended) > 0 || !e.until.IsZero() && time.Now().After(e.until)
}

// tell says on the side what a thorough search has reached, once whenever that is better.
func (e *effort) tell(p rostering.Progress) {
	text := p.Reached()
	if text == "" {
		text = string(p.Stage) + "…"
	}
	if text != e.said && rostering.Effort(*e.of) == rostering.Thorough {
		e.said = text
		fmt.Fprintln(e.call.stderr, text)
	}
}
