package training

import (
	"slices"

	"liujin/app"
	"liujin/app/days"
	"liujin/app/figures"
	"liujin/app/rolls"
	"liujin/data"
)

// Notice names what deputies are told of: a course, or a make-up by its session.
type Notice struct{ CourseID, SessionID string }

// record is what those who are told are told of.
func (n Notice) record() rolls.Notice {
	if n.SessionID != "" {
		return rolls.Notice{Table: "course_session", ID: n.SessionID}
	}
	return rolls.Notice{Table: "course", ID: n.CourseID}
}

// NoticeOf is the notice that an id names: a course's, or a session's that is a make-up.
func (a *Book) NoticeOf(id string) (Notice, error) {
	s, err := a.DB().Session(id)
	switch {
	case data.Is(err, data.Gone):
		return Notice{CourseID: id}, nil
	case err != nil:
		return Notice{}, err
	case s.MakeupOf == "":
		return Notice{CourseID: s.CourseID}, nil
	}
	return Notice{s.CourseID, id}, nil
}

// PickNotices offers the notices of a course: its own, and one for each make-up that is still to be held.
func (a *Book) PickNotices(courseID string) ([]app.Picked, error) {
	p, err := a.DB().Course(courseID)
	if err != nil {
		return nil, err
	}
	all := []app.Picked{{ID: courseID, Name: "整期培训的通知"}}
	for i := range p.Sessions {
		if s := &p.Sessions[i]; s.MakeupOf != "" && s.ActivityID == "" {
			all = append(all, app.Picked{ID: s.ID, Name: days.Short(s.Day) + " 补课“" + s.Topic + "”的通知"})
		}
	}
	return all, nil
}

// Deliveries lists those who are to be told: who is enrolled, or who makes up; in the order of papers. id is the course's or the make-up's.
func (a *Book) Deliveries(id string) ([]rolls.DeliveryRow, error) {
	n, err := a.NoticeOf(id)
	if err != nil {
		return nil, err
	}
	people, err := a.Noticed(n)
	if err != nil {
		return nil, err
	}
	return n.record().Deliveries(a.App, people)
}

// Noticed are those whom a notice is for, in the order of papers.
func (a *Book) Noticed(n Notice) ([]app.DeputyRow, error) {
	if n.SessionID != "" {
		m, err := a.DB().Session(n.SessionID)
		if err != nil {
			return nil, err
		}
		first, err := a.DB().Session(m.MakeupOf)
		if err != nil {
			return nil, err
		}
		return a.missedBy(&first)
	}
	p, err := a.DB().Course(n.CourseID)
	if err != nil {
		return nil, err
	}
	rows, err := a.InOrder(a.Today())
	return slices.DeleteFunc(rows, func(d app.DeputyRow) bool {
		return !slices.ContainsFunc(p.Enrolments, func(e data.Enrolment) bool { return e.DeputyID == d.ID })
	}), err
}

// Deliver notes that deputies were told of a course or of a make-up (传达), as one operation; who was told before is noted anew.
func (a *Book) Deliver(id string, ids []string, by rolls.DeliveryBy) error {
	n, err := a.NoticeOf(id)
	if err != nil {
		return err
	}
	return a.Do("传达 "+figures.Count(len(ids), "人", "培训通知"), n.record().Deliver(a.App, ids, by))
}

// Undeliver takes it back that deputies were told.
func (a *Book) Undeliver(id string, ids []string) error {
	n, err := a.NoticeOf(id)
	if err != nil {
		return err
	}
	return a.Do("取消传达登记 "+figures.Count(len(ids), "人", ""), n.record().Undeliver(ids))
}
