package sheets

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"
)

// mark is a place of a form that is to be filled: {{市场主体.完成}}.
var mark = regexp.MustCompile(`\{\{\s*([^{}]{1,60}?)\s*\}\}`)

// Fill fills the marks in a workbook that somebody else made (表样): all else of it, formats, merges and print set-up, stays as it is.
// value says what stands for a mark, a number or a text. open are the marks that nothing stands for: they stay where they are, to be seen.
// done is how many were filled. Why it can't is a Refusal.
func Fill(path string, value func(name string) (any, bool)) (content []byte, done int, open []string, err error) {
	raw, err := readAll(path)
	if err != nil {
		return nil, 0, nil, err
	}
	defer func() { // a damaged workbook must never end the program, whatever the library makes of it
		if recover() != nil {
			content, done, open, err = nil, 0, nil, DamagedBook
		}
	}()
	if !bytes.HasPrefix(raw, []byte("PK\x03\x04")) {
		return nil, 0, nil, Refusal("表样要用 .xlsx 格式。旧的 .xls 请用 Excel 或 WPS 打开，另存为 .xlsx 后再选。")
	}
	if err := sortOfZip(raw); err != nil {
		return nil, 0, nil, err
	}
	f, err := excelize.OpenReader(bytes.NewReader(raw), excelize.Options{UnzipSizeLimit: mostUnzipped, UnzipXMLSizeLimit: mostUnzipped})
	if err != nil {
		return nil, 0, nil, DamagedBook
	}
	defer func() { _ = f.Close() }()
	filling := form{File: f, value: value}
	for _, sheet := range f.GetSheetList() {
		if err := filling.sheet(sheet); err != nil {
			return nil, 0, nil, DamagedBook
		}
	}
	all := true // what its own formulas make of the figures is counted when it is opened
	if err := f.SetCalcProps(&excelize.CalcPropsOptions{FullCalcOnLoad: &all}); err != nil {
		return nil, 0, nil, DamagedBook
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		return nil, 0, nil, DamagedBook
	}
	slices.Sort(filling.open)
	return out.Bytes(), filling.done, slices.Compact(filling.open), nil
}

// form is a workbook that is being filled.
type form struct {
	*excelize.File
	value func(name string) (any, bool)
	done  int
	open  []string
}

func (f *form) sheet(name string) error {
	rows, err := f.GetRows(name, excelize.Options{RawCellValue: true})
	if err != nil {
		return err
	}
	for r, row := range rows {
		for c, text := range row {
			if !strings.Contains(text, "{{") {
				continue
			}
			cell, err := excelize.CoordinatesToCellName(c+1, r+1)
			if err != nil {
				return err
			}
			if formula, err := f.GetCellFormula(name, cell); err != nil || formula != "" {
				continue // it shows what another cell holds
			}
			if err := f.SetCellValue(name, cell, f.filled(text)); err != nil {
				return err
			}
		}
	}
	return nil
}

// filled is what a cell holds: a mark that stands alone becomes a number where it is one.
func (f *form) filled(text string) any {
	if found := mark.FindStringSubmatch(text); found != nil && found[0] == strings.TrimSpace(text) {
		if v, ok := f.value(found[1]); ok {
			f.done++
			return v
		}
	}
	return mark.ReplaceAllStringFunc(text, func(whole string) string {
		name := mark.FindStringSubmatch(whole)[1]
		v, ok := f.value(name)
		if !ok {
			f.open = append(f.open, name)
			return whole
		}
		f.done++
		return fmt.Sprint(v)
	})
}
