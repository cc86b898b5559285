package rostering

import "liujin/app/rostering/flow"

// tree searches all results at a dual's prices: a placement that the flow takes now and then as the prices go is kept out of it or given,
// and the prices go on in either part, until its bound says that nothing better is in it.
type tree struct {
	*dual
	s     *search
	nodes int     // that may still be looked at
	uses  []int32 // by placement: in how many steps of a node's climb the flow took it
	fixed []bool  // given
	lost  int     // seats that the flow could not fill at the root
}

// steps of a climb in a node.
const nodeSteps = 30

// branch searches the tree as far as so many nodes go. What it finds is taken over; what it has looked through is the proof.
func (s *search) branch(d *dual, nodes int) {
	t := &tree{dual: d, s: s, nodes: nodes, uses: make([]int32, len(d.placed)), fixed: make([]bool, len(d.placed)), lost: d.lost}
	was := t.save()
	whole := t.node()
	t.restore(was)
	switch {
	case !whole:
	case d.alone:
		s.bound.Gaps = s.now.Gaps
	case s.now.Gaps == s.bound.Gaps:
		s.bound.Preference = s.now.Preference
	default: // no result without gaps
		s.bound.Gaps++
	}
}

// saved is where a dual stood.
type saved struct {
	flow.State
	prices     []int64
	most, pace int64
	lost       int
}

func (t *tree) save() saved {
	prices := make([]int64, len(t.order))
	for k, c := range t.order {
		prices[k] = c.price
	}
	return saved{t.net.Save(true), prices, t.most, t.pace, t.lost}
}

func (t *tree) restore(was saved) {
	t.net.Restore(was.State)
	for k, c := range t.order {
		c.price = 0
		if k < len(was.prices) {
			c.price = was.prices[k]
		}
	}
	t.most, t.pace, t.dual.lost = was.most, was.pace, was.lost
	t.look()
}

// node looks through what is left as the flow is; false when the nodes ran out or the caller stopped.
func (t *tree) node() bool {
	if t.nodes--; t.nodes < 0 {
		return false
	}
	if t.dual.lost > t.lost {
		return true
	}
	clear(t.uses)
	t.pace, t.idle = 100, 0
	if !t.climb(nodeSteps, t.s, t.uses) {
		return false
	}
	if t.closed(t.s) {
		return true
	}
	if fresh := t.plan(t.s.stop); fresh == nil {
		return false
	} else if t.s.take(fresh, false); t.s.reached() || t.closed(t.s) {
		return true
	}
	i := t.choose()
	if i < 0 {
		return true
	}
	was, in := t.save(), 2*t.uses[i] >= nodeSteps
	for range 2 {
		if in {
			t.give(i)
		} else {
			t.out(i)
		}
		whole := t.node()
		t.restore(was)
		t.fixed[i] = false
		if !whole {
			return false
		}
		in = !in
	}
	return true
}

// choose is the placement that the flow took nearest to half of the time; -1: all that are in use are given.
func (t *tree) choose() int {
	best, near := -1, int32(unlimited)
	for i := range t.placed {
		a := &t.placed[i]
		if a.out || t.fixed[i] || t.net.Cap[a.arc]+t.net.Cap[a.arc^1] == 0 {
			continue
		}
		n := 2*t.uses[i] - nodeSteps
		if n = max(n, -n); n >= nodeSteps && t.net.Used(a.arc) == 0 {
			continue
		}
		if n < near {
			best, near = i, n
		}
	}
	return best
}

// out keeps a placement out of the flow.
func (t *tree) out(i int) {
	arc := t.placed[i].arc
	if t.net.Used(arc) > 0 {
		t.ban(int32(i))
	} else {
		t.net.Cap[arc] = 0
	}
}

// give has the flow take a placement: it is paid for that, as much as keeps it from ever being better off elsewhere. What can't be
// beside it is kept out.
func (t *tree) give(i int) {
	t.fixed[i] = true
	c := t.known([3]int{-unlimited - 1, i, 0}, func() *clique { return &clique{items: []int32{int32(i)}} })
	t.reprice(c, -2*t.dear(t.s.now.Gaps+1, t.s.now.Preference+1))
	a := &t.placed[i]
	gap := t.gap
	if t.soft > 0 {
		gap = max(1, t.p.hard)
	}
	for _, o := range t.options[a.deputy] {
		if int(o) != i && abs(t.p.slots[t.placed[o].slot].day-t.p.slots[a.slot].day) < gap {
			t.out(int(o))
		}
	}
	for o := range t.placed {
		if x := &t.placed[o]; x.slot == a.slot && x.deputy != a.deputy && !x.out && !t.beside(x.deputy, a.deputy) {
			t.out(o)
		}
	}
}
