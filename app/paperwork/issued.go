package paperwork

import (
	"errors"
	"fmt"
	"strings"

	"liujin/app"
	"liujin/app/days"
	"liujin/app/table"
	"liujin/data"
)

// IssuedColumns are the columns of 印发登记.
var IssuedColumns = []table.Column[*data.IssuedRow]{
	{Name: "day", Head: "印发", Width: 5.5, Cell: func(r *data.IssuedRow) table.Cell { return table.D(r.Day) }},
	table.Of("paper", "文件", 7, func(r *data.IssuedRow) string { return PaperTitle(r.Paper) }),
	table.Of("title", "名称", 13, func(r *data.IssuedRow) string { return r.Title }),
	table.Of("code", "编号", 9, func(r *data.IssuedRow) string { return r.Code() }),
	{Name: "state", Head: "状态", Width: 5, Cell: issuedState},
	{Name: "dated", Head: "成文", Width: 5.5, Hidden: true, Cell: func(r *data.IssuedRow) table.Cell { return table.D(r.Dated) }},
	table.Of("kept", "留存", 6, keptWords).Hide(),
	table.Of("reason", "原因", 10, func(r *data.IssuedRow) string { return r.Reason }).Hide(),
}

// issuedState is what became of a paper, in a chip.
func issuedState(r *data.IssuedRow) table.Cell {
	switch {
	case r.State == data.IssuedVoid:
		return table.Chip(string(r.State), table.Late)
	case r.Corrected:
		return table.Chip("已更正", table.Due)
	case r.State == data.IssuedKept:
		return table.Chip(string(r.State), table.Plain)
	}
	return table.Chip(string(r.State), table.Good)
}

// keptWords say whether a paper's file is there.
func keptWords(r *data.IssuedRow) string {
	if r.Kept {
		return "有文件"
	}
	return "未留存文件"
}

// IssuedRows lists what went out, the newest first.
func (a *Book) IssuedRows() ([]data.IssuedRow, error) { return a.DB().IssuedRows() }

// IssuedAbout lists what went out about a record, the newest first.
func (a *Book) IssuedAbout(of data.Kind, id string) ([]data.IssuedRow, error) {
	return a.DB().IssuedAbout(of, id)
}

// IssuedWords tell of one paper that went out in full: what it is, under which number, of which day, and what became of it.
func IssuedWords(r *data.IssuedRow) string {
	said := []string{r.Day + " 印发"}
	if code := r.Code(); code != "" {
		said = append(said, "编号 "+code)
	}
	if r.Dated != "" {
		said = append(said, "成文日期 "+r.Dated)
	}
	if r.Since != "" {
		said = append(said, "统计 "+r.Since+" 至 "+r.Until)
	}
	said = append(said, string(r.State))
	if r.Reason != "" {
		said = append(said, "原因："+r.Reason)
	}
	if r.Corrected {
		said = append(said, "已另有更正")
	}
	if !r.Kept {
		said = append(said, keptWords(r))
	}
	return strings.Join(said, "，") + "。"
}

// IssuedFile is where the very file lies that went out.
func (a *Book) IssuedFile(id string) (string, error) {
	one, err := a.DB().Issued(id)
	if err != nil {
		return "", err
	}
	if len(one.Files) == 0 {
		return "", data.Fail(data.Missing, nil, "“%s”是升级前印发的，%s，不能再打原件。", one.Title, "未留存文件")
	}
	f, err := a.DB().OpenFile(one.Files[0])
	if err != nil {
		return "", err
	}
	return f.Name(), f.Close()
}

// asIssued is what is saved when a paper goes out.
func (a *Book) asIssued(o *Outgoing, title string) data.Issued {
	var i data.Issued
	if o.today != nil {
		i = *o.today
	} else {
		for _, s := range o.about {
			i.Subjects = append(i.Subjects, data.IssuedSubject{SubjectTable: s.Kind, SubjectID: s.ID})
		}
		i.State = data.IssuedKept
		if o.Numbered {
			i.State = data.IssuedOut
		}
		if o.Corrects {
			i.State, i.CorrectsID, i.Reason = data.IssuedCorrection, o.Earlier.ID, o.Reason
		}
		if goings[o.Paper].about == nil {
			i.Since, i.Until = o.order.From, o.order.To
		}
	}
	i.Paper, i.Title, i.Day, i.Dated = o.Paper, title, a.Today(), o.Dated
	i.Year, i.Number, i.Total = 0, o.Number, o.Total
	if o.Number > 0 {
		i.Year = o.year()
	}
	return i
}

// CheckOutgoing holds a paper that is to go out against its rules: a number that another has, a day that is none, a reason that is wanting.
func (a *Book) CheckOutgoing(o *Outgoing) error {
	i := a.asIssued(o, PaperTitle(o.Paper))
	err := a.DB().CheckIssued(&i)
	switch apart := days.Between(o.proposed, o.Dated); {
	case err != nil:
		return err
	case o.Dated == "":
		return data.Invalid{"dated": "请填写成文日期"}
	case max(apart, -apart) > mostApart:
		return data.Invalid{"dated": fmt.Sprintf("成文日期 %s 与应写的 %s 相差一年以上，请核对", o.Dated, o.proposed)}
	}
	return nil
}

// mostApart is how many days 成文日期 can be from what is proposed: what is further is a slip of the keyboard, and gives a number of another
// year.
const mostApart = 366

// KeepOutgoing keeps a paper that goes out under its title, byte for byte. One that went out earlier today makes room for it.
func (a *Book) KeepOutgoing(o *Outgoing, title string, content []byte) (data.Issued, error) {
	i := a.asIssued(o, app.Shortened(title, 190))
	verb := map[bool]string{false: "留存", true: "印发"}[o.Numbered]
	return i, a.KeepFile(&i, title+".pdf", content, fmt.Sprintf("%s“%s”", verb, title))
}

// KeepFile takes what goes out into the register with its file, byte for byte; doing names the operation.
func (a *Book) KeepFile(i *data.Issued, name string, content []byte, doing string) error {
	file, err := a.DB().AddPaper(name, content)
	if err == nil {
		i.Files = []data.Attachment{file}
		err = a.DoForGood(doing, func(tx *data.Tx) error { return tx.SaveIssued(i) })
	}
	return notKept(i.Title, err)
}

// notKept says of a paper that is written already why it is not in the register: it must not go out, for its number would be given again.
func notKept(title string, err error) error {
	var known *data.Error
	if !errors.As(err, &known) {
		return err
	}
	return data.Fail(known.Code, err, "“%s”没有记入印发登记，编号也没有占用，这一份请先不要发出。原因：%s", app.Shortened(title, 40), known.Text)
}

// VoidIssued says that a paper which went out does not hold. It stays, with its number, and what it is about can go.
func (a *Book) VoidIssued(id, reason string) error {
	one, err := a.DB().Issued(id)
	if err != nil {
		return err
	}
	if !one.Stands() {
		return data.Fail(app.Refused, nil, "“%s”已经作废了。", one.Title)
	}
	reason = strings.TrimSpace(reason) // why it put another right is to be read still, as far as there is room
	if room := data.ReasonRunes - len([]rune(reason)) - len([]rune("（…）")); reason != "" && one.Reason != "" && room > 0 {
		reason += "（" + app.Shortened(one.Reason, room) + "）"
	}
	one.State, one.Reason = data.IssuedVoid, reason
	return a.DoForGood("作废“"+one.Title+"”", func(tx *data.Tx) error { return tx.SaveIssued(&one) })
}

// CorrectionOf is the order by which a paper that was posted or sent up is made anew, to be put right: its name, and what it is made of.
func (a *Book) CorrectionOf(r *data.IssuedRow) (name string, o Order, err error) {
	switch {
	case !Public(r.Paper):
		return "", o, data.Fail(app.Refused, nil, "只有张贴出去的公告和报上去的统计表才用更正。%s内容变了，直接重新打印就行，两份都会留着。", PaperTitle(r.Paper))
	case !r.Stands():
		return "", o, data.Fail(app.Refused, nil, "“%s”已经作废，不能更正。要再发，请重新打印。", r.Title)
	case r.Corrected:
		return "", o, data.Fail(app.Refused, nil, "“%s”已经更正过了。还要改的，请更正后来的那一份。", r.Title)
	}
	one, err := a.DB().Issued(r.ID)
	o = Order{From: one.Since, To: one.Until, Corrects: r.ID}
	for _, s := range one.Subjects {
		o.IDs = append(o.IDs, s.SubjectID)
	}
	return r.Paper, o, err
}
