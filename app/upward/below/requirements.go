package below

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"liujin/app"
	"liujin/app/days"
	"liujin/app/parcel"
	"liujin/app/table"
	"liujin/app/upward"
	"liujin/data"
)

// RequirementRow is a period that is asked for, with how many of the units below reported it.
type RequirementRow struct {
	data.Requirement
	Reported, Units int
}

// RequirementColumns are the columns of 报送要求.
var RequirementColumns = []table.Column[*RequirementRow]{
	table.Of("name", "报送期", 9, func(q *RequirementRow) string { return q.Name }),
	{Name: "since", Head: "第一天", Width: 6, Hidden: true, Cell: func(q *RequirementRow) table.Cell { return table.D(q.Since) }},
	{Name: "until", Head: "最后一天", Width: 6, Hidden: true, Cell: func(q *RequirementRow) table.Cell { return table.D(q.Until) }},
	{Name: "due", Head: "截止日期", Width: 6, Cell: func(q *RequirementRow) table.Cell { return table.D(q.Due) }},
	table.Of("reported", "已报", 4, func(q *RequirementRow) string { return fmt.Sprintf("%d/%d", q.Reported, q.Units) }),
	{Name: "locked", Head: "锁定", Width: 6, Cell: func(q *RequirementRow) table.Cell { return table.D(q.Locked) }},
	table.Of("note", "要求", 12, func(q *RequirementRow) string { return q.Note }),
}

// Requirements are the periods that the units below are asked for, the newest first.
func (a *Book) Requirements() ([]RequirementRow, error) {
	asked, err := a.DB().Requirements(false)
	if err != nil {
		return nil, err
	}
	below, err := a.DB().Below()
	if err != nil {
		return nil, err
	}
	all, err := a.DB().ReceivedAll()
	if err != nil {
		return nil, err
	}
	reported := map[string]map[string]bool{} // units by period
	for i := range all {
		r, of := &all[i], all[i].Since+all[i].Until
		if !r.Stands() || !slices.ContainsFunc(below, func(o data.Office) bool { return o.Code == r.Code }) {
			continue
		}
		if reported[of] == nil {
			reported[of] = map[string]bool{}
		}
		reported[of][r.Code] = true
	}
	rows := make([]RequirementRow, len(asked))
	for i := range asked {
		rows[i] = RequirementRow{asked[i], len(reported[asked[i].Since+asked[i].Until]), len(below)}
	}
	return rows, nil
}

// dueAfter is how many days after the end of a period a report is due where nobody said otherwise.
const dueAfter = 5

// NewRequirement is the next period to ask for: the month after the last one, due as many days after its end; at first the month that
// runs.
func (a *Book) NewRequirement() (RequirementRow, error) {
	asked, err := a.DB().Requirements(false)
	month, after := days.MonthSpan(a.Today()), dueAfter
	q := data.Requirement{}
	if len(asked) > 0 {
		last := &asked[0]
		month = days.MonthSpan(days.After(last.Until, 1))
		after = days.Count(last.Until, last.Due) - 1
		q.Note, q.Photos, q.Examples = last.Note, last.Photos, last.Examples
	}
	q.Name, q.Since, q.Until, q.Due = month.Name(), month.From, month.To, days.After(month.To, after)
	return RequirementRow{Requirement: q}, err
}

// ValidateRequirement checks a period that is asked for; one without a name is called by its days.
func ValidateRequirement(q *RequirementRow) error {
	named := q.Requirement
	nameByDays(&named)
	return named.Validate()
}

func nameByDays(q *data.Requirement) {
	q.Name = cmp.Or(strings.TrimSpace(q.Name), days.Span{From: q.Since, To: q.Until}.Name())
}

// Ask asks for a period.
func (a *Book) Ask(q *RequirementRow) error {
	nameByDays(&q.Requirement)
	return a.SaveRequirement(&q.Requirement)
}

// DeleteRequirement asks for a period no more. What was reported of it stays.
func (a *Book) DeleteRequirement(q *data.Requirement) error {
	return a.Do("删除报送要求"+app.Quoted(q.Name), func(tx *data.Tx) error { return tx.DeleteRequirement(q.ID) })
}

// Lock closes a period that was asked for (锁定), or opens it again: what comes after that is asked about.
func (a *Book) Lock(id string, on bool) error {
	q, err := a.DB().Requirement(id)
	if err != nil {
		return err
	}
	doing := "解除锁定"
	if q.Locked = ""; on {
		doing, q.Locked = "锁定", a.Today()
	}
	return a.Do(doing+app.Quoted(q.Name), func(tx *data.Tx) error { return tx.SaveRequirement(&q) })
}

// SummedPeriod is a period that can be summed up.
type SummedPeriod struct {
	parcel.Period
	Requirement data.Requirement // its ID is "" where it is not asked for
	Any         bool             // something of it was received
	Parts       []parcel.Period  // that are joined for it; none: it is reported as it is
}

// Words say what it is called, and by when it was due.
func (p *SummedPeriod) Words() string {
	text := p.Name
	if p.Requirement.Due != "" {
		text += "（截止 " + days.Short(p.Requirement.Due) + "）"
	}
	if p.Requirement.Locked != "" {
		text += "　已锁定"
	}
	if n := len(p.Parts); n > 0 {
		text += fmt.Sprintf("（合并 %d 期）", n)
	}
	return text
}

// Periods are those that can be summed up, the newest first: what is asked for, and what something was received of; then those for which
// they can be joined. chosen is the place of the one that is looked at by default: the last one that is over or due, or else the first that
// is asked for. Where there is none at all it is the month before.
func (a *Book) Periods() (all []SummedPeriod, chosen int, err error) {
	asked, err := a.DB().Requirements(false)
	if err != nil {
		return nil, 0, err
	}
	for _, q := range asked {
		all = append(all, SummedPeriod{Period: parcel.Period{Name: q.Name, From: q.Since, To: q.Until}, Requirement: q})
	}
	received, err := a.DB().ReceivedAll()
	if err != nil {
		return nil, 0, err
	}
	for i := range received {
		r := &received[i]
		at := slices.IndexFunc(all, func(p SummedPeriod) bool { return p.From == r.Since && p.To == r.Until })
		if at < 0 {
			at, all = len(all), append(all, SummedPeriod{Period: upward.Period(days.Span{From: r.Since, To: r.Until})})
		}
		all[at].Any = true
	}
	slices.SortStableFunc(all, func(x, y SummedPeriod) int {
		return cmp.Or(-cmp.Compare(x.To, y.To), -cmp.Compare(x.From, y.From))
	})
	if len(all) == 0 {
		all = []SummedPeriod{{Period: upward.Period(days.MonthSpan(days.After(days.MonthSpan(a.Today()).From, -1)))}}
	}
	today := a.Today()
	chosen = slices.IndexFunc(all, func(p SummedPeriod) bool {
		return p.To < today || p.Requirement.Due != "" && p.Requirement.Due <= today
	})
	if chosen < 0 {
		chosen = len(all) - 1
	}
	joined, err := a.longer(all)
	return append(all, joined...), chosen, err
}
