package sheets

import (
	"errors"
	"math"
	"strings"

	"github.com/xuri/excelize/v2"
)

// totals writes the row that sums the others up.
func (b *book) totals() error {
	if len(b.e.Total) == 0 {
		return nil
	}
	style, err := b.NewStyle(&excelize.Style{Font: &excelize.Font{Family: face, Size: 11, Bold: true}, Border: borders(),
		Alignment: &excelize.Alignment{Horizontal: "center", Vertical: "center", WrapText: true}})
	if err != nil {
		return err
	}
	row, lines := headRow+1+len(b.e.Rows), 1
	for i, c := range b.e.Total {
		if err := b.value(i+1, row, c); err != nil {
			return err
		}
		at, err := excelize.CoordinatesToCellName(i+1, row)
		if err == nil {
			err = b.SetCellStyle(b.name, at, at, style)
		}
		if err != nil {
			return err
		}
	}
	for i := range b.e.Total { // when all are written: a value in a merged cell would go to its first
		if b.e.Total[i].Text == "" {
			continue
		}
		n, err := b.spread(i, row)
		if err != nil {
			return err
		}
		lines = max(lines, n)
	}
	return b.SetRowHeight(b.name, row, height(lines))
}

// spread lets a total in words reach over the empty cells behind it, as far as it needs, and returns how many lines it takes.
func (b *book) spread(i, row int) (lines int, err error) {
	text, wide, last := b.e.Total[i].Text, float32(0), i
	for last < len(b.e.Widths) {
		wide += b.e.Widths[last]
		if linesOf(text, wide) == 1 || last+1 >= len(b.e.Total) || b.e.Total[last+1].Text != "" {
			break
		}
		last++
	}
	if last > i {
		from, errFrom := excelize.CoordinatesToCellName(i+1, row)
		to, errTo := excelize.CoordinatesToCellName(min(last, len(b.e.Total)-1)+1, row)
		if err = errors.Join(errFrom, errTo); err == nil {
			err = b.MergeCell(b.name, from, to)
		}
	}
	return linesOf(text, wide), err
}

// height makes a row's height in points of its lines; Excel allows 409. It is set because
// not every program fits rows to wrapped text by itself.
func height(lines int) float64 { return min(float64(lines)*14.5+5.5, 409) }

// linesOf counts the lines that text takes in a column of that many Han characters, which is half of one wider than that.
func linesOf(text string, width float32) int {
	lines := 0
	for _, paragraph := range strings.Split(text, "\n") {
		taken := float32(0)
		for _, r := range paragraph {
			if r < 0x2e80 {
				taken += 0.55
			} else {
				taken++
			}
		}
		lines += max(1, int(math.Ceil(float64(taken/(max(width, 1)+0.5)))))
	}
	return lines
}
