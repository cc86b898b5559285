package data

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// afterCrash copies an open ledger with everything beside it, as a process that is killed leaves it.
func afterCrash(t *testing.T, db *DB) string {
	t.Helper()
	folder := t.TempDir()
	if err := os.CopyFS(folder, os.DirFS(filepath.Dir(db.Path()))); err != nil {
		t.Fatal(err)
	}
	return filepath.Join(folder, filepath.Base(db.Path()))
}

// lostIn opens a ledger and returns what it says of its end.
func lostIn(t *testing.T, path string) (text string, backup BackupInfo, ok bool) {
	t.Helper()
	db, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	text, backup, ok = db.LostTail()
	if err := db.Close(); err != nil {
		t.Error(err)
	}
	if db, err = Open(path, Options{}); err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if again, _, _ := db.LostTail(); again != "" {
		t.Errorf("said again after it was closed well: %s", again)
	}
	return text, backup, ok
}

// What a crash takes from the end of the WAL is told, with the backup that has it; what it leaves whole is not spoken of.
func TestLostTailIsTold(t *testing.T) {
	t.Parallel()
	db, c, _ := filled(t)
	if err := db.Checkpoint(); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"甲办", "乙办"} {
		c.now = c.now.Add(time.Minute)
		addHandler(t, db, name)
	}
	copied := backUp(t, db, WhyIdle)
	for _, name := range []string{"丙办", "丁办"} {
		c.now = c.now.Add(time.Minute)
		addHandler(t, db, name)
	}
	if text, _, _ := lostIn(t, afterCrash(t, db)); text != "" {
		t.Errorf("nothing is lost, yet: %s", text)
	}
	for name, damage := range map[string]func(wal string) error{
		"gone":  os.Remove,
		"empty": func(wal string) error { return os.Truncate(wal, 0) },
		"torn": func(wal string) error {
			b, err := os.ReadFile(wal)
			if err == nil {
				b[100] ^= 1 // in the first page
				err = os.WriteFile(wal, b, ownFile)
			}
			return err
		},
	} {
		path := afterCrash(t, db)
		if err := damage(path + "-wal"); err != nil {
			t.Fatal(err)
		}
		text, backup, ok := lostIn(t, path)
		for _, says := range []string{"最后 4 步操作没有留下来", "以后、", "的备份里还有其中 2 步"} {
			if !strings.Contains(text, says) {
				t.Errorf("%s: %q is not said: %s", name, says, text)
			}
		}
		if !ok || backup.Name != copied.Name {
			t.Errorf("%s: %+v", name, backup)
		}
		if _, err := Restore(backup.Path(), path, c.options()); err != nil {
			t.Fatal(err)
		}
		if text, _, _ := lostIn(t, path); text != "" {
			t.Errorf("%s: after a restore: %s", name, text)
		}
	}
	path := afterCrash(t, db) // cut off in the middle: what comes before is there
	st, err := os.Stat(path + "-wal")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(path+"-wal", st.Size()-100); err != nil {
		t.Fatal(err)
	}
	if text, _, ok := lostIn(t, path); !strings.Contains(text, "最后 1 步") || !strings.Contains(text, "备份里也没有") || ok {
		t.Error(text)
	}
}

// Neither a restore, nor another file in its place, nor a new ledger of that name has lost anything.
func TestNothingIsLostButByACrash(t *testing.T) {
	t.Parallel()
	db, c, _ := filled(t)
	early := backUp(t, db, WhyManual)
	addHandler(t, db, "甲办")
	addHandler(t, db, "乙办")
	path := afterCrash(t, db)
	early.Place = ownPlace(path).folder
	if _, err := Restore(early.Path(), path, c.options()); err != nil {
		t.Fatal(err)
	}
	if text, _, _ := lostIn(t, path); text != "" {
		t.Error(text)
	}
	path = afterCrash(t, db)
	for _, suffix := range []string{"", "-wal", "-shm"} {
		_ = os.Remove(path + suffix)
	}
	fresh, err := Create(path, c.options())
	if err != nil {
		t.Fatal(err)
	}
	addHandler(t, fresh, "新办")
	path = afterCrash(t, fresh)
	if err := fresh.Close(); err != nil {
		t.Fatal(err)
	}
	if text, _, _ := lostIn(t, path); text != "" {
		t.Error(text)
	}
}
