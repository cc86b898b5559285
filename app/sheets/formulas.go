package sheets

import (
	"regexp"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"
)

// What formulas without results may cost. The library computes whatever they say, without an end: it is given only what has one.
const (
	mostSolved  = 20_000 // formulas of a sheet
	mostFormula = 2_000  // bytes of one
	mostReached = 5_000  // cells that one looks at
	mostNested  = 64     // parentheses in parentheses
	solvingTime = 4 * time.Second
)

// solve computes formulas that were saved without their results, as programs other than spreadsheets write them, each when those are known
// that it looks at. What can't be computed is no value.
func (w *workbook) solve(g *Grid, seen *census) {
	for _, at := range seen.unsolved {
		for at.row >= len(g.Cells) {
			g.Cells = append(g.Cells, nil)
		}
		for at.col >= len(g.Cells[at.row]) {
			g.Cells[at.row] = append(g.Cells[at.row], Cell{})
		}
		g.Cells[at.row][at.col] = Cell{Kind: Failed, Raw: NoResult}
	}
	if len(seen.formulas) > mostSolved {
		return
	}
	until, left := time.Now().Add(solvingTime), seen.unsolved
	for {
		var waiting []place
		for _, at := range left {
			if time.Now().After(until) {
				return
			}
			switch w.known(g.Name, at, seen.formulas) {
			case later:
				waiting = append(waiting, at)
			case now:
				if text, ok := w.result(g.Name, at); ok && tooLong(at.row, text) == nil {
					g.Cells[at.row][at.col] = textCell(text)
					delete(seen.formulas, at)
				}
			}
		}
		if len(waiting) == len(left) || len(waiting) == 0 {
			return
		}
		left = waiting
	}
}

// moment is when a formula can be computed.
type moment int

const (
	never moment = iota
	later        // when others were
	now
)

// safe are the functions whose results are no longer and whose work is no more than what they are given. REPT, SUBSTITUTE and CONCAT are
// not, nor are those that reach cells which the formula does not name.
var safe = func() map[string]bool {
	names := map[string]bool{}
	for name := range strings.FieldsSeq(`
		ABS AND AVERAGE AVERAGEIF AVERAGEIFS CEILING CHOOSE COLUMN COLUMNS COUNT COUNTA COUNTBLANK COUNTIF COUNTIFS CONCATENATE
		DATE DATEDIF DATEVALUE DAY DAYS EDATE EOMONTH EXACT FALSE FIND FLOOR HLOOKUP HOUR IF IFERROR IFNA IFS INDEX INT ISBLANK
		ISERROR ISNA ISNUMBER ISTEXT LARGE LEFT LEN LOOKUP LOWER MATCH MAX MID MIN MINUTE MOD MONTH N NETWORKDAYS NOT NOW OR
		PROPER RANK RIGHT ROUND ROUNDDOWN ROUNDUP ROW ROWS SEARCH SIGN SMALL SUM SUMIF SUMIFS SUMPRODUCT SWITCH T TEXT TIME
		TODAY TRIM TRUE TRUNC UPPER VALUE VLOOKUP WEEKDAY WEEKNUM XLOOKUP YEAR`) {
		names[name] = true
	}
	return names
}()

var (
	literals = regexp.MustCompile(`"(?:[^"]|"")*"`)
	word     = regexp.MustCompile(`[$A-Za-z_.\pL][$\w.\pL]*[(!]?|['\[{#]|_xlfn\.`)
	areas    = regexp.MustCompile(`\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?`)
	cellRef  = regexp.MustCompile(`^\$?[A-Z]{1,3}\$?\d{1,7}$`)
)

// known says when a formula can be computed: its text is short, it calls what is safe, and what it looks at is on its sheet, not much, and
// has a value.
func (w *workbook) known(sheet string, at place, formulas map[place]bool) moment {
	name, err := excelize.CoordinatesToCellName(at.col+1, at.row+1)
	if err != nil {
		return never
	}
	text, err := w.GetCellFormula(sheet, name)
	if err != nil || text == "" || len(text) > mostFormula || deep(text) {
		return never
	}
	text = literals.ReplaceAllString(text, "")
	for _, found := range word.FindAllString(text, -1) {
		called := strings.HasSuffix(found, "(") && safe[strings.ToUpper(strings.TrimSuffix(strings.TrimPrefix(found, "_xlfn."), "("))]
		if !called && !cellRef.MatchString(found) && found != "TRUE" && found != "FALSE" {
			return never
		}
	}
	reached := 0
	for _, m := range areas.FindAllStringSubmatch(text, -1) {
		if m[3] == "" {
			m[3], m[4] = m[1], m[2]
		}
		r, ok := rangeOf(m[1] + m[2] + ":" + m[3] + m[4])
		if reached += (r.LastRow - r.Row + 1) * (r.LastCol - r.Col + 1); !ok || reached > mostReached {
			return never
		}
		for row := r.Row; row <= r.LastRow; row++ {
			for col := r.Col; col <= r.LastCol; col++ {
				if formulas[place{row, col}] {
					return later
				}
			}
		}
	}
	return now
}

// deep reports whether parentheses are in more of them than anybody writes.
func deep(text string) bool {
	open := 0
	for _, c := range text {
		switch c {
		case '(':
			if open++; open > mostNested {
				return true
			}
		case ')':
			open--
		}
	}
	return false
}

// result is what a formula comes to.
func (w *workbook) result(sheet string, at place) (text string, ok bool) {
	defer func() {
		if recover() != nil { // whatever the library makes of a formula
			text, ok = "", false
		}
	}()
	name, err := excelize.CoordinatesToCellName(at.col+1, at.row+1)
	if err != nil {
		return "", false
	}
	text, err = w.CalcCellValue(sheet, name)
	return text, err == nil
}
