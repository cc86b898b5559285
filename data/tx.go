package data

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Tx is one operation under way: all its reads and writes see each other and are kept or dropped together.
type Tx struct {
	reader
	db *DB
	at string // the operation's time, given to every row it writes

	done lastDone // its own line of the audit log

	lent []func() // what saves gave to records, each taken back where the operation fails

	failed error // SQLite may have ended the transaction: nothing more is written, whatever fn does with the error
}

// lend notes what a record bears before a save gives it an id, a rev or a number: it bears that again where the operation fails. With an
// id that no row has it could never be saved, and its number is given to another.
func lend[V any](tx *Tx, at *V) {
	was := *at
	tx.lent = append(tx.lent, func() { *at = was })
}

// takeBack has the records of an operation that failed be as they were.
func (tx *Tx) takeBack() {
	for _, back := range slices.Backward(tx.lent) {
		back()
	}
}

// exec runs one statement on the writer's connection; statements are prepared once and kept.
func (tx *Tx) exec(query string, args ...any) (sql.Result, error) {
	if tx.failed != nil {
		return nil, tx.failed
	}
	res, err := prepared{tx.db}.exec(query, args)
	return res, tx.note(err)
}

// note explains an error, and remembers one after which SQLite rolls back by itself (sqlite.org/lang_transaction.html, 3.3).
func (tx *Tx) note(err error) error {
	code := sqliteCode(err)
	err = explain(err)
	switch code {
	case sqliteFull, sqliteIOErr, sqliteNoMem, sqliteBusy, sqliteInterrupt, sqliteCorrupt, sqliteReadOnly:
		tx.failed = err
	}
	return err
}

// nextNumber gives a record the next number of its kind in a year, as lend says. It is never given again, even when the operation is
// undone.
func (tx *Tx) nextNumber(to *int, kind string, year int) error {
	if tx.failed != nil {
		return tx.failed
	}
	lend(tx, to)
	row := tx.q.QueryRowContext(context.Background(), `INSERT INTO counter (kind, year, last) VALUES (?, ?, 1)
		ON CONFLICT (kind, year) DO UPDATE SET last = last + 1 RETURNING last`, kind, year)
	return tx.note(row.Scan(to))
}

// NextNumber is the number that the next record of a kind gets in a year: an opinion, a proposal, a project or a course.
func (r reader) NextNumber(of Kind, year int) (n int, err error) {
	row := r.q.QueryRowContext(context.Background(),
		"SELECT 1 + coalesce((SELECT last FROM counter WHERE kind = ? AND year = ?), 0)", of, year)
	return n, row.Scan(&n)
}

// inUse names what still points at a row by a reference that protects it; nil when nothing does.
func (r reader) inUse(references []reference, k kind, id string) error {
	var uses []string
	for _, ref := range references {
		if ref.to != k.name || !ref.guards {
			continue
		}
		var n int
		if err := r.q.QueryRowContext(context.Background(), "SELECT count(*) FROM "+ref.from+" WHERE "+ref.column+" = ?",
			id).Scan(&n); err != nil {
			return explain(err)
		}
		if n > 0 {
			uses = append(uses, fmt.Sprintf("%d 条%s", n, titleOf(ref.from)))
		}
	}
	var items int // an agenda points at records of several tables, which no reference can say
	if err := r.q.QueryRowContext(context.Background(), "SELECT count(*) FROM meeting_item WHERE subject_id = ?",
		id).Scan(&items); err != nil {
		return explain(err)
	}
	if items > 0 {
		uses = append(uses, fmt.Sprintf("%d 条%s", items, meetingItems.title))
	}
	if slices.Contains(changingKinds, Kind(k.name)) { // a pair as well: what was merged into it
		heirs, err := texts(r, "SELECT id FROM subject_change WHERE successor_id = ?", id)
		if err != nil {
			return err
		}
		if len(heirs) > 0 {
			uses = append(uses, fmt.Sprintf("%d 条%s", len(heirs), subjectChanges.title))
		}
	}
	paper, err := r.wentOut(k.name, id)
	if err != nil || len(uses) == 0 && paper == "" {
		return err
	}
	var who string
	if k.label != "" {
		err := r.q.QueryRowContext(context.Background(), "SELECT "+k.label+" FROM "+k.name+" WHERE id = ?", id).Scan(&who)
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return explain(err)
		}
	}
	if paper != "" {
		return Fail(InUse, nil, "%s“%s”不能删除：它的文件“%s”已经印发。%s", k.title, who, paper, wayOut)
	}
	way, err := r.instead(k.name, id)
	if err != nil {
		return err
	}
	return Fail(InUse, nil, "%s“%s”不能删除：还有%s在用它。%s", k.title, who, strings.Join(uses, "、"), way)
}

// Deletable says what keeps a record from being deleted; nil when nothing does. The deletion itself looks again.
func (db *DB) Deletable(of Kind, id string) error {
	for _, k := range kinds {
		if k.name == string(of) {
			return db.inUse(db.references, k, id)
		}
	}
	return nil
}

func titleOf(name string) string {
	for _, k := range kinds {
		if k.name == name {
			return k.title
		}
	}
	if title := plumbing[name]; title != "" {
		return title
	}
	return name
}

// plumbing are the tables that hold no records.
var plumbing = map[string]string{"setting": "设置", "counter": "编号记录", "draft": "没保存的内容", "deleted": "删除记录", "audit": "操作记录",
	"stated": "收到的上报的索引"}
