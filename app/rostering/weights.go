package rostering

import "math/bits"

// weights join the levels of a cost into one number: each weighs more than all below it can come to.
type weights struct{ shortfall, changes, fairness, gaps, preference int64 }

// weigh chooses weights for so many seats; false when they would not fit into an int64.
func (p *problem) weigh(seats int, gaps bool) (w weights, ok bool) {
	load := 0
	for d := range p.deps {
		load = max(load, abs(p.deps[d].base))
	}
	steps := []int64{int64(3*seats + 1), 1, int64(seats+1) * int64(2*(load+len(p.days))+3), 1}
	if gaps {
		steps[1] = int64(4*seats + 1)
	}
	if p.replan {
		steps[3] = int64(2*seats + 1)
	}
	all := [5]int64{1}
	for i, s := range steps {
		if bits.Len64(uint64(all[i]))+bits.Len64(uint64(s)) > 61 {
			return w, false
		}
		all[i+1] = all[i] * s
	}
	w = weights{preference: all[0], gaps: all[1], fairness: all[2], changes: all[3], shortfall: all[4]}
	return w, bits.Len64(uint64(w.shortfall))+bits.Len64(uint64(2*seats+2)) <= 62
}

// lighter makes a gap weigh so many wishes, and what goes before gaps as much less.
func (w weights) lighter(gaps int64) weights {
	return weights{shortfall: w.shortfall / w.gaps * gaps, changes: w.changes / w.gaps * gaps, fairness: w.fairness / w.gaps * gaps,
		gaps: gaps, preference: w.preference}
}

func abs(n int) int { return max(n, -n) }
