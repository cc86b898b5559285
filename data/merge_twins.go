package data

import (
	"fmt"
	"slices"
	"strings"
)

// twin says when two rows of a table say one thing, once both are about one record: they are the same in some columns.
type twin struct {
	table, column string   // the column that names the record
	same          []string // the columns that must be the same
	when          string   // SQL over the rows a and b: what else must be so; "" nothing
	better        string   // SQL over the row r: of two, the greater one's stays; "", or of equals: the one that was there
	most, least   []string // columns of which the row that stays has the greater, or the lesser, of both
}

// atOnce keeps two rows that hold on some day both; without a first day they hold always, without a last still.
const atOnce = "coalesce(a.starts, '') < coalesce(b.until, '9') AND coalesce(b.starts, '') < coalesce(a.until, '9')"

// best ranks the values of a closed list, the first highest.
func best[S ~string](column string, order ...S) string {
	text := "CASE " + column
	for i, value := range order {
		text += fmt.Sprintf(" WHEN '%s' THEN %d", value, len(order)-i)
	}
	return text + " ELSE 0 END"
}

var (
	bestState = best("r.state", ParticipationStates...) // 到 before 迟到 before 请假 before 缺席, which before what was not asked yet

	// twins are all tables in which two rows would say the same. A test finds those that the schema holds to be unique.
	twins = []twin{
		{table: "participation", column: "deputy_id", same: []string{"activity_id"},
			better: "(" + bestState + " * 2 + (r.instead_id IS NOT NULL)) * 3 + " + best("r.report_role", ReportRoles...)},
		{table: "ballot", column: "deputy_id", same: []string{"outreach_id"}, better: "r.fine + r.fair + r.poor"},
		{table: "meeting_attendee", column: "deputy_id", same: []string{"meeting_id"}, better: bestState},
		{table: "duty", column: "deputy_id", same: []string{"shift_id"}, better: "r.locked", most: []string{"locked", "notified"}},
		{table: "station_member", column: "deputy_id", same: []string{"station_id"}, when: atOnce, better: "r.until IS NULL",
			most: []string{"home", "until"}, least: []string{"starts"}},
		{table: "former_job", column: "deputy_id", same: []string{"until"}},
		{table: "former_group", column: "deputy_id", same: []string{"until"}},
		{table: "group_member", column: "deputy_id", same: []string{"group_id"}, when: atOnce, better: "r.until IS NULL",
			most: []string{"until"}, least: []string{"starts"}},
		{table: "duty_limit", column: "deputy_id", same: []string{"policy_id"}, better: "r.exempt * 2 + (r.most > 0)"},
		{table: "proposal_signer", column: "deputy_id", same: []string{"proposal_id"}},
		{table: "publicity_deputy", column: "deputy_id", same: []string{"publicity_id"}},
		{table: "report_deputy", column: "deputy_id", same: []string{"report_id"}},
		{table: "enrolment", column: "deputy_id", same: []string{"course_id"}},
		{table: "delivery", column: "deputy_id", same: []string{"owner_table", "owner_id"}, most: []string{"confirmed"},
			least: []string{"day"}},
		{table: "absence", column: "deputy_id", same: []string{"kind", "starts", "ends", "weekdays"}},
		{table: "deputy_tie", column: "deputy_id", same: []string{"enterprise_id", "tie"}},
		{table: "deputy_tie", column: "enterprise_id", same: []string{"deputy_id", "tie"}},
		{table: "task", column: "group_id", same: []string{"campaign_id", "walk_in"}, most: []string{"amount"}},
		{table: "constituency_village", column: "village_id", same: []string{"constituency_id"}},
		{table: "opinion_helper", column: "handler_id", same: []string{"opinion_id"}},
		{table: "proposal_helper", column: "handler_id", same: []string{"proposal_id"}},
		{table: "attachment", column: "owner_id", same: []string{"owner_table", "sha256"}},
		{table: "snooze", column: "item", same: []string{"line"}, least: []string{"until"}},
	}

	// paired are the columns of the tables that name two deputies who are one by now; see before.
	paired = [2]string{"first_id", "second_id"}
)

// pairs of rows that would be twins: ids of the one that comes along and of the one that is there, and whether the first is better.
func (r reader) twinsOf(t *twin, at naming, lose, keep string) ([][3]string, error) {
	worth := func(row string) string {
		if t.better == "" {
			return "0"
		}
		return "(SELECT " + t.better + " FROM " + t.table + " r WHERE r.id = " + row + ".id)"
	}
	same := ""
	for _, c := range t.same {
		same += " AND a." + c + " IS b." + c
	}
	if t.when != "" {
		same += " AND " + t.when
	}
	of := strings.ReplaceAll(at.where, " AND ", " AND a.")
	return scanAll(r, func(p *[3]string) []any { return []any{&p[0], &p[1], &p[2]} },
		"SELECT a.id, b.id, CAST("+worth("a")+" > "+worth("b")+" AS TEXT) FROM "+t.table+" a JOIN "+t.table+" b ON b."+t.column+
			" = ?2 AND a.id <> b.id"+same+" WHERE a."+t.column+" = ?1"+of+" ORDER BY a.id, b.id", lose, keep)
}

// rules are the twins of the tables that name records of a kind, each with the column that does.
func (db *DB) rules(of Kind) (all []twin, at []naming) {
	for _, p := range db.namings(of) {
		for _, t := range twins {
			if t.table == p.table && t.column == p.column {
				all, at = append(all, t), append(at, p)
			}
		}
	}
	return all, at
}

// twins leaves one row where both records are named.
func (m *merging) twins() error {
	rules, at := m.db.rules(m.Of)
	for i := range rules {
		if _, err := m.join(&rules[i], at[i], m.Lose); err != nil {
			return err
		}
		for grown := rules[i].when != ""; grown; { // days that grew together may meet others
			var err error
			if grown, err = m.join(&rules[i], at[i], m.Keep); err != nil {
				return err
			}
		}
	}
	return nil
}

// join leaves one of each two rows that say one thing, of those that name a record and of those that name the one that stays.
func (m *merging) join(t *twin, at naming, of string) (joined bool, err error) {
	found, err := m.twinsOf(t, at, of, m.Keep)
	if err != nil {
		return false, err
	}
	gone := map[string]bool{}
	for _, p := range found {
		goes, stays := p[0], p[1]
		if p[2] == "1" {
			goes, stays = stays, goes
		}
		if gone[goes] || gone[stays] {
			continue
		}
		gone[goes] = true
		if err := m.one(t, goes, stays); err != nil {
			return false, err
		}
	}
	return len(gone) > 0, nil
}

// one leaves one row of two.
func (m *merging) one(t *twin, goes, stays string) error {
	for fn, columns := range map[string][]string{"max": t.most, "min": t.least} {
		for _, c := range columns {
			both := fn + "(" + c + ", (SELECT " + c + " FROM " + t.table + " WHERE id = ?1))"
			if _, err := m.exec("UPDATE "+t.table+" SET "+c+" = "+both+", rev = rev + 1, changed_at = ?3 WHERE id = ?2 AND "+
				c+" IS NOT "+both, goes, stays, m.at); err != nil {
				return err
			}
		}
	}
	return m.drop(t.table, "id = ?", goes)
}

// before takes out what can't be said of one person: that he is never, or always, on duty with himself; and that two stations are his home.
func (m *merging) before() error {
	if m.Of == KindVillage { // lies in one constituency of a level and term: that of the one that stays
		return m.drop("constituency_village", "village_id = ?1 AND EXISTS (SELECT 1 FROM constituency a, constituency b, "+
			"constituency_village v WHERE a.id = constituency_village.constituency_id AND b.id = v.constituency_id "+
			"AND v.village_id = ?2 AND a.id <> b.id AND a.level = b.level AND a.term_id IS b.term_id)", m.Lose, m.Keep)
	}
	if m.Of != KindDeputy {
		return nil
	}
	first, second := paired[0], paired[1]
	if err := m.drop("duty_pair", first+" IN (?1, ?2) AND "+second+" IN (?1, ?2)", m.Lose, m.Keep); err != nil {
		return err
	}
	if err := m.drop("duty_pair", "id IN (SELECT a.id FROM duty_pair a JOIN duty_pair b ON ?2 IN (b.first_id, b.second_id) AND "+
		"iif(a.first_id = ?1, a.second_id, a.first_id) IN (b.first_id, b.second_id) WHERE ?1 IN (a.first_id, a.second_id))",
		m.Lose, m.Keep); err != nil {
		return err
	}
	const homes = "id IN (SELECT a.id FROM station_member a JOIN station_member b ON " + atOnce +
		" WHERE a.deputy_id = ?1 AND a.home = 1 AND b.deputy_id = ?2 AND b.home = 1 AND a.station_id <> b.station_id)"
	if err := m.raise("station_member", homes, m.Lose, m.Keep); err != nil {
		return err
	}
	_, err := m.exec("UPDATE station_member SET home = 0, rev = rev + 1, changed_at = ?3 WHERE "+homes, m.Lose, m.Keep, m.at)
	return err
}

// after takes out what one record says twice of one: nobody stands in for himself, signs what he leads, or helps with what he handles.
func (m *merging) after() error {
	switch m.Of {
	case KindDeputy:
		for _, seat := range []string{"participation", "duty"} {
			const own = "deputy_id = ? AND instead_id = deputy_id"
			if err := m.raise(seat, own, m.Keep); err != nil {
				return err
			}
			if _, err := m.exec("UPDATE "+seat+" SET instead_id = NULL, role = '', rev = rev + 1, changed_at = ? WHERE "+own, m.at,
				m.Keep); err != nil {
				return err
			}
		}
		// days of a home that grew together with later ones of the same station are not all days of a home: the one that began last stays
		const second = "deputy_id = ? AND home = 1 AND until IS NULL AND EXISTS (SELECT 1 FROM station_member b WHERE b.home = 1 AND " +
			"b.until IS NULL AND b.deputy_id = station_member.deputy_id AND (coalesce(b.starts, ''), b.id) > " +
			"(coalesce(station_member.starts, ''), station_member.id))"
		if err := m.raise("station_member", second, m.Keep); err != nil {
			return err
		}
		if _, err := m.exec("UPDATE station_member SET home = 0, rev = rev + 1, changed_at = ?2 WHERE "+
			strings.Replace(second, "?", "?1", 1), m.Keep, m.at); err != nil {
			return err
		}
		return m.drop("proposal_signer", "deputy_id = ?1 AND proposal_id IN (SELECT id FROM proposal WHERE lead_id = ?1)", m.Keep)
	case KindHandler:
		for _, of := range []string{"opinion", "proposal"} {
			own := "handler_id = ?1 AND " + of + "_id IN (SELECT id FROM " + of + " WHERE handler_id = ?1)"
			if err := m.drop(of+"_helper", own, m.Keep); err != nil {
				return err
			}
		}
	}
	return nil
}

// SeatTwin is two seats of one level that both records of a person hold at a time, of one term as far as is known: one of them stays.
type SeatTwin struct {
	Lose, Keep Mandate // of the one that goes, of the one that stays
	Better     string  // the id of the one that tells more, as proposed
}

// seatTwins are the seats that two records of one person both hold.
func (r reader) seatTwins(lose, keep string) (all []SeatTwin, err error) {
	tenures, err := r.Tenures()
	if err != nil {
		return nil, err
	}
	taken := map[string]bool{}
	for i := range tenures {
		for k := range tenures {
			a, b := &tenures[i], &tenures[k]
			apart := a.TermID != b.TermID && a.TermID != "" && b.TermID != ""
			if a.DeputyID != lose || b.DeputyID != keep || a.Level != b.Level || apart || taken[a.ID] || taken[b.ID] ||
				a.To != "" && a.To <= b.From || b.To != "" && b.To <= a.From {
				continue
			}
			taken[a.ID], taken[b.ID] = true, true
			t := SeatTwin{Lose: a.Mandate, Keep: b.Mandate, Better: b.ID}
			if len(a.Changes) > len(b.Changes) {
				t.Better = a.ID
			}
			all = append(all, t)
		}
	}
	return all, nil
}

// seats leaves one of two seats that both hold: the one that was not given up, or as proposed; it takes what the other one knows.
func (m *merging) seats() error {
	if m.Of != KindDeputy {
		return nil
	}
	all, err := m.seatTwins(m.Lose, m.Keep)
	if err != nil {
		return err
	}
	for _, t := range all {
		goes, stays := &t.Lose, &t.Keep
		if slices.Contains(m.Drop, stays.ID) || t.Better == goes.ID && !slices.Contains(m.Drop, goes.ID) {
			goes, stays = stays, goes
		}
		for _, f := range []struct{ to, from *string }{{&stays.TermID, &goes.TermID}, {&stays.ConstituencyID, &goes.ConstituencyID},
			{&stays.ElectedBy, &goes.ElectedBy}, {&stays.Certificate, &goes.Certificate}, {&stays.Note, &goes.Note}} {
			if *f.to == "" {
				*f.to = *f.from
			}
		}
		if err := mandates.save(m.Tx, &stays.MandateFields); err != nil {
			return err
		}
		if err := m.drop("mandate", "id = ?", goes.ID); err != nil {
			return err
		}
	}
	return nil
}
