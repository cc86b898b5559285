package duty

import (
	"errors"
	"fmt"
	"slices"

	"liujin/app"
	"liujin/app/days"
	"liujin/app/rostering"
	"liujin/app/table"
	"liujin/data"
)

// ScheduleOrder says what is to be planned.
type ScheduleOrder struct {
	From, To string                   // ISO days, both included
	Keep     bool                     // stay as close to the present schedule as can be; false: only locked seats stay
	Effort   rostering.Effort         // rostering.Quick where it is not said
	Progress func(rostering.Progress) // told now and then; nil: nobody
	Stop     func() bool              // asked now and then: nothing is wanted any more; nil: never
	Enough   func() bool              // asked now and then: the best so far will do; nil: never
}

// ends reports that the search is to end.
func (o *ScheduleOrder) ends() bool {
	return o.Stop != nil && o.Stop() || o.Enough != nil && o.Enough()
}

// Schedule is who is to serve when in a period, as proposed: it is not saved yet.
type Schedule struct {
	From, To string
	Shifts   []data.Shift // as they are to be saved; those without an id are new
	Drop     []data.Shift // no rule asks for them any more
	Skipped  []string     // reception days that are not held, each with its reason
	Strip    []Fact       // what came out, in short
	Causes   []string     // why seats stay empty, and who could not be planned
	Changes  int          // seats that another deputy has now, or nobody
	Result   *rostering.Result
	Fairer   *Schedule // a kept schedule with a few more changes, nearly as fair as one made anew; nil: nothing to gain

	keep  bool
	Asks  *rostering.Instance
	moved map[string]slot // shifts that go along with their rule: station, day and day part as they were, by id
}

// Fact is a short statement with its tone.
type Fact struct {
	Text string
	Tone table.Tone
}

// mostDays is how long a period can be planned at once.
const mostDays = 800

// Schedule plans the duty of a period: the shifts that the stations' rules ask for, those added by hand, and who serves them. What was
// held, what is past and what is locked stays. Nothing is saved.
func (a *Book) Schedule(o ScheduleOrder) (*Schedule, error) {
	if n := days.Count(o.From, o.To); n < 1 || n > mostDays {
		return nil, data.Fail(app.Refused, nil, "排班的起止日期不对：%s 至 %s。请选一段日期，最长两年。", o.From, o.To)
	}
	s := &Schedule{From: o.From, To: o.To, keep: o.Keep, moved: map[string]slot{}}
	now, err := a.DB().Shifts(o.From, o.To)
	if err != nil {
		return nil, err
	}
	p, err := a.plannerOf(o.From, o.To, a.free)
	if err != nil {
		return nil, err
	}
	if err := s.gather(p, now); err != nil {
		return nil, err
	}
	if len(s.Shifts) == 0 {
		return nil, data.Fail(app.Refused, nil, "%s 至 %s 没有要排的班次：还没有给站点设接待日，或者都已过去。请先在“轮值 · 家站点”页的“接待日”里设好。", o.From, o.To)
	}
	s.Asks = p.instance(s.Shifts, o.Keep)
	if len(s.Asks.Deputies) == 0 {
		return nil, data.Fail(app.Refused, nil, "没有可以排班的代表：请先在“家站点”里给有接待日的站选好进站代表。")
	}
	s.Result, err = rostering.Solve(s.Asks, rostering.Options{Effort: o.Effort, Progress: o.Progress, Stop: o.ends})
	if err != nil {
		return nil, unplannable(err)
	}
	before := slices.Clone(s.Shifts)
	s.seat(s.Result.Slots)
	s.report(p)
	if o.Keep && !s.Result.Stopped {
		s.Fairer, err = s.fairer(p, before, o)
	}
	return s, err
}

// unplannable says of an instance that the solver refuses what in the ledger makes it so: no form lets it pass, a damaged file may hold it.
func unplannable(err error) error {
	var bad *rostering.Malformed
	if errors.As(err, &bad) {
		return data.Fail(data.Damaged, err, "排班用到的内容有一处不合规则（%s），没有排。请先改正它；不知道在哪里的，请在“设置与备份”里检查台账，或恢复最近一份备份。", bad.Text)
	}
	return err
}

// fairer looks for the few more changes that make a kept schedule as fair as one made anew.
func (s *Schedule) fairer(p *planner, before []data.Shift, o ScheduleOrder) (*Schedule, error) {
	anew := *s.Asks
	anew.Previous = nil
	best, err := rostering.Solve(&anew, rostering.Options{Stop: o.ends, Progress: func(p rostering.Progress) {
		if o.Progress != nil { // what would be taken is still the first
			p.Best, p.Bound = &s.Result.Score, s.Result.Bound
			o.Progress(p)
		}
	}})
	if err != nil || best.Stopped || best.Score.Unmet > s.Result.Score.Unmet || best.Score.Fairness >= s.Result.Score.Fairness {
		return nil, unplannable(err)
	}
	seats := map[string][]string{}
	for _, f := range s.Result.Slots {
		seats[f.ID] = f.Deputies
	}
	b, err := rostering.NewBoard(s.Asks, seats)
	if err != nil {
		return nil, unplannable(err)
	}
	if moves, _ := b.Level(best.Score.Fairness, mostMoves); len(moves) == 0 {
		return nil, nil
	}
	other := *s
	other.Shifts, other.Fairer = before, nil
	again := *s.Result
	again.Score, again.Slots, again.Proven, again.ProvenThrough = b.Score(), nil, false, ""
	if asFair(again.Score, best.Bound) {
		again.ProvenThrough = "fairness"
	}
	again.Bound = best.Bound
	for _, slot := range s.Asks.Slots {
		again.Slots = append(again.Slots, rostering.Filled{ID: slot.ID, Deputies: b.Seats(slot.ID)})
	}
	other.Result = &again
	other.seat(again.Slots)
	other.report(p)
	return &other, nil
}

// asFair reports whether a score is as fair as any can be: a bound of fairness is one only where the levels before it reach theirs. What
// was made anew has no changes.
func asFair(s rostering.Score, b rostering.Bound) bool {
	return s.Unmet == b.Unmet && s.Shortfall == b.Shortfall && s.Fairness == b.Fairness
}

// mostMoves is how many more changes are offered: with more, a new schedule is the better choice.
const mostMoves = 12

// free reports whether a shift can still be planned: neither held nor past nor cancelled.
func (a *Book) free(t *data.Shift) bool {
	return t.ActivityID == "" && t.State != data.ShiftCancelled && t.Day >= a.Today()
}

// slotName is what a shift is called between app and solver, and in its sentences.
func (p *planner) slotName(t *data.Shift) string {
	name := p.stations.of(t.StationID).Name + " " + t.Day
	if t.DayPart != data.Morning {
		name += " " + string(t.DayPart)
	}
	return name
}

// instance states the rotation for the solver.
func (p *planner) instance(shifts []data.Shift, keep bool) *rostering.Instance {
	in := &rostering.Instance{Format: rostering.Format, Gap: rostering.Gap{Hard: p.policy.HardGap, Desired: p.policy.DesiredGap}}
	for i := range shifts {
		t := &shifts[i]
		slot := rostering.Slot{ID: p.slotName(t), Station: t.StationID, Date: t.Day, Need: t.Need, County: t.County, Group: t.GroupID}
		for _, d := range t.Duties {
			if d.Locked {
				slot.Locked = append(slot.Locked, d.DeputyID)
			}
		}
		in.Slots = append(in.Slots, slot)
	}
	in.Deputies = p.deputies(in.Slots)
	known := map[string]bool{}
	for _, d := range in.Deputies {
		known[d.ID] = true
	}
	if keep {
		in.Previous = map[string][]string{}
		for i := range shifts {
			for _, d := range shifts[i].Duties {
				if known[d.DeputyID] {
					in.Previous[in.Slots[i].ID] = append(in.Previous[in.Slots[i].ID], d.DeputyID)
				}
			}
		}
	}
	for _, pair := range p.policy.Pairs {
		if both := []string{pair.FirstID, pair.SecondID}; known[pair.FirstID] && known[pair.SecondID] {
			if pair.Kind == data.PairApart {
				in.Apart = append(in.Apart, both)
			} else {
				in.Together = append(in.Together, both)
			}
		}
	}
	if p.campaign.ID != "" {
		in.Everyone = &rostering.Everyone{From: max(p.from, p.campaign.Starts), To: min(p.to, p.campaign.Ends), Least: 1}
	}
	return in
}

// seat gives the shifts the deputies that the solver chose; who stays keeps the seat's row.
func (s *Schedule) seat(filled []rostering.Filled) {
	s.Changes = 0
	for i, f := range filled {
		t := &s.Shifts[i]
		old := t.Duties
		t.Duties = nil
		for _, d := range old {
			if slices.Contains(f.Deputies, d.DeputyID) {
				t.Duties = append(t.Duties, d)
			}
		}
		s.Changes += len(old) - len(t.Duties)
		for _, id := range f.Deputies {
			if !t.Has(id) {
				t.Duties = append(t.Duties, data.Duty{DeputyID: id})
			}
		}
	}
}

// SaveSchedule saves a schedule as one operation.
func (a *Book) SaveSchedule(s *Schedule) error {
	verb := "排班"
	if s.keep {
		verb = "补排"
	}
	return a.Do(fmt.Sprintf("%s %s 至 %s（%d 班）", verb, s.From, s.To, len(s.Shifts)), func(tx *data.Tx) error {
		for i := range s.Drop {
			now, err := tx.Shift(s.Drop[i].ID)
			if err == nil && now.Rev != s.Drop[i].Rev {
				err = &data.Stale{}
			}
			if err == nil {
				err = tx.DeleteShift(now.ID)
			}
			if err != nil {
				return err
			}
		}
		for _, i := range s.order() {
			t := s.Shifts[i] // a copy: a schedule whose save fails can be saved again
			t.Duties = slices.Clone(t.Duties)
			if err := tx.SaveShift(&t); err != nil {
				return err
			}
		}
		return nil
	})
}

// order is how the shifts are saved: one that moves to where another leaves waits until that has left.
func (s *Schedule) order() (order []int) {
	left := make(map[slot]bool, len(s.moved)) // still taken
	for _, key := range s.moved {
		left[key] = true
	}
	waiting := make([]int, len(s.Shifts))
	for i := range waiting {
		waiting[i] = i
	}
	for len(waiting) > 0 {
		var later []int
		for _, i := range waiting {
			t := &s.Shifts[i]
			own, moves := s.moved[t.ID]
			if key := (slot{t.StationID, t.Day, t.DayPart}); left[key] && key != own {
				later = append(later, i)
				continue
			}
			if order = append(order, i); moves {
				delete(left, own)
			}
		}
		if len(later) == len(waiting) { // round in a circle: the ledger says that the day is taken
			return append(order, later...)
		}
		waiting = later
	}
	return order
}
