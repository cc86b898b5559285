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
	var ours, theirs time.Duration
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
	}
	b.ReportMetric(float64(ours.Microseconds())/float64(n), "µs/save")
	b.ReportMetric(float64(theirs.Microseconds())/float64(n), "µs/insert")
	b.ReportMetric(float64(ours)/float64(theirs), "ratio")
}
