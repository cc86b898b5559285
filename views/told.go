package views

import (
	"fmt"

	"fyne.io/fyne/v2"

	"liujin/app"
	"liujin/app/desk"
	"liujin/app/rolls"
	"liujin/data"
	"liujin/views/kit"
)

// toldPage is the tab 传达 of 活动月: who was told of the activity month that runs or comes, and who is to be called.
type toldPage struct {
	listAlone[*rolls.DeliveryRow]
	shell    *Shell
	campaign data.CampaignFields
	rows     []rolls.DeliveryRow // as they were read last
}

func toldOf(s *Shell) *Screen {
	p := &toldPage{shell: s}
	p.list = listOf(s, "campaign-delivery", "传达", desk.CampaignDeliveryColumns, p.read)
	p.list.Empty = empty("传达", "在“方案”里新增活动月、导入代表名册以后，这里列出每名代表传达到没有。")
	told := func(r *rolls.DeliveryRow) bool { return r.Delivered() }
	unconfirmed := kept(app.Unconfirmed, func(r *rolls.DeliveryRow) bool { return told(r) && !r.By.Confirmed })
	unconfirmed.If = func() bool { return p.campaign.Receipt }
	p.list.Narrows = [][]kit.Narrow[*rolls.DeliveryRow]{{{Label: "全部"},
		kept(app.Untold, func(r *rolls.DeliveryRow) bool { return !told(r) }),
		{Label: "不在群里", Keep: func(r *rolls.DeliveryRow) bool { return r.NotInChat }},
		{Label: "已传达", Keep: told},
		unconfirmed}}
	p.list.Acts = p.acts()
	p.list.Open = func(r *rolls.DeliveryRow) { s.openRecord(data.Subject{Kind: data.KindDeputy, ID: r.ID}) }
	h := head{facts: []*kit.Chip{kit.NewFact(p.fact)},
		acts: []fyne.CanvasObject{kit.Button("复制通知文本", p.copy), kit.Button("登记“已发群”", p.chat)}}
	return &Screen{Head: h, Content: kit.Card(p.list.Content()), Edit: p, Reload: func() {
		p.list.Reload()
		h.update()
	}}
}

// acts are what can be done with marked deputies; 收到回执 only where it is asked for.
func (p *toldPage) acts() (all []kit.Act) {
	s := p.shell
	act := func(label string, do func(ids []string) error) {
		all = append(all, kit.Act{Label: label, Do: func(ids []string) { s.try(label, do(ids)) }})
	}
	for _, way := range data.DeliveryMethods {
		act(string(way)+"传达", func(ids []string) error {
			return s.desk.TellCampaign(p.campaign.ID, ids, rolls.DeliveryBy{Method: way, Day: s.app.Today()})
		})
	}
	if p.campaign.Receipt {
		act("收到回执", func(ids []string) error { return s.desk.ConfirmCampaign(p.campaign.ID, ids) })
	}
	act("取消登记", func(ids []string) error { return s.desk.UntellCampaign(p.campaign.ID, ids) })
	act("标为不在群里", func(ids []string) error { return s.app.MarkNotInChat(ids, true) })
	act("标为在群里", func(ids []string) error { return s.app.MarkNotInChat(ids, false) })
	return all
}

// read reads who was told of the activity month that runs or comes next.
func (p *toldPage) read() ([]rolls.DeliveryRow, error) {
	p.campaign, p.rows = data.CampaignFields{}, nil
	id, err := p.shell.desk.CampaignAhead()
	if err != nil || id == "" {
		return nil, err
	}
	c, err := p.shell.app.Campaign(id)
	if err != nil {
		return nil, err
	}
	p.campaign = c.CampaignFields
	p.list.Acts = p.acts()
	p.rows, err = p.shell.desk.CampaignDeliveries(id)
	return p.rows, err
}

// fact says of which activity month deputies are told, and how far that is.
func (p *toldPage) fact() string {
	if p.campaign.ID == "" {
		return ""
	}
	return p.campaign.Name + "：" + rolls.DeliveryWords(p.rows)
}

const noCampaign = "还没有活动月，先在“方案”里新增。"

// copy puts the notice of the activity month on the clipboard.
func (p *toldPage) copy() {
	if p.campaign.ID == "" {
		p.shell.Refused(noCampaign)
		return
	}
	text, err := p.shell.paperwork.CampaignText(p.campaign.ID)
	if err != nil {
		p.shell.Failed("活动月通知", err)
		return
	}
	fyne.CurrentApp().Clipboard().SetContent(text)
	p.shell.Done("通知文本已复制，可以粘贴到微信群；发了以后点“登记“已发群””。")
}

// chat notes that the group was told: everybody who is in it at once. Who isn't is the list to be called.
func (p *toldPage) chat() {
	if p.campaign.ID == "" {
		p.shell.Refused(noCampaign)
		return
	}
	left, err := p.shell.desk.TellChat(p.campaign.ID)
	if left > 0 {
		p.list.NarrowTo([]string{string(app.Untold)})
	}
	if err != nil {
		p.shell.Failed("传达", err)
	} else if left > 0 {
		p.shell.Done(fmt.Sprintf("群里的代表都登记了；不在群里的 %d 名请打电话，勾选后点“电话传达”。", left))
	}
}
