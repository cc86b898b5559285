package rostering

import (
	"math/rand/v2"
	"slices"
)

// A flow is parted anew so often where the result is not proven, the first time without prices.
const (
	partings      = 16
	fewPartings   = 4
	tradesPerSeat = 10
	mostTrades    = 20_000
)

// straighten makes a plan of the relaxed problem by parting what clashes in its flow: first as if no duties need be closer than desired;
// where that costs a seat or the balance, gaps are paid for. What is best stays; nil: it was stopped.
func (s *search) straighten() (best *plan) {
	best = s.parted(false)
	if best == nil {
		return nil
	}
	have, want := best.score().levels(), s.bound.levels()
	if slices.Compare(have[1:5], want[:4]) > 0 {
		if other := s.parted(true); other != nil && other.score().compare(best.score()) < 0 {
			best = other
		}
	}
	return best
}

// parted parts a flow in which the desired gap holds within blocks of days, or the hard one, where closer duties are paid for.
func (s *search) parted(paid bool) (best *plan) {
	p, luck := s.p, rand.New(rand.NewPCG(2, uint64(len(s.p.slots))))
	kept := p.desired
	if paid {
		kept = p.hard
	}
	r, ok := s.spaced(kept, paid)
	if !ok {
		return nil
	}
	v := r.live(p.desired, luck, s.looker(Seating, p.seats()))
	if v == nil {
		return nil
	}
	if paid {
		v.soft = r.weights.gaps
	}
	m := v.market(finest)
	tries, seats := fewPartings, p.seats()
	if seats <= mostSeats {
		tries = partings
	}
	for try := range tries {
		if try > 0 {
			m.again()
			if !m.trade(min(mostTrades, tradesPerSeat*seats), s.stop) {
				return best
			}
		}
		if !m.untangle(s.looker(Parting, len(m.queue))) {
			return best
		}
		if fresh := m.result(); best == nil || fresh.score().compare(best.score()) < 0 {
			best = fresh
		}
		if all, _ := proven(best.score(), s.bound); all {
			return best
		}
	}
	return best
}

// spaced is the region of all slots in which a gap holds within blocks of days, and beside what is locked or was before; false where the
// numbers are too large.
func (s *search) spaced(kept int, paid bool) (r *region, ok bool) {
	p := s.p
	pl, blocks := p.empty(), p.partition(kept)
	r = &region{plan: pl, loose: true, free: p.inOrder(), block: func(d, day int) int {
		if before, after, _ := pl.neighbours(d, day); day-before < kept || after-day < kept {
			return -1
		}
		return blocks[day]
	}}
	r.weights, ok = p.weigh(r.seatsIn(), paid)
	return r, ok
}

// inOrder lists the slots by their days.
func (p *problem) inOrder() []int {
	all := make([]int, len(p.slots))
	for i := range all {
		all[i] = i
	}
	slices.SortFunc(all, p.byDay)
	return all
}

// seats counts the seats of all slots.
func (p *problem) seats() (n int) {
	for i := range p.slots {
		n += p.slots[i].need
	}
	return n
}

// open counts the seats that are not locked.
func (p *problem) open() (n int) {
	for i := range p.slots {
		n += max(0, p.slots[i].need-len(p.slots[i].locked))
	}
	return n
}
