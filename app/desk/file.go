package desk

import (
	"fmt"
	"slices"

	"liujin/app"
	"liujin/app/days"
	"liujin/app/parcel"
	"liujin/app/table"
	"liujin/data"
)

// The desk speaks of a report that the superior asks for in the last days before it is due, and some time after.
const (
	fileSoon = 7
	fileLong = 60
)

// toFile are the periods that the superior asks for and that were not reported (上报), or were given back.
func (a *Book) toFile() (all []app.Todo, err error) {
	asked, err := a.DB().Requirements(true)
	if err != nil || len(asked) == 0 {
		return nil, err
	}
	issued, err := a.DB().IssuedRows()
	if err != nil {
		return nil, err
	}
	receipts, err := a.DB().Receipts()
	if err != nil {
		return nil, err
	}
	today := a.Today()
	for i := range asked {
		q := &asked[i]
		if today < days.After(q.Due, -fileSoon) || today > days.After(q.Due, fileLong) {
			continue
		}
		t := app.Todo{Line: app.TodoFile, When: app.InDays(today, q.Due), Tone: table.Due, Name: q.Name, About: "上报", By: q.Due,
			Text: fmt.Sprintf("%s上报还有 %d 天", q.Name, days.Between(today, q.Due)), Rows: app.Rows{
				Subject: data.Subject{ID: q.ID}, Keep: []app.Condition{app.ToFile}}}
		switch f := a.Filed(q, issued, receipts); {
		case f.Row.ID != "" && f.Receipt.State != data.ReceiptReturned:
			continue
		case f.Row.ID != "":
			t.When, t.Tone, t.Text = "退回", table.Late, q.Name+"的上报被退回："+f.Receipt.Text
		case today == q.Due:
			t.Text = q.Name + "上报今天截止"
		case today > q.Due:
			n := days.Between(q.Due, today)
			t.When, t.Tone, t.Text = fmt.Sprintf("过了 %d 天", n), table.Late, fmt.Sprintf("%s上报过了 %d 天，还没有报", q.Name, n)
		}
		all = append(all, t)
	}
	return all, nil
}

// Filed is the newest file of a period that went up and stands.
type Filed struct {
	Row     data.IssuedRow // its ID is "" where none did
	Hash    string         // of what it states; "" where it can't be read any more: it was sent all the same
	Receipt data.Receipt   // what the superior said of it; its ID is "" where nothing
}

// Filed finds what went up of a period, among the papers that went out, the newest first.
func (a *Book) Filed(q *data.Requirement, issued []data.IssuedRow, receipts map[string]data.Receipt) (f Filed) {
	at := slices.IndexFunc(issued, func(r data.IssuedRow) bool {
		return r.Paper == data.FilingPaper && r.Stands() && r.Since == q.Since && r.Until == q.Until
	})
	if at < 0 {
		return f
	}
	f.Row = issued[at]
	whole, err := a.DB().Issued(f.Row.ID)
	if err != nil || len(whole.Files) == 0 {
		return f
	}
	if file, err := parcel.Open(a.DB().FilePath(whole.Files[0]), parcel.Up); err == nil {
		f.Hash = file.Hash()
		f.Receipt = receipts[f.Hash]
	}
	return f
}
