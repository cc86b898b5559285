package desk_test

import (
	"slices"
	"strings"
	"testing"

	"liujin/app/apptest"
	"liujin/app/desk"
	"liujin/data"
)

// What each group did is recounted from the records one by one; proposed parts add up to the targets, and a group's own numbers are those
// that the ledger has.
func TestTasks(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	b := desk.New(a)
	campaign := apptest.Must(a.DB().CampaignOn(apptest.SampleDay))(t)
	board := apptest.Must(b.TaskBoard(campaign.ID))(t)
	if len(board.Groups) < 5 || len(board.Plan.Rows) != len(board.Groups) {
		t.Fatalf("%d groups, %d rows", len(board.Groups), len(board.Plan.Rows))
	}
	activities := apptest.Must(a.DB().Activities(""))(t)
	for _, g := range board.Groups {
		var times [6]int
		subjects, trained, voters := map[data.WalkIn]map[string]bool{}, map[string]bool{}, 0
		for _, e := range activities {
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
	p := apptest.Must(b.ProposeTasks(&board))(t)
	if total := p.Plan.Total(); total != campaign.Targets {
		t.Errorf("parts come to %v, targets are %v", total, campaign.Targets)
	}
	board.Campaign.Targets = data.Targets{}
	p = apptest.Must(b.ProposeTasks(&board))(t)
	for i, g := range board.Groups {
		own := p.Plan.Rows[i].Amounts
		if own[5] != len(g.Members) || own[1] != 0 || own[3] != 0 || own[4] != 0 || own[2] == 0 || !strings.Contains(p.Why[i][5], "在任代表") {
			t.Errorf("%s: %v %v", g.Name, own, p.Why[i])
		}
	}
	if n := p.Plan.Total()[0]; n == 0 || n > len(apptest.Must(a.VillagesOn(campaign.Ends))(t)) {
		t.Errorf("%d villages", n)
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
	next.Rows[0].Amounts[3] = -1
	if err := b.SaveTasks(&next); err == nil || !strings.Contains(err.Error(), "走进项目一线") {
		t.Error(err)
	}
}

func supervised(f data.SupervisionFields) string { return f.ProposalID + f.ProjectID }
