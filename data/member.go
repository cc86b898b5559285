package data

import "slices"

// Member says that a deputy belongs to a station; Home marks the deputy's home station (主站).
type Member struct {
	Meta
	StationID, DeputyID string
	Home                bool
	Starts              string // the first day; "" always, as far as is known
	Until               string // the first day after it; "" still
}

// On reports whether the deputy belongs to the station on a day.
func (m *Member) On(day string) bool { return m.Starts <= day && (m.Until == "" || day < m.Until) }

func memberFields(m *Member) []any {
	return []any{&m.StationID, &m.DeputyID, &m.Home, opt(&m.Starts), opt(&m.Until)}
}

const memberColumns = "station_id, deputy_id, home, starts, until"

// A membership belongs to the station and to the deputy: both have forms that edit it.
var memberOwners = []owner{{"station", "station_id"}, {"deputy", "deputy_id"}}

// members are a station's deputies; memberships are the same rows seen from the deputy.
var members = register(table[Member]{name: "station_member", title: "站点代表", order: "home DESC, until, id", parent: "station_id",
	owners: memberOwners, columns: memberColumns, fields: memberFields})

var memberships = &table[Member]{name: "station_member", title: "站点代表", order: "home DESC, until, id", parent: "deputy_id",
	owners: memberOwners, columns: memberColumns, fields: memberFields}

func (m *Member) days() (*Meta, *string, *string) { return &m.Meta, &m.Starts, &m.Until }
func (m *Member) says(o *Member) bool {
	return m.StationID == o.StationID && m.DeputyID == o.DeputyID && m.Home == o.Home
}

// stay is the pointer to a membership that holds for some days; half-open, as a Member says.
type stay[T any] interface {
	*T
	days() (of *Meta, starts, until *string)
	says(*T) bool // the same, whatever the days
}

// sameStay reports whether two say the same.
func sameStay[T any, P stay[T]](a, b T) bool { return P(&a).says(&b) }

// staySince makes memberships that differ from what they were so from a day on: those that came begin on it, and those that went come
// back with their end. A day before one that went, or was otherwise, began is Invalid. what they are of is named in it.
func staySince[T any, P stay[T]](what, day string, was, now []T) (ended []T, err error) {
	for i := range now {
		if of, starts, _ := P(&now[i]).days(); of.ID == "" && *starts == "" {
			*starts = day
		}
	}
	for _, old := range was {
		of, starts, _ := P(&old).days()
		at := slices.IndexFunc(now, func(m T) bool { meta, _, _ := P(&m).days(); return meta.ID == of.ID })
		if at >= 0 && P(&now[at]).says(&old) {
			continue
		}
		switch {
		case day < *starts:
			return nil, after(what, *starts)
		case day == *starts: // it lasted no day
			continue
		}
		gone := old
		meta, _, until := P(&gone).days()
		*until = day
		if at >= 0 { // the row goes on as it is now
			_, begins, _ := P(&now[at]).days()
			*meta, *begins = Meta{}, day
		}
		ended = append(ended, gone)
	}
	return ended, nil
}

// apart parts memberships into those that last, as far as is known, and those with an end.
func apart[T any, P stay[T]](all []T) (lasting, ended []T) {
	for _, m := range all {
		if _, _, until := P(&m).days(); *until == "" {
			lasting = append(lasting, m)
		} else {
			ended = append(ended, m)
		}
	}
	return lasting, ended
}

// savedApart saves memberships of a parent that stand in two lists, and parts them anew. The lists are lent: where the operation fails
// later on they are those that were there before, without the ids and revs that no row has.
func savedApart[T comparable, P stay[T]](tx *Tx, t *table[T], parent *Meta, lasting, ended *[]T, belong func(*T)) error {
	all := slices.Concat(*lasting, *ended)
	for i := range all {
		belong(&all[i])
	}
	if err := t.saveChildren(tx, parent, all); err != nil {
		return err
	}
	lend(tx, lasting)
	lend(tx, ended)
	*lasting, *ended = apart[T, P](all)
	return nil
}

// validEnded checks memberships that ended, and that none holds while another of the same two does.
func validEnded[T any, P stay[T]](bad Invalid, field string, all, lasting []T, title string, id func(*T) string) {
	if overlap[T, P](slices.Concat(all, lasting), id) {
		bad[field] = "同一个" + title + "的前后两段日期重叠，请核对"
	}
	for i := range all {
		_, starts, until := P(&all[i]).days()
		bad.need(field, id(&all[i]), title)
		bad.need(field, *until, "到哪天为止")
		bad.day(field, *until, "到哪天为止")
		bad.day(field, *starts, "从哪天起")
		if *starts != "" && *until != "" && *until <= *starts {
			bad[field] = "到哪天为止早于从哪天起，请核对"
		}
	}
}

// overlap reports whether two of some memberships hold on one day and say the same, as id names it.
func overlap[T any, P stay[T]](all []T, id func(*T) string) bool {
	for i := range all {
		for k := range all[:i] {
			a, b := &all[i], &all[k]
			_, aStarts, aUntil := P(a).days()
			_, bStarts, bUntil := P(b).days()
			if id(a) != "" && id(a) == id(b) && (*aUntil == "" || *bStarts < *aUntil) && (*bUntil == "" || *aStarts < *bUntil) {
				return true
			}
		}
	}
	return false
}

// MembersOn returns which deputies belong to which stations on a day.
func (r reader) MembersOn(day string) ([]Member, error) { return r.MembersIn(day, day) }

// MembersIn returns which deputies belong to which stations on some day from one to another.
func (r reader) MembersIn(from, to string) ([]Member, error) {
	return members.list(r, "coalesce(starts, '') <= ? AND (until IS NULL OR ? < until)", to, from)
}

// onlyHome takes the home mark from a deputy's other stations, from the day on which this one has it; before it, they had it.
func (tx *Tx) onlyHome(home Member) error {
	others, err := members.list(tx.reader, "deputy_id = ? AND home = 1 AND until IS NULL AND id <> ?", home.DeputyID, home.ID)
	if err != nil {
		return err
	}
	for i := range others {
		other := &others[i]
		if other.Starts < home.Starts {
			was := *other
			was.Meta, was.Until, other.Starts = Meta{}, home.Starts, home.Starts
			if err := members.save(tx, &was); err != nil {
				return err
			}
		}
		other.Home = false
		if err := members.save(tx, other); err != nil {
			return err
		}
	}
	return nil
}
