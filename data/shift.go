package data

import "fmt"

// ShiftFields is a shift (班次) as it is planned. What took place is an activity, which it points at.
type ShiftFields struct {
	Meta
	StationID, Day string
	DayPart        DayPart
	Begins, Ends   string // 09:00
	Need, County   int
	GroupID        string
	Due            string // the day that the rule named; "": added by hand
	How            string // how the day came about
	State          ShiftState
	ActivityID     string // what took place; "" until it is recorded
	Note           string
}

// Duty is one planned seat of a shift.
type Duty struct {
	Meta
	ShiftID, DeputyID string
	Locked, Notified  bool
	Role              DutyRole // "" it was his from the first
	InsteadID         string   // whose seat it was before
}

var shifts = register(table[ShiftFields]{name: "shift", title: "班次", order: "day, CASE day_part WHEN '下午' THEN 2 ELSE 1 END, begins, id",
	label:   "day || ' ' || (SELECT name FROM station s WHERE s.id = station_id)",
	columns: "station_id, day, day_part, begins, ends, need, county, group_id, due, how, state, activity_id, note",
	fields: func(s *ShiftFields) []any {
		return []any{&s.StationID, &s.Day, &s.DayPart, &s.Begins, &s.Ends, &s.Need, &s.County, opt(&s.GroupID), opt(&s.Due), &s.How,
			&s.State,
			opt(&s.ActivityID), &s.Note}
	}})

var _ = ruled(shifts, reader.Shift)

var duties = register(table[Duty]{name: "duty", title: "值班安排", order: "id", parent: "shift_id", owners: []owner{{"shift", "shift_id"}},
	columns: "shift_id, deputy_id, locked, notified, role, instead_id",
	fields: func(d *Duty) []any {
		return []any{&d.ShiftID, &d.DeputyID, &d.Locked, &d.Notified, &d.Role, opt(&d.InsteadID)}
	}})

// Shift is a shift with its seats.
type Shift struct {
	ShiftFields
	Duties []Duty
}

// Has reports whether a deputy is planned for the shift.
func (s *Shift) Has(deputyID string) bool {
	for i := range s.Duties {
		if s.Duties[i].DeputyID == deputyID {
			return true
		}
	}
	return false
}

// Open is how many seats nobody has.
func (s *Shift) Open() int {
	if s.State == ShiftCancelled {
		return 0
	}
	return max(0, s.Need-len(s.Duties))
}

// Validate checks a shift with its seats.
func (s *Shift) Validate() error {
	bad := Invalid{}
	bad.need("station", s.StationID, "家站点")
	bad.need("day", s.Day, "日期")
	bad.day("day", s.Day, "日期")
	chosen(bad, "day_part", s.DayPart, "时段", DayParts)
	oneOf(bad, "state", s.State, "状态", ShiftStates)
	bad.hours(s.Begins, s.Ends)
	bad.seats(s.Need, s.County)
	bad.within("note", s.Note, "备注", 200)
	if s.State == ShiftCancelled && s.ActivityID != "" {
		bad["state"] = "已经登记了到岗的班次不能取消"
	}
	seen := map[string]bool{}
	for i, d := range s.Duties {
		if d.DeputyID == "" || seen[d.DeputyID] {
			bad["duties"] = fmt.Sprintf("第 %d 人空白或重复", i+1)
		}
		seen[d.DeputyID] = true
		oneOf(bad, "duties", d.Role, "替换", DutyRoles)
	}
	return bad.orNil()
}

// Shifts returns the shifts from a day to a day with their seats, in the order of their days.
func (r reader) Shifts(from, to string) ([]Shift, error) {
	return r.shiftsWhere("day BETWEEN ? AND ?", from, to)
}

// OpenShifts returns the shifts up to a day that are to be held and of which nothing was recorded, however long ago they were.
func (r reader) OpenShifts(to string) ([]Shift, error) {
	return r.shiftsWhere("activity_id IS NULL AND state = '排定' AND day <= ?", to)
}

func (r reader) shiftsWhere(where string, args ...any) ([]Shift, error) {
	all, err := shifts.list(r, where, args...)
	if err != nil {
		return nil, err
	}
	seats, err := duties.list(r, "shift_id IN (SELECT id FROM shift WHERE "+where+")", args...)
	if err != nil {
		return nil, err
	}
	at := make(map[string]int, len(all))
	whole := make([]Shift, len(all))
	for i, s := range all {
		whole[i].ShiftFields, at[s.ID] = s, i
	}
	for _, d := range seats {
		s := &whole[at[d.ShiftID]]
		s.Duties = append(s.Duties, d)
	}
	return whole, nil
}

// Shift returns a shift with its seats.
func (r reader) Shift(id string) (s Shift, err error) {
	if s.ShiftFields, err = shifts.get(r, id); err == nil {
		s.Duties, err = duties.of(r, id)
	}
	return s, err
}

// ShiftOf returns the id of the shift that an activity was; "" when it was none.
func (r reader) ShiftHeldAs(activityID string) (string, error) {
	found, err := shifts.list(r, "activity_id = ?", activityID)
	if err != nil || len(found) == 0 {
		return "", err
	}
	return found[0].ID, nil
}

// SaveShift saves a shift with its seats.
func (tx *Tx) SaveShift(s *Shift) error {
	if s.State == "" {
		s.State = ShiftPlanned
	}
	if err := s.Validate(); err != nil {
		return err
	}
	if err := shifts.save(tx, &s.ShiftFields); err != nil {
		return err
	}
	for i := range s.Duties {
		s.Duties[i].ShiftID = s.ID
	}
	return duties.saveChildren(tx, &s.Meta, s.Duties)
}

// DeleteShift deletes a shift that was not held.
func (tx *Tx) DeleteShift(id string) error {
	s, err := shifts.get(tx.reader, id)
	if err != nil {
		return err
	}
	if s.ActivityID != "" {
		return Fail(InUse, nil, "%s 的班次已经登记了到岗情况，不能删除。请先删除到岗记录。", s.Day)
	}
	return shifts.delete(tx, id)
}
