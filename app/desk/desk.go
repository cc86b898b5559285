package desk

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"liujin/app"
	"liujin/app/days"
	"liujin/app/duty"
	"liujin/app/table"
	"liujin/data"
)

// Desk is all that the desk shows, counted in one go.
type Desk struct {
	app.Span
	Walks  WalkCounts
	Groups []GroupPart
	Key    []GroupPart // 关键少数
	Report Reporting   // 述职 of the term, as of the span's end
	Todos  []app.Todo
	Asleep []Asleep // what is told again only on a day
	Runs   bool     // an activity month runs today
}

// Desk counts what the desk opens on.
func (a *Book) Desk() (Desk, error) {
	span, err := a.DeskSpan()
	if err != nil {
		return Desk{}, err
	}
	return a.Over(span)
}

// Over counts what the desk shows of a span; what is to be done is always of today.
func (a *Book) Over(span app.Span) (d Desk, err error) {
	if err := a.count(&d, span); err != nil {
		return d, err
	}
	if d.Report, err = a.Reporting(a.AsOf(span.To)); err != nil {
		return d, err
	}
	all, err := a.pressing()
	if err != nil {
		return d, err
	}
	lacking, err := a.lacking(&d)
	if err != nil {
		return d, err
	}
	d.Todos, d.Asleep, err = a.awake(append(all, lacking...))
	return d, err
}

// lacking says who has taken no part in the activity month that runs, and which villages are missing in it; d is the desk of any days.
func (a *Book) lacking(d *Desk) ([]app.Todo, error) {
	now := *d
	c, err := a.DB().CampaignOn(a.Today())
	if err != nil || c.ID == "" {
		return nil, err
	}
	d.Runs = true
	if now.From != c.Starts || now.To != c.Ends {
		span, err := a.SpanIn(c.Starts, c.Ends)
		if err != nil {
			return nil, err
		}
		if err := a.count(&now, span); err != nil {
			return nil, err
		}
	}
	missing, err := a.villagesOutside(&now.Walks, now.To)
	all := now.missing(missing)
	for i := range all {
		all[i].Items = []string{c.ID} // the next activity month is told of anew
	}
	return all, err
}

// count counts the walk-ins of a span and the groups' part in them.
func (a *Book) count(d *Desk, span app.Span) (err error) {
	d.Span = span
	if d.Walks, err = a.Walks(d.From, d.To, span.Targets()); err != nil {
		return err
	}
	deputies, err := a.InOrder(a.AsOf(span.To))
	d.Groups, d.Key = groupParts(deputies, &d.Walks), CountKey(deputies, &d.Walks)
	return err
}

// pressing lists what is to be done about single things, what is due first.
func (a *Book) pressing() ([]app.Todo, error) {
	var all []app.Todo
	rows, err := a.duty.OpenShifts()
	if err != nil {
		return nil, err
	}
	for i := range rows {
		if t, ok := a.shiftTodo(&rows[i]); ok {
			all = append(all, t)
		}
	}
	moved, err := a.duty.Unsettled()
	if err != nil {
		return nil, err
	}
	if len(moved) > 0 {
		text := fmt.Sprintf("%d 班要改期：%s", len(moved), moved[0])
		all = append(all, app.Todo{Line: app.TodoMoved, When: "要改期", Tone: table.Late, Text: text, About: aboutDuty,
			Rows: app.Kept(data.KindShift), Items: moved, By: a.Today()})
	}
	due, err := a.duty.NoticeDue()
	if err != nil {
		return nil, err
	}
	if len(due) > 0 {
		text := fmt.Sprintf("%d 班的接待公告该贴出去了，最近的是 %s %s", len(due), days.Short(due[0].Day), due[0].Station)
		t := app.Todo{Line: app.TodoNotice, When: "该张贴", Tone: table.Due, Text: text, About: aboutDuty,
			Rows: app.One(data.KindShift, due[0].ID), By: a.Today()}
		for i := range due {
			t.Items = append(t.Items, due[i].ID)
		}
		all = append(all, t)
	}
	for _, more := range []func() ([]app.Todo, error){a.handedIn, a.toFile, a.untold, a.plans.PlanTodos, a.unsure, a.toSettle, a.lawful,
		a.toReport, a.matters.OpinionTodos, a.matters.CallTodos, a.matters.ProposalTodos, a.matters.ProjectTodos,
		a.training.TrainingTodos, a.meetings.MeetingTodos} {
		found, err := more()
		if err != nil {
			return nil, err
		}
		all = append(all, found...)
	}
	slices.SortStableFunc(all, func(a, b app.Todo) int {
		return cmp.Or(cmp.Compare(app.OneIf(a.By == ""), app.OneIf(b.By == "")), strings.Compare(a.By, b.By))
	})
	return all, nil
}

// Unrecorded is what of some days is over and was not recorded, the earliest first: shifts, sessions whose roll was not called, and
// activities that were planned.
func (a *Book) Unrecorded(from, to string) (all []app.Todo, err error) {
	rows, err := a.duty.OpenShifts()
	if err != nil {
		return nil, err
	}
	for i := range rows {
		if t, ok := a.shiftTodo(&rows[i]); ok {
			all = append(all, t)
		}
	}
	for _, more := range []func() ([]app.Todo, error){a.training.TrainingTodos, a.plans.PlanTodos} {
		found, err := more()
		if err != nil {
			return nil, err
		}
		all = append(all, found...)
	}
	all = slices.DeleteFunc(all, func(t app.Todo) bool {
		return t.By < from || t.By > to || !slices.Contains([]app.TodoLine{app.TodoTurnout, app.TodoRoll, app.TodoHeld}, t.Line)
	})
	slices.SortStableFunc(all, func(a, b app.Todo) int { return strings.Compare(a.By, b.By) })
	return all, nil
}

// shiftTodo says what a shift asks for: to be recorded, to be filled, or only to be remembered.
func (a *Book) shiftTodo(r *duty.ShiftRow) (app.Todo, bool) {
	what := fmt.Sprintf("%s %s", days.Short(r.Day), r.Station)
	t := app.Todo{Line: app.TodoDuty, About: aboutDuty, Rows: app.One(data.KindShift, r.ID), By: r.Day, Name: what}
	switch {
	case r.Past:
		t.Line, t.Record = app.TodoTurnout, true
		t.When, t.Tone, t.Text = fmt.Sprintf("过了 %d 天", days.Between(r.Day, a.Today())), table.Late, what+"的到岗情况还没登记"
	case r.Holes() > 0:
		t.Line, t.When, t.Tone = app.TodoHole, app.InDays(a.Today(), r.Day), table.Late
		t.Text = fmt.Sprintf("%s缺 %d 人，待替班", what, r.Holes())
	case r.Day <= days.After(a.Today(), 1):
		t.When, t.Tone = app.InDays(a.Today(), r.Day), table.Due
		hours := strings.TrimSpace(app.Hours(r.Begins, r.Ends))
		t.Text, t.Name = fmt.Sprintf("%s接待选民 %s · %s", r.Station, hours, r.Names()), strings.TrimSpace(r.Station+" "+hours)
	default:
		return app.Todo{}, false
	}
	return t, true
}

// unsure says what happened to seats on days that nobody has looked up yet, and which seats have no day at all.
func (a *Book) unsure() (all []app.Todo, err error) {
	found, err := a.DB().Doubtful()
	if err != nil {
		return nil, err
	}
	if len(found) > 0 {
		all = append(all, app.Todo{Line: app.TodoUnsure, When: "日期待核", Tone: table.Due, Items: found, About: aboutOffice,
			Rows: app.Kept(data.KindDeputy, app.DayUnsure),
			Text: fmt.Sprintf("%d 次职务变动的日期待核：%s", len(found), app.Few(found, 3, ""))})
	}
	deputies, err := a.DeputyRows(a.Today())
	if err != nil {
		return nil, err
	}
	var undated, ids []string
	for i := range deputies {
		if deputies[i].Undated {
			undated, ids = append(undated, deputies[i].Called()), append(ids, deputies[i].ID)
		}
	}
	if len(undated) > 0 {
		text := fmt.Sprintf("%d 名代表的职务没有起止日期，一直算在任；请在“届次”里填开始日期，或在职务里选届次：%s", len(undated), app.Few(undated, 3, ""))
		all = append(all, app.Todo{Line: app.TodoUndated, When: "日期待补", Tone: table.Due, Text: text, About: aboutOffice, Items: ids,
			Rows: app.Kept(data.KindDeputy, app.Undated)})
	}
	return all, nil
}

// handedIn says how many reports of deputies wait to be looked at.
func (a *Book) handedIn() (all []app.Todo, err error) {
	waiting, err := a.DB().ReportsWaiting()
	if n := len(waiting); n > 0 {
		t := app.Todo{Line: app.TodoReports, When: "待核", Tone: table.Due, Text: fmt.Sprintf("待核记录 %d 条，核对后才算数", n),
			About: aboutReports, Rows: app.Kept(data.KindReport), By: a.Today()}
		for i := range waiting {
			t.Items = append(t.Items, waiting[i].ID)
		}
		all = append(all, t)
	}
	return all, err
}

// What lines of the desk are about that are no single record.
const (
	aboutDuty      = "轮值"
	aboutCover     = "覆盖"
	aboutOffice    = "职务"
	aboutCampaign  = "活动月"
	aboutReports   = "代表填报"
	aboutMeetings  = "会议"
	aboutReporting = "述职"
)

// TookPart returns who took part in any of the walk-ins, by id.
func TookPart(walks *WalkCounts) map[string]bool {
	took := map[string]bool{}
	for i := range walks {
		for id := range walks[i].Deputies {
			took[id] = true
		}
	}
	return took
}

// missing says who took no part in the days, and which villages are missing in them.
func (d *Desk) missing(villages []string) (all []app.Todo) {
	var idle []string
	for _, g := range d.Groups {
		idle = append(idle, g.Idle...)
	}
	if len(idle) > 0 {
		text := fmt.Sprintf("%d 名代表还没有参加任何活动：%s", len(idle), app.Few(idle, mostNamed, ""))
		all = append(all, app.Todo{Line: app.TodoIdle, When: "活动月", Tone: table.Info, Text: text, About: aboutCover,
			Rows: d.Rows(data.KindDeputy, app.NotTakenPart)})
	}
	if len(villages) > 0 {
		text := fmt.Sprintf("%d 个村居还没有走进：%s", len(villages), app.Few(villages, mostNamed, ""))
		all = append(all, app.Todo{Line: app.TodoOutside, When: "活动月", Tone: table.Info, Text: text, About: aboutCover,
			Rows: d.Rows(data.KindVillage, app.NotWalkedIn)})
	}
	return all
}

// mostNamed is how many names a thing to do says.
const mostNamed = 6
