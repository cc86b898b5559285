package data

import (
	"fmt"
	"math/rand"
	"slices"
	"testing"
)

// part is what a ledger says of one person in one record.
type part struct{ record, who string }

// parts are the best that is said of each person in each record with people of an attendance.
func parts(t *testing.T, db *DB, rename map[string]string) map[part]ParticipationState {
	t.Helper()
	type row struct{ record, who, state string }
	all, err := scanAll(db.reader, func(r *row) []any { return []any{&r.record, &r.who, &r.state} },
		`SELECT activity_id, deputy_id, state FROM participation UNION ALL SELECT meeting_id, deputy_id, state FROM meeting_attendee
		UNION ALL SELECT shift_id, deputy_id, '' FROM duty UNION ALL SELECT proposal_id, deputy_id, '' FROM proposal_signer
		UNION ALL SELECT course_id, deputy_id, '' FROM enrolment UNION ALL SELECT enterprise_id, deputy_id, '' FROM deputy_tie
		UNION ALL SELECT station_id, deputy_id, '' FROM station_member UNION ALL SELECT publicity_id, deputy_id, '' FROM publicity_deputy
		UNION ALL SELECT group_id, deputy_id, '' FROM group_member`)
	if err != nil {
		t.Fatal(err)
	}
	of := map[part]ParticipationState{}
	place := func(s ParticipationState) int {
		if i := slices.Index(ParticipationStates, s); i >= 0 {
			return i
		}
		return len(ParticipationStates)
	}
	for _, r := range all {
		if now := rename[r.who]; now != "" {
			r.who = now
		}
		at, state := part{r.record, r.who}, ParticipationState(r.state)
		if was, ok := of[at]; !ok || place(state) < place(was) {
			of[at] = state
		}
	}
	return of
}

// crowd is a ledger of a few people who are named again and again, in whatever record there is.
func crowd(tx *Tx, r *rand.Rand) (ids []string, err error) {
	term := Term{Level: LevelTown, Number: 19, Starts: "2022-01-01"}
	if err := tx.SaveTerm(&term); err != nil {
		return nil, err
	}
	teams := []Group{{Name: "财经专业小组", Kind: GroupProfessional}, {Name: "法制专业小组", Kind: GroupProfessional}}
	for i := range teams {
		if err := tx.SaveGroup(&teams[i]); err != nil {
			return nil, err
		}
	}
	for i := range 5 {
		d := Deputy{DeputyFields: DeputyFields{Name: fmt.Sprint("代表", i)}}
		for k := range teams {
			if (i+k)%3 != 0 {
				d.Professional = append(d.Professional, GroupMember{GroupID: teams[k].ID, Starts: fmt.Sprintf("2024-0%d-01", 1+i+k)})
			}
			d.FormerProfessional = append(d.FormerProfessional, GroupMember{GroupID: teams[k].ID, Starts: "2022-01-01",
				Until: fmt.Sprintf("2023-0%d-01", 9-i-k)})
		}
		for range r.Intn(3) {
			seat := NewMandate(Levels[3+r.Intn(2)])
			if r.Intn(2) == 0 {
				seat.TermID = term.ID
			}
			if r.Intn(2) == 0 {
				seat.Changes = []MandateChange{{Day: fmt.Sprintf("2024-0%d-01", 1+r.Intn(9)), Kind: MandateResigned}}
			}
			d.Mandates = append(d.Mandates, seat)
		}
		if err := tx.SaveDeputy(&d); err != nil {
			return nil, err
		}
		ids = append(ids, d.ID)
	}
	some := func() (out []string) {
		for _, i := range r.Perm(len(ids))[:1+r.Intn(len(ids))] {
			out = append(out, ids[i])
		}
		return out
	}
	other := func(not string) string {
		for {
			if id := ids[r.Intn(len(ids))]; id != not {
				return id
			}
		}
	}
	for i := range 3 {
		if err := tx.SaveHandler(&Handler{Name: fmt.Sprint("单位", i)}); err != nil {
			return nil, err
		}
	}
	for i := range 4 {
		if err := gathering(tx, r, i, some, other); err != nil {
			return nil, err
		}
	}
	policy := defaultDutyPolicy()
	for _, id := range some() {
		policy.Limits = append(policy.Limits, DutyLimit{DeputyID: id, Exempt: r.Intn(2) == 0, Most: 1 + r.Intn(3)})
	}
	for a := range ids {
		for b := range a {
			if r.Intn(2) == 0 {
				policy.Pairs = append(policy.Pairs, DutyPair{FirstID: ids[a], SecondID: ids[b], Kind: PairApart})
			}
		}
	}
	return ids, tx.SaveDutyPolicy(&policy)
}

// gathering saves one of each record that names several people.
func gathering(tx *Tx, r *rand.Rand, i int, some func() []string, other func(string) string) error {
	station := Station{StationFields: StationFields{Name: fmt.Sprint("站", i), Kind: StationHome}}
	enterprise := Enterprise{EnterpriseFields: EnterpriseFields{Name: fmt.Sprint("企业", i)}}
	meeting := Meeting{MeetingFields: MeetingFields{Kind: MeetingKinds[0], Title: "会", Day: "2026-11-02"}}
	shift := Shift{ShiftFields: ShiftFields{Day: "2026-11-03", DayPart: Morning, Need: 5}}
	course := Course{CourseFields: CourseFields{Year: 2026, Title: "课", Mode: TrainingOnSite}}
	piece := Publicity{PublicityFields: PublicityFields{Kind: PublicityKinds[0], Title: "报", Day: "2026-11-04"}}
	handlers, err := tx.Handlers()
	if err != nil {
		return err
	}
	opinion := Opinion{OpinionFields: OpinionFields{Day: "2026-11-01", Text: "路", HandlerID: handlers[0].ID},
		Helpers: []Helper{{HandlerID: handlers[1].ID}, {HandlerID: handlers[2].ID}}}
	proposal := Proposal{ProposalFields: ProposalFields{Kind: ProposalAdvice, Day: "2026-11-01", Title: "路", LeadID: some()[0]}}
	activity := Activity{ActivityFields: ActivityFields{Day: "2026-11-03"}}
	for _, id := range some() {
		p := Participation{DeputyID: id, State: ParticipationStates[r.Intn(4)]}
		if len(activity.Deputies) == 0 {
			p.State = Came
		}
		if r.Intn(2) == 0 {
			p.Role, p.InsteadID = DutyStandIn, other(id)
		}
		activity.Deputies = append(activity.Deputies, p)
	}
	for _, id := range some() {
		d := Duty{DeputyID: id, Locked: r.Intn(2) == 0}
		if r.Intn(2) == 0 {
			d.Role, d.InsteadID = DutyStandIn, other(id)
		}
		shift.Duties = append(shift.Duties, d)
	}
	for _, id := range some() {
		since := fmt.Sprintf("2024-0%d-01", 1+r.Intn(9))
		if r.Intn(2) == 0 {
			station.Members = append(station.Members, Member{DeputyID: id, Home: r.Intn(2) == 0, Starts: since})
		}
		station.FormerMembers = append(station.FormerMembers, Member{DeputyID: id, Home: r.Intn(2) == 0, Starts: "2022-01-01",
			Until: fmt.Sprintf("2023-0%d-01", 1+r.Intn(9))})
		meeting.Attendees = append(meeting.Attendees, Attendee{DeputyID: id, State: append(ParticipationStates, "")[r.Intn(5)]})
	}
	for _, id := range some() {
		enterprise.Ties = append(enterprise.Ties, Tie{DeputyID: id, Tie: Ties[r.Intn(2)]})
		course.Enrolments = append(course.Enrolments, Enrolment{DeputyID: id})
		piece.Deputies = append(piece.Deputies, PublicityDeputy{DeputyID: id})
		if id != proposal.LeadID {
			proposal.Signers = append(proposal.Signers, Signer{DeputyID: id})
		}
	}
	for _, save := range []func() error{
		func() error { return tx.SaveStation(&station) }, func() error { return tx.SaveEnterprise(&enterprise) },
		func() error { return tx.SaveMeeting(&meeting) }, func() error { shift.StationID = station.ID; return tx.SaveShift(&shift) },
		func() error { return tx.SaveCourse(&course) }, func() error { return tx.SavePublicity(&piece) },
		func() error { return tx.SaveOpinion(&opinion) }, func() error { return tx.SaveProposal(&proposal) },
		func() error { activity.StationID = station.ID; return nil },
		func() error {
			return tx.SaveService(&Service{Activity: activity, Fields: ServiceFields{Kind: ServiceKinds[0]}})
		},
		func() error {
			a := Absence{DeputyID: some()[0], Kind: AbsenceLeave, Starts: "2026-11-20", Ends: "2026-11-25"}
			return tx.SaveAbsence(&a)
		},
		func() error {
			for _, id := range some() {
				told := Delivery{OwnerTable: courses.name, OwnerID: course.ID, DeputyID: id, Method: DeliveryPhone, Day: "2026-11-09"}
				if err := tx.SaveDelivery(&told); err != nil {
					return err
				}
			}
			return nil
		},
	} {
		if err := save(); err != nil {
			return err
		}
	}
	return nil
}
