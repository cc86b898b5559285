package data

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// withSecond is a filled ledger whose second place is a folder of its own, with one backup in it.
func withSecond(t *testing.T) (db *DB, stick string) {
	t.Helper()
	db, _, _ = filled(t)
	return db, stickOf(t, db)
}

// stickOf sets a ledger's second place and makes a backup in it.
func stickOf(t *testing.T, db *DB) string {
	t.Helper()
	stick := filepath.Join(t.TempDir(), "U盘")
	if err := errors.Join(os.Mkdir(stick, 0o755), db.SetBackupPlace(stick)); err != nil {
		t.Fatal(err)
	}
	if info := backUp(t, db, WhyManual); info.Warning != "" {
		t.Fatal(info.Warning)
	}
	return stick
}

// unplug moves a stick's content out of reach, and returns where it is.
func unplug(t *testing.T, stick string) string {
	t.Helper()
	away := filepath.Join(t.TempDir(), "抽屉里")
	if err := os.Rename(stick, away); err != nil {
		t.Fatal(err)
	}
	return away
}

// inFolder names what lies in a folder, nothing where there is none.
func inFolder(folder string) (names []string) {
	entries, _ := os.ReadDir(folder)
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

// Where the second place is not, nothing is made in its stead: not its folder, not a file in a folder that bears its name.
func TestAbsentPlaceIsNotMadeAgain(t *testing.T) {
	db, stick := withSecond(t)
	away := unplug(t, stick)
	warned := func(words string) {
		t.Helper()
		if info := backUp(t, db, WhyManual); !strings.Contains(info.Warning, words) || !info.OK {
			t.Errorf("%+v", info)
		}
		if p := db.BackupPlace(); p.Present || p.Worked.IsZero() {
			t.Errorf("%+v", p)
		}
		if all, err := db.Backups(); err != nil || len(all) < 2 {
			t.Errorf("the own backups are not listed: %v %v", all, err)
		}
	}
	warned("没有连上")
	if _, err := os.Stat(stick); err == nil || db.BackupPlace().Problem != "" {
		t.Errorf("the folder was made again, or %q", db.BackupPlace().Problem)
	}
	if err := os.Mkdir(stick, 0o755); err != nil {
		t.Fatal(err)
	}
	warned("没有备份位置的标记")
	if left := inFolder(stick); len(left) != 0 || db.BackupPlace().Problem == "" {
		t.Errorf("%v was written into a folder of the system's disk", left)
	}
	other := ledger(t) // another's stick under the same name
	if err := errors.Join(os.Remove(stick), os.Mkdir(stick, 0o755), other.SetBackupPlace(stick)); err != nil {
		t.Fatal(err)
	}
	before := len(inFolder(stick))
	warned("是另一个备份位置")
	if after := inFolder(stick); len(after) != before {
		t.Errorf("another's place was written to: %v", after)
	}
	if err := errors.Join(os.RemoveAll(stick), os.Rename(away, stick)); err != nil {
		t.Fatal(err)
	}
	if info := backUp(t, db, WhyManual); info.Warning != "" || !db.BackupPlace().Present {
		t.Errorf("plugged in again: %q", info.Warning)
	}
}

// A disk that is mounted under another name is found beside the old one.
func TestPlaceIsFoundElsewhere(t *testing.T) {
	db, _, _ := filled(t)
	media := t.TempDir()
	stick := filepath.Join(media, "KINGSTON", "台账")
	if err := errors.Join(os.MkdirAll(stick, 0o755), db.SetBackupPlace(stick)); err != nil {
		t.Fatal(err)
	}
	moved := filepath.Join(media, "KINGSTON1", "台账")
	if err := os.Rename(filepath.Dir(stick), filepath.Dir(moved)); err != nil {
		t.Fatal(err)
	}
	if info := backUp(t, db, WhyManual); info.Warning != "" {
		t.Error(info.Warning)
	}
	if p := db.BackupPlace(); !p.Present || p.Folder != moved || p.Was != stick || !p.Worked.Equal(morning) {
		t.Errorf("%+v", p)
	}
	if all, err := db.Backups(); err != nil || len(all) != 2 || all[1].Place != moved {
		t.Errorf("%v %v", all, err)
	}
}

// A place that turns out to be on another disk is not written to.
func TestPlaceOnAnotherDisk(t *testing.T) {
	db, stick := withSecond(t)
	if diskOf(stick) == "" {
		t.Skip("this system does not tell disks apart")
	}
	s := db.second()
	s.Disk = "another"
	if err := db.remember(s); err != nil {
		t.Fatal(err)
	}
	before := len(inFolder(stick))
	if info := backUp(t, db, WhyManual); !strings.Contains(info.Warning, "不在原来那块盘上") || len(inFolder(stick)) != before {
		t.Errorf("%q, %v", info.Warning, inFolder(stick))
	}
	if err := db.SetBackupPlace(stick); err != nil { // the user says that it is right
		t.Fatal(err)
	}
	if info := backUp(t, db, WhyManual); info.Warning != "" {
		t.Error(info.Warning)
	}
}

// A place that an older program set bears no id: it gets one if it holds backups of this ledger.
func TestOlderPlaceIsAdopted(t *testing.T) {
	db, stick := withSecond(t)
	foreign := ledger(t)
	elsewhere := stickOf(t, foreign)
	bare := func(folder string) {
		t.Helper()
		if err := errors.Join(os.Remove(filepath.Join(folder, placeMark)), db.SetSetting(secondSetting, folder)); err != nil {
			t.Fatal(err)
		}
	}
	bare(elsewhere)
	before := len(inFolder(elsewhere))
	if info := backUp(t, db, WhyManual); !strings.Contains(info.Warning, "没有这本台账的备份") || len(inFolder(elsewhere)) != before {
		t.Errorf("a place of %s was taken: %q", foreign.Path(), info.Warning)
	}
	bare(stick)
	reading, err := Open(db.Path(), Options{ReadOnly: true}) // the command line: it writes to the place, and remembers nothing
	if err != nil {
		t.Fatal(err)
	}
	if info := backUp(t, reading, WhyManual); info.Warning != "" || placeID(stick) != "" {
		t.Errorf("%q", info.Warning)
	}
	if err := reading.Close(); err != nil {
		t.Fatal(err)
	}
	if info := backUp(t, db, WhyManual); info.Warning != "" {
		t.Error(info.Warning)
	}
	if s := db.second(); s.ID == "" || s.ID != placeID(stick) || s.Folder != stick || !db.BackupPlace().Present {
		t.Errorf("%+v", s)
	}
}

// A stick that is pulled while a backup is written leaves nothing in the folder that stays behind.
func TestPulledWhileBackingUp(t *testing.T) {
	db, stick := withSecond(t)
	for at := 1; ; at++ {
		away, asked := "", 0
		job := db.job(db.Path(), WhyManual)
		job.here = func() error {
			if asked++; asked == at {
				away = unplug(t, stick)
				if err := os.Mkdir(stick, 0o755); err != nil {
					t.Fatal(err)
				}
			}
			if placeID(stick) == "" {
				return absent(stick, "")
			}
			return nil
		}
		_, err := db.backupInto(t.Context(), backupPlace{stick}, job)
		if away == "" {
			if err != nil || at < 4 {
				t.Errorf("after %d: %v", at, err)
			}
			return
		}
		refused(t, "pulled", err, NoPlace, "没有往里写")
		if left := inFolder(stick); len(left) != 0 {
			t.Errorf("pulled at %d: %v was left", at, left)
		}
		if err := errors.Join(os.Remove(stick), os.Rename(away, stick)); err != nil {
			t.Fatal(err)
		}
	}
}

// The folders in which disks are mounted are no place while no disk is there.
func TestBareMount(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("the folders are Linux's")
	}
	db, _, _ := filled(t)
	for _, folder := range []string{"/media", "/mnt"} {
		if st, err := os.Stat(folder); err != nil || !st.IsDir() || !bareMount(folder) {
			continue // a disk is there
		}
		before := len(inFolder(folder))
		refused(t, folder, db.SetBackupPlace(folder), NoPlace, "没有盘接在上面")
		_, err := db.BackupTo(filepath.Join(folder, "备份"), WhyManual)
		refused(t, folder, err, NoPlace, "没有盘接在上面")
		if len(inFolder(folder)) != before {
			t.Errorf("%s was written to", folder)
		}
	}
	if bareMount(t.TempDir()) {
		t.Error("a folder of the user's passes for a mount point")
	}
}
