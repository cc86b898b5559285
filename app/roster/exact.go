package roster

import "slices"

// mostExact is how many seats an instance may have to be searched exactly; with more the budget would end before the proof.
const mostExact = 60

// exactWork is the budget of an exact search, in what its nodes' flows come to: candidates times seats. It is some seconds.
const exactWork = 400_000_000

// node is a part of all rosters: some seats are given, some deputies are kept out of some slots, some seats stay empty.
type node struct {
	forced [][2]int // slot, deputy
	banned map[[2]int]bool
	empty  map[int]int // slot → seats
}

// given makes the node's child with one more seat given; kept out its child with one more deputy kept out.
func (n *node) given(s, d int) *node {
	return &node{forced: append(slices.Clip(n.forced), [2]int{s, d}), banned: n.banned, empty: n.empty}
}

func (n *node) without(pairs ...[2]int) *node {
	banned := make(map[[2]int]bool, len(n.banned)+len(pairs))
	for k := range n.banned {
		banned[k] = true
	}
	for _, k := range pairs {
		banned[k] = true
	}
	return &node{forced: n.forced, banned: banned, empty: n.empty}
}

func (n *node) leaving(s int) *node {
	empty := map[int]int{s: n.empty[s] + 1}
	for k, v := range n.empty {
		if k != s {
			empty[k] = v
		}
	}
	return &node{forced: n.forced, banned: n.banned, empty: empty}
}

// exact searches all rosters of a small instance: each node is solved as the relaxed flow, which is a lower bound; where its roster breaks a
// rule that the flow does not know, or pays for gaps and pairs that it does not, the node is split there. Complete unless the budget runs out.
type exact struct {
	p      *problem
	best   *plan
	score  Score
	left   int // of the budget
	stop   func() bool
	levels int // that are looked at: all six, or the first alone
}

// solved is a node with its flow's roster.
type solved struct {
	*node
	plan  *plan
	bound Score
}

// search looks through a node; false when the budget ran out or the caller stopped.
func (e *exact) search(n *node) bool {
	first := e.solve(n)
	return first == nil || e.descend(first)
}

// solve solves a node's flow; nil when it holds no roster.
func (e *exact) solve(n *node) *solved {
	q := *e.p
	q.slots = slices.Clone(e.p.slots)
	banned := make(map[[2]int]bool, len(n.banned)+len(n.forced))
	for k := range n.banned {
		banned[k] = true
	}
	pl := q.empty()
	for _, f := range n.forced {
		s, d := f[0], f[1]
		if !pl.fits(s, d) || banned[f] || len(pl.seats[s]) >= q.slots[s].need || clashes(&q, pl.seats[s], d) {
			return nil
		}
		pl.add(s, d)
		one := &q.slots[s]
		one.locked = append(slices.Clip(one.locked), d)
		one.lockedCounty += boolInt(q.deps[d].county)
		one.lockedGroup = one.lockedGroup || one.group >= 0 && q.deps[d].group == one.group
		banned[f] = true
	}
	for _, f := range n.forced { // a given seat must leave those that are kept for others
		one := &q.slots[f[0]]
		if open := one.need - len(one.locked); open < max(one.county-one.lockedCounty, boolInt(one.group >= 0 && !one.lockedGroup)) {
			return nil
		}
	}
	r := &region{plan: pl, loose: true, banned: banned, empty: n.empty, block: q.block}
	for i := range q.slots {
		r.free = append(r.free, i)
	}
	slices.SortFunc(r.free, q.byDay)
	r.weights, _ = q.weigh(r.seatsIn(), false)
	if e.levels == 1 {
		r.weights = weights{}
	}
	whole := r.solve(nil)
	if e.left -= 2000 + len(r.placed)*r.seatsIn(); !whole {
		return nil
	}
	x := &solved{node: n, plan: &plan{p: e.p, seats: pl.seats, duty: pl.duty}}
	x.bound = e.below(x)
	return x
}

// clashes reports a deputy who can't sit beside those in a slot.
func clashes(p *problem, who []int32, d int) bool {
	return slices.ContainsFunc(who, func(o int32) bool {
		return p.apart[[2]int{d, int(o)}] || p.deps[d].employer >= 0 && p.deps[d].employer == p.deps[o].employer
	})
}

// below is what no roster of a node can be better than: the flow's levels, and of gaps and pairs what the given seats cost already.
func (e *exact) below(x *solved) Score {
	together := e.p.together
	e.p.together = nil
	b := x.plan.score()
	e.p.together = together
	b.Hard, b.Gaps = 0, 0
	fixed := map[int][]int{} // deputy → days
	in := map[[2]int]bool{}
	for i := range e.p.slots {
		for _, d := range e.p.slots[i].locked {
			fixed[d], in[[2]int{i, d}] = append(fixed[d], e.p.slots[i].day), true
		}
	}
	for _, f := range x.forced {
		fixed[f[1]], in[f] = append(fixed[f[1]], e.p.slots[f[0]].day), true
	}
	for d, days := range fixed {
		if n := len(e.p.deps[d].recent); n > 0 {
			days = append(days, e.p.deps[d].recent[n-1])
		}
		slices.Sort(days)
		for i := 1; i < len(days); i++ {
			b.Gaps += boolInt(days[i]-days[i-1] < e.p.desired && days[i]-days[i-1] >= max(1, e.p.hard))
		}
	}
	for i := range e.p.slots {
		for _, pair := range together {
			a, o := [2]int{i, pair[0]}, [2]int{i, pair[1]}
			b.Preference += boolInt(in[a] && e.out(x.node, o) || in[o] && e.out(x.node, a))
		}
	}
	return b
}

// out reports that a deputy can't be in a slot within a node.
func (e *exact) out(n *node, k [2]int) bool {
	return n.banned[k] || !slices.Contains(e.p.slots[k[0]].eligible, int32(k[1])) && !slices.Contains(e.p.slots[k[0]].locked, k[1])
}

// descend splits a node until its parts are known or can't be better than the best.
func (e *exact) descend(x *solved) bool {
	if e.best != nil && e.compare(x.bound, e.score) >= 0 {
		return true
	}
	if e.left <= 0 || e.stop != nil && e.stop() {
		return false
	}
	parts := e.conflict(x)
	if parts == nil { // the flow's roster keeps every rule
		if s := x.plan.score(); e.best == nil || e.compare(s, e.score) < 0 {
			e.best, e.score = x.plan, s
		}
		if e.compare(e.score, x.bound) <= 0 {
			return true
		}
		parts = e.dear(x)
	} else {
		e.mend(x)
	}
	var all []*solved
	for _, n := range parts {
		if s := e.solve(n); s != nil {
			all = append(all, s)
		}
	}
	slices.SortStableFunc(all, func(a, b *solved) int { return e.compare(a.bound, b.bound) })
	for _, s := range all {
		if !e.descend(s) {
			return false
		}
	}
	return true
}

// mend makes a whole roster of a node's flow, as the local search begins with: it may be better than the best so far.
func (e *exact) mend(x *solved) {
	s := &search{plan: &plan{p: e.p, seats: make([][]int32, len(x.plan.seats)), duty: make([][]int32, len(x.plan.duty))}}
	for i, who := range x.plan.seats {
		s.seats[i] = slices.Clone(who)
	}
	for d, all := range x.plan.duty {
		s.duty[d] = slices.Clone(all)
	}
	s.repair()
	s.fillHoles()
	if score := s.score(); e.best == nil || e.compare(score, e.score) < 0 {
		e.best, e.score = s.plan, score
	}
}

// compare orders scores by the levels that are looked at, but for what locks break: that is the same in every roster.
func (e *exact) compare(s, o Score) int {
	a, b := s.levels(), o.levels()
	return slices.Compare(a[1:1+e.levels], b[1:1+e.levels])
}

// conflict finds the rule that a flow's roster breaks where the least choice is left, and splits the node there; nil when it breaks none.
func (e *exact) conflict(x *solved) (parts []*node) {
	least := unlimited
	slack := make([]int, len(e.p.slots)) // one more than is known, 0: not known
	choice := func(s int) int {
		if slack[s] == 0 {
			slack[s] = 1 + e.choice(x, s)
		}
		return slack[s]
	}
	try := func(a, b [2]int) {
		if n := min(choice(a[0]), choice(b[0])); n < least {
			if choice(b[0]) < choice(a[0]) {
				a, b = b, a
			}
			if all := e.either(x.node, a, b); all != nil {
				parts, least = all, n
			}
		}
	}
	for d := range e.p.deps {
		for k, s := range x.plan.duty[d] {
			for _, t := range x.plan.duty[d][:k] {
				if abs(e.p.slots[s].day-e.p.slots[t].day) < max(1, e.p.hard) {
					try([2]int{int(t), d}, [2]int{int(s), d})
				}
			}
		}
	}
	for s := range e.p.slots {
		who := x.plan.seats[s]
		for k, d := range who {
			for _, o := range who[:k] {
				if clashes(e.p, []int32{o}, int(d)) {
					try([2]int{s, int(o)}, [2]int{s, int(d)})
				}
			}
		}
	}
	for s := 0; parts == nil && s < len(e.p.slots); s++ {
		parts = e.reserved(x, s)
	}
	return parts
}

// choice is how many more deputies than seats a slot has within a node.
func (e *exact) choice(x *solved, s int) int {
	one, n := &e.p.slots[s], 0
	for _, d := range one.eligible {
		n += boolInt(!x.banned[[2]int{s, int(d)}])
	}
	return max(0, n-(one.need-len(one.locked)))
}

// either splits by one of two seats that can't both be taken: given, which keeps the deputy and his colleagues from what is near, or without;
// nil when both are locked.
func (e *exact) either(n *node, a, b [2]int) []*node {
	switch openA, openB := e.open(n, a), e.open(n, b); {
	case openA:
		return []*node{n.given(a[0], a[1]), n.without(a)}
	case openB:
		return []*node{n.given(b[0], b[1]), n.without(b)}
	case slices.Contains(n.forced, a) || slices.Contains(n.forced, b):
		return []*node{} // given seats that can't go together: nothing is in this part
	}
	return nil
}

// reserved splits where a seat that is kept for the group is taken by another, which the relaxed flow lets pass beside a seat kept for 县级以上.
func (e *exact) reserved(x *solved, s int) []*node {
	one := &e.p.slots[s]
	who := x.plan.seats[s]
	if one.group < 0 || len(who) < one.need || len(one.locked) >= one.need ||
		slices.ContainsFunc(who, func(d int32) bool { return e.p.deps[d].group == one.group }) {
		return nil
	}
	parts, before := []*node{}, [][2]int{}
	for _, d := range one.eligible {
		if k := [2]int{s, int(d)}; e.p.deps[d].group == one.group && !x.banned[k] {
			parts = append(parts, x.without(before...).given(s, int(d)))
			before = append(before, k)
		}
	}
	return append(parts, x.without(before...).leaving(s))
}

// dear splits where a roster pays for a gap or a pair: without the one seat, without the other, or with both and the price known.
func (e *exact) dear(x *solved) []*node {
	for d := range e.p.deps {
		duty := x.plan.duty[d]
		for k := range duty {
			b := [2]int{int(duty[k]), d}
			if k == 0 {
				if n := len(e.p.deps[d].recent); n > 0 && e.p.slots[b[0]].day-e.p.deps[d].recent[n-1] < e.p.desired && e.open(x.node, b) {
					return []*node{x.without(b), x.given(b[0], d)}
				}
				continue
			}
			a := [2]int{int(duty[k-1]), d}
			if e.p.slots[b[0]].day-e.p.slots[a[0]].day >= e.p.desired {
				continue
			}
			if parts := e.three(x.node, a, b); parts != nil {
				return parts
			}
		}
	}
	for s := range e.p.slots {
		for _, pair := range e.p.together {
			a, b := [2]int{s, pair[0]}, [2]int{s, pair[1]}
			inA, inB := slices.Contains(x.plan.seats[s], int32(pair[0])), slices.Contains(x.plan.seats[s], int32(pair[1]))
			if inA == inB {
				continue
			}
			if inB {
				a, b = b, a
			}
			if parts := e.pair(x.node, a, b); parts != nil {
				return parts
			}
		}
	}
	return []*node{}
}

// open reports a seat that is neither locked nor given.
func (e *exact) open(n *node, k [2]int) bool {
	return !slices.Contains(e.p.slots[k[0]].locked, k[1]) && !slices.Contains(n.forced, k)
}

// three splits by two duties of one deputy; nil when both are given already.
func (e *exact) three(n *node, a, b [2]int) []*node {
	switch openA, openB := e.open(n, a), e.open(n, b); {
	case openA && openB:
		return []*node{n.without(a), n.given(a[0], a[1]).without(b), n.given(a[0], a[1]).given(b[0], b[1])}
	case openA:
		return []*node{n.without(a), n.given(a[0], a[1])}
	case openB:
		return []*node{n.without(b), n.given(b[0], b[1])}
	}
	return nil
}

// pair splits by a pair of whom only the first is in a slot; nil when that is settled.
func (e *exact) pair(n *node, a, b [2]int) []*node {
	switch openA, outB := e.open(n, a), e.out(n, b); {
	case openA && outB:
		return []*node{n.without(a), n.given(a[0], a[1])}
	case openA:
		given := n.given(a[0], a[1])
		return []*node{n.without(a), given.without(b), given.given(b[0], b[1])}
	case !outB:
		return []*node{n.without(b), n.given(b[0], b[1])}
	}
	return nil
}

// finish searches a small instance exactly where the local search did not prove its roster; it reports whether that is proven now.
func (s *search) finish() bool {
	seats := 0
	for i := range s.p.slots {
		seats += max(0, s.p.slots[i].need-len(s.p.slots[i].locked))
	}
	if seats > mostExact {
		return false
	}
	if s.score().Unmet > s.bound.Unmet { // all seats first: the other levels only lead astray from them
		e := &exact{p: s.p, left: exactWork / 2, levels: 1, stop: s.options.Stop, best: s.plan, score: s.plan.score()}
		e.search(&node{})
		s.plan = e.best
		s.improve()
	}
	e := &exact{p: s.p, left: exactWork, levels: 6, stop: s.options.Stop, best: s.plan, score: s.plan.score()}
	whole := e.search(&node{})
	s.plan = e.best
	return whole
}
