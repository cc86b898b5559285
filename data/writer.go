package data

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// statementCache holds what operations run again and again; queries made up on the way, beyond it, are prepared each time.
const statementCache = 400

// prepared runs queries on the writer's connection, each prepared once. Rows must be read to their end before the same query runs
// again, as scanAll does.
type prepared struct{ db *DB }

func (p prepared) statement(query string) (*sql.Stmt, error) {
	db := p.db
	if s, ok := db.statements[query]; ok {
		return s, nil
	}
	if len(db.statements) >= statementCache {
		return nil, nil
	}
	s, err := db.conn.PrepareContext(context.Background(), query)
	if err == nil {
		db.statements[query] = s
	}
	return s, err
}

// QueryContext implements querier.
func (p prepared) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	s, err := p.statement(query)
	if err != nil {
		return nil, err
	}
	if s == nil {
		return p.db.conn.QueryContext(ctx, query, args...)
	}
	return s.QueryContext(ctx, args...)
}

// QueryRowContext implements querier.
func (p prepared) QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row {
	s, err := p.statement(query)
	if err != nil || s == nil {
		return p.db.conn.QueryRowContext(ctx, query, args...) // which carries the failure
	}
	return s.QueryRowContext(ctx, args...)
}

func (p prepared) exec(query string, args []any) (sql.Result, error) {
	s, err := p.statement(query)
	if err != nil {
		return nil, err
	}
	if s == nil {
		return p.db.conn.ExecContext(context.Background(), query, args...)
	}
	return s.ExecContext(context.Background(), args...)
}

// ready makes sure, before a write, that the connection and the undo log on it are there. If they were lost, the connection is
// made anew, the undo list emptied, and the user told by the next Change. The caller holds mu.
func (db *DB) ready() error {
	if err := db.inPlace(); err != nil {
		return err
	}
	version, err := db.temporary()
	if errors.Is(err, sql.ErrConnDone) || errors.Is(err, driver.ErrBadConn) {
		if err = db.reconnect(); err == nil {
			version, err = db.temporary()
		}
	}
	if err != nil {
		return explain(err)
	}
	if err := db.keepLock(); err != nil {
		return err
	}
	if version == db.watched {
		return db.hasWAL()
	}
	db.undoLost = db.undoLost || len(db.undo)+len(db.redo) > 0
	db.undo, db.redo = nil, nil
	db.relabel()
	return explain(db.watch())
}

// inPlace fails when the ledger's name leads to another file by now or to none. Elsewhere than on Windows an open file can be moved,
// replaced or deleted: SQLite would go on writing to what nobody finds again, and photos would be left behind in the old folder.
func (db *DB) inPlace() error {
	now, err := os.Stat(db.path)
	switch {
	case db.file == nil || err != nil && !errors.Is(err, fs.ErrNotExist):
		return nil // what else is wrong SQLite says itself
	case err != nil:
		return Fail(Missing, err, "台账已经不在原来的位置“%s”（可能被移动、改名、删除，或者 U 盘没有插好），刚才的内容没有保存。请把它放回原处或插好 U 盘，再保存一次。", db.path)
	case !os.SameFile(db.file, now):
		return Fail(Missing, nil, "台账“%s”打开之后被换成了另一个文件（可能是复制、恢复或网盘同步造成的），刚才的内容没有保存。请把要用的内容抄下来，关闭台账再重新打开。", db.path)
	}
	return nil
}

// hasWAL fails when the WAL was deleted by another program. The caller holds mu.
func (db *DB) hasWAL() error {
	if _, err := os.Stat(db.path + "-wal"); errors.Is(err, fs.ErrNotExist) {
		// What was saved lies in a file without a name by now, which a power cut takes away: it goes into the ledger.
		_, failed := db.conn.ExecContext(context.Background(), "PRAGMA wal_checkpoint(TRUNCATE)")
		return Fail(Missing, errors.Join(err, failed), "台账旁边的“%s-wal”被别的程序（如清理软件）删掉了，刚才的内容没有保存；以前保存的都在。请关闭台账再打开，然后重新保存，并让清理软件跳过这个文件夹。",
			filepath.Base(db.path))
	}
	return nil
}

// temporary returns the version of the connection's temporary schema: it changes when anything in it comes or goes, and a new
// connection starts at 0.
func (db *DB) temporary() (version int, err error) {
	err = prepared{db}.QueryRowContext(context.Background(), "PRAGMA temp.schema_version").Scan(&version)
	return version, err
}

// reconnect replaces the writer's connection. Its statements went with it; closing them once more would crash the driver.
func (db *DB) reconnect() (err error) {
	_ = db.conn.Close()
	db.statements = map[string]*sql.Stmt{}
	fresh, err := db.writer.Conn(context.Background())
	if err == nil { // otherwise the closed one stays: the next write tries again, and fails in a sentence
		db.conn = fresh
	}
	return err
}
