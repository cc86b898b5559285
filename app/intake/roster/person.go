package roster

import (
	"fmt"
	"slices"

	"liujin/app/sheets"
)

// register holds the people found so far and knows who is who.
type register struct {
	list   []Person
	byName map[string][]int
	seen   map[seat]int // sheet row in which a person's mandate was found
}

type seat struct {
	person int
	sheet  string
	level  string
}

func newRegister() *register {
	return &register{byName: map[string][]int{}, seen: map[seat]int{}}
}

// add takes a person in: a new one, or more about one already there. The same level twice on a sheet is a repeated person.
func (g *register) add(r *record, p Person, name sheets.Cell) {
	at := slices.IndexFunc(g.byName[p.Name], func(i int) bool { return same(&g.list[i], &p) })
	if at < 0 {
		g.byName[p.Name] = append(g.byName[p.Name], len(g.list))
		g.list = append(g.list, p)
		g.note(len(g.list)-1, &p)
		return
	}
	i := g.byName[p.Name][at]
	if row := g.repeated(i, &p); row > 0 {
		r.problem(fieldName, name, fmt.Sprintf("%s与第 %d 行重复，请删去一行；如果是同名的两个人，请核对手机号和出生年月", p.Name, row))
	}
	g.note(i, &p)
	g.list[i].merge(&p)
}

func (g *register) note(i int, p *Person) {
	for _, l := range seats(p) {
		if _, there := g.seen[seat{i, p.Sheet, l}]; !there {
			g.seen[seat{i, p.Sheet, l}] = p.Row
		}
	}
}

func (g *register) repeated(i int, p *Person) int {
	for _, l := range seats(p) {
		if row, there := g.seen[seat{i, p.Sheet, l}]; there {
			return row
		}
	}
	return 0
}

// seats are the levels of a person's mandates; one without any counts as one seat of unknown level.
func seats(p *Person) []string {
	if len(p.Mandates) == 0 {
		return []string{""}
	}
	var out []string
	for _, m := range p.Mandates {
		out = append(out, m.Level)
	}
	return out
}

// same reports whether two people of one name are one person: the same phone or birth month, or, where neither can be compared,
// nothing that differs.
func same(a, b *Person) bool {
	if a.Phone != "" && a.Phone == b.Phone {
		return true
	}
	if a.Born != "" && b.Born != "" {
		return a.Born[:7] == b.Born[:7]
	}
	if a.Phone != "" && b.Phone != "" {
		return false
	}
	alike := func(x, y string) bool { return x == "" || y == "" || x == y }
	return alike(a.Gender, b.Gender) && alike(a.Ethnicity, b.Ethnicity) && alike(a.Employer, b.Employer) && alike(a.Group, b.Group) &&
		alike(a.Party, b.Party) && (a.Employer != "" && a.Employer == b.Employer || a.Sheet != b.Sheet)
}

// merge fills what p knows more.
func (a *Person) merge(p *Person) {
	for _, f := range []struct {
		to   *string
		from string
	}{
		{&a.Gender, p.Gender}, {&a.Ethnicity, p.Ethnicity}, {&a.Party, p.Party}, {&a.Education, p.Education},
		{&a.EducationDetail, p.EducationDetail}, {&a.Employer, p.Employer}, {&a.Occupation, p.Occupation}, {&a.Phone, p.Phone},
		{&a.Group, p.Group}, {&a.Station, p.Station}, {&a.Note, p.Note},
	} {
		*f.to = first(*f.to, f.from)
	}
	if len(p.Born) > len(a.Born) {
		a.Born = p.Born
	}
	a.Leader = a.Leader || p.Leader
	for _, m := range p.Mandates {
		i := slices.IndexFunc(a.Mandates, func(have Mandate) bool { return have.Level == m.Level })
		if i < 0 {
			a.Mandates = append(a.Mandates, m)
			continue
		}
		a.Mandates[i].Constituency = first(a.Mandates[i].Constituency, m.Constituency)
		a.Mandates[i].Certificate = first(a.Mandates[i].Certificate, m.Certificate)
	}
}
