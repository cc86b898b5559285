package paperwork

import (
	"cmp"
	"slices"

	"liujin/app"
	"liujin/app/days"
	"liujin/app/papers"
	"liujin/app/print"
	"liujin/data"
)

// planOf is the activity that an order names, or the planned one that comes next, or the latest one that was planned.
func (a *Book) planOf(o Order) (row data.ActivityRow, v data.Activity, err error) {
	id, err := o.id()
	if err != nil {
		return row, v, err
	}
	if id == "" {
		rows, err := a.DB().Plans("", days.Last) // the latest first
		if err != nil {
			return row, v, err
		}
		for i := range rows {
			if rows[i].State == data.ActivityPlanned && (rows[i].Day >= a.Today() || id == "") {
				id = rows[i].ID
			}
		}
		if id == "" {
			return row, v, noRecord("已安排的活动")
		}
	}
	if row, err = a.DB().ActivityRow(id); err == nil {
		v, err = a.DB().Activity(id)
	}
	return row, v, err
}

// activityAbout is the activity of a notice.
func (a *Book) activityAbout(o Order) ([]data.Subject, error) {
	row, _, err := a.planOf(o)
	return []data.Subject{{Kind: data.KindActivity, ID: row.ID}}, err
}

// ActivityText is what a chat group is told of an activity; was is when it was planned before, "" for the same time.
func (a *Book) ActivityText(id, was string) (string, error) {
	h, err := a.Head()
	if err != nil {
		return "", err
	}
	n, err := a.activityNotice(Of(id))
	if was != n.When() { // where nothing but its being called off was taken back, nothing moved
		n.Was = was
	}
	return n.Text(h.Short), err
}

// ActivityTime is when an activity is planned, in words.
func (a *Book) ActivityTime(id string) (string, error) {
	n, err := a.activityNotice(Of(id))
	return n.When(), err
}

func (a *Book) activityNoticePaper(h papers.Head, o Order) ([]*print.Document, error) {
	n, err := a.activityNotice(o)
	if err != nil {
		return nil, err
	}
	return []*print.Document{n.Paper(h)}, nil
}

// activityNotice gathers what the notice of an activity says.
func (a *Book) activityNotice(o Order) (n papers.ActivityNotice, err error) {
	row, v, err := a.planOf(o)
	if err != nil {
		return n, err
	}
	what, topic := row.WorkAndTopic()
	n = papers.ActivityNotice{Work: cmp.Or(what, row.Kind.Noun), Topic: topic, Day: v.Day, Hours: hours(&v), Purpose: v.Purpose,
		Cancelled: v.State == data.ActivityCancelled}
	if n.Place, err = a.desk.PlaceOf(&row); err != nil {
		return n, err
	}
	people, err := a.toCome(&v)
	if err != nil {
		return n, err
	}
	names, err := a.PublicNames(cmp.Or(v.Day, a.Today()))
	for i := range people {
		n.People = append(n.People, names[people[i].ID])
	}
	return n, err
}

// hours are when an activity begins and ends as papers write it: 9:00—11:30, or when it begins.
func hours(v *data.Activity) string {
	if v.Ends == "" {
		return app.Begins(v.Begins)
	}
	return app.Hours(v.Begins, v.Ends)
}

// toCome are the deputies who are to come to an activity, without those who asked for leave, in the order of papers.
func (a *Book) toCome(v *data.Activity) ([]app.DeputyRow, error) {
	rows, err := a.AllInOrder(cmp.Or(v.Day, a.Today()))
	return slices.DeleteFunc(rows, func(d app.DeputyRow) bool {
		return !slices.ContainsFunc(v.Deputies, func(p data.Participation) bool { return p.DeputyID == d.ID && p.State != data.OnLeave })
	}), err
}

// monthPlan is 本月安排 of the days of an order, without what was called off.
func (a *Book) monthPlan(h papers.Head, o Order) ([]*print.Document, error) {
	rows, err := a.desk.Coming(o.From, o.To, false)
	if err != nil {
		return nil, err
	}
	p := papers.MonthPlan{From: o.From, To: o.To}
	for i := range rows {
		if c := &rows[i]; !c.Off {
			p.Lines = append(p.Lines, papers.PlanLine{Day: c.Day, Hours: c.Hours, What: c.What, Title: c.Title, Place: c.Place, Who: c.Who})
		}
	}
	return []*print.Document{p.Paper(h)}, nil
}

// activitySignIn is the list to sign of an activity.
func (a *Book) activitySignIn(h papers.Head, o Order) ([]*print.Document, error) {
	row, v, err := a.planOf(o)
	if err != nil {
		return nil, err
	}
	people, err := a.toCome(&v)
	if err != nil {
		return nil, err
	}
	what, _ := row.WorkAndTopic()
	sign := papers.SignIn{Title: cmp.Or(what, row.Kind.Work) + "活动签到表", Day: v.Day, Hours: hours(&v), Blank: 5}
	if sign.Place, err = a.desk.PlaceOf(&row); err != nil {
		return nil, err
	}
	for i := range people {
		sign.People = append(sign.People, person(&people[i]))
	}
	return []*print.Document{sign.Paper(h)}, nil
}
