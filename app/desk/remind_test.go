package desk_test

import (
	"strings"
	"testing"

	"liujin/app"
	"liujin/app/apptest"
	"liujin/app/days"
	"liujin/app/desk"
	"liujin/app/duty"
	"liujin/app/table"
	"liujin/data"
)

// The notice tells tomorrow's duty first, counts what the desk lists, and is short enough for the system.
func TestReminder(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	shifts := apptest.Must(duty.New(a).Shifts(a.Today(), days.After(a.Today(), 40)))(t)
	var next duty.ShiftRow
	for _, r := range shifts {
		if r.ActivityID == "" && r.State != data.ShiftCancelled && r.Holes() == 0 && r.Day > a.Today() {
			next = r
			break
		}
	}
	if next.ID == "" {
		t.Fatal("the sample has no full shift ahead")
	}
	a = apptest.SampleOn(t, days.After(next.Day, -1))
	title, text, err := desk.New(a).Reminder()
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(text, "\n")
	if !strings.HasPrefix(lines[0], "明天　"+next.Station) && !strings.Contains(text, "明天　"+next.Station) {
		t.Errorf("tomorrow's duty at %s is not told first: %s", next.Station, text)
	}
	if len(lines) > desk.RemindLines || len([]rune(text)) > 255 {
		t.Errorf("too long: %d lines, %d characters", len(lines), len([]rune(text)))
	}
	late, due := 0, 0
	for _, d := range apptest.Must(desk.New(a).Pressing())(t) {
		late += app.OneIf(d.Tone == table.Late)
		due += app.OneIf(d.Tone == table.Due)
	}
	if late == 0 || due == 0 || len(lines) < desk.RemindLines || !strings.HasPrefix(lines[desk.RemindLines-1], "另有 ") {
		t.Errorf("%d late, %d due: %s · %s", late, due, title, text)
	}
}

// Nothing pressing, no notice.
func TestReminderOfNothing(t *testing.T) {
	if title, text, err := desk.New(apptest.EmptyLedger(t)).Reminder(); err != nil || title != "" || text != "" {
		t.Errorf("%q %q %v", title, text, err)
	}
}

// A notice that is to be posted is no duty of today, though it is about a shift, and what waits until a day is not told either.
func TestReminderTellsDutyFirst(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	b := desk.New(a)
	var notice, first app.Todo
	for _, d := range apptest.Must(b.Pressing())(t) {
		if d.Line == app.TodoNotice {
			notice = d
		}
	}
	if notice.Text == "" {
		t.Fatal("no notice of the sample is due")
	}
	for _, d := range apptest.Must(b.Pressing())(t) {
		if d.Tone == table.Late && first.Text == "" {
			first = d
		}
	}
	_, text, err := b.Reminder()
	if err != nil || strings.Contains(text, "公告") { // there is more that is overdue than has room
		t.Errorf("the notice stands before what is overdue: %s", text)
	}
	if err := b.Snooze([]app.Todo{first}, days.After(a.Today(), 3)); err != nil {
		t.Fatal(err)
	}
	if _, now, err := b.Reminder(); err != nil || now == text {
		t.Errorf("what waits is told: %s", now)
	}
}
