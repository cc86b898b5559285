package app_test

import (
	"slices"
	"strings"
	"testing"

	"liujin/app/apptest"
	"liujin/data"
)

// A deputy's file tells of whatever the records say of the deputy, the newest first: each kind is recomputed from the records themselves.
func TestHistoryOfEveryKind(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	want := map[string]int{} // by deputy and kind
	count := func(deputy string, k data.Kind) { want[deputy+" "+string(k)]++ }
	for _, e := range apptest.Must(a.DB().Activities(""))(t) {
		for _, id := range strings.Split(e.DeputyIDs, ",") {
			count(id, e.Kind.Kind)
		}
	}
	for _, p := range apptest.Must(a.DB().Proposals())(t) {
		whole := apptest.Must(a.DB().Proposal(p.ID))(t)
		who := []string{p.LeadID}
		for _, s := range whole.Signers {
			who = append(who, s.DeputyID)
		}
		slices.Sort(who)
		for _, id := range slices.Compact(who) {
			count(id, data.KindProposal)
		}
	}
	for _, o := range apptest.Must(a.DB().Opinions())(t) {
		if o.BroughtByID != "" {
			count(o.BroughtByID, data.KindOpinion)
		}
	}
	for _, m := range apptest.Must(a.DB().MeetingRows())(t) {
		for _, x := range apptest.Must(a.DB().Meeting(m.ID))(t).Attendees {
			if x.State.Present() {
				count(x.DeputyID, data.KindMeeting)
			}
		}
	}
	for _, p := range apptest.Must(a.DB().PublicityRows())(t) {
		for _, d := range apptest.Must(a.DB().Publicity(p.ID))(t).Deputies {
			count(d.DeputyID, data.KindPublicity)
		}
	}
	got, kinds := map[string]int{}, map[data.Kind]bool{}
	for _, d := range apptest.Must(a.DB().Deputies())(t) {
		deeds := apptest.Must(a.History(d.ID))(t)
		for i, x := range deeds {
			got[d.ID+" "+string(x.Kind)]++
			kinds[x.Kind] = true
			if x.Title == "" || x.What == "" || i > 0 && x.Day > deeds[i-1].Day {
				t.Errorf("%s: %+v", d.Name, x)
			}
			if x.Kind == data.KindProposal && strings.HasPrefix(x.What, "领衔") != (apptest.Must(a.DB().Proposal(x.ID))(t).LeadID == d.ID) {
				t.Errorf("%s: %+v", d.Name, x)
			}
		}
	}
	for k, n := range want {
		if got[k] != n {
			t.Errorf("%s: %d in the file, %d in the records", k, got[k], n)
		}
	}
	if len(got) != len(want) || len(kinds) != 10 {
		t.Errorf("%d of %d, kinds %v", len(got), len(want), kinds)
	}
}
