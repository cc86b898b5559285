package data

// VoterVisit is what walk-in 5 (选区选民) has beyond every activity; its ID is the activity's.
type VoterVisit struct {
	Meta
	Kind             VoterVisitKind
	ConstituencyID   string
	ElectedBy        string // 选举单位, where a congress elected
	Voters           int    // 选民人次
	Fine, Fair, Poor int    // how voters rated a report on duty (述职): 满意, 基本满意, 不满意
}

var voterVisits = register(table[VoterVisit]{name: "voter_visit", title: "走访选民记录", order: "id",
	label:   "(SELECT a.day || ' ' || voter_visit.kind FROM activity a WHERE a.id = voter_visit.id)",
	columns: "kind, constituency_id, elected_by, voters, fine, fair, poor",
	fields: func(v *VoterVisit) []any {
		return []any{&v.Kind, opt(&v.ConstituencyID), &v.ElectedBy, &v.Voters, &v.Fine, &v.Fair, &v.Poor}
	}})

var voterKind = registerEvent(EventKind{WalkInfo: WalkVoter.Info(), subject: "coalesce(k.constituency_id, k.elected_by)",
	topic: "k.kind || '　' || coalesce((SELECT name FROM constituency WHERE id = k.constituency_id), k.elected_by)", named: constituencies.name, people: "k.voters"})

// Canvass is a visit among voters, a report to them, or a round that asks for their advice, whole.
type Canvass struct {
	Event
	Visit VoterVisit
}

// Validate checks a visit among voters.
func (c *Canvass) Validate() error {
	bad := c.check()
	chosen(bad, "kind", c.Visit.Kind, "内容", VoterVisitKinds)
	if c.Visit.ConstituencyID == "" && c.Visit.ElectedBy == "" {
		bad["constituency"] = "请选选区，或填选举单位"
	}
	bad.within("elected_by", c.Visit.ElectedBy, "选举单位", 60)
	bad.count("voters", c.Visit.Voters, "选民人次")
	bad.count("fine", c.Visit.Fine, "满意")
	bad.count("fair", c.Visit.Fair, "基本满意")
	bad.count("poor", c.Visit.Poor, "不满意")
	if rated := c.Visit.Fine + c.Visit.Fair + c.Visit.Poor; rated > c.Visit.Voters && bad["voters"] == "" {
		bad["voters"] = "选民人次少于评议票数，请核对"
	}
	return bad.orNil()
}

// Canvass returns one visit among voters, whole.
func (r reader) Canvass(id string) (c Canvass, err error) {
	if c.Event, err = r.event(id); err == nil {
		c.Visit, err = voterVisits.get(r, id)
	}
	return c, err
}

// CanvassRow is a visit among voters in a list; its subject is the constituency.
type CanvassRow struct {
	EventRow
	What                     VoterVisitKind
	Where                    string
	Voters, Fine, Fair, Poor int
}

// CanvassRows returns all visits among voters, the newest first.
func (r reader) CanvassRows() ([]CanvassRow, error) {
	return scanAll(r, func(c *CanvassRow) []any {
		return append(voterKind.pointers(&c.EventRow), &c.What, &c.Where, &c.Voters, &c.Fine, &c.Fair, &c.Poor)
	}, voterKind.query("k.kind", "coalesce((SELECT name FROM constituency WHERE id = k.constituency_id), k.elected_by)", "k.voters", "k.fine", "k.fair", "k.poor")+newestFirst)
}

// SaveCanvass saves a visit among voters, whole.
func (tx *Tx) SaveCanvass(c *Canvass) error {
	c.WalkIn = voterKind.WalkIn
	if err := c.Validate(); err != nil {
		return err
	}
	if err := tx.saveEvent(&c.Event); err != nil {
		return err
	}
	return saveOwn(tx, voterVisits, c.ID, &c.Visit)
}

// DeleteCanvass deletes a visit among voters.
func (tx *Tx) DeleteCanvass(id string) error { return tx.deleteEvent(id) }
