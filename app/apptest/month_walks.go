package apptest

import (
	"liujin/app"
	"liujin/app/days"
	"liujin/data"
)

// happened is what all kinds of activities have in common: most were held, with whoever came.
func (m *month) happened() data.Activity {
	v := data.Activity{ActivityFields: data.ActivityFields{Day: m.day(40), VillageID: maybe(m, m.villages), State: data.ActivityHeld}}
	switch m.rnd.IntN(8) {
	case 0:
		v.State, v.Day = data.ActivityPlanned, days.After(SampleDay, m.rnd.IntN(15)-3)
	case 1:
		v.State = data.ActivityCancelled
	}
	for _, k := range m.rnd.Perm(len(m.people))[:1+m.rnd.IntN(5)] {
		p := data.Participation{DeputyID: m.people[k], State: data.Came}
		if m.rnd.IntN(4) == 0 {
			p.State = oneOf(m, data.ParticipationStates)
		}
		v.Deputies = append(v.Deputies, p)
	}
	v.Deputies[0].State = data.Came
	for range m.rnd.IntN(3) {
		if v.State == data.ActivityHeld {
			v.Opinions = append(v.Opinions, m.opinion())
		}
	}
	return v
}

// activities saves many of all kinds.
func (m *month) activities(tx *data.Tx) error {
	for range 90 {
		if err := m.activity(tx); err != nil {
			return err
		}
	}
	return nil
}

// activity saves one of any kind.
func (m *month) activity(tx *data.Tx) error {
	v := m.happened()
	people := m.rnd.IntN(50) * app.OneIf(v.State == data.ActivityHeld)
	switch data.WalkIn(1 + m.rnd.IntN(len(data.WalkIns))) {
	case data.WalkVillage:
		v.VillageID = oneOf(m, m.villages)
		l := data.Lecture{Activity: v, Fields: data.LectureFields{Form: oneOf(m, data.LectureForms), Speaker: oneOf(m, data.Speakers),
			Topic: "宣讲", Audience: people}}
		return m.kept(&l.Activity, tx.SaveLecture(&l))
	case data.WalkEnterprise:
		l := data.Visit{Activity: v, Fields: data.VisitFields{EnterpriseID: oneOf(m, m.enterprises), Venue: oneOf(m, data.Venues)}}
		return m.kept(&l.Activity, tx.SaveVisit(&l))
	case data.WalkStation:
		v.StationID = oneOf(m, m.stations)
		l := data.Service{Activity: v, Fields: data.ServiceFields{Kind: oneOf(m, data.ServiceKinds), Voters: people}}
		return m.kept(&l.Activity, tx.SaveService(&l))
	case data.WalkProject:
		l := data.Supervision{Activity: v, Fields: data.SupervisionFields{Method: oneOf(m, data.SupervisionMethods)}}
		if l.Fields.ProjectID = maybe(m, m.projects); l.Fields.ProjectID == "" {
			l.Fields.OpinionID = oneOf(m, m.opinions)
		}
		return m.kept(&l.Activity, tx.SaveSupervision(&l))
	case data.WalkVoters:
		l := data.Outreach{Activity: v, Fields: data.OutreachFields{Kind: oneOf(m, data.OutreachKinds), ConstituencyID: oneOf(m, m.places),
			Voters: people}}
		for i := range v.Deputies {
			p := &v.Deputies[i]
			if l.Fields.Kind == data.VoterReport && m.rnd.IntN(4) == 0 { // said by hand
				l.SetReporter(p.DeputyID, m.rnd.IntN(2) == 0, nil)
			}
			if l.Fields.Kind == data.VoterReport && people > 9 && p.State.Present() && m.rnd.IntN(2) == 0 {
				l.SetBallot(data.Ballot{DeputyID: p.DeputyID, Fine: m.rnd.IntN(3) + 1, Fair: m.rnd.IntN(3), Poor: m.rnd.IntN(3)})
			}
		}
		return m.kept(&l.Activity, tx.SaveOutreach(&l))
	default:
		v.State, v.Day, v.Opinions = data.ActivityHeld, min(v.Day, SampleDay), nil // training is planned in its course
		v.VillageID = ""                                                           // and no form of it has a village
		l := data.Lesson{Activity: v, Fields: data.LessonFields{Topic: "培训", Hours: 10 * (1 + m.rnd.IntN(4))}}
		return tx.SaveLesson(&l)
	}
}

// kept notes the opinions of an activity that was saved.
func (m *month) kept(v *data.Activity, err error) error {
	for i := range v.Opinions {
		m.opinions = append(m.opinions, v.Opinions[i].ID)
	}
	return err
}
