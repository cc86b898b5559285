package training

import (
	"fmt"
	"slices"
	"strings"

	"liujin/app"
	"liujin/app/days"
	"liujin/data"
)

// MakeUp is a session that makes up for another (补课), before it is saved: when and where, for whom.
type MakeUp struct {
	Session data.Session    // planned, or the one that is planned already
	Of      data.Session    // the session that was missed
	Who     []app.DeputyRow // who missed it and has not made up for it since
}

// MakeUpFor returns the make-up of a held session to fill: one that is planned already and was not held, so that there never are two that
// wait, or else a new one a week later, in the same place.
func (a *Book) MakeUpFor(sessionID string) (*MakeUp, error) {
	s, err := a.DB().Session(sessionID)
	if err != nil {
		return nil, err
	}
	if s.MakeupOf != "" { // a second make-up makes up for the first session too
		if s, err = a.DB().Session(s.MakeupOf); err != nil {
			return nil, err
		}
	}
	m := &MakeUp{Of: s}
	if m.Who, err = a.missedBy(&s); err != nil {
		return nil, err
	}
	if len(m.Who) == 0 {
		return nil, data.Fail(app.Refused, nil, "%s“%s”没有人请假或缺席，或者都补过课了，不用补课。", days.Short(s.Day), s.Topic)
	}
	p, err := a.DB().Course(s.CourseID)
	if err != nil {
		return nil, err
	}
	if planned := waitingMakeUp(&p, s.ID); planned != nil {
		m.Session = *planned
		return m, err
	}
	m.Session = s
	m.Session.Meta, m.Session.ActivityID, m.Session.MakeupOf = data.Meta{}, "", s.ID
	m.Session.Day = max(days.After(s.Day, 7), days.After(a.Today(), 1))
	return m, nil
}

// waitingMakeUp is the make-up of a session that was not held yet; nil: there is none.
func waitingMakeUp(p *data.Course, of string) *data.Session {
	i := slices.IndexFunc(p.Sessions, func(s data.Session) bool { return s.MakeupOf == of && s.ActivityID == "" })
	if i < 0 {
		return nil
	}
	return &p.Sessions[i]
}

// Planned reports whether the make-up is in the ledger already.
func (m *MakeUp) Planned() bool { return m.Session.ID != "" }

// Words says who makes up for what.
func (m *MakeUp) Words() string {
	called := make([]string, len(m.Who))
	for i := range m.Who {
		called[i] = m.Who[i].Called()
	}
	text := fmt.Sprintf("补 %s“%s”。要补课的 %d 人：%s。", days.Short(m.Of.Day), m.Of.Topic, len(m.Who), strings.Join(called, "、"))
	if m.Planned() {
		text += "已经安排过这次补课，还没有点名，可以在这里改时间和地点。"
	}
	return text
}

// SaveMakeUp plans a make-up, or changes when and where it is. Two windows do not plan two.
func (a *Book) SaveMakeUp(m *MakeUp) error {
	return a.Do("安排补课“"+m.Session.Topic+"”", func(tx *data.Tx) error {
		p, err := tx.Course(m.Of.CourseID)
		if err != nil {
			return err
		}
		switch planned := waitingMakeUp(&p, m.Of.ID); {
		case planned != nil && planned.ID == m.Session.ID:
			*planned = m.Session
		case planned != nil:
			return data.Fail(app.Refused, nil, "%s“%s”的补课已经安排在 %s，还没有点名，没有再加一场。", days.Short(m.Of.Day), m.Of.Topic, planned.Day)
		case m.Planned():
			return data.Fail(data.Gone, nil, "这场补课已经不在了，可能刚被删除或点过名，请重新安排。")
		default:
			p.Sessions = append(p.Sessions, m.Session)
		}
		if m.Session.Day < m.Of.Day {
			return data.Invalid{"day": "补课不能早于原来那一场（" + m.Of.Day + "）"}
		}
		return tx.SaveCourse(&p)
	})
}

// missedBy are the deputies who were expected at a held session and did not come, and have not made up for it since, in the order of
// papers. Who left office has nothing to make up for.
func (a *Book) missedBy(s *data.Session) ([]app.DeputyRow, error) {
	missed, err := a.missed()
	if err != nil {
		return nil, err
	}
	return missed(s), nil
}

// missed reads once what missedBy says of any session.
func (a *Book) missed() (func(*data.Session) []app.DeputyRow, error) {
	all, err := a.DB().Attendances()
	if err != nil {
		return nil, err
	}
	rows, err := a.InOrder(a.Today())
	return func(s *data.Session) []app.DeputyRow {
		came := map[string]bool{} // by those who were asked
		for i := range all {
			if r := &all[i]; r.Root == s.ID {
				came[r.DeputyID] = came[r.DeputyID] || r.Present()
			}
		}
		return slices.DeleteFunc(slices.Clone(rows), func(d app.DeputyRow) bool {
			present, asked := came[d.ID]
			return present || !asked
		})
	}, err
}

// PickMissed offers the held sessions of a course that somebody missed, for a make-up.
func (a *Book) PickMissed(courseID string) ([]app.Picked, error) {
	p, err := a.DB().Course(courseID)
	if err != nil {
		return nil, err
	}
	missed, err := a.missed()
	if err != nil {
		return nil, err
	}
	var all []app.Picked
	for i := range p.Sessions {
		s := &p.Sessions[i]
		if s.MakeupOf != "" || s.ActivityID == "" {
			continue
		}
		if who := missed(s); len(who) > 0 {
			detail := fmt.Sprintf("%d 人没有上", len(who))
			if planned := waitingMakeUp(&p, s.ID); planned != nil {
				detail += "，已安排 " + days.Short(planned.Day) + "补课"
			}
			all = append(all, app.Picked{ID: s.ID, Name: days.Short(s.Day) + " " + s.Topic, Detail: detail})
		}
	}
	return all, nil
}
