// Package flow finds flows of least cost, and keeps them so while arcs come, go and change their costs.
package flow

import "slices"

// Network is a flow network whose arcs have whole costs. Nodes are numbered so that arcs of a fresh network go upwards: it has no cycles,
// and negative costs need no more than one pass.
type Network struct {
	First  []int32 // of each node, in arcs; -1: none
	Next   []int32 // of the same node, by arc
	To     []int32
	Cap    []int32 // what may still go along an arc
	Cost   []int64
	Height []int64 // potentials: with them no arc that could carry more costs less than nothing
	dist   []int64
	at     []int32 // current arcs of the blocking flow
	seen   []bool
	heap   heap
}

type entry struct {
	dist int64
	node int32
}

// heap keeps entries so that the least distance is on top.
type heap []entry

// Far is the distance of what no way leads to.
const Far = int64(1) << 62

// NewNetwork is a network of nodes without arcs.
func NewNetwork(nodes int) *Network {
	n := &Network{First: make([]int32, nodes)}
	for i := range n.First {
		n.First[i] = -1
	}
	return n
}

// Node adds a node.
func (n *Network) Node() int {
	n.First = append(n.First, -1)
	return len(n.First) - 1
}

// Reserve makes room for so many arcs, which spares a large network its growing.
func (n *Network) Reserve(arcs int) {
	n.To, n.Next, n.Cap = slices.Grow(n.To, 2*arcs), slices.Grow(n.Next, 2*arcs), slices.Grow(n.Cap, 2*arcs)
	n.Cost = slices.Grow(n.Cost, 2*arcs)
}

// Arc adds an arc and its reverse, and returns its number; the reverse is that number ^ 1.
func (n *Network) Arc(from, to, capacity int, cost int64) int {
	id := len(n.To)
	n.To = append(n.To, int32(to), int32(from))
	n.Cap = append(n.Cap, int32(capacity), 0)
	n.Cost = append(n.Cost, cost, -cost)
	n.Next = append(n.Next, n.First[from], n.First[to])
	n.First[from], n.First[to] = int32(id), int32(id+1)
	return id
}

// Solve pushes as much as goes from source to sink, at the least cost of all such flows, and returns both. look is called now and then with
// the flow so far, which stays when it says that this is to stop.
func (n *Network) Solve(source, sink int, look func(flow int) bool) (flow int, cost int64, whole bool) {
	count := len(n.First)
	n.Height, n.dist = make([]int64, count), make([]int64, count)
	n.at, n.seen = make([]int32, count), make([]bool, count)
	n.firstHeights(source)
	for n.search(source, sink) {
		if look != nil && look(flow) {
			return flow, cost, false
		}
		for i := range n.Height {
			if n.dist[i] < Far {
				n.Height[i] += n.dist[i]
			} else {
				n.Height[i] += n.dist[sink]
			}
		}
		copy(n.at, n.First)
		for {
			clear(n.seen)
			pushed := n.push(source, sink, 1<<30)
			if pushed == 0 {
				break
			}
			flow += pushed
			cost += int64(pushed) * (n.Height[sink] - n.Height[source])
		}
	}
	n.dist, n.at, n.seen, n.heap = nil, nil, nil, nil // a city's are many megabytes
	return flow, cost, true
}

// firstHeights are shortest distances in the fresh network, one pass along its nodes.
func (n *Network) firstHeights(source int) {
	for i := range n.Height {
		n.Height[i] = Far
	}
	n.Height[source] = 0
	for u := range n.First {
		if n.Height[u] == Far {
			continue
		}
		for a := n.First[u]; a >= 0; a = n.Next[a] {
			if n.Cap[a] > 0 {
				n.Height[n.To[a]] = min(n.Height[n.To[a]], n.Height[u]+n.Cost[a])
			}
		}
	}
	most := int64(0)
	for _, h := range n.Height {
		if h < Far {
			most = max(most, h)
		}
	}
	for i, h := range n.Height {
		if h == Far { // can't be reached: any height that keeps reduced costs above zero will do
			n.Height[i] = most
		}
	}
}

// search finds the distances from the source under reduced costs (Dijkstra), as far as the sink; false when it is cut off.
func (n *Network) search(source, sink int) bool {
	for i := range n.dist {
		n.dist[i] = Far
	}
	clear(n.seen)
	n.dist[source] = 0
	n.heap = append(n.heap[:0], entry{0, int32(source)})
	for len(n.heap) > 0 {
		top := n.heap.pop()
		u := top.node
		if n.seen[u] {
			continue
		}
		n.seen[u] = true
		if int(u) == sink {
			break
		}
		for a := n.First[u]; a >= 0; a = n.Next[a] {
			v := n.To[a]
			if n.Cap[a] == 0 || n.seen[v] {
				continue
			}
			if d := top.dist + n.Cost[a] + n.Height[u] - n.Height[v]; d < n.dist[v] {
				n.dist[v] = d
				n.heap.insert(entry{d, v})
			}
		}
	}
	end := n.dist[sink]
	if end == Far {
		return false
	}
	for i := range n.dist { // beyond the sink nothing was settled: those heights rise with the sink's
		if !n.seen[i] || n.dist[i] > end {
			n.dist[i] = Far
		}
	}
	n.dist[sink] = end
	return true
}

func (all *heap) insert(e entry) {
	h := append(*all, e)
	i := len(h) - 1
	for i > 0 {
		parent := (i - 1) / 2
		if h[parent].dist <= e.dist {
			break
		}
		h[i] = h[parent]
		i = parent
	}
	h[i] = e
	*all = h
}

func (all *heap) pop() entry {
	h := *all
	top, last := h[0], h[len(h)-1]
	h = h[:len(h)-1]
	i := 0
	for 2*i+1 < len(h) {
		child := 2*i + 1
		if child+1 < len(h) && h[child+1].dist < h[child].dist {
			child++
		}
		if h[child].dist >= last.dist {
			break
		}
		h[i] = h[child]
		i = child
	}
	if len(h) > 0 {
		h[i] = last
	}
	*all = h
	return top
}

// push sends flow along arcs of no reduced cost, depth first; each arc is given up once it leads nowhere.
func (n *Network) push(u, sink int, most int32) int {
	if u == sink {
		return int(most)
	}
	n.seen[u] = true
	sent := 0
	for ; n.at[u] >= 0; n.at[u] = n.Next[n.at[u]] {
		a := n.at[u]
		v := int(n.To[a])
		if n.Cap[a] == 0 || n.seen[v] || n.Cost[a]+n.Height[u]-n.Height[v] != 0 {
			continue
		}
		got := n.push(v, sink, min(most-int32(sent), n.Cap[a]))
		if got > 0 {
			n.Cap[a] -= int32(got)
			n.Cap[a^1] += int32(got)
			if sent += got; int32(sent) == most {
				n.seen[u] = false
				return sent
			}
		}
	}
	return sent
}

// Used reports how much flows along an arc.
func (n *Network) Used(a int32) int { return int(n.Cap[a^1]) }
