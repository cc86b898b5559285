package app

import (
	"fmt"
	"slices"

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

// noticeOf is the notice that an id names: a course's, or a session's that is a make-up.
func (a *App) noticeOf(id string) (Notice, error) {
	s, err := a.db.Session(id)
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
func (a *App) PickNotices(courseID string) ([]Picked, error) {
	p, err := a.db.Program(courseID)
	all := []Picked{{ID: courseID, Name: "整期培训的通知"}}
	for i := range p.Sessions {
		if s := &p.Sessions[i]; s.MakeupOf != "" && s.ActivityID == "" {
			all = append(all, Picked{ID: s.ID, Name: days.Short(s.Day) + " 补课“" + s.Topic + "”的通知"})
		}
	}
	return all, err
}

// ToldRow is a deputy who is to be told of a course or of a make-up, and whether that was done: how and when (传达).
type ToldRow struct {
	DeputyRow
	By data.Delivery // empty: not yet
}

// Told reports whether the deputy was told.
func (t *ToldRow) Told() bool { return t.By.Day != "" }

// ToldColumns are the columns of 传达.
var ToldColumns = []table.Column[ToldRow]{
	table.Of("name", "姓名", 4, func(t *ToldRow) string { return t.Name }),
	table.Of("group", "代表小组", 6, func(t *ToldRow) string { return t.Group }),
	{Name: "way", Head: "传达", Width: 4, Cell: func(t *ToldRow) table.Cell {
		if t.Told() {
			return table.Chip(t.By.Way, table.Good)
		}
		return table.Chip("未通知", table.Due)
	}},
	{Name: "day", Head: "日期", Width: 5, Cell: func(t *ToldRow) table.Cell { return table.D(t.By.Day) }},
	table.Of("phone", "手机号", 6, func(t *ToldRow) string { return t.Phone }),
}

// ToldOf lists those who are to be told: who is enrolled, or who makes up; in the order of papers. id is the course's or the make-up's.
func (a *App) ToldOf(id string) ([]ToldRow, error) {
	n, err := a.noticeOf(id)
	if err != nil {
		return nil, err
	}
	people, err := a.noticed(n)
	if err != nil {
		return nil, err
	}
	owner, key := n.owner()
	told, err := a.db.Deliveries(owner, key)
	rows := make([]ToldRow, len(people))
	for i := range people {
		rows[i] = ToldRow{people[i], told[people[i].ID]}
	}
	return rows, err
}

// noticed are those whom a notice is for, in the order of papers.
func (a *App) noticed(n Notice) ([]DeputyRow, error) {
	if n.SessionID != "" {
		m, err := a.db.Session(n.SessionID)
		if err != nil {
			return nil, err
		}
		first, err := a.db.Session(m.MakeupOf)
		if err != nil {
			return nil, err
		}
		return a.missedBy(&first)
	}
	p, err := a.db.Program(n.CourseID)
	if err != nil {
		return nil, err
	}
	rows, err := a.inOrder()
	return slices.DeleteFunc(rows, func(d DeputyRow) bool {
		return !slices.ContainsFunc(p.Enrolments, func(e data.Enrolment) bool { return e.DeputyID == d.ID })
	}), err
}

// ToldWords says how far 传达 is.
func ToldWords(rows []ToldRow) string {
	told := 0
	for i := range rows {
		told += count1(rows[i].Told())
	}
	text := fmt.Sprintf("应通知 %d 人，已通知 %d 人", len(rows), told)
	if n := len(rows) - told; n > 0 {
		text += fmt.Sprintf("，还有 %d 人没有通知", n)
	}
	return text + "。"
}

// Telling is how and when deputies were told.
type Telling struct {
	Way data.DeliveryWay
	Day string
}

// Validate checks on what day they were told.
func (t *Telling) Validate() error {
	if t.Day == "" {
		return data.Invalid{"day": "请填写日期"}
	}
	return nil
}

// Tell notes that deputies were told of a course or of a make-up (传达), as one operation; who was told before is noted anew.
func (a *App) Tell(id string, ids []string, by Telling) error {
	if said := a.toCome(by.Day); said != "" {
		return data.Invalid{"day": said}
	}
	return a.deliver("传达 "+figures.Count(len(ids), "人", "培训通知"), id, ids, func(tx *data.Tx, d *data.Delivery) error {
		d.Way, d.Day = by.Way, by.Day
		return tx.SaveDelivery(d)
	})
}

// Untell takes it back that deputies were told.
func (a *App) Untell(id string, ids []string) error {
	return a.deliver("取消传达登记 "+figures.Count(len(ids), "人", ""), id, ids, func(tx *data.Tx, d *data.Delivery) error {
		if d.ID == "" {
			return nil
		}
		return tx.DeleteDelivery(d.ID)
	})
}

// deliver runs an operation on the deliveries of a notice to deputies.
func (a *App) deliver(label, id string, ids []string, do func(*data.Tx, *data.Delivery) error) error {
	n, err := a.noticeOf(id)
	if err != nil {
		return err
	}
	owner, key := n.owner()
	return a.do(label, func(tx *data.Tx) error {
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
