package importing

import (
	"fmt"
	"slices"
	"strings"

	"liujin/app"
	"liujin/app/intake"
	"liujin/app/intake/roster"
	"liujin/app/sheets"
	"liujin/data"
	"liujin/data/han"
)

// rosterTable is the kind under which the columns of rosters are remembered.
const rosterTable = "roster"

// ReadRoster reads a roster as its heads are guessed, without a ledger.
func ReadRoster(book *sheets.Workbook, o intake.Options) (*roster.Roster, error) {
	return readTable(roster.Read, book, o)
}

// ReadRoster reads a roster, its columns matched as the user matched those of the same heads before.
func (a *Book) ReadRoster(book *sheets.Workbook, o intake.Options) (*roster.Roster, error) {
	return readKnown(a, rosterTable, roster.Read, book, o)
}

// Decision says what becomes of one person of a roster.
type Decision int

// The decisions. Ask stands until the user has chosen: a namesake whose phone and birth month differ may be the same person or another.
const (
	Ask    Decision = iota
	Add             // a new deputy
	Update          // the deputy DeputyID, with the changes that are shown
	Skip            // left out
)

// RosterChange is one field of a deputy that the roster would change. A roster never empties a field.
type RosterChange struct {
	// a field of data.Deputy by its form name, "group", "station", "leader", or "mandate." or "certificate." with a level
	Field          string
	Head, Old, New string // as shown
	Keep           bool   // the user keeps the old value
	Elected        bool   // a seat of a new term (换届): it is never kept from who was elected
}

// RosterRow is one person of a roster, compared with the ledger.
type RosterRow struct {
	roster.Person
	Decision  Decision
	DeputyID  string // for Update
	Namesakes []app.Picked
	Changes   []RosterChange   // for Update; none: everything is as in the ledger
	Assumed   string           // the level that a new deputy gets when the roster names none
	by        []roster.Mandate // the seats that the 当选时间 is of
}

// RosterImport is what an import would do. Nothing is saved before ApplyRoster.
type RosterImport struct {
	Rows     []RosterRow
	Problems []intake.Problem
	Notes    []string // what was left out when the file was read
	// What the roster names and the ledger has not got yet.
	Groups, Professional, Constituencies, Stations []string
	// Conveners are those of groups that have none yet, as the heads of groups name them; Unit is whose deputies the titles say they
	// are, where that is not the ledger's own office.
	Conveners []roster.Convener
	Unit      string
	// Term is made and the seats are of it, as the titles tell and the ledger has none of that congress; nil: not wanted, or it has.
	Term      *data.Term
	Office    *data.Office // named after the unit of the titles, as this ledger's own still has no name; nil: not wanted, or it has
	Since     string       // from when what is dated of deputies is as the roster says (变动); "" it was wrong before (更正)
	ByElected string       // the day of a 补选: seats that the roster brings are held from then on; "" all from their term's
	// LeaveElected leaves out the days of 补选 that the roster tells of new deputies (ByElectedWords)
	LeaveElected bool
	ledger       *rosterLedger
	matches      []intake.Match
}

// RosterCount counts what an import does, or did.
type RosterCount struct{ Added, Updated, Same, Skipped, Asked int }

// Count counts by decision: 新增, 更新, 不变, 跳过, 待定.
func (p *RosterImport) Count() (n RosterCount) {
	for _, r := range p.Rows {
		switch {
		case r.Decision == Add:
			n.Added++
		case r.Decision == Skip:
			n.Skipped++
		case r.Decision == Ask:
			n.Asked++
		case slices.ContainsFunc(r.Changes, func(c RosterChange) bool { return !c.Keep }):
			n.Updated++
		default:
			n.Same++
		}
	}
	return n
}

// Dated reports whether the roster says otherwise what is dated of a deputy, so that Since matters.
func (p *RosterImport) Dated() bool {
	return slices.ContainsFunc(p.Rows, func(r RosterRow) bool {
		return slices.ContainsFunc(r.Changes, func(c RosterChange) bool {
			return c.Old != "" && slices.Contains([]string{"employer", "group", "professional", "station"}, c.Field) || c.Field == "leader"
		})
	})
}

// Words says what the import does, or did.
func (p *RosterImport) Words() string {
	n := p.Count()
	return counted(fmt.Sprintf("新增 %d 人", n.Added), []amount{
		{"更新 %d 人", n.Updated}, {"没有变化 %d 人", n.Same}, {"跳过 %d 人", n.Skipped}, {"同名待定 %d 人（不选就不导入）", n.Asked}})
}

// CompareRoster compares a roster with the ledger.
func (a *Book) CompareRoster(read *roster.Roster) (*RosterImport, error) {
	ledger, err := a.rosterLedger()
	if err != nil {
		return nil, err
	}
	if ledger.unnamed && read.Unit != "" {
		ledger.level = string(app.CongressOf(data.OfficeOf(read.Unit)))
	}
	p := ledger.compare(read)
	p.Since = a.Today()
	return p, nil
}

// compare makes of each row what is to become of it.
func (l *rosterLedger) compare(read *roster.Roster) *RosterImport {
	p := &RosterImport{Problems: slices.Clone(read.Problems), Notes: read.Notes, ledger: l, matches: read.Matches}
	claimed := map[string]bool{}
	for _, in := range read.People {
		r := RosterRow{Person: in}
		r.Mandates = slices.Clone(in.Mandates) // fit changes them
		p.Problems = append(p.Problems, r.fit(l.level)...)
		p.Rows = append(p.Rows, r)
	}
	p.Problems = append(append(p.Problems, leftElected(p.Rows, l.rosterPlaces)...), l.bothKinds(p.Rows)...)
	for i := range p.Rows {
		r := &p.Rows[i]
		if id := l.same(&r.Person, claimed); id != "" {
			claimed[id] = true
			r.Decision, r.DeputyID, r.Changes = Update, id, l.changes(r, id)
		}
	}
	for i := range p.Rows { // now that it is known who is taken
		if r := &p.Rows[i]; r.Decision == Ask {
			if r.Namesakes = l.namesakes(r.Name, claimed); len(r.Namesakes) == 0 {
				r.Decision = Add
			}
		}
	}
	p.Conveners = slices.DeleteFunc(slices.Clone(read.Conveners), func(c roster.Convener) bool { return l.convened[l.groups[c.Group]] })
	if l.unnamed {
		p.Office = NamedOffice(read)
	}
	p.Term = p.termOf(read.Term, l.termed)
	if read.Unit != "" && l.office != "" && !strings.Contains(han.BareName(l.office), read.Unit) {
		p.Unit = read.Unit
	}
	p.findNew()
	return p
}

// Decide sets what becomes of a row; deputyID is needed for Update.
func (p *RosterImport) Decide(row int, d Decision, deputyID string) {
	r := &p.Rows[row]
	r.Decision, r.DeputyID, r.Changes = d, "", nil
	if d == Update {
		r.DeputyID, r.Changes = deputyID, p.ledger.changes(r, deputyID)
	}
	p.findNew()
}

// findNew lists what has to be created for the roster.
func (p *RosterImport) findNew() {
	note := func(list *[]string, name string, known bool) {
		if name != "" && !known && !slices.Contains(*list, name) {
			*list = append(*list, name)
		}
	}
	p.Groups, p.Professional, p.Constituencies, p.Stations = nil, nil, nil, nil
	for _, r := range p.Rows {
		if r.Decision == Skip || r.Decision == Ask {
			continue
		}
		note(&p.Groups, r.Group, p.ledger.groups[r.Group] != "")
		for _, name := range r.Professional {
			note(&p.Professional, name, p.ledger.professional[name] != "")
		}
		note(&p.Stations, r.Station, p.ledger.stations[r.Station] != "")
		for _, m := range r.Mandates {
			if app.ByConstituency(data.Level(m.Level)) {
				note(&p.Constituencies, m.Constituency, p.ledger.constituencies[place{data.Level(m.Level), m.Constituency}] != "")
			}
		}
	}
	for _, names := range [][]string{p.Groups, p.Professional, p.Constituencies, p.Stations} {
		slices.SortStableFunc(names, han.Natural)
	}
}

// place is a constituency as people name it.
type place struct {
	level data.Level
	name  string
}

// rosterLedger is what a roster is compared with, read once.
type rosterLedger struct {
	level          string              // of the own unit
	office         string              // what it is called
	unnamed        bool                // it has no name yet
	convened       map[string]bool     // groups that have a convener
	stationsOf     map[string]string   // names of a deputy's stations, each after a 、
	professionalOf map[string][]string // and of his professional groups
	*people
	*rosterPlaces
}

func (a *Book) rosterLedger() (*rosterLedger, error) {
	who, err := a.readPeople()
	if err != nil {
		return nil, err
	}
	l := &rosterLedger{stationsOf: map[string]string{}, professionalOf: map[string][]string{}, convened: map[string]bool{}, people: who}
	groups, err := a.DB().Groups()
	if err != nil {
		return nil, err
	}
	for _, g := range groups {
		l.convened[g.ID] = g.ConvenerID != ""
	}
	ref, err := a.DB().MembersOn(a.Today())
	if err != nil {
		return nil, err
	}
	own, err := a.OwnOffice()
	if err != nil {
		return nil, err
	}
	l.level, l.office, l.unnamed = string(app.CongressOf(&own)), own.Name, own.Name == ""
	if l.rosterPlaces, err = readPlaces(a.DB(), a.Today()); err != nil {
		return nil, err
	}
	teams, err := a.DB().GroupMembersOn(a.Today())
	if err != nil {
		return nil, err
	}
	for _, m := range teams {
		l.professionalOf[m.DeputyID] = append(l.professionalOf[m.DeputyID], l.called[m.GroupID])
	}
	for _, m := range ref {
		l.stationsOf[m.DeputyID] += "、" + l.called[m.StationID]
	}
	return l, nil
}

// same finds the deputy that a person of the roster is: the same name, and the same phone or birth month. Nobody is found twice.
func (l *rosterLedger) same(in *roster.Person, claimed map[string]bool) string {
	best, most := "", 0
	for _, id := range l.byName[han.BareName(in.Name)] {
		d, score := l.deputies[id], 0
		if in.Phone != "" && d.Phone == in.Phone {
			score += 2
		}
		if month(in.Born) != "" && month(d.Born) == month(in.Born) {
			score++
		}
		if score > most && !claimed[id] {
			best, most = id, score
		}
	}
	return best
}

// month is a birth date's month, "" when only the year is known.
func month(born string) string {
	if len(born) < 7 {
		return ""
	}
	return born[:7]
}

// namesakes lists who has that name and was not found to be somebody of the roster.
func (l *rosterLedger) namesakes(name string, claimed map[string]bool) []app.Picked {
	var out []app.Picked
	for _, id := range l.byName[han.BareName(name)] {
		if d := l.deputies[id]; !claimed[id] {
			out = append(out, app.Picked{ID: id, Name: d.Name, Detail: strings.Join(strings.Fields(d.Employer+" "+d.Born+" "+d.Phone),
				" ")})
		}
	}
	return out
}
