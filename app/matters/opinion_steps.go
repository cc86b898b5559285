package matters

import (
	"fmt"
	"slices"

	"liujin/app"
	"liujin/app/figures"
	"liujin/data"
)

// Opinion returns an opinion with all that was done about it.
func (a *Book) Opinion(id string) (data.Opinion, error) { return a.DB().Opinion(id) }

// NewOpinion returns an opinion of today to fill, which came by letter, telephone or otherwise than at an activity. Whether it answers a
// call that runs only who enters it knows.
func (a *Book) NewOpinion() (data.Opinion, error) { return a.NewAnswer(""), nil }

// NewAnswer returns one that answers a call; "" none.
func (a *Book) NewAnswer(callID string) data.Opinion {
	return data.Opinion{OpinionFields: data.OpinionFields{Day: a.Today(), Kind: data.OpinionPeople, CallID: callID}}
}

// SaveOpinion saves an opinion with all that was done about it; a new one gets its number. Deadlines that were not typed are computed.
func (a *Book) SaveOpinion(m *data.Opinion) error {
	if err := a.CheckOpinion(m); err != nil {
		return err
	}
	was, err := before(m.ID, a.DB().Opinion)
	if err == nil {
		err = FillDeadlines(m.Steps, was.Steps, a.OpinionDue, false)
	}
	if err != nil {
		return err
	}
	return a.Do(app.Saved(m.ID, "意见建议", m.Code()), func(tx *data.Tx) error { return tx.SaveOpinion(m) })
}

// RouteChanged reports whether an opinion that had a route has another one.
func (a *Book) RouteChanged(m *data.Opinion) (bool, error) {
	was, err := before(m.ID, a.DB().Opinion)
	return was.Route != "" && was.Route != m.Route, err
}

// RouteSince makes an opinion's route so from a day on; saving is SaveOpinion's.
func (a *Book) RouteSince(m *data.Opinion, day string) error {
	was, err := a.DB().Opinion(m.ID)
	if err != nil {
		return err
	}
	return m.RouteSince(day, &was.OpinionFields)
}

// before is a record as it is kept, or an empty one for a new id.
func before[T any](id string, read func(string) (T, error)) (none T, err error) {
	if id == "" {
		return none, nil
	}
	return read(id)
}

// MergeOpinions puts opinions into another, with which they close.
func (a *Book) MergeOpinions(ids []string, into app.Picked) error {
	ids = slices.DeleteFunc(slices.Clone(ids), func(id string) bool { return id == into.ID })
	if len(ids) == 0 {
		return data.Fail(app.Refused, nil, "意见建议 %s 不能并到它自己。请再选上要并进去的其他意见。", into.Name)
	}
	return a.Do(fmt.Sprintf("合并 %d 件意见建议到 %s", len(ids), into.Name), func(tx *data.Tx) error {
		for _, id := range ids {
			if err := tx.MergeOpinion(id, into.ID); err != nil {
				return err
			}
		}
		return nil
	})
}

// SplitOpinions takes merged opinions out again.
func (a *Book) SplitOpinions(ids []string) error {
	return a.Do("取消合并"+figures.Count(len(ids), "件", "意见建议"), func(tx *data.Tx) error {
		for _, id := range ids {
			if err := tx.MergeOpinion(id, ""); err != nil {
				return err
			}
		}
		return nil
	})
}

// PickOpinions offers opinions that others can be merged into.
func (a *Book) PickOpinions() ([]app.Picked, error) {
	all, err := a.DB().Opinions()
	if err != nil {
		return nil, err
	}
	stages, err := a.stages(a.Today())
	if err != nil {
		return nil, err
	}
	var out []app.Picked
	for i := len(all) - 1; i >= 0; i-- {
		if o := &all[i]; o.MergedID == "" {
			out = append(out, app.Picked{ID: o.ID, Name: o.Code() + " " + app.Shortened(o.Text, 18),
				Detail: stages.of(&o.Standing, o.Route).Text})
		}
	}
	return out, nil
}
