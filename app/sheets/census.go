package sheets

import (
	"bytes"
	"strconv"

	"github.com/xuri/excelize/v2"
)

// census is what a sheet's part tells of its cells before any of them is held: how many there are, and which need a second look.
type census struct {
	span     int            // cells from the first column to the last one in use, over all rows
	rows     int            // that hold cells
	width    int            // columns
	formulas map[place]bool // all of them
	unsolved []place        // those without a result
	styled   map[place]int  // numbers whose style is in the set that was asked for
	columns  []int          // hidden ones, counted from 0, each once
}

// taken counts a sheet. It reads the bytes as they are: a decoder takes longer than all the rest of reading a workbook.
func taken(sheet []byte, styles map[int]bool) (*census, error) {
	c := &census{styled: map[place]int{}, formulas: map[place]bool{}}
	start := bytes.Index(sheet, []byte("sheetData"))
	if start < 0 {
		return c, nil
	}
	c.hidden(sheet[:start])
	at, said := scan{place: place{row: -1, col: -1}}, 0
	for rest := sheet[start:]; ; {
		i := bytes.IndexByte(rest, '<')
		if i < 0 || i+1 >= len(rest) {
			return c, nil
		}
		rest = rest[i+1:]
		end := bytes.IndexByte(rest, '>')
		if end < 0 {
			return c, nil
		}
		tag := rest[:end]
		rest = rest[end+1:]
		switch name := tagName(tag); string(name) {
		case "row":
			if said++; said > excelize.TotalRows { // the library holds each, with cells or without
				return nil, TooManyCells
			}
			at.row, at.col = number(attribute(tag, "r"), at.row+2)-1, -1
		case "c":
			at.enter(tag)
			c.width = max(c.width, at.col+1)
		case "f":
			at.formula = true
		case "v", "is":
			at.kept = true
			if tag[len(tag)-1] != '/' && len(rest) > 0 && (rest[0] != '<' || string(name) == "is") {
				at.value = true
			}
			continue
		case "/c":
		case "/row":
			c.span += at.col + 1
			c.rows += min(1, at.col+1)
			if c.span > mostCells || c.rows*c.width > mostArea {
				return nil, TooManyCells
			}
			continue
		case "/sheetData":
			return c, nil
		default:
			continue
		}
		if string(tagName(tag)) == "/c" {
			c.leave(&at, styles)
		}
	}
}

// scan is the cell that is being looked at.
type scan struct {
	place
	kind           string
	style          int
	formula, value bool
	kept           bool // a result stands there, even an empty one
}

func (s *scan) enter(tag []byte) {
	col := s.col + 1
	if ref := attribute(tag, "r"); ref != "" {
		if c, r, err := excelize.CellNameToCoordinates(ref); err == nil {
			col, s.row = c-1, r-1
		}
	}
	s.col, s.kind, s.style = col, attribute(tag, "t"), number(attribute(tag, "s"), 0)
	s.formula, s.value, s.kept = false, false, false
}

func (c *census) leave(at *scan, styles map[int]bool) {
	if at.formula && len(c.formulas) <= mostSolved { // of more none is solved
		c.formulas[at.place] = true
	}
	switch {
	case at.formula && !at.value && (at.kind != "str" || !at.kept): // an empty text is a result as well
		c.unsolved = append(c.unsolved, at.place)
	case at.value && (at.kind == "" || at.kind == "n") && styles[at.style]:
		c.styled[at.place] = at.style
	}
}

// hidden finds the columns that are not shown.
func (c *census) hidden(head []byte) {
	var seen [excelize.MaxColumns + 1]bool // one may be said many times
	for range excelize.MaxColumns {        // a sheet needs no more of them
		i := bytes.Index(head, []byte("col "))
		if i < 0 {
			return
		}
		tag := head[i:]
		if end := bytes.IndexByte(tag, '>'); end >= 0 {
			tag = tag[:end]
		}
		head = head[i+len("col "):]
		off, width := attribute(tag, "hidden"), attribute(tag, "width")
		if off != "1" && off != "true" && width != "0" {
			continue
		}
		first, last := number(attribute(tag, "min"), 0), number(attribute(tag, "max"), 0)
		for col := first; col > 0 && col <= min(last, excelize.MaxColumns); col++ {
			if !seen[col] {
				c.columns = append(c.columns, col-1)
			}
			seen[col] = true
		}
	}
}

// tagName is the name of a tag without its prefix; a closing tag begins with a slash.
func tagName(tag []byte) []byte {
	name := tag
	if i := bytes.IndexAny(name[min(1, len(name)):], " \t\r\n/"); i >= 0 {
		name = name[:i+1]
	}
	closing := len(name) > 0 && name[0] == '/'
	if i := bytes.IndexByte(name, ':'); i >= 0 {
		if name = name[i+1:]; closing {
			return append([]byte("/"), name...)
		}
	}
	return name
}

// attribute is the value of one, "" for none.
func attribute(tag []byte, name string) string {
	for rest := tag; ; {
		i := bytes.Index(rest, []byte(name+"="))
		if i < 0 || i+len(name)+2 > len(rest) {
			return ""
		}
		quote := rest[i+len(name)+1]
		value := rest[i+len(name)+2:]
		if i > 0 && bytes.IndexByte([]byte(" \t\r\n"), rest[i-1]) >= 0 && (quote == '"' || quote == '\'') {
			if end := bytes.IndexByte(value, quote); end >= 0 {
				return string(value[:end])
			}
			return ""
		}
		rest = value
	}
}

func number(text string, otherwise int) int {
	if n, err := strconv.Atoi(text); err == nil {
		return n
	}
	return otherwise
}
