package data

import (
	"database/sql"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// Those present are counted, everywhere alike; those on leave or absent are kept and never counted.
func TestOnlyThosePresentCount(t *testing.T) {
	db := town(t, filepath.Join(t.TempDir(), "a.ledger"), Options{})
	defer db.Close()
	rows, err := db.VisitRows()
	if err != nil {
		t.Fatal(err)
	}
	visit, err := db.Visit(rows[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	var away Deputy
	do(t, db, "请假的代表", func(tx *Tx) error {
		for _, p := range []struct {
			name  string
			state ParticipationState
		}{{"到了的", CameLate}, {"请假的", OnLeave}, {"缺席的", StayedAway}} {
			away = Deputy{DeputyFields: DeputyFields{Name: p.name}}
			if err := tx.SaveDeputy(&away); err != nil {
				return err
			}
			visit.Deputies = append(visit.Deputies, Participation{DeputyID: away.ID, State: p.state})
		}
		return tx.SaveVisit(&visit)
	})
	rows, err = db.VisitRows()
	if err != nil || rows[0].Persons != 2 || rows[0].Deputies != "高𬭎、到了的" {
		t.Errorf("%d %s %v", rows[0].Persons, rows[0].Deputies, err)
	}
	if times, err := db.TimesPresent(); err != nil || len(times) != 2 || times[away.ID] != 0 || times[visit.Deputies[0].DeputyID] != 11 {
		t.Errorf("%v %v", times, err)
	}
	if deeds, err := db.Activities(away.ID); err != nil || len(deeds) != 0 {
		t.Errorf("%v %v", deeds, err)
	}
	deeds, err := db.Activities(visit.Deputies[1].DeputyID)
	if err != nil || len(deeds) != 1 || deeds[0].Kind.Kind != KindVisit || deeds[0].Topic != "东港水产" {
		t.Errorf("%v %v", deeds, err)
	}
	if back, err := db.Visit(visit.ID); err != nil || len(back.Deputies) != 4 {
		t.Errorf("%v %v", back.Deputies, err)
	}
}

// Two children that swap what must be unique are saved, undone and done again; their ids stay, and nobody takes them for deleted.
func TestChildrenSwapWhatIsUnique(t *testing.T) {
	db := town(t, filepath.Join(t.TempDir(), "a.ledger"), Options{})
	defer db.Close()
	stations, err := db.Stations()
	if err != nil {
		t.Fatal(err)
	}
	station, err := db.Station(stations[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	station.Checks = []Check{{Item: "甲"}, {Item: "乙", Met: true}, {Item: "丙"}}
	do(t, db, "清单", func(tx *Tx) error { return tx.SaveStation(&station) })
	items := func() (text string) {
		p, err := db.Station(station.ID)
		if err != nil {
			t.Fatal(err)
		}
		for i, c := range p.Checks {
			text += c.Item
			if c.ID != station.Checks[i].ID {
				t.Errorf("%s has another id", c.Item)
			}
		}
		return text
	}
	before := contents(t, db)
	station.Checks[0].Item, station.Checks[1].Item, station.Checks[2].Item = "乙", "丙", "甲"
	do(t, db, "换", func(tx *Tx) error { return tx.SaveStation(&station) })
	if now := items(); now != "乙丙甲" {
		t.Errorf("saved: %s", now)
	}
	if _, err := db.Undo(); err != nil || items() != "甲乙丙" {
		t.Errorf("undone: %s, %v, %v", items(), err, differences(before, contents(t, db)))
	}
	if _, err := db.Redo(); err != nil || items() != "乙丙甲" {
		t.Errorf("redone: %s %v", items(), err)
	}
	if faults := checked(t, db); len(faults) != 0 {
		t.Error(faults)
	}
	station, _ = db.Station(station.ID)
	station.Checks[0].Item = station.Checks[1].Item
	if _, err := db.Do("重名", func(tx *Tx) error { return tx.SaveStation(&station) }); err == nil {
		t.Error("two items of one name were saved")
	}
}

// A reference that leads nowhere takes no list and no search down: what it should name is empty, and check says where.
func TestActivitiesWithLostReferences(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a"+Extension)
	if err := town(t, path, Options{}).Close(); err != nil {
		t.Fatal(err)
	}
	raw, err := sql.Open("sqlite", fileURL(path, nil))
	if err != nil {
		t.Fatal(err)
	}
	raw.SetMaxOpenConns(1)
	for _, column := range []string{"visit.enterprise_id", "activity.station_id", "activity.village_id", "supervision.project_id",
		"outreach.constituency_id", "participation.deputy_id"} {
		table, name, _ := strings.Cut(column, ".")
		done, err := raw.Exec("PRAGMA foreign_keys = OFF; UPDATE " + table + " SET " + name + " = 'nowhere' || rowid WHERE " + name +
			" IS NOT NULL")
		if err != nil {
			t.Fatal(column, err)
		}
		if n, _ := done.RowsAffected(); n == 0 {
			t.Errorf("nothing has %s", column)
		}
	}
	if err := raw.Close(); err != nil {
		t.Fatal(err)
	}
	db, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	all, err := db.Activities("")
	if err != nil || len(all) < len(activityKinds) {
		t.Errorf("%d activities: %v", len(all), err)
	}
	if _, err := db.ActivityTopics(""); err != nil {
		t.Error(err)
	}
	if faults := checked(t, db); !slices.ContainsFunc(faults, func(s string) bool { return strings.Contains(s, "不存在") }) {
		t.Errorf("%q", faults)
	}
}
