package upward

import (
	"fmt"

	"liujin/data"
)

// PersonKeys are the figures of persons: over several units they are never a sum.
var PersonKeys = makePersonKeys()

func makePersonKeys() []string {
	keys := []string{"deputies", "leaders", "party", "took_part", "only_duty", "trained", "first_lesson", "report_asked", "reported"}
	for i := range data.WalkIns {
		for _, part := range []string{"deputies", "leaders", "party"} {
			keys = append(keys, fmt.Sprintf("walk%d.%s", i+1, part))
		}
	}
	return keys
}

// person is somebody of a statement, by what tells whether it is one with somebody of another.
type person struct {
	Name   string   `json:"name"`
	Gender string   `json:"gender,omitzero"`
	Born   string   `json:"born,omitzero"`
	Seats  []string `json:"seats,omitzero"` // level, electing congress, term and certificate
	In     uint64   `json:"in"`             // which figures of PersonKeys, as bits
}

// people are those of a statement who are in any figure of persons; code is the unit's.
func (s *Statement) people(code string) (all []person) {
	in := s.memberships()
	for i := range s.Deputies {
		d := &s.Deputies[i]
		if in[d.ID] == 0 {
			continue
		}
		p := person{Name: d.Name, Gender: d.Gender, Born: d.Born, In: in[d.ID]}
		for _, m := range d.Mandates {
			if m.Certificate != "" {
				p.Seats = append(p.Seats, fmt.Sprintf("%s|%s|%d|%s", m.Level, congressCode(m.Level, code), m.Term, m.Certificate))
			}
		}
		all = append(all, p)
	}
	return all
}

// congressCode is the code of the congress of a level that elects deputies in a unit (GB/T 2260: two digits a level, three the town).
func congressCode(of data.Level, code string) string {
	digits := map[data.Level]int{data.LevelNation: 0, data.LevelProvince: 2, data.LevelCity: 4, data.LevelCounty: 6}
	if n, ok := digits[of]; ok {
		return code[:min(n, len(code))]
	}
	return code
}

// memberships are the figures of persons that each deputy is in, as bits, by id.
func (s *Statement) memberships() map[string]uint64 {
	in := map[string]uint64{}
	put := func(id, key string, is bool) {
		if is {
			in[id] |= bitOf(key)
		}
	}
	took, other := map[string]bool{}, map[string]bool{}
	var walked [len(data.WalkIns)]map[string]bool
	for i := range s.Activities {
		e := &s.Activities[i]
		w := &walked[e.WalkIn-1]
		if *w == nil {
			*w = map[string]bool{}
		}
		for _, id := range e.Deputies {
			took[id], (*w)[id] = true, true
			if e.Work != string(data.ServiceDuty) {
				other[id] = true
			}
		}
	}
	for i := range s.Deputies {
		d := &s.Deputies[i]
		put(d.ID, "deputies", d.InOffice)
		put(d.ID, "leaders", d.InOffice && d.Leader)
		put(d.ID, "party", d.InOffice && d.Party)
		put(d.ID, "took_part", took[d.ID])
		put(d.ID, "only_duty", took[d.ID] && !other[d.ID])
		put(d.ID, "trained", d.InOffice && d.Sessions > 0)
		put(d.ID, "first_lesson", d.InOffice && d.First)
		put(d.ID, "report_asked", d.Asked != "")
		put(d.ID, "reported", d.Reported != "")
		for k := range walked {
			there := walked[k][d.ID]
			put(d.ID, fmt.Sprintf("walk%d.deputies", k+1), there)
			put(d.ID, fmt.Sprintf("walk%d.leaders", k+1), there && d.InOffice && d.Leader)
			put(d.ID, fmt.Sprintf("walk%d.party", k+1), there && d.InOffice && d.Party)
		}
	}
	return in
}

// distinct counts the persons of several units in each figure of persons, everybody once; repeats says by how many more they are named.
// alike is how many have a namesake in another unit of the same gender and birth month of whom nobody knows whether they are one.
func distinct(units [][]person) (repeats map[string]int, alike int) {
	group := newGroups()
	var members []int
	for _, people := range units {
		for i := range people {
			members = append(members, group.of(&people[i]))
		}
	}
	in := make([]uint64, len(members))               // by group
	first := make(map[namesake][2]int, len(members)) // its group and unit
	repeats = map[string]int{}
	n := 0
	for unit, people := range units {
		for i := range people {
			p, g := &people[i], group.root(members[n])
			n++
			for k, again := 0, in[g]&p.In; again != 0; k, again = k+1, again>>1 {
				if again&1 != 0 {
					repeats[PersonKeys[k]]++
				}
			}
			in[g] |= p.In
			if p.Born == "" {
				continue
			}
			as := namesake{p.Name, p.Gender, p.Born}
			if other, seen := first[as]; !seen {
				first[as] = [2]int{g, unit}
			} else if other[0] != g && other[1] != unit {
				alike++
			}
		}
	}
	return repeats, alike
}

// namesake is what two persons have in common who may be one.
type namesake struct{ name, gender, born string }

// groups joins persons that are one: a seat's certificate under the same name.
type groups struct {
	parent []int
	seats  map[[2]string]int // by name and seat
}

func newGroups() *groups { return &groups{seats: map[[2]string]int{}} }

func (g *groups) root(i int) int {
	for g.parent[i] != i {
		g.parent[i] = g.parent[g.parent[i]]
		i = g.parent[i]
	}
	return i
}

// of puts a person into its group.
func (g *groups) of(p *person) int {
	at := len(g.parent)
	g.parent = append(g.parent, at)
	for _, seat := range p.Seats {
		key := [2]string{p.Name, seat}
		if other, ok := g.seats[key]; ok {
			g.parent[g.root(at)] = g.root(other)
		}
		g.seats[key] = at
	}
	return at
}
