package flow

// front is one side of a search: the distances from a node, or to it, as far as they are known.
type front struct {
	dist []int64
	arc  []int32 // by which each node was met
	seen []bool  // settled
	met  []int32
	heap heap
}

func newFront(nodes int) *front {
	f := &front{dist: make([]int64, nodes), arc: make([]int32, nodes), seen: make([]bool, nodes)}
	for i := range f.dist {
		f.dist[i] = Far
	}
	return f
}

// begin forgets the search before and starts at a node.
func (f *front) begin(at int) {
	for _, x := range f.met {
		f.dist[x], f.seen[x] = Far, false
	}
	f.met, f.heap = append(f.met[:0], int32(at)), f.heap[:0]
	f.dist[at] = 0
	f.heap.insert(entry{0, int32(at)})
}

// least is the smallest distance that is not settled.
func (f *front) least() int64 {
	for len(f.heap) > 0 && f.seen[f.heap[0].node] {
		f.heap.pop()
	}
	if len(f.heap) == 0 {
		return Far
	}
	return f.heap[0].dist
}

// Paths finds cheapest ways in a network that has a best flow, from both ends at once: most of its reduced costs are zero, so that a search
// from one end settles nearly every node.
type Paths struct {
	net           *Network
	ahead, behind *front
	middle        int // where the two met
}

// NewPaths is for a network that has its best flow.
func NewPaths(n *Network) *Paths {
	return &Paths{net: n, ahead: newFront(len(n.First)), behind: newFront(len(n.First))}
}

// Shortest is the distance of two nodes under reduced costs; far: no way leads there.
func (p *Paths) Shortest(from, to int) int64 {
	p.ahead.begin(from)
	p.behind.begin(to)
	best := Far
	if from == to {
		p.middle, best = from, 0
	}
	for {
		f, b := p.ahead.least(), p.behind.least()
		switch {
		case f == Far || b == Far || f+b >= best:
			return best
		case len(p.ahead.heap) <= len(p.behind.heap):
			best = p.settle(p.ahead, p.behind, 0, best)
		default:
			best = p.settle(p.behind, p.ahead, 1, best)
		}
	}
}

// settle settles the next node of a front and looks where the other one knows its neighbours. back is 1 for the front that goes against
// the arcs.
func (p *Paths) settle(f, other *front, back int32, best int64) int64 {
	n := p.net
	top := f.heap.pop()
	u := top.node
	f.seen[u] = true
	for a := n.First[u]; a >= 0; a = n.Next[a] {
		x, arc := n.To[a], a^back
		if n.Cap[arc] == 0 || f.seen[x] {
			continue
		}
		reduced := n.Cost[arc] + n.Height[u] - n.Height[x]
		if back == 1 {
			reduced = n.Cost[arc] + n.Height[x] - n.Height[u]
		}
		d := top.dist + reduced
		if d >= f.dist[x] || d >= best {
			continue
		}
		if f.dist[x] == Far {
			f.met = append(f.met, x)
		}
		f.dist[x], f.arc[x] = d, arc
		f.heap.insert(entry{d, x})
		if o := other.dist[x]; o < Far && d+o < best {
			best, p.middle = d+o, int(x)
		}
	}
	return best
}

// Route sends a unit the cheapest way and calls through with each arc; false when there is none. The heights are raised so that the flow is
// known for the best one again: by what is nearer than the one front's least on the one side, and nearer than the rest on the other.
func (p *Paths) Route(from, to int, through func(arc int32)) bool {
	n, d := p.net, p.Shortest(from, to)
	if d == Far {
		return false
	}
	for at := p.middle; at != from; at = int(n.To[p.ahead.arc[at]^1]) {
		through(p.ahead.arc[at])
	}
	for at := p.middle; at != to; at = int(n.To[p.behind.arc[at]]) {
		through(p.behind.arc[at])
	}
	near := min(p.ahead.least(), d)
	for _, x := range p.ahead.met {
		n.Height[x] += min(0, p.ahead.dist[x]-near)
	}
	for _, x := range p.behind.met {
		n.Height[x] += max(0, d-near-p.behind.dist[x])
	}
	return true
}
