// Package reports is what deputies hand in through a chat group (待核记录): read, looked at, and made into records or dropped.
package reports

import (
	"cmp"
	"fmt"
	"strings"

	"liujin/app"
	"liujin/app/intake"
	"liujin/app/intake/reports"
	"liujin/app/table"
	"liujin/data"
)

// Book is what was handed in to an open ledger.
type Book struct{ *app.App }

// New serves what was handed in to an open ledger.
func New(a *app.App) *Book { return &Book{App: a} }

// Format is what is posted in the group for the deputies to fill in.
func Format() string {
	return "【代表履职填报】请复制下面几行，填好发回群里，写不全也可以：\n姓名：\n日期：\n走进哪里：（村居、企业、家站点、项目、选区选民、培训）\n做了什么：\n群众反映："
}

// Row is a report in a list.
type Row struct {
	data.ReportRow
	Where string // what it was about is called
	Ready bool   // it can be confirmed as it is
}

// Columns are the columns of 待核记录.
var Columns = []table.Column[*Row]{
	{Name: "ready", Head: "核对", Width: 3.5, Cell: func(r *Row) table.Cell {
		switch {
		case r.State != data.ReportWaiting:
			return table.Chip(string(r.State), table.Plain)
		case r.Ready:
			return table.Chip("可登记", table.Good)
		}
		return table.Chip("待补", table.Due)
	}},
	{Name: "day", Head: "日期", Width: 5.5, Cell: func(r *Row) table.Cell { return table.D(r.Day) }},
	table.Of("deputies", "代表", 7, func(r *Row) string {
		return strings.Trim(r.Deputies+"、"+r.Strangers, "、")
	}),
	table.Of("walk", "走进", 5, func(r *Row) string { return r.WalkIn.Info().Name }),
	table.Of("where", "哪里", 8, func(r *Row) string { return cmp.Or(r.Where, r.Place) }),
	table.Of("text", "原文", 14, func(r *Row) string { return strings.Join(strings.Fields(r.Text), " ") }).Hide(),
	table.Of("sender", "发送人", 5, func(r *Row) string { return r.Sender }).Hide(),
	{Name: "sent", Head: "发送日期", Width: 5.5, Hidden: true, Cell: func(r *Row) table.Cell { return table.D(r.Sent) }},
	{Name: "photos", Head: "照片", Width: 3, Hidden: true, Cell: func(r *Row) table.Cell { return table.Some(r.Photos) }},
}

// Rows lists what was handed in, in the order in which it was written.
func (a *Book) Rows() ([]Row, error) {
	all, err := a.DB().ReportRows()
	if err != nil {
		return nil, err
	}
	picked, err := a.PickSubjects()
	if err != nil {
		return nil, err
	}
	called := map[string]string{}
	for _, p := range picked {
		called[p.ID] = p.Name
	}
	rows := make([]Row, len(all))
	for i := range all {
		rows[i] = Row{ReportRow: all[i], Where: called[all[i].SubjectID]}
		if all[i].Waits() {
			whole, err := a.DB().Report(all[i].ID)
			if err != nil {
				return nil, err
			}
			rows[i].Ready = a.Check(&whole) == nil
		}
	}
	return rows, nil
}

// Report returns a report, whole.
func (a *Book) Report(id string) (data.Report, error) { return a.DB().Report(id) }

// Waiting is how many wait to be confirmed.
func (a *Book) Waiting() (int, error) {
	all, err := a.DB().ReportsWaiting()
	return len(all), err
}

// Caption is what a report is called: its day and who wrote it, or its beginning.
func (a *Book) Caption(r *data.Report) string {
	return strings.TrimSpace(cmp.Or(r.Day, r.Sent) + " " + cmp.Or(r.Sender, app.Shortened(strings.Join(strings.Fields(r.Text), " "), 12)))
}

// Taken is what a paste brought.
type Taken struct {
	IDs   []string
	Known int      // handed in before
	Left  []string // messages that tell of nothing that was done
	More  []string // reports behind the last that was read
}

// Words says what a paste brought.
func (t *Taken) Words() string {
	parts := []string{fmt.Sprintf("读出 %d 条待核记录", len(t.IDs))}
	if t.Known > 0 {
		parts = append(parts, fmt.Sprintf("%d 条以前收过，没有再收", t.Known))
	}
	if n := len(t.More); n > 0 {
		parts = append(parts, fmt.Sprintf("太多了，后面还有 %d 条没有读，请从“%s”那条起再复制粘贴一次", n, app.Shortened(t.More[0], 12)))
	}
	if len(t.Left) > 0 {
		short := make([]string, len(t.Left))
		for i, text := range t.Left {
			short[i] = "“" + app.Shortened(text, 12) + "”"
		}
		parts = append(parts, "没有当作记录："+app.Few(short, 3, "条"))
	}
	return strings.Join(parts, "；")
}

// Take reads a pasted text into reports that wait to be confirmed, as one operation. What was handed in before is not taken once more.
func (a *Book) Take(text string) (taken Taken, err error) {
	l, err := a.lookup(a.Today())
	if err != nil {
		return taken, err
	}
	read := reports.Read(text, l.known)
	if read.TooLong {
		return taken, data.Fail(data.BadFile, nil, "粘贴的文字太长（最多 200 KB），一个字也没有读。请分几次粘贴。")
	}
	if read.Table {
		return taken, data.Fail(data.BadFile, nil, "粘贴的像是一张表格，没有当作代表的填报读。\n名册请存成 Excel 或 csv 文件，用“名册”页的“导入名册、换届”；走访、培训、意见建议的旧台账和建议清单，"+
			"用那一页右上角的“导入”。")
	}
	taken.Left, taken.More = read.Left, read.More
	had, err := a.had()
	if err != nil {
		return taken, err
	}
	var fresh []data.Report
	for i := range read.Reports {
		one := l.report(&read.Reports[i])
		key := keyOf(&one.ReportFields)
		if had[key] {
			taken.Known++
			continue
		}
		had[key] = true
		fresh = append(fresh, one)
	}
	if len(fresh) == 0 {
		return taken, nil
	}
	err = a.Do(fmt.Sprintf("收下 %d 条待核记录", len(fresh)), func(tx *data.Tx) error {
		for i := range fresh {
			if err := tx.SaveReport(&fresh[i]); err != nil {
				return err
			}
			taken.IDs = append(taken.IDs, fresh[i].ID)
		}
		return nil
	})
	return taken, err
}

// had are the keys of what was handed in before, whatever became of it.
func (a *Book) had() (map[string]bool, error) {
	all, err := a.DB().ReportRows()
	keys := map[string]bool{}
	for i := range all {
		keys[keyOf(&all[i].ReportFields)] = true
	}
	return keys, err
}

// keyOf is by what a message is known again: its text, and the day on which it was written, or which it tells of.
func keyOf(r *data.ReportFields) string {
	return intake.Bare(intake.Fold(r.Text)) + "\n" + cmp.Or(r.Sent, r.Day)
}

// Drop drops reports that are no records: they are not taken again.
func (a *Book) Drop(id string) error {
	r, err := a.DB().Report(id)
	if err != nil {
		return err
	}
	return a.Do("不登记“"+a.Caption(&r)+"”", func(tx *data.Tx) error {
		r.Close(data.ReportDropped, "")
		return tx.SaveReport(&r)
	})
}

// Again reads what was written once more, so that it can be confirmed: it was dropped by mistake, or its record was deleted.
func (a *Book) Again(id string) error {
	r, err := a.DB().Report(id)
	if err != nil {
		return err
	}
	l, err := a.lookup(r.Came)
	if err != nil {
		return err
	}
	read := reports.Reread(r.Text, r.Sender, r.Sent, l.known)
	next := l.report(&read)
	next.Meta = r.Meta
	return a.Do("重新核对“"+a.Caption(&r)+"”", func(tx *data.Tx) error { return tx.SaveReport(&next) })
}
