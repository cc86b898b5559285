package sheets

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/xuri/excelize/v2"
)

// readText reads a table kept as text; parted by commas, semicolons or tabs. What could not be read as it stands is said by row.
func readText(data []byte, path string) ([]Grid, error) {
	if len(data) > mostXML {
		return nil, TooLarge
	}
	text, err := decodeText(data)
	if err != nil {
		return nil, err
	}
	g := Grid{Name: strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))}
	in := fields{text: text, comma: separator(text)}
	in.width = in.count(in.lineAt(0))
	span, width := 0, 0
	for in.more() {
		row, said := in.row()
		if len(row) > excelize.MaxColumns || len(g.Cells) >= excelize.TotalRows {
			return nil, TooManyCells
		}
		number := len(g.Cells) + 1
		if said != "" {
			g.Said = append(g.Said, Said{Row: number, Text: said})
		}
		cells, lost := make([]Cell, len(row)), false
		for i, field := range row {
			if err := tooLong(len(g.Cells), field); err != nil {
				return nil, err
			}
			plain, controls := withoutControls(field)
			cells[i] = textCell(unforced(plain))
			lost = lost || controls || strings.ContainsRune(field, lostRune)
		}
		if lost {
			g.Said = append(g.Said, Said{Row: number, Text: lostWords})
		}
		if len(row) == 1 && row[0] == "" {
			cells = nil // an empty line counts as a row, as in a spreadsheet
		}
		g.Cells = append(g.Cells, cells)
		if span, width = span+len(cells), max(width, len(cells)); span > mostCells || len(g.Cells)*width > mostArea {
			return nil, TooManyCells
		}
	}
	g.finish()
	return []Grid{g}, nil
}

// lostWords says that a row holds what could not be read.
const lostWords = "有认不出的字符（可能是文件保存时丢了半个字），读成了“" + string(lostRune) + "”或去掉了，请核对"

// unforced takes off what keeps a program from reading digits as a number: ="0123" or a leading apostrophe.
func unforced(field string) string {
	if inner, ok := strings.CutPrefix(field, `="`); ok && strings.HasSuffix(inner, `"`) {
		return strings.TrimSuffix(inner, `"`)
	}
	return strings.TrimPrefix(field, "'")
}

// fields parts text into rows and fields (RFC 4180). What begins with a quotation mark and goes on after its closing one, or never closes,
// was not written so by a program: it is text as it stands, up to the next separator. The csv package would swallow the lines below.
type fields struct {
	text  []byte
	comma byte
	at    int
	width int // fields of the first line
}

func (f *fields) more() bool { return f.at < len(f.text) }

// row reads one row, and what there is to say about it; no more of it than shows that it has too many fields.
func (f *fields) row() (row []string, said string) {
	for {
		field, lines := f.quoted()
		switch {
		case lines < 0:
			end := f.at + stop(f.text[f.at:], f.comma)
			field = string(f.text[f.at:end])
			if strings.HasPrefix(field, `"`) && strings.Count(field, `"`)%2 == 1 {
				said = fmt.Sprintf("第 %d 格的引号没有收尾，照原样读入，请核对这一行", len(row)+1)
			}
			f.at = end
		case lines > 0:
			said = fmt.Sprintf("第 %d 格里有 %d 个换行，按一格读入，请核对", len(row)+1, lines)
		}
		row = append(row, field)
		if f.at >= len(f.text) || len(row) > excelize.MaxColumns {
			return row, said
		}
		f.at++
		if f.text[f.at-1] == '\n' {
			return row, said
		}
		if f.at == len(f.text) { // a separator at the very end
			return append(row, ""), said
		}
	}
}

// quoted reads a field that a program quoted, with the line breaks in it; -1 for one that none did.
func (f *fields) quoted() (field string, lines int) {
	if f.text[f.at] != '"' {
		return "", -1
	}
	var b strings.Builder
	for i := f.at + 1; i < len(f.text); i++ {
		c := f.text[i]
		switch {
		case c == '\n':
			if lines++; lines > mostLines || f.width > 1 && f.count(f.lineAt(i+1)) == f.width {
				return "", -1 // the line below is a whole row: this mark was never closed
			}
		case c != '"':
		case i+1 < len(f.text) && f.text[i+1] == '"':
			i++
		case i+1 == len(f.text) || f.text[i+1] == f.comma || f.text[i+1] == '\n':
			f.at = i + 1
			return b.String(), lines
		default:
			return "", -1
		}
		b.WriteByte(c)
	}
	return "", -1
}

// mostLines is how many line breaks a quoted field may hold; more are a mark that was never closed.
const mostLines = 200

// stop is where a field that is not quoted ends.
func stop(text []byte, comma byte) int {
	for i, c := range text {
		if c == comma || c == '\n' {
			return i
		}
	}
	return len(text)
}

// lineAt is the line that begins at a place.
func (f *fields) lineAt(at int) []byte {
	line := f.text[min(at, len(f.text)):]
	if end := bytes.IndexByte(line, '\n'); end >= 0 {
		line = line[:end]
	}
	return line
}

// count is how many fields a line has, its separators outside quotation marks counted.
func (f *fields) count(line []byte) int {
	n, quoted := 1, false
	for _, c := range line {
		switch {
		case c == '"':
			quoted = !quoted
		case c == f.comma && !quoted:
			n++
		}
	}
	return n
}

// separator is the one of comma, semicolon and tab that parts the first lines most often, outside quotes.
func separator(text []byte) byte {
	count, quoted, lines := map[byte]int{}, false, 0
	for _, b := range text {
		switch {
		case b == '"':
			quoted = !quoted
		case b == '\n':
			quoted = false
			lines++
		case !quoted:
			count[b]++
		}
		if lines == 30 {
			break
		}
	}
	best := byte(',')
	for _, b := range []byte{'\t', ';'} {
		if count[b] > count[best] {
			best = b
		}
	}
	return best
}

// Pasted reads a table that was copied out of a spreadsheet or a text; why it can't is said by a Refusal.
func Pasted(text string) (*Workbook, error) {
	grids, err := readText([]byte(text), pastedName)
	if err != nil {
		return nil, err
	}
	return &Workbook{Path: pastedName, Sheets: grids}, nil
}

// pastedName is what the sheet of a pasted table is called.
const pastedName = "粘贴的表格"
