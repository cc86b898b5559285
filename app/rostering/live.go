package rostering

import (
	"math/rand/v2"
	"slices"

	"liujin/app/rostering/flow"
)

// live is a region whose flow changes placement by placement: one is taken out or made dearer, and the unit that must move takes the
// cheapest other way. So the flow stays the best one of what is still allowed, at the price of a short search each time.
type live struct {
	*region
	way      *flow.Paths
	sink     int
	byArc    []int32   // arc / 2 → placement; -1: none
	byDeputy [][]int32 // placements in use
	bySlot   [][]int32 // placements in use
	queue    []int32   // whom to look at: deputies, and slots as -1-slot
	gap      int       // that is to be kept
	soft     int64     // what a duty closer than that may cost at most, beyond the hard gap; 0: no duty may be closer
	let      map[clash]bool
	lost     int // seats that bans have left empty
	luck     *rand.Rand
}

// clash is two placements in use that can't both stay, or should not.
type clash struct{ a, b int32 }

// live solves a region and keeps its flow; nil when it was stopped.
func (r *region) live(gap int, luck *rand.Rand, look func(flow int) bool) *live {
	v := &live{region: r, gap: max(1, gap), luck: luck, sink: r.build(), let: map[clash]bool{},
		byDeputy: make([][]int32, len(r.p.deps)), bySlot: make([][]int32, len(r.p.slots))}
	if _, _, whole := r.net.Solve(0, v.sink, look); !whole {
		return nil
	}
	v.way = flow.NewPaths(r.net)
	v.byArc = make([]int32, len(r.net.To)/2)
	for i := range v.byArc {
		v.byArc[i] = -1
	}
	for i := range r.placed {
		if a := &r.placed[i]; !a.out {
			v.byArc[a.arc/2] = int32(i)
		}
	}
	v.look()
	return v
}

// look reads off the flow which placements are in use, and queues all of them.
func (v *live) look() {
	v.queue = v.queue[:0]
	for d := range v.byDeputy {
		v.byDeputy[d] = v.byDeputy[d][:0]
	}
	for s := range v.bySlot {
		v.bySlot[s] = v.bySlot[s][:0]
	}
	for i := range v.placed {
		if a := &v.placed[i]; !a.out && v.net.Used(a.arc) > 0 {
			v.take(int32(i))
		}
	}
}

func (v *live) take(i int32) {
	a := &v.placed[i]
	v.byDeputy[a.deputy] = append(v.byDeputy[a.deputy], i)
	v.bySlot[a.slot] = append(v.bySlot[a.slot], i)
	v.queue = append(v.queue, int32(a.deputy), int32(-1-a.slot))
}

func (v *live) drop(i int32) {
	a, is := &v.placed[i], func(x int32) bool { return x == i }
	v.byDeputy[a.deputy] = slices.DeleteFunc(v.byDeputy[a.deputy], is)
	v.bySlot[a.slot] = slices.DeleteFunc(v.bySlot[a.slot], is)
}

// through is called for each arc that a unit takes.
func (v *live) through(arc int32) {
	v.net.Cap[arc]--
	v.net.Cap[arc^1]++
	switch i := v.byArc[arc/2]; {
	case i < 0:
	case arc&1 == 0:
		v.take(i)
	default:
		v.drop(i)
	}
}

// ends are the nodes of a placement's arc.
func (v *live) ends(i int32) (arc int32, from, to int) {
	arc = v.placed[i].arc
	return arc, int(v.net.To[arc^1]), int(v.net.To[arc])
}

// price is what the flow would cost more without a placement in use; far: a seat would stay empty.
func (v *live) price(i int32) int64 {
	n := v.net
	arc, from, to := v.ends(i)
	n.Cap[arc^1] = 0
	d := v.way.Shortest(from, to)
	n.Cap[arc^1] = 1
	if d == flow.Far {
		return flow.Far
	}
	return d - (n.Cost[arc] + n.Height[from] - n.Height[to])
}

// ban takes a placement in use out for good.
func (v *live) ban(i int32) {
	arc, from, to := v.ends(i)
	v.net.Cap[arc], v.net.Cap[arc^1] = 0, 0
	v.drop(i)
	if !v.way.Route(from, to, v.through) { // the seat stays empty: the unit goes back, and the seat's to the sink
		v.lost++
		v.way.Route(from, 0, v.through)
		v.way.Route(v.sink, to, v.through)
	}
}

// clash finds two placements of a queued deputy or slot that can't both stay, and the most that parting them may cost.
func (v *live) clash(q int32) (c clash, most int64, found bool) {
	if q < 0 {
		all := v.bySlot[-1-q]
		for k, x := range all {
			for _, y := range all[:k] {
				if !v.beside(v.placed[x].deputy, v.placed[y].deputy) {
					return clash{y, x}, flow.Far, true
				}
			}
		}
		return c, 0, false
	}
	all := v.byDeputy[q]
	for k, x := range all {
		for _, y := range all[:k] {
			apart := abs(v.p.slots[v.placed[x].slot].day - v.p.slots[v.placed[y].slot].day)
			switch c = (clash{y, x}); {
			case apart >= v.gap:
			case v.soft == 0 || apart < max(1, v.p.hard):
				return c, flow.Far, true
			case !v.let[c] && !v.let[clash{x, y}]:
				return c, v.soft, true
			}
		}
	}
	return c, 0, false
}

// untangle parts all who clash: the placement whose leaving costs less is banned. It reports whether it came to the end. look is told
// how many are looked through.
func (v *live) untangle(look func(done int) bool) bool {
	all, least := len(v.queue), len(v.queue) // what is parted queues others on top
	for steps := 0; len(v.queue) > 0; {
		c, most, found := v.clash(v.queue[len(v.queue)-1])
		if !found {
			v.queue = v.queue[:len(v.queue)-1]
			least = min(least, len(v.queue))
			continue
		}
		if steps++; look != nil && steps%64 == 0 && look(all-least) {
			return false
		}
		if v.luck.IntN(2) == 0 {
			c = clash{c.b, c.a}
		}
		price := v.price(c.a)
		if price > 0 {
			if other := v.price(c.b); other < price {
				c, price = clash{c.b, c.a}, other
			}
		}
		if most < flow.Far && price >= most {
			v.let[c] = true
			continue
		}
		v.ban(c.a)
	}
	return true
}

// result is the plan that the flow stands for.
func (v *live) result() *plan {
	pl := v.p.empty()
	for _, all := range v.byDeputy {
		for _, i := range all {
			pl.add(v.placed[i].slot, v.placed[i].deputy)
		}
	}
	return pl
}
