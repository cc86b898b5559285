package data

import (
	"context"
	"errors"
)

// Close writes the WAL back into the file and lets the ledger go. That the WAL can't be written back, as on a full disk, is no failure:
// what was saved is saved.
func (db *DB) Close() error {
	db.mu.Lock()
	defer db.mu.Unlock()
	var errs []error
	if db.conn != nil && db.conn.PingContext(context.Background()) == nil { // statements of a connection that is gone went with it
		for _, s := range db.statements {
			errs = append(errs, s.Close())
		}
	}
	if db.pool != nil {
		errs = append(errs, db.pool.Close())
	}
	if db.conn != nil {
		_, _ = db.conn.ExecContext(context.Background(), "PRAGMA wal_checkpoint(TRUNCATE)") // else it is done at the next opening
		errs = append(errs, db.conn.Close())
	}
	if db.writer != nil {
		errs = append(errs, db.writer.Close())
	}
	if db.lock != nil {
		db.tail.close(errors.Join(errs...) == nil && !waiting(db.path))
		errs = append(errs, db.lock.Unlock())
	}
	return errors.Join(errs...)
}

// Checkpoint writes the WAL back into the file; called when the program is idle and after imports.
func (db *DB) Checkpoint() error { return db.put("PRAGMA wal_checkpoint(TRUNCATE)") }
