package app

import (
	"strings"
	"testing"

	"liujin/app/days"
	"liujin/app/table"
	"liujin/data"
)

// The notice tells tomorrow's duty first, counts what the desk lists, and is short enough for the system.
func TestReminder(t *testing.T) {
	a := sampleOn(t, sampleDay)
	shifts := must(a.Shifts(a.Today(), days.After(a.Today(), 40)))(t)
	var next ShiftRow
	for _, r := range shifts {
		if r.ActivityID == "" && r.State != data.ShiftCancelled && r.Holes() == 0 && r.Day > a.Today() {
			next = r
			break
		}
	}
	if next.ID == "" {
		t.Fatal("the sample has no full shift ahead")
	}
	a = sampleOn(t, days.After(next.Day, -1))
	title, text, err := a.Reminder()
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(text, "\n")
	if !strings.HasPrefix(lines[0], "明天　"+next.Station) && !strings.Contains(text, "明天　"+next.Station) {
		t.Errorf("tomorrow's duty at %s is not told first: %s", next.Station, text)
	}
	if len(lines) > remindLines || len([]rune(text)) > 255 {
		t.Errorf("too long: %d lines, %d characters", len(lines), len([]rune(text)))
	}
	late, due := 0, 0
	for _, d := range must(a.pressing())(t) {
		late += count1(d.Tone == table.Late)
		due += count1(d.Tone == table.Due)
	}
	if late == 0 || due == 0 || len(lines) < remindLines || !strings.HasPrefix(lines[remindLines-1], "另有 ") {
		t.Errorf("%d late, %d due: %s · %s", late, due, title, text)
	}
}

// Nothing pressing, no notice.
func TestReminderOfNothing(t *testing.T) {
	if title, text, err := emptyLedger(t).Reminder(); title != "" || text != "" || err != nil {
		t.Errorf("%q %q %v", title, text, err)
	}
}
