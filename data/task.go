package data

import (
	"fmt"
	"hash/crc32"
	"slices"
)

// Task is how much of a walk-in a group is to do in an activity month (任务), in the walk-in's unit.
type Task struct {
	Meta
	CampaignID string
	GroupID    string // "": of those in no group
	WalkIn     WalkIn
	Amount     int
}

var tasks = register(table[Task]{name: "task", title: "任务", order: "campaign_id, group_id, walk_in", parent: "campaign_id",
	columns: "campaign_id, group_id, walk_in, amount",
	fields:  func(t *Task) []any { return []any{&t.CampaignID, opt(&t.GroupID), &t.WalkIn, &t.Amount} }})

// TaskPlan is the tasks of an activity month (任务分解), a row a group.
type TaskPlan struct {
	ID   string // the activity month's: it has one plan
	Rev  int64  // tells the tasks apart that the plan was read with from those of another time
	Rows []GroupTasks
}

// GroupTasks are a group's tasks; 0: none is given.
type GroupTasks struct {
	GroupID string
	Amounts Targets
}

// RecordID is the activity month's.
func (p *TaskPlan) RecordID() string { return p.ID }

// Of is a group's tasks.
func (p *TaskPlan) Of(groupID string) Targets {
	for _, row := range p.Rows {
		if row.GroupID == groupID {
			return row.Amounts
		}
	}
	return Targets{}
}

// Total is what all groups are to do.
func (p *TaskPlan) Total() (all Targets) {
	for _, row := range p.Rows {
		for i, n := range row.Amounts {
			all[i] += n
		}
	}
	return all
}

// Validate checks a plan.
func (p *TaskPlan) Validate() error {
	bad := Invalid{}
	bad.need("campaign", p.ID, "活动月")
	if repeats(p.Rows, func(row GroupTasks) string { return "group " + row.GroupID }) {
		bad["rows"] = "一个小组只能有一行任务"
	}
	for i, row := range p.Rows {
		for k, n := range row.Amounts {
			if n < 0 || n > mostTarget {
				bad["rows"] = fmt.Sprintf("第 %d 行“%s”：请填 0 到 %d 的整数", i+1, WalkIns[k].Title(), mostTarget)
			}
		}
	}
	return bad.orNil()
}

// TaskPlan returns the tasks of an activity month.
func (r reader) TaskPlan(campaignID string) (TaskPlan, error) {
	all, err := tasks.of(r, campaignID)
	p := TaskPlan{ID: campaignID, Rev: revOf(all)}
	for _, t := range all {
		if n := len(p.Rows); n == 0 || p.Rows[n-1].GroupID != t.GroupID {
			p.Rows = append(p.Rows, GroupTasks{GroupID: t.GroupID})
		}
		if i := int(t.WalkIn) - 1; i >= 0 && i < len(WalkIns) { // a damaged ledger may have others
			p.Rows[len(p.Rows)-1].Amounts[i] = t.Amount
		}
	}
	return p, err
}

// revOf is a number of tasks with their revisions.
func revOf(all []Task) int64 {
	sum := crc32.NewIEEE()
	for i := range all {
		fmt.Fprintln(sum, all[i].ID, all[i].Rev)
	}
	return int64(sum.Sum32())
}

// SaveTaskPlan makes the tasks of an activity month be those of a plan; what is as it was is not touched. A plan that was read before the
// tasks became others is *Stale.
func (tx *Tx) SaveTaskPlan(p *TaskPlan) error {
	if err := p.Validate(); err != nil {
		return err
	}
	campaign, err := campaigns.get(tx.reader, p.ID)
	if err != nil {
		return err
	}
	now, err := tasks.of(tx.reader, p.ID)
	if err != nil {
		return err
	}
	if p.Rev != revOf(now) {
		return &Stale{}
	}
	var next []Task
	for _, row := range p.Rows {
		for i, n := range row.Amounts {
			if n == 0 {
				continue
			}
			t := Task{CampaignID: p.ID, GroupID: row.GroupID, WalkIn: WalkIn(i + 1)}
			if at := slices.IndexFunc(now, func(o Task) bool { return o.GroupID == t.GroupID && o.WalkIn == t.WalkIn }); at >= 0 {
				t = now[at]
			}
			t.Amount = n
			next = append(next, t)
		}
	}
	if err := tasks.saveChildren(tx, &campaign.Meta, next); err != nil {
		return err
	}
	lend(tx, &p.Rev)
	now, err = tasks.of(tx.reader, p.ID)
	p.Rev = revOf(now)
	return err
}
