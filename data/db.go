// Package data is the ledger (台账): its records, their rules and all SQL.
package data

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"os/user"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/gofrs/flock"
)

// DB is one open ledger: a small pool that reads, and one connection that writes, operation by operation.
type DB struct {
	reader
	path     string
	origin   string
	readOnly bool
	ids      *idMaker
	pool     *sql.DB // read-only
	writer   *sql.DB // holds conn; one connection that never expires, for the temporary undo log lives in it
	lock     *flock.Flock
	lockFile os.FileInfo // the file that is locked
	lockedAt time.Time   // since when
	marks    []string    // marks that the file may bear
	tail     tailNote    // what was done last, in the lock's file
	lost     lostTail    // what a crash took from the end of the ledger
	file     os.FileInfo // the file that was opened

	columns    map[string][]string // record table → its columns
	references []reference

	filesMu sync.RWMutex // held for reading while files are taken in or copied, for writing by the sweep

	mu         sync.Mutex // one operation at a time; guards what follows
	conn       *sql.Conn
	statements map[string]*sql.Stmt
	watched    int  // version of the temporary schema with the undo log
	triggers   bool // the undo log's are there
	undo, redo []undoEntry
	undoLost   bool
	labels     atomic.Pointer[[2]string] // what undo and redo would do; readable while an operation runs
}

// reference is a foreign key; one that guards protects its target from deletion.
type reference struct {
	from, column, to string
	guards           bool
}

// Doing is how an operation came about.
type Doing int

// An operation is done, undone, or done again.
const (
	Did Doing = iota
	Undid
	Redid
	DidForGood // it is not taken back
)

// Change says what an operation did, for those who show records.
type Change struct {
	Label    string
	Doing    Doing
	Tables   []string // record tables whose rows changed, sorted
	At       time.Time
	UndoLost bool // the undo list was lost and emptied
}

// Touches reports whether the change concerns any of the tables.
func (c Change) Touches(tables []string) bool {
	return slices.ContainsFunc(tables, func(t string) bool { return slices.Contains(c.Tables, t) })
}

// Path returns the ledger's file name.
func (db *DB) Path() string { return db.path }

// Origin returns the UUID made with the ledger.
func (db *DB) Origin() string { return db.origin }

// today is the day of the ledger's time, as an ISO date.
func (db *DB) today() string { return db.Now().Format(time.DateOnly) }

// Now returns the ledger's time, from its source.
func (db *DB) Now() time.Time { return db.ids.src.Now() }

// Do runs one operation: fn's writes are committed together, or none of them. It can be undone.
func (db *DB) Do(label string, fn func(*Tx) error) (Change, error) {
	db.mu.Lock()
	defer db.mu.Unlock()
	change, logged, err := db.operate(label, fn)
	if err != nil {
		return Change{}, err
	}
	if len(change.Tables) > 0 {
		db.forget(db.redo)
		db.undo, db.redo = append(db.undo, logged), nil
		db.trim()
		db.relabel()
	}
	return change, nil
}

// DoForGood runs one operation that is not taken back, such as that a paper went out. It is no entry of the undo list, and leaves those
// that are as they are.
func (db *DB) DoForGood(label string, fn func(*Tx) error) (Change, error) {
	db.mu.Lock()
	defer db.mu.Unlock()
	change, logged, err := db.operate(label, fn)
	if err != nil {
		return Change{}, err
	}
	db.forget([]undoEntry{logged})
	change.Doing = DidForGood
	return change, nil
}

// operate is the transaction round every operation, undo and redo. The caller holds mu.
func (db *DB) operate(label string, fn func(*Tx) error) (change Change, logged undoEntry, err error) {
	ctx := context.Background()
	if db.readOnly {
		return change, logged, Fail(ReadOnly, nil, "台账是以只读方式打开的，不能保存。")
	}
	if err = db.ready(); err == nil {
		err = db.arm()
	}
	if err != nil {
		return change, logged, err
	}
	now := db.Now()
	tx := &Tx{reader: reader{prepared{db}, db.today}, db: db, at: stamp(now)}
	if _, err = tx.exec("BEGIN IMMEDIATE"); err != nil {
		return change, logged, err
	}
	done := false
	defer func() {
		if !done { // an error, or a panic passing through: nothing is half saved. A full disk may have rolled back already
			_, _ = db.conn.ExecContext(ctx, "ROLLBACK")
			tx.takeBack()
		}
	}()
	var before int64
	row := tx.q.QueryRowContext(ctx, `UPDATE temp.operation SET at = ?
		RETURNING (SELECT coalesce(max(seq), 0) FROM temp.sqlite_sequence WHERE name = 'undo_log')`, tx.at)
	if err = row.Scan(&before); err != nil {
		return change, logged, explain(err)
	}
	if err = fn(tx); err != nil {
		return change, logged, err
	}
	if tx.failed != nil { // fn went on after a failure that may have ended the transaction
		return change, logged, tx.failed
	}
	if change.Tables, logged, err = tx.logged(label, before); err != nil {
		return change, logged, err
	}
	if err = tx.papersStand(change.Tables); err != nil {
		return change, logged, err
	}
	if _, err = tx.exec("COMMIT"); err != nil {
		return change, logged, err
	}
	done = true
	db.tail.note(tx.done)
	change.Label, change.At, change.UndoLost = label, now, db.undoLost
	db.undoLost = false
	return change, logged, nil
}

// logged reads what the triggers saw since the log row before, and writes the audit line when anything changed.
func (tx *Tx) logged(label string, before int64) ([]string, undoEntry, error) {
	s := undoEntry{label: label, first: before + 1}
	type touched struct {
		table       string
		last, bytes int64
	}
	found, err := scanAll(tx.reader, func(t *touched) []any { return []any{&t.table, &t.last, &t.bytes} },
		"SELECT tbl, max(seq), sum(length(sql)) FROM undo_log WHERE seq > ? GROUP BY tbl ORDER BY tbl", before)
	if err != nil || len(found) == 0 {
		return nil, s, err
	}
	var tables []string
	for _, t := range found {
		tables = append(tables, t.table)
		s.last, s.bytes = max(s.last, t.last), s.bytes+t.bytes
	}
	res, err := tx.exec("INSERT INTO audit (at, who, label, tables) VALUES (?, ?, ?, ?)", tx.at, tx.db.ids.src.User, label,
		fmt.Sprint(tables))
	if err == nil {
		tx.done.at = tx.at
		tx.done.seq, err = res.LastInsertId()
	}
	return tables, s, err
}

// userName is who sits at the PC, for the audit log and the lock.
func userName() string {
	if u, err := user.Current(); err == nil {
		return u.Username
	}
	return ""
}

// put writes outside operations: settings and drafts, which are neither undone nor merged.
func (db *DB) put(query string, args ...any) error {
	db.mu.Lock()
	defer db.mu.Unlock()
	if db.readOnly {
		return nil
	}
	if err := db.ready(); err != nil {
		return err
	}
	_, err := db.conn.ExecContext(context.Background(), query, args...)
	return explain(err)
}
