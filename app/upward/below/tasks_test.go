package below_test

import (
	"slices"
	"strings"
	"testing"

	"liujin/app/apptest"
	"liujin/app/upward"
	"liujin/app/upward/below"
	"liujin/data"
)

// month is an activity month of November.
func month(t *testing.T, b *upward.Book, name, ends string, targets data.Targets) data.Campaign {
	t.Helper()
	c := data.Campaign{CampaignFields: data.CampaignFields{Name: name, Starts: november.From, Ends: ends, Targets: targets}}
	if err := b.SaveCampaign(&c); err != nil {
		t.Fatal(err)
	}
	return c
}

// give gives the towns of a county tasks, in their order.
func give(t *testing.T, b *below.Book, campaignID string, all ...data.Targets) {
	t.Helper()
	u := apptest.Must(b.UnitTasks(campaignID))(t)
	for i, amounts := range all {
		u.Plan.Rows[i].Amounts = amounts
	}
	if err := b.SaveUnitTasks(&u.Plan); err != nil {
		t.Fatal(err)
	}
}

// What a county gives its towns to do goes down to each and becomes the targets of its activity month of those days, which is made where
// there is none; a town's own other targets stay, and what was given before and is given no more leaves them as they are. All of it is one
// undo.
func TestTasksGoDown(t *testing.T) {
	above, lower, other, folder := county(t, 3), town(t, 0, "2026-11-12"), town(t, 1, "2026-11-12"), t.TempDir()
	c := month(t, above.Book, "全县活动月", november.To, data.Targets{})
	give(t, above, c.ID, data.Targets{12, 0, 8}, data.Targets{0, 40})
	own := month(t, lower, "镇活动月", "2026-11-28", data.Targets{10, 5})
	path := sentDown(t, above, folder)
	lines := bring(t, lower, path)
	if want := "任务：镇活动月（2026年11月1日至28日）走进村居社区 12 场，走进家站点 8 次。目标数有变：走进村居社区 10→12"; !slices.Contains(lines, want) {
		t.Error(lines)
	}
	targets := func(b *upward.Book) (name string, all, given data.Targets) {
		t.Helper()
		for _, c := range apptest.Must(b.Campaigns())(t) {
			return c.Name, c.Targets, apptest.Must(b.GivenTasks(c.ID))(t)
		}
		return "", all, given
	}
	is := func(b *upward.Book, name string, all, given data.Targets) {
		t.Helper()
		if n, a, g := targets(b); n != name || a != all || g != given {
			t.Errorf("%s %v given %v; want %s %v %v", n, a, g, name, all, given)
		}
	}
	is(lower, own.Name, data.Targets{12, 5, 8}, data.Targets{12, 0, 8})
	if again := apptest.Must(lower.Bring(path))(t); len(again.Lines) != 0 {
		t.Error("the same again:", again.Lines)
	}
	if lines := bring(t, other, path); !strings.HasSuffix(lines[len(lines)-1], "收下后新建") {
		t.Error(lines)
	}
	is(other, c.Name, data.Targets{0, 40}, data.Targets{0, 40})
	if err := other.Undo(); err != nil {
		t.Fatal(err)
	}
	is(other, "", data.Targets{}, data.Targets{})
	own = apptest.Must(lower.Campaign(own.ID))(t)
	own.Targets[0] = 15 // the town's own mind: the next file that says the same leaves it
	if err := lower.SaveCampaign(&own); err != nil {
		t.Fatal(err)
	}
	if again := apptest.Must(lower.Bring(path))(t); len(again.Lines) != 0 {
		t.Error("the same again:", again.Lines)
	}
	give(t, above, c.ID, data.Targets{})
	if lines := bring(t, lower, sentDown(t, above, folder)); !slices.Contains(lines, "不再有上级给的任务：镇活动月。目标数不变") {
		t.Error(lines)
	}
	is(lower, own.Name, data.Targets{15, 5, 8}, data.Targets{})
	if err := lower.Undo(); err != nil {
		t.Fatal(err)
	}
	is(lower, own.Name, data.Targets{15, 5, 8}, data.Targets{12, 0, 8})
}

// Two tasks of one activity month don't fall onto one of the town's: the nearer days have it, the others make their own.
func TestTasksOfOtherDays(t *testing.T) {
	above, lower := county(t, 1), town(t, 0, "2026-11-12")
	c := month(t, above.Book, "全县活动月", november.To, data.Targets{})
	give(t, above, c.ID, data.Targets{3})
	late := data.Campaign{CampaignFields: data.CampaignFields{Name: "下月", Starts: "2026-11-29", Ends: "2026-12-28"}}
	if err := lower.SaveCampaign(&late); err != nil {
		t.Fatal(err)
	}
	bring(t, lower, sentDown(t, above, t.TempDir()))
	all := apptest.Must(lower.Campaigns())(t)
	if len(all) != 2 || all[0].Targets != (data.Targets{}) || all[1].Name != c.Name || all[1].Targets != (data.Targets{3}) {
		t.Errorf("%+v", all)
	}
}

// The targets of an activity month are divided evenly over the units that have none, down to the last one; what is given stays.
func TestTasksAreDivided(t *testing.T) {
	b := county(t, 4)
	c := month(t, b.Book, "全县活动月", november.To, data.Targets{30, 0, 7, 2})
	give(t, b, c.ID, data.Targets{9})
	u := apptest.Must(b.UnitTasks(c.ID))(t)
	plan := u.Plan
	plan.Rows = slices.Clone(plan.Rows)
	if n := u.Divide(&plan); n != 3+4+2 {
		t.Error(n)
	}
	want := []data.Targets{{9, 0, 2, 1}, {7, 0, 2, 1}, {7, 0, 2}, {7, 0, 1}}
	for i := range plan.Rows {
		if plan.Rows[i].Amounts != want[i] {
			t.Errorf("%d: %v, want %v", i, plan.Rows[i].Amounts, want[i])
		}
	}
	if err := b.SaveUnitTasks(&plan); err != nil {
		t.Fatal(err)
	}
	if n := u.Divide(&plan); n != 0 {
		t.Errorf("%d more", n)
	}
	if err := b.SaveUnitTasks(&u.Plan); err == nil {
		t.Error("tasks that were read before others were saved are saved over them")
	}
}

// A unit that stated no target is held to what it was given, in its row and in the sum; one that stated another is held to its own, and
// that is told. What a city gave the county itself stays when the county saves its own towns' tasks.
func TestGridHoldsUnitsToTheirTasks(t *testing.T) {
	s, _ := sampleStatement(t)
	b, folder := county(t, 3), t.TempDir()
	c := month(t, b.Book, "全县活动月", november.To, data.Targets{})
	own := apptest.Must(b.OwnOffice())(t)
	plan := data.TaskPlan{ID: c.ID, Rows: []data.TaskRow{{ID: own.ID, Amounts: data.Targets{99}}}}
	if err := b.Do("市里给的", func(tx *data.Tx) error { return tx.SaveUnitTasks(&plan) }); err != nil {
		t.Fatal(err)
	}
	give(t, b, c.ID, data.Targets{12, 13}, data.Targets{21, 22}, data.Targets{31})
	if given := apptest.Must(b.GivenTasks(c.ID))(t); given != (data.Targets{99}) {
		t.Error("the county's own:", given)
	}
	s.Scope.Targets = data.Targets{10, 13}
	first := townFile(t, folder, s, 0, 1, nil)
	s.Scope.Targets = data.Targets{}
	take(t, b, false, first, townFile(t, folder, s, 1, 1, nil))
	sum := apptest.Must(b.Summary(november))(t)
	for i, want := range []data.Targets{{10, 13}, {21, 22}, {}} {
		for k, n := range want[:2] {
			if got := sum.Units[i].Figures[[]string{"walk1.target", "walk2.target"}[k]]; got != n {
				t.Errorf("unit %d, walk %d: %d, want %d", i, k+1, got, n)
			}
		}
	}
	if n := sum.Total["walk1.target"]; n != 31 {
		t.Error("sum:", n)
	}
	if tags := sum.Units[0].Tags(); !slices.Contains(tags, "任务数不同") ||
		!strings.Contains(sum.Units[0].TaskWords(), "自报 10、给的是 12") || sum.Units[1].TaskWords() != "" {
		t.Error(tags, sum.Units[0].TaskWords(), sum.Units[1].TaskWords())
	}
	u := apptest.Must(b.UnitTasks(c.ID))(t)
	if told := u.Told(0, 0); !strings.HasPrefix(told, "完成 ") || !strings.HasSuffix(told, "，自报 10") || u.Told(2, 0) != "" {
		t.Error(told)
	}
	if text := u.TaskText(); strings.Count(text, "\n") != 3 || !strings.Contains(text, "走进村居社区 31 场") {
		t.Error(text)
	}
	week := november
	week.To = "2026-11-07"
	for _, u := range apptest.Must(b.Summary(week))(t).Units {
		if u.Given != (data.Targets{}) {
			t.Error("a part of the month is held to its task:", u.Given)
		}
	}
}
