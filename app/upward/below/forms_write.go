package below

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"liujin/app"
	"liujin/app/intake/forms"
	"liujin/app/paperwork"
	"liujin/app/parcel"
	"liujin/app/sheets"
	"liujin/data"
)

// FormFile is a table for one unit that is about to be written.
type FormFile struct {
	Office data.Office
	Path   string
	There  bool // a file of that name lies there already, and may have been filled in
}

// ByHand are the units below that fill in tables (用填报表).
func (a *Book) ByHand() ([]data.Office, error) {
	all, err := a.DB().Below()
	return slices.DeleteFunc(all, func(o data.Office) bool { return !o.ByHand }), err
}

// FormFiles are the tables of some units for a period, as they would lie in a folder; no units: all that fill in tables.
func (a *Book) FormFiles(p parcel.Period, units []data.Office, folder string) (files []FormFile, err error) {
	if len(units) == 0 {
		if units, err = a.ByHand(); err != nil {
			return nil, err
		}
	}
	if len(units) == 0 {
		own, err := a.OwnOffice()
		if err != nil {
			return nil, err
		}
		return nil, data.Fail(app.Refused, nil, "没有用填报表的单位。没有用本程序的单位，请先在“%s”里勾上“没有用本程序，填报表上报”。", Noun(own.Level))
	}
	taken := map[string]bool{}
	for _, o := range units {
		name := sheets.FileName(o.Called() + "-" + p.Name + "-" + string(data.SourceForm))
		if taken[name] { // two units that are called alike
			name += "-" + o.Code
		}
		taken[name] = true
		f := FormFile{Office: o, Path: filepath.Join(folder, name+".xlsx")}
		_, err := os.Stat(f.Path)
		f.There = err == nil
		files = append(files, f)
	}
	return files, nil
}

// FormsThere names the units of which a table lies there already.
func FormsThere(files []FormFile) (names []string) {
	for i := range files {
		if files[i].There {
			names = append(names, files[i].Office.Called())
		}
	}
	return names
}

// WriteForms writes tables to be filled in of a period (填报表), an empty one in place of each that is there.
func (a *Book) WriteForms(p parcel.Period, files []FormFile) error {
	own, err := a.OwnOffice()
	if err != nil {
		return err
	}
	sample, err := a.IsSample()
	if err != nil {
		return err
	}
	asked, err := a.DB().Requirements(false)
	if err != nil {
		return err
	}
	for _, file := range files {
		f := forms.Form{Mark: forms.Mark{Version: forms.Version, Sample: sample, Code: file.Office.Code, From: p.From, To: p.To},
			Unit: file.Office.Name, To: own.Name, Period: p.Name, Items: Asked[:], Most: data.MostFigure, Made: a.Today()}
		if q := requirementOf(asked, &p); q != nil {
			f.Period, f.Due, f.Note = q.Name, q.Due, q.Note
		}
		content, err := f.XLSX()
		if err != nil {
			return err
		}
		if err := os.MkdirAll(filepath.Dir(file.Path), 0o755); err != nil {
			return data.Fail(data.ReadOnly, err, "文件夹“%s”不能写入，请换一个地方。", filepath.Dir(file.Path))
		}
		if err := paperwork.WriteFile(content, file.Path); err != nil {
			return err
		}
	}
	return nil
}

// IsForm reports whether a file surely is a table that was filled in, by its mark alone.
func IsForm(path string) bool { return sheets.Mentions(path, forms.MarkBegins) }

// isTable reports whether a file is a spreadsheet by its name, which no file of a program is.
func isTable(path string) bool {
	return slices.Contains([]string{".xlsx", ".xlsm", ".xls", ".et", ".csv"}, strings.ToLower(filepath.Ext(path)))
}
