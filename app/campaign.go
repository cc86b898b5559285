package app

import (
	"fmt"

	"liujin/app/days"
	"liujin/app/table"
	"liujin/data"
)

// CampaignColumns are the columns of 活动方案.
var CampaignColumns = []table.Column[*data.CampaignFields]{
	table.Of("name", "活动", 12, func(c *data.CampaignFields) string { return c.Name }),
	table.Of("theme", "主题", 14, func(c *data.CampaignFields) string { return c.Theme }),
	{Name: "starts", Head: "开始", Width: 6, Cell: func(c *data.CampaignFields) table.Cell { return table.D(c.Starts) }},
	{Name: "ends", Head: "结束", Width: 6, Cell: func(c *data.CampaignFields) table.Cell { return table.D(c.Ends) }},
}

// NewCampaign returns a campaign to fill: the month that has begun, with the last one's targets.
func (a *App) NewCampaign() (data.Campaign, error) {
	first, last := days.Month(a.Today())
	c := data.CampaignFields{Name: days.YearOf(first) + "年“六进”活动月", Starts: first, Ends: last}
	all, err := a.db.Campaigns() // the newest first
	if err == nil && len(all) > 0 {
		c.Targets = all[0].Targets
	}
	return data.Campaign{CampaignFields: c}, err
}

// Campaigns lists 活动月, the newest first.
func (a *App) Campaigns() ([]data.CampaignFields, error) { return a.db.Campaigns() }

// Campaign returns one campaign with its papers.
func (a *App) Campaign(id string) (data.Campaign, error) { return a.db.Campaign(id) }

// SaveCampaign saves a campaign with its papers.
func (a *App) SaveCampaign(p *data.Campaign) error {
	return a.Do(Saved(p.ID, "活动月", p.Name), func(tx *data.Tx) error { return tx.SaveCampaign(p) })
}

// DeleteCampaign deletes a campaign; records stay, for they belong to it by date only.
func (a *App) DeleteCampaign(p *data.Campaign) error {
	return a.Do("删除活动月“"+p.Name+"”", func(tx *data.Tx) error { return tx.DeleteCampaign(p.ID) })
}

// CampaignNow returns the campaign that runs today and a line about it, both empty when there is none.
func (a *App) CampaignNow() (data.CampaignFields, string, error) {
	c, err := a.db.CampaignOn(a.Today())
	if err != nil || c.ID == "" {
		return c, "", err
	}
	return c, c.Name + " · " + a.CampaignDay(&c), nil
}

// CampaignDay says which of its days a campaign that runs today has come to.
func (a *App) CampaignDay(c *data.CampaignFields) string {
	return fmt.Sprintf("第 %d 天 / %d 天", days.Count(c.Starts, a.Today()), days.Count(c.Starts, c.Ends))
}

// GivenTasks are what the superior gave this office to do in an activity month.
func (a *App) GivenTasks(campaignID string) (given data.Targets, err error) {
	own, err := a.OwnOffice()
	if err != nil || campaignID == "" {
		return given, err
	}
	plan, err := a.db.UnitTasks(campaignID)
	return plan.Of(own.ID), err
}
