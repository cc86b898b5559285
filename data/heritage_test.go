package data

import (
	"errors"
	"os"
	"path/filepath"
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
