package paperwork_test

import (
	"reflect"
	"testing"

	"liujin/app/apptest"
	"liujin/app/listings"
	"liujin/app/paperwork"
	"liujin/data"
)

// What is renamed, merged or closed after the day of a paper or sheet is not known to it: made anew, it is the same.
func TestPapersDoNotKnowLaterChanges(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	b := paperwork.New(a)
	past := paperwork.Order{From: "2026-11-01", To: "2026-11-11"}
	make := func() map[string]any {
		all := map[string]any{}
		for _, p := range paperwork.Papers {
			for name, o := range map[string]paperwork.Order{"": {}, " past": past} {
				made, err := b.Paper(p.Name, o)
				if all["paper "+p.Name+name] = made; err != nil {
					all["paper "+p.Name+name] = err.Error()
				}
			}
		}
		for _, s := range listings.Sheets {
			all["sheet "+s.Name+" past"] = apptest.Must(listings.New(a).Sheet(s.Name, listings.Order{From: past.From, To: past.To}))(t)
			all["sheet "+s.Name] = apptest.Must(listings.New(a).Sheet(s.Name, listings.Order{From: "2026-11-01", To: apptest.SampleDay}))(t)
		}
		return all
	}
	before := make()
	for _, of := range []data.Kind{data.KindVillage, data.KindStation, data.KindHandler, data.KindEnterprise, data.KindGroup} {
		names := apptest.Must(a.DB().LatestNames(of))(t)
		var heir string
		for _, g := range apptest.Must(a.DB().Groups())(t) {
			if g.Kind == data.GroupProfessional { // they end for themselves
				delete(names, g.ID)
			}
		}
		for id := range names {
			if apptest.Must(a.Exists(id, "9999-12-31"))(t) {
				heir = max(heir, id)
			}
		}
		for id, name := range names {
			if !apptest.Must(a.Exists(id, "9999-12-31"))(t) {
				continue
			}
			c := data.SubjectChange{SubjectTable: of, SubjectID: id, Day: "2026-11-13"}
			if err := a.Rename(&c, "新"+name); err != nil {
				t.Fatal(err)
			}
			merged := data.SubjectChange{SubjectTable: of, SubjectID: id, Day: "2027-02-01", Kind: data.SubjectMerged, SuccessorID: heir}
			if id == heir || of == data.KindStation { // what is planned goes with a station
				continue
			}
			if err := a.SaveSubjectChange(&merged); err != nil {
				t.Fatal(err)
			}
		}
	}
	after := make()
	for name, was := range before {
		if !reflect.DeepEqual(was, after[name]) {
			t.Errorf("%s is another", name)
		}
	}
}
