package views

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"liujin/app/days"
	"liujin/app/paperwork"
	"liujin/app/table"
	"liujin/data"
	"liujin/views/kit"
)

// issuedList is the tab 印发登记 of 会议与简报: what went out, with the very files.
type issuedList struct {
	listAlone[*data.IssuedRow]
	shell *Shell
	panel *fyne.Container
	shown string // the paper in the panel
}

func issuedPapers(s *Shell) *Screen {
	p := &issuedList{shell: s, panel: container.NewVBox()}
	p.list = listOf(s, "issued", "印发登记", paperwork.IssuedColumns, s.paperwork.IssuedRows)
	p.list.Empty = empty("印发的文件", "公告、交办单、督办单、通知、简报、会议材料和活动情况统计表，打印或另存时会自动留存在这里。")
	p.list.Narrows = append(spans(s, p.list, func(r *data.IssuedRow) string { return r.Day }, func(*data.IssuedRow) bool { return true }),
		paperNarrows(), []kit.Narrow[*data.IssuedRow]{{Label: "全部状态"},
			{Label: "有效的", Keep: func(r *data.IssuedRow) bool { return r.Stands() && !r.Corrected }},
			{Label: "更正或作废的", Keep: func(r *data.IssuedRow) bool { return !r.Stands() || r.Corrected }}})
	p.list.Open = func(r *data.IssuedRow) { p.show(r) }
	p.draw()
	body := kit.Halves(0.58, kit.Card(p.list.Content()), kit.Card(container.NewVScroll(kit.Inset(12, p.panel))))
	h := head{acts: []fyne.CanvasObject{kit.Button("归档目录", func() { s.look(p.Prints()[0]) })}}
	return &Screen{Head: h, Content: body, Edit: p, Reload: func() {
		p.list.Reload()
		p.draw()
	}}
}

// paperNarrows keep the papers of a name, of those that go out.
func paperNarrows() []kit.Narrow[*data.IssuedRow] {
	all := []kit.Narrow[*data.IssuedRow]{{Label: "全部文件"}}
	for _, one := range paperwork.Papers {
		if paperwork.GoesOut(one.Name) {
			of := func(r *data.IssuedRow) bool { return r.Paper == one.Name }
			all = append(all, kit.Narrow[*data.IssuedRow]{Label: one.Title, Keep: of})
		}
	}
	for _, name := range []string{data.FilingPaper, data.DownwardPaper} {
		of := func(r *data.IssuedRow) bool { return r.Paper == name }
		all = append(all, kit.Narrow[*data.IssuedRow]{Label: paperwork.PaperTitle(name), Keep: of})
	}
	return all
}

// Prints is 归档目录 of the year that is counted.
func (p *issuedList) Prints() []kit.Paper {
	span, err := p.shell.counted()
	p.shell.try("统计", err)
	return []kit.Paper{p.shell.named("归档目录（"+span.To[:min(4, len(span.To))]+" 年）", "archive-list",
		paperwork.Order{From: span.From, To: span.To})}
}

// SelectFirst chooses the first row, as a click does.
func (p *issuedList) SelectFirst() { p.list.SelectAt(0) }

// Has reports whether a paper is among those that went out.
func (p *issuedList) Has(id string) bool { return p.row(id) != nil }

// Show shows one paper.
func (p *issuedList) Show(id string) {
	p.list.Choose(id)
	p.show(p.row(id))
}

// row is a paper by its id; nil when there is none.
func (p *issuedList) row(id string) *data.IssuedRow {
	rows, err := p.list.Load()
	if i := slices.IndexFunc(rows, func(r *data.IssuedRow) bool { return r.ID == id }); err == nil && i >= 0 {
		return rows[i]
	}
	return nil
}

func (p *issuedList) show(r *data.IssuedRow) {
	if p.shown = ""; r != nil {
		p.shown = r.ID
	}
	p.draw()
}

// draw shows the chosen paper with what can be done about it.
func (p *issuedList) draw() {
	s, r := p.shell, p.row(p.shown)
	if r == nil {
		p.panel.Objects = []fyne.CanvasObject{kit.Quiet("点左边的一份文件：再打原件、另存、更正、作废。")}
		p.panel.Refresh()
		return
	}
	file := kit.Flow()
	if r.Kept {
		file = kit.Flow(kit.Button("打开原件", func() { s.openIssued(r) }), kit.Button("原件另存为…", func() { s.saveIssued(r) }))
		if !r.Packed() { // a zip is nothing to print
			file.Objects = append([]fyne.CanvasObject{kit.Primary("打印原件", func() { s.reprint(r) })}, file.Objects...)
		}
	}
	about := kit.Flow()
	if r.Stands() && paperwork.Public(r.Paper) && !r.Corrected {
		about.Add(kit.Button("更正…", func() { s.correctIssued(r) }))
	}
	if r.Stands() {
		about.Add(kit.Button("作废…", func() { s.askVoid(r) }))
	}
	for _, one := range p.subjects(r) {
		about.Add(kit.Button("看"+one.title, func() { s.openRecord(one.Subject) }))
	}
	p.panel.Objects = []fyne.CanvasObject{kit.Heading(paperwork.PaperTitle(r.Paper)), kit.Prose(r.Title),
		kit.Prose(paperwork.IssuedWords(r)), file, about}
	if r.CorrectsID != "" {
		if first := p.row(r.CorrectsID); first != nil {
			p.panel.Add(kit.Flow(kit.Quiet("更正的是："), kit.Link(first.Title+"（"+days.Short(first.Day)+"）", func() { p.Show(first.ID) })))
		}
	}
	p.panel.Refresh()
}

// subjectWords are what the records are called that a paper can be about; a session is seen in its course.
var subjectWords = map[data.Kind]string{data.KindShift: "班次", data.KindOpinion: "意见建议", data.KindProposal: "议案建议",
	data.KindActivity: "活动", data.KindCourse: "培训", data.KindMeeting: "会议", data.KindBulletin: "简报"}

type issuedAbout struct {
	data.Subject
	title string
}

// subjects are the records that can be shown of a paper: the first of those that it is about.
func (p *issuedList) subjects(r *data.IssuedRow) []issuedAbout {
	whole, err := p.shell.app.DB().Issued(r.ID)
	if err != nil || len(whole.Subjects) == 0 {
		return nil
	}
	of := data.Subject{Kind: whole.Subjects[0].SubjectTable, ID: whole.Subjects[0].SubjectID}
	if subjectWords[of.Kind] == "" {
		return nil
	}
	if of.Kind == data.KindActivity { // each kind has its own screen
		row, err := p.shell.app.DB().ActivityRow(of.ID)
		if err != nil {
			return nil
		}
		return []issuedAbout{{data.Subject{Kind: row.Kind.Kind, ID: of.ID}, subjectWords[of.Kind]}}
	}
	return []issuedAbout{{of, subjectWords[of.Kind]}}
}

// issuedLine is a field that lists the papers which went out about the record; a click goes to the register.
func issuedLine[P kit.Identified](s *Shell, of data.Kind) kit.Field[P] {
	return kit.Listed("issued", "已印发", "", func(v P) []kit.PartLine { return s.issuedLines(of, v.RecordID()) })
}

// issuedLines are the papers that went out about a record.
func (s *Shell) issuedLines(of data.Kind, id string) (lines []kit.PartLine) {
	if id == "" {
		return nil
	}
	rows, err := s.paperwork.IssuedAbout(of, id)
	s.try("读取印发登记", err)
	for i := range rows {
		r, tag := &rows[i], kit.Tag{}
		if !r.Stands() {
			tag = kit.Tag{Text: "作废", Tone: table.Late}
		}
		lines = append(lines, kit.PartLine{Day: r.Day, Tag: tag, Text: r.Title, Open: func() {
			s.openRecord(data.Subject{Kind: data.KindIssued, ID: r.ID})
		}})
	}
	return lines
}
