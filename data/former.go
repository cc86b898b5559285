package data

import (
	"fmt"
	"slices"
)

// FormerJob is what a deputy's 工作单位及职务 with the mark 领导干部 was until a day. The latest stands with the deputy.
type FormerJob struct {
	Meta
	DeputyID string
	Until    string // the first day on which it was otherwise
	Employer string
	Leader   bool
}

// FormerGroup is the group (代表小组) that a deputy belonged to until a day; a GroupID of "" says none.
type FormerGroup struct {
	Meta
	DeputyID, Until, GroupID string
}

// Saved with the deputy, whose rev a change raises.
var formerJobs = register(table[FormerJob]{name: "former_job", title: "以前的职务", order: "until", parent: "deputy_id",
	owners:  []owner{{"deputy", "deputy_id"}},
	columns: "deputy_id, until, employer, leader",
	fields:  func(p *FormerJob) []any { return []any{&p.DeputyID, &p.Until, &p.Employer, &p.Leader} }})

var formerGroups = register(table[FormerGroup]{name: "former_group", title: "以前的小组", order: "until", parent: "deputy_id",
	owners:  []owner{{"deputy", "deputy_id"}},
	columns: "deputy_id, until, group_id",
	fields:  func(g *FormerGroup) []any { return []any{&g.DeputyID, &g.Until, opt(&g.GroupID)} }})

func (p *FormerJob) until() string   { return p.Until }
func (g *FormerGroup) until() string { return g.Until }

// On is a deputy's own fields as they were on a day: what is dated of that day, everything else as it is known now.
func (d *Deputy) On(day string) DeputyFields {
	return d.DeputyFields.on(day, d.FormerJobs, d.FormerGroups)
}

func (d DeputyFields) on(day string, jobs []FormerJob, groups []FormerGroup) DeputyFields {
	if p := former(jobs, day, (*FormerJob).until); p != nil {
		d.Employer, d.Leader = p.Employer, p.Leader
	}
	if g := former(groups, day, (*FormerGroup).until); g != nil {
		d.GroupID = g.GroupID
	}
	return d
}

// former is what held on a day, of what held until days; nil when the latest did.
func former[T any](all []T, day string, until func(*T) string) (held *T) {
	for i := range all {
		if one := &all[i]; day < until(one) && (held == nil || until(one) < until(held)) {
			held = one
		}
	}
	return held
}

// Dated names what is dated of a deputy and differs from what it was, where that was something: 工作单位及职务, 代表小组, 家站点,
// 专业小组.
func (d *Deputy) Dated(was *Deputy) (what []string) {
	if was.Employer != d.Employer && was.Employer != "" || was.Leader != d.Leader {
		what = append(what, "工作单位及职务")
	}
	if was.GroupID != d.GroupID && was.GroupID != "" {
		what = append(what, "代表小组")
	}
	if len(was.Stations) > 0 && !slices.EqualFunc(was.Stations, d.Stations, sameStay) {
		what = append(what, "家站点")
	}
	if len(was.Professional) > 0 && !slices.EqualFunc(was.Professional, d.Professional, sameStay) {
		what = append(what, "专业小组")
	}
	return what
}

// Since makes what is dated of a deputy and differs from what it was so from a day on; before it, it stays as it was. A day before the
// last change is Invalid: what is known of later days is not written over. One of the same day takes that one's place.
func (d *Deputy) Since(day string, was *Deputy) error {
	if day == "" {
		return Invalid{"day": "请填从哪天起变动"}
	}
	if was.Employer != d.Employer || was.Leader != d.Leader {
		job := FormerJob{Until: day, Employer: was.Employer, Leader: was.Leader}
		if err := keepUntil("工作单位及职务", &d.FormerJobs, job, (*FormerJob).until); err != nil {
			return err
		}
	}
	if was.GroupID != d.GroupID {
		group := FormerGroup{Until: day, GroupID: was.GroupID}
		if err := keepUntil("代表小组", &d.FormerGroups, group, (*FormerGroup).until); err != nil {
			return err
		}
	}
	ended, err := staySince("家站点", day, was.Stations, d.Stations)
	if err != nil {
		return err
	}
	d.FormerStations = append(d.FormerStations, ended...)
	left, err := staySince("专业小组", day, was.Professional, d.Professional)
	d.FormerProfessional = append(d.FormerProfessional, left...)
	return err
}

// keepUntil adds what was so until a day to what was before. A day before the last change is Invalid; one of the same day keeps what is
// there.
func keepUntil[T any](what string, all *[]T, was T, until func(*T) string) error {
	switch day, last := until(&was), lastOf(*all, until); {
	case day < last:
		return after(what, last)
	case day > last:
		*all = append(*all, was)
	}
	return nil
}

// lastOf is the day of the last change; "" there was none.
func lastOf[T any](all []T, until func(*T) string) (last string) {
	for i := range all {
		last = max(last, until(&all[i]))
	}
	return last
}

// after refuses a change before the last one.
func after(what, last string) error {
	return Invalid{"day": fmt.Sprintf("%s在 %s 已经变动过一次，新的变动不能早于这一天；日期记错了的，请先改正以前的那一次", what, last)}
}

// validFormer checks what was before.
func (d *Deputy) validFormer(bad Invalid) {
	validUntil(bad, "former_jobs", d.FormerJobs, (*FormerJob).until)
	for _, p := range d.FormerJobs {
		bad.within("former_jobs", p.Employer, "工作单位及职务", 100)
	}
	validUntil(bad, "former_groups", d.FormerGroups, (*FormerGroup).until)
	validEnded(bad, "former_stations", d.FormerStations, d.Stations, "家站点", func(m *Member) string { return m.StationID })
	validEnded(bad, "former_professional", d.FormerProfessional, d.Professional, "专业小组",
		func(m *GroupMember) string { return m.GroupID })
}

// validUntil checks the days until which something was so: each is there, and none comes twice.
func validUntil[T any](bad Invalid, field string, all []T, until func(*T) string) {
	if repeats(all, func(one T) string { return until(&one) }) {
		bad[field] = "每一项都要填到哪天为止，日期不能重复"
	}
	for i := range all {
		bad.day(field, until(&all[i]), "到哪天为止")
	}
}

// saveFormer saves what was before.
func (tx *Tx) saveFormer(d *Deputy) error {
	for i := range d.FormerJobs {
		d.FormerJobs[i].DeputyID = d.ID
	}
	for i := range d.FormerGroups {
		d.FormerGroups[i].DeputyID = d.ID
	}
	if err := formerJobs.saveChildren(tx, &d.Meta, d.FormerJobs); err != nil {
		return err
	}
	return formerGroups.saveChildren(tx, &d.Meta, d.FormerGroups)
}

// readFormer reads what was before.
func (r reader) readFormer(d *Deputy) (err error) {
	if d.FormerJobs, err = formerJobs.of(r, d.ID); err != nil {
		return err
	}
	d.FormerGroups, err = formerGroups.of(r, d.ID)
	return err
}

// DeputiesOn returns all deputies with what is dated of them as it was on a day, without their mandates.
func (r reader) DeputiesOn(day string) ([]DeputyFields, error) {
	all, err := deputies.list(r, "")
	if err != nil {
		return nil, err
	}
	jobs, err := formerJobs.list(r, "? < until", day)
	if err != nil {
		return nil, err
	}
	groups, err := formerGroups.list(r, "? < until", day)
	if err != nil {
		return nil, err
	}
	jobsOf := grouped(jobs, func(p *FormerJob) string { return p.DeputyID })
	groupsOf := grouped(groups, func(g *FormerGroup) string { return g.DeputyID })
	for i := range all {
		all[i] = all[i].on(day, jobsOf[all[i].ID], groupsOf[all[i].ID])
	}
	return all, nil
}
