package upward

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"liujin/app"
	"liujin/app/days"
	"liujin/app/paperwork"
	"liujin/app/parcel"
	"liujin/app/sheets"
	"liujin/data"
)

// Filing (上报) is a file that is to go up: what is stated now, and what was stated of the same period before.
type Filing struct {
	Statement
	Sequence int
	Earlier  *Earlier // the newest one of the period; nil none
	Reason   string   // why it puts that right

	Photos, Examples Offers // what can go along
	Speakers         int    // who spoke of matters that it hands up, as told in its private part
}

// Earlier is what went up of a period.
type Earlier struct {
	data.IssuedFields
	Manifest parcel.Manifest
	Statement
}

// Period is the period of some days, by its name.
func Period(s days.Span) parcel.Period { return parcel.Period{Name: s.Name(), From: s.From, To: s.To} }

// Review states the days of a period, beside what went up of it before, to be looked at.
func (a *Book) Review(p parcel.Period) (*Filing, error) {
	s, err := a.State(p)
	if err != nil {
		return nil, err
	}
	r := &Filing{Statement: s}
	if r.Sequence, err = a.next(p); err != nil {
		return nil, err
	}
	if r.Earlier, err = a.earlier(p); err != nil {
		return nil, err
	}
	if r.Earlier != nil {
		r.Sequence = max(r.Sequence, r.Earlier.Manifest.Sequence+1)
		r.Reason = r.proposedReason()
	}
	return r, a.offer(r)
}

// Prepare states the days of a period that can go up.
func (a *Book) Prepare(p parcel.Period) (*Filing, error) {
	r, err := a.Review(p)
	if err != nil {
		return nil, err
	}
	if r.Unit.Code == "" {
		return nil, data.Fail(app.Refused, nil, "还没有填本单位的行政区划代码，上级认不出是哪里报的。请在“本单位与显示”里填好，再上报。")
	}
	if p.From > a.Today() {
		return nil, data.Fail(app.Refused, nil, "%s还没有到，没有可以上报的。", p.Name)
	}
	return r, nil
}

// next is the sequence that follows on what went up of a period, whatever became of that, and on what the superior says that it holds: a
// ledger that was restored from an old backup goes on above it.
func (a *Book) next(p parcel.Period) (int, error) {
	all, err := a.DB().IssuedRows()
	if err != nil {
		return 0, err
	}
	n := 1
	for i := range all {
		n += app.OneIf(all[i].Paper == data.FilingPaper && all[i].Since == p.From && all[i].Until == p.To)
	}
	receipts, err := a.DB().Receipts()
	for _, r := range receipts {
		if r.Since == p.From && r.Until == p.To {
			n = max(n, r.Sequence+1)
		}
	}
	return n, err
}

// earlier reads the newest file that went up of a period and stands; one that is gone or damaged is told, for nobody could say what was
// stated.
func (a *Book) earlier(p parcel.Period) (*Earlier, error) {
	all, err := a.DB().IssuedSame(data.FilingPaper, nil, p.From, p.To)
	if err != nil || len(all) == 0 {
		return nil, err
	}
	one := &all[0] // the newest first
	path, err := a.paperwork.IssuedFile(one.ID)
	if err != nil {
		return nil, err
	}
	was, err := Open(path)
	if err != nil {
		return nil, data.Fail(data.Damaged, err, "上一次报送的“%s”留存的文件坏了，没法和这次对比。请在“印发登记”里把它作废（写明原因），再上报。", one.Title)
	}
	return &Earlier{IssuedFields: one.IssuedFields, Manifest: was.Manifest, Statement: *was.Statement}, nil
}

// Differs says figure by figure, and office below by office, what is other than in the file that went up before, and whether other photos
// and examples go along; nothing where none did.
func (r *Filing) Differs() (said []string) {
	if r.Earlier == nil {
		return nil
	}
	now, then := r.Count(), r.Earlier.Count()
	was := ByKey(then.Figures())
	for _, f := range now.Figures() {
		if was[f.Key] != f.Value {
			said = append(said, fmt.Sprintf("%s：原报 %d，现为 %d", f.Name, was[f.Key], f.Value))
		}
	}
	return slices.Concat(said, r.Below.differs(&r.Earlier.Below), r.enclosedDiffers())
}

// proposedReason says what became of the records since, and of what the offices below reported: 补登活动 2 条，改动活动 1 条，3 个单位的上报有变; ""
// nothing.
func (r *Filing) proposedReason() string {
	before := map[string]*Activity{}
	for i := range r.Earlier.Activities {
		before[r.Earlier.Activities[i].ID] = &r.Earlier.Activities[i]
	}
	added, changed := 0, 0
	for i := range r.Activities {
		e := &r.Activities[i]
		was := before[e.ID]
		added += app.OneIf(was == nil)
		changed += app.OneIf(was != nil && fmt.Sprint(*was) != fmt.Sprint(*e))
		delete(before, e.ID)
	}
	var said []string
	for _, one := range []struct {
		what string
		n    int
	}{{"补登", added}, {"改动", changed}, {"删除", len(before)}} {
		if one.n > 0 {
			said = append(said, fmt.Sprintf("%s活动 %d 条", one.what, one.n))
		}
	}
	if n := r.Below.changed(&r.Earlier.Below); n > 0 {
		said = append(said, fmt.Sprintf("%d 个单位的上报有变", n))
	}
	return strings.Join(said, "，")
}

// FileName is what the file is called: 青龙镇人大-2026年11月-上报1.zip.
func (r *Filing) FileName() string {
	return sheets.FileName(fmt.Sprintf("%s-%s-上报%d", r.Unit.Name, r.Period.Name, r.Sequence)) + ".zip"
}

// Make makes the file: the same statement on the same day gives the same bytes. program is the version that makes it.
func (a *Book) Make(r *Filing, program string) ([]byte, parcel.Manifest, error) {
	m := r.Manifest(a.Today())
	m.Program, m.Sequence, m.Note = program, r.Sequence, strings.Join(strings.Fields(r.Reason), " ")
	if r.Earlier != nil {
		m.Supersedes = r.Earlier.Manifest.Hash()
	}
	var err error
	if m.Sample, err = a.IsSample(); err != nil {
		return nil, m, err
	}
	enclosures, err := a.enclose(r)
	if err != nil {
		return nil, m, err
	}
	parts, err := r.Rows()
	if err != nil {
		return nil, m, err
	}
	private, err := a.privatePart(r)
	if err != nil {
		return nil, m, err
	}
	parts = slices.Concat(parts, enclosures, private)
	if m, err = parcel.Sealed(m, parts); err != nil {
		return nil, m, explained(err)
	}
	table, err := a.workbook(&r.Statement)
	if err != nil {
		return nil, m, err
	}
	page, err := a.notePage(r, &m)
	if err != nil {
		return nil, m, err
	}
	parts = append(parts, parcel.Part{Name: "统计表.xlsx", Body: table}, parcel.Part{Name: "上报说明.pdf", Body: page})
	return a.Pack(m, parts)
}

// Pack makes a file for another office of its parts, signed by the ledger's key.
func (a *Book) Pack(m parcel.Manifest, parts []parcel.Part) ([]byte, parcel.Manifest, error) {
	key, err := a.DB().SigningKey()
	if err != nil {
		return nil, m, err
	}
	var out bytes.Buffer
	m, err = parcel.Write(&out, m, parts, key)
	return out.Bytes(), m, err
}

// Send writes the file to a path and keeps it as papers are kept that go out (印发登记). A period in which nothing took place goes up on
// purpose only (零报告); one that puts an earlier file right says why.
func (a *Book) Send(r *Filing, program, path string, zero bool) (parcel.Manifest, error) {
	remarks := r.Remarks()
	switch {
	case len(remarks) > 0:
		return parcel.Manifest{}, data.Fail(app.Refused, nil, "有 %d 处上级的程序不会接收，请改好再上报：%s。", len(remarks), remarks[0].Text)
	case r.Empty() && !zero:
		return parcel.Manifest{}, data.Fail(app.Refused, nil, "%s没有活动、信息，也没有收到意见建议。确实没有的，请选“零报告”再上报；有而没有登记的，请先登记。", r.Period.Name)
	case utf8.RuneCountInString(r.Reason) > data.ReasonRunes: // before a file is there that can't be kept
		return parcel.Manifest{}, data.Fail(app.Refused, nil, "更正的原因太长，最多 %d 个字。请改短再上报。", data.ReasonRunes)
	case r.Earlier != nil && strings.TrimSpace(r.Reason) == "" && len(r.Differs()) > 0:
		return parcel.Manifest{}, data.Fail(app.Refused, nil, "%s已经报过，这次的数字不同，请写明更正的原因。", r.Period.Name)
	}
	if err := r.tooMany(); err != nil {
		return parcel.Manifest{}, err
	}
	content, m, err := a.Make(r, program)
	if err != nil {
		return m, err
	}
	if err := paperwork.WriteFile(content, path); err != nil {
		return m, err
	}
	return m, a.keep(r, content)
}

// keep takes the file into the register.
func (a *Book) keep(r *Filing, content []byte) error {
	title, i := strings.TrimSuffix(r.FileName(), ".zip"), data.Issued{}
	i.Paper, i.Title, i.Day, i.Since, i.Until = data.FilingPaper, title, a.Today(), r.Period.From, r.Period.To
	i.State, i.Reason = data.IssuedKept, strings.TrimSpace(r.Reason)
	if r.Earlier != nil && i.Reason != "" {
		i.State, i.CorrectsID = data.IssuedCorrection, r.Earlier.ID
	}
	return a.paperwork.KeepFile(&i, r.FileName(), content, "上报"+app.Quoted(title))
}
