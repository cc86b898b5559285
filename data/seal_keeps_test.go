package data

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// What is to be encrypted stays so: where the place is given up and another is chosen, and where the ledger goes back to a backup of the
// days before.
func TestSealedStays(t *testing.T) {
	db, stick := withSecond(t)
	before := backUp(t, db, WhyManual)
	if err := db.SealPlace(phrase); err != nil {
		t.Fatal(err)
	}
	path, at := db.Path(), t.TempDir()
	if err := db.SetSetting(CalendarsSetting, "说过的"); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := Restore(before.Path(), path, Options{}); err != nil {
		t.Fatal(err)
	}
	db, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	if place := db.BackupPlace(); !place.Sealed || place.Folder != stick {
		t.Errorf("after a restore: %+v", place)
	}
	if said, err := db.Setting(CalendarsSetting); err != nil || said != "说过的" {
		t.Errorf("what calendars said went back too: %q %v", said, err)
	}
	if !secondBackup(t, db, stick).Encrypted() {
		t.Error("a backup after a restore is not encrypted")
	}
	if err := db.SetBackupPlace(""); err != nil || db.BackupPlace().Folder != "" {
		t.Fatal(err)
	}
	if _, err := db.BackupTo(filepath.Join(at, "另存"), WhyManual); err != nil { // no place is every place
		t.Error(err)
	}
	_, err = db.PlainBackups()
	refused(t, "no place", err, NoPlace, "还没有设置第二备份位置")
	next := filepath.Join(at, "新U盘")
	if err := errors.Join(os.Mkdir(next, 0o755), db.SetBackupPlace(next)); err != nil {
		t.Fatal(err)
	}
	if !secondBackup(t, db, next).Encrypted() {
		t.Error("a new stick is not encrypted as the last one was")
	}
}

// Nothing unencrypted is left at a place behind one's back: photos that no backup names go too, and what can't go is told.
func TestPlainLeftIsTold(t *testing.T) {
	db, stick := withSecond(t)
	backUp(t, db, WhyManual)
	if err := db.SealPlace(phrase); err != nil {
		t.Fatal(err)
	}
	place := backupPlace{stick}
	astray, err := place.files().put([]byte("%PDF 没有备份提到它"), ".pdf")
	if err != nil {
		t.Fatal(err)
	}
	secondBackup(t, db, stick)
	plain, err := db.PlainBackups()
	if err != nil || len(plain) == 0 {
		t.Fatal(plain, err)
	}
	held := plain[0].Path() // as if it were open in another program
	if err := errors.Join(os.Remove(held), os.Mkdir(held, 0o755)); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(held, "x"), []byte("x"))
	refused(t, "held", db.DropPlainBackups(), OpenElsewhere, "还有 1 个没有加密的文件没删掉")
	if place.files().verify(astray) == nil {
		t.Error("a photo that no backup names stayed")
	}
	if err := os.RemoveAll(held); err != nil {
		t.Fatal(err)
	}
	if err := db.DropPlainBackups(); err != nil {
		t.Fatal(err)
	}
	eachFile(t, stick, func(path string, content []byte) {
		if bytes.Contains(content, []byte("%PDF")) || bytes.Contains(content, []byte("SQLite format")) {
			t.Errorf("%s stayed", path)
		}
	})
	if all, err := place.list(); err != nil || len(all) != 1 || !all[0].Encrypted() {
		t.Errorf("%+v %v", all, err)
	}
}

// A checksum that is another's, or none at all, refuses an encrypted backup before anybody is asked for a phrase.
func TestSealedChecksum(t *testing.T) {
	_, _, _, backup := sealed(t)
	noted := backup.Path() + hashSuffix
	whole, err := os.ReadFile(noted)
	if err != nil {
		t.Fatal(err)
	}
	for what, text := range map[string][]byte{"another's": bytes.Replace(whole, whole[:8], []byte("00000000"), 1), "empty": {}} {
		write(t, noted, text)
		_, err := Peek(backup.Path())
		refused(t, what, err, Damaged, "与它的校验值不符")
	}
	if err := errors.Join(os.Remove(noted), os.Mkdir(noted, 0o755)); err != nil {
		t.Fatal(err)
	}
	_, err = Peek(backup.Path())
	refused(t, "not to be read", err, Damaged, "与它的校验值不符")
	if err := os.Remove(noted); err != nil {
		t.Fatal(err)
	}
	_, err = Peek(backup.Path())
	refused(t, "none", err, Sealed, "要输口令")
}
