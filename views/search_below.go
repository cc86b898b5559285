package views

import (
	"strings"

	"liujin/app/days"
	"liujin/app/desk"
	"liujin/app/upward"
	"liujin/app/upward/below"
)

// mostBelow is how many rows of what the offices below reported the search shows: they are many, and found by what they say.
const mostBelow = 3

// findBelow finds the offices below by their names, and rows of what they reported by their words.
func (s *Shell) findBelow(typed string) (out []found) {
	if !reportedTo(s.level) {
		return nil
	}
	units, err := s.below.Units()
	if err != nil {
		s.Failed("查找", err)
		return nil
	}
	for i := range units {
		o := &units[i]
		f := found{screen: "summary", id: unitPlace(o.ID, ""), title: o.Name, detail: below.Noun(s.level)}
		if f.rank = min(desk.RankOf(o.Name, typed), desk.RankOf(o.Called(), typed)); f.rank < desk.NotFound {
			out = append(out, f)
		}
	}
	rows, err := s.below.Search(typed, mostBelow)
	if err != nil {
		s.Failed("查找", err)
		return out
	}
	for i := range rows {
		r := &rows[i]
		period := days.Span{From: r.Received.Since, To: r.Received.Until}.Name()
		out = append(out, found{screen: "summary", id: unitPlace(r.Received.ID, typed), title: r.Text,
			detail: r.Received.Unit + " " + period, rank: desk.NotFound - 1})
	}
	return out
}

// unitPlace addresses within 汇总 a unit, or the rows with some words in what it reported.
func unitPlace(id, words string) string { return id + "\t" + strings.TrimSpace(words) }

// Has reports whether there is such a place.
func (p *summaryScreen) Has(place string) bool { return strings.Contains(place, "\t") }

// Show opens a unit, or the rows with some words in what it reported.
func (p *summaryScreen) Show(place string) {
	id, words, _ := strings.Cut(place, "\t")
	if u := p.now.Unit(id); words == "" && u != nil {
		p.open(u, unitColumn)
	}
	if words == "" {
		return
	}
	v, err := p.shell.app.DB().Received(id)
	if err != nil {
		p.shell.Failed("查找", err)
		return
	}
	p.choosePeriod(upward.Period(days.Span{From: v.Since, To: v.Until}))
	for i := range p.now.Units {
		if u := &p.now.Units[i]; u.Office.Code == v.Code {
			p.at = u.Office.ID
			p.beside.openWith(u.Office.ID, words)
		}
	}
}
