package rostering

import (
	"fmt"
	"slices"
	"strings"

	"liujin/app/rostering/flow"
)

// Cause says why some slots can't be filled: how many seats they want, and how many duties those who may take them can give.
type Cause struct {
	Slots    []string `json:"slots"`
	Need     int      `json:"need"`
	Eligible int      `json:"eligible"`
	Seats    string   `json:"seats"` // 县级以上, 本组, 普通, or 锁定
	Text     string   `json:"text"`

	Why  Reason   `json:"-"`
	Away []string `json:"-"` // deputies of the stations who can't on those days
}

// Reason is which rule it is that the seats fail by: without it they could be filled. "" where none alone is.
type Reason string

// The reasons.
const (
	FewEligible  Reason = "eligible"
	ByLeave      Reason = "leave"
	ByMaximum    Reason = "max"
	ByGap        Reason = "gap"
	ByCounty     Reason = "county"
	ByGroup      Reason = "group"
	ByEmployer   Reason = "employer"
	ByApart      Reason = "apart"
	ByLocks      Reason = "locks"
	ByTwoPlaces  Reason = "places"
	UnknownCause Reason = ""
)

// mostCauses is how many causes are told; more would not be read.
const mostCauses = 20

// explain finds, for each slot that stays short, the smallest set of slots that cannot all be filled, whatever else is left empty: a
// proof by flow, in which the gap holds within blocks of days only and nobody minds colleagues, or by exact search where the set is
// small. Where neither finds one, it says so.
func (p *problem) explain(pl *plan) []Cause {
	all := p.lockFaults(pl)
	told := map[int]bool{}
	for i := range p.slots {
		if len(pl.seats[i]) >= p.slots[i].need || told[i] {
			continue
		}
		if len(all) >= mostCauses {
			break
		}
		cause, core := p.cause(pl, i)
		for _, s := range core {
			told[s] = true
		}
		all = append(all, cause)
	}
	return all
}

// seatKinds are the kinds of seats that are looked at, the narrower first.
var seatKinds = []struct {
	name string
	why  Reason
	need func(*slot) int
	may  func(*dep, *slot) bool
}{
	{"县级以上", ByCounty, func(s *slot) int { return max(0, s.county-s.lockedCounty) }, func(d *dep, _ *slot) bool { return d.county }},
	{"本组", ByGroup, func(s *slot) int { return boolInt(s.group >= 0 && !s.lockedGroup && s.need > len(s.locked)) },
		func(d *dep, s *slot) bool { return d.group == s.group }},
	{"普通", UnknownCause, func(s *slot) int { return max(0, s.need-len(s.locked)) }, func(*dep, *slot) bool { return true }},
}

// cause proves why a slot stays short, kind of seat by kind.
func (p *problem) cause(pl *plan, i int) (Cause, []int) {
	for _, k := range seatKinds {
		if k.need(&p.slots[i]) == 0 {
			continue
		}
		h := &hall{p: p, need: k.need, may: k.may}
		core := h.core(i)
		if core == nil {
			continue
		}
		c := Cause{Need: h.seats(core), Eligible: h.most(core), Seats: k.name, Why: k.why}
		if k.why == UnknownCause {
			if less, unmet := p.thin(core, i); unmet > 0 {
				core = less
				c.Need = h.seats(core)
				c.Eligible = c.Need - unmet
			}
			c.Why = p.reason(core)
		}
		return p.told(c, core), core
	}
	if core, unmet := p.exactCore(i); unmet > 0 {
		c := Cause{Seats: "普通", Why: p.reason(core)}
		for _, s := range core {
			c.Need += p.slots[s].need - len(p.slots[s].locked)
		}
		c.Eligible = c.Need - unmet
		return p.told(c, core), core
	}
	c := Cause{Slots: []string{p.in.Slots[i].ID}, Need: p.slots[i].need, Eligible: len(pl.seats[i]), Seats: "普通",
		Text: "班次 " + p.in.Slots[i].ID + " 没有排满，未找到原因：可能是几条规定合在一起造成的。"}
	return c, []int{i}
}

// told names the slots and those who are away, and puts the cause into words.
func (p *problem) told(c Cause, core []int) Cause {
	var where []string
	away := map[string]bool{}
	for _, s := range core {
		c.Slots = append(c.Slots, p.in.Slots[s].ID)
		if len(where) < 4 {
			where = append(where, p.in.Slots[s].ID)
		}
		for d := range p.deps {
			if p.deps[d].off.has(p.slots[s].day) && p.of(d, s) && !away[p.in.Deputies[d].ID] {
				away[p.in.Deputies[d].ID] = true
				c.Away = append(c.Away, p.in.Deputies[d].ID)
			}
		}
	}
	more := ""
	if len(core) > 4 {
		more = "等"
	}
	who := map[string]string{"县级以上": "可排的县级以上代表", "本组": "可排的本组代表"}[c.Seats]
	if who == "" {
		who = "可排的代表"
	}
	c.Text = fmt.Sprintf("%d 个班次（%s%s）需 %d 人次，%s只能承担 %d 人次：%s", len(core), strings.Join(where, "、"), more, c.Need, who, c.Eligible,
		p.because(c.Why))
	return c
}

// because says a reason, and what can be done about it.
func (p *problem) because(why Reason) string {
	switch why {
	case ByLeave:
		return "当天请假的人多。可以请其他站点的代表支援，或改期、减少人数。"
	case ByMaximum:
		return "有人已到次数上限。可以放宽上限，或请其他站点的代表支援。"
	case ByGap:
		return fmt.Sprintf("最少隔 %d 天，排不开。可以缩短最小间隔，或请其他站点的代表支援。", p.hard)
	case ByCounty:
		return "县级以上的代表不够。可以请县级以上的代表加入这个站点，或减少给他们留的席位。"
	case ByGroup:
		return "这个小组的代表不够。可以不限小组，或请小组里的其他代表加入这个站点。"
	case ByEmployer:
		return "同单位的代表不能同班。可以放开这一条，或请其他单位的代表支援。"
	case ByApart:
		return "应回避的代表不能同班。可以请其他站点的代表支援。"
	case ByTwoPlaces:
		return "同一天几个站点要用同一批人。可以错开接待日，或请其他站点的代表支援。"
	case ByLocks:
		return "已锁定的安排占住了人。可以解除锁定，或改期。"
	case FewEligible:
		return "能来的代表太少。可以请其他站点的代表支援，或减少人数。"
	}
	return "几条规定合在一起排不开。可以请其他站点的代表支援、放宽请假或次数上限，或减少人数。"
}

// hall asks by flow how many seats of one kind some slots can get, if nothing else is planned.
type hall struct {
	p    *problem
	need func(*slot) int
	may  func(*dep, *slot) bool

	net   *flow.Network
	nodes map[int]int // slot → node
}

func (h *hall) seats(core []int) (n int) {
	for _, s := range core {
		n += h.need(&h.p.slots[s])
	}
	return n
}

// most is the largest number of seats that the slots can get.
func (h *hall) most(free []int) int {
	p := h.p
	base := p.empty()
	r := &region{plan: base, block: p.block}
	deputies, blocks, at := map[int]int{}, map[[2]int]int{}, map[int]int{}
	type edge struct{ block, slot int }
	var edges []edge
	var order []int
	var keys [][2]int
	for _, s := range free {
		one := &p.slots[s]
		at[s] = -1
		for _, e := range one.eligible {
			d := int(e)
			if h.may(&p.deps[d], one) && r.may(s, d) {
				key := [2]int{d, r.block(d, one.day)}
				if _, ok := deputies[d]; !ok {
					deputies[d] = 0
					order = append(order, d)
				}
				if _, ok := blocks[key]; !ok {
					blocks[key] = len(blocks)
					keys = append(keys, key)
				}
				edges = append(edges, edge{blocks[key], s})
			}
		}
	}
	net := flow.NewNetwork(1)
	for _, d := range order {
		deputies[d] = net.Node()
	}
	first := len(net.First)
	for range keys {
		net.Node()
	}
	for _, s := range free {
		at[s] = net.Node()
	}
	sink := net.Node()
	for _, d := range order {
		net.Arc(0, deputies[d], max(0, p.deps[d].max-len(base.duty[d])), 0)
	}
	for b, key := range keys {
		net.Arc(deputies[key[0]], first+b, 1, 0)
	}
	for _, e := range edges {
		net.Arc(first+e.block, at[e.slot], 1, 0)
	}
	for _, s := range free {
		net.Arc(at[s], sink, h.need(&p.slots[s]), 0)
	}
	flow, _, _ := net.Solve(0, sink, nil)
	h.net, h.nodes = net, at
	return flow
}

// core is a smallest set of slots with this one that can't all get their seats; nil when the flow fills everything.
func (h *hall) core(i int) []int {
	if h.most([]int{i}) < h.need(&h.p.slots[i]) {
		return []int{i}
	}
	var all []int
	for s := range h.p.slots {
		if h.need(&h.p.slots[s]) > 0 {
			all = append(all, s)
		}
	}
	if h.most(all) == h.seats(all) {
		return nil
	}
	core := h.reach(all)
	if !slices.Contains(core, i) {
		return nil
	}
	for k := 0; k < len(core) && len(core) < 400; { // leave out what the proof does not need
		less := slices.Delete(slices.Clone(core), k, k+1)
		if core[k] != i && h.most(less) < h.seats(less) {
			core = less
		} else {
			k++
		}
	}
	return core
}

// reach lists the slots that compete for the same deputies as those left short: what the cut of the flow leaves on the sink's side.
func (h *hall) reach(all []int) []int {
	back := make([]bool, len(h.net.First))
	var queue []int32
	sink := len(h.net.First) - 1
	for _, s := range all { // slots whose seats the flow did not fill
		for a := h.net.First[h.nodes[s]]; a >= 0; a = h.net.Next[a] {
			if int(h.net.To[a]) == sink && a&1 == 0 && h.net.Cap[a] > 0 {
				back[h.nodes[s]] = true
				queue = append(queue, int32(h.nodes[s]))
			}
		}
	}
	for len(queue) > 0 {
		v := queue[0]
		queue = queue[1:]
		for a := h.net.First[v]; a >= 0; a = h.net.Next[a] {
			u := h.net.To[a]
			if int(u) != sink && !back[u] && h.net.Cap[a^1] > 0 { // flow could still come from u to v
				back[u] = true
				queue = append(queue, u)
			}
		}
	}
	var core []int
	for _, s := range all {
		if back[h.nodes[s]] {
			core = append(core, s)
		}
	}
	return core
}
