package upward

import (
	"bytes"
	"fmt"
	"strings"

	"liujin/app"
	"liujin/app/days"
	"liujin/app/paperwork"
	"liujin/app/parcel"
	"liujin/app/sheets"
	"liujin/data"
)

// The kinds of rows of a file downward (发给各单位的文件), by the names of their files.
const (
	kindUnit    = "unit"
	kindAsked   = "period"
	kindReceipt = "receipt"
	kindAnswer  = "answer"
)

// Notice is what an office tells those below: for whom it is, what is asked of them, and what became of what they sent.
type Notice struct {
	Unit     parcel.Unit // who tells it
	Made     string
	Sequence int
	Units    []NoticeUnit
	Asked    []NoticePeriod
	Receipts []NoticeReceipt
	Answers  []NoticeAnswer
}

// NoticeUnit is an office for which the file is.
type NoticeUnit struct {
	Code string `json:"code"`
	Name string `json:"name"`
}

// NoticePeriod is a period of which a report is asked (报送要求).
type NoticePeriod struct {
	ID     string `json:"id"`
	Name   string `json:"name"`
	From   string `json:"from"`
	To     string `json:"to"`
	Due    string `json:"due"`
	Note   string `json:"note,omitzero"`
	Photos int    `json:"photos,omitzero"` // the most that may come along
}

// NoticeReceipt is what became of a file that a unit sent (回执).
type NoticeReceipt struct {
	Unit     string            `json:"unit"` // its code
	From     string            `json:"from"`
	To       string            `json:"to"`
	Sequence int               `json:"sequence"` // the highest of the period that is held: what follows is above it
	Hash     string            `json:"hash"`
	State    data.ReceiptState `json:"state"`
	Text     string            `json:"text,omitzero"`
}

// NoticeAnswer is what was answered about a matter that a unit handed up.
type NoticeAnswer struct {
	Unit   string            `json:"unit"`   // its code
	Matter string            `json:"matter"` // its id there
	Day    string            `json:"day"`
	Text   string            `json:"text"`
	Result data.MatterResult `json:"result,omitzero"`
}

// receiptPeriods is of how many periods receipts are told: what is older was told often enough.
const receiptPeriods = 24

// Notice gathers what there is to tell the offices below.
func (a *Book) Notice() (*Notice, error) {
	own, err := a.OwnOffice()
	if err != nil {
		return nil, err
	}
	if own.Code == "" {
		return nil, data.Fail(app.Refused, nil, "还没有填本单位的行政区划代码，收到的单位认不出是谁发的。请在“本单位与显示”里填好。")
	}
	n := &Notice{Unit: parcel.Unit{Code: own.Code, Name: own.Name, Level: string(own.Level)}, Made: a.Today()}
	below, err := a.DB().Below()
	if err != nil {
		return nil, err
	}
	for i := range below {
		if below[i].Code != "" {
			n.Units = append(n.Units, NoticeUnit{Code: below[i].Code, Name: below[i].Name})
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
		n.Asked = append(n.Asked, NoticePeriod{ID: q.ID, Name: q.Name, From: q.Since, To: q.Until, Due: q.Due, Note: q.Note,
			Photos: q.Photos})
		if i < receiptPeriods {
			if err := a.noteReceipts(n, q); err != nil {
				return nil, err
			}
		}
	}
	if err := a.noteAnswers(n); err != nil {
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
func (a *Book) noteReceipts(n *Notice, q *data.Requirement) error {
	s, err := a.Summary(parcel.Period{Name: q.Name, From: q.Since, To: q.Until})
	if err != nil {
		return err
	}
	for i := range s.Units {
		u := &s.Units[i]
		held := 1
		for k := range u.All {
			held = max(held, u.All[k].Sequence)
		}
		for k := range u.All {
			v := &u.All[k]
			if v.Source != data.SourceFile {
				continue
			}
			r := NoticeReceipt{Unit: v.Code, From: v.Since, To: v.Until, Sequence: held, Hash: v.Hash, State: data.ReceiptTaken}
			switch {
			case !v.Stands():
				r.State, r.Text = data.ReceiptReturned, v.Reason
			case v.ID == u.Counted.ID && len(u.Doubts) > 0:
				r.State, r.Text = data.ReceiptDoubted, strings.Join(said(u.Doubts), "；")
			}
			n.Receipts = append(n.Receipts, r)
		}
	}
	return nil
}

// noteAnswers tells what was answered last about each matter that was handed up.
func (a *Book) noteAnswers(n *Notice) error {
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
				n.Answers = append(n.Answers, NoticeAnswer{Unit: o.FromCode, Matter: o.FromID, Day: s.Day, Text: s.Text, Result: s.Result})
				break
			}
		}
	}
	return nil
}

// FileName is what the file is called: 滨海县人大常委会发给各单位-11月28日-3.zip.
func (n *Notice) FileName() string {
	return sheets.FileName(fmt.Sprintf("%s发给各单位-%s-%d", n.Unit.Name, days.Short(n.Made), n.Sequence)) + ".zip"
}

// Words say what it tells.
func (n *Notice) Words() string {
	text := fmt.Sprintf("发给 %d 个单位，报送要求 %d 期", len(n.Units), len(n.Asked))
	if len(n.Receipts) > 0 {
		text += fmt.Sprintf("，回执 %d 份", len(n.Receipts))
	}
	if len(n.Answers) > 0 {
		text += fmt.Sprintf("，答复 %d 件", len(n.Answers))
	}
	return text
}

// file makes the zip.
func (a *Book) noticeFile(n *Notice, program string) ([]byte, error) {
	m := parcel.Manifest{Format: parcel.Down.String(), Minor: parcel.Down.Minor, Program: program, Made: n.Made, Unit: n.Unit,
		Sequence: n.Sequence}
	var err error
	if m.Sample, err = a.IsSample(); err != nil {
		return nil, err
	}
	var parts []parcel.Part
	for _, make := range []func() (parcel.Part, error){
		func() (parcel.Part, error) { return parcel.Lines(kindUnit, n.Units) },
		func() (parcel.Part, error) { return parcel.Lines(kindAsked, n.Asked) },
		func() (parcel.Part, error) { return parcel.Lines(kindReceipt, n.Receipts) },
		func() (parcel.Part, error) { return parcel.Lines(kindAnswer, n.Answers) },
	} {
		part, err := make()
		if err != nil {
			return nil, err
		}
		parts = append(parts, part)
	}
	parts = append(parts, parcel.Part{Name: "请看.txt", Body: []byte(n.letter())})
	key, err := a.DB().SigningKey()
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	_, err = parcel.Write(&out, m, parts, key)
	return out.Bytes(), err
}

// letter is what a person reads who opens the zip.
func (n *Notice) letter() string {
	lines := []string{n.Unit.Name, "", "请把这个 zip 文件原样拖到“六进履职台账”的窗口里，报送要求和回执就会显示出来。", ""}
	for i := range n.Asked {
		q := &n.Asked[i]
		line := fmt.Sprintf("%s（%s）：%s前报送", q.Name, days.Period(q.From, q.To), days.Long(q.Due))
		if q.Note != "" {
			line += "。" + q.Note
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\r\n") + "\r\n" // Windows' editor of old knows no other
}

// SendDown writes the file for the offices below to a path and keeps it in the register.
func (a *Book) SendDown(n *Notice, program, path string) error {
	content, err := a.noticeFile(n, program)
	if err != nil {
		return err
	}
	if err := paperwork.WriteFile(content, path); err != nil {
		return err
	}
	file, err := a.DB().AddPaper(n.FileName(), content)
	if err != nil {
		return err
	}
	i := data.Issued{Files: []data.Attachment{file}}
	i.Paper, i.Title, i.Day, i.State = data.DownwardPaper, strings.TrimSuffix(n.FileName(), ".zip"), n.Made, data.IssuedKept
	return a.DoForGood("发给各单位"+app.Quoted(i.Title), func(tx *data.Tx) error { return tx.SaveIssued(&i) })
}
