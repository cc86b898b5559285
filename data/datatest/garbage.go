package datatest

import (
	"database/sql"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
)

// Garbage is one value that does not belong where it stands: in every third row of a column, or in all.
type Garbage struct {
	Table, Column string
	Value         any
	Rows          int // 0, 1, 2: every third from there; 3: all
}

// String is how a test names it.
func (g Garbage) String() string {
	value := fmt.Sprintf("%#v", g.Value)
	if len(value) > 60 {
		value = value[:60] + "…"
	}
	return fmt.Sprintf("%s.%s = %s (%d)", g.Table, g.Column, value, g.Rows)
}

var (
	garbageTexts = []any{"", " ", strings.Repeat("囧𬭎 ", 1250), "👨‍👩‍👧‍👦\u202e\x00\r\n\t", "-1", "99999999999999999999", nil, "nobody",
		"没有这一项", "2026-02-31", "2026-13", "0001-01-01", "9999-12-31", "5,99,-3,x", "0", "{\"ID\": [1]}", "null",
		[]byte{0, 0xff, 0x80, 0xfe}, "DROP TABLE deputy", "%s%d/../.."}
	garbageNumbers = []any{0, -1, 2, 7, 13, 400, 1 << 40, int64(1<<63 - 1), int64(-1 << 63), 1e300, nil, "字", []byte{0xff}}
)

// AllGarbage is every value in every column of a ledger, shuffled by a seed: those that can be read as what the column holds, and those
// that are of another type, which hide what else is wrong with their table.
func AllGarbage(t testing.TB, path string, seed uint64) (readable, mistyped []Garbage) {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+path+"?mode=ro")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	columns, err := column(db, `SELECT m.name || ' ' || c.name || ' ' || 
			iif(m.sql LIKE '%CHECK (' || c.name || ' IN (0, 1))%', 'YES', c.type) ||
			' ' || (c."notnull" OR c.pk) FROM sqlite_master m, pragma_table_info(m.name) c
		WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' ORDER BY 1`)
	if err != nil {
		t.Fatal(err)
	}
	rnd := rand.New(rand.NewPCG(seed, 8))
	for _, c := range columns {
		part := strings.Fields(c)
		values := garbageTexts
		if part[2] != "TEXT" {
			values = garbageNumbers
		}
		for _, v := range values {
			g := Garbage{Table: part[0], Column: part[1], Value: v, Rows: rnd.IntN(4)}
			_, isText := v.(string)
			_, isBytes := v.([]byte)
			_, isReal := v.(float64)
			isYes := v == 0 || v == 1
			if v == nil && part[3] == "1" || v != nil && part[2] != "TEXT" && (isText || isBytes || isReal ||
				part[2] == "YES" && !isYes) {
				mistyped = append(mistyped, g)
			} else {
				readable = append(readable, g)
			}
		}
	}
	for _, all := range [][]Garbage{readable, mistyped} {
		rnd.Shuffle(len(all), func(i, k int) { all[i], all[k] = all[k], all[i] })
	}
	return readable, mistyped
}

// SomeGarbage is what of all garbage a test is to try: a hundredth, or what LIUJIN_GARBAGE says: all, or a part of all such as 2/8.
func SomeGarbage(t testing.TB, path string) (readable, mistyped []Garbage) {
	t.Helper()
	readable, mistyped = AllGarbage(t, path, 1)
	part, parts := 1, 1
	switch wanted := os.Getenv("LIUJIN_GARBAGE"); {
	case wanted == "":
		return readable[:len(readable)/100], mistyped[:len(mistyped)/400]
	case wanted == "all":
	default:
		if _, err := fmt.Sscanf(wanted, "%d/%d", &part, &parts); err != nil || part < 1 || part > parts {
			t.Fatalf("LIUJIN_GARBAGE=%s: all, or a part such as 2/8", wanted)
		}
	}
	of := func(all []Garbage) []Garbage { return all[len(all)*(part-1)/parts : len(all)*part/parts] }
	return of(readable), of(mistyped)
}

// Garble puts garbage into a closed ledger's file past all rules, types included: the schema is as it was afterwards.
func Garble(t testing.TB, path string, all []Garbage) {
	t.Helper()
	lax := `PRAGMA writable_schema = 1; UPDATE sqlite_master SET sql = replace(replace(replace(sql, ') STRICT, WITHOUT', ') WITHOUT'),
		') STRICT', ')'),
		' NOT NULL', '') WHERE type = 'table'; PRAGMA schema_version = %d`
	Spoil(t, path, "CREATE TABLE aside AS SELECT name, sql FROM sqlite_master WHERE type = 'table'", fmt.Sprintf(lax, 100001))
	db, err := sql.Open("sqlite", "file:"+path+"?_pragma=ignore_check_constraints(1)&_pragma=foreign_keys(0)")
	if err != nil {
		t.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	plain, err := column(db, "SELECT name FROM aside WHERE sql LIKE '%WITHOUT ROWID'")
	if err != nil {
		t.Fatal(err)
	}
	withoutRowid := map[string]bool{}
	for _, name := range plain {
		withoutRowid[name] = true
	}
	for _, g := range all {
		where := ""
		if !withoutRowid[g.Table] && g.Rows < 3 {
			where = fmt.Sprintf(" WHERE rowid %% 3 = %d", g.Rows)
		}
		// What must be unique, or names a row, is ignored; so is what a row's own number can't be.
		_, err := db.Exec("UPDATE OR IGNORE "+g.Table+" SET "+g.Column+" = ?"+where, g.Value)
		if err != nil && !strings.Contains(err.Error(), "datatype mismatch") {
			t.Fatal(g, err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	Spoil(t, path, `PRAGMA writable_schema = 1; UPDATE sqlite_master SET sql = (SELECT a.sql FROM aside a WHERE a.name = sqlite_master.name)
		WHERE type = 'table' AND name <> 'aside'; PRAGMA schema_version = 100003`)
	Spoil(t, path, "DROP TABLE aside", "VACUUM")
}
