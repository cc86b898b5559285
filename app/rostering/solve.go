package rostering

import (
	"math/rand/v2"
	"runtime/debug"
	"slices"
)

// Options are what a caller wants of a solve.
type Options struct {
	Effort   Effort         // Quick where it is not said
	Progress func(Progress) // told now and then
	Stop     func() bool    // asked now and then; what is best so far is returned
}

// Bound is what no result can be below, level by level, as long as all levels before reach theirs.
type Bound struct {
	Unmet      int `json:"unmet"`
	Shortfall  int `json:"shortfall"`
	Changes    int `json:"changes"`
	Fairness   int `json:"fairness"`
	Gaps       int `json:"gaps"`
	Preference int `json:"preference"`
}

// Filled is a slot with its deputies.
type Filled struct {
	ID       string   `json:"id"`
	Deputies []string `json:"deputies"`
}

// Result is what came out: who sits where, how good that is, and how good it could be at best.
type Result struct {
	Format        string   `json:"format"`
	Slots         []Filled `json:"slots"`
	Score         Score    `json:"score"`
	Bound         Bound    `json:"bound"`
	Proven        bool     `json:"proven"`
	ProvenThrough string   `json:"provenThrough"` // the last level up to which score and bound agree; "" none
	Stopped       bool     `json:"stopped,omitempty"`
	Causes        []Cause  `json:"causes"`
}

// mostSeats is how many seats a region may have: larger ones cost more than they gain.
const mostSeats = 300

// Solve plans an instance.
func Solve(in *Instance, o Options) (*Result, error) {
	p, err := compile(in)
	if err != nil {
		return nil, err
	}
	if p.open(p.inOrder()) > 10_000 { // a city's flow is large enough without as much garbage
		defer debug.SetGCPercent(debug.SetGCPercent(15))
	}
	s := &search{options: o, random: rand.New(rand.NewPCG(1, uint64(len(p.slots))))}
	relaxed, whole := p.relax(s.looker(Bounding, p.seats()))
	if relaxed == nil {
		return nil, malformed("班次太多（%d 个），这一次排不了，请分成几段", len(p.slots))
	}
	s.plan, s.bound = relaxed, p.bound(relaxed)
	s.wishes = s.bound.Preference
	if whole {
		s.work()
	} else {
		s.settle()
	}
	out := &Result{Format: Format, Score: s.score(), Bound: s.bound, Stopped: s.stopped}
	out.Proven, out.ProvenThrough = proven(out.Score, out.Bound)
	for i := range p.slots {
		f := Filled{ID: in.Slots[i].ID, Deputies: []string{}}
		for _, d := range s.seats[i] {
			f.Deputies = append(f.Deputies, in.Deputies[d].ID)
		}
		slices.Sort(f.Deputies)
		out.Slots = append(out.Slots, f)
	}
	out.Causes = []Cause{}
	if out.Score.Unmet > 0 || out.Score.Hard > 0 {
		out.Causes = p.explain(s.plan)
	}
	return out, nil
}

// work makes a plan of the relaxed problem's and makes it better and better.
func (s *search) work() {
	if best := s.straighten(); best != nil {
		s.plan = best
	}
	s.settle()
	if !slices.ContainsFunc(s.p.slots, func(x slot) bool { return x.station >= 0 && x.need > 0 }) {
		return
	}
	s.improve()
	s.finish(exactWork)
	if s.options.Effort == Thorough {
		s.deepen()
	}
}

// settle makes a whole plan of one that breaks rules.
func (s *search) settle() {
	s.repair()
	s.fillHoles()
	s.now, s.whole = s.score(), true
}

// reached reports that nothing can be better on any level.
func (s *search) reached() bool {
	return s.now.bound() == s.bound
}

// relax solves the relaxed problem: the gap holds within blocks of days only, and nobody minds employers and pairs. What it reaches is a
// bound; nil when the instance is too large for its costs.
func (p *problem) relax(look func(flow int) bool) (*plan, bool) {
	pl := p.empty()
	r := &region{plan: pl, loose: true, block: p.block, free: p.inOrder()}
	var ok bool
	if r.weights, ok = p.weigh(r.p.open(r.free), false); !ok {
		return nil, false
	}
	whole := r.solve(look)
	return pl, whole
}

// byDay orders slots by their days.
func (p *problem) byDay(a, b int) int {
	if d := p.slots[a].day - p.slots[b].day; d != 0 {
		return d
	}
	return a - b
}

// bound is a score as a bound: of a result that is proven the best.
func (s Score) bound() Bound {
	return Bound{Unmet: s.Unmet, Shortfall: s.Shortfall, Changes: s.Changes, Fairness: s.Fairness, Gaps: s.Gaps, Preference: s.Preference}
}

// bound reads the bound off the relaxed plan.
func (p *problem) bound(pl *plan) Bound {
	together := p.together
	p.together = nil
	s := pl.score()
	p.together = together
	b := s.bound()
	b.Gaps = 0
	return b
}

// levelNames are the levels as the result names them, from the first that has a bound.
var levelNames = [6]string{"unmet", "shortfall", "changes", "fairness", "gaps", "preference"}

func (b Bound) levels() [6]int {
	return [6]int{b.Unmet, b.Shortfall, b.Changes, b.Fairness, b.Gaps, b.Preference}
}

// proven compares score and bound level by level.
func proven(s Score, b Bound) (all bool, through string) {
	have, want := s.levels(), b.levels()
	for i, w := range want {
		if have[i+1] != w {
			return false, through
		}
		through = levelNames[i]
	}
	return s.Hard == 0, through
}

// search improves a plan region by region.
type search struct {
	*plan
	bound   Bound
	options Options
	random  *rand.Rand
	stopped bool
	now     Score
	wishes  int     // that no result can be below, however many gaps it has
	whole   bool    // now is the plan's score, and no rule is broken but by locks
	near    [][]int // station → stations that share deputies with it, itself first
	at      [][]int // station → slots
}

// repair takes out what the relaxed problem let pass: duties too close, colleagues and forbidden pairs in one shift, seats kept for others.
func (s *search) repair() {
	for d := range s.p.deps {
		last := -unlimited
		if n := len(s.p.deps[d].recent); n > 0 {
			last = s.p.deps[d].recent[n-1]
		}
		for _, x := range slices.Clone(s.duty[d]) {
			day := s.p.slots[x].day
			close := day-last < max(1, s.p.hard)
			for _, y := range s.duty[d] { // a locked duty stands, whatever comes before it
				close = close || y != x && s.locked(int(y), d) && abs(s.p.slots[y].day-day) < max(1, s.p.hard)
			}
			if close && !s.locked(int(x), d) {
				s.remove(int(x), d)
				continue
			}
			last = day
		}
	}
	for i := range s.p.slots {
		s.clean(i)
	}
}

// clean takes out of a slot who can't stay beside the others, and returns them.
func (pl *plan) clean(i int) (out []int) {
	for {
		d := pl.misfit(i)
		if d < 0 {
			return out
		}
		pl.remove(i, d)
		out = append(out, d)
	}
}

// misfit finds a deputy who can't stay in a slot beside the others; -1: all can.
func (pl *plan) misfit(i int) int {
	who := pl.seats[i]
	for k := len(who) - 1; k >= len(pl.p.slots[i].locked); k-- {
		for _, o := range who[:k] {
			if !pl.beside(int(who[k]), int(o)) {
				return int(who[k])
			}
		}
	}
	if len(who) > len(pl.p.slots[i].locked) && !pl.reserved(i, -1) {
		for k := len(who) - 1; k >= len(pl.p.slots[i].locked); k-- {
			one := &pl.p.deps[who[k]]
			if !one.county && (pl.p.slots[i].group < 0 || one.group != pl.p.slots[i].group) || k == len(pl.p.slots[i].locked) {
				return int(who[k])
			}
		}
	}
	return -1
}

// beside reports whether two deputies may share a shift.
func (pl *plan) beside(a, b int) bool {
	e := pl.p.deps[a].employer
	return !pl.p.apart[[2]int{a, b}] && (e < 0 || e != pl.p.deps[b].employer)
}

// reserved reports whether the reserved seats of a slot can still be filled when d joins (-1: as it is).
func (pl *plan) reserved(i, d int) bool {
	one := &pl.p.slots[i]
	county, group, n := 0, one.group < 0, len(pl.seats[i])
	look := func(x int) {
		county += boolInt(pl.p.deps[x].county)
		group = group || pl.p.deps[x].group == one.group
	}
	for _, x := range pl.seats[i] {
		look(int(x))
	}
	if d >= 0 {
		look(d)
		n++
	}
	return one.need-n >= max(one.county-county, boolInt(!group && one.need > 0), 0)
}

// fillHoles gives each empty seat the least loaded deputy who can take it.
func (s *search) fillHoles() {
	for i := range s.p.slots {
		for len(s.seats[i]) < s.p.slots[i].need {
			best := s.candidate(i)
			if best < 0 {
				break
			}
			s.add(i, best)
		}
	}
}

// candidate is the least loaded deputy who can join a slot; -1: none can.
func (s *search) candidate(i int) int {
	best, load := -1, 0
	for _, e := range s.p.slots[i].eligible {
		d := int(e)
		if slices.Contains(s.seats[i], e) || !s.fits(i, d) || !s.reserved(i, d) || slices.ContainsFunc(s.seats[i],
			func(o int32) bool { return !s.beside(d, int(o)) }) {
			continue
		}
		if l := s.p.deps[d].base + len(s.duty[d]); best < 0 || l < load {
			best, load = d, l
		}
	}
	return best
}
