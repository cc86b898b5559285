package duty

import (
	"fmt"
	"slices"
	"strings"

	"liujin/app"
	"liujin/app/days"
	"liujin/app/figures"
	"liujin/app/rostering"
	"liujin/app/table"
	"liujin/data"
)

// board is the schedule of some months with what it is planned by, for changes by hand.
type board struct {
	*rostering.Board
	*planner
	shifts []data.Shift
	slot   map[string]string // shift id → what the solver calls it
	shift  map[string]*data.Shift
}

// board sets the shifts up that can still be changed, in the months round a day.
func (a *Book) board(day string) (*board, error) {
	first, _ := days.Month(days.After(day, -31))
	_, last := days.Month(days.After(day, 31))
	shifts, err := a.DB().Shifts(first, last)
	if err != nil {
		return nil, err
	}
	shifts = slices.DeleteFunc(shifts, func(t data.Shift) bool { return !a.free(&t) })
	p, err := a.plannerOf(max(first, min(a.Today(), last)), last, a.free)
	if err != nil {
		return nil, err
	}
	b := &board{planner: p, shifts: shifts, slot: map[string]string{}, shift: map[string]*data.Shift{}}
	seats := map[string][]string{}
	bare := slices.Clone(shifts) // locks are the window's to keep, not the board's
	for i := range bare {
		t := &shifts[i]
		name := p.slotName(t)
		b.slot[t.ID], b.shift[name] = name, t
		bare[i].Duties = nil
		for _, d := range t.Duties {
			seats[name] = append(seats[name], d.DeputyID)
			if d.Locked {
				bare[i].Duties = append(bare[i].Duties, d)
			}
		}
	}
	in := p.instance(bare, false)
	b.join(in, seats)
	if b.Board, err = rostering.NewBoard(in, seats); err != nil {
		return nil, unplannable(err)
	}
	return b, nil
}

// join adds those who are planned and could not be: they have left office, or no station has them any more.
func (b *board) join(in *rostering.Instance, seats map[string][]string) {
	known := map[string]bool{}
	for _, d := range in.Deputies {
		known[d.ID] = true
	}
	for _, s := range in.Slots {
		for _, id := range seats[s.ID] {
			if !known[id] {
				known[id] = true
				in.Deputies = append(in.Deputies, rostering.Deputy{ID: id})
			}
		}
	}
}

// Candidate is one who could take a seat, with what speaks for and against it.
type Candidate struct {
	DeputyID, Name, Why string
	Tone                table.Tone
}

// mostCandidates is how many candidates are shown; the rest is worse.
const mostCandidates = 12

// Candidates lists who could take a deputy's seat in a shift, or an empty one when out is "", the best first.
func (a *Book) Candidates(shiftID, out string) ([]Candidate, error) {
	t, err := a.DB().Shift(shiftID)
	if err != nil || !a.free(&t) {
		return nil, err
	}
	b, err := a.board(t.Day)
	if err != nil {
		return nil, err
	}
	var leaving []string
	if out != "" {
		leaving = []string{out}
	}
	names := b.names
	var all []Candidate
	found := b.Board.Candidates(b.slot[shiftID], leaving...)
	for _, c := range found[:min(mostCandidates, len(found))] {
		one := Candidate{DeputyID: c.Deputy, Name: names[c.Deputy], Tone: table.Good}
		why := []string{fmt.Sprintf("今年 %d 次", b.tally.year[c.Deputy]+c.Times)}
		if c.Home {
			why = append(why, "主站")
		}
		if c.Group {
			why = append(why, "同组")
		}
		if c.County {
			why = append(why, "县级以上")
		}
		switch {
		case c.Close:
			why, one.Tone = append(why, fmt.Sprintf("仅隔 %d 天", c.Gap)), table.Due
		case c.Gap > 0:
			why = append(why, fmt.Sprintf("隔 %d 天", c.Gap))
		}
		if c.Inconvenient {
			why, one.Tone = append(why, "当天不便"), table.Due
		}
		one.Why = strings.Join(why, " · ")
		all = append(all, one)
	}
	return all, nil
}

// Exchange is a seat that could be swapped against, and what it costs.
type Exchange struct{ ShiftID, DeputyID, Text string }

// Exchanges lists the seats that a deputy could swap his against without breaking a rule, the best first.
func (a *Book) Exchanges(shiftID, deputyID string) ([]Exchange, error) {
	t, err := a.DB().Shift(shiftID)
	if err != nil || !a.free(&t) {
		return nil, err
	}
	b, err := a.board(t.Day)
	if err != nil {
		return nil, err
	}
	names := b.names
	found := b.Swaps(b.slot[shiftID], deputyID)
	var all []Exchange
	for _, s := range found[:min(mostCandidates, len(found))] {
		other := b.shift[s.Slot]
		text := fmt.Sprintf("%s　%s %s %s", names[s.Deputy], days.Short(other.Day), days.Weekday(other.Day, "周"),
			b.stations.of(other.StationID).Name)
		if s.Gaps > 0 {
			text += "（间隔变短）"
		}
		all = append(all, Exchange{other.ID, s.Deputy, text})
	}
	return all, nil
}

// Objections says in words which rules it would break to seat a deputy in a shift, after the ones named have left it; nil none.
func (a *Book) Objections(shiftID, deputyID string, leaving ...string) ([]string, error) {
	return a.objections(shiftID, deputyID, "", leaving)
}

// MoveObjections says the same of moving a deputy from one shift to another, which he leaves.
func (a *Book) MoveObjections(fromShift, toShift, deputyID string) ([]string, error) {
	return a.objections(toShift, deputyID, fromShift, nil)
}

func (a *Book) objections(shiftID, deputyID, fromShift string, leaving []string) ([]string, error) {
	t, err := a.DB().Shift(shiftID)
	if err != nil {
		return nil, err
	}
	if !a.free(&t) {
		return nil, errFixed
	}
	b, err := a.board(t.Day)
	if err != nil {
		return nil, err
	}
	if fromShift != "" {
		b.Take(b.slot[fromShift], deputyID)
	}
	return b.object(b.slot[shiftID], deputyID, leaving...), nil
}

// object puts the broken rules into words.
func (b *board) object(slot, deputyID string, leaving ...string) (all []string) {
	names := b.names
	for _, x := range b.Breaks(slot, deputyID, leaving...) {
		text := map[rostering.Rule]string{rostering.NotOfStation: "不是这个站点的进站代表（或不参加轮值）", rostering.Away: "当天请假或不在任，或与别的班次间隔太近",
			rostering.TooMany: "已达到全年的次数上限", rostering.Reserved: "剩下的席位要留给县级以上或指定小组的代表", rostering.Full: "这一班人数已满",
			rostering.Colleague: "与" + names[x.Deputy] + "同单位", rostering.Forbidden: "与" + names[x.Deputy] + "应回避"}[x.Rule]
		switch x.Rule {
		case rostering.SameDay:
			text = "同一天还在 " + b.causes(x.Slot) + " 值班"
		case rostering.TooClose:
			text = fmt.Sprintf("离另一班只有 %d 天，少于最小间隔 %d 天", x.Days, b.policy.HardGap)
			if x.Slot != "" {
				text = fmt.Sprintf("离 %s 只有 %d 天，少于最小间隔 %d 天", b.causes(x.Slot), x.Days, b.policy.HardGap)
			}
		}
		all = append(all, text)
	}
	return all
}

func (b *board) causes(slot string) string {
	if t := b.shift[slot]; t != nil {
		return b.stations.of(t.StationID).Name + " " + days.Short(t.Day)
	}
	return slot
}

// Assign seats a deputy in a shift.
func (a *Book) Assign(shiftID, deputyID string) error {
	return a.reseat(shiftID, "安排"+a.DeputyName(deputyID), func(t *data.Shift) error {
		t.Duties = append(t.Duties, data.Duty{DeputyID: deputyID})
		t.Need = max(t.Need, min(20, len(t.Duties))) // kept on purpose: one more than was asked for
		return nil
	})
}

// Unassign takes a deputy out of a shift.
func (a *Book) Unassign(shiftID, deputyID string) error {
	return a.reseat(shiftID, "撤下"+a.DeputyName(deputyID), func(t *data.Shift) error {
		t.Duties = slices.DeleteFunc(t.Duties, func(d data.Duty) bool { return d.DeputyID == deputyID })
		return nil
	})
}

// Replace gives a deputy's seat to another (替班).
func (a *Book) Replace(shiftID, out, in string) error {
	return a.reseat(shiftID, fmt.Sprintf("%s换上%s", a.DeputyName(out), a.DeputyName(in)), func(t *data.Shift) error {
		return hand(t, out, in, data.DutyStandIn)
	})
}

// hand gives a seat to another deputy; whose it was at first is kept.
func hand(t *data.Shift, out, in string, role data.DutyRole) error {
	i := slices.IndexFunc(t.Duties, func(d data.Duty) bool { return d.DeputyID == out })
	if i < 0 || t.Has(in) {
		return data.Fail(data.Gone, nil, "这个班次刚被改动过，请再看一看。")
	}
	first := out
	if t.Duties[i].InsteadID != "" {
		first = t.Duties[i].InsteadID
	}
	t.Duties[i] = data.Duty{DeputyID: in, Role: role, InsteadID: first}
	if first == in { // back to whom it was planned for
		t.Duties[i].Role, t.Duties[i].InsteadID = "", ""
	}
	return nil
}

// Swap has two deputies take each other's seats (换班).
func (a *Book) Swap(shiftID, deputyID, otherShift, other string) error {
	return a.Do(fmt.Sprintf("%s与%s换班", a.DeputyName(deputyID), a.DeputyName(other)), func(tx *data.Tx) error {
		for _, x := range []struct{ shift, out, in string }{{shiftID, deputyID, other}, {otherShift, other, deputyID}} {
			t, err := a.freeShift(tx, x.shift)
			if err == nil {
				err = hand(&t, x.out, x.in, data.DutySwap)
			}
			if err == nil {
				err = tx.SaveShift(&t)
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// Move takes a deputy from one shift to another.
func (a *Book) Move(fromShift, toShift, deputyID string) error {
	return a.Do("调整"+a.DeputyName(deputyID)+"的班次", func(tx *data.Tx) error {
		from, err := a.freeShift(tx, fromShift)
		if err != nil {
			return err
		}
		to, err := a.freeShift(tx, toShift)
		if err != nil {
			return err
		}
		if to.Has(deputyID) {
			return data.Fail(app.Refused, nil, "%s已经在那一班，没有改动。", a.DeputyName(deputyID))
		}
		from.Duties = slices.DeleteFunc(from.Duties, func(d data.Duty) bool { return d.DeputyID == deputyID })
		to.Duties = append(to.Duties, data.Duty{DeputyID: deputyID})
		to.Need = max(to.Need, min(20, len(to.Duties)))
		if err := tx.SaveShift(&from); err != nil {
			return err
		}
		return tx.SaveShift(&to)
	})
}

// Lock fixes a seat so that planning leaves it, or frees it.
func (a *Book) Lock(shiftID, deputyID string, on bool) error {
	verb := "锁定"
	if !on {
		verb = "解除锁定"
	}
	return a.reseat(shiftID, verb+a.DeputyName(deputyID), func(t *data.Shift) error {
		for i := range t.Duties {
			if t.Duties[i].DeputyID == deputyID {
				t.Duties[i].Locked = on
			}
		}
		return nil
	})
}

// Notify marks that the deputies of some shifts were told.
func (a *Book) Notify(shiftIDs []string) error {
	return a.Do(figures.Count(len(shiftIDs), "个班次", "标为已通知"), func(tx *data.Tx) error {
		for _, id := range shiftIDs {
			t, err := tx.Shift(id)
			if err != nil {
				return err
			}
			for i := range t.Duties {
				t.Duties[i].Notified = true
			}
			if err := tx.SaveShift(&t); err != nil {
				return err
			}
		}
		return nil
	})
}

// CancelShift calls a shift off, or puts it back.
func (a *Book) CancelShift(shiftID string, off bool) error {
	label := "恢复班次"
	if off {
		label = "取消班次"
	}
	return a.Do(label, func(tx *data.Tx) error {
		t, err := tx.Shift(shiftID)
		if err != nil {
			return err
		}
		if off && !a.free(&t) {
			return errFixed
		}
		if t.State = data.ShiftPlanned; off {
			t.State = data.ShiftCancelled
		}
		return tx.SaveShift(&t)
	})
}

// errFixed is when a shift can't be changed any more.
var errFixed = data.Fail(app.Refused, nil, "这个班次已经过去、取消或登记了到岗，计划不能再改。实际情况请点“登记到岗”或“修改到岗登记”。")

// freeShift reads a shift that can still be planned.
func (a *Book) freeShift(tx *data.Tx, shiftID string) (data.Shift, error) {
	t, err := tx.Shift(shiftID)
	if err == nil && !a.free(&t) {
		return t, errFixed
	}
	return t, err
}

// reseat changes one shift.
func (a *Book) reseat(shiftID, label string, change func(*data.Shift) error) error {
	return a.Do(label, func(tx *data.Tx) error {
		t, err := a.freeShift(tx, shiftID)
		if err == nil {
			err = change(&t)
		}
		if err != nil {
			return err
		}
		return tx.SaveShift(&t)
	})
}

// DeputyName is what a deputy is called, 代表 where that can not be read.
func (a *Book) DeputyName(deputyID string) string {
	names, err := a.DeputyNames(a.Today())
	if name := names[deputyID]; err == nil && name != "" {
		return name
	}
	return "代表"
}
