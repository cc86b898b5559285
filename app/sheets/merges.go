package sheets

import (
	"bytes"
	"encoding/xml"
	"strings"

	"github.com/xuri/excelize/v2"
)

// mergedBlocks reads the merged blocks of all sheets. They stand behind the cells: reading them through excelize would decode every
// cell a second time, which takes longer than all the rest.
func mergedBlocks(f *excelize.File, parts map[string]string) (map[string][]Range, error) {
	out := map[string][]Range{}
	for sheet, name := range parts {
		all, err := blocks(part(f, name))
		if err != nil {
			return nil, err
		}
		out[sheet] = all
	}
	return out, nil
}

// sheetParts are the names of the sheets' parts.
func sheetParts(f *excelize.File) map[string]string {
	var book struct {
		Sheets []struct {
			Name string `xml:"name,attr"`
			ID   string `xml:"id,attr"`
		} `xml:"sheets>sheet"`
	}
	var links relations
	if xml.Unmarshal(part(f, bookPart), &book) != nil || xml.Unmarshal(part(f, bookLinks), &links) != nil {
		return nil
	}
	target := map[string]string{}
	for _, l := range links.All {
		target[l.ID] = resolved(bookPart, l.Target)
	}
	out := map[string]string{}
	for _, s := range book.Sheets {
		out[s.Name] = target[s.ID]
	}
	return out
}

// part is one part of the package as bytes; names differ in case between programs.
func part(f *excelize.File, name string) []byte {
	if v, ok := f.Pkg.Load(name); ok {
		if data, ok := v.([]byte); ok {
			return data
		}
	}
	var found []byte
	f.Pkg.Range(func(key, value any) bool {
		if k, ok := key.(string); ok && strings.EqualFold(k, name) {
			found, _ = value.([]byte)
			return false
		}
		return true
	})
	return found
}

func blocks(sheet []byte) ([]Range, error) {
	at := bytes.LastIndex(sheet, []byte("</sheetData>"))
	if at < 0 {
		at = max(0, bytes.LastIndex(sheet, []byte(":sheetData>")))
	}
	at += max(0, bytes.IndexByte(sheet[at:], '>')+1)
	d := xml.NewDecoder(bytes.NewReader(sheet[at:]))
	d.Strict = false
	var out []Range
	for area := 0; ; {
		token, err := d.RawToken()
		if err != nil {
			return out, nil // the end, or what comes behind the blocks
		}
		start, ok := token.(xml.StartElement)
		if !ok || start.Name.Local != "mergeCell" {
			continue
		}
		for _, a := range start.Attr {
			if r, ok := rangeOf(a.Value); a.Name.Local == "ref" && ok {
				out = append(out, r)
				if area += min((r.LastRow-r.Row+1)*(r.LastCol-r.Col+1), largeBlock); area > mostMerged {
					return nil, TooManyMerged
				}
			}
		}
	}
}

func rangeOf(ref string) (Range, bool) {
	first, last, ok := strings.Cut(strings.ReplaceAll(ref, "$", ""), ":")
	if !ok {
		return Range{}, false
	}
	c1, r1, err1 := excelize.CellNameToCoordinates(first)
	c2, r2, err2 := excelize.CellNameToCoordinates(last)
	if err1 != nil || err2 != nil {
		return Range{}, false
	}
	return Range{Row: min(r1, r2) - 1, Col: min(c1, c2) - 1, LastRow: max(r1, r2) - 1, LastCol: max(c1, c2) - 1}, true
}
