package data

import (
	"context"
	"database/sql/driver"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestUndoStepsAreCapped(t *testing.T) {
	db := ledger(t)
	for i := range undoSteps + 20 {
		addHandler(t, db, fmt.Sprint("单位", i))
	}
	undone := 0
	for db.UndoLabel() != "" {
		if _, err := db.Undo(); err != nil {
			t.Fatal(err)
		}
		undone++
	}
	if all, _ := db.Handlers(); undone != undoSteps || len(all) != 20 {
		t.Errorf("%d undone, %d left", undone, len(all))
	}
	if _, err := db.Undo(); !Is(err, Nothing) || err.Error() != "没有可以撤销的操作。" {
		t.Errorf("%v", err)
	}
}

// logBytes is what the undo log holds.
func logBytes(t *testing.T, db *DB) (n int64) {
	t.Helper()
	if err := db.conn.QueryRowContext(context.Background(), "SELECT coalesce(sum(length(sql)), 0) FROM temp.undo_log").Scan(&n); err !=
		nil {
		t.Fatal(err)
	}
	return n
}

func TestUndoBytesAreCapped(t *testing.T) {
	defer func(n int64) { undoBytes = n }(undoBytes)
	undoBytes = 640 << 10
	db := ledger(t)
	addHandler(t, db, "大")
	fill := func(kb int) {
		do(t, db, fmt.Sprint("改", kb), func(tx *Tx) error {
			_, err := tx.exec("UPDATE handler SET note = ?, rev = rev + 1", strings.Repeat("x", kb<<10))
			return err
		})
	}
	for range 10 {
		fill(100)
	}
	if n := len(db.undo); n < 5 || n > 7 {
		t.Errorf("%d steps of 100 kB are kept", n)
	}
	if n := logBytes(t, db); n > undoBytes+110<<10 {
		t.Errorf("the log holds %d kB", n>>10)
	}
	fill(800)
	fill(1) // whose undo holds 800 kB: the newest always fits
	if db.UndoLabel() != "改1" || len(db.undo) != 1 {
		t.Errorf("%q of %d", db.UndoLabel(), len(db.undo))
	}
	for range 5 { // going to and fro must not pile up
		for _, step := range []func() (Change, error){db.Undo, db.Redo} {
			if _, err := step(); err != nil {
				t.Fatal(err)
			}
		}
	}
	if n := logBytes(t, db); n > 1000<<10 {
		t.Errorf("the log holds %d kB", n>>10)
	}
}

func TestUndoLost(t *testing.T) {
	ways := map[string]func(*DB) error{
		"connection": func(db *DB) error {
			err := db.conn.Raw(func(any) error { return driver.ErrBadConn })
			if err == driver.ErrBadConn {
				return nil
			}
			return err
		},
		"trigger": func(db *DB) error {
			_, err := db.conn.ExecContext(context.Background(), "DROP TRIGGER temp.undo_insert_handler")
			return err
		},
		"log": func(db *DB) error {
			_, err := db.conn.ExecContext(context.Background(), "DROP TABLE temp.undo_log")
			return err
		},
	}
	for way, lose := range ways {
		db := ledger(t)
		addHandler(t, db, "一")
		if err := lose(db); err != nil {
			t.Fatal(way, err)
		}
		if err := db.SaveDraft(Draft{Form: "x"}); err != nil {
			t.Errorf("%s: draft: %v", way, err)
		}
		_, err := db.Undo()
		if !Is(err, Nothing) {
			t.Errorf("%s: undo: %v", way, err)
		}
		if db.UndoLabel() != "" {
			t.Errorf("%s: the menu still offers %q", way, db.UndoLabel())
		}
		c := do(t, db, "二", func(tx *Tx) error { return tx.SaveHandler(&Handler{Name: "二"}) })
		if !c.UndoLost {
			t.Errorf("%s: nobody was told", way)
		}
		if c := do(t, db, "三", func(tx *Tx) error { return tx.SaveHandler(&Handler{Name: "三"}) }); c.UndoLost {
			t.Errorf("%s: told twice", way)
		}
		for range 2 {
			if _, err := db.Undo(); err != nil {
				t.Errorf("%s: %v", way, err)
			}
		}
		if all, err := db.Handlers(); err != nil || len(all) != 1 {
			t.Errorf("%s: %v %v", way, all, err)
		}
	}
}

func TestFailedOperationLeavesNothing(t *testing.T) {
	db := ledger(t)
	addHandler(t, db, "一")
	before := contents(t, db)
	if _, err := db.Do("错", func(tx *Tx) error {
		if err := tx.SaveHandler(&Handler{Name: "二"}); err != nil {
			return err
		}
		return tx.SaveHandler(&Handler{Name: "一"})
	}); !Is(err, Taken) {
		t.Errorf("%v", err)
	}
	func() {
		defer func() { _ = recover() }()
		_, _ = db.Do("崩", func(tx *Tx) error {
			_ = tx.SaveHandler(&Handler{Name: "三"})
			panic("in an operation")
		})
	}()
	if d := differences(before, contents(t, db)); len(d) != 0 || db.UndoLabel() != "新增 一" {
		t.Errorf("%v %q", d, db.UndoLabel())
	}
	addHandler(t, db, "四")
}

// While a long operation runs, everything can be read as it was, a backup can be made, and labels shown.
func TestReadsDuringALongOperation(t *testing.T) {
	db := ledger(t)
	addHandler(t, db, "一")
	started, finish, done := make(chan bool), make(chan bool), make(chan error)
	go func() {
		_, err := db.Do("长", func(tx *Tx) error {
			err := tx.SaveHandler(&Handler{Name: "二"})
			started <- true
			<-finish
			return err
		})
		done <- err
	}()
	<-started
	read := make(chan error, 1)
	go func() {
		all, err := db.Handlers()
		if err == nil && len(all) != 1 {
			err = fmt.Errorf("an operation under way is seen: %v", all)
		}
		if err == nil && db.UndoLabel() != "新增 一" {
			err = fmt.Errorf("label %q", db.UndoLabel())
		}
		if err == nil {
			_, err = db.Backup(WhyManual)
		}
		read <- err
	}()
	select {
	case err := <-read:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(20 * time.Second):
		t.Error("reading waits for the operation")
	}
	close(finish)
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	if all, err := db.Handlers(); err != nil || len(all) != 2 {
		t.Errorf("%v %v", all, err)
	}
}

func TestDraftsAndSettings(t *testing.T) {
	c := &clock{morning}
	path := filepath.Join(t.TempDir(), "a.ledger")
	db, err := Create(path, c.options())
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range []Draft{{Form: "visit", Title: "走访", Body: "1"}, {Form: "deputy", Title: "代表", Body: "2"},
		{Form: "visit", Title: "走访", Body: "3"}} {
		if err := db.SaveDraft(d); err != nil {
			t.Fatal(err)
		}
		c.now = c.now.Add(time.Second)
	}
	if err := db.SetSetting("theme", "dark"); err != nil {
		t.Fatal(err)
	}
	if db.UndoLabel() != "" {
		t.Error("a draft can be undone")
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if db, err = Open(path, c.options()); err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	all, err := db.Drafts()
	if err != nil || len(all) != 2 || all[0].Body != "3" || all[1].Body != "2" || !all[0].At.Equal(morning.Add(2*time.Second)) {
		t.Errorf("%+v %v", all, err)
	}
	if err := db.DropDraft("visit"); err != nil {
		t.Fatal(err)
	}
	if all, err = db.Drafts(); err != nil || len(all) != 1 {
		t.Errorf("%+v %v", all, err)
	}
	if v, err := db.Setting("theme"); err != nil || v != "dark" {
		t.Errorf("%q %v", v, err)
	}
}

// Texts that came in broken are mended when they are saved, so that an undo brings back what was there.
func TestUndoOfBrokenTexts(t *testing.T) {
	db := ledger(t)
	h := Handler{Name: "镇供电所", Contact: "王\xff", Note: "前\x00后'?1'；\U0002BB6D"}
	do(t, db, "新增", func(tx *Tx) error { return tx.SaveHandler(&h) })
	saved := h
	if saved.Note != "前后'?1'；\U0002BB6D" || saved.Contact != "王\uFFFD" {
		t.Errorf("saved %q %q", saved.Note, saved.Contact)
	}
	h.Note = "别的"
	do(t, db, "修改", func(tx *Tx) error { return tx.SaveHandler(&h) })
	if _, err := db.Undo(); err != nil {
		t.Fatal(err)
	}
	if all, err := db.Handlers(); err != nil || len(all) != 1 || all[0].Note != saved.Note || all[0].Contact != saved.Contact {
		t.Errorf("%+v %v", all, err)
	}
}
