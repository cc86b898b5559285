package rostering

import "slices"

// mostExact is how many seats an instance may have to be searched exactly; with more the budget would end before the proof.
const mostExact = 60

// exactWork is the budget of an exact search, in what its nodes' flows come to: candidates times seats. It is some seconds.
const exactWork = 400_000_000

// node is a part of all results: some seats are given, some deputies are kept out of some slots, some seats stay empty.
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

// exact searches all results of a small instance: each node is solved as the relaxed flow, which is a lower bound; where its result
// breaks a rule that the flow does not know, or pays for gaps and pairs that it does not, the
// node is split there. Complete unless the budget runs out.
type exact struct {
	p      *problem
	best   *plan
	score  Score
	left   int                 // of the budget
	look   func(left int) bool // true: stop
	levels int                 // that are looked at: all six, or the first alone
}

// solved is a node with its flow's result.
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

// solve solves a node's flow; nil when it holds no result.
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
		if !pl.fits(s, d) || banned[f] || len(pl.seats[s]) >= q.slots[s].need ||
			slices.ContainsFunc(pl.seats[s], func(o int32) bool { return !pl.beside(d, int(o)) }) {
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
	r.weights, _ = q.weigh(r.p.open(r.free), false)
	if e.levels == 1 {
		r.weights = weights{}
	}
	whole := r.solve(nil)
	if e.left -= 2000 + len(r.placed)*r.p.open(r.free); !whole {
		return nil
	}
	x := &solved{node: n, plan: &plan{p: e.p, seats: pl.seats, duty: pl.duty}}
	x.bound = e.below(x)
	return x
}

// below is what no result of a node can be better than: the flow's levels, and of gaps and pairs what the given seats cost already.
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
	if e.left <= 0 || e.look != nil && e.look(e.left) {
		return false
	}
	parts := e.conflict(x)
	if parts == nil { // the flow's result keeps every rule
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

// mend makes a whole result of a node's flow, as the local search begins with: it may be better than the best so far.
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

// compare orders scores by the levels that are looked at, but for what locks break: that is the same in every result.
func (e *exact) compare(s, o Score) int {
	a, b := s.levels(), o.levels()
	return slices.Compare(a[1:1+e.levels], b[1:1+e.levels])
}

// finish searches a small instance exactly, within a budget of work, where the local search did not prove its result.
func (s *search) finish(budget int) {
	if s.reached() || s.stopped || s.p.open(s.p.inOrder()) > mostExact {
		return
	}
	if s.now.Unmet > s.bound.Unmet { // all seats first: the other levels only lead astray from them
		s.exactly(budget/2, 1)
		s.improve()
	}
	if s.exactly(budget, 6) {
		s.bound = s.now.bound()
	}
}

// exactly takes over the best that an exact search finds; it reports whether that is proven.
func (s *search) exactly(budget, levels int) bool {
	e := &exact{p: s.p, left: budget, levels: levels, best: s.plan, score: s.now,
		look: func(left int) bool { s.tell(Proving, budget-left, budget); return s.stop(left) }}
	whole := e.search(&node{})
	s.plan, s.now = e.best, e.best.score()
	return whole
}
