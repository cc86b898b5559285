package upward

import (
	"fmt"
	"slices"
	"strings"

	"liujin/app/days"
	"liujin/app/desk"
	"liujin/app/duty"
	"liujin/app/matters"
	"liujin/app/table"
	"liujin/data"
)

// Line is one row of a statement as a person reads it.
type Line struct {
	Kind string // of the row, by the name of its file
	ID   string
	Day  string
	Text string
}

// lines are all rows by which something is found: activities, matters, projects, news, deputies and offices below.
func (s *Statement) lines() (all []Line) {
	names := s.names()
	for i := range s.Activities {
		all = append(all, s.Activities[i].line(names))
	}
	for i := range s.Matters {
		all = append(all, s.Matters[i].line())
	}
	for i := range s.Projects {
		p := &s.Projects[i]
		all = append(all, Line{kindProject, p.ID, p.Due, joined(p.Title, string(p.State), p.Handler)})
	}
	for i := range s.News {
		n := &s.News[i]
		all = append(all, Line{kindNews, n.ID, n.Day, joined(string(n.Kind), n.Title, n.Outlet)})
	}
	for i := range s.Deputies {
		all = append(all, s.Deputies[i].line())
	}
	for i := range s.Below.Units {
		u := &s.Below.Units[i]
		all = append(all, Line{kindUnit, u.Code, u.Made, joined(u.Name, string(u.State))})
	}
	return all
}

// names are what ids of villages and deputies are called.
func (s *Statement) names() map[string]string {
	names := map[string]string{}
	for i := range s.Villages {
		names[s.Villages[i].ID] = s.Villages[i].Name
	}
	for i := range s.Deputies {
		names[s.Deputies[i].ID] = s.Deputies[i].Name
	}
	return names
}

// joined are the words that are there, parted by a space.
func joined(words ...string) string {
	return strings.Join(slices.DeleteFunc(words, func(w string) bool { return w == "" }), " ")
}

func (e *Activity) line(names map[string]string) Line {
	who := names[e.Deputies[0]]
	if n := len(e.Deputies); n > 1 {
		who = fmt.Sprintf("%s等 %d 人", who, n)
	}
	return Line{kindActivity, e.ID, e.Day, joined(e.WalkIn.Info().Name, e.Work, names[e.Village], e.Topic, who)}
}

func (m *Matter) line() Line {
	text := m.Text
	if text == "" {
		text = joined(m.Category, m.Village)
	}
	state := string(m.State)
	if m.Due != "" && m.Answered == "" {
		state += "（期限 " + days.Short(m.Due) + "）"
	}
	return Line{kindMatter, m.ID, m.Day, joined(m.Number, text, m.Handler, state)}
}

func (d *Deputy) line() Line {
	held := make([]string, len(d.Mandates))
	for i := range d.Mandates {
		held[i] = string(d.Mandates[i].Level)
	}
	seats := ""
	if len(held) > 0 {
		seats = strings.Join(held, "、") + "人大代表"
	}
	return Line{Kind: kindDeputy, ID: d.ID, Text: joined(d.Name, seats, d.Group)}
}

// Behind are the rows that a figure counts, by its key: each office below with its number and how it stands, then the own rows.
func (s *Statement) Behind(key string) (all []Line) {
	for i := range s.Below.Units {
		all = append(all, s.Below.Units[i].line(key))
	}
	return append(all, s.behind(key)...)
}

// behind are the own rows that a figure counts.
func (s *Statement) behind(key string) (all []Line) {
	names := s.names()
	head, part, _ := strings.Cut(key, ".")
	switch of := data.Kind(head); {
	case BitOf(key) != 0:
		in := s.memberships()
		for i := range s.Deputies {
			if d := &s.Deputies[i]; in[d.ID]&BitOf(key) != 0 {
				all = append(all, d.line())
			}
		}
	case strings.HasPrefix(head, "walk"):
		for i := range s.Activities {
			e := &s.Activities[i]
			if fmt.Sprintf("walk%d", e.WalkIn) == head && (part != "opinions" || e.Opinions > 0) && (part != "people" || e.People > 0) {
				all = append(all, e.line(names))
			}
		}
	case of == data.KindOpinion, of == data.KindProposal, head == "outcome", head == "leads":
		all = s.mattersBehind(key)
	case strings.HasPrefix(head, "seats_"):
		all = s.seatsBehind(key, names)
	case head == "villages" || head == "villages_reached":
		counts := s.Count()
		for _, v := range s.Villages {
			if head == "villages" || desk.WalkedInto(&counts.Walks, v.ID) {
				all = append(all, Line{Kind: kindVillage, ID: v.ID, Text: v.Name})
			}
		}
	}
	return all
}

// mattersBehind are the matters that a figure counts: those of which alone the same count is not nothing.
func (s *Statement) mattersBehind(key string) (all []Line) {
	for i := range s.Matters {
		m := &s.Matters[i]
		alone := Statement{Period: s.Period, Until: s.Until, Matters: s.Matters[i : i+1]}
		c := Counts{Opinions: matters.CountRecords(alone.records(data.KindOpinion), s.Period.From, s.Until),
			Proposals: matters.CountRecords(alone.records(data.KindProposal), s.Period.From, s.Until),
			Outcomes:  matters.OutcomesOf(alone.records(data.KindOpinion), s.Period.From)}
		c.addMatters(func(k, _ string, value int) {
			if k == key && value > 0 {
				all = append(all, m.line())
			}
		})
	}
	return all
}

func (s *Statement) seatsBehind(key string, names map[string]string) (all []Line) {
	for i := range s.Seats {
		seat := &s.Seats[i]
		alone := Statement{Seats: s.Seats[i : i+1]}
		n := duty.CountSeats(alone.shifts())
		value := map[string]int{"seats_planned": n.Planned, "seats_came": n.Came, "seats_stood_in": n.StoodIn,
			"seats_unrecorded": n.Unrecorded}[key]
		if value > 0 {
			all = append(all, Line{kindSeat, seat.ID, seat.Day, joined(seat.Station, names[seat.Deputy], string(seat.State))})
		}
	}
	return all
}

// RecordID tells a row from the others of its statement.
func (l *Line) RecordID() string { return l.Kind + l.ID }

// LineColumns are the columns of the rows behind a figure.
var LineColumns = []table.Column[*Line]{
	{Name: "day", Head: "日期", Width: 6, Cell: func(l *Line) table.Cell { return table.D(l.Day) }},
	table.Of("text", "内容", 24, func(l *Line) string { return l.Text }),
}

// With are the rows in which words stand.
func (s *Statement) With(words string) (all []Line) {
	words = strings.ToLower(strings.TrimSpace(words))
	for _, line := range s.lines() {
		if strings.Contains(strings.ToLower(line.Text), words) {
			all = append(all, line)
		}
	}
	return all
}

// BitOf is the bit of a figure of persons; 0 for any other.
func BitOf(key string) uint64 {
	if at := slices.Index(PersonKeys, key); at >= 0 {
		return 1 << at
	}
	return 0
}

// Searched is what of a statement is found by words: a line a row, the words in small letters.
func (s *Statement) Searched() string {
	var b strings.Builder
	for _, line := range s.lines() {
		if line.Text != "" {
			fmt.Fprintf(&b, "%s\t%s\t%s\t%s\n", line.Kind, line.ID, line.Day, strings.ToLower(line.Text))
		}
	}
	return b.String()
}
