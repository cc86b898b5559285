package data

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"time"
)

// What is written whole is written under another name first. A program that is killed meanwhile leaves that behind, with people's
// telephones in it: the next start clears it away where it lies.

// freshName is what a database is called until it takes a ledger's place or name; sourceName is the copy from which a rescue reads.
func freshName(ledger string) string  { return stem(ledger) + "~" + Extension + partSuffix }
func sourceName(ledger string) string { return stem(ledger) + "~来源" + Extension + partSuffix }

// leftover are all names under which the program writes: what writeWhole makes, what sheets.Replace makes, and databases.
var leftover = regexp.MustCompile(`^(~\d+\.part|\.liujin-\d+\.tmp|.+~(来源)?\.ledger\.part(-wal|-shm|-journal)?)$`)

// IsLeftover reports whether a file of that name is one that was being written.
func IsLeftover(name string) bool { return leftover.MatchString(name) }

// leftAlone is how long a file is left alone that another window or command could still be writing.
const leftAlone = time.Hour

// ClearLeftovers removes what killed programs left half written: beside the ledger, among its photos and files, in the places of its
// backups and in the folders that are named, and returns how many files went. What can't be removed is tried again at the next start.
func (db *DB) ClearLeftovers(folders ...string) (removed int) {
	if db.readOnly || db.lock == nil {
		return 0
	}
	long := func(info fs.FileInfo) bool { return time.Since(info.ModTime()) > leftAlone }
	mine := func(info fs.FileInfo) bool { // nobody else makes one of this name while the ledger is open
		name := filepath.Join(filepath.Dir(db.path), info.Name())
		return strings.HasPrefix(name, freshName(db.path)) || strings.HasPrefix(name, sourceName(db.path))
	}
	removed = clearIn(filepath.Dir(db.path), 1, func(info fs.FileInfo) bool { return mine(info) || long(info) && !hasFiles(db.path, info) })
	removed += clearIn(db.files().folder, 2, func(info fs.FileInfo) bool { return info.ModTime().Before(db.lockedAt) })
	for _, folder := range folders {
		removed += clearIn(folder, 3, long)
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	for _, place := range db.places() {
		if _, err := os.Stat(place.folder); err != nil {
			continue
		}
		unlock, err := place.lock(ctx)
		if err != nil {
			continue // a backup is being made there
		}
		if ix := place.readIndex(); len(ix.Writing)+len(ix.Dropping) > 0 {
			place.settle(&ix)
		}
		removed += place.clear()
		unlock()
	}
	for _, folder := range []string{filepath.Dir(db.path), peekFolder()} {
		dropScratch(folder)
	}
	return removed
}

// clear removes what killed writers left half written in a place that is locked, so that nobody else writes there.
func (p backupPlace) clear() int {
	every := func(fs.FileInfo) bool { return true }
	return clearIn(p.folder, 1, every) + clearIn(p.files().folder, 2, every)
}

// hasFiles reports whether photos lie beside a half-made copy: 另存 under that name goes on with them.
func hasFiles(ledger string, part fs.FileInfo) bool {
	name, _, ok := strings.Cut(part.Name(), "~"+Extension+partSuffix)
	if !ok {
		return false
	}
	left, _ := os.ReadDir(filepath.Join(filepath.Dir(ledger), name+".files"))
	return len(left) > 0
}

// clearIn removes leftovers in a folder, as many levels deep.
func clearIn(folder string, levels int, old func(fs.FileInfo) bool) (removed int) {
	entries, _ := os.ReadDir(folder) // a folder that can't be read is left as it is
	for _, e := range entries {
		name := filepath.Join(folder, e.Name())
		if e.IsDir() && levels > 1 {
			removed += clearIn(name, levels-1, old)
		}
		if !e.Type().IsRegular() || !IsLeftover(e.Name()) {
			continue
		}
		if info, err := e.Info(); err == nil && old(info) && os.Remove(name) == nil {
			removed++
		}
	}
	return removed
}
