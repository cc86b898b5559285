package data

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// Restored says what a restore did.
type Restored struct {
	Info    BackupInfo
	Aside   string   // where the ledger that was there is kept, "" when there was none
	Missing []string // a sentence for each photo or file that is neither in the backup nor here
	Note    string   // a sentence when something must be looked after, else ""
}

// Restore puts a backup in a ledger's place. The ledger must not be open; it is kept aside under another name, and may be damaged,
// empty or missing. Numbers that it gave out stay given, and what was being typed stays. Until the
// last step, which can't be cut in two, the old ledger is in its place.
func Restore(backup, ledger string, o Options) (done Restored, err error) {
	ledger = trueName(ledger)
	if err := checkPlace(ledger); err != nil {
		return done, err
	}
	m, plain, drop, err := o.Key.read(backup, filepath.Dir(ledger))
	if err != nil {
		return done, err
	}
	defer drop()
	db := &DB{path: ledger}
	if err := db.takeLock(); err != nil {
		return done, err
	}
	defer func() {
		db.tail.release()
		_ = db.lock.Unlock() // what is done is done
	}()

	if err := keepForeignWAL(ledger, o.source().Now()); err != nil {
		return done, explainRestore(err)
	}
	fresh := freshName(ledger)
	defer func() {
		for _, suffix := range []string{"", "-wal", "-shm", "-journal"} {
			_ = os.Remove(fresh + suffix) // nothing is left of it when all went well
		}
	}()
	if err := copyDatabase(context.Background(), plain, fresh); err != nil {
		return done, explainRestore(err)
	}
	stays, err := heritageOf(ledger, m.Origin)
	if err != nil {
		done.Note = "原来的台账不在了或读不出来，编号接着留下的备份里用到的最大号往下排。请对照已打印的交办单，核对下一个编号有没有重复。"
	}
	stays.drafts = draftsOf(ledger, m.Origin)
	for _, place := range []backupPlace{ownPlace(ledger), {filepath.Dir(backup)}} {
		stays.add(place.heritage(m.Origin))
	}
	stays.add(o.Key.heritage(backup, filepath.Dir(ledger), m.Origin))
	if err := adopt(fresh, stays, "恢复 "+m.Time.Local().Format("2006-01-02 15:04")+" 的备份", o.source()); err != nil {
		return done, explainRestore(err)
	}
	if err := bringFiles(db.files(), append(o.Key.stores(backup), ownPlace(ledger).files()), m.Files); err != nil {
		return done, explainRestore(err)
	}
	if done.Missing, err = filesMissing(fresh, db.files()); err != nil {
		return done, explainRestore(err)
	}
	if done.Aside, err = putAside(ledger, o.source().Now()); err != nil {
		return done, explainRestore(err)
	}
	db.tail.note(lastDone{}) // what the backup does not hold is not lost by a crash
	if err := os.Rename(fresh, ledger); err != nil {
		return done, explainRestore(err)
	}
	syncFolder(filepath.Dir(ledger))
	done.Info = m.BackupInfo
	return done, nil
}

// keepForeignWAL puts aside the changes of the file that was there before: they are kept, but not replayed onto the one that is there now.
func keepForeignWAL(ledger string, now time.Time) error {
	if ownWAL(ledger) == nil {
		return nil
	}
	return os.Rename(ledger+"-wal", stem(ledger)+asideMark+now.Format("20060102-150405")+".wal")
}

// fileSource is where a photo or file may come from.
type fileSource interface {
	verify(f stored) error
	copyTo(to fileStore, f stored) error
}

// besides are the stores where a backup's photos can be: the backup place's, or, when it is a ledger itself, that ledger's own.
// A ledger that a restore set aside shares the files of the one whose place it had.
func besides(backup string) []fileSource {
	stores := []fileSource{backupPlace{filepath.Dir(backup)}.files(), fileStore{stem(backup) + ".files"}}
	if i := strings.LastIndex(backup, asideMark); i > 0 {
		stores = append(stores, fileStore{backup[:i] + ".files"})
	}
	return stores
}

func bringFiles(to fileStore, from []fileSource, files []stored) error {
	for _, f := range files {
		if err := bringFile(to, from, f); err != nil {
			return err
		}
	}
	return nil
}

// bringFile puts a photo or file into a store from whichever of the others has it whole, unless it is there.
// It returns no error when none has it: what is missing is named later.
func bringFile(to fileStore, from []fileSource, f stored) error {
	if to.verify(f) == nil {
		return nil
	}
	for _, store := range from {
		if err := store.copyTo(to, f); !lost(err) {
			return err
		}
	}
	return nil
}

// RecoverFiles fetches photos and files that are missing or damaged from the backup places, and with a key from those that are encrypted;
// it returns how many came back and a sentence for each that did not.
func (db *DB) RecoverFiles(key *Key) (found int, missing []string, err error) {
	if db.readOnly {
		return 0, nil, Fail(ReadOnly, nil, "台账是以只读方式打开的，不能找回照片和附件。")
	}
	all, err := db.Attachments()
	if err != nil {
		return 0, nil, err
	}
	var stores []fileSource
	for _, place := range db.places() {
		stores = append(stores, place.files())
		if key != nil {
			stores = append(stores, sealedFiles{place.files(), key})
		}
	}
	for i := range all {
		f := all[i].stored()
		if db.files().verify(f) == nil {
			continue
		}
		if err := bringFile(db.files(), stores, f); err != nil {
			return found, nil, explain(err)
		}
		if db.files().verify(f) == nil {
			found++
		}
	}
	missing, err = missingFiles(db.reader, db.files())
	return found, missing, err
}

// asideMark stands in the name of a ledger that a restore kept.
const asideMark = "-恢复前-"

// setAside returns the ledgers that restores kept beside this one.
func setAside(ledger string) []string {
	entries, _ := os.ReadDir(filepath.Dir(ledger)) // a folder that can't be read has none that a sweep could hurt
	var all []string
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), filepath.Base(stem(ledger))+asideMark) && strings.HasSuffix(e.Name(), Extension) {
			all = append(all, filepath.Join(filepath.Dir(ledger), e.Name()))
		}
	}
	return all
}

// putAside copies the ledger to a name of its own, whole with what waits in its WAL, and clears the WAL away: it would be
// replayed onto the ledger that comes in its place. "" when there is nothing to keep.
func putAside(ledger string, now time.Time) (string, error) {
	st, err := os.Stat(ledger)
	if errors.Is(err, fs.ErrNotExist) || err == nil && st.Size() == 0 {
		return "", dropHelpers(ledger)
	}
	if err != nil {
		return "", err
	}
	if checkHeader(ledger) == nil {
		foldWAL(ledger)
	}
	aside := freePath(stem(ledger) + asideMark + now.Format("20060102-150405"))
	if waiting(ledger) {
		if err := copyFile(ledger+"-wal", aside+"-wal"); err != nil {
			return "", err
		}
	}
	err = copyFile(ledger, aside)
	if err != nil && !noRoom(err) {
		err = os.Rename(ledger, aside) // a disk with bad sectors: what can't be copied can still be renamed
	}
	if err != nil {
		return "", err
	}
	return aside, dropHelpers(ledger)
}

// foldWAL writes what waits in the WAL into the file. When that fails, the file is damaged, and the WAL is kept beside it.
func foldWAL(ledger string) {
	db, err := sql.Open("sqlite", fileURL(ledger, url.Values{"mode": {"rw"}, "_pragma": {"busy_timeout(1000)", "synchronous(FULL)"}}))
	if err != nil {
		return
	}
	defer db.Close()
	_, _ = db.Exec("PRAGMA journal_mode = DELETE")
}

// dropHelpers removes SQLite's files beside a database.
func dropHelpers(ledger string) error {
	for _, suffix := range []string{"-wal", "-shm", "-journal"} {
		if err := removeIfThere(ledger + suffix); err != nil {
			return err
		}
	}
	return nil
}

func removeIfThere(name string) error {
	if err := os.Remove(name); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// freePath adds the extension, and a number when the name is taken.
func freePath(path string) string {
	free := path + Extension
	for n := 2; ; n++ {
		if _, err := os.Lstat(free); errors.Is(err, fs.ErrNotExist) {
			return free
		}
		free = fmt.Sprintf("%s-%d%s", path, n, Extension)
	}
}

// explainRestore says why a restore stopped; the ledger is as it was.
func explainRestore(err error) error {
	var known *Error
	switch err = explain(err); {
	case err == nil:
		return nil
	case Is(err, DiskFull):
		return Fail(DiskFull, err, "恢复没有进行：磁盘空间不够（恢复时要同时保留原来的台账）。请清理磁盘后再试。原来的台账没有改动。")
	case Is(err, ReadOnly):
		return Fail(ReadOnly, err, "恢复没有进行：台账所在的文件夹不能写入，或者台账正被别的程序打开。请关闭那个程序或换一个文件夹再试。原来的台账没有改动。")
	case errors.As(err, &known):
		return err
	}
	return fmt.Errorf("restore: %w", err)
}
