package data

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

// What a killed program left half written goes at the next start, wherever it lies; nothing else does, nor what may still be written.
func TestLeftoversGo(t *testing.T) {
	t.Parallel()
	db, c, a := filled(t)
	info := backUp(t, db, WhyManual)
	path, folder := db.Path(), filepath.Dir(db.Path())
	exports := filepath.Join(folder, "导出")
	stored := db.FilePath(a)
	old := time.Now().Add(-2 * time.Hour)
	put := func(at time.Time, names ...string) {
		t.Helper()
		for _, name := range names {
			write(t, name, []byte("x"))
			if err := os.Chtimes(name, at, at); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Join(exports, "2026-11 本月一套"), 0o755); err != nil {
		t.Fatal(err)
	}
	goes := []string{freshName(path), freshName(path) + "-journal", sourceName(path), sourceName(path) + "-wal",
		filepath.Join(filepath.Dir(stored), "~12345.part"), filepath.Join(filepath.Dir(info.Path()), "~99.part"),
		filepath.Join(filepath.Dir(info.Path()), "files", "ab", "~7.part")}
	if err := os.MkdirAll(filepath.Join(filepath.Dir(info.Path()), "files", "ab"), ownFolder); err != nil {
		t.Fatal(err)
	}
	put(time.Now().Add(-time.Second), goes...)
	goesOld := []string{filepath.Join(folder, "~1.part"), filepath.Join(folder, ".liujin-123.tmp"),
		filepath.Join(folder, "另一本~.ledger.part"), filepath.Join(exports, ".liujin-5.tmp"),
		filepath.Join(exports, "2026-11 本月一套", ".liujin-6.tmp")}
	put(old, goesOld...)
	stays := []string{filepath.Join(folder, "~$名册.xlsx"), filepath.Join(folder, "~甲.part"), filepath.Join(folder, "笔记.part"),
		filepath.Join(folder, ".liujin-x.tmp"), filepath.Join(exports, "签到表.pdf")}
	put(old, stays...)
	young := []string{filepath.Join(folder, "~2.part"), filepath.Join(exports, ".liujin-8.tmp"), filepath.Join(folder, "新的~.ledger.part")}
	put(time.Now(), young...)
	var err error
	if db, err = Open(path, c.options()); err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if n := db.ClearLeftovers(exports); n != len(goes)+len(goesOld) {
		t.Errorf("%d of %d went", n, len(goes)+len(goesOld))
	}
	for _, name := range append(append(stays, young...), stored, info.Path(), path) {
		if _, err := os.Stat(name); err != nil {
			t.Error(err)
		}
	}
	for _, name := range append(goes, goesOld...) {
		if _, err := os.Stat(name); err == nil {
			t.Errorf("%s is still there", name)
		}
	}
	if faults := checked(t, db); len(faults) != 0 {
		t.Errorf("%q", faults)
	}
}
