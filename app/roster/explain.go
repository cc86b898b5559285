package roster

import (
	"fmt"
	"slices"
	"strings"
)

// Cause says why some slots can't be filled: how many seats they want, and how many duties those who may take them can give.
type Cause struct {
	Slots    []string `json:"slots"`
	Need     int      `json:"need"`
	Eligible int      `json:"eligible"`
	Seats    string   `json:"seats"` // 县级以上, 本组, or 普通
	Text     string   `json:"text"`
}

// mostCauses is how many causes are told; more would not be read.
const mostCauses = 20

// explain finds, for each slot that stays short, the smallest set of slots that cannot all be filled, whatever else is left empty: a proof by
// flow, in which the gap holds within blocks of days only and nobody minds colleagues. Where that finds none, it says so.
func (p *problem) explain(pl *plan) []Cause {
	all := []Cause{}
	told := map[int]bool{}
	for i := range p.slots {
		if len(pl.seats[i]) >= p.slots[i].need || told[i] {
			continue
		}
		if len(all) == mostCauses {
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
	need func(*slot) int
	may  func(*dep, *slot) bool
}{
	{"县级以上", func(s *slot) int { return max(0, s.county-s.lockedCounty) }, func(d *dep, _ *slot) bool { return d.county }},
	{"本组", func(s *slot) int { return boolInt(s.group >= 0 && !s.lockedGroup && s.need > len(s.locked)) }, func(d *dep, s *slot) bool { return d.group == s.group }},
	{"普通", func(s *slot) int { return max(0, s.need-len(s.locked)) }, func(*dep, *slot) bool { return true }},
}

// cause proves why a slot stays short, kind of seat by kind.
func (p *problem) cause(pl *plan, i int) (Cause, []int) {
	for _, k := range seatKinds {
		if k.need(&p.slots[i]) == 0 {
			continue
		}
		h := &hall{p: p, need: k.need, may: k.may}
		if core := h.core(i); core != nil {
			need, can := h.seats(core), h.most(core)
			c := Cause{Need: need, Eligible: can, Seats: k.name}
			for _, s := range core {
				c.Slots = append(c.Slots, p.in.Slots[s].ID)
			}
			c.Text = p.sentence(core, k.name, need, can)
			return c, core
		}
	}
	c := Cause{Slots: []string{p.in.Slots[i].ID}, Need: p.slots[i].need, Eligible: len(pl.seats[i]), Seats: "普通", Text: "班次 " + p.in.Slots[i].ID + " 没有排满，未找到原因：可能是间隔、同单位或回避的规定合在一起造成的。"}
	return c, []int{i}
}

// sentence is a cause in words.
func (p *problem) sentence(core []int, seats string, need, can int) string {
	var where []string
	for _, s := range core[:min(4, len(core))] {
		where = append(where, p.in.Slots[s].ID)
	}
	more := ""
	if len(core) > 4 {
		more = "等"
	}
	who := "可排的代表"
	switch seats {
	case "县级以上":
		who = "可排的县级以上代表"
	case "本组":
		who = "可排的本组代表"
	}
	return fmt.Sprintf("%d 个班次（%s%s）需 %d 人次，%s只能承担 %d 人次。可以请其他站点的代表支援、放宽请假或次数上限，或减少人数。", len(core), strings.Join(where, "、"), more, need, who, can)
}

// hall asks by flow how many seats of one kind some slots can get, if nothing else is planned.
type hall struct {
	p    *problem
	need func(*slot) int
	may  func(*dep, *slot) bool

	net   *network
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
	r := &region{plan: base, block: func(day int) int { return (day - p.firstDay) / max(1, p.hard) }}
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
				key := [2]int{d, r.block(one.day)}
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
	net := newNetwork(1)
	for _, d := range order {
		deputies[d] = net.node()
	}
	first := len(net.first)
	for range keys {
		net.node()
	}
	for _, s := range free {
		at[s] = net.node()
	}
	sink := net.node()
	for _, d := range order {
		net.arc(0, deputies[d], max(0, p.deps[d].max-len(base.duty[d])), 0)
	}
	for b, key := range keys {
		net.arc(deputies[key[0]], first+b, 1, 0)
	}
	for _, e := range edges {
		net.arc(first+e.block, at[e.slot], 1, 0)
	}
	for _, s := range free {
		net.arc(at[s], sink, h.need(&p.slots[s]), 0)
	}
	flow, _, _ := net.solve(0, sink, upward(len(net.first)), nil)
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
	back := make([]bool, len(h.net.first))
	var queue []int32
	sink := len(h.net.first) - 1
	for _, s := range all { // slots whose seats the flow did not fill
		for a := h.net.first[h.nodes[s]]; a >= 0; a = h.net.next[a] {
			if int(h.net.to[a]) == sink && a&1 == 0 && h.net.cap[a] > 0 {
				back[h.nodes[s]] = true
				queue = append(queue, int32(h.nodes[s]))
			}
		}
	}
	for len(queue) > 0 {
		v := queue[0]
		queue = queue[1:]
		for a := h.net.first[v]; a >= 0; a = h.net.next[a] {
			u := h.net.to[a]
			if int(u) != sink && !back[u] && h.net.cap[a^1] > 0 { // flow could still come from u to v
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
