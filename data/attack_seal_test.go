package data

import (
	"bytes"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// sealedFilesAt are the encrypted photos and files of a place, by path.
func sealedFilesAt(t *testing.T, stick string) map[string][]byte {
	t.Helper()
	all := map[string][]byte{}
	eachFile(t, filepath.Join(stick, "files"), func(path string, content []byte) { all[path] = content })
	return all
}

// flipMiddle changes a bit in the middle of a file.
func flipMiddle(t *testing.T, path string) {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	content = bytes.Clone(content)
	content[len(content)/2] ^= 1
	write(t, path, content)
}

// The round reads encrypted files by what the manifests note, without the phrase, and writes a damaged one anew from where it is whole; all
// backups that name it know what it is like then.
func TestRoundOverEncryptedFiles(t *testing.T) {
	db, stick, a, first := sealed(t)
	addHandler(t, db, "甲办")
	second := secondBackup(t, db, stick)
	k, err := Unlock(first.Path(), phrase)
	if err != nil {
		t.Fatal(err)
	}
	read := func(what string, healed int) {
		t.Helper()
		if n, err := db.ReadFiles(time.Minute); err != nil || n != healed {
			t.Errorf("%s: healed %d of %d: %v", what, n, healed, err)
		}
		for _, b := range []BackupInfo{first, second} {
			if info, err := k.Peek(b.Path()); err != nil || info.Missing != 0 {
				t.Errorf("%s: %+v %v", what, info, err)
			}
		}
		if r := db.FileRound(); r.Lost+r.Copies+r.Locked != 0 {
			t.Errorf("%s: %+v", what, r)
		}
	}
	read("whole", 0)
	was := sealedFilesAt(t, stick)
	if len(was) != 1 {
		t.Fatal(len(was))
	}
	for path := range was {
		flipMiddle(t, path)
		read("one bit", 1)
		if now := sealedFilesAt(t, stick); maps.EqualFunc(was, now, bytes.Equal) {
			t.Error("not written anew")
		}
		read("again", 0)
		if err := os.Truncate(path, 10); err != nil {
			t.Fatal(err)
		}
		read("cut off", 1)
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
		read("gone", 1)
	}
	if err := os.Remove(db.FilePath(a)); err != nil { // the ledger's own comes from its own backup
		t.Fatal(err)
	}
	read("own", 1)
}

// A photo that is whole only where it is encrypted is told, and comes back with the phrase.
func TestRecoverFromEncrypted(t *testing.T) {
	db, stick, a, backup := sealed(t)
	if b, ok := db.SealedBackup(); !ok || b.Name != backup.Name {
		t.Errorf("%+v", b)
	}
	flipMiddle(t, db.FilePath(a))
	flipMiddle(t, ownPlace(db.Path()).files().path(a.stored()))
	if n, err := db.ReadFiles(time.Minute); err != nil || n != 0 {
		t.Errorf("%d %v", n, err)
	}
	if r := db.FileRound(); r.Lost != 0 || r.Locked != 1 {
		t.Errorf("%+v", r)
	}
	if found, missing, err := db.RecoverFiles(nil); err != nil || found != 0 || len(missing) != 1 {
		t.Errorf("%d %v %v", found, missing, err)
	}
	k, err := Unlock(backup.Path(), phrase)
	if err != nil {
		t.Fatal(err)
	}
	if found, missing, err := db.RecoverFiles(k); err != nil || found != 1 || len(missing) != 0 {
		t.Errorf("%d %v %v", found, missing, err)
	}
	if n, err := db.ReadFiles(time.Minute); err != nil || n != 1 || db.FileRound().Locked != 0 {
		t.Errorf("%d %v %+v", n, err, db.FileRound())
	}
	flipMiddle(t, db.FilePath(a))
	flipMiddle(t, ownPlace(db.Path()).files().path(a.stored()))
	for path := range sealedFilesAt(t, stick) {
		flipMiddle(t, path)
	}
	if n, err := db.ReadFiles(time.Minute); err != nil || n != 0 || db.FileRound().Lost != 1 || db.FileRound().Locked != 0 {
		t.Errorf("%d %v %+v", n, err, db.FileRound())
	}
}

// Files encrypted to an earlier phrase are read too; what of them is damaged is told, and left.
func TestRoundOverAnEarlierPhrase(t *testing.T) {
	db, stick, _, first := sealed(t)
	early := sealedFilesAt(t, stick)
	if err := db.SealPlace("后来改的另一句口令"); err != nil {
		t.Fatal(err)
	}
	secondBackup(t, db, stick)
	for path := range early {
		flipMiddle(t, path)
	}
	if n, err := db.ReadFiles(time.Minute); err != nil || n != 0 || db.FileRound().Copies != 1 {
		t.Errorf("%d %v %+v", n, err, db.FileRound())
	}
	for path, content := range early {
		write(t, path, content)
	}
	if n, err := db.ReadFiles(time.Minute); err != nil || n != 0 || db.FileRound().Copies != 0 {
		t.Errorf("%d %v %+v", n, err, db.FileRound())
	}
	k, err := Unlock(first.Path(), phrase)
	if err != nil {
		t.Fatal(err)
	}
	if info, err := k.Peek(first.Path()); err != nil || info.Missing != 0 {
		t.Errorf("%+v %v", info, err)
	}
}

// A place that takes nothing does not stop the round: what lies elsewhere is healed, and the round comes to its end.
func TestRoundGoesPastAPlaceThatTakesNothing(t *testing.T) {
	db, _, a := filled(t)
	disk := mounted(t, "8m")
	if err := db.SetBackupPlace(disk); err != nil {
		t.Fatal(err)
	}
	b, err := db.AddFile(write(t, filepath.Join(t.TempDir(), "另一份.pdf"), []byte("%PDF 另一份")))
	if err != nil {
		t.Fatal(err)
	}
	do(t, db, "新增", func(tx *Tx) error {
		return tx.SaveCampaign(&Campaign{CampaignFields: CampaignFields{Name: "又一月", Starts: "2026-12-01", Ends: "2026-12-30"},
			Files: []Attachment{b}})
	})
	if info := backUp(t, db, WhyManual); info.Warning != "" {
		t.Fatal(info.Warning)
	}
	for _, f := range []Attachment{a, b} {
		flipMiddle(t, db.FilePath(f))
		flipMiddle(t, backupPlace{disk}.files().path(f.stored()))
	}
	remount(t, disk, "ro")
	healed, err := db.ReadFiles(time.Minute)
	if healed != 2 || db.FileRound().Done.IsZero() {
		t.Errorf("healed %d, %+v (%v)", healed, db.FileRound(), err)
	}
	remount(t, disk, "rw")
	if healed, err := db.ReadFiles(time.Minute); healed != 2 || err != nil {
		t.Errorf("healed %d: %v", healed, err)
	}
}

// A stick that is pulled while the round reads it is neither written to, where it was, nor taken for damaged.
func TestPulledWhileReading(t *testing.T) {
	for _, encrypted := range []bool{false, true} {
		db, stick := withSecond(t)
		if encrypted {
			if err := db.SealPlace(phrase); err != nil {
				t.Fatal(err)
			}
			secondBackup(t, db, stick)
		}
		holders, release, err := db.fileHolders()
		if err != nil {
			t.Fatal(err)
		}
		items := roundItems(holders)
		away := unplug(t, stick)
		if err := os.Mkdir(stick, 0o755); err != nil { // what a mount leaves
			t.Fatal(err)
		}
		gone := 0
		for _, item := range items {
			switch got, err := item.read(); {
			case errors.Is(err, errHolderGone):
				gone++
			case err != nil || !got.whole || got.healed > 0:
				t.Errorf("%s: %+v %v", item.key, got, err)
			}
		}
		for _, h := range holders {
			_ = h.settle()
		}
		release()
		if left := inFolder(stick); len(left) > 0 || gone == 0 {
			t.Errorf("%d items gone, written: %v", gone, left)
		}
		if err := errors.Join(os.Remove(stick), os.Rename(away, stick)); err != nil {
			t.Fatal(err)
		}
		if n, err := db.ReadFiles(time.Minute); n != 0 || err != nil || db.FileRound().Copies != 0 {
			t.Errorf("%d %v %+v", n, err, db.FileRound())
		}
	}
}

// The locked key of an earlier phrase is put back at the place too, as long as a backup there needs it.
func TestKeysOfEarlierPhrasesArePutBack(t *testing.T) {
	db, stick, _, first := sealed(t)
	if err := db.SealPlace("后来改的另一句口令"); err != nil {
		t.Fatal(err)
	}
	second := secondBackup(t, db, stick)
	if err := db.UnsealPlace(); err != nil {
		t.Fatal(err)
	}
	secondBackup(t, db, stick)
	for i, spoilt := range []func(key string) error{os.Remove, func(key string) error { flipMiddle(t, key); return nil },
		func(key string) error { return os.Truncate(key, 0) }, // and one in the place of the other
		func(key string) error { return copyFile(keysIn(stick, second.Key)[0], key) }} {
		for _, key := range keysIn(stick, "") {
			if err := spoilt(key); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := Unlock(first.Path(), phrase); err == nil {
			t.Errorf("%d: nothing was spoilt", i)
		}
		secondBackup(t, db, stick)
		for path, phrase := range map[string]string{first.Path(): phrase, second.Path(): "后来改的另一句口令"} {
			if _, err := Unlock(path, phrase); err != nil {
				t.Errorf("%d: %v", i, err)
			}
		}
	}
}
