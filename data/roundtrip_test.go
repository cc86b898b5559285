package data

import (
	"context"
	"fmt"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
)

// rows is a table as SQL sees it: id → column → value.
type rows map[string]map[string]any

// contents reads all record tables past the entities' own code, so that a new table is covered without a line here.
func contents(t interface{ Fatal(...any) }, db *DB) map[string]rows {
	all := map[string]rows{}
	for _, k := range kinds {
		all[k.name] = rows{}
		found, err := db.q.QueryContext(context.Background(), "SELECT * FROM "+k.name)
		if err != nil {
			t.Fatal(err)
		}
		names, err := found.Columns()
		if err != nil {
			t.Fatal(err)
		}
		for found.Next() {
			values, row := make([]any, len(names)), map[string]any{}
			pointers := make([]any, len(names))
			for i := range values {
				pointers[i] = &values[i]
			}
			if err := found.Scan(pointers...); err != nil {
				t.Fatal(err)
			}
			for i, name := range names {
				row[name] = values[i]
			}
			all[k.name][row["id"].(string)] = row
		}
		if err := found.Err(); err != nil {
			t.Fatal(err)
		}
	}
	return all
}

// differences compares two states apart from rev and changed_at, which every write moves on.
func differences(a, b map[string]rows) (found []string) {
	for table := range a {
		for id := range merged(a[table], b[table]) {
			x, y := a[table][id], b[table][id]
			if (x == nil) != (y == nil) {
				found = append(found, fmt.Sprintf("%s %s is there in one only", table, id))
			}
			for column := range x {
				if column != "rev" && column != "changed_at" && y != nil && x[column] != y[column] {
					found = append(found, fmt.Sprintf("%s.%s: %v and %v", table, column, x[column], y[column]))
				}
			}
		}
	}
	slices.Sort(found)
	return found
}

func merged(a, b rows) map[string]bool {
	ids := map[string]bool{}
	for id := range a {
		ids[id] = true
	}
	for id := range b {
		ids[id] = true
	}
	return ids
}

// others are values to change a column to; the first that the schema takes is used.
func others(now any, start map[string]rows, table, column string) []any {
	var list []any
	for _, row := range start[table] { // a reference: to another row that is there
		list = append(list, row[column])
	}
	for target, all := range start {
		if text, ok := now.(string); ok && all[text] != nil && target != table {
			for id := range all {
				list = append(list, id)
			}
		}
	}
	if n, ok := now.(int64); ok {
		return append([]any{n + 1, 1 - n}, list...)
	}
	return append(list, "改过", "迟到", "2026-10-01", "2026-12-01", "当选", "photo", "file", "同班", "基本满意", "不满意", "个月", "办结", "审议稿", "proposal",
		"线上", "campaign", "微信", "调查研究", "1990", nil, strings.Repeat("a", 64), "已收", "")
}

// Every column of every table: changed, undone and redone, with rev going up each time.
func TestRoundTripOfEveryColumn(t *testing.T) {
	t.Parallel()
	db := town(t, filepath.Join(t.TempDir(), "a.ledger"), Options{})
	defer db.Close()
	do(t, db, "又一套", func(tx *Tx) error {
		return everything(tx, Attachment{Kind: AttachmentPhoto, SHA256: strings.Repeat("b", 64), Extension: ".jpg", Name: "二.jpg",
			Bytes: 9}, "乙")
	})
	start := contents(t, db)
	for _, k := range kinds {
		if len(start[k.name]) == 0 {
			t.Errorf("%s has no row: add it to everything", k.name)
		}
		for _, column := range db.columns[k.name] {
			if slices.Contains([]string{"id", "rev", "changed_at"}, column) {
				continue
			}
			used := slices.ContainsFunc(values(start[k.name], column), func(v any) bool { return v != nil && v != "" && v != int64(0) })
			if !used && column != "retired" {
				t.Errorf("%s.%s is empty in everything", k.name, column)
			}
			// have one value, the last three because there is one policy
			only := []string{"duty_policy.own", "matter_policy.own", "duty_limit.policy_id", "duty_pair.policy_id"}
			if !roundTrip(t, db, k.name, column, start) && !slices.Contains(only, k.name+"."+column) {
				t.Errorf("%s.%s: no value is taken but the one it has", k.name, column)
			}
		}
	}
	if faults := checked(t, db); slices.ContainsFunc(faults, func(s string) bool { return !strings.Contains(s, "文件不见了") }) {
		t.Errorf("%q", faults)
	}
}

func values(all rows, column string) (list []any) {
	for _, row := range all {
		list = append(list, row[column])
	}
	return list
}

func roundTrip(t *testing.T, db *DB, table, column string, start map[string]rows) bool {
	t.Helper()
	for id, row := range start[table] {
		for _, value := range others(row[column], start, table, column) {
			if value == row[column] {
				continue
			}
			_, err := db.Do("改", func(tx *Tx) error {
				_, err := tx.exec("UPDATE "+table+" SET "+column+" = ?, rev = rev + 1, changed_at = ? WHERE id = ?", value, tx.at, id)
				return err
			})
			if err != nil {
				continue
			}
			changed := contents(t, db)
			if d := differences(start, changed); len(d) != 1 {
				t.Fatalf("%s.%s: %v", table, column, d)
			}
			for i, step := range []func() (Change, error){db.Undo, db.Redo, db.Undo} {
				c, err := step()
				if err != nil || !slices.Equal(c.Tables, []string{table}) {
					t.Fatalf("%s.%s: step %d: %+v %v", table, column, i, c, err)
				}
				now, want := contents(t, db), start
				if i == 1 {
					want = changed
				}
				if d := differences(want, now); len(d) != 0 {
					t.Fatalf("%s.%s: step %d: %v", table, column, i, d)
				}
				if rev := now[table][id]["rev"].(int64); rev != changed[table][id]["rev"].(int64)+int64(i)+1 {
					t.Fatalf("%s.%s: step %d: rev %d", table, column, i, rev)
				}
			}
			return true
		}
	}
	return false
}

// Inserting and deleting everything, undone and redone; deletions leave tombstones, and what lives stands above its own.
func TestRoundTripOfEveryRow(t *testing.T) {
	t.Parallel()
	db := ledger(t)
	empty := contents(t, db)
	do(t, db, "全部", func(tx *Tx) error {
		return everything(tx, Attachment{Kind: AttachmentPhoto, SHA256: strings.Repeat("b", 64), Extension: ".jpg", Name: "二.jpg",
			Bytes: 9}, "")
	})
	full := contents(t, db)
	do(t, db, "清空", func(tx *Tx) error {
		if _, err := tx.exec("PRAGMA defer_foreign_keys = ON"); err != nil {
			return err
		}
		for _, k := range kinds {
			if _, err := tx.exec("DELETE FROM " + k.name); err != nil {
				return err
			}
		}
		return nil
	})
	bare := contents(t, db)
	for i, step := range []struct {
		do   func() (Change, error)
		want map[string]rows
	}{{db.Undo, full}, {db.Undo, empty}, {db.Redo, full}, {db.Redo, bare}, {db.Undo, full}, {db.Undo, empty}, {db.Redo, full}} {
		if _, err := step.do(); err != nil {
			t.Fatalf("step %d: %v", i, err)
		}
		if d := differences(step.want, contents(t, db)); len(d) != 0 {
			t.Fatalf("step %d: %v", i, d)
		}
		if faults, err := db.checkTombstones(); err != nil || len(faults) != 0 {
			t.Fatalf("step %d: %v %v", i, faults, err)
		}
		for table, gone := range step.want {
			var n int
			if err := db.q.QueryRowContext(context.Background(), "SELECT count(*) FROM deleted WHERE table_name = ?",
				table).Scan(&n); err != nil {
				t.Fatal(err)
			}
			if n < len(full[table])-len(gone) {
				t.Errorf("step %d: %s has %d tombstones", i, table, n)
			}
		}
	}
}

// fieldNames returns the names of the struct fields that a table's columns are bound to.
func fieldNames(k kind) (fields []string) {
	row, bound := k.row()
	byPointer := map[uintptr]string{}
	var walk func(v reflect.Value)
	walk = func(v reflect.Value) {
		for i := range v.NumField() {
			f, field := v.Type().Field(i), v.Field(i)
			switch {
			case field.Kind() == reflect.Struct:
				walk(field)
			case field.Kind() == reflect.Array:
				for j := range field.Len() {
					byPointer[field.Index(j).Addr().Pointer()] = fmt.Sprint(snake(strings.TrimSuffix(f.Name, "s")), "_", j)
				}
			default:
				byPointer[field.Addr().Pointer()] = snake(f.Name)
			}
		}
	}
	walk(reflect.ValueOf(row).Elem())
	for _, p := range bound {
		if o, ok := p.(optional); ok {
			p = o.text
		}
		fields = append(fields, byPointer[reflect.ValueOf(p).Pointer()])
	}
	return fields
}

// snake turns a Go name into a column's: OwnerTable → owner_table, TermID → term_id.
func snake(name string) string {
	if name == "SHA256" {
		return "sha256"
	}
	var out []rune
	for i, r := range []rune(name) {
		if unicode.IsUpper(r) && i > 0 && !unicode.IsUpper([]rune(name)[i-1]) {
			out = append(out, '_')
		}
		out = append(out, unicode.ToLower(r))
	}
	return string(out)
}

// ofMatters are the tables of matters that have one type, whose owner's column has a name of its own in each.
var ofMatters = regexp.MustCompile("_(step|origin|helper)$")

// ofTasks are the two tables of tasks, of groups and of offices.
var ofTasks = regexp.MustCompile("^(unit_)?task$")

// Each column is bound to the field of its name: two swapped ones would read and write each other's values without a sound.
func TestColumnsAndFieldsMatch(t *testing.T) {
	for _, k := range append(kinds[:len(kinds):len(kinds)], memberships.kind()) { // the same table, read from the other side
		columns, fields := strings.Split(k.columns, ", "), fieldNames(k)
		if len(columns) != len(fields) {
			t.Errorf("%s: %d columns, %d fields", k.name, len(columns), len(fields))
			continue
		}
		for i, c := range columns {
			if f := fields[i]; c != f && !(strings.HasPrefix(c, "target_") && f == fmt.Sprint("target_", i-8)) &&
				!(f == "owner_id" && ofMatters.MatchString(k.name)) && !(f == "whose" && ofTasks.MatchString(k.name)) {
				t.Errorf("%s.%s is bound to %s", k.name, c, f)
			}
		}
	}
}
