package roster

import (
	"strings"
	"testing"
	"unicode"

	"liujin/app/intake"
	"liujin/app/sheets"
)

// grid is a sheet of text: rows by line, cells by |.
func grid(text string) *sheets.Workbook {
	g := sheets.Grid{Name: "名册"}
	for _, line := range strings.Split(text, "\n") {
		var row []sheets.Cell
		for _, cell := range strings.Split(line, "|") {
			row = append(row, sheets.Cell{Text: cell})
		}
		g.Cells = append(g.Cells, row)
	}
	return &sheets.Workbook{Path: "名册.csv", Sheets: []sheets.Grid{g}}
}

// Whatever stands in a table, reading it ends, and what comes out keeps the contract.
func FuzzRead(f *testing.F) {
	for _, l := range append(layouts, offices...) {
		f.Add(strings.Trim(l.pages[0].text, "\n"))
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 4000 {
			return
		}
		wb := grid(text)
		r, err := Read(wb, intake.Options{Today: today})
		if err != nil {
			return
		}
		rows := len(wb.Sheets[0].Cells)
		for _, p := range r.People {
			if p.Name == "" || strings.ContainsFunc(p.Name, unicode.IsSpace) {
				t.Errorf("name %q", p.Name)
			}
			if n := len(p.Born); n != 0 && n != len("2006-01") && n != len("2006-01-02") {
				t.Errorf("born %q", p.Born)
			}
			if strings.Trim(p.Phone, "0123456789-") != "" {
				t.Errorf("phone %q", p.Phone)
			}
			seen := map[string]bool{}
			for _, m := range p.Mandates {
				if m.Level != "" && seen[m.Level] {
					t.Errorf("level twice: %v", p.Mandates)
				}
				seen[m.Level] = true
			}
		}
		for _, p := range r.Problems {
			if p.Row < 1 || p.Row > rows || p.Text == "" || p.Column == "" {
				t.Errorf("problem %+v", p)
			}
		}
		if _, err := r.JSON(); err != nil {
			t.Error(err)
		}
	})
}
