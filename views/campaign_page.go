package views

import (
	"fmt"
	"slices"
	"strings"

	"liujin/app"
	"liujin/app/days"
	"liujin/app/desk"
	"liujin/app/intake"
	"liujin/app/table"
	"liujin/data"
	"liujin/views/kit"
)

// campaignPage is 总览 of an activity month: what it came to, by walk-in, by group, by 关键少数, beside other activity months and by month of
// its year. A number of the walk-ins, of a month and of an activity month opens its rows, that of a group its tasks, that of 关键少数
// who has taken no part yet.
func (s *Shell) campaignPage(c *data.Campaign) kit.Page {
	page := kit.Page{Told: []string{"name", "starts", "ends", "leading"}, Tags: []kit.Tag{s.campaignTag(c)},
		Lines: []string{days.Period(c.Starts, c.Ends)}}
	for i := range data.WalkIns {
		page.Told = append(page.Told, data.WalkIns[i].WalkIn.TargetField())
	}
	page.Lines = append(page.Lines, s.givenLines(c)...)
	board, err := s.desk.TaskBoard(c.ID)
	if err != nil {
		s.Failed("统计活动月", err)
		return page
	}
	for i := range board.Walks {
		w := &board.Walks[i]
		page.Tiles = append(page.Tiles, kit.Figure{Title: w.Title(), Number: w.DoneOf(), Rest: w.Unit})
	}
	page.Parts = []kit.Part{{Title: "六个走进", Lines: s.walkLines(&board)}, s.groupsPart(&board), s.keyPart(&board),
		s.monthsPart(c.Starts[:4]), s.othersPart(), leadingPart(c)}
	page.Parts = slices.DeleteFunc(page.Parts, func(p kit.Part) bool { return p.Title == "" })
	return page
}

// givenLines say what the superior gave this office to do in an activity month.
func (s *Shell) givenLines(c *data.Campaign) (lines []string) {
	given, err := s.app.GivenTasks(c.ID)
	if err != nil {
		s.Failed("读取上级给的任务", err)
	}
	if words := given.Words(); len(words) > 0 {
		lines = append(lines, "上级给的任务："+strings.Join(words, "，"))
	}
	return lines
}

// campaignTag says whether an activity month comes, runs or is over.
func (s *Shell) campaignTag(c *data.Campaign) kit.Tag {
	switch today := s.app.Today(); {
	case today < c.Starts:
		return kit.Tag{Text: fmt.Sprintf("还有 %d 天开始", days.Between(today, c.Starts)), Tone: table.Plain}
	case today > c.Ends:
		return kit.Tag{Text: "已结束", Tone: table.Plain}
	default:
		return kit.Tag{Text: s.app.CampaignDay(&c.CampaignFields), Tone: table.Info}
	}
}

// walkLines say of each walk-in what else it came to.
func (s *Shell) walkLines(b *desk.TaskBoard) (lines []kit.PartLine) {
	for i := range b.Walks {
		w := &b.Walks[i]
		lines = append(lines, kit.PartLine{Tag: kit.Tag{Text: w.Short, Tone: table.Info},
			Text: fmt.Sprintf("%s %s %s", w.Work, w.DoneOf(), w.Unit), Note: w.Line(), Open: func() { s.openRows(w.Rows(b.Span)) }})
	}
	return lines
}

// groupsPart is what each group did of its tasks.
func (s *Shell) groupsPart(b *desk.TaskBoard) kit.Part {
	if len(b.Groups) == 0 {
		return kit.Part{}
	}
	var c chart
	for i := range b.Groups {
		g, tasks := &b.Groups[i], b.Plan.Rows[i].Amounts
		c.row(fmt.Sprintf("%s（%d）", g.Name, len(g.Members)), func(k int) (float64, string) {
			if tasks[k] == 0 {
				return 0, fmt.Sprint(g.Done[k])
			}
			return float64(g.Done[k]) / float64(tasks[k]), fmt.Sprintf("%d/%d", g.Done[k], tasks[k])
		})
	}
	return kit.Part{Title: "各小组（完成/任务）", Chart: c.heat("代表小组", func(int, int) { s.Open("task-plan", b.Campaign.ID) })}
}

// keyPart is the part that 关键少数 took.
func (s *Shell) keyPart(b *desk.TaskBoard) kit.Part {
	key, err := s.desk.KeyParts(&b.Walks, b.To)
	if err != nil {
		s.Failed("统计关键少数", err)
	}
	var of []string // of the rows
	var c chart
	for i := range key {
		if g := &key[i]; g.Members > 0 {
			of = append(of, g.Name)
			c.part(g, func(k int) string { return g.Of(data.WalkIn(k + 1)) })
		}
	}
	if len(c.names) == 0 {
		return kit.Part{}
	}
	return kit.Part{Title: "关键少数（参加过的/在任）", Chart: c.heat("", func(row, walk int) {
		s.coverageOf(b.Span, data.WalkIn(walk+1), of[row])
	})}
}

// monthsPart is the year, month by month.
func (s *Shell) monthsPart(year string) kit.Part {
	months, err := s.desk.MonthsOf(year)
	if err != nil {
		s.Failed("统计各月", err)
	}
	if len(months) == 0 {
		return kit.Part{}
	}
	var most [len(data.WalkIns)]int
	for i := range months {
		for k := range most {
			most[k] = max(most[k], months[i].Walks[k].Done)
		}
	}
	var c chart
	for i := range months {
		m := &months[i]
		c.row(days.InMonths(m.From, m.To), func(k int) (float64, string) {
			n := m.Walks[k].Done
			return float64(n) / float64(max(1, most[k])), fmt.Sprint(n)
		})
	}
	open := func(row, walk int) { s.openRows(months[row].Walks[walk].Rows(months[row].Span)) }
	return kit.Part{Title: year + " 年逐月", Chart: c.heat("月份", open)}
}

// othersPart sets all activity months that have begun side by side, where there are several; one that is opened is counted on the desk.
func (s *Shell) othersPart() kit.Part {
	all, err := s.desk.CampaignTotals()
	if err != nil {
		s.Failed("统计活动月", err)
	}
	if len(all) < 2 {
		return kit.Part{}
	}
	var c chart
	for i := range all {
		of := &all[i]
		c.row(of.Campaign.Name, func(k int) (float64, string) {
			w := &of.Walks[k]
			return float64(w.Done) / float64(max(1, w.Target)) * float64(app.OneIf(w.Target > 0)), w.DoneOf()
		})
	}
	return kit.Part{Title: "与历次活动月比较（完成/目标）", Chart: c.heat("活动月", func(row, _ int) {
		s.Go("desk")
		s.deskDays().choose(all[row].Span.Span)
	})}
}

// leadingPart is 领导小组.
func leadingPart(c *data.Campaign) kit.Part {
	part := kit.Part{}
	for _, one := range intake.LeadingGroup(c.Leading) {
		line := kit.PartLine{Text: one.Post}
		if one.Name != "" {
			line = kit.PartLine{Tag: kit.Tag{Text: one.Post, Tone: table.Info}, Text: one.Name, Note: one.Job}
		}
		part.Title, part.Lines = "领导小组", append(part.Lines, line)
	}
	return part
}
