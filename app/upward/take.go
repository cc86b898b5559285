package upward

import (
	"fmt"
	"strings"

	"liujin/app"
	"liujin/app/days"
	"liujin/app/parcel"
	"liujin/data"
)

// Brought is a file that came from the superior, read as an enemy's: what it brings, before anything is saved.
type Brought struct {
	Manifest parcel.Manifest
	Asks     string   // the question that must be answered first; "" none
	Lines    []string // what it brings, a sentence each; none: nothing new
	notice   Notice
	superior data.Office
	periods  []data.Requirement // as they will be
	gone     []data.Requirement
	receipts []data.Receipt
	answers  []takenAnswer
	tasks    []takenTask
}

// takenAnswer is an answer that can be taken down, and the kind of the matter that it is about.
type takenAnswer struct {
	NoticeAnswer
	of data.Kind
}

// Bring reads a file from the superior. Why it is not taken is a sentence.
func (a *Book) Bring(path string) (*Brought, error) {
	file, err := parcel.Open(path, parcel.Down)
	if err != nil {
		return nil, explained(err)
	}
	n, err := readNotice(file)
	if err != nil {
		return nil, explained(err)
	}
	b := &Brought{Manifest: file.Manifest, notice: *n}
	if err := a.fromSuperior(b); err != nil {
		return nil, err
	}
	if err := a.compareNotice(b); err != nil {
		return nil, err
	}
	return b, a.compareTasks(b)
}

// CheckNotice reads a file downward as those for whom it is will read it. Why they could not is a sentence.
func CheckNotice(raw []byte) error {
	file, err := parcel.Read(raw, parcel.Down)
	if err == nil {
		_, err = readNotice(file)
	}
	return explained(err)
}

// readNotice takes the rows out of a file downward.
func readNotice(p *parcel.Parcel) (*Notice, error) {
	n := &Notice{Unit: p.Unit, Made: p.Made, Sequence: p.Sequence}
	c := &checker{ids: map[string]map[string]bool{}}
	for _, read := range []func() error{
		func() error { return rows(p, c, kindUnit, &n.Units, c.noticeUnit) },
		func() error { return rows(p, c, kindAsked, &n.Asked, c.noticePeriod) },
		func() error { return rows(p, c, kindReceipt, &n.Receipts, c.noticeReceipt) },
		func() error { return rows(p, c, kindAnswer, &n.Answers, c.noticeAnswer) },
		func() error { return rows(p, c, kindGiven, &n.Tasks, c.noticeTask) },
		func() error { return rows(p, c, kindPrivate, &n.Private, c.noticePrivate) },
	} {
		if err := read(); err != nil {
			return nil, err
		}
	}
	return n, nil
}

func (c *checker) noticeUnit(row *NoticeUnit) string {
	return first(c.fresh(row.Code), texts(mostName, row.Name))
}

func (c *checker) noticePeriod(row *NoticePeriod) string {
	q := row.requirement()
	if fault := first(c.fresh(row.ID), texts(mostText, row.Name, row.Note), dates(row.From, row.To, row.Due)); fault != "" {
		return fault
	}
	if q.Validate() != nil {
		return "的报送期不对"
	}
	return ""
}

func (c *checker) noticeReceipt(row *NoticeReceipt) string {
	v := row.receipt("2000-01-01")
	if fault := first(c.fresh(row.Hash[:min(len(row.Hash), mostName)]), texts(mostText, row.Text), texts(mostName, row.Unit),
		dates(row.From, row.To), oneOf(row.State, data.ReceiptStates)); fault != "" {
		return fault
	}
	if row.From == "" || row.To == "" || v.Validate() != nil {
		return "的回执不对"
	}
	return ""
}

func (c *checker) noticeAnswer(row *NoticeAnswer) string {
	if row.Matter == "" || row.Text == "" || row.Day == "" {
		return "的答复不全"
	}
	return first(c.fresh(row.Unit[:min(len(row.Unit), 14)]+"|"+row.Matter[:min(len(row.Matter), 44)]), texts(mostText, row.Text),
		texts(mostName, row.Unit, row.Matter), dates(row.Day), oneOf(row.Result, data.OpinionResults))
}

func (c *checker) noticePrivate(row *NoticePrivate) string {
	if !data.IsRecipient(row.Recipient) {
		return "的公钥不对"
	}
	return c.fresh("one") // there are no two
}

// requirement is the record that a row becomes.
func (p *NoticePeriod) requirement() data.Requirement {
	return data.Requirement{Given: true, Name: p.Name, Since: p.From, Until: p.To, Due: p.Due, Note: p.Note, Photos: p.Photos,
		Examples: p.Examples}
}

// receipt is the record that a row becomes.
func (p *NoticeReceipt) receipt(day string) data.Receipt {
	return data.Receipt{Hash: p.Hash, Since: p.From, Until: p.To, Sequence: p.Sequence, State: p.State, Text: p.Text, Day: day}
}

// fromSuperior finds out whether the file is the superior's, and for this office.
func (a *Book) fromSuperior(b *Brought) error {
	own, err := a.OwnOffice()
	if err != nil {
		return err
	}
	sample, err := a.IsSample()
	if err != nil {
		return err
	}
	m := &b.Manifest
	named := false
	for i := range b.notice.Units {
		named = named || b.notice.Units[i].Code == own.Code
	}
	switch {
	case m.Sample && !sample:
		return data.Fail(app.Refused, nil, "这是示例台账写的文件，只能用来试，不能收进正式的台账。")
	case own.Code == "":
		return data.Fail(app.Refused, nil, "还没有填本单位的行政区划代码，认不出这份文件是不是发给本单位的。请在“本单位与显示”里填好，再拖一次。")
	case m.Unit.Code == own.Code:
		return data.Fail(app.Refused, nil, "这是本单位自己写的文件，请发给各乡镇街道。")
	case !named:
		return data.Fail(app.Refused, nil, "这份文件是%s发的，收文单位里没有本单位（代码 %s）。请核对代码，或请上级把本单位加进名单。", m.Unit.Name, own.Code)
	}
	offices, err := a.DB().Offices()
	if err != nil {
		return err
	}
	for i := range offices {
		if o := &offices[i]; o.ID == own.ParentID && own.ParentID != "" {
			b.superior = *o
		}
	}
	if b.superior.ID == "" || b.superior.Code == "" {
		b.superior.Code, b.superior.Level = m.Unit.Code, data.OfficeLevel(m.Unit.Level)
		if b.superior.ID == "" {
			b.superior.Name = m.Unit.Name
		}
		b.Lines = append(b.Lines, "上级单位登记为"+m.Unit.Name)
	}
	if b.superior.Code != m.Unit.Code {
		return data.Fail(app.Refused, nil, "这份文件是%s（代码 %s）发的，本单位的上级登记的是%s（代码 %s）。请核对后再拖一次。", m.Unit.Name, m.Unit.Code,
			b.superior.Name, b.superior.Code)
	}
	return a.pinned(b)
}

// pinned compares the key with the superior's that is known, and the sequence with what was taken in.
func (a *Book) pinned(b *Brought) error {
	keys, err := a.DB().UnitKeys()
	if err != nil {
		return err
	}
	m := &b.Manifest
	known, ok := keys[m.Unit.Code]
	to := b.notice.recipient()
	if to != "" && to != known.Recipient {
		b.Lines = append(b.Lines, "提交上级的意见建议可以附上反映人，加密以后只有"+m.Unit.Name+"打得开")
	}
	switch {
	case ok && known.Key != KeyOf(m, known.Day).Key:
		b.Asks = OtherComputer(m, &known)
	case ok && known.Recipient != "" && to != "" && to != known.Recipient && m.Sequence >= known.Sequence:
		b.Asks = otherRecipient(m, known.Recipient, to)
	case ok && m.Sequence < known.Sequence:
		return data.Fail(app.Refused, nil, "这是%s较早的一份（第 %d 份），已经收过第 %d 份，不用再收。", m.Unit.Name, m.Sequence, known.Sequence)
	}
	return nil
}

// compareNotice says what would be other than it is.
func (a *Book) compareNotice(b *Brought) error {
	given, err := a.DB().Requirements(true)
	if err != nil {
		return err
	}
	now := map[string]data.Requirement{}
	for _, q := range given {
		now[q.Since+q.Until] = q
	}
	for i := range b.notice.Asked {
		q := b.notice.Asked[i].requirement()
		was, known := now[q.Since+q.Until]
		delete(now, q.Since+q.Until)
		if q.Meta = was.Meta; q == was {
			continue
		}
		b.periods = append(b.periods, q)
		what := "新的报送要求"
		if known {
			what = "报送要求有改动"
		}
		b.Lines = append(b.Lines, fmt.Sprintf("%s：%s，%s前报送", what, q.Name, days.Short(q.Due)))
	}
	for _, q := range given {
		if _, left := now[q.Since+q.Until]; left {
			b.gone = append(b.gone, q)
			b.Lines = append(b.Lines, "不再要求："+q.Name)
		}
	}
	return a.compareReceipts(b)
}

func (a *Book) compareReceipts(b *Brought) error {
	own, err := a.OwnOffice()
	if err != nil {
		return err
	}
	now, err := a.DB().Receipts()
	if err != nil {
		return err
	}
	for i := range b.notice.Receipts {
		r := &b.notice.Receipts[i]
		was := now[r.Hash]
		if r.Unit != own.Code || was.State == r.State && was.Text == r.Text && was.Sequence == r.Sequence {
			continue
		}
		b.receipts = append(b.receipts, r.receipt(b.Manifest.Made))
		line := fmt.Sprintf("回执：%s（校验码 %s）%s", days.Span{From: r.From, To: r.To}.Name(), parcel.Code(r.Hash), r.State)
		if r.Text != "" {
			line += "，" + r.Text
		}
		b.Lines = append(b.Lines, line)
	}
	return a.compareAnswers(b, own.Code)
}

// compareAnswers finds the answers to matters of this office that are not on record. One that can't be taken down is told with the reason.
func (a *Book) compareAnswers(b *Brought, code string) error {
	for _, r := range b.notice.Answers {
		if r.Unit != code {
			continue
		}
		of, number, standing, err := a.submitted(r.Matter)
		if err != nil {
			return err
		}
		if standing.Submitted == "" || standing.Answered >= r.Day {
			continue
		}
		line := fmt.Sprintf("上级答复 %s：%s", number, app.Shortened(r.Text, 60))
		if _, err := a.matters.Answered(of, r.Matter, r.step()); err != nil {
			why, ok := data.Sentence(err)
			if !ok {
				return err
			}
			b.Lines = append(b.Lines, line+"（记不上："+why+"）")
			continue
		}
		b.answers = append(b.answers, takenAnswer{r, of})
		b.Lines = append(b.Lines, line)
	}
	return nil
}

// submitted finds a matter that was handed up, by its id; its standing is empty where there is none any more.
func (a *Book) submitted(id string) (of data.Kind, number string, s data.Standing, err error) {
	o, err := a.DB().Opinion(id)
	if err == nil {
		return data.KindOpinion, o.Code(), o.Standing, nil
	}
	if !data.Is(err, data.Gone) {
		return "", "", s, err
	}
	p, err := a.DB().Proposal(id)
	if data.Is(err, data.Gone) {
		return "", "", s, nil
	}
	return data.KindProposal, p.Code(), p.Standing, err
}

// step is the step that an answer becomes.
func (r *NoticeAnswer) step() data.Step {
	return data.Step{Kind: data.StepAnswer, Day: r.Day, Text: r.Text, Result: r.Result}
}

// TakeNotice takes in what the superior's file brings: one operation. agreed says that the question, if there was one, was answered with
// yes.
func (a *Book) TakeNotice(b *Brought, agreed bool) error {
	if b.Asks != "" && !agreed {
		return data.Fail(app.Refused, nil, "签名没有核对，没有收下。")
	}
	m := &b.Manifest
	own, err := a.OwnOffice()
	if err != nil {
		return err
	}
	var answers []func(*data.Tx) error
	for i := range b.answers {
		r := &b.answers[i]
		save, err := a.matters.Answered(r.of, r.Matter, r.step())
		if err != nil {
			return err
		}
		answers = append(answers, save)
	}
	return a.Do("收下"+app.Quoted(strings.TrimSpace(m.Unit.Name)+"的文件"), func(tx *data.Tx) error {
		if err := tx.SaveOffice(&b.superior); err != nil {
			return err
		}
		if own.ParentID != b.superior.ID {
			own.ParentID = b.superior.ID
			if err := tx.SaveOffice(&own); err != nil {
				return err
			}
		}
		for i := range b.gone {
			if err := tx.DeleteRequirement(b.gone[i].ID); err != nil {
				return err
			}
		}
		for i := range b.periods {
			if err := tx.SaveRequirement(&b.periods[i]); err != nil {
				return err
			}
		}
		for i := range b.receipts {
			if err := tx.SaveReceipt(b.receipts[i]); err != nil {
				return err
			}
		}
		for _, save := range answers {
			if err := save(tx); err != nil {
				return err
			}
		}
		for i := range b.tasks {
			if err := b.tasks[i].save(tx, own.ID); err != nil {
				return err
			}
		}
		key := KeyOf(m, a.Today())
		key.Sequence, key.Recipient = m.Sequence, b.notice.recipient()
		return tx.PinKey(key)
	})
}
