package data

import (
	"fmt"
	"hash/crc32"
	"slices"
)

// Task is how much of a walk-in a group or an office is to do in an activity month (任务), in the walk-in's unit.
type Task struct {
	Meta
	CampaignID string
	Whose      string // the group's or the office's id; "": of those in no group
	WalkIn     WalkIn
	Amount     int
}

// tasks are those of the groups. unitTasks are those of offices: of one below it is what this one gave, of the own one what the superior
// gave.
var (
	tasks     = taskTable("task", "任务", "group_id")
	unitTasks = taskTable("unit_task", "单位任务", "office_id")
)

// taskTable makes the table of the tasks of whom a column names.
func taskTable(name, title, whose string) *table[Task] {
	return register(table[Task]{name: name, title: title, order: "campaign_id, " + whose + ", walk_in", parent: "campaign_id",
		columns: "campaign_id, " + whose + ", walk_in, amount",
		fields:  func(t *Task) []any { return []any{&t.CampaignID, opt(&t.Whose), &t.WalkIn, &t.Amount} }})
}

// TaskPlan is the tasks of an activity month (任务分解), a row a group, or a row an office.
type TaskPlan struct {
	ID   string // the activity month's: it has one plan of each
	Rev  int64  // tells the tasks apart that the plan was read with from those of another time
	Rows []TaskRow
}

// TaskRow is the tasks of one group or office; 0: none is given.
type TaskRow struct {
	ID      string // whose they are
	Amounts Targets
}

// RecordID is the activity month's.
func (p *TaskPlan) RecordID() string { return p.ID }

// Of is the tasks of a group or an office.
func (p *TaskPlan) Of(id string) Targets {
	for _, row := range p.Rows {
		if row.ID == id {
			return row.Amounts
		}
	}
	return Targets{}
}

// Put gives a row other tasks in a walk-in.
func (p *TaskPlan) Put(id string, walk, n int) {
	for i := range p.Rows {
		if p.Rows[i].ID == id {
			p.Rows[i].Amounts[walk] = n
		}
	}
}

// Set gives a group or an office its tasks, or takes them away.
func (p *TaskPlan) Set(id string, amounts Targets) {
	p.Rows = slices.DeleteFunc(slices.Clone(p.Rows), func(row TaskRow) bool { return row.ID == id })
	if amounts != (Targets{}) {
		p.Rows = append(p.Rows, TaskRow{ID: id, Amounts: amounts})
	}
}

// Total is what all are to do.
func (p *TaskPlan) Total() (all Targets) {
	for _, row := range p.Rows {
		for i, n := range row.Amounts {
			all[i] += n
		}
	}
	return all
}

// Follow puts a plan that was typed earlier into the rows of the one that there is now: a row that it does not know has the tasks that are
// saved, one that is there no more goes with its tasks.
func (p *TaskPlan) Follow(now *TaskPlan) {
	same := func(x, y TaskRow) bool { return x.ID == y.ID }
	if slices.EqualFunc(p.Rows, now.Rows, same) {
		return
	}
	typed := p.Rows
	p.Rows = slices.Clone(now.Rows)
	for i := range p.Rows {
		if at := slices.IndexFunc(typed, func(row TaskRow) bool { return same(row, p.Rows[i]) }); at >= 0 {
			p.Rows[i] = typed[at]
		}
	}
}

// Validate checks a plan.
func (p *TaskPlan) Validate() error {
	bad := Invalid{}
	bad.need("campaign", p.ID, "活动月")
	if repeats(p.Rows, func(row TaskRow) string { return "of " + row.ID }) {
		bad["rows"] = "一个小组、一个单位只能有一行任务"
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

// TaskPlan returns the tasks of the groups in an activity month.
func (r reader) TaskPlan(campaignID string) (TaskPlan, error) { return r.taskPlan(tasks, campaignID) }

// UnitTasks returns the tasks of offices in an activity month.
func (r reader) UnitTasks(campaignID string) (TaskPlan, error) {
	return r.taskPlan(unitTasks, campaignID)
}

func (r reader) taskPlan(from *table[Task], campaignID string) (TaskPlan, error) {
	all, err := from.of(r, campaignID)
	p := TaskPlan{ID: campaignID, Rev: revOf(all)}
	for _, t := range all {
		if n := len(p.Rows); n == 0 || p.Rows[n-1].ID != t.Whose {
			p.Rows = append(p.Rows, TaskRow{ID: t.Whose})
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

// SaveTaskPlan makes the tasks of the groups in an activity month be those of a plan; what is as it was is not touched. A plan that was
// read before the tasks became others is *Stale.
func (tx *Tx) SaveTaskPlan(p *TaskPlan) error { return tx.saveTasks(tasks, p) }

// SaveUnitTasks makes the tasks of offices in an activity month be those of a plan, as SaveTaskPlan does.
func (tx *Tx) SaveUnitTasks(p *TaskPlan) error { return tx.saveTasks(unitTasks, p) }

func (tx *Tx) saveTasks(to *table[Task], p *TaskPlan) error {
	if err := p.Validate(); err != nil {
		return err
	}
	campaign, err := campaigns.get(tx.reader, p.ID)
	if err != nil {
		return err
	}
	now, err := to.of(tx.reader, p.ID)
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
			t := Task{CampaignID: p.ID, Whose: row.ID, WalkIn: WalkIn(i + 1)}
			if at := slices.IndexFunc(now, func(o Task) bool { return o.Whose == t.Whose && o.WalkIn == t.WalkIn }); at >= 0 {
				t = now[at]
			}
			t.Amount = n
			next = append(next, t)
		}
	}
	if err := to.saveChildren(tx, &campaign.Meta, next); err != nil {
		return err
	}
	lend(tx, &p.Rev)
	now, err = to.of(tx.reader, p.ID)
	p.Rev = revOf(now)
	return err
}
