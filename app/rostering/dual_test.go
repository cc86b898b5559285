package rostering

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// priced goes on from a poor plan of an instance by prices and branching alone.
func priced(t *testing.T, in *Instance, turns, nodes int) *search {
	t.Helper()
	p, err := compile(in)
	if err != nil {
		t.Fatal(err)
	}
	relaxed, _ := p.relax(nil)
	s := &search{plan: relaxed, bound: p.bound(relaxed), random: rand.New(rand.NewPCG(1, 1))}
	s.settle()
	s.neighbourhood()
	var duals [2]*dual
	for turn := 0; turn < turns && !s.reached(); turn++ {
		alone := turn%2 == 1 && s.now.Gaps > s.bound.Gaps
		d := &duals[boolInt(alone)]
		if !(*d).serves(s) {
			*d = s.dual(alone)
		}
		if *d == nil {
			break
		}
		if s.byPrices(*d); !s.reached() && (*d).serves(s) {
			s.branch(*d, nodes)
		}
	}
	return s
}

// What prices and branching say that nothing can be below, nothing is; and small instances they prove.
func TestPricesNeverLie(t *testing.T) {
	proofs, raised := 0, 0
	for seed := range uint64(200) {
		in := small(seed)
		s := priced(t, in, 8, 400)
		truth := best(in)
		want, have, least := truth.levels(), s.score().levels(), s.bound.levels()
		if truth.Hard > 0 {
			continue // locks that break rules: what else they allow is not for the flow to say
		}
		if have[0] == 0 && slices.Compare(have[:], want[:]) < 0 {
			t.Errorf("seed %d: %v is better than the best, %v", seed, have, want)
		}
		if slices.Compare(least[:], want[1:]) > 0 {
			t.Errorf("seed %d: bound %v, but there is %v", seed, least, want[1:])
		}
		proofs += boolInt(s.reached())
		raised += boolInt(s.bound.Gaps > 0)
	}
	if proofs < 100 || raised < 5 {
		t.Errorf("%d proofs, gaps in %d", proofs, raised)
	}
}

// The bound of the prices is raised above the flow's where results are in each other's way, and the flow stays the best one at them.
func TestPricesClimb(t *testing.T) {
	climbed := 0
	for seed := uint64(301); seed < 305; seed++ {
		p, err := compile(generate(kindsOf["tiny"], seed))
		if err != nil {
			t.Fatal(err)
		}
		relaxed, _ := p.relax(nil)
		s := &search{plan: relaxed, bound: p.bound(relaxed), random: rand.New(rand.NewPCG(1, 1))}
		s.plan = s.straighten()
		s.settle()
		d := s.dual(false)
		d.pace = 100
		for range 5 {
			d.climb(20, s, make([]int32, len(d.placed)))
			checkHeights(t, d.live)
		}
		for _, c := range d.order {
			if c.price < 0 {
				t.Errorf("seed %d: a price of %d", seed, c.price)
			}
		}
		climbed += boolInt(d.bound(s.bound) != s.bound)
	}
	if climbed < 3 {
		t.Errorf("climbed in %d", climbed)
	}
}

// A tree that is left is as it was before: the same flow at the same prices.
func TestTreeIsRestored(t *testing.T) {
	p, err := compile(generate(kindsOf["tiny"], 301))
	if err != nil {
		t.Fatal(err)
	}
	relaxed, _ := p.relax(nil)
	s := &search{plan: relaxed, bound: p.bound(relaxed), random: rand.New(rand.NewPCG(1, 1))}
	s.plan = s.straighten()
	s.settle()
	s.neighbourhood()
	d := s.dual(false)
	d.pace = 100
	d.climb(20, s, make([]int32, len(d.placed)))
	before := d.below()
	s.branch(d, 40)
	if d.below() != before {
		t.Errorf("%d, was %d", d.below(), before)
	}
	checkHeights(t, d.live)
}

// Prices prove an instance in which a gap must be and wishes hang on where.
func TestPricesProveWishesBesideGaps(t *testing.T) {
	asked := 0
	out, err := Solve(generate(kindsOf["tiny"], 321), Options{Effort: Thorough, Stop: func() bool { asked++; return asked > 200_000 }})
	if err != nil {
		t.Fatal(err)
	}
	if !out.Proven || out.Score.Gaps != 1 || out.Score.Preference != 24 {
		t.Errorf("%+v, bound %+v, asked %d times", out.Score, out.Bound, asked)
	}
}
