package duty

import (
	"fmt"
	"slices"
	"strings"

	"liujin/app"
	"liujin/app/days"
	"liujin/app/table"
	"liujin/data"
)

// Seat is a planned deputy in a shift, and what became of it.
type Seat struct {
	data.Duty
	Name    string
	State   SeatState
	StandIn string     // who came instead
	For     string     // whom he stands in for, as planned
	Level   data.Level // the highest level held that day
}

// Served reports whether the planned deputy came himself.
func (s *Seat) Served() bool { return s.State.Served() }

// Tone is how a state is shown.
func (s *Seat) Tone() table.Tone {
	switch s.State {
	case SeatServed, SeatNotified:
		return table.Good
	case SeatOnLeave, SeatLate:
		return table.Due
	case SeatAbsent, SeatOut:
		return table.Late
	case SeatStandIn, SeatSwapped:
		return table.Info
	}
	return table.Plain
}

// ShiftRow is a shift in a list, with what its references are called.
type ShiftRow struct {
	data.Shift
	Station, Group string
	Seats          []Seat
	Came           []string // who came without having been planned
	Voters         int
	Past           bool
}

// Holes is how many seats wait for somebody: empty ones, and those of deputies on leave or out of office.
func (r *ShiftRow) Holes() int {
	if r.State == data.ShiftCancelled || r.ActivityID != "" || r.Past {
		return 0
	}
	n := r.Open()
	for i := range r.Seats {
		n += app.OneIf(r.Seats[i].State.Waits())
	}
	return n
}

// Names joins the planned deputies' names.
func (r *ShiftRow) Names() string {
	names := make([]string, len(r.Seats))
	for i := range r.Seats {
		names[i] = r.Seats[i].Name
	}
	return strings.Join(names, "、")
}

// Weekday is the day of the week: 周三.
func (r *ShiftRow) Weekday() string { return days.Weekday(r.Day, "周") }

// Hours is when a shift is: 上午 9:00—11:30.
func (r *ShiftRow) Hours() string { return string(r.DayPart) + " " + app.Hours(r.Begins, r.Ends) }

// Line is a shift in one line of text.
func (r *ShiftRow) Line() string {
	text := fmt.Sprintf("%s %s %s %s：%s", r.Day, r.Weekday(), strings.TrimSpace(r.Hours()), r.Station, r.Names())
	if n := r.Open(); n > 0 {
		text += fmt.Sprintf("（缺 %d 人）", n)
	}
	if r.State == data.ShiftCancelled {
		text += "（取消）"
	}
	return text
}

// Status says in a word how a shift stands.
func (r *ShiftRow) Status() (string, table.Tone) {
	switch {
	case r.State == data.ShiftCancelled:
		return "取消", table.Plain
	case r.ActivityID != "":
		return "已登记", table.Good
	case r.Past:
		return "未登记", table.Due
	case r.Holes() > 0:
		return fmt.Sprintf("缺 %d 人", r.Holes()), table.Late
	}
	return "已排", table.Plain
}

// ShiftColumns are the columns of 值班安排.
var ShiftColumns = []table.Column[*ShiftRow]{
	{Name: "day", Head: "日期", Width: 5.5, Cell: func(r *ShiftRow) table.Cell { return table.D(r.Day) }},
	table.Of("weekday", "星期", 3, (*ShiftRow).Weekday),
	table.Of("hours", "时间", 7, (*ShiftRow).Hours),
	table.Of("station", "家站点", 9, func(r *ShiftRow) string { return r.Station }),
	table.Of("deputies", "值班代表", 14, (*ShiftRow).Names),
	{Name: "need", Head: "需", Width: 2.5, Cell: func(r *ShiftRow) table.Cell { return table.N(r.Need) }},
	{Name: "status", Head: "状态", Width: 4, Cell: func(r *ShiftRow) table.Cell {
		text, tone := r.Status()
		return table.Cell{Text: text, Tone: tone}
	}},
	table.Of("how", "日期由来", 12, func(r *ShiftRow) string { return r.How }).Hide(),
}

// Shifts lists the shifts from a day to a day, with what became of them.
func (a *Book) Shifts(from, to string) ([]ShiftRow, error) {
	shifts, err := a.DB().Shifts(from, to)
	if err != nil {
		return nil, err
	}
	return a.shiftRows(shifts)
}

// soon is how many days ahead an empty seat is something to do.
const soon = 31

// OpenShifts lists the shifts that are to be held within the month to come or were to be held, and of which nothing was recorded.
func (a *Book) OpenShifts() ([]ShiftRow, error) {
	shifts, err := a.DB().OpenShifts(days.After(a.Today(), soon))
	if err != nil {
		return nil, err
	}
	return a.shiftRows(shifts)
}

// ScheduleRows lists the shifts of a schedule that is not saved.
func (a *Book) ScheduleRows(s *Schedule) ([]ShiftRow, error) { return a.shiftRows(s.Shifts) }

// DroppedRows lists the shifts that a schedule takes away, with their people.
func (a *Book) DroppedRows(s *Schedule) ([]ShiftRow, error) { return a.shiftRows(s.Drop) }

// ShiftRow returns one shift with what became of it.
func (a *Book) ShiftRow(id string) (ShiftRow, error) {
	t, err := a.DB().Shift(id)
	if err != nil {
		return ShiftRow{}, err
	}
	rows, err := a.shiftRows([]data.Shift{t})
	if err != nil {
		return ShiftRow{}, err
	}
	return rows[0], nil
}

// shiftNames is what the references of shifts are called, and what took place.
type shiftNames struct {
	stations, groups, people map[string]string // by their latest names
	changes                  data.SubjectChanges
	last                     string // of the days of the shifts, or today while that is to come: what they are named as of
	mandates                 app.Mandates
	came                     map[string][]data.ShiftParticipation // by shift
	voters                   map[string]int                       // by activity
	absences                 []data.Absence
	today                    string
}

func (a *Book) shiftRows(shifts []data.Shift) ([]ShiftRow, error) {
	if len(shifts) == 0 {
		return nil, nil
	}
	n, err := a.shiftNames(shifts)
	if err != nil {
		return nil, err
	}
	rows := make([]ShiftRow, len(shifts))
	for i := range shifts {
		rows[i] = n.row(&shifts[i])
	}
	return rows, nil
}

func (a *Book) shiftNames(shifts []data.Shift) (n shiftNames, err error) {
	n = shiftNames{came: map[string][]data.ShiftParticipation{}, today: a.Today()}
	if n.stations, err = a.DB().LatestNames(data.KindStation); err != nil {
		return n, err
	}
	if n.groups, err = a.DB().LatestNames(data.KindGroup); err != nil {
		return n, err
	}
	if n.mandates, err = a.Mandates(); err != nil {
		return n, err
	}
	from, to := shifts[0].Day, shifts[0].Day
	for i := range shifts {
		from, to = min(from, shifts[i].Day), max(to, shifts[i].Day)
	}
	n.last = min(to, n.today)
	if n.people, err = a.DeputyNames(to); err != nil {
		return n, err
	}
	if n.changes, err = a.DB().SubjectChanges(); err != nil {
		return n, err
	}
	attended, err := a.DB().ShiftParticipations(from, to)
	if err != nil {
		return n, err
	}
	for _, x := range attended {
		n.came[x.ShiftID] = append(n.came[x.ShiftID], x)
	}
	if n.voters, err = a.DB().VotersReceived(from, to); err != nil {
		return n, err
	}
	n.absences, err = a.DB().Absences()
	return n, err
}

func (n *shiftNames) row(t *data.Shift) ShiftRow {
	r := ShiftRow{Shift: *t, Station: n.changes.Name(t.StationID, n.last, n.stations[t.StationID]),
		Group: n.changes.Name(t.GroupID, n.last, n.groups[t.GroupID]), Voters: n.voters[t.ActivityID],
		Past: t.Day < n.today}
	for _, d := range t.Duties {
		seat := Seat{Duty: d, Name: n.people[d.DeputyID], For: n.people[d.InsteadID], Level: levelOn(n.mandates[d.DeputyID], t.Day)}
		seat.State, seat.StandIn = n.state(t, &d)
		r.Seats = append(r.Seats, seat)
	}
	for _, x := range n.came[t.ID] {
		if x.InsteadID == "" && x.Present() && !t.Has(x.DeputyID) {
			r.Came = append(r.Came, n.people[x.DeputyID])
		}
	}
	return r
}

// state says what became of a planned seat: what took place if it is recorded, else how the plan stands.
func (n *shiftNames) state(t *data.Shift, d *data.Duty) (state SeatState, standIn string) {
	for _, x := range n.came[t.ID] {
		switch {
		case x.InsteadID == d.DeputyID:
			return SeatState(x.Role), n.people[x.DeputyID]
		case x.DeputyID == d.DeputyID:
			return SeatOf(x.State), ""
		}
	}
	if t.ActivityID == "" && t.Day >= n.today && !n.mandates.InOffice(d.DeputyID, t.Day) {
		return SeatOut, ""
	}
	if t.ActivityID == "" && slices.ContainsFunc(n.absences, func(a data.Absence) bool {
		return a.DeputyID == d.DeputyID && a.Kind == data.AbsenceLeave && a.On(t.Day)
	}) {
		return SeatOnLeave, ""
	}
	if d.Notified {
		return SeatNotified, ""
	}
	return SeatPlanned, ""
}

// levelOn is the highest level that a deputy holds on a day; mandates come in the order of levels.
func levelOn(mandates []data.Tenure, day string) data.Level {
	for i := range mandates {
		if mandates[i].InOffice(day) {
			return mandates[i].Level
		}
	}
	return ""
}

// ShiftBy finds a shift by its id, or by that of what took place at it; nil when there is none.
func (a *Book) ShiftBy(id string) (*ShiftRow, error) {
	shift, err := a.DB().ShiftHeldAs(id)
	if err != nil {
		return nil, err
	}
	if shift != "" {
		id = shift
	}
	r, err := a.ShiftRow(id)
	if data.Is(err, data.Gone) {
		return nil, nil
	}
	return &r, err
}

// ShortStation leaves out what every station's name has.
func ShortStation(name string) string {
	for _, tail := range []string{"人大代表联络站", "代表联络站", "人大代表联系点", "代表联系点"} {
		if head, ok := strings.CutSuffix(name, tail); ok && head != "" {
			name = head
			break
		}
	}
	for _, tail := range []string{"人大代表之家", "代表之家"} {
		if head, ok := strings.CutSuffix(name, tail); ok && head != "" {
			return head + "之家"
		}
	}
	for _, tail := range []string{"社区", "村"} {
		if head, ok := strings.CutSuffix(name, tail); ok && len([]rune(head)) > 1 {
			return head
		}
	}
	return name
}

// LastShift is the day of the last shift that is planned; today when there is none.
func (a *Book) LastShift() (string, error) {
	shifts, err := a.DB().Shifts(a.Today(), "9999-12-31")
	if err != nil || len(shifts) == 0 {
		return a.Today(), err
	}
	return shifts[len(shifts)-1].Day, nil
}
