package data

// VisitFields is what walk-in 2 has beyond every activity; its ID is the activity's.
type VisitFields struct {
	Meta
	EnterpriseID string
	Venue        Venue
	Tag          VisitTag
	Policies     string // 宣传政策
	Leads        string // 招商线索 of older records; now each is an opinion of its own
}

var visits = register(table[VisitFields]{name: "visit", title: "走访记录", order: "id",
	label:   "(SELECT a.day || ' ' || e.name FROM activity a, enterprise e WHERE a.id = visit.id AND e.id = visit.enterprise_id)",
	columns: "enterprise_id, venue, tag, policies, leads",
	fields: func(v *VisitFields) []any {
		return []any{&v.EnterpriseID, &v.Venue, &v.Tag, &v.Policies, &v.Leads}
	}})

var _ = ruled(visits, reader.Visit)

var visitKind = registerActivity(ActivityKind{WalkInfo: WalkEnterprise.Info(),
	subject: "k.enterprise_id", topic: called(KindEnterprise, "k.enterprise_id"), named: enterprises.name})

// Visit is a visit to an enterprise (走访市场主体), whole.
type Visit struct {
	Activity
	Fields VisitFields
}

// Validate checks a visit.
func (v *Visit) Validate() error {
	bad := v.check()
	bad.need("enterprise", v.Fields.EnterpriseID, "市场主体")
	oneOf(bad, "venue", v.Fields.Venue, "地点类型", Venues)
	oneOf(bad, "tag", v.Fields.Tag, "专项行动", VisitTags)
	bad.within("policies", v.Fields.Policies, "宣传政策", 200)
	bad.within("leads", v.Fields.Leads, "招商线索", 500)
	return bad.orNil()
}

// Visit returns one visit, whole.
func (r reader) Visit(id string) (v Visit, err error) {
	if v.Activity, err = r.Activity(id); err == nil {
		v.Fields, err = visits.get(r, id)
	}
	return v, err
}

// VisitRow is a visit in a list; its subject is the enterprise.
type VisitRow struct {
	ActivityRow
	Venue           Venue
	Tag             VisitTag
	Policies, Leads string
}

// VisitRows returns all visits, the newest first.
func (r reader) VisitRows() ([]VisitRow, error) { return r.visitRows(heldOnly) }

// VisitRowsAndPlans returns those that are planned or were called off, too.
func (r reader) VisitRowsAndPlans() ([]VisitRow, error) { return r.visitRows(plansToo) }

// leadsOf is SQL for the leads of a visit: what is typed in older ones, and the opinions that are such since.
const leadsOf = `trim(k.leads || coalesce((SELECT char(10) || group_concat(o.text, char(10) ORDER BY o.year, o.number) FROM opinion o
	WHERE o.activity_id = a.id AND o.kind = '` + string(OpinionLead) + `'), ''), char(10))`

func (r reader) visitRows(of standing) ([]VisitRow, error) {
	return withNames(r, func(v *VisitRow) (*string, []any) {
		return &v.Deputies, append(visitKind.pointers(&v.ActivityRow), &v.Venue, &v.Tag, &v.Policies, &v.Leads)
	}, visitKind.query(of, "k.venue", "k.tag", "k.policies", leadsOf)+newestFirst)
}

// SaveVisit saves a visit, whole. Each new opinion gets its number.
func (tx *Tx) SaveVisit(v *Visit) error {
	v.WalkIn = visitKind.WalkIn
	if err := v.Validate(); err != nil {
		return err
	}
	for i := range v.Opinions {
		v.Opinions[i].EnterpriseID = v.Fields.EnterpriseID
	}
	if err := tx.saveActivity(&v.Activity); err != nil {
		return err
	}
	return saveOwn(tx, visits, v.ID, &v.Fields)
}

// DeleteVisit deletes a visit.
func (tx *Tx) DeleteVisit(id string) error { return tx.deleteActivity(id) }
