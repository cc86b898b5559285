package sheets

import (
	"archive/zip"
	"bytes"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

// archive is a zip file with the given parts.
func archive(t testing.TB, parts map[string][]byte) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, data := range parts {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write(data)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func bookBytes(t testing.TB, options ...excelize.Options) []byte {
	t.Helper()
	f := excelize.NewFile()
	_ = f.SetCellStr("Sheet1", "A1", "姓名")
	var b bytes.Buffer
	if err := f.Write(&b, options...); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestRefusals(t *testing.T) {
	random := make([]byte, 5000)
	r := rand.New(rand.NewPCG(1, 2))
	for i := range random {
		random[i] = byte(r.Uint32())
	}
	whole := bookBytes(t)
	ole := append([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), make([]byte, 2000)...)
	for _, c := range []struct {
		name string
		data []byte
		want error
	}{
		{"空.xlsx", nil, IsEmpty},
		{"空白.csv", []byte(" \r\n\r\n"), IsEmpty},
		{"旧.xls", append(ole, wide("Workbook")...), OldExcel},
		{"旧.xlsx", append(ole, wide("Workbook")...), OldExcel},
		{"密码.xlsx", bookBytes(t, excelize.Options{Password: "x"}), Encrypted},
		{"网页.xls", []byte("<html><table><tr><td>姓名</td></tr></table></html>"), IsWebPage},
		{"表.xml", []byte("<?xml version=\"1.0\"?><Workbook/>"), IsWebPage},
		{"文档.docx", archive(t, map[string][]byte{"[Content_Types].xml": nil, "word/document.xml": nil}), IsWord},
		{"表.ods", archive(t, map[string][]byte{"mimetype": []byte("application/vnd.oasis.opendocument.spreadsheet"), "content.xml": nil}),
			IsODS},
		{"表.xlsb", archive(t, map[string][]byte{"xl/workbook.bin": nil}), IsBinary},
		{"包.zip", archive(t, map[string][]byte{"名册.xlsx": whole}), IsZip},
		{"空包.zip", archive(t, nil), IsZip},
		{"半截.xlsx", whole[:len(whole)/2], DamagedBook},
		{"坏.xlsx", archive(t, map[string][]byte{"xl/workbook.xml": []byte("<x")}), DamagedBook},
		{"炸弹.xlsx", archive(t, map[string][]byte{"xl/worksheets/sheet1.xml": make([]byte, mostUnzipped+1)}), TooLarge},
		{"文件.pdf", []byte("%PDF-1.7 ..."), IsPDF},
		{"照片.jpg", []byte("\xff\xd8\xff\xe0 ..."), IsPicture},
		{"截图.png", []byte("\x89PNG\r\n\x1a\n"), IsPicture},
		{"乱.csv", random, NotAWork},
		{"乱.xlsx", random, NotAWork},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), c.name)
			if err := os.WriteFile(path, c.data, 0o600); err != nil {
				t.Fatal(err)
			}
			_, err := Open(path)
			if !errors.Is(err, c.want) {
				t.Fatalf("got %v, want %v", err, c.want)
			}
			if text := err.Error(); !strings.HasSuffix(text, "。") || strings.Count(text, "。") != 1 {
				t.Errorf("not one sentence: %s", text)
			}
		})
	}
	if _, err := Open(t.TempDir()); !errors.Is(err, IsFolder) {
		t.Errorf("folder: %v", err)
	}
	if _, err := Open(filepath.Join(t.TempDir(), "没有.xlsx")); !errors.Is(err, NotThere) {
		t.Errorf("missing: %v", err)
	}
}

func TestTextTables(t *testing.T) {
	const plain = "东港镇名册,,\n\n姓名,单位,电话\n高𬭎,\"东港镇,\n镇政府\",13900001111\n\n㛃,b,c\n"
	gb, err := simplifiedchinese.GB18030.NewEncoder().String(plain)
	if err != nil {
		t.Fatal(err)
	}
	wideText, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(strings.ReplaceAll(plain, ",\n镇", "\n镇"))
	if err != nil {
		t.Fatal(err)
	}
	tabs := func(s string) string { return strings.ReplaceAll(strings.ReplaceAll(s, "镇,", "镇 "), ",", "\t") }
	for name, text := range map[string]string{
		"utf8": plain, "bom": "\ufeff" + plain, "gb18030": gb, "windows": strings.ReplaceAll(plain, "\n", "\r\n"),
		"tabs": tabs(plain), "semicolons": strings.ReplaceAll(plain, ",", ";"), "utf16": wideText,
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "名册.csv")
			if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
			wb, err := Open(path)
			if err != nil {
				t.Fatal(err)
			}
			g := &wb.Sheets[0]
			if g.Name != "名册" || g.At(2, 0).Text != "姓名" || g.At(3, 0).Text != "高𬭎" || g.At(3, 2).Text != "13900001111" || g.At(5,
				0).Text != "㛃" ||
				len(g.Cells) != 6 {
				t.Errorf("got %+v", g.Cells)
			}
		})
	}
}

func FuzzOpen(f *testing.F) {
	small := excelize.NewFile()
	_ = small.SetCellStr("Sheet1", "B2", "姓名")
	_ = small.MergeCell("Sheet1", "A1", "C1")
	var b bytes.Buffer
	if err := small.Write(&b); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	f.Add([]byte("姓名,电话\n\"a,\n"))
	f.Add([]byte("\xff\xfea\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		path := filepath.Join(t.TempDir(), "f.csv")
		if err := os.WriteFile(path, data, 0o600); err != nil {
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
