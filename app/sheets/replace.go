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
	"syscall"
)

// Why an output file can't be written, where the user can do something about it.
var (
	ErrOpenElsewhere = errors.New("output file is open in another program")
	ErrReadOnlyFile  = errors.New("output file is read-only")
	ErrNoFolder      = errors.New("folder of the output file is missing or can't be written")
)

// Replace writes a whole new file beside path and then puts it in path's place: what was there is never left half overwritten.
func Replace(path string, write func(io.Writer) error) (err error) {
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
	if st.Mode().Perm()&0o200 == 0 {
		return ErrReadOnlyFile
	}
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return elsewhere(err)
	}
	return f.Close()
}

// Windows says these when another program holds the file (winerror.h).
const (
	windowsAccessDenied     = syscall.Errno(5)
	windowsSharingViolation = syscall.Errno(32)
	windowsLockViolation    = syscall.Errno(33)
)

func elsewhere(err error) error {
	if runtime.GOOS == "windows" {
		for _, held := range []syscall.Errno{windowsAccessDenied, windowsSharingViolation, windowsLockViolation} {
			if errors.Is(err, held) {
				return fmt.Errorf("%w: %w", ErrOpenElsewhere, err)
			}
		}
	}
	if errors.Is(err, fs.ErrPermission) {
		return fmt.Errorf("%w: %w", ErrReadOnlyFile, err)
	}
	return err
}
