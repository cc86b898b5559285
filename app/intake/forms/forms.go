// Package forms writes the tables that an office without the program fills in (填报表), and reads them back, however they were saved
// meanwhile.
package forms

import (
	"errors"

	"liujin/app/days"
	"liujin/app/sheets"
)

// Item is one figure that is asked for.
type Item struct {
	Key        string
	Name, Unit string // what the table calls it, and what is counted
	Says       string // how it is counted
}

// Form is a table to be filled in by one office.
type Form struct {
	Mark
	Unit, To string // who fills it in, and who asks
	Period   string // what the days are called
	Due      string // by when it is asked for; "" no day was set
	Note     string // what else is asked
	Items    []Item
	Most     int    // the greatest figure
	Made     string // the day
}

// What is asked in words, and the heads of the columns.
const (
	asksBy    = "填表人"
	asksPhone = "联系电话"
	asksNote  = "情况说明"
	headItem  = "项目"
	headValue = "数字"
	daysBegin = "报送期："
)

// ErrNone is told of a table that is no such form.
var ErrNone = errors.New("不是填报表")

// Mismatch is why a form is not as it was written: one Chinese sentence.
type Mismatch string

func (m Mismatch) Error() string { return string(m) }

// daysLine is the line of the days, which follows from the mark alone.
func (m Mark) daysLine() string { return daysBegin + days.Period(m.From, m.To) }

// Title is what the table is called.
func (f *Form) Title() string { return f.Period + "代表履职情况填报表" }

// XLSX is the table as the bytes of a workbook.
func (f *Form) XLSX() ([]byte, error) {
	t := sheets.FillIn{Title: f.Title(), Most: f.Most, Mark: "表号：" + f.Mark.String() + "（程序按它认这张表，请不要改动）", Day: f.Made,
		Heads: sheets.FillInHeads{Place: "序号", Item: headItem, Unit: "单位", Value: headValue, Says: "怎么数"},
		Lines: []string{"填报单位：" + f.Unit + "　　　报送到：" + f.To, f.daysLine()},
		Asks:  []sheets.FillInText{{Name: asksBy, Lines: 1}, {Name: asksPhone, Lines: 1}, {Name: asksNote, Lines: 3}}}
	if f.Due != "" {
		t.Lines[1] += "　　　请在 " + days.Long(f.Due) + "前报送"
	}
	if f.Note != "" {
		t.Lines = append(t.Lines, "要求："+f.Note)
	}
	for _, i := range f.Items {
		t.Rows = append(t.Rows, sheets.FillInRow{Item: i.Name, Unit: i.Unit, Says: i.Says})
	}
	t.Notes = []string{"只填浅黄色的格子，填整数：没有发生的填 0，不清楚的空着。除注明“到期末”的以外，都只数报送期这几天的。",
		"和上一期相差很大的，请在“" + asksNote + "”里写一句原因。", "填好后存盘，把这个文件原样发回；改了再发也可以，以最后发的为准。"}
	if f.Sample {
		t.Notes = append(t.Notes, "示例：这张表是示例台账写的，只能用来试。")
	}
	return sheets.FillInXLSX(t)
}
