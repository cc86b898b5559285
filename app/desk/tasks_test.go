package desk_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"liujin/app"
	"liujin/app/apptest"
	"liujin/app/desk"
	"liujin/data"
)

// What each group did is recounted from the records one by one; proposed parts add up to the targets, and a group's own numbers are those
// that the ledger has.
func TestTasks(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	b := desk.New(a)
	board := recountTasks(t, a)
	if len(board.Groups) < 5 || len(board.Plan.Rows) != len(board.Groups) {
		t.Fatalf("%d groups, %d rows", len(board.Groups), len(board.Plan.Rows))
	}
	proposes(t, b, &board)
	board.Campaign.Targets = data.Targets{}
	p := apptest.Must(b.ProposeTasks(&board))(t)
	plan := emptied(&board)
	p.Fill(&board, &plan)
	for i, g := range board.Groups {
		own := plan.Rows[i].Amounts
		if own[5] != len(g.Members) || own[1] != 0 || own[3] != 0 || own[4] != 0 || own[2] == 0 ||
			!strings.Contains(p.Why(&board, i, 5), "在任代表") {
			t.Errorf("%s: %v %s", g.Name, own, p.Why(&board, i, 5))
		}
	}
	if n := plan.Total()[0]; n == 0 || n > len(apptest.Must(a.VillagesOn(board.Campaign.Ends))(t)) {
		t.Errorf("%d villages", n)
	}
}

// recountTasks compares what each group did in the activity month with its records, one by one.
func recountTasks(t *testing.T, a *app.App) desk.TaskBoard {
	t.Helper()
	campaign := apptest.Must(a.DB().CampaignOn(apptest.SampleDay))(t)
	board := apptest.Must(desk.New(a).TaskBoard(campaign.ID))(t)
	for _, g := range board.Groups {
		var times [6]int
		subjects, trained, voters := map[data.WalkIn]map[string]bool{}, map[string]bool{}, 0
		for _, e := range apptest.Must(a.DB().Activities(""))(t) {
			came := false
			for _, d := range g.Members {
				if e.Day >= campaign.Starts && e.Day <= campaign.Ends && slices.Contains(strings.Split(e.DeputyIDs, ","), d.ID) {
					came = true
					if e.WalkIn == data.WalkTraining {
						trained[d.ID] = true
					}
				}
			}
			if !came {
				continue
			}
			times[e.WalkIn-1]++
			if subjects[e.WalkIn] == nil {
				subjects[e.WalkIn] = map[string]bool{}
			}
			switch e.WalkIn {
			case data.WalkEnterprise:
				subjects[e.WalkIn][apptest.Must(a.DB().Visit(e.ID))(t).Fields.EnterpriseID] = true
			case data.WalkProject:
				subjects[e.WalkIn][supervised(apptest.Must(a.DB().Supervision(e.ID))(t).Fields)] = true
			case data.WalkVoters:
				voters += apptest.Must(a.DB().Outreach(e.ID))(t).Fields.Voters
			}
		}
		want := [6]int{times[0], len(subjects[2]), times[2], len(subjects[4]), voters, len(trained)}
		if g.Done != want {
			t.Errorf("%s did %v, by hand %v", g.Name, g.Done, want)
		}
	}
	return board
}

// emptied is a board's plan without a number.
func emptied(b *desk.TaskBoard) data.TaskPlan {
	plan := b.Plan
	plan.Rows = slices.Clone(plan.Rows)
	for i := range plan.Rows {
		plan.Rows[i].Amounts = data.Targets{}
	}
	return plan
}

// proposes fills an empty plan, and one in which a group has a number already: each time the parts come to the target, unless what was
// typed is more.
func proposes(t *testing.T, b *desk.Book, board *desk.TaskBoard) {
	t.Helper()
	p := apptest.Must(b.ProposeTasks(board))(t)
	for _, typed := range []int{0, 1, 7, 1000} {
		plan := emptied(board)
		plan.Rows[0].Amounts[0] = typed
		want := board.Campaign.Targets
		want[0] = max(want[0], typed)
		if n := p.Fill(board, &plan); n == 0 || plan.Total() != want || typed > 0 && plan.Rows[0].Amounts[0] != typed {
			t.Errorf("%d typed: %d filled, parts come to %v, targets are %v", typed, n, plan.Total(), want)
		}
	}
}

// Tasks are saved, undone and read again; a group with tasks is kept, and said when there are fewer than deputies.
func TestSavedTasks(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	b := desk.New(a)
	campaign := apptest.Must(a.DB().CampaignOn(apptest.SampleDay))(t)
	board := apptest.Must(b.TaskBoard(campaign.ID))(t)
	before := board.Plan
	next := before
	next.Rows = slices.Clone(before.Rows)
	next.Rows[0].Amounts = data.Targets{1, 2}
	next.Rows[1].Amounts = data.Targets{}
	if err := b.SaveTasks(&next); err != nil {
		t.Fatal(err)
	}
	board = apptest.Must(b.TaskBoard(campaign.ID))(t)
	if !slices.Equal(board.Plan.Rows, next.Rows) {
		t.Errorf("%v\n%v", board.Plan.Rows, next.Rows)
	}
	if short := board.Short(); len(short) == 0 || !strings.HasPrefix(short[0], board.Groups[0].Name) || !strings.Contains(short[0], "3 项") {
		t.Error(short)
	}
	if err := a.Undo(); err != nil {
		t.Fatal(err)
	}
	if board = apptest.Must(b.TaskBoard(campaign.ID))(t); !slices.Equal(board.Plan.Rows, before.Rows) {
		t.Errorf("undone: %v", board.Plan.Rows)
	}
	var stale *data.Stale
	if err := b.SaveTasks(&next); !errors.As(err, &stale) {
		t.Errorf("tasks read before an undo are saved over it: %v", err)
	}
	next.Rows[0].Amounts[3] = -1
	if err := b.SaveTasks(&next); err == nil || !strings.Contains(err.Error(), "走进项目一线") {
		t.Error(err)
	}
}

// A plan that was typed before there was a group, or while there was another, is brought to the groups that there are.
func TestOldPlanInOrder(t *testing.T) {
	rows := func(all ...data.TaskRow) []data.TaskRow { return all }
	a, b, c := data.TaskRow{ID: "a", Amounts: data.Targets{1}}, data.TaskRow{ID: "b", Amounts: data.Targets{2}},
		data.TaskRow{ID: "c", Amounts: data.Targets{3}}
	board := desk.TaskBoard{Plan: data.TaskPlan{ID: "1", Rows: rows(a, b)}}
	typed := data.TaskRow{ID: "b", Amounts: data.Targets{7}}
	p := data.TaskPlan{ID: "1", Rows: rows(c, typed)}
	if p.Follow(&board.Plan); !slices.Equal(p.Rows, rows(a, typed)) {
		t.Error(p.Rows)
	}
	p.Rows = rows(c, a, typed)
	if p.Follow(&board.Plan); !slices.Equal(p.Rows, rows(a, typed)) {
		t.Error(p.Rows)
	}
}

// An activity month goes with its tasks and comes back with them; a group with tasks is not deleted, and it is said why and what else can
// be done.
func TestTasksOfWhatGoes(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	b := desk.New(a)
	campaign := apptest.Must(a.DB().CampaignOn(apptest.SampleDay))(t)
	g := app.GroupRow{Group: data.Group{Name: "临时小组"}}
	if err := a.SaveGroup(&g); err != nil {
		t.Fatal(err)
	}
	plan := apptest.Must(a.DB().TaskPlan(campaign.ID))(t)
	plan.Rows = append(slices.Clone(plan.Rows), data.TaskRow{ID: g.ID, Amounts: data.Targets{2}})
	if err := b.SaveTasks(&plan); err != nil {
		t.Fatal(err)
	}
	if err := a.DeleteGroup(&g); err == nil || !strings.Contains(err.Error(), "1 条任务在用它") || !strings.Contains(err.Error(), "停用") {
		t.Error(err)
	}
	before := apptest.Must(a.DB().TaskPlan(campaign.ID))(t)
	c := apptest.Must(a.Campaign(campaign.ID))(t)
	for range 2 {
		if err := a.DeleteCampaign(&c); err != nil {
			t.Fatal(err)
		}
		if left := apptest.Must(a.DB().TaskPlan(campaign.ID))(t); len(left.Rows) > 0 {
			t.Error(left.Rows)
		}
		if err := a.Undo(); err != nil {
			t.Fatal(err)
		}
		if now := apptest.Must(a.DB().TaskPlan(campaign.ID))(t); !slices.Equal(now.Rows, before.Rows) {
			t.Errorf("%v\n%v", now.Rows, before.Rows)
		}
		c = apptest.Must(a.Campaign(campaign.ID))(t)
	}
}

func supervised(f data.SupervisionFields) string { return f.ProposalID + f.ProjectID + f.OpinionID }
