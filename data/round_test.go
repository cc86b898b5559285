package data

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// The round reads every photo and file, the ledger's and those of both places, heals each from wherever it is whole, and tells what is
// whole nowhere.
func TestRoundOverFiles(t *testing.T) {
	t.Parallel()
	db, _, a := filled(t)
	own := ownPlace(db.Path())
	usb := t.TempDir()
	if err := db.SetBackupPlace(usb); err != nil {
		t.Fatal(err)
	}
	if info := backUp(t, db, WhyManual); info.Warning != "" {
		t.Fatal(info.Warning)
	}
	stores := []fileStore{db.files(), own.files()}
	for _, place := range db.places()[1:] {
		stores = append(stores, place.files())
	}
	if len(stores) != 3 {
		t.Fatal("no second place")
	}
	f := a.stored()
	round := func(wantHealed, wantLost int) {
		t.Helper()
		healed, err := db.ReadFiles(time.Minute)
		if err != nil || healed != wantHealed {
			t.Errorf("healed %d of %d: %v", healed, wantHealed, err)
		}
		if r := db.FileRound(); r.Lost != wantLost || r.Done.IsZero() {
			t.Errorf("%+v", r)
		}
		for i, s := range stores {
			if err := s.verify(f); (err != nil) != (wantLost > 0) {
				t.Errorf("store %d: %v", i, err)
			}
		}
	}
	damage := func(s fileStore) {
		t.Helper()
		content, err := os.ReadFile(s.path(f))
		if err != nil {
			t.Fatal(err)
		}
		content = bytes.Clone(content)
		content[len(content)/2] ^= 1
		if err := os.WriteFile(s.path(f), content, ownFile); err != nil {
			t.Fatal(err)
		}
	}
	round(0, 0)
	for i := range stores { // each alone, and each two at once
		damage(stores[i])
		round(1, 0)
		if err := os.Remove(stores[i].path(f)); err != nil {
			t.Fatal(err)
		}
		damage(stores[(i+1)%3])
		round(2, 0)
	}
	content, err := os.ReadFile(stores[0].path(f))
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range stores {
		damage(s)
	}
	round(0, 1)
	if faults := checked(t, db); len(faults) != 1 || !strings.Contains(faults[0], "实施方案.pdf”的文件已损坏") {
		t.Errorf("%q", faults)
	}
	write(t, stores[2].path(f), content)
	round(2, 0)
}

// The round goes on where it stopped, takes in what came meanwhile, and is over when all have been read.
func TestRoundGoesOn(t *testing.T) {
	t.Parallel()
	db, c, _ := filled(t)
	for _, name := range []string{"甲.pdf", "乙.pdf", "丙.pdf"} {
		a, err := db.AddFile(write(t, filepath.Join(t.TempDir(), name), []byte("%PDF "+name)))
		if err != nil {
			t.Fatal(err)
		}
		do(t, db, "新增", func(tx *Tx) error {
			return tx.SaveCampaign(&Campaign{CampaignFields: CampaignFields{Name: name, Starts: "2026-11-01", Ends: "2026-11-30"},
				Files: []Attachment{a}})
		})
	}
	seen := map[string]bool{}
	for i := range 4 {
		if !db.FileRound().Done.IsZero() {
			t.Errorf("over after %d of 4", i)
		}
		if _, err := db.ReadFiles(0); err != nil { // one file each time
			t.Fatal(err)
		}
		seen[db.fileRound().At] = true
	}
	if len(seen) != 4 || !db.FileRound().Done.Equal(c.now) {
		t.Errorf("%v %v", seen, db.FileRound().Done)
	}
	first := db.FileRound().Done
	c.now = c.now.AddDate(0, 0, 1)
	if _, err := db.ReadFiles(time.Minute); err != nil || !db.FileRound().Done.After(first) {
		t.Error(err, db.FileRound().Done)
	}
	path := db.Path()
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	beside, err := Open(path, Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer beside.Close()
	if n, err := beside.ReadFiles(time.Minute); n != 0 || err != nil {
		t.Errorf("%d %v", n, err)
	}
}
