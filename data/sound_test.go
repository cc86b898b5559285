package data

import (
	"database/sql"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"liujin/data/datatest"
)

// brokenTables is which tables SQLite itself finds broken, on a connection that could write.
func brokenTables(t *testing.T, path string) (all []string) {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+path+"?mode=rw")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, q := range []string{"PRAGMA integrity_check(100000)", `SELECT 'in ' || "table" FROM pragma_foreign_key_check`} {
		rows, err := db.Query(q)
		if err != nil {
			t.Fatal(err)
		}
		for rows.Next() {
			var text string
			if err := rows.Scan(&text); err != nil {
				t.Fatal(err)
			}
			if found := regexp.MustCompile(` ?in (?:index sqlite_autoindex_)?([a-z_]+)`).FindStringSubmatch(text); found != nil {
				all = append(all, strings.TrimRight(found[1], "_")) // of an index with its number: the table that it is of
			} else if text != "ok" {
				t.Error(text)
			}
		}
		if err := errorsOf(rows); err != nil {
			t.Fatal(err)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

func errorsOf(rows *sql.Rows) error {
	if err := rows.Err(); err != nil {
		return err
	}
	return rows.Close()
}

// What SQLite finds wrong with the rows, where it may write, a look without writing finds too, in the same tables: any value, any column.
func TestSoundnessFindsWhatSQLiteFinds(t *testing.T) {
	t.Parallel()
	clean := townFile(t)
	whole := filepath.Join(t.TempDir(), "whole.ledger")
	write(t, whole, clean)
	readable, mistyped := datatest.AllGarbage(t, whole, 5)
	garbage := slices.Concat(readable[:min(len(readable), 240)], mistyped[:min(len(mistyped), 60)])
	damaged := 0
	for some := range slices.Chunk(garbage, 10) {
		path := filepath.Join(t.TempDir(), "a.ledger")
		write(t, path, clean)
		datatest.Garble(t, path, some)
		want := brokenTables(t, path)
		info, err := Peek(path)
		if err != nil {
			t.Errorf("%v: %v", some, err)
			continue
		}
		var got []string
		for _, c := range info.Damage {
			got = append(got, c.Table)
		}
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Errorf("%v: %v, SQLite %v", some, got, want)
		}
		if len(got) > 0 {
			damaged++
		}
		if info.Sound() == (len(want) > 0) || (len(info.Faults) > 0) != (len(want) > 0) || strings.Contains(info.DamageText(), "_") {
			t.Errorf("%v: %q", some, info.DamageText())
		}
	}
	if damaged < 20 {
		t.Errorf("only %d rounds damaged anything", damaged)
	}
}

// pastRules changes a ledger past all rules.
func pastRules(t *testing.T, path, statement string) {
	t.Helper()
	db := bare(t, path)
	if _, err := db.Exec(statement); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}

// A backup of a damaged ledger is made and says so, and however many follow, what is sound of the same ledger stays.
func TestDamagedBackupsNeverPushSoundOnesOut(t *testing.T) {
	t.Parallel()
	db, c, _ := filled(t)
	sound := backUp(t, db, WhyManual)
	if !sound.Sound() || sound.DamageText() != "" {
		t.Fatalf("%+v", sound)
	}
	pastRules(t, db.Path(), "UPDATE campaign SET starts = '某日'")
	if err := db.QuickCheck(); !Is(err, Damaged) || !strings.Contains(err.Error(), "活动月 1 条") {
		t.Errorf("%v", err)
	}
	for range 60 {
		c.now = c.now.AddDate(0, 0, 3)
		if b := backUp(t, db, WhyIdle); b.Sound() || b.DamageText() != "活动月 1 条" || len(b.Faults) != 1 {
			t.Fatalf("%+v", b)
		}
	}
	all, err := db.Backups()
	if err != nil {
		t.Fatal(err)
	}
	if len(all) > 60 || len(all) < 2 {
		t.Errorf("%d backups", len(all))
	}
	i := slices.IndexFunc(all, func(b BackupInfo) bool { return b.Name == sound.Name })
	if i < 0 || !all[i].OK || !all[i].Sound() || all[0].Sound() {
		t.Fatalf("the sound one is gone: %d", i)
	}
	info, err := Peek(all[0].Path())
	if err != nil || info.Sound() || len(info.Faults) != 1 || !strings.Contains(info.Faults[0], "活动月“活动月”的内容受损") {
		t.Errorf("%+v, %v", info, err)
	}
	if info, err := Peek(sound.Path()); err != nil || !info.Sound() {
		t.Errorf("%+v, %v", info, err)
	}
	path := filepath.Join(t.TempDir(), "副本.ledger")
	if told, err := db.SaveAs(path); err != nil || len(told) != 1 || !strings.Contains(told[0], "受损") {
		t.Errorf("%q, %v", told, err)
	}
}

// CHECKs are taken out of a table's text as SQLite reads it.
func TestChecksIn(t *testing.T) {
	t.Parallel()
	got := checksIn(`CREATE TABLE x (id TEXT PRIMARY KEY, -- CHECK (no)
		a INTEGER NOT NULL DEFAULT (1) CHECK (a IN (0, 1)), "b" TEXT check(b <> ')' AND b <> 'CHECK (' -- (
		), CHECK (a >= (b)), UNIQUE (a, b)) STRICT`)
	want := []rule{{"a", "a IN (0, 1)"}, {"b", "b <> ')' AND b <> 'CHECK (' -- (\n\t\t"}, {"a >= (b)", "a >= (b)"}}
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
	for v := 1; v <= schemaVersion(); v++ { // each that the migrations make is found
		made, err := schemaAt(v)
		if err != nil {
			t.Fatal(err)
		}
		for name, text := range made {
			if kind, _, _ := strings.Cut(name, " "); kind == "table" {
				text = regexp.MustCompile(`--[^\n]*`).ReplaceAllString(text, "")
				if n := len(regexp.MustCompile(`\bCHECK\b`).FindAllString(text, -1)); n != len(checksIn(text)) {
					t.Errorf("schema %d, %s: %d of %d", v, name, len(checksIn(text)), n)
				}
			}
		}
	}
}
