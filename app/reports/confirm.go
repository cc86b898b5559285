package reports

import (
	"errors"
	"fmt"
	"regexp"
	"slices"

	"liujin/app"
	"liujin/app/days"
	"liujin/app/intake"
	"liujin/data"
)

// service is what took place at a station; a reception on a day on which one shift is planned there, and not recorded yet, is that shift.
func (a *Book) service(r *data.Report) (*record, error) {
	v := a.NewService()
	v.StationID, v.Fields.Voters = r.SubjectID, r.Reached
	v.Fields.Kind = firstOf(r.Text, v.Fields.Kind, has(onDuty, data.ServiceDuty), has(atCouncil, data.ServiceCouncil),
		has(onWatch, data.ServiceOversight))
	what := "履职记录（" + string(v.Fields.Kind) + "）"
	if v.Fields.Kind == data.ServiceDuty && days.Is(r.Day) {
		shifts, err := a.shiftsOf(r)
		if err != nil {
			return nil, err
		}
		if len(shifts) == 1 && shifts[0].ActivityID == "" {
			v.ShiftID, what = shifts[0].ID, "这天的值班班次到岗"
		}
	}
	return &record{&v, &v.Activity, what, func(tx *data.Tx) error { return tx.SaveService(&v) }}, nil
}

var (
	inMorning   = regexp.MustCompile(`上午|早上|今早`)
	inAfternoon = regexp.MustCompile(`下午`)
)

// shiftsOf are the shifts that were planned at a station on the day that a report tells of, at the part of the day that it names.
func (a *Book) shiftsOf(r *data.Report) (out []data.Shift, err error) {
	all, err := a.DB().Shifts(r.Day, r.Day)
	part := firstOf(r.Text, data.DayPart(""), has(inMorning, data.Morning), has(inAfternoon, data.Afternoon))
	for _, s := range all {
		if s.StationID == r.SubjectID && s.State == data.ShiftPlanned && (part == "" || s.DayPart == part || s.DayPart == data.WholeDay) {
			out = append(out, s)
		}
	}
	return out, err
}

// outreach is a walk among voters: of the constituency, or of the one that the village lies in.
func (a *Book) outreach(r *data.Report) (*record, error) {
	v := a.NewOutreach()
	v.Fields.ConstituencyID, v.Fields.Voters = r.SubjectID, r.Reached
	if a.kindOf(r.SubjectID) == data.KindVillage {
		id, err := a.constituencyOf(r.SubjectID)
		if err != nil {
			return nil, err
		}
		v.VillageID, v.Fields.ConstituencyID = r.SubjectID, id
	}
	v.Fields.Kind = firstOf(r.Text, v.Fields.Kind, has(reporting, data.VoterReport), has(calling, data.VoterAdvice))
	what := string(v.Fields.Kind) + "（选区选民）"
	if n := len(r.Deputies); v.Fields.Kind == data.VoterReport && n > 1 {
		what += fmt.Sprintf("，%d 名代表都记为述职", n)
	}
	return &record{&v, &v.Activity, what, func(tx *data.Tx) error { return tx.SaveOutreach(&v) }}, nil
}

// fill gives an activity what every report tells.
func (*Book) fill(to *data.Activity, r *data.Report, kind data.OpinionKind) {
	to.Day, to.Content, to.Place = r.Day, r.Content, r.Place
	for _, d := range r.Deputies {
		to.Deputies = append(to.Deputies, data.Participation{DeputyID: d.DeputyID})
	}
	to.Opinions = asked(r, kind)
	to.Photos = photos(r)
}

// asked are the opinions of a report.
func asked(r *data.Report, kind data.OpinionKind) []data.OpinionFields {
	return app.OpinionLines(r.Asked, data.OpinionFields{Kind: kind, Reporter: r.Reporter})
}

// photos are those of a report as another record's.
func photos(r *data.Report) []data.Attachment {
	all := slices.Clone(r.Photos)
	for i := range all {
		all[i].Meta, all[i].OwnerTable, all[i].OwnerID = data.Meta{}, "", ""
	}
	return all
}

// Becomes says what a report is made into, "" where that is not known yet.
func (a *Book) Becomes(r *data.Report) string {
	if r.WalkIn == 0 {
		return ""
	}
	to, err := a.becoming(r)
	if err != nil {
		return ""
	}
	return to.what
}

// Confirm makes the record that a report tells of, as it stands in the form, as one operation.
func (a *Book) Confirm(r *data.Report) error {
	if err := a.Check(r); err != nil {
		return err
	}
	to, err := a.becoming(r)
	if err != nil {
		return err
	}
	return a.settle("登记待核记录", r, func(tx *data.Tx) (string, error) { err := to.save(tx); return to.ID, err })
}

// settle closes a report with the activity that has what it tells, as one operation; where that fails, it is as it was typed.
func (a *Book) settle(doing string, r *data.Report, save func(*data.Tx) (activityID string, err error)) error {
	closed := *r
	err := a.Do(doing+"“"+a.Caption(r)+"”", func(tx *data.Tx) error {
		id, err := save(tx)
		if err != nil {
			return byOwnFields(err)
		}
		closed.Close(data.ReportConfirmed, id)
		return tx.SaveReport(&closed)
	})
	if err == nil {
		*r = closed
	}
	return err
}

func byOwnFields(err error) error {
	if bad := (data.Invalid{}); errors.As(err, &bad) {
		return underOwnFields(bad)
	}
	return err
}

// already are the activities that a report may tell of once more: of that day and walk-in, about the same.
func (a *Book) already(r *data.Report) (all []data.ActivityRow, err error) {
	if r.WalkIn == 0 || !days.Is(r.Day) || a.lacks(r) != "" {
		return nil, nil
	}
	rows, err := a.DB().ActivitiesOn(r.Day)
	if err != nil {
		return nil, err
	}
	for _, e := range rows {
		if e.WalkIn == r.WalkIn && a.sameSubject(&e, r) {
			all = append(all, e)
		}
	}
	return all, nil
}

// sameSubject reports whether an activity was about what a report tells of; trainings have a topic only.
func (a *Book) sameSubject(e *data.ActivityRow, r *data.Report) bool {
	switch {
	case r.WalkIn == data.WalkTraining:
		return intake.Bare(e.Topic) == intake.Bare(r.Topic)
	case r.WalkIn == data.WalkVoters && a.kindOf(r.SubjectID) == data.KindVillage:
		return e.VillageID == r.SubjectID
	}
	return e.SubjectID == r.SubjectID
}

// Already is the activity that a report may tell of once more, and whether there is one.
func (a *Book) Already(r *data.Report) (one app.Picked, found bool, err error) {
	all, err := a.already(r)
	all = slices.DeleteFunc(all, func(e data.ActivityRow) bool { return e.Planned() }) // recorded on its own page
	if err != nil || len(all) == 0 {
		return one, false, err
	}
	return app.Picked{ID: all[0].ID, Name: all[0].Topic, Detail: all[0].Deputies}, true, nil
}

// Join adds to an activity that is there what a report tells: who came along, what was asked for, photos. What the report says of it
// otherwise stands below what is there.
func (a *Book) Join(r *data.Report, activityID string) error {
	if err := a.Check(r); err != nil {
		return err
	}
	return a.settle("并入已有记录", r, func(tx *data.Tx) (string, error) { return activityID, a.join(tx, r, activityID) })
}

func (a *Book) join(tx *data.Tx, r *data.Report, id string) error {
	switch r.WalkIn {
	case data.WalkVillage:
		v, err := tx.Lecture(id)
		return joined(err, &v.Activity, r, data.OpinionDifficulty, func() error { return tx.SaveLecture(&v) })
	case data.WalkEnterprise:
		v, err := tx.Visit(id)
		return joined(err, &v.Activity, r, data.OpinionDifficulty, func() error { return tx.SaveVisit(&v) })
	case data.WalkStation:
		v, err := tx.Service(id)
		return joined(err, &v.Activity, r, data.OpinionPeople, func() error { return tx.SaveService(&v) })
	case data.WalkProject:
		v, err := tx.Supervision(id)
		return joined(err, &v.Activity, r, data.OpinionPeople, func() error { return tx.SaveSupervision(&v) })
	case data.WalkVoters:
		v, err := tx.Outreach(id)
		return joined(err, &v.Activity, r, data.OpinionPeople, func() error {
			for _, d := range r.Deputies {
				if reporting.MatchString(r.Text) { // says so of himself
					v.SetReporter(d.DeputyID, true, nil)
				}
			}
			return tx.SaveOutreach(&v)
		})
	}
	v, err := tx.Lesson(id)
	return joined(err, &v.Activity, r, data.OpinionPeople, func() error { return tx.SaveLesson(&v) })
}

// joined adds a report to an activity that was read, and saves that.
func joined(err error, to *data.Activity, r *data.Report, kind data.OpinionKind, save func() error) error {
	if err != nil {
		return err
	}
	for _, d := range r.Deputies {
		if i := slices.IndexFunc(to.Deputies, func(p data.Participation) bool { return p.DeputyID == d.DeputyID }); i < 0 {
			to.Deputies = append(to.Deputies, data.Participation{DeputyID: d.DeputyID})
		} else if !to.Deputies[i].Present() {
			to.Deputies[i].State = data.Came
		}
	}
	for _, o := range asked(r, kind) {
		if !slices.ContainsFunc(to.Opinions, func(have data.OpinionFields) bool { return intake.Bare(have.Text) == intake.Bare(o.Text) }) {
			to.Opinions = append(to.Opinions, o)
		}
	}
	to.Content = intake.Joined(to.Content, r.Content)
	for _, p := range photos(r) {
		if !slices.ContainsFunc(to.Photos, func(have data.Attachment) bool { return have.SHA256 == p.SHA256 }) {
			to.Photos = append(to.Photos, p)
		}
	}
	return save()
}

// Made is the record that a report became; without an id where it is gone, or has no page of its own.
func (a *Book) Made(r *data.Report) (made data.Subject, err error) {
	if r.ActivityID == "" {
		return made, nil
	}
	all, err := a.DB().ActivityTopics(r.ActivityID)
	if err == nil && len(all) == 1 && all[0].Kind.Kind != data.KindLesson {
		made = data.Subject{Kind: all[0].Kind.Kind, ID: r.ActivityID}
	}
	return made, err
}
