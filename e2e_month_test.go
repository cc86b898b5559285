//go:build e2e

package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"liujin/app"
	"liujin/app/desk"
	"liujin/app/intake"
	"liujin/app/matters"
	"liujin/app/meetings"
	"liujin/app/paperwork"
	"liujin/data"
)

// month is an activity month in the real window, on a ledger that has nothing but the roster of the town's 86 deputies: from the arrival of
// the plan to the closing meeting.
type month struct {
	*day
	people []app.DeputyRow
}

// TestE2EMonth does what the speech lays on the office, and counts what it takes.
func TestE2EMonth(t *testing.T) {
	t.Parallel()
	m := &month{day: &day{story: &story{machine: newMachine(t), at: "desk"}}}
	m.roster()
	m.start()
	m.rests(longRest)
	m.plan()
	m.tasks()
	m.tells()
	m.records()
	m.imports()
	m.news()
	m.call()
	m.reportsBack()
	m.meets()
	m.sums()
}

// roster makes a ledger of nothing but a roster, a village and a company; three of the roster are known not to be in the chat group.
func (m *month) roster() {
	must := func(err error) {
		m.t.Helper()
		if err != nil {
			m.t.Fatal(err)
		}
	}
	m.ledger = filepath.Join(m.home, "活动月"+data.Extension)
	db, err := data.Create(m.ledger, data.Options{})
	must(err)
	must(app.New(db).SaveOffice(&data.Office{Name: "东港镇人民代表大会主席团", Level: "镇", Own: true}))
	must(db.Close())
	if out, err := m.run("", "./liujin", "import", "--ledger", m.ledger, "app/intake/roster/testdata/a-plain.xlsx"); err != nil {
		m.t.Fatalf("%s %v", out, err)
	}
	db, err = data.Open(m.ledger, data.Options{})
	must(err)
	defer db.Close()
	a := app.New(db)
	m.people, err = a.Deputies()
	must(err)
	village := app.VillageRow{Village: data.Village{Name: "盐田村", Kind: data.VillageRural}}
	works := data.Enterprise{EnterpriseFields: data.EnterpriseFields{Name: "东港恒泰机械有限公司", Kind: data.EnterpriseCompany}}
	must(errors.Join(a.SaveVillage(&village), a.SaveEnterprise(&works)))
	must(a.MarkNotInChat([]string{m.people[5].ID, m.people[40].ID, m.people[70].ID}, true))
}

// plan enters the plan that arrived, with the leading group as it stands there.
func (m *month) plan() {
	day := func(by int) string { return time.Now().AddDate(0, 0, by).Format(time.DateOnly) }
	m.click("活动月")
	m.press("ctrl+n")
	m.fill("学习宣传二十大、履职担当促发展活动月")
	m.press("Tab", "Tab")
	m.fill(day(-24))
	m.press("Tab")
	m.fill(day(6))
	m.press("Tab")
	for _, target := range []string{"28", "40", "20", "12", "600", "86"} {
		m.fill(target)
		m.press("Tab")
	}
	m.fill("组长：王伟（镇党委书记）\n副组长：李敏（镇人大主席）、赵启明（镇长）\n成员：周红（党政办主任）、陈勇（农业农村局长）\n办公室设在镇人大办公室。")
	m.press("ctrl+s")
	m.ask("the plan", func(a *app.App) bool {
		c, err := a.DB().CampaignOn(a.Today())
		return err == nil && c.Targets == data.Targets{28, 40, 20, 12, 600, 86} && len(intake.LeadingGroup(c.Leading)) == 6
	})
	m.spent("the plan with targets and 领导小组", 0)
}

// tasks are divided over the groups, one is changed, and each deputy's slip goes to the chat.
func (m *month) tasks() {
	m.click("任务")
	m.click("按台账填写")
	board := func(a *app.App) desk.TaskBoard {
		b := desk.New(a)
		id, _ := b.CampaignAhead()
		board, _ := b.TaskBoard(id)
		return board
	}
	m.ask("the tasks", func(a *app.App) bool {
		b := board(a)
		return len(b.Groups) > 3 && b.Plan.Total() == b.Campaign.Targets
	})
	m.click("复制任务单")
	m.until("the slips", func() bool {
		text, _ := m.run("", "xclip", "-selection", "clipboard", "-o")
		return strings.Count(text, "【任务单】") == len(m.people)
	})
	m.spent("the tasks of 86 deputies, with the text for each", 6)
}

// tells everybody: the chat group at once, and three by telephone.
func (m *month) tells() {
	m.click("传达")
	m.click("登记“已发群”")
	m.press("ctrl+a")
	m.click("电话传达")
	m.ask("everybody told", func(a *app.App) bool {
		b := desk.New(a)
		id, _ := b.CampaignAhead()
		rows, err := b.CampaignDeliveries(id)
		called := 0
		for i := range rows {
			if !rows[i].Delivered() {
				return false
			}
			called += app.OneIf(rows[i].By.Method == data.DeliveryPhone)
		}
		return err == nil && len(rows) == len(m.people) && called == 3
	})
	m.spent("everybody told, three of them by telephone", 5)
}

// records are what deputies wrote in the group in the last days.
func (m *month) records() {
	at := func(back int) string { return time.Now().AddDate(0, 0, -back).Format("1月2日") }
	var chat strings.Builder
	texts := []string{"到东港恒泰机械有限公司走访，企业反映：1.用工难；2.电价高", "到东港恒泰机械有限公司宣传惠企政策，企业反映厂区门口积水", "在盐田村开展禁毒宣讲，听众50人"}
	for i, text := range texts {
		fmt.Fprintf(&chat, "%s %s 08:%02d\n%s %s%s\n", m.people[i*7].Name, time.Now().Format("01-02"), i, m.people[i*7].Name, at(i+1), text)
	}
	m.pastes(strings.TrimSpace(chat.String()), len(texts))
	m.spent("three pasted reports told as records", 0)
}

// imports takes in the fortnight that the office has kept in a table of its own.
func (m *month) imports() {
	visits := func(a *app.App) int { rows, _ := a.Visits(); return len(rows) }
	var before int
	m.ask("the visits so far", func(a *app.App) bool { before = visits(a); return before > 0 })
	var old strings.Builder
	old.WriteString("日期,走访企业,走访代表,走访情况,反映的问题\n")
	for i := range 6 {
		fmt.Fprintf(&old, "%s,第%d棉纺有限公司,%s,了解生产经营情况,\n", time.Now().AddDate(0, 0, -3-i*2).Format(time.DateOnly), i+1,
			m.people[10+i].Name)
	}
	path := filepath.Join(m.home, "走访台账.csv")
	if err := os.WriteFile(path, []byte(old.String()), 0o600); err != nil {
		m.t.Fatal(err)
	}
	m.click("走访 · 市场主体")
	m.click("导入旧台账")
	m.content(path)
	m.press("Return")
	m.rests(longRest)
	m.slowly("Return", "Return", "Return") // columns, faults, comparison
	m.ask("the table's visits", func(a *app.App) bool { return visits(a) == before+6 })
	m.rests(longRest)
	m.press("Escape")
	m.spent("the fortnight's visits out of a table", 0)
}

// news are made of a visit and of a lecture, the second one as an example (先进典型).
func (m *month) news() {
	for i, page := range []string{"走访 · 市场主体", "宣讲 · 村居社区"} {
		m.click(page)
		m.press("ctrl+f", "Down")
		m.actions = 0
		m.click("写成信息")
		if i == 1 {
			m.press("Return", "3") // behind its title, the third of the kinds
		}
		m.press("ctrl+s")
		m.ask("the news", func(a *app.App) bool {
			all, err := a.PublicityRows() // the newest first
			examples := 0
			for k := range all {
				examples += app.OneIf(all[k].Kind == data.PublicityExample)
			}
			return err == nil && len(all) == i+1 && examples == i
		})
		m.spent("a press item of an open record", 4)
	}
}

// call asks for suggestions about one thing, and takes nine.
func (m *month) call() {
	m.click("意见建议")
	m.click("发起征集")
	m.fill("关于道路交通的人民建议征集")
	m.press("ctrl+s")
	m.ask("the call", func(a *app.App) bool { all, err := matters.New(a).Calls(); return err == nil && len(all) == 1 })
	m.click("登记一件") // on its page; those that follow answer it too
	for i := range 9 {
		m.fill(fmt.Sprintf("第%d条路口请装红绿灯", i+1))
		m.press("ctrl+shift+s")
	}
	m.ask("nine answers", func(a *app.App) bool {
		all, err := matters.New(a).Calls()
		return err == nil && len(all) == 1 && all[0].Received == 9
	})
	m.spent("a call with nine answers", 0)
}

// reports back: four deputies, each with the votes of the voters who came.
func (m *month) reportsBack() {
	m.click("名册")
	m.press("ctrl+f", "Down", "shift+Down", "shift+Down", "shift+Down")
	m.click("述职…")
	m.fill("港口社区代表联络站")
	m.press("Return")
	m.fill("45")
	m.press("Return")
	m.fill("38 2 0 36 4 1 40 0 0 30 5 2")
	m.press("ctrl+s")
	m.ask("the votes", func(a *app.App) bool {
		rows, err := a.Outreaches()
		if err != nil || len(rows) != 1 {
			return false
		}
		o, err := a.Outreach(rows[0].ID)
		fine := 0
		for i := range o.Ballots {
			fine += o.Ballots[i].Fine
		}
		return err == nil && len(o.Ballots) == 4 && fine == 38+36+40+30
	})
	m.spent("述职 of four deputies with their votes", 15)
}

// meets shows the papers of tomorrow's meeting.
func (m *month) meets() {
	m.press("ctrl+m")
	m.rests(longRest)
	m.press("ctrl+s")
	m.ask("the meeting", func(a *app.App) bool { rows, err := meetings.New(a).Meetings(); return err == nil && len(rows) == 1 })
	m.press("ctrl+m")
	m.saved("会议议程", "推进情况", "党员")
	m.spent("the papers of a meeting in the middle of the month", 0)
}

// sums up the activity month for the closing meeting.
func (m *month) sums() {
	m.click("活动月")
	m.click("方案")
	m.click("写总结")
	m.press("ctrl+s")
	m.ask("the summary", func(a *app.App) bool {
		all, err := paperwork.New(a).Bulletins()
		return err == nil && len(all) == 1 && strings.Contains(all[0].Title, "总结")
	})
	m.spent("the summary of the month", 0)
}
