package rostering

import "slices"

// conflict finds the rule that a flow's result breaks where the least choice is left, and splits the node there; nil when it breaks none.
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
				if !x.plan.beside(int(o), int(d)) {
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

// either splits by one of two seats that can't both be taken: given, which keeps the deputy and his colleagues from what is near, or
// without; nil when both are locked.
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

// reserved splits where a seat that is kept for the group is taken by another, which
// the relaxed flow lets pass beside a seat kept for 县级以上.
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

// dear splits where a result pays for a gap or a pair: without the one seat, without the other, or with both and the price known.
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
