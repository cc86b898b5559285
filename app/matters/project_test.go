package matters_test

import (
	"strings"
	"testing"

	"liujin/app/apptest"
	"liujin/app/days"
	"liujin/app/desk"
	"liujin/app/matters"
	"liujin/app/table"
	"liujin/data"
)

// A project asks for what is most pressing, in words of its own; a part counts as the whole does, and what is dated tomorrow is not yet so.
func TestProjectsAsk(t *testing.T) {
	t.Parallel()
	day := func(n int) string { return days.After(apptest.SampleDay, n) }
	for _, c := range []struct {
		name           string
		due            string
		part           data.Milestone
		progress       data.Progress
		chip, asks, in string
		tone           table.Tone
	}{
		{"推进", day(60), data.Milestone{}, data.Progress{Day: day(-3), Percent: 40}, "推进中", "", "", table.Info},
		{"逾期", day(-6), data.Milestone{}, data.Progress{Day: day(-3), Percent: 40}, "逾期 6 天", "逾期未完成，进度 40%", "", table.Late},
		{"明天完成", day(-6), data.Milestone{}, data.Progress{Day: day(1), Percent: 100}, "逾期 6 天", "进度 0%", "", table.Late},
		{"今天完成", day(-6), data.Milestone{}, data.Progress{Day: day(0), Percent: 100}, "已完成", "", "", table.Good},
		{"将到期", day(3), data.Milestone{}, data.Progress{Day: day(-3), Percent: 90}, "还有 3 天", "快到计划完成日期", "", table.Due},
		{"节点逾期", day(60), data.Milestone{Title: "封顶", Due: day(-2)}, data.Progress{Day: day(-3), Percent: 40}, "节点逾期 2 天", "节点“封顶”没有完成",
			"“封顶”逾期 2 天没有完成", table.Late},
		{"节点完成", day(60), data.Milestone{Title: "封顶", Due: day(-2), Done: day(-1)}, data.Progress{Day: day(-3), Percent: 40}, "推进中", "", "",
			table.Info},
		{"节点将到期", day(60), data.Milestone{Title: "封顶", Due: day(2)}, data.Progress{Day: day(-3), Percent: 40}, "节点还有 2 天", "节点“封顶”快到期",
			"“封顶”还有 2 天到期", table.Due},
		{"没有消息", day(60), data.Milestone{}, data.Progress{Day: day(-40), Percent: 40}, "40 天未更新", "进度 40 天没有更新", "", table.Due},
	} {
		a := apptest.EmptyLedger(t)
		w := data.Project{ProjectFields: data.ProjectFields{Year: 2026, Title: c.name, State: data.ProjectSupervised, Due: c.due},
			Progress: []data.Progress{c.progress}}
		if c.part.Title != "" {
			w.Milestones = []data.Milestone{c.part}
		}
		// an older ledger may have progress of tomorrow
		if err := a.Do("登记", func(tx *data.Tx) error { return tx.SaveProject(&w) }); err != nil {
			t.Fatal(err)
		}
		p := apptest.Must(matters.New(a).Projects())(t)[0]
		if p.Stage.Text != c.chip || p.Stage.Tone != c.tone || !strings.Contains(p.Asks, c.asks) || (p.Asks == "") != (c.asks == "") {
			t.Errorf("%s: %+v %q", c.name, p.Stage, p.Asks)
		}
		if in := apptest.Must(matters.New(a).PartsDue(&w))(t); in != c.in {
			t.Errorf("%s: the form says %q", c.name, in)
		}
		var todo string
		for _, d := range apptest.Must(desk.New(a).Desk())(t).Todos {
			if d.Kind == data.KindProject {
				todo = d.Text
			}
		}
		if (todo == "") != (c.asks == "") || !strings.Contains(todo, c.asks) || strings.Contains(todo, "未答复") {
			t.Errorf("%s: the desk says %q", c.name, todo)
		}
	}
}
