package data

import (
	"cmp"
	"fmt"
	"slices"
)

// MandateFields is one seat of a deputy (代表职务): a level, its term, and the constituency or the body that elected. Who is in office on a
// day follows from the term and from what happened to the seat, see Tenure: no state is kept by hand.
type MandateFields struct {
	Meta
	DeputyID       string
	Level          Level
	TermID         string
	ConstituencyID string
	ElectedBy      string // 选举单位, where a congress elected and not a constituency
	Certificate    string // 代表证号
	Election       Election
	Starts         string // a day of its own, as of one by-elected (补选); "" the term's
	Note           string
}

// MandateChange is something that happened to a seat and changes whether it is held (职务变动). It holds from its day on: who resigns on
// the 15th is in office on the 14th.
type MandateChange struct {
	Meta
	MandateID, DeputyID string
	Day                 string
	Kind                MandateChangeKind
	Reason              string
	Document            string // the decision or the paper that it rests on (依据文件)
	Unsure              bool   // 日期待核: the day was taken from when the record was last changed
}

// Mandate is a seat with what happened to it.
type Mandate struct {
	MandateFields
	Changes []MandateChange // by day
}

// NewMandate is a seat of a level as an election gives it, with all days its term's.
func NewMandate(level Level) Mandate {
	return Mandate{MandateFields: MandateFields{Level: level, Election: ElectionTerm}}
}

var mandates = register(table[MandateFields]{name: "mandate", title: "代表职务",
	order: "CASE level WHEN '全国' THEN 1 WHEN '省' THEN 2 WHEN '市' THEN 3 WHEN '县' THEN 4 ELSE 5 END, starts DESC, id", parent: "deputy_id",
	owners:  []owner{{"deputy", "deputy_id"}},
	columns: "deputy_id, level, term_id, constituency_id, elected_by, certificate, election, starts, note",
	fields: func(m *MandateFields) []any {
		return []any{&m.DeputyID, &m.Level, opt(&m.TermID), opt(&m.ConstituencyID), &m.ElectedBy, &m.Certificate, &m.Election,
			opt(&m.Starts), &m.Note}
	}})

// Saved with the deputy, whose rev a change raises.
var mandateChanges = register(table[MandateChange]{name: "mandate_change", title: "职务变动", order: "day, id", parent: "deputy_id",
	owners:  []owner{{"deputy", "deputy_id"}},
	columns: "mandate_id, deputy_id, day, kind, reason, document, unsure",
	fields: func(e *MandateChange) []any {
		return []any{&e.MandateID, &e.DeputyID, &e.Day, &e.Kind, &e.Reason, &e.Document, &e.Unsure}
	}})

// Ends reports whether the seat is given up by it for good.
func (k MandateChangeKind) Ends() bool { return k != MandateSuspend && k != MandateRestore }

// Validate checks what happened to a seat, by itself.
func (e *MandateChange) Validate() error {
	bad := Invalid{}
	chosen(bad, "kind", e.Kind, "变动", MandateChangeKinds)
	bad.need("day", e.Day, "变动日期")
	bad.day("day", e.Day, "变动日期")
	bad.within("reason", e.Reason, "原因", 200)
	bad.within("document", e.Document, "依据文件", 100)
	return bad.orNil()
}

// Validate checks a seat with what happened to it: nothing happens before it is held or after it was given up, and what is restored was
// suspended.
func (m *Mandate) Validate() error {
	bad := Invalid{}
	chosen(bad, "level", m.Level, "层级", Levels)
	chosen(bad, "election", m.Election, "产生方式", Elections)
	bad.within("elected_by", m.ElectedBy, "选举单位", 60)
	bad.within("certificate", m.Certificate, "代表证号", 40)
	bad.within("note", m.Note, "备注", 500)
	bad.day("starts", m.Starts, "起始日期")
	if m.Election == ElectionBy {
		bad.need("starts", m.Starts, "起始日期（补选当选的那一天）")
	}
	if fault := m.course(); fault != "" {
		bad["changes"] = fault
	}
	return bad.orNil()
}

// course says what can't be in the order of the changes; "" when all can.
func (m *Mandate) course() string {
	suspended, ended := false, MandateChangeKind("")
	changes := inDays(m.Changes)
	for i := range changes {
		e := &changes[i]
		switch err := e.Validate(); {
		case err != nil:
			return fmt.Sprintf("第 %d 次变动：%s", i+1, err.Error())
		case m.Starts != "" && e.Day < m.Starts:
			return fmt.Sprintf("%s 的%s早于起始日期 %s，请核对", e.Day, e.Kind, m.Starts)
		case ended != "":
			return fmt.Sprintf("%s 的%s在%s以后，请核对日期", e.Day, e.Kind, ended)
		case e.Kind == MandateSuspend && suspended:
			return fmt.Sprintf("%s 又一次%s，此前没有恢复，请核对", e.Day, e.Kind)
		case e.Kind == MandateRestore && !suspended:
			return fmt.Sprintf("%s 的%s以前没有暂停，请核对日期", e.Day, e.Kind)
		}
		suspended = e.Kind == MandateSuspend
		if e.Kind.Ends() {
			ended = e.Kind
		}
	}
	return ""
}

// Take adds what happened to a seat, or to all that are still held where the person died.
func (d *Deputy) Take(e MandateChange) error {
	if err := e.Validate(); err != nil {
		return err
	}
	taken := false
	for i := range d.Mandates {
		m := &d.Mandates[i]
		if m.ID != e.MandateID && (e.Kind != MandateDeceased || m.Ended() != nil) {
			continue
		}
		m.Changes, taken = append(m.Changes, e), true
		if fault := m.course(); fault != "" {
			return Invalid{"day": fault}
		}
	}
	if !taken {
		return Fail(Gone, nil, "这项代表职务已经不在了，可能刚被删除或撤销。")
	}
	return nil
}

// inDays are changes in the order of their days, those of one day as they were entered.
func inDays(changes []MandateChange) []MandateChange {
	changes = slices.Clone(changes)
	slices.SortStableFunc(changes, func(a, b MandateChange) int { return cmp.Compare(a.Day, b.Day) })
	return changes
}

// Ended is what ended the seat before its term was over; nil when nothing did.
func (m *Mandate) Ended() *MandateChange {
	i := slices.IndexFunc(m.Changes, func(e MandateChange) bool { return e.Kind.Ends() })
	if i < 0 {
		return nil
	}
	return &m.Changes[i]
}

// Mandates returns all seats, in the order of levels.
func (r reader) Mandates() ([]Mandate, error) {
	rows, err := mandates.list(r, "")
	if err != nil {
		return nil, err
	}
	changes, err := mandateChanges.list(r, "")
	return withChanges(rows, changes), err
}

func (r reader) mandatesOf(deputyID string) ([]Mandate, error) {
	rows, err := mandates.of(r, deputyID)
	if err != nil {
		return nil, err
	}
	changes, err := mandateChanges.of(r, deputyID)
	return withChanges(rows, changes), err
}

func withChanges(rows []MandateFields, changes []MandateChange) []Mandate {
	by := grouped(changes, func(e *MandateChange) string { return e.MandateID })
	all := make([]Mandate, len(rows))
	for i, m := range rows {
		all[i] = Mandate{m, by[m.ID]}
	}
	return all
}

// saveMandates saves a deputy's seats with what happened to them.
func (tx *Tx) saveMandates(d *Deputy) error {
	rows := make([]MandateFields, len(d.Mandates))
	for i := range d.Mandates {
		lend(tx, &d.Mandates[i].MandateFields)
		rows[i] = d.Mandates[i].MandateFields
		rows[i].DeputyID = d.ID
	}
	if err := mandates.saveChildren(tx, &d.Meta, rows); err != nil {
		return err
	}
	var changes []MandateChange
	for i := range d.Mandates {
		m := &d.Mandates[i]
		m.MandateFields = rows[i]
		for k := range m.Changes {
			lend(tx, &m.Changes[k])
			m.Changes[k].MandateID, m.Changes[k].DeputyID = m.ID, d.ID
		}
		changes = append(changes, m.Changes...)
	}
	if err := mandateChanges.saveChildren(tx, &d.Meta, changes); err != nil {
		return err
	}
	for i := range d.Mandates { // with the ids and revs that they got
		n := len(d.Mandates[i].Changes)
		copy(d.Mandates[i].Changes, changes[:n])
		changes = changes[n:]
	}
	return nil
}

// byElected refuses a seat that was by-elected on a day on which its term did not run: before, it would be held in the years of another
// term, and after, never. What is on record is left alone.
func (tx *Tx) byElected(d *Deputy) error {
	var known []MandateFields
	for i := range d.Mandates {
		m := &d.Mandates[i]
		if m.Election != ElectionBy || m.TermID == "" {
			continue
		}
		if known == nil {
			var err error
			if known, err = mandates.of(tx.reader, d.ID); err != nil {
				return err
			}
		}
		same := func(k MandateFields) bool { return k.ID == m.ID && k.Starts == m.Starts && k.TermID == m.TermID }
		if m.ID != "" && slices.ContainsFunc(known, same) {
			continue
		}
		all, err := tx.Terms()
		if err != nil {
			return err
		}
		for k := range all {
			if t := &all[k]; t.ID == m.TermID && !t.Pending && t.Starts != "" && !t.Runs(m.Starts, all) {
				return Invalid{"mandates": fmt.Sprintf("补选的日子 %s 不在%s第 %d 届之内（%s 开始），请核对", m.Starts, t.Level, t.Number, t.Starts)}
			}
		}
	}
	return nil
}

// Doubtful lists what happened on a day that is to be looked up (日期待核), with whom it happened to.
func (r reader) Doubtful() ([]string, error) {
	type doubt struct{ who, rest string }
	all, err := withNames(r, func(d *doubt) (*string, []any) { return &d.who, []any{&d.who, &d.rest} },
		`SELECT d.id, ' ' || e.day || ' ' || e.kind FROM mandate_change e JOIN deputy d ON d.id = e.deputy_id
		WHERE e.unsure = 1 ORDER BY e.day, d.name`)
	said := make([]string, len(all))
	for i := range all {
		said[i] = all[i].who + all[i].rest
	}
	return said, err
}
