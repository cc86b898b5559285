package rostering

import "slices"

// plan is who sits where: for each slot its deputies, locked ones first, and for each deputy the slots in order of their days.
type plan struct {
	p     *problem
	seats [][]int32 // by slot
	duty  [][]int32 // by deputy: slots
}

func (p *problem) empty() *plan {
	pl := &plan{p: p, seats: make([][]int32, len(p.slots)), duty: make([][]int32, len(p.deps))}
	for i := range p.slots {
		for _, d := range p.slots[i].locked {
			pl.add(i, d)
		}
	}
	return pl
}

func (pl *plan) add(s, d int) {
	pl.seats[s] = append(pl.seats[s], int32(d))
	all := pl.duty[d]
	day := pl.p.slots[s].day
	at := len(all)
	for at > 0 && pl.p.slots[all[at-1]].day > day {
		at--
	}
	pl.duty[d] = slices.Insert(all, at, int32(s))
}

func (pl *plan) remove(s, d int) {
	pl.seats[s] = slices.DeleteFunc(pl.seats[s], func(x int32) bool { return int(x) == d })
	pl.duty[d] = slices.DeleteFunc(pl.duty[d], func(x int32) bool { return int(x) == s })
}

func (pl *plan) locked(s, d int) bool { return slices.Contains(pl.p.slots[s].locked, d) }

// neighbours are the days of a deputy's duties just before and just after a day, those served before the period included; far apart when
// there is none. same counts the duties on that very day.
func (pl *plan) neighbours(d, day int) (before, after, same int) {
	before, after = -unlimited, unlimited
	for _, r := range pl.p.deps[d].recent {
		if r < day {
			before = r
		} else if r > day {
			after = min(after, r)
		}
	}
	for _, s := range pl.duty[d] {
		switch at := pl.p.slots[s].day; {
		case at < day:
			before = max(before, at)
		case at == day:
			same++
		case at < after:
			after = at
		}
	}
	return before, after, same
}

// fits reports whether a deputy can take a slot beside the other duties: gap, one duty a day, most duties.
func (pl *plan) fits(s, d int) bool {
	day := pl.p.slots[s].day
	before, after, same := pl.neighbours(d, day)
	return same == 0 && day-before >= pl.p.hard && after-day >= pl.p.hard && len(pl.duty[d]) < pl.p.deps[d].max
}

// gapCost is how many more pairs of consecutive duties are closer than desired with a duty on that day.
func (pl *plan) gapCost(d, day int) int64 {
	before, after, _ := pl.neighbours(d, day)
	near := func(days int) int64 { return int64(boolInt(days < pl.p.desired)) }
	return near(day-before) + near(after-day) - near(after-before)
}

// preference is how inconvenient a slot is to a deputy.
func (p *problem) preference(s, d int) (cost int64) {
	one := &p.deps[d]
	if one.home >= 0 && one.home != p.slots[s].station {
		cost++
	}
	if one.awkward.has(p.slots[s].day) {
		cost += 2
	}
	return cost
}

// Score is a result's measures, the most important first; all are better when smaller.
type Score struct {
	Hard       int `json:"hard"`
	Unmet      int `json:"unmet"`
	Shortfall  int `json:"shortfall"`
	Changes    int `json:"changes"`
	Fairness   int `json:"fairness"`
	Gaps       int `json:"gaps"`
	Preference int `json:"preference"`
}

func (s Score) levels() [7]int {
	return [7]int{s.Hard, s.Unmet, s.Shortfall, s.Changes, s.Fairness, s.Gaps, s.Preference}
}

// compare orders scores by their levels.
func (s Score) compare(o Score) int {
	a, b := s.levels(), o.levels()
	return slices.Compare(a[:], b[:])
}

// score measures the whole plan.
func (pl *plan) score() (s Score) {
	for i := range pl.p.slots {
		pl.scoreSlot(i, &s)
	}
	for d := range pl.p.deps {
		pl.scoreDeputy(d, &s)
	}
	return s
}

func (pl *plan) scoreSlot(i int, s *Score) {
	one := &pl.p.slots[i]
	who := pl.seats[i]
	s.Unmet += max(0, one.need-len(who))
	county, group := 0, one.group < 0
	for k, d := range who {
		dep := &pl.p.deps[d]
		county += boolInt(dep.county)
		group = group || dep.group == one.group
		s.Preference += int(pl.p.preference(i, int(d)))
		for _, o := range who[:k] {
			if pl.p.apart[[2]int{int(d), int(o)}] || dep.employer >= 0 && dep.employer == pl.p.deps[o].employer {
				s.Hard++
			}
		}
		if k < len(one.locked) && !slices.Contains(one.eligible, d) && pl.p.unfit(i, int(d)) {
			s.Hard++
		}
	}
	if open := one.need - len(who); open < max(one.county-county, boolInt(!group && one.need > 0)) { // somebody sits in a reserved seat
		s.Hard++
	}
	for _, pair := range pl.p.together {
		a, b := slices.Contains(who, int32(pair[0])), slices.Contains(who, int32(pair[1]))
		s.Preference += boolInt(a != b)
	}
	if one.planned {
		for _, d := range one.previous {
			s.Changes += boolInt(!slices.Contains(who, int32(d)))
		}
		s.Changes += max(0, one.need-len(who))
	}
}

// unfit reports a locked deputy who could not have been planned: not of the station, or away that day.
func (p *problem) unfit(s, d int) bool {
	return p.deps[d].off.has(p.slots[s].day) || !p.of(d, s)
}

// of reports whether a deputy is of a slot's station on its day.
func (p *problem) of(d, s int) bool {
	return slices.Contains(p.in.Deputies[d].Stations, p.in.Slots[s].Station) && !p.elsewhere[[2]int{d, s}]
}

func (pl *plan) scoreDeputy(d int, s *Score) {
	one := &pl.p.deps[d]
	n := len(pl.duty[d])
	s.Fairness += (one.base + n) * (one.base + n)
	s.Shortfall += max(0, one.min-n)
	s.Hard += max(0, n-one.max)
	within, last := 0, -unlimited
	if len(one.recent) > 0 && n > 0 {
		last = one.recent[len(one.recent)-1]
	}
	for _, slot := range pl.duty[d] {
		at := pl.p.slots[slot]
		within += boolInt(at.everyone)
		switch gap := at.day - last; {
		case gap == 0 || gap < pl.p.hard:
			s.Hard++
		case gap < pl.p.desired:
			s.Gaps++
		}
		last = at.day
	}
	s.Shortfall += max(0, pl.p.least-one.done-within)
}
