package data

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"
)

// SubjectChange is something that happened to a village, a station, a unit, an enterprise or a group (变更). It holds from its day on:
// what is closed on the 15th was open on the 14th. The record itself keeps its latest name.
type SubjectChange struct {
	Meta
	SubjectTable Kind
	SubjectID    string
	Day          string
	Kind         SubjectChangeKind
	Former       string // the name before, of what was renamed
	SuccessorID  string // what it was merged into
	Reason       string
	Document     string // the decision or the paper that it rests on (依据文件)
}

// changingKinds are the records that end, are renamed and merged.
var changingKinds = []Kind{KindVillage, KindStation, KindHandler, KindEnterprise, KindGroup}

var subjectChanges = register(table[SubjectChange]{name: "subject_change", title: "变更", order: "day, id",
	label:   "day || ' ' || kind",
	columns: "subject_table, subject_id, day, kind, former, successor_id, reason, document",
	fields: func(c *SubjectChange) []any {
		return []any{&c.SubjectTable, &c.SubjectID, &c.Day, &c.Kind, &c.Former, opt(&c.SuccessorID), &c.Reason, &c.Document}
	}})

var _ = ruled(subjectChanges, subjectChanges.get)

// Ends reports whether the record is not there any more from then on.
func (k SubjectChangeKind) Ends() bool { return k == SubjectClosed || k == SubjectMerged }

// Validate checks what happened to a record, by itself.
func (c *SubjectChange) Validate() error {
	bad := Invalid{}
	chosen(bad, "kind", c.Kind, "变更", SubjectChangeKinds)
	bad.need("day", c.Day, "从哪天起")
	bad.day("day", c.Day, "从哪天起")
	bad.within("former", c.Former, "原名称", 60)
	bad.within("reason", c.Reason, "原因", 200)
	bad.within("document", c.Document, "依据文件", 100)
	switch {
	case c.Kind == SubjectRenamed && c.Former == "":
		bad["former"] = "请填写改名以前的名称"
	case c.Kind == SubjectMerged && c.SuccessorID == "":
		bad["successor"] = "请选并入了哪一个"
	case c.Kind == SubjectMerged && c.SuccessorID == c.SubjectID:
		bad["successor"] = "不能并入自己，请另选一个"
	}
	return bad.orNil()
}

// SubjectChanges are those of all records, by record, each in the order of days. It alone is asked what a record was called on a day, and
// whether it existed.
type SubjectChanges map[string][]SubjectChange

// SubjectChanges reads what happened to all records.
func (r reader) SubjectChanges() (SubjectChanges, error) {
	all, err := subjectChanges.list(r, "")
	return grouped(all, func(c *SubjectChange) string { return c.SubjectID }), err
}

// ChangesOf returns what happened to one record, in the order of days.
func (r reader) ChangesOf(id string) ([]SubjectChange, error) {
	return subjectChanges.list(r, "subject_id = ?", id)
}

// Ended is what ended a record that isn't there on a day; nil where it is.
func (all SubjectChanges) Ended(id, day string) *SubjectChange {
	var ended *SubjectChange
	for i := range all[id] {
		switch c := &all[id][i]; {
		case c.Day > day:
			return ended
		case c.Kind.Ends():
			ended = c
		case c.Kind == SubjectReopened:
			ended = nil
		}
	}
	return ended
}

// Exists reports whether a record is there on a day.
func (all SubjectChanges) Exists(id, day string) bool { return all.Ended(id, day) == nil }

// Name is what a record was called on a day; latest is its name since the last change.
func (all SubjectChanges) Name(id, day, latest string) string {
	for i := range all[id] {
		if c := &all[id][i]; c.Kind == SubjectRenamed && c.Day > day {
			return c.Former
		}
	}
	return latest
}

// Heir is what a record is on a day: itself, or what it had been merged into by then, however often.
func (all SubjectChanges) Heir(id, day string) string {
	for range len(all) + 1 { // a circle is refused when it is saved, but another program may have made one
		ended := all.Ended(id, day)
		if ended == nil || ended.Kind != SubjectMerged {
			break
		}
		id = ended.SuccessorID
	}
	return id
}

// circles reports whether what a record was merged into, however often, comes round to something that was merged itself.
func (all SubjectChanges) circles(id string) bool {
	ended := all.Ended(all.Heir(id, notYet), notYet)
	return ended != nil && ended.Kind == SubjectMerged
}

// called is SQL for what a record of a table is called on the reader's day; id is SQL too.
func called(of Kind, id string) string {
	return "coalesce((SELECT former FROM subject_change WHERE subject_id = " + id + " AND kind = '" + string(SubjectRenamed) +
		"' AND day > " + readersDay + " ORDER BY day LIMIT 1), (SELECT name FROM " + string(of) + " WHERE id = " + id + "), '')"
}

// SaveSubjectChange saves that something was closed, merged or opened again, or corrects the day and the words of any change. What was
// typed for a change of another kind goes.
func (tx *Tx) SaveSubjectChange(c *SubjectChange) error {
	if c.Kind != SubjectRenamed {
		c.Former = ""
	}
	if c.Kind != SubjectMerged {
		c.SuccessorID = ""
	}
	if err := tx.fits(c); err != nil {
		return err
	}
	return subjectChanges.save(tx, c)
}

// Rename saves that a record is called otherwise from a day on. What follows it may be a later renaming: then that is the name before it.
func (tx *Tx) Rename(c *SubjectChange, name string) error {
	c.Kind = SubjectRenamed
	if name == "" {
		return Invalid{"name": "请填写新名称"}
	}
	all, err := tx.SubjectChanges()
	if err != nil {
		return err
	}
	latest, err := tx.nameOf(c.SubjectTable, c.SubjectID)
	if err != nil {
		return err
	}
	if c.Former = all.Name(c.SubjectID, c.Day, latest); name == c.Former {
		return Invalid{"name": "和原来的名称一样，没有改动"}
	}
	if err := tx.SaveSubjectChange(c); err != nil {
		return err
	}
	return tx.callAfter(c, name)
}

// nameSince saves, before a record whose name was typed over is saved, that the new one holds only from a day on, if one is given.
func (tx *Tx) nameSince(of Kind, id string, since *string) error {
	day := *since
	if *since = ""; day == "" || id == "" {
		return nil
	}
	former, err := tx.nameOf(of, id)
	if err != nil {
		return err
	}
	all, err := tx.ChangesOf(id)
	if err != nil {
		return err
	}
	for _, c := range all {
		if c.Kind == SubjectRenamed && c.Day >= day {
			return Fail(InUse, nil, "%s 已有一次改名，从哪天起要晚于那一天；要补记更早的改名，请用“变更”里的改名。", c.Day)
		}
	}
	return tx.SaveSubjectChange(&SubjectChange{SubjectTable: of, SubjectID: id, Day: day, Kind: SubjectRenamed, Former: former})
}

// DeleteSubjectChange takes a change out as if it had not happened: what was renamed has its former name on.
func (tx *Tx) DeleteSubjectChange(id string) error {
	c, err := subjectChanges.get(tx.reader, id)
	if err != nil {
		return err
	}
	if err := subjectChanges.delete(tx, id); err != nil {
		return err
	}
	left, err := tx.SubjectChanges()
	if err != nil {
		return err
	}
	if fault := contradiction(left[c.SubjectID]); fault != "" {
		return Fail(InUse, nil, "不能删除这次变更：%s。请先改掉后面的变更。", fault)
	}
	fault, err := tx.absent(left, c.SubjectTable, c.SubjectID)
	if err != nil {
		return err
	}
	if fault != "" {
		return Fail(InUse, nil, "不能删除这次变更：%s。", fault)
	}
	if c.Kind != SubjectRenamed {
		return nil
	}
	return tx.callAfter(&c, c.Former)
}

// callAfter sets the name that a record has after a renaming: until the next one, or to this day.
func (tx *Tx) callAfter(c *SubjectChange, name string) error {
	all, err := tx.ChangesOf(c.SubjectID)
	if err != nil {
		return err
	}
	for i := range all {
		if next := &all[i]; next.Kind == SubjectRenamed && next.Day > c.Day {
			next.Former = name
			if bad, is := next.Validate().(Invalid); is && bad["former"] != "" {
				return Invalid{"name": bad["former"]}
			}
			return subjectChanges.save(tx, next)
		}
	}
	_, err = tx.exec("UPDATE "+string(c.SubjectTable)+" SET name = ?, rev = rev + 1, changed_at = ? WHERE id = ?", name, tx.at, c.SubjectID)
	if err != nil {
		return err
	}
	i := slices.IndexFunc(wholes, func(w whole) bool { return w.table == string(c.SubjectTable) })
	var bad Invalid
	if errors.As(wholes[i].check(tx.reader, c.SubjectID), &bad) && bad["name"] != "" {
		return Invalid{"name": bad["name"]}
	}
	return nil
}

// LatestNames are the names that the records of a kind have since their last changes, by id.
func (r reader) LatestNames(of Kind) (map[string]string, error) {
	all, err := scanAll(r, func(p *[2]string) []any { return []any{&p[0], &p[1]} }, "SELECT id, name FROM "+string(of))
	names := make(map[string]string, len(all))
	for _, p := range all {
		names[p[0]] = p[1]
	}
	return names, err
}

// nameOf is the latest name of a record.
func (r reader) nameOf(of Kind, id string) (string, error) {
	if !slices.Contains(changingKinds, of) {
		return "", nil // the file says a kind of which nothing ends or is renamed: check tells of it
	}
	found, err := texts(r, "SELECT name FROM "+string(of)+" WHERE id = ?", id)
	if err != nil {
		return "", err
	}
	if len(found) == 0 {
		return "", Fail(Gone, nil, "这条%s记录已经不在了，可能刚被删除或撤销。", titleOf(string(of)))
	}
	return found[0], nil
}

// fits holds a change against what else happened to the record, and to what it is merged into.
func (tx *Tx) fits(c *SubjectChange) error {
	if err := c.Validate(); err != nil {
		return err
	}
	if _, err := tx.nameOf(c.SubjectTable, c.SubjectID); err != nil {
		return err
	}
	all, err := tx.SubjectChanges()
	if err != nil {
		return err
	}
	own := slices.DeleteFunc(slices.Clone(all[c.SubjectID]), func(o SubjectChange) bool { return o.ID == c.ID })
	own = append(own, *c)
	slices.SortStableFunc(own, func(a, b SubjectChange) int { return cmp.Compare(a.Day, b.Day) })
	if fault := cmp.Or(contradiction(own), passing(all[c.SubjectID], own, c)); fault != "" {
		return Invalid{"day": fault}
	}
	if all[c.SubjectID] = own; c.Kind == SubjectMerged {
		if err := tx.canTake(all, c); err != nil {
			return err
		}
	}
	fault, err := tx.absent(all, c.SubjectTable, c.SubjectID)
	if err == nil && fault != "" {
		err = Invalid{"day": fault}
	}
	return err
}

// canTake holds a merger against what it is merged into.
func (tx *Tx) canTake(all SubjectChanges, c *SubjectChange) error {
	name, err := tx.nameOf(c.SubjectTable, c.SuccessorID)
	switch ended := all.Ended(c.SuccessorID, c.Day); {
	case err != nil:
		return err
	case ended != nil:
		return Invalid{"successor": fmt.Sprintf("“%s”%s已%s，不能并入它", name, ended.Day, ended.Kind)}
	case all.circles(c.SuccessorID):
		return Invalid{"successor": fmt.Sprintf("“%s”自己是并入这一个的，请核对", name)}
	}
	return tx.sameKind(c)
}

// contradiction says what can't be in the order of one record's changes; "" when all can.
func contradiction(changes []SubjectChange) string {
	var ended *SubjectChange
	renamed := ""
	for i := range changes {
		switch c := &changes[i]; {
		case c.Kind == SubjectReopened && ended == nil:
			return fmt.Sprintf("%s 的%s以前没有停用，请核对日期", c.Day, c.Kind)
		case c.Kind == SubjectReopened:
			ended = nil
		case ended != nil:
			return fmt.Sprintf("%s 的%s在 %s %s以后，请核对日期", c.Day, c.Kind, ended.Day, ended.Kind)
		case c.Kind.Ends():
			ended = c
		case c.Day == renamed:
			return fmt.Sprintf("%s 改名两次，请核对日期", c.Day)
		default:
			renamed = c.Day
		}
	}
	return ""
}

// passing refuses a renaming that is put before or after another one, of those that there were: each says what it was called until then, so
// that the names would be those of other days.
func passing(was, now []SubjectChange, c *SubjectChange) string {
	order := func(all []SubjectChange) (ids []string) {
		for i := range all {
			if all[i].Kind == SubjectRenamed && all[i].ID != "" {
				ids = append(ids, all[i].ID)
			}
		}
		return ids
	}
	if c.ID == "" || c.Kind != SubjectRenamed || slices.Equal(order(was), order(now)) {
		return ""
	}
	return "改到这一天，就越过了另一次改名。请删除这次改名，再按对的日期登记"
}

// absent says what was merged into a record on a day on which that was not there; "" nothing.
func (r reader) absent(all SubjectChanges, of Kind, id string) (string, error) {
	for _, other := range slices.Sorted(maps.Keys(all)) {
		for i := range all[other] {
			c := &all[other][i]
			if c.Kind != SubjectMerged || c.SuccessorID != id || all.Exists(id, c.Day) {
				continue
			}
			names, err := r.LatestNames(of)
			return fmt.Sprintf("“%s”在 %s 并入了它，那天它应当还在；请先改掉那次并入", names[other], c.Day), err
		}
	}
	return "", nil
}

// checkSubjectChanges finds changes whose record is gone, and those that can't be in their order.
func (db *DB) checkSubjectChanges() (faults []string, err error) {
	all, err := db.SubjectChanges()
	if err != nil {
		return nil, err
	}
	for id, changes := range all {
		of := changes[0].SubjectTable
		name, err := db.nameOf(of, id)
		if err != nil && !Is(err, Gone) {
			return faults, err
		}
		fault := contradiction(changes)
		for _, c := range changes {
			if c.Kind != SubjectMerged {
				continue
			}
			if _, gone := db.nameOf(of, c.SuccessorID); Is(gone, Gone) {
				fault = c.Day + " 并入的那一个已经不在了"
			} else if !all.Exists(c.SuccessorID, c.Day) {
				fault = c.Day + " 并入的那一个那天已经停用或并入别处"
			}
		}
		switch {
		case err != nil:
			faults = append(faults, fmt.Sprintf("%s 的%s记录不属于任何%s，可能是原记录已删除。它不影响使用。", changes[0].Day, changes[0].Kind, titleOf(string(of))))
		case fault != "":
			faults = append(faults, fmt.Sprintf("%s“%s”的变更对不上：%s。", titleOf(string(of)), name, fault))
		}
	}
	slices.Sort(faults)
	return faults, nil
}
