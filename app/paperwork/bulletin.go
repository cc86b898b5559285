package paperwork

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"liujin/app"
	"liujin/app/days"
	"liujin/app/papers"
	"liujin/app/print"
	"liujin/app/table"
	"liujin/data"
)

// BulletinColumns are the columns of 简报.
var BulletinColumns = []table.Column[*BulletinRow]{
	table.Of("issue", "期号", 10, func(b *BulletinRow) string { return cmp.Or(b.Issue, string(b.Kind)) }),
	{Name: "day", Head: "日期", Width: 5.5, Cell: func(b *BulletinRow) table.Cell { return table.D(b.Day) }},
	table.Of("title", "标题", 16, func(b *BulletinRow) string { return b.Title }),
}

// BulletinRow is a bulletin in its list.
type BulletinRow struct {
	data.Bulletin
	Issue string // as it is numbered since it went out; "" it did not yet
}

// Bulletins lists 简报, the newest first.
func (a *Book) Bulletins() ([]BulletinRow, error) {
	all, err := a.DB().Bulletins()
	if err != nil {
		return nil, err
	}
	rows := make([]BulletinRow, len(all))
	for i := range all {
		rows[i].Bulletin = all[i]
		out, err := a.DB().IssuedAbout(data.KindBulletin, all[i].ID)
		if err != nil {
			return nil, err
		}
		for k := range slices.Backward(out) { // the newest that stands
			if out[k].Stands() {
				rows[i].Issue = out[k].Code()
			}
		}
	}
	return rows, nil
}

// Bulletin returns one bulletin.
func (a *Book) Bulletin(id string) (data.Bulletin, error) { return a.DB().Bulletin(id) }

// officeAbove is the people's congress body that bulletins go up to; "" unknown.
func (a *Book) officeAbove() (string, error) {
	own, err := a.OwnOffice()
	if err != nil {
		return "", err
	}
	all, err := a.DB().Offices()
	if err != nil {
		return "", err
	}
	for _, o := range all {
		if o.ID == own.ParentID {
			return o.Name, err
		}
	}
	return "", nil
}

// BulletinNoun is what a bulletin is called: 简报 or 总结.
func BulletinNoun(b *data.Bulletin) string { return cmp.Or(string(b.Kind), "简报") }

// DeleteBulletin deletes a bulletin that did not go out.
func (a *Book) DeleteBulletin(b *data.Bulletin) error {
	return a.Do("删除"+BulletinNoun(b)+"“"+b.Title+"”", func(tx *data.Tx) error { return tx.DeleteBulletin(b.ID) })
}

// NewBulletin drafts a bulletin of what the records say from the day after the last one's end, or from the first day of the activity
// month or else of this month, until today or the activity month's end.
func (a *Book) NewBulletin() (b data.Bulletin, err error) {
	s, err := a.SpanOn(a.Today())
	if err != nil {
		return b, err
	}
	all, err := a.bulletinsOf("")
	if err != nil {
		return b, err
	}
	b = data.Bulletin{Day: a.Today(), Since: s.From, Until: min(a.Today(), s.To)}
	if len(all) > 0 {
		last := &all[0]
		b.ReportTo, b.CopyTo, b.Signer = last.ReportTo, last.CopyTo, last.Signer
		if last.Until >= b.Since || s.Campaign.ID == "" { // no day is left out, none is told twice
			b.Since = min(days.After(last.Until, 1), a.Today())
		}
		if b.Since > b.Until { // the activity month that ended is told already
			b.Until = a.Today()
		}
	} else if b.ReportTo, err = a.officeAbove(); err != nil {
		return b, err
	}
	b.Title = titleOf(&b)
	err = a.draft(&b)
	return b, err
}

// titleOf is the title that a draft has.
func titleOf(b *data.Bulletin) string {
	return "“六个走进”推进情况（" + days.Span{From: b.Since, To: b.Until}.Words() + "）"
}

// SaveBulletin saves a bulletin; its number it gets when it goes out. The table's figures are set into the text now: what was saved stays
// so, whatever is recorded later.
func (a *Book) SaveBulletin(b *data.Bulletin) error {
	b.Text = strings.ReplaceAll(b.Text, "\r\n", "\n")
	if err := b.Validate(); err == nil && slices.Contains(strings.Split(b.Text, "\n"), papers.WalkTable) {
		rows, err := a.walkRows(b)
		if err != nil {
			return err
		}
		b.Text = strings.ReplaceAll(b.Text, papers.WalkTable, rows.text())
	}
	return a.Do(app.Saved(b.ID, BulletinNoun(b), b.Title), func(tx *data.Tx) error { return tx.SaveBulletin(b) })
}

// walkRows are the lines of the table of the six walk-ins, the head first, with what opens the rows that each counts.
type walkRows []struct{ line, link string }

func (w walkRows) text() string {
	lines := make([]string, len(w))
	for i := range w {
		lines[i] = w[i].line
	}
	return strings.Join(lines, "\n")
}

// walkRows counts the table for a bulletin's days. Targets are of the whole activity month: from its second bulletin on, progress is what
// was done since its first day.
func (a *Book) walkRows(b *data.Bulletin) (out walkRows, err error) {
	s, err := a.SpanIn(b.Since, b.Until)
	if err != nil {
		return nil, err
	}
	walks, err := a.desk.Walks(s.From, s.To, s.Campaign.Targets)
	if err != nil {
		return nil, err
	}
	month, sum := s.Campaign.ID != "", walks
	again := month && s.Campaign.Starts < s.From
	if again {
		if sum, err = a.desk.Walks(s.Campaign.Starts, s.To, s.Campaign.Targets); err != nil {
			return nil, err
		}
	}
	add := func(link string, name, target, done, since, share, times, persons string) {
		cells := []string{name}
		if month {
			cells = append(cells, target)
		}
		if cells = append(cells, done); again {
			cells = append(cells, since)
		}
		if month {
			cells = append(cells, share)
		}
		out = append(out, struct{ line, link string }{papers.TableLine(append(cells, times, persons)...), link})
	}
	done := "完成"
	if again {
		done = "本期完成"
	}
	add("", "走进", "目标", done, "累计完成", "进度", "活动次数", "参加代表（人次）")
	for i := range walks {
		w := &walks[i]
		add(w.Rows(s).Link(), fmt.Sprintf("%s（%s）", w.Name, w.Unit), table.Some(w.Target).Text, fmt.Sprint(w.Done), fmt.Sprint(sum[i].Done),
			app.Share(sum[i].Done, w.Target), fmt.Sprint(w.Times), fmt.Sprint(w.Persons))
	}
	return out, nil
}

// bulletinsOf are those of a kind, the newest first.
func (a *Book) bulletinsOf(kind data.BulletinKind) ([]data.Bulletin, error) {
	all, err := a.DB().Bulletins()
	return slices.DeleteFunc(all, func(b data.Bulletin) bool { return b.Kind != kind }), err
}

// bulletinOf is the bulletin of a kind that an order names, or the newest.
func (a *Book) bulletinOf(kind data.BulletinKind, o Order) (*data.Bulletin, error) {
	id, err := o.id()
	if err != nil {
		return nil, err
	}
	all, err := a.bulletinsOf(kind)
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(all, func(b data.Bulletin) bool { return id == "" || b.ID == id })
	if i < 0 {
		return nil, noRecord(cmp.Or(string(kind), "简报"))
	}
	return &all[i], nil
}

// bulletinPaper prints a bulletin: the one that an order names, or the newest. Figures that the records still give open their rows.
func (a *Book) bulletinPaper(h papers.Head, o Order) ([]*print.Document, error) {
	b, err := a.bulletinOf("", o)
	if err != nil {
		return nil, err
	}
	stamp, err := a.stampOf(data.BulletinPaper, []data.Subject{{Kind: data.KindBulletin, ID: b.ID}}, o, a.bulletinDay)
	if err != nil {
		return nil, err
	}
	d, err := a.lines(b)
	if err != nil {
		return nil, err
	}
	s, err := a.SpanIn(b.Since, b.Until)
	if err != nil {
		return nil, err
	}
	p := papers.Bulletin{Name: "工作简报", Number: stamp.Number, Total: stamp.Total, Issuer: h.Short + "办公室", Day: stamp.Dated, Title: b.Title,
		Text: strings.ReplaceAll(b.Text, papers.WalkTable, d.table), Links: d.links, Report: b.ReportTo, Send: b.CopyTo,
		Signer: b.Signer, Lines: linesOf(d.overall)}
	if s.Campaign.ID != "" {
		p.Name = "活动月简报"
	}
	return []*print.Document{p.Paper(h)}, nil
}
