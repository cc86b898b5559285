package data

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

// Member says that a deputy belongs to a station; Home marks the deputy's home station (主站).
type Member struct {
	Meta
	StationID, DeputyID string
	Home                bool
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

func memberFields(m *Member) []any { return []any{&m.StationID, &m.DeputyID, &m.Home} }

// A membership belongs to the station and to the deputy: both have forms that edit it.
var memberOwners = []owner{{"station", "station_id"}, {"deputy", "deputy_id"}}

// members are a station's deputies; memberships are the same rows seen from the deputy.
var members = register(table[Member]{name: "station_member", title: "站点代表", order: "home DESC, id", parent: "station_id",
	owners:  memberOwners,
	columns: "station_id, deputy_id, home", fields: memberFields})

var memberships = &table[Member]{name: "station_member", title: "站点代表", order: "home DESC, id", parent: "deputy_id", owners: memberOwners,
	columns: "station_id, deputy_id, home", fields: memberFields}

// Station is a station with its checklist, deputies and photos.
type Station struct {
	StationFields
	Checks  []Check
	Members []Member
	Photos  []Attachment
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
	return bad.orNil()
}

// Stations returns all stations: 家, 站, 点.
func (r reader) Stations() ([]StationFields, error) { return stations.list(r, "") }

// Members returns which deputies belong to which stations.
func (r reader) Members() ([]Member, error) { return members.list(r, "") }

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
	if s.Members, err = members.of(r, id); err != nil {
		return s, err
	}
	s.Photos, err = r.attachmentsOf("station", id)
	return s, err
}

// SaveStation saves a station with its checklist, deputies and photos. A deputy whose
// home it becomes leaves the former home station's mark.
func (tx *Tx) SaveStation(s *Station) error {
	if err := s.Validate(); err != nil {
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
	for i := range s.Members {
		s.Members[i].StationID = s.ID
	}
	if err := members.saveChildren(tx, &s.Meta, s.Members); err != nil {
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

// onlyHome takes the home mark from a deputy's other stations.
func (tx *Tx) onlyHome(home Member) error {
	others, err := members.list(tx.reader, "deputy_id = ? AND home = 1 AND id <> ?", home.DeputyID, home.ID)
	if err != nil {
		return err
	}
	for i := range others {
		others[i].Home = false
		if err == nil {
			err = members.save(tx, &others[i])
		}
	}
	return err
}

// JoinStation makes a deputy belong to a station, if it does not yet; the first station is the home station.
func (tx *Tx) JoinStation(deputyID, stationID string) error {
	now, err := members.list(tx.reader, "deputy_id = ?", deputyID)
	if err != nil {
		return err
	}
	for _, m := range now {
		if m.StationID == stationID {
			return nil
		}
	}
	m := Member{StationID: stationID, DeputyID: deputyID, Home: len(now) == 0}
	if err := members.save(tx, &m); err != nil {
		return err
	}
	return members.touchOwners(tx, m.ID)
}

// DeleteStation deletes a station that no record names.
func (tx *Tx) DeleteStation(id string) error { return stations.delete(tx, id) }
