package data

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

// What a session was rated becomes that of its deputy where one was there; of several it stays together, and of what is no report it is
// kept as a note. Nothing is lost, and the ledger is sound.
func TestVotesOfSchema9(t *testing.T) {
	const second = `INSERT INTO participation SELECT 'second', p.origin, 1, p.changed_at, activity_id,
		(SELECT id FROM deputy d WHERE d.id <> p.deputy_id), '', '%s', NULL FROM participation p JOIN outreach k ON k.id = p.activity_id
		WHERE k.kind = '报告履职'`
	for _, one := range []struct {
		name, do string
		own      bool
	}{{"alone", "", true}, {"with another", fmt.Sprintf(second, "到"), false}, {"another did not come", fmt.Sprintf(second, "请假"), true},
		{"nobody came", "UPDATE participation SET state = '缺席'", false}} {
		path, old := ofSchema(t, 9, one.do)
		db := opened(t, path, old)
		rows, err := db.OutreachRows()
		if err != nil || len(rows) != 2 {
			t.Fatal(one.name, rows, err)
		}
		for _, r := range rows {
			o, err := db.Outreach(r.ID)
			if err != nil {
				t.Fatal(one.name, err)
			}
			if o.Fields.Kind != VoterReport {
				if len(o.Ballots) > 0 || o.Note != "原记评议票数：满意 9，基本满意 2，不满意 1" {
					t.Errorf("%s: %+v %q", one.name, o.Ballots, o.Note)
				}
				continue
			}
			for _, p := range o.Deputies { // all who came are taken for having reported, as they were
				if (p.ReportRole == Reported) != p.Present() {
					t.Errorf("%s: %+v", one.name, p)
				}
			}
			if len(o.Ballots) != 1 || o.Ballots[0].Rated() != 12 || o.Ballots[0].Fine != 9 || r.Fine != 9 || r.Fair != 2 || r.Poor != 1 ||
				(o.Ballots[0].DeputyID == o.Deputies[0].DeputyID) != one.own || one.own != (o.Ballots[0].DeputyID != "") {
				t.Errorf("%s: %+v %+v", one.name, o.Ballots, r)
			}
		}
		for _, said := range checked(t, db) {
			if !strings.Contains(said, "文件不见了") && one.name != "nobody came" {
				t.Errorf("%s: %s", one.name, said)
			}
		}
	}
}

// session saves a session in which some deputies reported.
func session(t *testing.T, db *DB, o Outreach, who ...string) Outreach {
	t.Helper()
	o.Day, o.Place, o.Fields.Kind = "2026-11-20", "站里", VoterReport
	for _, id := range who {
		o.Deputies = append(o.Deputies, Participation{DeputyID: id})
	}
	do(t, db, "述职", func(tx *Tx) error { return tx.SaveOutreach(&o) })
	return o
}

// Of two ballots of one who was two, the better filled stays; votes keep a deputy from being told away by a roll.
func TestBallotsStand(t *testing.T) {
	db, two := twoTowns(t)
	lose, keep := two[KindDeputy][0], two[KindDeputy][1]
	o := session(t, db, Outreach{Fields: OutreachFields{Voters: 40}, Ballots: []Ballot{{DeputyID: lose, Fine: 30, Fair: 3, Poor: 1},
		{DeputyID: keep, Fine: 20}}}, lose, keep)
	away := o.Activity
	away.Deputies = append([]Participation(nil), o.Deputies...)
	away.Deputies[1].State = StayedAway
	_, err := db.Do("点名", func(tx *Tx) error { return tx.SaveActivity(&away) })
	var bad Invalid
	if !errors.As(err, &bad) || !strings.Contains(bad["deputies"], "高𬭎有述职评议票数") {
		t.Error(err)
	}
	m, err := db.Merging(KindDeputy, lose, keep)
	if err != nil {
		t.Fatal(err)
	}
	told := false
	for _, moved := range m.Moves {
		told = told || moved.Title == ballots.title && moved.Same == 1
	}
	if !told {
		t.Errorf("that two ballots are of one is not told: %+v", m.Moves)
	}
	do(t, db, "合并", func(tx *Tx) error { return tx.Merge(Merge{Of: KindDeputy, Lose: lose, Keep: keep}) })
	if now, err := db.Outreach(o.ID); err != nil || len(now.Ballots) != 1 || now.Ballots[0].DeputyID != keep || now.Ballots[0].Fine != 30 ||
		now.Validate() != nil {
		t.Errorf("%+v %v", now.Ballots, err)
	}
	if _, err := db.Undo(); err != nil {
		t.Fatal(err)
	}
	if now, err := db.Outreach(o.ID); err != nil || len(now.Ballots) != 2 {
		t.Errorf("%+v %v", now.Ballots, err)
	}
}
