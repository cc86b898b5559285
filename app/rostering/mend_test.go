package rostering

import (
	"slices"
	"testing"
	"time"
)

// boardOf solves an instance and sets its plan up.
func boardOf(t *testing.T, in *Instance) (*Board, *Result) {
	t.Helper()
	out, err := Solve(in, Options{})
	if err != nil {
		t.Fatal(err)
	}
	seats := map[string][]string{}
	for _, f := range out.Slots {
		seats[f.ID] = f.Deputies
	}
	b, err := NewBoard(in, seats)
	if err != nil {
		t.Fatal(err)
	}
	return b, out
}

// now reads a board's plan back.
func now(in *Instance, b *Board) *Result {
	out := &Result{}
	for _, s := range in.Slots {
		out.Slots = append(out.Slots, Filled{ID: s.ID, Deputies: b.Seats(s.ID)})
	}
	return out
}

// Whoever is offered for a seat breaks no rule there, whoever is not breaks one; swaps break none and are taken back.
func TestCandidatesAndSwaps(t *testing.T) {
	in := generate(kindsOf["tiny"], 4)
	b, out := boardOf(t, in)
	if b.Score() != out.Score {
		t.Fatalf("%+v, %+v", b.Score(), out.Score)
	}
	for i := 0; i < len(out.Slots); i += 7 {
		slot, who := out.Slots[i].ID, out.Slots[i].Deputies[0]
		offered := map[string]bool{}
		for _, c := range b.Candidates(slot, who) {
			offered[c.Deputy] = true
		}
		for _, d := range in.Deputies {
			if d.ID == who || slices.Contains(out.Slots[i].Deputies, d.ID) {
				continue
			}
			if fine := len(b.Breaks(slot, d.ID, who)) == 0; fine != offered[d.ID] {
				t.Errorf("%s for %s at %s: offered %v, breaks %v", d.ID, who, slot, offered[d.ID], b.Breaks(slot, d.ID, who))
			}
		}
		swaps := b.Swaps(slot, who)
		if b.Score() != out.Score {
			t.Fatalf("looking for swaps changed the plan: %+v %+v", b.Score(), out.Score)
		}
		for _, s := range swaps {
			d, o, x, y := b.people[who], b.people[s.Deputy], b.slots[slot], b.slots[s.Slot]
			if !b.exchange(x, d, y, o) {
				t.Fatalf("%+v can't be done", s)
			}
			if faults := broken(in, now(in, b)); len(faults) > 0 || b.Score().Gaps-out.Score.Gaps != s.Gaps {
				t.Errorf("%+v: %v", s, faults)
			}
			b.put(x, d, o)
			b.put(y, o, d)
		}
	}
}

// A plan that is made unfair is levelled again by chains of moves that break no rule; what was fair stays.
func TestLevel(t *testing.T) {
	in := generate(kindsOf["tiny"], 6)
	b, out := boardOf(t, in)
	if moves, _ := b.Level(out.Bound.Fairness, 20); len(moves) != 0 {
		t.Errorf("%d moves in a fair plan", len(moves))
	}
	taken := 0
	for _, f := range out.Slots { // one deputy takes what others have
		for _, id := range f.Deputies {
			for _, c := range b.Candidates(f.ID, id) {
				if taken < 6 && c.Load >= b.Load(id) {
					b.put(b.slots[f.ID], b.people[c.Deputy], b.people[id])
					taken++
					break
				}
			}
		}
	}
	worse := b.Score().Fairness
	moves, fairness := b.Level(out.Bound.Fairness, 40)
	if worse <= out.Score.Fairness || fairness != out.Bound.Fairness || len(moves) == 0 || len(moves) > 3*taken {
		t.Errorf("%d → %d by %d moves, the bound is %d", worse, fairness, len(moves), out.Bound.Fairness)
	}
	if faults := broken(in, now(in, b)); len(faults) > 0 {
		t.Error(faults)
	}
}

// Two tight months of a small town, which the local search leaves short, are filled and proven by the exact one.
func TestTightMonthsAreProven(t *testing.T) {
	k := kindsOf["tight"]
	k.months, k.stations, k.deputies = 2, 3, 14
	for seed := range uint64(4) {
		in := generate(k, seed)
		start := time.Now()
		out, err := Solve(in, Options{})
		if err != nil || len(broken(in, out)) > 0 || !out.Proven {
			t.Errorf("seed %d: %v, %+v %+v", seed, err, out.Score, out.Bound)
		}
		t.Logf("%d slots in %s: proven %v through %s: %+v %+v", len(in.Slots), time.Since(start), out.Proven, out.ProvenThrough, out.Score,
			out.Bound)
	}
}
