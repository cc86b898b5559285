package views

import (
	"fmt"
	"strconv"
	"strings"

	"liujin/app"
	"liujin/app/days"
	"liujin/app/matters"
	"liujin/app/table"
	"liujin/data"
	"liujin/views/kit"
)

// stationPage is what stands on a station's page: whom it has, when it is open next, and what took place there.
func (s *Shell) stationPage(p *data.Station) kit.Page {
	page := kit.Page{Told: []string{"name", "kind", "checks"},
		Tags: append(s.existing(p.ID), kit.Tag{Text: string(p.Kind), Tone: table.Info})}
	met := 0
	var items []kit.PartLine
	for _, c := range p.Checks {
		tag := kit.Tag{Text: "未达标", Tone: table.Due}
		if c.Met {
			met++
			tag = kit.Tag{Text: "已达标", Tone: table.Good}
		}
		items = append(items, kit.PartLine{Tag: tag, Text: c.Item})
	}
	held, err := s.app.Services()
	s.try("读取站点活动", err)
	year := s.app.Today()[:4]
	times, voters := 0, 0
	var lines []kit.PartLine
	for _, v := range held {
		if v.SubjectID != p.ID {
			continue
		}
		if v.Persons > 0 && strings.HasPrefix(v.Day, year) {
			times, voters = times+1, voters+v.Voters
		}
		lines = append(lines, kit.PartLine{Day: v.Day, Tag: kit.Tag{Text: string(v.ServiceKind), Tone: table.Info},
			Text: v.Deputies + app.OpinionsTaken(v.Opinions),
			Open: func() { s.openRecord(data.Subject{Kind: data.KindService, ID: v.ID}) }})
	}
	page.Tiles = []kit.Figure{{Title: "进站代表", Number: strconv.Itoa(len(p.Members)), Rest: "名"},
		{Title: year + " 年活动", Number: strconv.Itoa(times), Rest: "次"}, {Title: "接待选民", Number: strconv.Itoa(voters), Rest: "人次"}}
	if len(p.Checks) > 0 {
		page.Tiles = append(page.Tiles, kit.Figure{Title: "达标", Number: fmt.Sprintf("%d/%d", met, len(p.Checks)), Rest: "项"})
	}
	page.Parts = []kit.Part{{Title: "接下来的班次", Lines: s.comingShifts(p.ID), Empty: "没有排班。"},
		{Title: "开展的活动", Lines: lines, Empty: "还没有活动的记录。"}, {Title: "达标清单", Lines: items}}
	return page
}

// comingShifts are a station's planned shifts of the days from today on.
func (s *Shell) comingShifts(station string) (lines []kit.PartLine) {
	today := s.app.Today()
	rows, err := s.duty.Shifts(today, days.After(today, 62))
	if err != nil {
		return unreadable("班次", err)
	}
	for i := range rows {
		r := &rows[i]
		if r.StationID != station || r.State == data.ShiftCancelled || r.ActivityID != "" {
			continue
		}
		status, tone := r.Status()
		lines = append(lines, kit.PartLine{Day: r.Day, Tag: kit.Tag{Text: status, Tone: tone},
			Text: r.Weekday() + " " + r.Hours() + "　" + r.Names(),
			Open: func() { s.openRecord(data.Subject{Kind: data.KindShift, ID: r.ID}) }})
	}
	return lines
}

// existing is the tag of what has ended; none for what is there.
func (s *Shell) existing(id string) []kit.Tag {
	if there, err := s.app.Exists(id, s.app.Today()); err != nil || there {
		s.try("读取变更", err)
		return nil
	}
	return []kit.Tag{{Text: "已停用", Tone: table.Plain}}
}

// enterprisePage is what stands on an enterprise's page: who keeps in touch, when it was visited, and what it asked for.
func (s *Shell) enterprisePage(f *data.Enterprise) kit.Page {
	page := kit.Page{Told: []string{"name", "kind", "visits"},
		Tags: append(s.existing(f.ID), kit.Tag{Text: string(f.Kind), Tone: table.Info})}
	visits := s.visitsOf(f.ID)
	asked, err := s.matters.Opinions()
	s.try("读取意见建议", err)
	var lines []kit.PartLine
	wants, open := 0, 0
	for _, o := range asked {
		if o.EnterpriseID == f.ID {
			line := opinionLine(s, o)
			if lines = append(lines, line); !o.Asks() { // told apart, as everywhere
				lines[len(lines)-1].Text = string(o.Kind) + "：" + line.Text
				continue
			}
			wants, open = wants+1, open+app.OneIf(o.Open())
		}
	}
	page.Tiles = []kit.Figure{{Title: "走访", Number: strconv.Itoa(len(visits)), Rest: "次"},
		{Title: "诉求", Number: strconv.Itoa(wants), Rest: fmt.Sprintf("未办结 %d", open)}}
	page.Parts = []kit.Part{{Title: "走访历史", Lines: visits, Empty: "还没有走访记录。"}, {Title: "反映的诉求", Lines: lines}}
	return page
}

// opinionLine is an opinion as a line of another record's page.
func opinionLine(s *Shell, o matters.OpinionRow) kit.PartLine {
	return kit.PartLine{Day: o.Day, Tag: kit.Tag{Text: o.Stage.Text, Tone: o.Stage.Tone}, Text: o.Text, Open: func() {
		s.openRecord(data.Subject{Kind: data.KindOpinion, ID: o.ID})
	}}
}

// projectPage is what stands on a project's page: how far it is, what is due, and who looked after it.
func (s *Shell) projectPage(list *kit.List[*matters.ProjectRow], w *data.Project) kit.Page {
	page := kit.Page{Text: w.Content, Told: []string{"title", "content", "milestones", "progress", "state",
		"deputy_fine", "people_fine", "deputy_fair", "people_fair", "deputy_poor", "people_poor"}}
	if row, ok := list.Row(w.ID); ok {
		page.Tags = []kit.Tag{{Text: string(w.State), Tone: table.Info}, {Text: row.Stage.Text, Tone: max(row.Stage.Tone, table.Plain)}}
		page.Tiles = []kit.Figure{{Title: "进度", Number: fmt.Sprintf("%d%%", row.Percent), Rest: row.Seen},
			{Title: "督办", Number: strconv.Itoa(row.Supervised), Rest: "次"}}
		page.Lines = []string{row.Asks}
	}
	for _, r := range []struct {
		who              string
		fine, fair, poor int
	}{{"代表", w.DeputyFine, w.DeputyFair, w.DeputyPoor}, {"群众", w.PeopleFine, w.PeopleFair, w.PeoplePoor}} {
		if all := r.fine + r.fair + r.poor; all > 0 {
			page.Lines = append(page.Lines, fmt.Sprintf("%s评估 %d 人：满意 %d，基本满意 %d，不满意 %d", r.who, all, r.fine, r.fair, r.poor))
		}
	}
	today := s.app.Today()
	var nodes, seen []kit.PartLine
	for _, m := range w.Milestones {
		line := kit.PartLine{Day: m.Due, Text: m.Title, Tag: kit.Tag{Text: "未到", Tone: table.Plain}}
		switch {
		case m.Done != "":
			line.Tag, line.Text = kit.Tag{Text: "完成", Tone: table.Good}, m.Title+"（"+m.Done+"）"
		case m.Due != "" && m.Due < today:
			line.Tag = kit.Tag{Text: "逾期", Tone: table.Late}
		}
		nodes = append(nodes, line)
	}
	for _, p := range w.Progress {
		seen = append(seen, kit.PartLine{Day: p.Day, Tag: kit.Tag{Text: fmt.Sprintf("%d%%", p.Percent), Tone: table.Info}, Text: p.Text})
	}
	page.Parts = []kit.Part{{Title: "节点", Lines: nodes}, {Title: "单位报告的进度", Lines: seen, Empty: "还没有报告过进度。"},
		{Title: "督办", Lines: s.supervisedLines(w.ID), Empty: "还没有督办。"}, {Title: "来自", Lines: s.madeOfLines(w.Origins)}}
	return page
}
