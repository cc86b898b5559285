package data

import (
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"syscall"
)

// errSpecial is a pipe, socket, device or folder where a file should be.
var errSpecial = errors.New("no regular file")

// OpenRegular opens a file for reading that may be anything: nothing but a regular file is opened, for a pipe waits for ever and a device
// never ends. A link to one is followed.
func OpenRegular(name string) (*os.File, error) {
	if st, err := os.Stat(name); err == nil && !st.Mode().IsRegular() { // to open some devices does something already
		return nil, fmt.Errorf("%s: %w", name, errSpecial)
	}
	flag := os.O_RDONLY
	if runtime.GOOS != "windows" {
		flag |= syscall.O_NONBLOCK // it may have become a pipe
	}
	f, err := os.OpenFile(name, flag, 0)
	if err != nil {
		return nil, err
	}
	if st, err := f.Stat(); err != nil || !st.Mode().IsRegular() {
		return nil, errors.Join(fmt.Errorf("%s: %w", name, errSpecial), err, f.Close())
	}
	return f, nil
}

// ReadRegular reads a whole file that may be anything, but no more than most bytes.
func ReadRegular(name string, most int64) ([]byte, error) {
	f, err := OpenRegular(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, most+1))
	if err == nil && int64(len(text)) > most {
		err = fmt.Errorf("%s has more than %d bytes", name, most)
	}
	return text, err
}

// Special reports whether something else than a file of its own bears a name: a link would be followed to what it must not touch.
func Special(name string) bool {
	st, err := os.Lstat(name)
	return err == nil && !st.Mode().IsRegular()
}
