package roster

import (
	"liujin/app/intake"
	"liujin/app/sheets"
)

// sideBySide are the titles that hold for each of the records side by side in a table; most tables have one.
type sideBySide struct {
	of   []*titles
	over bool // the last title of the first stood over all
}

func (s *sideBySide) titles(wb *sheets.Workbook, t intake.Table, row *intake.Row) *titles {
	for len(s.of) <= row.Block {
		s.of = append(s.of, nil)
	}
	if s.of[row.Block] == nil {
		s.of[row.Block] = titlesOf(wb, t, row)
		if s.over {
			s.of[row.Block].follow(s.of[0])
		}
	}
	return s.of[row.Block]
}

// overAll lets the title just read by the first hold for all.
func (s *sideBySide) overAll() {
	s.over = true
	for _, t := range s.of[1:] {
		if t != nil {
			t.follow(s.of[0])
		}
	}
}

func (t *titles) follow(other *titles) {
	t.level, t.group, t.constituency = other.level, other.group, other.constituency
}

// alone reports whether nothing stands in the row beside the columns of its block.
func alone(g *sheets.Grid, row *intake.Row) bool {
	_, to := row.Columns()
	for col := to; col < g.Width(); col++ {
		if _, from := g.Origin(row.Number-1, col); from >= to && intake.Bare(g.At(row.Number-1, col).Text) != "" {
			return false
		}
	}
	return true
}
