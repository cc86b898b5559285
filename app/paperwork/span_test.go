package paperwork_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"liujin/app"
	"liujin/app/apptest"
	"liujin/app/days"
	"liujin/app/listings"
	"liujin/app/matters"
	"liujin/app/meetings"
	"liujin/app/papers"
	"liujin/app/paperwork"
	"liujin/app/print"
	"liujin/app/rolls"
	"liujin/app/training"
	"liujin/data"
)

// A paper speaks of the activity month of its own day, of one that ended some weeks before, or else of the month.
func TestSpanOfADay(t *testing.T) {
	a := apptest.EmptyLedger(t)
	for _, c := range [][3]string{{"春季活动月", "2026-03-01", "2026-03-31"}, {"秋季活动月", "2026-10-10", "2026-11-09"}} {
		if err := a.SaveCampaign(&data.Campaign{CampaignFields: data.CampaignFields{Name: c[0], Starts: c[1], Ends: c[2]}}); err != nil {
			t.Fatal(err)
		}
	}
	for day, want := range map[string]string{
		"2026-03-20": "春季活动月 2026-03-01 2026-03-31", "2026-04-10": "春季活动月 2026-03-01 2026-03-31", "2026-06-15": " 2026-06-01 2026-06-30",
		"2026-10-09": " 2026-10-01 2026-10-31", "2026-10-10": "秋季活动月 2026-10-10 2026-11-09", "2026-12-01": "秋季活动月 2026-10-10 2026-11-09",
	} {
		s := apptest.Must(a.SpanOn(day))(t)
		if got := s.Campaign.Name + " " + s.From + " " + s.To; got != want {
			t.Errorf("%s: %q, want %q", day, got, want)
		}
	}
	for span, want := range map[[2]string]string{{"2026-10-01", "2026-10-31"}: "秋季活动月", {"2026-09-01", "2026-09-30"}: "",
		{"2026-11-01", "2026-11-30"}: "秋季活动月"} {
		if got := apptest.Must(a.SpanIn(span[0], span[1]))(t).Campaign.Name; got != want {
			t.Errorf("%v: %q, want %q", span, got, want)
		}
	}
	s := app.Span{Campaign: data.CampaignFields{Name: "秋季活动月"}, Span: days.Span{From: "2026-10-10", To: "2026-11-09"}}
	if until := s.Until("2026-10-20"); until.Words() != "10月10日—20日" || until.Campaign != s.Campaign {
		t.Error(until.Words(), until.Campaign.Name)
	}
}

// The table of a month has the targets of an activity month that begins within it, and says of which days they are.
func TestStatsOfAMonthThatBeginsInItsMiddle(t *testing.T) {
	a := apptest.EmptyLedger(t)
	if err := a.SaveCampaign(&data.Campaign{CampaignFields: data.CampaignFields{Name: "活动月", Starts: "2026-11-10", Ends: "2026-12-09",
		Targets: data.Targets{28, 40, 18, 12, 600, 86}}}); err != nil {
		t.Fatal(err)
	}
	l := apptest.Must(listings.New(a).Sheet("activity-stats", listings.Order{From: "2026-11-01", To: "2026-11-30"}))(t)
	if l.Rows[0][2].Text != "28" || !strings.Contains(l.Note, "目标是11月10日—12月9日活动月的") {
		t.Error(l.Rows[0], l.Note)
	}
}

// The proposals of a period that is over are those of its year up to its last day; the set of a quarter lies in a folder of its name.
func TestSheetsOfDaysThatAreOver(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	all := apptest.Must(matters.New(a).Proposals())(t)
	last := ""
	for i := range all {
		last = max(last, all[i].Day)
	}
	until := days.After(last, -1)
	want := 0
	for i := range all {
		want += app.OneIf(all[i].Day >= "2026-01-01" && all[i].Day <= until)
	}
	l := apptest.Must(listings.New(a).Sheet("proposal-ledger", listings.Order{From: "2026-01-01", To: until}))(t)
	if len(l.Rows) != want || want == len(all) || !strings.Contains(l.Note, until) {
		t.Errorf("%d rows until %s, want %d of %d: %s", len(l.Rows), until, want, len(all), l.Note)
	}
}

func textOf(t *testing.T, docs []*print.Document) (text string) {
	t.Helper()
	faces := apptest.Must(print.Shipped())(t)
	job := print.Layout(faces, print.Own, docs...)
	for i := range job.Pages {
		for _, r := range job.Pages[i].Runs {
			text += r.Text
		}
	}
	return strings.NewReplacer(" ", "", "　", "", "\u2009", "").Replace(text)
}

// What was issued stays as it was when it is printed again; the next one begins the day after; drawn up anew, the office's own text stays.
func TestBulletins(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	b := apptest.Must(paperwork.New(a).NewBulletin())(t)
	last := apptest.Must(paperwork.New(a).Bulletins())(t)[0]
	if b.Since != days.After(last.Until, 1) || b.Until != apptest.SampleDay || !strings.Contains(b.Text, "累计完成") {
		t.Errorf("after %s comes %s to %s\n%s", last.Until, b.Since, b.Until, b.Text)
	}
	b.Text = strings.Replace(b.Text, papers.ToWrite+"下一步打算）", "下一步，抓紧督办。", 1)
	if err := paperwork.New(a).SaveBulletin(&b); err != nil {
		t.Fatal(err)
	}
	before := textOf(t, apptest.Must(paperwork.New(a).Paper("bulletin", paperwork.Of(b.ID)))(t))
	if strings.Contains(before, "请在这里写") || !strings.Contains(before, "抓紧督办") {
		t.Error(before)
	}
	visits := apptest.Must(a.Visits())(t)
	v := apptest.Must(a.Visit(visits[0].ID))(t)
	next := a.NextVisit(&v)
	next.Day, next.Fields.EnterpriseID = b.Until, v.Fields.EnterpriseID
	if err := a.SaveVisit(&next); err != nil {
		t.Fatal(err)
	}
	if after := textOf(t, apptest.Must(paperwork.New(a).Paper("bulletin", paperwork.Of(b.ID)))(t)); after != before {
		t.Errorf("printed again it says\n%s\nnot\n%s", after, before)
	}
	if said := paperwork.ToDo(&b); !strings.Contains(said, "1 处") || strings.Contains(said, "重新起草") {
		t.Error(said)
	}
	b.Since = "2026-11-01"
	if said := paperwork.ToDo(&b); !strings.Contains(said, "重新起草") {
		t.Error(said)
	}
	if _, err := paperwork.New(a).Redraft(&b); err != nil {
		t.Fatal(err)
	}
	fresh := apptest.Must(paperwork.New(a).Drafted(&b))(t)
	if b.Text != strings.Replace(fresh, papers.ToWrite+"下一步打算）", "下一步，抓紧督办。", 1) || b.Title != "“六个走进”推进情况（11月1日—12日）" ||
		strings.Contains(b.Text, "累计完成") {
		t.Errorf("%s\n%s\nfresh\n%s", b.Title, b.Text, fresh)
	}
	b.Text += "\n" + papers.WalkTable
	if err := paperwork.New(a).SaveBulletin(&b); err != nil || strings.Contains(b.Text, papers.WalkTable) || strings.Count(b.Text,
		"｜走进｜") != 2 {
		t.Error(err, b.Text)
	}
}

// leave has a deputy leave office.
func leave(t *testing.T, a *app.App, id string) {
	t.Helper()
	p := apptest.Must(a.Deputy(id))(t)
	for i := range p.Mandates {
		p.Mandates[i].Changes = []data.MandateChange{{Day: a.Today(), Kind: data.MandateResigned}}
	}
	if err := a.SaveDeputy(&p); err != nil {
		t.Fatal(err)
	}
}

// Who was called to a meeting is on its papers after leaving office, too, and each person has a card.
func TestMeetingPeople(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	next := apptest.Must(meetings.New(a).NextMeeting())(t)
	m := apptest.Must(meetings.New(a).Meeting(next.ID))(t)
	called := len(m.Attendees)
	leave(t, a, m.Attendees[3].DeputyID)
	people := apptest.Must(paperwork.New(a).Expected(&m))(t)
	if len(people) != called {
		t.Errorf("%d of %d are on the papers", len(people), called)
	}
	for _, c := range []struct {
		host string
		all  []papers.Person
		want string // on the cards
		list string // beside them
	}{
		{"李主席", []papers.Person{{Name: "王伟", Called: "王伟（东港村）"}, {Name: "王伟", Called: "王伟（海缘村）"}, {Name: "赵一", Called: "赵一"}},
			"李主席 王伟 王伟 赵一", "王伟（东港村） 王伟（海缘村）"},
		{"赵一", []papers.Person{{Name: "王伟", Called: "王伟（1970-01）"}, {Name: "赵一", Called: "赵一"}}, "赵一 王伟", ""},
		{"王伟", []papers.Person{{Name: "王伟", Called: "王伟"}, {Name: "王伟", Called: "王伟"}}, "王伟 王伟", ""},
	} {
		if got := strings.Join(paperwork.Cards(&data.Meeting{MeetingFields: data.MeetingFields{Host: c.host}}, c.all), " "); got != c.want {
			t.Errorf("%s: %s, want %s", c.host, got, c.want)
		}
		if got := strings.Join(paperwork.Namesakes(c.all), " "); got != c.list {
			t.Errorf("%s: %s beside, want %s", c.host, got, c.list)
		}
	}
	m.Day = apptest.SampleDay
	if err := meetings.New(a).SaveMeeting(&m); err != nil {
		t.Fatal(err)
	}
	r := apptest.Must(meetings.New(a).MeetingRoll(m.ID))(t)
	named := slices.IndexFunc(r.Lines, func(l rolls.Line) bool { return l.DeputyID != m.Attendees[3].DeputyID })
	if left, err := r.Take(a, r.Lines[named].Name+"，查无此人", false); err != nil || len(left.Doubts) != 1 || len(r.Lines) != called {
		t.Fatal(err, left, len(r.Lines))
	}
	came := slices.DeleteFunc(apptest.Must(a.Deputies())(t), func(d app.DeputyRow) bool {
		return !d.InOffice || slices.ContainsFunc(m.Attendees, func(p data.Attendee) bool { return p.DeputyID == d.ID })
	})[0]
	r.Arrived(came.ID, came.Name)
	if err := meetings.New(a).CallMeeting(m.ID, r); err != nil {
		t.Fatal(err)
	}
	rows := apptest.Must(meetings.New(a).Meetings())(t)
	i := slices.IndexFunc(rows, func(x data.MeetingRow) bool { return x.ID == m.ID })
	if rows[i].Expected != called+1 || rows[i].Came != 2 {
		t.Errorf("%+v", rows[i])
	}
}

// The report is of its meeting's month and day, says what an overdue project lacks, asks
// about proposals, and is a draft only where its own item is.
func TestReportOfItsMeeting(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	for _, p := range apptest.Must(matters.New(a).Proposals())(t) {
		if p.State != data.MatterAssigned {
			continue
		}
		for _, step := range []data.Step{{Day: apptest.SampleDay, Kind: data.StepAnswer, Text: "正在研究", Result: data.ResultUnderWay},
			{Day: apptest.SampleDay, Kind: data.StepRate, Rating: data.RatingPoor, Attitude: data.RatingFine}} {
			if err := matters.New(a).TakeProposalStep(p.ID, step); err != nil {
				t.Fatal(err)
			}
		}
		break
	}
	next := apptest.Must(meetings.New(a).NextMeeting())(t)
	m := apptest.Must(meetings.New(a).Meeting(next.ID))(t)
	r := apptest.Must(paperwork.New(a).Report(&m))(t)
	if r.Draft != "" || r.Recalled || !strings.Contains(r.Title, "截至11月12日") {
		t.Errorf("%s %s %v", r.Title, r.Draft, r.Recalled)
	}
	all := strings.Join(r.Questions, "\n")
	if next := strings.Join(r.Next, "\n"); strings.Contains(next, "11月12日（周") || !strings.Contains(next, "接待选民") {
		t.Errorf("before the meeting: %s", next)
	}
	wanted := 0
	for _, p := range apptest.Must(matters.New(a).Proposals())(t) {
		if matters.New(a).Keeps(app.Dissatisfied, &p.Standing, "") {
			wanted++
			if !strings.Contains(all, "建议 "+p.Code()) {
				t.Errorf("%s is not asked about in\n%s", p.Code(), all)
			}
		}
	}
	if wanted == 0 || !strings.Contains(all, "（讨论稿）") {
		t.Errorf("%d proposals to ask about\n%s", wanted, all)
	}
	for _, l := range r.Late {
		if want := map[bool]string{true: "未完成", false: "未答复"}[strings.HasPrefix(l.Number, "实事")]; l.Lacks != want {
			t.Errorf("%+v", l)
		}
	}
	m.Items[0].Draft = data.DraftReview
	m.Day = "2026-12-10" // a 总结会 after the month
	if r = apptest.Must(paperwork.New(a).Report(&m))(t); r.Draft != "审议稿" || !strings.Contains(r.Title, "截至11月12日") {
		t.Errorf("%s %s", r.Title, r.Draft)
	}
	m.Day = "2026-11-05"
	if r = apptest.Must(paperwork.New(a).Report(&m))(t); !strings.Contains(r.Title, "截至11月5日") || r.Gone != "第 5 天，共 30 天" {
		t.Error(r.Title, r.Gone)
	}
	own := apptest.Must(a.OwnOffice())(t)
	own.Name, own.Short, own.Level = "新港街道人大工作委员会", "新港街道人大工委", data.OfficeStreet
	if err := a.SaveOffice(&own); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"meeting", "opinion-assign", "opinion-urge", "voter-reception-blank", "training-notice"} {
		if text := textOf(t, apptest.Must(paperwork.New(a).Paper(name, paperwork.Order{}))(t)); strings.Contains(text, "主席团督办") ||
			strings.Contains(text, "人大主席团") || strings.Contains(text, "镇人大请假") {
			t.Errorf("%s speaks of a 主席团", name)
		}
	}
	courses := apptest.Must(training.New(a).Courses())(t)
	if text := apptest.Must(paperwork.New(a).CourseText(courses[0].ID))(t); strings.Contains(text, "镇人大") {
		t.Error(text)
	}
	if m := apptest.Must(a.NewMandate())(t); m.Level != data.LevelCounty {
		t.Error(fmt.Sprint(m))
	}
	if term := apptest.Must(a.NewTerm())(t); term.Level != data.LevelCounty {
		t.Error("a new term is of the ", term.Level)
	}
	if c := apptest.Must(a.NewConstituency())(t); c.Level != data.LevelCounty {
		t.Error("a new constituency is of the ", c.Level)
	}
}
