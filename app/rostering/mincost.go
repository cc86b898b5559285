package rostering

import "slices"

// network is a flow network whose arcs have whole costs. Nodes are numbered so that arcs of a fresh network go upwards: it has no cycles,
// and negative costs need no more than one pass.
type network struct {
	first  []int32 // of each node, in arcs; -1: none
	next   []int32
	to     []int32
	cap    []int32
	cost   []int64
	height []int64 // potentials
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

const far = int64(1) << 62

func newNetwork(nodes int) *network {
	n := &network{first: make([]int32, nodes)}
	for i := range n.first {
		n.first[i] = -1
	}
	return n
}

// node adds a node.
func (n *network) node() int {
	n.first = append(n.first, -1)
	return len(n.first) - 1
}

// arc adds an arc and its reverse, and returns its number; the reverse is that number ^ 1.
func (n *network) arc(from, to, capacity int, cost int64) int {
	id := len(n.to)
	n.to = append(n.to, int32(to), int32(from))
	n.cap = append(n.cap, int32(capacity), 0)
	n.cost = append(n.cost, cost, -cost)
	n.next = append(n.next, n.first[from], n.first[to])
	n.first[from], n.first[to] = int32(id), int32(id+1)
	return id
}

// solve pushes as much as goes from source to sink, at the least cost of all such flows, and returns both. order lists the nodes so that
// every arc goes forward in it. look is called now and then with the flow so far, which stays when it says that
// this is to stop.
func (n *network) solve(source, sink int, order []int32, look func(flow int) bool) (flow int, cost int64, whole bool) {
	count := len(n.first)
	n.height, n.dist = make([]int64, count), make([]int64, count)
	n.at, n.seen = make([]int32, count), make([]bool, count)
	n.firstHeights(source, order)
	for n.search(source, sink) {
		if look != nil && look(flow) {
			return flow, cost, false
		}
		for i := range n.height {
			if n.dist[i] < far {
				n.height[i] += n.dist[i]
			} else {
				n.height[i] += n.dist[sink]
			}
		}
		copy(n.at, n.first)
		for {
			clear(n.seen)
			pushed := n.push(source, sink, 1<<30)
			if pushed == 0 {
				break
			}
			flow += pushed
			cost += int64(pushed) * (n.height[sink] - n.height[source])
		}
	}
	return flow, cost, true
}

// firstHeights are shortest distances in the fresh network, one pass along its order.
func (n *network) firstHeights(source int, order []int32) {
	for i := range n.height {
		n.height[i] = far
	}
	n.height[source] = 0
	for _, u := range order {
		if n.height[u] == far {
			continue
		}
		for a := n.first[u]; a >= 0; a = n.next[a] {
			if n.cap[a] > 0 {
				n.height[n.to[a]] = min(n.height[n.to[a]], n.height[u]+n.cost[a])
			}
		}
	}
	most := int64(0)
	for _, h := range n.height {
		if h < far {
			most = max(most, h)
		}
	}
	for i, h := range n.height {
		if h == far { // can't be reached: any height that keeps reduced costs above zero will do
			n.height[i] = most
		}
	}
}

// search finds the distances from the source under reduced costs (Dijkstra), as far as the sink; false when it is cut off.
func (n *network) search(source, sink int) bool {
	for i := range n.dist {
		n.dist[i] = far
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
		for a := n.first[u]; a >= 0; a = n.next[a] {
			v := n.to[a]
			if n.cap[a] == 0 || n.seen[v] {
				continue
			}
			if d := top.dist + n.cost[a] + n.height[u] - n.height[v]; d < n.dist[v] {
				n.dist[v] = d
				n.heap.insert(entry{d, v})
			}
		}
	}
	end := n.dist[sink]
	if end == far {
		return false
	}
	for i := range n.dist { // beyond the sink nothing was settled: those heights rise with the sink's
		if !n.seen[i] || n.dist[i] > end {
			n.dist[i] = far
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
func (n *network) push(u, sink int, most int32) int {
	if u == sink {
		return int(most)
	}
	n.seen[u] = true
	sent := 0
	for ; n.at[u] >= 0; n.at[u] = n.next[n.at[u]] {
		a := n.at[u]
		v := int(n.to[a])
		if n.cap[a] == 0 || n.seen[v] || n.cost[a]+n.height[u]-n.height[v] != 0 {
			continue
		}
		got := n.push(v, sink, min(most-int32(sent), n.cap[a]))
		if got > 0 {
			n.cap[a] -= int32(got)
			n.cap[a^1] += int32(got)
			if sent += got; int32(sent) == most {
				n.seen[u] = false
				return sent
			}
		}
	}
	return sent
}

// used reports how much flows along an arc.
func (n *network) used(a int) int { return int(n.cap[a^1]) }

// upward is the order of nodes by number.
func upward(count int) []int32 {
	order := make([]int32, count)
	for i := range order {
		order[i] = int32(i)
	}
	return slices.Clip(order)
}
