package sheets

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"syscall"
)

// Why an output file can't be written, where the user can do something about it.
var (
	ErrOpenElsewhere = errors.New("output file is open in another program")
	ErrReadOnlyFile  = errors.New("output file is read-only")
	ErrNoFolder      = errors.New("folder of the output file is missing or can't be written")
	ErrNoRoom        = errors.New("no room for the output file")
	ErrName          = errors.New("name of the output file is too long or has forbidden characters")
)

// Replace writes a whole new file beside path and then puts it in path's place: what was there is never left half overwritten.
func Replace(path string, write func(io.Writer) error) error { return hindered(replace(path, write)) }

func replace(path string, write func(io.Writer) error) (err error) {
	if err := replaceable(path); err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".liujin-*.tmp")
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.ENOTDIR) {
		return fmt.Errorf("%w: %w", ErrNoFolder, err)
	}
	if err != nil {
		return fmt.Errorf("create output: %w", err)
	}
	defer func() {
		if err != nil {
			_, _ = f.Close(), os.Remove(f.Name()) // the first error is the one that tells
		}
	}()
	buffered := bufio.NewWriter(f)
	if err = write(buffered); err != nil {
		return fmt.Errorf("write output: %w", err)
	}
	if err = errors.Join(buffered.Flush(), f.Chmod(0o644), f.Sync()); err != nil {
		return fmt.Errorf("write output: %w", err)
	}
	if err = f.Close(); err != nil {
		return fmt.Errorf("close output: %w", err)
	}
	if err = os.Rename(f.Name(), path); err != nil {
		return elsewhere(err)
	}
	return nil
}

// replaceable reports why a file that is there can't be replaced.
func replaceable(path string) error {
	st, err := os.Stat(path)
	if err != nil {
		return nil // nothing there, or nothing to be learnt: the write will tell
	}
	if st.IsDir() {
		return fmt.Errorf("%w: %s is a folder", ErrReadOnlyFile, filepath.Base(path))
	}
	if !st.Mode().IsRegular() {
		return fmt.Errorf("%w: %s is a device or a pipe", ErrReadOnlyFile, filepath.Base(path))
	}
	if st.Mode().Perm()&0o200 == 0 {
		return ErrReadOnlyFile
	}
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return elsewhere(err)
	}
	return f.Close()
}

// What Windows says (winerror.h) when another program holds the file, the disk is full or write-protected, the name is none.
var (
	windowsHeld     = []syscall.Errno{5, 32, 33}     // access denied, sharing violation, lock violation
	windowsFull     = []syscall.Errno{39, 112}       // handle disk full, disk full
	windowsReadOnly = []syscall.Errno{19}            // write protect
	windowsName     = []syscall.Errno{111, 123, 206} // buffer overflow, invalid name, filename exceeds range
)

func windows(err error, said []syscall.Errno) bool {
	return runtime.GOOS == "windows" && slices.ContainsFunc(said, func(n syscall.Errno) bool { return errors.Is(err, n) })
}

// hindered marks what the disk or the name is to blame for.
func hindered(err error) error {
	switch {
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT), windows(err, windowsFull):
		return fmt.Errorf("%w: %w", ErrNoRoom, err)
	case errors.Is(err, syscall.ENAMETOOLONG), windows(err, windowsName):
		return fmt.Errorf("%w: %w", ErrName, err)
	case errors.Is(err, syscall.EROFS), windows(err, windowsReadOnly):
		return fmt.Errorf("%w: %w", ErrNoFolder, err)
	}
	return err
}

func elsewhere(err error) error {
	if windows(err, windowsHeld) {
		return fmt.Errorf("%w: %w", ErrOpenElsewhere, err)
	}
	if errors.Is(err, fs.ErrPermission) {
		return fmt.Errorf("%w: %w", ErrReadOnlyFile, err)
	}
	return err
}
