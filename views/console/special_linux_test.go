package console

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// Whatever bears the names of log and crash file: the program starts, waits for nothing, and writes to nothing but a file of its own.
func TestSpecialLogFiles(t *testing.T) {
	config := t.TempDir()
	t.Setenv("XDG_CONFIG_HOME", config)
	folder, target := filepath.Join(config, "liujin"), filepath.Join(t.TempDir(), "elsewhere")
	for what, put := range map[string]func(name string) error{
		"pipe":   func(name string) error { return unix.Mkfifo(name, 0o600) },
		"link":   func(name string) error { return os.Symlink(target, name) },
		"folder": func(name string) error { return os.Mkdir(name, 0o700) },
	} {
		if err := os.MkdirAll(folder, 0o700); err != nil {
			t.Fatal(err)
		}
		for _, name := range []string{"crash.txt", "liujin.log"} {
			if err := put(filepath.Join(folder, name)); err != nil {
				t.Fatal(err)
			}
		}
		done := make(chan bool)
		go func() {
			OpenLog().Warn("said")
			close(done)
		}()
		select {
		case <-done:
		case <-time.After(20 * time.Second):
			t.Fatalf("%s: waits", what)
		}
		if _, err := os.Stat(target); err == nil {
			t.Errorf("%s: written through", what)
		}
		if err := os.RemoveAll(folder); err != nil {
			t.Fatal(err)
		}
	}
	OpenLog().Warn("said")
	if text, err := os.ReadFile(filepath.Join(folder, "liujin.log")); err != nil || !strings.Contains(string(text), "said") {
		t.Errorf("%q %v", text, err)
	}
}

// terminal is a terminal of its own: what is typed at one end is read from the other.
func terminal(t *testing.T) (keys, screen *os.File) {
	t.Helper()
	keys, err := os.OpenFile("/dev/ptmx", os.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		t.Skip(err)
	}
	t.Cleanup(func() { _ = keys.Close() })
	n, err := unix.IoctlGetInt(int(keys.Fd()), unix.TIOCGPTN)
	if err == nil {
		err = unix.IoctlSetPointerInt(int(keys.Fd()), unix.TIOCSPTLCK, 0)
	}
	if err != nil {
		t.Skip(err)
	}
	if screen, err = os.OpenFile(fmt.Sprint("/dev/pts/", n), os.O_RDWR|unix.O_NOCTTY, 0); err != nil {
		t.Skip(err)
	}
	t.Cleanup(func() { _ = screen.Close() })
	return keys, screen
}

// A phrase that is typed at a terminal is read, and not shown.
func TestPhraseIsNotShown(t *testing.T) {
	keys, screen := terminal(t)
	_, path := sealedBackup(t)
	shown := make(chan string)
	go func() {
		var all strings.Builder
		_, _ = io.Copy(&all, keys) // ends when the other end is closed
		shown <- all.String()
	}()
	asked := &prompt{asked: make(chan bool, 1)}
	go func() {
		<-asked.asked
		for range 500 { // it turns the echo off after it asked
			if now, err := unix.IoctlGetTermios(int(keys.Fd()), unix.TCGETS); err == nil && now.Lflag&unix.ECHO == 0 {
				break
			}
			time.Sleep(20 * time.Millisecond)
		}
		_, _ = io.WriteString(keys, "一句只有我知道的话\n")
	}()
	var stdout strings.Builder
	args := []string{"restore", "--from", path, "--ledger", filepath.Join(t.TempDir(), "b.ledger"), "--dry-run"}
	if got := (Program{Stdin: screen}).Run(args, &stdout, asked); got != exitDone {
		t.Errorf("%d: %s%s", got, stdout.String(), asked.text.String())
	}
	if err := screen.Close(); err != nil {
		t.Fatal(err)
	}
	if all := <-shown; strings.Contains(all, "只有我") {
		t.Errorf("the screen shows %q", all)
	}
}

// prompt is a standard error that tells when it was asked.
type prompt struct {
	text  strings.Builder
	asked chan bool
}

func (p *prompt) Write(b []byte) (int, error) {
	if strings.Contains(string(b), "口令") {
		select {
		case p.asked <- true:
		default:
		}
	}
	return p.text.Write(b)
}
