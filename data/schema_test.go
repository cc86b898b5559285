package data

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

var townMade struct {
	sync.Once
	file []byte
}

// townFile is a sound ledger, closed. Its photos are elsewhere.
func townFile(t *testing.T) []byte {
	t.Helper()
	townMade.Do(func() {
		path := filepath.Join(t.TempDir(), "东港.ledger")
		if err := town(t, path, Options{}).Close(); err != nil {
			t.Fatal(err)
		}
		var err error
		if townMade.file, err = os.ReadFile(path); err != nil {
			t.Fatal(err)
		}
	})
	return townMade.file
}

// hostile makes a sound ledger, closes it and lets sql change what it is made of.
func hostile(t *testing.T, sql ...string) (path string) {
	t.Helper()
	path = write(t, filepath.Join(t.TempDir(), "来路不明.ledger"), townFile(t))
	db := bare(t, path)
	db.SetMaxOpenConns(1)
	for _, s := range sql {
		if _, err := db.Exec(s); err != nil {
			t.Fatal(s, err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// attacks are programs and gaps in a ledger's schema, with what is said of each.
var attacks = []struct{ sql, says string }{
	{`CREATE TRIGGER evil AFTER INSERT ON audit BEGIN DELETE FROM attachment; UPDATE deputy SET phone = '13000000000'; END`,
		"多了触发器“evil”"},
	{`CREATE TRIGGER 台账 BEFORE UPDATE ON setting BEGIN DELETE FROM draft; END`, "多了触发器“台账”"},
	{`CREATE TRIGGER quiet AFTER DELETE ON draft BEGIN SELECT 1; END`, "多了触发器“quiet”"},
	{`CREATE VIEW aside AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n`, "多了视图“aside”"},
	{`ALTER TABLE setting RENAME TO hidden; CREATE VIEW setting AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
		SELECT 'session' AS name, i AS value FROM n`, "视图“setting”"},
	{`ALTER TABLE office RENAME TO real; CREATE VIEW office AS SELECT * FROM real WHERE randomblob(1000) IS NOT NULL`, "视图“office”"},
	{`CREATE TRIGGER instead AFTER UPDATE OF name ON deputy WHEN new.name LIKE '%高%' BEGIN SELECT RAISE(IGNORE); END`,
		"触发器“instead”"},
	{`CREATE INDEX slow ON deputy (hex(zeroblob(100)))`, "多了索引“slow”"},
	{`CREATE INDEX partial ON opinion (day) WHERE length(hex(text)) > 5`, "多了索引“partial”"},
	{`CREATE UNIQUE INDEX one ON deputy (gender, name, phone)`, "多了索引“one”"},
	{`ALTER TABLE deputy ADD COLUMN twice TEXT AS (name || name) VIRTUAL`, "表“deputy”被改动过"},
	{`ALTER TABLE opinion ADD COLUMN more TEXT NOT NULL DEFAULT ''`, "表“opinion”被改动过"},
	{`ALTER TABLE village DROP COLUMN note`, "表“village”被改动过"},
	{`CREATE TABLE other (a)`, "多了表“other”"},
	{`CREATE VIRTUAL TABLE words USING fts5 (a)`, "多了表“words”"},
	{`DROP INDEX mandate_deputy`, "少了索引“mandate_deputy”"},
	{`DROP TABLE publicity`, "少了表“publicity”"},
	{`PRAGMA writable_schema = 1; UPDATE sqlite_master SET sql = replace(sql, 'CHECK (leader', 'CHECK (1 OR leader') WHERE name = 'deputy'`,
		"表“deputy”被改动过"},
	{`PRAGMA writable_schema = 1; UPDATE sqlite_master SET sql = replace(sql, ' ON DELETE CASCADE', '') WHERE name = 'participation'`,
		"表“participation”被改动过"},
	{`PRAGMA writable_schema = 1; UPDATE sqlite_master SET sql = replace(sql, 'UNIQUE', '') WHERE name = 'village'`, ""},
	{`PRAGMA writable_schema = 1; INSERT INTO sqlite_master VALUES ('index', 'sqlite_stat1', 'audit', 0,
		'CREATE TRIGGER sqlite_stat1 AFTER INSERT ON audit BEGIN DELETE FROM deputy; END')`, ""},
	{`PRAGMA writable_schema = 1; INSERT INTO sqlite_master VALUES ('trigger', 'mandate_deputy', 'audit', 0,
		'CREATE TRIGGER mandate_deputy AFTER INSERT ON audit BEGIN DELETE FROM deputy; END')`, "触发器“mandate_deputy”"},
	// What no screen shows makes another name, and another text.
	{"DROP INDEX mandate_deputy; CREATE INDEX \"mandate_deputy\x01\" ON deputy (hex(zeroblob(100)));" +
		" CREATE INDEX mandate_deputy ON mandate (deputy_id)", "多了索引“mandate_deputy”"},
	{`PRAGMA writable_schema = 1; UPDATE sqlite_master SET sql = replace(sql, char(10), char(13)) WHERE name = 'deputy'`,
		"表“deputy”被改动过"},
}

// A ledger whose schema is not the program's is refused in a sentence before anything in it runs, whichever way it comes in, and not a byte
// of it is changed.
func TestForeignSchemaIsRefused(t *testing.T) {
	t.Parallel()
	for _, c := range attacks {
		path := hostile(t, strings.Split(c.sql, ";;")...)
		was, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		foreign := func(what string, err error) {
			t.Helper()
			if !Is(err, Foreign) && !Is(err, Damaged) || c.says != "" && !strings.Contains(err.Error()+errText(err), c.says) {
				t.Errorf("%s: %s: %v (want %s)", c.sql, what, err, c.says)
			}
		}
		_, err = Open(path, Options{})
		foreign("open", err)
		_, err = Open(path, Options{ReadOnly: true})
		foreign("read", err)
		_, err = Peek(path)
		foreign("peek", err)
		_, err = Restore(path, filepath.Join(t.TempDir(), "台账.ledger"), Options{})
		foreign("restore", err)
		if is, err := os.ReadFile(path); err != nil || !bytes.Equal(was, is) {
			t.Errorf("%s: the file was changed (%v)", c.sql, err)
		}
	}
}

// errText is the cause of an expected failure.
func errText(err error) string {
	if e, ok := err.(*Error); ok && e.Err != nil {
		return e.Err.Error()
	}
	return ""
}

// A ledger that took a hostile one's place beside its lock, and one that is replaced by a restore, are read only after the comparison.
func TestForeignSchemaBesideIsNotRead(t *testing.T) {
	t.Parallel()
	endless := `ALTER TABLE setting RENAME TO hidden; CREATE VIEW setting AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
		SELECT 'origin' AS name, i AS value FROM n`
	path := hostile(t, endless)
	write(t, path+"-wal", []byte("not a WAL"))
	if err := ownWAL(path); err != nil {
		t.Error(err)
	}
	if err := dropHelpers(path); err != nil {
		t.Fatal(err)
	}
	good := filepath.Join(t.TempDir(), "好.ledger")
	if err := town(t, good, Options{}).Close(); err != nil {
		t.Fatal(err)
	}
	done, err := Restore(good, path, Options{})
	if err != nil || done.Note == "" || done.Aside == "" {
		t.Errorf("%+v %v", done, err)
	}
}

// What SQLite has counted for itself is no part of the schema.
func TestStatisticsAreNotForeign(t *testing.T) {
	t.Parallel()
	path := hostile(t, "ANALYZE")
	db, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if faults, err := db.checkSchema(); err != nil || len(faults) != 0 {
		t.Errorf("%q %v", faults, err)
	}
}

// Each byte of the head that says how to read the file: changed, it is told, or SQLite reads the file as before. Nothing else happens.
func TestHeadBytes(t *testing.T) {
	t.Parallel()
	good := hostile(t, "PRAGMA journal_mode = WAL")
	whole, err := os.ReadFile(good)
	if err != nil {
		t.Fatal(err)
	}
	for at := range 100 {
		for i, to := range []byte{0, 1, 3, 5, 0x41, 0xff} {
			if whole[at] == to || at >= 64 && i > 0 || at < 16 && i > 1 { // what is no mark of ours is SQLite's to keep
				continue
			}
			b := bytes.Clone(whole)
			b[at] = to
			path := write(t, filepath.Join(t.TempDir(), "一字.ledger"), b)
			db, err := Open(path, Options{})
			switch {
			case err == nil:
				if _, err := db.VisitRows(); err != nil {
					t.Errorf("byte %d to %x: opened, but %v", at, to, err)
				}
				if err := db.Close(); err != nil {
					t.Errorf("byte %d to %x: %v", at, to, err)
				}
			default:
				refused(t, "head", err, Damaged, "")
			}
			if _, err := Open(path, Options{ReadOnly: true}); err != nil && at >= 16 && !Is(err, Damaged) {
				t.Errorf("byte %d to %x, read only: %v", at, to, err)
			}
		}
	}
}

// What the migrations make has the digests that an opening goes by; where they were changed, it runs them instead, which takes longer.
// Each step makes another schema, if only by one empty table more: by that a damaged number is told.
func TestSchemaDigests(t *testing.T) {
	t.Parallel()
	seen := map[string]int{}
	for v := 1; v <= schemaVersion(); v++ {
		made, err := schemaAt(v)
		if err != nil {
			t.Fatal(err)
		}
		if v > len(schemaDigests) || schemaDigests[v-1] != made.digest() {
			t.Errorf("schema %d: put into schemaDigests: %q", v, made.digest())
		}
		if seen[made.digest()] > 0 {
			t.Errorf("schemas %d and %d are the same: a damaged number can't be told from a newer program's", seen[made.digest()], v)
		}
		seen[made.digest()] = v
	}
}

// BenchmarkSchema tells what knowing a ledger by its digest saves of running the migrations.
func BenchmarkSchema(b *testing.B) {
	path := filepath.Join(b.TempDir(), "a.ledger")
	if err := town(b, path, Options{}).Close(); err != nil {
		b.Fatal(err)
	}
	var known, run, opened time.Duration
	for b.Loop() {
		start := time.Now()
		if err := look(path); err != nil {
			b.Fatal(err)
		}
		known += time.Since(start)
		schemas.Lock()
		schemas.made = nil
		schemas.Unlock()
		start = time.Now()
		if _, err := schemaAt(schemaVersion()); err != nil {
			b.Fatal(err)
		}
		run += time.Since(start)
		start = time.Now()
		db, err := Open(path, Options{})
		if err != nil {
			b.Fatal(err)
		}
		if err := db.Close(); err != nil {
			b.Fatal(err)
		}
		opened += time.Since(start)
	}
	b.ReportMetric(float64(known)/float64(run), "known/run")
	b.ReportMetric(float64(opened)/float64(run), "opening/run")
}
