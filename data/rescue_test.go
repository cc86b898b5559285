package data

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// rowsIn are the rows of a ledger's record tables, by table.
func rowsIn(t *testing.T, path string) map[string][]string {
	t.Helper()
	db, err := Open(path, Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	all := map[string][]string{}
	for _, k := range kinds {
		columns := strings.Split(k.columns, ", ")
		rows, err := texts(db.reader, "SELECT json_array("+strings.Join(columns, ", ")+") FROM "+k.name+" ORDER BY 1")
		if err != nil {
			t.Fatal(err)
		}
		all[k.name] = rows
	}
	return all
}

// rescued takes the records out of a ledger; the ledger itself must be as it was.
func rescued(t *testing.T, path string) Rescued {
	t.Helper()
	was, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	done, err := Rescue(path, RescueName(path), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if is, err := os.ReadFile(path); err != nil || !bytes.Equal(was, is) {
		t.Error("the file was changed", err)
	}
	left, err := filepath.Glob(filepath.Join(filepath.Dir(path), "*"+partSuffix+"*"))
	if err != nil || len(left) > 0 {
		t.Error(left, err)
	}
	return done
}

// Whatever was added to a ledger's schema, its records come out whole, and nothing that was added.
func TestRescueFromForeignSchemas(t *testing.T) {
	t.Parallel()
	want := rowsIn(t, hostile(t))
	for _, c := range attacks {
		path := hostile(t, c.sql)
		done := rescued(t, path)
		got := rowsIn(t, done.Path)
		for table, rows := range want {
			changed := slices.ContainsFunc(done.Left, func(s string) bool { return strings.Contains(s, "“"+titleOf(table)+"”") })
			if len(rows) != len(got[table]) && !changed {
				t.Errorf("%s: %d of %d of %s came out, and nothing said: %q", c.sql, len(got[table]), len(rows), table, done.Left)
			}
		}
		if len(done.Left) == 0 {
			t.Errorf("%s: nothing is said", c.sql)
		}
	}
}

// What the rules refuse stays behind and is named; references to nothing are emptied, or their record stays behind.
func TestRescueLeavesWhatIsNotValid(t *testing.T) {
	t.Parallel()
	path := hostile(t, "CREATE TRIGGER evil AFTER INSERT ON deputy BEGIN DELETE FROM deputy; END",
		"PRAGMA foreign_keys = 0",
		"UPDATE deputy SET born = '1980-13-45' WHERE name = '高𬭎'",
		"UPDATE enterprise SET village_id = 'nowhere'",
		"UPDATE station_member SET deputy_id = 'nobody' WHERE rowid = 1",
		"UPDATE opinion SET state = '怪' WHERE rowid = 1")
	done := rescued(t, path)
	all := strings.Join(done.Left, "\n")
	for _, says := range []string{"多了触发器“evil”", "代表“高𬭎”有一项内容不合台账的规则，已留空", "“市场主体”有 1 条指向不存在的村居，该项已留空",
		"“站点代表”有 1 条指向不存在的代表，没有取出", "意见建议“", "有一项内容不合台账的规则，没有取出"} {
		if !strings.Contains(all, says) {
			t.Errorf("%q is not said: %s", says, all)
		}
	}
	db, err := Open(done.Path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	unsound, err := unsoundIn(db.reader)
	if err != nil || len(unsound.faults) > 0 {
		t.Error(unsound.faults, err)
	}
}

// A head that can't be read is put right on the copy; a ledger of each older schema comes out as one of today.
func TestRescueFromDamagedHeads(t *testing.T) {
	t.Parallel()
	path := hostile(t)
	want := rowsIn(t, path)
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, at := range []int{3, 18, 19, 21, 22, 23, 47, 59, 62, 70} {
		b := bytes.Clone(whole)
		b[at] ^= 0x15
		damaged := write(t, filepath.Join(t.TempDir(), "头.ledger"), b)
		if _, err := Open(damaged, Options{}); !Is(err, Damaged) && !Is(err, Newer) {
			t.Errorf("byte %d: %v", at, err)
		}
		done := rescued(t, damaged)
		for table, rows := range rowsIn(t, done.Path) {
			if table != attachments.name && !slices.Equal(rows, want[table]) {
				t.Errorf("byte %d: %s: %q", at, table, done.Left)
			}
		}
	}
	for version := 1; version < schemaVersion(); version++ {
		path := filepath.Join(t.TempDir(), "旧.ledger")
		if err := copyFile("testdata/schema-"+string(rune('0'+version))+Extension, path); err != nil {
			t.Fatal(err)
		}
		if _, err := bare(t, path).Exec("CREATE VIEW evil AS SELECT 1"); err != nil {
			t.Fatal(err)
		}
		done, err := Rescue(path, RescueName(path), Options{})
		if err != nil || done.Rows < 50 {
			t.Errorf("schema %d: %+v %v", version, done, err)
		}
	}
}

// What the schema's CHECKs refuse is told by its name and, where it is much, by how much; all else comes along.
func TestRescueTellsWhatTheRulesRefuse(t *testing.T) {
	t.Parallel()
	path := hostile(t)
	raw := bare(t, path)
	raw.SetMaxOpenConns(1) // the temporary table is the connection's
	statements := []string{"CREATE TEMP TABLE one AS SELECT * FROM term LIMIT 1"}
	for i := range 30 {
		statements = append(statements, fmt.Sprintf("UPDATE one SET id = 'x%d', number = %d, starts = '某日'", i, 200+i),
			"INSERT INTO term SELECT * FROM one", fmt.Sprintf("UPDATE one SET id = 'y%d', number = %d, starts = NULL", i, -i),
			"INSERT INTO term SELECT * FROM one")
	}
	for _, s := range append(statements, "CREATE TABLE foreign_part (x)") {
		if _, err := raw.Exec(s); err != nil {
			t.Fatal(s, err)
		}
	}
	if err := raw.Close(); err != nil {
		t.Fatal(err)
	}
	done := rescued(t, path)
	count := func(says string) (n int) {
		for _, l := range done.Left {
			if strings.Contains(l, says) {
				n++
			}
		}
		return n
	}
	for says, want := range map[string]int{"已留空，请补填": 21, "不合台账的规则，没有取出": 21, "还有 10 条有一项内容不合台账的规则，已留空": 1, "还有 10 条不合台账的规则，没有取出": 1} {
		if got := count(says); got != want {
			t.Errorf("%q is said %d times, not %d", says, got, want)
		}
	}
	if got := rowsIn(t, done.Path)["term"]; len(got) < 31 {
		t.Errorf("%d terms came along", len(got))
	}
}
