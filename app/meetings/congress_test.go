package meetings_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"liujin/app"
	"liujin/app/apptest"
	"liujin/app/meetings"
	"liujin/data"
)

// town is a ledger of a town's congress with deputies of the term of 2022, one of them of the county only.
type town struct {
	*testing.T
	*app.App
	book *meetings.Book
	term data.Term
	ids  map[string]string // by name
}

func newTown(t *testing.T, day string) *town {
	t.Helper()
	a := apptest.EmptyOn(t, day)
	w := &town{T: t, App: a, book: meetings.New(a), ids: map[string]string{},
		term: data.Term{Level: data.LevelTown, Number: 19, Starts: "2022-01-10", Ends: "2027-01-09"}}
	w.ok(a.SaveTerm(&w.term))
	for _, name := range []string{"高甲", "高乙", "高丙", "高丁"} {
		w.elect(name, data.LevelTown, w.term.ID)
	}
	w.elect("高戊", data.LevelCounty, "")
	return w
}

func (w *town) ok(err error) {
	w.Helper()
	if err != nil {
		w.Fatal(err)
	}
}

func (w *town) elect(name string, level data.Level, term string) {
	w.Helper()
	m := data.NewMandate(level)
	m.TermID = term
	d := data.Deputy{DeputyFields: data.DeputyFields{Name: name}, Mandates: []data.Mandate{m}}
	w.ok(w.SaveDeputy(&d))
	w.ids[name] = d.ID
}

// session saves one of the congress and calls its roll: who is named was not there.
func (w *town) session(day string, away map[string]data.ParticipationState) data.Meeting {
	w.Helper()
	m := data.Meeting{MeetingFields: data.MeetingFields{Kind: data.MeetingCongress, Day: day}}
	w.ok(w.book.Propose(&m))
	w.ok(w.book.SaveMeeting(&m))
	if day > w.Today() {
		return m
	}
	r := apptest.Must(w.book.MeetingRoll(m.ID))(w.T)
	for name, state := range away {
		r.Set(r.At(w.ids[name]), state)
	}
	w.ok(w.book.CallMeeting(m.ID, r))
	return apptest.Must(w.book.Meeting(m.ID))(w.T)
}

func (w *town) named(ids []string) string {
	var all []string
	for name, id := range w.ids {
		if slices.Contains(ids, id) {
			all = append(all, name)
		}
	}
	slices.Sort(all)
	return strings.Join(all, " ")
}

// At a session of the congress its deputies of that day are expected, and nobody of another level; who was elected to a term that waits
// for its first session is, once that is what comes.
func TestWhoIsExpectedAtASession(t *testing.T) {
	w := newTown(t, "2026-11-12")
	gone := data.MandateChange{Day: "2026-03-01", Kind: data.MandateResigned}
	d := apptest.Must(w.Deputy(w.ids["高丁"]))(t)
	gone.MandateID = d.Mandates[0].ID
	w.ok(w.ChangeMandate(d.ID, gone))
	expected := func(day string) string {
		t.Helper()
		m := data.Meeting{MeetingFields: data.MeetingFields{Kind: data.MeetingCongress, Day: day}}
		return w.named(apptest.Must(w.book.Expected(&m))(t))
	}
	for day, want := range map[string]string{"2026-02-01": "高丁 高丙 高乙 高甲", "2026-03-01": "高丙 高乙 高甲", "2026-12-01": "高丙 高乙 高甲",
		"2021-12-01": ""} {
		if got := expected(day); got != want {
			t.Errorf("%s: %s, want %s", day, got, want)
		}
	}
	next := data.Term{Level: data.LevelTown, Number: 20, Pending: true}
	w.ok(w.SaveTerm(&next))
	w.elect("新己", data.LevelTown, next.ID)
	for day, want := range map[string]string{"2026-02-01": "高丁 高丙 高乙 高甲", "2026-12-28": "新己"} {
		if got := expected(day); got != want {
			t.Errorf("once elected, %s: %s, want %s", day, got, want)
		}
	}
	next.Starts, next.Pending = "2026-12-28", false
	w.ok(w.SaveTerm(&next))
	for day, want := range map[string]string{"2026-12-27": "高丙 高乙 高甲", "2026-12-28": "新己"} {
		if got := expected(day); got != want {
			t.Errorf("with a day, %s: %s, want %s", day, got, want)
		}
	}
	m := data.Meeting{MeetingFields: data.MeetingFields{Kind: data.MeetingPresidium, Day: "2026-12-01"}}
	if ids := apptest.Must(w.book.Expected(&m))(t); len(ids) != 0 {
		t.Errorf("%d are expected at a meeting for which nobody is named", len(ids))
	}
}

// A session is called by the term and its number; where none of the term is on record its number is left out.
func TestWhatASessionIsCalled(t *testing.T) {
	w := newTown(t, "2026-11-12")
	for _, c := range []struct{ day, want string }{
		{"2023-01-12", "东港镇第十九届人民代表大会会议"}, {"2022-01-10", "东港镇第十九届人民代表大会第一次会议"},
		{"2023-01-12", "东港镇第十九届人民代表大会第二次会议"}, {"2022-06-12", "东港镇第十九届人民代表大会第二次会议"},
	} {
		m := data.Meeting{MeetingFields: data.MeetingFields{Kind: data.MeetingCongress, Day: c.day}}
		if w.ok(w.book.Propose(&m)); m.Title != c.want {
			t.Errorf("%s: %s, want %s", c.day, m.Title, c.want)
		}
		w.ok(w.book.SaveMeeting(&m))
	}
	next := data.Term{Level: data.LevelTown, Number: 20, Pending: true}
	w.ok(w.SaveTerm(&next))
	m := data.Meeting{MeetingFields: data.MeetingFields{Kind: data.MeetingCongress, Day: "2027-01-05"}}
	if w.ok(w.book.Propose(&m)); m.Title != "东港镇第二十届人民代表大会第一次会议" {
		t.Error(m.Title)
	}
}

// A kind gives a new meeting its title and agenda as long as nobody wrote another.
func TestWhatAKindProposes(t *testing.T) {
	w := newTown(t, "2026-11-12")
	m := apptest.Must(w.book.NewMeeting())(t)
	if m.Kind != data.MeetingProgress || m.Title != "人大工作推进会" || len(m.Items) != 3 {
		t.Fatalf("%s %s, %d items", m.Kind, m.Title, len(m.Items))
	}
	for _, c := range []struct {
		kind  data.MeetingKind
		title string
		items int
	}{{data.MeetingCongress, "东港镇第十九届人民代表大会会议", 0}, {data.MeetingDeployment, "人大工作部署会", 3}, {data.MeetingPresidium, "主席团会议", 3}} {
		if m.Kind = c.kind; w.book.Propose(&m) != nil || m.Title != c.title || len(m.Items) != c.items {
			t.Errorf("%s: %s, %d items", c.kind, m.Title, len(m.Items))
		}
	}
	m.Kind, m.Items = data.MeetingCongress, []data.MeetingItem{{Title: "审议预算"}}
	if w.ok(w.book.Propose(&m)); len(m.Items) != 1 {
		t.Error("an agenda that was written is lost")
	}
}

// What a session's list, roll and words say of those expected is one: all deputies of its day, until its roll is called.
func TestTurnoutOfASession(t *testing.T) {
	w := newTown(t, "2026-11-12")
	m := data.Meeting{MeetingFields: data.MeetingFields{Kind: data.MeetingCongress, Title: "会", Day: "2026-11-10"}}
	w.ok(w.book.SaveMeeting(&m))
	words := func() string { return apptest.Must(w.book.TurnoutWords(&m))(t) }
	rows := func() data.MeetingRow { return apptest.Must(w.book.Meetings())(t)[0] }
	r := apptest.Must(w.book.MeetingRoll(m.ID))(t)
	if said := words(); len(r.Lines) != 4 || rows().Expected != 4 || !strings.HasPrefix(said, "应到 4 人：") {
		t.Errorf("%d on the roll, %d in the list, %s", len(r.Lines), rows().Expected, said)
	}
	r.Set(0, data.OnLeave)
	r.Set(1, data.StayedAway)
	r.Set(2, data.CameLate)
	w.ok(w.book.CallMeeting(m.ID, r))
	m = apptest.Must(w.book.Meeting(m.ID))(t)
	if said := words(); said != "应到 4 人，实到 2 人（迟到 1），经批准请假 1 人，未经批准缺席 1 人" || rows().Expected != 4 || rows().Came != 2 {
		t.Error(said, rows())
	}
}

// Who stays away from sessions without leave is told by the records: of that term only, not for leave, not for other meetings, and no more
// once the seat is over.
func TestLapsing(t *testing.T) {
	w := newTown(t, "2026-11-12")
	away := func(names ...string) map[string]data.ParticipationState {
		all := map[string]data.ParticipationState{}
		for _, name := range names {
			all[name] = data.StayedAway
		}
		return all
	}
	first := away("高甲", "高乙")
	first["高丙"] = data.OnLeave
	w.session("2025-01-12", first)
	w.session("2026-01-12", away("高甲"))
	w.session("2027-01-05", nil) // is still to come
	other := data.Meeting{MeetingFields: data.MeetingFields{Kind: data.MeetingSummary, Title: "会", Day: "2026-02-01"},
		Attendees: []data.Attendee{{DeputyID: w.ids["高乙"], State: data.StayedAway}}}
	w.ok(w.book.SaveMeeting(&other))
	says := func(day string) (all []string) {
		t.Helper()
		for _, l := range apptest.Must(w.book.Lapsing(day))(t) {
			all = append(all, fmt.Sprintf("%s %v %v", w.named([]string{l.DeputyID}), l.Days, l.Lapsed()))
		}
		return all
	}
	for day, want := range map[string][]string{
		"2025-01-11": nil,
		"2025-01-12": {"高甲 [2025-01-12] false", "高乙 [2025-01-12] false"},
		"2026-11-12": {"高甲 [2025-01-12 2026-01-12] true", "高乙 [2025-01-12] false"},
	} {
		got := says(day)
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", day, got, want)
		}
	}
	words := apptest.Must(w.book.Lapsing("2026-11-12"))(t)
	if a, b := words[0].Words(), words[1].Words(); !strings.Contains(a, "2 次，代表资格终止（代表法第六十二条）：2025-01-12、2026-01-12；") ||
		!strings.Contains(b, "再有一次") {
		t.Error(a, b)
	}
	d := apptest.Must(w.Deputy(w.ids["高甲"]))(t)
	w.ok(w.ChangeMandate(d.ID, data.MandateChange{MandateID: d.Mandates[0].ID, Day: "2026-11-10", Kind: data.MandateLapsed}))
	if got := says("2026-11-12"); len(got) != 1 {
		t.Errorf("once it is on record: %q", got)
	}
	next := data.Term{Level: data.LevelTown, Number: 20, Starts: "2026-11-11"}
	w.ok(w.SaveTerm(&next))
	d = apptest.Must(w.Deputy(w.ids["高乙"]))(t)
	again := data.NewMandate(data.LevelTown)
	again.TermID = next.ID
	d.Mandates = append(d.Mandates, again)
	w.ok(w.SaveDeputy(&d))
	if got := says("2026-11-12"); len(got) != 0 {
		t.Errorf("a new term counts anew: %q", got)
	}
}
