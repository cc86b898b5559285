package data

var opinionSteps = stepTable("opinion_step", "opinion_id", "opinion", "意见建议办理过程")

// OpinionHelper is a unit that helps the one in charge of an opinion (协办).
type OpinionHelper struct {
	Meta
	OpinionID, HandlerID string
}

var opinionHelpers = register(table[OpinionHelper]{name: "opinion_helper", title: "协办单位", order: "id", parent: "opinion_id", owners: []owner{{"opinion", "opinion_id"}},
	columns: "opinion_id, handler_id",
	fields:  func(h *OpinionHelper) []any { return []any{&h.OpinionID, &h.HandlerID} }})

// Matter is an opinion with all that was done about it.
type Matter struct {
	Opinion
	Helpers []OpinionHelper
	Steps   []Step
}

// Validate checks an opinion with its steps.
func (m *Matter) Validate() error {
	bad := m.Opinion.check()
	bad.checkSteps(m.Day, m.Steps, (*Step).Validate)
	seen := map[string]bool{}
	for _, h := range m.Helpers {
		switch {
		case h.HandlerID == m.HandlerID:
			bad["helpers"] = "协办单位不能和主办单位相同"
		case seen[h.HandlerID]:
			bad["helpers"] = "同一个协办单位写了两次，请去掉一个"
		}
		seen[h.HandlerID] = true
	}
	if m.HandlerID == "" && len(m.Steps) > 0 && bad["handler"] == "" {
		bad["handler"] = "已经有办理过程，请填写承办单位"
	}
	return bad.orNil()
}

// Matter returns an opinion with all that was done about it.
func (r reader) Matter(id string) (m Matter, err error) {
	if m.Opinion, err = opinions.get(r, id); err != nil {
		return m, err
	}
	if m.Helpers, err = opinionHelpers.of(r, id); err != nil {
		return m, err
	}
	m.Steps, err = opinionSteps.of(r, id)
	return m, err
}

// SaveMatter saves an opinion with its steps; what was merged into it closes with it.
func (tx *Tx) SaveMatter(m *Matter) error {
	if err := m.Validate(); err != nil {
		return err
	}
	if err := checkDue(m.Steps); err != nil {
		return err
	}
	if err := tx.saveOpinion(&m.Opinion, m.Steps); err != nil {
		return err
	}
	for i := range m.Helpers {
		m.Helpers[i].OpinionID = m.ID
	}
	if err := opinionHelpers.saveChildren(tx, &m.Meta, m.Helpers); err != nil {
		return err
	}
	for i := range m.Steps {
		m.Steps[i].OwnerID = m.ID
	}
	return opinionSteps.saveChildren(tx, &m.Meta, m.Steps)
}

// OpinionSteps returns all that was done about all opinions, by opinion.
func (r reader) OpinionSteps() (map[string][]Step, error) {
	all, err := opinionSteps.list(r, "")
	return byOwner(all), err
}

func byOwner(all []Step) map[string][]Step {
	of := map[string][]Step{}
	for _, s := range all {
		of[s.OwnerID] = append(of[s.OwnerID], s)
	}
	return of
}

// mergedInto is the course of an opinion that went into another: it closes with that one, and is neither assigned nor rated by itself.
func mergedInto(into *Opinion) Course {
	return Course{State: "合并", Closed: into.Closed, Answered: into.Answered}
}

// Merge puts an opinion into another, which must stand by itself; "" takes it out again.
func (tx *Tx) Merge(id, into string) error {
	o, err := opinions.get(tx.reader, id)
	if err != nil {
		return err
	}
	if into != "" {
		target, err := opinions.get(tx.reader, into)
		if err != nil {
			return err
		}
		if target.MergedID != "" || into == id {
			return Invalid{"merged": "不能并到这一件：它自己已经并到别的意见里了，或就是这一件"}
		}
		mine, err := opinions.list(tx.reader, "merged_id = ?", id)
		if err != nil {
			return err
		}
		for i := range mine { // what was merged into this one goes along
			mine[i].MergedID = into
			if err := tx.SaveOpinion(&mine[i]); err != nil {
				return err
			}
		}
	}
	o.MergedID = into
	return tx.SaveOpinion(&o)
}

// closeMerged has those that were merged into an opinion close with it.
func (tx *Tx) closeMerged(into *Opinion) error {
	all, err := opinions.list(tx.reader, "merged_id = ?", into.ID)
	if err != nil {
		return err
	}
	for i := range all {
		all[i].Course = mergedInto(into)
		if err := opinions.save(tx, &all[i]); err != nil {
			return err
		}
	}
	return nil
}

// checkCourses finds opinions and proposals whose state is not what their steps come to.
func (db *DB) checkCourses() (faults []string, err error) {
	steps, err := db.OpinionSteps()
	if err != nil {
		return nil, err
	}
	all, err := db.Opinions()
	if err != nil {
		return nil, err
	}
	tx := &Tx{reader: db.reader, db: db}
	for i := range all {
		o := &all[i]
		if want, err := tx.course(o, steps[o.ID]); err == nil && want != o.Course {
			faults = append(faults, "意见建议 "+o.Title()+" 的进展和办理过程对不上。请打开它，改一处再保存。")
		}
	}
	motions, err := db.ProposalSteps()
	if err != nil {
		return faults, err
	}
	proposals, err := db.Proposals()
	for i := range proposals {
		if p := &proposals[i]; settle(motions[p.ID]) != p.Course {
			faults = append(faults, "议案建议 "+p.Code()+" 的进展和办理过程对不上。请打开它，改一处再保存。")
		}
	}
	return faults, err
}
