package paperwork

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"liujin/app"
	"liujin/app/duty"
	"liujin/app/papers"
	"liujin/app/sheets"
	"liujin/app/table"
	"liujin/data"
)

// dutyPlan lists the shifts of a period with their deputies.
func (a *Book) dutyPlan(o Order) (table.Listing, error) {
	rows, err := a.ordered(o)
	if err != nil {
		return table.Listing{}, err
	}
	columns := choose(duty.ShiftColumns, "day", "weekday", "hours", "station", "deputies", "need", "status", "how")
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
	shifts, err := a.ordered(o)
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

// calendarNames are what the deputies' calendars are called, one each: namesakes are told apart as on paper, or else by the end of their
// ids.
func (a *Book) calendarNames() (map[string]string, error) {
	all, err := a.DB().Deputies()
	if err != nil {
		return nil, err
	}
	people := make([]papers.Person, len(all))
	for i := range all {
		people[i] = papers.Person{Name: all[i].Name, Employer: all[i].Employer, Born: all[i].Born}
	}
	names := apart(people)
	file := func(name *string) string { return sheets.FileName("代表-" + *name) }
	same := app.CountBy(names, file)
	called := make(map[string]string, len(all))
	for i := range all {
		called[all[i].ID] = "代表-" + names[i]
		if same[file(&names[i])] > 1 {
			called[all[i].ID] = "代表-" + all[i].Name + "（" + all[i].ID[max(0, len(all[i].ID)-8):] + "）"
		}
	}
	return called, nil
}

// WriteCalendars writes the shifts of a period as calendar files into a folder: one for each deputy who has any, one for each station.
func (a *Book) WriteCalendars(from, to, folder string) error {
	rows, err := a.duty.Shifts(from, to)
	if err != nil {
		return err
	}
	shifts, err := a.onPaper(rows, nil)
	if err != nil {
		return err
	}
	called, err := a.calendarNames()
	if err != nil {
		return err
	}
	files := map[string][]sheets.Event{}
	at := 0
	for i := range rows {
		r := &rows[i]
		if r.State == data.ShiftCancelled {
			continue
		}
		place := strings.TrimSpace(r.Station + " " + shifts[at].Address)
		at++
		event := sheets.Event{UID: r.ID + "@liujin", Title: r.Station + "值班：" + r.Names(), Place: place, Day: r.Day, Begins: r.Begins,
			Ends: r.Ends, Note: "值班代表：" + r.Names()}
		files["站点-"+r.Station] = append(files["站点-"+r.Station], event)
		for k := range r.Seats {
			own := event
			own.UID, own.Title = r.ID+"-"+r.Seats[k].DeputyID+"@liujin", r.Station+"值班"
			name := called[r.Seats[k].DeputyID]
			files[name] = append(files[name], own)
		}
	}
	if len(files) == 0 {
		return data.Fail(app.Refused, nil, "%s 至 %s 没有班次，没有日历可以导出。", from, to)
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return data.Fail(data.ReadOnly, err, "文件夹“%s”不能写入，请检查后再试。", folder)
	}
	stamp, err := time.Parse(time.DateOnly, a.Today())
	if err != nil {
		return fmt.Errorf("read today: %w", err)
	}
	for name, events := range files {
		path := filepath.Join(folder, sheets.FileName(name)+".ics")
		if err := sheets.Replace(path, func(w io.Writer) error { return sheets.WriteICS(w, name, stamp, events) }); err != nil {
			return app.ExplainOutput(err, path)
		}
	}
	return nil
}
