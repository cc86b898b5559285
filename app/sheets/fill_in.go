package sheets

import (
	"bytes"
	"fmt"
	"slices"

	"github.com/xuri/excelize/v2"
)

// FillIn is a table on one page that somebody without the program fills in (填报表). Only the cells for what is asked can be changed; the
// protection has no password, for it keeps from mistakes and from nothing else.
type FillIn struct {
	Title string
	Lines []string // below the title: whose it is, of which days, by when
	Heads FillInHeads
	Rows  []FillInRow
	Most  int // the greatest number
	Asks  []FillInText
	Notes []string // below it all
	Mark  string   // by which the table is known again; it stands on a sheet of its own too, which nobody sees
	Day   string   // ISO: when it was made
}

// FillInHeads are the heads of the columns.
type FillInHeads struct{ Place, Item, Unit, Value, Says string }

// FillInRow asks for one number.
type FillInRow struct{ Item, Unit, Says string }

// FillInText asks for a text beside the numbers: who filled it in. It has room for as many lines.
type FillInText struct {
	Name  string
	Lines int
}

// The columns of such a table, in characters, and its look.
var fillInWidths = []float32{2.5, 11, 3.5, 5, 20}

const (
	fillInColumns = 5
	fillInValue   = 4        // the column of the numbers
	fillInColour  = "FFF6D6" // of the cells that are to be filled in
	fillInHidden  = "标识"     // the sheet that nobody sees
	fillInSays    = "请填 0 到 %d 的整数；没有发生的填 0，不清楚的空着。"
	fillInLow     = float64(26) // of a row, so that it can be written on by hand too
)

// FillInXLSX is the table as the bytes of a workbook. The same values give the same bytes.
func FillInXLSX(t FillIn) ([]byte, error) {
	b := &fillIn{book: book{File: excelize.NewFile(), e: Export{Title: t.Title, Day: t.Day, Heads: make([]string, fillInColumns),
		Widths: fillInWidths}}, t: t}
	defer b.Close()
	if err := b.make(); err != nil {
		return nil, fmt.Errorf("make table to fill in: %w", err)
	}
	var content bytes.Buffer
	err := b.Write(&content)
	return content.Bytes(), err
}

// fillIn is such a workbook being made.
type fillIn struct {
	book
	t   FillIn
	row int // the last one that was written
}

func (b *fillIn) make() error {
	b.name = sheetName(b.t.Title)
	if err := b.SetSheetName("Sheet1", b.name); err != nil {
		return err
	}
	for _, part := range []func() error{b.head, b.rows, b.asks, b.notes, b.widths, b.checks, b.page, b.hidden, b.properties, b.protect} {
		if err := part(); err != nil {
			return err
		}
	}
	return nil
}

// style makes a style; open cells can be changed in the protected sheet.
func (b *fillIn) style(size float64, bold, framed, open bool, horizontal string) (int, error) {
	s := excelize.Style{Font: &excelize.Font{Family: face, Size: size, Bold: bold},
		Alignment:  &excelize.Alignment{Horizontal: horizontal, Vertical: "center", WrapText: true},
		Protection: &excelize.Protection{Locked: !open}}
	if framed {
		s.Border = borders()
	}
	if open {
		s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{fillInColour}}
	}
	return b.NewStyle(&s)
}

// line writes a text over the whole width.
func (b *fillIn) line(text string, style int, least float64) error {
	wide := float32(0)
	for _, w := range fillInWidths {
		wide += w
	}
	b.row++
	return b.across(b.row, text, style, max(least, height(linesOf(text, wide))))
}

func (b *fillIn) head() error {
	title, err := b.style(18, true, false, false, "center")
	if err != nil {
		return err
	}
	plain, err := b.style(11, false, false, false, "left")
	if err != nil {
		return err
	}
	if err := b.line(b.t.Title, title, 40); err != nil {
		return err
	}
	for _, text := range b.t.Lines {
		if err := b.line(text, plain, 20); err != nil {
			return err
		}
	}
	bold, err := b.style(11, true, true, false, "center")
	h := b.t.Heads
	if err == nil {
		err = b.cells([]string{h.Place, h.Item, h.Unit, h.Value, h.Says}, bold, bold, bold)
	}
	return err
}

// cells writes a row of the table: its number, item and what it says of it in one style each, and the cell to fill in.
func (b *fillIn) cells(texts []string, middle, left, value int) error {
	b.row++
	lines := 1
	for i, text := range texts {
		style := middle
		switch i + 1 {
		case fillInValue:
			style = value
		case 2, fillInColumns:
			style = left
		}
		at, err := excelize.CoordinatesToCellName(i+1, b.row)
		if err == nil {
			err = b.SetCellStyle(b.name, at, at, style)
		}
		if err == nil && text != "" { // a cell to fill in is empty, and holds no empty text
			err = b.SetCellStr(b.name, at, text)
		}
		if err != nil {
			return err
		}
		lines = max(lines, linesOf(text, fillInWidths[i]))
	}
	return b.SetRowHeight(b.name, b.row, max(fillInLow, height(lines)))
}

func (b *fillIn) rows() error {
	middle, err := b.style(11, false, true, false, "center")
	if err != nil {
		return err
	}
	left, err := b.style(11, false, true, false, "left")
	if err != nil {
		return err
	}
	open, err := b.style(12, false, true, true, "center")
	if err != nil {
		return err
	}
	for i, r := range b.t.Rows {
		if err := b.cells([]string{fmt.Sprint(i + 1), r.Item, r.Unit, "", r.Says}, middle, left, open); err != nil {
			return err
		}
	}
	return nil
}

// asks writes what is asked in words: its name at the left, the cell for it over the rest.
func (b *fillIn) asks() error {
	name, err := b.style(11, false, true, false, "center")
	if err != nil {
		return err
	}
	open, err := b.style(11, false, true, true, "left")
	if err != nil {
		return err
	}
	for _, ask := range b.t.Asks {
		b.row++
		for _, block := range [][3]int{{1, 2, name}, {3, fillInColumns, open}} {
			from, err := excelize.CoordinatesToCellName(block[0], b.row)
			if err != nil {
				return err
			}
			to, err := excelize.CoordinatesToCellName(block[1], b.row)
			if err != nil {
				return err
			}
			if err := b.SetCellStyle(b.name, from, to, block[2]); err != nil {
				return err
			}
			if err := b.MergeCell(b.name, from, to); err != nil {
				return err
			}
		}
		if err := b.cell(1, b.row, ask.Name, name); err != nil {
			return err
		}
		if err := b.SetRowHeight(b.name, b.row, max(fillInLow, height(ask.Lines))); err != nil {
			return err
		}
	}
	return nil
}

func (b *fillIn) notes() error {
	style, err := b.style(10, false, false, false, "left")
	if err != nil {
		return err
	}
	for _, text := range slices.Concat(b.t.Notes, []string{b.t.Mark}) {
		if err := b.line(text, style, 18); err != nil {
			return err
		}
	}
	return nil
}

// checks has a spreadsheet refuse what is no number.
func (b *fillIn) checks() error {
	first := 2 + len(b.t.Lines) + 1
	from, err := excelize.CoordinatesToCellName(fillInValue, first)
	if err != nil {
		return err
	}
	to, err := excelize.CoordinatesToCellName(fillInValue, first+len(b.t.Rows)-1)
	if err != nil {
		return err
	}
	check := excelize.NewDataValidation(true)
	check.Sqref = from + ":" + to
	if err := check.SetRange(0, b.t.Most, excelize.DataValidationTypeWhole, excelize.DataValidationOperatorBetween); err != nil {
		return err
	}
	check.SetError(excelize.DataValidationErrorStyleStop, "只能填整数", fmt.Sprintf(fillInSays, b.t.Most))
	return b.AddDataValidation(b.name, check)
}

// page has all of it on one sheet of A4.
func (b *fillIn) page() error {
	size, one, orientation, fitted, centred := 9, 1, "portrait", true, true
	side := 0.6
	if err := b.SetPageLayout(b.name, &excelize.PageLayoutOptions{Size: &size, Orientation: &orientation, FitToWidth: &one,
		FitToHeight: &one}); err != nil {
		return err
	}
	if err := b.SetSheetProps(b.name, &excelize.SheetPropsOptions{FitToPage: &fitted}); err != nil {
		return err
	}
	return b.SetPageMargins(b.name, &excelize.PageLayoutMarginsOptions{Left: &side, Right: &side, Top: &side, Bottom: &side,
		Horizontally: &centred})
}

// hidden puts what the table is known by on a sheet that nobody sees, and that goes along whatever becomes of the first.
func (b *fillIn) hidden() error {
	if _, err := b.NewSheet(fillInHidden); err != nil {
		return err
	}
	if err := b.SetCellStr(fillInHidden, "A1", b.t.Mark); err != nil {
		return err
	}
	return b.SetSheetVisible(fillInHidden, false, true)
}

func (b *fillIn) protect() error {
	return b.ProtectSheet(b.name, &excelize.SheetProtectionOptions{SelectLockedCells: true, SelectUnlockedCells: true, FormatCells: true,
		FormatColumns: true, FormatRows: true})
}
