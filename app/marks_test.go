package app_test

import (
	"testing"

	"liujin/app"
	"liujin/app/table"
	"liujin/data"
)

// How many came is blank, not 0, for what is planned or was called off; nobody at all who came to what was held is a 0.
func TestReachedOfAPlan(t *testing.T) {
	for state, want := range map[data.ActivityState]string{data.ActivityPlanned: "", data.ActivityCancelled: "", data.ActivityHeld: "0"} {
		var row data.ActivityRow
		row.State = state
		for _, text := range []string{
			textIn(app.OutreachColumns, "voters", &data.OutreachRow{ActivityRow: row}),
			textIn(app.LectureColumns, "audience", &data.LectureRow{ActivityRow: row}),
			textIn(app.ServiceColumns, "voters", &data.ServiceRow{ActivityRow: row}),
		} {
			if text != want {
				t.Errorf("%q: %q instead of %q", state, text, want)
			}
		}
	}
}

func textIn[R any](columns []table.Column[R], name string, row R) string {
	for i := range columns {
		if columns[i].Name == name {
			return columns[i].Cell(row).Text
		}
	}
	return "no column " + name
}
