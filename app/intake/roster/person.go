package roster

import (
	"fmt"
	"slices"
	"strings"

	"liujin/app/intake"
	"liujin/data/han"
)

// register holds the people found so far and knows who is who.
type register struct {
	list    []Person
	byName  map[string][]int
	byPhone map[string]int // the first in the list who has it
	seen    map[seat]int   // sheet row in which a person's mandate was found
}

type seat struct {
	person int
	sheet  string
	level  string
}

func newRegister() *register {
	return &register{byName: map[string][]int{}, byPhone: map[string]int{}, seen: map[seat]int{}}
}

// add takes a person in: a new one, or more about one already there. The same level twice on a sheet is a repeated person.
func (g *register) add(r *record, p Person, name intake.Found) (at int) {
	i, doubt := g.find(&p)
	if doubt > 0 {
		r.problem(fieldName, name, fmt.Sprintf("与第 %d 行同名，没有可比的手机号或出生年月，已当作两个人读入，请核对是不是重复", doubt))
	}
	if i < 0 {
		if others := g.byName[p.Name]; len(others) > 0 && doubt == 0 {
			r.Left(fmt.Sprintf("的%s与第 %d 行名字一样，按两个人读入，请核对", p.Name, g.list[others[0]].Row), r.row.Number)
		}
		g.samePhone(r, &p)
		g.byName[p.Name] = append(g.byName[p.Name], len(g.list))
		g.list = append(g.list, p)
		g.note(len(g.list)-1, &p)
		return len(g.list) - 1
	}
	if row := g.repeated(i, &p); row > 0 {
		r.problem(fieldName, name, fmt.Sprintf("%s与第 %d 行重复，请删去一行；如果是同名的两个人，请核对手机号和出生年月", p.Name, row))
	}
	g.note(i, &p)
	g.list[i].contradicted(r, &p)
	g.list[i].merge(&p)
	return i
}

// samePhone says that somebody has the mobile telephone of another.
func (g *register) samePhone(r *record, p *Person) {
	if len(p.Phone) != 11 || p.Phone[0] != '1' {
		return // of an office, which has many
	}
	if i, there := g.byPhone[p.Phone]; there {
		have := &g.list[i]
		r.problem(fieldPhone, r.row.Cell(fieldPhone), fmt.Sprintf("与第 %d 行的%s是同一个手机号，请核对", have.Row, have.Name))
	}
}

// find looks for the person among those of the same name; with doubt, the row of one who may be the same stands for the question.
func (g *register) find(p *Person) (at, doubt int) {
	for _, i := range g.byName[p.Name] {
		if surely(&g.list[i], p) {
			return i, 0
		}
	}
	for _, i := range g.byName[p.Name] {
		switch have := &g.list[i]; {
		case !maybe(have, p):
		case have.Sheet != p.Sheet || !sharedSeat(have, p):
			return i, 0
		case have.Employer != "" && have.Employer == p.Employer || sameSeat(have, p):
			return i, 0
		default:
			doubt = have.Row
		}
	}
	return -1, doubt
}

// note remembers what is told about the i-th person: p, who is that one or will be merged with it.
func (g *register) note(i int, p *Person) {
	phone := first(g.list[i].Phone, p.Phone)
	if at, there := g.byPhone[phone]; !there || i < at {
		g.byPhone[phone] = i
	}
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

// surely reports whether two people of one name are one person: the same phone or birth month.
func surely(a, b *Person) bool {
	return a.Phone != "" && a.Phone == b.Phone || a.Born != "" && b.Born != "" && a.Born[:7] == b.Born[:7]
}

// maybe reports whether nothing that both tell differs, a second constituency of one level included.
func maybe(a, b *Person) bool {
	alike := func(x, y string) bool { return x == "" || y == "" || x == y }
	for _, m := range b.Mandates {
		for _, have := range a.Mandates {
			if have.Level == m.Level && !alike(have.Constituency, m.Constituency) {
				return false
			}
		}
	}
	return alike(a.Phone, b.Phone) && alike(a.Born, b.Born) && alike(a.Gender, b.Gender) && alike(a.Ethnicity, b.Ethnicity) &&
		alike(a.Employer, b.Employer) && alike(a.Group, b.Group) && alike(a.Party, b.Party)
}

// sharedSeat reports whether both hold a mandate of one level, and sameSeat whether it is of one constituency, too.
func sharedSeat(a, b *Person) bool {
	return slices.ContainsFunc(seats(a), func(l string) bool { return slices.Contains(seats(b), l) })
}

func sameSeat(a, b *Person) bool {
	return slices.ContainsFunc(a.Mandates, func(m Mandate) bool {
		return m.Constituency != "" && slices.ContainsFunc(b.Mandates, func(o Mandate) bool {
			return o.Level == m.Level && o.Constituency == m.Constituency
		})
	})
}

// contradicted names what another row says otherwise about the same person; what was read first stays.
func (a *Person) contradicted(r *record, p *Person) {
	for _, f := range []struct{ field, what, have, says string }{
		{fieldGender, "性别", a.Gender, p.Gender}, {fieldEthnicity, "民族", a.Ethnicity, p.Ethnicity}, {fieldBorn, "出生年月", a.Born, p.Born},
	} {
		if n := min(len(f.have), len(f.says)); n > 0 && f.have[:n] != f.says[:n] {
			r.problem(f.field, r.row.Cell(f.field), fmt.Sprintf("%s与工作表“%s”第 %d 行的“%s”不一致，先按那一行读入，请核对", f.what, a.Sheet, a.Row, f.have))
		}
	}
	if p.Phone != "" && a.Phone != "" && p.Phone != a.Phone {
		a.otherPhone(p.Phone)
	}
}

// merge fills what p knows more.
func (a *Person) merge(p *Person) {
	for _, f := range []struct {
		to   *string
		from string
	}{
		{&a.Gender, p.Gender}, {&a.Ethnicity, p.Ethnicity}, {&a.Party, p.Party}, {&a.Education, p.Education},
		{&a.EducationDetail, p.EducationDetail}, {&a.Employer, p.Employer}, {&a.Occupation, p.Occupation}, {&a.Phone, p.Phone},
		{&a.Group, p.Group}, {&a.Station, p.Station}, {&a.Note, p.Note}, {&a.Elected, p.Elected},
	} {
		*f.to = first(*f.to, f.from)
	}
	if len(p.Born) > len(a.Born) {
		a.Born = p.Born
	}
	a.Leader = a.Leader || p.Leader
	for _, name := range p.Professional {
		if !slices.Contains(a.Professional, name) {
			a.Professional = append(slices.Clone(a.Professional), name)
		}
	}
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

func (p *Person) addNote(text string) {
	text = intake.WithoutIDs(text)
	if text == "" || strings.Contains(p.Note, text) {
		return
	}
	if p.Note != "" {
		p.Note += "；"
	}
	p.Note += text
}

func (p *Person) otherPhone(number string) {
	if number != p.Phone && !strings.Contains(p.Note, number) {
		p.addNote("另一电话 " + number)
	}
}

// remarks takes over what stood in brackets after the name.
func (p *Person) remarks(words []string) {
	for _, w := range words {
		if g, ok := genders.Read(w); ok && g != "" {
			p.Gender = first(p.Gender, g)
		} else if e, ok := ethnicities.Read(w); ok && e != "" {
			p.Ethnicity = first(p.Ethnicity, e)
		} else if m, ok := parties.Read(w); ok && m != "" {
			p.Party = first(p.Party, m)
		} else if !intake.Blank(w) && !p.says(w) {
			p.addNote(w)
		}
	}
}

// says reports whether a word that stands behind the name to tell it from another is told by the row already: 1981-02, 河西村.
func (p *Person) says(word string) bool {
	facts := []string{p.Born, p.Employer, p.Group, p.Station}
	for i := range p.Mandates {
		facts = append(facts, p.Mandates[i].Constituency)
	}
	return han.Told([]string{word}, [][]string{facts}) == 0
}

func first(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
