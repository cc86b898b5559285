//go:build e2e

package main

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"liujin/app"
	"liujin/app/duty"
	"liujin/app/matters"
	"liujin/app/paperwork"
	"liujin/app/reports"
	"liujin/data"
)

// day is an ordinary day at the desk, in the real window with mouse and keyboard. A click, a key and a field that is filled are an action
// each.
type day struct {
	*story
	units []string       // whom matters are handed to
	names []string       // deputies whose names nobody else has
	seats []string       // the two of today's shift
	comes duty.Candidate // who is proposed first in the place of the first of them
	shift duty.ShiftRow
}

// click presses the mouse on words.
func (d *day) click(words string, nth ...int) {
	d.t.Helper()
	d.actions++
	d.story.click(words, nth...)
}

// fill puts text where the caret is.
func (d *day) fill(text string) {
	d.t.Helper()
	d.actions++
	d.content(text)
}

// TestE2EDay does what an office does most on a day, and counts what it takes.
func TestE2EDay(t *testing.T) {
	t.Parallel()
	d := &day{story: &story{machine: sampled(t), at: "desk"}}
	d.prepares()
	d.start()
	d.rests(longRest)
	d.leave()
	d.reception()
	d.reports()
	d.opinion()
	d.bulletin()
}

// prepares makes today's one shift, of two deputies, and notes who and what is to be named.
func (d *day) prepares() {
	db, err := data.Open(d.ledger, data.Options{})
	if err != nil {
		d.t.Fatal(err)
	}
	defer db.Close()
	a := app.New(db)
	b := duty.New(a)
	must := func(err error) {
		d.t.Helper()
		if err != nil {
			d.t.Fatal(err)
		}
	}
	units, err := a.Handlers()
	must(err)
	for i := range units {
		d.units = append(d.units, units[i].Name)
	}
	all, err := a.Deputies()
	must(err)
	named := map[string]int{}
	for i := range all {
		named[all[i].Name]++
	}
	for i := range all {
		if p := all[i]; p.InOffice && named[p.Name] == 1 && len([]rune(p.Name)) == 3 {
			d.names = append(d.names, p.Name)
		}
	}
	planned, err := b.Shifts(a.Today(), a.Today())
	must(err)
	for i := range planned {
		if planned[i].ActivityID == "" {
			must(b.CancelShift(planned[i].ID, true))
		}
	}
	stations, err := b.Rotas()
	must(err)
	slices.SortFunc(stations, func(x, y duty.RotaRow) int { return len(x.Name) - len(y.Name) }) // so that nothing of the line is cut
	shift, err := b.NewShift(a.Today(), stations[0].Name)
	must(err)
	must(b.SaveShift(&shift))
	for range 2 {
		free, err := b.Candidates(shift.ID, "")
		must(err)
		must(b.Assign(shift.ID, free[0].DeputyID))
		d.seats = append(d.seats, free[0].Name)
	}
	row, err := b.ShiftBy(shift.ID)
	must(err)
	d.shift = *row
	rest, err := b.Candidates(shift.ID, row.Seats[0].DeputyID)
	must(err)
	d.seats, d.comes = []string{row.Seats[0].Name, row.Seats[1].Name}, rest[0]
}

// leave is told on the morning of the shift, and somebody else is put in.
func (d *day) leave() {
	d.click(fmt.Sprintf("%s接待选民 %s—%s · %s、%s", d.shift.Station, d.shift.Begins[1:], d.shift.Ends, d.seats[0], d.seats[1]))
	d.turnTo(d.seats[0], besideTheList)
	d.click("请假", 1) // below the tab of that name
	d.click("换上" + d.comes.Name)
	d.ask("the stand-in", func(a *app.App) bool {
		row, err := duty.New(a).ShiftBy(d.shift.ID)
		return err == nil && row.Has(d.comes.DeputyID)
	})
	d.spent("a leave that hits a shift, and its stand-in", 6)
}

// reception records who came, how many voters, and two opinions.
func (d *day) reception() {
	d.click("登记到岗")
	d.press("Tab")
	d.fill("12")
	d.press("Return")
	d.fill("村口路灯坏了三个月没有人修\n希望早上多开一班到县城的公交车")
	d.press("ctrl+s")
	d.ask("the reception", func(a *app.App) bool {
		row, err := duty.New(a).ShiftBy(d.shift.ID)
		if err != nil || row.ActivityID == "" || row.Voters != 12 {
			return false
		}
		service, err := a.Service(row.ActivityID)
		return err == nil && len(service.Opinions) == 2 && len(service.Deputies) >= 2
	})
	d.spent("a reception with two opinions", 10)
}

// reports are ten messages of the group, as people write them.
func (d *day) reports() {
	at := func(back int) string { return time.Now().AddDate(0, 0, -back).Format("1月2日") }
	texts := []string{"姓名：%s\n日期：%s\n走进哪里：渔湾村\n做了什么：宣讲二十大精神，听众35人\n群众反映：村口路灯坏了三个月", "%s：%s到东港恒泰机械有限公司走访，企业反映：1.用工难；2.电价高",
		"%s %s在北港村代表联络站监督环境整治", "%s %s走访北港村选民6人，有人反映垃圾清运不及时，希望增加一次", "%s %s参加县人大组织的代表法培训", "%s %s去海缘家用纺织品厂走访，没有反映问题",
		"姓名：%s 日期：%s 走进哪里：双桥村 做了什么：看望困难群众4人 群众反映：无", "%s %s到沙河村走访群众12人，村民建议修一条机耕路", "%s %s在盐田村开展禁毒宣讲，听众50人",
		"%s %s走访新风风电装备项目，负责人说审批慢"}
	var chat strings.Builder
	for i, text := range texts {
		fmt.Fprintf(&chat, "%s %s 08:%02d\n", d.names[i], time.Now().Format("01-02"), i)
		fmt.Fprintf(&chat, text+"\n", d.names[i], at(i%3+1))
	}
	d.pastes(strings.TrimSpace(chat.String()), len(texts))
	d.spent("ten pasted reports told as records", 15)
}

// pastes takes messages of the group in on the desk, and has each become a record.
func (d *day) pastes(chat string, messages int) {
	waits := func(n *int) func(*app.App) bool {
		return func(a *app.App) bool { waiting, err := reports.New(a).Waiting(); *n = waiting; return err == nil }
	}
	var before, now int
	d.ask("what waits", waits(&before))
	d.click("工作台")
	d.actions++
	d.paste(chat)
	d.ask("a draft of each", func(a *app.App) bool { return waits(&now)(a) && now == before+messages })
	for range messages + 3 { // one of a day and place that the ledger knows asks whether it is the same
		if d.slowly("Return"); d.asks(func(a *app.App) bool { return waits(&now)(a) && now == before }) {
			break
		}
	}
	d.ask("a record of each", func(a *app.App) bool { return waits(&now)(a) && now == before })
}

// opinion takes an opinion its whole way, returned once and extended once.
func (d *day) opinion() {
	d.click("意见建议")
	d.press("ctrl+n")
	d.fill("村口公交站没有雨棚，老人等车淋雨")
	d.click("保存并交办")
	d.fill(d.units[0])
	d.press("ctrl+s")
	d.click("退回")
	d.fill("应由" + d.units[1] + "办理")
	d.press("ctrl+s")
	d.click("延期")
	d.fill(time.Now().AddDate(0, 1, 0).Format(time.DateOnly))
	d.press("ctrl+s")
	d.click("答复")
	d.fill("年内装好")
	d.click("保存并反馈")
	d.fill("已电话告知")
	d.press("Tab", "1", "2", "ctrl+s")
	d.ask("its whole way", func(a *app.App) bool {
		rows, err := matters.New(a).Opinions()
		at := slices.IndexFunc(rows, func(r matters.OpinionRow) bool { return strings.Contains(r.Text, "没有雨棚") })
		if err != nil || at < 0 {
			return false
		}
		o, err := matters.New(a).Opinion(rows[at].ID)
		return err == nil && len(o.Steps) == 7 && o.Steps[6].Rating == data.Ratings[0] && o.Steps[6].Attitude == data.Ratings[1]
	})
	d.spent("an opinion from 登记 to 评价, returned with a reason and extended", 20)
}

// bulletin is drafted from the desk, numbered and put into the papers' folder.
func (d *day) bulletin() {
	d.click("工作台")
	d.press("ctrl+1")
	d.actions = 0 // the desk is where the day is spent
	d.press("ctrl+p")
	d.click("简报（起草新的一期）")
	d.click("保存并打印这一份")
	d.press("ctrl+s")
	d.ask("the bulletin's number", func(a *app.App) bool {
		out, err := paperwork.New(a).IssuedRows()
		return err == nil && len(out) > 0 && out[0].Paper == data.BulletinPaper && out[0].Number > 0 && out[0].Kept
	})
	d.spent("a bulletin from the desk to its PDF, with its number", 4)
}
