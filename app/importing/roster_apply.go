package importing

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"liujin/app"
	"liujin/app/days"
	"liujin/app/intake/roster"
	"liujin/data"
)

// rosterPlaces are what deputies of a roster point at: groups and stations by name, constituencies by level and name.
type rosterPlaces struct {
	groups, stations map[string]string                   // name → id
	professional     map[string]string                   // 专业小组: name → id
	constituencies   map[place]string                    // of the current term
	last             map[place]string                    // of the one before a term that is only now elected
	called           map[string]string                   // id → name, of all of them
	others           map[place][]data.ConstituencyFields // those of other terms
	terms            map[data.Level]string               // level → id of the current term
	termed           map[data.Level]bool                 // levels of which there is any term
	running          map[data.Level]data.Term            // that term
	// the term is one that is only now elected (换届): seats of others are left as they are
	fresh map[data.Level]bool
}

// placeReader is what both an open ledger and an operation can read.
type placeReader interface {
	Groups() ([]data.Group, error)
	Stations() ([]data.StationFields, error)
	Constituencies() ([]data.ConstituencyFields, error)
	Terms() ([]data.Term, error)
}

func readPlaces(r placeReader, today string) (*rosterPlaces, error) {
	p := &rosterPlaces{groups: map[string]string{}, stations: map[string]string{}, professional: map[string]string{},
		constituencies: map[place]string{},
		last:           map[place]string{}, called: map[string]string{}, terms: map[data.Level]string{}, fresh: map[data.Level]bool{},
		running: map[data.Level]data.Term{}, termed: map[data.Level]bool{},
		others: map[place][]data.ConstituencyFields{}}
	groups, err := r.Groups()
	if err != nil {
		return nil, err
	}
	for _, g := range groups {
		if p.called[g.ID] = g.Name; g.Kind == data.GroupProfessional {
			p.professional[g.Name] = g.ID
		} else {
			p.groups[g.Name] = g.ID
		}
	}
	stations, err := r.Stations()
	if err != nil {
		return nil, err
	}
	for _, s := range stations {
		p.stations[s.Name], p.called[s.ID] = s.ID, s.Name
	}
	terms, err := r.Terms()
	if err != nil {
		return nil, err
	}
	for _, t := range terms { // the newest of each level first
		p.termed[t.Level] = true
		if p.terms[t.Level] == "" && !t.Pending && t.Starts <= today {
			p.terms[t.Level], p.running[t.Level] = t.ID, t
		}
	}
	constituencies, err := r.Constituencies()
	if err != nil {
		return nil, err
	}
	for _, c := range constituencies {
		if p.called[c.ID] = c.Name; c.TermID == "" || c.TermID == p.terms[c.Level] {
			p.constituencies[place{c.Level, c.Name}] = c.ID
		} else {
			p.others[place{c.Level, c.Name}] = append(p.others[place{c.Level, c.Name}], c)
		}
	}
	return p, nil
}

// elect makes a term the one that rows are of that is only now elected: it has those constituencies only that were entered before it.
func (p *rosterPlaces) elect(level data.Level, termID string) {
	p.terms[level], p.fresh[level] = termID, true
	for at, id := range p.constituencies {
		if at.level == level {
			p.last[at] = id
			delete(p.constituencies, at)
		}
	}
	for at, all := range p.others {
		for i := range all {
			if c := &all[i]; at.level == level && c.TermID == termID {
				p.constituencies[at] = c.ID
			}
		}
	}
}

// ApplyRoster does what the comparison says, as one operation that one undo takes back. Rows still to be asked about are left out.
// report is told how far it is and says whether to go on.
func (a *Book) ApplyRoster(p *RosterImport, report func(done, total int) (goOn bool)) error {
	n := p.Count()
	if p.ByElected != "" && !days.Is(p.ByElected) {
		return data.Invalid{"starts": "补选日期“" + p.ByElected + "”不对，请写成 2026-11-12 这样"}
	}
	label := fmt.Sprintf("导入名册（新增 %d 人，更新 %d 人）", n.Added, n.Updated)
	return a.importRows(rowImport{kind: rosterTable, label: label, rows: len(p.Rows), matches: p.matches,
		end: p.finish,
		begin: func(tx *data.Tx) (func(int) error, error) {
			places, err := readPlaces(tx, a.Today())
			if err != nil {
				return nil, err
			}
			if p.Term != nil {
				t := *p.Term
				if err := tx.SaveTerm(&t); err != nil {
					return nil, err
				}
				places.terms[t.Level], places.running[t.Level] = t.ID, t
			}
			in := &rosterApply{tx: tx, rosterPlaces: places, byElected: p.ByElected, since: p.Since, leaveElected: p.LeaveElected}
			return func(i int) error { return in.row(&p.Rows[i]) }, nil
		}}, report)
}

// rosterApply is an import under way.
type rosterApply struct {
	tx *data.Tx
	*rosterPlaces
	byElected, since string // see RosterImport
	leaveElected     bool
}

func (in *rosterApply) row(r *RosterRow) error {
	switch r.Decision {
	case Add:
		return in.add(r)
	case Update:
		return in.update(r)
	}
	return nil
}

func (in *rosterApply) add(r *RosterRow) error {
	p := data.Deputy{DeputyFields: data.DeputyFields{Name: r.Name, Leader: r.Leader}}
	for _, f := range rosterFields {
		*f.of(&p.DeputyFields) = *f.in(&r.Person)
	}
	for _, m := range r.seats(true) {
		if in.leaveElected {
			m.By = ""
		}
		if err := in.seat(&p, m); err != nil {
			return err
		}
	}
	if err := in.group(&p, r.Group); err != nil {
		return err
	}
	if err := in.join(&p, r.Professional); err != nil {
		return err
	}
	if err := in.station(&p, r.Station); err != nil {
		return err
	}
	return in.tx.SaveDeputy(&p)
}

func (in *rosterApply) update(r *RosterRow) error {
	if len(r.Changes) == 0 {
		return nil
	}
	p, err := in.tx.Deputy(r.DeputyID)
	if err != nil {
		return err
	}
	was := p
	was.Stations, was.Professional = slices.Clone(p.Stations), slices.Clone(p.Professional)
	for _, c := range r.Changes {
		kind, level, _ := strings.Cut(c.Field, ".")
		switch {
		case c.Keep && !c.Elected:
		case c.Field == "group":
			err = in.group(&p, c.New)
		case c.Field == "professional":
			err = in.join(&p, r.Professional)
		case c.Field == "station":
			err = in.station(&p, c.New)
		case c.Field == "leader":
			p.Leader = true
		case kind+"." == mandateField:
			err = in.seat(&p, r.at(level))
		case kind+"." == electedField:
			if m := in.heldIn(p.Mandates, data.Level(level)); m != nil {
				m.Election, m.Starts = data.ElectionBy, c.New
			}
		case kind+"." == certificateField:
			if m := in.heldIn(p.Mandates, data.Level(level)); m != nil {
				m.Certificate = c.New
			}
		default:
			setField(&p.DeputyFields, c.Field, c.New)
		}
		if err != nil {
			return err
		}
	}
	if in.since != "" && len(p.Dated(&was)) > 0 {
		if err := p.Since(in.since, &was); err != nil {
			return data.Fail(app.Refused, nil, "代表“%s”：%s", p.Name, err.Error())
		}
	}
	return in.tx.SaveDeputy(&p)
}

// at is the row's seat at a level.
func (r *RosterRow) at(level string) roster.Mandate {
	for _, m := range r.seats(false) {
		if m.Level == level {
			return m
		}
	}
	return roster.Mandate{Level: level}
}

func setField(d *data.DeputyFields, name, value string) {
	for _, f := range rosterFields {
		if f.name == name {
			*f.of(d) = value
		}
	}
}

// seat gives a person a seat in the current term of its level, or corrects where the one held was elected.
func (in *rosterApply) seat(p *data.Deputy, seat roster.Mandate) error {
	level := data.Level(seat.Level)
	m := in.heldIn(p.Mandates, level)
	if m == nil {
		fresh := data.NewMandate(level)
		fresh.Certificate = seat.Certificate
		if day := cmp.Or(seat.By, in.byElected); day != "" {
			fresh.Election, fresh.Starts = data.ElectionBy, day
		}
		p.Mandates = append(p.Mandates, fresh)
		m = &p.Mandates[len(p.Mandates)-1]
	}
	if m.TermID == "" {
		m.TermID = in.terms[level]
	}
	if seat.Constituency == "" {
		return nil
	}
	if !app.ByConstituency(level) {
		m.ElectedBy = seat.Constituency
		return nil
	}
	at := place{level, seat.Constituency}
	if in.constituencies[at] == "" {
		id, err := in.constituency(at)
		if err != nil {
			return err
		}
		in.constituencies[at] = id
	}
	m.ConstituencyID = in.constituencies[at]
	return nil
}

// constituency makes one of the current term; what the last term's of the same name had is taken over, to be put right where boundaries
// were drawn anew.
func (in *rosterApply) constituency(at place) (string, error) {
	c := data.Constituency{ConstituencyFields: data.ConstituencyFields{Level: at.level, Name: at.name, TermID: in.terms[at.level]}}
	if id := in.last[at]; id != "" {
		was, err := in.tx.Constituency(id)
		if err != nil {
			return "", err
		}
		c.Seats, c.Population, c.Note = was.Seats, was.Population, was.Note
		for _, v := range was.Villages {
			c.Villages = append(c.Villages, data.ConstituencyVillage{VillageID: v.VillageID})
		}
	}
	err := in.tx.SaveConstituency(&c)
	return c.ID, err
}

func (in *rosterApply) group(p *data.Deputy, name string) error {
	if name == "" {
		return nil
	}
	err := in.makeGroup(in.groups, name, data.GroupDeputies)
	p.GroupID = in.groups[name]
	return err
}

// makeGroup makes a group of a kind that is not among those known.
func (in *rosterApply) makeGroup(known map[string]string, name string, kind data.GroupKind) error {
	if known[name] != "" {
		return nil
	}
	g := data.Group{Name: name, Kind: kind}
	err := in.tx.SaveGroup(&g)
	known[name] = g.ID
	return err
}

// join makes a person belong to professional groups, beside those that he belongs to.
func (in *rosterApply) join(p *data.Deputy, names []string) error {
	for _, name := range names {
		if err := in.makeGroup(in.professional, name, data.GroupProfessional); err != nil {
			return err
		}
		id := in.professional[name]
		if !slices.ContainsFunc(p.Professional, func(m data.GroupMember) bool { return m.GroupID == id }) {
			p.Professional = append(p.Professional, data.GroupMember{GroupID: id})
		}
	}
	return nil
}

func (in *rosterApply) station(p *data.Deputy, name string) error {
	if name == "" {
		return nil
	}
	if in.stations[name] == "" {
		s := data.Station{StationFields: data.StationFields{Name: name, Kind: data.StationKindOf(name)}}
		if err := in.tx.SaveStation(&s); err != nil {
			return err
		}
		in.stations[name] = s.ID
	}
	id := in.stations[name]
	if !slices.ContainsFunc(p.Stations, func(m data.Member) bool { return m.StationID == id }) {
		p.Stations = append(p.Stations, data.Member{StationID: id, Home: len(p.Stations) == 0})
	}
	return nil
}

// convene makes those conveners of their groups whom the roster's heads name, of each group the first.
func convene(tx *data.Tx, all []roster.Convener) error {
	for i, c := range all {
		if slices.ContainsFunc(all[:i], func(o roster.Convener) bool { return o.Group == c.Group }) {
			continue
		}
		if err := tx.Convene(c.Group, c.Name, c.Phone); err != nil {
			return err
		}
	}
	return nil
}
