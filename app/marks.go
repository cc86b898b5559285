package app

import (
	"liujin/app/table"
	"liujin/data"
)

// marks are the columns at the end of every list of activities: what it was of, in the campaign's own words, and the note.
func marks[R any](activity func(*R) *data.ActivityRow) []table.Column[R] {
	return []table.Column[R]{
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
