package rostering

import (
	"math/bits"

	"liujin/app/rostering/flow"
)

// finest is how many steps of a price are as much as one wish.
const finest = 32

// clique is placements of which at most one may be in use, and what each of them pays for that.
type clique struct {
	items         []int32 // in the order of their days
	price         int64
	drift         int64 // what it is too much in use by, over some steps
	deputy, first int   // whose they are, and from which day on
	gap           int   // days that they lie in; 0: one slot
}

// market is a live flow in which placements that stand in each other's way pay for it, all of a clique the same, until one of them is
// better off elsewhere: Lagrange multipliers of the rules that the flow does not know (Geoffrion 1974), raised where a rule is broken. What
// is banned for good after that is little, and chosen by prices that know of one another.
type market struct {
	*live
	start   flow.State
	scale   int64 // steps of a price that are as much as one wish
	cliques map[[3]int]*clique
	order   []*clique
	options [][]int32 // by deputy: placements
}

// market makes costs finer, where the numbers are not too large for that, and notes where the flow stands.
func (v *live) market(finest int64) *market {
	m := &market{live: v, options: make([][]int32, len(v.p.deps)), scale: 1}
	seats := v.p.open(v.free)
	for bits.Len64(uint64(v.weights.shortfall))+bits.Len64(uint64(2*seats+2))+bits.Len64(uint64(2*m.scale)) <= 62 && m.scale < finest {
		m.scale *= 2
	}
	for i := range v.net.Cost {
		v.net.Cost[i] *= m.scale
	}
	for i := range v.net.Height {
		v.net.Height[i] *= m.scale
	}
	v.soft *= m.scale
	m.start = v.net.Save(false) // the costs are known without the prices
	for i := range v.placed {
		if a := &v.placed[i]; !a.out {
			m.options[a.deputy] = append(m.options[a.deputy], int32(i))
		}
	}
	m.again()
	return m
}

// again goes back to where the flow stood, without prices.
func (m *market) again() {
	for _, c := range m.order {
		for _, i := range c.items {
			m.net.Cost[m.placed[i].arc] -= c.price
			m.net.Cost[m.placed[i].arc^1] += c.price
		}
	}
	m.net.Restore(m.start)
	m.cliques, m.order = map[[3]int]*clique{}, m.order[:0]
	clear(m.let)
	m.look()
}

// clique is what two clash in: a deputy's placements within a gap of days, or colleagues in a slot.
func (m *market) clique(c clash) *clique {
	a, b := &m.placed[c.a], &m.placed[c.b]
	if a.deputy != b.deputy {
		return m.known([3]int{-1 - a.slot, min(a.deputy, b.deputy), max(a.deputy, b.deputy)}, func() *clique {
			return &clique{items: []int32{c.a, c.b}}
		})
	}
	return m.round(c, m.gap)
}

// round is the clique of two placements of a deputy and those from the first of them on within a gap, or up to the last.
func (m *market) round(c clash, gap int) *clique {
	one, other := m.p.slots[m.placed[c.a].slot].day, m.p.slots[m.placed[c.b].slot].day
	first := min(one, other)
	if m.luck.IntN(2) == 0 {
		first = max(one, other) - gap + 1
	}
	return m.within(m.placed[c.a].deputy, first, gap)
}

// within is the clique of a deputy's placements in some days.
func (m *market) within(deputy, first, gap int) *clique {
	return m.known([3]int{deputy, first, gap}, func() *clique {
		c := &clique{deputy: deputy, first: first, gap: gap}
		for _, i := range m.options[deputy] {
			if n := m.p.slots[m.placed[i].slot].day - first; n >= 0 && n < gap {
				c.items = append(c.items, i)
			}
		}
		return c
	})
}

// known finds a clique by its key, or makes it.
func (m *market) known(key [3]int, fresh func() *clique) *clique {
	if m.cliques[key] == nil {
		m.cliques[key] = fresh()
		m.order = append(m.order, m.cliques[key])
	}
	return m.cliques[key]
}

// reprice makes a clique dearer, so that what is too dear now takes another way, or cheaper, so that who is better off in it comes in.
func (m *market) reprice(c *clique, by int64) {
	n := m.net
	c.price += by
	var moves []int32
	for _, i := range c.items {
		arc, from, to := m.ends(i)
		n.Cost[arc] += by
		n.Cost[arc^1] -= by
		switch reduced := n.Cost[arc] + n.Height[from] - n.Height[to]; {
		case reduced > 0 && n.Used(arc) > 0:
			moves = append(moves, i)
			n.Cap[arc], n.Cap[arc^1] = 1, 0
			m.drop(i)
		case reduced < 0 && n.Cap[arc] > 0:
			moves = append(moves, i)
			n.Cap[arc], n.Cap[arc^1] = 0, 1
			m.take(i)
		}
	}
	for _, i := range moves {
		_, from, to := m.ends(i)
		if by < 0 {
			from, to = to, from
		}
		m.way.Route(from, to, m.through) // the way it came is there
	}
}

// settle takes prices back that nobody pays, as far as nobody comes in for that.
func (m *market) settle() {
	n := m.net
	for _, c := range m.order {
		by := c.price
		for _, i := range c.items {
			arc, from, to := m.ends(i)
			if n.Used(arc) > 0 {
				by = 0
			} else if n.Cap[arc] > 0 {
				by = min(by, n.Cost[arc]+n.Height[from]-n.Height[to])
			}
		}
		if by <= 0 {
			continue
		}
		c.price -= by
		for _, i := range c.items {
			n.Cost[m.placed[i].arc] -= by
			n.Cost[m.placed[i].arc^1] += by
		}
	}
}

// settleEvery is after how many raises prices are taken back.
const settleEvery = 50

// trade raises the prices of what clashes, in no order, until nothing does or the steps are used up; false when it was stopped.
func (m *market) trade(steps int, look func(done int) bool) bool {
	for done := 0; done < steps && len(m.queue) > 0; {
		at := m.luck.IntN(len(m.queue))
		c, most, found := m.clash(m.queue[at])
		if !found {
			m.queue[at] = m.queue[len(m.queue)-1]
			m.queue = m.queue[:len(m.queue)-1]
			continue
		}
		if done++; done%settleEvery == 0 {
			if m.settle(); look != nil && look(done) {
				return false
			}
		}
		by := m.price(c.a)
		if by > 0 {
			by = min(by, m.price(c.b))
		}
		if by >= most {
			if by = m.scale; most < flow.Far {
				m.let[c] = true
				continue
			}
		}
		m.reprice(m.clique(c), by+1) // one more, so that it does not come back by the same way
	}
	m.settle()
	return true
}
