package data

import (
	"context"
	"database/sql"
	"fmt"
	"path/filepath"
	"testing"
	"time"
)

// BenchmarkSave compares saving a record through an operation with the same INSERT on a bare connection with the same pragmas,
// turn by turn in one run.
func BenchmarkSave(b *testing.B) {
	db, err := Create(filepath.Join(b.TempDir(), "a.ledger"), Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer db.Close()
	other, err := Create(filepath.Join(b.TempDir(), "b.ledger"), Options{})
	if err != nil {
		b.Fatal(err)
	}
	if err := other.Close(); err != nil {
		b.Fatal(err)
	}
	raw, err := sql.Open("sqlite", writerDSN(other.Path(), "rw"))
	if err != nil {
		b.Fatal(err)
	}
	defer raw.Close()
	conn, err := raw.Conn(context.Background())
	if err != nil {
		b.Fatal(err)
	}
	defer conn.Close()
	insert, err := conn.PrepareContext(context.Background(),
		"INSERT INTO handler (id, origin, rev, changed_at, name, contact, phone, note) VALUES (?, ?, 1, ?, ?, '', '', '')")
	if err != nil {
		b.Fatal(err)
	}
	var ours, theirs, noted time.Duration
	n := 0
	for b.Loop() {
		n++
		h := Handler{Name: fmt.Sprint("单位", n)}
		start := time.Now()
		if _, err := db.Do("新增", func(tx *Tx) error { return tx.SaveHandler(&h) }); err != nil {
			b.Fatal(err)
		}
		ours += time.Since(start)
		start = time.Now()
		if _, err := insert.Exec(db.ids.next(), db.origin, h.ChangedAt, h.Name); err != nil {
			b.Fatal(err)
		}
		theirs += time.Since(start)
		start = time.Now()
		db.tail.note(lastDone{int64(n), h.ChangedAt})
		noted += time.Since(start)
	}
	b.ReportMetric(float64(noted)/float64(ours), "note/save")
	b.ReportMetric(float64(ours.Microseconds())/float64(n), "µs/save")
	b.ReportMetric(float64(theirs.Microseconds())/float64(n), "µs/insert")
	b.ReportMetric(float64(ours)/float64(theirs), "ratio")
}

// BenchmarkSoundness looks through a ledger of 100 MB: what our own look at the rows costs beside SQLite's at the pages.
func BenchmarkSoundness(b *testing.B) {
	path := filepath.Join(b.TempDir(), "a.ledger")
	if err := town(b, path, Options{}).Close(); err != nil {
		b.Fatal(err)
	}
	db := bare(b, path)
	if _, err := db.Exec(`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)
		INSERT INTO handler (id, origin, rev, changed_at, name, contact, phone, note)
		SELECT i, o.origin, 1, o.changed_at, i, '', '', hex(randomblob(400)) FROM n, (SELECT * FROM handler LIMIT 1) o`); err != nil {
		b.Fatal(err)
	}
	if err := db.Close(); err != nil {
		b.Fatal(err)
	}
	source, err := openSource(path)
	if err != nil {
		b.Fatal(err)
	}
	defer source.Close()
	var pages, rows time.Duration
	for b.Loop() {
		start := time.Now()
		if faults, err := integrity(reader{q: source}, "integrity_check"); err != nil || len(faults) > 0 {
			b.Fatal(faults, err)
		}
		pages += time.Since(start)
		start = time.Now()
		if u, err := unsoundIn(reader{q: source}); err != nil || len(u.counts) > 0 {
			b.Fatal(u, err)
		}
		rows += time.Since(start)
	}
	b.ReportMetric(pages.Seconds()/float64(b.N), "s/pages")
	b.ReportMetric(rows.Seconds()/float64(b.N), "s/rows")
	b.ReportMetric(float64(rows)/float64(pages), "ratio")
}
