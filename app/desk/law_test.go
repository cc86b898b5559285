package desk_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"liujin/app"
	"liujin/app/apptest"
	"liujin/app/desk"
	"liujin/app/meetings"
	"liujin/data"
)

// said are the lines of some kinds on the desk of a ledger, each as when and text.
func said(t *testing.T, a *app.App, kinds ...app.TodoLine) (all []string) {
	t.Helper()
	for _, todo := range apptest.Must(desk.New(a).Desk())(t).Todos {
		if slices.Contains(kinds, todo.Line) {
			all = append(all, todo.When+" "+todo.Text)
		}
	}
	return all
}

// says fails where the desk says something else than what begins so, in any order.
func says(t *testing.T, what string, got []string, want ...string) {
	t.Helper()
	if len(got) != len(want) {
		t.Errorf("%s: %q, want %q", what, got, want)
		return
	}
	for _, w := range want {
		if !slices.ContainsFunc(got, func(text string) bool { return strings.Contains(text, w) }) {
			t.Errorf("%s: %q, want %q", what, got, w)
		}
	}
}

func okay(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// seated makes a deputy with a seat of a term.
func seated(t *testing.T, a *app.App, name, term, constituency string) data.Deputy {
	t.Helper()
	m := data.NewMandate(data.LevelTown)
	m.TermID, m.ConstituencyID = term, constituency
	d := data.Deputy{DeputyFields: data.DeputyFields{Name: name}, Mandates: []data.Mandate{m}}
	okay(t, a.SaveDeputy(&d))
	return d
}

// A term is told of from thirty days before it is expected to end, and after that until the next congress met.
func TestDeskSaysThatATermEnds(t *testing.T) {
	for day, want := range map[string]string{"2026-12-09": "", "2026-12-10": "30 天内 镇第十九届 2027-01-09 届满", "2027-01-09": "今天 镇第十九届",
		"2027-01-12": "已届满 镇第十九届预计 2027-01-09 届满，已过 3 天"} {
		a := apptest.EmptyOn(t, day)
		term := data.Term{Level: data.LevelTown, Number: 19, Starts: "2022-01-10", Ends: "2027-01-09"}
		okay(t, a.SaveTerm(&term))
		if got := said(t, a, app.TodoTerm); len(got) != 0 {
			t.Errorf("%s: without deputies %q", day, got)
		}
		seated(t, a, "高甲", term.ID, "")
		got := said(t, a, app.TodoTerm)
		if want == "" {
			says(t, day, got)
			continue
		}
		says(t, day, got, want)
		next := data.Term{Level: data.LevelTown, Number: 20, Pending: true}
		okay(t, a.SaveTerm(&next))
		says(t, day+", elected", said(t, a, app.TodoTerm), "请在“届次”里填首次会议日期")
		next.Pending, next.Starts = false, day
		okay(t, a.SaveTerm(&next))
		says(t, day+", met", said(t, a, app.TodoTerm))
	}
}

// A constituency is told of while it has fewer deputies than it elects: who is suspended holds the seat, who left does not. One of which
// the ledger knows nobody, or of another level, is not.
func TestDeskSaysWhatIsVacant(t *testing.T) {
	a := apptest.EmptyLedger(t)
	term := data.Term{Level: data.LevelTown, Number: 19, Starts: "2022-01-10"}
	okay(t, a.SaveTerm(&term))
	make := func(name string, level data.Level, term string, seats int) string {
		c := data.Constituency{ConstituencyFields: data.ConstituencyFields{Name: name, Level: level, TermID: term, Seats: seats}}
		okay(t, a.SaveConstituency(&c))
		return c.ID
	}
	first := make("第1选区", data.LevelTown, term.ID, 2)
	make("第2选区", data.LevelTown, term.ID, 3)
	county := make("县第3选区", data.LevelCounty, "", 3)
	one, two := seated(t, a, "高甲", term.ID, first), seated(t, a, "高乙", term.ID, first)
	above := data.NewMandate(data.LevelCounty)
	above.ConstituencyID = county
	one.Mandates = append(one.Mandates, above)
	okay(t, a.SaveDeputy(&one))
	says(t, "all seats held", said(t, a, app.TodoByElection))
	change := func(d *data.Deputy, kind data.MandateChangeKind, day string) {
		okay(t, a.ChangeMandate(d.ID, data.MandateChange{MandateID: d.Mandates[0].ID, Day: day, Kind: kind}))
	}
	change(&one, data.MandateSuspend, "2026-10-01")
	says(t, "one suspended", said(t, a, app.TodoByElection))
	change(&two, data.MandateResigned, "2026-10-01")
	says(t, "one left", said(t, a, app.TodoByElection), "第1选区应选代表 2 名，现有 1 名")
	seated(t, a, "高丙", term.ID, first)
	says(t, "by-elected", said(t, a, app.TodoByElection))
}

// A group of fewer than three in office is told of, a professional one is not.
func TestDeskSaysWhichGroupsAreSmall(t *testing.T) {
	a := apptest.EmptyLedger(t)
	term := data.Term{Level: data.LevelTown, Number: 19, Starts: "2022-01-10"}
	okay(t, a.SaveTerm(&term))
	g := app.GroupRow{Group: data.Group{Name: "第一小组"}}
	okay(t, a.SaveGroup(&g))
	p := app.GroupRow{Group: data.Group{Name: "财经专业小组", Kind: data.GroupProfessional}}
	okay(t, a.SaveGroup(&p))
	var ids []string
	for i := range 3 {
		ids = append(ids, seated(t, a, fmt.Sprint("高", string(rune('甲'+i))), term.ID, "").ID)
	}
	okay(t, a.AssignGroup(ids[:2], app.Picked{ID: g.ID, Name: g.Name}, ""))
	okay(t, a.AssignGroup(ids[:1], app.Picked{ID: p.ID, Name: p.Name}, ""))
	says(t, "two", said(t, a, app.TodoSmall), "第一小组在任组员 2 人")
	okay(t, a.AssignGroup(ids[2:], app.Picked{ID: g.ID, Name: g.Name}, ""))
	says(t, "three", said(t, a, app.TodoSmall))
}

// The presidium is spoken of once a meeting of it is on record, and not where the office says that its province has no such rule.
func TestDeskSaysThatThePresidiumIsToMeet(t *testing.T) {
	a := apptest.EmptyOn(t, "2026-12-05")
	term := data.Term{Level: data.LevelTown, Number: 19, Starts: "2022-01-10"}
	okay(t, a.SaveTerm(&term))
	var all []data.Attendee
	for i := range 6 {
		state := data.Came
		if i > 2 {
			state = data.OnLeave
		}
		all = append(all, data.Attendee{DeputyID: seated(t, a, fmt.Sprint("高", i), term.ID, "").ID, State: state})
	}
	says(t, "never met", said(t, a, app.TodoPresidium))
	book := meetings.New(a)
	m := data.Meeting{MeetingFields: data.MeetingFields{Kind: data.MeetingPresidium, Title: "主席团会议", Day: "2026-09-20"}, Attendees: all}
	okay(t, book.SaveMeeting(&m))
	says(t, "last quarter", said(t, a, app.TodoPresidium), "26 天内 本季度还没有开过")
	m.Day = "2026-11-20"
	okay(t, book.SaveMeeting(&m))
	says(t, "three of six came", said(t, a, app.TodoPresidium), "11月20日的主席团会议应到 6 人，实到 3 人，不足三分之二")
	own := apptest.Must(a.OwnOffice())(t)
	own.NoQuarterly = true
	okay(t, a.SaveOffice(&own))
	says(t, "no such rule", said(t, a, app.TodoPresidium))
	own.NoQuarterly = false
	okay(t, a.SaveOffice(&own))
	m.Attendees[3].State = data.CameLate
	okay(t, book.SaveMeeting(&m))
	says(t, "four of six came", said(t, a, app.TodoPresidium))
	m.Attendees, m.Day = nil, "2026-12-20"
	okay(t, book.SaveMeeting(&m))
	says(t, "it is to meet", said(t, a, app.TodoPresidium))
}

// Whose seat ends is told of until that is on record; whose would by one session more, for a month, and when one comes.
func TestDeskSaysWhoStaysAway(t *testing.T) {
	a := apptest.EmptyOn(t, "2026-11-12")
	term := data.Term{Level: data.LevelTown, Number: 19, Starts: "2022-01-10"}
	okay(t, a.SaveTerm(&term))
	one, two := seated(t, a, "高甲", term.ID, ""), seated(t, a, "高乙", term.ID, "")
	book := meetings.New(a)
	session := func(day string, states ...data.ParticipationState) data.Meeting {
		m := data.Meeting{MeetingFields: data.MeetingFields{Kind: data.MeetingCongress, Title: "人代会", Day: day}}
		for i, state := range states {
			m.Attendees = append(m.Attendees, data.Attendee{DeputyID: []string{one.ID, two.ID}[i], State: state})
		}
		okay(t, book.SaveMeeting(&m))
		return m
	}
	session("2025-01-12", data.StayedAway, data.Came)
	says(t, "long ago", said(t, a, app.TodoLapsing))
	coming := session("2026-12-12")
	says(t, "one comes", said(t, a, app.TodoLapsing), "提醒到会 高甲未经批准缺席人代会 1 次，再有一次，代表资格终止（代表法第六十二条）：2025-01-12")
	coming.Day = "2026-12-13"
	okay(t, book.SaveMeeting(&coming))
	says(t, "not yet", said(t, a, app.TodoLapsing))
	session("2026-01-12", data.StayedAway, data.OnLeave)
	session("2026-10-20", data.Came, data.StayedAway)
	says(t, "twice, and new", said(t, a, app.TodoLapsing), "资格终止 高甲未经批准缺席人代会 2 次",
		"提醒到会 高乙未经批准缺席人代会 1 次，再有一次")
	lines := apptest.Must(desk.New(a).Desk())(t)
	joint := slices.IndexFunc(lines.Lines(a.Today()), func(l desk.Line) bool { return l.Line == app.TodoLapsing })
	if l := lines.Lines(a.Today())[joint]; len(l.Behind) != 2 || !strings.HasPrefix(l.Text, "2 名代表未经批准缺席人代会（代表法第六十二条）：") {
		t.Errorf("%+v", l)
	}
	okay(t, a.ChangeMandate(one.ID, data.MandateChange{MandateID: one.Mandates[0].ID, Day: "2026-11-11", Kind: data.MandateLapsed}))
	says(t, "on record", said(t, a, app.TodoLapsing), "高乙")
}
