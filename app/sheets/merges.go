package sheets

import (
	"bytes"
	"encoding/xml"
	"path"
	"strings"

	"github.com/xuri/excelize/v2"
)

// mergedBlocks reads the merged blocks of all sheets. They stand behind the cells: reading them through excelize would decode every
// cell a second time, which takes longer than all the rest.
func mergedBlocks(f *excelize.File) map[string][]Range {
	var book struct {
		Sheets []struct {
			Name string `xml:"name,attr"`
			ID   string `xml:"id,attr"`
		} `xml:"sheets>sheet"`
	}
	var links struct {
		Links []struct {
			ID     string `xml:"Id,attr"`
			Target string `xml:"Target,attr"`
		} `xml:"Relationship"`
	}
	if xml.Unmarshal(part(f, "xl/workbook.xml"), &book) != nil || xml.Unmarshal(part(f, "xl/_rels/workbook.xml.rels"), &links) != nil {
		return nil
	}
	target := map[string]string{}
	for _, l := range links.Links {
		target[l.ID] = strings.TrimPrefix(path.Join("/xl", strings.ReplaceAll(l.Target, `\`, "/")), "/")
		if strings.HasPrefix(l.Target, "/") {
			target[l.ID] = strings.TrimPrefix(path.Clean(l.Target), "/")
		}
	}
	out := map[string][]Range{}
	for _, s := range book.Sheets {
		out[s.Name] = blocks(part(f, target[s.ID]))
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

func blocks(sheet []byte) []Range {
	at := bytes.LastIndex(sheet, []byte("</sheetData>"))
	if at < 0 {
		at = max(0, bytes.LastIndex(sheet, []byte(":sheetData>")))
	}
	at += max(0, bytes.IndexByte(sheet[at:], '>')+1)
	d := xml.NewDecoder(bytes.NewReader(sheet[at:]))
	d.Strict = false
	var out []Range
	for {
		token, err := d.RawToken()
		if err != nil {
			return out
		}
		start, ok := token.(xml.StartElement)
		if !ok || start.Name.Local != "mergeCell" {
			continue
		}
		for _, a := range start.Attr {
			if r, ok := rangeOf(a.Value); a.Name.Local == "ref" && ok {
				out = append(out, r)
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
