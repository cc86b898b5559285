package desk

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"liujin/app"
	"liujin/app/days"
	"liujin/app/table"
	"liujin/data"
)

// Coming is a line of 本月安排: a shift, a session, a meeting or an activity of a month, whether it is still to come or was.
type Coming struct {
	data.Subject       // what a click opens
	Day, Begins, Hours string
	What, Title        string
	Place, Who         string
	State              string
	Tone               table.Tone // quiet for what is over
	Over               bool       // it is recorded, or was called off: nothing waits
	Off                bool       // it was called off
	DeputyIDs          []string   // who is to come, or came
	WalkIn             data.WalkIn
	VillageID, AboutID string // of a walk-in that is planned by itself: where, and what it is about
}

// held is what it reaches, as if it had taken place.
func (c *Coming) held() *data.Happened {
	return &data.Happened{ID: c.ID, WalkIn: c.WalkIn, VillageID: c.VillageID, SubjectID: c.AboutID, DeputyIDs: c.DeputyIDs}
}

// RecordID tells the lines of a list apart.
func (c *Coming) RecordID() string { return string(c.Kind) + " " + c.ID }

// ComingColumns are the columns of 本月安排.
var ComingColumns = []table.Column[*Coming]{
	{Name: "day", Head: "日期", Width: 5.5, Cell: func(c *Coming) table.Cell { return table.D(c.Day) }},
	table.Of("weekday", "星期", 3, func(c *Coming) string { return days.Weekday(c.Day, "周") }),
	table.Of("hours", "时间", 5.5, func(c *Coming) string { return c.Hours }),
	table.Of("what", "事项", 3.5, func(c *Coming) string { return c.What }),
	table.Of("title", "内容", 13, func(c *Coming) string { return c.Title }),
	table.Of("place", "地点", 9, func(c *Coming) string { return c.Place }),
	table.Of("who", "人员", 9, func(c *Coming) string { return c.Who }),
	{Name: "state", Head: "状态", Width: 5, Cell: func(c *Coming) table.Cell { return table.Chip(c.State, c.Tone) }},
}

// Coming lists what a span of days holds, by day and hour: shifts, sessions, meetings, and what is planned of all walk-ins. What was
// recorded besides, without a shift or a session that planned it, comes along where it is asked for.
func (a *Book) Coming(from, to string, recorded bool) ([]Coming, error) {
	var all []Coming
	seen := map[string]bool{} // activities that are told by what planned them
	for _, part := range []func(from, to string, seen map[string]bool) ([]Coming, error){a.shiftsComing, a.sessionsComing,
		a.meetingsComing, a.plansComing} {
		found, err := part(from, to, seen)
		if err != nil {
			return nil, err
		}
		all = append(all, found...)
	}
	if recorded {
		rows, err := a.DB().Activities("")
		if err != nil {
			return nil, err
		}
		for i := range rows {
			if r := &rows[i]; from <= r.Day && r.Day <= to && !seen[r.ID] {
				all = append(all, activityComing(r, a.Today()))
			}
		}
	}
	slices.SortStableFunc(all, func(x, y Coming) int {
		return cmp.Or(strings.Compare(x.Day, y.Day), cmp.Compare(app.OneIf(x.Begins == ""), app.OneIf(y.Begins == "")),
			strings.Compare(x.Begins, y.Begins))
	})
	return all, nil
}

// mostComing is how many names a line says.
const mostComing = 6

func (a *Book) shiftsComing(from, to string, seen map[string]bool) (all []Coming, err error) {
	rows, err := a.duty.Shifts(from, to)
	if err != nil {
		return nil, err
	}
	for i := range rows {
		r := &rows[i]
		seen[r.ActivityID] = true
		c := Coming{Subject: data.Subject{Kind: data.KindShift, ID: r.ID}, Day: r.Day, Begins: r.Begins,
			Hours: cmp.Or(app.Hours(r.Begins, r.Ends), string(r.DayPart)), What: "接待", Title: "代表接待选民", Place: r.Station, Who: r.Names(),
			Over: r.ActivityID != "" || r.State == data.ShiftCancelled, Off: r.State == data.ShiftCancelled, WalkIn: data.WalkStation}
		for k := range r.Seats {
			c.DeputyIDs = append(c.DeputyIDs, r.Seats[k].DeputyID)
		}
		if c.State, c.Tone = r.Status(); c.Over {
			c.Tone = table.Plain
		}
		all = append(all, c)
	}
	return all, nil
}

func (a *Book) sessionsComing(from, to string, seen map[string]bool) (all []Coming, err error) {
	sessions, err := a.DB().Sessions()
	if err != nil {
		return nil, err
	}
	enrolments, err := a.DB().Enrolments()
	if err != nil {
		return nil, err
	}
	enrolled := map[string][]string{}
	for _, e := range enrolments {
		enrolled[e.CourseID] = append(enrolled[e.CourseID], e.DeputyID)
	}
	for i := range sessions {
		s := &sessions[i]
		seen[s.ActivityID] = true
		if s.Day < from || s.Day > to {
			continue
		}
		c := Coming{Subject: data.Subject{Kind: data.KindCourse, ID: s.CourseID}, Day: s.Day, Begins: s.Begins,
			Hours: app.Hours(s.Begins, s.Ends), What: "培训", Title: s.Topic, Place: s.Place, Over: s.ActivityID != "",
			WalkIn: data.WalkTraining}
		switch n := len(enrolled[s.CourseID]); {
		case s.MakeupOf != "":
			c.Who = "补课的代表"
		case n > 0:
			c.Who, c.DeputyIDs = fmt.Sprintf("报名 %d 人", n), enrolled[s.CourseID]
		}
		switch {
		case c.Over:
			c.State, c.Tone = "已点名", table.Plain
		case s.Day < a.Today():
			c.State, c.Tone = "未点名", table.Late
		default:
			c.State, c.Tone = string(data.ActivityPlanned), table.Due
		}
		all = append(all, c)
	}
	return all, nil
}

func (a *Book) meetingsComing(from, to string, _ map[string]bool) (all []Coming, err error) {
	rows, err := a.meetings.Meetings()
	if err != nil {
		return nil, err
	}
	for i := range rows {
		m := &rows[i]
		if m.Day < from || m.Day > to {
			continue
		}
		c := Coming{Subject: data.Subject{Kind: data.KindMeeting, ID: m.ID}, Day: m.Day, Begins: m.Begins, Hours: app.Begins(m.Begins),
			What: "会议", Title: m.Title, Place: m.Place, Over: m.Day < a.Today() || m.Came > 0, State: string(data.ActivityPlanned),
			Tone: table.Due}
		if m.Expected > 0 {
			c.Who = fmt.Sprintf("应到 %d 人", m.Expected)
			whole, err := a.DB().Meeting(m.ID)
			if err != nil {
				return nil, err
			}
			if c.DeputyIDs, err = a.meetings.Expected(&whole); err != nil {
				return nil, err
			}
		}
		if c.Over {
			c.State, c.Tone = "已开", table.Plain
		}
		all = append(all, c)
	}
	return all, nil
}

func (a *Book) plansComing(from, to string, _ map[string]bool) (all []Coming, err error) {
	rows, err := a.DB().Plans(from, to)
	for i := range rows {
		all = append(all, activityComing(&rows[i], a.Today()))
	}
	return all, err
}

// activityComing is an activity in 本月安排.
func activityComing(r *data.ActivityRow, today string) Coming {
	c := Coming{Subject: data.Subject{Kind: r.Kind.Kind, ID: r.ID}, Day: r.Day, Begins: r.Begins, Hours: app.Hours(r.Begins, r.Ends),
		What: r.Kind.Work, Title: r.Topic, Place: r.Place, Who: app.Few(strings.Split(r.Deputies, "、"), mostComing, "人"),
		State: string(r.State), Tone: table.Plain, Over: true, WalkIn: r.WalkIn, VillageID: r.VillageID, AboutID: r.SubjectID}
	if r.DeputyIDs != "" {
		c.DeputyIDs = strings.Split(r.DeputyIDs, ",")
	}
	if r.Ends == "" {
		c.Hours = app.Begins(r.Begins)
	}
	switch {
	case r.State == data.ActivityCancelled:
		c.Off = true
	case r.State == data.ActivityPlanned:
		c.Tone, c.Over = table.Due, false
		if r.Day < today {
			c.State, c.Tone = "未登记", table.Late
		}
	}
	return c
}

// MonthAhead is the first day of the month that holds what comes next: this one, or near its end the next one once all of this is over.
func (a *Book) MonthAhead() (first string, err error) {
	first, _ = days.Month(a.Today())
	for _, month := range []string{first, days.MonthAfter(first, 1)} {
		from, to := days.Month(month)
		all, err := a.Coming(from, to, false) // what is recorded besides is over
		if err != nil {
			return first, err
		}
		if slices.ContainsFunc(all, func(c Coming) bool { return !c.Over }) {
			return from, nil
		}
	}
	return first, nil
}
