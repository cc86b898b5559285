package duty

import (
	"fmt"
	"slices"
	"strings"

	"liujin/app"
	"liujin/app/calendar"
	"liujin/app/days"
	"liujin/app/table"
	"liujin/data"
)

// RotaRow is a station in the list of reception days.
type RotaRow struct {
	data.StationFields
	Rules, Closed string
}

// RotaColumns are the columns of 接待日.
var RotaColumns = []table.Column[*RotaRow]{
	table.Of("name", "家站点", 9, func(r *RotaRow) string { return r.Name }),
	table.Of("rules", "接待日", 14, func(r *RotaRow) string { return r.Rules }),
	table.Of("closed", "临时关闭", 7, func(r *RotaRow) string { return r.Closed }),
}

// Rotas lists the stations with their reception days.
func (a *Book) Rotas() ([]RotaRow, error) {
	stations, err := a.StationsOn(a.Today())
	if err != nil {
		return nil, err
	}
	rules, err := a.DB().DutyRules()
	if err != nil {
		return nil, err
	}
	closures, err := a.DB().Closures()
	if err != nil {
		return nil, err
	}
	rows := make([]RotaRow, len(stations))
	for i, s := range stations {
		rows[i].StationFields = s
		var words, closed []string
		for j := range rules {
			if rules[j].StationID == s.ID {
				words = append(words, fmt.Sprintf("%s %s，%d 人", RuleWords(&rules[j]), rules[j].DayPart, rules[j].Need))
			}
		}
		for _, c := range closures {
			if c.StationID == s.ID && c.Ends >= a.Today() {
				closed = append(closed, fmt.Sprintf("%s 至 %s", c.Starts, c.Ends))
			}
		}
		rows[i].Rules, rows[i].Closed = strings.Join(words, "；"), strings.Join(closed, "；")
	}
	return rows, nil
}

// Rota returns a station's reception days.
func (a *Book) Rota(stationID string) (data.Rota, error) { return a.DB().Rota(stationID) }

// SaveRota saves a station's reception days.
func (a *Book) SaveRota(r *data.Rota) error {
	return a.Do("修改“"+r.Name+"”的接待日", func(tx *data.Tx) error { return tx.SaveRota(r) })
}

// NewDutyRule returns a rule to fill: most stations receive on a morning of the week.
func NewDutyRule() data.DutyRule {
	return data.DutyRule{Every: data.RuleWeekly, Months: data.EveryMonth, WhenOff: data.OffNext, DayPart: data.Morning, Begins: "09:00",
		Ends: "11:30", Need: 2}
}

// DutyPolicy returns what the office plans duty by.
func (a *Book) DutyPolicy() (data.DutyPolicy, error) { return a.DB().DutyPolicy() }

// SaveDutyPolicy saves what the office plans duty by.
func (a *Book) SaveDutyPolicy(p *data.DutyPolicy) error {
	return a.Do("修改排班要求", func(tx *data.Tx) error { return tx.SaveDutyPolicy(p) })
}

// AbsenceRow is an absence in a list.
type AbsenceRow struct {
	data.Absence
	Name   string
	Shifts int // planned shifts that it hits
}

// AbsenceColumns are the columns of 请假.
var AbsenceColumns = []table.Column[*AbsenceRow]{
	table.Of("name", "代表", 5, func(r *AbsenceRow) string { return r.Name }),
	{Name: "kind", Head: "类型", Width: 3.5, Cell: func(r *AbsenceRow) table.Cell {
		if r.Kind == data.AbsenceLeave {
			return table.Chip(r.Kind, table.Due)
		}
		return table.Chip(r.Kind, table.Plain)
	}},
	{Name: "starts", Head: "从", Width: 5.5, Cell: func(r *AbsenceRow) table.Cell { return table.D(r.Starts) }},
	{Name: "ends", Head: "到", Width: 5.5, Cell: func(r *AbsenceRow) table.Cell { return table.D(r.Ends) }},
	{Name: "shifts", Head: "影响班次", Width: 5, Cell: func(r *AbsenceRow) table.Cell {
		if r.Shifts == 0 {
			return table.T("")
		}
		return table.Cell{Kind: table.Number, Text: fmt.Sprintf("%d 班待替", r.Shifts), Number: float64(r.Shifts), Tone: table.Late}
	}},
	table.Of("weekdays", "星期", 4, func(r *AbsenceRow) string { return WeekWords(r.Weekdays) }).Hide(),
	table.Of("reason", "原因", 8, func(r *AbsenceRow) string { return r.Reason }),
}

// WeekWords says weekdays: 周一、周三; "" for every day.
func WeekWords(weekdays string) string {
	list, _ := data.Numbers(weekdays, 1, 7)
	words := make([]string, len(list))
	for i, n := range list {
		words[i] = "周" + days.Week[n%7]
	}
	return strings.Join(words, "、")
}

// Absences lists 请假, the latest first, with the planned shifts that each hits.
func (a *Book) Absences() ([]AbsenceRow, error) {
	all, err := a.DB().Absences()
	if err != nil {
		return nil, err
	}
	called, err := a.DeputyNames(a.Today())
	if err != nil {
		return nil, err
	}
	shifts, err := a.DB().Shifts(a.Today(), "9999-12-31")
	if err != nil {
		return nil, err
	}
	rows := make([]AbsenceRow, len(all))
	for i, x := range all {
		rows[i] = AbsenceRow{Absence: x, Name: called[x.DeputyID]}
		for j := range shifts {
			if t := &shifts[j]; x.Kind == data.AbsenceLeave && a.free(t) && x.On(t.Day) && t.Has(x.DeputyID) {
				rows[i].Shifts++
			}
		}
	}
	return rows, nil
}

// Absence returns one absence.
func (a *Book) Absence(id string) (data.Absence, error) { return a.DB().Absence(id) }

// NewAbsence returns an absence to fill.
func (a *Book) NewAbsence() (data.Absence, error) {
	return data.Absence{Kind: data.AbsenceLeave, Starts: a.Today(), Ends: a.Today()}, nil
}

// SaveAbsence saves an absence.
func (a *Book) SaveAbsence(x *data.Absence) error {
	return a.Do(app.Saved(x.ID, string(x.Kind), a.DeputyName(x.DeputyID)), func(tx *data.Tx) error { return tx.SaveAbsence(x) })
}

// DeleteAbsence deletes an absence (销假).
func (a *Book) DeleteAbsence(x *data.Absence) error {
	return a.Do("销假“"+a.DeputyName(x.DeputyID)+"”", func(tx *data.Tx) error { return tx.DeleteAbsence(x.ID) })
}

// HolidayRow is a year in the list of days off.
type HolidayRow struct {
	data.HolidayYearFields
	Off, Work int
	Own       bool
}

// RecordID is the year's id; those that the program knows by itself are called by their number.
func (r *HolidayRow) RecordID() string {
	if r.ID == "" {
		return fmt.Sprint("known-", r.Year)
	}
	return r.ID
}

// HolidayColumns are the columns of 放假安排.
var HolidayColumns = []table.Column[*HolidayRow]{
	{Name: "year", Head: "年份", Width: 4, Cell: func(r *HolidayRow) table.Cell { return table.N(r.Year) }},
	{Name: "off", Head: "放假", Width: 4, Cell: func(r *HolidayRow) table.Cell { return countOfDays(r.Off) }},
	{Name: "work", Head: "调休上班", Width: 5, Cell: func(r *HolidayRow) table.Cell { return countOfDays(r.Work) }},
	table.Of("source", "来源", 10, func(r *HolidayRow) string { return r.Source }),
}

// countOfDays is a number of days as a cell.
func countOfDays(n int) table.Cell {
	return table.Cell{Kind: table.Number, Text: fmt.Sprintf("%d 天", n), Number: float64(n)}
}

// HolidayYears lists the years whose days off are known: the office's own, and of the last years and the next what the program knows.
func (a *Book) HolidayYears() ([]HolidayRow, error) {
	years, err := a.DB().HolidayYears()
	if err != nil {
		return nil, err
	}
	all, err := a.DB().Holidays()
	if err != nil {
		return nil, err
	}
	var rows []HolidayRow
	for _, y := range years {
		r := HolidayRow{HolidayYearFields: y, Own: true}
		for _, d := range all {
			if d.YearID == y.ID {
				r.Off += app.OneIf(d.Kind == data.HolidayOff)
				r.Work += app.OneIf(d.Kind == data.HolidayWorked)
			}
		}
		rows = append(rows, r)
	}
	this := a.DB().Now().Year()
	for year := this + 1; year >= this-1; year-- {
		y, known := calendar.Builtin(year)
		if !known || slices.ContainsFunc(years, func(o data.HolidayYearFields) bool { return o.Year == year }) {
			continue
		}
		r := HolidayRow{HolidayYearFields: data.HolidayYearFields{Year: year, Source: "程序自带"}}
		for _, d := range y.Days {
			r.Off += app.OneIf(d.Kind == calendar.Holiday)
			r.Work += app.OneIf(d.Kind == calendar.Makeup)
		}
		rows = append(rows, r)
	}
	slices.SortStableFunc(rows, func(x, y HolidayRow) int { return y.Year - x.Year })
	return rows, nil
}

// HolidayYear returns a year; one that the program knows by itself comes without an id, to be saved as the office's own when it is changed.
func (a *Book) HolidayYear(id string) (data.HolidayYear, error) {
	var year int
	if n, err := fmt.Sscanf(id, "known-%d", &year); err != nil || n != 1 {
		return a.DB().HolidayYear(id)
	}
	y, _ := calendar.Builtin(year)
	return holidayYearOf(y, ""), nil
}

func holidayYearOf(y calendar.Year, source string) data.HolidayYear {
	out := data.HolidayYear{HolidayYearFields: data.HolidayYearFields{Year: y.Year, Source: source}}
	for _, iso := range y.Dates() {
		kind := data.HolidayOff
		if y.Days[iso].Kind == calendar.Makeup {
			kind = data.HolidayWorked
		}
		out.Days = append(out.Days, data.Holiday{Day: iso, Kind: kind, Name: y.Days[iso].Name})
	}
	return out
}

// ReadNotice reads the pasted text of the State Council's notice; faults say what in it does not agree.
func (a *Book) ReadNotice(text string) (data.HolidayYear, []string) {
	y, faults := calendar.ReadNotice(text, 0)
	return holidayYearOf(y, "国务院办公厅通知"), faults
}

// SaveHolidayYear saves a year's days off. One that is there already is replaced.
func (a *Book) SaveHolidayYear(y *data.HolidayYear) error {
	return a.Do(fmt.Sprintf("保存 %d 年放假安排", y.Year), func(tx *data.Tx) error {
		years, err := tx.HolidayYears()
		if err != nil {
			return err
		}
		for _, old := range years {
			if y.ID == "" && old.Year == y.Year {
				y.HolidayYearFields.Meta = old.Meta
			}
		}
		return tx.SaveHolidayYear(y)
	})
}

// DeleteHolidayYear forgets a year that the office gave.
func (a *Book) DeleteHolidayYear(y *data.HolidayYear) error {
	if y.ID == "" {
		return data.Fail(app.Refused, nil, "%d 年的放假安排是程序自带的，不能删除；可以改了再保存。", y.Year)
	}
	return a.Do(fmt.Sprintf("删除 %d 年放假安排", y.Year), func(tx *data.Tx) error { return tx.DeleteHolidayYear(y.ID) })
}

// NewHolidayYear returns a year to fill: the first that is not known.
func (a *Book) NewHolidayYear() (data.HolidayYear, error) {
	rows, err := a.HolidayYears()
	if err != nil {
		return data.HolidayYear{}, err
	}
	year := a.DB().Now().Year()
	for slices.ContainsFunc(rows, func(r HolidayRow) bool { return r.Year == year }) {
		year++
	}
	return data.HolidayYear{HolidayYearFields: data.HolidayYearFields{Year: year}, Days: []data.Holiday{{Kind: data.HolidayOff}}}, nil
}

// Hit lists the planned shifts that an absence hits.
func (a *Book) AffectedShifts(x *data.Absence) ([]ShiftRow, error) {
	if x.Kind != data.AbsenceLeave || x.DeputyID == "" {
		return nil, nil
	}
	shifts, err := a.DB().Shifts(max(a.Today(), x.Starts), x.Ends)
	if err != nil {
		return nil, err
	}
	return a.shiftRows(slices.DeleteFunc(shifts, func(t data.Shift) bool { return !a.free(&t) || !x.On(t.Day) || !t.Has(x.DeputyID) }))
}
