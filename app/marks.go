package app

import (
	"liujin/app/table"
	"liujin/data"
)

// marks are the columns at the end of every list of activities: what it was of, in the campaign's own words, and the note.
func marks[R any](activity func(*R) *data.ActivityRow) []table.Column[*R] {
	return []table.Column[*R]{
		table.Of("focus", "重点领域", 5, func(r *R) string { return activity(r).FocusName }).Hide(),
		table.Of("vanguard", "排头兵", 6, func(r *R) string { return activity(r).VanguardName }).Hide(),
		table.Of("note", "备注", 8, func(r *R) string { return activity(r).Note }).Hide(),
	}
}

// sameDeputies carries deputies over to the next record.
func sameDeputies(now []data.Participation) (next []data.Participation) {
	for _, p := range now {
		next = append(next, data.Participation{DeputyID: p.DeputyID, Role: p.Role})
	}
	return next
}

// planState is the column that says which activities are planned only; it is empty for what was held, and not there where all were.
func planState[R any](activity func(*R) *data.ActivityRow) table.Column[*R] {
	return table.Column[*R]{Name: "state", Head: "状态", Width: 4.5, Rare: true, Cell: func(r *R) table.Cell {
		switch state := activity(r).State; state {
		case data.ActivityPlanned:
			return table.Chip(state, table.Due)
		case data.ActivityCancelled:
			return table.Chip(state, table.Plain)
		}
		return table.T("")
	}}
}

// reached is how many came to an activity; of one that is planned or was called off nobody has counted them, which is not 0.
func reached(a *data.ActivityRow, n int) table.Cell {
	if a.State == data.ActivityPlanned || a.State == data.ActivityCancelled {
		return table.T("")
	}
	return table.N(n)
}

// sameState is that of the next record: who plans one thing after another for today plans on.
func sameState(v *data.Activity) data.ActivityState {
	if v.Planned() {
		return data.ActivityPlanned
	}
	return ""
}
