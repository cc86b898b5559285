//go:build e2e

package main

import (
	"fmt"
	"image"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"liujin/app/sample"
	"liujin/data"
	"liujin/views"
)

// memory is what the program takes now, and the most it took so far, in MB as the system counts them: its pages in memory, the program's
// own and, where there is no graphics card, the drawing's.
func (d *machine) memory() (now, most float64) {
	d.t.Helper()
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", d.program.Process.Pid))
	if err != nil {
		d.t.Fatal(err)
	}
	for line := range strings.Lines(string(status)) {
		var kb float64
		if _, err := fmt.Sscanf(line, "VmRSS: %f kB", &kb); err == nil {
			now = kb / 1024
		} else if _, err := fmt.Sscanf(line, "VmHWM: %f kB", &kb); err == nil {
			most = kb / 1024
		}
	}
	return now, most
}

// worked is how much processor the program has taken so far.
func (d *machine) worked() time.Duration {
	d.t.Helper()
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", d.program.Process.Pid))
	if err != nil {
		d.t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(stat), ") ")
	fields := strings.Fields(rest)
	var user, system int
	if _, err := fmt.Sscan(fields[11]+" "+fields[12], &user, &system); err != nil {
		d.t.Fatal(err)
	}
	return time.Duration(user+system) * 10 * time.Millisecond // a tick is a hundredth of a second
}

// sampled is a machine with the made-up ledger.
func sampled(t testing.TB) *machine {
	t.Helper()
	d := newMachine(t)
	d.ledger = filepath.Join(d.home, "示例"+data.Extension)
	if err := sample.Sample(d.ledger, 1, time.Now().Format(time.DateOnly)); err != nil {
		t.Fatal(err)
	}
	return d
}

// hour is an hour of the office's work on the made-up ledger, without its pauses.
type hour struct {
	*machine
	at int // the screen that is shown, in the order of Ctrl+PageDown
}

// to goes to a screen.
func (h *hour) to(name string) {
	h.t.Helper()
	if keys := way(h.t, views.Screens()[h.at], name); len(keys) > 0 {
		h.brisk(keys...)
	}
	h.at = slices.Index(views.Screens(), name)
}

// brisk presses keys one after the other and waits until all is shown.
func (h *hour) brisk(keys ...string) {
	h.t.Helper()
	h.keys(keys...)
	h.rests(shortRest)
}

// pages goes through all screens, scrolls what is a list there to its end and back, and looks at what can be printed.
func (h *hour) pages() {
	h.t.Helper()
	for _, name := range views.Screens() {
		h.to(name)
		h.brisk("ctrl+f", "Tab", "Next", "Next", "End", "Home", "Escape")
		h.brisk("ctrl+p", "Return")
		h.rests(longRest)
		h.brisk("Next", "Next", "Escape", "Escape", "Escape")
	}
}

// lands goes to the first tab of a page by its line in the navigation: on a busy display a key may have been lost on the way so far.
func (h *hour) lands(name string, y int) {
	h.t.Helper()
	h.clickAt(image.Pt(60, y))
	h.brisk("ctrl+1")
	h.at = slices.Index(views.Screens(), name)
}

// enlarges turns large text on, looks at some pages, and turns it off.
func (h *hour) enlarges() {
	h.t.Helper()
	click := func(x, y int) { // on 大字, and wait until all is drawn anew
		h.t.Helper()
		before := h.picture()
		h.clickAt(image.Pt(x, y))
		h.until("letters of another size", func() bool { return differ(before, h.picture(), muchPixels) })
		h.rests(longRest)
	}
	h.lands("settings", 560)
	click(843, 218)
	for _, name := range []string{"desk", "duty", "deputy", "opinion"} {
		h.to(name)
	}
	h.lands("settings", 685)
	click(860, 243)
}

// words is what is typed: letters, since Chinese comes out of an input method.
const words = "gangkou shequ daibiao lianluozhan jiedai xuanmin fanying daolu zhaoming wenti "

// types writes one paragraph of so many characters into a new record, and tells how much processor the last three hundred took, a key.
func (h *hour) types(n int) time.Duration {
	h.t.Helper()
	h.lands("campaign", 111)
	h.to("publicity")
	h.brisk("ctrl+n", "a") // its title
	h.brisk(slices.Repeat([]string{"Tab"}, 11)...)
	text := strings.Repeat(words, n/len(words)+1)[:n]
	typed := func(text string, delay string) {
		h.t.Helper()
		if out, err := h.run("", "xdotool", "type", "--delay", delay, text); err != nil {
			h.t.Fatalf("type: %s %v", out, err)
		}
		h.rests(shortRest)
	}
	typed(text[:n-300], "5")
	before := h.worked()
	typed(text[n-300:], "30")
	took := (h.worked() - before) / 300
	drafted := func() bool { // a busy display loses a key now and then
		return h.read(func(db *data.DB) bool {
			drafts, err := db.Drafts()
			return err == nil && slices.ContainsFunc(drafts, func(d data.Draft) bool { return len(d.Body) >= n*9/10 })
		})
	}
	h.until("the draft of what was typed", drafted)
	h.brisk("ctrl+s")
	h.until("the record instead of its draft", func() bool { return !drafted() })
	return took
}

// BenchmarkHour measures what the window takes over an hour of work, in three parts with 5,000 characters typed in each: at the start,
// after each part, at most, and when it was left alone; beside the least window with the same faces, since much of it is the drawing's.
func BenchmarkHour(b *testing.B) {
	d := sampled(b)
	d.launch(bareWindow(b, d.home))
	d.rests(longRest)
	bare, _ := d.memory()
	d.kill()
	d.start()
	d.rests(longRest)
	start, _ := d.memory()
	b.ReportMetric(bare, "MB-bare-window")
	b.ReportMetric(start, "MB-start")
	h := &hour{machine: d}
	for range b.N {
		for part := range 3 {
			h.pages()
			h.enlarges()
			key := h.types(5000)
			now, most := d.memory()
			b.ReportMetric(now, fmt.Sprintf("MB-part-%d", part+1))
			b.ReportMetric(most, "MB-most")
			b.ReportMetric(float64(key.Microseconds())/1000, "ms/key")
		}
	}
	time.Sleep(alone)
	left, _ := d.memory()
	b.ReportMetric(left, "MB-left-alone")
}

// alone is how long the window is left alone until it has given back what it can.
const alone = time.Minute
