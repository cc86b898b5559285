package desk

import (
	"fmt"
	"slices"

	"liujin/app"
	"liujin/app/figures"
	"liujin/data"
)

// TaskGroup is a group of an activity month's 任务分解: who is in it at its end, or today, and what it did in each walk-in so far.
type TaskGroup struct {
	ID, Name string // ID "": those in no group
	Members  []app.DeputyRow
	Done     [len(data.WalkIns)]int
}

// TaskBoard is 任务分解: what each group is to do in an activity month, and did. An activity of two groups is done by both.
type TaskBoard struct {
	app.Span
	Groups []TaskGroup
	Plan   data.TaskPlan // a row a group, in their order
	Walks  WalkCounts    // of all
}

// CampaignAhead is the activity month that runs today, or the next one that comes, or the newest; "" there is none.
func (a *Book) CampaignAhead() (id string, err error) {
	c, err := a.ahead()
	return c.ID, err
}

func (a *Book) ahead() (found data.CampaignFields, err error) {
	all, err := a.DB().Campaigns() // the newest first
	for _, c := range all {
		if c.Ends >= a.Today() || found.ID == "" {
			found = c
		}
	}
	return found, err
}

// campaignSpan is an activity month with its days, begun or not.
func (a *Book) campaignSpan(id string) (app.Span, error) {
	c, err := a.DB().Campaign(id)
	if err != nil {
		return app.Span{}, err
	}
	return app.SpanOf(c.CampaignFields), nil
}

// TaskBoard reads an activity month's tasks with what was done.
func (a *Book) TaskBoard(campaignID string) (b TaskBoard, err error) {
	if b.Span, err = a.campaignSpan(campaignID); err != nil {
		return b, err
	}
	deputies, err := a.InOrder(a.AsOf(b.To))
	if err != nil {
		return b, err
	}
	for i := range deputies {
		d := &deputies[i]
		if n := len(b.Groups); n == 0 || b.Groups[n-1].ID != d.GroupID {
			name := d.Group
			if d.GroupID == "" {
				name = noGroup
			}
			b.Groups = append(b.Groups, TaskGroup{ID: d.GroupID, Name: name})
		}
		last := &b.Groups[len(b.Groups)-1]
		last.Members = append(last.Members, *d)
	}
	if err := b.leftOver(a); err != nil {
		return b, err
	}
	happened, err := a.Happened(b.From, b.To)
	if err != nil {
		return b, err
	}
	b.Walks = CountWalks(happened, b.Targets(), nil)
	groups := b.groupOf()
	for i := range b.Groups {
		for k, w := range CountWalks(happened, data.Targets{}, func(id string) bool { g, in := groups[id]; return in && g == i }) {
			b.Groups[i].Done[k] = w.Done
		}
	}
	return b, nil
}

// groupOf is which of the groups each deputy is in, by id.
func (b *TaskBoard) groupOf() map[string]int {
	groups := map[string]int{}
	for i := range b.Groups {
		for k := range b.Groups[i].Members {
			groups[b.Groups[i].Members[k].ID] = i
		}
	}
	return groups
}

// leftOver puts the plan into the groups' order; a group with tasks of which nobody is in office any more stays, at the end.
func (b *TaskBoard) leftOver(a *Book) error {
	plan, err := a.DB().TaskPlan(b.Campaign.ID)
	if err != nil {
		return err
	}
	names, err := a.DB().LatestNames(data.KindGroup)
	if err != nil {
		return err
	}
	for _, row := range plan.Rows {
		if !slices.ContainsFunc(b.Groups, func(g TaskGroup) bool { return g.ID == row.ID }) {
			b.Groups = append(b.Groups, TaskGroup{ID: row.ID, Name: names[row.ID]})
		}
	}
	b.Plan.ID, b.Plan.Rev = b.Campaign.ID, plan.Rev
	for i := range b.Groups {
		b.Plan.Rows = append(b.Plan.Rows, data.TaskRow{ID: b.Groups[i].ID, Amounts: plan.Of(b.Groups[i].ID)})
	}
	return nil
}

// Short names the groups that have fewer tasks than deputies, where it has any: each deputy is to do one thing at least.
func (b *TaskBoard) Short() (names []string) {
	for i := range b.Groups {
		n, members := sum(b.Plan.Rows[i].Amounts[:]), len(b.Groups[i].Members)
		if n > 0 && n < members {
			names = append(names, fmt.Sprintf("%s %d 人、%d 项", b.Groups[i].Name, members, n))
		}
	}
	return names
}

// SaveTasks saves what the groups are to do.
func (a *Book) SaveTasks(p *data.TaskPlan) error {
	if err := p.Validate(); err != nil {
		return err
	}
	s, err := a.campaignSpan(p.ID)
	if err != nil {
		return err
	}
	return a.Do("任务分解“"+s.Campaign.Name+"”", func(tx *data.Tx) error { return tx.SaveTaskPlan(p) })
}

// ProposedTasks is what the ledger says of the tasks of each walk-in.
type ProposedTasks [len(data.WalkIns)]struct {
	Parts []int // by group
	known []int // what the parts were made of
	why   string
}

// ProposeTasks divides an activity month's targets over the groups: by the villages of their deputies' constituencies, by the shifts that
// they are planned for, else by who is in office. Without a target the villages are divided so, and a group's task is what it is planned
// for and who is to be trained; what the ledger doesn't know stays empty. All parts of a target add up to it.
func (a *Book) ProposeTasks(b *TaskBoard) (p ProposedTasks, err error) {
	villages, all, err := a.villagesOf(b)
	if err != nil {
		return p, err
	}
	shifts, err := a.shiftsOf(b)
	if err != nil {
		return p, err
	}
	in := make([]int, len(b.Groups))
	for i := range b.Groups {
		in[i] = len(b.Groups[i].Members)
	}
	for k := range data.WalkIns {
		one, target := &p[k], b.Campaign.Targets[k]
		one.Parts, one.known, one.why = in, in, "本组在任代表 %d 人"
		switch data.WalkIns[k].WalkIn {
		case data.WalkVillage:
			one.known, one.why = villages, "本组代表的选区里 %d 个村居"
			one.Parts = figures.Share(all, villages)
		case data.WalkStation:
			one.Parts, one.known, one.why = shifts, shifts, "本组代表在活动月里排了 %d 班"
		case data.WalkTraining:
		default:
			one.Parts = make([]int, len(in)) // nothing says how many
		}
		if target > 0 && sum(one.known) == 0 {
			one.known, one.why = in, "本组在任代表 %d 人"
		}
		if target > 0 {
			one.Parts = figures.Share(target, one.known)
		}
	}
	return p, nil
}

// Why says what a group's part was made of; "" nothing is proposed.
func (p *ProposedTasks) Why(b *TaskBoard, group, walk int) string {
	one, target := &p[walk], b.Campaign.Targets[walk]
	if group >= len(one.known) || target == 0 && one.Parts[group] == 0 {
		return ""
	}
	why := fmt.Sprintf(one.why, one.known[group])
	if target > 0 {
		why = fmt.Sprintf("目标 %d %s，按%s（各组合计 %d）分", target, data.WalkIns[walk].Unit, why, sum(one.known))
	}
	return fmt.Sprintf("按台账是 %d：%s", one.Parts[group], why)
}

// Fill gives each group of a plan that has no task in a walk-in what the ledger says, and says how many tasks it gave. Of a target only as
// much as the tasks that are given leave of it is divided.
func (p *ProposedTasks) Fill(b *TaskBoard, plan *data.TaskPlan) (filled int) {
	for k := range p {
		parts, known, left := p[k].Parts, slices.Clone(p[k].known), b.Campaign.Targets[k]
		for i := range plan.Rows {
			if n := plan.Rows[i].Amounts[k]; n > 0 {
				known[i] = 0
				left -= n
			}
		}
		if b.Campaign.Targets[k] > 0 {
			parts = figures.Share(max(0, left), known)
		}
		for i := range plan.Rows {
			if now := &plan.Rows[i].Amounts[k]; *now == 0 && parts[i] > 0 {
				*now = parts[i]
				filled++
			}
		}
	}
	return filled
}

func sum(all []int) (n int) {
	for _, one := range all {
		n += one
	}
	return n
}

// villagesOf is in how many villages' constituencies each group has deputies, and in how many any has.
func (a *Book) villagesOf(b *TaskBoard) (each []int, all int, err error) {
	day := a.AsOf(b.To)
	tenures, err := a.DB().Tenures()
	if err != nil {
		return nil, 0, err
	}
	areas, err := a.DB().ConstituencyVillages()
	if err != nil {
		return nil, 0, err
	}
	villages, err := a.VillagesOn(day)
	if err != nil {
		return nil, 0, err
	}
	group := b.groupOf()
	at := map[string]map[int]bool{} // the groups with deputies of a constituency, then of a village
	for i := range tenures {
		t := &tenures[i]
		if g, in := group[t.DeputyID]; in && t.ConstituencyID != "" && t.InOffice(day) {
			add(at, t.ConstituencyID, g)
		}
	}
	for _, v := range areas {
		for g := range at[v.ConstituencyID] {
			add(at, v.VillageID, g)
		}
	}
	each = make([]int, len(b.Groups))
	for _, v := range villages {
		all += app.OneIf(len(at[v.ID]) > 0)
		for g := range at[v.ID] {
			each[g]++
		}
	}
	return each, all, nil
}

func add(to map[string]map[int]bool, id string, group int) {
	if to[id] == nil {
		to[id] = map[int]bool{}
	}
	to[id][group] = true
}

// shiftsOf is for how many shifts of the activity month any of a group's deputies is planned.
func (a *Book) shiftsOf(b *TaskBoard) ([]int, error) {
	rows, err := a.duty.Shifts(b.From, b.To)
	all := make([]int, len(b.Groups))
	for k := range rows {
		if rows[k].State == data.ShiftCancelled {
			continue
		}
		for i := range b.Groups {
			if slices.ContainsFunc(b.Groups[i].Members, func(d app.DeputyRow) bool { return rows[k].Has(d.ID) }) {
				all[i]++
			}
		}
	}
	return all, err
}
