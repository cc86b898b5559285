package below

import "liujin/app/upward"

// distinct counts the persons of several units in each figure of persons, everybody once; repeats says by how many more they are named.
// alike is how many have a namesake in another unit of the same gender and birth month of whom nobody knows whether they are one.
func distinct(units [][]upward.Person) (repeats map[string]int, alike int) {
	group := newGroups()
	var members []int
	for _, people := range units {
		for i := range people {
			members = append(members, group.of(&people[i]))
		}
	}
	in := make([]uint64, len(members))               // by group
	first := make(map[namesake][2]int, len(members)) // its group and unit
	repeats = map[string]int{}
	n := 0
	for unit, people := range units {
		for i := range people {
			p, g := &people[i], group.root(members[n])
			n++
			for k, again := 0, in[g]&p.In; again != 0; k, again = k+1, again>>1 {
				if again&1 != 0 {
					repeats[upward.PersonKeys[k]]++
				}
			}
			in[g] |= p.In
			if p.Born == "" {
				continue
			}
			as := namesake{p.Name, p.Gender, p.Born}
			if other, seen := first[as]; !seen {
				first[as] = [2]int{g, unit}
			} else if other[0] != g && other[1] != unit {
				alike++
			}
		}
	}
	return repeats, alike
}

// namesake is what two persons have in common who may be one.
type namesake struct{ name, gender, born string }

// groups joins persons that are one: a seat's certificate under the same name.
type groups struct {
	parent []int
	seats  map[[2]string]int // by name and seat
}

func newGroups() *groups { return &groups{seats: map[[2]string]int{}} }

func (g *groups) root(i int) int {
	for g.parent[i] != i {
		g.parent[i] = g.parent[g.parent[i]]
		i = g.parent[i]
	}
	return i
}

// of puts a person into its group.
func (g *groups) of(p *upward.Person) int {
	at := len(g.parent)
	g.parent = append(g.parent, at)
	for _, seat := range p.Seats {
		key := [2]string{p.Name, seat}
		if other, ok := g.seats[key]; ok {
			g.parent[g.root(at)] = g.root(other)
		}
		g.seats[key] = at
	}
	return at
}
