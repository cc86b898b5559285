package data

import (
	"slices"
	"strings"
)

// StationFields is 家站点: 代表之家, 代表联络站 or 代表联系点.
type StationFields struct {
	Meta
	Name, Address, Phone string
	Kind                 StationKind
	HeadID               string // 站长, a deputy
	Liaison              string // 联络员
	VillageID            string
	Demo                 bool // 示范站
	Note                 string
}

// Check is one item of a station's standard checklist (五有/六有/八有, by place).
type Check struct {
	Meta
	StationID, Item string
	Met             bool
}

var stations = register(table[StationFields]{name: "station", title: "家站点", label: "name",
	order:   "CASE kind WHEN '家' THEN 1 WHEN '站' THEN 2 ELSE 3 END, name",
	columns: "name, kind, address, phone, head_id, liaison, village_id, demo, note",
	fields: func(s *StationFields) []any {
		return []any{&s.Name, &s.Kind, &s.Address, &s.Phone, opt(&s.HeadID), &s.Liaison, opt(&s.VillageID), &s.Demo, &s.Note}
	}})

var _ = ruled(stations, reader.Station)

var checks = register(table[Check]{name: "station_check", title: "达标项", order: "id", parent: "station_id",
	owners:  []owner{{"station", "station_id"}},
	columns: "station_id, item, met",
	fields:  func(c *Check) []any { return []any{&c.StationID, &c.Item, &c.Met} }})

// Station is a station with its checklist, deputies and photos.
type Station struct {
	StationFields
	Checks        []Check
	Members       []Member // as far as is known, still
	FormerMembers []Member // that ended, or will
	Photos        []Attachment
	NameSince     string // as of a Village
}

// On are the station's deputies on a day.
func (s *Station) On(day string) (all []Member) {
	for _, m := range slices.Concat(s.Members, s.FormerMembers) {
		if m.On(day) {
			all = append(all, m)
		}
	}
	return all
}

// Validate checks a station with its checklist and deputies.
func (s *Station) Validate() error {
	bad := Invalid{}
	bad.need("name", s.Name, "站点名称")
	bad.within("name", s.Name, "站点名称", 40)
	bad.within("address", s.Address, "地址", 100)
	bad.within("liaison", s.Liaison, "联络员", 40)
	bad.within("note", s.Note, "备注", 500)
	chosen(bad, "kind", s.Kind, "类别", StationKinds)
	bad.phone("phone", s.Phone)
	if repeats(s.Checks, func(c Check) string { return c.Item }) {
		bad["checks"] = "达标项不能空白或重复"
	}
	validEnded(bad, "former_members", s.FormerMembers, s.Members, "代表", func(m *Member) string { return m.DeputyID })
	return bad.orNil()
}

// Stations returns all stations: 家, 站, 点.
func (r reader) Stations() ([]StationFields, error) { return stations.list(r, "") }

// Checks returns all stations' checklists.
func (r reader) Checks() ([]Check, error) { return checks.list(r, "") }

// Station returns a station with everything saved with it.
func (r reader) Station(id string) (s Station, err error) {
	if s.StationFields, err = stations.get(r, id); err != nil {
		return s, err
	}
	if s.Checks, err = checks.of(r, id); err != nil {
		return s, err
	}
	all, err := members.of(r, id)
	if err != nil {
		return s, err
	}
	s.Members, s.FormerMembers = apart(all)
	s.Photos, err = r.attachmentsOf("station", id)
	return s, err
}

// MembersChanged reports whether a station that had deputies has others.
func (s *Station) MembersChanged(was *Station) bool {
	return len(was.Members) > 0 && !slices.EqualFunc(was.Members, s.Members, sameStay)
}

// Since makes the deputies that came to a station or left it do so on a day; before it, they stay as they were.
func (s *Station) Since(day string, was *Station) error {
	ended, err := staySince("家站点", day, was.Members, s.Members)
	s.FormerMembers = append(s.FormerMembers, ended...)
	return err
}

// SaveStation saves a station with its checklist, deputies and photos. A deputy whose
// home it becomes leaves the former home station's mark.
func (tx *Tx) SaveStation(s *Station) error {
	if err := s.Validate(); err != nil {
		return err
	}
	if err := tx.nameSince(KindStation, s.ID, &s.NameSince); err != nil {
		return err
	}
	if err := stations.save(tx, &s.StationFields); err != nil {
		return err
	}
	for i := range s.Checks {
		s.Checks[i].StationID = s.ID
	}
	if err := checks.saveChildren(tx, &s.Meta, s.Checks); err != nil {
		return err
	}
	if err := savedApart(tx, members, &s.Meta, &s.Members, &s.FormerMembers, func(m *Member) { m.StationID = s.ID }); err != nil {
		return err
	}
	for _, m := range s.Members {
		if m.Home {
			if err := tx.onlyHome(m); err != nil {
				return err
			}
		}
	}
	return tx.saveAttachments("station", &s.Meta, s.Photos)
}

// DeleteStation deletes a station that no record names.
func (tx *Tx) DeleteStation(id string) error { return stations.delete(tx, id) }

// StationKindOf is what kind of station a name speaks of.
func StationKindOf(name string) StationKind {
	for _, kind := range StationKinds {
		if strings.HasSuffix(name, string(kind)) {
			return kind
		}
	}
	return StationLiaison
}
