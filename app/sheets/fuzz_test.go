package sheets

import (
	"archive/zip"
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/xuri/excelize/v2"
)

// parts are what a workbook is made of, by name.
func parts(f *testing.F, book []byte) map[string][]byte {
	f.Helper()
	z, err := zip.NewReader(bytes.NewReader(book), int64(len(book)))
	if err != nil {
		f.Fatal(err)
	}
	all := map[string][]byte{}
	for _, file := range z.File {
		all[file.Name] = unpacked(file)
	}
	return all
}

// packed is a workbook of parts.
func packed(tb testing.TB, all map[string][]byte) []byte {
	tb.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, content := range all {
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
		if err == nil {
			_, err = w.Write(content)
		}
		if err != nil {
			tb.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

// Whatever stands in the parts of a workbook, its tables are read or it is refused in a sentence. FuzzOpen seldom gets past the archive.
func FuzzParts(f *testing.F) {
	book := excelize.NewFile()
	style, err := book.NewStyle(&excelize.Style{NumFmt: 14})
	if err = errors.Join(err, book.SetSheetRow("Sheet1", "A1", &[]any{"姓名", "出生年月", 3, true}),
		book.SetCellStyle("Sheet1", "C1", "C1", style),
		book.SetCellFormula("Sheet1", "E2", "A1&B1"),
		book.MergeCell("Sheet1", "A3", "C4"), book.SetColVisible("Sheet1", "D", false)); err != nil {
		f.Fatal(err)
	}
	var b bytes.Buffer
	if err := book.Write(&b); err != nil {
		f.Fatal(err)
	}
	made := parts(f, b.Bytes())
	const sheet, styles, texts, links = "xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/sharedStrings.xml", "xl/_rels/workbook.xml.rels"
	f.Add(made[sheet], made[styles], made[texts], made[bookPart], made[links])
	f.Fuzz(func(t *testing.T, a, b, c, d, e []byte) {
		if len(a)+len(b)+len(c)+len(d)+len(e) > 50_000 {
			return
		}
		all := map[string][]byte{sheet: a, styles: b, texts: c, bookPart: d, links: e, "[Content_Types].xml": made["[Content_Types].xml"],
			"_rels/.rels": made["_rels/.rels"]}
		path := filepath.Join(t.TempDir(), "f.xlsx")
		if err := os.WriteFile(path, packed(t, all), 0o600); err != nil {
			t.Fatal(err)
		}
		wb, err := Open(path)
		if err == nil && len(wb.Sheets) == 0 {
			t.Error("a workbook without sheets")
		}
		if said := Refusal(""); err != nil && !errors.As(err, &said) {
			t.Errorf("not a refusal: %v", err)
		}
	})
}
