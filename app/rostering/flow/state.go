package flow

import "slices"

// State is where a network's flow stands.
type State struct {
	cap          []int32
	cost, height []int64
}

// Save notes where the flow stands, and with costs what arcs cost; a city's take many megabytes.
func (n *Network) Save(costs bool) State {
	s := State{cap: slices.Clone(n.Cap), height: slices.Clone(n.Height)}
	if costs {
		s.cost = slices.Clone(n.Cost)
	}
	return s
}

// Restore goes back to where the flow stood.
func (n *Network) Restore(s State) {
	copy(n.Cap, s.cap)
	copy(n.Cost, s.cost)
	copy(n.Height, s.height)
}

// Total is what the flow costs.
func (n *Network) Total() (cost int64) {
	for a := 0; a < len(n.To); a += 2 {
		if flow := n.Cap[a^1]; flow > 0 {
			cost += int64(flow) * n.Cost[a]
		}
	}
	return cost
}
