package data

import (
	"context"
	"database/sql"
	"errors"
	"strings"
)

// Stated is what is counted and found of a file that was received, by the hash of what it states. It is made of the kept file, and made
// again where it is not there: neither undone nor a record.
type Stated struct {
	Hash    string
	Figures string // JSON: each figure by its key
	Doubts  string // JSON: what is doubtful about the file by itself
	People  string // JSON: who of it is in which figures of persons
	Up      string // JSON: the matters that it hands up
	Below   string // JSON: what the offices below its own reported
	Text    string // what is searched: a line a row
}

// StatedOf returns what was counted of the files of a period, by their hashes, without the text and what is handed up.
func (r reader) StatedOf(since, until string) (map[string]Stated, error) {
	all, err := scanAll(r, func(s *Stated) []any { return []any{&s.Hash, &s.Figures, &s.Doubts, &s.People, &s.Below} },
		`SELECT s.hash, s.figures, s.doubts, s.people, s.below FROM stated s
			JOIN received v ON v.hash = s.hash WHERE v.since = ? AND v.until = ?`, since, until)
	by := make(map[string]Stated, len(all))
	for _, s := range all {
		by[s.Hash] = s
	}
	return by, err
}

// StatedText is what is searched of a file; nothing where it was not counted. It comes as the bytes that we wrote: there may be megabytes.
func (r reader) StatedText(hash string) ([]byte, error) {
	var text []byte
	err := r.q.QueryRowContext(context.Background(), "SELECT CAST(text AS BLOB) FROM stated WHERE hash = ?", hash).Scan(&text)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	return text, explain(err)
}

// StatedUp is which matters a file hands up, as JSON; "" where it was not counted.
func (r reader) StatedUp(hash string) (string, error) {
	all, err := texts(r, "SELECT up FROM stated WHERE hash = ?", hash)
	return strings.Join(all, ""), err
}

// PutStated keeps what was counted of files; what is of no file on record any more goes.
func (db *DB) PutStated(all []Stated) (err error) {
	db.mu.Lock()
	defer db.mu.Unlock()
	if db.readOnly || len(all) == 0 {
		return nil
	}
	if err := db.ready(); err != nil {
		return err
	}
	tx, err := db.conn.BeginTx(context.Background(), nil)
	if err != nil {
		return explain(err)
	}
	defer func() {
		if back := tx.Rollback(); err == nil && !errors.Is(back, sql.ErrTxDone) {
			err = explain(back)
		}
	}()
	if _, err := tx.Exec("DELETE FROM stated WHERE hash NOT IN (SELECT hash FROM received)"); err != nil {
		return explain(err)
	}
	for i := range all {
		s := &all[i]
		if _, err := tx.Exec("INSERT OR REPLACE INTO stated (hash, figures, doubts, people, up, text, below) VALUES (?, ?, ?, ?, ?, ?, ?)",
			s.Hash, s.Figures, s.Doubts, s.People, s.Up, s.Text, s.Below); err != nil {
			return explain(err)
		}
	}
	return explain(tx.Commit())
}
