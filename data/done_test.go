package data

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// What is saved is saved: that the log can't be written back, on a full disk or while another reads, is no failure, and loses nothing.
func TestDoneIsDone(t *testing.T) {
	disk := mounted(t, "8m")
	path := filepath.Join(disk, "台账.ledger")
	db, err := Create(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for i := range 150 {
		do(t, db, "新增", func(tx *Tx) error {
			return tx.SaveOpinionFields(&OpinionFields{Day: "2026-11-12", Text: fmt.Sprint(i, strings.Repeat("长", 1900))})
		})
	}
	fillUp(t, disk)
	if err := db.Checkpoint(); err == nil {
		t.Fatal("there is room for what was saved: the test proves nothing")
	}
	if err := db.Close(); err != nil {
		t.Errorf("close: %v", err)
	}
	makeRoom(t, disk)
	if db, err = Open(path, Options{}); err != nil {
		t.Fatal(err)
	}
	if text, _, _ := db.LostTail(); text != "" {
		t.Error(text)
	}
	all, err := texts(db.reader, "SELECT id FROM opinion")
	if err != nil || len(all) != 150 {
		t.Errorf("%d of 150: %v", len(all), err)
	}
	// Another reads meanwhile.
	beside, err := openSource(path)
	if err != nil {
		t.Fatal(err)
	}
	defer beside.Close()
	read, err := beside.Begin()
	if err != nil {
		t.Fatal(err)
	}
	var n int
	if err := read.QueryRow("SELECT count(*) FROM opinion").Scan(&n); err != nil || n != 150 {
		t.Fatal(n, err)
	}
	addHandler(t, db, "甲办")
	if err := db.Close(); err != nil {
		t.Errorf("close: %v", err)
	}
	if db, err = Open(path, Options{}); err != nil {
		t.Fatal("opened while another reads: ", err)
	}
	if err := read.Rollback(); err != nil {
		t.Fatal(err)
	}
	if names, err := db.Handlers(); err != nil || len(names) != 1 {
		t.Errorf("%v %v", names, err)
	}
	if err := db.Close(); err != nil {
		t.Error(err)
	}
}

// A backup whose database has its name is there, though the index could not be written any more.
func TestBackupWithoutIndex(t *testing.T) {
	t.Parallel()
	db, _, _ := filled(t)
	place := ownPlace(db.Path())
	first := backUp(t, db, WhyManual)
	addHandler(t, db, "甲办")
	second := backUp(t, db, WhyManual)
	ix := place.readIndex()
	ix.Writing, ix.Backups = []string{second.Name}, ix.Backups[:1] // as it was before the last write
	if err := place.writeIndex(&ix); err != nil {
		t.Fatal(err)
	}
	third := backUp(t, db, WhyManual)
	all, err := place.list()
	if err != nil || len(all) != 3 || all[0].Name != first.Name || all[1].Name != second.Name || all[2].Name != third.Name {
		t.Errorf("%v %v", all, err)
	}
	if _, err := os.Stat(second.Path()); err != nil {
		t.Error(err)
	}
}
