package importing

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"liujin/app"
	"liujin/data"
	"liujin/data/han"
)

// people are the deputies of the ledger by name, for tables that name them.
type people struct {
	deputies map[string]*data.DeputyFields
	apart    map[string]string   // their names today, namesakes told apart
	byName   map[string][]string // names without spaces, 又名 too → ids
	mandates app.Mandates
	grouped  map[string]string // groups, id → name
	today    string
}

func (a *Book) readPeople() (*people, error) {
	p := &people{deputies: map[string]*data.DeputyFields{}, byName: map[string][]string{},
		grouped: map[string]string{}, today: a.Today()}
	deputies, err := a.DB().Deputies()
	if err != nil {
		return nil, err
	}
	if p.apart, err = a.DeputyNames(p.today); err != nil {
		return nil, err
	}
	also, err := a.DB().Also(data.KindDeputy)
	if err != nil {
		return nil, err
	}
	for i := range deputies {
		d := &deputies[i]
		p.deputies[d.ID] = d
		for _, name := range append(also[d.ID], d.Name) {
			if bare := han.BareName(name); !slices.Contains(p.byName[bare], d.ID) {
				p.byName[bare] = append(p.byName[bare], d.ID)
			}
		}
	}
	groups, err := a.DB().Groups()
	if err != nil {
		return nil, err
	}
	for _, g := range groups {
		p.grouped[g.ID] = g.Name
	}
	p.mandates, err = a.Mandates()
	maps.DeleteFunc(p.mandates, func(id string, _ []data.Tenure) bool { return p.deputies[id] == nil }) // of nobody, in a damaged ledger
	return p, err
}

// find finds who a name was on a day: of namesakes the one in office, else the one that the office chooses. What is in doubt, or why
// nobody is found, comes back as a sentence.
func (p *people) find(name, day string, in *doubts) (id, said string) {
	all := p.bearers(name)
	_, beside := han.Beside(name)
	if len(all) == 0 {
		return "", "台账里没有代表“" + name + "”，这次没有记上；请核对姓名，或先把这名代表录入再导入"
	}
	serving := slices.DeleteFunc(slices.Clone(all), func(id string) bool { return !p.mandates.InOffice(id, day) })
	switch {
	case len(serving) == 1:
		return serving[0], ""
	case len(p.told(serving, beside)) == 1:
		return p.told(serving, beside)[0], ""
	case len(p.told(all, beside)) == 1:
		id = p.told(all, beside)[0]
	case len(all) > 1:
		switch id = in.ask(p.namesakes(han.BareName(name), all)); id {
		case "":
			return "", "台账里有几名代表叫“" + name + "”，还没有选是哪一个，这次没有记上"
		case leaveOut:
			return "", ""
		}
	default:
		id = all[0]
	}
	if !p.mandates.InOffice(id, day) {
		said = "代表“" + name + "”" + day + " 不在任，仍记在这名代表名下，请核对"
	}
	return id, said
}

// bearers are the ids of those who bear a name, whatever stands in brackets behind it.
func (p *people) bearers(name string) []string {
	if all := p.byName[han.BareName(name)]; len(all) > 0 {
		return all
	}
	bare, _ := han.Beside(name)
	return p.byName[han.BareName(bare)]
}

// told are those of several whom what stands beside a name means: one where it tells, else all.
func (p *people) told(ids, beside []string) []string {
	if len(ids) < 2 || len(beside) == 0 {
		return ids
	}
	facts := make([][]string, len(ids))
	for i, id := range ids {
		facts[i] = append(app.TellingFacts(p.deputies[id]), p.grouped[p.deputies[id].GroupID])
	}
	if at := han.Told(beside, facts); at >= 0 {
		return ids[at : at+1]
	}
	return ids
}

// namesakes asks which of several a name is, told apart by group, unit and birth month.
func (p *people) namesakes(name string, ids []string) Doubt {
	d := Doubt{Key: "who " + name, About: name, Text: fmt.Sprintf("台账里有 %d 名代表叫“%s”，表里的是哪一个？", len(ids), name)}
	for _, id := range ids {
		one := p.deputies[id]
		label := strings.Join(strings.Fields(strings.Join([]string{one.Name, p.grouped[one.GroupID], one.Employer, one.Born}, " ")), " ")
		if slices.ContainsFunc(d.Options, func(o DoubtOption) bool { return o.Label == label }) {
			label += " " + one.Phone
		}
		if !p.mandates.InOffice(id, p.today) {
			label += "（不在任）"
		}
		d.Options = append(d.Options, DoubtOption{id, label})
	}
	d.Options = append(d.Options, DoubtOption{leaveOut, "不导入这个人"})
	return d
}

// findAll finds everybody a table names on a day, nobody twice. Two names written without anything between are found, too.
func (p *people) findAll(names []string, day string, in *doubts, say func(name, text string)) (ids []string) {
	for _, name := range names {
		for _, one := range p.parted(name) {
			id, said := p.find(one, day, in)
			if said != "" {
				say(one, said)
			}
			if id != "" && !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	return ids
}

// inOfficeAt are those who held a seat of one of the levels on a day, of any level where none is named.
func (p *people) inOfficeAt(levels []string, day string) []string {
	var out []string
	for id, held := range p.mandates {
		if slices.ContainsFunc(held, func(m data.Tenure) bool {
			return m.InOffice(day) && (len(levels) == 0 || slices.Contains(levels, string(m.Level)))
		}) {
			out = append(out, id)
		}
	}
	slices.Sort(out)
	return out
}

// parted is a name, or the two known ones that it is made of: 张三李四.
func (p *people) parted(name string) []string {
	runes := []rune(name)
	if len(p.bearers(name)) > 0 || len(runes) < 4 {
		return []string{name}
	}
	for i := 2; i <= len(runes)-2; i++ {
		first, second := string(runes[:i]), string(runes[i:])
		if len(p.byName[first]) > 0 && len(p.byName[second]) > 0 {
			return []string{first, second}
		}
	}
	return []string{name}
}

// listed names deputies in a list.
func (p *people) listed(ids []string) string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = p.apart[id]
	}
	return strings.Join(names, "、")
}
