package paperwork

import (
	"cmp"
	"slices"
	"strings"

	"liujin/app"
	"liujin/app/days"
	"liujin/app/figures"
	"liujin/app/papers"
	"liujin/app/print"
	"liujin/data"
)

// courseOf is the course that an order names, or the one with the nearest session to come, or the newest.
func (a *Book) courseOf(o Order) (string, error) {
	if id, err := o.id(); err != nil || id != "" {
		return id, err
	}
	rows, err := a.training.Courses()
	if err != nil {
		return "", err
	}
	if len(rows) == 0 {
		return "", noRecord("培训")
	}
	next := &rows[0] // the newest
	for i := range rows {
		if day := rows[i].NextSession; day != "" && (next.NextSession == "" || day < next.NextSession) {
			next = &rows[i]
		}
	}
	return next.ID, nil
}

func (a *Book) trainingNoticePaper(h papers.Head, o Order) ([]*print.Document, error) {
	id, err := a.courseOf(o)
	if err != nil {
		return nil, err
	}
	n, err := a.trainingNotice(id)
	if err != nil {
		return nil, err
	}
	return []*print.Document{n.Paper(h)}, nil
}

// courseAndPeople is the course that an order names, the day that its papers speak of, which is that of its last session or today while
// that is to come, and the deputies in office then in the order of papers.
func (a *Book) courseAndPeople(o Order) (p data.Course, day string, rows []app.DeputyRow, err error) {
	id, err := a.courseOf(o)
	if err != nil {
		return p, "", nil, err
	}
	if p, err = a.DB().Course(id); err != nil {
		return p, "", nil, err
	}
	for i := range p.Sessions {
		day = max(day, p.Sessions[i].Day)
	}
	day = a.AsOf(cmp.Or(day, a.Today()))
	rows, err = a.InOrder(day)
	return p, day, rows, err
}

// trainingSignIn is the list to sign of each session that is still to come, or of all when none is.
func (a *Book) trainingSignIn(h papers.Head, o Order) ([]*print.Document, error) {
	p, _, rows, err := a.courseAndPeople(o)
	if err != nil {
		return nil, err
	}
	coming := slices.DeleteFunc(slices.Clone(p.Sessions), func(s data.Session) bool { return s.ActivityID != "" || s.Day < a.Today() })
	if len(coming) == 0 {
		coming = p.Sessions
	}
	var all []*print.Document
	for i := range coming {
		s := &coming[i]
		expected, err := a.training.ExpectedAt(s)
		if err != nil {
			return nil, err
		}
		sign := papers.SignIn{Title: p.Title + "签到表", Day: s.Day, Place: s.Place, Blank: 3}
		for k := range rows {
			if slices.Contains(expected, rows[k].ID) {
				sign.People = append(sign.People, person(&rows[k]))
			}
		}
		all = append(all, sign.Paper(h))
	}
	if len(all) == 0 {
		return nil, noRecord("培训场次")
	}
	return all, nil
}

func (a *Book) enrolmentList(h papers.Head, o Order) ([]*print.Document, error) {
	p, day, rows, err := a.courseAndPeople(o)
	if err != nil {
		return nil, err
	}
	r := papers.EnrolmentList{Title: p.Title, Issue: p.Issue()}
	for i := range p.Sessions {
		r.Sessions = append(r.Sessions, noticeSession(&p.Sessions[i]))
	}
	came, err := a.DB().Attendances()
	if err != nil {
		return nil, err
	}
	for i := range rows {
		one := papers.Trainee{Person: person(&rows[i])}
		on, hours, counted := slices.ContainsFunc(p.Enrolments, func(e data.Enrolment) bool { return e.DeputyID == rows[i].ID }), 0,
			map[string]bool{}
		for k := range p.Sessions {
			state := ""
			for m := range came {
				if c := &came[m]; c.SessionID == p.Sessions[k].ID && c.DeputyID == rows[i].ID {
					state, on = string(c.State), true
					if c.Present() && !counted[c.Root] {
						hours, counted[c.Root] = hours+c.Hours, true
					}
				}
			}
			one.States = append(one.States, state)
		}
		if hours > 0 {
			one.Hours = figures.Tenths(hours)
		}
		if on {
			r.People = append(r.People, one)
		}
	}
	n, err := a.training.CountTraining(day)
	if err != nil {
		return nil, err
	}
	r.Coverage = n.Words()
	return []*print.Document{r.Paper(h)}, nil
}

// CourseText is the notice of a course, or of a make-up by its session's id, as it is pasted into a chat group.
func (a *Book) CourseText(id string) (string, error) {
	h, err := a.Head()
	if err != nil {
		return "", err
	}
	n, err := a.trainingNotice(id)
	return n.Text(h.Short), err
}

// trainingNotice gathers what the notice of a course, or of a make-up, says.
func (a *Book) trainingNotice(id string) (papers.TrainingNotice, error) {
	which, err := a.training.NoticeOf(id)
	if err != nil {
		return papers.TrainingNotice{}, err
	}
	p, err := a.DB().Course(which.CourseID)
	if err != nil {
		return papers.TrainingNotice{}, err
	}
	n := papers.TrainingNotice{Title: p.Title, Issue: p.Issue(), Mode: string(p.Mode), Demands: p.Demands}
	people, err := a.training.Noticed(which)
	if err != nil {
		return papers.TrainingNotice{}, err
	}
	names, err := a.PublicNames(a.Today())
	if err != nil {
		return papers.TrainingNotice{}, err
	}
	for i := range people {
		n.People = append(n.People, names[people[i].ID])
	}
	for i := range p.Sessions {
		s := &p.Sessions[i]
		switch {
		case which.SessionID == "" && s.MakeupOf == "":
			n.Sessions = append(n.Sessions, noticeSession(s))
		case s.ID == which.SessionID:
			n.Sessions = append(n.Sessions, noticeSession(s))
			first, err := a.DB().Session(s.MakeupOf)
			if err != nil {
				return n, err
			}
			n.MakeUp, n.Demands = days.Short(first.Day)+"“"+first.Topic+"”", "" // what the course asks for was for its own sessions
		}
	}
	return n, err
}

// noticeSession is a session as papers say it.
func noticeSession(s *data.Session) papers.TrainingSession {
	return papers.TrainingSession{Day: s.Day, Hours: strings.TrimSpace(app.Hours(s.Begins, s.Ends)), Place: s.Place, Topic: s.Topic,
		Lecturer: s.Lecturer,
		Credit:   figures.Tenths(s.Hours), Online: s.Online, MakeUp: s.MakeupOf != ""}
}
