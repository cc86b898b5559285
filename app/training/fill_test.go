package training_test

import (
	"slices"
	"strings"
	"testing"

	"liujin/app"
	"liujin/app/apptest"
	"liujin/app/figures"
	"liujin/app/listings"
	"liujin/app/training"
	"liujin/data"
)

// Each kind of course takes those who need it, says why, and takes the fewest hours first.
func TestPropose(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	rows := apptest.Must(training.New(a).Trained(a.Today()))(t)
	for name, c := range map[string]struct {
		session data.Session
		needs   func(*training.TrainedRow) bool
		why     string
	}{
		"first": {data.Session{First: true, Ability: data.AbilityTheory}, func(r *training.TrainedRow) bool { return !r.First }, "未上第一课"},
		"ability": {data.Session{Ability: data.AbilityResearch},
			func(r *training.TrainedRow) bool { return !r.Abilities[data.AbilityResearch] },
			"未学“调查研究”"},
		"plain": {data.Session{}, func(r *training.TrainedRow) bool { return r.Times == 0 }, "未参加轮训"},
	} {
		c.session.Day, c.session.Topic, c.session.Hours = "2026-11-20", name, 20
		p := apptest.SavedCourse(t, a, c.session)
		all := apptest.Must(training.New(a).Propose(p.ID))(t)
		needed := 0
		for i := range rows {
			needed += app.OneIf(c.needs(&rows[i]))
		}
		if len(all.Taken) != needed || needed == 0 || len(all.Waiting) != 0 {
			t.Errorf("%s: %d taken, %d wait, %d need it", name, len(all.Taken), len(all.Waiting), needed)
		}
		for i := range all.Taken {
			n := &all.Taken[i]
			if !c.needs(&n.TrainedRow) || !strings.Contains(n.Why, c.why) || !strings.Contains(n.Why, "本届 "+figures.Tenths(n.Hours)+" 学时") {
				t.Errorf("%s takes %s: %s", name, n.Name, n.Why)
			}
			if i > 0 && all.Taken[i-1].Hours > n.Hours {
				t.Errorf("%s: %s with %d tenths stands before %s with %d", name, all.Taken[i-1].Name, all.Taken[i-1].Hours, n.Name, n.Hours)
			}
		}
	}
}

// Enrolment stops at the seats and says who waits; the course's note says why those; who is enrolled is not taken again.
func TestEnrol(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	p := apptest.SavedCourse(t, a, data.Session{Day: "2026-11-20", Topic: "首课补训", First: true, Ability: data.AbilityTheory})
	p.Seats = 5
	if err := training.New(a).SaveCourse(&p); err != nil {
		t.Fatal(err)
	}
	who := apptest.Must(training.New(a).Propose(p.ID))(t)
	if len(who.Taken) != 5 || len(who.Waiting) == 0 {
		t.Fatalf("%d taken, %d wait", len(who.Taken), len(who.Waiting))
	}
	if err := training.New(a).Enrol(who); err != nil {
		t.Fatal(err)
	}
	p = apptest.Must(training.New(a).Course(p.ID))(t)
	if len(p.Enrolments) != 5 || !strings.Contains(p.Note, "自动报名：未上第一课，本届 ") || !strings.Contains(p.Note, who.Taken[0].Name) {
		t.Errorf("%d enrolled, noted %q", len(p.Enrolments), p.Note)
	}
	if again := apptest.Must(training.New(a).Propose(p.ID))(t); len(again.Taken) != 0 {
		t.Errorf("%d more", len(again.Taken))
	}
}

// Seats that are left in a course for everybody go to those with the fewest hours, even when all were trained.
func TestSpareSeats(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	rows := apptest.Must(training.New(a).Trained(a.Today()))(t)
	untrained := 0
	for i := range rows {
		untrained += app.OneIf(rows[i].Times == 0)
	}
	p := apptest.SavedCourse(t, a, data.Session{Day: "2026-11-20", Topic: "大家都可以来", Hours: 20})
	p.Seats = untrained + 4
	if err := training.New(a).SaveCourse(&p); err != nil {
		t.Fatal(err)
	}
	who := apptest.Must(training.New(a).Propose(p.ID))(t)
	if len(who.Taken) != p.Seats || len(who.Waiting) != 0 {
		t.Fatalf("%d of %d seats", len(who.Taken), p.Seats)
	}
	least := slices.MinFunc(rows, func(x, y training.TrainedRow) int {
		return x.Hours + 10000*app.OneIf(x.Times == 0) - y.Hours - 10000*app.OneIf(y.Times == 0)
	})
	if first := who.Taken[untrained]; first.Hours != least.Hours || !strings.Contains(first.Why, "学时较少") {
		t.Errorf("the first spare seat has %d tenths, the least is %d: %s", first.Hours, least.Hours, first.Why)
	}
	held := data.Course{}
	for _, c := range apptest.Must(training.New(a).Courses())(t) {
		if c.Held == c.Sessions {
			held = apptest.Must(training.New(a).Course(c.ID))(t)
		}
	}
	if _, err := training.New(a).Propose(held.ID); !data.Is(err, app.Refused) {
		t.Errorf("a course that is over: %v", err)
	}
}

// 轮训覆盖率 is distinct deputies in office trained this term ÷ in office, and screen, paper and sheet say it in the same words.
func TestCoverageIsSaidOnce(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	trained := map[string]bool{}
	for _, r := range apptest.Must(a.DB().Attendances())(t) {
		trained[r.DeputyID] = trained[r.DeputyID] || r.State == data.Came || r.State == data.CameLate
	}
	inOffice, came := 0, 0
	for _, d := range apptest.Must(a.Deputies())(t) {
		inOffice += app.OneIf(d.InOffice)
		came += app.OneIf(d.InOffice && trained[d.ID])
	}
	n := apptest.Must(training.New(a).CountTraining(a.Today()))(t)
	if n.InOffice != inOffice || n.Trained != came || !strings.Contains(n.Words(), figures.Percent(came, inOffice)) {
		t.Errorf("%+v, counted %d of %d", n, came, inOffice)
	}
	if l := apptest.Must(listings.New(a).Sheet("training-ledger", listings.Order{From: "2026-11-01",
		To: "2026-11-30"}))(t); !strings.Contains(l.Note, n.Words()) {
		t.Errorf("the sheet says %s", l.Note)
	}
}
