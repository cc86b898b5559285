package data

// ServiceFields is what walk-in 3 has beyond every activity; its ID is the activity's.
type ServiceFields struct {
	Meta
	Kind   ServiceKind
	Voters int // received (接待人次)
}

var services = register(table[ServiceFields]{name: "service", title: "站点履职记录", order: "id",
	label:   "(SELECT a.day || ' ' || s.name FROM activity a, station s WHERE a.id = service.id AND s.id = a.station_id)",
	columns: "kind, voters", fields: func(s *ServiceFields) []any { return []any{&s.Kind, &s.Voters} }})

var _ = ruled(services, reader.Service)

var serviceKind = registerActivity(ActivityKind{WalkInfo: WalkStation.Info(),
	subject: "a.station_id", topic: called(KindStation, "a.station_id") + " || '　' || k.kind",
	named:  stations.name,
	people: "k.voters", work: "k.kind"})

// Service is what took place at a station (家站点履职), whole. One that a shift planned names it.
type Service struct {
	Activity
	Fields  ServiceFields
	ShiftID string // "": nothing planned it
}

// Validate checks what took place at a station. A shift to which nobody came is recorded too.
func (s *Service) Validate() error {
	bad := s.check()
	if s.ShiftID != "" && len(s.Deputies) > 0 && bad["deputies"] == noneCame {
		delete(bad, "deputies")
	}
	bad.need("station", s.StationID, "家站点")
	chosen(bad, "kind", s.Fields.Kind, "履职形式", ServiceKinds)
	s.counted(bad, "voters", s.Fields.Voters, "接待人次")
	if s.ShiftID != "" && s.Planned() {
		bad["state"] = "轮值班次在月历里安排，到岗后再登记"
	}
	return bad.orNil()
}

// Service returns what took place at a station, whole.
func (r reader) Service(id string) (s Service, err error) {
	if s.Activity, err = r.Activity(id); err != nil {
		return s, err
	}
	if s.Fields, err = services.get(r, id); err != nil {
		return s, err
	}
	s.ShiftID, err = r.ShiftHeldAs(id)
	return s, err
}

// ServiceRow is what took place at a station, in a list; its subject is the station.
type ServiceRow struct {
	ActivityRow
	ServiceKind ServiceKind
	Voters      int
}

// ServiceRows returns all that took place at stations, the newest first.
func (r reader) ServiceRows() ([]ServiceRow, error) { return r.serviceRows(heldOnly) }

// ServiceRowsAndPlans returns those that are planned or were called off, too.
func (r reader) ServiceRowsAndPlans() ([]ServiceRow, error) { return r.serviceRows(plansToo) }

func (r reader) serviceRows(of standing) ([]ServiceRow, error) {
	return withNames(r, func(s *ServiceRow) (*string, []any) {
		return &s.Deputies, append(serviceKind.pointers(&s.ActivityRow), &s.ServiceKind, &s.Voters)
	}, serviceKind.query(of, "k.kind", "k.voters")+newestFirst)
}

// VotersReceived returns how many voters were received at the shifts from a day to a day, by what took place.
func (r reader) VotersReceived(from, to string) (map[string]int, error) {
	type row struct {
		id string
		n  int
	}
	all, err := scanAll(r, func(x *row) []any { return []any{&x.id, &x.n} },
		"SELECT k.id, k.voters FROM shift s JOIN service k ON k.id = s.activity_id WHERE s.day BETWEEN ? AND ?", from, to)
	if err != nil {
		return nil, err
	}
	received := make(map[string]int, len(all))
	for _, x := range all {
		received[x.id] = x.n
	}
	return received, nil
}

// SaveService saves what took place at a station, and has its shift point at it.
func (tx *Tx) SaveService(s *Service) error {
	s.WalkIn = serviceKind.WalkIn
	if err := s.Validate(); err != nil {
		return err
	}
	shift, err := tx.servedShift(s)
	if err != nil {
		return err
	}
	if err := tx.saveActivity(&s.Activity); err != nil {
		return err
	}
	if err := saveOwn(tx, services, s.ID, &s.Fields); err != nil || s.ShiftID == "" {
		return err
	}
	if shift.ActivityID != "" && shift.ActivityID != s.ID { // recorded meanwhile: a second record would count twice
		return &Stale{}
	}
	shift.ActivityID = s.ID
	return shifts.save(tx, &shift)
}

// servedShift is the shift that a service was, none when nothing planned it. A service never leaves its shift: the month would show it
// served on a day, at a station, where the count has nothing.
func (tx *Tx) servedShift(s *Service) (ShiftFields, error) {
	if s.ShiftID == "" {
		return ShiftFields{}, nil
	}
	shift, err := shifts.get(tx.reader, s.ShiftID)
	if err != nil {
		return shift, err
	}
	bad := Invalid{}
	if s.Day != shift.Day {
		bad["day"] = "这是 " + shift.Day + " 值班班次的记录，日期不能改成别的一天。值班改了日子，请先删除这条记录，在月历里另加一班再点名"
	}
	if s.StationID != shift.StationID {
		bad["station"] = "这是值班班次的记录，家站点不能改成别处。班次排错了地方，请先删除这条记录，在月历里改好班次再点名"
	}
	return shift, bad.orNil()
}

// DeleteService deletes what took place at a station; its shift is as it was planned again.
func (tx *Tx) DeleteService(id string) error {
	shiftID, err := tx.ShiftHeldAs(id)
	if err != nil {
		return err
	}
	if shiftID != "" {
		shift, err := shifts.get(tx.reader, shiftID)
		if err != nil {
			return err
		}
		shift.ActivityID = ""
		if err := shifts.save(tx, &shift); err != nil {
			return err
		}
	}
	return tx.deleteActivity(id)
}

// Attended is a participation at a shift that was held.
type ShiftParticipation struct {
	Participation
	ShiftID, Day string
}

// Attended returns who came to which shift, and who did not, from a day to a day.
func (r reader) ShiftParticipations(from, to string) ([]ShiftParticipation, error) {
	return scanAll(r, func(a *ShiftParticipation) []any {
		return append(participations.pointers(&a.Participation), &a.ShiftID, &a.Day)
	}, "SELECT "+participations.qualified("p")+`, s.id, s.day FROM participation p JOIN shift s ON s.activity_id = p.activity_id
		WHERE s.day BETWEEN ? AND ? ORDER BY s.day, p.id`, from, to)
}
