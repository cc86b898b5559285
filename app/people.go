package app

import (
	"slices"
	"strings"

	"liujin/data"
)

// people are the deputies of the ledger by name, for tables that name them.
type people struct {
	deputies map[string]*data.Deputy
	byName   map[string][]string // names without spaces → ids
	mandates map[string][]data.Mandate
}

// bare is a name as it is compared: without spaces of any kind.
func bare(name string) string { return strings.Join(strings.Fields(name), "") }

func (a *App) readPeople() (*people, error) {
	p := &people{map[string]*data.Deputy{}, map[string][]string{}, map[string][]data.Mandate{}}
	deputies, err := a.db.Deputies()
	if err != nil {
		return nil, err
	}
	for i := range deputies {
		d := &deputies[i]
		p.deputies[d.ID] = d
		p.byName[bare(d.Name)] = append(p.byName[bare(d.Name)], d.ID)
	}
	mandates, err := a.db.Mandates()
	for _, m := range mandates {
		p.mandates[m.DeputyID] = append(p.mandates[m.DeputyID], m)
	}
	return p, err
}

// inOffice reports whether a deputy held any seat on a day.
func (p *people) inOffice(id, day string) bool {
	return slices.ContainsFunc(p.mandates[id], func(m data.Mandate) bool { return m.InOffice(day) })
}

// find finds who a name was on a day: of namesakes the one in office. What is in doubt, or why nobody is found, comes back as a sentence.
func (p *people) find(name, day string) (id, said string) {
	all := p.byName[bare(name)]
	if len(all) == 0 {
		return "", "台账里没有代表“" + name + "”，这次没有记上；请核对姓名，或先把这名代表录入再导入"
	}
	serving := slices.DeleteFunc(slices.Clone(all), func(id string) bool { return !p.inOffice(id, day) })
	switch {
	case len(serving) == 1:
		return serving[0], ""
	case len(all) == 1:
		return all[0], "代表“" + name + "”" + day + " 不在任，仍记在这名代表名下，请核对"
	}
	return "", "台账里有几名代表叫“" + name + "”，不知道是哪一个，这次没有记上；请导入后在这一条里补选"
}

// findAll finds everybody a table names on a day, nobody twice. Two names written without anything between are found, too.
func (p *people) findAll(names []string, day string, say func(name, text string)) (ids []string) {
	for _, name := range names {
		for _, one := range p.parted(name) {
			id, said := p.find(one, day)
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

// parted is a name, or the two known ones that it is made of: 张三李四.
func (p *people) parted(name string) []string {
	runes := []rune(name)
	if len(p.byName[bare(name)]) > 0 || len(runes) < 4 {
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
		names[i] = p.deputies[id].Name
	}
	return strings.Join(names, "、")
}
