package below

import (
	"bytes"
	"errors"
	"slices"
	"strings"

	"liujin/app"
	"liujin/app/paperwork"
	"liujin/app/parcel"
	"liujin/app/upward"
	"liujin/data"
)

// receiptPeriods is of how many periods receipts are told: what is older was told often enough.
const receiptPeriods = 24

// Notice gathers what there is to tell the offices below.
func (a *Book) Notice() (*upward.Notice, error) {
	own, err := a.OwnOffice()
	if err != nil {
		return nil, err
	}
	if own.Code == "" {
		return nil, data.Fail(app.Refused, nil, "还没有填本单位的行政区划代码，收到的单位认不出是谁发的。请在“本单位与显示”里填好。")
	}
	n := &upward.Notice{Unit: parcel.Unit{Code: own.Code, Name: own.Name, Level: string(own.Level)}, Made: a.Today()}
	below, err := a.DB().Below()
	if err != nil {
		return nil, err
	}
	for i := range below {
		if below[i].Code != "" {
			n.Units = append(n.Units, upward.NoticeUnit{Code: below[i].Code, Name: below[i].Name})
		}
	}
	if len(n.Units) == 0 {
		return nil, data.Fail(app.Refused, nil, "还没有登记要报送的单位，或者都没有填行政区划代码。请先在“乡镇街道”里登记。")
	}
	asked, err := a.DB().Requirements(false)
	if err != nil {
		return nil, err
	}
	for i := range asked {
		q := &asked[i]
		n.Asked = append(n.Asked, upward.NoticePeriod{ID: q.ID, Name: q.Name, From: q.Since, To: q.Until, Due: q.Due, Note: q.Note,
			Photos: q.Photos, Examples: q.Examples})
		if i < receiptPeriods {
			if err := a.noteReceipts(n, q); err != nil {
				return nil, err
			}
		}
	}
	if err := errors.Join(a.noteAnswers(n), a.noteTasks(n), a.notePrivate(n)); err != nil {
		return nil, err
	}
	issued, err := a.DB().IssuedRows()
	n.Sequence = 1
	for i := range issued {
		n.Sequence += app.OneIf(issued[i].Paper == data.DownwardPaper)
	}
	return n, err
}

// noteReceipts tells what became of all files of a period.
func (a *Book) noteReceipts(n *upward.Notice, q *data.Requirement) error {
	s, err := a.reported(parcel.Period{Name: q.Name, From: q.Since, To: q.Until})
	if err != nil {
		return err
	}
	for i := range s.Units {
		u := &s.Units[i]
		held := 1
		for k := range u.All {
			if v := &u.All[k]; v.Source == data.SourceFile { // what was typed has numbers of its own
				held = max(held, v.Sequence)
			}
		}
		for k := range u.All {
			v := &u.All[k]
			if v.Source != data.SourceFile {
				continue
			}
			r := upward.NoticeReceipt{Unit: v.Code, From: v.Since, To: v.Until, Sequence: held, Hash: v.Hash, State: data.ReceiptTaken}
			switch {
			case !v.Stands():
				r.State, r.Text = data.ReceiptReturned, v.Reason
			case v.ID == u.Counted.ID && len(u.Doubts) > 0:
				r.State, r.Text = data.ReceiptDoubted, app.Shortened(strings.Join(u.DoubtWords(), "；"), data.ReceiptRunes-1)
			}
			n.Receipts = append(n.Receipts, r)
		}
	}
	return nil
}

// noteAnswers tells what was answered last about each matter that was handed up.
func (a *Book) noteAnswers(n *upward.Notice) error {
	taken, err := a.DB().HandedUpOpinions()
	if err != nil {
		return err
	}
	for i := range taken {
		o := &taken[i]
		if o.Answered == "" {
			continue
		}
		whole, err := a.DB().Opinion(o.ID)
		if err != nil {
			return err
		}
		for k := len(whole.Steps) - 1; k >= 0; k-- {
			if s := &whole.Steps[k]; s.Kind == data.StepAnswer {
				n.Answers = append(n.Answers, upward.NoticeAnswer{Unit: o.FromCode, Matter: o.FromID, Day: s.Day, Text: s.Text,
					Result: s.Result})
				break
			}
		}
	}
	return nil
}

// notePrivate tells how what is private is encrypted to this office. A made-up ledger is told nothing of anybody.
func (a *Book) notePrivate(n *upward.Notice) error {
	sample, err := a.IsSample()
	if err != nil || sample {
		return err
	}
	to, err := a.DB().PrivateRecipient()
	n.Private = []upward.NoticePrivate{{Recipient: to}}
	return err
}

// noticeFile makes the zip.
func (a *Book) noticeFile(n *upward.Notice, program string) ([]byte, parcel.Manifest, error) {
	m := parcel.Manifest{Format: parcel.Down.String(), Minor: parcel.Down.Minor, Program: program, Made: n.Made, Unit: n.Unit,
		Sequence: n.Sequence}
	var err error
	if m.Sample, err = a.IsSample(); err != nil {
		return nil, m, err
	}
	parts, err := n.Rows()
	if err != nil {
		return nil, m, err
	}
	return a.Pack(m, append(parts, parcel.Part{Name: "请看.txt", Body: []byte(n.Letter())}))
}

// SendDown writes the file for the offices below to a path and keeps it in the register. One that says what the last one said is that one
// again.
func (a *Book) SendDown(n *upward.Notice, program, path string) error {
	content, m, err := a.noticeFile(n, program)
	if err != nil {
		return err
	}
	if err := upward.CheckNotice(content); err != nil { // one row that can't be read, and no office could take the file
		return err
	}
	if last := a.lastDown(); last != nil && slices.Equal(last.Files, m.Files) && bytes.Equal(last.Key, m.Key) {
		return paperwork.WriteFile(last.Raw, path)
	}
	if err := paperwork.WriteFile(content, path); err != nil {
		return err
	}
	i := data.Issued{}
	i.Paper, i.Title, i.Day, i.State = data.DownwardPaper, strings.TrimSuffix(n.FileName(), ".zip"), n.Made, data.IssuedKept
	return a.paperwork.KeepFile(&i, n.FileName(), content, "发给各单位"+app.Quoted(i.Title))
}

// lastDown is the file that went down last; nil where none did, or it can't be read any more.
func (a *Book) lastDown() *parcel.Parcel {
	issued, err := a.DB().IssuedSame(data.DownwardPaper, nil, "", "")
	if err != nil || len(issued) == 0 || len(issued[0].Files) == 0 {
		return nil
	}
	file, err := parcel.Open(a.DB().FilePath(issued[0].Files[0]), parcel.Down)
	if err != nil {
		return nil
	}
	return file
}
