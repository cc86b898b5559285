// Package acts_test does every act of the application on the sample, takes it back and does it again.
package acts_test

import (
	"context"
	"database/sql"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"liujin/app/desk"
	"liujin/app/duty"
	"liujin/app/importing"
	"liujin/app/matters"
	"liujin/app/meetings"
	"liujin/app/paperwork"
	"liujin/app/plans"
	"liujin/app/training"

	"liujin/app"
	"liujin/app/reports"
	"liujin/app/sample"
	"liujin/data"
)

// sampleDay is the day that the sample is made for and seen on.
const sampleDay = "2026-11-12"

// office is an open sample with the rooms whose acts are tried. A room that leaves app changes its line here.
type office struct {
	*app.App
	t *testing.T
}

func (o office) duty() *duty.Book           { return duty.New(o.App) }
func (o office) matters() *matters.Book     { return matters.New(o.App) }
func (o office) training() *training.Book   { return training.New(o.App) }
func (o office) paperwork() *paperwork.Book { return paperwork.New(o.App) }
func (o office) plan() *plans.Book          { return plans.New(o.App) }
func (o office) meetings() *meetings.Book   { return meetings.New(o.App) }
func (o office) reports() *reports.Book     { return reports.New(o.App) }
func (o office) desk() *desk.Book           { return desk.New(o.App) }
func (o office) importing() *importing.Book { return importing.New(o.App) }

// act is one act, ready to be done: a method of a room and what it is called with.
type act struct {
	method any
	with   []any
}

func does(method any, with ...any) act { return act{method, with} }

// name is the method's, however it may be renamed.
func (a act) name() string {
	full := runtime.FuncForPC(reflect.ValueOf(a.method).Pointer()).Name()
	return strings.TrimSuffix(full[strings.LastIndex(full, ".")+1:], "-fm")
}

// do calls the method; its last result is its error.
func (a act) do() error {
	var in []reflect.Value
	for _, v := range a.with {
		in = append(in, reflect.ValueOf(v))
	}
	out := reflect.ValueOf(a.method).Call(in)
	err, _ := out[len(out)-1].Interface().(error)
	return err
}

// acts make an act ready, room by room, each on the sample as it was made. A new act has its line in the list of its room.
var acts = map[string][]func(office) act{
	"registers": registers, "activities": activities, "duty": duties, "matters": opinionActs, "training": trainings,
	"meetings": meetingActs, "importing": imports, "reports": reportActs, "upward": upwardActs,
}

func must[T any](v T, err error) func(office) T {
	return func(o office) T {
		o.t.Helper()
		if err != nil {
			o.t.Fatal(err)
		}
		return v
	}
}

func (o office) ok(err error) {
	o.t.Helper()
	if err != nil {
		o.t.Fatal(err)
	}
}

// first is the first that fits.
func first[T any](o office, all []T, fits func(*T) bool) *T {
	o.t.Helper()
	for i := range all {
		if fits(&all[i]) {
			return &all[i]
		}
	}
	o.t.Fatalf("the sample has no %T for this act", all)
	return nil
}

// openSample opens the sample at noon of its day.
func openSample(t *testing.T, made string) office {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(made)); err != nil {
		t.Fatal(err)
	}
	return openAt(t, dir)
}

// openAt opens the sample in a folder at noon of its day.
func openAt(t *testing.T, dir string) office {
	t.Helper()
	day, err := time.ParseInLocation(time.DateOnly, sampleDay, time.Local)
	if err != nil {
		t.Fatal(err)
	}
	now := func() time.Time { return day.Add(12 * time.Hour) }
	source := data.Source{Now: now, Rand: data.SystemSource().Rand, User: "测试"}
	db, err := data.Open(filepath.Join(dir, "示例"+data.Extension), data.Options{Source: source})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return office{app.New(db), t}
}

// state is what is kept: table → id → the row as text, apart from rev and changed_at, which every write moves on.
type state map[string]map[string]string

const recordTables = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' " +
	"AND name NOT IN ('audit', 'setting', 'draft', 'counter', 'deleted', 'stated')"

// kept reads all tables of records past the program's own code, so that a new table needs no line here.
func kept(t *testing.T, path string) state {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+path+"?mode=ro")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	all := state{}
	for _, name := range column(t, db, recordTables) {
		all[name] = map[string]string{}
		cols := column(t, db, "SELECT name FROM pragma_table_info('"+name+"') WHERE name NOT IN ('rev', 'changed_at')")
		for _, row := range column(t, db, "SELECT quote(id)||char(31)||quote("+strings.Join(cols, ")||' '||quote(")+") FROM "+name) {
			id, text, _ := strings.Cut(row, "\x1f")
			all[name][id] = text
		}
	}
	return all
}

func column(t *testing.T, db *sql.DB, query string) (all []string) {
	t.Helper()
	rows, err := db.QueryContext(context.Background(), query)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			t.Fatal(err)
		}
		all = append(all, s)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}

// against names the rows that are not as they were.
func (s state) against(was state) (found []string) {
	for _, table := range slices.Sorted(maps.Keys(s)) {
		for id, row := range s[table] {
			if was[table][id] != row {
				found = append(found, fmt.Sprintf("%s %s: %s, was %s", table, id, row, was[table][id]))
			}
		}
		for id, row := range was[table] {
			if _, there := s[table][id]; !there {
				found = append(found, fmt.Sprintf("%s %s is gone: %s", table, id, row))
			}
		}
	}
	return found
}

// TestEveryAct does each act, finds nothing wrong with the ledger, takes the act back and does it again: rows go back to what they were
// and come again as they came.
func TestEveryAct(t *testing.T) {
	made := t.TempDir()
	if err := sample.Sample(filepath.Join(made, "示例"+data.Extension), 1, sampleDay); err != nil {
		t.Fatal(err)
	}
	var tried sync.Map
	t.Run("room", func(t *testing.T) {
		for room, acts := range acts {
			t.Run(room, func(t *testing.T) {
				t.Parallel()
				o := openSample(t, made)
				start := kept(t, o.DB().Path())
				for _, ready := range acts {
					a := ready(o)
					tried.Store(a.name(), true)
					t.Run(a.name(), func(t *testing.T) { try(t, o, a) })
					o.clear(start)
				}
			})
		}
	})
	all := every(t, "Do")
	if len(all) < 70 {
		t.Errorf("only %d acts are found: has the way changed in which app runs an operation?", len(all))
	}
	for _, name := range all {
		if _, ok := tried.LoadAndDelete(name); !ok {
			t.Errorf("%s is not tried: make it ready in the list of its room, in app/acts", name)
		}
	}
	tried.Range(func(name, _ any) bool {
		t.Errorf("%s is tried, but nothing that app exports under this name runs an operation", name)
		return true
	})
}

// clear takes back what made an act ready, and the act.
func (o office) clear(start state) {
	o.t.Helper()
	for o.DB().UndoLabel() != "" {
		o.ok(o.Undo())
	}
	if left := kept(o.t, o.DB().Path()).against(start); len(left) > 0 {
		o.t.Fatalf("not as it was made: %q", left)
	}
}

func try(t *testing.T, o office, a act) {
	path := o.DB().Path()
	var told []data.Change
	o.Listen(func(c data.Change) { told = append(told, c) })
	before := kept(t, path)
	step := func(what string, do func() error) state {
		t.Helper()
		if err := do(); err != nil {
			t.Fatal(what, err)
		}
		return kept(t, path)
	}
	after := step("do", a.do)
	if len(after.against(before)) == 0 {
		t.Fatal("changed nothing")
	}
	label := o.DB().UndoLabel()
	if len(told) != 1 || len(told[0].Tables) == 0 || label == "" {
		t.Errorf("one operation with a name: %q, told %+v", label, told)
	}
	faults, err := o.DB().Check()
	if err != nil || len(faults) > 0 {
		t.Errorf("check: %q %v", faults, err)
	}
	if d := step("undo", o.Undo).against(before); len(d) > 0 {
		t.Errorf("undone: %q", d)
	}
	if got := o.DB().RedoLabel(); got != label {
		t.Errorf("redo is called %q, the act %q", got, label)
	}
	if d := step("redo", o.Redo).against(after); len(d) > 0 {
		t.Errorf("done again: %q", d)
	}
}

// table writes a table as an office kept it, beside the ledger.
func (o office) table(name, text string) string {
	o.t.Helper()
	path := filepath.Join(filepath.Dir(o.DB().Path()), name)
	o.ok(os.WriteFile(path, []byte(text), 0o600))
	return path
}
