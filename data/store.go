package data

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"time"
)

// fileStore is a folder of files under their own SHA-256: ab/ab12….jpg. The ledger has one, and so has each backup place.
// A file in it never changes, so copies can be compared by name.
type fileStore struct{ folder string }

var (
	hashPattern      = regexp.MustCompile(`^[0-9a-f]{64}$`)
	extensionPattern = regexp.MustCompile(`^(\.[a-z0-9]{1,10})?$`)
)

// stored names one file of a store.
type stored struct {
	SHA256    string `json:"sha256"`
	Extension string `json:"extension"`
}

// fine reports whether the name can be made into a path: a row may come from another ledger's file, and must not lead elsewhere.
func (f stored) fine() bool {
	return hashPattern.MatchString(f.SHA256) && extensionPattern.MatchString(f.Extension)
}

// path returns where a file is or would be, "" when its name is none.
func (s fileStore) path(f stored) string {
	if !f.fine() {
		return ""
	}
	return filepath.Join(s.folder, f.SHA256[:2], f.SHA256+f.Extension)
}

// mostStored is more than any file that is taken in has; a larger one is none of ours, and is not read to its end.
const mostStored = 4 * fileBytes

// Why a stored file can't be used.
var (
	errFileMissing = errors.New("file is missing")
	errFileDamaged = errors.New("file is damaged")
)

// verify reads a file and compares it with its name.
func (s fileStore) verify(f stored) error {
	name := s.path(f)
	if name == "" {
		return errFileMissing
	}
	if st, err := os.Stat(name); err == nil && st.Size() > mostStored {
		return errFileDamaged
	}
	sum, _, err := hashFile(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return errFileMissing
	case err != nil:
		return fmt.Errorf("%w: %w", errFileDamaged, err)
	case sum != f.SHA256:
		return errFileDamaged
	}
	return nil
}

// put keeps bytes under their hash. A file that is there and whole is only marked as just used; a damaged one is replaced.
func (s fileStore) put(content []byte, extension string) (stored, error) {
	sum := sha256.Sum256(content)
	f := stored{SHA256: hex.EncodeToString(sum[:]), Extension: extension}
	name := s.path(f)
	if s.verify(f) == nil {
		now := time.Now()
		return f, os.Chtimes(name, now, now) // the sweep spares young files
	}
	return f, s.write(f, func(w io.Writer) error {
		_, err := w.Write(content)
		return err
	})
}

// write makes a file of the store, and the store's own folders: never the one in which they lie, or a stick that was pulled would become
// a folder of the system's disk.
func (s fileStore) write(f stored, content func(io.Writer) error) error {
	name := s.path(f)
	for _, folder := range []string{s.folder, filepath.Dir(name)} {
		if err := os.Mkdir(folder, ownFolder); err != nil && !errors.Is(err, fs.ErrExist) {
			return err
		}
	}
	return writeWhole(name, content)
}

// sameSize reports whether another store has a file, at the price of a look: a backup would otherwise read all photos each time.
func (s fileStore) sameSize(to fileStore, f stored) bool {
	here, err := os.Stat(s.path(f))
	if err != nil {
		return false
	}
	there, err := os.Stat(to.path(f))
	return err == nil && here.Mode().IsRegular() && there.Mode().IsRegular() && there.Size() == here.Size()
}

// copyTo brings a file into another store and checks what it copies.
func (s fileStore) copyTo(to fileStore, f stored) error {
	from := s.path(f)
	if from == "" {
		return errFileMissing
	}
	in, err := OpenRegular(from)
	if errors.Is(err, fs.ErrNotExist) {
		return errFileMissing
	}
	if err != nil {
		return fmt.Errorf("%w: %w", errFileDamaged, err)
	}
	defer in.Close()
	return to.write(f, func(w io.Writer) error {
		h := sha256.New()
		if _, err := io.Copy(io.MultiWriter(w, h), source{io.LimitReader(in, mostStored+1)}); err != nil {
			return err
		}
		if hex.EncodeToString(h.Sum(nil)) != f.SHA256 {
			return errFileDamaged
		}
		return nil
	})
}

// takeBack removes files that were brought, and the folders where nothing else lies: what was there before may be another ledger's.
func (s fileStore) takeBack(brought []stored) {
	for _, f := range brought {
		_ = os.Remove(s.path(f)) // a file too many does no harm
	}
	under, _ := os.ReadDir(s.folder)
	for _, e := range under {
		if e.IsDir() {
			_ = os.Remove(filepath.Join(s.folder, e.Name())) // no folder goes in which something lies
		}
	}
	_ = os.Remove(s.folder)
}

// source is a stored file being read. That it can't be, as on a bad sector, is its own damage: it must not look like a fault of the
// place that it goes to, or one photo would stop every backup.
type source struct{ io.Reader }

// Read implements io.Reader.
func (s source) Read(p []byte) (int, error) {
	n, err := s.Reader.Read(p)
	if err != nil && err != io.EOF {
		err = fmt.Errorf("%w: %w", errFileDamaged, err)
	}
	return n, err
}

// all calls each with every file of the store, and removes what crashes left half written.
func (s fileStore) all(each func(f stored, info fs.FileInfo)) error {
	return filepath.WalkDir(s.folder, func(path string, d fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil // no folder: no files; or gone meanwhile
		}
		if err != nil || d.IsDir() {
			return err
		}
		if isPart(path) {
			return nil
		}
		hash, extension, _ := strings.Cut(d.Name(), ".")
		if extension != "" {
			extension = "." + extension
		}
		f := stored{SHA256: hash, Extension: extension}
		info, err := d.Info()
		if err == nil && s.path(f) == path {
			each(f, info)
		}
		return nil
	})
}

// What lies beside a ledger, as the ledger itself, is for whoever keeps it: people's telephones are in it. CreateTemp makes files so.
const (
	ownFile   = 0o600
	ownFolder = 0o700
)

// ownOnly takes from all others the right to read what is there already, where the system knows rights and lets us.
func ownOnly(path string, mode os.FileMode) {
	if st, err := os.Lstat(path); err == nil && st.Mode().Type() == mode.Type() && st.Mode().Perm()&0o077 != 0 {
		_ = os.Chmod(path, mode.Perm())
	}
}

// partSuffix marks a file that is still being written. It is never read, and removed when it is an hour old.
const partSuffix = ".part"

// writeWhole makes a file that is there whole or not at all: written under another name, forced to the disk, then renamed.
func writeWhole(name string, write func(io.Writer) error) error {
	folder := filepath.Dir(name)
	f, err := os.CreateTemp(folder, "~*"+partSuffix)
	if err != nil {
		return err
	}
	err = write(f)
	if err == nil {
		err = f.Sync()
	}
	err = errors.Join(err, f.Close())
	if err == nil {
		err = os.Rename(f.Name(), name)
	}
	if err != nil {
		_ = os.Remove(f.Name()) // the first failure is the one to report
		return err
	}
	syncFolder(folder)
	return nil
}

// syncFolder forces a rename to the disk. Windows knows no such thing and needs none.
func syncFolder(folder string) {
	if d, err := os.Open(folder); err == nil {
		_ = d.Sync()
		_ = d.Close()
	}
}

// syncFile forces a file that another wrote to the disk.
func syncFile(name string) error {
	f, err := os.OpenFile(name, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// hashFile returns a file's SHA-256 in hex and its size.
func hashFile(name string) (string, int64, error) {
	f, err := OpenRegular(name)
	if err != nil {
		return "", 0, err
	}
	defer f.Close()
	h := sha256.New()
	n, err := io.Copy(h, f)
	return hex.EncodeToString(h.Sum(nil)), n, err
}

// copyFile copies a file, whole or not at all.
func copyFile(from, to string) error {
	in, err := OpenRegular(from)
	if err != nil {
		return err
	}
	defer in.Close()
	return writeWhole(to, func(w io.Writer) error {
		_, err := io.Copy(w, in)
		return err
	})
}

// isPart reports whether a file is half written; one that a crash left behind goes.
func isPart(name string) bool {
	if !IsLeftover(filepath.Base(name)) {
		return false
	}
	if st, err := os.Lstat(name); err == nil && time.Since(st.ModTime()) > leftAlone {
		_ = os.Remove(name) // tried again next time
	}
	return true
}
