package data

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// openSource opens a ledger only for reading, once it is sure that nothing in it is a program of somebody else's (ownSchema).
func openSource(path string, pragmas ...string) (*sql.DB, error) {
	db, err := openFile(path, pragmas...)
	if err != nil {
		return nil, err
	}
	if err := ownSchema(db, filepath.Base(path)); err != nil {
		_ = db.Close() // the failure to read is what counts
		return nil, err
	}
	return db, nil
}

// openFile opens a database only for reading, whatever it is. In a folder that can't be written, as on a CD, there is no room for SQLite's
// helper files; then the file is taken as it lies (immutable), if no changes wait beside it.
func openFile(path string, pragmas ...string) (*sql.DB, error) {
	q := url.Values{"mode": {"ro"}, "_pragma": append([]string{"busy_timeout(5000)", "trusted_schema(0)", "cell_size_check(1)"},
		pragmas...)}
	db, err := sql.Open("sqlite", fileURL(path, q))
	if err != nil {
		return nil, err
	}
	var n int
	err = db.QueryRow("SELECT count(*) FROM sqlite_master").Scan(&n)
	if err == nil {
		return db, nil
	}
	_ = db.Close() // the failure to read is what counts
	switch code := sqliteCode(err); {
	case code == sqliteError: // a head that SQLite makes no sense of
		return nil, damaged(filepath.Base(path), err)
	case code != sqliteCantOpen && code != sqliteReadOnly || waiting(path):
		return nil, err
	}
	q.Set("immutable", "1")
	return sql.Open("sqlite", fileURL(path, q))
}

// look compares a ledger's schema and leaves no trace: where nothing waits beside the file, SQLite makes no helper files.
func look(path string) error {
	q := url.Values{"mode": {"ro"}, "_pragma": {"busy_timeout(5000)", "query_only(1)", "trusted_schema(0)", "cell_size_check(1)"}}
	if !waiting(path) {
		q.Set("immutable", "1")
	}
	db, err := sql.Open("sqlite", fileURL(path, q))
	if err != nil {
		return explain(err)
	}
	defer db.Close()
	return ownSchema(db, filepath.Base(path))
}

// copyDatabase writes a consistent copy of a database as one file of its own, on a connection of its own: the source may be saved
// to meanwhile. The copy is forced to the disk; a failed one is removed, for an empty file passes SQLite's integrity check.
func copyDatabase(ctx context.Context, from, to string) (err error) {
	if err := os.Remove(to); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	if err := touch(to); err != nil { // nobody else reads it from its first byte on
		return err
	}
	db, err := openSource(from)
	if err != nil {
		return err
	}
	defer func() {
		err = errors.Join(err, db.Close())
		if err != nil {
			_ = os.Remove(to) // the failure itself is what to report
		}
	}()
	if _, err := db.ExecContext(ctx, "VACUUM INTO ?", to); err != nil {
		return err
	}
	return syncFile(to)
}

// inspect reads a closed database whole: is it a ledger, can its pages be read, what does it hold, and what of that is damaged.
func inspect(path string) (m manifest, err error) {
	db, err := openSource(path)
	if err != nil {
		return m, explain(err)
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	r := reader{q: db}
	if _, m.Schema, err = readHead(db); err != nil {
		return m, explain(err)
	}
	found, err := unsoundIn(r)
	if err != nil {
		return m, explain(err)
	}
	m.Damage, m.Faults = found.counts, found.faults
	faults, err := integrity(r, "integrity_check")
	if len(found.counts) > 0 {
		faults = slices.DeleteFunc(faults, valueFault.MatchString)
	}
	if err != nil || len(faults) > 0 {
		return m, Fail(Damaged, errors.Join(errInside, err, errors.New(strings.Join(faults, "; "))),
			"台账的副本没有通过完整性检查，台账文件可能已损坏。请在“设置与备份”里检查台账，或恢复最近一份备份。")
	}
	if m.Counts, err = mainCounts(r); err != nil {
		return m, err
	}
	if m.State, err = lastState(r); err != nil {
		return m, err
	}
	if m.Origin, err = r.Setting("origin"); err != nil {
		return m, err
	}
	names, err := texts(r, "SELECT coalesce(name, '') FROM office WHERE own = 1")
	if err != nil {
		return m, err
	}
	m.Unit = strings.Join(names, "")
	m.Files, err = scanAll(r, func(f *stored) []any { return []any{&f.SHA256, &f.Extension} },
		"SELECT DISTINCT coalesce(sha256, ''), coalesce(extension, '') FROM attachment ORDER BY 1, 2")
	return m, err
}

// integrity runs integrity_check or quick_check and returns what they find, in SQLite's words.
func integrity(r reader, check string) ([]string, error) {
	faults, err := texts(r, "PRAGMA "+check)
	if len(faults) == 1 && faults[0] == "ok" {
		return nil, err
	}
	if err == nil && len(faults) == 0 {
		return nil, errors.New(check + " says nothing")
	}
	return faults, err
}

// mainCounts counts the tables whose rows have a name of their own. A table that an older schema lacks is left out.
func mainCounts(r reader) ([]Count, error) {
	var counts []Count
	for _, k := range kinds {
		if k.label == "" || k.name == choices.name {
			continue
		}
		number := func(n *int) []any { return []any{n} }
		there, err := scanAll(r, number, "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = ?", k.name)
		if err != nil {
			return nil, err
		}
		if there[0] == 0 {
			continue
		}
		n, err := scanAll(r, number, "SELECT count(*) FROM "+k.name)
		if err != nil {
			return nil, fmt.Errorf("count %s: %w", k.name, err)
		}
		counts = append(counts, Count{Table: k.name, Title: k.title, Rows: n[0]})
	}
	return counts, nil
}
