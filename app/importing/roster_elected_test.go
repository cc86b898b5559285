package importing_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"liujin/app"
	"liujin/app/apptest"
	"liujin/app/importing"
	"liujin/app/intake/roster"
	"liujin/data"
)

// A 当选时间 within the term is the first day of a seat by-elected; one of the term's own election costs no word; all else is said.
func TestWhenElected(t *testing.T) {
	a := newLedger(t) // the town's 19th began on 2022-01-10
	was := data.Deputy{DeputyFields: data.DeputyFields{Name: "老张", Phone: "13900001009"},
		Mandates: []data.Mandate{data.NewMandate(data.LevelTown)}}
	was.Mandates[0].TermID = apptest.Must(a.DB().Terms())(t)[0].ID
	if err := a.SaveDeputy(&was); err != nil {
		t.Fatal(err)
	}
	town := []roster.Mandate{{Level: "镇"}}
	r := &roster.Roster{People: []roster.Person{
		{Name: "甲一", Elected: "2024-05-12", Mandates: town}, {Name: "甲二", Elected: "2024-05-12"}, {Name: "老张", Phone: "13900001009",
			Elected: "2025-03-08"},
		{Name: "乙一", Elected: "2022-01-10", Mandates: town}, {Name: "乙二", Elected: "2021-12", Mandates: town}, {Name: "乙三",
			Elected: "2022-01"},
		{Name: "丙一", Elected: "2017-01-08", Mandates: town}, {Name: "丙二", Elected: "2024-05", Mandates: town}, {Name: "丙三",
			Elected: "2016-12"},
		{Name: "丁一", Elected: "2022-01-10", Mandates: []roster.Mandate{{Level: "县"}}}}}
	p := apptest.Must(importing.New(a).CompareRoster(r))(t)
	if got := fmt.Sprint(p.ByElectedWords()); got != "[甲一 2024-05-12 甲二 2024-05-12]" {
		t.Error(got)
	}
	var said []string
	for _, one := range p.Problems {
		said = append(said, one.Text)
	}
	for _, want := range []string{"丙一 2017-01-08、丙三 2016-12 的当选时间不在台账里本届的任期内",
		"丁一 2022-01-10 的当选时间没有记：台账里还没有填本届的开始日期", "丙二 2024-05 的当选时间在本届首次会议以后"} {
		if !strings.Contains(strings.Join(said, "\n"), want) {
			t.Errorf("%q is not said: %q", want, said)
		}
	}
	if len(said) != 3 {
		t.Errorf("%q", said)
	}
	if c := p.Rows[2].Changes; len(c) != 1 || c[0].New != "2025-03-08" || !strings.Contains(c[0].Head, "补选") {
		t.Errorf("%+v", c)
	}
	if err := importing.New(a).ApplyRoster(p, apptest.GoOn); err != nil {
		t.Fatal(err)
	}
	for _, d := range apptest.Must(a.DB().Deputies())(t) {
		m := apptest.Must(a.DB().Deputy(d.ID))(t).Mandates[0]
		want := map[string]string{"甲一": "补选2024-05-12", "甲二": "补选2024-05-12", "老张": "补选2025-03-08"}[d.Name]
		if want == "" {
			want = string(data.ElectionTerm)
		}
		if got := string(m.Election) + m.Starts; got != want {
			t.Errorf("%s: %s, want %s", d.Name, got, want)
		}
	}
	p = apptest.Must(importing.New(a).CompareRoster(r))(t)
	if len(p.ByElectedWords()) != 0 || len(p.Rows[0].Changes)+len(p.Rows[2].Changes) != 0 {
		t.Errorf("again: %+v", p.Rows[0].Changes)
	}
}

// What is left out of the offers is not noted.
func TestElectedLeftOut(t *testing.T) {
	a := newLedger(t)
	p := apptest.Must(importing.New(a).CompareRoster(&roster.Roster{People: []roster.Person{{Name: "甲一", Elected: "2024-05-12"}},
		Unit: "东港镇"}))(t)
	if p.Office == nil || p.Office.Name != "东港镇人大" || p.Office.Level != data.OfficeTown {
		t.Fatalf("%+v", p.Office)
	}
	p.LeaveElected, p.Office = true, nil
	if err := importing.New(a).ApplyRoster(p, apptest.GoOn); err != nil {
		t.Fatal(err)
	}
	m := apptest.Must(a.DB().Deputy(apptest.Must(a.DB().Deputies())(t)[0].ID))(t).Mandates[0]
	if m.Starts != "" || apptest.Must(a.OwnOffice())(t).Name != "" {
		t.Errorf("%+v", m)
	}
}

// The unit of the titles is the office's name while it has none, and its level that of seats of which none is told.
func TestOfficeOfTheTitle(t *testing.T) {
	for unit, want := range map[string]string{"东港镇": "东港镇人大 镇 镇", "新城街道": "新城街道人大 街道 县", "滨海县": "滨海县人大 县 县", "": "  镇"} {
		db := apptest.Must(data.Create(filepath.Join(t.TempDir(), "新.ledger"), data.Options{}))(t)
		a := app.New(db)
		take(t, a, &roster.Roster{People: []roster.Person{{Name: "张一"}}, Unit: unit})
		own := apptest.Must(a.OwnOffice())(t)
		d := apptest.Must(a.DB().Deputy(apptest.Must(a.DB().Deputies())(t)[0].ID))(t)
		if got := fmt.Sprintf("%s %s %s", own.Name, own.Level, d.Mandates[0].Level); got != want {
			t.Errorf("%s: %s, want %s", unit, got, want)
		}
		take(t, a, &roster.Roster{People: []roster.Person{{Name: "张一"}}, Unit: "西河镇"})
		if again := apptest.Must(a.OwnOffice())(t); unit != "" && again.Name != own.Name {
			t.Errorf("%s became %s", own.Name, again.Name)
		}
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// A roster of those elected names conveners, too, of groups that have none.
func TestElectionNamesConveners(t *testing.T) {
	a := newLedger(t)
	r := fourPeople()
	r.Conveners = []roster.Convener{{Group: "经济小组", Name: "赵启明"}}
	e := apptest.Must(importing.New(a).CompareElection(r, importing.Congress{Level: data.LevelTown, Number: 20, Starts: "2026-11-20"}))(t)
	if err := importing.New(a).ApplyElection(e, apptest.GoOn); err != nil {
		t.Fatal(err)
	}
	g := apptest.Must(a.DB().Groups())(t)[0]
	if d := apptest.Must(a.DB().Deputy(g.ConvenerID))(t); d.Name != "赵启明" {
		t.Error(d.Name)
	}
}

// A ledger without any term takes the one that the titles tell; one that has a term, or a roster of several congresses, is left alone.
func TestTitleTellsTheTerm(t *testing.T) {
	a := newLedger(t) // the town's 19th is on record, the county has none
	person := func(name, phone, level string) roster.Person {
		return roster.Person{Name: name, Phone: phone, Mandates: []roster.Mandate{{Level: level}}}
	}
	county := &roster.Roster{Term: 17, People: []roster.Person{person("甲一", "13900001001", "县"), person("甲二", "13900001002", "县")}}
	both := &roster.Roster{Term: 17, People: []roster.Person{person("甲一", "13900001001", "县"), person("甲二", "13900001002", "镇")}}
	book := importing.New(a)
	if p := apptest.Must(book.CompareRoster(both))(t); p.Term != nil {
		t.Errorf("of several congresses: %+v", p.Term)
	}
	if p := apptest.Must(book.CompareRoster(&roster.Roster{Term: 20, People: []roster.Person{{Name: "甲一"}}}))(t); p.Term != nil {
		t.Errorf("the town has its term: %+v", p.Term)
	}
	also := person("甲三", "13900001003", "县") // some are deputies to another congress, too
	also.Mandates = append(also.Mandates, roster.Mandate{Level: "市"})
	some := &roster.Roster{Term: 17, People: []roster.Person{person("甲一", "13900001001", "县"), also}}
	if p := apptest.Must(book.CompareRoster(some))(t); p.Term == nil || p.Term.Level != data.LevelCounty {
		t.Errorf("some have seats elsewhere, too: %+v", p.Term)
	}
	p := apptest.Must(book.CompareRoster(county))(t)
	if p.Term == nil || app.TermName(p.Term) != "县第十七届" {
		t.Fatalf("%+v", p.Term)
	}
	before := len(apptest.Must(a.DB().Terms())(t))
	if err := book.ApplyRoster(p, apptest.GoOn); err != nil {
		t.Fatal(err)
	}
	var term data.Term
	for _, one := range apptest.Must(a.DB().Terms())(t) {
		if one.Level == data.LevelCounty {
			term = one
		}
	}
	for _, d := range apptest.Must(a.DB().Deputies())(t) {
		if whole := apptest.Must(a.DB().Deputy(d.ID))(t); strings.HasPrefix(d.Name, "甲") && (len(whole.Mandates) != 1 ||
			whole.Mandates[0].TermID != term.ID || term.Number != 17) {
			t.Errorf("%s: %+v, the term %+v", d.Name, whole.Mandates, term)
		}
	}
	if again := apptest.Must(book.CompareRoster(county))(t); again.Term != nil || again.Count().Same != 2 {
		t.Errorf("again: %+v %s", again.Term, again.Words())
	}
	if err := a.Undo(); err != nil || len(apptest.Must(a.DB().Terms())(t)) != before {
		t.Error("one undo does not take the term along", err)
	}
	p = apptest.Must(book.CompareRoster(county))(t)
	p.Term = nil // left
	if err := book.ApplyRoster(p, apptest.GoOn); err != nil || len(apptest.Must(a.DB().Terms())(t)) != before {
		t.Error("a term that was not wanted", err)
	}
}
