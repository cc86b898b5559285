package rostering

import "slices"

// improve plans region after region anew until the bound is reached, or nothing is gained for long.
func (s *search) improve() {
	if s.near == nil {
		s.neighbourhood()
	}
	seats := s.p.seats()
	patience := 60 + 30*(seats/mostSeats)
	if seats <= mostExact { // rounds cost little there, and save the exact search more
		patience = 800
	}
	for idle := 0; idle < patience; {
		s.tell(Improving, idle, patience)
		if s.reached() || s.stop(0) {
			return
		}
		if s.round() {
			idle = 0
		} else {
			idle++
		}
	}
}

// neighbourhood finds which stations share deputies.
func (s *search) neighbourhood() {
	stations := 0
	for i := range s.p.slots {
		stations = max(stations, s.p.slots[i].station+1)
	}
	s.at, s.near = make([][]int, stations), make([][]int, stations)
	serve := make([][]int, len(s.p.deps)) // deputy → stations
	for i := range s.p.slots {
		one := &s.p.slots[i]
		if one.station < 0 {
			continue
		}
		s.at[one.station] = append(s.at[one.station], i)
		for _, d := range one.eligible {
			if !slices.Contains(serve[d], one.station) {
				serve[d] = append(serve[d], one.station)
			}
		}
	}
	for _, all := range serve {
		for _, a := range all {
			for _, b := range all {
				if a != b && !slices.Contains(s.near[a], b) {
					s.near[a] = append(s.near[a], b)
				}
			}
		}
	}
	for _, all := range s.near {
		slices.Sort(all)
	}
}

// round plans one region anew; it reports whether that made the plan better. A plan that is as good is kept too: it leads on. Only what the
// region touches is measured: the whole plan of a city has tens of thousands of parts.
func (s *search) round() bool {
	r := s.choose()
	old := s.seated(r.free)
	those := distinct(old, nil)
	before := s.share(r.free, those)
	for _, i := range r.free {
		s.vacate(i)
	}
	whole := s.replan(r)
	fresh := s.seated(r.free)
	more := distinct(fresh, those)
	after := s.share(r.free, append(slices.Clip(those), more...))
	for _, i := range r.free {
		s.vacate(i)
	}
	before = before.plus(s.share(nil, more), 1) // who had no seat in the region has the same duties without it
	next := s.now.plus(before, -1).plus(after, 1)
	order := next.compare(s.now)
	if keep := whole && order <= 0; keep {
		s.now, old = next, fresh
	} else {
		order = 0
	}
	for k, i := range r.free {
		for _, d := range old[k] {
			if !s.locked(i, int(d)) {
				s.add(i, int(d))
			}
		}
	}
	return order < 0
}

// seated copies who sits in some slots.
func (s *search) seated(slots []int) [][]int32 {
	all := make([][]int32, len(slots))
	for k, i := range slots {
		all[k] = slices.Clone(s.seats[i])
	}
	return all
}

// distinct lists the deputies of some slots once each, but for those who are listed already.
func distinct(seats [][]int32, listed []int32) (all []int32) {
	seen := make(map[int32]bool, len(listed))
	for _, d := range listed {
		seen[d] = true
	}
	for _, who := range seats {
		for _, d := range who {
			if !seen[d] {
				seen[d] = true
				all = append(all, d)
			}
		}
	}
	return all
}

// share is what some slots and deputies add to the score.
func (pl *plan) share(slots []int, deputies []int32) (s Score) {
	for _, i := range slots {
		pl.scoreSlot(i, &s)
	}
	for _, d := range deputies {
		pl.scoreDeputy(int(d), &s)
	}
	return s
}

// plus adds another score, times 1 or -1.
func (s Score) plus(o Score, times int) Score {
	return Score{Hard: s.Hard + times*o.Hard, Unmet: s.Unmet + times*o.Unmet, Shortfall: s.Shortfall + times*o.Shortfall,
		Changes:  s.Changes + times*o.Changes,
		Fairness: s.Fairness + times*o.Fairness, Gaps: s.Gaps + times*o.Gaps, Preference: s.Preference + times*o.Preference}
}

// vacate leaves a slot with its locked deputies only.
func (s *search) vacate(i int) {
	for _, d := range slices.Clone(s.seats[i]) {
		if !s.locked(i, int(d)) {
			s.remove(i, int(d))
		}
	}
}

// tries is how often a region is solved again without those who can't share a shift.
const tries = 6

// replan solves a region. Where the flow seats two who can't share a shift, one of them is banned from it and the region solved again.
func (s *search) replan(r *region) bool {
	r.banned = map[[2]int]bool{}
	for try := range tries {
		if !r.solve(s.stop) {
			return false
		}
		bad := 0
		for _, i := range r.free {
			for _, d := range s.clean(i) {
				r.banned[[2]int{i, d}] = true
				bad++
			}
		}
		if bad == 0 || try == tries-1 {
			break
		}
		for _, i := range r.free {
			s.vacate(i)
		}
	}
	for _, i := range r.free { // what the bans left empty
		for len(s.seats[i]) < s.p.slots[i].need {
			d := s.candidate(i)
			if d < 0 {
				break
			}
			s.add(i, d)
		}
	}
	return true
}

// choose picks a region: stations round one that has something to mend, and every other window of days. Windows are no longer than the
// desired gap and lie one apart, so that no deputy has two duties in one, and what is chosen in one window leaves the next alone.
func (s *search) choose() *region {
	gap := max(1, s.p.desired)
	length := 1 + s.random.IntN(gap)
	switch s.random.IntN(4) {
	case 0, 1:
		length = gap
	case 2:
		length = max(1, min(s.p.hard, gap))
	}
	period := length + gap - 1
	if s.p.desired == 0 {
		period = 1
	}
	offset := s.random.IntN(period)
	window := func(day int) (int, bool) {
		n := day - s.p.firstDay + offset
		return n / period, n%period < length
	}
	r := &region{plan: s.plan, exact: true, luck: s.random, loose: s.random.IntN(2) == 0,
		block: func(_, day int) int { w, _ := window(day); return w }}
	queue, seen, seats := []int{s.seed()}, map[int]bool{}, 0
	seen[queue[0]] = true
	for len(queue) > 0 && seats < mostSeats {
		station := queue[0]
		queue = queue[1:]
		for _, i := range s.at[station] {
			if _, in := window(s.p.slots[i].day); in {
				r.free = append(r.free, i)
				seats += s.p.slots[i].need
			}
		}
		for _, k := range s.random.Perm(len(s.near[station])) {
			if next := s.near[station][k]; !seen[next] {
				seen[next] = true
				queue = append(queue, next)
			}
		}
	}
	slices.SortFunc(r.free, s.p.byDay)
	r.weights, _ = s.p.weigh(r.p.open(r.free), true)
	return r
}

// seed is a station to begin at: half of the time one with an empty seat or with duties too close, if there is any.
func (s *search) seed() int {
	if s.random.IntN(2) == 0 {
		from := s.random.IntN(len(s.p.slots))
		for k := range s.p.slots {
			i := (from + k) % len(s.p.slots)
			if one := &s.p.slots[i]; one.station >= 0 && (len(s.seats[i]) < one.need || s.crowded(i)) {
				return one.station
			}
		}
	}
	for {
		if station := s.p.slots[s.random.IntN(len(s.p.slots))].station; station >= 0 {
			return station
		}
	}
}

// crowded reports a slot with a deputy whose duty before or after is closer than desired.
func (s *search) crowded(i int) bool {
	day := s.p.slots[i].day
	return slices.ContainsFunc(s.seats[i], func(d int32) bool {
		before, after, _ := s.neighbours(int(d), day)
		return day-before < s.p.desired || after-day < s.p.desired
	})
}
