package upward

import (
	"fmt"

	"liujin/data"
)

// PersonKeys are the figures of persons: over several units they are never a sum. What of a walk-in is done is one where its unit is a
// person.
var PersonKeys = makePersonKeys()

func makePersonKeys() []string {
	keys := []string{"deputies", "leaders", "party", "took_part", "only_duty", "trained", "first_lesson", "report_asked", "reported"}
	for i := range data.WalkIns {
		for _, part := range []string{"deputies", "leaders", "party"} {
			keys = append(keys, fmt.Sprintf("walk%d.%s", i+1, part))
		}
	}
	for i := range data.WalkIns {
		if data.WalkIns[i].Counts == data.ByDeputies {
			keys = append(keys, fmt.Sprintf("walk%d.done", i+1))
		}
	}
	return keys
}

// Individual is somebody of a statement, by what tells whether it is one with somebody of another.
type Individual struct {
	ID     string   `json:"id"`
	Was    []string `json:"was,omitzero"` // ids that turned out to be the same person
	Name   string   `json:"name"`
	Gender string   `json:"gender,omitzero"`
	Born   string   `json:"born,omitzero"`
	Seats  []string `json:"seats,omitzero"` // level, electing congress, term and certificate
	In     uint64   `json:"in"`             // which figures of PersonKeys, as bits
}

// People are those of a statement who are in any figure of persons; code is the unit's.
func (s *Statement) People(code string) (all []Individual) {
	in := s.memberships()
	for i := range s.Deputies {
		d := &s.Deputies[i]
		if in[d.ID] == 0 {
			continue
		}
		p := Individual{ID: d.ID, Was: d.Aliases, Name: d.Name, Gender: d.Gender, Born: d.Born, In: in[d.ID]}
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
			in[id] |= BitOf(key)
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
			put(d.ID, fmt.Sprintf("walk%d.done", k+1), there && data.WalkIns[k].Counts == data.ByDeputies)
			put(d.ID, fmt.Sprintf("walk%d.leaders", k+1), there && d.InOffice && d.Leader)
			put(d.ID, fmt.Sprintf("walk%d.party", k+1), there && d.InOffice && d.Party)
		}
	}
	return in
}
