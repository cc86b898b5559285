package desk_test

import (
	"testing"

	"liujin/app/apptest"
	"liujin/app/desk"
	"liujin/app/meetings"
	"liujin/data"
)

// On the last day of a month 本月安排 opens on the next one once nothing of this one is left; a line that waits keeps it.
func TestMonthAhead(t *testing.T) {
	a := apptest.EmptyOn(t, "2026-11-30")
	opens := func(want string) {
		t.Helper()
		if first := apptest.Must(desk.New(a).MonthAhead())(t); first != want {
			t.Errorf("it opens on %s, not %s", first, want)
		}
	}
	meeting := func(day string) {
		t.Helper()
		m := data.Meeting{MeetingFields: data.MeetingFields{Title: "推进会", Day: day, Kind: data.MeetingProgress}}
		if err := meetings.New(a).SaveMeeting(&m); err != nil {
			t.Fatal(err)
		}
	}
	opens("2026-11-01")
	meeting("2026-12-03")
	opens("2026-12-01")
	meeting("2026-11-30")
	opens("2026-11-01")
}
