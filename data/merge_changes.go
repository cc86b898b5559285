package data

// changes leaves what happened to a place or a unit (变更) as the one that stays tells it: when it was there, and what it was called. Where
// nothing is said of its names, those of the one that goes come along, if they fit; else they are other names. Neither was merged into the
// other: they are one.
func (m *merging) changes() error {
	const gone = "subject_table = ?1 AND (subject_id = ?2 AND kind <> ?4 OR subject_id = ?3 AND successor_id = ?2)"
	if err := m.drop(subjectChanges.name, gone, m.Of, m.Lose, m.Keep, SubjectRenamed); err != nil {
		return err
	}
	keep, err := m.ChangesOf(m.Keep)
	if err != nil {
		return err
	}
	renamed, err := m.ChangesOf(m.Lose)
	if err != nil || len(renamed) == 0 {
		return err
	}
	told := false
	for i := range keep {
		told = told || keep[i].Kind == SubjectRenamed
	}
	both, err := subjectChanges.list(m.reader, "subject_id IN (?, ?)", m.Lose, m.Keep)
	if err != nil || !told && contradiction(both) == "" {
		return err
	}
	for i := range renamed {
		m.formerly = append(m.formerly, renamed[i].Former)
	}
	return m.drop(subjectChanges.name, "subject_id = ?", m.Lose)
}

// ordered refuses what would be merged into itself in a circle: the office must say first which is wrong.
func (m *merging) ordered() error {
	all, err := m.SubjectChanges()
	if err != nil {
		return err
	}
	fault, err := m.absent(all, m.Of, m.Keep)
	if err != nil {
		return err
	}
	if fault != "" {
		return Fail(InUse, nil, "不能合并：合并以后，%s，再合并。", fault)
	}
	for id := range all {
		if all.circles(id) {
			return Fail(InUse, nil, "合并以后，并入的关系会绕成一圈。请先在“变更”里改正，再合并。")
		}
	}
	return nil
}
