package rostering

import (
	"math/bits"
	"math/rand/v2"
	"slices"

	"liujin/app/rostering/flow"
)

// region is some slots that are planned anew while all else stands.
type region struct {
	*plan
	free    []int                     // slots; they hold only their locked deputies
	block   func(deputy, day int) int // the block that a day lies in for a deputy, who has at most one duty in it; -1: he has none then
	loose   bool                      // where both county and group seats are kept, the group's is left to luck: one deputy may fill both
	exact   bool                      // the other duties are looked at: gaps and limits. false: the bound's relaxed problem
	weights weights
	banned  map[[2]int]bool // slot, deputy
	empty   map[int]int     // seats of a slot that stay empty
	luck    *rand.Rand

	net       *flow.Network
	placed    []placement
	seats_    map[int]seating
	employers map[[2]int]int // slot, employer → node: one of them in a shift
}

// placement is a deputy who may take a slot, and the arc that says so. A city has a million of them.
type placement struct {
	slot, deputy int
	block        int32
	node         int32 // the deputy's block
	arc          int32
	out          bool // left out this time
}

// seating is the nodes and open seats of a slot.
type seating struct {
	open, county, group         int // nodes; -1: none
	kinds                       [4]int
	left, countyLeft, groupLeft int
}

// candidates lists who may take which of the free slots, deputy by deputy, each one's in the order of their blocks. The free slots are in
// the order of their days.
func (r *region) candidates() {
	count := make([]int32, len(r.p.deps)+1)
	var met []placement
	for _, s := range r.free {
		one := &r.p.slots[s]
		if one.need <= len(one.locked) {
			continue
		}
		within := boolInt(one.everyone && r.p.least > 0)
		for _, e := range one.eligible {
			d := int(e)
			if block := r.block(d, one.day); block >= 0 && !r.banned[[2]int{s, d}] && r.may(s, d) {
				met = append(met, placement{slot: s, deputy: d, block: int32(2*block + within)})
				count[d+1]++
			}
		}
	}
	for d := range r.p.deps {
		count[d+1] += count[d]
	}
	r.placed = make([]placement, len(met))
	for _, m := range met {
		r.placed[count[m.deputy]] = m
		count[m.deputy]++
	}
	if r.p.least > 0 {
		r.straddling()
	}
}

// straddling brings the placements of a block together that lies partly within everyone's days. A region keeps one part of it only: a
// deputy has one duty in a block; the bound lets both pass.
func (r *region) straddling() {
	kept := r.placed[:0]
	for i, m := range r.placed {
		first := m
		for k := i; k >= 0 && r.placed[k].deputy == m.deputy && r.placed[k].block>>1 == m.block>>1; k-- {
			first = r.placed[k]
		}
		if !r.exact || first.block == m.block {
			kept = append(kept, m)
		}
	}
	r.placed = kept
	slices.SortStableFunc(r.placed, func(a, b placement) int {
		if a.deputy != b.deputy {
			return a.deputy - b.deputy
		}
		return int(a.block - b.block)
	})
}

// may looks at what already stands: the locked seats of the slot, and in an exact region the deputy's other duties.
func (r *region) may(s, d int) bool {
	one := &r.p.slots[s]
	for _, l := range one.locked {
		if r.p.apart[[2]int{l, d}] || r.p.deps[d].employer >= 0 && r.p.deps[l].employer == r.p.deps[d].employer {
			return false
		}
	}
	if r.exact {
		return r.fits(s, d)
	}
	return len(r.duty[d]) < r.p.deps[d].max && !slices.ContainsFunc(r.duty[d], func(x int32) bool {
		return abs(r.p.slots[x].day-one.day) < max(1, r.p.hard)
	})
}

// build makes the network. Its nodes stand in layers, so that every arc of a fresh one goes upwards:
// source → deputy → days of everyone → block → employer in a slot → kind of deputy in a slot → seats of a slot → sink.
func (r *region) build() (sink int) {
	r.candidates()
	r.net = flow.NewNetwork(1)
	deputies := r.deputyNodes()
	r.employerNodes()
	r.slotNodes()
	sink = r.net.Node()
	r.net.Reserve(len(r.placed) + 2*len(r.net.First)) // a block takes two: its own, and one from the source
	r.fromSource(deputies)
	for i := range r.placed {
		r.place(&r.placed[i])
	}
	for _, s := range r.free {
		r.toSink(s, sink)
	}
	return sink
}

// group is one deputy's placements, from..to, and nodes.
type group struct{ deputy, from, to, node, within int }

// deputyNodes makes the nodes of deputies, of their days within everyone's, and of their blocks.
func (r *region) deputyNodes() []group {
	var all []group
	for i := 0; i < len(r.placed); {
		to := i
		for to < len(r.placed) && r.placed[to].deputy == r.placed[i].deputy {
			to++
		}
		all = append(all, group{deputy: r.placed[i].deputy, from: i, to: to, node: r.net.Node(), within: -1})
		i = to
	}
	if r.p.least > 0 {
		for i := range all {
			if slices.ContainsFunc(r.placed[all[i].from:all[i].to], func(x placement) bool { return x.block&1 == 1 }) {
				all[i].within = r.net.Node()
			}
		}
	}
	for i := range r.placed {
		if i > 0 && r.placed[i-1].deputy == r.placed[i].deputy && r.placed[i-1].block == r.placed[i].block {
			r.placed[i].node = r.placed[i-1].node
		} else {
			r.placed[i].node = int32(r.net.Node())
		}
	}
	return all
}

// fromSource gives each deputy as many duties as go, each dearer than the one before: that is the fairness.
func (r *region) fromSource(all []group) {
	for _, g := range all {
		one := &r.p.deps[g.deputy]
		has, blocks := len(r.duty[g.deputy]), 0
		for i := g.from; i < g.to; i++ {
			if i == g.from || r.placed[i].node != r.placed[i-1].node {
				parent := g.node
				if r.placed[i].block&1 == 1 && g.within >= 0 {
					parent = g.within
				}
				r.net.Arc(parent, int(r.placed[i].node), 1, 0)
				blocks++
			}
		}
		for k := 1; k <= min(blocks, one.max-has); k++ {
			cost := r.weights.fairness * int64(2*(one.base+has+k)-1)
			if has+k <= one.min {
				cost -= r.weights.shortfall
			}
			r.net.Arc(0, g.node, 1, cost)
		}
		if g.within >= 0 {
			within := 0
			for _, s := range r.duty[g.deputy] {
				within += boolInt(r.p.slots[s].everyone)
			}
			if lack := r.p.least - one.done - within; lack > 0 {
				r.net.Arc(g.node, g.within, lack, -r.weights.shortfall)
			}
			r.net.Arc(g.node, g.within, blocks, 0)
		}
	}
}

// slotNodes makes the nodes of the free slots, layer by layer.
func (r *region) slotNodes() {
	r.seats_ = make(map[int]seating, len(r.free))
	for _, s := range r.free {
		r.seats_[s] = r.seating(s)
	}
	for i := range r.free {
		s := r.free[i]
		x := r.seats_[s]
		if x.countyLeft+x.groupLeft > 0 {
			for k := range x.kinds {
				x.kinds[k] = r.net.Node()
			}
		}
		r.seats_[s] = x
	}
	for _, s := range r.free {
		x := r.seats_[s]
		x.open = r.net.Node()
		if x.countyLeft > 0 {
			x.county = r.net.Node()
		}
		if x.groupLeft > 0 {
			x.group = r.net.Node()
		}
		r.seats_[s] = x
	}
}

// seating says how many seats of a slot are open, and which of them are kept for 县级以上 and for the group. One deputy may take both, and
// one empty seat may be kept for both: the bound leaves the group's seat out there, for it must not be higher than the truth.
func (r *region) seating(s int) seating {
	one := &r.p.slots[s]
	x := seating{county: -1, group: -1, left: max(0, one.need-len(one.locked)-r.empty[s]),
		countyLeft: max(0, one.county-one.lockedCounty-r.empty[s])}
	x.groupLeft = boolInt(one.group >= 0 && !one.lockedGroup && r.empty[s] == 0)
	if x.groupLeft > 0 && x.countyLeft > 0 && (r.loose || x.countyLeft+x.groupLeft > x.left) {
		x.groupLeft = 0
	}
	x.countyLeft = min(x.countyLeft, x.left)
	x.groupLeft = min(x.groupLeft, x.left-x.countyLeft)
	return x
}

// place adds the arc by which a deputy takes a slot.
func (r *region) place(a *placement) {
	if a.out {
		return
	}
	one, x := &r.p.deps[a.deputy], r.seats_[a.slot]
	cost := r.weights.preference * r.p.preference(a.slot, a.deputy)
	if r.exact {
		cost += r.weights.gaps * r.gapCost(a.deputy, r.p.slots[a.slot].day)
	}
	if slices.Contains(r.p.slots[a.slot].previous, a.deputy) {
		cost -= r.weights.changes
	}
	to := r.entrance(x, a)
	if node, ok := r.employers[[2]int{a.slot, one.employer}]; ok && one.employer >= 0 {
		if r.net.First[node] < 0 || !r.leads(node, to) {
			r.net.Arc(node, to, 1, 0)
		}
		to = node
	}
	a.arc = int32(r.net.Arc(int(a.node), to, 1, cost))
}

// entrance is where a deputy comes into a slot: its kind, or its seats if none is kept.
func (r *region) entrance(x seating, a *placement) int {
	if x.countyLeft+x.groupLeft == 0 {
		return x.open
	}
	return x.kinds[r.kindOf(a)]
}

// kindOf is 1 for 县级以上, 2 for the slot's group, 3 for both.
func (r *region) kindOf(a *placement) int {
	one, group := &r.p.deps[a.deputy], r.p.slots[a.slot].group
	return boolInt(one.county) + 2*boolInt(group >= 0 && one.group == group)
}

// leads reports whether an arc goes from one node to another.
func (r *region) leads(from, to int) bool {
	for a := r.net.First[from]; a >= 0; a = r.net.Next[a] {
		if int(r.net.To[a]) == to && a&1 == 0 {
			return true
		}
	}
	return false
}

// employerNodes makes a node for each employer of whom several could come into one shift. Where seats are kept for kinds of deputies and
// the colleagues are of different kinds, one node can't tell them apart: the bound lets
// them pass, a region leaves out all but one kind by luck.
func (r *region) employerNodes() {
	r.employers = map[[2]int]int{}
	met, kinds := map[[2]int]int{}, map[[2]int]int{}
	var order [][2]int
	for i := range r.placed {
		a := &r.placed[i]
		e := r.p.deps[a.deputy].employer
		if e < 0 {
			continue
		}
		key := [2]int{a.slot, e}
		kind := 1 << r.kindOf(a)
		if x := r.seating(a.slot); x.countyLeft+x.groupLeft == 0 {
			kind = 1
		}
		if met[key]++; met[key] == 2 {
			order = append(order, key)
		}
		kinds[key] |= kind
	}
	only := map[[2]int]int{}
	for _, key := range order {
		k := kinds[key]
		if k&(k-1) != 0 {
			if !r.exact {
				continue
			}
			for pick := r.luck.IntN(bits.OnesCount(uint(k))); pick > 0; pick-- {
				k &= k - 1
			}
			k &= -k
			only[key] = k
		}
		r.employers[key] = r.net.Node()
	}
	if len(only) == 0 {
		return
	}
	for i := range r.placed {
		a := &r.placed[i]
		if k := only[[2]int{a.slot, r.p.deps[a.deputy].employer}]; k != 0 && k != 1<<r.kindOf(a) {
			a.out = true
		}
	}
}

// toSink joins a slot's seats to the sink.
func (r *region) toSink(s, sink int) {
	x := r.seats_[s]
	if x.countyLeft+x.groupLeft > 0 {
		for k, node := range x.kinds {
			r.net.Arc(node, x.open, x.left, 0)
			if k&1 == 1 && x.county >= 0 {
				r.net.Arc(node, x.county, x.left, 0)
			}
			if k&2 == 2 && x.group >= 0 {
				r.net.Arc(node, x.group, x.left, 0)
			}
		}
	}
	cost := int64(0)
	if r.p.slots[s].planned { // a hole counts as a change there
		cost = -r.weights.changes
	}
	r.net.Arc(x.open, sink, x.left-x.countyLeft-x.groupLeft, cost)
	if x.county >= 0 {
		r.net.Arc(x.county, sink, x.countyLeft, cost)
	}
	if x.group >= 0 {
		r.net.Arc(x.group, sink, x.groupLeft, cost)
	}
}

// solve plans the region and seats whom the flow chose; false when it was stopped.
func (r *region) solve(look func(flow int) bool) bool {
	sink := r.build()
	_, _, whole := r.net.Solve(0, sink, look)
	if !whole {
		return false
	}
	for _, a := range r.placed {
		if !a.out && r.net.Used(a.arc) > 0 {
			r.add(a.slot, a.deputy)
		}
	}
	return true
}
