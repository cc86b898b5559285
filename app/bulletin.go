package app

import (
	"fmt"
	"strings"

	"liujin/app/papers"
	"liujin/app/print"
	"liujin/app/table"
	"liujin/data"
)

// BulletinColumns are the columns of 简报.
var BulletinColumns = []table.Column[data.Bulletin]{
	table.Of("issue", "期号", 10, func(b *data.Bulletin) string { return b.Issue() }),
	{Name: "day", Head: "日期", Width: 5.5, Cell: func(b *data.Bulletin) table.Cell { return table.D(b.Day) }},
	table.Of("title", "标题", 16, func(b *data.Bulletin) string { return b.Title }),
}

// Bulletins lists 简报, the newest first.
func (a *App) Bulletins() ([]data.Bulletin, error) { return a.db.Bulletins() }

// NewBulletin drafts a bulletin of what the records say from the activity month's first day, or from the day after the last bulletin's, until today.
func (a *App) NewBulletin() (b data.Bulletin, err error) {
	_, from, to, err := a.DeskSpan()
	if err != nil {
		return b, err
	}
	until := min(a.Today(), to)
	b = data.Bulletin{Day: a.Today(), Since: from, Until: until, Title: "“六个走进”推进情况（" + daySpan(from, until) + "）"}
	if all, err := a.db.Bulletins(); err == nil && len(all) > 0 {
		b.ReportTo, b.CopyTo, b.Signer = all[0].ReportTo, all[0].CopyTo, all[0].Signer
	} else if above, err := a.officeAbove(); err == nil {
		b.ReportTo = above
	}
	b.Text, err = a.Drafted(&b)
	return b, err
}

// officeAbove is the people's congress body that bulletins go up to; "" unknown.
func (a *App) officeAbove() (string, error) {
	own, err := a.OwnOffice()
	if err != nil {
		return "", err
	}
	all, err := a.db.Offices()
	for _, o := range all {
		if o.ID == own.ParentID {
			return o.Name, err
		}
	}
	return "", err
}

// Drafted is the text that the records give for a bulletin's days. The office goes on from there; it is never written over by itself.
func (a *App) Drafted(b *data.Bulletin) (string, error) {
	var r papers.Report
	c, _, _, err := a.DeskSpan()
	if err != nil {
		return "", err
	}
	for _, part := range []func(*papers.Report, data.Campaign, string, string) error{a.reportProgress, a.reportAbsent, a.reportLate} {
		if err := part(&r, c, b.Since, b.Until); err != nil {
			return "", err
		}
	}
	if err := a.reportQuestions(&r, &data.Assembly{}); err != nil {
		return "", err
	}
	lines := []string{"一、总体进展", r.Overall.String(), papers.WalkTable, "二、主要做法和成效", "（请在这里写做法、典型和成效）", "三、存在问题"}
	idle := 0
	for _, g := range r.Idle {
		idle += len(g.Names)
	}
	lines = append(lines, fmt.Sprintf("还有 %d 名在任代表没有参加任何活动，%d 个村居没有走进。", idle, len(r.Villages)))
	for i, late := range r.Late[:min(5, len(r.Late))] {
		lines = append(lines, fmt.Sprintf("（%s）%s（%s），承办单位%s，逾期 %d 天%s。", numeral(i+1), strings.TrimRight(shortened(late.Text, 40), "。"), late.Number, late.Unit, late.Days, late.Wants))
	}
	return strings.Join(append(lines, "四、下一步打算", "（请在这里写下一步打算）"), "\n"), nil
}

// numeral counts to nine in Chinese.
func numeral(n int) string {
	return string([]rune("〇一二三四五六七八九")[min(max(n, 0), 9)])
}

// SaveBulletin saves a bulletin; a new one gets its numbers.
func (a *App) SaveBulletin(b *data.Bulletin) error {
	return a.do(saved(b.ID, "简报", b.Title), func(tx *data.Tx) error { return tx.SaveBulletin(b) })
}

// DeleteBulletin deletes a bulletin; its numbers are not given again.
func (a *App) DeleteBulletin(b *data.Bulletin) error {
	return a.do("删除简报“"+b.Title+"”", func(tx *data.Tx) error { return tx.DeleteBulletin(b.ID) })
}

// walksOn are the six walk-ins of a span as papers have them.
func (a *App) walksOn(from, to string) (out []papers.Walk, err error) {
	c, _, _, err := a.DeskSpan()
	if err != nil {
		return nil, err
	}
	walks, err := a.Walks(from, to, c.Targets)
	for i := range walks {
		w := &walks[i]
		share := ""
		if w.Target > 0 {
			share = percent(w.Done, w.Target)
		}
		out = append(out, papers.Walk{Name: w.Name, Unit: w.Unit, Target: w.Target, Done: w.Done, Times: w.Times, Persons: w.Persons, Share: share, Link: Rows{w.Screen, "", InCampaign}.Link()})
	}
	return out, err
}

// bulletinPaper prints a bulletin: the one that an order names, or the newest.
func (a *App) bulletinPaper(h papers.Head, o Order) ([]*print.Document, error) {
	all, err := a.db.Bulletins()
	if err != nil {
		return nil, err
	}
	for i := range all {
		if b := &all[i]; o.ID == "" || b.ID == o.ID {
			walks, err := a.walksOn(b.Since, b.Until)
			p := papers.Bulletin{Name: "活动月简报", Number: b.Number, Total: b.Total, Issuer: h.Short + "办公室", Day: b.Day, Title: b.Title, Text: b.Text, Walks: walks, Report: b.ReportTo, Send: b.CopyTo, Signer: b.Signer}
			return []*print.Document{p.Paper(h)}, err
		}
	}
	return nil, noRecord("简报")
}
