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
	paid    bool  // gaps are paid for; false: there is none
	alone   bool  // gaps are all that is looked at
	base    int64 // what the levels before cost
	most    int64 // the best bound so far, less base
	pace    int64 // of the steps, in hundredths
	idle    int
	windows [][]*clique // by deputy: of the desired gap, where closer duties are paid for
	sorted  int         // so many are among them, if they are such
}

// finer is how many steps of a price are as much as one wish here.
const finer = 4096

// dual sets up what raises the first bound that is not reached, gaps or wishes; nil where it is another, the numbers are too large, or it
// was stopped. As long as a result without gaps may be, it is looked for.
func (s *search) dual(alone bool) *dual {
	have, want := s.now.levels(), s.bound.levels()
	if !slices.Equal(have[1:5], want[:4]) {
		return nil
	}
	p := s.p
	d := &dual{paid: alone || s.bound.Gaps > 0, alone: alone}
	kept := p.desired
	if d.paid {
		kept = p.hard
	}
	r, ok := s.spaced(kept, d.paid)
	if !ok {
		return nil
	}
	switch {
	case d.alone:
		r.weights.preference = 0
	case d.paid: // no more than what the wishes can still win: a gap that is paid for in part hides them
		r.weights = r.weights.lighter(int64(max(4, s.now.Preference-s.wishes+1)))
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
		return s.dual(false)
	}
	if d.paid {
		v.soft = r.weights.gaps
	}
	d.market = v.market(finer)
	d.windows = make([][]*clique, len(p.deps))
	d.base = d.below() - d.scale*r.weights.preference*int64(first.Preference)
	return d
}

// below is what no result costs less than, as the prices are.
func (m *market) below() int64 {
	cost := m.net.Total()
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
		spared, taken := d.closer()
		now := d.below() - d.base - spared
		if now > d.most {
			d.most, d.idle = now, 0
			d.pace = min(800, d.pace+1+d.pace/20)
			if d.closed(s) {
				return true
			}
		} else if d.idle++; d.idle > 20 {
			d.idle, d.pace = 0, max(2, d.pace/2)
		}
		d.step(max(d.scale/16, target-now), taken)
		for _, all := range d.byDeputy {
			for _, i := range all {
				uses[i]++
			}
		}
	}
	return true
}

// fine is how many steps of a drift are one placement.
const fine = 64

// step moves each price that is paid by none or by several, the way that most of the last steps went: those alone go to and fro.
func (d *dual) step(ahead int64, taken map[*clique]int64) {
	d.meet()
	norm, excess := int64(0), make([]int64, len(d.order))
	for k, c := range d.order {
		load := -1 - taken[c]
		for _, i := range c.items {
			load += int64(d.net.Used(d.placed[i].arc))
		}
		if c.drift += (fine*load - c.drift) / 4; c.drift > 0 || c.drift < 0 && c.price > 0 {
			excess[k] = c.drift
			norm += max(c.drift*c.drift, fine*fine*load*load)
		}
	}
	norm = max(norm, fine)
	for k, c := range slices.Clone(d.order) {
		if by := max(ahead*excess[k]*d.pace*fine/(100*norm), -c.price); by != 0 {
			d.reprice(c, by)
		}
	}
}

// meet makes cliques of all that clash as the flow is: of two duties those in the days of the desired gap, or of the hard one where closer
// duties are paid for.
func (d *dual) meet() {
	for _, all := range d.byDeputy {
		for k, x := range all {
			for _, y := range all[:k] {
				apart := abs(d.p.slots[d.placed[x].slot].day - d.p.slots[d.placed[y].slot].day)
				switch hard := max(1, d.p.hard); {
				case d.soft > 0 && apart < hard:
					d.round(clash{x, y}, hard)
				case apart < d.gap:
					d.round(clash{x, y}, d.gap)
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

// closer looks at the duties that may be closer than desired for what a gap costs: a deputy's windows over two days charge for both, and
// where that is more than a gap, the gap is taken. It returns what the gaps that are taken spare, and by clique how many lie in it.
func (d *dual) closer() (spared int64, taken map[*clique]int64) {
	if d.soft == 0 {
		return 0, nil
	}
	for ; d.sorted < len(d.order); d.sorted++ {
		if c := d.order[d.sorted]; c.gap > max(1, d.p.hard) {
			d.windows[c.deputy] = append(d.windows[c.deputy], c)
		}
	}
	taken = map[*clique]int64{}
	w := flow.NewWindows(d.p.firstDay, d.p.lastDay, d.gap)
	for deputy, all := range d.windows {
		if len(all) == 0 {
			continue
		}
		w.Clear()
		for _, c := range all {
			w.Add(c.first, c.price)
		}
		days := d.daysOf(deputy)
		for k, to := range days {
			for i := k - 1; i >= 0 && to-days[i] < d.gap; i-- {
				if over := w.Over(days[i], to) - d.soft; over > 0 && to-days[i] >= d.p.hard {
					spared += over
					w.Count(days[i], to)
				}
			}
		}
		for _, c := range all {
			taken[c] = w.In(c.first)
		}
	}
	return spared, taken
}

// daysOf lists the days of a deputy's placements, each once.
func (d *dual) daysOf(deputy int) (all []int) {
	for _, i := range d.options[deputy] {
		all = append(all, d.p.slots[d.placed[i].slot].day)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// plan parts what still clashes at these prices, and puts the flow back where it was.
func (d *dual) plan(look func(done int) bool) *plan {
	was := d.net.Save(false)
	clear(d.let)
	d.look()
	whole := d.untangle(look)
	fresh := d.result()
	d.net.Restore(was)
	d.look()
	if !whole {
		return nil
	}
	return fresh
}
