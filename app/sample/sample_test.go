package sample_test

import (
	"crypto/sha256"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"liujin/app"
	"liujin/app/apptest"
	"liujin/app/matters"
	"liujin/app/meetings"
	"liujin/app/sample"
	"liujin/data"
)

func digest(t *testing.T, path string) [32]byte {
	t.Helper()
	return sha256.Sum256(apptest.Must(os.ReadFile(path))(t))
}

func TestSampleIsTheSameEachTime(t *testing.T) {
	t.Parallel()
	sample := func(name string, seed int64, day string) [32]byte {
		path := filepath.Join(t.TempDir(), name)
		if err := sample.Sample(path, seed, day); err != nil {
			t.Fatal(err)
		}
		if left := apptest.Must(filepath.Glob(path + "-*"))(t); len(left) > 0 {
			t.Errorf("left beside the ledger: %v", left)
		}
		return digest(t, path)
	}
	a := sample("a.ledger", 1, apptest.SampleDay)
	if b := sample("另一个.ledger", 1, apptest.SampleDay); a != b {
		t.Error("the same arguments made another file")
	}
	if c := sample("c.ledger", 2, apptest.SampleDay); a == c {
		t.Error("another seed made the same file")
	}
	if d := sample("d.ledger", 1, "2024-02-29"); a == d {
		t.Error("another day made the same file")
	}
}

func TestSampleHolds(t *testing.T) {
	t.Parallel()
	a := apptest.SampleOn(t, apptest.SampleDay)
	deputies := apptest.Must(a.Deputies())(t)
	former := len(deputies)
	deputies = slices.DeleteFunc(deputies, func(d app.DeputyRow) bool { return !d.InOffice })
	former -= len(deputies)
	mandates, last, happened := map[data.Level]int{}, 0, map[data.MandateChangeKind]bool{}
	for _, m := range apptest.Must(a.DB().Tenures())(t) {
		for _, c := range m.Changes {
			happened[c.Kind] = true
		}
		if m.InOffice(apptest.SampleDay) {
			mandates[m.Level]++
		} else if m.To <= "2022-01-10" {
			last++
		}
	}
	if former != 10 || last < 30 || len(happened) < 4 { // of the last term, and who left in this one
		t.Errorf("%d not in office, %d seats of the last term, %v happened", former, last, happened)
	}
	both, rare := 0, "㛃䶮𬭎喆堃赟婳昇珺尉·"
	names := map[string]int{}
	for _, d := range deputies {
		names[d.Name]++
		if strings.Contains(d.Levels, "、") {
			both++
		}
		for _, r := range d.Name {
			rare = strings.ReplaceAll(rare, string(r), "")
		}
		if !strings.HasPrefix(d.Phone, "1390000") || d.Group == "" || d.Station == "" {
			t.Errorf("%+v", d)
		}
	}
	if len(deputies) != 86 || mandates[data.LevelTown] != 78 || mandates[data.LevelCounty] != 12 || mandates[data.LevelCity] != 1 ||
		both != 5 || rare != "" || names["王海燕"] != 2 || len(names) != 85 {
		t.Errorf("%d deputies, mandates %v, %d with two, missing %q, %d names", len(deputies), mandates, both, rare, len(names))
	}
	counts := map[string][2]int{
		"选区":   {len(apptest.Must(a.Constituencies())(t)), 33},
		"村居":   {len(apptest.Must(a.Villages())(t)), 15},
		"小组":   {len(apptest.Must(a.Groups())(t)), 8}, // two of them professional
		"家站点":  {len(apptest.Must(a.Stations())(t)), 10},
		"承办单位": {len(apptest.Must(a.Handlers())(t)), 12},
		"市场主体": {len(apptest.Must(a.Enterprises())(t)), 25},
		"走访":   {len(thisYear(apptest.Must(a.Visits())(t))), 31},
	}
	ended := 0
	for _, v := range apptest.Must(a.Villages())(t) {
		ended += app.OneIf(v.Ended)
	}
	for _, s := range apptest.Must(a.Stations())(t) {
		ended += app.OneIf(s.Ended)
	}
	for _, e := range apptest.Must(a.Enterprises())(t) {
		ended += app.OneIf(e.Ended)
	}
	counts["已停用"] = [2]int{ended, 3}
	for what, n := range counts {
		if n[0] != n[1] {
			t.Errorf("%s: %d, want %d", what, n[0], n[1])
		}
	}
	for _, g := range apptest.Must(a.Groups())(t) {
		if g.Members < 3 || g.Convener == "" {
			t.Errorf("%+v", g)
		}
	}
	for _, c := range apptest.Must(a.Constituencies())(t) {
		if c.Deputies != c.Seats {
			t.Errorf("%s: %d deputies for %d seats", c.Name, c.Deputies, c.Seats)
		}
	}
}

// thisYear leaves out the visits of the activity month a year ago.
func thisYear(all []data.VisitRow) []data.VisitRow {
	return slices.DeleteFunc(all, func(v data.VisitRow) bool { return v.Day < "2026" })
}

func TestSampleVisits(t *testing.T) {
	t.Parallel()
	a := apptest.SampleOn(t, apptest.SampleDay)
	campaign := apptest.Must(a.DB().CampaignOn(apptest.SampleDay))(t)
	if campaign.Starts != "2026-11-01" || campaign.Ends != "2026-11-30" || campaign.Theme != "履职担当促发展" ||
		slices.Contains(campaign.Targets[:],
			0) {
		t.Errorf("%+v", campaign)
	}
	visits := thisYear(apptest.Must(a.Visits())(t))
	if visits[0].Day != apptest.SampleDay || visits[len(visits)-1].Day < "2026-10-15" {
		t.Errorf("from %s to %s", visits[len(visits)-1].Day, visits[0].Day)
	}
	photos := 0
	for _, v := range visits {
		photos += v.Photos
		if v.Persons < 1 || v.Persons > 4 || strings.ContainsAny(v.Content, "{}") || !utf8.ValidString(v.Content) {
			t.Errorf("%+v", v)
		}
	}
	if photos < 10 || visits[0].Photos == 0 {
		t.Errorf("%d photos", photos)
	}
	opinions := slices.DeleteFunc(apptest.Must(a.DB().Opinions())(t), func(o data.OpinionFields) bool { return o.Year < 2026 })
	routes := map[data.Route]int{}
	for i, o := range opinions {
		routes[o.Route]++
		if o.Number != i+1 || o.Category == "" || (o.Route == data.RouteOwn) != (o.HandlerID != "") {
			t.Errorf("%+v", o)
		}
	}
	if len(opinions) < 15 || len(routes) < 4 {
		t.Errorf("%d opinions, routes %v", len(opinions), routes)
	}
	if yes := apptest.Must(a.IsSample())(t); !yes {
		t.Error("not marked as the sample")
	}
	if warning := a.DB().ClockWarning(); warning != "" && a.Today() >= apptest.SampleDay {
		t.Error(warning)
	}
}

// The sample has at least one of each state, route and kind of step.
func TestSampleHasEveryState(t *testing.T) {
	t.Parallel()
	a := apptest.SampleOn(t, apptest.SampleDay)
	seen := map[string]bool{}
	for _, o := range apptest.Must(matters.New(a).Opinions())(t) {
		seen["意见"+string(o.State)], seen["意见"+string(o.Route)], seen["意见"+string(o.Rating)] = true, true, true
	}
	for _, of := range []map[string][]data.Step{apptest.Must(a.DB().OpinionSteps())(t), apptest.Must(a.DB().ProposalSteps())(t)} {
		for _, steps := range of {
			for _, s := range steps {
				seen["步骤"+string(s.Kind)] = true
			}
		}
	}
	for _, p := range apptest.Must(matters.New(a).Proposals())(t) {
		seen["议案"+string(p.State)], seen["议案"+string(p.Kind)], seen["议案"+string(p.Rating)] = true, true, true
	}
	for _, p := range apptest.Must(matters.New(a).Projects())(t) {
		seen["实事"+string(p.State)] = true
	}
	for _, s := range apptest.Must(a.Supervisions())(t) {
		seen["督办"+string(s.Method)] = true
	}
	attended := apptest.Must(a.DB().Attendances())(t)
	for i := range attended {
		seen["到课"+string(attended[i].State)], seen["能力"+string(attended[i].Ability)] = true, true
		if attended[i].Online {
			seen["线上true"] = true
		}
		if attended[i].Root != attended[i].SessionID {
			seen["补课true"] = true
		}
	}
	for _, l := range apptest.Must(meetings.New(a).Lapsing(apptest.SampleDay))(t) {
		seen["缺席"+strconv.FormatBool(l.Lapsed())] = true
	}
	for _, row := range apptest.Must(a.Outreaches())(t) {
		for _, p := range apptest.Must(a.Outreach(row.ID))(t).Deputies {
			seen["述职"+string(p.ReportRole)] = true
		}
	}
	for prefix, lists := range map[string][][]string{"缺席": {{"true", "false"}}, "述职": {app.Labels(data.ReportRoles)},
		"意见": {app.Labels(data.MatterStates), app.Labels(data.Routes),
			app.Labels(data.Ratings)},
		"步骤": {app.Labels(data.StepKinds)}, "议案": {app.Labels(data.ProposalKinds), {"登记", "交办", "答复", "反馈", "评价"}},
		"实事": {app.Labels(data.ProjectStates)}, "督办": {app.Labels(data.SupervisionMethods)},
		"到课": {app.Labels(data.ParticipationStates)}, "线上": {{"true"}}, "补课": {{"true"}}} {
		for _, list := range lists {
			for _, value := range list {
				if !seen[prefix+value] {
					t.Errorf("the sample has no %s %s", prefix, value)
				}
			}
		}
	}
}

func TestSampleRefuses(t *testing.T) {
	path := filepath.Join(t.TempDir(), "有.ledger")
	if err := os.WriteFile(path, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := sample.Sample(path, 1, apptest.SampleDay); !data.Is(err, data.Exists) {
		t.Error(err)
	}
	if err := sample.Sample(path+"2", 1, "2026-13-01"); !data.Is(err, app.Refused) {
		t.Error(err)
	}
}

func TestRemoveSampleTakesOnlyTheSample(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	own, made := filepath.Join(dir, "自己.ledger"), filepath.Join(dir, "示例.ledger")
	db := apptest.Must(data.Create(own, data.Options{}))(t)
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if err := sample.Sample(made, 1, apptest.SampleDay); err != nil {
		t.Fatal(err)
	}
	if err := sample.RemoveSample(own); !data.Is(err, app.Refused) {
		t.Error(err)
	}
	if err := sample.RemoveSample(made); err != nil {
		t.Error(err)
	}
	for _, f := range apptest.Must(os.ReadDir(dir))(t) {
		if !strings.HasPrefix(f.Name(), "自己.") {
			t.Error("left:", f.Name())
		}
	}
	if _, err := os.Stat(own); err != nil {
		t.Error(err)
	}
}

// Whenever somebody starts the program for the first time there is a sample: on the first of a month, in the first months of a term.
func TestSampleOfEveryMonth(t *testing.T) {
	t.Parallel()
	for _, day := range []string{"2026-12-01", "2027-01-01", "2027-02-10", "2027-04-30", "2028-03-01"} {
		path := filepath.Join(t.TempDir(), day+data.Extension)
		if err := sample.Sample(path, 1, day); err != nil {
			t.Errorf("%s: %v", day, err)
		}
	}
}
