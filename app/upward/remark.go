package upward

import (
	"cmp"

	"liujin/app"
)

// Remarks are what its receiver would refuse of a statement, record by record.
func (s *Statement) Remarks() (all []Remark) {
	c := &checker{Statement: &Statement{Unit: s.Unit, Period: s.Period, Until: s.Until}, ids: map[string]map[string]bool{}}
	all = append(all, faults(c, kindScope, []Scope{s.Scope}, c.scope, func(r *Scope) string { return cmp.Or(r.Campaign, "本单位") })...)
	all = append(all, faults(c, kindVillage, s.Villages, c.village, func(r *Village) string { return r.Name })...)
	all = append(all, faults(c, kindDeputy, s.Deputies, c.deputy, func(r *Deputy) string { return r.Name })...)
	all = append(all, faults(c, kindActivity, s.Activities, c.activity, func(r *Activity) string { return r.Day + " " + r.Topic })...)
	all = append(all, faults(c, kindMatter, s.Matters, c.matter, func(r *Matter) string { return r.Number })...)
	all = append(all, faults(c, kindProject, s.Projects, c.project, func(r *Project) string { return r.Title })...)
	all = append(all, faults(c, kindSeat, s.Seats, c.seat, func(r *Seat) string { return r.Day + " " + r.Station })...)
	all = append(all, faults(c, kindNews, s.News, c.piece, func(r *Piece) string { return r.Title })...)
	all = append(all, faults(c, kindTask, s.Tasks, c.task, func(r *Task) string { return r.Group })...)
	return append(all, faults(c, kindUnit, s.Below.Units, c.unit, func(r *StatedUnit) string { return r.Name })...)
}

// faults are those of a kind of rows; called says which record a row is of.
func faults[T any](c *checker, kind string, rows []T, check func(*T) string, called func(*T) string) (all []Remark) {
	c.kind = kind
	for i := range rows {
		if fault := check(&rows[i]); fault != "" {
			all = append(all, Remark{Grave: true, Text: app.Quoted(app.Shortened(called(&rows[i]), mostCalled)) + fault})
		}
	}
	return all
}

// mostCalled is as much of what a record is called as a line has room for.
const mostCalled = 30
