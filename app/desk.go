package app

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"liujin/app/table"
	"liujin/data"
)

// Todo is a line of what is to be done: when, what, and the screen that does it.
type Todo struct {
	When       string
	Tone       table.Tone
	Text, Kind string
	Screen, ID string
	Narrow     string // how the screen's list shows just what the line speaks of; "" as it stands
	By         string // the day that it is for, ISO: what is due first comes first; "" whenever there is time
}

// DeskSpan is what the desk counts: the activity month that runs today, or else this month.
func (a *App) DeskSpan() (c data.Campaign, from, to string, err error) {
	c, _, err = a.CampaignNow()
	if err != nil || c.ID != "" {
		return c, c.Starts, c.Ends, err
	}
	from, to = monthOf(a.Today())
	return c, from, to, nil
}

// Todos lists what is to be done, the most pressing first.
func (a *App) Todos() ([]Todo, error) {
	var all []Todo
	rows, err := a.Shifts(dayAfter(a.Today(), -31), dayAfter(a.Today(), 31))
	if err != nil {
		return nil, err
	}
	for i := range rows {
		if t, ok := a.shiftTodo(&rows[i]); ok {
			all = append(all, t)
		}
	}
	moved, err := a.Unsettled()
	if err != nil {
		return nil, err
	}
	if len(moved) > 0 {
		all = append(all, Todo{"要改期", table.Late, fmt.Sprintf("%d 班要改期：%s", len(moved), moved[0]), "轮值", "duty", "", "", a.Today()})
	}
	due, err := a.NoticeDue()
	if err != nil {
		return nil, err
	}
	if len(due) > 0 {
		all = append(all, Todo{"该张贴", table.Due, fmt.Sprintf("%d 班的接待公告该贴出去了，最近的是 %s %s", len(due), DayWords(due[0].Day), due[0].Station), "轮值", "duty", due[0].ID, "", a.Today()})
	}
	for _, more := range []func() ([]Todo, error){a.opinionTodos, a.proposalTodos, a.projectTodos, a.trainingTodos, a.meetingTodos, a.lacking} {
		found, err := more()
		if err != nil {
			return nil, err
		}
		all = append(all, found...)
	}
	slices.SortStableFunc(all, func(a, b Todo) int {
		return cmp.Or(cmp.Compare(count1(a.By == ""), count1(b.By == "")), strings.Compare(a.By, b.By))
	})
	return all, nil
}

// shiftTodo says what a shift asks for: to be recorded, to be filled, or only to be remembered.
func (a *App) shiftTodo(r *ShiftRow) (Todo, bool) {
	what := fmt.Sprintf("%s %s", DayWords(r.Day), r.Station)
	switch {
	case r.State == "取消" || r.ActivityID != "":
		return Todo{}, false
	case r.Past:
		return Todo{fmt.Sprintf("过了 %d 天", between(r.Day, a.Today())), table.Late, what + "的到岗情况还没登记", "轮值", "duty", r.ID, "", r.Day}, true
	case r.Holes() > 0:
		return Todo{fmt.Sprintf("还有 %d 天", between(a.Today(), r.Day)), table.Late, fmt.Sprintf("%s缺 %d 人，待替班", what, r.Holes()), "轮值", "duty", r.ID, "", r.Day}, true
	case r.Day <= dayAfter(a.Today(), 1):
		when := "今天"
		if r.Day > a.Today() {
			when = "明天"
		}
		return Todo{when, table.Due, fmt.Sprintf("%s接待选民 %s · %s", r.Station, strings.TrimSpace(hours(r.Begins, r.Ends)), r.Names()), "轮值", "duty", r.ID, "", r.Day}, true
	}
	return Todo{}, false
}

// TookPart returns who took part in anything from a day to a day, by id.
func (a *App) TookPart(from, to string) (map[string]bool, error) {
	walks, err := a.Walks(from, to, [6]int{})
	took := map[string]bool{}
	for i := range walks {
		for id := range walks[i].Deputies {
			took[id] = true
		}
	}
	return took, err
}

// lacking says who and which villages have taken no part in the activity month; nothing while none runs.
func (a *App) lacking() ([]Todo, error) {
	c, from, to, err := a.DeskSpan()
	if err != nil || c.ID == "" {
		return nil, err
	}
	var all []Todo
	cover, err := a.Coverage(from, to)
	if err != nil {
		return nil, err
	}
	var idle []string
	for _, g := range cover {
		idle = append(idle, g.Idle...)
	}
	if len(idle) > 0 {
		all = append(all, Todo{"活动月", table.Info, fmt.Sprintf("%d 名代表还没有参加任何活动：%s", len(idle), few(idle)), "覆盖", "deputy", "", NotTakenPart, ""})
	}
	missing, err := a.villagesWithout(from, to)
	if len(missing) > 0 {
		all = append(all, Todo{"活动月", table.Info, fmt.Sprintf("%d 个村居还没有走进：%s", len(missing), few(missing)), "覆盖", "area", "", NotWalkedIn, ""})
	}
	return all, err
}

// few joins names, many cut short.
func few(names []string) string {
	text := strings.Join(names[:min(6, len(names))], "、")
	if len(names) > 6 {
		text += "等"
	}
	return text
}

// villagesWithout names the villages in which nothing took place.
func (a *App) villagesWithout(from, to string) (missing []string, err error) {
	villages, err := a.db.Villages()
	if err != nil {
		return nil, err
	}
	met, err := a.walkedInto(from, to)
	for _, v := range villages {
		if !met[v.ID] {
			missing = append(missing, v.Name)
		}
	}
	return missing, err
}

// walkedInto are the villages in which something took place.
func (a *App) walkedInto(from, to string) (map[string]bool, error) {
	events, err := a.db.Events("")
	met := map[string]bool{}
	for i := range events {
		if e := &events[i]; from <= e.Day && e.Day <= to && e.Persons > 0 {
			met[e.VillageID] = true
		}
	}
	return met, err
}

// NotWalkedIn are the villages in which nothing took place in the span that the desk counts, by id.
func (a *App) NotWalkedIn() (map[string]bool, error) {
	_, from, to, err := a.DeskSpan()
	if err != nil {
		return nil, err
	}
	villages, err := a.db.Villages()
	if err != nil {
		return nil, err
	}
	met, err := a.walkedInto(from, to)
	missing := map[string]bool{}
	for _, v := range villages {
		missing[v.ID] = !met[v.ID]
	}
	return missing, err
}

// GroupCover is how many of a group's deputies in office took part in each walk-in, and who did not.
type GroupCover struct {
	Name    string
	Members int
	Took    [6]int
	Missing [6][]string
	Idle    []string // took part in none
}

// Coverage lists the groups with their part in the walk-ins from a day to a day; those in no group come last.
func (a *App) Coverage(from, to string) ([]GroupCover, error) {
	walks, err := a.Walks(from, to, [6]int{})
	if err != nil {
		return nil, err
	}
	deputies, err := a.inOrder()
	if err != nil {
		return nil, err
	}
	var all []GroupCover
	for i := range deputies {
		d := &deputies[i]
		name := d.Group
		if name == "" {
			name = "未编组"
		}
		at := slices.IndexFunc(all, func(g GroupCover) bool { return g.Name == name })
		if at < 0 {
			all, at = append(all, GroupCover{Name: name}), len(all)
		}
		g, idle := &all[at], true
		g.Members++
		for k := range walks {
			if walks[k].Deputies[d.ID] {
				g.Took[k]++
				idle = false
			} else {
				g.Missing[k] = append(g.Missing[k], d.Name)
			}
		}
		if idle {
			g.Idle = append(g.Idle, d.Name)
		}
	}
	return all, nil
}

// TimeGone is the share of a span of days that is over, today included; 0 to 1.
func (a *App) TimeGone(from, to string) float64 {
	all := days(from, to)
	if all <= 0 {
		return 0
	}
	return min(1, max(0, float64(days(from, a.Today()))/float64(all)))
}

// Percent is a share in per cent, rounded half up to a tenth; — of nothing.
func Percent(part, whole int) string { return percent(part, whole) }
