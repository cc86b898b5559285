package listings

import (
	"fmt"
	"strings"

	"liujin/app"
	"liujin/app/figures"
	"liujin/app/table"
	"liujin/data"
)

// trainingLedger lists who came to which session of a period, one row a person and session.
func (a *Book) trainingLedger(o Order) (table.Listing, error) {
	all, err := a.DB().Attendances()
	if err != nil {
		return table.Listing{}, err
	}
	deputies, err := a.DeputyRows(a.AsOf(o.To))
	if err != nil {
		return table.Listing{}, err
	}
	people := map[string]*app.DeputyRow{}
	for i := range deputies {
		people[deputies[i].ID] = &deputies[i]
	}
	courses, err := a.DB().Courses()
	called, err := app.Names(courses, err, func(t *data.CourseFields) (string, string) { return t.ID, t.Issue() })
	if err != nil {
		return table.Listing{}, err
	}
	var rows []data.Attendance
	for _, r := range all {
		if o.From <= r.Day && r.Day <= o.To && people[r.DeputyID] != nil {
			rows = append(rows, r)
		}
	}
	columns := []table.Column[*data.Attendance]{
		{Name: "day", Head: "日期", Width: 5.5, Cell: func(r *data.Attendance) table.Cell { return table.D(r.Day) }},
		table.Of("course", "期号", 6.5, func(r *data.Attendance) string { return called[r.CourseID] }),
		table.Of("topic", "课程", 12, func(r *data.Attendance) string { return r.Topic }),
		table.Of("lecturer", "授课人", 5, func(r *data.Attendance) string { return r.Lecturer }),
		table.Of("ability", "能力", 4.5, func(r *data.Attendance) data.Ability { return r.Ability }),
		table.Of("name", "姓名", 4.5, func(r *data.Attendance) string { return people[r.DeputyID].Called() }),
		table.Of("group", "代表小组", 7, func(r *data.Attendance) string { return people[r.DeputyID].Group }),
		table.Of("state", "到课情况", 4.5, func(r *data.Attendance) data.ParticipationState { return r.State }),
		{Name: "hours", Head: "学时", Width: 3.5, Cell: func(r *data.Attendance) table.Cell {
			n := 0
			if r.Present() {
				n = r.Hours
			}
			return table.Cell{Kind: table.Number, Text: figures.Tenths(n), Number: float64(n) / 10}
		}},
	}
	l := table.Listed("", columns, rows)
	n, err := a.training.CountTraining(a.AsOf(o.To))
	if err != nil {
		return table.Listing{}, err
	}
	l.Note = strings.TrimSpace(placeAndDays(o) + "　" + n.Words())
	l.Total = make([]table.Cell, len(l.Heads))
	present := 0
	for i := range rows {
		present += app.OneIf(rows[i].Present())
	}
	l.Total[7] = table.T(fmt.Sprintf("到课 %d 人次", present))
	return numbered(l), nil
}
