package listings_test

import (
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"liujin/app"
	"liujin/app/apptest"
	"liujin/app/desk"
	"liujin/app/listings"
	"liujin/app/sheets"
	"liujin/app/table"
	"liujin/data"
)

func TestSheets(t *testing.T) {
	t.Parallel()
	a := apptest.SampleOn(t, apptest.SampleDay)
	for _, s := range listings.Sheets {
		if strings.Trim(s.Name, "abcdefghijklmnopqrstuvwxyz-") != "" {
			t.Errorf("%s is no kebab-case name", s.Name)
		}
		l := apptest.Must(listings.New(a).Sheet(s.Name, listings.Order{}))(t)
		path := filepath.Join(t.TempDir(), s.Name+".xlsx")
		if err := listings.New(a).ListSheet(l, path); err != nil {
			t.Fatal(err)
		}
		f := apptest.Must(excelize.OpenFile(path))(t)
		rows := apptest.Must(f.GetRows(s.Title))(t)
		if err := f.Close(); err != nil {
			t.Error(err)
		}
		if len(rows) != len(l.Rows)+4+min(1, len(l.Total)) || rows[0][0] != s.Title || !slices.Equal(rows[2], l.Heads) {
			t.Errorf("%s: %d rows, %v", s.Name, len(rows), rows[:3])
		}
		for i, row := range l.Rows {
			for j, c := range row {
				if got := append(rows[3+i], make([]string, len(row))...)[j]; got != c.Masked().Text {
					t.Fatalf("%s row %d: %q, want %q", s.Name, i, got, c.Text)
				}
			}
		}
	}
}

// The totals of 活动情况统计表 are those of the desk.
func TestStatsAreTheDesks(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	rows := apptest.Must(listings.New(a).Sheet("activity-stats", listings.Order{}))(t)
	span := apptest.Must(a.DeskSpan())(t)
	walks := apptest.Must(desk.New(a).Walks(span.From, span.To, span.Campaign.Targets))(t)
	persons, took := 0, len(desk.TookPart(&walks))
	for i, w := range walks {
		persons += w.Persons
		if row := rows.Rows[i]; row[0].Text != w.Name || row[3].Text != strconv.Itoa(w.Done) || row[7].Text != strconv.Itoa(w.Persons) {
			t.Errorf("%v, desk %+v", row, w)
		}
	}
	if total := rows.Total; total[0].Text != "合计" || total[6].Text != strconv.Itoa(took) || total[7].Text != strconv.Itoa(persons) {
		t.Errorf("%v, desk %d persons, %d times", total, took, persons)
	}
}

func TestDeputyRosterOrder(t *testing.T) {
	t.Parallel()
	a := apptest.SampleOn(t, apptest.SampleDay)
	l := apptest.Must(listings.New(a).Sheet("deputy-roster", listings.Order{}))(t)
	if len(l.Rows) != 86 || len(l.Widths) != len(l.Heads) {
		t.Fatalf("%d rows, %d widths for %d heads", len(l.Rows), len(l.Widths), len(l.Heads))
	}
	var groups []string
	s := table.NewStrokes()
	for i, row := range l.Rows {
		group, name := row[1].Text, row[2].Text
		if len(groups) == 0 || groups[len(groups)-1] != group {
			groups = append(groups, group)
		} else if s.Compare(l.Rows[i-1][2].Text, name) > 0 {
			t.Errorf("%s stands after %s", name, l.Rows[i-1][2].Text)
		}
	}
	var want []string
	for _, g := range apptest.UsualGroups(t, a) {
		want = append(want, g.Name)
	}
	if !slices.Equal(groups, want) {
		t.Errorf("%v", groups)
	}
}

func TestSheetRefuses(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	if _, err := listings.New(a).Sheet("nobody", listings.Order{}); !data.Is(err, app.Refused) {
		t.Error(err)
	}
	l := apptest.Must(listings.New(a).Sheet("station-list", listings.Order{}))(t)
	for path, code := range map[string]data.Code{"a.doc": app.Refused, filepath.Join(t.TempDir(), "无", "a.xlsx"): data.NoPlace} {
		if err := listings.New(a).ListSheet(l, path); !data.Is(err, code) {
			t.Errorf("%s: %v", path, err)
		}
	}
}

// A rate never stands without the numbers that it is of.
func TestRatesStandWithTheirNumbers(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	seen := 0
	for _, s := range listings.Sheets {
		l := apptest.Must(listings.New(a).Sheet(s.Name, listings.Order{From: "2026-01-01", To: "2026-12-31"}))(t)
		for i, head := range l.Heads {
			for _, row := range l.Rows {
				if text := row[i].Text; strings.Contains(head, "率") && text != "" {
					seen++
					if !strings.Contains(text, "/") {
						t.Errorf("%s，%s：%s", s.Title, head, text)
					}
				}
			}
		}
	}
	if seen == 0 {
		t.Error("the sample has no rate in a sheet")
	}
}

// No sheet carries a telephone whole unless that is asked for, as workbook or as text.
func TestSheetsMaskTelephones(t *testing.T) {
	t.Parallel()
	a := apptest.SampleOn(t, apptest.SampleDay)
	found := 0
	for _, s := range listings.Sheets {
		l := apptest.Must(listings.New(a).Sheet(s.Name, listings.Order{}))(t)
		for _, ext := range []string{".xlsx", ".csv"} {
			for _, whole := range []bool{false, true} {
				path := filepath.Join(t.TempDir(), s.Name+ext)
				l.Whole = whole
				if err := listings.New(a).ListSheet(l, path); err != nil {
					t.Fatal(err)
				}
				for _, grid := range apptest.Must(sheets.Open(path))(t).Sheets {
					for _, row := range grid.Cells {
						for _, c := range row {
							if c.Text == table.MaskedIn(c.Text) {
								continue
							}
							if found++; !whole {
								t.Errorf("%s%s: %s", s.Name, ext, c.Text)
							}
						}
					}
				}
			}
		}
	}
	if found < 100 {
		t.Errorf("only %d telephones stand whole where they are asked for", found)
	}
}
