//go:build e2e

package main

import (
	"os/exec"
	"strings"
	"testing"
)

// A display that is not there, or that can't be what it says, costs a sentence: no trace of the program's insides.
func TestE2ENoDisplay(t *testing.T) {
	for _, display := range []string{":987", "nowhere.invalid:0", "garbage", ":99999999999"} {
		c := exec.Command("./liujin")
		c.Env = append(c.Environ(), "DISPLAY="+display, "WAYLAND_DISPLAY=", "HOME="+t.TempDir(), "XDG_CONFIG_HOME="+t.TempDir())
		out, err := c.CombinedOutput()
		if err == nil || c.ProcessState.ExitCode() != 1 || !strings.Contains(string(out), "连不上显示器") ||
			strings.Contains(string(out), "goroutine") {
			t.Errorf("%s: %v\n%s", display, err, out)
		}
	}
}
