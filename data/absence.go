package data

import (
	"slices"
	"time"
)

// Absence is a span of days on which a deputy can't serve (请假) or would rather not (不便).
type Absence struct {
	Meta
	DeputyID     string
	Kind         AbsenceKind
	Starts, Ends string
	Weekdays     string // 1 to 7, Monday first, comma separated: only these days of the week; "" all
	Reason       string
}

var absences = register(table[Absence]{name: "absence", title: "请假", order: "starts DESC, id DESC",
	label:   "(SELECT name FROM deputy d WHERE d.id = deputy_id) || ' ' || starts",
	columns: "deputy_id, kind, starts, ends, weekdays, reason",
	fields: func(a *Absence) []any {
		return []any{&a.DeputyID, &a.Kind, &a.Starts, &a.Ends, &a.Weekdays, &a.Reason}
	}})

var _ = ruled(absences, absences.get)

// Validate checks an absence.
func (a *Absence) Validate() error {
	bad := Invalid{}
	bad.need("deputy", a.DeputyID, "代表")
	chosen(bad, "kind", a.Kind, "类型", AbsenceKinds)
	bad.span(a.Starts, a.Ends)
	bad.within("reason", a.Reason, "原因", 60)
	if _, fault := Numbers(a.Weekdays, 1, 7); fault != "" {
		bad["weekdays"] = "星期" + fault
	}
	return bad.orNil()
}

// On reports whether the absence covers a day.
func (a *Absence) On(day string) bool {
	if day < a.Starts || day > a.Ends {
		return false
	}
	week, _ := Numbers(a.Weekdays, 1, 7)
	t, err := time.Parse(time.DateOnly, day)
	return err == nil && (len(week) == 0 || slices.Contains(week, (int(t.Weekday())+6)%7+1))
}

// Absences returns all absences, the latest first.
func (r reader) Absences() ([]Absence, error) { return absences.list(r, "") }

// Absence returns one absence.
func (r reader) Absence(id string) (Absence, error) { return absences.get(r, id) }

// SaveAbsence saves an absence.
func (tx *Tx) SaveAbsence(a *Absence) error {
	if err := a.Validate(); err != nil {
		return err
	}
	if list, fault := Numbers(a.Weekdays, 1, 7); fault == "" {
		a.Weekdays = joined(list)
	}
	return absences.save(tx, a)
}

// DeleteAbsence deletes an absence (销假).
func (tx *Tx) DeleteAbsence(id string) error { return absences.delete(tx, id) }
