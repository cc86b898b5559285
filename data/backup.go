package data

import (
	"context"
	"os"
	"path/filepath"
)

// backupBefore keeps a copy of the ledger before something that rewrites it.
func (db *DB) backupBefore(why string) error {
	folder := stem(db.path) + ".backups"
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return explain(err)
	}
	name := filepath.Join(folder, db.Now().Format("20060102-150405")+"-"+why+Extension)
	_, err := db.conn.ExecContext(context.Background(), "VACUUM INTO ?", name)
	return explain(err)
}
