package app

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"liujin/app/days"
	"liujin/data"
)

// Existence is whether a record in a list is there on the day that the list is of, and what happened to it.
type Existence struct {
	Ended   bool
	Changes string // 2026-07-01 并入新港村、2025-03-01 改名（原名…）
}

// onDay is what the records of a kind are on a day.
type onDay struct {
	changes data.SubjectChanges
	latest  map[string]string // names
	day     string
}

func (a *App) asOf(of data.Kind, day string) (o onDay, err error) {
	o.day = day
	if o.latest, err = a.db.LatestNames(of); err == nil {
		o.changes, err = a.db.SubjectChanges()
	}
	return o, err
}

func (o *onDay) name(id string) string { return o.changes.Name(id, o.day, o.latest[id]) }

func (o *onDay) existence(id string) Existence {
	words := make([]string, len(o.changes[id]))
	for i := range words {
		words[i] = changeWords(&o.changes[id][i], o.latest)
	}
	return Existence{!o.changes.Exists(id, o.day), strings.Join(words, "、")}
}

// namesOn are what the records of a kind were called on a day.
func (a *App) namesOn(of data.Kind, day string) (map[string]string, error) {
	o, err := a.asOf(of, day)
	names := make(map[string]string, len(o.latest))
	for id := range o.latest {
		names[id] = o.name(id)
	}
	return names, err
}

// changeWords says what happened to a record.
func changeWords(c *data.SubjectChange, names map[string]string) string {
	text := c.Day + " " + string(c.Kind) + names[c.SuccessorID]
	if c.Former != "" {
		text += "（原名" + c.Former + "）"
	}
	return text
}

// VillagesOn are the villages that there were on a day, by the names that they had.
func (a *App) VillagesOn(day string) ([]data.Village, error) {
	all, err := a.db.Villages()
	if err != nil {
		return nil, err
	}
	then, err := a.asOf(data.KindVillage, day)
	for i := range all {
		all[i].Name = then.name(all[i].ID)
	}
	slices.SortStableFunc(all, func(a, b data.Village) int { // as the register has them by their latest names
		return cmp.Or(OneIf(a.Code == "")-OneIf(b.Code == ""), strings.Compare(a.Code, b.Code), strings.Compare(a.Name, b.Name))
	})
	return slices.DeleteFunc(all, func(v data.Village) bool { return !then.changes.Exists(v.ID, day) }), err
}

// EnterprisesOn are the enterprises that there were on a day, by the names that they had.
func (a *App) EnterprisesOn(day string) ([]data.EnterpriseFields, error) {
	all, err := a.db.Enterprises()
	if err != nil {
		return nil, err
	}
	then, err := a.asOf(data.KindEnterprise, day)
	for i := range all {
		all[i].Name = then.name(all[i].ID)
	}
	return slices.DeleteFunc(all, func(e data.EnterpriseFields) bool { return !then.changes.Exists(e.ID, day) }), err
}

// StationsOn are the stations that there were on a day, by the names that they had.
func (a *App) StationsOn(day string) ([]data.StationFields, error) {
	all, err := a.db.Stations()
	if err != nil {
		return nil, err
	}
	then, err := a.asOf(data.KindStation, day)
	for i := range all {
		all[i].Name = then.name(all[i].ID)
	}
	slices.SortStableFunc(all, func(a, b data.StationFields) int { return stationOrder(&a, &b) })
	return slices.DeleteFunc(all, func(s data.StationFields) bool { return !then.changes.Exists(s.ID, day) }), err
}

// ChangesOf says what happened to a record, in the order of days, each in words.
func (a *App) ChangesOf(of data.Kind, id string) ([]SubjectChangeRow, error) {
	all, err := a.db.ChangesOf(id)
	if err != nil || len(all) == 0 {
		return nil, err
	}
	names, err := a.db.LatestNames(of)
	if err != nil {
		return nil, err
	}
	rows := make([]SubjectChangeRow, len(all))
	for i := range all {
		rows[i] = SubjectChangeRow{all[i], changeWords(&all[i], names)}
	}
	return rows, nil
}

// SubjectChangeRow is something that happened to a record, in words.
type SubjectChangeRow struct {
	data.SubjectChange
	Words string
}

// LatestName is the name that a record has since its last change; "" for one that is not there.
func (a *App) LatestName(of data.Kind, id string) (string, error) {
	names, err := a.db.LatestNames(of)
	return names[id], err
}

// Exists reports whether a record is there on a day.
func (a *App) Exists(id, day string) (bool, error) {
	all, err := a.db.SubjectChanges()
	return all.Exists(id, day), err
}

// changedNames are what a record that something happens to and its successor are called, for the name of the operation.
func (a *App) changedNames(c *data.SubjectChange) (name, successor string) {
	names, _ := a.db.LatestNames(c.SubjectTable) // a label: it does without
	return "“" + names[c.SubjectID] + "”", "“" + names[c.SuccessorID] + "”"
}

// Rename puts on record that something is called otherwise from a day on.
func (a *App) Rename(c *data.SubjectChange, name string) error {
	name = strings.TrimSpace(name)
	was, _ := a.changedNames(c)
	return a.Do(was+"改名“"+name+"”", func(tx *data.Tx) error { return tx.Rename(c, name) })
}

// MergeWithDeputies puts on record that a group or a station was merged into another, and that its deputies are that one's from the day on.
func (a *App) MergeWithDeputies(c *data.SubjectChange) error {
	name, successor := a.changedNames(c)
	return a.Do(name+"并入"+successor+"，代表一并转入", func(tx *data.Tx) error {
		if err := a.saveSubjectChange(tx, c); err != nil {
			return err
		}
		if c.SubjectTable == data.KindGroup {
			return a.regroup(tx, c)
		}
		members, err := tx.MembersOn(c.Day)
		if err != nil {
			return err
		}
		var ids []string
		for _, m := range members {
			if m.StationID == c.SubjectID {
				ids = append(ids, m.DeputyID)
			}
		}
		return changeEach(tx, ids, c.Day, func(d *data.Deputy) {
			home := false
			d.Stations = slices.DeleteFunc(d.Stations, func(m data.Member) bool {
				home = home || m.StationID == c.SubjectID && m.Home
				return m.StationID == c.SubjectID
			})
			if !slices.ContainsFunc(d.Stations, func(m data.Member) bool { return m.StationID == c.SuccessorID }) {
				d.Stations = append(d.Stations, data.Member{StationID: c.SuccessorID, Home: home})
			}
		})
	})
}

// regroup puts the deputies of a group that was merged into the one that it was merged into.
func (a *App) regroup(tx *data.Tx, c *data.SubjectChange) error {
	all, err := tx.Deputies()
	if err != nil {
		return err
	}
	members, err := tx.GroupMembersOn(c.Day)
	if err != nil {
		return err
	}
	successor, err := tx.Group(c.SuccessorID)
	if err != nil {
		return err
	}
	var ids []string
	for i := range all {
		if all[i].GroupID == c.SubjectID {
			ids = append(ids, all[i].ID)
		}
	}
	for _, m := range members {
		if m.GroupID == c.SubjectID {
			ids = append(ids, m.DeputyID)
		}
	}
	return changeEach(tx, ids, c.Day, func(d *data.Deputy) {
		d.Professional = slices.DeleteFunc(d.Professional, func(m data.GroupMember) bool { return m.GroupID == c.SubjectID })
		into(d, &successor)
	})
}

// SaveSubjectChange puts on record that something was closed, merged into another or opened again, or corrects a change. The shifts that a
// station that is closed would have held from that day on are dropped with it, or cancelled where a paper about them went out.
func (a *App) SaveSubjectChange(c *data.SubjectChange) error {
	name, successor := a.changedNames(c)
	label := name + string(c.Kind) + successor
	if c.ID != "" {
		label = "更正" + name + "的变更"
	}
	return a.Do(label, func(tx *data.Tx) error { return a.saveSubjectChange(tx, c) })
}

func (a *App) saveSubjectChange(tx *data.Tx, c *data.SubjectChange) error {
	if err := tx.SaveSubjectChange(c); err != nil || c.SubjectTable != data.KindStation || !c.Kind.Ends() {
		return err
	}
	shifts, err := a.plannedAt(tx, c.SubjectID, c.Day)
	for i := range shifts {
		if err == nil {
			err = drop(tx, &shifts[i])
		}
	}
	return err
}

// drop takes a planned shift out; one of which a paper went out stays, cancelled.
func drop(tx *data.Tx, t *data.Shift) error {
	err := tx.DeleteShift(t.ID)
	if data.Is(err, data.InUse) {
		t.State = data.ShiftCancelled
		return tx.SaveShift(t)
	}
	return err
}

// DeleteSubjectChange takes a change out that did not happen.
func (a *App) DeleteSubjectChange(c *data.SubjectChange) error {
	name, _ := a.changedNames(c)
	return a.Do("删除"+name+"的"+string(c.Kind), func(tx *data.Tx) error { return tx.DeleteSubjectChange(c.ID) })
}

// shiftReader is what both an open ledger and an operation can read.
type shiftReader interface {
	Shifts(from, to string) ([]data.Shift, error)
}

// plannedAt are the shifts at a station from a day on that are neither held nor past nor cancelled.
func (a *App) plannedAt(r shiftReader, stationID, day string) ([]data.Shift, error) {
	all, err := r.Shifts(max(day, a.Today()), days.Last)
	var planned []data.Shift
	for i := range all {
		if t := &all[i]; t.StationID == stationID && ToBeHeld(t) {
			planned = append(planned, *t)
		}
	}
	return planned, err
}

// StillPointing says what of today still points at a record that is about to end on a day: nothing of it is moved, and the past stays.
func (a *App) StillPointing(of data.Kind, id, day string) ([]string, error) {
	var out []string
	say := func(n int, format string) {
		if n > 0 {
			out = append(out, fmt.Sprintf(format, n))
		}
	}
	switch of {
	case data.KindGroup:
		rows, err := a.Groups()
		for i := range rows {
			if rows[i].ID == id {
				say(rows[i].Members, "在任组员 %d 名")
			}
		}
		return out, err
	case data.KindStation:
		members, err := a.db.MembersOn(day)
		if err != nil {
			return nil, err
		}
		say(CountBy(members, func(m *data.Member) string { return m.StationID })[id], "进站代表 %d 名")
		shifts, err := a.plannedAt(a.db, id, day)
		say(len(shifts), "已排班次 %d 班（停用后取消）")
		return out, err
	case data.KindVillage:
		stations, err := a.StationsOn(a.Today())
		if err != nil {
			return nil, err
		}
		say(CountBy(stations, func(s *data.StationFields) string { return s.VillageID })[id], "家站点 %d 个")
		enterprises, err := a.db.Enterprises()
		say(CountBy(enterprises, func(e *data.EnterpriseFields) string { return e.VillageID })[id], "市场主体 %d 家")
		return out, err
	case data.KindEnterprise:
		ties, err := a.db.Ties()
		say(CountBy(ties, func(t *data.Tie) string { return t.EnterpriseID })[id], "联系代表 %d 名")
		return out, err
	}
	opinions, _, err := a.db.UnderWay()
	if err != nil {
		return nil, err
	}
	say(CountBy(opinions, func(o *data.OpinionFields) string { return o.HandlerID })[id], "办理中的意见建议 %d 件")
	proposals, err := a.db.Proposals()
	open := 0
	for i := range proposals {
		open += OneIf(proposals[i].HandlerID == id && proposals[i].Open())
	}
	say(open, "办理中的议案建议 %d 件")
	return out, err
}
