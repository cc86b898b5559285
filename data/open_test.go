package data

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// mounted gives a small disk of its own, or skips: only root may mount.
func mounted(t *testing.T, size string) string {
	t.Helper()
	dir := t.TempDir()
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", "size="+size, "tmpfs", dir).CombinedOutput(); err != nil {
		t.Skipf("no small disk can be mounted here: %s", out)
	}
	t.Cleanup(func() { _ = exec.Command("umount", "-l", dir).Run() })
	return dir
}

func remount(t *testing.T, dir, how string) {
	t.Helper()
	if out, err := exec.Command("mount", "-o", "remount,"+how, dir).CombinedOutput(); err != nil {
		t.Fatalf("remount: %s", out)
	}
}

func refused(t *testing.T, what string, err error, code Code, says string) {
	t.Helper()
	if !Is(err, code) || !strings.Contains(err.Error(), says) {
		t.Errorf("%s: %v (want %s: %s)", what, err, code, says)
	}
}

// Whatever page of a ledger is scrambled, who can't open it for that is not sent to a page of the open ledger.
func TestOpeningSendsNowhereElse(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	good := filepath.Join(dir, "好.ledger")
	if err := town(t, good, Options{}).Close(); err != nil {
		t.Fatal(err)
	}
	whole := contentOf(t, good)
	told := 0
	for at := 4096; at < len(whole); at += 7 * 4096 {
		b := slices.Clone(whole)
		for i := at; i < min(at+4096, len(b)); i++ {
			b[i] = byte(i * 7)
		}
		path := write(t, filepath.Join(dir, fmt.Sprintf("坏%d.ledger", at)), b)
		db, err := Open(path, Options{})
		if err == nil {
			_ = db.Close() // damaged as it is
		} else if told++; !Is(err, Damaged) || strings.Contains(err.Error(), "设置与备份") {
			t.Errorf("page %d: %v", at/4096, err)
		}
	}
	if told == 0 {
		t.Error("no page is one that an opening needs")
	}
}

func TestOpenRefuses(t *testing.T) {
	dir := t.TempDir()
	good := filepath.Join(dir, "好.ledger")
	if err := town(t, good, Options{}).Close(); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(good)
	if err != nil {
		t.Fatal(err)
	}
	changed := func(at int, to ...byte) []byte {
		return append(append(bytes.Clone(whole[:at]), to...), whole[at+len(to):]...)
	}
	other := filepath.Join(dir, "其他.db")
	if _, err := bareNew(t, other).Exec("CREATE TABLE a (b)"); err != nil {
		t.Fatal(err)
	}
	cases := []struct {
		name string
		path string
		code Code
		says string
	}{
		{"missing", filepath.Join(dir, "没有.ledger"), Missing, "找不到台账“没有.ledger”"},
		{"missing folder", filepath.Join(dir, "没有", "x.ledger"), Missing, "U 盘没有插上"},
		{"folder", dir, NoLedger, "是文件夹"},
		{"empty", write(t, filepath.Join(dir, "空.ledger"), nil), Empty, "空文件"},
		{"short", write(t, filepath.Join(dir, "短.ledger"), whole[:50]), NoLedger, "不是六进履职台账"},
		{"workbook", write(t, filepath.Join(dir, "名册.xlsx"), append([]byte("PK\x03\x04"), make([]byte, 500)...)), NoLedger, "导入名册"},
		{"other database", other, NoLedger, "不是六进履职台账"},
		{"newer", hostile(t, "CREATE TABLE later (id TEXT) STRICT", "PRAGMA user_version = 99"), Newer, "数据格式 99"},
		{"number", write(t, filepath.Join(dir, "号.ledger"), changed(60, 0, 0, 0, 99)), Damaged, "数据格式号却不对"},
		{"cut", write(t, filepath.Join(dir, "断.ledger"), whole[:len(whole)-4096]), Damaged, "后面缺了一段"},
		{"schema page", write(t, filepath.Join(dir, "坏.ledger"), changed(100, bytes.Repeat([]byte{0x5a}, 3000)...)), Damaged, "已损坏"},
	}
	for _, c := range cases {
		for _, o := range []Options{{}, {ReadOnly: true}} {
			_, err := Open(c.path, o)
			refused(t, c.name, err, c.code, c.says)
		}
		if _, err := os.Stat(stem(c.path) + ".lock"); err == nil && c.name == "missing" {
			t.Errorf("%s: a lock was left", c.name)
		}
	}
	for _, name := range []string{good, filepath.Join(dir, "空.ledger")} {
		_, err := Create(name, Options{})
		refused(t, "create over a file", err, Exists, "已经存在")
	}
	_, err = Create(filepath.Join(dir, "没有", "x.ledger"), Options{})
	refused(t, "create in no folder", err, ReadOnly, "不能写入")
	_, err = Create(`\\server\share\台账.ledger`, Options{})
	refused(t, "create on a share", err, Network, "网络共享")
}

func TestSecondStart(t *testing.T) {
	db := ledger(t)
	_, err := Open(db.Path(), Options{})
	refused(t, "second start", err, Locked, "已经打开了（"+userName())
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	again, err := Open(db.Path(), Options{})
	if err != nil {
		t.Fatal("closed, yet locked: ", err)
	}
	defer again.Close()
	_, err = Open(again.Path(), Options{})
	refused(t, "and again", err, Locked, "切换到那个窗口")
}

// Pages flipped behind the schema: what can still be read is shown, what can't says so, saving nothing half.
func TestDamagedPages(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "坏.ledger")
	db := town(t, path, Options{})
	for range 30 {
		do(t, db, "多", func(tx *Tx) error {
			for range 100 {
				if err := tx.SaveOpinionFields(&OpinionFields{Day: "2026-11-12", Text: strings.Repeat("增容", 100)}); err != nil {
					return err
				}
			}
			return nil
		})
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := len(b) / 2; i < len(b); i += 37 {
		b[i] ^= 0xff
	}
	write(t, path, b)
	if db, err = Open(path, Options{}); err != nil {
		refused(t, "open", err, Damaged, "恢复")
		return
	}
	defer db.Close()
	refused(t, "quick check", db.QuickCheck(), Damaged, "损坏")
	if _, err := db.Opinions(); err == nil {
		t.Error("damaged pages were read")
	} else {
		refused(t, "read", err, Damaged, "恢复")
	}
	if _, err := db.Backup(WhyManual); err == nil {
		t.Error("a damaged ledger was backed up as if it were whole")
	} else {
		refused(t, "backup", err, Damaged, "恢复")
	}
	if all := checked(t, db); len(all) == 0 {
		t.Error("check finds nothing")
	}
}

func TestReadOnlyDisk(t *testing.T) {
	disk := mounted(t, "8m")
	path := filepath.Join(disk, "台账.ledger")
	if err := town(t, path, Options{}).Close(); err != nil {
		t.Fatal(err)
	}
	remount(t, disk, "ro")
	defer remount(t, disk, "rw")
	_, err := Open(path, Options{})
	refused(t, "open", err, ReadOnly, "不能写入")
	_, err = Create(filepath.Join(disk, "新.ledger"), Options{})
	refused(t, "create", err, ReadOnly, "不能写入")
	db, err := Open(path, Options{ReadOnly: true})
	if err != nil {
		t.Fatal("reading needs no writing: ", err)
	}
	defer db.Close()
	if rows, err := db.VisitRows(); err != nil || len(rows) != 1 {
		t.Errorf("%v %v", rows, err)
	}
	_, err = db.Do("x", func(tx *Tx) error { return nil })
	refused(t, "save", err, ReadOnly, "只读")
	_, err = db.AddPhotoFrom("a.jpg", bytes.NewReader(jpegOf(t, corner(4, 4))))
	refused(t, "photo", err, ReadOnly, "只读")
	_, err = db.Backup(WhyManual)
	refused(t, "backup beside", err, ReadOnly, "台账.backups”不能写入")
	info, err := db.BackupTo(t.TempDir(), WhyManual)
	if err != nil {
		t.Fatal(err)
	}
	_, err = Restore(info.Path(), path, Options{})
	refused(t, "restore", err, ReadOnly, "不能写入")
	if all := checked(t, db); len(all) != 0 {
		t.Errorf("%q", all)
	}
}

// A file that can't be written, in a folder that can.
func TestReadOnlyFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "台账.ledger")
	if err := town(t, path, Options{}).Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(path, 0o444); err != nil {
		t.Fatal(err)
	}
	if f, err := os.OpenFile(path, os.O_RDWR, 0); err == nil { // root is above permissions
		_ = f.Close()
		if out, err := exec.Command("chattr", "+i", path).CombinedOutput(); err != nil {
			t.Skipf("no file can be protected here: %s", out)
		}
		t.Cleanup(func() { _ = exec.Command("chattr", "-i", path).Run() })
	}
	_, err := Open(path, Options{})
	refused(t, "open", err, ReadOnly, "只读")
}

func TestOlderNeedsTheWindow(t *testing.T) {
	now := migrations
	defer func() { migrations = now }()
	path := filepath.Join(t.TempDir(), "旧.ledger")
	if err := town(t, path, Options{}).Close(); err != nil {
		t.Fatal(err)
	}
	migrations = append(now[:len(now):len(now)], "CREATE TABLE later (a) STRICT")
	_, err := Open(path, Options{ReadOnly: true})
	refused(t, "read only", err, Older, "在窗口里打开它一次")
}

func TestClockBackwards(t *testing.T) {
	c := &clock{morning}
	path := filepath.Join(t.TempDir(), "a.ledger")
	db, err := Create(path, c.options())
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	add := func(name string) {
		h := Handler{Name: name}
		do(t, db, name, func(tx *Tx) error { return tx.SaveHandler(&h) })
		ids = append(ids, h.ID)
	}
	add("一")
	if w := db.ClockWarning(); w != "" {
		t.Errorf("a clock that is right: %s", w)
	}
	c.now = c.now.AddDate(-6, 0, 0)
	add("二")
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	c.now = c.now.Add(-time.Hour)
	if db, err = Open(path, c.options()); err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if w := db.ClockWarning(); !strings.Contains(w, "2020-11-12 09:30") || !strings.Contains(w, "2020-11-12 08:30") {
		t.Errorf("warning %q", w)
	}
	add("三")
	for i := 1; i < len(ids); i++ {
		if ids[i] <= ids[i-1] {
			t.Errorf("id %s after %s", ids[i], ids[i-1])
		}
	}
	c.now = morning
	if w := db.ClockWarning(); w != "" {
		t.Errorf("set right again: %s", w)
	}
}

func TestCloudWarning(t *testing.T) {
	cases := map[string]bool{
		`/home/x/OneDrive - 镇政府/台账.ledger`: true, "/home/x/坚果云/a.ledger": true, "/home/x/我的坚果云/a.ledger": true,
		"/data/WPS云盘/a.ledger":       true,
		"/home/x/Documents/a.ledger": false, "/home/x/one/drive.ledger": false,
	}
	for path, want := range cases {
		if got := CloudWarning(path) != ""; got != want {
			t.Errorf("%s: %v", path, got)
		}
	}
}

func TestPathsWithSpecialCharacters(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"人大 数据#1%?.ledger", "100%.ledger", "a&b=c;d.ledger", "没有后缀", "'引号\".ledger", "空 格 .ledger",
		"[方括号].ledger"} {
		path := filepath.Join(t.TempDir(), name)
		db, err := Create(path, Options{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		addHandler(t, db, "一")
		info, err := db.Backup(WhyManual)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if err := db.Close(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := os.Stat(path); err != nil {
			t.Errorf("%s: another file was made", name)
		}
		if _, err := Restore(info.Path(), path, Options{}); err != nil || handlerNames(t, path) != "一" {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// fillUp leaves no room on a disk; makeRoom takes the filling away.
func fillUp(t *testing.T, disk string) {
	t.Helper()
	f, err := os.Create(filepath.Join(disk, "filling"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for block := make([]byte, 4096); ; {
		if _, err := f.Write(block); noRoom(err) {
			return
		} else if err != nil {
			t.Fatal(err)
		}
	}
}

func makeRoom(t *testing.T, disk string) {
	t.Helper()
	if err := os.Remove(filepath.Join(disk, "filling")); err != nil {
		t.Fatal(err)
	}
}
