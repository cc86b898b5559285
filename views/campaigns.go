package views

import (
	"fmt"
	"strings"

	"liujin/app"
	"liujin/app/days"
	"liujin/app/paperwork"
	"liujin/data"
	"liujin/views/kit"
)

// summaryAhead is how many days before its end the 总结 of an activity month is offered.
const summaryAhead = 7

// campaigns is the tab 方案 of 活动月: activity months with their targets and papers.
func campaigns(s *Shell) *Screen {
	list := listOf(s, "campaign", "活动方案", app.CampaignColumns, s.app.Campaigns)
	list.Empty = empty("活动月", "点右上角新增，填名称、起止日期和六个走进的目标数；记录按日期自动计入。")
	e := &kit.Editor[*data.CampaignFields, *data.Campaign]{List: list, Record: kit.Record[*data.Campaign]{Name: "campaign", Noun: "活动月",
		Validate: func(p *data.Campaign) error { return p.Validate() }, Read: kit.Reads(s.app.Campaign), Save: s.app.SaveCampaign,
		Delete: s.app.DeleteCampaign,
		New:    kit.Makes(s.app.NewCampaign), Caption: func(p *data.Campaign) string { return p.Name }, Fields: s.campaignFields()}}
	e.Page = s.campaignPage
	e.Acts = func(c *data.Campaign) []kit.RecordAct {
		if s.app.Today() < days.After(c.Ends, -summaryAhead) { // not to be thought of before
			return nil
		}
		of := c.CampaignFields
		return []kit.RecordAct{{Label: "写总结", Do: func() { s.writeSummary(&of) }}}
	}
	e.Papers = func(opened string) []kit.Paper { return s.campaignPapers(list, opened) }
	screen, first := show(s, head{}, "新增活动月", e), true
	reload := screen.Reload
	screen.Reload = func() { // the month that runs or comes next is what is looked for here
		if reload(); first {
			first = false
			if id, err := s.desk.CampaignAhead(); err == nil && id != "" {
				e.Show(id)
			}
		}
	}
	return screen
}

// campaignPapers is the total page of the activity month in the form.
func (s *Shell) campaignPapers(list *kit.List[*data.CampaignFields], opened string) []kit.Paper {
	for _, c := range list.View().Rows() {
		if c.ID == opened {
			all := []kit.Paper{s.named("活动情况统计表（打开的活动月）", "activity-stats", paperwork.Order{From: c.Starts, To: c.Ends})}
			if c.Leading != "" {
				all = append(all, s.named("领导小组名单", "leading-group", paperwork.Of(opened)))
			}
			return all
		}
	}
	return nil
}

func (s *Shell) campaignFields() []kit.Field[*data.Campaign] {
	fields := []kit.Field[*data.Campaign]{
		kit.Text("name", "活动名称", func(p *data.Campaign) *string { return &p.Name }).Required().Full(),
		kit.Text("theme", "主题", func(p *data.Campaign) *string { return &p.Theme }).Full(),
		kit.Day("starts", "开始日期", s.app.Today, func(p *data.Campaign) *string { return &p.Starts }).Required(),
		kit.Day("ends", "结束日期", s.app.Today, func(p *data.Campaign) *string { return &p.Ends }).Required(),
		kit.Section[*data.Campaign]("六个走进的目标数"),
		kit.Note(func(c *data.Campaign) string { return strings.Join(s.givenLines(c), "") }).
			If(func(c *data.Campaign) bool { return len(s.givenLines(c)) > 0 }),
	}
	for i := range data.WalkIns {
		w := &data.WalkIns[i]
		fields = append(fields, kit.Number(w.WalkIn.TargetField(), fmt.Sprintf("%d. %s（%s）", w.WalkIn, w.Title(), w.Unit),
			func(p *data.Campaign) *int { return &p.Targets[i] }))
	}
	return append(fields,
		kit.Area("leading", "领导小组（每行一个职务，如：组长：王某（镇党委书记））", 3, func(p *data.Campaign) *string { return &p.Leading }),
		kit.Yes("receipt", "传达后要回执（代表回复“收到”）", func(p *data.Campaign) *bool { return &p.Receipt }),
		fileField("实施方案等文件（拖入即可）", s, func(p *data.Campaign) *[]data.Attachment { return &p.Files }),
		kit.Area("note", "备注", 2, func(p *data.Campaign) *string { return &p.Note }))
}
