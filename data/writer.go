package data

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
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
	version, err := db.temporary()
	if errors.Is(err, sql.ErrConnDone) || errors.Is(err, driver.ErrBadConn) {
		if err = db.reconnect(); err == nil {
			version, err = db.temporary()
		}
	}
	if err != nil {
		return explain(err)
	}
	if version == db.watched {
		return nil
	}
	db.undoLost = db.undoLost || len(db.undo)+len(db.redo) > 0
	db.undo, db.redo = nil, nil
	db.relabel()
	return explain(db.watch())
}

// temporary returns the version of the connection's temporary schema: it changes when anything in it comes or goes, and a new
// connection starts at 0.
func (db *DB) temporary() (version int, err error) {
	return version, prepared{db}.QueryRowContext(context.Background(), "PRAGMA temp.schema_version").Scan(&version)
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
