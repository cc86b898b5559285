package rostering

import (
	"math/rand/v2"
	"slices"
	"testing"

	"liujin/app/rostering/flow"
)

// flowCost is what a network's flow costs, and how much reaches the sink.
func (v *live) flowCost() (cost int64, reached int) {
	for a := 0; a < len(v.net.To); a += 2 {
		cost += int64(v.net.Cap[a^1]) * v.net.Cost[a]
		if int(v.net.To[a]) == v.sink {
			reached += int(v.net.Cap[a^1])
		}
	}
	return cost, reached
}

func liveOf(t *testing.T, in *Instance, banned map[[2]int]bool) *live {
	t.Helper()
	p, err := compile(in)
	if err != nil {
		t.Fatal(err)
	}
	r := &region{plan: p.empty(), loose: true, free: p.inOrder(), block: p.block, banned: banned}
	r.weights, _ = p.weigh(r.seatsIn(), false)
	return r.live(p.desired, rand.New(rand.NewPCG(1, 1)), nil)
}

// checkHeights fails where an arc that could carry more has a cost below nothing: the flow would not be the best one.
func checkHeights(t *testing.T, v *live) {
	t.Helper()
	for a := range v.net.To {
		if from, to := v.net.To[a^1], v.net.To[a]; v.net.Cap[a] > 0 && v.net.Cost[a]+v.net.Height[from]-v.net.Height[to] < 0 {
			t.Fatalf("the arc from %d to %d is below nothing", from, to)
		}
	}
}

// A flow from which placements are banned one by one costs, each time, what a fresh one without them costs, and its price was told before.
func TestBannedFlowIsTheBest(t *testing.T) {
	for seed := range uint64(8) {
		in := generate(kindsOf["tiny"], seed)
		random := rand.New(rand.NewPCG(seed, 3))
		banned := map[[2]int]bool{}
		v := liveOf(t, in, nil)
		for range 60 {
			before, reached := v.flowCost()
			d := random.IntN(len(v.byDeputy))
			if len(v.byDeputy[d]) == 0 {
				continue
			}
			i := v.byDeputy[d][random.IntN(len(v.byDeputy[d]))]
			price := v.price(i)
			v.ban(i)
			banned[[2]int{v.placed[i].slot, v.placed[i].deputy}] = true
			checkHeights(t, v)
			cost, left := v.flowCost()
			if want, all := liveOf(t, in, banned).flowCost(); cost != want || left != all {
				t.Fatalf("seed %d: %d for %d seats, afresh %d for %d", seed, cost, left, want, all)
			}
			if price < flow.Far && (cost-before != price || left != reached) || price == flow.Far && left != reached-1 {
				t.Errorf("seed %d: told %d, is %d, %d of %d seats", seed, price, cost-before, left, reached)
			}
		}
	}
}

// While prices go up and are taken back the flow stays the best one at those prices, and what is in use is what the flow says.
func TestMarketKeepsTheBest(t *testing.T) {
	for seed := range uint64(8) {
		v := liveOf(t, generate(kindsOf["tiny"], seed), nil)
		m := v.market(finest)
		for range 2 {
			for range 20 {
				m.trade(25, nil)
				checkHeights(t, v)
			}
			if len(m.order) == 0 {
				t.Errorf("seed %d: nothing clashes", seed)
			}
			used := slices.Clone(v.byDeputy)
			for d := range used {
				used[d] = slices.Sorted(slices.Values(used[d]))
			}
			for _, c := range m.order {
				if c.price < 0 {
					t.Errorf("seed %d: a price of %d", seed, c.price)
				}
			}
			v.look()
			for d := range used {
				if !slices.Equal(used[d], v.byDeputy[d]) {
					t.Errorf("seed %d: deputy %d has %v, by the flow %v", seed, d, used[d], v.byDeputy[d])
				}
			}
			m.again()
			checkHeights(t, v)
		}
	}
}

// A parted flow keeps every rule: no duty is closer than desired, no colleagues share a shift, all seats are taken.
func TestParted(t *testing.T) {
	for _, name := range []string{"tiny", "town3"} {
		for seed := range uint64(6) {
			p, err := compile(generate(kindsOf[name], seed))
			if err != nil {
				t.Fatal(err)
			}
			relaxed, _ := p.relax(nil)
			s := &search{plan: relaxed, bound: p.bound(relaxed)}
			score := s.straighten().score()
			if score.Hard+score.Unmet+score.Gaps > 0 || score.Fairness != s.bound.Fairness || score.Preference > s.bound.Preference+6 {
				t.Errorf("%s %d: %+v, bound %+v", name, seed, score, s.bound)
			}
		}
	}
}
