package rostering

import (
	"cmp"
	"fmt"
	"slices"
)

// Board is a plan that is looked at and changed by hand: what a change would break, who
// could take a seat, how the plan could be made fairer.
type Board struct {
	*plan
	slots, people map[string]int
}

// Rule is a hard rule of the formulation, as Break names it.
type Rule string

// The hard rules.
const (
	NotOfStation Rule = "station"  // does not belong to the station
	Away         Rule = "away"     // can't that day
	SameDay      Rule = "same-day" // serves elsewhere that day
	TooClose     Rule = "gap"      // serves too few days before or after
	TooMany      Rule = "max"      // has as many duties as go
	Colleague    Rule = "employer" // one of the same employer is there
	Forbidden    Rule = "apart"    // one whom he must not meet is there
	Reserved     Rule = "reserved" // the seats left are kept for 县级以上 or for the group
	Full         Rule = "full"     // no seat is left
)

// Break is a rule that a change would break, with the deputy or the shift that is in the way, if any, and the days between.
type Break struct {
	Rule   Rule
	Deputy string
	Slot   string
	Days   int
}

// NewBoard sets up an instance with its plan; seats name deputies by slot. Locks stand whether seats name them or not.
func NewBoard(in *Instance, seats map[string][]string) (*Board, error) {
	p, err := compile(in)
	if err != nil {
		return nil, err
	}
	b := &Board{plan: p.empty(), slots: map[string]int{}, people: map[string]int{}}
	for i := range in.Slots {
		b.slots[in.Slots[i].ID] = i
	}
	for i := range in.Deputies {
		b.people[in.Deputies[i].ID] = i
	}
	for i := range in.Slots {
		for _, id := range seats[in.Slots[i].ID] {
			d, ok := b.people[id]
			if !ok {
				return nil, malformed("班次 %s：没有代表“%s”", in.Slots[i].ID, id)
			}
			if !slices.Contains(b.seats[i], int32(d)) {
				b.add(i, d)
			}
		}
	}
	return b, nil
}

// Load is how many duties a deputy has, before and in this plan, as fairness counts them.
func (b *Board) Load(deputy string) int {
	d, ok := b.people[deputy]
	if !ok {
		return 0
	}
	return b.p.deps[d].base + len(b.duty[d])
}

// Breaks lists the rules that seating a deputy in a slot would break; those named as leaving are taken to have left the slot before.
func (b *Board) Breaks(slot, deputy string, leaving ...string) []Break {
	s, okSlot := b.slots[slot]
	d, okDeputy := b.people[deputy]
	if !okSlot || !okDeputy {
		return []Break{{Rule: NotOfStation}}
	}
	back := b.leave(s, leaving)
	defer back()
	return b.breaks(s, d)
}

// leave takes deputies out of a slot, and returns what puts them back.
func (b *Board) leave(s int, leaving []string) func() {
	var gone []int
	for _, id := range leaving {
		if d, ok := b.people[id]; ok && slices.Contains(b.seats[s], int32(d)) {
			b.remove(s, d)
			gone = append(gone, d)
		}
	}
	return func() {
		for _, d := range gone {
			b.add(s, d)
		}
	}
}

func (b *Board) breaks(s, d int) (all []Break) {
	p, one := b.p, &b.p.slots[s]
	name := func(x int) string { return p.in.Deputies[x].ID }
	if slices.Contains(b.seats[s], int32(d)) {
		return []Break{{Rule: SameDay, Slot: p.in.Slots[s].ID}}
	}
	if !p.of(d, s) {
		all = append(all, Break{Rule: NotOfStation})
	}
	if p.deps[d].off.has(one.day) {
		all = append(all, Break{Rule: Away})
	}
	all = append(all, b.near(s, d)...)
	if len(b.duty[d]) >= p.deps[d].max {
		all = append(all, Break{Rule: TooMany})
	}
	for _, o := range b.seats[s] {
		switch {
		case p.deps[d].employer >= 0 && p.deps[d].employer == p.deps[o].employer:
			all = append(all, Break{Rule: Colleague, Deputy: name(int(o))})
		case p.apart[[2]int{d, int(o)}]:
			all = append(all, Break{Rule: Forbidden, Deputy: name(int(o))})
		}
	}
	if len(b.seats[s]) >= one.need {
		all = append(all, Break{Rule: Full})
	} else if b.takesReserved(s, d) {
		all = append(all, Break{Rule: Reserved})
	}
	return all
}

// near lists the duties of a deputy that are on the day or too close to it.
func (b *Board) near(s, d int) (all []Break) {
	day := b.p.slots[s].day
	for _, x := range b.duty[d] {
		switch apart := abs(b.p.slots[x].day - day); {
		case apart == 0:
			all = append(all, Break{Rule: SameDay, Slot: b.p.in.Slots[x].ID})
		case apart < b.p.hard:
			all = append(all, Break{Rule: TooClose, Slot: b.p.in.Slots[x].ID, Days: apart})
		}
	}
	for _, r := range b.p.deps[d].recent {
		if apart := abs(r - day); apart < max(1, b.p.hard) {
			all = append(all, Break{Rule: TooClose, Days: apart})
		}
	}
	return all
}

// takesReserved reports whether a deputy would sit in a seat that is kept for others.
func (b *Board) takesReserved(s, d int) bool {
	b.add(s, d)
	defer b.remove(s, d)
	one := &b.p.slots[s]
	county, group := 0, one.group < 0
	for _, o := range b.seats[s] {
		county += boolInt(b.p.deps[o].county)
		group = group || b.p.deps[o].group == one.group
	}
	return one.need-len(b.seats[s]) < max(one.county-county, boolInt(!group))
}

// Candidate is one who could take a seat without breaking a rule, and what speaks for it.
type Candidate struct {
	Deputy       string
	Times        int // duties in this plan
	Load         int // with those served before, as fairness counts
	Gap          int // days to the nearest other duty; 0: there is none
	Close        bool
	Inconvenient bool
	Home, Group  bool // the station is the home station; the slot wants this group
	County       bool
}

// Candidates lists who could take a seat in a slot after the ones named have left it, the best first: fairness, gap, wishes.
func (b *Board) Candidates(slot string, leaving ...string) (all []Candidate) {
	s, ok := b.slots[slot]
	if !ok {
		return nil
	}
	back := b.leave(s, leaving)
	defer back()
	for d := range b.p.deps {
		id := b.p.in.Deputies[d].ID
		if slices.Contains(b.seats[s], int32(d)) || slices.Contains(leaving, id) || len(b.breaks(s, d)) > 0 {
			continue
		}
		all = append(all, b.candidate(s, d))
	}
	slices.SortStableFunc(all, func(x, y Candidate) int {
		return cmp.Or(x.Load-y.Load, boolInt(x.Close)-boolInt(y.Close),
			boolInt(!x.Home)+boolInt(x.Inconvenient)-boolInt(!y.Home)-boolInt(y.Inconvenient), y.Gap-x.Gap)
	})
	return all
}

func (b *Board) candidate(s, d int) Candidate {
	one, slot := &b.p.deps[d], &b.p.slots[s]
	c := Candidate{Deputy: b.p.in.Deputies[d].ID, Times: len(b.duty[d]), Load: one.base + len(b.duty[d]),
		Inconvenient: one.awkward.has(slot.day),
		Home:         one.home == slot.station, Group: slot.group >= 0 && one.group == slot.group, County: one.county}
	near := unlimited
	for _, x := range b.duty[d] {
		near = min(near, abs(b.p.slots[x].day-slot.day))
	}
	for _, r := range one.recent {
		near = min(near, abs(r-slot.day))
	}
	if near < unlimited {
		c.Gap, c.Close = near, near < b.p.desired
	}
	return c
}

// Swap is an exchange: two deputies take each other's seats.
type Swap struct {
	Slot, Deputy string // the other seat, and who has it now
	Gaps         int    // how many more duties stand closer than desired; negative: fewer
	Wishes       int    // the same of wishes
}

// Swaps lists the exchanges of a deputy's seat in a slot that break no rule, the best first.
func (b *Board) Swaps(slot, deputy string) (all []Swap) {
	s, okSlot := b.slots[slot]
	d, okDeputy := b.people[deputy]
	if !okSlot || !okDeputy || !slices.Contains(b.seats[s], int32(d)) {
		return nil
	}
	before := b.score()
	for t := range b.p.slots {
		if t == s || b.p.slots[t].day == b.p.slots[s].day && slices.Contains(b.seats[t], int32(d)) {
			continue
		}
		for _, o := range slices.Clone(b.seats[t]) {
			if int(o) == d || b.locked(t, int(o)) {
				continue
			}
			if b.exchange(s, d, t, int(o)) {
				after := b.score()
				all = append(all, Swap{Slot: b.p.in.Slots[t].ID, Deputy: b.p.in.Deputies[o].ID, Gaps: after.Gaps - before.Gaps,
					Wishes: after.Preference - before.Preference})
				b.put(s, d, int(o))
				b.put(t, int(o), d)
			}
		}
	}
	slices.SortStableFunc(all, func(x, y Swap) int {
		return cmp.Or(x.Gaps-y.Gaps, x.Wishes-y.Wishes,
			abs(b.p.slots[b.slots[x.Slot]].day-b.p.slots[s].day)-abs(b.p.slots[b.slots[y.Slot]].day-b.p.slots[s].day))
	})
	return all
}

// put gives a seat to a deputy, taking it from another.
func (b *Board) put(s, to, from int) {
	b.remove(s, from)
	b.add(s, to)
}

// exchange swaps two seats if no rule is broken by it; false: nothing has changed.
func (b *Board) exchange(s, d, t, o int) bool {
	b.remove(s, d)
	b.remove(t, o)
	if len(b.breaks(s, o)) == 0 {
		b.add(s, o)
		if len(b.breaks(t, d)) == 0 {
			b.add(t, d)
			return true
		}
		b.remove(s, o)
	}
	b.add(s, d)
	b.add(t, o)
	return false
}

// Move is one seat that goes from a deputy to another.
type Move struct{ Slot, From, To string }

// Level makes the plan fairer by as few moves as it finds: chains of seats, each passed on from one deputy to the next, from one who has
// many duties to one who has at least two fewer. It stops at the fairness wanted, and returns the moves with the fairness they come to.
func (b *Board) Level(wanted, most int) (moves []Move, fairness int) {
	for fairness = b.score().Fairness; fairness > wanted && len(moves) < most; fairness = b.score().Fairness {
		chain := b.chain()
		if chain == nil {
			break
		}
		moves = append(moves, chain...)
	}
	return moves, fairness
}

// chain finds and makes the shortest chain that lowers the fairness; nil when there is none.
func (b *Board) chain() []Move {
	loads := make([]int, len(b.p.deps))
	for d := range loads {
		loads[d] = b.p.deps[d].base + len(b.duty[d])
	}
	order := make([]int, len(loads))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(x, y int) int { return loads[y] - loads[x] })
	for length := 1; length <= 3; length++ {
		for _, d := range order {
			if c := b.pass(d, loads[d]-2, length, nil); c != nil {
				return c
			}
		}
	}
	return nil
}

// pass hands one of a deputy's seats on, to one who has at most so many duties or, while the chain may grow, to one who hands on another.
// It makes the moves as it goes and takes them back where the chain leads nowhere.
func (b *Board) pass(d, most, length int, used []int) []Move {
	used = append(used, d)
	for _, s := range slices.Clone(b.duty[d]) {
		if b.locked(int(s), d) {
			continue
		}
		b.remove(int(s), d)
		for _, e := range b.p.slots[s].eligible {
			to := int(e)
			last := b.p.deps[to].base+len(b.duty[to]) <= most
			if slices.Contains(used, to) || slices.Contains(b.seats[s], e) || last != (length == 1) || len(b.breaks(int(s), to)) > 0 {
				continue
			}
			move := Move{b.p.in.Slots[s].ID, b.p.in.Deputies[d].ID, b.p.in.Deputies[to].ID}
			if length == 1 && b.gapCost(to, b.p.slots[s].day) > 1 {
				continue // fairness goes before gaps, but such a move is rarely the only one
			}
			b.add(int(s), to)
			if length == 1 {
				return []Move{move}
			}
			if rest := b.pass(to, most, length-1, used); rest != nil {
				return append([]Move{move}, rest...)
			}
			b.remove(int(s), to)
		}
		b.add(int(s), d)
	}
	return nil
}

// Score measures the plan as it stands.
func (b *Board) Score() Score { return b.score() }

// Seats names who sits in a slot.
func (b *Board) Seats(slot string) (ids []string) {
	s, ok := b.slots[slot]
	if !ok {
		return nil
	}
	for _, d := range b.seats[s] {
		ids = append(ids, b.p.in.Deputies[d].ID)
	}
	slices.Sort(ids)
	return ids
}

// Take takes a deputy out of a slot; nothing happens where he is not.
func (b *Board) Take(slot, deputy string) {
	s, okSlot := b.slots[slot]
	d, okDeputy := b.people[deputy]
	if okSlot && okDeputy && slices.Contains(b.seats[s], int32(d)) {
		b.remove(s, d)
	}
}

// Put seats a deputy in a slot, whatever rule it breaks; it fails only when one of them is not known.
func (b *Board) Put(slot, deputy string) error {
	s, okSlot := b.slots[slot]
	d, okDeputy := b.people[deputy]
	if !okSlot || !okDeputy {
		return fmt.Errorf("put %q into %q: unknown", deputy, slot)
	}
	if !slices.Contains(b.seats[s], int32(d)) {
		b.add(s, d)
	}
	return nil
}
