package data

import (
	"fmt"
	"maps"
	"math/rand"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// twoTowns is a ledger with two of everything, and the ids of two records of each kind that can be merged.
func twoTowns(t *testing.T) (*DB, map[Kind][2]string) {
	t.Helper()
	db := town(t, filepath.Join(t.TempDir(), "a"+Extension), Options{})
	t.Cleanup(func() { _ = db.Close() })
	do(t, db, "又一套", func(tx *Tx) error {
		return everything(tx, Attachment{Kind: AttachmentPhoto, SHA256: strings.Repeat("b", 64), Extension: ".jpg", Name: "二.jpg",
			Bytes: 9}, "乙")
	})
	two := map[Kind][2]string{}
	for kind, names := range map[Kind][2]string{KindDeputy: {"高𬭎乙", "高𬭎"}, KindEnterprise: {"东港水产乙", "东港水产"},
		KindVillage: {"新港村乙", "新港村"}, KindHandler: {"镇供电所乙", "镇供电所"}} {
		var ids [2]string
		for i, name := range names {
			found, err := texts(db.reader, "SELECT id FROM "+string(kind)+" WHERE name = ?", name)
			if err != nil || len(found) != 1 {
				t.Fatal(name, found, err)
			}
			ids[i] = found[0]
		}
		two[kind] = ids
	}
	return db, two
}

// pairsApart is the table of two deputies in a row, whose twins before leaves out.
const pairsApart = "duty_pair"

// Whatever names a record of a kind that can be merged, by a foreign key or by a pair of columns, comes along; and where the schema holds
// rows to be unique, it is known which of two stays.
func TestMergeKnowsTheSchema(t *testing.T) {
	db, _ := twoTowns(t)
	takes, _ := schemaLists(t)
	for _, of := range MergedKinds {
		known := map[string]bool{}
		for _, n := range db.namings(of) {
			known[n.table+"."+n.column] = true
		}
		for _, k := range kinds {
			named, err := texts(db.reader, `SELECT "from" FROM pragma_foreign_key_list(?) WHERE "table" = ?`, k.name, of)
			if err != nil {
				t.Fatal(err)
			}
			if all, err := texts(db.reader, `SELECT "from" FROM pragma_foreign_key_list(?)`, k.name); err != nil {
				t.Fatal(err)
			} else if checks := takes[k.name+".subject_table"]; slices.Contains(checks, string(of)) { // its other ids are of that kind too
				for _, c := range db.columns[k.name] {
					if strings.HasSuffix(c, "_id") && c != "old_id" && !slices.Contains(all, c) {
						named = append(named, c)
					}
				}
			}
			for _, c := range db.columns[k.name] {
				check := takes[k.name+"."+c]
				if pair, ok := strings.CutSuffix(c, "_table"); ok && (check == nil || slices.Contains(check, string(of))) {
					named = append(named, pair+"_id")
				}
			}
			for _, c := range named {
				if !known[k.name+"."+c] {
					t.Errorf("%s: %s.%s does not come along", of, k.name, c)
				}
			}
			unique, err := texts(db.reader, `SELECT group_concat(i.name, ' ') FROM pragma_index_list(?) l, pragma_index_info(l.name) i
				WHERE l."unique" = 1 AND l.origin <> 'pk' GROUP BY l.name`, k.name)
			if err != nil {
				t.Fatal(err)
			}
			for _, columns := range unique {
				for _, c := range strings.Fields(columns) {
					if slices.Contains(named, c) && k.name != pairsApart && !slices.ContainsFunc(twins, func(w twin) bool {
						return w.table == k.name && w.column == c
					}) {
						t.Errorf("%s: two rows of %s may not have the same %s, and no line of twins says which stays", of, k.name, columns)
					}
				}
			}
		}
	}
}

// Nothing of the ledger names the record that is gone, in whatever column, but its alias; undone and done again, all is as it was.
func TestMergeLeavesNothing(t *testing.T) {
	db, two := twoTowns(t)
	before := contents(t, db)
	for _, of := range MergedKinds {
		do(t, db, "合并", func(tx *Tx) error { return tx.Merge(Merge{Of: of, Lose: two[of][0], Keep: two[of][1]}) })
		for table, all := range contents(t, db) {
			for id, row := range all {
				for column, v := range row {
					if text, ok := v.(string); ok && strings.Contains(text, two[of][0]) && table+"."+column != "alias.old_id" {
						t.Errorf("%s: %s %s.%s is %q", of, table, id, column, text)
					}
				}
			}
		}
		if now, err := db.Resolve(of, two[of][0]); err != nil || now != two[of][1] {
			t.Errorf("%s: resolved to %s %v", of, now, err)
		}
	}
	after := contents(t, db)
	if faults := checked(t, db); slices.ContainsFunc(faults, func(s string) bool { return !strings.Contains(s, "文件不见了") }) {
		t.Errorf("%q", faults)
	}
	for range MergedKinds {
		if _, err := db.Undo(); err != nil {
			t.Fatal(err)
		}
	}
	if d := differences(before, contents(t, db)); len(d) > 0 {
		t.Errorf("undone: %q", d)
	}
	if now, err := db.Resolve(KindDeputy, two[KindDeputy][0]); err != nil || now != two[KindDeputy][0] {
		t.Errorf("undone, it resolves to %s %v", now, err)
	}
	for range MergedKinds {
		if _, err := db.Redo(); err != nil {
			t.Fatal(err)
		}
	}
	if d := differences(after, contents(t, db)); len(d) > 0 {
		t.Errorf("done again: %q", d)
	}
}

// What the kept one says stays, what it says nothing of comes from the other, and so does what is chosen; the other name is kept.
func TestMergeFields(t *testing.T) {
	db := ledger(t)
	var one, two Handler
	do(t, db, "两家", func(tx *Tx) error {
		one, two = Handler{Name: "供电公司", Contact: "王", Phone: "0515-88881235"}, Handler{Name: "镇供电所", Contact: "李", Note: "注"}
		if err := tx.SaveHandler(&one); err != nil {
			return err
		}
		return tx.SaveHandler(&two)
	})
	m, err := db.Merging(KindHandler, one.ID, two.ID)
	want := []MergeField{{"contact", "王", "李"}, {"name", "供电公司", "镇供电所"}, {"phone", "0515-88881235", ""}}
	if err != nil || !slices.Equal(m.Differ, want) || len(m.Moves) != 0 {
		t.Errorf("%+v %v", m, err)
	}
	do(t, db, "合并", func(tx *Tx) error {
		return tx.Merge(Merge{Of: KindHandler, Lose: one.ID, Keep: two.ID, Take: []string{"name"}})
	})
	all, err := db.Handlers()
	if err != nil || len(all) != 1 {
		t.Fatal(all, err)
	}
	if h := all[0]; h.ID != two.ID || h.Name != "供电公司" || h.Contact != "李" || h.Phone != "0515-88881235" || h.Note != "注" ||
		h.Rev != two.Rev+1 {
		t.Errorf("%+v", h)
	}
	if also, err := db.AlsoOf(KindHandler, two.ID); err != nil || also != "镇供电所" {
		t.Errorf("%q %v", also, err)
	}
	for _, bad := range []Merge{{Of: KindHandler, Lose: one.ID, Keep: two.ID}, {Of: KindHandler, Lose: two.ID, Keep: two.ID},
		{Of: KindStation, Lose: one.ID, Keep: two.ID}} {
		_, err := db.Do("合并", func(tx *Tx) error { return tx.Merge(bad) })
		if err == nil || !regexp.MustCompile(`\p{Han}`).MatchString(err.Error()) {
			t.Errorf("%+v: %v", bad, err)
		}
	}
}

// A into B, then B into C: what was typed into A, or names it, is C's.
func TestMergeChains(t *testing.T) {
	db := ledger(t)
	var ids [3]string
	do(t, db, "三家", func(tx *Tx) error {
		for i := range ids {
			h := Handler{Name: fmt.Sprint("单位", i)}
			if err := tx.SaveHandler(&h); err != nil {
				return err
			}
			ids[i] = h.ID
		}
		return nil
	})
	for form, body := range map[string]string{"handler/" + ids[0]: `{"ID":"` + ids[0] + `","Rev":1,"Name":"改"}`,
		"opinion/": `{"HandlerID":"` + ids[1] + `","Rev":3}`} {
		if err := db.SaveDraft(Draft{Form: form, Body: body}); err != nil {
			t.Fatal(err)
		}
	}
	for i := range 2 {
		do(t, db, "合并", func(tx *Tx) error { return tx.Merge(Merge{Of: KindHandler, Lose: ids[i], Keep: ids[i+1]}) })
	}
	for _, id := range ids {
		if now, err := db.Resolve(KindHandler, id); err != nil || now != ids[2] {
			t.Errorf("%s %v", now, err)
		}
	}
	drafts, err := db.Drafts()
	if err != nil || len(drafts) != 2 {
		t.Fatal(drafts, err)
	}
	for _, d := range drafts {
		if strings.Contains(d.Body, ids[0]) || strings.Contains(d.Body, ids[1]) || !strings.Contains(d.Body, ids[2]) {
			t.Errorf("%+v", d)
		}
		if d.Form != "opinion/" && (d.Form != "handler/"+ids[2] || !strings.Contains(d.Body, `"Rev":0`)) || d.Form == "opinion/" &&
			!strings.Contains(d.Body, `"Rev":3`) {
			t.Errorf("%+v", d)
		}
	}
	if err := db.DropDraft("handler/" + ids[2]); err != nil {
		t.Fatal(err)
	}
	if drafts, err = db.Drafts(); err != nil || len(drafts) != 1 {
		t.Errorf("%v %v", drafts, err)
	}
	if also, err := db.AlsoOf(KindHandler, ids[2]); err != nil || also != "单位0、单位1" {
		t.Errorf("%q %v", also, err)
	}
}

// Two of a crowd turn out to be one: who came to what is as it was, counted once, the better of two states standing; nothing in the ledger
// is wrong; undone, all is as before, and done again as after.
func TestMergePeopleWhoMeet(t *testing.T) {
	t.Parallel()
	for seed := range int64(12) {
		r, db := rand.New(rand.NewSource(seed)), ledger(t)
		var ids []string
		do(t, db, "一群", func(tx *Tx) (err error) { ids, err = crowd(tx, r); return err })
		handlers, err := db.Handlers()
		if err != nil {
			t.Fatal(err)
		}
		start := contents(t, db)
		is, states := map[string]string{}, []map[string]rows{start}
		for range 3 {
			lose := r.Intn(len(ids))
			gone := ids[lose]
			ids = slices.Delete(ids, lose, lose+1)
			keep := ids[r.Intn(len(ids))]
			for was, now := range is {
				if now == gone {
					is[was] = keep
				}
			}
			is[gone] = keep
			want := parts(t, db, map[string]string{gone: keep})
			do(t, db, "合并", func(tx *Tx) error { return tx.Merge(Merge{Of: KindDeputy, Lose: gone, Keep: keep}) })
			leads, err := texts(db.reader, "SELECT id FROM proposal WHERE lead_id = ?", keep)
			if err != nil {
				t.Fatal(err)
			}
			for _, id := range leads {
				delete(want, part{id, keep})
			}
			if got := parts(t, db, nil); !maps.Equal(got, want) {
				t.Fatalf("seed %d: %v, wanted %v", seed, got, want)
			}
			states = append(states, contents(t, db))
		}
		do(t, db, "合并单位", func(tx *Tx) error {
			return tx.Merge(Merge{Of: KindHandler, Lose: handlers[1].ID, Keep: handlers[r.Intn(2)*2].ID})
		})
		states = append(states, contents(t, db))
		if faults := checked(t, db); len(faults) > 0 {
			t.Errorf("seed %d: %q", seed, faults)
		}
		twice, err := texts(db.reader, "SELECT a.id FROM station_member a JOIN station_member b ON a.id < b.id AND a.deputy_id = "+
			"b.deputy_id AND a.station_id = b.station_id AND "+atOnce)
		if err != nil || len(twice) > 0 {
			t.Errorf("seed %d: members of a station twice: %q %v", seed, twice, err)
		}
		twice, err = texts(db.reader, "SELECT a.id FROM group_member a JOIN group_member b ON a.id < b.id AND a.deputy_id = "+
			"b.deputy_id AND a.group_id = b.group_id AND "+atOnce)
		if err != nil || len(twice) > 0 {
			t.Errorf("seed %d: members of a professional group twice: %q %v", seed, twice, err)
		}
		for was, now := range is {
			if found, err := db.Resolve(KindDeputy, was); err != nil || found != now {
				t.Errorf("seed %d: %s is %s, wanted %s %v", seed, was, found, now, err)
			}
		}
		for i := len(states) - 2; i >= 0; i-- {
			if _, err := db.Undo(); err != nil {
				t.Fatal(err)
			}
			if d := differences(states[i], contents(t, db)); len(d) > 0 {
				t.Fatalf("seed %d: undone: %q", seed, d)
			}
		}
		for _, want := range states[1:] {
			if _, err := db.Redo(); err != nil {
				t.Fatal(err)
			}
			if d := differences(want, contents(t, db)); len(d) > 0 {
				t.Fatalf("seed %d: done again: %q", seed, d)
			}
		}
	}
}

// Of two seats of one level and term one stays, as it is chosen; it knows what the other one knew. Others come along.
func TestMergeSeats(t *testing.T) {
	db := ledger(t)
	var a, b Deputy
	do(t, db, "两名", func(tx *Tx) error {
		term := Term{Level: LevelTown, Number: 19, Starts: "2022-01-01"}
		if err := tx.SaveTerm(&term); err != nil {
			return err
		}
		town, county := NewMandate(LevelTown), NewMandate(LevelCounty)
		town.TermID = term.ID
		a, b = Deputy{DeputyFields: DeputyFields{Name: "甲"}, Mandates: []Mandate{town, county}}, Deputy{
			DeputyFields: DeputyFields{Name: "乙"}, Mandates: []Mandate{town}}
		a.Mandates[0].Certificate = "007"
		b.Mandates[0].Changes = []MandateChange{{Day: "2025-01-01", Kind: MandateResigned}}
		if err := tx.SaveDeputy(&a); err != nil {
			return err
		}
		return tx.SaveDeputy(&b)
	})
	m, err := db.Merging(KindDeputy, a.ID, b.ID)
	if err != nil || len(m.Seats) != 1 || m.Seats[0].Better != b.Mandates[0].ID {
		t.Fatalf("%+v %v", m, err)
	}
	for _, drop := range []string{"", b.Mandates[0].ID, a.Mandates[0].ID} {
		do(t, db, "合并", func(tx *Tx) error {
			return tx.Merge(Merge{Of: KindDeputy, Lose: a.ID, Keep: b.ID, Drop: []string{drop}})
		})
		one, err := db.Deputy(b.ID)
		if err != nil || len(one.Mandates) != 2 {
			t.Fatalf("%+v %v", one, err)
		}
		stays, certificate := one.Mandates[1], one.Mandates[1].Certificate
		if taken := stays.ID == a.Mandates[0].ID; taken != (drop == b.Mandates[0].ID) || certificate != "007" || taken !=
			(len(stays.Changes) == 0) {
			t.Errorf("given up %q: %+v", drop, one.Mandates)
		}
		if _, err := db.Undo(); err != nil {
			t.Fatal(err)
		}
	}
}

// What happened to two places that are one: neither was merged into the other, the names of the one that stays stand, those that the other
// had are other names; what would go round in a circle is refused.
func TestMergeChanges(t *testing.T) {
	db := ledger(t)
	ids := map[string]string{}
	do(t, db, "村", func(tx *Tx) error {
		for _, name := range []string{"甲村", "乙村", "丙村"} {
			v := Village{Name: name}
			if err := tx.SaveVillage(&v); err != nil {
				return err
			}
			ids[name] = v.ID
		}
		for _, c := range []SubjectChange{
			{SubjectID: ids["甲村"], Day: "2024-01-01", Kind: SubjectRenamed, Former: "老甲村"},
			{SubjectID: ids["甲村"], Day: "2025-01-01", Kind: SubjectMerged, SuccessorID: ids["乙村"]},
			{SubjectID: ids["乙村"], Day: "2023-01-01", Kind: SubjectRenamed, Former: "老乙村"},
			{SubjectID: ids["丙村"], Day: "2024-06-01", Kind: SubjectMerged, SuccessorID: ids["甲村"]},
		} {
			c.SubjectTable = KindVillage
			if err := tx.SaveSubjectChange(&c); err != nil {
				return err
			}
		}
		return nil
	})
	before := contents(t, db)
	do(t, db, "合并", func(tx *Tx) error { return tx.Merge(Merge{Of: KindVillage, Lose: ids["甲村"], Keep: ids["乙村"]}) })
	all, err := db.SubjectChanges()
	if err != nil || !all.Exists(ids["乙村"], "2026-01-01") || all.Name(ids["乙村"], "2022-01-01", "乙村") != "老乙村" ||
		all.Name(ids["乙村"], "2023-06-01", "乙村") != "乙村" || all.Heir(ids["丙村"], "2026-01-01") != ids["乙村"] {
		t.Errorf("%+v %v", all, err)
	}
	if also, err := db.AlsoOf(KindVillage, ids["乙村"]); err != nil || also != "甲村、老甲村" {
		t.Errorf("%q %v", also, err)
	}
	if faults := checked(t, db); len(faults) > 0 {
		t.Errorf("%q", faults)
	}
	if _, err := db.Undo(); err != nil {
		t.Fatal(err)
	}
	if d := differences(before, contents(t, db)); len(d) > 0 {
		t.Errorf("undone: %q", d)
	}
	do(t, db, "乙村并入丁村", func(tx *Tx) error {
		v := Village{Name: "丁村"}
		if err := tx.SaveVillage(&v); err != nil {
			return err
		}
		ids["丁村"] = v.ID
		return tx.SaveSubjectChange(&SubjectChange{SubjectTable: KindVillage, SubjectID: ids["乙村"], Day: "2026-01-01",
			Kind: SubjectMerged, SuccessorID: v.ID})
	})
	if _, err := db.Do("绕圈", func(tx *Tx) error { // 丙 → 甲 → 乙 → 丁, which is 丙
		return tx.Merge(Merge{Of: KindVillage, Lose: ids["丁村"], Keep: ids["丙村"]})
	}); !Is(err, InUse) {
		t.Errorf("%v", err)
	}
}

// A village lies in one constituency of a level and term; others of other terms come along.
func TestMergeVillagesOfTwoConstituencies(t *testing.T) {
	db := ledger(t)
	var lose, keep Village
	do(t, db, "村", func(tx *Tx) error {
		lose, keep = Village{Name: "甲村"}, Village{Name: "甲村委会"}
		if err := tx.SaveVillage(&lose); err != nil {
			return err
		}
		if err := tx.SaveVillage(&keep); err != nil {
			return err
		}
		for _, c := range []Constituency{{ConstituencyFields: ConstituencyFields{Name: "第1选区", Level: LevelTown},
			Villages: []ConstituencyVillage{{VillageID: lose.ID}}},
			{ConstituencyFields: ConstituencyFields{Name: "第2选区", Level: LevelTown}, Villages: []ConstituencyVillage{{VillageID: keep.ID}}},
			{ConstituencyFields: ConstituencyFields{Name: "第3选区", Level: LevelCounty},
				Villages: []ConstituencyVillage{{VillageID: lose.ID}}},
		} {
			if err := tx.SaveConstituency(&c); err != nil {
				return err
			}
		}
		return nil
	})
	do(t, db, "合并", func(tx *Tx) error { return tx.Merge(Merge{Of: KindVillage, Lose: lose.ID, Keep: keep.ID}) })
	in, err := texts(db.reader, "SELECT c.name FROM constituency_village v JOIN constituency c ON c.id = v.constituency_id ORDER BY 1")
	if err != nil || !slices.Equal(in, []string{"第2选区", "第3选区"}) {
		t.Errorf("%q %v", in, err)
	}
	if faults := checked(t, db); len(faults) > 0 {
		t.Errorf("%q", faults)
	}
}

// Two seats of a level of which one says no term are one: the person has it once, with the term.
func TestMergeOfATermlessSeat(t *testing.T) {
	t.Parallel()
	db := must(Create(filepath.Join(t.TempDir(), "a.ledger"), Options{}))(t)
	t.Cleanup(func() { _ = db.Close() })
	term := Term{Level: LevelTown, Number: 19, Starts: "2022-01-10"}
	people := []Deputy{{DeputyFields: DeputyFields{Name: "陈立"}, Mandates: []Mandate{NewMandate(LevelTown)}},
		{DeputyFields: DeputyFields{Name: "陈立"}, Mandates: []Mandate{NewMandate(LevelTown)}}}
	do(t, db, "两人", func(tx *Tx) error {
		if err := tx.SaveTerm(&term); err != nil {
			return err
		}
		people[0].Mandates[0].TermID = term.ID
		for i := range people {
			if err := tx.SaveDeputy(&people[i]); err != nil {
				return err
			}
		}
		return nil
	})
	m := Merge{Of: KindDeputy, Lose: people[0].ID, Keep: people[1].ID}
	do(t, db, "合并", func(tx *Tx) error { return tx.Merge(m) })
	if held := must(db.Deputy(m.Keep))(t).Mandates; len(held) != 1 || held[0].TermID != term.ID {
		t.Errorf("%+v", held)
	}
}

// Of two who are one, it stays noted that one of them said that the notice came, whichever was told first.
func TestMergeOfReceipts(t *testing.T) {
	t.Parallel()
	db := must(Create(filepath.Join(t.TempDir(), "a.ledger"), Options{}))(t)
	t.Cleanup(func() { _ = db.Close() })
	month := Campaign{CampaignFields: CampaignFields{Name: "活动月", Starts: "2026-11-01", Ends: "2026-11-30"}}
	people := []Deputy{{DeputyFields: DeputyFields{Name: "陈立"}}, {DeputyFields: DeputyFields{Name: "陈立"}}}
	do(t, db, "两人", func(tx *Tx) error {
		if err := tx.SaveCampaign(&month); err != nil {
			return err
		}
		for i := range people {
			if err := tx.SaveDeputy(&people[i]); err != nil {
				return err
			}
			told := Delivery{OwnerTable: campaigns.name, OwnerID: month.ID, DeputyID: people[i].ID, Method: DeliveryPhone,
				Day: fmt.Sprintf("2026-10-2%d", i), Confirmed: i == 0}
			if err := tx.SaveDelivery(&told); err != nil {
				return err
			}
		}
		return nil
	})
	m := Merge{Of: KindDeputy, Lose: people[0].ID, Keep: people[1].ID}
	do(t, db, "合并", func(tx *Tx) error { return tx.Merge(m) })
	told := must(db.Deliveries(campaigns.name, month.ID))(t)
	if one := told[m.Keep]; len(told) != 1 || !one.Confirmed || one.Day != "2026-10-20" {
		t.Errorf("%+v", told)
	}
}

// A home whose days grow together with later ones of the same station is no second home.
func TestMergeOfHomes(t *testing.T) {
	db := ledger(t)
	stations := []Station{{StationFields: StationFields{Name: "甲站", Kind: StationHome}},
		{StationFields: StationFields{Name: "乙站", Kind: StationHome}}}
	one, two := Deputy{DeputyFields: DeputyFields{Name: "高甲"}}, Deputy{DeputyFields: DeputyFields{Name: "高甲", Born: "1980-05"}}
	do(t, db, "开始", func(tx *Tx) error {
		for i := range stations {
			if err := tx.SaveStation(&stations[i]); err != nil {
				return err
			}
		}
		one.FormerStations = []Member{{StationID: stations[0].ID, Home: true, Starts: "2024-02-01", Until: "2024-07-01"}}
		two.Stations = []Member{{StationID: stations[0].ID, Starts: "2024-04-01"},
			{StationID: stations[1].ID, Home: true, Starts: "2024-08-01"}}
		if err := tx.SaveDeputy(&one); err != nil {
			return err
		}
		return tx.SaveDeputy(&two)
	})
	before := contents(t, db)
	do(t, db, "合并", func(tx *Tx) error { return tx.Merge(Merge{Of: KindDeputy, Lose: one.ID, Keep: two.ID}) })
	d, err := db.Deputy(two.ID)
	if err != nil || len(d.Stations) != 2 {
		t.Fatalf("%+v %v", d.Stations, err)
	}
	for _, m := range d.Stations {
		if m.Home != (m.StationID == stations[1].ID) {
			t.Errorf("%+v", m)
		}
	}
	if faults := checked(t, db); len(faults) > 0 {
		t.Error(faults)
	}
	if _, err := db.Undo(); err != nil || len(differences(before, contents(t, db))) > 0 {
		t.Errorf("undone: %v", err)
	}
}
