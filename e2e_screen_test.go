//go:build e2e

package main

import (
	"bytes"
	"encoding/binary"
	"os"
	"path/filepath"
	"time"
)

// What the display shows tells when the program has done what a key asked for: Xvfb keeps its picture in a file (-fbdir).

// How much of the display differs, in pixels: a caret that blinks is nothing new, a dialog or another page is much.
const (
	caretPixels = 150
	muchPixels  = 3000
)

// pictureHead is more than what stands before the pixels in the file.
const pictureHead = 4096

// How long the display must show the same to be at rest: after a key, and after what works beside the window.
const (
	shortRest = 200 * time.Millisecond
	longRest  = 700 * time.Millisecond
)

// noAnswer is how long a key is waited for that may change nothing to be seen.
const noAnswer = time.Second

// picture is what the display shows now.
func (d *machine) picture() []byte {
	d.t.Helper()
	b, err := os.ReadFile(filepath.Join(d.home, "Xvfb_screen0"))
	if err != nil {
		d.t.Fatal(err)
	}
	return b
}

// differ reports whether two pictures differ in more than so many pixels.
func differ(a, b []byte, most int) bool {
	if bytes.Equal(a, b) {
		return false
	}
	n := 0
	for i := 0; i+4 <= min(len(a), len(b)) && n <= most; i += 4 {
		if binary.NativeEndian.Uint32(a[i:]) != binary.NativeEndian.Uint32(b[i:]) {
			n++
		}
	}
	return n > most
}

// plain reports whether a picture shows one colour only, as a window does that is still empty.
func plain(picture []byte) bool {
	ground := bytes.Repeat(picture[len(picture)/2:len(picture)/2+4], len(picture)/4)
	return !differ(picture, ground, caretPixels+pictureHead/4)
}

// rests waits until the display has shown the same for a while.
func (d *machine) rests(rest time.Duration) {
	d.t.Helper()
	last, since := d.picture(), time.Now()
	d.until("rest on the display", func() bool {
		if now := d.picture(); differ(last, now, caretPixels) {
			last, since = now, time.Now()
		}
		return time.Since(since) >= rest
	})
}

// within polls until ok, at most so long.
func within(most time.Duration, ok func() bool) bool {
	for end := time.Now().Add(most); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if ok() {
			return true
		}
	}
	return false
}

// press presses keys, each when the one before has been answered.
func (d *machine) press(keys ...string) {
	d.t.Helper()
	for _, key := range keys {
		d.answers(func() { d.keys(key) })
	}
	d.rests(shortRest)
}

// answers does something and waits until the display shows it, or no longer where there is nothing to be seen of it.
func (d *machine) answers(do func()) {
	d.t.Helper()
	before := d.picture()
	do()
	within(noAnswer, func() bool { return differ(before, d.picture(), caretPixels) })
}

// turns presses a key that brings something else to the display: a page, a dialog, a preview.
func (d *machine) turns(key string) {
	d.t.Helper()
	d.rests(shortRest)
	before := d.picture()
	d.keys(key)
	d.until("something else after "+key, func() bool { return differ(before, d.picture(), muchPixels) })
	d.rests(longRest)
}
