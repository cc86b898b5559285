package importing_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"liujin/app"
	"liujin/app/apptest"
	"liujin/app/days"
	"liujin/app/importing"
	"liujin/app/intake/roster"
	"liujin/data"
)

// elected is a roster of a new congress: two who stay, one of them for another constituency, one who is new, one whom the county has too.
func elected() *roster.Roster {
	return &roster.Roster{People: []roster.Person{
		{Name: "赵启明", Phone: "13900001001", Mandates: []roster.Mandate{{Level: "镇", Constituency: "第10选区"}}},
		{Name: "王海燕", Born: "1990-07", Phone: "13900001004"},
		{Name: "李冬", Phone: "13900001009", Mandates: []roster.Mandate{{Level: "镇", Constituency: "第9选区"}}},
	}}
}

func names(all []importing.Elected) (text string) {
	for _, one := range all {
		text += fmt.Sprintf("%s %s→%s %d %v；", one.Name, one.Was, one.Is, one.Duties, one.Offices)
	}
	return text
}

// inOffice is whose seats are held on a day, by name.
func inOffice(t *testing.T, a *app.App, day string) (all []string) {
	t.Helper()
	called := map[string]string{}
	for _, d := range apptest.Must(a.DB().Deputies())(t) {
		called[d.ID] = d.Name
	}
	for _, one := range apptest.Must(a.DB().Tenures())(t) {
		if one.InOffice(day) {
			all = append(all, called[one.DeputyID]+string(one.Level))
		}
	}
	return all
}

// The old hold their seats until the day of the new congress's first session, the new ones from then on; nobody goes unnamed; one undo.
func TestElection(t *testing.T) {
	a := apptest.EmptyOn(t, "2026-11-12")
	term := data.Term{Level: data.LevelTown, Number: 19, Starts: "2022-01-10", Ends: "2026-12-31"}
	if err := a.SaveTerm(&term); err != nil {
		t.Fatal(err)
	}
	take(t, a, fourPeople())
	book := importing.New(a)
	group := apptest.Must(a.Groups())(t)[0]
	leaver := apptest.Must(a.Deputies())(t)
	station := apptest.Must(a.Stations())(t)[0]
	var gone, stays string
	for _, d := range leaver {
		switch {
		case d.Name == "王海燕" && d.Born == "1981-02":
			gone = d.ID
		case d.Name == "赵启明":
			stays = d.ID
		}
	}
	group.ConvenerID = gone
	if err := a.SaveGroup(&group); err != nil {
		t.Fatal(err)
	}
	for _, day := range []string{"2027-01-07", "2027-01-08"} {
		s := data.Shift{ShiftFields: data.ShiftFields{StationID: station.ID, Day: day, DayPart: data.Morning, Need: 2},
			Duties: []data.Duty{{DeputyID: gone}, {DeputyID: stays}}}
		if err := a.Do("排班", func(tx *data.Tx) error { return tx.SaveShift(&s) }); err != nil {
			t.Fatal(err)
		}
	}
	before := fmt.Sprint(inOffice(t, a, "2027-01-08"))
	congress := importing.Congress{Level: data.LevelTown, Number: 20, Starts: "2027-01-08"}
	village := data.Village{Name: "新港村", Kind: data.VillageRural}
	old := constituency(t, a, "第9选区", term.ID)
	if err := a.Do("村居", func(tx *data.Tx) error {
		if err := tx.SaveVillage(&village); err != nil {
			return err
		}
		old.Seats, old.Villages = 2, []data.ConstituencyVillage{{VillageID: village.ID}}
		return tx.SaveConstituency(old)
	}); err != nil {
		t.Fatal(err)
	}
	e := apptest.Must(book.CompareElection(elected(), congress))(t)
	lists := e.Lists()
	for what, pair := range map[string][2]string{
		"stay":  {names(lists.Reelected), "赵启明 第9选区→第10选区 0 []；王海燕（1990-07） → 0 []；"},
		"come":  {names(lists.New), "李冬 →第9选区 0 []；"},
		"leave": {names(lists.Leaving), "王海燕（1981-02） → 1 [经济小组召集人]；"},
		"words": {lists.Words(), "连任 2 人，新当选 1 人，届满未连任 1 人"},
		"group": {e.Rows[2].Group, "经济小组"}, // that of whom the constituency elected before
	} {
		if pair[0] != pair[1] {
			t.Errorf("%s: %s, want %s", what, pair[0], pair[1])
		}
	}
	if text := lists.New[0].Words(); text != "李冬（镇 第9选区），编入经济小组" {
		t.Error(text)
	}
	if err := book.ApplyElection(e, apptest.GoOn); err != nil {
		t.Fatal(err)
	}
	newest := apptest.Must(a.Terms())(t)[0].ID
	c := constituency(t, a, "第9选区", newest)
	if c.ID == old.ID || c.Seats != 2 || len(c.Villages) != 1 || c.Villages[0].VillageID != village.ID {
		t.Errorf("the new term's constituency does not have what the last one's had: %+v", c)
	}
	if now := fmt.Sprint(inOffice(t, a, "2027-01-07")); now != before {
		t.Errorf("on the eve %s, before %s", now, before)
	}
	if now := fmt.Sprint(inOffice(t, a, "2027-01-08")); now != "[高𬭎市 赵启明县 赵启明镇 王海燕镇 李冬镇]" {
		t.Error(now)
	}
	for _, s := range apptest.Must(a.DB().Shifts("2027-01-01", "2027-01-31"))(t) {
		if want := map[string]int{"2027-01-07": 2, "2027-01-08": 1}[s.Day]; len(s.Duties) != want {
			t.Errorf("%s: %+v", s.Day, s.Duties)
		}
	}
	if err := a.Undo(); err != nil {
		t.Fatal(err)
	}
	if now := fmt.Sprint(inOffice(t, a, "2027-01-08")); now != before || len(apptest.Must(a.Terms())(t)) != 1 ||
		len(apptest.Must(a.DB().Shifts("2027-01-08", "2027-01-08"))(t)[0].Duties) != 2 {
		t.Errorf("one undo leaves %s", now)
	}
}

// constituency is the one of a name and a term.
func constituency(t *testing.T, a *app.App, name, termID string) *data.Constituency {
	t.Helper()
	for _, c := range apptest.Must(a.Constituencies())(t) {
		if c.Name == name && c.TermID == termID {
			whole := apptest.Must(a.Constituency(c.ID))(t)
			return &whole
		}
	}
	t.Fatalf("there is no %s of the term", name)
	return nil
}

// A congress that is put on record some days after its session: shifts that are past stay as they were planned, today's does not.
func TestElectionPutInLate(t *testing.T) {
	a := apptest.EmptyOn(t, "2027-01-12")
	term := data.Term{Level: data.LevelTown, Number: 19, Starts: "2022-01-10"}
	if err := a.SaveTerm(&term); err != nil {
		t.Fatal(err)
	}
	take(t, a, fourPeople())
	station := apptest.Must(a.Stations())(t)[0]
	var gone string
	for _, d := range apptest.Must(a.Deputies())(t) {
		if d.Name == "王海燕" && d.Born == "1981-02" {
			gone = d.ID
		}
	}
	for _, day := range []string{"2027-01-11", "2027-01-12", "2027-01-13"} {
		s := data.Shift{ShiftFields: data.ShiftFields{StationID: station.ID, Day: day, DayPart: data.Morning, Need: 1},
			Duties: []data.Duty{{DeputyID: gone}}}
		if err := a.Do("排班", func(tx *data.Tx) error { return tx.SaveShift(&s) }); err != nil {
			t.Fatal(err)
		}
	}
	book := importing.New(a)
	e := apptest.Must(book.CompareElection(elected(), importing.Congress{Level: data.LevelTown, Number: 20, Starts: "2027-01-08"}))(t)
	if left := names(e.Lists().Leaving); left != "王海燕（1981-02） → 2 []；" {
		t.Error(left)
	}
	if err := book.ApplyElection(e, apptest.GoOn); err != nil {
		t.Fatal(err)
	}
	for _, s := range apptest.Must(a.DB().Shifts("2027-01-01", "2027-01-31"))(t) {
		if want := app.OneIf(s.Day == "2027-01-11"); len(s.Duties) != want {
			t.Errorf("%s: %+v", s.Day, s.Duties)
		}
	}
}

// A congress without a day: those elected wait, the others stay, until the day is set.
func TestElectionWithoutDay(t *testing.T) {
	a := apptest.EmptyOn(t, "2026-11-12")
	term := data.Term{Level: data.LevelTown, Number: 19, Starts: "2022-01-10"}
	if err := a.SaveTerm(&term); err != nil {
		t.Fatal(err)
	}
	take(t, a, fourPeople())
	before := fmt.Sprint(inOffice(t, a, "2030-01-01"))
	book := importing.New(a)
	e := apptest.Must(book.CompareElection(elected(), importing.Congress{Level: data.LevelTown, Number: 20}))(t)
	if err := book.ApplyElection(e, apptest.GoOn); err != nil {
		t.Fatal(err)
	}
	if now := fmt.Sprint(inOffice(t, a, "2030-01-01")); now != before {
		t.Errorf("%s, before %s", now, before)
	}
	// a roster that comes now is still of the old term
	if got := apptest.Must(book.CompareRoster(fourPeople()))(t).Count(); got.Same != 4 {
		t.Errorf("%+v", got)
	}
	if _, err := book.CompareElection(elected(), importing.Congress{Level: data.LevelTown, Number: 21}); !data.Is(err, app.Refused) {
		t.Error(err)
	}
	var all []data.Duty
	for _, d := range apptest.Must(a.Deputies())(t) {
		all = append(all, data.Duty{DeputyID: d.ID})
	}
	station, planned := apptest.Must(a.Stations())(t)[0].ID, map[string]int{"2027-01-07": len(all), "2027-01-08": 4, "2027-01-20": 4}
	for day := range planned {
		s := data.Shift{ShiftFields: data.ShiftFields{StationID: station, Day: day, DayPart: data.Morning, Need: 2},
			Duties: slices.Clone(all)}
		if err := a.Do("排班", func(tx *data.Tx) error { return tx.SaveShift(&s) }); err != nil {
			t.Fatal(err)
		}
	}
	waiting := apptest.Must(a.Terms())(t)[0]
	waiting.Pending, waiting.Starts = false, "2027-01-08"
	if err := a.SaveTerm(&waiting); err != nil {
		t.Fatal(err)
	}
	for _, s := range apptest.Must(a.DB().Shifts("2027-01-01", "2027-01-31"))(t) { // who leaves is planned no more
		if s.Day >= waiting.Starts && len(s.Duties) != planned[s.Day] {
			t.Errorf("%s: %d of %d are on duty", s.Day, len(s.Duties), len(all))
		}
	}
	if now := fmt.Sprint(inOffice(t, a, "2027-01-08")); now != "[高𬭎市 赵启明县 赵启明镇 王海燕镇 李冬镇]" {
		t.Error(now)
	}
}

// Town and county elect on one day and meet on different ones: each level's old ones stay until its own session, and shifts between the two
// sessions are taken from who left at the first.
func TestElectionAsOneRosterOfTwoLevels(t *testing.T) {
	a := apptest.EmptyOn(t, "2026-11-12")
	for _, term := range []data.Term{{Level: data.LevelTown, Number: 19, Starts: "2022-01-10"},
		{Level: data.LevelCounty, Number: 17, Starts: "2022-02-10"}} {
		if err := a.SaveTerm(&term); err != nil {
			t.Fatal(err)
		}
	}
	take(t, a, fourPeople())
	book := importing.New(a)
	next := apptest.Must(book.NextCongresses(fourPeople()))(t)
	if got := fmt.Sprint(next); got != "[{镇 20 } {市 1 } {县 18 }]" {
		t.Error(got)
	}
	for what, seats := range map[string][]roster.Mandate{"no seats": nil, "a constituency alone": {{Constituency: "第9选区"}}} {
		read := &roster.Roster{People: []roster.Person{{Name: "李冬", Mandates: seats}}}
		if got := fmt.Sprint(apptest.Must(book.NextCongresses(read))(t)); got != "[{镇 20 }]" {
			t.Errorf("%s: %s", what, got)
		}
	}
	town, county := importing.Congress{Level: data.LevelTown, Number: 20}, importing.Congress{Level: data.LevelCounty}
	if (importing.Congresses{town, county}).Validate() != nil || (importing.Congresses{county}).Validate() == nil {
		t.Error("one of several may be left out, not all")
	}
	congresses := importing.Congresses{{Level: data.LevelTown, Number: 20, Starts: "2027-01-08"},
		{Level: data.LevelCounty, Number: 18, Starts: "2027-02-01"}}
	station := apptest.Must(a.Stations())(t)[0]
	who := map[string]string{}
	for _, d := range apptest.Must(a.Deputies())(t) {
		who[d.Name+d.Born] = d.ID
	}
	if err := a.Do("排班", func(tx *data.Tx) error {
		for _, day := range []string{"2027-01-07", "2027-01-20"} {
			s := data.Shift{ShiftFields: data.ShiftFields{StationID: station.ID, Day: day, DayPart: data.Morning, Need: 2},
				Duties: []data.Duty{{DeputyID: who["赵启明1970-01"]}, {DeputyID: who["王海燕1990-07"]}}}
			if err := tx.SaveShift(&s); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	read := &roster.Roster{People: []roster.Person{{Name: "李冬", Mandates: []roster.Mandate{{Level: "镇"}}},
		{Name: "孙玲", Phone: "13900001010", Mandates: []roster.Mandate{{Level: "县"}}}}}
	e := apptest.Must(book.CompareElection(read, congresses...))(t)
	lists := e.Lists()
	if got := names(lists.Leaving); got != "王海燕（1981-02） → 0 []；王海燕（1990-07） → 1 []；赵启明 第9选区→ 0 []；赵启明 县第5选区→ 0 []；" {
		t.Error(got)
	}
	if got := fmt.Sprint(lists.ToSettle()); !strings.Contains(got, "渔湾村代表联系点有 1 名成员届满（赵启明），请看要不要补人") {
		t.Error(got)
	}
	rows := e.NoPhone()
	if len(rows) != 1 || e.Rows[rows[0]].Name != "李冬" {
		t.Fatal(rows)
	}
	e.Rows[rows[0]].Phone = "1390000"
	if err := book.ApplyElection(e, apptest.GoOn); !data.Is(err, app.Refused) || !strings.Contains(err.Error(), "李冬") {
		t.Errorf("a telephone that is none is taken: %v", err)
	}
	e.Rows[rows[0]].Phone = "13900001011"
	if err := book.ApplyElection(e, apptest.GoOn); err != nil {
		t.Fatal(err)
	}
	for day, want := range map[string]string{"2027-01-07": "[高𬭎市 赵启明县 赵启明镇 王海燕镇 王海燕镇]", "2027-01-20": "[高𬭎市 赵启明县 李冬镇]",
		"2027-02-01": "[高𬭎市 孙玲县 李冬镇]"} {
		if got := fmt.Sprint(inOffice(t, a, day)); got != want {
			t.Errorf("%s: %s, want %s", day, got, want)
		}
	}
	for _, s := range apptest.Must(a.DB().Shifts("2027-01-01", "2027-01-31"))(t) {
		if want := map[string]int{"2027-01-07": 2, "2027-01-20": 1}[s.Day]; len(s.Duties) != want { // 赵启明 is the county's until February
			t.Errorf("%s: %+v", s.Day, s.Duties)
		}
	}
}

func TestElectionRefused(t *testing.T) {
	a := newLedger(t)
	take(t, a, fourPeople())
	book := importing.New(a)
	for what, c := range map[string]importing.Congress{
		"the same term":        {Level: data.LevelTown, Number: 19, Starts: "2027-01-08"},
		"an earlier day":       {Level: data.LevelTown, Number: 20, Starts: "2021-01-08"},
		"no such level":        {Level: "乡", Number: 20, Starts: "2027-01-08"},
		"no day at all":        {Level: data.LevelTown, Number: 20, Starts: "明年"},
		"a day that is no day": {Level: data.LevelTown, Number: 20, Starts: "2027-02-30"},
		"the end of time":      {Level: data.LevelTown, Number: 20, Starts: "9999-12-31"},
		"a slip of the year":   {Level: data.LevelTown, Number: 20, Starts: days.After(a.Today(), 3660)},
		"no such a term":       {Level: data.LevelTown, Number: 0, Starts: "2027-01-08"},
	} {
		if _, err := book.CompareElection(elected(), c); err == nil {
			t.Errorf("%s is taken", what)
		}
	}
	namesake := elected()
	namesake.People[2] = roster.Person{Name: "高𬭎", Phone: "13900009999"}
	e := apptest.Must(book.CompareElection(namesake, importing.Congress{Level: data.LevelTown, Number: 20, Starts: "2027-01-08"}))(t)
	if err := book.ApplyElection(e, apptest.GoOn); !data.Is(err, app.Refused) || len(apptest.Must(a.Terms())(t)) != 1 {
		t.Errorf("who is meant was not asked: %v", err)
	}
}
