package data

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

// On a full disk an operation fails as a whole and says so; with room again, work goes on and the undo list is right.
func TestDiskFull(t *testing.T) {
	disk := mounted(t, "4m")
	db, err := Create(filepath.Join(disk, "台账.ledger"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	addHandler(t, db, "一")
	big := func(n int) func(*Tx) error {
		return func(tx *Tx) error {
			for i := range n {
				if err := tx.SaveOpinionFields(&OpinionFields{Day: "2026-11-12",
					Text: fmt.Sprint(i, strings.Repeat("长", 1900))}); err != nil {
					return err
				}
			}
			return nil
		}
	}
	fillUp(t, disk)
	before := contents(t, db)
	for round := range 3 {
		for name, fn := range map[string]func(*Tx) error{
			"small": big(1), "large": big(2000),
			"stubborn": func(tx *Tx) error { // an import that goes on after a failure
				for range 50 {
					_ = big(100)(tx)
				}
				return nil
			},
		} {
			_, err := db.Do(name, fn)
			if err == nil && name == "small" {
				continue // there may be room for a page in the WAL
			}
			refused(t, fmt.Sprint(name, round), err, DiskFull, "磁盘已满")
		}
	}
	if err := db.SaveDraft(Draft{Form: "x", Body: strings.Repeat("长", 1<<20)}); !Is(err, DiskFull) {
		t.Errorf("draft: %v", err)
	}
	_, err = db.AddPhotoFrom("a.jpg", bytes.NewReader(jpegOf(t, noise(900, 700))))
	refused(t, "photo", err, DiskFull, "磁盘已满")
	_, err = db.Backup(WhyManual)
	refused(t, "backup", err, DiskFull, "台账本身没有影响")
	_, err = db.SaveAs(filepath.Join(disk, "另存"))
	refused(t, "save as", err, DiskFull, "另存没有完成")
	if left, _ := filepath.Glob(disk + "/*" + partSuffix); len(left) != 0 {
		t.Errorf("left %v", left)
	}
	for db.UndoLabel() != "新增 一" { // what was saved after all
		if _, err := db.Undo(); err != nil {
			refused(t, "undo", err, DiskFull, "磁盘已满")
			break
		}
	}
	makeRoom(t, disk)
	for db.UndoLabel() != "新增 一" {
		if _, err := db.Undo(); err != nil {
			t.Fatal(err)
		}
	}
	if d := differences(before, contents(t, db)); len(d) != 0 {
		t.Errorf("something was half saved: %v", d)
	}
	addHandler(t, db, "二")
	for range 2 {
		if _, err := db.Undo(); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := db.Redo(); err != nil {
		t.Fatal(err)
	}
	if all, err := db.Handlers(); err != nil || len(all) != 1 || all[0].Name != "一" {
		t.Errorf("%v %v", all, err)
	}
	if faults := checked(t, db); len(faults) != 0 {
		t.Errorf("%q", faults)
	}
}
