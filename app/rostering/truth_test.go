package rostering

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// small draws an instance of up to eight seats with rules of every kind.
func small(seed uint64) *Instance {
	r := rand.New(rand.NewPCG(seed, 5))
	in := &Instance{Format: Format, Gap: Gap{r.IntN(8), r.IntN(15)}}
	day := func(week int) string { return fmt.Sprintf("2026-01-%02d", 1+7*week) }
	for i := range 4 + r.IntN(2) {
		d := Deputy{ID: fmt.Sprintf("d%d", i), County: r.IntN(2) == 0, Employer: []string{"", "", "u1", "u2"}[r.IntN(4)],
			Group: []string{"g1", "g2"}[r.IntN(2)], Home: "s0", Stations: []string{"s0"},
			Served: r.IntN(3), Min: r.IntN(2), Done: r.IntN(4) / 3, Credit: r.IntN(4) / 3}
		if r.IntN(2) == 0 {
			d.Stations = append(d.Stations, "s1")
		}
		for _, days := range []*[]string{&d.Unavailable, &d.Inconvenient} {
			if r.IntN(3) == 0 {
				*days = []string{day(r.IntN(3))}
			}
		}
		if r.IntN(4) == 0 {
			d.Recent = []string{"2025-12-28"}
		}
		if r.IntN(5) > 0 {
			most := 1 + r.IntN(3)
			d.Max = &most
		}
		in.Deputies = append(in.Deputies, d)
	}
	seats := 0
	for i := range 3 + r.IntN(2) {
		s := Slot{ID: fmt.Sprint("x", i), Station: []string{"s0", "s0", "s1"}[r.IntN(3)], Date: day(min(i, 2)), Need: 1 + r.IntN(2),
			County: r.IntN(2)}
		if i == 3 {
			s.Date = []string{day(2), "2026-01-18"}[r.IntN(2)]
		}
		if r.IntN(3) == 0 {
			s.Group = "g1"
		}
		if r.IntN(6) == 0 {
			s.Locked = []string{in.Deputies[r.IntN(len(in.Deputies))].ID}
		}
		if seats += s.Need; seats <= 8 {
			in.Slots = append(in.Slots, s)
		}
	}
	if r.IntN(2) == 0 {
		in.Apart = [][]string{{"d0", "d1"}}
	}
	if r.IntN(2) == 0 {
		in.Together = [][]string{{"d2", "d3"}}
	}
	if r.IntN(3) == 0 {
		in.Everyone = &Everyone{"2026-01-01", "2026-01-09", 1}
	}
	if r.IntN(3) == 0 {
		in.Previous = map[string][]string{}
		for _, s := range in.Slots {
			if r.IntN(3) > 0 {
				in.Previous[s.ID] = []string{in.Deputies[r.IntN(len(in.Deputies))].ID}
			}
		}
	}
	return in
}

// best tries every result of a small instance and returns the best score of those that break no more than the locks do.
func best(in *Instance) Score {
	p, err := compile(in)
	if err != nil {
		panic(err)
	}
	pl := p.empty()
	least := pl.score().Hard
	var top *Score
	var try func(i int)
	try = func(i int) {
		if i == len(p.slots) {
			if s := pl.score(); s.Hard == least && (top == nil || s.compare(*top) < 0) {
				top = &s
			}
			return
		}
		n := len(p.slots[i].eligible)
		for set := range 1 << n {
			var who []int
			for k := range n {
				if set>>k&1 == 1 {
					who = append(who, int(p.slots[i].eligible[k]))
				}
			}
			if len(who) > max(0, p.slots[i].need-len(p.slots[i].locked)) || slices.ContainsFunc(who,
				func(d int) bool { return !pl.fits(i, d) }) {
				continue
			}
			for _, d := range who {
				pl.add(i, d)
			}
			try(i + 1)
			for _, d := range who {
				pl.remove(i, d)
			}
		}
	}
	try(0)
	return *top
}

// Small instances are solved as well as they can be at every level, and that is proven.
func TestSmallInstancesAgainstEveryResult(t *testing.T) {
	seeds := uint64(1000)
	if testing.Short() {
		seeds = 200
	}
	for part := range uint64(4) {
		t.Run(fmt.Sprint(part), func(t *testing.T) {
			t.Parallel()
			for seed := part; seed < seeds; seed += 4 {
				in := small(seed)
				out, err := Solve(in, Options{})
				if err != nil {
					t.Fatal(err)
				}
				truth := best(in)
				if out.Score != truth {
					t.Errorf("seed %d: %+v, the best is %+v", seed, out.Score, truth)
				}
				if out.Score.Hard == 0 && (!out.Proven || out.Bound != truth.bound()) {
					t.Errorf("seed %d: not proven: %+v %s", seed, out.Bound, out.ProvenThrough)
				}
				if faults := broken(in, out); len(faults) > 0 && out.Score.Hard == 0 {
					t.Errorf("seed %d: %v", seed, faults)
				}
			}
		})
	}
}

// planted adds two stations with people of their own to an instance that can be filled, and one reason why theirs can't.
func planted(why Reason, seed uint64) *Instance {
	in := generate(kindsOf["tiny"], seed)
	r := rand.New(rand.NewPCG(seed, 9))
	week := in.Slots[10+r.IntN(20)].Date
	add := func(id string, stations ...string) *Deputy {
		in.Deputies = append(in.Deputies, Deputy{ID: id, Stations: stations, Home: stations[0], Group: "gz"})
		return &in.Deputies[len(in.Deputies)-1]
	}
	slot := func(station, date string, need int) *Slot {
		in.Slots = append(in.Slots, Slot{ID: station + "/" + date, Station: station, Date: date, Need: need})
		return &in.Slots[len(in.Slots)-1]
	}
	one := 1
	switch why {
	case FewEligible:
		add("z1", "z")
		slot("z", week, 2)
	case ByLeave:
		add("z1", "z").Unavailable = []string{week}
		add("z2", "z")
		slot("z", week, 2)
	case ByMaximum:
		add("z1", "z").Max = &one
		add("z2", "z").Max = &one
		for _, d := range []string{"2026-02-02", "2026-02-20", "2026-03-20"} {
			slot("z", d, 1)
		}
	case ByGap:
		add("z1", "z")
		add("z2", "z")
		slot("z", "2026-02-02", 2)
		slot("z", "2026-02-05", 1)
	case ByCounty:
		add("z1", "z")
		add("z2", "z")
		slot("z", week, 2).County = 1
	case ByGroup:
		add("z1", "z")
		add("z2", "z")
		slot("z", week, 2).Group = "other"
	case ByEmployer:
		add("z1", "z").Employer = "same"
		add("z2", "z").Employer = "same"
		slot("z", week, 2)
	case ByApart:
		add("z1", "z")
		add("z2", "z")
		slot("z", week, 2)
		in.Apart = append(in.Apart, []string{"z1", "z2"})
	case ByLocks:
		add("z1", "z", "y")
		add("z2", "z")
		slot("y", week, 1).Locked = []string{"z1"}
		slot("z", week, 2)
	case ByTwoPlaces:
		add("z1", "z", "y")
		slot("z", week, 1)
		slot("y", week, 1)
	}
	return in
}

// fillable tries every way to fill some slots, by the rules as the format states them and none of the solver's code.
func fillable(in *Instance, named []string) bool {
	type seat struct{ slot, deputy int }
	var slots []int
	var held []seat
	byID := map[string]int{}
	for i := range in.Deputies {
		byID[in.Deputies[i].ID] = i
	}
	for i := range in.Slots {
		for _, id := range in.Slots[i].Locked {
			held = append(held, seat{i, byID[id]})
		}
		if slices.Contains(named, in.Slots[i].ID) {
			slots = append(slots, i)
		}
	}
	number := func(date string) int { n, _ := day(date); return n }
	fits := func(s, d int) bool {
		one, dep, duties := &in.Slots[s], &in.Deputies[d], 0
		if !slices.Contains(dep.Stations, one.Station) || slices.Contains(dep.Unavailable, one.Date) {
			return false
		}
		for _, h := range held {
			other := &in.Deputies[h.deputy]
			if h.deputy == d {
				if duties++; abs(number(in.Slots[h.slot].Date)-number(one.Date)) < max(1, in.Gap.Hard) {
					return false
				}
			}
			if h.slot == s && (dep.Employer != "" && dep.Employer == other.Employer ||
				slices.ContainsFunc(in.Apart, func(p []string) bool {
					return slices.Contains(p, dep.ID) && slices.Contains(p, other.ID)
				})) {
				return false
			}
		}
		return dep.Max == nil || duties < *dep.Max
	}
	var fill func(k, taken, from int) bool
	fill = func(k, taken, from int) bool {
		if k == len(slots) {
			return true
		}
		s := slots[k]
		one := &in.Slots[s]
		if len(one.Locked)+taken == one.Need {
			county, group := 0, one.Group == ""
			for _, h := range held {
				if h.slot == s {
					county += boolInt(in.Deputies[h.deputy].County)
					group = group || in.Deputies[h.deputy].Group == one.Group
				}
			}
			return county >= one.County && group && fill(k+1, 0, 0)
		}
		for d := from; d < len(in.Deputies); d++ {
			if fits(s, d) {
				held = append(held, seat{s, d})
				if fill(k, taken+1, d+1) {
					return true
				}
				held = held[:len(held)-1]
			}
		}
		return false
	}
	return fill(0, 0, 0)
}

// Ten kinds of what can't be filled are explained, each truly and by no more shifts than it takes; what can be filled is not blamed.
func TestEveryCauseIsTold(t *testing.T) {
	for _, why := range []Reason{FewEligible, ByLeave, ByMaximum, ByGap, ByCounty, ByGroup, ByEmployer, ByApart, ByLocks, ByTwoPlaces} {
		for seed := range uint64(6) {
			in := planted(why, seed)
			out, err := Solve(in, Options{})
			if err != nil {
				t.Fatal(err)
			}
			if len(out.Causes) != 1 || strings.Contains(out.Causes[0].Text, "未找到") {
				t.Errorf("%s %d: %+v", why, seed, out.Causes)
				continue
			}
			c := out.Causes[0]
			if c.Why != why && !(why == ByTwoPlaces && c.Why == ByGap) || c.Eligible >= c.Need || slices.ContainsFunc(c.Slots,
				func(s string) bool { return s[0] != 'z' && s[0] != 'y' }) {
				t.Errorf("%s %d: %+v", why, seed, c)
			}
			if fillable(in, c.Slots) {
				t.Errorf("%s %d: %v can be filled", why, seed, c.Slots)
			}
			for k := range c.Slots {
				if !fillable(in, slices.Delete(slices.Clone(c.Slots), k, k+1)) {
					t.Errorf("%s %d: %s is not needed for the proof", why, seed, c.Slots[k])
				}
			}
		}
	}
	for seed := range uint64(10) {
		if out, err := Solve(generate(kindsOf["tiny"], 100+seed), Options{}); err != nil || len(out.Causes) > 0 {
			t.Errorf("%d: blamed: %+v %v", seed, out.Causes, err)
		}
	}
}

// Locks that break a rule are told.
func TestLocksThatBreakRules(t *testing.T) {
	in := planted(ByEmployer, 1)
	last := &in.Slots[len(in.Slots)-1]
	last.Locked = []string{"z1", "z2"}
	out, err := Solve(in, Options{})
	if err != nil || out.Score.Hard == 0 || len(out.Causes) != 1 || !strings.Contains(out.Causes[0].Text, "同单位") {
		t.Errorf("%v %+v %+v", err, out.Score, out.Causes)
	}
}

// The number of processors changes nothing.
func TestSameOnAnyNumberOfProcessors(t *testing.T) {
	var texts []string
	for _, n := range []int{1, 2} {
		was := runtime.GOMAXPROCS(n)
		var b strings.Builder
		for _, in := range []*Instance{generate(kindsOf["tiny"], 7), small(5), planted(ByGap, 2)} {
			out, err := Solve(in, Options{})
			if err != nil {
				t.Fatal(err)
			}
			text, _ := json.Marshal(out)
			b.Write(text)
		}
		runtime.GOMAXPROCS(was)
		texts = append(texts, b.String())
	}
	if texts[0] != texts[1] {
		t.Error("one processor and two give different results")
	}
}
