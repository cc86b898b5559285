package data

import (
	"bytes"
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

const phrase = "东港镇 的 桥 2026"

// sealed is a filled ledger with an encrypted second place, and the newest backup there.
func sealed(t *testing.T) (db *DB, stick string, a Attachment, backup BackupInfo) {
	t.Helper()
	db, _, a = filled(t)
	stick = filepath.Join(t.TempDir(), "U盘")
	if err := errors.Join(os.Mkdir(stick, 0o755), db.SetBackupPlace(stick), db.SealPlace(phrase)); err != nil {
		t.Fatal(err)
	}
	return db, stick, a, secondBackup(t, db, stick)
}

// secondBackup makes a backup and returns the one at the second place.
func secondBackup(t *testing.T, db *DB, stick string) BackupInfo {
	t.Helper()
	if info := backUp(t, db, WhyManual); info.Warning != "" {
		t.Fatal(info.Warning)
	}
	all, err := backupPlace{stick}.list()
	if err != nil || len(all) == 0 {
		t.Fatal(all, err)
	}
	return all[len(all)-1]
}

// eachFile calls fn with the content of every file under a folder.
func eachFile(t *testing.T, folder string, fn func(path string, content []byte)) {
	t.Helper()
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		fn(path, content)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// An encrypted place tells whoever finds it nothing; with the phrase, all comes back on a computer that has nothing else.
func TestSealedRoundTrip(t *testing.T) {
	db, stick, a, _ := sealed(t)
	addHandler(t, db, "镇供电所")
	backup := secondBackup(t, db, stick)
	if !backup.Encrypted() || !backup.OK || strings.Contains(backup.Name, "东港镇") || backup.Unit != "" || !db.BackupPlace().Sealed {
		t.Errorf("%+v", backup)
	}
	s := db.second().Seal
	eachFile(t, stick, func(path string, content []byte) {
		for _, secret := range []string{"东港镇", "供电所", "%PDF", "SQLite format", a.SHA256, phrase, s.Recipient, "AGE-SECRET"} {
			if strings.Contains(path, secret) || bytes.Contains(content, []byte(secret)) {
				t.Errorf("%s tells %q", path, secret)
			}
		}
	})
	stored, err := texts(db.reader, "SELECT value FROM setting")
	if err != nil || strings.Contains(strings.Join(stored, "\n"), phrase) {
		t.Errorf("the phrase is stored: %v", err)
	}
	if err := os.RemoveAll(filepath.Dir(db.Path())); err != nil { // the computer is gone
		t.Fatal(err)
	}
	_, err = Peek(backup.Path())
	refused(t, "no phrase", err, Sealed, "要输口令")
	_, err = Open(backup.Path(), Options{ReadOnly: true})
	refused(t, "opened as it is", err, Sealed, "从别处的备份恢复")
	k, err := Unlock(backup.Path(), " 东港镇 的 桥 ２０２６") // as an input method may give it
	if err != nil {
		t.Fatal(err)
	}
	info, err := k.Peek(backup.Path())
	if err != nil || info.Unit != "东港镇人大" || info.Photos != 1 || info.Missing != 0 || info.Why != WhyManual || info.Place != stick {
		t.Errorf("%+v %v", info, err)
	}
	fresh := filepath.Join(t.TempDir(), "新电脑.ledger")
	_, err = Restore(backup.Path(), fresh, Options{})
	refused(t, "no phrase", err, Sealed, "要输口令")
	done, err := Restore(backup.Path(), fresh, Options{Key: k})
	if err != nil || len(done.Missing) != 0 {
		t.Fatalf("%+v %v", done, err)
	}
	if left := inFolder(filepath.Dir(fresh)); len(left) != 3 { // ledger, files, lock
		t.Errorf("%v", left)
	}
	again, err := Open(fresh, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	if got, err := os.ReadFile(again.FilePath(a)); err != nil || string(got) != "%PDF 方案" {
		t.Errorf("%q %v", got, err)
	}
	if faults := checked(t, again); len(faults) != 0 || handlerNames(t, fresh) != "镇供电所" {
		t.Errorf("%q", faults)
	}
	if info := backUp(t, again, WhyManual); info.Warning != "" { // it goes on, encrypted to the same key
		t.Error(info.Warning)
	}
	if all, err := (backupPlace{stick}).list(); err != nil || len(all) != 3 || all[2].Key != backup.Key {
		t.Errorf("%+v %v", all, err)
	}
}

// Each thing that can be wrong with an encrypted backup has its own sentence.
func TestSealedRefuses(t *testing.T) {
	db, stick, a, backup := sealed(t)
	_, err := Unlock(backup.Path(), "东港镇 的 桥 2027")
	refused(t, "wrong phrase", err, WrongPhrase, "口令不对")
	_, err = Unlock(backup.Path(), "")
	refused(t, "no phrase", err, WrongPhrase, "口令不对")
	refused(t, "short phrase", db.SealPlace("1234567"), WrongPhrase, "口令太短")
	k, err := Unlock(backup.Path(), phrase)
	if err != nil {
		t.Fatal(err)
	}
	keys := keysIn(stick, "")
	if len(keys) != 1 {
		t.Fatal(keys)
	}
	locked, err := os.ReadFile(keys[0])
	if err != nil {
		t.Fatal(err)
	}
	spoilt := bytes.Clone(locked)
	spoilt[len(spoilt)-3] ^= 1
	write(t, keys[0], spoilt)
	_, err = Unlock(backup.Path(), phrase)
	refused(t, "damaged key", err, Damaged, "密钥文件已损坏")
	if err := os.Remove(keys[0]); err != nil {
		t.Fatal(err)
	}
	_, err = Unlock(backup.Path(), phrase)
	refused(t, "lost key", err, Missing, "密钥文件")
	backUp(t, db, WhyManual) // the ledger puts it there again
	if healed, err := os.ReadFile(keys[0]); err != nil || !bytes.Equal(healed, locked) {
		t.Errorf("the key did not come back: %v", err)
	}
	// One byte of the database, with and without the hash beside it; then of a file.
	content, err := os.ReadFile(backup.Path())
	if err != nil {
		t.Fatal(err)
	}
	content[len(content)/2] ^= 1
	write(t, backup.Path(), content)
	_, err = k.Peek(backup.Path())
	refused(t, "changed", err, Damaged, "校验值不符")
	_, err = Peek(backup.Path()) // seen without the phrase
	refused(t, "changed", err, Damaged, "校验值不符")
	if err := os.Remove(backup.Path() + hashSuffix); err != nil {
		t.Fatal(err)
	}
	fresh := filepath.Join(t.TempDir(), "新.ledger")
	_, err = Restore(backup.Path(), fresh, Options{Key: k})
	refused(t, "changed", err, Damaged, "解密到一半")
	if left := inFolder(filepath.Dir(fresh)); len(left) != 0 {
		t.Errorf("%v was left", left)
	}
	file := (backupPlace{stick}).files().path(k.seal.file(a.stored()))
	whole, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	write(t, file, whole[:len(whole)-1])
	newest := secondBackup(t, db, stick) // a file of the wrong size is written again
	if info, err := k.Peek(newest.Path()); err != nil || info.Missing != 0 {
		t.Errorf("%+v %v", info, err)
	}
	whole[len(whole)-1] ^= 1
	write(t, file, whole)
	if info, err := k.Peek(newest.Path()); err != nil || info.Missing != 1 {
		t.Errorf("%+v %v", info, err)
	}
}

// Turning encryption on leaves what is there until the user says so; turning it off leaves what is encrypted readable by its phrase.
func TestSealedOnAndOff(t *testing.T) {
	db, stick := withSecond(t)
	if err := db.SealPlace(phrase); err != nil {
		t.Fatal(err)
	}
	refused(t, "nothing encrypted yet", db.DropPlainBackups(), NoPlace, "还没有加密的备份")
	backup := secondBackup(t, db, stick)
	_, err := db.BackupTo(stick, WhyManual)
	refused(t, "by hand", err, NoPlace, "只放加密的备份")
	plain, err := db.PlainBackups()
	if err != nil || len(plain) != 1 || db.DropPlainBackups() != nil {
		t.Fatal(plain, err)
	}
	eachFile(t, stick, func(path string, content []byte) {
		if bytes.Contains(content, []byte("%PDF")) || bytes.Contains(content, []byte("SQLite format")) || strings.Contains(path, "人大") {
			t.Errorf("%s stayed", path)
		}
	})
	if all, err := (backupPlace{stick}).list(); err != nil || len(all) != 1 || !all[0].OK {
		t.Errorf("%+v %v", all, err)
	}
	if err := db.UnsealPlace(); err != nil {
		t.Fatal(err)
	}
	if info := secondBackup(t, db, stick); info.Encrypted() {
		t.Errorf("%+v", info)
	}
	if err := db.SealPlace("另一句只有我知道的话"); err != nil {
		t.Fatal(err)
	}
	second := secondBackup(t, db, stick)
	for path, phrase := range map[string]string{backup.Path(): phrase, second.Path(): "另一句只有我知道的话"} {
		k, err := Unlock(path, phrase)
		if err != nil {
			t.Fatal(err)
		}
		if info, err := k.Peek(path); err != nil || info.Missing != 0 {
			t.Errorf("%+v %v", info, err)
		}
	}
}

// A new stick is encrypted to the same key; thinning takes encrypted files away with the last backup that names them.
func TestSealedThinning(t *testing.T) {
	db, c, a := filled(t)
	stick, next := t.TempDir(), t.TempDir()
	if err := errors.Join(db.SetBackupPlace(stick), db.SealPlace(phrase), db.SetBackupPlace(next)); err != nil {
		t.Fatal(err)
	}
	first := secondBackup(t, db, next)
	file := (backupPlace{next}).files().path(db.second().Seal.file(a.stored()))
	if _, err := os.Stat(file); err != nil || !first.Encrypted() {
		t.Fatal(err)
	}
	all, err := db.Campaigns()
	if err != nil {
		t.Fatal(err)
	}
	do(t, db, "删除", func(tx *Tx) error { return tx.DeleteCampaign(all[0].ID) })
	for range keepRecent {
		c.now = c.now.Add(time.Minute)
		backUp(t, db, WhyIdle)
	}
	if _, err := os.Stat(file); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a file that no backup names stayed: %v", err)
	}
}

// Numbers that newer encrypted backups know of are not given again.
func TestSealedNumbers(t *testing.T) {
	db, stick, _, old := sealed(t)
	var want int
	do(t, db, "意见", func(tx *Tx) error {
		for range 3 {
			if err := tx.SaveOpinionFields(&OpinionFields{Day: "2026-11-12", Text: "修路"}); err != nil {
				return err
			}
			want++
		}
		return nil
	})
	secondBackup(t, db, stick)
	k, err := Unlock(old.Path(), phrase)
	if err != nil {
		t.Fatal(err)
	}
	fresh := filepath.Join(t.TempDir(), "新.ledger")
	if _, err := Restore(old.Path(), fresh, Options{Key: k}); err != nil {
		t.Fatal(err)
	}
	found, err := heritageOf(fresh, old.Origin)
	if err != nil || len(found.counters) == 0 || found.counters[0].last != want {
		t.Errorf("%+v %v, want %d", found, err, want)
	}
}

// A writer that is killed at any moment leaves nothing half written that is not cleared by the next.
func TestKilledWhileSealing(t *testing.T) {
	path := filepath.Join(onDisk(t), "台账.ledger")
	db := town(t, path, Options{})
	defer db.Close()
	stick := onDisk(t)
	if err := errors.Join(db.SetBackupPlace(stick), db.SealPlace(phrase)); err != nil {
		t.Fatal(err)
	}
	k := (*Key)(nil)
	for range kills(5) {
		killed(t, "backup", time.Duration(50+rand.IntN(300))*time.Millisecond, helperLedger+"="+path)
		all, err := (backupPlace{stick}).list()
		if err != nil || len(all) == 0 {
			t.Fatal(all, err)
		}
		if k == nil {
			if k, err = Unlock(all[0].Path(), phrase); err != nil {
				t.Fatal(err)
			}
		}
		for _, b := range all[max(0, len(all)-2):] {
			if info, err := k.Peek(b.Path()); err != nil || info.Missing != 0 || !b.OK {
				t.Errorf("%s: %+v %v", b.Name, info, err)
			}
		}
	}
	secondBackup(t, db, stick)
	eachFile(t, stick, func(path string, _ []byte) {
		if strings.HasSuffix(path, partSuffix) {
			t.Errorf("%s stayed", path)
		}
	})
}

// On a full stick the backup fails with a sentence, and leaves nothing half written.
func TestSealedDiskFull(t *testing.T) {
	stick := mounted(t, "2m")
	db, _, _ := filled(t)
	if err := errors.Join(db.SetBackupPlace(stick), db.SealPlace(phrase)); err != nil {
		t.Fatal(err)
	}
	fillUp(t, stick)
	if info := backUp(t, db, WhyManual); !strings.Contains(info.Warning, "磁盘已满") || !info.OK {
		t.Errorf("%+v", info)
	}
	for _, name := range inFolder(stick) {
		if strings.HasPrefix(name, sealedBase) || strings.HasSuffix(name, partSuffix) {
			t.Errorf("%s was left", name)
		}
	}
	makeRoom(t, stick)
	if backup := secondBackup(t, db, stick); !backup.OK || !backup.Encrypted() {
		t.Errorf("%+v", backup)
	}
}
