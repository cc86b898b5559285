package data

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// A ledger that was moved, replaced or deleted while it is open must not be told as saved.
func TestGoneWhileOpen(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows keeps an open file in its place")
	}
	folder := filepath.Join(t.TempDir(), "台账")
	if _, err := Create(filepath.Join(folder, "a.ledger"), Options{}); err == nil {
		t.Fatal("a folder that is not there")
	}
	if err := os.Mkdir(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	db, err := Create(filepath.Join(folder, "a.ledger"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	addHandler(t, db, "一")
	save := func() error {
		_, err := db.Do("新增", func(tx *Tx) error { return tx.SaveHandler(&Handler{Name: "二"}) })
		return err
	}
	for name, spoil := range map[string]func() error{
		"folder renamed": func() error { return os.Rename(folder, folder+"2") },
		"deleted":        func() error { return os.Rename(db.Path(), db.Path()+"~") },
		"replaced": func() error {
			return errors.Join(os.Rename(db.Path(), db.Path()+"~"), copyFile(db.Path()+"~", db.Path()))
		},
	} {
		if err := spoil(); err != nil {
			t.Fatal(err)
		}
		refused(t, name, save(), Missing, "没有保存")
		refused(t, name, db.SaveDraft(Draft{Form: "x"}), Missing, "没有保存")
		_, err := db.AddPhotoFrom("x.png", strings.NewReader(onePixel(1)))
		refused(t, name, err, Missing, "没有保存")
		if _, err := os.Stat(db.files().folder); err == nil {
			t.Errorf("%s: a photo was left where the ledger is no more", name)
		}
		_ = os.Rename(folder+"2", folder)
		_ = os.Rename(db.Path()+"~", db.Path())
	}
	if err := save(); err != nil {
		t.Errorf("back in its place: %v", err)
	}
	if faults := checked(t, db); len(faults) != 0 {
		t.Errorf("%q", faults)
	}
}

// Whichever way leads to a ledger, it is one: one lock, one folder of photos.
func TestOtherNames(t *testing.T) {
	db := ledger(t)
	folder := filepath.Join(t.TempDir(), "到这里")
	link := filepath.Join(t.TempDir(), "别名.ledger")
	if errors.Join(os.Symlink(filepath.Dir(db.Path()), folder), os.Symlink(db.Path(), link)) != nil {
		t.Skip("no symbolic links here")
	}
	wd, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	relative, err := filepath.Rel(wd, db.Path())
	if err != nil {
		t.Fatal(err)
	}
	names := []string{link, filepath.Join(folder, filepath.Base(db.Path())), relative}
	for _, name := range names {
		_, err := Open(name, Options{})
		refused(t, name, err, Locked, "已经打开了")
	}
	if _, err := Create(filepath.Join(folder, filepath.Base(db.Path())), Options{}); !Is(err, Exists) {
		t.Errorf("%v", err)
	}
	backup, own := backUp(t, db, WhyManual), db.Path()
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		if db, err = Open(name, Options{}); err != nil || db.Path() != own {
			t.Fatalf("%s: %v %v", name, db.Path(), err)
		}
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if all, err := BackupsOf(link); err != nil || len(all) != 1 {
		t.Errorf("%v %v", all, err)
	}
	if done, err := Restore(backup.Path(), link, Options{}); err != nil || filepath.Dir(done.Aside) != filepath.Dir(own) {
		t.Errorf("%+v %v", done, err)
	}
	if st, err := os.Lstat(link); err != nil || st.Mode().IsRegular() {
		t.Errorf("the restore replaced the link: %v", err)
	}
	if os.Link(own, own+"2") == nil { // each name would have a WAL of its own
		_, err := Open(own, Options{})
		refused(t, "hard link", err, Locked, "硬链接")
	}
}

// A WAL that a cleaner deleted would take all later saves with it at a power cut: what
// was saved is brought into the ledger, and the user told.
func TestWALDeleted(t *testing.T) {
	db := ledger(t)
	addHandler(t, db, "一")
	if err := os.Remove(db.Path() + "-wal"); err != nil {
		t.Skip("Windows keeps an open file in its place")
	}
	_, err := db.Do("新增", func(tx *Tx) error { return tx.SaveHandler(&Handler{Name: "二"}) })
	refused(t, "save", err, Missing, "-wal”被别的程序")
	alone := filepath.Join(t.TempDir(), "断电.ledger") // what the disk has
	if err := copyFile(db.Path(), alone); err != nil {
		t.Fatal(err)
	}
	if got := handlerNames(t, alone); got != "一" {
		t.Errorf("after a power cut: %q", got)
	}
	path := db.Path()
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if db, err = Open(path, Options{}); err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	addHandler(t, db, "二")
	if faults := checked(t, db); len(faults) != 0 {
		t.Errorf("%q", faults)
	}
}

// Without its lock file, which people delete, a ledger still has one writer.
func TestLockDeleted(t *testing.T) {
	db := ledger(t)
	lock := stem(db.Path()) + ".lock"
	if err := os.Remove(lock); err != nil {
		t.Skip("Windows keeps an open file in its place")
	}
	addHandler(t, db, "一") // takes it again
	_, err := Open(db.Path(), Options{})
	refused(t, "second start", err, Locked, "已经打开了")
	if err := os.Remove(lock); err != nil {
		t.Fatal(err)
	}
	second, err := Open(db.Path(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	_, err = db.Undo()
	refused(t, "the first", err, Locked, "已经打开了")
	addHandler(t, second, "二")
	if err := second.Close(); err != nil {
		t.Fatal(err)
	}
	addHandler(t, db, "三")
	if got := handlerNames(t, db.Path()); got != "一 二 三" && len(strings.Fields(got)) != 3 {
		t.Errorf("%q", got)
	}
	if faults := checked(t, db); len(faults) != 0 {
		t.Errorf("%q", faults)
	}
}
