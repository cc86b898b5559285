package training

import (
	"fmt"
	"slices"

	"liujin/app"
	"liujin/app/days"
	"liujin/app/figures"
	"liujin/app/table"
	"liujin/data"
)

// Notice names what deputies are told of: a course, or a make-up by its session.
type Notice struct{ CourseID, SessionID string }

// owner is the record that a delivery belongs to.
func (n Notice) owner() (table, id string) {
	if n.SessionID != "" {
		return "course_session", n.SessionID
	}
	return "course", n.CourseID
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

// DeliveryRow is a deputy who is to be told of a course or of a make-up, and whether that was done: how and when (传达).
type DeliveryRow struct {
	app.DeputyRow
	By data.Delivery // empty: not yet
}

// Delivered reports whether the deputy was told.
func (t *DeliveryRow) Delivered() bool { return t.By.Day != "" }

// DeliveryColumns are the columns of 传达.
var DeliveryColumns = []table.Column[*DeliveryRow]{
	table.Of("name", "姓名", 4, func(t *DeliveryRow) string { return t.Called() }),
	table.Of("group", "代表小组", 6, func(t *DeliveryRow) string { return t.Group }),
	{Name: "method", Head: "传达", Width: 4, Cell: func(t *DeliveryRow) table.Cell {
		if t.Delivered() {
			return table.Chip(t.By.Method, table.Good)
		}
		return table.Chip("未通知", table.Due)
	}},
	{Name: "day", Head: "日期", Width: 5, Cell: func(t *DeliveryRow) table.Cell { return table.D(t.By.Day) }},
	table.Of("phone", "手机号", 6, func(t *DeliveryRow) string { return t.Phone }),
}

// Deliveries lists those who are to be told: who is enrolled, or who makes up; in the order of papers. id is the course's or the make-up's.
func (a *Book) Deliveries(id string) ([]DeliveryRow, error) {
	n, err := a.NoticeOf(id)
	if err != nil {
		return nil, err
	}
	people, err := a.Noticed(n)
	if err != nil {
		return nil, err
	}
	owner, key := n.owner()
	told, err := a.DB().Deliveries(owner, key)
	if err != nil {
		return nil, err
	}
	rows := make([]DeliveryRow, len(people))
	for i := range people {
		rows[i] = DeliveryRow{people[i], told[people[i].ID]}
	}
	return rows, nil
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

// DeliveryWords says how far 传达 is.
func DeliveryWords(rows []DeliveryRow) string {
	told := 0
	for i := range rows {
		told += app.OneIf(rows[i].Delivered())
	}
	text := fmt.Sprintf("应通知 %d 人，已通知 %d 人", len(rows), told)
	if n := len(rows) - told; n > 0 {
		text += fmt.Sprintf("，还有 %d 人没有通知", n)
	}
	return text + "。"
}

// DeliveryBy is how and when deputies were told.
type DeliveryBy struct {
	Method data.DeliveryMethod
	Day    string
}

// Validate checks on what day they were told.
func (t *DeliveryBy) Validate() error {
	if t.Day == "" {
		return data.Invalid{"day": "请填写日期"}
	}
	return nil
}

// Deliver notes that deputies were told of a course or of a make-up (传达), as one operation; who was told before is noted anew.
func (a *Book) Deliver(id string, ids []string, by DeliveryBy) error {
	if said := a.ToCome(by.Day); said != "" {
		return data.Invalid{"day": said}
	}
	return a.deliver("传达 "+figures.Count(len(ids), "人", "培训通知"), id, ids, func(tx *data.Tx, d *data.Delivery) error {
		d.Method, d.Day = by.Method, by.Day
		return tx.SaveDelivery(d)
	})
}

// Undeliver takes it back that deputies were told.
func (a *Book) Undeliver(id string, ids []string) error {
	return a.deliver("取消传达登记 "+figures.Count(len(ids), "人", ""), id, ids, func(tx *data.Tx, d *data.Delivery) error {
		if d.ID == "" {
			return nil
		}
		return tx.DeleteDelivery(d.ID)
	})
}

// deliver runs an operation on the deliveries of a notice to deputies.
func (a *Book) deliver(label, id string, ids []string, do func(*data.Tx, *data.Delivery) error) error {
	n, err := a.NoticeOf(id)
	if err != nil {
		return err
	}
	owner, key := n.owner()
	return a.Do(label, func(tx *data.Tx) error {
		told, err := tx.Deliveries(owner, key)
		if err != nil {
			return err
		}
		for _, deputy := range ids {
			d := told[deputy]
			d.OwnerTable, d.OwnerID, d.DeputyID = owner, key, deputy
			if err := do(tx, &d); err != nil {
				return err
			}
		}
		return nil
	})
}
