package rostering

import (
	"fmt"
	"math/rand/v2"
	"time"
)

// kind is a kind of instance, by the numbers that offices have.
type kind struct {
	towns, stations, deputies int
	every, months             int // days between two shifts of a station; months of 30 days
	least, most               int // seats a slot
	further                   int // stations a deputy may serve beside the home
	away                      int // per cent of days unavailable
	hard, desired             int
	county                    bool // every fifth station wants one 县级
}

var kindsOf = map[string]kind{
	"tiny": {towns: 1, stations: 4, deputies: 32, every: 7, months: 4, least: 2, most: 3, further: 1, away: 15, hard: 7, desired: 14,
		county: true},
	"town": {towns: 1, stations: 10, deputies: 100, every: 7, months: 12, least: 2, most: 3, further: 2, away: 15, hard: 7, desired: 14,
		county: true},
	"tight": {towns: 1, stations: 10, deputies: 100, every: 7, months: 12, least: 2, most: 4, further: 1, away: 45, hard: 10, desired: 20,
		county: true},
	"town3": {towns: 1, stations: 20, deputies: 150, every: 15, months: 12, least: 2, most: 4, further: 2, away: 25, hard: 7, desired: 14,
		county: false},
	"district": {towns: 15, stations: 10, deputies: 1995, every: 15, months: 12, least: 2, most: 4, further: 2, away: 15, hard: 7,
		desired: 14, county: false},
	"city": {towns: 100, stations: 10, deputies: 15000, every: 15, months: 12, least: 2, most: 4, further: 2, away: 15, hard: 7,
		desired: 14,
		county:  false},
}

// generate makes an instance of a kind with a result planted in it that keeps every rule, so that nothing need stay empty.
func generate(k kind, seed uint64) *Instance {
	r := rand.New(rand.NewPCG(seed, 77))
	in := &Instance{Format: Format, Gap: Gap{k.hard, k.desired}}
	start := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	date := func(n int) string { return start.AddDate(0, 0, n).Format(time.DateOnly) }
	days := 30 * k.months
	perTown := k.deputies / k.towns
	serving := make([][]int, k.towns*k.stations)
	for i := range perTown * k.towns {
		town := i / perTown
		home := town*k.stations + r.IntN(k.stations)
		d := Deputy{ID: fmt.Sprintf("d%d", i+1), County: r.IntN(4) == 0, Employer: fmt.Sprintf("u%d", r.IntN(k.deputies/3+1)),
			Group: fmt.Sprintf("g%d", town*4+r.IntN(4)), Home: fmt.Sprintf("s%d", home+1), Served: r.IntN(3)}
		stations := []int{home}
		for len(stations) < 1+k.further {
			t := town
			if k.towns > 1 && r.IntN(10) == 0 {
				t = (town + 1) % k.towns
			}
			s := t*k.stations + r.IntN(k.stations)
			fresh := true
			for _, x := range stations {
				fresh = fresh && x != s
			}
			if fresh {
				stations = append(stations, s)
			}
		}
		for _, s := range stations {
			d.Stations = append(d.Stations, fmt.Sprintf("s%d", s+1))
			serving[s] = append(serving[s], i)
		}
		in.Deputies = append(in.Deputies, d)
	}
	planted := map[int][]int{}
	for day := 0; day < days; day++ {
		for s := range serving {
			if (day+s)%k.every == 0 {
				plant(in, k, r, s, day, date(day), serving[s], planted)
			}
		}
	}
	for i := range in.Deputies {
		d := &in.Deputies[i]
		most := len(planted[i]) + 4
		d.Max = &most
		busy := map[int]bool{}
		for _, n := range planted[i] {
			busy[n] = true
		}
		for n := range days {
			if r.IntN(100) < k.away && !busy[n] {
				d.Unavailable = append(d.Unavailable, date(n))
			} else if r.IntN(10) == 0 {
				d.Inconvenient = append(d.Inconvenient, date(n))
			}
		}
	}
	return in
}

// plant makes a slot of a station on a day and finds deputies who can serve it.
func plant(in *Instance, k kind, r *rand.Rand, s, day int, date string, serving []int, planted map[int][]int) {
	want := k.least + r.IntN(k.most-k.least+1)
	county := k.county && s%5 == 0
	employers := map[string]bool{}
	var who []int
	has := false
	try := func(onlyCounty bool) {
		for _, x := range r.Perm(len(serving)) {
			d := serving[x]
			if len(who) == want || onlyCounty && len(who) == 1 {
				return
			}
			one := &in.Deputies[d]
			free := !employers[one.Employer] && (!onlyCounty || one.County)
			for _, n := range planted[d] {
				free = free && day-n >= k.hard
			}
			for _, w := range who {
				free = free && w != d
			}
			if free {
				who, employers[one.Employer] = append(who, d), true
				has = has || one.County
			}
		}
	}
	if county {
		try(true)
	}
	try(false)
	if len(who) == 0 {
		return
	}
	slot := Slot{ID: fmt.Sprintf("s%d/%s", s+1, date), Station: fmt.Sprintf("s%d", s+1), Date: date, Need: len(who)}
	if county && has {
		slot.County = 1
	}
	for _, d := range who {
		planted[d] = append(planted[d], day)
	}
	in.Slots = append(in.Slots, slot)
}
