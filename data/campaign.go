package data

import "fmt"

// CampaignFields is an activity month (活动月). A record belongs to it by its date; nothing is entered into it.
type CampaignFields struct {
	Meta
	Name, Theme  string
	Starts, Ends string
	Targets      Targets
	Leading      string // 领导小组, a line a post: 组长：王某（镇党委书记）
	Receipt      bool   // 要回执: those who were told are to say that they got it
	Note         string
}

// Targets are what the walk-ins are to come to, in their order and in the units of WalkIns.
type Targets [len(WalkIns)]int

// mostTarget is the most that a target or a task can be.
const mostTarget = 100000

// Validate checks a campaign.
func (c *CampaignFields) Validate() error {
	bad := Invalid{}
	bad.need("name", c.Name, "活动名称")
	bad.within("name", c.Name, "活动名称", 60)
	bad.within("theme", c.Theme, "主题", 60)
	bad.within("leading", c.Leading, "领导小组", 2000)
	bad.within("note", c.Note, "备注", 500)
	bad.need("starts", c.Starts, "开始日期")
	bad.need("ends", c.Ends, "结束日期")
	bad.day("starts", c.Starts, "开始日期")
	bad.day("ends", c.Ends, "结束日期")
	if c.Starts != "" && c.Ends != "" && c.Ends < c.Starts {
		bad["ends"] = "结束日期早于开始日期"
	}
	for i, n := range c.Targets {
		if n < 0 || n > mostTarget {
			bad[WalkIns[i].WalkIn.TargetField()] = fmt.Sprintf("目标数请填 0 到 %d 的整数", mostTarget)
		}
	}
	return bad.orNil()
}

var campaigns = register(table[CampaignFields]{name: "campaign", title: "活动月", label: "name", order: "starts DESC, name",
	columns: "name, theme, starts, ends, " + targetColumns() + ", leading, receipt, note",
	fields: func(c *CampaignFields) []any {
		t := &c.Targets
		return []any{&c.Name, &c.Theme, &c.Starts, &c.Ends, &t[0], &t[1], &t[2], &t[3], &t[4], &t[5], &c.Leading, &c.Receipt, &c.Note}
	}})

var _ = ruled(campaigns, reader.Campaign)

// Campaign is a campaign with the papers attached to it (实施方案).
type Campaign struct {
	CampaignFields
	Files []Attachment
}

// Campaigns returns all campaigns, the newest first.
func (r reader) Campaigns() ([]CampaignFields, error) { return campaigns.list(r, "") }

// Campaign returns a campaign with its papers.
func (r reader) Campaign(id string) (c Campaign, err error) {
	if c.CampaignFields, err = campaigns.get(r, id); err == nil {
		c.Files, err = r.attachmentsOf("campaign", id)
	}
	return c, err
}

// CampaignOn returns the campaign that a day falls into, the latest started if several; its ID is "" when there is none.
func (r reader) CampaignOn(day string) (CampaignFields, error) {
	found, err := campaigns.list(r, "? BETWEEN starts AND ends", day)
	if err != nil || len(found) == 0 {
		return CampaignFields{}, err
	}
	return found[0], nil
}

// SaveCampaign saves a campaign with its papers.
func (tx *Tx) SaveCampaign(c *Campaign) error {
	if err := c.Validate(); err != nil {
		return err
	}
	if err := campaigns.save(tx, &c.CampaignFields); err != nil {
		return err
	}
	return tx.saveAttachments("campaign", &c.Meta, c.Files)
}

// DeleteCampaign deletes a campaign, with who was told of it; its records stay, for they belong to it by date only.
func (tx *Tx) DeleteCampaign(id string) error {
	if err := campaigns.delete(tx, id); err != nil {
		return err
	}
	return tx.dropDeliveries()
}
