package intake

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"liujin/app/sheets"
)

// markColour fills a faulty cell: light enough to read what stands in it, also in print.
const markColour = "FFD9B3"

// ErrSameFile refuses to write the marked copy over the office's own table.
var ErrSameFile = errors.New("标出问题的副本不能盖掉原来的表，请换一个文件名。")

// Mark saves at dst a copy (xlsx) of the workbook wb was read from, with the cells that problems name coloured and explained in a comment.
// A text table becomes a workbook with the same rows.
func Mark(wb *sheets.Workbook, dst string, problems []Problem) (err error) {
	if same(wb.Path, dst) {
		return ErrSameFile
	}
	f, err := copyOf(wb)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	said := map[string]map[string][]string{} // sheet, cell
	for _, p := range problems {
		g := sheetNamed(wb, p.Sheet)
		if g == nil || p.Row < 1 {
			continue
		}
		cell, err := excelize.CoordinatesToCellName(columnOf(g, p)+1, p.Row)
		if err != nil {
			return fmt.Errorf("name faulty cell: %w", err)
		}
		if said[p.Sheet] == nil {
			said[p.Sheet] = map[string][]string{}
		}
		said[p.Sheet][cell] = append(said[p.Sheet][cell], p.Text)
	}
	marked := map[int]int{} // style of a cell to the same style coloured
	for _, g := range wb.Sheets {
		name := g.Name
		if i, err := f.GetSheetIndex(name); err != nil || i < 0 {
			name = sheetName(name)
		}
		for _, cell := range inOrder(said[g.Name]) {
			if err := mark(f, name, cell, strings.Join(said[g.Name][cell], "\n"), marked); err != nil {
				return fmt.Errorf("mark %s: %w", cell, err)
			}
		}
	}
	return sheets.Replace(dst, func(w io.Writer) error { return f.Write(w) })
}

func same(a, b string) bool {
	a, errA := filepath.Abs(a)
	b, errB := filepath.Abs(b)
	return errA == nil && errB == nil && a == b
}

// copyOf opens the workbook's file again, or writes a text table into a new workbook.
func copyOf(wb *sheets.Workbook) (*excelize.File, error) {
	if f, err := excelize.OpenFile(wb.Path); err == nil {
		return f, nil
	}
	f := excelize.NewFile()
	for i, g := range wb.Sheets {
		name := sheetName(g.Name)
		if i == 0 {
			if err := f.SetSheetName("Sheet1", name); err != nil {
				return nil, fmt.Errorf("name sheet: %w", err)
			}
		} else if _, err := f.NewSheet(name); err != nil {
			return nil, fmt.Errorf("name sheet: %w", err)
		}
		for row, cells := range g.Cells {
			values := make([]any, len(cells))
			for col, c := range cells {
				values[col] = c.Text
			}
			if err := f.SetSheetRow(name, fmt.Sprintf("A%d", row+1), &values); err != nil {
				return nil, fmt.Errorf("copy row: %w", err)
			}
		}
	}
	return f, nil
}

// sheetName makes a sheet's name of a text file's name, which may be longer and hold other signs than a workbook allows.
func sheetName(name string) string {
	name = strings.Trim(strings.Map(func(r rune) rune {
		if strings.ContainsRune(`:\/?*[]`, r) || r == '：' {
			return '_'
		}
		return r
	}, name), "' ")
	if r := []rune(name); len(r) > 15 { // 31 units of UTF-16 in all programs
		name = string(r[:15])
	}
	if name == "" {
		return "Sheet1"
	}
	return name
}

func sheetNamed(wb *sheets.Workbook, name string) *sheets.Grid {
	for i := range wb.Sheets {
		if wb.Sheets[i].Name == name {
			return &wb.Sheets[i]
		}
	}
	return nil
}

// columnOf finds a problem's column: the nearest cell above that holds its head, and among several the one with its value.
func columnOf(g *sheets.Grid, p Problem) int {
	for row := min(p.Row-1, len(g.Cells)) - 1; row >= 0; row-- {
		found := -1
		for col := range g.Cells[row] {
			if Bare(g.Cells[row][col].Text) != p.Column {
				continue
			}
			if found < 0 || strings.TrimSpace(g.At(p.Row-1, col).Text) == p.Value {
				found = col
			}
		}
		if found >= 0 {
			return found
		}
	}
	return 0
}

func inOrder(m map[string][]string) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// mark colours one cell, keeping its number format and borders, and says why in a comment.
func mark(f *excelize.File, sheet, cell, text string, marked map[int]int) error {
	style, err := f.GetCellStyle(sheet, cell)
	if err != nil {
		return err
	}
	if _, known := marked[style]; !known {
		look, err := f.GetStyle(style)
		if err != nil {
			return err
		}
		look.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{markColour}}
		if marked[style], err = f.NewStyle(look); err != nil {
			return err
		}
	}
	if err := f.SetCellStyle(sheet, cell, cell, marked[style]); err != nil {
		return err
	}
	_ = f.DeleteComment(sheet, cell) // what an office noted there before would keep ours out; the original keeps it
	return f.AddComment(sheet, excelize.Comment{Cell: cell, Author: "六进履职台账", Width: 240, Height: 90,
		Paragraph: []excelize.RichTextRun{{Text: text}}})
}
