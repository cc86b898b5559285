package paperwork

import (
	"fmt"
	"strings"

	"liujin/app"
	"liujin/app/intake"
	"liujin/app/papers"
	"liujin/app/print"
	"liujin/data"
)

// campaignOf is the activity month that an order names, or the one that runs today, or that comes next, or the newest.
func (a *Book) campaignOf(o Order) (string, error) {
	id, err := o.id()
	if err != nil || id != "" {
		return id, err
	}
	id, err = a.desk.CampaignAhead()
	if err == nil && id == "" {
		err = noRecord("活动月")
	}
	return id, err
}

// taskTable is 任务分解表 of an activity month.
func (a *Book) taskTable(h papers.Head, o Order) ([]*print.Document, error) {
	id, err := a.campaignOf(o)
	if err != nil {
		return nil, err
	}
	b, err := a.desk.TaskBoard(id)
	if err != nil {
		return nil, err
	}
	t := papers.Tasks{Campaign: b.Campaign.Name, From: b.From, To: b.To}
	for k := range data.WalkIns {
		t.Heads = append(t.Heads, data.WalkIns[k].Measured())
	}
	for i, g := range b.Groups {
		t.Groups = append(t.Groups, papers.GroupTasks{Name: g.Name, Members: len(g.Members), Cells: amounts(b.Plan.Rows[i].Amounts)})
	}
	t.Total = amounts(b.Plan.Total())
	return []*print.Document{t.Paper(h)}, nil
}

// amounts are numbers of tasks as they stand in a cell; none is empty.
func amounts(all data.Targets) []string {
	out := make([]string, len(all))
	for i, n := range all {
		if n > 0 {
			out[i] = fmt.Sprint(n)
		}
	}
	return out
}

// leadingGroup is 领导小组名单 of an activity month.
func (a *Book) leadingGroup(h papers.Head, o Order) ([]*print.Document, error) {
	id, err := a.campaignOf(o)
	if err != nil {
		return nil, err
	}
	c, err := a.DB().Campaign(id)
	if err != nil {
		return nil, err
	}
	var all []papers.Leading
	for _, one := range intake.LeadingGroup(c.Leading) {
		all = append(all, papers.Leading(one))
	}
	if len(all) == 0 {
		return nil, data.Fail(app.Refused, nil, "“%s”还没有写领导小组。请在“活动月”的“方案”里打开它，粘贴名单后再打印。", c.Name)
	}
	return []*print.Document{papers.LeadingGroup(h, c.Name, all)}, nil
}

// CampaignText is what a chat group is told of an activity month.
func (a *Book) CampaignText(id string) (string, error) {
	c, err := a.DB().Campaign(id)
	if err != nil {
		return "", err
	}
	h, err := a.Head()
	n := papers.CampaignNotice{Name: c.Name, Theme: c.Theme, From: c.Starts, To: c.Ends, WalkIns: c.Targets.Words(), Receipt: c.Receipt}
	return n.Text(h.Short), err
}

// taskSlips are 任务单, one a deputy, in the order of papers.
func (a *Book) taskSlips(h papers.Head, o Order) ([]*print.Document, error) {
	id, err := a.campaignOf(o)
	if err != nil {
		return nil, err
	}
	slips, err := a.desk.TaskSlips(id)
	var all []*print.Document
	for i := range slips {
		all = append(all, slips[i].Paper(h))
	}
	return all, err
}

// TaskTexts are the slips of all deputies as they are sent in chats, one below the other.
func (a *Book) TaskTexts(campaignID string) (string, error) {
	slips, err := a.desk.TaskSlips(campaignID)
	texts := make([]string, len(slips))
	for i := range slips {
		texts[i] = slips[i].Text()
	}
	return strings.Join(texts, "\n\n"), err
}
