package papers

import (
	"cmp"
	"fmt"
	"strings"

	"liujin/app/days"
	"liujin/app/figures"
	"liujin/app/print"
)

// Tasks is 任务分解表: what each group is to do in an activity month.
type Tasks struct {
	Campaign, From, To string
	Heads              []string // of the walk-ins, with their units: 村居（场）
	Groups             []GroupTasks
	Total              []string
}

// GroupTasks is a group's line of it; an empty cell is a task that is not given in numbers.
type GroupTasks struct {
	Name    string
	Members int
	Cells   []string
}

// CampaignNotice is what a chat group is told of an activity month.
type CampaignNotice struct {
	Name, Theme, From, To string
	WalkIns               []string // 走进村居社区 28 场
	Receipt               bool     // 要回执
}

// Text is the notice as a unit pastes it into a chat group.
func (n *CampaignNotice) Text(short string) string {
	lines := []string{"【通知】" + n.Name, fmt.Sprintf("各位代表：%s%s开展%s。", short, days.Period(n.From, n.To), n.Name)}
	if n.Theme != "" {
		lines = append(lines, "主题："+n.Theme)
	}
	if len(n.WalkIns) > 0 {
		lines = append(lines, "目标："+strings.Join(n.WalkIns, "、"))
	}
	lines = append(lines, "请每位代表至少参加一项，各人的任务和安排另发任务单。")
	if n.Receipt {
		lines = append(lines, "收到请回复。")
	}
	return strings.Join(lines, "\n")
}

// Leading is one of 领导小组: the post there, who holds it and what he is; of a line that names nobody it is all Post.
type Leading struct{ Post, Name, Job string }

// Paper makes the table.
func (t *Tasks) Paper(h Head) *print.Document {
	first := []print.Column{{Width: 38, Align: print.Left}, {Width: 16}}
	table := &print.Table{Size: print.Size4, Pad: 1.6, Head: heads(append([]string{"代表小组", "代表"}, t.Heads...)...), Columns: first}
	for range t.Heads {
		table.Columns = append(table.Columns, print.Column{Width: 20})
	}
	all := 0
	for _, g := range t.Groups {
		all += g.Members
		table.Rows = append(table.Rows, taskRow(g.Name, g.Members, g.Cells))
	}
	table.Rows = append(table.Rows, taskRow("合计", all, t.Total))
	blocks := []print.Block{headline(print.Size2, 154, t.Campaign, "任务分解表"), print.Gap(0.3),
		print.Sides{Left: h.Unit, Right: days.Period(t.From, t.To), Size: print.Size5}, table, print.Gap(0.3),
		print.Flush("每名代表至少参加一项。空格为不定数量的任务，按活动方案开展。")}
	d := h.document("任务分解表-"+t.Campaign, blocks...)
	d.Margins = print.Margins{Top: 25, Left: 18, Right: 18, Bottom: 22}
	return d
}

func taskRow(name string, members int, cells []string) print.Row {
	row := print.Row{Cells: []print.Cell{{Text: name}, {Text: fmt.Sprint(members)}}}
	for _, text := range cells {
		row.Cells = append(row.Cells, print.Cell{Text: text})
	}
	return row
}

// LeadingGroup is 领导小组名单.
func LeadingGroup(h Head, campaign string, all []Leading) *print.Document {
	table := &print.Table{Size: print.Size3, Pad: 2, Head: heads("组内职务", "姓名", "职务"),
		Columns: []print.Column{{Width: 36}, {Width: 34}, {Width: 86, Align: print.Left}}}
	for i := 0; i < len(all); i++ {
		if all[i].Name == "" {
			table.Rows = append(table.Rows, print.Row{Cells: []print.Cell{{Text: all[i].Post, Cols: 3, Align: print.Left}}})
			continue
		}
		row := print.Row{Cells: []print.Cell{{Text: Spaced(all[i].Name)}, {Text: all[i].Job}}}
		if i == 0 || all[i-1].Name == "" || all[i-1].Post != all[i].Post {
			rows := 1
			for i+rows < len(all) && all[i+rows].Post == all[i].Post && all[i+rows].Name != "" && rows < mostMerged {
				rows++
			}
			row.Cells = append([]print.Cell{{Text: all[i].Post, Rows: rows}}, row.Cells...)
		}
		table.Rows = append(table.Rows, row)
	}
	return h.document("领导小组名单-"+campaign, headline(print.Size2, 154, campaign, "领导小组名单"), print.Gap(0.8), table)
}

// TaskSlip is 任务单 of one deputy: what the group is to do together, what the deputy is planned for, and what was done.
type TaskSlip struct {
	Campaign, From, To string
	Name, Group        string   // "": in no group
	Together           []string // 村居社区 5 场
	Own                []string // 12月3日 9:00 在港口社区代表联络站接待选民
	Done               []string // 走进市场主体
}

// parts are what a slip says, each with its heading.
func (s *TaskSlip) parts() (all []noticePart) {
	if len(s.Together) > 0 {
		who := cmp.Or(s.Group, "没有编入小组的代表")
		all = append(all, noticePart{head: "小组任务", lines: running(who + "共同完成：" + strings.Join(s.Together, "，") + "。每名代表至少参加一项。")})
	} else {
		all = append(all, noticePart{head: "小组任务", lines: running("按活动方案参加“六个走进”，每名代表至少参加一项。")})
	}
	own := noticePart{head: "已经安排的", lines: running(s.Own...)}
	if len(s.Own) == 0 {
		own.lines = running("暂无，另行通知。")
	}
	all = append(all, own)
	if len(s.Done) > 0 {
		all = append(all, noticePart{head: "已经参加的", lines: running(strings.Join(s.Done, "，") + "。")})
	}
	return all
}

// Text is the slip as it is sent to the deputy in a chat.
func (s *TaskSlip) Text() string {
	text := fmt.Sprintf("【任务单】%s代表：%s（%s）请您参加：\n", s.Name, s.Campaign, days.Period(s.From, s.To))
	for i, p := range s.parts() {
		text += fmt.Sprintf("%d.%s：", i+1, p.head)
		for k, l := range p.lines {
			if len(p.lines) > 1 {
				text += "\n  "
			} else if k > 0 {
				text += "；"
			}
			text += l.text
		}
		text += "\n"
	}
	return strings.TrimRight(text, "\n")
}

// Paper makes the slip.
func (s *TaskSlip) Paper(h Head) *print.Document {
	blocks := []print.Block{print.PaperTitle{Text: "代表任务单"}, print.Gap(0.5), print.Flush(s.Name + "代表："),
		print.Body(fmt.Sprintf("%s于%s开展，请您参加以下工作：", s.Campaign, days.Period(s.From, s.To)))}
	for i, p := range s.parts() {
		blocks = append(blocks, print.Heading(1, figures.Numeral(i+1)+"、"+p.head))
		for _, l := range p.lines {
			blocks = append(blocks, print.Body(l.text))
		}
	}
	blocks = append(blocks, print.Issued{Issuer: h.Unit, Date: days.Long(h.Day)})
	return h.document("任务单-"+s.Name, blocks...)
}
