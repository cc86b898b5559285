// Package table describes lists once for screen, paper and sheet: columns with typed cells, and how rows sort, match and count.
package table

import (
	"slices"
	"strconv"
	"strings"
	"time"
)

// Kind is what a cell holds; a sheet keeps it (numbers as numbers, dates as dates, codes and phones as text).
type Kind int

// The kinds of cells.
const (
	Text Kind = iota
	Number
	Date // ISO: YYYY-MM-DD
	Mark // 是 or nothing
	Tel  // a telephone number, which a sheet that goes to others masks
)

// Tone colours a cell that shows a state.
type Tone int

// The tones: None is plain text, the others a coloured chip.
const (
	None Tone = iota
	Plain
	Info
	Good
	Due
	Late
)

// Cell is one value of a row.
type Cell struct {
	Kind   Kind
	Text   string // as shown; for Date the ISO text
	Number float64
	Tone   Tone
}

// T makes a text cell.
func T[S ~string](text S) Cell { return Cell{Text: string(text)} }

// N makes a cell with a whole number.
func N(n int) Cell { return Cell{Kind: Number, Text: strconv.Itoa(n), Number: float64(n)} }

// Some makes a cell with a whole number that is blank when it is 0.
func Some(n int) Cell {
	c := N(n)
	if n == 0 {
		c.Text = ""
	}
	return c
}

// D makes a date cell from an ISO date.
func D(day string) Cell { return Cell{Kind: Date, Text: day} }

// Is makes a mark cell.
func Is(on bool) Cell {
	if on {
		return Cell{Kind: Mark, Text: "是", Number: 1}
	}
	return Cell{Kind: Mark}
}

// Chip makes a text cell shown as a coloured chip.
func Chip[S ~string](text S, tone Tone) Cell { return Cell{Text: string(text), Tone: tone} }

// Column is one column of a list: what it is called, how wide it wants to be and what it shows of a row. P is a pointer to a row, here and
// wherever a list or a form is made of parts: all pointers look alike to the compiler, which then makes their code once and not for each
// kind of record.
type Column[P any] struct {
	Name   string  // stable, for what is remembered about it
	Head   string  // in Chinese
	Width  float32 // wanted, in characters of a Han face
	Hidden bool    // not shown until chosen
	Rare   bool    // neither shown nor offered while no row has anything there
	Cell   func(P) Cell
}

// Of is a text column.
func Of[P any, S ~string](name, head string, width float32, text func(P) S) Column[P] {
	return Column[P]{Name: name, Head: head, Width: width, Cell: func(r P) Cell { return T(text(r)) }}
}

// Telephone is a column of telephone numbers.
func Telephone[P any](name, head string, width float32, number func(P) string) Column[P] {
	return Column[P]{Name: name, Head: head, Width: width, Cell: func(r P) Cell { return Cell{Kind: Tel, Text: number(r)} }}
}

// Hide returns the column not shown at first.
func (c Column[P]) Hide() Column[P] { c.Hidden = true; return c }

// WhereUsed returns the column left out while no row has anything in it.
func (c Column[P]) WhereUsed() Column[P] { c.Rare = true; return c }

// Used leaves out the rare columns in which no row has anything.
func Used[P any](columns []Column[P], rows []P) []Column[P] {
	return slices.DeleteFunc(slices.Clone(columns), func(c Column[P]) bool {
		return c.Rare && !slices.ContainsFunc(rows, func(r P) bool { return c.Cell(r).Text != "" })
	})
}

// Time returns a date cell's day.
func (c Cell) Time() (time.Time, bool) {
	t, err := time.Parse("2006-01-02", c.Text)
	return t, err == nil && c.Kind == Date
}

// less orders cells as a reader expects: numbers by value, dates by day, text by pinyin; blanks last.
func less(a, b Cell, keys func(string) string) int {
	if (a.Text == "") != (b.Text == "") {
		if a.Text == "" {
			return 1
		}
		return -1
	}
	if a.Kind == Number || a.Kind == Mark {
		switch {
		case a.Number < b.Number:
			return -1
		case a.Number > b.Number:
			return 1
		}
		return 0
	}
	if a.Kind == Date {
		return strings.Compare(a.Text, b.Text)
	}
	return strings.Compare(keys(a.Text), keys(b.Text))
}

// Choose returns the columns of those names, in that order.
func Choose[P any](columns []Column[P], names ...string) []Column[P] {
	var out []Column[P]
	for _, name := range names {
		if i := slices.IndexFunc(columns, func(c Column[P]) bool { return c.Name == name }); i >= 0 {
			out = append(out, columns[i])
		}
	}
	return out
}
