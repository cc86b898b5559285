package data

import "strings"

// Deed is one thing that a deputy took part in: the record, its day, and what it is in words.
type Deed struct {
	Subject
	Day, What, Title string
}

// deeds are the queries of what deputies did beside activities, by the kind of record; filled by tellsDeeds while the package starts.
var deeds []string

// tellsDeeds puts a kind of record into the deputies' files (履职情况): a query of id, day, what the deputy did, and a title. ? is the
// deputy's id, once or several times as ?1.
func tellsDeeds(of Kind, query string) string {
	deeds = append(deeds, "SELECT '"+string(of)+"' AS kind, q.* FROM ("+query+") q")
	return query
}

// Deeds returns what a deputy did beside activities, the newest first.
func (r reader) Deeds(deputyID string) ([]Deed, error) {
	return scanAll(r, func(d *Deed) []any {
		return []any{&d.Kind, &d.ID, &d.Day, &d.What, &d.Title}
	}, strings.Join(deeds, " UNION ALL ")+" ORDER BY 3 DESC, 1 DESC, 2", deputyID)
}
