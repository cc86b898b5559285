package paperwork

import (
	"cmp"
	"errors"
	"fmt"
	"strings"

	"liujin/app"
	"liujin/app/days"
	"liujin/app/desk"
	"liujin/app/figures"
	"liujin/app/papers"
	"liujin/app/print"
	"liujin/app/rolls"
	"liujin/data"
)

// summaryPaper is 活动月总结: a text of the records of an activity month, which the office goes on with. It is a bulletin without a number.
const summaryPaper = "campaign-summary"

// summary are the lines of a 总结 that the records give beside those of any bulletin. Each begins with a label of its own, by which it is
// found again to be drawn up anew.
type summary struct {
	walks                         []papers.Words
	key, told, trained, news      papers.Words
	opinions, proposals, promised papers.Words
	idle, outside                 papers.Words
	groups                        []string // a table, its head first; none: there are no tasks
}

// groupHead begins the table of the groups in a text, groupLine stands before it.
const (
	groupHead = "｜代表小组｜"
	groupLine = "各小组完成任务的情况见下表（完成/任务）。"
)

// NewSummary drafts the 总结 of an activity month, as far as it is.
func (a *Book) NewSummary(campaignID string) (b data.Bulletin, err error) {
	c, err := a.DB().Campaign(campaignID)
	if err != nil {
		return b, err
	}
	own, err := a.OwnOffice()
	if err != nil {
		return b, err
	}
	b = data.Bulletin{Kind: data.BulletinSummary, Day: a.Today(), Since: c.Starts, Until: c.Ends, Title: own.Called() + c.Name + "总结"}
	if c.Starts > a.Today() {
		return b, data.Fail(app.Refused, nil, "“%s”还没有开始（%s），没有可以总结的。", c.Name, c.Starts)
	}
	b.Title = app.Shortened(b.Title, 58)
	err = a.draft(&b)
	return b, err
}

// SummaryOf is the 总结 of an activity month that is saved, the newest; "" there is none.
func (a *Book) SummaryOf(c *data.CampaignFields) (id string, err error) {
	all, err := a.bulletinsOf(data.BulletinSummary)
	for i := range all {
		if all[i].Since <= c.Ends && c.Starts <= all[i].Until {
			return all[i].ID, err
		}
	}
	return "", err
}

// summary counts what a 总结 says.
func (a *Book) summary(b *data.Bulletin, d *drafted) (s summary, err error) {
	span, err := a.SpanIn(b.Since, b.Until)
	if err != nil {
		return s, err
	}
	walks, err := a.desk.Walks(span.From, span.To, span.Campaign.Targets)
	if err != nil {
		return s, err
	}
	for i := range walks {
		s.walks = append(s.walks, walkWords(&walks[i], span))
	}
	for _, part := range []func(*summary, app.Span) error{
		func(s *summary, span app.Span) error { return a.summaryKey(s, span, &walks) },
		a.summaryGroups, a.summaryMatters, a.summaryWork} {
		if err := part(&s, span); err != nil {
			return s, err
		}
	}
	s.absent(d)
	return s, nil
}

// walkWords tell of one walk-in: 走进市场主体：走访 31 家（目标 40 家，77.5%）；活动 35 次，代表 62 人次参加，收集意见建议 5 件。
func walkWords(w *desk.WalkCount, span app.Span) papers.Words {
	said := papers.Words(nil).Say("%s：%s ", w.Title(), w.Work).Count(w.Done, " "+w.Unit, w.Rows(span).Link())
	if w.Target > 0 {
		said = said.Say("（目标 %d %s，%s）", w.Target, w.Unit, figures.Percent(w.Done, w.Target))
	}
	said = said.Say("；活动 ").Count(w.Times, " 次", span.Rows(w.Kind, app.InSpan).Link()).Say("，代表 %d 人次参加", w.Persons)
	switch {
	case w.Reached != "" && w.People > 0:
		said = said.Say("，%s %d 人次", w.Reached, w.People)
	case w.Counts == data.ByDeputies:
		said = said.Say("，%d 期、%s 学时", w.Subjects, figures.Tenths(w.Hours))
	}
	if w.Opinions > 0 {
		said = said.Say("，现场收集意见建议 %d 件", w.Opinions)
	}
	return said.Say("。")
}

// summaryKey tells of 关键少数.
func (a *Book) summaryKey(s *summary, span app.Span, walks *desk.WalkCounts) error {
	key, err := a.desk.KeyParts(walks, span.To)
	s.key = papers.Words(nil).Say("关键少数：")
	join := ""
	for i := range key {
		if g := &key[i]; g.Members > 0 {
			link := span.Rows(data.KindDeputy, app.TakenPart, desk.KeyFew[i]).Link()
			s.key = s.key.Say("%s%s参加 ", join, g.Name).Count(g.Members-len(g.Idle), " 名", link).Say("（共 %d 名）", g.Members)
			join = "，"
		}
	}
	if join == "" {
		s.key = s.key.Say("名册里没有标出领导干部和党员")
	}
	s.key = s.key.Say("。")
	return err
}

// summaryGroups are what the groups did of their tasks.
func (a *Book) summaryGroups(s *summary, span app.Span) error {
	if span.Campaign.ID == "" {
		return nil
	}
	board, err := a.desk.TaskBoard(span.Campaign.ID)
	if err != nil {
		return err
	}
	if total := board.Plan.Total(); len(total.Words()) == 0 {
		return nil // a plan of principles only
	}
	cells := []string{"代表小组"}
	for k := range data.WalkIns {
		cells = append(cells, data.WalkIns[k].Measured())
	}
	s.groups = []string{papers.TableLine(cells...)}
	for i := range board.Groups {
		g, tasks := &board.Groups[i], board.Plan.Rows[i].Amounts
		cells = []string{g.Name}
		for k, done := range g.Done {
			cell := fmt.Sprint(done)
			if tasks[k] > 0 {
				cell = fmt.Sprintf("%d/%d", done, tasks[k])
			}
			cells = append(cells, cell)
		}
		s.groups = append(s.groups, papers.TableLine(cells...))
	}
	return nil
}

// summaryMatters are what became of opinions and proposals, and what answers promised and is still to be done.
func (a *Book) summaryMatters(s *summary, span app.Span) error {
	opinions, err := a.matters.CountOpinions(span.From, span.To)
	if err != nil {
		return err
	}
	proposals, err := a.matters.CountProposals(span.From, span.To)
	if err != nil {
		return err
	}
	rows := func(keep ...app.Condition) string { return span.Rows(data.KindOpinion, keep...).Link() }
	came, err := a.matters.CountOutcomes(span.From, span.To)
	if err != nil {
		return err
	}
	s.opinions = papers.Words(nil).Say("意见建议：收到 ").Count(opinions.Received, " 件", rows(app.InSpan, app.Asked)).
		Say("%s，交办 ", opinions.Routes()).
		Count(opinions.Assigned, " 件", rows(app.Assigned)).Say("，其中办结 ").Count(opinions.Closed, " 件", rows(app.ClosedAfter)).
		Say("%s", opinions.Rates())
	s.opinions = came.Said(s.opinions, "；", a.outcomeRows(span)).Say("。")
	s.proposals = papers.Words(nil).Say("议案建议：提出 %d 件，交办 ", proposals.Received).
		Count(proposals.Assigned, " 件", span.Rows(data.KindProposal, app.Assigned).Link()).Say("，其中办结 ").
		Count(proposals.Closed, " 件", span.Rows(data.KindProposal, app.ClosedAfter).Link()).Say("%s。", proposals.Rates())
	day := a.AsOf(span.To)
	all, err := a.matters.OpinionsOn(day)
	if err != nil {
		return err
	}
	var open []string
	for i := range all {
		if o := &all[i]; o.Promised != "" {
			text := app.Shortened(strings.TrimRight(o.Text, "。"), 20)
			open = append(open, fmt.Sprintf("%s（%s，承诺 %s 前）", o.Code(), text, days.Short(o.Promised)))
		}
	}
	s.promised = papers.Words(nil).Say("承诺了还没有落实的：")
	if len(open) == 0 {
		s.promised = s.promised.Say("没有。")
		return nil
	}
	link := map[bool]string{true: app.Kept(data.KindOpinion, app.Promised).Link()}[day == a.Today()] // the list tells of today
	s.promised = s.promised.Count(len(open), " 件", link).Say("，%s。", strings.Join(open, "；"))
	return nil
}

// summaryWork is how the activity month was organised: who was told, trained, and what was written about it.
func (a *Book) summaryWork(s *summary, span app.Span) error {
	s.told = papers.Words(nil).Say("传达：")
	if span.Campaign.ID != "" {
		rows, err := a.desk.CampaignDeliveries(span.Campaign.ID)
		if err != nil {
			return err
		}
		s.told = s.told.Say("%s", rolls.DeliveryWords(rows))
	} else {
		s.told = s.told.Say("没有活动月方案。")
	}
	n, err := a.training.CountTraining(a.AsOf(span.To))
	if err != nil {
		return err
	}
	s.trained = papers.Words(nil).Say("轮训：%s。", cmp.Or(n.Words(), "没有在任代表"))
	pieces, err := a.PublicityRows()
	if err != nil {
		return err
	}
	written, states := 0, map[data.PublicityState]int{}
	var good []string
	for i := range pieces {
		if p := &pieces[i]; span.From <= p.Day && p.Day <= span.To {
			written++
			states[p.State]++
			if p.Kind == data.PublicityExample || p.Kind == data.PublicityPractice {
				good = append(good, "《"+p.Title+"》")
			}
		}
	}
	s.news = papers.Words(nil).Say("宣传：信息宣传 ").Count(written, " 条", span.Rows(data.KindPublicity, app.InSpan).Link())
	for _, state := range data.PublicityStates {
		if states[state] > 0 {
			s.news = s.news.Say("，%s %d 条", state, states[state])
		}
	}
	if len(good) > 0 {
		s.news = s.news.Say("；先进典型和创新做法：%s", strings.Join(good, "、"))
	}
	s.news = s.news.Say("。")
	return nil
}

// absent are the names behind the text.
func (s *summary) absent(d *drafted) {
	s.idle, s.outside = papers.Words(nil).Say("没有参加活动的代表："), papers.Words(nil).Say("没有走进的村居：")
	r := &d.report
	for i, g := range r.Idle {
		s.idle = s.idle.Say("%s%s ", map[bool]string{true: "；"}[i > 0], g.Group).Names(strings.Join(g.Names, "、"))
	}
	if len(r.Idle) == 0 {
		s.idle = s.idle.Say("没有")
	}
	if s.outside = s.outside.Names(strings.Join(r.Villages, "、")); len(r.Villages) == 0 {
		s.outside = s.outside.Say("没有")
	}
	s.idle, s.outside = s.idle.Say("。"), s.outside.Say("。")
}

// lines are those with a label.
func (s *summary) lines() []papers.Words {
	all := append([]papers.Words(nil), s.walks...)
	return append(all, s.key, s.told, s.trained, s.news, s.opinions, s.proposals, s.promised, s.idle, s.outside)
}

// text is the whole draft.
func (s *summary) text(d *drafted) string {
	var out []string
	parts := 0
	part := func(head string, lines ...string) {
		parts++
		out = append(append(out, figures.Numeral(parts)+"、"+head), lines...)
	}
	said := func(words ...papers.Words) (lines []string) {
		for _, w := range words {
			lines = append(lines, w.String())
		}
		return lines
	}
	part("总体进展", d.overall.String(), d.table)
	part("六个走进开展情况", said(s.walks...)...)
	part("主要做法和成效", papers.ToWrite+"做法、典型和成效）")
	work := said(s.key, s.told, s.trained, s.news)
	if len(s.groups) > 0 {
		work = append(append(work, groupLine), s.groups...)
	}
	part("组织和参与", work...)
	part("件件有回应", said(s.opinions, s.proposals, s.promised)...)
	part("存在问题", append([]string{d.absent}, d.late...)...)
	part("下一步打算", papers.ToWrite+"下一步打算）")
	part("名单", said(s.idle, s.outside)...)
	return strings.Join(out, "\n")
}

// into puts the lines anew into a text in place of those that have their labels and are still as they were drafted, and the table of the
// groups; what the office wrote stays, and is counted where it has such a label.
func (s *summary) into(text string, was papers.Draft, kept *int) string {
	now := s.lines()
	for _, w := range now {
		was.Add(w.String())
	}
	var out []string
	inTable := false
	for _, line := range strings.Split(text, "\n") {
		if inTable = inTable && strings.HasPrefix(line, "｜") || strings.HasPrefix(line, groupHead); inTable {
			if strings.HasPrefix(line, groupHead) {
				out = append(out, s.groups...)
			}
			continue
		}
		if line == groupLine && len(s.groups) == 0 { // there is no table any more
			continue
		}
		for _, w := range now {
			if !strings.HasPrefix(line, labelOf(w[0].Text)) {
				continue
			}
			if was.Still(line) {
				line = w.String()
			} else {
				*kept++
			}
			break
		}
		out = append(out, line)
	}
	return strings.Join(out, "\n")
}

// labelOf is what a drafted line begins with.
func labelOf(text string) string { return text[:strings.LastIndex(text, "：")+len("：")] }

// linesOf are lines of a text whose numbers open their rows, by the text.
func linesOf(all ...papers.Words) map[string]papers.Words {
	lines := map[string]papers.Words{}
	for _, w := range all {
		lines[w.String()] = w
	}
	return lines
}

// draftedSummary is the 总结 of the newest activity month that has begun, as it would be drafted now.
func (a *Book) draftedSummary() (*data.Bulletin, error) {
	begun, err := a.CampaignSpans()
	if err != nil {
		return nil, err
	}
	if len(begun) == 0 {
		return nil, noRecord("活动月")
	}
	b, err := a.NewSummary(begun[0].Campaign.ID)
	return &b, err
}

// summaryPaper prints a 总结: the one that an order names, or the newest.
func (a *Book) summaryPaper(h papers.Head, o Order) ([]*print.Document, error) {
	b, err := a.bulletinOf(data.BulletinSummary, o)
	if errors.Is(err, ErrNoRecord) && len(o.IDs) == 0 { // none was saved: as it would be drafted now
		b, err = a.draftedSummary()
	}
	if err != nil {
		return nil, err
	}
	d, err := a.lines(b)
	if err != nil {
		return nil, err
	}
	s, err := a.summary(b, &d)
	if err != nil {
		return nil, err
	}
	p := papers.Bulletin{Day: b.Day, Title: b.Title, Text: strings.ReplaceAll(b.Text, papers.WalkTable, d.table), Links: d.links,
		Lines: linesOf(append(s.lines(), d.overall)...), Signer: b.Signer}
	return []*print.Document{p.Paper(h)}, nil
}

func (a *Book) summaryAbout(o Order) ([]data.Subject, error) {
	b, err := a.bulletinOf(data.BulletinSummary, o)
	if err != nil {
		return nil, err
	}
	return []data.Subject{{Kind: data.KindBulletin, ID: b.ID}}, nil
}
