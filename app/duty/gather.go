package duty

import (
	"cmp"
	"slices"
	"strings"

	"liujin/app/calendar"
	"liujin/app/days"
	"liujin/app/table"
	"liujin/data"
)

// slot is when and where a shift is, or the day that its rule named.
type slot struct {
	station, day string
	part         data.DayPart
}

// gathering meets the shifts that rules ask for with those that are there.
type gathering struct {
	*Schedule
	p      *planner
	now    []data.Shift
	there  map[slot]*data.Shift
	byDue  map[slot]*data.Shift // those that can still move
	wanted map[slot]bool
	made   map[slot]calendar.Reception // what the rules make of their days, round the period too
	closed closedDays
}

// gather makes the shifts that are planned: those that are there and stand, and those that rules ask for and are not.
func (s *Schedule) gather(p *planner, now []data.Shift) error {
	g := &gathering{Schedule: s, p: p, now: now, there: map[slot]*data.Shift{}, byDue: map[slot]*data.Shift{}, wanted: map[slot]bool{}}
	all, err := p.app.dueShifts(s.From, s.To, p.stations)
	if err != nil {
		return err
	}
	if g.made, err = p.app.ruled(days.After(s.From, -31), days.After(s.To, 31)); err != nil {
		return err
	}
	if g.closed, err = p.app.closedDays(); err != nil {
		return err
	}
	for i := range now {
		t := &now[i]
		g.there[slot{t.StationID, t.Day, t.DayPart}] = t
		if t.Due != "" && p.app.free(t) {
			g.byDue[slot{t.StationID, t.Due, t.DayPart}] = t
		}
	}
	for _, d := range all {
		if d.day.Date != "" && d.closed == "" {
			g.due(d)
			continue
		}
		why := d.day.How
		if d.closed != "" {
			why = table.D(d.day.Date).Text + " " + d.closed
		}
		s.Skipped = append(s.Skipped, d.station.Name+"："+why)
	}
	for i := range now {
		g.rest(&now[i])
	}
	slices.SortStableFunc(s.Shifts, func(a, b data.Shift) int {
		return cmp.Or(strings.Compare(a.Day, b.Day), strings.Compare(p.stations.of(a.StationID).Name, p.stations.of(b.StationID).Name),
			cmp.Compare(a.DayPart, b.DayPart))
	})
	return nil
}

// due takes in a shift that a rule asks for: as it is there, as it moves here with its people, or new.
func (g *gathering) due(d due) {
	key, dueKey := slot{d.station.ID, d.day.Date, d.rule.DayPart}, slot{d.station.ID, d.day.Due, d.rule.DayPart}
	g.wanted[key] = true
	t, past := g.there[key], d.day.Date < g.p.app.Today()
	switch moved := g.byDue[dueKey]; {
	case t != nil && !g.p.app.free(t):
		return
	case t != nil:
		delete(g.byDue, slot{t.StationID, t.Due, t.DayPart})
	case moved != nil && !past: // a new notice: once only, for two rules may name the day
		delete(g.byDue, dueKey)
		delete(g.there, slot{moved.StationID, moved.Day, moved.DayPart})
		g.moved[moved.ID] = slot{moved.StationID, moved.Day, moved.DayPart}
		t, moved.Day = moved, d.day.Date
	case past && g.To >= g.p.app.Today(): // what was not planned in time is not planned after the fact, unless the whole period is over
		return
	default:
		t = &data.Shift{ShiftFields: data.ShiftFields{StationID: d.station.ID, Day: d.day.Date, DayPart: d.rule.DayPart}}
	}
	r := d.rule
	t.Begins, t.Ends, t.Need, t.County, t.GroupID, t.Due, t.How = r.Begins, r.Ends, r.Need, r.County, r.GroupID, d.day.Due, d.day.How
	if g.keep { // one who was added on purpose stays
		t.Need = min(20, max(t.Need, len(t.Duties)))
	}
	g.Shifts = append(g.Shifts, *t)
}

// rest takes in a shift that no rule asks for here: added by hand, or with its day moved out of the period. Others are dropped.
func (g *gathering) rest(t *data.Shift) {
	if !g.p.app.free(t) || g.wanted[slot{t.StationID, t.Day, t.DayPart}] {
		return
	}
	if t.Due == "" && g.closed.on(t.StationID, t.Day) == "" {
		g.Shifts = append(g.Shifts, *t)
		return
	}
	day, ok := g.made[slot{t.StationID, t.Due, t.DayPart}]
	if ok && day.Date >= g.p.app.Today() && (day.Date < g.From || day.Date > g.To) && g.closed.on(t.StationID, day.Date) == "" {
		g.moved[t.ID] = slot{t.StationID, t.Day, t.DayPart}
		t.Day, t.How = day.Date, day.How
		g.Shifts = append(g.Shifts, *t)
		return
	}
	g.Drop = append(g.Drop, *t)
}
