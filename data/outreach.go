package data

// OutreachFields is what walk-in 5 (选区选民) has beyond every activity; its ID is the activity's.
type OutreachFields struct {
	Meta
	Kind             OutreachKind
	ConstituencyID   string
	ElectedBy        string // 选举单位, where a congress elected
	Voters           int    // 选民人次
	Fine, Fair, Poor int    // how voters rated a report on duty (述职): 满意, 基本满意, 不满意
}

var outreaches = register(table[OutreachFields]{name: "outreach", title: "走访选民记录", order: "id",
	label:   "(SELECT a.day || ' ' || outreach.kind FROM activity a WHERE a.id = outreach.id)",
	columns: "kind, constituency_id, elected_by, voters, fine, fair, poor",
	fields: func(v *OutreachFields) []any {
		return []any{&v.Kind, opt(&v.ConstituencyID), &v.ElectedBy, &v.Voters, &v.Fine, &v.Fair, &v.Poor}
	}})

var _ = ruled(outreaches, reader.Outreach)

var outreachKind = registerActivity(ActivityKind{WalkInfo: WalkVoters.Info(), subject: "coalesce(k.constituency_id, k.elected_by)",
	topic: "k.kind || '　' || coalesce((SELECT name FROM constituency WHERE id = k.constituency_id), k.elected_by)",
	named: constituencies.name, people: "k.voters"})

// Outreach is a visit among voters, a report to them, or a round that asks for their advice, whole.
type Outreach struct {
	Activity
	Fields OutreachFields
}

// Validate checks a visit among voters.
func (o *Outreach) Validate() error {
	bad := o.check()
	chosen(bad, "kind", o.Fields.Kind, "内容", OutreachKinds)
	if o.Fields.ConstituencyID == "" && o.Fields.ElectedBy == "" {
		bad["constituency"] = "请选选区，或填选举单位"
	}
	bad.within("elected_by", o.Fields.ElectedBy, "选举单位", 60)
	o.counted(bad, "voters", o.Fields.Voters, "选民人次")
	o.counted(bad, "fine", o.Fields.Fine, "满意")
	o.counted(bad, "fair", o.Fields.Fair, "基本满意")
	o.counted(bad, "poor", o.Fields.Poor, "不满意")
	if rated := o.Fields.Fine + o.Fields.Fair + o.Fields.Poor; rated > o.Fields.Voters && bad["voters"] == "" {
		bad["voters"] = "选民人次少于评议票数，请核对"
	}
	return bad.orNil()
}

// Outreach returns one visit among voters, whole.
func (r reader) Outreach(id string) (o Outreach, err error) {
	if o.Activity, err = r.Activity(id); err == nil {
		o.Fields, err = outreaches.get(r, id)
	}
	return o, err
}

// OutreachRow is a visit among voters in a list; its subject is the constituency.
type OutreachRow struct {
	ActivityRow
	What                     OutreachKind
	Where                    string
	Voters, Fine, Fair, Poor int
}

// OutreachRows returns all visits among voters, the newest first.
func (r reader) OutreachRows() ([]OutreachRow, error) { return r.outreachRows(heldOnly) }

// OutreachRowsAndPlans returns those that are planned or were called off, too.
func (r reader) OutreachRowsAndPlans() ([]OutreachRow, error) { return r.outreachRows(plansToo) }

func (r reader) outreachRows(of standing) ([]OutreachRow, error) {
	return withNames(r, func(c *OutreachRow) (*string, []any) {
		return &c.Deputies, append(outreachKind.pointers(&c.ActivityRow), &c.What, &c.Where, &c.Voters, &c.Fine, &c.Fair, &c.Poor)
	}, outreachKind.query(of, "k.kind", "coalesce((SELECT name FROM constituency WHERE id = k.constituency_id), k.elected_by)", "k.voters",
		"k.fine", "k.fair", "k.poor")+newestFirst)
}

// SaveOutreach saves a visit among voters, whole.
func (tx *Tx) SaveOutreach(o *Outreach) error {
	o.WalkIn = outreachKind.WalkIn
	if err := o.Validate(); err != nil {
		return err
	}
	if err := tx.saveActivity(&o.Activity); err != nil {
		return err
	}
	return saveOwn(tx, outreaches, o.ID, &o.Fields)
}

// DeleteOutreach deletes a visit among voters.
func (tx *Tx) DeleteOutreach(id string) error { return tx.deleteActivity(id) }

// LastReport is the day on which a deputy last reported to voters (述职), until a day; "" never.
func (r reader) LastReport(deputyID, until string) (day string, err error) {
	all, err := scanAll(r, func(d *string) []any { return []any{d} }, `SELECT a.day FROM held a JOIN outreach k ON k.id = a.id
		JOIN present p ON p.activity_id = a.id WHERE p.deputy_id = ? AND k.kind = ? AND a.day <= ? ORDER BY a.day DESC LIMIT 1`,
		deputyID, VoterReport, until)
	if len(all) > 0 {
		day = all[0]
	}
	return day, err
}
