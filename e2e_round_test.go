//go:build e2e

package main

import (
	"image"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"liujin/app"
	"liujin/app/days"
	"liujin/app/matters"
	"liujin/app/parcel"
	"liujin/app/upward"
	"liujin/app/upward/below"
	"liujin/data"
)

// round is a county and one of its towns, each in a window on a display of its own: what goes from one to the other is the files alone.
type round struct {
	county, town *day
	month        parcel.Period
}

// What the town typed of the voters whom it visited: first one digit too many.
const (
	typedWrong = "613"
	typedRight = "61"
)

// highways is who answers for the county.
const highways = "县公路管理站"

// TestE2ERound has what the county asks go down, the report go up with one figure that is doubtful and a matter that it hands up, the
// record put right and reported again, and the receipt and the answer come down.
func TestE2ERound(t *testing.T) {
	t.Parallel()
	at := func() *day { return &day{story: &story{machine: newMachine(t)}} }
	r := &round{county: at(), town: at(), month: upward.Period(days.MonthSpan(time.Now().Format(time.DateOnly)))}
	r.offices()
	r.county.start()
	r.town.start()
	r.county.rests(longRest)
	r.asks()
	r.brings("the requirement at the town", func(b *upward.Book) bool { return r.stands(b, upward.PeriodOpen) })
	r.reports()
	r.receives(1)
	r.takesUp()
	r.brings("the doubt at the town", func(b *upward.Book) bool {
		opinions, err := matters.New(b.App).Opinions()
		return r.stands(b, upward.PeriodDoubted) && err == nil && len(opinions) == 1 && opinions[0].Answered != ""
	})
	r.putsRight()
	r.receives(0)
	r.brings("the receipt at the town", func(b *upward.Book) bool { return r.stands(b, upward.PeriodReceived) })
}

// offices make the two ledgers: the county's knows its towns and what one of them said on the telephone of the month before.
func (r *round) offices() {
	must := func(err error) {
		r.town.t.Helper()
		if err != nil {
			r.town.t.Fatal(err)
		}
	}
	c := r.county
	c.ledger = filepath.Join(c.home, "滨海县"+data.Extension)
	db, err := data.Create(c.ledger, data.Options{})
	must(err)
	b := below.New(app.New(db))
	must(b.SaveOffice(&data.Office{Name: "滨海县人大常委会", Level: data.OfficeCounty, Code: "990922", Own: true}))
	must(b.SaveHandler(&app.HandlerRow{Handler: data.Handler{Name: highways}}))
	for code, name := range map[string]string{"990922101": "东港镇人大", "990922102": "白鹤乡人大"} {
		o, err := b.NewUnit()
		must(err)
		o.Name, o.Code = name, code
		must(b.SaveUnit(&o))
		if name == "东港镇人大" {
			last := days.Span{From: r.month.From, To: r.month.To}.Before()
			must(b.TypeIn(o, last.From, last.To, map[string]int{"walk5.done": 40}, "电话报的"))
		}
	}
	must(db.Close())
	db, err = data.Open(r.town.ledger, data.Options{})
	must(err)
	defer db.Close()
	a := app.New(db)
	own, err := a.OwnOffice()
	must(err)
	own.Code = "990922101"
	must(a.SaveOffice(&own))
	people, err := a.Deputies()
	must(err)
	v := data.Outreach{Activity: data.Activity{ActivityFields: data.ActivityFields{Day: a.Today(), Content: "看望选民"},
		Deputies: []data.Participation{{DeputyID: people[0].ID}}},
		Fields: data.OutreachFields{Kind: data.OutreachKinds[0], ElectedBy: "盐田村", Voters: 613}}
	must(a.SaveOutreach(&v))
	m := matters.New(a)
	o := data.Opinion{OpinionFields: data.OpinionFields{Day: a.Today(), Text: "省道绿化没有人管", Reporter: "王某", Route: data.RouteUp}}
	must(m.SaveOpinion(&o))
	must(m.TakeOpinionStep(o.ID, data.Step{Day: a.Today(), Kind: data.StepSubmit, DeputyID: people[0].ID, Document: "代表建议"}))
}

// stands reports whether the town's month stands so.
func (r *round) stands(b *upward.Book, state upward.PeriodState) bool {
	all, err := b.AskedPeriods()
	return err == nil && len(all) == 1 && all[0].State == state
}

// asks is the county's requirement.
func (r *round) asks() {
	c := r.county
	c.turnTo("上报", atTheLeft)
	c.turnTo("报送要求", onTheTabs)
	c.press("ctrl+n", "ctrl+s")
	c.ask("the requirement", func(a *app.App) bool {
		all, err := a.DB().Requirements(false)
		return err == nil && len(all) == 1 && all[0].Since == r.month.From
	})
	c.spent("a period that is asked for", 0)
}

// Where the window has its pages, the tabs of one, and what is open beside a list.
var (
	atTheLeft     = image.Rect(0, 60, 170, 720)
	onTheTabs     = image.Rect(170, 110, 1366, 150)
	besideTheList = image.Rect(700, 150, 1366, 720)
)

// turnTo clicks words in a part of the window; other parts may say the same.
func (d *day) turnTo(words string, in image.Rectangle) {
	d.t.Helper()
	places := func() []image.Point {
		return slices.DeleteFunc(d.places(words), func(at image.Point) bool { return !at.In(in) })
	}
	d.until("“"+words+"” in its place", func() bool { return len(places()) == 1 })
	d.actions++
	d.clickAt(places()[0])
}

// newest is the newest file of an office that its window wrote; "" none.
func newest(d *day, pattern string) string {
	found, _ := filepath.Glob(filepath.Join(filepath.Dir(d.ledger), "导出", pattern))
	slices.Sort(found)
	if len(found) == 0 {
		return ""
	}
	return found[len(found)-1]
}

// brings has the county write what there is to tell, and the town take that in.
func (r *round) brings(what string, ok func(b *upward.Book) bool) {
	c, d := r.county, r.town
	c.turnTo("上报", atTheLeft)
	c.turnTo("报送要求", onTheTabs)
	before := newest(c, "*.zip")
	c.click("发给各单位的文件")
	c.press("Return")
	c.until("the file down", func() bool { return newest(c, "*.zip") != before })
	c.rests(longRest)
	c.press("Escape")
	c.spent("the file down", 0)
	d.turnTo("上报", atTheLeft)
	d.actions = 0
	d.click("接收上级的文件…")
	d.content(newest(c, "*.zip"))
	d.press("Return")
	d.rests(longRest)
	d.press("Return")
	d.ask(what, func(a *app.App) bool { return ok(upward.New(a)) })
	d.rests(longRest)
	d.spent("what the superior sent is taken in", 3)
}

// reports sends the month up.
func (r *round) reports() {
	d := r.town
	d.turnTo("工作台", atTheLeft)
	d.actions = 0
	d.turnTo("上报", atTheLeft)
	d.click("生成上报文件…")
	d.press("Return")
	d.until("the file up", func() bool { return strings.Contains(newest(d, "*.zip"), "上报1") })
	d.rests(longRest)
	d.spent("the month's report", 3)
	d.press("Escape")
}

// receives takes the town's newest file in at the county, of whose figures so many are doubtful then.
func (r *round) receives(doubts int) {
	c := r.county
	c.turnTo("工作台", atTheLeft)
	c.actions = 0
	c.click("接收…")
	c.content(newest(r.town, "*.zip"))
	c.press("Return")
	c.rests(longRest)
	c.press("Return")
	c.ask("the report at the county", func(a *app.App) bool {
		s, err := below.New(a).Summary(r.month)
		if err != nil {
			return false
		}
		at := slices.IndexFunc(s.Units, func(u below.UnitSummary) bool { return u.Office.Code == "990922101" })
		return s.Units[at].Counted.ID != "" && len(s.Units[at].Doubts) == doubts
	})
	c.spent("a report taken in", 4)
}

// takesUp has the county take up what was handed up, and answer it.
func (r *round) takesUp() {
	c := r.county
	c.turnTo("意见建议", atTheLeft)
	c.turnTo("各单位提交", onTheTabs)
	c.actions = 0
	c.click("全部受理 1 件")
	c.spent("what was handed up is taken up", 1)
	c.turnTo("意见建议", onTheTabs)
	c.press("ctrl+f", "Down")
	c.rests(longRest)
	c.click("交办")
	c.fill(highways)
	c.press("ctrl+s")
	c.click("答复")
	c.fill("已列入省道养护计划")
	c.press("ctrl+s")
	c.ask("the answer", func(a *app.App) bool {
		all, err := matters.New(a).Opinions()
		return err == nil && len(all) == 1 && all[0].Answered != ""
	})
	c.spent("and answered", 0)
}

// putsRight corrects the record that the county asked about, and reports again.
func (r *round) putsRight() {
	d := r.town
	d.turnTo("联系 · 选区选民", atTheLeft)
	d.press("ctrl+f", "Down", "Return")
	d.rests(longRest)
	d.click(typedWrong)
	d.press("ctrl+a")
	d.fill(typedRight)
	d.press("ctrl+s")
	d.ask("the record", func(a *app.App) bool {
		rows, err := a.Outreaches()
		return err == nil && len(rows) == 1 && rows[0].Voters == 61
	})
	d.turnTo("上报", atTheLeft)
	d.actions = 0
	d.click("重报…")
	d.press("Return")
	d.until("the file up again", func() bool { return strings.Contains(newest(d, "*.zip"), "上报2") })
	d.rests(longRest)
	d.spent("reported again", 3)
	d.press("Escape")
}
