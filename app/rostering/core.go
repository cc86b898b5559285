package rostering

import (
	"fmt"
	"slices"
)

// coreWork is the budget of the exact search for one question about a set of slots.
const coreWork = 10_000_000

// only is the instance with nothing to fill but some slots: what is locked elsewhere
// stands, wishes and limits from below count for nothing.
func (p *problem) only(core []int) *problem {
	q := *p
	q.together, q.replan, q.least = nil, false, 0
	q.slots = slices.Clone(p.slots)
	for i := range q.slots {
		s := &q.slots[i]
		s.planned, s.everyone, s.previous = false, false, nil
		if !slices.Contains(core, i) {
			s.need, s.county, s.group = len(s.locked), 0, -1
		}
	}
	q.deps = slices.Clone(p.deps)
	for d := range q.deps {
		q.deps[d].min = 0
	}
	return &q
}

// unmet is how many seats of the instance must stay empty; known false: the budget ran out, or the instance is too large to be searched.
func (p *problem) unmet() (n int, known bool) {
	seats := 0
	for i := range p.slots {
		seats += max(0, p.slots[i].need-len(p.slots[i].locked))
	}
	if seats > mostExact {
		return 0, false
	}
	e := &exact{p: p, left: coreWork, levels: 1}
	whole := e.search(&node{})
	if e.best == nil {
		return 0, false
	}
	return e.score.Unmet, whole || e.score.Unmet == 0
}

// thin leaves out of a set of slots what its shortage does not need; the slot i stays.
// unmet 0: the set can be filled, or is too large to say.
func (p *problem) thin(core []int, i int) (less []int, unmet int) {
	n, known := p.only(core).unmet()
	if !known || n == 0 {
		return core, 0
	}
	for k := 0; k < len(core); {
		without := slices.Delete(slices.Clone(core), k, k+1)
		if m, ok := p.only(without).unmet(); core[k] != i && ok && m > 0 {
			core, n = without, m
		} else {
			k++
		}
	}
	return core, n
}

// exactCore looks for a small set of slots with this one that can't all be filled by all rules: those near it first, that share deputies.
func (p *problem) exactCore(i int) ([]int, int) {
	one := &p.slots[i]
	share := func(k int) bool {
		return slices.ContainsFunc(p.slots[k].eligible, func(d int32) bool { return slices.Contains(one.eligible, d) })
	}
	var order []int
	for k := range p.slots {
		if k != i && p.slots[k].need > len(p.slots[k].locked) && share(k) {
			order = append(order, k)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return abs(p.slots[a].day-one.day) - abs(p.slots[b].day-one.day) })
	core, seats := []int{i}, one.need-len(one.locked)
	for size := 0; ; size = max(1, 2*size) {
		for len(core) <= size && len(order) > 0 {
			if seats += p.slots[order[0]].need - len(p.slots[order[0]].locked); seats > mostExact {
				return nil, 0
			}
			core, order = append(core, order[0]), order[1:]
		}
		slices.Sort(core)
		if less, unmet := p.thin(core, i); unmet > 0 {
			return less, unmet
		}
		if len(order) == 0 {
			return nil, 0
		}
	}
}

// reason finds the rule without which a set of slots could be filled.
func (p *problem) reason(core []int) Reason {
	fills := func(change func(*problem)) bool {
		q := p.only(core)
		change(q)
		n, known := q.unmet()
		return known && n == 0
	}
	everywhere := func(q *problem, fn func(*dep)) {
		for d := range q.deps {
			fn(&q.deps[d])
		}
	}
	seats := func(q *problem, fn func(*slot)) {
		for _, i := range core {
			fn(&q.slots[i])
		}
	}
	for _, try := range []struct {
		why    Reason
		change func(*problem)
	}{
		{ByCounty, func(q *problem) { seats(q, func(s *slot) { s.county = 0 }) }},
		{ByGroup, func(q *problem) { seats(q, func(s *slot) { s.group = -1 }) }},
		{ByEmployer, func(q *problem) { everywhere(q, func(d *dep) { d.employer = -1 }) }},
		{ByApart, func(q *problem) { q.apart = nil }},
		{ByMaximum, func(q *problem) { everywhere(q, func(d *dep) { d.max = unlimited }) }},
		{ByLocks, func(q *problem) { q.unlock(core) }},
		{ByGap, func(q *problem) { q.hard = 1; q.readmit(p, core, false) }},
		{ByLeave, func(q *problem) { q.readmit(p, core, true) }},
	} {
		if fills(try.change) {
			return try.why
		}
	}
	for k, a := range core {
		for _, b := range core[:k] {
			if p.slots[a].day == p.slots[b].day {
				return ByTwoPlaces
			}
		}
	}
	if len(core) == 1 {
		return FewEligible
	}
	return UnknownCause
}

// unlock frees what is locked outside some slots.
func (p *problem) unlock(core []int) {
	for i := range p.slots {
		if !slices.Contains(core, i) {
			s := &p.slots[i]
			s.locked, s.need, s.lockedCounty, s.lockedGroup = nil, 0, 0, false
		}
	}
}

// readmit lets those take slots again who were left out for duties served before, or for leave too.
func (p *problem) readmit(from *problem, core []int, leave bool) {
	for _, i := range core {
		s := &p.slots[i]
		s.eligible = nil
		for d := range p.deps {
			if (leave || !from.deps[d].off.has(s.day)) && from.of(d, i) && !slices.Contains(s.locked, d) {
				s.eligible = append(s.eligible, int32(d))
			}
		}
	}
	if leave {
		p.deps = slices.Clone(p.deps)
		for d := range p.deps {
			p.deps[d].off = nil
		}
	}
}

// lockFaults tells the rules that locked seats break: they are kept, never moved silently.
func (p *problem) lockFaults(pl *plan) []Cause {
	all := []Cause{}
	tell := func(slots []int, format string, args ...any) {
		if len(all) >= mostCauses {
			return
		}
		c := Cause{Seats: "锁定", Why: ByLocks, Text: fmt.Sprintf(format, args...) + "。锁定的安排没有动，请核对，需要时解除锁定。"}
		for _, s := range slots {
			c.Slots = append(c.Slots, p.in.Slots[s].ID)
			c.Need += p.slots[s].need
			c.Eligible += len(pl.seats[s])
		}
		all = append(all, c)
	}
	for i := range p.slots {
		p.slotFaults(i, tell)
	}
	for d := range p.deps {
		p.deputyFaults(d, pl, tell)
	}
	return all
}

// slotFaults tells what the locked seats of one slot break.
func (p *problem) slotFaults(i int, tell func([]int, string, ...any)) {
	s, name := &p.slots[i], p.in.Slots[i].ID
	for k, d := range s.locked {
		who := p.in.Deputies[d].ID
		switch {
		case p.deps[d].off.has(s.day):
			tell([]int{i}, "班次 %s 锁定的 %s 当天不能来", name, who)
		case p.unfit(i, d):
			tell([]int{i}, "班次 %s 锁定的 %s 不是这个站点的代表", name, who)
		}
		for _, o := range s.locked[:k] {
			if p.apart[[2]int{d, o}] {
				tell([]int{i}, "班次 %s 锁定的 %s 与 %s 应回避", name, who, p.in.Deputies[o].ID)
			}
			if p.deps[d].employer >= 0 && p.deps[d].employer == p.deps[o].employer {
				tell([]int{i}, "班次 %s 锁定的 %s 与 %s 同单位", name, who, p.in.Deputies[o].ID)
			}
		}
	}
	if open := s.need - len(s.locked); open < max(s.county-s.lockedCounty, boolInt(s.group >= 0 && !s.lockedGroup && s.need > 0)) {
		tell([]int{i}, "班次 %s 锁定的人占了留给县级以上或本组代表的席位", name)
	}
}

// deputyFaults tells what the locked seats of one deputy break.
func (p *problem) deputyFaults(d int, pl *plan, tell func([]int, string, ...any)) {
	who, last, n := p.in.Deputies[d].ID, -1, 0
	for _, x := range pl.duty[d] {
		i := int(x)
		if !pl.locked(i, d) {
			continue
		}
		n++
		if last >= 0 {
			switch apart := p.slots[i].day - p.slots[last].day; {
			case apart == 0:
				tell([]int{last, i}, "%s 同一天锁定在两个班次（%s、%s）", who, p.in.Slots[last].ID, p.in.Slots[i].ID)
			case apart < p.hard:
				tell([]int{last, i}, "%s 锁定的两班（%s、%s）只隔 %d 天", who, p.in.Slots[last].ID, p.in.Slots[i].ID, apart)
			}
		}
		last = i
	}
	if n > p.deps[d].max {
		tell([]int{last}, "%s 锁定了 %d 班，超过上限 %d 班", who, n, p.deps[d].max)
	}
}
