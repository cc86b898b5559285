package data

import (
	"database/sql"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// bare opens a ledger past all rules.
func bare(t testing.TB, path string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite",
		fileURL(path, url.Values{"mode": {"rw"}, "_pragma": {"busy_timeout(5000)", "ignore_check_constraints(1)"}}))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db
}

// bareNew makes a database that is no ledger.
func bareNew(t testing.TB, path string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", fileURL(path, url.Values{"mode": {"rwc"}}))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db
}

func checked(t testing.TB, db *DB) []string {
	t.Helper()
	faults, err := db.Check()
	if err != nil {
		t.Fatal(err)
	}
	return faults
}

func TestCheck(t *testing.T) {
	t.Parallel()
	if all := checked(t, town(t, filepath.Join(t.TempDir(), "a.ledger"), Options{})); len(all) != 0 {
		t.Fatalf("a sound ledger: %v", all)
	}
	cases := []struct{ sql, says string }{
		{"UPDATE deputy SET gender = '雄'", "代表“高𬭎”不合要求：性别没有“雄”这一项"},
		{"UPDATE station SET phone = '1'", "家站点“东港代表之家”不合要求：电话号码不对"},
		{"UPDATE participation SET state = '缺席'", "走访记录“2026-11-12 东港水产”不合要求：请至少选一名参加代表"},
		{"DELETE FROM participation", "走访记录“2026-11-12 东港水产”不合要求：请至少选一名参加代表"},
		{"DELETE FROM visit", "2026-11-12 的走访市场主体记录不完整"},
		{"DELETE FROM village", "指向一条不存在的村居记录"},
		{"UPDATE attachment SET owner_id = 'x'", "附件“现场.jpg”不属于任何记录"},
		{"UPDATE subject_change SET subject_id = 'x' WHERE kind = '并入'", "2026-07-01 的并入记录不属于任何村居"},
		{"UPDATE subject_change SET successor_id = 'x'", "“老港村”的变更对不上：2026-07-01 并入的那一个已经不在了"},
		{"UPDATE subject_change SET kind = '恢复' WHERE kind = '并入'", "“老港村”的变更对不上：2026-07-01 的恢复以前没有停用"},
		{"UPDATE attachment SET owner_table = 'nowhere'", "附件“现场.jpg”不属于任何记录"},
		{"UPDATE attachment SET sha256 = '" + strings.Repeat("0", 64) + "'", "照片“现场.jpg”的文件不见了"},
		{"UPDATE opinion SET closed = NULL WHERE closed IS NOT NULL", "的进展和办理过程对不上"},
		{"UPDATE proposal SET rating = '不满意'", "的进展和办理过程对不上"},
		{"DELETE FROM counter", "2026 年的意见编号已用到 4，编号记录却停在 0"},
		{"INSERT INTO deleted SELECT 'deputy', id, rev, changed_at FROM deputy", "代表“高𬭎”同时记为“已删除”"},
		{
			"INSERT INTO station SELECT 'x', origin, rev, changed_at, 'b', kind, address, phone, head_id, liaison, village_id, demo, " +
				"note FROM station; INSERT INTO station_member SELECT 'y', origin, rev, changed_at, 'x', deputy_id, home, starts, " +
				"until FROM station_member WHERE until IS NULL", "代表“高𬭎”有 2 个主站"},
		{"DROP INDEX mandate_deputy", "少了索引“mandate_deputy”"},
		{"CREATE TABLE other (a)", "多了表“other”"},
		{
			"DROP TABLE participation; CREATE TABLE participation (id TEXT PRIMARY KEY, origin TEXT, rev INTEGER, changed_at TEXT, " +
				"activity_id TEXT, deputy_id TEXT, role TEXT)", "表“participation”被改动过"},
		{"PRAGMA user_version = 0", "数据格式不对"},
		{"UPDATE campaign SET starts = 'soon'", "活动月“活动月”的内容受损，不合台账的规则（starts）"},
	}
	for _, c := range cases {
		path := filepath.Join(t.TempDir(), "台账.ledger")
		db := town(t, path, Options{})
		if _, err := bare(t, path).Exec(c.sql); err != nil {
			t.Fatal(c.sql, err)
		}
		if all := checked(t, db); !slices.ContainsFunc(all, func(s string) bool { return strings.Contains(s, c.says) }) {
			t.Errorf("%s: %q not in %q", c.sql, c.says, all)
		}
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	}
}

func TestCheckFilesAndPages(t *testing.T) {
	path := filepath.Join(t.TempDir(), "台账.ledger")
	db := town(t, path, Options{})
	all, err := db.Attachments()
	if err != nil {
		t.Fatal(err)
	}
	write(t, db.FilePath(all[0]), []byte("changed"))
	if got := checked(t, db); len(got) != 3 || !strings.HasPrefix(got[0], "活动“2026-11-12”的照片“现场.jpg”的文件已损坏。") {
		t.Errorf("%q", got)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := len(b) / 2; i < len(b); i += 50 {
		b[i] ^= 0xff
	}
	write(t, path, b)
	if db, err = Open(path, Options{ReadOnly: true}); err != nil {
		if !Is(err, Damaged) {
			t.Fatal(err)
		}
		return
	}
	defer db.Close()
	if got := checked(t, db); len(got) == 0 {
		t.Error("damaged pages pass")
	}
	if err := db.QuickCheck(); !Is(err, Damaged) {
		t.Errorf("quick check: %v", err)
	}
}

// Every table with rules of its own is held against them.
func TestEveryRecordIsChecked(t *testing.T) {
	shared := []string{"activity", "attachment", "delivery"} // of records of several kinds
	for _, k := range kinds {
		whole := slices.ContainsFunc(wholes, func(w whole) bool { return w.table == k.name })
		if !whole && !k.child && !slices.Contains(shared, k.name) {
			t.Errorf("check does not look at %s: it needs a line with ruled beside its table", k.name)
		}
	}
}

// A backup that is looked at where it lies finds its photos and files in the place's own store.
func TestCheckOfABackup(t *testing.T) {
	db, _, _ := filled(t)
	info := backUp(t, db, WhyManual)
	copied, err := Open(info.Path(), Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer copied.Close()
	if faults, err := copied.Check(); err != nil || len(faults) != 0 {
		t.Errorf("%v %v", faults, err)
	}
}
