package data

import "slices"

// OutreachFields is what walk-in 5 (选区选民) has beyond every activity; its ID is the activity's.
type OutreachFields struct {
	Meta
	Kind           OutreachKind
	ConstituencyID string
	ElectedBy      string // 选举单位, where a congress elected
	Voters         int    // 选民人次
}

var outreaches = register(table[OutreachFields]{name: "outreach", title: "走访选民记录", order: "id",
	label:   "(SELECT a.day || ' ' || outreach.kind FROM activity a WHERE a.id = outreach.id)",
	columns: "kind, constituency_id, elected_by, voters",
	fields: func(v *OutreachFields) []any {
		return []any{&v.Kind, opt(&v.ConstituencyID), &v.ElectedBy, &v.Voters}
	}})

var _ = ruled(outreaches, reader.Outreach)

// whereAmong is SQL over k for among whom it took place: a report of deputies of several constituencies says its place only.
const whereAmong = "coalesce((SELECT name FROM constituency WHERE id = k.constituency_id), nullif(k.elected_by, ''), " +
	"(SELECT x.place FROM activity x WHERE x.id = k.id))"

var outreachKind = registerActivity(ActivityKind{WalkInfo: WalkVoters.Info(), subject: "coalesce(k.constituency_id, k.elected_by)",
	topic: "k.kind || '　' || " + whereAmong, named: constituencies.name, people: "k.voters", work: "k.kind"})

// Outreach is a visit among voters, a report to them, or a round that asks for their advice, whole.
type Outreach struct {
	Activity
	Fields  OutreachFields
	Ballots []Ballot // of a report: how voters rated it, a row a deputy
}

// Validate checks a visit among voters.
func (o *Outreach) Validate() error {
	bad := o.check()
	chosen(bad, "kind", o.Fields.Kind, "内容", OutreachKinds)
	if o.Fields.ConstituencyID == "" && o.Fields.ElectedBy == "" && (o.Fields.Kind != VoterReport || o.Place == "") {
		bad["constituency"] = "请选选区，或填选举单位"
		if o.Fields.Kind == VoterReport {
			bad["constituency"] += "；几个选区的代表一起述职的，填地点也可以"
		}
	}
	bad.within("elected_by", o.Fields.ElectedBy, "选举单位", 60)
	o.counted(bad, "voters", o.Fields.Voters, "选民人次")
	o.checkBallots(bad)
	o.checkReporters(bad)
	return bad.orNil()
}

// Outreach returns one visit among voters, whole.
func (r reader) Outreach(id string) (o Outreach, err error) {
	if o.Activity, err = r.Activity(id); err != nil {
		return o, err
	}
	if o.Fields, err = outreaches.get(r, id); err != nil {
		return o, err
	}
	o.Ballots, err = ballots.of(r, id)
	return o, err
}

// OutreachRow is a visit among voters in a list; its subject is the constituency. The ratings are of all its ballots together.
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
	sum := func(column string) string {
		return "coalesce((SELECT sum(b." + column + ") FROM ballot b WHERE b.outreach_id = k.id), 0)"
	}
	return withNames(r, func(c *OutreachRow) (*string, []any) {
		return &c.Deputies, append(outreachKind.pointers(&c.ActivityRow), &c.What, &c.Where, &c.Voters, &c.Fine, &c.Fair, &c.Poor)
	}, outreachKind.query(of, "k.kind", whereAmong, "k.voters", sum("fine"), sum("fair"), sum("poor"))+newestFirst)
}

// SaveOutreach saves a visit among voters, whole.
func (tx *Tx) SaveOutreach(o *Outreach) error {
	o.WalkIn = outreachKind.WalkIn
	if err := o.Validate(); err != nil {
		return err
	}
	o.SayWhoReports(nil)
	if err := tx.saveActivity(&o.Activity); err != nil {
		return err
	}
	if err := saveOwn(tx, outreaches, o.ID, &o.Fields); err != nil {
		return err
	}
	o.Ballots = slices.DeleteFunc(o.Ballots, Ballot.empty)
	for i := range o.Ballots {
		o.Ballots[i].OutreachID = o.ID
	}
	return ballots.saveChildren(tx, &o.Meta, o.Ballots)
}

// DeleteOutreach deletes a visit among voters.
func (tx *Tx) DeleteOutreach(id string) error { return tx.deleteActivity(id) }
