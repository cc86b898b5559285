package data

import (
	"fmt"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
)

func upgraded(t *testing.T, path string) {
	t.Helper()
	db, err := Open(path, Options{})
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	defer db.Close()
	got, err := schemaOf(db.q)
	if err != nil {
		t.Fatal(err)
	}
	want, err := schemaAt(schemaVersion())
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%s: upgraded is not as made anew:\n%v\n%v", path, got, want)
	}
	// testdata keeps no photos
	faults := slices.DeleteFunc(checked(t, db), func(s string) bool { return strings.Contains(s, "现场.jpg”的文件不见了") })
	if len(faults) != 0 {
		t.Errorf("%s: %q", path, faults)
	}
	info, ok := db.LastBackup()
	if !ok || info.Why != WhyMigrate || info.Schema >= schemaVersion() {
		t.Errorf("%s: no backup from before: %+v", path, info)
	}
}

// A ledger of each older schema, kept in testdata since its release, becomes what a new one is.
func TestUpgradedIsFresh(t *testing.T) {
	for version := 1; version < schemaVersion(); version++ {
		copied := filepath.Join(t.TempDir(), "旧"+Extension)
		if err := copyFile(fmt.Sprintf("testdata/schema-%d%s", version, Extension), copied); err != nil {
			t.Fatal(err)
		}
		upgraded(t, copied)
	}
}

// What the program of schema 6 saved, by rules that asked for less and followed the steps otherwise, has the state that they come to now
// (upgraded looks), and can be saved when something else about it is changed.
func TestOlderMattersCanBeSaved(t *testing.T) {
	path := filepath.Join(t.TempDir(), "旧"+Extension)
	if err := copyFile("testdata/schema-6"+Extension, path); err != nil {
		t.Fatal(err)
	}
	db, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	open := map[string]bool{"只评了结果": false, "对态度不满意": true, "不满意又反馈": true, "退回后不予受理": false}
	all, err := db.Opinions()
	if err != nil {
		t.Fatal(err)
	}
	for i := range all {
		o := &all[i]
		if want, is := open[o.Text]; is && o.Open() != want {
			t.Errorf("%s: %+v", o.Text, o.Standing)
		}
		m, err := db.Opinion(o.ID)
		if err != nil {
			t.Fatal(err)
		}
		m.Place = "桥头"
		if _, err := db.Do("改", func(tx *Tx) error { return tx.SaveOpinion(&m) }); err != nil {
			t.Errorf("%s: %v", o.Text, err)
		}
	}
	proposals, err := db.Proposals()
	if err != nil {
		t.Fatal(err)
	}
	for i := range proposals {
		p, err := db.Proposal(proposals[i].ID)
		if err != nil {
			t.Fatal(err)
		}
		p.Note = "改"
		if _, err := db.Do("改", func(tx *Tx) error { return tx.SaveProposal(&p) }); err != nil {
			t.Errorf("%s: %v", p.Title, err)
		}
	}
	deputies, err := db.Deputies()
	if err != nil {
		t.Fatal(err)
	}
	sessions, err := db.Sessions()
	if err != nil {
		t.Fatal(err)
	}
	told := Delivery{OwnerTable: "course_session", OwnerID: sessions[0].ID, DeputyID: deputies[0].ID, Method: DeliveryWeChat,
		Day: "2026-11-26"}
	if _, err := db.Do("通知", func(tx *Tx) error { return tx.SaveDelivery(&told) }); err != nil {
		t.Errorf("told of a make-up: %v", err)
	}
}

// The next migrations, as they could be: they rebuild a parent table, fail half way, or leave orphans.
func TestMigrations(t *testing.T) {
	now := migrations
	defer func() { migrations = now }()
	older := func() string {
		migrations = now
		path := filepath.Join(t.TempDir(), "旧.ledger")
		if err := town(t, path, Options{}).Close(); err != nil {
			t.Fatal(err)
		}
		return path
	}
	path := older()
	rebuild := `CREATE TABLE village_new (id TEXT PRIMARY KEY, origin TEXT NOT NULL, rev INTEGER NOT NULL, changed_at TEXT NOT NULL,
		name TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, code TEXT NOT NULL,
		note TEXT NOT NULL, people INTEGER NOT NULL DEFAULT 0) STRICT;
		INSERT INTO village_new SELECT *, 0 FROM village; DROP TABLE village; ALTER TABLE village_new RENAME TO village;`
	migrations = append(now[:len(now):len(now)], rebuild)
	upgraded(t, path)
	db, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if rows, err := db.VisitRows(); err != nil || len(rows) != 1 || rows[0].VillageID == "" {
		t.Errorf("children went with their parent: %+v %v", rows, err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	migrations = now
	if _, err := Open(path, Options{}); !Is(err, Newer) {
		t.Errorf("a newer ledger: %v", err)
	}
	for script, says := range map[string]string{
		"DELETE FROM handler; CREATE TABLE x (a); SELECT nonsense;": "no such column",
		"DELETE FROM village;": "升级停下了",
	} {
		path := older()
		migrations = append(now[:len(now):len(now)], script)
		if _, err := Open(path, Options{}); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: %v", script, err)
		}
		migrations = now
		db, err := Open(path, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if faults := checked(t, db); len(faults) != 0 {
			t.Errorf("%s left %q", script, faults)
		}
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	}
}
