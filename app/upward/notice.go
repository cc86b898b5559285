package upward

import (
	"fmt"
	"strings"

	"liujin/app/days"
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
	kindGiven   = "unit_task"
	kindPrivate = "private"
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
	Tasks    []NoticeTask
	Private  []NoticePrivate // one, or none
}

// NoticePrivate is how those below encrypt what is private to the office.
type NoticePrivate struct {
	Recipient string `json:"recipient"` // the public half of its pair (age, X25519)
}

// recipient is to whom what is private is encrypted; "" the file does not say.
func (n *Notice) recipient() string {
	if len(n.Private) == 0 {
		return ""
	}
	return n.Private[0].Recipient
}

// NoticeUnit is an office for which the file is.
type NoticeUnit struct {
	Code string `json:"code"`
	Name string `json:"name"`
}

// NoticePeriod is a period of which a report is asked (报送要求).
type NoticePeriod struct {
	ID       string `json:"id"`
	Name     string `json:"name"`
	From     string `json:"from"`
	To       string `json:"to"`
	Due      string `json:"due"`
	Note     string `json:"note,omitzero"`
	Photos   int    `json:"photos,omitzero"`   // the most that may come along
	Examples int    `json:"examples,omitzero"` // 先进典型: the same
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

// NoticeTask is what a unit is to do in an activity month (任务).
type NoticeTask struct {
	Unit     string       `json:"unit"`     // its code
	Campaign string       `json:"campaign"` // the activity month's name
	From     string       `json:"from"`
	To       string       `json:"to"`
	Amounts  data.Targets `json:"amounts"` // in the units of the walk-ins; 0 none
}

// FileName is what the file is called: 滨海县人大常委会发给各单位-11月28日-3.zip.
func (n *Notice) FileName() string {
	return sheets.FileName(fmt.Sprintf("%s发给各单位-%s-%d", n.Unit.Name, days.Short(n.Made), n.Sequence)) + ".zip"
}

// Words say what it tells.
func (n *Notice) Words() string {
	text := fmt.Sprintf("发给 %d 个单位，报送要求 %d 期", len(n.Units), len(n.Asked))
	if len(n.Tasks) > 0 {
		text += fmt.Sprintf("，任务 %d 条", len(n.Tasks))
	}
	if len(n.Receipts) > 0 {
		text += fmt.Sprintf("，回执 %d 份", len(n.Receipts))
	}
	if len(n.Answers) > 0 {
		text += fmt.Sprintf("，答复 %d 件", len(n.Answers))
	}
	return text
}

// Letter is what a person reads who opens the zip.
func (n *Notice) Letter() string {
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

// Rows are what it tells as the parts of a file.
func (n *Notice) Rows() (parts []parcel.Part, err error) {
	for _, make := range []func() (parcel.Part, error){
		func() (parcel.Part, error) { return parcel.Lines(kindUnit, n.Units) },
		func() (parcel.Part, error) { return parcel.Lines(kindAsked, n.Asked) },
		func() (parcel.Part, error) { return parcel.Lines(kindReceipt, n.Receipts) },
		func() (parcel.Part, error) { return parcel.Lines(kindAnswer, n.Answers) },
		func() (parcel.Part, error) { return parcel.Lines(kindGiven, n.Tasks) },
		func() (parcel.Part, error) { return parcel.Lines(kindPrivate, n.Private) },
	} {
		part, err := make()
		if err != nil {
			return nil, err
		}
		parts = append(parts, part)
	}
	return parts, nil
}
