package sheets

import (
	"bytes"
	"errors"
	"regexp"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// readWorkbook reads all sheets of an xlsx workbook, hidden ones too.
func readWorkbook(data []byte) ([]Grid, error) {
	data, err := usual(data)
	if err != nil {
		return nil, err
	}
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{
		UnzipSizeLimit: mostUnzipped, UnzipXMLSizeLimit: mostUnzipped, // nothing is spilled into temporary files
		CultureInfo: excelize.CultureNameZhCN, ShortDatePattern: "yyyy/m/d", LongDatePattern: `yyyy"年"m"月"d"日"`,
	})
	switch {
	case errors.Is(err, excelize.ErrWorkbookPassword):
		return nil, Encrypted
	case err != nil && strings.Contains(err.Error(), "exceeds"): // the size limit's error is not exported
		return nil, TooLarge
	case err != nil:
		return nil, DamagedBook
	}
	defer func() { _ = f.Close() }()
	w := &workbook{File: f, parts: sheetParts(f), formats: map[int]string{}}
	defer w.close()
	merges, err := mergedBlocks(f, w.parts)
	if err != nil {
		return nil, err
	}
	var grids []Grid
	size := 0 // of all sheets, even where several are one part
	for _, name := range f.GetSheetList() {
		if size += len(part(f, w.parts[name])) + leastSheet; size > mostXML {
			return nil, TooLarge
		}
		g := Grid{Name: name, Merges: merges[name]}
		if visible, err := f.GetSheetVisible(name); err == nil {
			g.Hidden = !visible
		}
		var refused Refusal
		if err := w.fill(&g); errors.As(err, &refused) {
			return nil, err
		} else if err != nil {
			continue // a chart or dialog sheet has no cells
		}
		g.finish()
		grids = append(grids, g)
	}
	if len(grids) == 0 {
		return nil, DamagedBook
	}
	return grids, nil
}

// leastSheet is how many bytes a sheet counts for at least, so that there is no end of empty ones.
const leastSheet = 1 << 14

// workbook is one being read.
type workbook struct {
	*excelize.File
	parts   map[string]string // of the sheets
	formats map[int]string    // of styles, as text
	told    map[int]bool      // styles whose formats say in words what a number means
	shower
}

// fill reads what a sheet's cells show, and looks behind those whose display hides the value or whose value is missing.
func (w *workbook) fill(g *Grid) error {
	seen, err := taken(part(w.File, w.parts[g.Name]), w.telling())
	if err != nil {
		return err
	}
	g.HiddenCols = seen.columns
	rows, err := w.Rows(g.Name)
	if err != nil {
		return err
	}
	hidden := map[place]bool{}
	for row := 0; rows.Next(); row++ {
		texts, err := rows.Columns()
		if err != nil {
			return errors.Join(err, rows.Close())
		}
		if rows.GetRowOpts().Hidden {
			g.HiddenRows = append(g.HiddenRows, row+1)
		}
		cells := make([]Cell, len(texts))
		for col, text := range texts {
			if err := tooLong(row, text); err != nil {
				return errors.Join(err, rows.Close())
			}
			text, lost := withoutControls(text)
			if cells[col] = textCell(text); lost {
				g.Said = append(g.Said, Said{Row: row + 1, Text: "有看不见的控制字符，去掉了，请核对"})
			}
			if _, styled := seen.styled[place{row, col}]; styled || hides(text) {
				hidden[place{row, col}] = true
			}
		}
		g.Cells = append(g.Cells, cells)
	}
	if err := rows.Close(); err != nil {
		return err
	}
	if len(hidden)+len(seen.unsolved) > 0 && seen.span > mostLooked {
		return TooManyCells
	}
	if len(hidden) > 0 {
		if err := w.uncover(g, hidden); err != nil {
			return err
		}
	}
	w.solve(g, seen)
	return nil
}

// uncover reads the stored values of the cells in hidden, in a second pass that most workbooks don't need.
func (w *workbook) uncover(g *Grid, hidden map[place]bool) error {
	rows, err := w.Rows(g.Name)
	if err != nil {
		return err
	}
	raws := map[place]string{}
	for row := 0; rows.Next(); row++ {
		texts, err := rows.Columns(excelize.Options{RawCellValue: true})
		if err != nil {
			return errors.Join(err, rows.Close())
		}
		for col, text := range texts {
			if at := (place{row, col}); hidden[at] && col < len(g.Cells[row]) {
				raws[at] = text
			}
		}
	}
	if err := rows.Close(); err != nil {
		return err
	}
	for at, raw := range raws {
		if err := w.behind(g, at, raw); err != nil {
			return err
		}
	}
	return nil
}

// behind settles a cell by its stored value and the format that shows it.
func (w *workbook) behind(g *Grid, at place, raw string) error {
	name, err := excelize.CoordinatesToCellName(at.col+1, at.row+1)
	if err != nil {
		return err
	}
	style, err := w.GetCellStyle(g.Name, name)
	if err != nil {
		return err
	}
	cell, format := &g.Cells[at.row][at.col], w.format(style)
	value, err := strconv.ParseFloat(raw, 64)
	if err != nil {
		return nil // text is shown as it is
	}
	if telling(format) {
		text, err := w.inWords(format, value)
		if err != nil {
			return err
		}
		if text == "" {
			text = plain(raw)
		}
		*cell = textCell(text)
		return nil
	}
	if layout := precision(format); layout != "" {
		if day, ok := dayOf(w.File, raw); ok && raw != cell.Text {
			cell.Kind, cell.Raw = Date, day[:len(layout)]
		}
	} else if scientific.MatchString(cell.Text) && raw != cell.Text {
		cell.Kind, cell.Raw = Number, plain(raw)
	}
	return nil
}

// format is the number format of a style as text.
func (w *workbook) format(style int) string {
	if _, known := w.formats[style]; !known {
		w.formats[style] = formatOf(w.File, style)
	}
	return w.formats[style]
}

// telling are the styles whose formats say in words what a number means.
func (w *workbook) telling() map[int]bool {
	if w.told == nil {
		w.told = map[int]bool{}
		if w.Styles == nil || w.Styles.CellXfs == nil {
			return w.told
		}
		for style := range w.Styles.CellXfs.Xf {
			w.told[style] = telling(w.format(style))
		}
	}
	return w.told
}

var (
	scientific = regexp.MustCompile(`^[+-]?\d(\.\d*)?[eE]\+?\d+$`)
	// January shown by a date format, or October by a number
	ambiguous = regexp.MustCompile(`^\d{4}\.1$`)
	// no year of four digits in front
	shortDate = regexp.MustCompile(`^\d{1,2}[-/.年月]\d{1,2}([-/.月日]\d{0,4})?[日]?( .*)?$`)
	// May-80, May 1980, 五月-80
	wordDate = regexp.MustCompile(`(?i)^(\d{1,2}\D|\D).*(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|[月年])|^[a-z]{3,9}[-. ]\d\d`)
	// a numbered format as Apache POI spells it out
	reserved = regexp.MustCompile(`reserved-0x([0-9a-fA-F]{2})`)
)

// hides reports whether text may be a display that doesn't tell the stored value in full.
func hides(text string) bool {
	if len(text) < 3 || len(text) > 40 || !strings.ContainsAny(text, "0123456789") || strings.Trim(text, "0123456789") == "" {
		return false
	}
	if text[0] >= 0x80 && !strings.Contains(text, "月") { // most texts are Chinese and no dates
		return false
	}
	return strings.Contains(text, "-0x") || scientific.MatchString(text) || ambiguous.MatchString(text) || shortDate.MatchString(text) ||
		wordDate.MatchString(text)
}

// formatOf is the number format of a style as text; the numbered ones that spreadsheets leave unwritten are spelled out as far as dates go.
func formatOf(f *excelize.File, style int) string {
	s, err := f.GetStyle(style)
	if err != nil {
		return ""
	}
	number := s.NumFmt
	if s.CustomNumFmt != nil {
		m := reserved.FindStringSubmatch(*s.CustomNumFmt)
		if m == nil {
			return *s.CustomNumFmt
		}
		n, err := strconv.ParseInt(m[1], 16, 0)
		if err != nil {
			return ""
		}
		number = int(n)
	}
	switch number {
	case 14, 15, 16, 22, 28, 29, 30, 31, 51, 53, 54, 58:
		return "yyyy-m-d"
	case 17, 27, 36, 50, 52, 57:
		return "yyyy-m"
	}
	return ""
}

var outsideFormat = regexp.MustCompile(`"[^"]*"|\\.|_.|\[[^\]]*\]|;.*$`)

// precision is the ISO pattern a date format shows, or nothing when it is no date format.
func precision(format string) string {
	f := strings.ToLower(outsideFormat.ReplaceAllString(strings.ToLower(format), ""))
	year, month, day := strings.ContainsAny(f, "ye"), strings.Contains(f, "m"), strings.Contains(f, "d")
	switch {
	case strings.Contains(f, "0") || strings.Contains(f, "#"):
		return ""
	case day:
		return "2006-01-02"
	case year && month:
		return "2006-01"
	case year:
		return "2006"
	}
	return ""
}

func dayOf(f *excelize.File, raw string) (string, bool) {
	serial, err := strconv.ParseFloat(raw, 64)
	if err != nil {
		return "", false
	}
	props, err := f.GetWorkbookProps()
	if err != nil {
		return "", false
	}
	t, err := excelize.ExcelDateToTime(serial, props.Date1904 != nil && *props.Date1904)
	if err != nil {
		return "", false
	}
	return t.Format("2006-01-02"), true
}

// plain writes a stored number without an exponent.
func plain(raw string) string {
	v, err := strconv.ParseFloat(raw, 64)
	if err != nil {
		return raw
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}
