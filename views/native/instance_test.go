//go:build !windows

package native

import (
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"
)

// handsOver has a process of this test hand a path over and tell how it went: that is the second start.
const handsOver = "LIUJIN_TEST_HANDS_OVER"

func TestMain(m *testing.M) {
	if path, ok := os.LookupEnv(handsOver); ok {
		if HandOver(path) {
			os.Exit(0)
		}
		os.Exit(3)
	}
	os.Exit(m.Run())
}

// secondStart runs another process, which hands path over; false: it found nobody.
func secondStart(t *testing.T, path string) bool {
	t.Helper()
	c := exec.Command(os.Args[0])
	c.Env = append(os.Environ(), handsOver+"="+path)
	out, err := c.CombinedOutput()
	if exit, ok := err.(*exec.ExitError); ok && exit.ExitCode() != 3 {
		t.Fatalf("%v: %s", err, out)
	}
	return err == nil
}

// A second process hands over what it was started with; before the first listens, and after one crashed, there is nobody.
func TestHandOver(t *testing.T) {
	config := t.TempDir()
	t.Setenv("XDG_CONFIG_HOME", config)
	test.NewTempApp(t)
	if secondStart(t, "早了.ledger") {
		t.Error("handed over to nobody")
	}
	crashed, err := net.ListenUnix("unix", &net.UnixAddr{Name: filepath.Join(config, "liujin", "instance"), Net: "unix"})
	if err != nil {
		t.Fatal(err)
	}
	crashed.SetUnlinkOnClose(false) // a crash leaves its socket
	if err := crashed.Close(); err != nil {
		t.Fatal(err)
	}
	if secondStart(t, "崩溃后.ledger") {
		t.Error("handed over to one that crashed")
	}
	taken := make(chan string, 1)
	if err := Receive(func(path string) { taken <- path }); err != nil {
		t.Fatal(err)
	}
	long := "/" + strings.Repeat("很长的文件夹/", 200) + "台账 副本.ledger"
	for _, path := range []string{"", "/家 里/东港镇 台账.ledger", `\\server\共享\台账.ledger`, long} {
		if !secondStart(t, path) {
			t.Fatalf("%q was not taken", path)
		}
		select {
		case got := <-taken:
			if got != path {
				t.Errorf("handed over %q, taken %q", path, got)
			}
		case <-time.After(handingTime):
			t.Fatalf("%q never arrived", path)
		}
	}
}

// One who connects and says nothing does not keep the others out for good.
func TestHandOverPastASilentOne(t *testing.T) {
	config := t.TempDir()
	t.Setenv("XDG_CONFIG_HOME", config)
	test.NewTempApp(t)
	taken := make(chan string, 2)
	if err := Receive(func(path string) { taken <- path }); err != nil {
		t.Fatal(err)
	}
	silent, err := net.Dial("unix", filepath.Join(config, "liujin", "instance"))
	if err != nil {
		t.Fatal(err)
	}
	defer silent.Close()
	if !HandOver("台账.ledger") || <-taken != "台账.ledger" {
		t.Error("a silent one kept the other out")
	}
}
