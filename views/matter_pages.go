package views

import (
	"slices"
	"strings"

	"liujin/app/matters"
	"liujin/app/table"
	"liujin/data"
	"liujin/views/kit"
)

// opinionPage is what stands on an opinion's page: what was asked for, how far it is, and all that was done about it.
func (s *Shell) opinionPage(list *kit.List[*matters.OpinionRow], m *data.Opinion) kit.Page {
	page := kit.Page{Text: m.Text, Told: []string{"text", "steps", "route"}, Lines: dueLines(&m.Standing)}
	if row, ok := list.Row(m.ID); ok {
		page.Tags = standingTags(row.Stage, &m.Standing)
	}
	page.Tags = append(append(page.Tags, kit.Tag{Text: string(m.Route), Tone: table.Info}), outcomeTags(&m.OpinionFields)...)
	page.Parts = []kit.Part{s.stepsPart(m.Steps, m.Route == data.RouteOwn)}
	text, from, err := s.matters.Source(&m.OpinionFields)
	s.try("读取来源", err)
	var linked []kit.PartLine
	if from.Kind != "" {
		linked = append(linked, kit.PartLine{Tag: kit.Tag{Text: "来源"}, Text: text, Open: func() { s.openRecord(from) }})
	}
	made, err := s.matters.MadeInto(m.ID)
	s.try("读取议案建议", err)
	if made.ID != "" {
		tag := map[data.Kind]string{data.KindProposal: "代表建议", data.KindProject: "民生实事"}[made.Kind]
		linked = append(linked, kit.PartLine{Tag: kit.Tag{Text: tag}, Text: made.Name, Open: func() { s.openRecord(made.Subject) }})
	}
	page.Parts = append(page.Parts, kit.Part{Title: "相关", Lines: append(linked, s.supervisedLines(m.ID)...)})
	page.Parts = slices.Concat(page.Parts, s.untoldPart(m.ID), s.similarPart(m.ID))
	return page
}

// proposalPage is what stands on a proposal's page.
func (s *Shell) proposalPage(list *kit.List[*matters.ProposalRow], m *data.Proposal) kit.Page {
	page := kit.Page{Told: []string{"title", "text", "steps", "kind"}, Text: m.Text,
		Lines: append([]string{m.Title}, dueLines(&m.Standing)...)}
	if row, ok := list.Row(m.ID); ok {
		page.Tags = standingTags(row.Stage, &m.Standing)
	}
	page.Tags = append(page.Tags, kit.Tag{Text: string(m.Kind), Tone: table.Info})
	page.Parts = []kit.Part{s.stepsPart(m.Steps, true)}
	linked := append(s.madeOfLines(m.Origins), s.supervisedLines(m.ID)...)
	page.Parts = append(page.Parts, kit.Part{Title: "相关", Lines: linked})
	return page
}

// madeOfLines are the opinions that a proposal or a project was made of.
func (s *Shell) madeOfLines(origins []data.Origin) (lines []kit.PartLine) {
	all, err := s.matters.MadeOf(origins)
	if err != nil {
		return unreadable("意见建议", err)
	}
	for _, o := range all {
		lines = append(lines, kit.PartLine{Tag: kit.Tag{Text: "意见建议"}, Text: o.Name + "　" + o.Detail, Open: func() {
			s.openRecord(data.Subject{Kind: data.KindOpinion, ID: o.ID})
		}})
	}
	return lines
}

// standingTags are how far a matter is and how it was rated.
func standingTags(stage table.Cell, c *data.Standing) []kit.Tag {
	tags := []kit.Tag{{Text: stage.Text, Tone: max(stage.Tone, table.Plain)}}
	if c.Rating != "" && string(c.Rating) != stage.Text {
		tone := table.Good
		if c.Dissatisfied() {
			tone = table.Late
		}
		tags = append(tags, kit.Tag{Text: "结果" + string(c.Rating) + "，态度" + orDash(string(c.Attitude)), Tone: tone})
	}
	return tags
}

func orDash(text string) string {
	if text == "" {
		return "—"
	}
	return text
}

// dueLines say until when a matter is to be answered, and why, and by when what its answer promised is to be done.
func dueLines(c *data.Standing) (lines []string) {
	if c.Promised != "" {
		lines = append(lines, "承诺 "+c.Promised+" 前落实")
	}
	if c.Due != "" {
		lines = append(lines, "答复期限 "+c.Due+"："+c.DueHow)
	}
	return lines
}

// stepTones are the colours of what was done.
var stepTones = map[data.StepKind]table.Tone{data.StepAnswer: table.Good, data.StepReturn: table.Late, data.StepUrge: table.Due,
	data.StepRedo: table.Due, data.StepExtend: table.Due}

// stepsPart is what was done about a matter; waits: somebody is to be asked to handle it.
func (s *Shell) stepsPart(steps []data.Step, waits bool) kit.Part {
	part := kit.Part{Title: "办理过程", Lines: s.stepLines(steps)}
	if waits {
		part.Empty = "还没有交办。"
	}
	return part
}

// stepLines are what was done about a matter, a line each; the whole text stands below when one is opened.
func (s *Shell) stepLines(steps []data.Step) (lines []kit.PartLine) {
	names, err := s.handlerNames()
	s.try("读取承办单位", err)
	people, err := s.app.DeputyNames(s.app.Today())
	s.try("读取代表", err)
	for _, p := range data.InOrder(steps) {
		line := kit.PartLine{Day: p.Day, Tag: kit.Tag{Text: string(p.Kind), Tone: max(stepTones[p.Kind], table.Info)}}
		var words []string
		add := func(text string) {
			if text != "" {
				words = append(words, text)
			}
		}
		add(names[p.HandlerID])
		add(people[p.DeputyID])
		add(p.Document)
		add(string(p.Result))
		if p.Rating != "" {
			add("结果" + string(p.Rating) + "，态度" + orDash(string(p.Attitude)))
		}
		if p.SetsDeadline() && p.Due != "" {
			add("期限 " + p.Due)
		}
		if p.TakesDay() && p.Due != "" {
			add(dayWord(p.Kind) + p.Due)
		}
		add(p.Text)
		line.Text = strings.Join(words, " · ")
		if p.DueHow != "" {
			line.More = line.Text + "\n" + p.DueHow
		}
		lines = append(lines, line)
	}
	return lines
}

// dayWord says what the day of a step that takes one is.
func dayWord(k data.StepKind) string {
	if k == data.StepSubmit {
		return "要求答复 "
	}
	return "承诺落实 "
}

// handlerNames are what units are called, by their ids.
func (s *Shell) handlerNames() (map[string]string, error) {
	all, err := s.app.PickHandlers()
	names := make(map[string]string, len(all))
	for _, p := range all {
		names[p.ID] = p.Name
	}
	return names, err
}

// supervisedLines are the supervisions of a project, a proposal or an opinion.
func (s *Shell) supervisedLines(id string) (lines []kit.PartLine) {
	rows, err := s.app.Supervisions()
	if err != nil {
		return unreadable("督办", err)
	}
	for _, r := range rows {
		if r.SubjectID == id {
			lines = append(lines, kit.PartLine{Day: r.Day, Tag: kit.Tag{Text: "督办", Tone: table.Info}, Text: r.Deputies + " " + r.Progress,
				Open: func() { s.openRecord(data.Subject{Kind: data.KindSupervision, ID: r.ID}) }})
		}
	}
	return lines
}
