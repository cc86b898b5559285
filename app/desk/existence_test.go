package desk_test

import (
	"slices"
	"strings"
	"testing"

	"liujin/app"
	"liujin/app/apptest"
	"liujin/app/days"
	"liujin/app/desk"
	"liujin/app/duty"
	"liujin/data"
)

// A village that was merged is asked for until the day before; afterwards its heir is, which was walked into where the other was. Nothing
// that is dated later changes what a span that ended before says.
func TestMergedVillageInCoverage(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	b := desk.New(a)
	from, to := "2026-11-01", "2026-11-11"
	span := apptest.Must(a.SpanIn(from, to))(t)
	walked := map[string]bool{} // recomputed plainly
	for _, e := range apptest.Must(a.DB().HappenedIn(from, to))(t) {
		walked[e.VillageID] = true
	}
	var was, idle *data.Village
	villages := apptest.Must(a.VillagesOn(to))(t)
	for i := range villages {
		if v := &villages[i]; walked[v.ID] {
			was = v
		} else {
			idle = v
		}
	}
	if was == nil || idle == nil {
		t.Fatal("the sample has no village of each kind")
	}
	covered := func(id string) (there, reached bool) {
		c := apptest.Must(b.Coverage(data.KindVillage, span))(t)
		i := slices.IndexFunc(c.Rows, func(r desk.CoverageRow) bool { return r.ID == id })
		return i >= 0, i >= 0 && c.Rows[i].Total() > 0
	}
	outside := func() string { return strings.Join(apptest.Must(b.VillagesWithout(from, to))(t), " ") }
	before, october := outside(), strings.Join(apptest.Must(b.VillagesWithout("2026-10-01", "2026-10-31"))(t), " ")
	if there, reached := covered(idle.ID); !strings.Contains(before, idle.Name) || !there || reached {
		t.Fatalf("%s is not among %s", idle.Name, before)
	}
	// later than the span: nothing changes
	c := data.SubjectChange{SubjectTable: data.KindVillage, SubjectID: was.ID, Day: "2026-11-12", Kind: data.SubjectMerged,
		SuccessorID: idle.ID}
	ok(t, a.SaveSubjectChange(&c))
	if outside() != before {
		t.Errorf("merged later, the span says %s, not %s", outside(), before)
	}
	// within it: the heir was walked into, and the other isn't asked for
	c.Day = "2026-11-10"
	ok(t, a.SaveSubjectChange(&c))
	if got := outside(); strings.Contains(got, idle.Name) || strings.Contains(got, was.Name) {
		t.Errorf("still asked for: %s", got)
	}
	_, reached := covered(idle.ID)
	if there, _ := covered(was.ID); there || !reached {
		t.Error("the coverage keeps others than the desk names")
	}
	if got := strings.Join(apptest.Must(b.VillagesWithout("2026-10-01", "2026-10-31"))(t), " "); got != october {
		t.Errorf("October changed: %s, was %s", got, october)
	}
	// the other way round, one that nobody walked into leaves the list of those that are missing
	ok(t, a.DeleteSubjectChange(&c))
	ok(t, a.SaveSubjectChange(&data.SubjectChange{SubjectTable: data.KindVillage, SubjectID: idle.ID, Day: "2026-11-11",
		Kind: data.SubjectClosed}))
	if got := outside(); strings.Contains(got, idle.Name) {
		t.Errorf("closed and still asked for: %s", got)
	}
}

// Two enterprises that became one count as one from that day on.
func TestMergedEnterpriseInWalks(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	count := func(to string) int {
		walks := apptest.Must(desk.New(a).Walks("2026-11-01", to, data.Targets{}))(t)
		return walks.Of(data.WalkEnterprise).Done
	}
	seen := map[string]bool{}
	for _, v := range apptest.Must(a.Visits())(t) {
		if v.Day >= "2026-11-01" && v.Day <= "2026-11-10" && v.Persons > 0 {
			seen[v.SubjectID] = true
		}
	}
	two := make([]string, 0, len(seen))
	for id := range seen {
		two = append(two, id)
	}
	slices.Sort(two)
	if count("2026-11-10") != len(seen) || len(two) < 2 {
		t.Fatalf("%d, %d visited", count("2026-11-10"), len(seen))
	}
	all := count("2026-11-12")
	ok(t, a.SaveSubjectChange(&data.SubjectChange{SubjectTable: data.KindEnterprise, SubjectID: two[0], Day: "2026-11-11",
		Kind: data.SubjectMerged, SuccessorID: two[1]}))
	if count("2026-11-10") != len(seen) || count("2026-11-12") != all-1 {
		t.Errorf("%d until the day before, %d after; %d and %d before", count("2026-11-10"), count("2026-11-12"), len(seen), all)
	}
}

// A station that is closed is offered no more, gets no shifts and loses those that were planned; what it held stays.
func TestClosedStation(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	b := duty.New(a)
	shifts := func(from, to, id string) (n int) {
		for _, r := range apptest.Must(b.Shifts(from, to))(t) {
			n += app.OneIf(r.StationID == id && r.State != data.ShiftCancelled)
		}
		return n
	}
	var id string
	for _, r := range apptest.Must(b.Shifts("2026-11-20", days.Last))(t) {
		if r.ActivityID == "" && r.Due != "" {
			id = r.StationID
			break
		}
	}
	held, planned := shifts("2026-01-01", "2026-11-11", id), shifts("2026-11-20", days.Last, id)
	if held == 0 || planned == 0 {
		t.Fatal(held, planned)
	}
	still := strings.Join(apptest.Must(a.StillPointing(data.KindStation, id, "2026-11-20"))(t), "；")
	if !strings.Contains(still, "进站代表") || !strings.Contains(still, "已排班次") {
		t.Error(still)
	}
	ok(t, a.SaveSubjectChange(&data.SubjectChange{SubjectTable: data.KindStation, SubjectID: id, Day: "2026-11-20",
		Kind: data.SubjectClosed}))
	if shifts("2026-01-01", "2026-11-11", id) != held || shifts("2026-11-20", days.Last, id) != 0 {
		t.Error("what it held is gone, or what it was to hold is not")
	}
	plan := apptest.Must(b.Schedule(duty.ScheduleOrder{From: "2026-11-01", To: "2026-12-31"}))(t)
	for i := range plan.Shifts {
		if s := &plan.Shifts[i]; s.StationID == id && s.Day >= "2026-11-20" {
			t.Errorf("%s is planned", s.Day)
		}
	}
	if !slices.ContainsFunc(plan.Skipped, func(s string) bool { return strings.Contains(s, "已停用") }) {
		t.Errorf("nothing is said of it: %q", plan.Skipped)
	}
	there := func(day string) bool {
		return slices.ContainsFunc(apptest.Must(a.StationsOn(day))(t), func(s data.StationFields) bool { return s.ID == id })
	}
	if !there("2026-11-19") || there("2026-11-20") {
		t.Error("it is there until the day before")
	}
	i := slices.IndexFunc(apptest.Must(a.PickStations())(t), func(p app.Picked) bool { return p.ID == id })
	if apptest.Must(a.PickStations())(t)[i].Retired {
		t.Error("it is offered until the day itself")
	}
	ok(t, a.Undo())
	if shifts("2026-11-20", days.Last, id) != planned {
		t.Error("undo does not bring the shifts back")
	}
	ok(t, a.SaveSubjectChange(&data.SubjectChange{SubjectTable: data.KindStation, SubjectID: id, Day: apptest.SampleDay,
		Kind: data.SubjectClosed}))
	if !apptest.Must(a.PickStations())(t)[i].Retired {
		t.Error("it is offered after it was closed")
	}
	if hits := apptest.Must(desk.New(a).Search("已停用", 9))(t); len(hits) == 0 || hits[0].ID != id {
		t.Errorf("%+v", hits)
	}
}

// The deputies of a group or a station that was merged are the successor's from the day on, and its own before.
func TestMergedWithDeputies(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	groups, stations := apptest.Must(a.Groups())(t), apptest.Must(a.Stations())(t)
	members := func(day string) (by [4]int) {
		for _, d := range apptest.Must(a.DeputyRows(day))(t) {
			by[0] += app.OneIf(d.Group == groups[0].Name)
			by[1] += app.OneIf(d.Group == groups[1].Name)
			by[2] += app.OneIf(slices.Contains(strings.Split(d.Station, "、"), stations[0].Name))
			by[3] += app.OneIf(slices.Contains(strings.Split(d.Station, "、"), stations[1].Name))
		}
		return by
	}
	before := members("2026-10-31")
	for _, c := range []*data.SubjectChange{
		{SubjectTable: data.KindGroup, SubjectID: groups[0].ID, SuccessorID: groups[1].ID},
		{SubjectTable: data.KindStation, SubjectID: stations[0].ID, SuccessorID: stations[1].ID}} {
		c.Day, c.Kind = "2026-11-01", data.SubjectMerged
		ok(t, a.MergeWithDeputies(c))
	}
	if got := members("2026-10-31"); got != before {
		t.Errorf("the day before: %v, was %v", got, before)
	}
	if got := members("2026-11-01"); got[0] != 0 || got[1] != before[0]+before[1] || got[2] != 0 || got[3] < max(before[2], before[3]) {
		t.Errorf("the day itself: %v, was %v", got, before)
	}
	if faults := apptest.Must(a.DB().Check())(t); len(faults) > 0 {
		t.Errorf("%q", faults)
	}
}

// A unit that was renamed bears its former name on what is of days before.
func TestRenamedHandler(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	h := apptest.Must(a.Handlers())(t)[0]
	ok(t, a.Rename(&data.SubjectChange{SubjectTable: data.KindHandler, SubjectID: h.ID, Day: "2026-12-01"}, "新设服务所"))
	for day, want := range map[string]string{"2026-11-30": h.Name, "2026-12-01": "新设服务所"} {
		if got := apptest.Must(a.HandlerNames(day))(t)[h.ID]; got != want {
			t.Errorf("%s: %s", day, got)
		}
	}
	row := apptest.Must(a.Handlers())(t)
	i := slices.IndexFunc(row, func(r app.HandlerRow) bool { return r.ID == h.ID })
	if row[i].Name != h.Name || !strings.Contains(row[i].Changes, "2026-12-01 改名（原名"+h.Name) {
		t.Errorf("%+v", row[i])
	}
	if hits := apptest.Must(desk.New(a).Search(h.Name, 9))(t); !slices.ContainsFunc(hits, func(x desk.Hit) bool { return x.ID == h.ID }) {
		t.Error("it is not found by its former name")
	}
}

func ok(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
