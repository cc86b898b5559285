package data

import (
	"fmt"
	"strings"

	"liujin/data/han"
)

// Apart says of namesakes, by their ids, what tells them apart on a day: the unit, or where that does not, the first of marks that does.
// Who had no seat by then is nobody's namesake yet: what was said of a day stays so.
func Apart(all []DeputyFields, held map[string][]Tenure, day string, marks ...func(*DeputyFields) string) map[string]string {
	marks = append([]func(*DeputyFields) string{func(d *DeputyFields) string { return d.Employer }}, marks...)
	there := func(d *DeputyFields) bool {
		seats := held[d.ID]
		for i := range seats {
			if seats[i].From <= day {
				return true
			}
		}
		return len(seats) == 0
	}
	named := map[string][]*DeputyFields{}
	for i := range all {
		if d := &all[i]; there(d) {
			name := han.BareName(d.Name)
			named[name] = append(named[name], d)
		}
	}
	by := map[string]string{}
	for i := range all {
		if d := &all[i]; len(named[han.BareName(d.Name)]) > 1 {
			by[d.ID] = mark(d, named[han.BareName(d.Name)], marks)
		}
	}
	return by
}

// mark is the first of marks by which no other namesake is known; where there is none, all that is known.
func mark(d *DeputyFields, namesakes []*DeputyFields, marks []func(*DeputyFields) string) string {
	var known []string
	for _, of := range marks {
		mine, shared := of(d), false
		if mine == "" {
			continue
		}
		for _, other := range namesakes {
			shared = shared || other.ID != d.ID && of(other) == mine
		}
		if !shared {
			return mine
		}
		known = append(known, mine)
	}
	return strings.Join(known, " ")
}

// Called is a name with what tells namesakes apart in brackets.
func Called(name, by string) string {
	if by != "" {
		name += "（" + by + "）"
	}
	return name
}

// WithinOffice are the marks beside the unit that papers and screens of the office may show: birth month, gender, the end of the phone
// number.
var WithinOffice = []func(*DeputyFields) string{
	func(d *DeputyFields) string { return d.Born },
	func(d *DeputyFields) string { return string(d.Gender) },
	func(d *DeputyFields) string {
		if len(d.Phone) < 4 {
			return ""
		}
		return fmt.Sprintf("手机尾号 %s", d.Phone[len(d.Phone)-4:])
	},
}

// DeputyNames maps deputies to their names on a day; namesakes are told apart, as the office itself may know them.
func (r reader) DeputyNames(day string) (map[string]string, error) {
	all, err := r.DeputiesOn(day)
	if err != nil {
		return nil, err
	}
	names, bare := make(map[string]string, len(all)), make(map[string]bool, len(all))
	for i := range all {
		names[all[i].ID] = all[i].Name
		bare[han.BareName(all[i].Name)] = true
	}
	if len(bare) == len(all) { // nobody has a namesake: the usual case
		return names, nil
	}
	held, err := r.Tenures()
	if err != nil {
		return nil, err
	}
	by := Apart(all, grouped(held, func(t *Tenure) string { return t.DeputyID }), day, WithinOffice...)
	for i := range all {
		names[all[i].ID] = Called(all[i].Name, by[all[i].ID])
	}
	return names, nil
}

// withNames reads rows that name deputies: row tells where the names of those whose ids the query gives go, and what it scans. They are
// called as on the reader's day.
func withNames[T any](r reader, row func(*T) (names *string, pointers []any), query string, args ...any) ([]T, error) {
	called, err := r.DeputyNames(r.asOf())
	if err != nil {
		return nil, err
	}
	return nameEach(r, called, row, query, args...)
}

// nameEach is withNames for who has read the names already.
func nameEach[T any](r reader, called map[string]string, row func(*T) (names *string, pointers []any), query string,
	args ...any) ([]T, error) {
	all, err := scanAll(r, func(v *T) []any {
		_, pointers := row(v)
		return pointers
	}, query, args...)
	for i := range all {
		names, _ := row(&all[i])
		*names = callAll(*names, called)
	}
	return all, err
}

// callAll are the names of deputies whose ids stand in a list.
func callAll(ids string, called map[string]string) string {
	var names []string
	for _, id := range strings.Split(ids, ",") {
		if name := called[id]; name != "" { // nobody, in a damaged ledger
			names = append(names, name)
		}
	}
	return strings.Join(names, "、")
}
