package data

import (
	"context"
	"database/sql"
	"encoding/json"
	"net/url"
	"path/filepath"
	"slices"
)

// A WAL does not say whose it is: SQLite would replay one that a crash left onto whatever file bears the ledger's name by then, such
// as an older copy that the user put in its place, and destroy it. So each opening marks the ledger's file and notes the mark in
// X.lock. When changes wait and the file's own mark is another, the file was changed for another.

// openingSetting is the mark in the ledger.
const openingSetting = "session"

// markOpening marks the file. Until the mark has surely reached it, the mark before holds as well.
func (db *DB) markOpening() error {
	mark := db.ids.next()
	// Without a note of marks before, none is kept until the new one is sure.
	if len(db.marks) > 0 && db.noteOpenings(append(db.marks, mark)) != nil { // the ledger is no worse off than without a new mark
		return nil
	}
	if err := db.SetSetting(openingSetting, mark); err != nil {
		return err
	}
	var busy, pages, done int
	row := db.conn.QueryRowContext(context.Background(), "PRAGMA wal_checkpoint(TRUNCATE)")
	if err := row.Scan(&busy, &pages, &done); err != nil || busy != 0 { // a command that reads beside, or a full disk: both marks stay
		return nil
	}
	_ = db.noteOpenings([]string{mark}) // otherwise the mark before goes on to hold too
	return nil
}

// noteOpenings notes marks in X.lock.
func (db *DB) noteOpenings(marks []string) error {
	db.marks = marks
	return db.noteHolder()
}

// ownWAL fails when the changes that wait beside a ledger belong to another file than the one that is there.
func ownWAL(path string) error {
	noted := readHolder(stem(path) + ".lock").Marks
	if len(noted) == 0 || !waiting(path) {
		return nil
	}
	mark := markOf(path)
	if mark == "" || slices.Contains(noted, mark) { // one that can't be read may be one that a crash left half written: its WAL mends it
		return nil
	}
	name := filepath.Base(path)
	return Fail(Damaged, nil, "台账“%s”已经不是上次打开的那个文件，旁边的“%s-wal”却是那个文件没写完的改动，合在一起会损坏数据。要用现在这个文件，请先把“%s-wal”移到别的文件夹，再打开。", name, name, name)
}

// markOf returns the mark in the file itself, whatever waits beside it.
func markOf(path string) (mark string) {
	db, err := sql.Open("sqlite", fileURL(path, url.Values{"mode": {"ro"}, "immutable": {"1"}}))
	if err != nil {
		return ""
	}
	defer db.Close()
	if ownSchema(db, "") != nil { // Open says why
		return ""
	}
	mark, _ = (reader{q: db}).Setting(openingSetting)
	return mark
}

// readHolder reads who has or had a ledger; nothing when that can't be read.
func readHolder(name string) (h holder) {
	if Special(name) {
		return holder{}
	}
	f, err := OpenRegular(name)
	if err != nil {
		return holder{}
	}
	defer f.Close()
	text := make([]byte, holderBytes)
	n, _ := f.ReadAt(text, 1) // a short file ends in io.EOF
	if json.Unmarshal(text[:n], &h) != nil {
		return holder{}
	}
	return h
}
