package duty_test

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	ics "github.com/arran4/golang-ical"

	"liujin/app"
	"liujin/app/apptest"
	"liujin/app/days"
	"liujin/app/duty"
	"liujin/data"
)

// receiver is a calendar program that took in each file it was given, as RFC 5546 has it: of two entries of one UID the one with the higher
// SEQUENCE holds, and a cancelled one goes.
type receiver map[string]struct {
	sequence, at, title string
	gone                bool
}

func (c receiver) take(t *testing.T, folder string) {
	t.Helper()
	files, _ := filepath.Glob(filepath.Join(folder, "*.ics"))
	for _, path := range files {
		read := apptest.Must(ics.ParseCalendar(strings.NewReader(string(apptest.Must(os.ReadFile(path))(t)))))(t)
		for _, e := range read.Events() {
			of := func(p ics.ComponentProperty) string {
				if got := e.GetProperty(p); got != nil {
					return got.Value
				}
				return ""
			}
			is := c[e.Id()]
			was, had := c[e.Id()]
			is.sequence, is.at = of(ics.ComponentPropertySequence), of(ics.ComponentPropertyDtStart)
			is.title = of(ics.ComponentPropertySummary)
			is.gone = of(ics.ComponentPropertyStatus) == "CANCELLED"
			if had && is.sequence == was.sequence && is != was || had && is.sequence < was.sequence {
				t.Errorf("%s: %+v after %+v", e.Id(), is, was)
			}
			c[e.Id()] = is
		}
	}
}

// shows is what the calendar shows: an entry a line.
func (c receiver) shows() (all []string) {
	for uid, e := range c {
		if !e.gone {
			all = append(all, uid[:strings.Index(uid, "@")]+" "+e.at[:8])
		}
	}
	slices.Sort(all)
	return all
}

// planned is what calendars are to show of the shifts from November on.
func planned(t *testing.T, a *app.App) (all []string) {
	rows := apptest.Must(duty.New(a).Shifts("2026-11-01", days.Last))(t)
	for i := range rows {
		r := &rows[i]
		if r.State == data.ShiftCancelled {
			continue
		}
		day := " " + strings.ReplaceAll(r.Day, "-", "")
		all = append(all, r.ID+day)
		for k := range r.Seats {
			all = append(all, r.ID+"-"+r.Seats[k].DeputyID+day)
		}
	}
	slices.Sort(all)
	return all
}

// Whoever took in the files as they came has in the end what is planned, whatever was called off, handed over, put off, deleted, taken back
// or became one in between; what did not change keeps its number.
func TestCalendarsFollowThePlan(t *testing.T) {
	t.Parallel()
	a := apptest.SampleOn(t, apptest.SampleDay)
	b, folder, held := duty.New(a), t.TempDir(), receiver{}
	export := func(what string) (done duty.Calendars) {
		t.Helper()
		for _, month := range [][2]string{{"2026-11-01", "2026-11-30"}, {"2026-12-01", "2026-12-31"}} {
			into := filepath.Join(folder, month[0])
			one := apptest.Must(b.WriteCalendars(month[0], month[1], into))(t)
			done.Cancelled, done.Removed = done.Cancelled+one.Cancelled, done.Removed+one.Removed
			done.Changed = append(done.Changed, one.Changed...)
			held.take(t, into)
		}
		if want, got := planned(t, a), held.shows(); !slices.Equal(want, got) {
			t.Errorf("%s: planned %d, shown %d", what, len(want), len(got))
		}
		return done
	}
	do := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	do(b.SaveSchedule(apptest.Must(b.Schedule(duty.ScheduleOrder{From: "2026-12-01", To: "2026-12-31"}))(t)))
	export("the first time")
	before := maps.Clone(held)
	if done := export("unchanged"); len(done.Changed) > 0 || !maps.Equal(before, held) {
		t.Errorf("nothing changed, but %+v", done)
	}
	rows := apptest.Must(b.Shifts("2026-12-01", "2026-12-31"))(t)
	do(b.CancelShift(rows[0].ID, true))
	if done := export("called off"); done.Cancelled != 1 || len(done.Changed) != 1+len(rows[0].Seats) {
		t.Errorf("called off: %+v", done)
	}
	do(b.CancelShift(rows[0].ID, false))
	export("put back")
	do(b.Unassign(rows[1].ID, rows[1].Seats[0].DeputyID))
	export("handed back")
	do(a.Undo())
	export("undone")
	moved := apptest.Must(a.DB().Shift(rows[2].ID))(t)
	moved.Day = "2026-11-28"
	do(b.SaveShift(&moved))
	export("into another month")
	do(a.Do("删去", func(tx *data.Tx) error { return tx.DeleteShift(rows[3].ID) }))
	export("deleted")
	station := apptest.Must(a.Station(rows[4].StationID))(t)
	station.Name = "青龙镇新站"
	do(a.SaveStation(&station))
	if done := export("station renamed"); done.Removed == 0 {
		t.Errorf("the old name's file stays: %+v", done)
	}
	do(a.Merge(data.Merge{Of: data.KindDeputy, Lose: rows[5].Seats[0].DeputyID, Keep: rows[6].Seats[0].DeputyID}))
	export("two deputies were one")
	stray := filepath.Join(folder, "2026-12-01", "别人的.ics")
	do(os.WriteFile(stray, []byte("BEGIN:VCALENDAR\r\nPRODID:-//other//ZH\r\nEND:VCALENDAR\r\n"), 0o600))
	export("beside a file of somebody else")
	if _, err := os.Stat(stray); err != nil {
		t.Errorf("a file that is not ours is gone: %v", err)
	}
}

// What an export that ended half-way was to say, the next one says: a number is given once, but nobody was told yet.
func TestCalendarsTellAfterOneThatFailed(t *testing.T) {
	t.Parallel()
	a := apptest.SampleOn(t, apptest.SampleDay)
	b, folder, held := duty.New(a), t.TempDir(), receiver{}
	const from, to = "2026-11-01", "2026-11-30"
	_ = apptest.Must(b.WriteCalendars(from, to, folder))(t)
	held.take(t, folder)
	row := apptest.Must(b.Shifts(apptest.SampleDay, to))(t)[0]
	if err := b.CancelShift(row.ID, true); err != nil {
		t.Fatal(err)
	}
	files := apptest.Must(filepath.Glob(filepath.Join(folder, "站点-*.ics")))(t)
	for _, path := range files { // nothing can take its place
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
		if err := os.MkdirAll(filepath.Join(path, "里面"), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := b.WriteCalendars(from, to, folder); err == nil {
		t.Fatal("written into a folder")
	}
	for _, path := range files {
		if err := os.RemoveAll(path); err != nil {
			t.Fatal(err)
		}
	}
	done := apptest.Must(b.WriteCalendars(from, to, folder))(t)
	if done.Cancelled != 1 || len(done.Changed) != 1+len(row.Seats) {
		t.Errorf("after one that failed: %+v", done)
	}
	held.take(t, folder)
	if done := apptest.Must(b.WriteCalendars(from, to, folder))(t); done.Cancelled != 0 || len(done.Changed) != 0 {
		t.Errorf("told twice: %+v", done)
	}
}
