//go:build e2e

package main

import (
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"

	"liujin/data"
)

// TestE2EFrozenClipboard: a program that hangs with the clipboard in its hands does not take the window with it; when it goes on, so does
// pasting. What the window itself copied comes back at once, and a long text comes in pieces.
func TestE2EFrozenClipboard(t *testing.T) {
	t.Parallel()
	d := newMachine(t)
	d.start()
	d.keys(way(t, "desk", "visit")...)
	d.keys("ctrl+n", "Tab", "Tab", "Tab", "Tab") // 地点
	d.paste("东港")
	holds := func(text string) func() bool {
		return func() bool {
			return d.read(func(db *data.DB) bool {
				drafts, err := db.Drafts()
				return err == nil && len(drafts) == 1 && strings.Contains(drafts[0].Body, `"`+text+`"`)
			})
		}
	}
	d.until("what was pasted", holds("东港"))
	owner := exec.Command("xclip", "-selection", "clipboard", "-quiet")
	owner.Env, owner.Stdin = d.env(), strings.NewReader("冻住的内容")
	if err := owner.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = owner.Process.Kill(); _ = owner.Wait() })
	d.until("the clipboard", func() bool {
		got, _ := d.run("", "xclip", "-selection", "clipboard", "-o")
		return got == "冻住的内容"
	})
	if err := owner.Process.Signal(syscall.SIGSTOP); err != nil {
		t.Fatal(err)
	}
	at := time.Now()
	d.keys("End", "ctrl+v", "x", "y", "z")
	d.until("what was typed after a paste that nobody answered", holds("东港xyz"))
	if took := time.Since(at); took > 20*time.Second {
		t.Errorf("the window stood still for %v", took)
	}
	if err := owner.Process.Signal(syscall.SIGCONT); err != nil {
		t.Fatal(err)
	}
	d.keys("ctrl+v")
	d.until("the paste once the program goes on", holds("东港xyz冻住的内容"))

	d.keys("ctrl+a", "ctrl+c", "End", "ctrl+v") // now the window holds it
	d.until("what the window copied itself", holds("东港xyz冻住的内容东港xyz冻住的内容"))

	d.press("ctrl+a")
	d.paste(strings.Repeat("长", 1_000_000)) // in pieces
	d.until("as much of a long text as a line takes", holds(strings.Repeat("长", 300)))
}
