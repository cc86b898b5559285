package roster

import (
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"liujin/app/intake"
	"liujin/app/sheets"
)

// page is a sheet as text: cells parted by |, ⏎ a line break in a cell, # before a number, @format@ before a day.
type page struct {
	name   string
	text   string
	merges string
	hidden bool
}

func workbook(t *testing.T, pages ...page) string {
	t.Helper()
	f := excelize.NewFile()
	must := func(err error) {
		if err != nil {
			t.Helper()
			t.Fatal(err)
		}
	}
	for i, p := range pages {
		if i == 0 {
			must(f.SetSheetName("Sheet1", p.name))
		} else {
			_, err := f.NewSheet(p.name)
			must(err)
		}
		for r, line := range strings.Split(strings.Trim(p.text, "\n"), "\n") {
			for c, text := range strings.Split(line, "|") {
				text = strings.ReplaceAll(text, "⏎", "\n")
				at, err := excelize.CoordinatesToCellName(c+1, r+1)
				must(err)
				switch {
				case strings.HasPrefix(text, "#"):
					n, err := strconv.ParseFloat(text[1:], 64)
					must(err)
					must(f.SetCellValue(p.name, at, n))
				case strings.HasPrefix(text, "@"):
					parts := strings.Split(text, "@")
					if day, err := time.Parse("2006-01-02", parts[2]); err == nil {
						must(f.SetCellValue(p.name, at, day))
					} else {
						n, err := strconv.ParseFloat(parts[2], 64)
						must(err)
						must(f.SetCellValue(p.name, at, n))
					}
					style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &parts[1]})
					must(err)
					must(f.SetCellStyle(p.name, at, at, style))
				case strings.TrimSpace(text) != "":
					must(f.SetCellStr(p.name, at, text))
				}
			}
		}
		for _, m := range strings.Fields(p.merges) {
			from, to, _ := strings.Cut(m, ":")
			must(f.MergeCell(p.name, from, to))
		}
		if p.hidden {
			must(f.SetSheetVisible(p.name, false))
		}
	}
	path := filepath.Join(t.TempDir(), "名册.xlsx")
	must(f.SaveAs(path))
	return path
}

// line is a person in one line, for tables of what is expected.
func (p Person) line() string {
	var seats []string
	for _, m := range p.Mandates {
		seats = append(seats, m.Level+m.Constituency)
	}
	return strings.Join([]string{p.Name, p.Gender, p.Ethnicity, p.Born, p.Party, p.Education, p.Employer, p.Phone, p.Group,
		strings.Join(seats, "+")}, "|")
}

// layout is one roster and what it says: a line a person, the row and column of each problem, a part of the notes.
type layout struct {
	name   string
	pages  []page
	want   string
	faults string
	notes  string
}

func TestLayouts(t *testing.T) {
	for _, c := range slices.Concat(layouts, offices) {
		t.Run(c.name, func(t *testing.T) {
			wb, err := sheets.Open(workbook(t, c.pages...))
			if err != nil {
				t.Fatal(err)
			}
			r, err := Read(wb, intake.Options{Today: today})
			if err != nil {
				t.Fatal(err)
			}
			var got, faults []string
			for _, p := range r.People {
				got = append(got, p.line())
			}
			for _, p := range r.Problems {
				faults = append(faults, fmt.Sprintf("%d %s", p.Row, p.Column))
				if p.Text == "" || p.Sheet == "" {
					t.Errorf("problem without sheet or text: %+v", p)
				}
			}
			want := strings.Split(strings.Trim(c.want, "\n"), "\n")
			if !slices.Equal(got, want) {
				t.Errorf("people:\ngot\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
			}
			if f := strings.Join(faults, "; "); f != c.faults {
				t.Errorf("faults: got %q, want %q\n%+v", f, c.faults, r.Problems)
			}
			if c.notes != "" && !strings.Contains(strings.Join(r.Notes, " "), c.notes) {
				t.Errorf("notes: %v", r.Notes)
			}
			if matched, err := Read(wb, intake.Options{Today: today, Matches: r.Matches}); err != nil ||
				len(matched.People) != len(r.People) {
				t.Errorf("with the same matches: %v", err)
			}
		})
	}
}
