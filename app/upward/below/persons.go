package below

import (
	"strconv"
	"strings"

	"liujin/app"
	"liujin/app/days"
	"liujin/app/figures"
	"liujin/app/upward"
	"liujin/data"
)

// Someone is a person whom an office below names.
type Someone struct {
	Office *data.Office
	*upward.Individual
}

// Words say whose the person is, and by which seats: 青龙镇：镇第十八届、县第十七届代表.
func (p Someone) Words() string {
	var held []string
	for _, seat := range p.Seats {
		level, _, term := seatOf(seat)
		held = append(held, level+"第"+figures.Numeral(term)+"届")
	}
	if len(held) == 0 {
		return p.Office.Called() + "：没有填代表证号"
	}
	return p.Office.Called() + "：" + strings.Join(held, "、") + "代表"
}

// Alike are two persons of two offices who have name, gender and birth month in common, of whom nobody said whether they are one (身份核对).
type Alike struct{ A, B Someone }

// Words say who they are: 张三，男，1981年2月生.
func (v *Alike) Words() string {
	said := []string{v.A.Name}
	if v.A.Gender != "" {
		said = append(said, v.A.Gender)
	}
	return strings.Join(append(said, days.MonthSpan(v.A.Born+"-01").Name()+"生"), "，")
}

// Unlikely reports whether both hold seats that nobody may hold at a time: of two congresses of one level, neither of which is above the
// other (选举法: 公民不得同时担任两个以上无隶属关系的行政区域的人民代表大会代表).
func (v *Alike) Unlikely() bool {
	for _, one := range v.A.Seats {
		for _, other := range v.B.Seats {
			level, congress, _ := seatOf(one)
			if l, c, _ := seatOf(other); l == level && c != congress {
				return true
			}
		}
	}
	return false
}

// seatOf is the level, the electing congress and the term of a seat, see upward.Individual.
func seatOf(seat string) (level, congress string, term int) {
	level, seat, _ = strings.Cut(seat, "|")
	congress, seat, _ = strings.Cut(seat, "|")
	number, _, _ := strings.Cut(seat, "|")
	term, _ = strconv.Atoi(number) // what we wrote ourselves
	return level, congress, term
}

// Identify keeps whether two persons whom offices below name are one; from then on nobody is asked about them.
func (a *Book) Identify(v *Alike, same bool) error {
	answer := data.Identity{Code: v.A.Office.Code, Person: v.A.ID, OtherCode: v.B.Office.Code, OtherPerson: v.B.ID, Same: same,
		Day: a.Today()}
	label := "核对" + app.Quoted(v.A.Name) + "不是同一人"
	if same {
		label = "核对" + app.Quoted(v.A.Name) + "是同一人"
	}
	return a.Do(label, func(tx *data.Tx) error { return tx.SaveIdentity(answer) })
}

// crowd is everybody whom offices name, each in the group of those who are one with them.
type crowd struct {
	all    []Someone
	parent []int
	seats  map[[2]string]int // by name and seat: a certificate under the same name is one person
	apart  map[[2]int]bool   // groups of whom it was said that they are not one
}

// newCrowd groups everybody, by their seats and by what was answered.
func newCrowd(people []Someone, known []data.Identity) *crowd {
	c := &crowd{all: people, parent: make([]int, len(people)), seats: map[[2]string]int{}, apart: map[[2]int]bool{}}
	asked := map[[2]string]int{} // by code and id; where nobody is yet: -1
	for i := range known {
		k := &known[i]
		asked[[2]string{k.Code, k.Person}], asked[[2]string{k.OtherCode, k.OtherPerson}] = -1, -1
	}
	for i := range people {
		p := &people[i]
		c.parent[i] = i
		for _, seat := range p.Seats {
			key := [2]string{p.Name, seat}
			if other, ok := c.seats[key]; ok {
				c.parent[c.root(i)] = c.root(other)
			}
			c.seats[key] = i
		}
		if len(asked) == 0 {
			continue
		}
		for _, id := range append([]string{p.ID}, p.Was...) {
			if _, is := asked[[2]string{p.Office.Code, id}]; is {
				asked[[2]string{p.Office.Code, id}] = i
			}
		}
	}
	for _, same := range []bool{true, false} { // who is one first: who is apart is told of groups
		for i := range known {
			k := &known[i]
			x, y := asked[[2]string{k.Code, k.Person}], asked[[2]string{k.OtherCode, k.OtherPerson}]
			switch {
			case k.Same != same || x < 0 || y < 0:
			case same:
				c.parent[c.root(y)] = c.root(x)
			default:
				x, y = c.root(x), c.root(y)
				c.apart[[2]int{min(x, y), max(x, y)}] = true
			}
		}
	}
	return c
}

func (c *crowd) root(i int) int {
	for c.parent[i] != i {
		c.parent[i] = c.parent[c.parent[i]]
		i = c.parent[i]
	}
	return i
}

// repeats says by how many persons the sum of each figure of persons is more than there are.
func (c *crowd) repeats() map[string]int {
	in, repeats := make([]uint64, len(c.all)), map[string]int{} // in: by group
	for i := range c.all {
		p, g := &c.all[i], c.root(i)
		for k, again := 0, in[g]&p.In; again != 0; k, again = k+1, again>>1 {
			if again&1 != 0 {
				repeats[upward.PersonKeys[k]]++
			}
		}
		in[g] |= p.In
	}
	return repeats
}

// alike are those of whom somebody has to say whether they are one, the first of each group with the first of each other.
func (c *crowd) alike() (all []Alike) {
	type namesake struct{ name, gender, born string }
	met := make(map[namesake][]int, len(c.all)) // the first of each group
	for i := range c.all {
		p, g := &c.all[i], c.root(i)
		if p.Born == "" {
			continue
		}
		as := namesake{p.Name, p.Gender, p.Born}
		known := false
		for _, other := range met[as] {
			known = known || c.root(other) == g
		}
		if known {
			continue
		}
		for _, other := range met[as] {
			o := c.root(other)
			if c.all[other].Office != p.Office && !c.apart[[2]int{min(o, g), max(o, g)}] {
				all = append(all, Alike{c.all[other], *p})
			}
		}
		met[as] = append(met[as], i)
	}
	return all
}

// persons are everybody whom units name, each in those figures alone that are not doubtful.
func persons(units []UnitSummary) (all []Someone) {
	for i := range units {
		u := &units[i]
		sure := u.sure()
		for k := range sure {
			all = append(all, Someone{&u.Office, &sure[k]})
		}
	}
	return all
}
