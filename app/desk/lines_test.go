package desk_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"liujin/app"
	"liujin/app/apptest"
	"liujin/app/days"
	"liujin/app/desk"
	"liujin/app/duty"
	"liujin/app/matters"
	"liujin/app/table"
	"liujin/data"
)

// behind are the things that lines stand for, in words.
func behind(lines []desk.Line) (all []string) {
	for _, l := range lines {
		whole := l.Behind
		if len(whole) == 0 {
			whole = []app.Todo{l.Todo}
		}
		for _, t := range whole {
			all = append(all, t.Text)
		}
	}
	slices.Sort(all)
	return all
}

// Whatever waits, the desk says it in twelve lines at most and leaves nothing out: what is of today first, then five that are overdue, then
// a line a kind.
func TestDeskLines(t *testing.T) {
	const today = "2026-11-12"
	kinds := []app.TodoLine{app.TodoDuty, app.TodoSession, app.TodoMeeting, app.TodoPlan, app.TodoDue, app.TodoOverdue, app.TodoHole,
		app.TodoTurnout, app.TodoRoll, app.TodoHeld, app.TodoVacant, app.TodoAsk, app.TodoDecision, app.TodoMoved, app.TodoNotice,
		app.TodoAssign, app.TodoSubmit, app.TodoCall,
		app.TodoTell, app.TodoAgain, app.TodoReports, app.TodoUnsure, app.TodoUndated, app.TodoUngrouped, app.TodoUntold,
		app.TodoIdle}
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 9))
		var d desk.Desk
		var want []string
		for i := range r.IntN(60) {
			one := app.Todo{Line: kinds[r.IntN(len(kinds))], Text: fmt.Sprint("事 ", i), Name: fmt.Sprint("名 ", i), About: "意见",
				By: days.After(today, r.IntN(20)-10), Tone: table.Due}
			d.Todos, want = append(d.Todos, one), append(want, one.Text)
		}
		slices.SortStableFunc(d.Todos, func(a, b app.Todo) int { return strings.Compare(a.By, b.By) })
		slices.Sort(want)
		lines := d.Lines(today)
		if len(lines) > 12 || !reflect.DeepEqual(behind(lines), want) {
			t.Fatalf("seed %d: %d lines say %q, want %q", seed, len(lines), behind(lines), want)
		}
		order(t, lines, today)
	}
}

// order checks that today comes before what is overdue, that before the rest, and that no kind of the rest has two lines.
func order(t *testing.T, lines []desk.Line, today string) {
	t.Helper()
	last, seen, late := 0, map[app.TodoLine]bool{}, 0
	for _, l := range lines {
		part := 2
		switch {
		case l.Line.Event() && l.By == today:
			part = 0
		case l.Line == app.TodoOverdue:
			part = 1
			late += app.OneIf(len(l.Behind) == 0)
		case l.Line.Joins() && seen[l.Line]:
			t.Errorf("two lines about %s", l.Line)
		default:
			seen[l.Line] = true
		}
		if part < last {
			t.Errorf("%s stands too low", l.Text)
		}
		last = part
	}
	if late > 6 {
		t.Errorf("%d overdue matters have a line each", late)
	}
}

// What was snoozed is told again on its day, or when something new comes to it; it is undone as anything is, and no list or count knows it.
func TestSnooze(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	b := desk.New(a)
	find := func(line app.TodoLine, of data.Kind) (app.Todo, bool) {
		t.Helper()
		all := apptest.Must(b.Desk())(t).Todos
		i := slices.IndexFunc(all, func(d app.Todo) bool { return d.Line == line && d.Kind == of })
		if i < 0 {
			return app.Todo{}, false
		}
		return all[i], true
	}
	assign, ok := find(app.TodoAssign, data.KindOpinion)
	if !ok || len(assign.Items) == 0 {
		t.Fatal("the sample has no opinion to hand over")
	}
	before := apptest.Must(matters.New(a).OpinionsWaiting())(t)
	if err := b.Snooze([]app.Todo{assign}, days.After(a.Today(), 5)); err != nil {
		t.Fatal(err)
	}
	d := apptest.Must(b.Desk())(t)
	if _, told := find(app.TodoAssign, data.KindOpinion); told || len(d.Asleep) != 1 || d.Asleep[0].Until != days.After(a.Today(), 5) ||
		apptest.Must(matters.New(a).OpinionsWaiting())(t) != before {
		t.Errorf("it does not wait: %+v", d.Asleep)
	}
	o := data.Opinion{OpinionFields: data.OpinionFields{Kind: data.OpinionDifficulty, Text: "新的", Day: a.Today(), Route: data.RouteOwn}}
	if err := matters.New(a).SaveOpinion(&o); err != nil {
		t.Fatal(err)
	}
	if again, told := find(app.TodoAssign, data.KindOpinion); !told || len(again.Items) != len(assign.Items)+1 {
		t.Error("a new opinion does not wake the line")
	}
	for range 2 { // the opinion, the snooze
		if err := a.Undo(); err != nil {
			t.Fatal(err)
		}
	}
	if _, told := find(app.TodoAssign, data.KindOpinion); !told {
		t.Error("undone, it waits all the same")
	}
	late, ok := find(app.TodoOverdue, data.KindOpinion)
	if !ok {
		t.Fatal("the sample has no opinion that is overdue")
	}
	if err := b.Snooze([]app.Todo{late}, a.Today()); !data.Is(err, app.Refused) {
		t.Errorf("today is no day to wait until: %v", err)
	}
	if err := b.Snooze([]app.Todo{late}, days.After(a.Today(), 1)); err != nil {
		t.Fatal(err)
	}
	if asleep := apptest.Must(b.Desk())(t).Asleep; len(asleep) != 1 || b.Wake(&asleep[0].Todo) != nil ||
		len(apptest.Must(b.Desk())(t).Asleep) != 0 {
		t.Errorf("it is not woken: %+v", asleep)
	}
}

// A shift that nobody recorded stays on the desk, however long ago it was.
func TestNothingFallsOff(t *testing.T) {
	a := apptest.SampleSeen(t, apptest.SampleDay, days.After(apptest.SampleDay, 400))
	old := 0
	for _, d := range apptest.Must(desk.New(a).Desk())(t).Todos {
		old += app.OneIf(d.Line == app.TodoTurnout && d.By < days.After(a.Today(), -300))
	}
	open := 0
	for _, r := range apptest.Must(duty.New(a).OpenShifts())(t) {
		open += app.OneIf(r.Day < days.After(a.Today(), -300))
	}
	if old == 0 || old != open {
		t.Errorf("%d shifts of long ago are told, %d were not recorded", old, open)
	}
}

// All lines come in the order of the few: what is of today first.
func TestEachLineInOrder(t *testing.T) {
	const today = "2026-11-12"
	d := desk.Desk{Todos: []app.Todo{{Line: app.TodoOverdue, By: "2026-11-02", Text: "逾期"}, {Line: app.TodoAssign, Text: "甲"},
		{Line: app.TodoDuty, By: today, Text: "值班"}, {Line: app.TodoAssign, Text: "乙"}}}
	var said []string
	for _, l := range d.Each(today) {
		said = append(said, l.Text)
	}
	if got := strings.Join(said, " "); got != "值班 逾期 甲 乙" {
		t.Error(got)
	}
}

// What an activity month still lacks waits until a day; what the next month lacks is told, though the day is still to come.
func TestNextCampaignIsToldOf(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	b := desk.New(a)
	idle := func() (all []app.Todo) {
		t.Helper()
		for _, d := range apptest.Must(b.Desk())(t).Todos {
			if d.Line == app.TodoIdle {
				all = append(all, d)
			}
		}
		return all
	}
	if err := b.Snooze(idle(), days.After(a.Today(), 60)); err != nil || len(idle()) > 0 {
		t.Fatal("it does not wait", err)
	}
	next := data.Campaign{CampaignFields: data.CampaignFields{Name: "下一个活动月", Starts: a.Today(), Ends: days.After(a.Today(), 30)}}
	if err := a.SaveCampaign(&next); err != nil {
		t.Fatal(err)
	}
	if len(idle()) != 1 {
		t.Error("what the next activity month lacks is not told")
	}
}
