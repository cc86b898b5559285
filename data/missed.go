package data

import "strings"

// Missed returns what a deputy was expected at and did not come to, the newest first: What says 请假 or 缺席, Title what it was.
func (r reader) Missed(deputyID string) ([]Deed, error) {
	states := "('" + string(OnLeave) + "', '" + string(StayedAway) + "')"
	var parts []string
	for i := range activityKinds {
		k := &activityKinds[i]
		parts = append(parts, "SELECT '"+string(k.Kind)+"' AS kind, a.id, a.day, p.state, '"+k.Noun+"　' || "+k.topic+
			" FROM held a JOIN "+string(k.Kind)+" k ON k.id = a.id JOIN participation p ON p.activity_id = a.id"+
			" WHERE p.deputy_id = ?1 AND p.state IN "+states)
	}
	parts = append(parts, "SELECT '"+string(KindMeeting)+"', m.id, m.day, x.state, '会议　' || m.title FROM meeting m"+
		" JOIN meeting_attendee x ON x.meeting_id = m.id WHERE x.deputy_id = ?1 AND x.state IN "+states)
	return scanAll(r, func(d *Deed) []any { return []any{&d.Kind, &d.ID, &d.Day, &d.What, &d.Title} },
		strings.Join(parts, " UNION ALL ")+" ORDER BY 3 DESC, 2 DESC", deputyID)
}
