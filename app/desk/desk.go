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
	Walks   WalkCounts
	Groups  []GroupPart
	Missing []string // villages in which nothing took place
	Todos   []app.Todo
}

// Desk counts what the desk shows.
func (a *Book) Desk() (d Desk, err error) {
	if d.Span, err = a.DeskSpan(); err != nil {
		return d, err
	}
	if d.Walks, err = a.Walks(d.From, d.To, d.Campaign.Targets); err != nil {
		return d, err
	}
	if d.Groups, err = a.groupParts(&d.Walks); err != nil {
		return d, err
	}
	if d.Missing, err = a.villagesOutside(&d.Walks); err != nil {
		return d, err
	}
	if d.Todos, err = a.pressing(); err == nil {
		d.Todos = append(d.Todos, d.lacking()...)
	}
	return d, err
}

// pressing lists what is to be done about single things, what is due first.
func (a *Book) pressing() ([]app.Todo, error) {
	var all []app.Todo
	rows, err := a.duty.Shifts(days.After(a.Today(), -31), days.After(a.Today(), 31))
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
		all = append(all, app.Todo{When: "要改期", Tone: table.Late, Text: text, About: aboutDuty, Rows: app.Kept(data.KindShift),
			By: a.Today()})
	}
	due, err := a.duty.NoticeDue()
	if err != nil {
		return nil, err
	}
	if len(due) > 0 {
		text := fmt.Sprintf("%d 班的接待公告该贴出去了，最近的是 %s %s", len(due), days.Short(due[0].Day), due[0].Station)
		next := app.One(data.KindShift, due[0].ID)
		all = append(all, app.Todo{When: "该张贴", Tone: table.Due, Text: text, About: aboutDuty, Rows: next, By: a.Today()})
	}
	for _, more := range []func() ([]app.Todo, error){a.unsure, a.matters.OpinionTodos, a.matters.ProposalTodos, a.matters.ProjectTodos,
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

// shiftTodo says what a shift asks for: to be recorded, to be filled, or only to be remembered.
func (a *Book) shiftTodo(r *duty.ShiftRow) (app.Todo, bool) {
	what := fmt.Sprintf("%s %s", days.Short(r.Day), r.Station)
	t := app.Todo{About: aboutDuty, Rows: app.One(data.KindShift, r.ID), By: r.Day}
	switch {
	case r.State == data.ShiftCancelled || r.ActivityID != "":
		return app.Todo{}, false
	case r.Past:
		t.When, t.Tone, t.Text = fmt.Sprintf("过了 %d 天", days.Between(r.Day, a.Today())), table.Late, what+"的到岗情况还没登记"
	case r.Holes() > 0:
		t.When, t.Tone, t.Text = fmt.Sprintf("还有 %d 天", days.Between(a.Today(), r.Day)), table.Late, fmt.Sprintf("%s缺 %d 人，待替班", what,
			r.Holes())
	case r.Day <= days.After(a.Today(), 1):
		t.When, t.Tone = "今天", table.Due
		if r.Day > a.Today() {
			t.When = "明天"
		}
		t.Text = fmt.Sprintf("%s接待选民 %s · %s", r.Station, strings.TrimSpace(app.Hours(r.Begins, r.Ends)), r.Names())
	default:
		return app.Todo{}, false
	}
	return t, true
}

// unsure says what happened to seats on days that nobody has looked up yet.
func (a *Book) unsure() ([]app.Todo, error) {
	found, err := a.DB().Doubtful()
	if err != nil || len(found) == 0 {
		return nil, err
	}
	return []app.Todo{{When: "日期待核", Tone: table.Due, Text: fmt.Sprintf("%d 次职务变动的日期待核：%s", len(found), app.Few(found, 3, "")),
		About: aboutOffice, Rows: app.Kept(data.KindDeputy, app.DayUnsure)}}, nil
}

// What lines of the desk are about that are no single record.
const (
	aboutDuty   = "轮值"
	aboutCover  = "覆盖"
	aboutOffice = "职务"
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

// lacking says who and which villages have taken no part in the activity month; nothing while none runs.
func (d *Desk) lacking() (all []app.Todo) {
	if d.Campaign.ID == "" {
		return nil
	}
	var idle []string
	for _, g := range d.Groups {
		idle = append(idle, g.Idle...)
	}
	if len(idle) > 0 {
		text := fmt.Sprintf("%d 名代表还没有参加任何活动：%s", len(idle), app.Few(idle, mostNamed, ""))
		all = append(all, app.Todo{When: "活动月", Tone: table.Info, Text: text, About: aboutCover,
			Rows: app.Kept(data.KindDeputy, app.NotTakenPart)})
	}
	if len(d.Missing) > 0 {
		text := fmt.Sprintf("%d 个村居还没有走进：%s", len(d.Missing), app.Few(d.Missing, mostNamed, ""))
		all = append(all, app.Todo{When: "活动月", Tone: table.Info, Text: text, About: aboutCover,
			Rows: app.Kept(data.KindVillage, app.NotWalkedIn)})
	}
	return all
}

// mostNamed is how many names a thing to do says.
const mostNamed = 6
