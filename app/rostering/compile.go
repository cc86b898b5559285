package rostering

import (
	"slices"
	"time"
)

// dep is a deputy, compiled.
type dep struct {
	county       bool
	employer     int // -1: none
	group, home  int
	base         int // served + credit
	min, max     int
	done         int // duties within everyone's days that are not in this instance
	recent       []int
	off, awkward days
}

// days are some days in order: a city has a million of them.
type days []int32

func (d days) has(day int) bool {
	_, found := slices.BinarySearch(d, int32(day))
	return found
}

// slot is a shift, compiled.
type slot struct {
	station, day      int
	need, county      int
	group             int // -1: none
	locked            []int
	previous          []int
	eligible          []int32 // deputies of the station who are free that day
	lockedCounty      int
	lockedGroup       bool
	planned, everyone bool // it is in previous; it lies in the days of everyone
}

// problem is an instance, compiled: names are numbers, days count from a fixed day.
type problem struct {
	in        *Instance
	deps      []dep
	slots     []slot
	hard      int
	desired   int
	least     int
	apart     map[[2]int]bool
	together  [][2]int
	lastDay   int
	firstDay  int
	replan    bool
	days      []int // with slots, in order
	blocks    map[int]int
	elsewhere map[[2]int]bool // deputy and slot: of the station, but not on that day
}

// names gives names numbers in the order they are met.
type names map[string]int

func (n names) of(name string) int {
	if name == "" {
		return -1
	}
	if i, ok := n[name]; ok {
		return i
	}
	n[name] = len(n)
	return n[name]
}

func day(text string) (int, bool) {
	t, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return 0, false
	}
	return int(t.Unix() / 86400), true
}

const unlimited = 1 << 20

// Numbers above these are mistakes, and would not fit into the costs.
const (
	mostDuties = 10000
	mostDays   = 3660
	mostNeed   = 1000
)

// compile checks an instance and turns names into numbers.
func compile(in *Instance) (*problem, error) {
	p := &problem{in: in, hard: in.Gap.Hard, desired: max(in.Gap.Desired, in.Gap.Hard), apart: map[[2]int]bool{},
		elsewhere: map[[2]int]bool{}}
	if in.Gap.Hard < 0 || in.Gap.Desired < 0 {
		return nil, malformed("gap 不能是负数")
	}
	if max(in.Gap.Hard, in.Gap.Desired) > mostDays {
		return nil, malformed("gap 不能超过 %d 天", mostDays)
	}
	people, groups, employers, stations := names{}, names{}, names{}, names{}
	serves := make([][]int, len(in.Deputies))
	for i := range in.Deputies {
		d := &in.Deputies[i]
		if _, twice := people[d.ID]; twice || d.ID == "" {
			return nil, malformed("deputies 第 %d 名：编号“%s”空白或重复", i+1, d.ID)
		}
		people[d.ID] = i
		one, err := compileDeputy(d)
		if err != nil {
			return nil, err
		}
		one.employer, one.group, one.home = employers.of(d.Employer), groups.of(d.Group), stations.of(d.Home)
		for _, s := range d.Stations {
			if at := stations.of(s); at >= 0 { // one without a name has no slots
				serves[i] = append(serves[i], at)
			}
		}
		p.deps = append(p.deps, one)
	}
	if err := p.pairs(people); err != nil {
		return nil, err
	}
	if err := p.compileSlots(people, groups, stations); err != nil {
		return nil, err
	}
	if err := p.compileElsewhere(); err != nil {
		return nil, err
	}
	p.qualify(serves, len(stations))
	seen := map[int]bool{}
	for i := range p.slots {
		seen[p.slots[i].day] = true
	}
	for d := range seen {
		p.days = append(p.days, d)
	}
	slices.Sort(p.days)
	p.blocks = p.partition(p.hard)
	return p, nil
}

// partition groups the days with slots into blocks in which no two duties of one deputy can lie if a gap is kept: from the first day on, as
// many as the gap holds.
func (p *problem) partition(gap int) map[int]int {
	blocks := make(map[int]int, len(p.days))
	block, first := -1, -unlimited
	for _, d := range p.days {
		if d-first >= max(1, gap) {
			block, first = block+1, d
		}
		blocks[d] = block
	}
	return blocks
}

// block is the block that a day with slots lies in, the same for all deputies.
func (p *problem) block(_, day int) int { return p.blocks[day] }

func compileDeputy(d *Deputy) (one dep, err error) {
	one = dep{county: d.County, base: d.Served + d.Credit, min: d.Min, max: unlimited, done: d.Done}
	if d.Max != nil {
		one.max = min(*d.Max, unlimited)
	}
	if d.Min < 0 || one.max < 0 || d.Served < 0 || d.Done < 0 {
		return one, malformed("代表 %s：served、done、min、max 不能是负数", d.ID)
	}
	if max(d.Served, d.Min, d.Done, abs(d.Credit)) > mostDuties {
		return one, malformed("代表 %s：served、done、credit、min 不能超过 %d", d.ID, mostDuties)
	}
	for field, days := range map[string][]string{"recent": d.Recent, "unavailable": d.Unavailable, "inconvenient": d.Inconvenient} {
		for _, text := range days {
			n, ok := day(text)
			if !ok {
				return one, malformed("代表 %s 的 %s：日期“%s”不对", d.ID, field, text)
			}
			switch field {
			case "recent":
				one.recent = append(one.recent, n)
			case "unavailable":
				one.off = append(one.off, int32(n))
			default:
				one.awkward = append(one.awkward, int32(n))
			}
		}
	}
	slices.Sort(one.recent)
	slices.Sort(one.off)
	slices.Sort(one.awkward)
	return one, nil
}

func (p *problem) pairs(people names) error {
	for field, all := range map[string][][]string{"apart": p.in.Apart, "together": p.in.Together} {
		for i, pair := range all {
			if len(pair) != 2 || pair[0] == pair[1] {
				return malformed("%s 第 %d 项：应是两名不同的代表", field, i+1)
			}
			a, okA := people[pair[0]]
			b, okB := people[pair[1]]
			if !okA || !okB {
				return malformed("%s 第 %d 项：没有代表“%s”", field, i+1, pair[boolInt(okA)])
			}
			if field == "apart" {
				p.apart[[2]int{a, b}], p.apart[[2]int{b, a}] = true, true
			} else {
				p.together = append(p.together, [2]int{min(a, b), max(a, b)})
			}
		}
	}
	slices.SortFunc(p.together, func(a, b [2]int) int { return (a[0]-b[0])*len(p.deps) + a[1] - b[1] })
	return nil
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// span checks the days of everyone and turns them into numbers; without them no day is within.
func (p *problem) span() (from, to int, err error) {
	e := p.in.Everyone
	if e == nil {
		return 0, -1, nil
	}
	from, okFrom := day(e.From)
	to, okTo := day(e.To)
	switch {
	case !okFrom || !okTo || to < from || e.Least < 0:
		return 0, -1, malformed("everyone：日期或次数不对")
	case e.Least > mostDuties:
		return 0, -1, malformed("everyone：least 不能超过 %d", mostDuties)
	}
	p.least = e.Least
	return from, to, nil
}

func (p *problem) compileSlots(people, groups, stations names) error {
	from, to, err := p.span()
	if err != nil {
		return err
	}
	ids := map[string]int{}
	for i := range p.in.Slots {
		s := &p.in.Slots[i]
		if _, twice := ids[s.ID]; twice || s.ID == "" {
			return malformed("slots 第 %d 个：编号“%s”空白或重复", i+1, s.ID)
		}
		ids[s.ID] = i
		n, ok := day(s.Date)
		if !ok {
			return malformed("班次 %s：日期“%s”不对", s.ID, s.Date)
		}
		if s.Need < 0 || s.County < 0 {
			return malformed("班次 %s：need、county 不能是负数", s.ID)
		}
		if s.Need > mostNeed {
			return malformed("班次 %s：need 不能超过 %d", s.ID, mostNeed)
		}
		one := slot{station: stations.of(s.Station), day: n, need: s.Need, county: min(s.County, s.Need), group: groups.of(s.Group),
			everyone: from <= n && n <= to}
		for _, id := range s.Locked {
			d, ok := people[id]
			if !ok || slices.Contains(one.locked, d) {
				return malformed("班次 %s：locked 里的“%s”没有这个人或重复", s.ID, id)
			}
			one.locked = append(one.locked, d)
			one.lockedCounty += boolInt(p.deps[d].county)
			one.lockedGroup = one.lockedGroup || one.group >= 0 && p.deps[d].group == one.group
		}
		if i == 0 || n < p.firstDay {
			p.firstDay = n
		}
		p.lastDay = max(p.lastDay, n)
		p.slots = append(p.slots, one)
	}
	for id, who := range p.in.Previous {
		i, ok := ids[id]
		if !ok {
			return malformed("previous：没有班次“%s”", id)
		}
		p.replan, p.slots[i].planned = true, true
		for _, name := range who {
			d, ok := people[name]
			if !ok {
				return malformed("previous 的 %s：没有代表“%s”", id, name)
			}
			p.slots[i].previous = append(p.slots[i].previous, d)
		}
	}
	return nil
}

// compileElsewhere notes on which slots of their stations deputies are not of the station yet, or any more.
func (p *problem) compileElsewhere() error {
	for d := range p.in.Deputies {
		for station, all := range p.in.Deputies[d].Elsewhere {
			for _, text := range all {
				if _, ok := day(text); !ok {
					return malformed("代表 %s 的 elsewhere：日期“%s”不对", p.in.Deputies[d].ID, text)
				}
			}
			for i := range p.in.Slots {
				if s := &p.in.Slots[i]; s.Station == station && slices.Contains(all, s.Date) {
					p.elsewhere[[2]int{d, i}] = true
				}
			}
		}
	}
	return nil
}

// qualify lists who can serve in each slot at all.
func (p *problem) qualify(serves [][]int, stations int) {
	at := make([][]int32, stations)
	for d, all := range serves {
		for _, s := range all {
			at[s] = append(at[s], int32(d))
		}
	}
	for i := range p.slots {
		s := &p.slots[i]
		if s.station < 0 {
			continue
		}
		for _, d := range at[s.station] {
			one := &p.deps[d]
			if one.off.has(s.day) || p.elsewhere[[2]int{int(d), i}] || slices.ContainsFunc(one.recent, func(r int) bool {
				return s.day-r < max(1, p.hard) && r-s.day < max(1, p.hard)
			}) || slices.Contains(s.locked, int(d)) {
				continue
			}
			s.eligible = append(s.eligible, d)
		}
		s.eligible = slices.Compact(s.eligible)
	}
}
