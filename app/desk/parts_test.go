package desk_test

import (
	"slices"
	"strings"
	"testing"

	"liujin/app"
	"liujin/app/apptest"
	"liujin/app/desk"
	"liujin/data"
)

// 关键少数, those who only had assigned duty, and the two kinds of voters are recounted from the records one by one.
func TestPartsOfTotals(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	for _, span := range [][2]string{{"2026-11-01", "2026-11-30"}, {"2026-10-01", "2026-10-31"}, {"2026-11-05", "2026-11-05"}} {
		recountParts(t, a, span[0], span[1])
	}
}

// recountParts compares the parts of what took place in some days with the records, one by one.
func recountParts(t *testing.T, a *app.App, from, to string) {
	t.Helper()
	b := desk.New(a)
	walks := apptest.Must(b.Walks(from, to, data.Targets{}))(t)
	key := apptest.Must(b.KeyParts(&walks, to))(t)
	few := keyFew{key[0].Took, key[1].Took, key[0].Members - len(key[0].Idle), key[1].Members - len(key[1].Idle), key[0].Members,
		key[1].Members}
	parts := apptest.Must(b.Parts(from, to))(t)
	var want keyFew
	did, duty := map[string][6]bool{}, map[string]bool{} // who took part in which; who in something else than duty
	for _, e := range apptest.Must(a.DB().Activities(""))(t) {
		if e.Day < from || e.Day > to || e.DeputyIDs == "" {
			continue
		}
		for _, id := range strings.Split(e.DeputyIDs, ",") {
			d := did[id]
			d[e.WalkIn-1] = true
			did[id] = d
			if e.WalkIn != data.WalkStation || apptest.Must(a.DB().Service(e.ID))(t).Fields.Kind != data.ServiceDuty {
				duty[id] = true
			}
		}
	}
	for _, d := range apptest.Must(a.DeputyRows(min(to, a.Today())))(t) {
		if !d.InOffice {
			continue
		}
		took := did[d.ID]
		for k := range took {
			want.Leaders[k] += one(d.Leader && took[k])
			want.Party[k] += one(strings.HasPrefix(string(d.Party), "中共") && took[k])
		}
		any := slices.Contains(took[:], true)
		want.AllLeaders, want.LeadersAny = want.AllLeaders+one(d.Leader), want.LeadersAny+one(d.Leader && any)
		want.AllParty += one(strings.HasPrefix(string(d.Party), "中共"))
		want.PartyAny += one(strings.HasPrefix(string(d.Party), "中共") && any)
	}
	if few != want || want.AllLeaders == 0 {
		t.Errorf("%s: %+v\nby hand %+v", from, few, want)
	}
	if parts.Deputies != len(did) || parts.OnlyDuty != len(did)-len(duty) {
		t.Errorf("%s: %+v, by hand %d and %d", from, parts, len(did), len(did)-len(duty))
	}
	if voters := walks.Of(data.WalkVoters).People; parts.Visited+parts.Heard != voters {
		t.Errorf("%s: %d and %d voters, together %d", from, parts.Visited, parts.Heard, voters)
	}
}

func one(is bool) int {
	if is {
		return 1
	}
	return 0
}

// keyFew is 关键少数 as it is recounted.
type keyFew struct {
	Leaders, Party                             [6]int
	LeadersAny, PartyAny, AllLeaders, AllParty int
}
