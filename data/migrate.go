package data

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"sort"
)

//go:embed migrations/*.sql
var migrationFiles embed.FS

// migrations are the scripts in their order; the n-th makes schema n.
var migrations = readMigrations()

func readMigrations() []string {
	names, _ := fs.Glob(migrationFiles, "migrations/*.sql") // the pattern is right, so there is no error
	sort.Strings(names)
	scripts := make([]string, len(names))
	for i, name := range names {
		text, err := migrationFiles.ReadFile(name)
		if err != nil {
			panic("data: embedded migration is missing: " + name)
		}
		scripts[i] = string(text)
	}
	return scripts
}

// schemaVersion is the newest schema this program knows.
func schemaVersion() int { return len(migrations) }

// migrate brings the schema up to date, each step in a transaction of its own. An existing ledger is backed up before.
func (db *DB) migrate() error { return db.migrateTo(schemaVersion()) }

// migrateTo brings the schema up to a version's. Foreign keys are off meanwhile: rebuilding a parent table with them on would delete
// all children.
func (db *DB) migrateTo(newest int) error {
	ctx := context.Background()
	var version int
	if err := db.conn.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return err
	}
	switch {
	case version > newest:
		return newer(version)
	case version == newest:
		return nil
	case version > 0:
		if err := db.backupBefore("migrate"); err != nil {
			return err
		}
	}
	if _, err := db.conn.ExecContext(ctx, "PRAGMA foreign_keys = OFF"); err != nil {
		return err
	}
	for ; version < newest; version++ {
		err := db.step(version)
		var told *Error
		if errors.As(err, &told) {
			return err // a sentence already
		}
		if err != nil {
			return fmt.Errorf("migrate to schema %d: %w", version+1, err)
		}
	}
	_, err := db.conn.ExecContext(ctx, "PRAGMA foreign_keys = ON")
	return err
}

// step runs one migration script.
func (db *DB) step(version int) error {
	ctx := context.Background()
	script := fmt.Sprintf("BEGIN IMMEDIATE;\n%s\nPRAGMA application_id = %d; PRAGMA user_version = %d;", migrations[version], applicationID,
		version+1)
	_, err := db.conn.ExecContext(ctx, script)
	if err == nil {
		err = db.noOrphans()
	}
	if err == nil && version+1 == namesSchema {
		err = db.renameDrafts()
	}
	if err == nil && version+1 == schemaVersion() { // before, the tables are not yet as this program reads them
		err = db.resettle()
	}
	if err == nil {
		_, err = db.conn.ExecContext(ctx, "COMMIT")
	}
	if err != nil {
		_, _ = db.conn.ExecContext(ctx, "ROLLBACK")
	}
	return err
}

// noOrphans fails when a row points at one that is not there.
func (db *DB) noOrphans() error {
	rows, err := db.conn.QueryContext(context.Background(), "PRAGMA foreign_key_check")
	if err != nil {
		return err
	}
	defer rows.Close()
	if rows.Next() {
		return Fail(Damaged, nil, "台账里有记录指向不存在的记录，升级停下了，没有升完。升级前的样子在备份里，请从备份恢复后再试。")
	}
	return rows.Err()
}
