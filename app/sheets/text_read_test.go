package sheets

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

// readBytes reads what a file holds.
func readBytes(t *testing.T, data []byte) (*Grid, error) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "名册.csv")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	book, err := Open(path)
	if err != nil {
		return nil, err
	}
	return &book.Sheets[0], nil
}

// shown is a grid's cells, a row a line.
func shown(g *Grid) string {
	var lines []string
	for _, row := range g.Cells {
		var texts []string
		for _, c := range row {
			texts = append(texts, strings.ReplaceAll(c.Text, "\n", "⏎"))
		}
		lines = append(lines, strings.Join(texts, "|"))
	}
	return strings.Join(lines, "\n")
}

// Quotation marks of people are text, those of programs part fields; a mark that is never closed swallows nothing.
func TestQuotationMarks(t *testing.T) {
	for _, c := range []struct{ in, want, said string }{
		{"姓名,备注\n甲,\"先进\"代表\n乙,\"先进\"\n", "姓名|备注\n甲|\"先进\"代表\n乙|先进", ""},
		{"姓名,备注\n甲,\"说\"\"好\"\"了\"\n", "姓名|备注\n甲|说\"好\"了", ""},
		{"姓名,备注,电话\n\"小甲\"同志,好,1\n\"a\" b,c,2\n", "姓名|备注|电话\n\"小甲\"同志|好|1\n\"a\" b|c|2", ""},
		{"姓名,备注\n甲,\"第一行\n第二行\"\n乙,丙\n", "姓名|备注\n甲|第一行⏎第二行\n乙|丙", "2:第 2 格里有 1 个换行"},
		{"姓名,备注\n\"甲,好\n乙,丙\n丁,戊\n", "姓名|备注\n\"甲|好\n乙|丙\n丁|戊", "2:第 1 格的引号没有收尾"},
		{"姓名,备注\n甲,\"好\n乙,丙\n丁,\"戊\"\n", "姓名|备注\n甲|\"好\n乙|丙\n丁|戊", "2:第 2 格的引号没有收尾"},
		{"姓名;备注\r\n甲;5\" 管,x\r\n", "姓名|备注\n甲|5\" 管,x", ""},
		{"姓名\t备注\n甲\t\"a\tb\"\n", "姓名|备注\n甲|a\tb", ""},
		{"姓名,\n甲,\"\"\n,\"乙\"", "姓名|\n甲|\n|乙", ""},
		{"\n姓名,备注\n\n甲,1\n", "\n姓名|备注\n\n甲|1", ""},
		{"姓名\n\"甲\n", "姓名\n\"甲", "2:第 1 格的引号没有收尾"},
	} {
		g, err := readBytes(t, []byte(c.in))
		if err != nil {
			t.Errorf("%q: %v", c.in, err)
			continue
		}
		if got := shown(g); got != c.want {
			t.Errorf("%q is read as\n%s\nwant\n%s", c.in, got, c.want)
		}
		said := ""
		for _, s := range g.Said {
			said += fmt.Sprintf("%d:%s", s.Row, s.Text)
		}
		if !strings.HasPrefix(said, c.said) || c.said == "" && said != "" {
			t.Errorf("%q: it says %q, want %q", c.in, said, c.said)
		}
	}
}

// A text is read in whatever it was written, with its mark or without; what old programs leave behind is told by row, no more.
func TestEncodings(t *testing.T) {
	text := "姓名,电话,备注\n林一凡,13800010001,东港镇人大代表\n高𬭎,13800010002,—\n"
	encoded := func(e encoding.Encoding) []byte {
		out, err := e.NewEncoder().Bytes([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	little := encoded(unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM))
	big := encoded(unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM))
	gb := encoded(simplifiedchinese.GB18030)
	want := strings.TrimSuffix(strings.ReplaceAll(text, ",", "|"), "\n")
	for name, data := range map[string][]byte{
		"UTF-8": []byte(text), "UTF-8 with a mark": []byte("\ufeff" + text), "GB 18030": gb,
		"UTF-16LE": little, "UTF-16BE": big, "UTF-16LE with a mark": append([]byte("\xff\xfe"), little...),
		"UTF-16BE with a mark": append([]byte("\xfe\xff"), big...), "Ctrl+Z": []byte(text + "\x1a"),
		"GB and Ctrl+Z": append(gb[:len(gb):len(gb)], 0x1a),
		"zeros behind":  append([]byte(text), 0, 0, 0, 0), "UTF-16LE and Ctrl+Z": append(little[:len(little):len(little)], 0x1a, 0),
		"half a unit behind": append(little[:len(little):len(little)], 0x0a),
	} {
		g, err := readBytes(t, data)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := shown(g); got != want {
			t.Errorf("%s is read as\n%s", name, got)
		}
		if len(g.Said) > 0 {
			t.Errorf("%s: %v", name, g.Said)
		}
	}
	cut := []byte(strings.Replace(text, "东港镇", "东港\xe9\x95", 1))
	half := append(gb[:len(gb):len(gb)], 0xb4)
	for name, c := range map[string]struct {
		data []byte
		row  int
	}{"a cut character": {cut, 2}, "a bell in a cell": {[]byte(strings.Replace(text, "林一凡", "林一\a凡", 1)), 2},
		"a vertical tab": {[]byte(strings.Replace(text, "—", "—\v", 1)), 3}, "cut at the end": {half, 4}} {
		g, err := readBytes(t, c.data)
		if err != nil || len(g.Said) != 1 || g.Said[0].Row != c.row {
			t.Errorf("%s: %v %+v", name, err, g)
			continue
		}
		if got := shown(g); !strings.HasPrefix(got, "姓名|电话|备注\n林一凡|13800010001|东港") {
			t.Errorf("%s is read as\n%s", name, got)
		}
	}
	for name, data := range map[string][]byte{"noise": []byte("\x01\x02\x03\x04,\x05\x06\x07姓名"),
		"a program": []byte("\x7fELF\x02\x01\x01\x00\x00\x00姓名,电话")} {
		if _, err := readBytes(t, data); err == nil {
			t.Errorf("%s is read", name)
		}
	}
}
