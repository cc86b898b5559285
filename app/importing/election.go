package importing

import (
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

// NextCongress proposes the own unit's next one, its day still open; one that was put on record without deputies is that one.
func (a *Book) NextCongress() (Congress, error) {
	own, err := a.OwnOffice()
	if err != nil {
		return Congress{}, err
	}
	c := Congress{Level: app.CongressOf(&own), Number: 1}
	terms, seated, err := a.seatedTerms()
	for i := range terms { // the newest of a level first
		if t := &terms[i]; t.Level == c.Level {
			if c.Number = t.Number + 1; !seated[t.ID] {
				c.Number, c.Starts = t.Number, t.Starts
			}
			break
		}
	}
	return c, err
}

// seatedTerms are all terms, and which of them have deputies.
func (a *Book) seatedTerms() ([]data.Term, map[string]bool, error) {
	terms, err := a.DB().Terms()
	if err != nil {
		return nil, nil, err
	}
	all, err := a.DB().Mandates()
	seated := map[string]bool{}
	for i := range all {
		seated[all[i].TermID] = true
	}
	return terms, seated, err
}

// Election is 换届: a roster of those elected, compared with those in office. Nothing is saved before ApplyElection.
type Election struct {
	*RosterImport
	Congresses []Congress
	shifts     []data.Shift
	eve        string // the day before the first session (today while that is 待定), whose deputies the new ones follow
	tenures    app.Mandates
	offices    map[string][]string // deputy → what that person is: 经济小组召集人
}

// newTerm stands for the id of a term that is made when the election is saved.
const newTerm = "new"

// CompareElection compares a roster of those elected with the ledger. A row that names no level has a seat of the first congress.
func (a *Book) CompareElection(read *roster.Roster, congresses ...Congress) (*Election, error) {
	e := &Election{Congresses: congresses, offices: map[string][]string{}}
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
		eve := a.Today()
		if c.Starts != "" {
			eve = days.After(c.Starts, -1)
		}
		e.eve = max(e.eve, eve)
	}
	seated := &roster.Roster{Findings: read.Findings, People: slices.Clone(read.People)}
	for i := range seated.People {
		if p := &seated.People[i]; len(p.Mandates) == 0 {
			p.Mandates = []roster.Mandate{{Level: ledger.level}}
		}
	}
	e.RosterImport = ledger.compare(seated)
	e.Since = a.Today()
	for _, c := range congresses { // what is otherwise with a new congress is so from its first session
		if c.Starts != "" {
			e.Since = c.Starts
		}
	}
	if err := e.readOffices(a); err != nil {
		return nil, err
	}
	e.proposeGroups()
	return e, nil
}

// mostAhead is how many days ahead a first session can be: elections come two months before it, what is later is a slip of the keyboard.
const mostAhead = 366

// checkCongresses refuses a term that is no step forward.
func (a *Book) checkCongresses(congresses []Congress) error {
	terms, seated, err := a.seatedTerms()
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
			case t.Level != c.Level, t.Number == c.Number && !seated[t.ID]:
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
	e.shifts, err = a.DB().ShiftsFrom(e.vacatesFrom(a))
	return err
}

// proposeGroups puts who is new and in no group into that of the deputies whom the constituency elected before, where they are of one.
func (e *Election) proposeGroups() {
	groups := map[place]map[string]bool{}
	for id, held := range e.tenures {
		for i := range held {
			if m := &held[i]; m.ConstituencyID != "" && m.On(e.eve) != "" && m.On(e.eve) != data.MandateEnded {
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
				t, err := c.entered(tx)
				if err != nil {
					return nil, err
				}
				places.elect(c.Level, t.ID)
			}
			in := &rosterApply{tx: tx, rosterPlaces: places, since: e.Since}
			return func(i int) error { return in.row(&e.Rows[i]) }, nil
		},
		end: func(tx *data.Tx) error { return app.Vacate(tx, e.vacatesFrom(a)) }}, report)
}

// entered saves the term of a congress, which may be on record without deputies, and returns it.
func (c *Congress) entered(tx *data.Tx) (data.Term, error) {
	t := c.term()
	terms, err := tx.Terms()
	if err != nil {
		return t, err
	}
	for _, known := range terms {
		if known.ID == c.known(terms) {
			known.Starts, known.Pending = t.Starts, t.Pending
			t = known
		}
	}
	return t, tx.SaveTerm(&t)
}

// known is the id of the term of a congress where it is on record, else newTerm.
func (c *Congress) known(terms []data.Term) string {
	for i := range terms {
		if terms[i].Level == c.Level && terms[i].Number == c.Number {
			return terms[i].ID
		}
	}
	return newTerm
}

// vacatesFrom is the first day whose planned shifts lose who leaves.
func (e *Election) vacatesFrom(a *Book) string { return max(days.After(e.eve, 1), a.Today()) }
