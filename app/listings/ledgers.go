package listings

import (
	"fmt"
	"slices"
	"strings"

	"liujin/app"
	"liujin/app/days"
	"liujin/app/desk"
	"liujin/app/matters"
	"liujin/app/table"
	"liujin/data"
)

// ledger is the sheet of a period's records, the oldest first, read as of its last day: some of their columns, and the sums of those that
// are summed, each a list of names.
func ledger[R any](name, title string, read func(*Book, string) ([]R, error), day func(*R) string, columns []table.Column[*R],
	shown, summed string) Sheet {
	return Sheet{name, title, func(a *Book, o Order) (table.Listing, error) {
		all, err := read(a, a.AsOf(o.To))
		if err != nil {
			return table.Listing{}, err
		}
		l, _ := ledgerOf(o, all, day, columns, strings.Fields(shown)...)
		if summed != "" {
			sum(&l, strings.Fields(summed)...)
		}
		return numbered(l), nil
	}}
}

// undated are records that name nothing that is called otherwise on another day.
func undated[R any](read func(*Book) ([]R, error)) func(*Book, string) ([]R, error) {
	return func(a *Book, _ string) ([]R, error) { return read(a) }
}

func lecturesOn(a *Book, day string) ([]data.LectureRow, error) {
	return a.DB().AsOf(day).LectureRows()
}

func servicesOn(a *Book, day string) ([]data.ServiceRow, error) {
	return a.DB().AsOf(day).ServiceRows()
}

func publicityOn(a *Book, day string) ([]app.PublicityRow, error) { return a.PublicityRowsOn(day) }

// ledgerOf lists the rows of a period, the oldest first, by columns.
func ledgerOf[R any](o Order, all []R, day func(*R) string, columns []table.Column[*R], names ...string) (table.Listing, []R) {
	rows := slices.DeleteFunc(slices.Clone(all), func(r R) bool { return day(&r) < o.From || day(&r) > o.To })
	slices.Reverse(rows)
	l := table.Listed("", table.Choose(columns, names...), rows)
	l.Note = placeAndDays(o)
	return l, rows
}

// sum is the total under a column: the sum of its numbers.
func sum(l *table.Listing, names ...string) {
	l.Total = make([]table.Cell, len(l.Heads))
	for i, name := range l.Names {
		if !slices.Contains(names, name) {
			continue
		}
		n := 0.0
		for _, row := range l.Rows {
			n += row[i].Number
		}
		l.Total[i] = table.N(int(n))
	}
}

func (a *Book) visitSheet(o Order) (table.Listing, error) {
	all, err := a.DB().AsOf(a.AsOf(o.To)).VisitRows()
	if err != nil {
		return table.Listing{}, err
	}
	columns := slices.Clone(app.VisitColumns)
	for i := range columns { // a number that can be added up, not 2 件
		if columns[i].Name == "opinions" {
			columns[i].Head, columns[i].Cell = "诉求件数", func(v *data.VisitRow) table.Cell { return table.N(v.Opinions) }
		}
	}
	l, rows := ledgerOf(o, all, func(v *data.VisitRow) string { return v.Day }, columns, "day", "enterprise", "deputies", "persons",
		"venue",
		"tag", "place", "policies", "content", "leads", "opinions")
	sum(&l, "persons", "opinions")
	changes, err := a.DB().SubjectChanges()
	if err != nil {
		return table.Listing{}, err
	}
	n := CountVisits(rows, func(id string) string { return changes.Heir(id, a.AsOf(o.To)) })
	l.Total[1] = table.T(fmt.Sprintf("%d 家 %d 次", n.Enterprises, n.Times))
	return numbered(l), nil
}

// VisitCount is what visits came to: enterprises (家), visits (次), participations of those present (人次), what was asked for there (诉求, 件).
type VisitCount struct{ Enterprises, Times, Persons, Opinions int }

// CountVisits counts visits; heir is what an enterprise is on the day that they are counted as of.
func CountVisits(rows []data.VisitRow, heir func(id string) string) (n VisitCount) {
	seen := map[string]bool{}
	for i := range rows {
		v := &rows[i]
		seen[heir(v.SubjectID)] = true
		n.Times++
		n.Persons += v.Persons
		n.Opinions += v.Opinions
	}
	n.Enterprises = len(seen)
	return n
}

// opinionLedger lists the opinions of a period, the oldest first, as of its last day; telephones are masked by not being among the columns.
func (a *Book) opinionLedger(o Order) (table.Listing, error) {
	all, err := a.matters.OpinionsOn(a.AsOf(o.To))
	if err != nil {
		return table.Listing{}, err
	}
	names := strings.Fields("number day text kind category source reporter route handler assigned due answered closed rating stage")
	if slices.ContainsFunc(all, func(v matters.OpinionRow) bool { return matters.OwnResult(v.Result) }) {
		names = slices.Insert(names, len(names)-2, "result")
	}
	l, _ := ledgerOf(o, all, func(v *matters.OpinionRow) string { return v.Day }, matters.OpinionColumns, names...)
	n, err := a.matters.CountOpinions(o.From, o.To)
	if err != nil {
		return table.Listing{}, err
	}
	came, err := a.matters.CountOutcomes(o.From, o.To)
	if err != nil {
		return table.Listing{}, err
	}
	l.Total = make([]table.Cell, len(l.Heads))
	l.Total[2] = table.T("截至 " + n.Until + "，" + n.Words() + came.After("；"))
	return numbered(l), nil
}

func (a *Book) proposalLedger(o Order) (table.Listing, error) {
	year := days.YearOf(o.From) // a year's proposals are one ledger: they are handled over months
	last := max(o.To, year+"-12-31")
	if o.To < a.Today() { // of days that are over: as it stood then
		last = o.To
	}
	all, err := a.matters.ProposalsOn(min(last, a.Today()))
	if err != nil {
		return table.Listing{}, err
	}
	names := strings.Fields("number kind title lead signers day handler assigned due answered result rating attitude supervised stage")
	if slices.ContainsFunc(all, func(p matters.ProposalRow) bool { return p.Helpers != "" }) {
		names = slices.Insert(names, slices.Index(names, "handler")+1, "helpers")
	}
	l, _ := ledgerOf(Order{From: year + "-01-01", To: last}, all, func(p *matters.ProposalRow) string { return p.Day },
		matters.ProposalColumns, names...)
	return numbered(l), nil
}

func (a *Book) projectLedger(o Order) (table.Listing, error) {
	all, err := a.matters.ProjectsOn(a.AsOf(o.To))
	if err != nil {
		return table.Listing{}, err
	}
	year := days.YearOf(o.From)
	rows := slices.DeleteFunc(all, func(p matters.ProjectRow) bool { return fmt.Sprint(p.Year) != year })
	l := table.Listed("", table.Choose(matters.ProjectColumns, "title", "handler", "state", "budget", "votes", "percent", "seen", "due",
		"supervised", "deputies", "people", "stage"), rows)
	l.Note = year + " 年"
	sum(&l, "budget", "supervised")
	return numbered(l), nil
}

// ActivityStats is 活动情况统计表: the six walk-ins of a period against the targets of its activity month.
func (a *Book) ActivityStats(o Order) (table.Listing, error) {
	s, err := a.SpanIn(o.From, o.To)
	if err != nil {
		return table.Listing{}, err
	}
	walks, err := a.desk.Walks(s.From, s.To, s.Campaign.Targets)
	if err != nil {
		return table.Listing{}, err
	}
	key, err := a.desk.KeyParts(&walks, s.To)
	if err != nil {
		return table.Listing{}, err
	}
	parts, err := a.desk.Parts(s.From, s.To)
	if err != nil {
		return table.Listing{}, err
	}
	reporting, err := a.desk.Reporting(a.AsOf(s.To))
	if err != nil {
		return table.Listing{}, err
	}
	columns := []table.Column[*desk.WalkCount]{
		table.Of("name", "走进", 7, func(w *desk.WalkCount) string { return w.Name }),
		table.Of("unit", "计量单位", 4.5, func(w *desk.WalkCount) string { return w.Unit }),
		{Name: "target", Head: "目标", Width: 4, Cell: func(w *desk.WalkCount) table.Cell { return table.Some(w.Target) }},
		{Name: "done", Head: "完成", Width: 4, Cell: func(w *desk.WalkCount) table.Cell { return table.N(w.Done) }},
		table.Of("share", "进度", 4.5, func(w *desk.WalkCount) string { return app.Share(w.Done, w.Target) }),
		{Name: "times", Head: "活动次数", Width: 5, Cell: func(w *desk.WalkCount) table.Cell { return table.N(w.Times) }},
		{Name: "deputies", Head: "参加代表人数", Width: 6.5, Cell: func(w *desk.WalkCount) table.Cell { return table.N(len(w.Deputies)) }},
		{Name: "persons", Head: "参加代表人次", Width: 6.5, Cell: func(w *desk.WalkCount) table.Cell { return table.N(w.Persons) }},
		{Name: "leaders", Head: "其中领导干部", Width: 6, Cell: func(w *desk.WalkCount) table.Cell {
			return table.T(key[0].Of(w.WalkIn))
		}},
		{Name: "party", Head: "其中党员", Width: 5, Cell: func(w *desk.WalkCount) table.Cell {
			return table.T(key[1].Of(w.WalkIn))
		}},
		{Name: "opinions", Head: "活动中收集建议", Width: 7, Cell: func(w *desk.WalkCount) table.Cell { return table.N(w.Opinions) }},
	}
	l := table.Listed("", columns, walks[:])
	l.Note = placeAndDays(o)
	if o.To > a.Today() {
		l.Note += "（截至 " + a.Today() + "）"
	}
	if c := &s.Campaign; c.ID != "" && (o.From != c.Starts || o.To != c.Ends) { // the targets are of other days than the figures
		l.Note += "（目标是" + (days.Span{From: c.Starts, To: c.Ends}).Words() + "活动月的）"
	}
	came, err := a.matters.CountOutcomes(o.From, o.To)
	if err != nil {
		return table.Listing{}, err
	}
	l.Note += "　" + parts.Words() + came.After("；") + reporting.After("；")
	sum(&l, "times", "persons", "opinions")
	l.Total[0], l.Total[6] = table.T("合计"), table.N(parts.Deputies) // a person counts once
	l.Total[8] = table.T(key[0].OfAny())
	l.Total[9] = table.T(key[1].OfAny())
	return l, nil
}
