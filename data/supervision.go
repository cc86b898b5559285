package data

// SupervisionFields is what walk-in 4 (项目一线，督办) has beyond every activity; its ID is the activity's.
type SupervisionFields struct {
	Meta
	Method                           SupervisionMethod
	ProposalID, ProjectID, OpinionID string // what is supervised: one of the three
	Percent                          int    // a project's progress as it was seen; 0 not noted
	Progress, Problems               string
}

var supervisions = register(table[SupervisionFields]{name: "supervision", title: "督办记录", order: "id",
	label:   "(SELECT a.day || ' ' || supervision.method FROM activity a WHERE a.id = supervision.id)",
	columns: "method, proposal_id, project_id, opinion_id, percent, progress, problems",
	fields: func(s *SupervisionFields) []any {
		return []any{&s.Method, opt(&s.ProposalID), opt(&s.ProjectID), opt(&s.OpinionID), &s.Percent, &s.Progress, &s.Problems}
	}})

var _ = ruled(supervisions, reader.Supervision)

const supervised = `coalesce((SELECT title FROM project WHERE id = k.project_id)` +
	`, (SELECT title FROM proposal WHERE id = k.proposal_id)` +
	`, (SELECT printf('%d-%03d ', year, number) || text FROM opinion WHERE id = k.opinion_id), '')`

var supervisionKind = registerActivity(ActivityKind{WalkInfo: WalkProject.Info(),
	subject: "coalesce(k.project_id, k.proposal_id, k.opinion_id)", topic: "k.method || '　' || " + supervised, named: projects.name})

// Supervision is a supervision of a proposal, a project or an opinion (督办), whole.
type Supervision struct {
	Activity
	Fields SupervisionFields
}

// Validate checks a supervision.
func (s *Supervision) Validate() error {
	bad := s.check()
	chosen(bad, "method", s.Fields.Method, "督办方式", SupervisionMethods)
	given := 0
	for _, id := range []string{s.Fields.ProjectID, s.Fields.ProposalID, s.Fields.OpinionID} {
		if id != "" {
			given++
		}
	}
	if given != 1 {
		bad["project"] = "请在民生实事项目、议案建议和意见建议里选一个，并且只选一个"
	}
	s.counted(bad, "percent", s.Fields.Percent, "看到的进度")
	bad.percent("percent", s.Fields.Percent)
	bad.within("progress", s.Fields.Progress, "进展情况", 2000)
	bad.within("problems", s.Fields.Problems, "存在问题", 2000)
	return bad.orNil()
}

// Supervision returns one supervision, whole.
func (r reader) Supervision(id string) (s Supervision, err error) {
	if s.Activity, err = r.Activity(id); err == nil {
		s.Fields, err = supervisions.get(r, id)
	}
	return s, err
}

// SupervisionRow is a supervision in a list; its subject is the project, the proposal or the opinion.
type SupervisionRow struct {
	ActivityRow
	Method             SupervisionMethod
	What               string
	Percent            int
	Progress, Problems string
}

// SupervisionRows returns all supervisions, the newest first.
func (r reader) SupervisionRows() ([]SupervisionRow, error) { return r.supervisionRows(heldOnly) }

// SupervisionRowsAndPlans returns those that are planned or were called off, too.
func (r reader) SupervisionRowsAndPlans() ([]SupervisionRow, error) {
	return r.supervisionRows(plansToo)
}

func (r reader) supervisionRows(of standing) ([]SupervisionRow, error) {
	return withNames(r, func(s *SupervisionRow) (*string, []any) {
		return &s.Deputies, append(supervisionKind.pointers(&s.ActivityRow), &s.Method, &s.What, &s.Percent, &s.Progress, &s.Problems)
	}, supervisionKind.query(of, "k.method", supervised, "k.percent", "k.progress", "k.problems")+newestFirst)
}

// SaveSupervision saves a supervision, whole.
func (tx *Tx) SaveSupervision(s *Supervision) error {
	s.WalkIn = supervisionKind.WalkIn
	if err := s.Validate(); err != nil {
		return err
	}
	if err := tx.saveActivity(&s.Activity); err != nil {
		return err
	}
	return saveOwn(tx, supervisions, s.ID, &s.Fields)
}

// DeleteSupervision deletes a supervision.
func (tx *Tx) DeleteSupervision(id string) error { return tx.deleteActivity(id) }
