package importing

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"liujin/app"
	"liujin/app/days"
	"liujin/app/intake/roster"
	"liujin/app/table"
	"liujin/data"
)

// Election is 换届: a roster of those elected, compared with those in office. Nothing is saved before ApplyElection.
type Election struct {
	*RosterImport
	Congresses []Congress
	shifts     []data.Shift          // that are planned from the first of the sessions on
	eves       map[data.Level]string // the day before a level's first session (today while that is 待定), whose deputies the new ones follow
	today      string
	tenures    app.Mandates
	offices    map[string][]string // deputy → what that person is: 经济小组召集人
	stations   map[string][]string // deputy → the stations that person is a member of
}

// Elected is one deputy in one of the three lists.
type Elected struct {
	Name, Level string
	Was, Is     string // the constituency (or the body that elected) before and now; "" none
	Group       string // of one who is new: into which
	Duties      int    // planned seats of shifts that one who leaves would miss
	Offices     []string
	Stations    []string // of which one who leaves is a member
}

// Words are one line of a list: 赵启明 镇 第9选区 → 第10选区.
func (e *Elected) Words() string {
	text := e.Name + "（" + e.Level
	switch {
	case e.Was == "" || e.Is == "" || e.Was == e.Is:
		text += " " + cmp.Or(e.Is, e.Was)
	default:
		text += " " + e.Was + " → " + e.Is
	}
	text = strings.TrimSpace(text) + "）"
	if e.Duties > 0 {
		text += fmt.Sprintf("，已排值班 %d 班", e.Duties)
	}
	if e.Group != "" {
		text += "，编入" + e.Group
	}
	if len(e.Offices) > 0 {
		text += "，" + strings.Join(e.Offices, "、")
	}
	return text
}

// ElectionLists are who stays, who comes and who goes, in the order of the roster and of names.
type ElectionLists struct{ Reelected, New, Leaving []Elected }

// lastSeat is the level of the last seat that one who leaves loses; "" of one who stays a deputy by another.
func (e *Election) lastSeat(id string) (last data.Level) {
	if e.elsewhere(id) {
		return ""
	}
	for _, c := range e.Congresses {
		if e.before(id, c.Level) != nil && (last == "" || e.eve(c.Level) > e.eve(last)) {
			last = c.Level
		}
	}
	return last
}

// leftBehind says what one leaves with the last seat, each thing once.
func (e *Election) leftBehind(id string, one *Elected) {
	one.Offices, one.Stations = slices.Concat(e.offices[id], presidium(e.ledger.deputies[id])), e.stations[id]
	for i := range e.shifts {
		s := &e.shifts[i]
		missed := s.Day > e.eve(data.Level(one.Level)) && app.ToBeHeld(s)
		one.Duties += app.OneIf(missed && s.Has(id))
	}
}

// mostMembers is how many of a station's leavers are named.
const mostMembers = 5

// newTerm stands for the id of a term that is made when the election is saved.
const newTerm = "new"

// CompareElection compares a roster of those elected with the ledger. A row that names no level has a seat of the first congress.
func (a *Book) CompareElection(read *roster.Roster, congresses ...Congress) (*Election, error) {
	e := &Election{Congresses: congresses, offices: map[string][]string{}, stations: map[string][]string{},
		eves: map[data.Level]string{}, today: a.Today()}
	if err := a.checkCongresses(congresses); err != nil {
		return nil, err
	}
	ledger, err := a.rosterLedger()
	if err != nil {
		return nil, err
	}
	terms, err := a.DB().Terms()
	if err != nil {
		return nil, err
	}
	e.tenures = ledger.mandates
	ledger.level = string(congresses[0].Level)
	for _, c := range congresses {
		ledger.elect(c.Level, c.known(terms))
		ledger.running[c.Level] = data.Term{Level: c.Level, Starts: cmp.Or(c.Starts, e.today)}
		if c.Starts != "" {
			e.eves[c.Level] = days.After(c.Starts, -1)
		}
	}
	seated := &roster.Roster{Findings: read.Findings, People: slices.Clone(read.People), Unit: read.Unit, Conveners: read.Conveners}
	for i := range seated.People {
		if p := &seated.People[i]; len(p.Mandates) == 0 {
			p.Mandates = []roster.Mandate{{Level: ledger.level}}
		}
	}
	e.RosterImport = ledger.compare(seated)
	e.Since = e.first()
	if err := e.readOffices(a); err != nil {
		return nil, err
	}
	e.proposeGroups()
	return e, nil
}

// eve is the day whose deputies of a level the new ones follow; of a level that is not elected, today.
func (e *Election) eve(level data.Level) string { return cmp.Or(e.eves[level], e.today) }

// first is the day of the first session that is known, today while none is: from when what the roster says otherwise is so.
func (e *Election) first() (day string) {
	for _, c := range e.Congresses {
		if c.Starts != "" && (day == "" || c.Starts < day) {
			day = c.Starts
		}
	}
	return cmp.Or(day, e.today)
}

// readOffices reads what those who leave would leave behind: offices, and planned shifts from the first session on; those that are past
// stay as they were planned.
func (e *Election) readOffices(a *Book) error {
	groups, err := a.DB().Groups()
	if err != nil {
		return err
	}
	for _, g := range groups {
		e.offices[g.ConvenerID] = append(e.offices[g.ConvenerID], g.Name+"召集人")
	}
	stations, err := a.DB().Stations()
	if err != nil {
		return err
	}
	for _, s := range stations {
		e.offices[s.HeadID] = append(e.offices[s.HeadID], s.Name+"站长")
		whole, err := a.DB().Station(s.ID)
		if err != nil {
			return err
		}
		for _, m := range whole.Members {
			e.stations[m.DeputyID] = append(e.stations[m.DeputyID], s.Name)
		}
	}
	e.shifts, err = a.DB().Shifts(max(e.first(), e.today), days.Last)
	return err
}

// proposeGroups puts who is new and in no group into that of the deputies whom the constituency elected before, where they are of one.
func (e *Election) proposeGroups() {
	groups := map[place]map[string]bool{}
	for id, held := range e.tenures {
		for i := range held {
			if m := &held[i]; m.ConstituencyID != "" && heldOn(m, e.eve(m.Level)) {
				at := place{m.Level, e.ledger.called[m.ConstituencyID]}
				if groups[at] == nil {
					groups[at] = map[string]bool{}
				}
				groups[at][e.ledger.called[e.ledger.deputies[id].GroupID]] = true
			}
		}
	}
	for i := range e.Rows {
		r := &e.Rows[i]
		if r.Group != "" || r.Decision == Update {
			continue
		}
		for _, m := range r.Mandates {
			if of := groups[place{data.Level(m.Level), m.Constituency}]; len(of) == 1 {
				for name := range of {
					r.Group = name
				}
			}
		}
	}
	e.findNew()
}

// before is the seat of a level that the new congress follows; nil for none.
func (e *Election) before(id string, level data.Level) *data.Tenure {
	for i := range e.tenures[id] {
		if t := &e.tenures[id][i]; t.Level == level && heldOn(t, e.eve(level)) {
			return t
		}
	}
	return nil
}

// heldOn reports whether a seat is held on a day, suspended or not.
func heldOn(t *data.Tenure, day string) bool {
	on := t.On(day)
	return on != "" && on != data.MandateEnded
}

// Lists are the three, as the rows are decided by now: nobody leaves silently.
func (e *Election) Lists() (l ElectionLists) {
	for _, c := range e.Congresses {
		stays := map[string]bool{}
		for i := range e.Rows {
			r := &e.Rows[i]
			at := slices.IndexFunc(r.Mandates, func(m roster.Mandate) bool { return m.Level == string(c.Level) })
			if at < 0 || r.Decision == Skip || r.Decision == Ask {
				continue
			}
			one := Elected{Name: cmp.Or(e.ledger.apart[r.DeputyID], r.Name), Level: string(c.Level), Is: r.Mandates[at].Constituency}
			if was := e.before(r.DeputyID, c.Level); r.Decision == Update && was != nil {
				stays[r.DeputyID] = true
				one.Was = e.ledger.elected(&was.Mandate)
				l.Reelected = append(l.Reelected, one)
			} else {
				if d := e.ledger.deputies[r.DeputyID]; d != nil && r.Decision == Update {
					one.Group = e.ledger.called[d.GroupID]
				}
				one.Group = cmp.Or(r.Group, one.Group)
				l.New = append(l.New, one)
			}
		}
		l.Leaving = append(l.Leaving, e.leaving(c.Level, stays)...)
	}
	return l
}

// leaving are those of a level who are in office on the eve and were not elected again.
func (e *Election) leaving(level data.Level, stays map[string]bool) (all []Elected) {
	for _, id := range slices.Sorted(maps.Keys(e.tenures)) {
		was := e.before(id, level)
		if was == nil || stays[id] {
			continue
		}
		one := Elected{Name: e.ledger.apart[id], Level: string(level), Was: e.ledger.elected(&was.Mandate)}
		if e.lastSeat(id) == level {
			e.leftBehind(id, &one)
		}
		all = append(all, one)
	}
	order := table.NewStrokes()
	slices.SortStableFunc(all, func(a, b Elected) int { return cmp.Or(order.Compare(a.Name, b.Name), strings.Compare(a.Was, b.Was)) })
	return all
}

// presidium is the office of a congress that a deputy's job tells: 主席 and 副主席 are elected anew at the first session.
func presidium(d *data.DeputyFields) []string {
	if strings.Contains(d.Employer, "人大") && strings.Contains(d.Employer, "主席") {
		return []string{d.Employer}
	}
	return nil
}

// elsewhere reports whether a deputy stays one by a seat of another level, held on or come by.
func (e *Election) elsewhere(id string) bool {
	renewed := func(level data.Level) bool {
		return slices.ContainsFunc(e.Congresses, func(c Congress) bool { return c.Level == level })
	}
	for i := range e.tenures[id] {
		if t := &e.tenures[id][i]; !renewed(t.Level) && e.before(id, t.Level) != nil {
			return true
		}
	}
	return slices.ContainsFunc(e.Rows, func(r RosterRow) bool { return r.Decision == Update && r.DeputyID == id && len(r.Mandates) > 0 })
}

// Words says what the election comes to.
func (l *ElectionLists) Words() string {
	return fmt.Sprintf("连任 %d 人，新当选 %d 人，届满未连任 %d 人", len(l.Reelected), len(l.New), len(l.Leaving))
}

// ToSettle says what those who leave leave behind, for the secretary to settle; planned shifts are taken from them by the election itself.
func (l *ElectionLists) ToSettle() (all []string) {
	seats, members := 0, map[string][]string{}
	for _, one := range l.Leaving {
		for _, station := range one.Stations {
			members[station] = append(members[station], one.Name)
		}
		for _, office := range one.Offices {
			all = append(all, fmt.Sprintf("%s是%s，届满后要另定人选", one.Name, office))
		}
		seats += one.Duties
	}
	groups := 0
	for i := range l.New {
		groups += app.OneIf(l.New[i].Group == "")
	}
	if groups > 0 {
		all = append(all, fmt.Sprintf("新当选的有 %d 人没有编入代表小组，换届后请编入（名册可筛选“未编组”）", groups))
	}
	for _, station := range slices.Sorted(maps.Keys(members)) {
		of := members[station]
		all = append(all, fmt.Sprintf("%s有 %d 名成员届满（%s），请看要不要补人", station, len(of), app.Few(of, mostMembers, "")))
	}
	if seats > 0 {
		all = append(all, fmt.Sprintf("离任代表已排的 %d 个值班席位会空出来，请重新排班", seats))
	}
	return all
}

// NoPhone are the rows of the new who came without a telephone: the secretary types them in one grid, into the rows, before it is saved.
func (e *Election) NoPhone() (rows []int) {
	for i := range e.Rows {
		if e.Rows[i].Decision == Add && e.Rows[i].Phone == "" {
			rows = append(rows, i)
		}
	}
	return rows
}

// ApplyElection saves the terms, the seats of those elected and what else the roster says, and takes those who leave from the shifts that
// are planned after; as one operation that one undo takes back. Namesakes must be decided before.
func (a *Book) ApplyElection(e *Election, report func(done, total int) (goOn bool)) error {
	if n := e.Count(); n.Asked > 0 {
		return data.Fail(app.Refused, nil, "还有 %d 名同名的人没有选是谁，换届不能漏人：请先选好。", n.Asked)
	}
	for i := range e.Rows {
		if why := e.Rows[i].PhoneFault(e.Rows[i].Phone); why != "" {
			return data.Fail(app.Refused, nil, "%s：%s。请改好，或先空着。", e.Rows[i].Name, why)
		}
	}
	lists := e.Lists()
	names := make([]string, len(e.Congresses))
	for i, c := range e.Congresses {
		t := c.term()
		names[i] = app.TermName(&t)
	}
	label := fmt.Sprintf("换届：%s（%s）", strings.Join(names, "、"), lists.Words())
	return a.importRows(rowImport{kind: rosterTable, label: label, rows: len(e.Rows), matches: e.matches,
		begin: func(tx *data.Tx) (func(int) error, error) {
			places, err := readPlaces(tx, a.Today())
			if err != nil {
				return nil, err
			}
			for _, c := range e.Congresses {
				if err := adopt(tx, &c); err != nil {
					return nil, err
				}
				t, err := c.entered(tx)
				if err != nil {
					return nil, err
				}
				places.elect(c.Level, t.ID)
			}
			in := &rosterApply{tx: tx, rosterPlaces: places, since: e.Since}
			return func(i int) error { return in.row(&e.Rows[i]) }, nil
		},
		end: func(tx *data.Tx) error {
			if err := app.Vacate(tx, e.shifts); err != nil {
				return err
			}
			return e.finish(tx)
		}}, report)
}
