package sheets

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

// readText reads a table kept as text: UTF-8, GB 18030 or UTF-16 with its mark; parted by commas, semicolons or tabs.
func readText(data []byte, path string) ([]Grid, error) {
	text, err := decodeText(data)
	if err != nil {
		return nil, err
	}
	g := Grid{Name: strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))}
	in := csv.NewReader(bytes.NewReader(text))
	in.Comma, in.FieldsPerRecord, in.LazyQuotes, in.ReuseRecord = separator(text), -1, true, true
	for before := int64(0); ; before = in.InputOffset() {
		record, err := in.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, NotAWork
		}
		for range emptyLines(text[before:in.InputOffset()]) { // the csv package drops them, but a spreadsheet counts them as rows
			g.Cells = append(g.Cells, nil)
		}
		row := make([]Cell, len(record))
		for i, field := range record {
			row[i].Text = unforced(field)
		}
		g.Cells = append(g.Cells, row)
	}
	g.finish()
	return []Grid{g}, nil
}

// unforced takes off what keeps a program from reading digits as a number: ="0123" or a leading apostrophe.
func unforced(field string) string {
	if inner, ok := strings.CutPrefix(field, `="`); ok && strings.HasSuffix(inner, `"`) {
		return strings.TrimSuffix(inner, `"`)
	}
	return strings.TrimPrefix(field, "'")
}

func emptyLines(record []byte) int {
	n := 0
	for _, b := range record {
		switch b {
		case '\n':
			n++
		case '\r':
		default:
			return n
		}
	}
	return n
}

func decodeText(data []byte) ([]byte, error) {
	var err error
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("\xfe\xff")):
		data, err = unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder().Bytes(data)
	case utf8.Valid(data):
		data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	default:
		data, err = simplifiedchinese.GB18030.NewDecoder().Bytes(data)
	}
	if err != nil {
		return nil, NotAWork
	}
	odd := 0
	for _, r := range string(data) {
		if r < ' ' && r != '\t' && r != '\r' && r != '\n' && r != '\f' || r == 0x7f {
			return nil, NotAWork // no text holds control characters
		}
		if r == utf8.RuneError {
			odd++
		}
	}
	if odd > 0 && odd*200 > utf8.RuneCount(data) {
		return nil, NotAWork
	}
	data = bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
	return bytes.ReplaceAll(data, []byte("\r"), []byte("\n")), nil
}

// separator is the one of comma, semicolon and tab that parts the first lines most often, outside quotes.
func separator(text []byte) rune {
	count, quoted, lines := map[byte]int{}, false, 0
	for _, b := range text {
		switch {
		case b == '"':
			quoted = !quoted
		case b == '\n' && !quoted:
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
	return rune(best)
}
