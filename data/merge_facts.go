package data

import (
	"fmt"
	"maps"
	"slices"
)

// Merging is what making one record of two would do, before it is decided.
type Merging struct {
	Differ []MergeField
	Moves  []Moved
	Seats  []SeatTwin
}

// MergeField is a column in which the record that goes says something else than the one that stays.
type MergeField struct{ Column, Lose, Keep string }

// Moved is how many rows of a table come along, and how many of them say what is there already. Together: where both are named, they came
// or were to come at the same time, as two would.
type Moved struct {
	Title    string
	N, Same  int
	Together bool
}

// Merging says what making one of two records would do.
func (db *DB) Merging(of Kind, lose, keep string) (m Merging, err error) {
	k, err := mergedKind(of)
	if err != nil {
		return m, err
	}
	gone, err := db.values(k, lose)
	if err != nil {
		return m, err
	}
	stays, err := db.values(k, keep)
	if err != nil {
		return m, err
	}
	for _, column := range sortedKeys(gone) {
		if v := gone[column]; !saysNothing(v) && v != stays[column] {
			m.Differ = append(m.Differ, MergeField{column, said(v), said(stays[column])})
		}
	}
	if of == KindDeputy {
		if m.Seats, err = db.seatTwins(lose, keep); err != nil {
			return m, err
		}
	}
	m.Moves, err = db.moves(of, lose, keep, map[string]int{mandates.name: len(m.Seats)})
	return m, err
}

// moves counts what comes along, table by table; same is what is known already of what is there.
func (db *DB) moves(of Kind, lose, keep string, same map[string]int) (all []Moved, err error) {
	rules, at := db.rules(of)
	for i := range rules {
		found, err := db.twinsOf(&rules[i], at[i], lose, keep)
		if err != nil {
			return nil, err
		}
		same[rules[i].table] += len(found)
	}
	n := map[string]int{}
	for _, p := range db.namings(of) {
		rows, err := db.count(p, lose)
		if err != nil {
			return nil, err
		}
		n[p.table] += rows
	}
	for _, k := range kinds { // in the order of the registers
		if n[k.name] > 0 && k.name != aliases.name && k.name != mandateChanges.name {
			all = append(all, Moved{Title: k.title, N: n[k.name], Same: same[k.name],
				Together: same[k.name] > 0 && (k.name == participations.name || k.name == attendees.name)})
		}
	}
	return all, nil
}

// said is a column's value in a field.
func said(v any) string {
	if saysNothing(v) {
		return ""
	}
	return fmt.Sprint(v)
}

func sortedKeys(m map[string]any) []string { return slices.Sorted(maps.Keys(m)) }
