//go:build !windows

package native

import (
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"
)

// longestPath is more than any path that is handed over.
const longestPath = 64 << 10

const handingTime = 3 * time.Second

// socket is where instances of the program find each other: one for each user's settings.
func socket() (string, error) {
	dir, err := os.UserConfigDir()
	if err != nil {
		return "", err
	}
	dir = filepath.Join(dir, "liujin")
	return filepath.Join(dir, "instance"), os.MkdirAll(dir, 0o700)
}

// HandOver gives a path, or "" for none, to the instance that is running and has it come to the front; false if there is none.
func HandOver(path string) bool {
	at, err := socket()
	if err != nil {
		return false
	}
	c, err := net.DialTimeout("unix", at, handingTime)
	if err != nil {
		return false
	}
	defer c.Close()
	if err := c.SetDeadline(time.Now().Add(handingTime)); err != nil {
		return false
	}
	if _, err := io.WriteString(c, path); err != nil || c.(*net.UnixConn).CloseWrite() != nil {
		return false
	}
	answer, err := io.ReadAll(io.LimitReader(c, 2))
	return err == nil && string(answer) == "ok"
}

// Receive has take called on the main thread with what later instances hand over. It must be called once.
func Receive(take func(path string)) error {
	at, err := socket()
	if err != nil {
		return err
	}
	if err := os.Remove(at); err != nil && !os.IsNotExist(err) { // one that crashed left it: nobody answered there
		return err
	}
	l, err := net.Listen("unix", at)
	if err != nil {
		return fmt.Errorf("listen for further instances: %w", err)
	}
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go receive(c, take) // one that is silent keeps nobody out
		}
	}()
	return nil
}

func receive(c net.Conn, take func(string)) {
	defer c.Close()
	if c.SetDeadline(time.Now().Add(handingTime)) != nil {
		return
	}
	path, err := io.ReadAll(io.LimitReader(c, longestPath))
	if err != nil {
		return
	}
	if _, err := io.WriteString(c, "ok"); err == nil {
		fyne.Do(func() { take(string(path)) })
	}
}
