package data

import (
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// oldNames are what the program of schema 7 called tables, screens and settings.
var oldNames = []string{"enterprise_visit", "station_service", "voter_visit", "livelihood_project",
	"view.list.supervise", "view.list.voters", "view.list.training", "view.list.told", "intake.firm.",
	"supervise/", "voters/", "training/"}

// draftRecords are the records that the forms hold whose drafts lie in testdata/schema-7.ledger.
var draftRecords = map[string]func() any{
	"absence": func() any { return &Absence{} }, "bulletin": func() any { return &Bulletin{} },
	"campaign":     func() any { return &Campaign{} },
	"constituency": func() any { return &Constituency{} }, "course": func() any { return &Course{} },
	"deputy":     func() any { return &Deputy{} },
	"enterprise": func() any { return &Enterprise{} }, "group": func() any { return &Group{} }, "handler": func() any { return &Handler{} },
	"holiday": func() any { return &HolidayYear{} }, "lecture": func() any { return &Lecture{} },
	"matter_policy": func() any { return &MatterPolicy{} },
	"meeting":       func() any { return &Meeting{} }, "office": func() any { return &Office{} },
	"opinion":  func() any { return &Opinion{} },
	"outreach": func() any { return &Outreach{} }, "policy": func() any { return &DutyPolicy{} },
	"project":  func() any { return &Project{} },
	"proposal": func() any { return &Proposal{} }, "rota": func() any { return &Rota{} }, "service": func() any { return &Service{} },
	"station": func() any { return &Station{} }, "supervision": func() any { return &Supervision{} },
	"village": func() any { return &Village{} },
	"visit":   func() any { return &Visit{} },
}

// ofSchema7 is a copy of the ledger that the program of schema 7 left, after do changed it.
func ofSchema7(t *testing.T, do ...string) (path string, old *sql.DB) {
	t.Helper()
	return ofSchema(t, 7, do...)
}

// ofSchema is the same of any schema.
func ofSchema(t *testing.T, version int, do ...string) (path string, old *sql.DB) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "旧"+Extension)
	if err := copyFile(fmt.Sprintf("testdata/schema-%d%s", version, Extension), path); err != nil {
		t.Fatal(err)
	}
	old, err := sql.Open("sqlite", fileURL(path, nil))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = old.Close() })
	for _, statement := range do {
		if _, err := old.Exec(statement); err != nil {
			t.Fatalf("%s: %v", statement, err)
		}
	}
	return path, old
}

// textPairs runs a query of two text columns.
func textPairs(t *testing.T, q querier, query string) map[string]string {
	t.Helper()
	all, err := scanAll(reader{q: q}, func(p *[2]string) []any { return []any{&p[0], &p[1]} }, query)
	if err != nil {
		t.Fatal(err)
	}
	m := map[string]string{}
	for _, p := range all {
		m[p[0]] = p[1]
	}
	return m
}

// opened opens a ledger of schema 7 once its own connection is closed.
func opened(t *testing.T, path string, old *sql.DB) *DB {
	t.Helper()
	if err := old.Close(); err != nil {
		t.Fatal(err)
	}
	db, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db
}

// After schema 8 no row says an old name, and the rows that said one say the new one.
func TestNamesInRowsFollow(t *testing.T) {
	path, old := ofSchema7(t,
		"INSERT INTO setting VALUES ('view.list.training', 'a'), ('view.list.told', 'b'), ('view.list.training-plan', 'c')")
	counts := []string{"SELECT 'n', count(*) FROM deleted WHERE table_name = ", "SELECT 'n', count(*) FROM attachment WHERE owner_table = ",
		"SELECT 'n', count(*) FROM meeting_item WHERE subject_table = "}
	was := map[string]string{}
	for _, query := range counts {
		for before, now := range newTables {
			was[query+"'"+now+"'"] = textPairs(t, old, query+"'"+before+"'")["n"]
		}
	}
	settings := textPairs(t, old, "SELECT name, value FROM setting WHERE name <> 'session'")
	db := opened(t, path, old)
	for query, n := range was {
		if got := textPairs(t, db.q, query)["n"]; got != n {
			t.Errorf("%s: %s, before %s", query, got, n)
		}
	}
	for _, table := range []string{"deleted", "attachment", "delivery", "meeting_item", "setting", "draft"} {
		for _, column := range db.columnsOf(t, table) {
			found, err := texts(db.reader, "SELECT "+column+" FROM "+table)
			if err != nil {
				t.Fatal(err)
			}
			for _, text := range found {
				if name := oldNameIn(text); name != "" {
					t.Errorf("%s.%s says %s: %.80s", table, column, name, text)
				}
			}
		}
	}
	now := textPairs(t, db.q, "SELECT name, value FROM setting WHERE name <> 'session'")
	for before, value := range settings {
		name := strings.NewReplacer("view.list.supervise", "view.list.supervision", "view.list.voters", "view.list.outreach",
			"view.list.training-", "view.list.training-",
			"view.list.training", "view.list.course", "view.list.told", "view.list.delivery", "intake.firm.",
			"intake.enterprise.").Replace(before)
		if now[name] != value {
			t.Errorf("%s, now %s: %q, was %q", before, name, now[name], value)
		}
	}
	if len(now) != len(settings) {
		t.Errorf("%d settings, before %d", len(now), len(settings))
	}
}

// How a list was arranged follows where its columns have other names.
func TestColumnsInSettingsFollow(t *testing.T) {
	path, old := ofSchema7(t, `DELETE FROM setting WHERE name LIKE 'view.list.%'`, `INSERT INTO setting VALUES
		('view.list.supervise', '{"shown":["day","way"],"widths":{"way":0.2},"sort":"way"}'), ('view.list.told', '{"sort":"way"}'),
		('view.list.visit', '{"sort":"way"}'), ('view.list.import.visit-plan', '{"shown":["fate","firm","day"]}'),
		('view.list.import.lesson-plan', '{"widths":{"fate":0.1}}'), ('view.list.import.visits', '{"sort":"firm"}')`)
	now := textPairs(t, opened(t, path, old).q, "SELECT name, value FROM setting WHERE name LIKE 'view.list.%'")
	for name, want := range map[string]string{
		"supervision": `{"shown":["day","method"],"widths":{"method":0.2},"sort":"method"}`, "delivery": `{"sort":"method"}`,
		"visit": `{"sort":"way"}`, "import.visit-plan": `{"shown":["outcome","enterprise","day"]}`,
		"import.lesson-plan": `{"widths":{"outcome":0.1}}`, "import.visits": `{"sort":"enterprise"}`,
	} {
		if got := now["view.list."+name]; got != want {
			t.Errorf("%s: %s", name, got)
		}
	}
}

// oldNameIn is the old name that a text is, begins with or quotes; "" none.
func oldNameIn(text string) string {
	for _, name := range oldNames {
		after, begins := strings.CutPrefix(text, name)
		said := begins && (after == "" || strings.HasSuffix(name, "/") || strings.HasSuffix(name, "."))
		if said || strings.Contains(text, `"`+name+`"`) {
			return name
		}
	}
	return ""
}

// columnsOf are a table's columns of text.
func (db *DB) columnsOf(t *testing.T, table string) []string {
	t.Helper()
	names, err := texts(db.reader, "SELECT name FROM pragma_table_info('"+table+"') WHERE type = 'TEXT'")
	if err != nil || len(names) == 0 {
		t.Fatal(table, names, err)
	}
	return names
}

// What was being typed opens as it was: each draft reads as its form's record, and none of its fields is lost.
func TestDraftsFollowNames(t *testing.T) {
	path, old := ofSchema7(t,
		"INSERT INTO draft SELECT form || '~', title || '（更早的）', at, body FROM draft WHERE form LIKE 'voters/%' OR form LIKE 'training/%'",
		`INSERT INTO draft SELECT 'supervise/', title, at, replace(body, '"进展"', '"\"Way\":\"Way\" livelihood_project"') FROM draft `+
			`WHERE form LIKE 'supervise/%'`,
		"INSERT INTO draft VALUES ('visit/x', '', '2026-11-28T20:57:30.910Z', '{\"Visit\":'), ('unknown/x', '', "+
			"'2026-11-28T20:57:30.910Z', '[1,\"Visit\"]')")
	drafts := textPairs(t, old, "SELECT form, body FROM draft")
	db := opened(t, path, old)
	now := textPairs(t, db.q, "SELECT form, body FROM draft")
	if len(now) != len(drafts) || len(now) < 30 {
		t.Errorf("%d drafts, before %d", len(now), len(drafts))
	}
	forms := strings.NewReplacer("supervise/", "supervision/", "voters/", "outreach/", "training/", "course/")
	fields := strings.NewReplacer(`"Visit":{`, `"Fields":{`, `"Lecture":{`, `"Fields":{`, `"Service":{`, `"Fields":{`, `"Supervision":{`,
		`"Fields":{`,
		`,"Way":"`, `,"Method":"`, `"Session":"`, `"DayPart":"`, `"livelihood_project"`, `"project"`)
	for before, body := range drafts {
		name := forms.Replace(before)
		if !json.Valid([]byte(body)) || strings.HasPrefix(name, "unknown") {
			if now[name] != body {
				t.Errorf("%s: %s", name, now[name])
			}
			continue
		}
		if strings.HasPrefix(name, "bulletin/") { // its number is the paper's since
			body = bulletinNumber.ReplaceAllString(body, "")
		}
		if strings.HasPrefix(name, "proposal/") { // what it was made of is a list since
			of := madeOf.FindStringSubmatch(body)[1]
			if body = madeOf.ReplaceAllString(body, ""); of != "" {
				body = strings.TrimSuffix(body, "}") + `,"Origins":[{"OpinionID":"` + of + `"}]}`
			}
		}
		if strings.HasPrefix(name, "outreach/") { // votes are told by deputy since
			told := votes.FindStringSubmatch(body)
			if body = votes.ReplaceAllString(body, ""); told != nil && told[1] != "0" {
				body = fmt.Sprintf(`%s,"Ballots":[{"DeputyID":"%s","Fine":%s,"Fair":%s,"Poor":%s}]}`, strings.TrimSuffix(body, "}"),
					someDeputy.FindStringSubmatch(body)[1], told[1], told[2], told[3])
			}
		}
		want := fields.Replace(body)
		if strings.HasPrefix(name, "village/") {
			want = noConstituency.ReplaceAllString(want, "")
		}
		if now[name] != want {
			t.Errorf("%s:\n%s\nwant\n%s", name, now[name], want)
		}
		form, _, _ := strings.Cut(name, "/")
		record := draftRecords[form]
		if record == nil {
			t.Errorf("%s: what record is it", name)
			continue
		}
		read, v := json.NewDecoder(strings.NewReader(now[name])), record()
		read.DisallowUnknownFields()
		if err := read.Decode(v); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		again, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		var said, kept any
		if err := errors.Join(json.Unmarshal(again, &said), json.Unmarshal([]byte(now[name]), &kept)); err != nil ||
			!holds(said, kept) {
			t.Errorf("%s: read and written it is\n%s\nnot\n%s (%v)", name, again, now[name], err)
		}
	}
}

// bulletinNumber is what a bulletin's draft said of its number.
var bulletinNumber = regexp.MustCompile(`"(?:Year|Number|Total)":\d+,`)

// votes are those that a draft of a visit among voters told, someDeputy whom it names first.
var (
	votes      = regexp.MustCompile(`,"Fine":(\d+),"Fair":(\d+),"Poor":(\d+)`)
	someDeputy = regexp.MustCompile(`"DeputyID":"([^"]*)"`)
)

// madeOf is what a proposal's draft said of the opinion that it was made of.
var madeOf = regexp.MustCompile(`"OpinionID":"([^"]*)",`)

// noConstituency takes out of a village's draft what is said of the constituency since (schema 9).
var noConstituency = regexp.MustCompile(`"ConstituencyID":"[^"]*",`)

// holds reports whether a record's JSON says what a draft does, and of fields that came later nothing.
func holds(said, kept any) bool {
	switch kept := kept.(type) {
	case map[string]any:
		said, ok := said.(map[string]any)
		for name, value := range said {
			was, there := kept[name]
			ok = ok && (there && holds(value, was) || !there && (value == nil || value == "" || value == false || value == 0.0))
		}
		return ok && len(kept) <= len(said)
	case []any:
		said, ok := said.([]any)
		return ok && slices.EqualFunc(said, kept, holds)
	}
	return said == kept
}

// An upgraded ledger works on: what is renamed is deleted, undone and numbered as before.
func TestRenamedWorksOn(t *testing.T) {
	path, old := ofSchema7(t)
	db := opened(t, path, old)
	visits, err := db.VisitRows()
	if err != nil || len(visits) == 0 {
		t.Fatal(visits, err)
	}
	do(t, db, "删", func(tx *Tx) error { return tx.DeleteVisit(visits[0].ID) })
	if gone := textPairs(t, db.q, "SELECT id, table_name FROM deleted WHERE table_name = 'visit'"); gone[visits[0].ID] != "visit" {
		t.Errorf("no tombstone: %v", gone)
	}
	if _, err := db.Undo(); err != nil {
		t.Fatal(err)
	}
	if again, err := db.VisitRows(); err != nil || len(again) != len(visits) {
		t.Errorf("%d visits, before %d: %v", len(again), len(visits), err)
	}
	before, err := db.Projects()
	if err != nil {
		t.Fatal(err)
	}
	last := 0
	for i := range before {
		if before[i].Year == 2026 {
			last = max(last, before[i].Number)
		}
	}
	p := Project{ProjectFields: ProjectFields{Year: 2026, Title: "路灯", State: before[0].State}}
	do(t, db, "增", func(tx *Tx) error { return tx.SaveProject(&p) })
	if p.Number <= last {
		t.Errorf("number %d again: up to %d were given", p.Number, last)
	}
	item := MeetingItem{Title: "实事", SubjectTable: KindProject, SubjectID: p.ID}
	m := Meeting{MeetingFields: MeetingFields{Kind: MeetingSummary, Title: "会", Day: "2026-11-28"}, Items: []MeetingItem{item}}
	do(t, db, "会", func(tx *Tx) error { return tx.SaveMeeting(&m) })
}

// What a ledger of schema 7 could say of seats, as oddly as it could: each that was not held is not held now, what it said is kept, and
// check finds nothing.
func TestOddSeatsOfSchema7(t *testing.T) {
	const changed = "changed_at = '2026-06-15T04:00:00.000Z'"
	odd := []struct{ set, says string }{
		{"state = '终止', ends = '9999-12-31'", "2026-06-15 资格终止 原记截止日期 9999-12-31 true"},
		{"state = '终止', ends = '2026-12-31'", "2026-06-15 资格终止 原记截止日期 2026-12-31 true"}, // the term's, as it was filled in
		{"state = '终止', ends = '2026-06-15'", "2026-06-16 资格终止  false"},
		{"state = '终止', ends = NULL, starts = '2026-09-01'", "2026-09-01 资格终止  true"},
		{"state = '暂停', ends = '2026-06-14'", "2026-06-14 暂停执行职务  true；2026-06-15 资格终止  false"},
		{"state = '暂停', ends = '2026-06-15'", "2026-06-15 暂停执行职务  true；2026-06-16 资格终止  false"},
		{"state = '暂停', ends = '2026-01-01', starts = '2026-01-01'", "2026-01-01 暂停执行职务  true；2026-01-02 资格终止  false"},
		{"state = '暂停', ends = '9999-12-31', starts = '2026-09-01'", "2026-09-01 暂停执行职务  true"},
		{"state = '在任', ends = '9999-12-31', starts = '0001-01-01'", ""},
	}
	var do []string
	for i, one := range odd {
		do = append(do, fmt.Sprintf("UPDATE mandate SET %s, %s, certificate = '怪%d' WHERE id = (SELECT id FROM mandate "+
			"WHERE term_id IS NOT NULL AND certificate NOT LIKE '怪%%' AND starts IS NULL ORDER BY id LIMIT 1)", one.set, changed, i))
	}
	path, old := ofSchema7(t, do...)
	db := opened(t, path, old)
	seats, err := db.Tenures()
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for i := range seats {
		m := &seats[i]
		var at int
		if n, _ := fmt.Sscanf(m.Certificate, "怪%d", &at); n == 0 {
			continue
		}
		found++
		var said []string
		for _, e := range m.Changes {
			said = append(said, fmt.Sprint(e.Day, " ", e.Kind, " ", e.Reason, " ", e.Unsure))
		}
		if got := strings.Join(said, "；"); got != odd[at].says {
			t.Errorf("%s: %q, want %q", odd[at].set, got, odd[at].says)
		}
		if held := m.InOffice("2026-12-01"); held != strings.HasPrefix(odd[at].set, "state = '在任'") {
			t.Errorf("%s: in office %v", odd[at].set, held)
		}
	}
	faults := slices.DeleteFunc(checked(t, db), func(s string) bool { return strings.Contains(s, "文件不见了") })
	if found != len(odd) || len(faults) > 0 {
		t.Errorf("%d of %d seats; %q", found, len(odd), faults)
	}
}
