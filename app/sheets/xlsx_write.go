// Package sheets reads and writes tables as files: xlsx and csv. It knows no ledger.
package sheets

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"liujin/app/days"
	"liujin/app/table"
)

// The rows above the table: title, unit and date, heads.
const headRow = 3

// How many width units fit across an A4 sheet, in the face and margins used here: held upright, and turned with letters made so small that
// they can just still be read (8 pt). What is wider goes on A3.
const (
	widestPortrait  = 92
	widestLandscape = 190
)

// WriteXLSX writes e to the file path. The same values give the same bytes. A file that was there is replaced only by a whole one.
func WriteXLSX(path string, e Export) error {
	content, err := XLSX(e)
	if err != nil {
		return err
	}
	return Replace(path, func(w io.Writer) error { _, err := w.Write(content); return err })
}

// XLSX is a table as the bytes of a workbook, each further one as a sheet of its own.
func XLSX(e Export, more ...Export) ([]byte, error) {
	file := excelize.NewFile()
	defer file.Close()
	for i, one := range append([]Export{e}, more...) {
		b := &book{File: file, e: one, name: sheetName(one.Title)}
		if err := b.fill(i == 0); err != nil {
			return nil, fmt.Errorf("make workbook: %w", err)
		}
	}
	var content bytes.Buffer
	err := file.Write(&content)
	return content.Bytes(), err
}

// book is a workbook being filled.
type book struct {
	*excelize.File
	e      Export
	name   string // of its sheet
	styles map[table.Kind]int
	short  []bool // columns of short texts
}

// fill writes the sheet; the first is there already, and names the workbook.
func (b *book) fill(first bool) error {
	parts := []func() error{b.makeStyles, b.head, b.rows, b.totals, b.lines, b.sign, b.widths, b.paper}
	if first {
		if err := b.SetSheetName("Sheet1", b.name); err != nil {
			return err
		}
		parts = append(parts, b.properties)
	} else if _, err := b.NewSheet(b.name); err != nil {
		return err
	}
	for _, part := range parts {
		if err := part(); err != nil {
			return err
		}
	}
	return nil
}

// sheetName makes a title fit for the name of a sheet: at most 31 characters, none of those Excel forbids.
func sheetName(title string) string {
	name := strings.Map(func(r rune) rune {
		if strings.ContainsRune(`[]:*?/\'`, r) || r < ' ' {
			return -1
		}
		return r
	}, title)
	if runes := []rune(name); len(runes) > 31 {
		name = string(runes[:31])
	}
	if name == "" {
		return "表"
	}
	return name
}

// FileName makes a title fit for the name of a file or folder on every system.
func FileName(title string) string {
	name := strings.Map(func(r rune) rune {
		if strings.ContainsRune(`\/:*?"<>|`, r) || r < ' ' {
			return -1
		}
		return r
	}, title)
	return strings.Trim(string([]rune(name)[:min(60, len([]rune(name)))]), " .")
}

const face = "宋体"

func (b *book) makeStyles() error {
	const textFormat, plainNumber = 49, 0
	dateFormat := "yyyy-mm-dd"
	border := borders()
	style := func(format int, custom *string, horizontal string) (int, error) {
		return b.NewStyle(&excelize.Style{Font: &excelize.Font{Family: face, Size: 11}, NumFmt: format, CustomNumFmt: custom,
			Border:    border,
			Alignment: &excelize.Alignment{Horizontal: horizontal, Vertical: "center", WrapText: true}})
	}
	b.styles = map[table.Kind]int{}
	var err error
	if b.styles[table.Text], err = style(textFormat, nil, "left"); err != nil {
		return err
	}
	if b.styles[table.Mark], err = style(textFormat, nil, "center"); err != nil {
		return err
	}
	if b.styles[table.Number], err = style(plainNumber, nil, "center"); err != nil {
		return err
	}
	b.styles[table.Date], err = style(0, &dateFormat, "center")
	return err
}

func borders() []excelize.Border {
	var all []excelize.Border
	for _, side := range []string{"left", "top", "right", "bottom"} {
		all = append(all, excelize.Border{Type: side, Color: "000000", Style: 1})
	}
	return all
}

// head writes the title, the line with unit and date, and the heads, and keeps them on screen.
func (b *book) head() error {
	title, err := b.NewStyle(&excelize.Style{Font: &excelize.Font{Family: face, Size: 18, Bold: true},
		Alignment: &excelize.Alignment{Horizontal: "center", Vertical: "center"}})
	if err != nil {
		return err
	}
	if err := b.across(1, b.e.Title, title, 34); err != nil {
		return err
	}
	line, err := b.NewStyle(&excelize.Style{Font: &excelize.Font{Family: face, Size: 11},
		Alignment: &excelize.Alignment{Vertical: "center"}})
	if err != nil {
		return err
	}
	if err := b.across(2, fmt.Sprintf("单位：%s　　　　日期：%s", b.e.Unit, days.Long(b.e.Day)), line, 20); err != nil {
		return err
	}
	heads, err := b.NewStyle(&excelize.Style{Font: &excelize.Font{Family: face, Size: 11, Bold: true}, Border: borders(), NumFmt: 49,
		Fill:      excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E7EBF0"}},
		Alignment: &excelize.Alignment{Horizontal: "center", Vertical: "center", WrapText: true}})
	if err != nil {
		return err
	}
	lines := 1
	for i, head := range b.e.Heads {
		if i < len(b.e.Widths) {
			lines = max(lines, linesOf(head, b.e.Widths[i]))
		}
		if err := b.cell(i+1, headRow, head, heads); err != nil {
			return err
		}
	}
	if err := b.SetRowHeight(b.name, headRow, height(lines)); err != nil {
		return err
	}
	return b.SetPanes(b.name, &excelize.Panes{Freeze: true, YSplit: headRow, TopLeftCell: fmt.Sprintf("A%d", headRow+1),
		ActivePane: "bottomLeft"})
}

// across writes a line over the whole width of the table.
func (b *book) across(row int, text string, style int, height float64) error {
	if err := b.cell(1, row, text, style); err != nil {
		return err
	}
	if err := b.SetRowHeight(b.name, row, height); err != nil {
		return err
	}
	last, err := excelize.CoordinatesToCellName(max(len(b.e.Heads), 1), row)
	if err != nil || len(b.e.Heads) < 2 {
		return err
	}
	return b.MergeCell(b.name, fmt.Sprintf("A%d", row), last)
}

// cell writes text as text: what looks like a formula stays what it is.
func (b *book) cell(column, row int, text string, style int) error {
	at, err := excelize.CoordinatesToCellName(column, row)
	if err != nil {
		return err
	}
	if err := b.SetCellStr(b.name, at, fit(text)); err != nil {
		return err
	}
	return b.SetCellStyle(b.name, at, at, style)
}

// mostInCell is how many UTF-16 units Excel allows in a cell.
const mostInCell = 32767

func fit(text string) string {
	text = strings.ToValidUTF8(text, "")
	if len(text) <= mostInCell {
		return text
	}
	units := 0
	for i, r := range text {
		units++
		if r > 0xffff {
			units++
		}
		if units > mostInCell {
			return text[:i]
		}
	}
	return text
}

// shortest reports the columns whose texts are all so short that they stand in the middle, as marks and levels do on paper.
func (b *book) shortest() []bool {
	short := make([]bool, len(b.e.Heads))
	for i := range short {
		short[i] = true
		for _, row := range b.e.Rows {
			if i < len(row) && utf8.RuneCountInString(row[i].Text) > 6 {
				short[i] = false
				break
			}
		}
	}
	return short
}

func (b *book) rows() error {
	b.short = b.shortest()
	for i, row := range b.e.Rows {
		lines := 1
		for j, c := range row {
			if err := b.value(j+1, headRow+1+i, b.e.shown(c)); err != nil {
				return err
			}
			if j < len(b.e.Widths) {
				lines = max(lines, linesOf(c.Text, b.e.Widths[j]))
			}
		}
		if err := b.SetRowHeight(b.name, headRow+1+i, height(lines)); err != nil {
			return err
		}
	}
	return nil
}

// value writes one cell as what it is. A number that is shown in words (2 件, 5/6) goes out as shown.
func (b *book) value(column, row int, c table.Cell) error {
	at, err := excelize.CoordinatesToCellName(column, row)
	if err != nil {
		return err
	}
	var value any
	if c.Kind == table.Number && c.Text == strconv.FormatFloat(c.Number, 'f', -1, 64) {
		value = c.Number
	}
	if day, ok := c.Time(); ok {
		value = day
	}
	if value == nil {
		kind := table.Text
		if c.Kind != table.Text || column <= len(b.short) && b.short[column-1] {
			kind = table.Mark // centred, as its neighbours are
		}
		return b.cell(column, row, c.Text, b.styles[kind])
	}
	if err := b.SetCellValue(b.name, at, value); err != nil {
		return err
	}
	return b.SetCellStyle(b.name, at, at, b.styles[c.Kind])
}

// below is the row behind the table and its total.
func (b *book) below() int { return headRow + 1 + len(b.e.Rows) + min(1, len(b.e.Total)) }

// lines writes what is said below the table.
func (b *book) lines() error {
	style, err := b.NewStyle(&excelize.Style{Font: &excelize.Font{Family: face, Size: 11},
		Alignment: &excelize.Alignment{Vertical: "center", WrapText: true}})
	if err != nil {
		return err
	}
	wide := float32(0)
	for _, w := range b.e.Widths {
		wide += w
	}
	for i, line := range b.e.Lines {
		if err := b.across(b.below()+i, line, style, height(linesOf(line, wide))); err != nil {
			return err
		}
	}
	return nil
}

// sign writes the line for those who answer for the table.
func (b *book) sign() error {
	style, err := b.NewStyle(&excelize.Style{Font: &excelize.Font{Family: face, Size: 11},
		Alignment: &excelize.Alignment{Vertical: "center"}})
	if err != nil {
		return err
	}
	return b.across(b.below()+len(b.e.Lines), "填表人：　　　　　　　　　审核人：", style, 28)
}

// unit makes Excel's width units of characters of a Han face, with room for the borders.
func unit(chars float32) float64 { return max(float64(chars)*2+1.4, 5) }

func (b *book) total() float64 {
	sum := 0.0
	for _, w := range b.e.Widths {
		sum += unit(w)
	}
	return sum
}

func (b *book) widths() error {
	for i, w := range b.e.Widths {
		column, err := excelize.ColumnNumberToName(i + 1)
		if err == nil {
			err = b.SetColWidth(b.name, column, column, min(unit(w), 255))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// paper sets up A4, upright or across as the width asks, or A3 across, one page wide, with the heads on each page and page numbers.
func (b *book) paper() error {
	size, wide, tall, orientation := 9, 1, 0, "portrait" // 9 is A4, 8 is A3
	if b.total() > widestPortrait {
		orientation = "landscape"
	}
	if b.total() > widestLandscape {
		size = 8
	}
	if err := b.SetPageLayout(b.name, &excelize.PageLayoutOptions{Size: &size, Orientation: &orientation, FitToWidth: &wide,
		FitToHeight: &tall}); err != nil {
		return err
	}
	fitToPage := true
	if err := b.SetSheetProps(b.name, &excelize.SheetPropsOptions{FitToPage: &fitToPage}); err != nil {
		return err
	}
	side, top, foot, centred := 0.6, 0.75, 0.4, true
	if err := b.SetPageMargins(b.name, &excelize.PageLayoutMarginsOptions{Left: &side, Right: &side, Top: &top, Bottom: &top, Header: &foot,
		Footer: &foot, Horizontally: &centred}); err != nil {
		return err
	}
	if err := b.SetHeaderFooter(b.name, &excelize.HeaderFooterOptions{OddFooter: "&C第 &P 页，共 &N 页"}); err != nil {
		return err
	}
	return b.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: fmt.Sprintf("'%s'!$%d:$%d", b.name, headRow,
		headRow),
		Scope: b.name})
}

// properties fixes what would else tell the hour and the machine.
func (b *book) properties() error {
	stamp := "2026-01-01T00:00:00Z"
	if day, err := time.Parse(time.DateOnly, b.e.Day); err == nil {
		stamp = day.Format(time.RFC3339)
	}
	return b.SetDocProps(&excelize.DocProperties{Title: b.e.Title, Creator: "六进履职台账", LastModifiedBy: "六进履职台账", Created: stamp,
		Modified: stamp})
}
