package data

import (
	"errors"
	"os"
	"path/filepath"
)

// Create makes a new, empty ledger at path, which must not exist, and opens it.
func Create(path string, o Options) (*DB, error) {
	path = trueName(path)
	if _, err := os.Stat(path); err == nil {
		return nil, Fail(Exists, nil, "“%s”已经存在。请换一个文件名，或者直接打开它。", filepath.Base(path))
	}
	if err := checkPlace(path); err != nil {
		return nil, err
	}
	db := &DB{path: path, ids: &idMaker{src: o.source()}}
	if err := db.takeLock(); err != nil {
		return nil, err
	}
	err := db.makeFile()
	if err == nil {
		err = db.openWriter("rw")
	}
	if err == nil {
		db.origin = db.ids.next()
		err = db.start()
	}
	if left, _ := os.ReadDir(db.files().folder); err == nil && len(left) > 0 {
		err = db.SetSetting(strangeFiles, "1")
	}
	if err == nil {
		err = db.Checkpoint() // the file's own head says from now on what it is
	}
	db.tail.note(lastDone{}) // of a ledger of this name that is gone
	if err != nil {
		db.Close()
		_ = os.Remove(path)
		_ = dropHelpers(path) // what remains of a failed start harms nobody
		return nil, explain(err)
	}
	return db, nil
}

// makeFile makes the file with its tables under another name: a power cut leaves none that is half made.
func (db *DB) makeFile() error {
	fresh := &DB{path: freshName(db.path)}
	remove := func() error { return errors.Join(removeIfThere(fresh.path), dropHelpers(fresh.path)) }
	err := remove()
	if err == nil {
		err = touch(fresh.path)
	}
	if err == nil {
		if err = fresh.openWriter("rwc"); err == nil {
			err = fresh.migrate()
		}
		err = errors.Join(err, fresh.Close())
	}
	if err == nil {
		err = dropHelpers(db.path) // of a ledger of this name that is gone: its WAL would be replayed onto this one
	}
	if err == nil {
		err = os.Rename(fresh.path, db.path)
	}
	if err != nil {
		_ = remove() // the failure itself is what to report
		return err
	}
	syncFolder(filepath.Dir(db.path))
	return nil
}

// touch makes an empty file that nobody else may read: SQLite gives its helper files the same rights.
func touch(path string) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, ownFile)
	if err != nil {
		return err
	}
	return f.Close()
}
