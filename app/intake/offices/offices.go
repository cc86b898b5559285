// Package offices reads lists of the offices that report to one (乡镇街道): what each is called, its code, and whom to call there.
package offices

import (
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"liujin/app/intake"
	"liujin/app/intake/pattern"
	"liujin/app/sheets"
)

// The fields of such a list.
const (
	fieldName    = "name"
	fieldCode    = "code"
	fieldShort   = "short"
	fieldContact = "contact"
	fieldPhone   = "phone"
	fieldByHand  = "by_hand"
)

// template is how the engine reads it.
var template = &intake.Template{Key: fieldName, OneEach: []string{fieldCode}, Fields: []intake.Field{
	{Name: fieldName, Title: "单位名称", Heads: strings.Fields("单位名称 单位 报送单位 填报单位 乡镇街道 乡镇(街道) 镇街 镇(街道) 乡镇 街道 乡镇名称 街道名称 名称 单位全称 全称 县区 区县")},
	{Name: fieldCode, Title: "行政区划代码",
		Heads: strings.Fields("行政区划代码 代码 区划代码 单位代码 行政区划 区划码 统计用区划代码 编码 单位编码")},
	{Name: fieldShort, Title: "简称", Heads: strings.Fields("简称 单位简称")},
	{Name: fieldContact, Title: "联系人", Heads: strings.Fields("联系人 人大秘书 秘书 联络员 经办人 填报人 负责人 联系人姓名 姓名")},
	{Name: fieldPhone, Title: "电话", Heads: strings.Fields("电话 联系电话 手机 手机号 手机号码 联系方式 电话号码 联系人电话 办公电话")},
	{Name: fieldByHand, Title: "用填报表", Heads: strings.Fields("用填报表 填报表 是否用填报表 填报方式 报送方式 上报方式")}}}

// Office is one office of a list.
type Office struct {
	Row                               int // as in the list, counted from 1
	Name, Code, Short, Contact, Phone string
	ByHand, Told                      bool   // whether it fills in tables, and whether the list says
	Fault                             string // what could not be read of it: Chinese clauses; "" all could
}

// ErrNone is told of a text in which no list of offices was found.
var ErrNone = errors.New("没有读出单位名单。请在表格里选中有“单位名称”和“代码”的几栏，连表头一起复制，再粘贴。")

// Read reads a list. One without heads is read by what stands in its columns.
func Read(book *sheets.Workbook) ([]Office, error) {
	r := intake.NewReader(template, book, intake.Options{})
	if !found(r) {
		r = intake.NewReader(template, headed(book), intake.Options{})
	}
	if !found(r) {
		return nil, ErrNone
	}
	r.Settle()
	above := 0 // rows that were put above the list
	if r.Book != book {
		above = 1
	}
	var all []Office
	for _, t := range r.Tables {
		if err := r.Walk(t, func(row *intake.Row) {
			if row.Lone == "" || unitName.MatchString(intake.Bare(row.Lone)) { // a lone text is a title, or a unit of which nothing is told
				all = append(all, read(row, above))
			}
		}); err != nil {
			return nil, err
		}
	}
	if len(all) == 0 {
		return nil, ErrNone
	}
	return all, nil
}

// found reports whether a list has names with anything beside them.
func found(r *intake.Reader) bool {
	return slices.ContainsFunc(r.Tables, func(t intake.Table) bool {
		return slices.Contains(t.Match.Columns, fieldName) && slices.ContainsFunc(t.Match.Columns, func(field string) bool {
			return field != "" && field != fieldName
		})
	})
}

// read reads one office.
func read(row *intake.Row, above int) Office {
	o := Office{Row: row.Number - above, Name: intake.Bare(row.Cell(fieldName).Text), Short: intake.Bare(row.Cell(fieldShort).Text),
		Contact: intake.Tidy(row.Cell(fieldContact).Text)}
	var faults []string
	if o.Code = digitsOf(row.Cell(fieldCode).Cell); o.Code != "" && !isCode.MatchString(o.Code) {
		faults, o.Code = append(faults, "代码“"+o.Code+"”不是 6、9 或 12 位数字"), ""
	}
	var fault string
	if o.Phone, _, fault = intake.Phone(row.Cell(fieldPhone).Cell); fault != "" {
		faults = append(faults, "电话"+fault)
	}
	o.ByHand, o.Told = byHand(row.Cell(fieldByHand).Text)
	o.Fault = strings.Join(faults, "；")
	return o
}

var isCode = pattern.New(`^(\d{6}|\d{9}|\d{12})$`)

// townTail is what statisticians write behind the nine digits of a town.
const townTail = "000"

// digitsOf is a code as it is written, of nine digits where it has but zeros behind them.
func digitsOf(c sheets.Cell) string {
	code := intake.Fold(intake.Bare(c.Text))
	if c.Kind == sheets.Number {
		code = c.Raw
	}
	if intake.Blank(code) {
		return ""
	}
	if len(code) == 12 {
		code = strings.TrimSuffix(code, townTail)
	}
	return code
}

// byHand reads whether an office fills in tables.
func byHand(text string) (yes, told bool) {
	switch text = intake.Bare(text); {
	case intake.Blank(text):
		return false, false
	case strings.HasPrefix(text, "否"), strings.HasPrefix(text, "不"), strings.ContainsAny(text, "×✗"), strings.Contains(text, "程序"),
		strings.Contains(text, "软件"), strings.Contains(text, "台账"):
		return false, true
	}
	return true, true
}

var (
	unitName = pattern.New(`(镇|乡|街道|人大|办事处|工委|主席团|办公室|委员会|县|区|市)$`)
	someName = pattern.New(`^[\p{Han}·]{2,5}$`)
	someCode = pattern.New(`^\d{6}(\d{3}){0,2}$`)
)

// headed is a list without heads under those that its columns have by what stands in them.
func headed(book *sheets.Workbook) *sheets.Workbook {
	with := &sheets.Workbook{Path: book.Path}
	for i := range book.Sheets {
		g := &book.Sheets[i]
		heads := make([]sheets.Cell, g.Width())
		taken := map[string]bool{}
		for col := range heads {
			if title := titleOf(g, col); !taken[title] {
				heads[col], taken[title] = sheets.Cell{Text: title}, true
			}
		}
		with.Sheets = append(with.Sheets, sheets.Grid{Name: g.Name, Cells: append([][]sheets.Cell{heads}, g.Cells...)})
	}
	return with
}

// titleOf is the head that fits most of a column; "" none does.
func titleOf(g *sheets.Grid, col int) string {
	count, filled := map[string]int{}, 0
	for row := range g.Cells {
		c := g.At(row, col)
		text := intake.Bare(c.Text)
		if text == "" {
			continue
		}
		filled++
		phone, _, _ := intake.Phone(c)
		switch {
		case someCode.MatchString(intake.Fold(text)):
			count[fieldCode]++
		case phone != "":
			count[fieldPhone]++
		case unitName.MatchString(text) && utf8.RuneCountInString(text) > 2:
			count[fieldName]++
		case slices.Contains([]string{"是", "否", "√"}, text):
			count[fieldByHand]++
		case someName.MatchString(text):
			count[fieldContact]++
		}
	}
	for field, n := range count {
		if 2*n > filled {
			return template.Title(field)
		}
	}
	return ""
}
