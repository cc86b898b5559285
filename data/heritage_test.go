package data

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// What lies outside the ledger a restore does not take back: the second place that was set since, that it is encrypted since, what the
// calendars that were sent say. A backup of before, written as it says, would lay open what is encrypted by now.
func TestRestoreKeepsWhatLiesOutside(t *testing.T) {
	t.Parallel()
	for name, spoil := range map[string]func(string) error{
		"as it was": func(string) error { return nil },
		"gone":      os.Remove,
		"damaged":   func(path string) error { return os.WriteFile(path, []byte("SQLite format 3\x00 and no more"), ownFile) },
	} {
		db, c, _ := filled(t)
		path, stick := db.Path(), filepath.Join(t.TempDir(), "U盘")
		bare := backUp(t, db, WhyManual)
		if err := errors.Join(os.Mkdir(stick, 0o755), db.SetBackupPlace(stick)); err != nil {
			t.Fatal(err)
		}
		plain := backUp(t, db, WhyManual)
		if err := errors.Join(db.SealPlace(phrase), db.SetSetting(CalendarsSetting, "{3}")); err != nil {
			t.Fatal(err)
		}
		key, err := db.SigningKey()
		if err != nil {
			t.Fatal(err)
		}
		to, err := db.PrivateRecipient()
		if err != nil {
			t.Fatal(err)
		}
		want := db.second()
		backUp(t, db, WhyManual)
		for _, old := range []BackupInfo{bare, plain} {
			if err := errors.Join(db.Close(), spoil(path)); err != nil {
				t.Fatal(err)
			}
			if _, err := Restore(old.Path(), path, c.options()); err != nil {
				t.Fatal(err)
			}
			var err error
			if db, err = Open(path, c.options()); err != nil {
				t.Fatal(err)
			}
			is := db.second()
			if is.Folder != want.Folder || is.ID != want.ID || is.Seal == nil || is.Seal.Recipient != want.Seal.Recipient {
				t.Errorf("%s: the second place is %+v", name, is)
			}
			if sent, err := db.Setting(CalendarsSetting); err != nil || sent != "{3}" {
				t.Errorf("%s: the calendars said %q %v", name, sent, err)
			}
			if is, err := db.SigningKey(); err != nil || !is.Equal(key) {
				t.Errorf("%s: it signs with another key: %v", name, err)
			}
			if is, err := db.PrivateRecipient(); err != nil || is != to {
				t.Errorf("%s: what is private is encrypted to another: %v", name, err)
			}
			if b := secondBackup(t, db, stick); !b.Encrypted() {
				t.Errorf("%s: %s is not encrypted", name, b.Name)
			}
		}
		if err := errors.Join(db.SetBackupPlace(""), db.Close()); err != nil { // one that is not used any more does not come back
			t.Fatal(err)
		}
		if _, err := Restore(plain.Path(), path, c.options()); err != nil {
			t.Fatal(err)
		}
		if db, err := Open(path, c.options()); err != nil || db.BackupPlace().Folder != "" || db.Close() != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// What went out of a ledger and what was received from others stays when an older backup is restored: the register with its files, what
// was received with its file and what was checked of it, whose keys are known, what the superior said. What was made since and is none of
// that is gone.
func TestRestoreKeepsWhatOthersHold(t *testing.T) {
	t.Parallel()
	db, c, _ := filled(t)
	path := db.Path()
	backUp(t, db, WhyManual)
	old := backUp(t, db, WhyManual)
	before := lastingState(t, db)
	do(t, db, "又来", func(tx *Tx) error { return stated(tx, "乙") })
	all, err := db.ReceivedAll()
	if err != nil {
		t.Fatal(err)
	}
	zip, err := db.AddPaper("上报.zip", []byte("PK 内容"))
	if err != nil {
		t.Fatal(err)
	}
	do(t, db, "留存", func(tx *Tx) error {
		for i := range all {
			v, err := tx.Received(all[i].ID)
			if err != nil {
				return err
			}
			v.Note, v.Files = "后来的说明", append(v.Files, zip)
			if err := tx.SaveReceived(&v); err != nil {
				return err
			}
		}
		if err := papersOut(tx, "no-such", "no-such", "乙"); err != nil {
			return err
		}
		return tx.SaveVillage(&Village{Name: "后来的村", Kind: VillageRural})
	})
	after := lastingState(t, db)
	if slices.Equal(before, after) {
		t.Fatal("nothing came since")
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := Restore(old.Path(), path, c.options()); err != nil {
		t.Fatal(err)
	}
	if db, err = Open(path, c.options()); err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if got := lastingState(t, db); !slices.Equal(got, after) {
		t.Errorf("after the restore\n%q\nwas\n%q", got, after)
	}
	if n, err := texts(db.reader, "SELECT name FROM village WHERE name = '后来的村'"); err != nil || len(n) > 0 {
		t.Error("what was made since is still there", err)
	}
	if f, err := db.OpenFile(zip); err != nil || f.Close() != nil {
		t.Error(err)
	}
	if faults, err := db.Check(); err != nil || len(faults) > 0 {
		t.Error(faults, err)
	}
}

// lastingState is all that a restore leaves as it is.
func lastingState(t *testing.T, db *DB) (state []string) {
	t.Helper()
	rows, err := lastingRows(db.reader)
	if err != nil {
		t.Fatal(err)
	}
	for i := range rows {
		state = append(state, fmt.Sprint(rows[i].table, rows[i].values))
	}
	slices.Sort(state)
	return state
}
