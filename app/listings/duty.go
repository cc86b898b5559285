package listings

import (
	"strings"

	"liujin/app/duty"
	"liujin/app/table"
	"liujin/data"
)

// dutyPlan lists the shifts of a period with their deputies.
func (a *Book) dutyPlan(o Order) (table.Listing, error) {
	rows, err := a.duty.ShiftsAt(o.From, o.To, o.Station)
	if err != nil {
		return table.Listing{}, err
	}
	columns := table.Choose(duty.ShiftColumns, "day", "weekday", "hours", "station", "deputies", "need", "status", "how")
	l := numbered(table.Listed("", columns, rows))
	l.Note = placeAndDays(o)
	return l, nil
}

// placeAndDays says what a sheet covers: its period and station.
func placeAndDays(o Order) string {
	return strings.TrimSpace(o.From + " 至 " + o.To + "　" + o.Station)
}

// attendanceRow is one planned seat with what became of it, or somebody who came unplanned.
type attendanceRow struct {
	*duty.ShiftRow
	name    string
	level   data.Level
	state   string
	standIn string
}

// attendanceColumns are the columns of 值班到岗.
var attendanceColumns = []table.Column[*attendanceRow]{
	{Name: "day", Head: "日期", Width: 5.5, Cell: func(r *attendanceRow) table.Cell { return table.D(r.Day) }},
	table.Of("weekday", "星期", 3, func(r *attendanceRow) string { return r.Weekday() }),
	table.Of("hours", "时间", 8.5, func(r *attendanceRow) string { return r.Hours() }),
	table.Of("station", "家站点", 10, func(r *attendanceRow) string { return r.Station }),
	table.Of("name", "代表", 5, func(r *attendanceRow) string { return r.name }),
	table.Of("level", "层级", 3, func(r *attendanceRow) data.Level { return r.level }),
	table.Of("state", "到岗情况", 5, func(r *attendanceRow) string { return r.state }),
	table.Of("stand_in", "替换人", 5, func(r *attendanceRow) string { return r.standIn }),
	{Name: "voters", Head: "接待人次", Width: 4.5, Cell: func(r *attendanceRow) table.Cell { return table.Some(r.Voters) }},
}

// dutyAttendance lists what became of each seat of a period until today, with the rate of attendance below.
func (a *Book) dutyAttendance(o Order) (table.Listing, error) {
	shifts, err := a.duty.ShiftsAt(o.From, o.To, o.Station)
	if err != nil {
		return table.Listing{}, err
	}
	var rows []attendanceRow
	for i := range shifts {
		s := &shifts[i]
		if !s.Over() {
			continue
		}
		for k := range s.Seats {
			seat := &s.Seats[k]
			row := attendanceRow{ShiftRow: s, name: seat.Name, level: seat.Level, state: string(seat.State), standIn: seat.StandIn}
			switch {
			case s.ActivityID == "":
				row.state = "未登记"
			case seat.State == duty.SeatStandIn:
				row.state = "代为接待"
			}
			rows = append(rows, row)
		}
		for _, name := range s.Came {
			rows = append(rows, attendanceRow{ShiftRow: s, name: name, state: "另外到场"})
		}
	}
	l := numbered(table.Listed("", attendanceColumns, rows))
	l.Note = placeAndDays(o)
	if words := duty.CountSeats(shifts).Words(); words != "" {
		l.Note += "　截至 " + a.AsOf(o.To) + "，" + words
	}
	return l, nil
}
