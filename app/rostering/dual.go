package rostering

import (
	"math/rand/v2"
	"slices"

	"liujin/app/rostering/flow"
)

// dual is a market whose prices are moved so that the bound that they give is as high as can be: what the flow costs at its prices, less
// what each clique would pay if one of it were in use, is more than no result that reaches the levels before (Lagrangian duality). Steps go
// along the subgradient, as far as the best known result says (Polyak 1969).
type dual struct {
	*market
	paid  bool  // gaps are paid for; false: there is none
	alone bool  // gaps are all that is looked at
	base  int64 // what the levels before cost
	most  int64 // the best bound so far, less base
	pace  int64 // of the steps, in hundredths
	idle  int
}

// finer is how many steps of a price are as much as one wish here.
const finer = 4096

// dual sets up what raises the first bound that is not reached, gaps or wishes; nil where it is another, the numbers are too large, or it
// was stopped. As long as a result without gaps may be, it is looked for.
func (s *search) dual() *dual {
	have, want := s.now.levels(), s.bound.levels()
	if !slices.Equal(have[1:5], want[:4]) {
		return nil
	}
	p := s.p
	d := &dual{paid: s.bound.Gaps > 0, alone: s.bound.Gaps > 0 && s.now.Gaps > s.bound.Gaps}
	kept := p.desired
	if d.paid {
		kept = p.hard
	}
	r, ok := s.spaced(kept, d.paid)
	if !ok {
		return nil
	}
	if d.alone {
		r.weights.preference = 0
	}
	v := r.live(p.desired, rand.New(rand.NewPCG(4, uint64(len(p.slots)))), s.stop)
	if v == nil {
		return nil
	}
	first := p.bound(v.result())
	switch levels := first.levels(); {
	case slices.Equal(levels[:4], want[:4]):
	case d.paid:
		return nil
	default: // without gaps the levels before are not reached
		s.bound.Gaps = 1
		return s.dual()
	}
	if d.paid {
		v.soft = r.weights.gaps
	}
	d.market = v.market(finer)
	d.base = d.below() - d.scale*r.weights.preference*int64(first.Preference)
	return d
}

// below is what no result costs less than, as the prices are.
func (m *market) below() (cost int64) {
	n := m.net
	for a := 0; a < len(n.To); a += 2 {
		if flow := n.Cap[a^1]; flow > 0 {
			cost += int64(flow) * n.Cost[a]
		}
	}
	for _, c := range m.order {
		cost -= c.price
	}
	return cost
}

// dear is what a result costs by its gaps and wishes.
func (d *dual) dear(gaps, wishes int) int64 {
	return d.scale * (d.weights.gaps*int64(gaps)*int64(boolInt(d.paid)) + d.weights.preference*int64(wishes))
}

// bound is what the best prices so far say of a bound.
func (d *dual) bound(b Bound) Bound {
	up := func(cost, unit int64) int { return int(max(0, cost+unit-1) / unit) }
	switch {
	case d.alone:
		b.Gaps = max(b.Gaps, up(d.most, d.scale*d.weights.gaps))
	case d.most > d.dear(b.Gaps, 3*d.p.seats()): // more than all wishes together: there is no such result
		b.Gaps++
	default:
		b.Preference = max(b.Preference, up(d.most-d.dear(b.Gaps, 0), d.scale))
	}
	return b
}

// closed reports that the prices say of a part of all results that nothing in it is better than the best.
func (d *dual) closed(s *search) bool {
	b := d.bound(s.bound)
	if b.Gaps != s.bound.Gaps {
		return d.alone && b.Gaps >= s.now.Gaps || !d.alone
	}
	return s.now.Gaps == b.Gaps && b.Preference >= s.now.Preference
}

// climb moves the prices some steps, fewer where the bound is closed; false when it was stopped. uses counts what the flow takes.
func (d *dual) climb(steps int, s *search, uses []int32) bool {
	target := d.dear(s.now.Gaps, s.now.Preference)
	for step := range steps {
		if s.tell(Deepening, step, 0); s.stop(step) {
			return false
		}
		d.queue = d.queue[:0]
		now := d.below() - d.base
		if now > d.most {
			d.most, d.idle = now, 0
			if d.closed(s) {
				return true
			}
		} else if d.idle++; d.idle > 12 {
			d.idle, d.pace = 0, max(2, d.pace*2/3)
		}
		d.step(max(d.scale/16, target-now))
		for _, all := range d.byDeputy {
			for _, i := range all {
				uses[i]++
			}
		}
	}
	return true
}

// step moves each price that is paid by none or by several.
func (d *dual) step(ahead int64) {
	d.meet()
	norm, excess := int64(0), make([]int64, len(d.order))
	for k, c := range d.order {
		load := int64(-1)
		for _, i := range c.items {
			load += int64(d.net.Used(d.placed[i].arc))
		}
		if load > 0 || load < 0 && c.price > 0 {
			excess[k] = load
			norm += load * load
		}
	}
	if norm == 0 {
		return
	}
	for k, c := range slices.Clone(d.order) {
		by := ahead * excess[k] * d.pace / (100 * norm)
		switch {
		case by > 0:
			if by = min(by, d.room(c)); by > 0 {
				d.raise(c, by)
			}
		case excess[k] < 0:
			if by = min(-by, c.price); by > 0 {
				d.lower(c, by)
			}
		}
	}
}

// meet makes cliques of all that clash as the flow is.
func (d *dual) meet() {
	for deputy, all := range d.byDeputy {
		for k, x := range all {
			for _, y := range all[:k] {
				apart := abs(d.p.slots[d.placed[x].slot].day - d.p.slots[d.placed[y].slot].day)
				if apart < d.gap {
					d.window(deputy, x, y, apart)
				}
			}
		}
	}
	for _, all := range d.bySlot {
		for k, x := range all {
			for _, y := range all[:k] {
				if !d.beside(d.placed[x].deputy, d.placed[y].deputy) {
					d.clique(clash{y, x})
				}
			}
		}
	}
}

// window makes the clique of two duties of a deputy: of the days of the desired gap, or of the hard one where closer duties are paid for.
func (d *dual) window(deputy int, x, y int32, apart int) {
	gap := d.gap
	if d.soft > 0 && apart < max(1, d.p.hard) {
		gap = max(1, d.p.hard)
	}
	first := min(d.p.slots[d.placed[x].slot].day, d.p.slots[d.placed[y].slot].day)
	if d.luck.IntN(2) == 0 {
		first += apart - gap + 1
	}
	d.within(deputy, first, gap)
}

// lower makes a clique cheaper; who is better off in it now comes in.
func (m *market) lower(c *clique, by int64) {
	n := m.net
	c.price -= by
	var moves []int32
	for _, i := range c.items {
		arc, from, to := m.ends(i)
		n.Cost[arc] -= by
		n.Cost[arc^1] += by
		if n.Cap[arc] > 0 && n.Cost[arc]+n.Height[from]-n.Height[to] < 0 {
			moves = append(moves, i)
			n.Cap[arc], n.Cap[arc^1] = 0, 1
			m.take(i)
		}
	}
	for _, i := range moves {
		_, from, to := m.ends(i)
		m.way.Route(to, from, m.through) // the way that it came is there
	}
}

// room is how much dearer a clique may become: together, the windows over two duties that are too close cost no more than such a gap.
func (d *dual) room(c *clique) int64 {
	if c.gap <= max(1, d.p.hard) || d.soft == 0 {
		return flow.Far
	}
	most := int64(0)
	for k, i := range c.items {
		day := d.p.slots[d.placed[i].slot].day
		for _, j := range c.items[k:] {
			if next := d.p.slots[d.placed[j].slot].day; next-day >= max(1, d.p.hard) {
				most = max(most, d.over(d.placed[i].deputy, day, next))
				break
			}
		}
	}
	return max(0, d.soft-most)
}

// over is what the windows over two days cost a deputy together, but for those of the hard gap, which no two duties lie in.
func (d *dual) over(deputy, from, to int) (sum int64) {
	for first := to - d.gap + 1; first <= from; first++ {
		if c := d.cliques[[3]int{deputy, first, d.gap}]; c != nil {
			sum += c.price
		}
	}
	return sum
}

// plan parts what still clashes at these prices, and puts the flow back where it was.
func (d *dual) plan(look func(done int) bool) *plan {
	was := state{cap: slices.Clone(d.net.Cap), height: slices.Clone(d.net.Height)}
	clear(d.let)
	d.look()
	whole := d.untangle(look)
	fresh := d.result()
	copy(d.net.Cap, was.cap)
	copy(d.net.Height, was.height)
	d.look()
	if !whole {
		return nil
	}
	return fresh
}
