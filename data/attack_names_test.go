package data

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Under each name that a ledger may have, it is made, backed up, restored, copied and rescued, or the name is refused with the reason
// before anything is made.
func TestLedgerNames(t *testing.T) {
	t.Parallel()
	names := []string{"换\n行", "CON", "aux.x", "末尾. ", " 首", "-rf", "%41#?&", "A'B\"C", "台账.ledger", "\u202egpj", strings.Repeat("长", 66)}
	for n := 67; n <= 85; n += 3 {
		names = append(names, strings.Repeat("长", n))
	}
	deep := strings.Repeat("夹", 60) + "/" + strings.Repeat("层", 60)
	for _, name := range append(names, deep+"/短", deep+"/"+strings.Repeat("深", 60)) {
		folder := t.TempDir()
		path := filepath.Join(folder, name+Extension)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		db, err := Create(path, Options{})
		if err != nil {
			refused(t, name, err, ReadOnly, "太长")
			if left := inFolder(filepath.Dir(path)); len(left) > 0 || len(name) <= mostName {
				t.Errorf("%q is refused, and leaves %v", name, left)
			}
			continue
		}
		addHandler(t, db, "甲办")
		made, err := db.Backup(WhyManual)
		if err != nil {
			t.Errorf("%q: %v", name, err)
		}
		_, err = db.SaveAs(filepath.Join(folder, "另存"))
		if err = errors.Join(err, db.Close()); err != nil {
			t.Errorf("%q: %v", name, err)
		}
		done, err := Restore(made.Path(), path, Options{})
		if err != nil || !strings.HasSuffix(done.Aside, Extension) || handlerNames(t, path) != "甲办" {
			t.Errorf("%q: %+v %v", name, done, err)
		}
		if _, err := Rescue(path, filepath.Join(folder, "取出"), Options{}); err != nil {
			t.Errorf("%q: %v", name, err)
		}
		if all, err := BackupsOf(path); err != nil || len(all) != 1 {
			t.Errorf("%q: %v %v", name, all, err)
		}
	}
}

// A place whose own path leaves no room is said to be the fault.
func TestPlaceWithALongPath(t *testing.T) {
	t.Parallel()
	db, _, _ := filled(t)
	deep := filepath.Join(t.TempDir(), strings.Repeat("夹", 60), strings.Repeat("层", 60), strings.Repeat("深", 60))
	if err := errors.Join(os.MkdirAll(deep, 0o700), db.SetBackupPlace(deep)); err != nil {
		t.Fatal(err)
	}
	if made := backUp(t, db, WhyManual); !strings.Contains(made.Warning, "路径太长") || !made.OK {
		t.Errorf("%q", made.Warning)
	}
}

// Two ledgers whose names differ by the letters' case alone share a place, as on a stick that takes both for one, and neither loses a
// backup.
func TestNamesByCaseAtOnePlace(t *testing.T) {
	t.Parallel()
	stick := t.TempDir()
	for _, name := range []string{"Town", "TOWN", "town"} {
		db, err := Create(filepath.Join(t.TempDir(), name+Extension), (&clock{morning}).options())
		if err != nil {
			t.Fatal(err)
		}
		addHandler(t, db, name)
		if err := db.SetBackupPlace(stick); err != nil {
			t.Fatal(err)
		}
		for range 2 {
			if made := backUp(t, db, WhyManual); made.Warning != "" {
				t.Error(made.Warning)
			}
		}
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
	}
	all, err := backupPlace{stick}.list()
	if err != nil || len(all) != 6 {
		t.Fatal(len(all), err)
	}
	for _, b := range all {
		if info, err := Peek(b.Path()); err != nil || !b.OK {
			t.Errorf("%s: %+v %v", b.Name, info, err)
		}
	}
}
