package data

import (
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestRestore(t *testing.T) {
	db, c, a := filled(t)
	path := db.Path()
	backup := backUp(t, db, WhyManual)
	do(t, db, "两件意见", func(tx *Tx) error {
		for range 2 {
			if err := tx.SaveOpinionFields(&OpinionFields{Day: "2026-11-12", Kind: OpinionDifficulty, Text: "增容"}); err != nil {
				return err
			}
		}
		return nil
	})
	addHandler(t, db, "后来的")
	if err := db.SaveDraft(Draft{Form: "visit/", Title: "新增走访", Body: "打到一半"}); err != nil {
		t.Fatal(err)
	}
	if _, err := Restore(backup.Path(), path, c.options()); !Is(err, Locked) {
		t.Fatalf("an open ledger was replaced: %v", err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	write(t, db.FilePath(a), []byte("damaged"))
	c.now = c.now.Add(time.Hour)
	done, err := Restore(backup.Path(), path, c.options())
	if err != nil || len(done.Missing) != 0 || done.Note != "" {
		t.Fatalf("%+v %v", done, err)
	}
	if handlerNames(t, path) != "" || handlerNames(t, done.Aside) != "后来的" || !strings.Contains(done.Aside, "-恢复前-20261112-103000") {
		t.Errorf("now %q, aside %q in %s", handlerNames(t, path), handlerNames(t, done.Aside), done.Aside)
	}
	if db, err = Open(path, c.options()); err != nil {
		t.Fatal(err)
	}
	if db.files().verify(a.stored()) != nil {
		t.Error("the damaged file was not replaced")
	}
	if drafts, err := db.Drafts(); err != nil || len(drafts) != 1 || drafts[0].Body != "打到一半" {
		t.Errorf("what was being typed: %v %v", drafts, err)
	}
	if !db.ChangedSinceBackup() {
		t.Error("a restored ledger counts as backed up")
	}
	o := OpinionFields{Day: "2026-11-12", Kind: OpinionDifficulty, Text: "又一件"}
	do(t, db, "新增", func(tx *Tx) error { return tx.SaveOpinionFields(&o) })
	if o.Code() != "2026-003" {
		t.Errorf("the number %s was given again", o.Code())
	}
	// What was set aside can be restored in turn, with its files.
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if done, err = Restore(done.Aside, path, c.options()); err != nil || handlerNames(t, path) != "后来的" || len(done.Missing) != 0 {
		t.Fatalf("%+v %v", done, err)
	}
}

func TestRestoreOverAnything(t *testing.T) {
	db, c, a := filled(t)
	addHandler(t, db, "镇供电所")
	backup := backUp(t, db, WhyManual)
	page := func(b []byte) []byte {
		for i := 4096; i < len(b); i++ {
			b[i] ^= 0x5a
		}
		return b
	}
	cases := map[string]func([]byte) []byte{
		"missing": nil, "empty": func([]byte) []byte { return []byte{} },
		"other":   func([]byte) []byte { return []byte("not a ledger at all") },
		"damaged": page, "cut": func(b []byte) []byte { return b[:len(b)/2] },
	}
	for name, spoil := range cases {
		path := filepath.Join(t.TempDir(), "台账.ledger")
		if spoil != nil {
			b, err := os.ReadFile(backup.Path())
			if err != nil {
				t.Fatal(err)
			}
			write(t, path, spoil(b))
			write(t, path+"-wal", []byte("what waited"))
		}
		done, err := Restore(backup.Path(), path, c.options())
		if err != nil || handlerNames(t, path) != "镇供电所" || len(done.Missing) != 0 {
			t.Errorf("%s: %+v %v", name, done, err)
			continue
		}
		if kept := name != "missing" && name != "empty"; kept != (done.Aside != "") {
			t.Errorf("%s: aside %q", name, done.Aside)
		}
		if name == "damaged" && done.Note == "" {
			t.Error("nothing is said of lost numbers")
		}
		if (fileStore{stem(path) + ".files"}).verify(a.stored()) != nil {
			t.Errorf("%s: no file", name)
		}
	}
}

func TestRestoreRefuses(t *testing.T) {
	db, c, a := filled(t)
	backup := backUp(t, db, WhyManual)
	target := filepath.Join(t.TempDir(), "新.ledger")
	whole, err := os.ReadFile(backup.Path())
	if err != nil {
		t.Fatal(err)
	}
	spoilt := slices.Clone(whole)
	spoilt[len(spoilt)-100] ^= 1
	number := slices.Clone(whole)
	number[63] = 99
	dir := t.TempDir()
	cases := []struct {
		path string
		code Code
		says string
	}{
		{filepath.Join(dir, "没有.ledger"), Missing, "找不到备份"},
		{write(t, filepath.Join(dir, "空.ledger"), nil), Empty, "空文件"},
		{write(t, filepath.Join(dir, "表.ledger"), []byte("PK")), NoLedger, "不是六进履职台账的备份"},
		{hostile(t, "CREATE TABLE later (id TEXT) STRICT", "PRAGMA user_version = 99"), Newer, "更新版本"},
		{write(t, filepath.Join(dir, "号.ledger"), number), Damaged, "已损坏"},
		{write(t, filepath.Join(dir, "改过.ledger"), spoilt), Damaged, "校验值不符"},
		{write(t, filepath.Join(dir, "一半.ledger"), whole[:8192]), Damaged, "已损坏"},
	}
	write(t, filepath.Join(dir, "改过.ledger"+hashSuffix), []byte(backup.SHA256+"  x"))
	for _, cs := range cases {
		_, err := Restore(cs.path, target, c.options())
		if !Is(err, cs.code) || !strings.Contains(err.Error(), cs.says) {
			t.Errorf("%s: %v", cs.path, err)
		}
		if _, err := os.Stat(target); !errors.Is(err, fs.ErrNotExist) {
			t.Fatalf("%s: something was restored", cs.path)
		}
	}
	// A backup without its photos is restored, and says which are missing.
	bare := write(t, filepath.Join(dir, "独.ledger"), whole)
	if info, err := Peek(bare); err != nil || info.Missing != 1 {
		t.Errorf("%+v %v", info, err)
	}
	done, err := Restore(bare, target, c.options())
	if err != nil || len(done.Missing) != 1 || !strings.HasPrefix(done.Missing[0], "活动月“活动月”的附件“"+a.Name+"”的文件不见了。") {
		t.Errorf("%+v %v", done, err)
	}
	if entries, _ := filepath.Glob(filepath.Dir(target) + "/*~*"); len(entries) != 0 {
		t.Errorf("left %v", entries)
	}
}

func TestSaveAs(t *testing.T) {
	db, _, a := filled(t)
	path := filepath.Join(t.TempDir(), "搬家")
	if missing, err := db.SaveAs(path); err != nil || len(missing) != 0 {
		t.Fatal(missing, err)
	}
	moved, err := Open(path+Extension, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer moved.Close()
	if moved.Origin() != db.Origin() || moved.files().verify(a.stored()) != nil {
		t.Error("not the same ledger")
	}
	if _, err := db.SaveAs(path); !Is(err, Exists) {
		t.Errorf("%v", err)
	}
	cut := filepath.Join(t.TempDir(), "断电") // in the middle: some photos are there, the ledger is not
	write(t, cut+"~"+Extension+partSuffix, []byte("half"))
	write(t, filepath.Join(cut+".files", "ab", "half"), []byte("half"))
	if missing, err := db.SaveAs(cut); err != nil || len(missing) != 0 {
		t.Errorf("after a power cut: %v %v", missing, err)
	}
	if _, err := db.SaveAs(filepath.Join(path, "没有", "x")); !Is(err, ReadOnly) {
		t.Errorf("%v", err)
	}
}

func TestRecoverFiles(t *testing.T) {
	db, _, a := filled(t)
	backUp(t, db, WhyManual)
	if err := os.Remove(db.FilePath(a)); err != nil {
		t.Fatal(err)
	}
	if found, missing, err := db.RecoverFiles(nil); err != nil || found != 1 || len(missing) != 0 {
		t.Fatal(found, missing, err)
	}
	write(t, db.FilePath(a), []byte("damaged"))
	if err := os.RemoveAll(ownPlace(db.Path()).files().folder); err != nil {
		t.Fatal(err)
	}
	if found, missing, err := db.RecoverFiles(nil); err != nil || found != 0 || len(missing) != 1 || !strings.Contains(missing[0], "已损坏") {
		t.Fatal(found, missing, err)
	}
}

// Sweeping spares what backups and ledgers set aside name.
func TestSweepSparesBackups(t *testing.T) {
	db, c, a := filled(t)
	old := time.Now().Add(-48 * time.Hour)
	if err := os.Chtimes(db.FilePath(a), old, old); err != nil {
		t.Fatal(err)
	}
	empty := filepath.Join(t.TempDir(), "空账.ledger")
	other, err := Create(empty, c.options())
	if err != nil {
		t.Fatal(err)
	}
	bare, err := other.Backup(WhyManual)
	if err := errors.Join(err, other.Close(), db.Close()); err != nil {
		t.Fatal(err)
	}
	done, err := Restore(bare.Path(), db.Path(), c.options())
	if err != nil {
		t.Fatal(err)
	}
	if db, err = Open(db.Path(), c.options()); err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if n, err := db.SweepFiles(); err != nil || n != 0 {
		t.Fatalf("swept %d that the ledger set aside names: %v", n, err)
	}
	backUp(t, db, WhyManual)
	if err := copyFile(done.Aside, filepath.Join(t.TempDir(), "x")); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(done.Aside); err != nil {
		t.Fatal(err)
	}
	if n, err := db.SweepFiles(); err != nil || n != 1 {
		t.Fatal(fmt.Sprint(n), err)
	}
}

// crashed makes a ledger as a power cut leaves it: the last changes wait in its WAL.
func crashed(t *testing.T, path string) {
	t.Helper()
	db := town(t, path, Options{})
	if err := db.Checkpoint(); err != nil {
		t.Fatal(err)
	}
	for i := range 30 {
		do(t, db, "意见", func(tx *Tx) error {
			return tx.SaveOpinionFields(&OpinionFields{Day: "2026-11-12", Text: fmt.Sprint(i, strings.Repeat("长", 900))})
		})
	}
	kept := filepath.Join(t.TempDir(), "kept")
	for _, suffix := range []string{"", "-wal"} {
		if err := copyFile(path+suffix, kept+suffix); err != nil {
			t.Fatal(err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	for _, suffix := range []string{"", "-wal"} {
		if err := copyFile(kept+suffix, path+suffix); err != nil {
			t.Fatal(err)
		}
	}
}

// What a ledger of the same name left behind must not be replayed onto the copy.
func TestSaveAsBesideAForeignWAL(t *testing.T) {
	path := filepath.Join(t.TempDir(), "台账.ledger")
	crashed(t, path)
	if err := errors.Join(os.Remove(path), os.RemoveAll(stem(path)+".files")); err != nil {
		t.Fatal(err)
	}
	db, _, _ := filled(t)
	for i := range 300 {
		addHandler(t, db, fmt.Sprint("供电所", i))
	}
	if _, err := db.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	saved, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer saved.Close()
	if all, err := saved.Handlers(); err != nil || len(all) != 300 {
		t.Errorf("%d of 300 handlers: %v", len(all), err)
	}
	if faults := checked(t, saved); len(faults) != 0 {
		t.Errorf("%q", faults)
	}
}

// Photos that a ledger moved by hand left behind are nobody else's: neither swept nor mixed with a copy's.
func TestStrangeFilesAreSpared(t *testing.T) {
	db, c, a := filled(t)
	path, photo := db.Path(), db.FilePath(a)
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	old := time.Now().Add(-48 * time.Hour)
	if err := errors.Join(os.Chtimes(photo, old, old), os.Rename(path, filepath.Join(t.TempDir(), "移走.ledger"))); err != nil {
		t.Fatal(err)
	}
	other, _, _ := filled(t)
	if _, err := other.SaveAs(path); !Is(err, Exists) || !strings.Contains(err.Error(), ".files") {
		t.Errorf("%v", err)
	}
	db, err := Create(path, c.options())
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if n, err := db.SweepFiles(); err != nil || n != 0 {
		t.Errorf("swept %d: %v", n, err)
	}
	if _, err := os.Stat(photo); err != nil {
		t.Error(err)
	}
}

// Numbers that only a newer backup knows of are not given again when the ledger itself is gone or can't be read.
func TestNumbersOfNewerBackups(t *testing.T) {
	t.Parallel()
	for name, spoil := range map[string]func(string) error{
		"gone":    os.Remove,
		"empty":   func(path string) error { return os.Truncate(path, 0) },
		"damaged": func(path string) error { return os.WriteFile(path, []byte("SQLite format 3\x00 and no more"), 0o644) },
	} {
		db, c, _ := filled(t)
		path := db.Path()
		backup := backUp(t, db, WhyManual)
		for range 3 {
			do(t, db, "意见", func(tx *Tx) error { return tx.SaveOpinionFields(&OpinionFields{Day: "2026-11-12", Text: "增容"}) })
		}
		backUp(t, db, WhyManual)
		if err := errors.Join(db.Close(), spoil(path)); err != nil {
			t.Fatal(err)
		}
		done, err := Restore(backup.Path(), path, c.options())
		if err != nil || !strings.Contains(done.Note, "核对下一个编号") {
			t.Fatalf("%s: %+v %v", name, done, err)
		}
		if db, err = Open(path, c.options()); err != nil {
			t.Fatal(err)
		}
		o := OpinionFields{Day: "2026-11-12", Text: "又一件"}
		do(t, db, "意见", func(tx *Tx) error { return tx.SaveOpinionFields(&o) })
		if o.Number != 4 {
			t.Errorf("%s: the number %d was given again", name, o.Number)
		}
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	}
}

// What is being typed when a backup of another schema is restored is offered afterwards: newer than a draft in that backup, and under the
// name that its form has now.
func TestRestoreHandsDraftsOverSchemas(t *testing.T) {
	older := func(t *testing.T, path, body string) {
		t.Helper()
		content, err := os.ReadFile("testdata/schema-7.ledger")
		if err == nil {
			err = os.WriteFile(path, content, 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
		db, err := sql.Open("sqlite", fileURL(path, nil))
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		_, err = db.Exec(`DELETE FROM draft; INSERT INTO draft VALUES ('voters/', '旧', '2026-11-01T00:00:00.000Z', ?)`, body)
		if err != nil {
			t.Fatal(err)
		}
	}
	typed := func(t *testing.T, path string) string {
		t.Helper()
		db, err := Open(path, Options{})
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		drafts, err := db.Drafts()
		if err != nil || len(drafts) != 1 || drafts[0].Form != "outreach/" {
			t.Fatalf("%+v %v", drafts, err)
		}
		return drafts[0].Body
	}
	path := filepath.Join(t.TempDir(), "旧.ledger")
	older(t, path, `{"Content":"老的"}`)
	db, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	before, _ := db.LastBackup() // of schema 7
	if err := db.SaveDraft(Draft{Form: "outreach/", Title: "新", Body: `{"Content":"刚填的"}`}); err != nil {
		t.Fatal(err)
	}
	after, err := db.Backup(WhyManual)
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := Restore(before.Path(), path, Options{}); err != nil {
		t.Fatal(err)
	}
	if body := typed(t, path); body != `{"Content":"刚填的"}` {
		t.Errorf("an older draft came in its place: %s", body)
	}
	older(t, path, `{"Visit":{"Kind":"电话"}}`)
	if _, err := Restore(after.Path(), path, Options{}); err != nil {
		t.Fatal(err)
	}
	if body := typed(t, path); body != `{"Fields":{"Kind":"电话"}}` {
		t.Errorf("the draft of the older ledger says %s", body)
	}
}
