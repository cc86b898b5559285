package data

// Supervision is what walk-in 4 (项目一线，督办) has beyond every activity; its ID is the activity's.
type Supervision struct {
	Meta
	Way                   SupervisionWay
	ProposalID, ProjectID string // what is supervised: one of the two
	Percent               int    // a project's progress as it was seen; 0 not noted
	Progress, Problems    string
}

var supervisions = register(table[Supervision]{name: "supervision", title: "督办记录", order: "id",
	label:   "(SELECT a.day || ' ' || supervision.way FROM activity a WHERE a.id = supervision.id)",
	columns: "way, proposal_id, project_id, percent, progress, problems",
	fields: func(s *Supervision) []any {
		return []any{&s.Way, opt(&s.ProposalID), opt(&s.ProjectID), &s.Percent, &s.Progress, &s.Problems}
	}})

const supervised = `coalesce((SELECT title FROM livelihood_project WHERE id = k.project_id), (SELECT title FROM proposal WHERE id = k.proposal_id), '')`

var supervisionKind = registerEvent(EventKind{WalkInfo: WalkProject.Info(),
	subject: "coalesce(k.project_id, k.proposal_id)", topic: "k.way || '　' || " + supervised, named: projects.name})

// Inspection is a supervision of a proposal or a project (督办), whole.
type Inspection struct {
	Event
	Supervision Supervision
}

// Validate checks a supervision.
func (s *Inspection) Validate() error {
	bad := s.check()
	chosen(bad, "way", s.Supervision.Way, "督办方式", SupervisionWays)
	if (s.Supervision.ProjectID == "") == (s.Supervision.ProposalID == "") {
		bad["project"] = "请在民生实事项目和议案建议里选一个，并且只选一个"
	}
	bad.percent("percent", s.Supervision.Percent)
	bad.within("progress", s.Supervision.Progress, "进展情况", 2000)
	bad.within("problems", s.Supervision.Problems, "存在问题", 2000)
	return bad.orNil()
}

// Inspection returns one supervision, whole.
func (r reader) Inspection(id string) (s Inspection, err error) {
	if s.Event, err = r.event(id); err == nil {
		s.Supervision, err = supervisions.get(r, id)
	}
	return s, err
}

// InspectionRow is a supervision in a list; its subject is the project or the proposal.
type InspectionRow struct {
	EventRow
	Way                SupervisionWay
	What               string
	Percent            int
	Progress, Problems string
}

// InspectionRows returns all supervisions, the newest first.
func (r reader) InspectionRows() ([]InspectionRow, error) {
	return scanAll(r, func(s *InspectionRow) []any {
		return append(supervisionKind.pointers(&s.EventRow), &s.Way, &s.What, &s.Percent, &s.Progress, &s.Problems)
	}, supervisionKind.query("k.way", supervised, "k.percent", "k.progress", "k.problems")+newestFirst)
}

// SaveInspection saves a supervision, whole.
func (tx *Tx) SaveInspection(s *Inspection) error {
	s.WalkIn = supervisionKind.WalkIn
	if err := s.Validate(); err != nil {
		return err
	}
	if err := tx.saveEvent(&s.Event); err != nil {
		return err
	}
	return saveOwn(tx, supervisions, s.ID, &s.Supervision)
}

// DeleteInspection deletes a supervision.
func (tx *Tx) DeleteInspection(id string) error { return tx.deleteEvent(id) }
