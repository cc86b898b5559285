package views

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"liujin/app"
	"liujin/app/matters"
	"liujin/data"
	"liujin/views/kit"
)

// plainLedger is one whose office only records visits: deputies, a village, enterprises, and who visited them.
func plainLedger(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "走访台账"+data.Extension)
	db, err := data.Create(path, data.Options{Source: data.Source{Now: fixedClock, Rand: data.SystemSource().Rand, User: "测试"}})
	if err != nil {
		t.Fatal(err)
	}
	a := app.New(db)
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(a.SaveOffice(&data.Office{Name: "东港镇人民代表大会主席团", Level: data.OfficeTown, Own: true}))
	village := app.VillageRow{Village: data.Village{Name: "盐田村", Kind: data.VillageRural}}
	must(a.SaveVillage(&village))
	var ids []string
	for _, name := range []string{"赵启明", "高𬭎", "李敏"} {
		d := data.Deputy{DeputyFields: data.DeputyFields{Name: name}, Mandates: []data.Mandate{data.NewMandate(data.LevelTown)}}
		must(a.SaveDeputy(&d))
		ids = append(ids, d.ID)
	}
	for i, name := range []string{"东港恒泰机械有限公司", "海缘家用纺织品厂"} {
		e := data.Enterprise{EnterpriseFields: data.EnterpriseFields{Name: name, Kind: data.EnterpriseCompany}}
		must(a.SaveEnterprise(&e))
		fields := data.ActivityFields{Day: fmt.Sprintf("2026-11-%02d", 3+i), Content: "看了车间"}
		v := data.Visit{Activity: data.Activity{ActivityFields: fields,
			Deputies: []data.Participation{{DeputyID: ids[i]}, {DeputyID: ids[2]}}},
			Fields: data.VisitFields{EnterpriseID: e.ID, Venue: data.VenueEnterprise}}
		must(a.SaveVisit(&v))
	}
	must(db.Close())
	return path
}

// notYet are words of what shows with its first use only.
var notYet = []string{"述职：", "未述职", "评议", "同类意见", "专业小组", "承诺", "反馈单", "提交上级", "协办单位", "票决", "满意", "没有通知", "还没有传达到", "领导小组名单",
	"写总结", "回执", "已安排", "未登记", "该贴公告", "缺人", "小组不足", "还没有走进"}

// Whoever only records visits sees nothing of what an activity month brings, of reports to voters, similar opinions, professional groups,
// promises and votes: it shows with its first use. The page of the activity month itself, and what is opened to be filled in there, is not
// looked at.
func TestALedgerOfVisitsIsSimple(t *testing.T) {
	h := sitting(t, plainLedger(t), today)
	month := pageOf("campaign")
	for _, e := range h.entries() {
		if pageOf(e.name) == month {
			continue
		}
		if err := h.fromTheDesk(""); err != nil {
			t.Fatal(err)
		}
		screen := h.Go(e.name)
		if list, ok := screen.Edit.(interface{ SelectFirst() }); ok {
			list.SelectFirst()
		}
		shown := h.sights()
		if e.name != "settings" { // it has a form, and no list
			edit(adder.Add)(h.Shell)
			shown = append(shown, h.sights()...)
		}
		for _, one := range shown {
			for _, words := range notYet {
				if strings.Contains(one.text, words) && !strings.HasPrefix(one.text, "还没有") { // an empty list says what it is for
					t.Errorf("%s shows “%s”", e.name, one.text)
				}
			}
		}
	}
	d := h.Go("desk").Edit.(*deskScreen)
	for _, one := range d.todos.now.Todos {
		if one.Line != app.TodoUndated && one.Line != app.TodoUngrouped {
			t.Errorf("the desk says “%s”", one.Text)
		}
	}
	if !d.report.Hidden || len(d.groups) != 1 {
		t.Errorf("the desk tells of reports to voters, or of %+v", d.groups)
	}
}

// Recording a visit asks what it always asked; all else stands under 更多.
func TestAVisitAsksNoMoreThanBefore(t *testing.T) {
	h := sitting(t, plainLedger(t), today)
	v := h.app.NewVisit()
	var asked, heads []string
	for _, f := range h.visitFields() {
		if !f.Rare && f.Title != "" && !f.Reads && (f.When == nil || f.When(&v)) {
			asked = append(asked, f.Title)
		}
	}
	want := []string{"日期", "市场主体", "参加代表", "地点类型", "专项行动", "宣传政策", "走访情况", "诉求、建议和招商线索（每条自动转为一件意见建议）", "照片（拖入即可）"}
	if !slices.Equal(asked, want) {
		t.Errorf("%q is asked", asked)
	}
	for i := range app.VisitColumns {
		if c := &app.VisitColumns[i]; !c.Hidden && !c.Rare {
			heads = append(heads, c.Head)
		}
	}
	if want := []string{"日期", "市场主体", "代表", "诉求"}; !slices.Equal(heads, want) {
		t.Errorf("%q stands in the list", heads)
	}
	var lines []string
	for i := range pages {
		lines = append(lines, pages[i].title)
	}
	if want := []string{"工作台", "活动月", "宣讲 · 村居社区", "走访 · 市场主体", "轮值 · 家站点", "督办 · 项目一线", "联系 · 选区选民", "轮训 · 培训课堂", "意见建议", "议案建议", "民生实事",
		"名册", "会议与简报", "上报", "设置与备份"}; !slices.Equal(lines, want) {
		t.Errorf("%q stand in the navigation", lines)
	}
}

// A call for suggestions has no tab before the first, which the page of opinions begins; a report to voters begins on the page of
// walk-in 5.
func TestFirstCallAndReport(t *testing.T) {
	h := sitting(t, plainLedger(t), today)
	h.Go("opinion")
	if h.tabs.object != nil && len(h.tabs.shown) != 1 {
		t.Errorf("%d tabs before the first call", len(h.tabs.shown))
	}
	h.click("发起征集")
	if h.current != "call" || len(h.tabs.shown) != 2 {
		t.Fatal(h.current, len(h.tabs.shown))
	}
	e := h.built["call"].Edit.(*kit.Editor[*matters.CallRow, *data.Call])
	e.Form().Value.Title = "关于道路交通的人民建议征集"
	e.SaveNow(false)
	h.quiet("the first call")
	h.Go("opinion")
	if len(h.tabs.shown) != 2 || sees(h.sights(), "发起征集") {
		t.Errorf("%d tabs, and a call is begun here still", len(h.tabs.shown))
	}
	h.Go("outreach")
	h.click("登记述职")
	o := h.built["outreach"].Edit.(*kit.Editor[*data.OutreachRow, *data.Outreach]).Form().Value
	if o.Fields.Kind != data.VoterReport || o.Day != today || h.wayBack != nil {
		t.Errorf("%+v %v", o, h.wayBack)
	}
	for _, one := range []string{"visit", "outreach", "lecture"} {
		h.Go(one)
		if sees(h.sights(), "状态") {
			t.Errorf("%s has a column for plans, of which there are none", one)
		}
	}
}
