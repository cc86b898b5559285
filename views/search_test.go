package views

import (
	"fmt"
	"strings"
	"testing"

	"liujin/app/days"
	"liujin/data"
	"liujin/views/kit"
)

// What one means stands first: whole names before what only says them, pages before contents, the newest of what is alike.
func TestTheFirstFindIsWhatWasMeant(t *testing.T) {
	s := sampleShell(t, kit.Theme{})
	first := func(typed, screen, id string) {
		t.Helper()
		hits := s.find(typed)
		if len(hits) == 0 || hits[0].screen != screen || hits[0].id != id {
			t.Errorf("%s: first is %+v", typed, hits[:min(3, len(hits))])
		}
	}
	deputies, err := s.app.Deputies()
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]int{}
	for i := range deputies {
		names[deputies[i].Name]++
	}
	for i := range deputies {
		if d := &deputies[i]; names[d.Name] == 1 {
			first(d.Name, "deputy", d.ID)
		}
	}
	db := s.app.DB()
	villages, err := db.Villages()
	if err != nil {
		t.Fatal(err)
	}
	for i := range villages {
		first(villages[i].Name, "village", villages[i].ID)
	}
	groups, err := db.Groups()
	if err != nil {
		t.Fatal(err)
	}
	for i := range groups {
		first(groups[i].Name, "group", groups[i].ID)
	}
	for _, e := range s.entries() {
		first(e.title, e.name, "")
	}
	for _, typed := range []string{"走访 ", " 简报", "意见 建议"} {
		if hits := s.find(typed); len(hits) == 0 || hits[0].id != "" {
			t.Errorf("%q: first is %+v", typed, hits[:min(2, len(hits))])
		}
	}
	s.firstDated(t, first)
}

// firstDated looks for what has a day or a number.
func (s *Shell) firstDated(t *testing.T, first func(typed, screen, id string)) {
	t.Helper()
	shifts, err := s.duty.Shifts(today, days.Last)
	if err != nil || len(shifts) == 0 {
		t.Fatal(len(shifts), err)
	}
	for i := range shifts[:min(len(shifts), 5)] {
		first(shifts[i].Station+" "+shifts[i].Day+" "+string(shifts[i].DayPart), "duty", shifts[i].ID)
	}
	if hits := s.find(shifts[0].Station + " " + days.Short(shifts[0].Day)); len(hits) == 0 || hits[0].screen != "duty" {
		t.Errorf("%+v", hits)
	}
	bulletins, err := s.paperwork.Bulletins()
	if err != nil {
		t.Fatal(err)
	}
	numbered := 0
	for i := range bulletins {
		out, err := s.app.DB().IssuedAbout(data.KindBulletin, bulletins[i].ID)
		if err != nil {
			t.Fatal(err)
		}
		if len(out) > 0 {
			numbered++
			first(fmt.Sprintf("简报第%d期", out[0].Number), "bulletin", bulletins[i].ID)
		}
	}
	if numbered == 0 {
		t.Error("the sample has no bulletin that went out")
	}
	s.firstOfMeetings(t, first)
}

// firstOfMeetings looks for what meetings decided and talked about.
func (s *Shell) firstOfMeetings(t *testing.T, first func(typed, screen, id string)) {
	t.Helper()
	decided, err := s.app.DB().Decisions()
	if err != nil || len(decided) == 0 {
		t.Fatal(len(decided), err)
	}
	for i := range decided {
		first(decided[i].Text, "meeting", decided[i].MeetingID)
	}
	items, err := s.app.DB().MeetingItems()
	if err != nil || len(items) == 0 {
		t.Fatal(len(items), err)
	}
	if hits := s.find(items[0].Title); len(hits) == 0 || hits[0].screen != "meeting" {
		t.Errorf("%s: %+v", items[0].Title, hits)
	}
	visits, err := s.app.Visits()
	if err != nil {
		t.Fatal(err)
	}
	seen := ""
	for _, h := range s.find("走访记录 " + days.MonthOf(today)) {
		if day := h.title[strings.LastIndex(h.title, " ")+1:]; h.screen == "visit" && len(visits) > 0 {
			if seen != "" && day > seen {
				t.Errorf("%s stands after %s", day, seen)
			}
			seen = day
		}
	}
}
