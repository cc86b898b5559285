package importing

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"liujin/app"
	"liujin/app/intake/roster"
	"liujin/app/table"
	"liujin/data"
)

// Elected is one deputy in one of the three lists.
type Elected struct {
	Name, Level string
	Was, Is     string // the constituency (or the body that elected) before and now; "" none
	Group       string // of one who is new: into which
	Phone       string
	Duties      int // planned seats of shifts that one who leaves would miss
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

// before is the seat of a level that a deputy holds on the eve, suspended or not; nil for none.
func (e *Election) before(id string, level data.Level) *data.Tenure {
	for i := range e.tenures[id] {
		t := &e.tenures[id][i]
		if on := t.On(e.eve); t.Level == level && on != "" && on != data.MandateEnded {
			return t
		}
	}
	return nil
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
				one.Group, one.Phone = e.reached(r)
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
				for k := range e.shifts[i].Duties {
					one.Duties += app.OneIf(e.shifts[i].Duties[k].DeputyID == id)
				}
			}
		}
		all = append(all, one)
	}
	order := table.NewStrokes()
	slices.SortFunc(all, func(a, b Elected) int { return cmp.Or(order.Compare(a.Name, b.Name), strings.Compare(a.Was, b.Was)) })
	return all
}

// reached are the group and the telephone of one in the roster: by its row, else as they are known.
func (e *Election) reached(r *RosterRow) (group, phone string) {
	if d := e.ledger.deputies[r.DeputyID]; d != nil && r.Decision == Update {
		group, phone = e.ledger.called[d.GroupID], d.Phone
	}
	return cmp.Or(r.Group, group), cmp.Or(r.Phone, phone)
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

// ToSettle says what those who leave leave behind, and those who are new lack, for the secretary to settle; planned shifts are taken from
// them by the election itself.
func (l *ElectionLists) ToSettle() (all []string) {
	seats := 0
	for _, one := range l.Leaving {
		for _, office := range one.Offices {
			all = append(all, fmt.Sprintf("%s是%s，届满后要另定人选", one.Name, office))
		}
		seats += one.Duties
	}
	groups, phones := 0, 0
	for i := range l.New {
		groups += app.OneIf(l.New[i].Group == "")
		phones += app.OneIf(l.New[i].Phone == "")
	}
	if groups > 0 {
		all = append(all, fmt.Sprintf("新当选的有 %d 人没有编入代表小组，换届后请编入（名册可筛选“未编组”）", groups))
	}
	if phones > 0 {
		all = append(all, fmt.Sprintf("新当选的有 %d 人没有手机号，换届后请补上", phones))
	}
	if seats > 0 {
		all = append(all, fmt.Sprintf("离任代表已排的 %d 个值班席位会空出来，请重新排班", seats))
	}
	return all
}
