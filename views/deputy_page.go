package views

import (
	"fmt"
	"strconv"

	"fyne.io/fyne/v2/container"

	"liujin/app"
	"liujin/app/table"
	"liujin/data"
	"liujin/views/kit"
)

// deputyPage is what stands on a deputy's page (一人一档): who it is, what was done this year, and all that is on record.
func (s *Shell) deputyPage(list *kit.List[*app.DeputyRow], p *data.Deputy) kit.Page {
	page := kit.Page{Told: []string{"name", "employer", "photos", "changes"}, Lines: []string{p.Employer}}
	if row, ok := list.Row(p.ID); ok {
		page.Tags = deputyTags(row)
	}
	page.Lines = append(page.Lines, s.lapsing(p.ID)...)
	if len(p.Photos) > 0 {
		page.Picture = container.NewGridWrap(thumb, s.picture(p.Photos[0], nil))
	}
	today := s.app.Today()
	did, err := s.desk.DeputyRecord(p.ID, today[:4]+"-01-01", today)
	s.try("读取履职情况", err)
	for i := range data.WalkIns {
		page.Tiles = append(page.Tiles, kit.Figure{Title: data.WalkIns[i].Short, Number: strconv.Itoa(did.Walks[i]), Rest: "次"})
	}
	page.Tiles = append(page.Tiles, kit.Figure{Title: "缺席", Number: strconv.Itoa(did.Absent), Rest: fmt.Sprintf("请假 %d", did.Leave)})
	report := kit.Figure{Title: "本届述职", Number: "未", Rest: "没有记录"}
	if did.Reported.Day != "" {
		report.Number, report.Rest = "已", did.Reported.Day
	}
	page.Tiles = append(page.Tiles, report)
	page.Parts = []kit.Part{
		{Title: "履职情况（上面的次数是 " + today[:4] + " 年）", Lines: s.historyOf(p.ID), Empty: "还没有参加活动的记录。"},
		{Title: "请假、缺席", Lines: s.missedBy(p.ID)},
	}
	return page
}

// lapsing says that a deputy stays away from sessions of the congress without leave.
func (s *Shell) lapsing(id string) (lines []string) {
	all, err := s.meetings.Lapsing(s.app.Today())
	s.try("读取人代会到会情况", err)
	for i := range all {
		if all[i].DeputyID == id {
			lines = append(lines, all[i].Words())
		}
	}
	return lines
}

// deputyTags are what a deputy is today.
func deputyTags(row *app.DeputyRow) (tags []kit.Tag) {
	switch {
	case row.InOffice:
		tags = append(tags, kit.Tag{Text: "在任", Tone: table.Good})
	case row.Elected:
		tags = append(tags, kit.Tag{Text: "当选待就任", Tone: table.Due})
	default:
		tags = append(tags, kit.Tag{Text: "不在任", Tone: table.Plain})
	}
	for _, text := range []string{row.Levels, row.Apart, row.Changes} {
		tags = append(tags, kit.Tag{Text: text, Tone: table.Info})
	}
	return tags
}

// historyOf lists what a deputy took part in, the newest first.
func (s *Shell) historyOf(id string) []kit.PartLine {
	all, err := s.app.History(id)
	if err != nil {
		return unreadable("履职记录", err)
	}
	return s.deedLines(all, table.Info)
}

// missedBy lists what a deputy was expected at and did not come to.
func (s *Shell) missedBy(id string) []kit.PartLine {
	all, err := s.app.DB().Missed(id)
	if err != nil {
		return unreadable("请假、缺席", err)
	}
	return s.deedLines(all, table.Due)
}

// deedLines are deeds as lines of a page; each opens its record.
func (s *Shell) deedLines(all []data.Deed, tone table.Tone) (lines []kit.PartLine) {
	for _, d := range all {
		lines = append(lines, kit.PartLine{Day: d.Day, Tag: kit.Tag{Text: d.What, Tone: tone}, Text: d.Title, Open: func() {
			s.openRecord(d.Subject)
		}})
	}
	return lines
}
