package data

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// fullPlaceJobs need room at a second place, or for what comes from one.
func fullPlaceJobs() []fullJob {
	stick := func(path string) string { return filepath.Join(filepath.Dir(path), "U盘") }
	startPlace := func(t *testing.T, path string) *DB {
		db := startOpen(t, path)
		if err := errors.Join(os.Mkdir(stick(path), 0o700), db.SetBackupPlace(stick(path))); err != nil {
			t.Fatal(err)
		}
		return db
	}
	startSealed := func(t *testing.T, path string) *DB {
		db := startPlace(t, path)
		if err := db.SealPlace(phrase); err != nil {
			t.Fatal(err)
		}
		return db
	}
	backup := func(_ *testing.T, _ string, db *DB) error { return warned(db.Backup(WhyManual)) }
	other := func(path string) string { return filepath.Join(filepath.Dir(path), "另一本"+Extension) }
	return []fullJob{
		{name: "second place", start: startPlace, do: backup, holds: backupsHold},
		{name: "encrypted place", start: startSealed, do: backup, holds: backupsHold},
		{name: "encrypt", holds: backupsHold, start: func(t *testing.T, path string) *DB {
			db := startPlace(t, path)
			backUp(t, db, WhyManual)
			return db
		}, do: func(t *testing.T, path string, db *DB) error {
			if err := db.SealPlace(phrase); err != nil {
				return err
			}
			return backup(t, path, db)
		}},
		{name: "restore encrypted", holds: longOpinions(80), start: func(t *testing.T, path string) *DB {
			db := startSealed(t, other(path))
			do(t, db, "新增", manyOpinions)
			if err := warned(db.Backup(WhyManual)); err != nil {
				t.Fatal(err)
			}
			if err := db.Close(); err != nil {
				t.Fatal(err)
			}
			write(t, path, townFile(t))
			return nil
		}, do: func(t *testing.T, path string, _ *DB) error {
			all, err := backupPlace{stick(path)}.list()
			if err != nil || len(all) != 1 {
				t.Fatal(all, err)
			}
			k, err := Unlock(all[0].Path(), phrase)
			if err == nil {
				_, err = Restore(all[0].Path(), path, Options{Key: k})
			}
			return err
		}},
		{name: "rescue", holds: longOpinions(0), start: func(t *testing.T, path string) *DB {
			write(t, path, townFile(t))
			write(t, other(path), townFile(t))
			pastRules(t, other(path), "CREATE TRIGGER evil AFTER UPDATE ON deputy BEGIN DELETE FROM visit; END")
			return nil
		}, do: func(t *testing.T, path string, _ *DB) error {
			to := filepath.Join(filepath.Dir(path), "取出"+Extension)
			done, err := Rescue(other(path), to, Options{})
			if _, there := os.Stat(to); err != nil && there == nil {
				t.Errorf("%s is there after %v", to, err)
			}
			if err == nil && done.Rows == 0 {
				t.Errorf("%+v", done)
			}
			return err
		}},
	}
}

// warned makes a failure of what a backup warns of.
func warned(info BackupInfo, err error) error {
	switch {
	case err != nil || info.Warning == "":
		return err
	case strings.Contains(info.Warning, "磁盘已满"):
		return Fail(DiskFull, nil, "%s", info.Warning)
	}
	return errors.New(info.Warning)
}

// backupsHold sees that whatever is listed in both places reads whole, and that nothing else is left there.
func backupsHold(t *testing.T, path string, _ bool) error {
	var all error
	for _, place := range []backupPlace{ownPlace(path), {filepath.Join(filepath.Dir(path), "U盘")}} {
		backups, err := place.list()
		all = errors.Join(all, err)
		for _, b := range backups {
			k := (*Key)(nil)
			if b.Encrypted() {
				if k, err = Unlock(b.Path(), phrase); err != nil {
					all = errors.Join(all, err)
				}
			}
			if info, err := k.Peek(b.Path()); err != nil || info.Missing != b.Missing || !b.OK {
				all = errors.Join(all, err, errors.New(b.Name))
			}
		}
		for _, name := range inFolder(place.folder) {
			if strings.HasSuffix(name, partSuffix) || strings.HasSuffix(name, "-journal") {
				all = errors.Join(all, errors.New(name+" is left"))
			}
		}
	}
	return all
}
