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

// Congress is one that was elected anew: its level, which term it is, and the day of its first session, on which its deputies follow the
// old ones (地方组织法). "" is 待定: until the day is set, the old ones stay in office and the new ones are elected only.
type Congress struct {
	Level  data.Level
	Number int
	Starts string
}

// Validate checks what is typed of a congress.
func (c *Congress) Validate() error {
	t := c.term()
	return t.Validate()
}

// term is the term that begins with it.
func (c *Congress) term() data.Term {
	return data.Term{Level: c.Level, Number: c.Number, Starts: c.Starts, Pending: c.Starts == ""}
}

// NextCongress proposes the own unit's next one, its day still open.
func (a *Book) NextCongress() (Congress, error) {
	own, err := a.OwnOffice()
	if err != nil {
		return Congress{}, err
	}
	c := Congress{Level: app.CongressOf(&own), Number: 1}
	terms, err := a.DB().Terms()
	for i := range terms {
		if terms[i].Level == c.Level {
			c.Number = max(c.Number, terms[i].Number+1)
		}
	}
	return c, err
}

// Election is 换届: a roster of those elected, compared with those in office. Nothing is saved before ApplyElection.
type Election struct {
	*RosterImport
	Congresses []Congress
	shifts     []data.Shift          // that are planned from the first of the sessions on
	eves       map[data.Level]string // the day before a level's first session (today while that is 待定), whose deputies the new ones follow
	today      string
	tenures    app.Mandates
	offices    map[string][]string // deputy → what that person is: 经济小组召集人
}

// Elected is one deputy in one of the three lists.
type Elected struct {
	Name, Level string
	Was, Is     string // the constituency (or the body that elected) before and now; "" none
	Duties      int    // planned seats of shifts that one who leaves would miss
	Offices     []string
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
	if len(e.Offices) > 0 {
		text += "，" + strings.Join(e.Offices, "、")
	}
	return text
}

// ElectionLists are who stays, who comes and who goes, in the order of the roster and of names.
type ElectionLists struct{ Reelected, New, Leaving []Elected }

// newTerm stands for the id of a term that is made when the election is saved.
const newTerm = "new"

// CompareElection compares a roster of those elected with the ledger. A row that names no level has a seat of the first congress.
func (a *Book) CompareElection(read *roster.Roster, congresses ...Congress) (*Election, error) {
	e := &Election{Congresses: congresses, eves: map[data.Level]string{}, today: a.Today(), offices: map[string][]string{}}
	if err := a.checkCongresses(congresses); err != nil {
		return nil, err
	}
	ledger, err := a.rosterLedger()
	if err != nil {
		return nil, err
	}
	e.tenures = ledger.mandates
	ledger.level = string(congresses[0].Level)
	for _, c := range congresses {
		ledger.elect(c.Level, newTerm)
		if c.Starts != "" {
			e.eves[c.Level] = days.After(c.Starts, -1)
		}
	}
	seated := &roster.Roster{Findings: read.Findings, People: slices.Clone(read.People)}
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

// mostAhead is how many days ahead a first session can be: elections come two months before it, what is later is a slip of the keyboard.
const mostAhead = 366

// checkCongresses refuses a term that is no step forward.
func (a *Book) checkCongresses(congresses []Congress) error {
	terms, err := a.DB().Terms()
	if err != nil {
		return err
	}
	for _, c := range congresses {
		fresh := c.term()
		if err := fresh.Validate(); err != nil {
			return err
		}
		if c.Starts > days.After(a.Today(), mostAhead) {
			return data.Fail(app.Refused, nil, "首次会议日期 %s 在今天一年以后，请核对。还没有定的，写“待定”。", c.Starts)
		}
		for i := range terms {
			t := &terms[i]
			switch {
			case t.Level != c.Level:
			case t.Number >= c.Number:
				return data.Fail(app.Refused, nil, "台账里已经有%s，不能再换届到%s。只是改名册的，请按本届名册的更新导入。", app.TermName(t), app.TermName(&fresh))
			case c.Starts != "" && t.Starts >= c.Starts:
				return data.Fail(app.Refused, nil, "%s的开始日期 %s 不早于新一届的首次会议 %s，请核对。", app.TermName(t), t.Starts, c.Starts)
			case t.Pending:
				return data.Fail(app.Refused, nil, "%s的首次会议日期还待定。请先在“届次”里填上日期，再换届。", app.TermName(t))
			}
		}
	}
	return nil
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

// before is the seat of a level that a deputy holds on the eve, suspended or not; nil for none.
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
			one := Elected{Name: r.Name, Level: string(c.Level), Is: r.Mandates[at].Constituency}
			if was := e.before(r.DeputyID, c.Level); r.Decision == Update && was != nil {
				stays[r.DeputyID] = true
				one.Was = e.ledger.elected(&was.Mandate)
				l.Reelected = append(l.Reelected, one)
			} else {
				l.New = append(l.New, one)
			}
		}
		l.Leaving = append(l.Leaving, e.leaving(c.Level, stays)...)
	}
	return l
}

// leaving are those of a level who are in office on the eve and were not elected again.
func (e *Election) leaving(level data.Level, stays map[string]bool) (all []Elected) {
	for id := range e.tenures {
		was := e.before(id, level)
		if was == nil || stays[id] {
			continue
		}
		one := Elected{Name: e.ledger.deputies[id].Name, Level: string(level), Was: e.ledger.elected(&was.Mandate)}
		if !e.elsewhere(id) {
			one.Offices = e.offices[id]
			for i := range e.shifts {
				s := &e.shifts[i]
				one.Duties += app.OneIf(s.Day > e.eve(level) && app.ToBeHeld(s) && s.Has(id))
			}
		}
		all = append(all, one)
	}
	slices.SortFunc(all, func(a, b Elected) int { return strings.Compare(a.Name+a.Was, b.Name+b.Was) })
	return all
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
	seats := 0
	for _, one := range l.Leaving {
		for _, office := range one.Offices {
			all = append(all, fmt.Sprintf("%s是%s，届满后要另定人选", one.Name, office))
		}
		seats += one.Duties
	}
	if seats > 0 {
		all = append(all, fmt.Sprintf("离任代表已排的 %d 个值班席位会空出来，请重新排班", seats))
	}
	return all
}

// ApplyElection saves the terms, the seats of those elected and what else the roster says, and takes those who leave from the shifts that
// are planned after; as one operation that one undo takes back. Namesakes must be decided before.
func (a *Book) ApplyElection(e *Election, report func(done, total int) (goOn bool)) error {
	if n := e.Count(); n.Asked > 0 {
		return data.Fail(app.Refused, nil, "还有 %d 名同名的人没有选是谁，换届不能漏人：请先选好。", n.Asked)
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
				t := c.term()
				if err := tx.SaveTerm(&t); err != nil {
					return nil, err
				}
				places.elect(c.Level, t.ID)
			}
			in := &rosterApply{tx: tx, rosterPlaces: places, since: e.Since}
			return func(i int) error { return in.row(&e.Rows[i]) }, nil
		},
		end: func(tx *data.Tx) error { return app.Vacate(tx, e.shifts) }}, report)
}
