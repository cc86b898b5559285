package importing

import (
	"fmt"
	"strings"

	"liujin/app/table"
)

// Outcome says what becomes of one record of a table that comes in.
type Outcome int

// The outcomes. What is in the ledger already is left alone.
const (
	ComesIn Outcome = iota
	Known
	LeftOut
)

// cell shows an outcome in a list.
func (f Outcome) cell() table.Cell {
	c := table.T([]string{"新增", "已有", "不导入"}[f])
	c.Tone = []table.Tone{table.Good, table.Plain, table.Late}[f]
	return c
}

// amount is a number in a sentence, which leaves it out when there is none.
type amount struct {
	words string
	n     int
}

// counted joins what comes first with the amounts that there are.
func counted(first string, more []amount) string {
	parts := []string{first}
	for _, m := range more {
		if m.n > 0 {
			parts = append(parts, fmt.Sprintf(m.words, m.n))
		}
	}
	return strings.Join(parts, "，")
}
