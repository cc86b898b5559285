package paperwork

import (
	"fmt"
	"regexp"
	"strings"

	"liujin/app"
	"liujin/app/days"
	"liujin/app/figures"
	"liujin/app/papers"
	"liujin/data"
)

// drafted are the lines of a bulletin that its records give.
type drafted struct {
	none    string // all of it, where nothing is on record of the days
	overall papers.Words
	absent  string
	table   string
	links   map[string]string // what the lines of the table open
	late    []string
	report  papers.Report // that they are made of
}

// How the lines begin that are drafted: those are drawn up anew for other days, all others are the office's own.
var (
	overallLine = regexp.MustCompile(`^(\d+月\d+日(?:—(?:\d+月)?\d+日)?)(?:以来)?，(?:在任|实有)代表 \d+ 名，参加活动`)
	noneLine    = regexp.MustCompile(`^(\d+月\d+日(?:—(?:\d+月)?\d+日)?)没有登记活动和意见建议，也没有逾期的事项；`)
	absentLine  = regexp.MustCompile(`^(还有 \d+ 名在任代表没有参加任何活动|在任代表全部参加了活动|名册里没有在任代表)，(.*走进|没有登记村居)。$`)
	lateLine    = regexp.MustCompile(`^（[一二三四五六七八九十]+）.*逾期 \d+ 天未(答复|完成)。$`)
	draftTitle  = regexp.MustCompile(`^“六个走进”推进情况（.*）$`)
)

// lines counts what a bulletin's days came to, as of its day.
func (a *Book) lines(b *data.Bulletin) (d drafted, err error) {
	var r papers.Report
	s, err := a.SpanIn(b.Since, b.Until)
	if err != nil {
		return d, err
	}
	for _, part := range []func(*papers.Report, app.Span, string) error{a.reportProgress, a.reportAbsent, a.reportLate} {
		if err := part(&r, s, min(b.Day, a.Today())); err != nil {
			return d, err
		}
	}
	rows, err := a.walkRows(b)
	if err != nil {
		return d, err
	}
	d.overall, d.table, d.links, d.report = r.Overall, rows.text(), map[string]string{}, r
	if b.Kind == data.BulletinSummary { // it tells of opinions in a part of their own
		d.overall = r.Took
	}
	for _, row := range rows {
		d.links[row.line] = row.link
	}
	idle := 0
	for _, g := range r.Idle {
		idle += len(g.Names)
	}
	switch d.absent = "在任代表全部参加了活动"; {
	case r.Deputies == 0:
		d.absent = "名册里没有在任代表"
	case idle > 0:
		d.absent = fmt.Sprintf("还有 %d 名在任代表没有参加任何活动", idle)
	}
	switch n := len(r.Villages); {
	case r.AllVillages == 0:
		d.absent += "，没有登记村居。"
	case n > 0:
		d.absent += fmt.Sprintf("，%d 个村居没有走进。", n)
	default:
		d.absent += "，村居全部走进。"
	}
	if empty, err := a.nothingIn(s); err != nil || empty && len(r.Late) == 0 {
		d.none = s.Words() + "没有登记活动和意见建议，也没有逾期的事项；" + d.absent
		return d, err
	}
	for i, late := range r.Late[:min(5, len(r.Late))] {
		unit := ""
		if late.Unit != "" {
			unit = "，承办单位" + late.Unit
		}
		d.late = append(d.late, fmt.Sprintf("（%s）%s（%s）%s，逾期 %d 天%s。", figures.Numeral(i+1), strings.TrimRight(app.Shortened(late.Text, 40),
			"。"), late.Number, unit, late.Days, late.Lacks))
	}
	return d, nil
}

// nothingIn reports whether nothing is on record of the days: no activity, no opinion and nothing done about one.
func (a *Book) nothingIn(s app.Span) (bool, error) {
	walks, err := a.desk.Walks(s.From, s.To, s.Campaign.Targets)
	if err != nil {
		return false, err
	}
	for i := range walks {
		if walks[i].Times > 0 || walks[i].Done > 0 {
			return false, nil
		}
	}
	n, err := a.matters.CountOpinions(s.From, s.To)
	if err != nil {
		return false, err
	}
	came, err := a.matters.CountOutcomes(s.From, s.To)
	return n.Received+n.Assigned+n.ClosedThen+came.Leads == 0, err
}

// lines are those of a draft without headings.
func (d *drafted) lines() []string {
	if d.none != "" {
		return []string{d.none}
	}
	return append([]string{d.overall.String(), d.table, d.absent}, d.late...)
}

// Drafted is the text that the records give for a bulletin's days. The office goes on from there; it is never written over by itself.
func (a *Book) Drafted(b *data.Bulletin) (string, error) {
	d, err := a.lines(b)
	if err != nil || d.none != "" {
		return d.none, err
	}
	if b.Kind == data.BulletinSummary {
		s, err := a.summary(b, &d)
		return s.text(&d), err
	}
	var all []string
	for i, part := range [][]string{{d.overall.String(), d.table}, {papers.ToWrite + "做法、典型和成效）"}, append([]string{d.absent}, d.late...),
		{papers.ToWrite + "下一步打算）"}} {
		all = append(append(all, figures.Numeral(i+1)+"、"+papers.BulletinHeadings[i]), part...)
	}
	return strings.Join(all, "\n"), nil
}

// DraftedFor names the days that a bulletin's drafted text is of; "" where nothing of it was drafted.
func DraftedFor(b *data.Bulletin) string {
	for _, line := range strings.Split(b.Text, "\n") {
		for _, begins := range []*regexp.Regexp{overallLine, noneLine} {
			if m := begins.FindStringSubmatch(line); m != nil {
				return m[1]
			}
		}
	}
	return ""
}

// Redraft draws up anew, for a bulletin's days as they are now, the sentences and the table that its records gave and that still say so.
// What the office wrote stays; kept is how many lines begin as drafted ones do and were made its own.
func (a *Book) Redraft(b *data.Bulletin) (kept int, err error) {
	d, err := a.lines(b)
	if err != nil {
		return 0, err
	}
	if noneLine.MatchString(b.Text) && !strings.Contains(b.Text, "\n") { // nobody wrote anything yet
		if b.Text, err = a.Drafted(b); err != nil {
			return 0, err
		}
	}
	was := papers.DraftOf(b.Drafted)
	was.Add(d.lines()...)
	b.Text = d.into(b.Text, was, &kept)
	if b.Kind == data.BulletinSummary {
		s, err := a.summary(b, &d)
		if err != nil {
			return 0, err
		}
		b.Text = s.into(b.Text, was, &kept)
	}
	if draftTitle.MatchString(b.Title) {
		b.Title = titleOf(b)
	}
	b.Drafted, err = a.draftedLines(b, &d)
	return kept, err
}

// draftedLines are what the records give, a line each, to be known again.
func (a *Book) draftedLines(b *data.Bulletin, d *drafted) (string, error) {
	all := d.lines()
	if b.Kind == data.BulletinSummary {
		s, err := a.summary(b, d)
		if err != nil {
			return "", err
		}
		for _, w := range s.lines() {
			all = append(all, w.String())
		}
	}
	return strings.Join(all, "\n"), nil
}

// draft fills a new bulletin with what the records say.
func (a *Book) draft(b *data.Bulletin) (err error) {
	if b.Text, err = a.Drafted(b); err != nil {
		return err
	}
	d, err := a.lines(b)
	if err == nil {
		b.Drafted, err = a.draftedLines(b, &d)
	}
	return err
}

// into puts the drafted lines into a text in place of those that were drafted before, and counts what was kept though it begins as they do.
func (d *drafted) into(text string, was papers.Draft, kept *int) string {
	var out []string
	tables := 0
	some := func(lines ...string) {
		if d.none == "" {
			out = append(out, lines...)
		}
	}
	for _, line := range strings.Split(text, "\n") {
		whole, mine := noneLine.MatchString(line), was.Perhaps(line)
		switch overall := overallLine.MatchString(line); {
		case (whole || overall) && !mine:
			*kept++
			out, tables = append(out, line), 0
		case whole, overall && d.none != "":
			out = append(out, d.lines()...)
		case overall:
			out = append(out, d.overall.String())
		case absentLine.MatchString(line) && mine:
			some(append([]string{d.absent}, d.late...)...)
		case lateLine.MatchString(line) && mine: // comes with the sentence above it
		case strings.HasPrefix(line, "｜走进｜"):
			some(d.table)
			tables = len(data.WalkIns)
		case tables > 0 && strings.HasPrefix(line, "｜"):
			tables--
		default:
			out, tables = append(out, line), 0
		}
	}
	if d.none != "" {
		out = papers.WithoutEmpty(out)
	}
	return strings.Join(out, "\n")
}

// ToDo says what of a bulletin is to be seen to before it goes out: text of other days, parts that nobody wrote yet.
func ToDo(b *data.Bulletin) string {
	var said []string
	if b.Since != "" && b.Until != "" && b.Since <= b.Until {
		if was, now := DraftedFor(b), (days.Span{From: b.Since, To: b.Until}).Words(); was != "" && was != now {
			said = append(said, fmt.Sprintf("正文里的数字是 %s 的，不是 %s 的：点“按统计日期重新起草”换成新的，您自己写的段落不动。", was, now))
		}
	}
	if n := strings.Count(b.Text, papers.ToWrite); n > 0 {
		said = append(said, fmt.Sprintf("还有 %d 处“请在这里写”没有写，打印时连同标题都不印，后面的标题重新编号。", n))
	}
	return strings.Join(said, "\n")
}
