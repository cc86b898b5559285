package app

import (
	"fmt"
	"slices"

	"liujin/data"
)

// Matter returns an opinion with all that was done about it.
func (a *App) Matter(id string) (data.Matter, error) { return a.db.Matter(id) }

// NewMatter returns an opinion of today to fill, which came by letter, call or otherwise than at an activity.
func (a *App) NewMatter() (data.Matter, error) {
	return data.Matter{Opinion: data.Opinion{Day: a.Today(), Kind: data.OpinionKinds[2]}}, nil
}

// SaveMatter saves an opinion with all that was done about it; a new one gets its number. Deadlines that were not typed are computed.
func (a *App) SaveMatter(m *data.Matter) error {
	was, err := before(m.ID, a.db.Matter)
	if err == nil {
		err = fillDeadlines(m.Steps, was.Steps, a.OpinionDue, false)
	}
	if err != nil {
		return err
	}
	return a.do(saved(m.ID, "意见建议", m.Title()), func(tx *data.Tx) error { return tx.SaveMatter(m) })
}

// before is a record as it is kept, or an empty one for a new id.
func before[T any](id string, read func(string) (T, error)) (none T, err error) {
	if id == "" {
		return none, nil
	}
	return read(id)
}

// TakeOpinionStep adds a step to an opinion.
func (a *App) TakeOpinionStep(id string, s data.Step) error {
	m, err := a.db.Matter(id)
	if err != nil {
		return err
	}
	if m.MergedID != "" {
		return data.Fail(Refused, nil, "意见建议 %s 已经并到别的意见里，随那一件办理。请在那一件里登记，或先取消合并。", m.Title())
	}
	m.Steps = append(m.Steps, s)
	if s.HandlerID != "" && s.Kind == "交办" {
		m.HandlerID = s.HandlerID
	}
	if m.Route == "" {
		m.Route = data.Routes[1]
	}
	if err := fillDeadlines(m.Steps[len(m.Steps)-1:], nil, a.OpinionDue, false); err != nil {
		return err
	}
	return a.do(s.Kind+"意见建议“"+m.Title()+"”", func(tx *data.Tx) error { return tx.SaveMatter(&m) })
}

// AssignOpinions hands opinions over to their units today, as one operation. Those that can't be are named with the reason.
func (a *App) AssignOpinions(ids []string) (done int, left []string, err error) {
	due, how, err := a.OpinionDue(a.Today())
	if err != nil {
		return 0, nil, err
	}
	var ready []data.Matter
	for _, id := range ids {
		m, err := a.db.Matter(id)
		if err != nil {
			return 0, nil, err
		}
		switch {
		case m.State != "登记":
			left = append(left, m.Title()+"已经"+m.State)
		case m.HandlerID == "":
			left = append(left, m.Title()+"没有承办单位")
		case m.Day > a.Today():
			left = append(left, m.Title()+"的日期是 "+m.Day+"，还没有到")
		default:
			m.Steps = append(m.Steps, data.Step{Day: a.Today(), Kind: "交办", HandlerID: m.HandlerID, Due: due, DueHow: how})
			if m.Route == "" {
				m.Route = data.Routes[1]
			}
			ready = append(ready, m)
		}
	}
	if len(ready) == 0 {
		return 0, left, nil
	}
	err = a.do("交办"+countLabel(len(ready), "件", "意见建议"), func(tx *data.Tx) error {
		for i := range ready {
			if err := tx.SaveMatter(&ready[i]); err != nil {
				return err
			}
		}
		return nil
	})
	return len(ready), left, err
}

// UrgeOpinions notes today that units were asked again for their answers, as one operation.
func (a *App) UrgeOpinions(ids []string) error {
	return a.do("催办"+countLabel(len(ids), "件", "意见建议"), func(tx *data.Tx) error {
		for _, id := range ids {
			m, err := tx.Matter(id)
			if err != nil {
				return err
			}
			if m.State != "交办" {
				return data.Fail(Refused, nil, "意见建议 %s 不在办理中，不用催办。请只选正在办理的。", m.Title())
			}
			m.Steps = append(m.Steps, data.Step{Day: a.Today(), Kind: "催办", HandlerID: m.HandlerID})
			if err := tx.SaveMatter(&m); err != nil {
				return err
			}
		}
		return nil
	})
}

// MergeOpinions puts opinions into another, with which they close.
func (a *App) MergeOpinions(ids []string, into Picked) error {
	ids = slices.DeleteFunc(slices.Clone(ids), func(id string) bool { return id == into.ID })
	if len(ids) == 0 {
		return data.Fail(Refused, nil, "意见建议 %s 不能并到它自己。请再选上要并进去的其他意见。", into.Name)
	}
	return a.do(fmt.Sprintf("合并 %d 件意见建议到 %s", len(ids), into.Name), func(tx *data.Tx) error {
		for _, id := range ids {
			if err := tx.Merge(id, into.ID); err != nil {
				return err
			}
		}
		return nil
	})
}

// SplitOpinions takes merged opinions out again.
func (a *App) SplitOpinions(ids []string) error {
	return a.do("取消合并"+countLabel(len(ids), "件", "意见建议"), func(tx *data.Tx) error {
		for _, id := range ids {
			if err := tx.Merge(id, ""); err != nil {
				return err
			}
		}
		return nil
	})
}

// PickOpinions offers opinions that others can be merged into.
func (a *App) PickOpinions() ([]Picked, error) {
	all, err := a.db.Opinions()
	var out []Picked
	for i := len(all) - 1; i >= 0; i-- {
		if o := &all[i]; o.MergedID == "" {
			out = append(out, Picked{ID: o.ID, Name: o.Title() + " " + shortened(o.Text, 18), Detail: o.State})
		}
	}
	return out, err
}

// shortened cuts a text to so many characters.
func shortened(text string, most int) string {
	if r := []rune(text); len(r) > most {
		return string(r[:most]) + "…"
	}
	return text
}
