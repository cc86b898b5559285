package app

import (
	"fmt"
	"slices"

	"liujin/app/figures"
	"liujin/data"
)

// Matter returns an opinion with all that was done about it.
func (a *App) Matter(id string) (data.Matter, error) { return a.db.Matter(id) }

// NewMatter returns an opinion of today to fill, which came by letter, call or otherwise than at an activity.
func (a *App) NewMatter() (data.Matter, error) {
	return data.Matter{Opinion: data.Opinion{Day: a.Today(), Kind: data.OpinionPeople}}, nil
}

// SaveMatter saves an opinion with all that was done about it; a new one gets its number. Deadlines that were not typed are computed.
func (a *App) SaveMatter(m *data.Matter) error {
	if err := a.CheckMatter(m); err != nil {
		return err
	}
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
	return a.do("取消合并"+figures.Count(len(ids), "件", "意见建议"), func(tx *data.Tx) error {
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
	if err != nil {
		return nil, err
	}
	stages, err := a.stages()
	var out []Picked
	for i := len(all) - 1; i >= 0; i-- {
		if o := &all[i]; o.MergedID == "" {
			out = append(out, Picked{ID: o.ID, Name: o.Title() + " " + shortened(o.Text, 18), Detail: stages.of(&o.Course, o.Route).Text})
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
