package paperwork_test

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	"liujin/app"
	"liujin/app/apptest"
	"liujin/app/listings"
	"liujin/app/matters"
	"liujin/app/meetings"
	"liujin/app/paperwork"
	"liujin/data"
)

// allPapers are the texts of every paper and sheet as they are made on the ledger's day.
func allPapers(t *testing.T, a *app.App) map[string]string {
	t.Helper()
	all, book := map[string]string{}, paperwork.New(a)
	for _, p := range paperwork.Papers {
		if p.Name == "handover" { // of today alone: what waits now, who is to be called now
			continue
		}
		documents, err := book.Paper(p.Name, paperwork.Order{})
		if err != nil {
			all[p.Name] = err.Error()
			continue
		}
		_, all[p.Name] = apptest.Printed(t, a, documents)
	}
	for name, text := range allSheets(t, a, paperwork.Order{}) {
		all["表 "+name] = text
	}
	return all
}

// allSheets are the texts of every sheet of some days.
func allSheets(t *testing.T, a *app.App, o paperwork.Order) map[string]string {
	t.Helper()
	all, book := map[string]string{}, listings.New(a)
	for _, s := range listings.Sheets {
		l := apptest.Must(book.Sheet(s.Name, listings.Order{From: o.From, To: o.To}))(t)
		var text strings.Builder
		for _, row := range append(l.Rows, l.Total) {
			for _, c := range row {
				text.WriteString(c.Text + "｜")
			}
			text.WriteString("\n")
		}
		all[s.Name] = text.String() + l.Note
	}
	return all
}

// What a paper or a sheet says of a day is the same before and after a year in which everything changed.
func TestPapersOfADayStay(t *testing.T) {
	const day = apptest.SampleDay
	a := apptest.SampleOn(t, day)
	path := a.DB().Path()
	met := met(t, a)
	before := allPapers(t, a)
	past := paperwork.Order{From: "2026-11-01", To: "2026-11-11"}
	sheets := allSheets(t, a, past)
	if err := a.DB().Close(); err != nil {
		t.Fatal(err)
	}
	for _, later := range []struct {
		day  string
		live func(*testing.T, *app.App)
	}{{"2026-12-05", peopleChange}, {"2026-12-20", placesChange},
		{"2027-01-08", newCongress}, {"2027-03-02", mattersGoOn}, {"2027-06-10", moreHappens}} {
		b := apptest.Seen(t, path, later.day)
		later.live(t, b)
		if err := b.DB().Close(); err != nil {
			t.Fatal(err)
		}
	}
	late := apptest.Seen(t, path, "2027-06-11")
	for name, text := range allSheets(t, late, past) {
		if text != sheets[name] {
			t.Errorf("表 %s of days that are past has changed: %s", name, firstChange(sheets[name], text))
		}
	}
	if again := met.again(t, late); again != met.text {
		t.Errorf("会议材料 of a day that is past has changed: %s", firstChange(met.text, again))
	}
	if err := late.DB().Close(); err != nil {
		t.Fatal(err)
	}
	c := apptest.Seen(t, path, day)
	after := allPapers(t, c)
	for name, text := range before {
		if after[name] != text {
			t.Errorf("%s has changed: %s", name, firstChange(text, after[name]))
		}
	}
	if faults := apptest.Must(c.DB().Check())(t); len(faults) > 0 {
		t.Error(faults)
	}
}

// meetingText is 会议材料 of one meeting as text, without the days on which it is printed.
type meetingText struct{ id, text string }

// met is that of a meeting on the ledger's day, which decides something.
func met(t *testing.T, a *app.App) (m meetingText) {
	t.Helper()
	whole := apptest.Must(meetings.New(a).Meeting(apptest.Must(meetings.New(a).NextMeeting())(t).ID))(t)
	whole.Day = a.Today()
	if err := meetings.New(a).SaveMeeting(&whole); err != nil {
		t.Fatal(err)
	}
	m.id = whole.ID
	m.text = m.again(t, a)
	return m
}

func (m *meetingText) again(t *testing.T, a *app.App) string {
	t.Helper()
	_, text := apptest.Printed(t, a, apptest.Must(paperwork.New(a).Paper("meeting", paperwork.Of(m.id)))(t))
	return text
}

// firstChange shows where two texts part.
func firstChange(a, b string) string {
	x, y := []rune(a), []rune(b)
	at := 0
	for at < min(len(x), len(y)) && x[at] == y[at] {
		at++
	}
	part := func(r []rune) string { return string(r[max(0, at-25):min(len(r), at+40)]) }
	return fmt.Sprintf("“%s” is “%s”", part(x), part(y))
}

// peopleChange gives some deputies other posts, groups and stations, suspends one and lets one resign.
func peopleChange(t *testing.T, a *app.App) {
	rows := apptest.Must(a.InOrder(a.Today()))(t)
	groups := apptest.UsualGroups(t, a)
	for i := 0; i < len(rows); i += 4 {
		d := apptest.Must(a.Deputy(rows[i].ID))(t)
		d.Employer, d.Leader, d.GroupID = "东港镇新岗位", !d.Leader, groups[i%len(groups)].ID
		d.Stations = d.Stations[:0]
		if err := a.Since(&d, a.Today()); err != nil {
			t.Fatal(err)
		}
		if err := a.SaveDeputy(&d); err != nil {
			t.Fatal(err)
		}
	}
	for i, kind := range []data.MandateChangeKind{data.MandateSuspend, data.MandateResigned, data.MandateDeceased} {
		d := apptest.Must(a.Deputy(rows[30+i].ID))(t)
		if err := a.ChangeMandate(d.ID, data.MandateChange{MandateID: d.Mandates[0].ID, Day: a.Today(), Kind: kind}); err != nil {
			t.Fatal(err)
		}
	}
}

// newCongress begins a term of the town: most stay, five come.
func newCongress(t *testing.T, a *app.App) {
	rows := apptest.Must(a.InOrder(a.Today()))(t)
	if err := a.Do("换届", func(tx *data.Tx) error {
		term := data.Term{Level: data.LevelTown, Number: 20, Starts: a.Today()}
		if err := tx.SaveTerm(&term); err != nil {
			return err
		}
		seat := data.NewMandate(data.LevelTown)
		seat.TermID = term.ID
		for i := range rows {
			if i%5 == 0 {
				continue
			}
			d, err := tx.Deputy(rows[i].ID)
			if err != nil {
				return err
			}
			d.Mandates = append(d.Mandates, seat)
			if err := tx.SaveDeputy(&d); err != nil {
				return err
			}
		}
		for i := range 5 {
			d := data.Deputy{DeputyFields: data.DeputyFields{Name: fmt.Sprintf("新代表%d", i), GroupID: rows[0].GroupID},
				Mandates: []data.Mandate{seat}}
			if err := tx.SaveDeputy(&d); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
}

// mattersGoOn answers what was open, merges, sends up, and moves the projects on.
func mattersGoOn(t *testing.T, a *app.App) {
	book, today := matters.New(a), a.Today()
	unit := apptest.Must(a.Handlers())(t)[0].ID
	for _, o := range apptest.Must(a.DB().Opinions())(t) {
		var step data.Step
		switch o.State {
		case data.MatterRegistered:
			m := apptest.Must(book.Opinion(o.ID))(t)
			m.Route, m.HandlerID = data.RouteUp, unit
			if err := book.SaveOpinion(&m); err != nil {
				t.Fatal(err)
			}
			continue
		case data.MatterAssigned:
			step = data.Step{Day: today, Kind: data.StepAnswer, Text: "已经办好"}
		case data.MatterRated:
			step = data.Step{Day: today, Kind: data.StepRedo, Due: "2027-04-01"}
		default:
			continue
		}
		if err := book.TakeOpinionStep(o.ID, step); err != nil {
			t.Fatal(err)
		}
	}
	for _, p := range apptest.Must(a.DB().Proposals())(t) {
		if p.State == data.MatterAssigned {
			answer := data.Step{Day: today, Kind: data.StepAnswer, Text: "办好", Result: data.ResultSolved}
			if err := book.TakeProposalStep(p.ID, answer); err != nil {
				t.Fatal(err)
			}
		}
	}
	more := data.Opinion{OpinionFields: data.OpinionFields{Day: today, Text: "后来的意见", Route: data.RouteOwn, HandlerID: unit}}
	if err := book.SaveOpinion(&more); err != nil {
		t.Fatal(err)
	}
	open := slices.DeleteFunc(apptest.Must(a.DB().Opinions())(t), func(o data.OpinionFields) bool {
		return o.MergedID != "" || o.ID == more.ID || o.Closed != ""
	})
	if err := book.MergeOpinions([]string{open[0].ID}, app.Picked{ID: more.ID, Name: more.Code()}); err != nil {
		t.Fatal(err)
	}
	for _, w := range apptest.Must(a.DB().Projects())(t) {
		p := apptest.Must(book.Project(w.ID))(t)
		if p.State != data.ProjectAssessed {
			p.State, p.DeputyFine, p.PeopleFine = data.ProjectAssessed, 30, 20
		}
		p.Progress = append(p.Progress, data.Progress{Day: today, Percent: 100, Text: "完工"})
		for i := range p.Milestones {
			if p.Milestones[i].Done == "" {
				p.Milestones[i].Done = today
			}
		}
		if p.State != w.State {
			if err := book.StageSince(&p, today); err != nil {
				t.Fatal(err)
			}
		}
		if err := book.SaveProject(&p); err != nil {
			t.Fatal(err)
		}
	}
}

// moreHappens adds activities, a meeting, a bulletin, a piece and an activity month of later days.
func moreHappens(t *testing.T, a *app.App) {
	today := a.Today()
	deputy := apptest.Must(a.InOrder(today))(t)[0].ID
	who := func() []data.Participation { return []data.Participation{{DeputyID: deputy}} }
	village := apptest.Must(a.Villages())(t)[0].ID
	decided := data.Meeting{MeetingFields: data.MeetingFields{Title: "后来的会", Day: today, Kind: data.MeetingProgress},
		Decisions: []data.Decision{{Text: "后来的决定"}}}
	first := apptest.Must(meetings.New(a).Meeting(apptest.Must(a.DB().OpenDecisions(today))(t)[0].MeetingID))(t)
	for i := range first.Decisions {
		first.Decisions[i].Done = cmp.Or(first.Decisions[i].Done, today)
	}
	for _, m := range []*data.Meeting{&decided, &first} {
		if err := meetings.New(a).SaveMeeting(m); err != nil {
			t.Fatal(err)
		}
	}
	v := apptest.Must(a.Visit(apptest.Must(a.Visits())(t)[0].ID))(t)
	visit := data.Visit{Activity: data.Activity{ActivityFields: data.ActivityFields{Day: today, VillageID: village}, Deputies: who()},
		Fields: data.VisitFields{EnterpriseID: v.Fields.EnterpriseID, Venue: data.VenueEnterprise}}
	lecture := data.Lecture{Activity: data.Activity{ActivityFields: data.ActivityFields{Day: today, VillageID: village}, Deputies: who()},
		Fields: data.LectureFields{Form: data.LectureHall, Speaker: data.SpeakerDeputy, Vehicle: data.VehicleGroup,
			Topic: "题", Audience: 9}}
	c := data.Campaign{CampaignFields: data.CampaignFields{Name: "下一次活动月", Starts: "2027-06-01", Ends: "2027-06-30"}}
	piece := data.Publicity{PublicityFields: data.PublicityFields{Kind: data.PublicityNews, Title: "后来的稿件", Day: today}}
	for _, err := range []error{a.SaveVisit(&visit), a.SaveLecture(&lecture), a.SaveCampaign(&c), a.SavePublicity(&piece)} {
		if err != nil {
			t.Fatal(err)
		}
	}
}

// placesChange renames, closes and merges villages, a station, a unit and a group.
func placesChange(t *testing.T, a *app.App) {
	day := a.Today()
	villages := apptest.Must(a.VillagesOn(day))(t)
	stations := apptest.Must(a.StationsOn(day))(t)
	handlers := apptest.Must(a.DB().Handlers())(t)
	groups := apptest.Must(a.DB().Groups())(t)
	change := func(of data.Kind, id string, kind data.SubjectChangeKind) *data.SubjectChange {
		return &data.SubjectChange{SubjectTable: of, SubjectID: id, Day: day, Kind: kind}
	}
	merged := change(data.KindVillage, villages[2].ID, data.SubjectMerged)
	merged.SuccessorID = villages[3].ID
	for _, err := range []error{a.Rename(change(data.KindVillage, villages[0].ID, data.SubjectRenamed), "新名社区"),
		a.Rename(change(data.KindHandler, handlers[1].ID, data.SubjectRenamed), "新名办公室"),
		a.Rename(change(data.KindGroup, groups[1].ID, data.SubjectRenamed), "新名小组"),
		a.Rename(change(data.KindStation, stations[1].ID, data.SubjectRenamed), "新名联络站"),
		a.SaveSubjectChange(change(data.KindStation, stations[3].ID, data.SubjectClosed)), a.SaveSubjectChange(merged)} {
		if err != nil {
			t.Fatal(err)
		}
	}
}

// Who took part and has left office by the last of the days is told beside those who are in office.
func TestLeaversAreToldBeside(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	m := met(t, a)
	if strings.Contains(m.text, "另有已不在任的") {
		t.Fatal("somebody has left in the sample")
	}
	activity := apptest.Must(a.DB().HappenedIn("2026-11-01", "2026-11-11"))(t)[0]
	d := apptest.Must(a.Deputy(activity.DeputyIDs[0]))(t)
	died := data.MandateChange{MandateID: d.Mandates[0].ID, Day: apptest.SampleDay, Kind: data.MandateDeceased}
	if err := a.ChangeMandate(d.ID, died); err != nil {
		t.Fatal(err)
	}
	if now := m.again(t, a); !strings.Contains(now, "（另有已不在任的1名）") {
		t.Error(firstChange(m.text, now))
	}
}
