package data

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// A byte changed anywhere in a ledger is told where the program meets it (opening, the look at start-up, backups, check), or lies in one
// value of one record, or where nothing is stored: SQLite keeps no checksums. What is told comes back from the backup beside it. In a
// backup each byte is told. A hundredth of 2,000 changes runs here; LIUJIN_GARBAGE makes it all of them, or a part (make torture).
func TestOneByte(t *testing.T) {
	changes, part, parts := 20, 1, 1
	if wanted := os.Getenv("LIUJIN_GARBAGE"); wanted != "" {
		if _, err := fmt.Sscanf(wanted, "%d/%d", &part, &parts); err != nil { // all
			part, parts = 1, 1
		}
		changes = 2000 / parts
	}
	path := filepath.Join(t.TempDir(), "镇.ledger")
	db := town(t, path, Options{})
	backup := backUp(t, db, WhyManual)
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	good, kept := contentOf(t, path), contentOf(t, backup.Path())
	before := storedRows(t, path)
	rnd := rand.New(rand.NewPCG(8, uint64(part)))
	fates := map[string]int{}
	for i := range changes {
		if i%4 == 3 {
			if err := os.WriteFile(backup.Path(), byteChanged(kept, rnd), 0o600); err != nil {
				t.Fatal(err)
			}
			_, err := Peek(backup.Path())
			refused(t, "a backup", err, Damaged, "请选另一份备份")
			fates["told: backup"]++
			continue
		}
		if err := os.WriteFile(backup.Path(), kept, 0o600); err != nil {
			t.Fatal(err)
		}
		write(t, path, byteChanged(good, rnd))
		fate, err := fateOf(path)
		saidOf(t, fate, err)
		if err != nil {
			if _, err := Restore(backup.Path(), path, Options{}); err != nil {
				t.Errorf("%s: the backup does not come back: %v", fate, err)
			} else if d := unlike(before, storedRows(t, path)); len(d) > 0 {
				t.Errorf("%s: not all came back: %v", fate, d)
			} else {
				fates["healed"]++
			}
		} else if d := unlike(before, storedRows(t, path)); len(d) == 0 {
			fate = "nothing: no value"
		} else if fate = "silent: a value"; len(d) > 2 || len(d) == 2 && !alikeButOne(d[0], d[1]) {
			t.Errorf("silent, and more than one value is another: %q", d)
		}
		fates[fate]++
		clearBeside(t, path)
	}
	t.Logf("%d changes: %v", changes, fates)
}

func contentOf(t *testing.T, path string) []byte {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

// byteChanged is a copy with one byte otherwise, mostly one that is in use: the larger part of a small ledger is empty.
func byteChanged(good []byte, rnd *rand.Rand) []byte {
	spoilt, at := slices.Clone(good), rnd.IntN(len(good))
	for tries := 0; good[at] == 0 && tries < 20; tries++ {
		at = rnd.IntN(len(good))
	}
	spoilt[at] ^= byte(1 + rnd.IntN(255))
	return spoilt
}

// fateOf says where a damaged ledger is told of first, and how; no error: nowhere.
func fateOf(path string) (where string, err error) {
	defer func() {
		if r := recover(); r != nil {
			where, err = "panic", fmt.Errorf("panic: %v", r)
		}
	}()
	db, err := Open(path, Options{})
	if err != nil {
		return "told: opening", err
	}
	defer func() { _ = db.Close() }() // damaged as it is
	if err := db.QuickCheck(); err != nil {
		return "told: start-up", err
	}
	if faults, err := db.Check(); err != nil || len(faults) > 0 {
		if err == nil {
			err = Fail(Damaged, nil, "%s", faults[0])
		}
		return "told: check", err
	}
	if _, err := db.BackupTo(filepath.Join(filepath.Dir(path), "另处"), WhyIdle); err != nil {
		return "told: backup", err
	}
	return "", nil
}

// storedRows are all rows of a ledger but what an opening and a restore note, as texts.
func storedRows(t *testing.T, path string) (all []string) {
	t.Helper()
	db, err := openFile(path, "query_only(1)")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	r := reader{q: db}
	tables, err := texts(r, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
	for _, table := range tables {
		var columns, rows []string
		if err == nil {
			columns, err = columnsOf(db, table)
		}
		where := map[string]string{"setting": " WHERE name <> '" + openingSetting + "'", "audit": " WHERE label NOT LIKE '恢复%'"}[table]
		if err == nil {
			row := "quote(" + strings.Join(columns, ") || char(31) || quote(") + ")"
			rows, err = texts(r, "SELECT '"+table+"' || char(31) || "+row+" FROM "+table+where)
		}
		all = append(all, rows...)
	}
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(all)
	return all
}

// unlike are the rows that only one of two states has.
func unlike(a, b []string) (only []string) {
	count := map[string]int{}
	for _, row := range a {
		count[row]++
	}
	for _, row := range b {
		count[row]--
	}
	for row, n := range count {
		if n != 0 {
			only = append(only, row)
		}
	}
	return only
}

// alikeButOne reports whether two rows differ in one value at most.
func alikeButOne(a, b string) bool {
	one, other := strings.Split(a, "\x1f"), strings.Split(b, "\x1f")
	if len(one) != len(other) {
		return false
	}
	unlike := 0
	for i := range one {
		if one[i] != other[i] {
			unlike++
		}
	}
	return unlike <= 1
}

// clearBeside takes away what a try left beside the ledger.
func clearBeside(t *testing.T, path string) {
	t.Helper()
	all, err := filepath.Glob(stem(path) + "?*")
	for _, name := range all {
		if name != path && !strings.HasSuffix(name, ".backups") && !strings.HasSuffix(name, ".files") {
			err = errors.Join(err, os.RemoveAll(name))
		}
	}
	if err = errors.Join(err, os.RemoveAll(filepath.Join(filepath.Dir(path), "另处"))); err != nil {
		t.Fatal(err)
	}
}
