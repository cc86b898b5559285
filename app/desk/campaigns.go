package desk

import (
	"fmt"

	"liujin/app"
	"liujin/app/table"
	"liujin/data"
)

// CampaignTotal is what an activity month came to, beside its targets.
type CampaignTotal struct {
	app.Span
	Walks    WalkCounts
	Deputies int // who took part in any of the walk-ins
	Persons  int // participations of those present (人次)
	Opinions int // taken there (活动中收集)
}

// RecordID is the activity month's.
func (c *CampaignTotal) RecordID() string { return c.Campaign.ID }

// CampaignTotals counts each activity month that has begun, the newest first; the one that runs as far as it is.
func (a *Book) CampaignTotals() ([]CampaignTotal, error) {
	campaigns, err := a.CampaignSpans()
	if err != nil {
		return nil, err
	}
	all := make([]CampaignTotal, len(campaigns))
	for i, span := range campaigns {
		c := &all[i]
		c.Span = span
		if c.Walks, err = a.Walks(span.From, span.To, span.Targets()); err != nil {
			return nil, err
		}
		c.Deputies = len(TookPart(&c.Walks))
		for k := range c.Walks {
			c.Persons += c.Walks[k].Persons
			c.Opinions += c.Walks[k].Opinions
		}
	}
	return all, nil
}

// CampaignTotalColumns are the columns of 历次对比: each walk-in's number with its target.
var CampaignTotalColumns = campaignTotalColumns()

func campaignTotalColumns() []table.Column[*CampaignTotal] {
	all := []table.Column[*CampaignTotal]{
		table.Of("name", "活动月", 15, func(c *CampaignTotal) string { return c.Campaign.Name }),
		{Name: "starts", Head: "开始", Width: 5.5, Cell: func(c *CampaignTotal) table.Cell { return table.D(c.From) }},
		table.Column[*CampaignTotal]{Name: "ends", Head: "结束", Width: 5.5, Cell: func(c *CampaignTotal) table.Cell {
			return table.D(c.To)
		}}.Hide(),
	}
	for i := range data.WalkIns {
		w := &data.WalkIns[i]
		all = append(all, table.Column[*CampaignTotal]{Name: w.WalkIn.TargetField(), Head: w.Short + "（" + w.Unit + "）", Width: 5,
			Cell: func(c *CampaignTotal) table.Cell { return reached(c.Walks[i].Done, c.Walks[i].Target) }})
	}
	return append(all,
		table.Column[*CampaignTotal]{Name: "deputies", Head: "参加代表", Width: 5, Cell: func(c *CampaignTotal) table.Cell {
			return table.N(c.Deputies)
		}},
		table.Column[*CampaignTotal]{Name: "persons", Head: "人次", Width: 4, Cell: func(c *CampaignTotal) table.Cell {
			return table.N(c.Persons)
		}},
		table.Column[*CampaignTotal]{Name: "opinions", Head: "活动中收集建议", Width: 7, Cell: func(c *CampaignTotal) table.Cell {
			return table.N(c.Opinions)
		}})
}

// reached is a number with the target that it is held to: 31/40.
func reached(done, target int) table.Cell {
	c := table.N(done)
	if target > 0 {
		c.Text = fmt.Sprintf("%d/%d", done, target)
	}
	return c
}
