package app

import (
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"liujin/data"
)

func TestStrokes(t *testing.T) {
	names := []string{"魏国", "𬭎一", "王小洪", "Alice", "高鑫", "丁一", "高𬭎", "王毅", "高伟", "欧阳慧", "龚䶮", "欧明亮", "阿依·买", "高一", "一明", "𠮷田", "𬺓一"}
	s := newStrokes()
	slices.SortFunc(names, s.compare)
	if got, want := strings.Join(names, " "), "一明 丁一 王毅 王小洪 𠮷田 欧明亮 欧阳慧 阿依·买 𬭎一 高一 高伟 高𬭎 高鑫 龚䶮 魏国 Alice 𬺓一"; got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
}

func TestSheets(t *testing.T) {
	t.Parallel()
	a := sampleLedger(t)
	for _, s := range Sheets {
		if strings.Trim(s.Name, "abcdefghijklmnopqrstuvwxyz-") != "" {
			t.Errorf("%s is no kebab-case name", s.Name)
		}
		l := must(a.Sheet(s.Name, Order{}))(t)
		path := filepath.Join(t.TempDir(), s.Name+".xlsx")
		if err := a.ListSheet(l, path); err != nil {
			t.Fatal(err)
		}
		f := must(excelize.OpenFile(path))(t)
		rows := must(f.GetRows(s.Title))(t)
		if err := f.Close(); err != nil {
			t.Error(err)
		}
		if len(rows) != len(l.Rows)+4+min(1, len(l.Total)) || rows[0][0] != s.Title || !slices.Equal(rows[2], l.Heads) {
			t.Errorf("%s: %d rows, %v", s.Name, len(rows), rows[:3])
		}
		for i, row := range l.Rows {
			for j, c := range row {
				if got := append(rows[3+i], make([]string, len(row))...)[j]; got != c.Text {
					t.Fatalf("%s row %d: %q, want %q", s.Name, i, got, c.Text)
				}
			}
		}
	}
}

// The month's set lies in one folder named by unit and period; its totals are those of the desk.
func TestSaveSet(t *testing.T) {
	a := sampleOn(t, sampleDay)
	folder, err := a.SaveSet(t.TempDir(), Order{})
	if err != nil || filepath.Base(folder) != "东港镇人大 2026年11月" {
		t.Fatal(folder, err)
	}
	files := must(filepath.Glob(filepath.Join(folder, "*.xlsx")))(t)
	if len(files) != len(MonthSet) {
		t.Errorf("%v", files)
	}
	f := must(excelize.OpenFile(filepath.Join(folder, "活动情况统计表.xlsx")))(t)
	rows := must(f.GetRows("活动情况统计表"))(t)
	if err := f.Close(); err != nil {
		t.Error(err)
	}
	span, err := a.DeskSpan()
	if err != nil {
		t.Fatal(err)
	}
	walks := must(a.Walks(span.From, span.To, span.Campaign.Targets))(t)
	persons, took := 0, len(TookPart(&walks))
	for i, w := range walks {
		persons += w.Persons
		if row := rows[3+i]; row[0] != w.Name || row[3] != strconv.Itoa(w.Done) || row[7] != strconv.Itoa(w.Persons) {
			t.Errorf("%v, desk %+v", row, w)
		}
	}
	if total := rows[9]; total[0] != "合计" || total[6] != strconv.Itoa(took) || total[7] != strconv.Itoa(persons) {
		t.Errorf("%v, desk %d persons, %d times", total, took, persons)
	}
}

func TestDeputyRosterOrder(t *testing.T) {
	t.Parallel()
	a := sampleLedger(t)
	l := must(a.Sheet("deputy-roster", Order{}))(t)
	if len(l.Rows) != 86 || len(l.Widths) != len(l.Heads) {
		t.Fatalf("%d rows, %d widths for %d heads", len(l.Rows), len(l.Widths), len(l.Heads))
	}
	var groups []string
	s := newStrokes()
	for i, row := range l.Rows {
		group, name := row[1].Text, row[2].Text
		if len(groups) == 0 || groups[len(groups)-1] != group {
			groups = append(groups, group)
		} else if s.compare(l.Rows[i-1][2].Text, name) > 0 {
			t.Errorf("%s stands after %s", name, l.Rows[i-1][2].Text)
		}
	}
	if !slices.Equal(groups, sampleGroups) {
		t.Errorf("%v", groups)
	}
}

func TestSheetRefuses(t *testing.T) {
	a := sampleLedger(t)
	if _, err := a.Sheet("nobody", Order{}); !data.Is(err, Refused) {
		t.Error(err)
	}
	l := must(a.Sheet("station-list", Order{}))(t)
	for path, code := range map[string]data.Code{"a.doc": Refused, filepath.Join(t.TempDir(), "无", "a.xlsx"): data.NoPlace} {
		if err := a.ListSheet(l, path); !data.Is(err, code) {
			t.Errorf("%s: %v", path, err)
		}
	}
}
