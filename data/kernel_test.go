package data

import (
	"errors"
	"os"
	"path/filepath"
	"sync"
	"testing"
)

// blank is a ledger without a record, made once: all migrations take a tenth of a second.
var blank = sync.OnceValues(func() ([]byte, error) {
	dir, err := os.MkdirTemp("", "blank")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "a"+Extension)
	db, err := Create(path, Options{})
	if err != nil {
		return nil, err
	}
	if err := db.Close(); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
})

// ledger opens a real ledger file without a record in a folder of the test's own.
func ledger(t *testing.T) *DB {
	t.Helper()
	path := filepath.Join(t.TempDir(), "人大 数据#1%?.ledger")
	empty, err := blank()
	if err == nil {
		err = os.WriteFile(path, empty, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	db, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db
}

func do(t *testing.T, db *DB, label string, fn func(*Tx) error) Change {
	t.Helper()
	c, err := db.Do(label, fn)
	if err != nil {
		t.Fatalf("%s: %v", label, err)
	}
	return c
}

func TestUndoKeepsRevsGoingUp(t *testing.T) {
	db := ledger(t)
	h := Handler{Name: "镇供电所"}
	do(t, db, "新增", func(tx *Tx) error { return tx.SaveHandler(&h) })
	h.Phone = "0515-88881234"
	if c := do(t, db, "改电话", func(tx *Tx) error { return tx.SaveHandler(&h) }); len(c.Tables) != 1 || c.Tables[0] != "handler" {
		t.Fatalf("changed %v", c.Tables)
	}
	if c := do(t, db, "没有改", func(tx *Tx) error { return tx.SaveHandler(&h) }); len(c.Tables) != 0 {
		t.Fatalf("an unchanged row was touched: %v", c.Tables)
	}
	one := func() (Handler, bool) {
		all, err := db.Handlers()
		if err != nil {
			t.Fatal(err)
		}
		if len(all) == 0 {
			return Handler{}, false
		}
		return all[0], true
	}
	steps := []struct {
		do    func() (Change, error)
		phone string
		rev   int64
		alive bool
	}{
		{db.Undo, "", 3, true}, {db.Redo, "0515-88881234", 4, true}, {db.Undo, "", 5, true},
		{db.Undo, "", 0, false}, {db.Redo, "", 7, true}, {db.Redo, "0515-88881234", 8, true},
	}
	for i, s := range steps {
		if _, err := s.do(); err != nil {
			t.Fatalf("step %d: %v", i, err)
		}
		if now, alive := one(); alive != s.alive || now.Phone != s.phone || now.Rev != s.rev {
			t.Fatalf("step %d: got %+v alive %v, want %+v", i, now, alive, s)
		}
	}
	if _, err := db.Redo(); !Is(err, Nothing) {
		t.Fatalf("redo with nothing to redo: %v", err)
	}
}

func TestVisitWhole(t *testing.T) {
	db := ledger(t)
	var v Visit
	var enterprise Enterprise
	do(t, db, "新增", func(tx *Tx) error {
		enterprise.Name = "东港水产加工有限公司"
		if err := tx.SaveEnterprise(&enterprise); err != nil {
			return err
		}
		d := Deputy{DeputyFields: DeputyFields{Name: "高𬭎"}, Mandates: []Mandate{NewMandate(LevelTown)}}
		if err := tx.SaveDeputy(&d); err != nil {
			return err
		}
		v.Day, v.Fields.EnterpriseID = "2026-11-12", enterprise.ID
		v.Deputies = []Participation{{DeputyID: d.ID}}
		v.Opinions = []OpinionFields{{Kind: OpinionDifficulty, Text: "冷链车间增容 400 kVA"}, {Kind: OpinionDifficulty, Text: "协调职校实习招工"}}
		return tx.SaveVisit(&v)
	})
	got, err := db.Visit(v.ID)
	if err != nil || len(got.Opinions) != 2 || got.Opinions[1].Code() != "2026-002" || got.Deputies[0].DeputyID != v.Deputies[0].DeputyID {
		t.Fatalf("%+v %v", got, err)
	}
	if _, err := db.Do("删企业", func(tx *Tx) error { return tx.DeleteEnterprise(enterprise.ID) }); !Is(err, InUse) {
		t.Fatalf("deleted an enterprise in use: %v", err)
	}
	stale := got
	stale.Opinions = nil
	got.Content = "企业产值同比增长"
	do(t, db, "改", func(tx *Tx) error { return tx.SaveVisit(&got) })
	stale.Content = "别的"
	var s *Stale
	if _, err := db.Do("旧", func(tx *Tx) error { return tx.SaveVisit(&stale) }); !errors.As(err, &s) {
		t.Fatalf("a stale visit was saved: %v", err)
	}
	do(t, db, "删除走访", func(tx *Tx) error { return tx.DeleteVisit(v.ID) })
	if all, _ := db.Opinions(); len(all) != 2 || all[0].ActivityID != "" {
		t.Fatalf("numbered opinions went with their visit: %+v", all)
	}
	if _, err := db.Undo(); err != nil {
		t.Fatal(err)
	}
	if rows, err := db.VisitRows(); err != nil || len(rows) != 1 || rows[0].Opinions != 2 || rows[0].Deputies != "高𬭎" {
		t.Fatalf("%+v %v", rows, err)
	}
	if _, err := db.Undo(); err != nil { // the content
		t.Fatal(err)
	}
	if _, err := db.Undo(); err != nil { // everything
		t.Fatal(err)
	}
	w := v
	w.Meta, w.Fields.Meta, w.Opinions = Meta{}, Meta{}, []OpinionFields{{Text: "新的一件"}}
	if _, err := db.Redo(); err != nil {
		t.Fatal(err)
	}
	w.Deputies = []Participation{{DeputyID: v.Deputies[0].DeputyID}}
	do(t, db, "再记一条", func(tx *Tx) error { return tx.SaveVisit(&w) })
	if w.Opinions[0].Code() != "2026-003" {
		t.Fatalf("a number was given again: %s", w.Opinions[0].Code())
	}
}

// TestNoLostUpdate: a membership that came after a form was opened makes that form stale, whichever screen it came from.
func TestNoLostUpdate(t *testing.T) {
	db := ledger(t)
	d := Deputy{DeputyFields: DeputyFields{Name: "赵启明"}}
	var a, b Station
	do(t, db, "新增", func(tx *Tx) error {
		a.Name, a.Kind, b.Name, b.Kind = "甲站", StationLiaison, "乙站", StationLiaison
		for _, s := range []*Station{&a, &b} {
			if err := tx.SaveStation(s); err != nil {
				return err
			}
		}
		d.Mandates = []Mandate{NewMandate(LevelTown)}
		return tx.SaveDeputy(&d)
	})
	form, err := db.Deputy(d.ID)
	if err != nil {
		t.Fatal(err)
	}
	b.Members = []Member{{DeputyID: d.ID}}
	do(t, db, "进站", func(tx *Tx) error { return tx.SaveStation(&b) })
	form.Note = "改了备注"
	var stale *Stale
	if _, err := db.Do("保存旧表单", func(tx *Tx) error { return tx.SaveDeputy(&form) }); !errors.As(err, &stale) {
		t.Fatalf("a form opened before was saved over a new membership: %v", err)
	}
	now, err := db.Deputy(d.ID)
	if err != nil || len(now.Stations) != 1 {
		t.Fatalf("%+v %v", now.Stations, err)
	}
	// A child that an undo took away makes the save stale, not impossible.
	now.Mandates = append(now.Mandates, NewMandate(LevelCounty))
	do(t, db, "加职务", func(tx *Tx) error { return tx.SaveDeputy(&now) })
	if again, _ := db.Deputy(d.ID); again.Rev != now.Rev {
		t.Fatalf("the saved value has rev %d, the row %d", now.Rev, again.Rev)
	}
	if _, err := db.Undo(); err != nil {
		t.Fatal(err)
	}
	now.Note = "接着改"
	if _, err := db.Do("保存", func(tx *Tx) error { return tx.SaveDeputy(&now) }); !errors.As(err, &stale) {
		t.Fatalf("after undo: %v", err)
	}
}
