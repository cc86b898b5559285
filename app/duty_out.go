package app

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"liujin/app/figures"
	"liujin/app/sheets"
	"liujin/app/table"
	"liujin/data"
)

// dutyPlan lists the shifts of a period with their deputies.
func (a *App) dutyPlan(o Order) (table.Listing, error) {
	rows, err := a.ordered(o)
	columns := choose(ShiftColumns, "day", "weekday", "hours", "station", "deputies", "need", "status", "how")
	l := numbered(table.Listed("", columns, rows))
	l.Note = coverage(o)
	return l, err
}

// coverage says what a sheet covers: its period and station.
func coverage(o Order) string {
	return strings.TrimSpace(o.From + " 至 " + o.To + "　" + o.Station)
}

// attendanceRow is one planned seat with what became of it, or somebody who came unplanned.
type attendanceRow struct {
	*ShiftRow
	name    string
	level   data.Level
	state   string
	standIn string
}

// attendanceColumns are the columns of 值班到岗.
var attendanceColumns = []table.Column[attendanceRow]{
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

// dutyAttendance lists what became of each seat of a period until today, with the rate of attendance below: present ÷ planned.
func (a *App) dutyAttendance(o Order) (table.Listing, error) {
	shifts, err := a.ordered(o)
	var rows []attendanceRow
	planned, present := 0, 0
	for i := range shifts {
		s := &shifts[i]
		if s.State == data.ShiftCancelled || s.Day > a.Today() {
			continue
		}
		for k := range s.Seats {
			seat := &s.Seats[k]
			row := attendanceRow{s, seat.Name, seat.Level, string(seat.State), seat.StandIn}
			if s.ActivityID == "" {
				row.state = "未登记"
			} else {
				planned++
				present += count1(seat.Served() || seat.StandIn != "")
			}
			rows = append(rows, row)
		}
		for _, name := range s.Came {
			rows = append(rows, attendanceRow{ShiftRow: s, name: name, state: "另外到场"})
		}
	}
	l := numbered(table.Listed("", attendanceColumns, rows))
	l.Note = coverage(o)
	if planned > 0 {
		l.Note += fmt.Sprintf("　到岗率 %s（已登记 %d 席，到岗或有人替 %d 席）", figures.Percent(present, planned), planned, present)
	}
	return l, err
}

// WriteCalendars writes the shifts of a period as calendar files into a folder: one for each deputy who has any, one for each station.
func (a *App) WriteCalendars(from, to, folder string) error {
	rows, err := a.Shifts(from, to)
	if err != nil {
		return err
	}
	shifts, err := a.onPaper(rows)
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
		event := sheets.Event{UID: r.ID + "@liujin", Title: r.Station + "值班：" + r.Names(), Place: place, Day: r.Day, Begins: r.Begins, Ends: r.Ends, Note: "值班代表：" + r.Names()}
		files["站点-"+r.Station] = append(files["站点-"+r.Station], event)
		for k := range r.Seats {
			own := event
			own.UID, own.Title = r.ID+"-"+r.Seats[k].DeputyID+"@liujin", r.Station+"值班"
			name := "代表-" + r.Seats[k].Name + a.apart(r.Seats[k].DeputyID)
			files[name] = append(files[name], own)
		}
	}
	if len(files) == 0 {
		return data.Fail(Refused, nil, "%s 至 %s 没有班次，没有日历可以导出。", from, to)
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return data.Fail(data.ReadOnly, err, "文件夹“%s”不能写入，请检查后再试。", folder)
	}
	stamp, err := time.Parse(time.DateOnly, a.Today())
	if err != nil {
		return fmt.Errorf("read today: %w", err)
	}
	for name, events := range files {
		path := filepath.Join(folder, clean(name)+".ics")
		if err := sheets.Replace(path, func(w io.Writer) error { return sheets.WriteICS(w, name, stamp, events) }); err != nil {
			return explainOutput(err, path)
		}
	}
	return nil
}

// apart tells namesakes apart in a file's name, by the end of their ids; "" for those who have none.
func (a *App) apart(deputyID string) string {
	all, err := a.db.Deputies()
	if err != nil {
		return ""
	}
	mine, same := a.nameOf(deputyID), 0
	for i := range all {
		same += count1(all[i].Name == mine)
	}
	if same < 2 {
		return ""
	}
	d, err := a.db.Deputy(deputyID)
	if err != nil {
		return ""
	}
	return "（" + d.Employer + "）"
}

// clean leaves out what a file's name can't have.
func clean(name string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(`\/:*?"<>|`, r) || r < ' ' {
			return -1
		}
		return r
	}, name)
}

// NewShift returns a shift to add by hand: on a day, at a station if one is named.
func (a *App) NewShift(day, station string) (data.Turn, error) {
	if day < a.Today() {
		day = a.Today()
	}
	t := data.Turn{Shift: data.Shift{Day: day, Session: data.Morning, Begins: "09:00", Ends: "11:30", Need: 2}}
	stations, err := a.db.Stations()
	for _, s := range stations {
		if s.Name == station {
			t.StationID = s.ID
		}
	}
	return t, err
}

// SaveShift saves a shift that was added by hand.
func (a *App) SaveShift(t *data.Turn) error {
	return a.do("加一班 "+t.Day, func(tx *data.Tx) error { return tx.SaveTurn(t) })
}
