// Package booktest writes workbooks for the tests of those who read them.
package booktest

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"liujin/app/sheets"
)

// Page is a sheet: a line a row, | between cells, ⏎ within one; @2026-03-05 is a true date.
type Page [3]string // name, text, merges

// Workbook writes sheets as an office keeps them into a file called 走访台账.xlsx, and opens it.
func Workbook(t *testing.T, pages ...Page) *sheets.Workbook {
	t.Helper()
	f := excelize.NewFile()
	must := func(err error) {
		if err != nil {
			t.Helper()
			t.Fatal(err)
		}
	}
	style, err := f.NewStyle(&excelize.Style{NumFmt: 14})
	must(err)
	for i, p := range pages {
		if i == 0 {
			must(f.SetSheetName("Sheet1", p[0]))
		} else {
			_, err := f.NewSheet(p[0])
			must(err)
		}
		for r, line := range strings.Split(p[1], "\n") {
			for c, text := range strings.Split(line, "|") {
				at, err := excelize.CoordinatesToCellName(c+1, r+1)
				must(err)
				if day, isDay := strings.CutPrefix(text, "@"); isDay {
					when, err := time.Parse(time.DateOnly, day)
					must(err)
					must(f.SetCellValue(p[0], at, when))
					must(f.SetCellStyle(p[0], at, at, style))
				} else if text != "" {
					must(f.SetCellStr(p[0], at, strings.ReplaceAll(text, "⏎", "\n")))
				}
			}
		}
		for _, m := range strings.Fields(p[2]) {
			from, to, _ := strings.Cut(m, ":")
			must(f.MergeCell(p[0], from, to))
		}
	}
	path := filepath.Join(t.TempDir(), "走访台账.xlsx")
	must(f.SaveAs(path))
	return Open(t, path)
}

// Open opens a workbook.
func Open(t testing.TB, path string) *sheets.Workbook {
	t.Helper()
	wb, err := sheets.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	return wb
}

// Text opens a text table, 台账.csv, that holds data.
func Text(t *testing.T, data []byte) *sheets.Workbook {
	t.Helper()
	path := filepath.Join(t.TempDir(), "台账.csv")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return Open(t, path)
}

// Fuzz tries a reader with text tables, 2026年.csv, that are made up out of some; what is no table at all is not read.
func Fuzz(f *testing.F, seeds []string, read func(t *testing.T, wb *sheets.Workbook)) {
	for _, s := range seeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		path := filepath.Join(t.TempDir(), "2026年.csv")
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if wb, err := sheets.Open(path); err == nil {
			read(t, wb)
		}
	})
}

// Rows opens a workbook of one sheet, changed after its rows were filled in; a change of nil is none.
func Rows(t *testing.T, rows [][]any, change func(f *excelize.File) error) *sheets.Workbook {
	t.Helper()
	f := excelize.NewFile()
	defer func() { _ = f.Close() }()
	for i, row := range rows {
		if err := f.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+1), &row); err != nil {
			t.Fatal(err)
		}
	}
	if change != nil {
		if err := change(f); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(t.TempDir(), "台账.xlsx")
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	return Open(t, path)
}

// Shown gives cells a number format.
func Shown(f *excelize.File, format string, cells ...string) error {
	style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &format})
	for _, at := range cells {
		if err == nil {
			err = f.SetCellStyle("Sheet1", at, at, style)
		}
	}
	return err
}

// Type writes values into cells of the first sheet of the workbook at path, as whoever fills it in does.
func Type(t testing.TB, path string, cells map[string]any) {
	t.Helper()
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for at, v := range cells {
		if err := f.SetCellValue(f.GetSheetName(0), at, v); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(f.Save(), f.Close()); err != nil {
		t.Fatal(err)
	}
}

// Saved has the workbook at path say when it was saved last.
func Saved(t testing.TB, path, at string) {
	t.Helper()
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	props, err := f.GetDocProps()
	if err != nil {
		t.Fatal(err)
	}
	props.Modified = at
	if err := errors.Join(f.SetDocProps(props), f.Save(), f.Close()); err != nil {
		t.Fatal(err)
	}
}
