package upward_test

import (
	"os"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"liujin/app/parcel"
	"liujin/app/upward"
)

// docs/report-format.md names every member of every row and of the manifest, and no other.
func TestFormatIsDocumented(t *testing.T) {
	text, err := os.ReadFile("../../docs/report-format.md")
	if err != nil {
		t.Fatal(err)
	}
	up, down, _ := strings.Cut(string(text), "\n# ") // a kind's name may mean another row on the way down
	documented(t, up, map[string]any{"scope` (one row)": upward.Scope{}, "deputy": upward.Deputy{}, "village": upward.Village{},
		"activity": upward.Activity{}, "matter": upward.Matter{}, "project": upward.Project{}, "seat": upward.Seat{},
		"news": upward.Piece{}, "task": upward.Task{}, "enclosure": upward.Enclosure{}, "speaker": upward.Speaker{},
		"figure": upward.Figure{}, "unit": upward.StatedUnit{}, "sum": upward.Total{}})
	documented(t, down, map[string]any{"unit": upward.NoticeUnit{}, "period": upward.NoticePeriod{}, "receipt": upward.NoticeReceipt{},
		"answer": upward.NoticeAnswer{}, "unit_task": upward.NoticeTask{},
		"private` (one row)": upward.NoticePrivate{}})
	told := linesOf(up)
	for _, name := range members(reflect.TypeFor[parcel.Manifest]()) {
		where := told[name]
		if where == "" && !regexp.MustCompile("`"+name+"`").Match(text) {
			t.Errorf("%s of the manifest is not documented", name)
		}
	}
}

// linesOf are the lines of the tables of a text, by what they begin with.
func linesOf(text string) map[string]string {
	told := map[string]string{}
	for line := range strings.Lines(text) {
		if cells := strings.Split(line, "|"); len(cells) == 4 {
			told[strings.Trim(cells[1], " `")] = cells[2]
		}
	}
	return told
}

// documented looks for every member of some rows, by their kinds, in a text's tables.
func documented(t *testing.T, text string, rows map[string]any) {
	t.Helper()
	told := linesOf(text)
	for kind, row := range rows {
		for _, name := range members(reflect.TypeOf(row)) {
			if !strings.Contains(told[kind], "`"+name+"`") {
				t.Errorf("%s of %s is not documented", name, kind)
			}
		}
	}
}

// members are the names of a row's members, those of rows within it too.
func members(of reflect.Type) (names []string) {
	for i := range of.NumField() {
		f := of.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		names = append(names, name)
		inner := f.Type
		for inner.Kind() == reflect.Slice || inner.Kind() == reflect.Pointer {
			inner = inner.Elem()
		}
		if inner.Kind() == reflect.Struct {
			names = append(names, members(inner)...)
		}
	}
	return names
}
