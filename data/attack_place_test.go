package data

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Plain backups at an encrypted place go only when an encrypted one stands for them: of the present phrase, newer, and whole.
func TestPlainBackupsAreReplacedFirst(t *testing.T) {
	db, stick := withSecond(t)
	if err := db.SealPlace("以前的那一句口令"); err != nil {
		t.Fatal(err)
	}
	secondBackup(t, db, stick)
	if err := db.UnsealPlace(); err != nil {
		t.Fatal(err)
	}
	addHandler(t, db, "甲办")
	newest := secondBackup(t, db, stick)
	stays := func(what string) {
		t.Helper()
		refused(t, what, db.DropPlainBackups(), NoPlace, "还没有加密的备份能代替它们")
		if _, err := os.Stat(newest.Path()); err != nil {
			t.Errorf("%s: %v", what, err)
		}
	}
	stays("not encrypted any more")
	if err := db.SealPlace(phrase); err != nil {
		t.Fatal(err)
	}
	stays("encrypted to an earlier phrase, and older")
	made := secondBackup(t, db, stick)
	key := keysIn(stick, made.Key)[0]
	for _, name := range []string{made.Path(), key} {
		whole, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		spoilt := bytes.Clone(whole)
		spoilt[len(spoilt)/2] ^= 1
		write(t, name, spoilt)
		stays("damaged " + filepath.Base(name))
		write(t, name, whole)
	}
	if err := db.DropPlainBackups(); err != nil {
		t.Fatal(err)
	}
	if plain, err := db.PlainBackups(); err != nil || len(plain) != 0 {
		t.Error(plain, err)
	}
}

// A stick that was out while a backup was made gets it once it is in, though nothing was changed since; only once, and no other backup is
// made.
func TestStickCatchesUp(t *testing.T) {
	for _, encrypted := range []bool{false, true} {
		db, c, _ := filled(t)
		stick := stickOf(t, db)
		if encrypted {
			if err := db.SealPlace(phrase); err != nil {
				t.Fatal(err)
			}
			secondBackup(t, db, stick)
		}
		away := unplug(t, stick)
		addHandler(t, db, "甲办")
		c.now = c.now.AddDate(0, 0, -3) // the clock may stand wrong
		made := backUp(t, db, WhyManual)
		if made.Warning == "" || db.BackupLate() != "" {
			t.Errorf("%+v", made)
		}
		if err := os.Rename(away, stick); err != nil {
			t.Fatal(err)
		}
		before, _ := ownPlace(db.Path()).list()
		for range 2 {
			if failed := db.BackupLate(); failed != "" {
				t.Fatal(failed)
			}
		}
		there, err := backupPlace{stick}.list()
		if err != nil || len(there) != len(before) || !there[len(there)-1].Time.Equal(made.Time) ||
			there[len(there)-1].Encrypted() != encrypted {
			t.Errorf("%v: %+v %v", encrypted, there, err)
		}
		if own, _ := ownPlace(db.Path()).list(); len(own) != len(before) {
			t.Errorf("%d backups here, were %d", len(own), len(before))
		}
		write(t, there[len(there)-1].Path(), []byte("cut off")) // cut off on the stick
		if failed := db.BackupLate(); failed != "" {
			t.Error(failed)
		}
		if there, err = (backupPlace{stick}).list(); err != nil || !there[len(there)-1].OK || !there[len(there)-1].Time.Equal(made.Time) {
			t.Errorf("%+v %v", there, err)
		}
	}
}

// A copy of the place on another disk does not stand in the way of the place itself.
func TestCopyOfThePlaceIsPassedOver(t *testing.T) {
	db, _, _ := filled(t)
	stick := mounted(t, "4m")
	copied := filepath.Join(filepath.Dir(stick), "A")
	if diskOf(stick) == diskOf(filepath.Dir(stick)) {
		t.Skip("all folders here are on one disk")
	}
	if err := errors.Join(os.Mkdir(copied, 0o755), db.SetBackupPlace(stick)); err != nil {
		t.Fatal(err)
	}
	s := db.second()
	if err := copyFile(filepath.Join(stick, placeMark), filepath.Join(copied, placeMark)); err != nil {
		t.Fatal(err)
	}
	for _, folder := range []string{copied, filepath.Join(filepath.Dir(stick), "gone")} {
		s.Folder = folder
		if at, err := db.find(s); err != nil || at.folder != stick {
			t.Errorf("%s: %v %v", folder, at, err)
		}
	}
	if err := os.Remove(filepath.Join(stick, placeMark)); err != nil {
		t.Fatal(err)
	}
	_, err := db.find(s)
	refused(t, "only the copy", err, NoPlace, "不在原来那块盘上")
}

// What is left of a backup that could not be deleted whole is no reason to delete another that gets its name.
func TestDroppedNameIsNotGivenAgain(t *testing.T) {
	t.Parallel()
	db, _, _ := filled(t)
	place := ownPlace(db.Path())
	old := backUp(t, db, WhyManual)
	var ix placeIndex
	if err := place.change(func(now *placeIndex) error {
		now.Dropping = []string{old.Name, "拿不掉的"} // a folder can't be deleted here, as an open file can't on Windows
		ix = *now
		return errors.Join(os.Mkdir(place.path("拿不掉的"+Extension), 0o700), os.WriteFile(place.path("拿不掉的"+Extension+"/x"), nil, 0o600))
	}); err != nil {
		t.Fatal(err)
	}
	addHandler(t, db, "甲办")
	for range 3 { // the clock stands
		made := backUp(t, db, WhyManual)
		if _, err := os.Stat(made.Path()); err != nil {
			t.Fatal(err)
		}
		backUp(t, db, WhyManual)
		if _, err := os.Stat(made.Path()); err != nil {
			t.Fatal(err)
		}
	}
	if ix = place.readIndex(); len(ix.Dropping) != 1 || ix.Dropping[0] != "拿不掉的" {
		t.Errorf("%+v", ix.Dropping)
	}
}

// Photos of a backup whose manifest is gone are not thinned away, neither at the place nor beside the ledger.
func TestPhotosOfABackupWithoutManifestStay(t *testing.T) {
	t.Parallel()
	db, _, a := filled(t)
	place := ownPlace(db.Path())
	first, second := backUp(t, db, WhyManual), backUp(t, db, WhyManual)
	if err := os.Remove(place.path(first.Name + manifestMark)); err != nil {
		t.Fatal(err)
	}
	if left := place.drop([]string{second.Name}); len(left) != 0 {
		t.Error(left)
	}
	if err := place.files().verify(a.stored()); err != nil {
		t.Errorf("the photo of a kept backup went: %v", err)
	}
	if _, err := db.SweepFiles(); !Is(err, Damaged) {
		t.Errorf("swept beside an unknown backup: %v", err)
	}
	if info, err := Peek(first.Path()); err != nil || info.Missing != 0 {
		t.Errorf("%+v %v", info, err)
	}
	for _, name := range inFolder(place.folder) { // a ledger that lies there is no backup of ours
		if strings.HasSuffix(name, hashSuffix) {
			_ = os.Remove(place.path(name))
		}
	}
	if _, err := place.manifests(nil); err != nil {
		t.Error(err)
	}
}

// 另存 that fails takes back what it brought and nothing else: what a killed writer left half made says nothing of whose photos lie beside
// it.
func TestSaveAsSparesStrangeFiles(t *testing.T) {
	db, _, _ := filled(t)
	disk := mounted(t, "4m")
	path := filepath.Join(disk, "乙"+Extension)
	strange, err := (fileStore{stem(path) + ".files"}).put([]byte("another's photo"), ".jpg")
	if err != nil {
		t.Fatal(err)
	}
	write(t, freshName(path), []byte("a restore was killed here"))
	leave(t, disk, 300<<10)
	_, err = db.SaveAs(path)
	refused(t, "full", err, DiskFull, "另存没有完成")
	if err := (fileStore{stem(path) + ".files"}).verify(strange); err != nil {
		t.Error(err)
	}
	_, err = db.SaveAs(filepath.Join(disk, "丙"))
	refused(t, "full", err, DiskFull, "另存没有完成")
	if left, _ := filepath.Glob(filepath.Join(disk, "丙*")); len(left) > 0 {
		t.Error(left)
	}
}
