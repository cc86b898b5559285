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
