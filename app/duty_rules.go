package app

import (
	"fmt"
	"slices"
	"strings"

	"liujin/app/calendar"
	"liujin/app/days"
	"liujin/app/table"
	"liujin/data"
)

// RotaRow is a station in the list of reception days.
type RotaRow struct {
	data.Station
	Rules, Closed string
	Shifts        int // of this month
}

// RotaColumns are the columns of 接待日.
var RotaColumns = []table.Column[RotaRow]{
	table.Of("name", "家站点", 9, func(r *RotaRow) string { return r.Name }),
	table.Of("rules", "接待日", 14, func(r *RotaRow) string { return r.Rules }),
	table.Of("closed", "停用", 7, func(r *RotaRow) string { return r.Closed }),
}

// Rotas lists the stations with their reception days.
func (a *App) Rotas() ([]RotaRow, error) {
	stations, err := a.db.Stations()
	if err != nil {
		return nil, err
	}
	rules, err := a.db.Rules()
	if err != nil {
		return nil, err
	}
	closures, err := a.db.Closures()
	rows := make([]RotaRow, len(stations))
	for i, s := range stations {
		rows[i].Station = s
		var words, closed []string
		for j := range rules {
			if rules[j].StationID == s.ID {
				words = append(words, fmt.Sprintf("%s %s，%d 人", RuleWords(&rules[j]), rules[j].Session, rules[j].Need))
			}
		}
		for _, c := range closures {
			if c.StationID == s.ID && c.Ends >= a.Today() {
				closed = append(closed, fmt.Sprintf("%s 至 %s", c.Starts, c.Ends))
			}
		}
		rows[i].Rules, rows[i].Closed = strings.Join(words, "；"), strings.Join(closed, "；")
	}
	return rows, err
}

// Rota returns a station's reception days.
func (a *App) Rota(stationID string) (data.Rota, error) { return a.db.Rota(stationID) }

// SaveRota saves a station's reception days.
func (a *App) SaveRota(r *data.Rota) error {
	return a.do("修改“"+r.Name+"”的接待日", func(tx *data.Tx) error { return tx.SaveRota(r) })
}

// NewRule returns a rule to fill: most stations receive on a morning of the week.
func NewRule() data.Rule {
	return data.Rule{Every: data.RuleWeekly, Months: data.EveryMonth, WhenOff: data.OffNext, Session: data.Morning, Begins: "09:00", Ends: "11:30", Need: 2}
}

// Policy returns what the office plans duty by.
func (a *App) Policy() (data.Policy, error) { return a.db.Policy() }

// SavePolicy saves what the office plans duty by.
func (a *App) SavePolicy(p *data.Policy) error {
	return a.do("修改排班要求", func(tx *data.Tx) error { return tx.SavePolicy(p) })
}

// AbsenceRow is an absence in a list.
type AbsenceRow struct {
	data.Absence
	Name   string
	Shifts int // planned shifts that it hits
}

// AbsenceColumns are the columns of 请假.
var AbsenceColumns = []table.Column[AbsenceRow]{
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
func (a *App) Absences() ([]AbsenceRow, error) {
	all, err := a.db.Absences()
	if err != nil {
		return nil, err
	}
	people, err := a.db.Deputies()
	called, err := names(people, err, func(d *data.Deputy) (string, string) { return d.ID, d.Name })
	if err != nil {
		return nil, err
	}
	turns, err := a.db.Turns(a.Today(), "9999-12-31")
	rows := make([]AbsenceRow, len(all))
	for i, x := range all {
		rows[i] = AbsenceRow{Absence: x, Name: called[x.DeputyID]}
		for j := range turns {
			if t := &turns[j]; x.Kind == data.AbsenceLeave && a.free(t) && x.On(t.Day) && t.Has(x.DeputyID) {
				rows[i].Shifts++
			}
		}
	}
	return rows, err
}

// Absence returns one absence.
func (a *App) Absence(id string) (data.Absence, error) { return a.db.Absence(id) }

// NewAbsence returns an absence to fill.
func (a *App) NewAbsence() (data.Absence, error) {
	return data.Absence{Kind: data.AbsenceLeave, Starts: a.Today(), Ends: a.Today()}, nil
}

// SaveAbsence saves an absence.
func (a *App) SaveAbsence(x *data.Absence) error {
	return a.do(saved(x.ID, string(x.Kind), a.nameOf(x.DeputyID)), func(tx *data.Tx) error { return tx.SaveAbsence(x) })
}

// DeleteAbsence deletes an absence (销假).
func (a *App) DeleteAbsence(x *data.Absence) error {
	return a.do("销假“"+a.nameOf(x.DeputyID)+"”", func(tx *data.Tx) error { return tx.DeleteAbsence(x.ID) })
}

// HolidayRow is a year in the list of days off.
type HolidayRow struct {
	data.HolidayYear
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
var HolidayColumns = []table.Column[HolidayRow]{
	{Name: "year", Head: "年份", Width: 4, Cell: func(r *HolidayRow) table.Cell { return table.N(r.Year) }},
	{Name: "off", Head: "放假", Width: 4, Cell: func(r *HolidayRow) table.Cell { return days1(r.Off) }},
	{Name: "work", Head: "调休上班", Width: 5, Cell: func(r *HolidayRow) table.Cell { return days1(r.Work) }},
	table.Of("source", "来源", 10, func(r *HolidayRow) string { return r.Source }),
}

func days1(n int) table.Cell {
	return table.Cell{Kind: table.Number, Text: fmt.Sprintf("%d 天", n), Number: float64(n)}
}

// HolidayYears lists the years whose days off are known: the office's own, and of the last years and the next what the program knows.
func (a *App) HolidayYears() ([]HolidayRow, error) {
	years, err := a.db.HolidayYears()
	if err != nil {
		return nil, err
	}
	all, err := a.db.AllHolidays()
	var rows []HolidayRow
	for _, y := range years {
		r := HolidayRow{HolidayYear: y, Own: true}
		for _, d := range all {
			if d.YearID == y.ID {
				r.Off += count1(d.Kind == data.HolidayOff)
				r.Work += count1(d.Kind == data.HolidayWorked)
			}
		}
		rows = append(rows, r)
	}
	this := a.db.Now().Year()
	for year := this + 1; year >= this-1; year-- {
		y, known := calendar.Builtin(year)
		if !known || slices.ContainsFunc(years, func(o data.HolidayYear) bool { return o.Year == year }) {
			continue
		}
		r := HolidayRow{HolidayYear: data.HolidayYear{Year: year, Source: "程序自带"}}
		for _, d := range y.Days {
			r.Off += count1(d.Kind == calendar.Holiday)
			r.Work += count1(d.Kind == calendar.Makeup)
		}
		rows = append(rows, r)
	}
	slices.SortStableFunc(rows, func(x, y HolidayRow) int { return y.Year - x.Year })
	return rows, err
}

// Holidays returns a year; one that the program knows by itself comes without an id, to be saved as the office's own when it is changed.
func (a *App) Holidays(id string) (data.Holidays, error) {
	var year int
	if n, err := fmt.Sscanf(id, "known-%d", &year); n != 1 || err != nil {
		return a.db.HolidaysOf(id)
	}
	y, _ := calendar.Builtin(year)
	return holidaysOf(y, ""), nil
}

func holidaysOf(y calendar.Year, source string) data.Holidays {
	out := data.Holidays{HolidayYear: data.HolidayYear{Year: y.Year, Source: source}}
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
func (a *App) ReadNotice(text string) (data.Holidays, []string) {
	y, faults := calendar.ReadNotice(text, 0)
	return holidaysOf(y, "国务院办公厅通知"), faults
}

// SaveHolidays saves a year's days off. One that is there already is replaced.
func (a *App) SaveHolidays(y *data.Holidays) error {
	return a.do(fmt.Sprintf("保存 %d 年放假安排", y.Year), func(tx *data.Tx) error {
		years, err := tx.HolidayYears()
		if err != nil {
			return err
		}
		for _, old := range years {
			if y.ID == "" && old.Year == y.Year {
				y.HolidayYear.Meta = old.Meta
			}
		}
		return tx.SaveHolidays(y)
	})
}

// DeleteHolidays forgets a year that the office gave.
func (a *App) DeleteHolidays(y *data.Holidays) error {
	if y.ID == "" {
		return data.Fail(Refused, nil, "%d 年的放假安排是程序自带的，不能删除；可以改了再保存。", y.Year)
	}
	return a.do(fmt.Sprintf("删除 %d 年放假安排", y.Year), func(tx *data.Tx) error { return tx.DeleteHolidays(y.ID) })
}

// NewHolidays returns a year to fill: the first that is not known.
func (a *App) NewHolidays() (data.Holidays, error) {
	rows, err := a.HolidayYears()
	year := a.db.Now().Year()
	for slices.ContainsFunc(rows, func(r HolidayRow) bool { return r.Year == year }) {
		year++
	}
	return data.Holidays{HolidayYear: data.HolidayYear{Year: year}, Days: []data.Holiday{{Kind: data.HolidayOff}}}, err
}

// Hit lists the planned shifts that an absence hits.
func (a *App) Hit(x *data.Absence) ([]ShiftRow, error) {
	if x.Kind != data.AbsenceLeave || x.DeputyID == "" {
		return nil, nil
	}
	turns, err := a.db.Turns(max(a.Today(), x.Starts), x.Ends)
	if err != nil {
		return nil, err
	}
	return a.shiftRows(slices.DeleteFunc(turns, func(t data.Turn) bool { return !a.free(&t) || !x.On(t.Day) || !t.Has(x.DeputyID) }))
}

// DeputyName is what a deputy is called.
func (a *App) DeputyName(id string) string { return a.nameOf(id) }
