package data

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// Nobody belongs to a station twice on one day.
func TestMembershipsDontOverlap(t *testing.T) {
	t.Parallel()
	d := Deputy{DeputyFields: DeputyFields{Name: "陈立"}, Stations: []Member{{StationID: "s", Starts: "2026-03-01"}},
		FormerStations: []Member{{StationID: "s", Until: "2026-05-01"}}}
	if err := d.Validate(); err == nil || !strings.Contains(fmt.Sprint(err), "重叠") {
		t.Error(err)
	}
	d.Stations[0].Starts = "2026-05-01"
	if err := d.Validate(); err != nil {
		t.Error(err)
	}
	s := Station{StationFields: StationFields{Name: "站", Kind: StationLiaison}, FormerMembers: []Member{
		{DeputyID: "d", Starts: "2026-01-01", Until: "2026-05-01"}, {DeputyID: "d", Starts: "2026-04-01", Until: "2026-06-01"},
		{DeputyID: "e", Until: "2026-06-01"}}}
	if err := s.Validate(); err == nil || !strings.Contains(fmt.Sprint(err), "重叠") {
		t.Error(err)
	}
}

// A station that becomes a deputy's home from a day on leaves what was the home before it.
func TestHomeBeforeADay(t *testing.T) {
	t.Parallel()
	db := must(Create(filepath.Join(t.TempDir(), "a.ledger"), Options{}))(t)
	t.Cleanup(func() { _ = db.Close() })
	first := Station{StationFields: StationFields{Name: "一站", Kind: StationLiaison}}
	second := Station{StationFields: StationFields{Name: "二站", Kind: StationLiaison}}
	d := Deputy{DeputyFields: DeputyFields{Name: "陈立"}}
	do(t, db, "开始", func(tx *Tx) error {
		err := errors.Join(tx.SaveStation(&first), tx.SaveStation(&second))
		d.Stations = []Member{{StationID: first.ID, Home: true}}
		return errors.Join(err, tx.SaveDeputy(&d))
	})
	was := must(db.Station(second.ID))(t)
	now := must(db.Station(second.ID))(t)
	now.Members = []Member{{DeputyID: d.ID, Home: true}}
	if err := now.Since("2026-06-01", &was); err != nil {
		t.Fatal(err)
	}
	do(t, db, "换主站", func(tx *Tx) error { return tx.SaveStation(&now) })
	home := func(day string) (at []string) {
		for _, m := range must(db.MembersOn(day))(t) {
			if m.Home {
				at = append(at, m.StationID)
			}
		}
		return at
	}
	if at := home("2026-05-31"); !slices.Equal(at, []string{first.ID}) {
		t.Errorf("on the eve the home was %s, want %s", at, first.ID)
	}
	if at := home("2026-06-01"); !slices.Equal(at, []string{second.ID}) {
		t.Errorf("the home is %s, want %s", at, second.ID)
	}
}
