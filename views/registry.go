package views

import (
	"cmp"
	"log/slog"
	"slices"

	"liujin/app"
	"liujin/data"
)

// entry is a screen: its name is its address, by which everything goes there. A new kind of record is one line below, as a tab of a page.
// Which screen shows a kind stands here only: below this package, things are named by kind.
type entry struct {
	name, title string    // title: its tab's, "" the page's
	kind        data.Kind // of the records that its form has, or that it shows; "" none
	also        data.Kind // of records that are seen within those: a session that was held, in its course
	make        func(*Shell) *Screen
	answers     []app.Condition           // whose rows it shows in place of the screen of their kind
	waits       func(*Shell) (int, error) // how much waits to be done there; nil: nothing does
	above       bool                      // shown only where offices below report: in a county and a city
	city        string                    // its title in a city, where it is another one; "" the same
	used        func(*Shell) bool         // before that it has no tab, and the first tab of its page leads there; nil: it always has
}

// page is a line of the navigation: one screen, or several as its tabs.
type page struct {
	title string // its line in the navigation
	head  string // what stands above its screens; "" the title
	group string
	tabs  []entry
}

// The groups of the navigation, as the office thinks.
const (
	groupNone    = ""
	groupWalks   = "六个走进"
	groupMatters = "件件有回应"
	groupOffice  = "办公室"
)

var (
	pages   []page  // in the order of the navigation
	entries []entry // all screens, in the order of the pages and their tabs
)

func init() { // not the variable's value: the screens go to each other by it
	pages = slices.Concat(dailyPages(), walkPages(), matterPages(), officePages())
	for i := range pages {
		p := &pages[i]
		for k := range p.tabs {
			p.tabs[k].title = cmp.Or(p.tabs[k].title, p.title)
		}
		p.head = cmp.Or(p.head, p.title)
		entries = append(entries, p.tabs...)
	}
}

// dailyPages are what the day begins with.
func dailyPages() []page {
	return []page{
		{title: "工作台", group: groupNone, tabs: []entry{
			{name: "summary", title: "汇总", make: summaryPage, above: true},
			{name: "desk", kind: data.KindActivity, make: deskPage},
			{name: "report", title: "待核记录", kind: data.KindReport, make: reportPage,
				waits: func(s *Shell) (int, error) { return s.reports.Waiting() }},
			{name: "coming", title: "本月安排", make: comingPage},
			{name: "coverage", title: "覆盖", make: coverages, answers: []app.Condition{app.NotTakenPart, app.NotWalkedIn}},
		}},
		{title: "活动月", group: groupNone, tabs: []entry{
			{name: "campaign", title: "方案", kind: data.KindCampaign, make: campaigns},
			{name: "task-plan", title: "任务", make: tasks},
			{name: "unit-task", title: "各单位任务", make: unitTasks, above: true},
			{name: "campaign-delivery", title: "传达", kind: data.KindDelivery, make: toldOf},
			{name: "publicity", title: "信息宣传", kind: data.KindPublicity, make: publicities},
		}},
	}
}

// walkPages are the six walk-ins.
func walkPages() []page {
	return []page{
		{title: "宣讲 · 村居社区", head: data.WalkVillage.Info().Title(), group: groupWalks, tabs: []entry{
			{name: "lecture", kind: data.KindLecture, make: lectures},
		}},
		{title: "走访 · 市场主体", head: data.WalkEnterprise.Info().Title(), group: groupWalks, tabs: []entry{
			{name: "visit", title: "走访", kind: data.KindVisit, make: visits},
			{name: "enterprise", title: "市场主体", kind: data.KindEnterprise, make: enterprises},
		}},
		{title: "轮值 · 家站点", head: data.WalkStation.Info().Title(), group: groupWalks, tabs: []entry{
			{name: "duty", title: "月历", kind: data.KindShift, make: dutyPage,
				waits: func(s *Shell) (int, error) { return s.duty.DutyWaiting() }},
			{name: "absence", title: "请假", kind: data.KindAbsence, make: absences},
			{name: "service", title: "履职记录", kind: data.KindService, make: services},
			{name: "load", title: "全年", make: loads},
			{name: "station", title: "家站点", kind: data.KindStation, make: stations},
			{name: "rota", title: "接待日", make: rotas},
			{name: "policy", title: "排班要求", make: policies},
			{name: "holiday", title: "放假安排", make: holidays},
		}},
		{title: "督办 · 项目一线", head: data.WalkProject.Info().Title(), group: groupWalks, tabs: []entry{
			{name: "supervision", kind: data.KindSupervision, make: supervisions},
		}},
		{title: "联系 · 选区选民", head: data.WalkVoters.Info().Title(), group: groupWalks, tabs: []entry{
			{name: "outreach", kind: data.KindOutreach, make: outreaches},
		}},
		{title: "轮训 · 培训课堂", head: data.WalkTraining.Info().Title(), group: groupWalks, tabs: []entry{
			{name: "course", title: "培训期次", kind: data.KindCourse, also: data.KindLesson, make: courses},
			{name: "training-hours", title: "学时与覆盖", make: trained},
			{name: "training-plan", title: "年度计划", kind: data.KindTrainingPlan, make: trainingPlans},
		}},
	}
}

// matterPages are what was asked for and what became of it.
func matterPages() []page {
	return []page{
		{title: "意见建议", group: groupMatters, tabs: []entry{
			{name: "opinion", kind: data.KindOpinion, make: opinions,
				waits: func(s *Shell) (int, error) { return s.matters.OpinionsWaiting() }},
			{name: "call", title: "征集", kind: data.KindCall, make: calls, used: (*Shell).calledFor},
			{name: "handed-up", title: "各单位提交", make: submittedUp, above: true,
				waits: func(s *Shell) (int, error) { return s.below.Waiting() }},
		}},
		{title: "议案建议", group: groupMatters, tabs: []entry{{name: "proposal", kind: data.KindProposal, make: proposals}}},
		{title: "民生实事", head: "民生实事项目", group: groupMatters, tabs: []entry{{name: "project", kind: data.KindProject, make: projects}}},
	}
}

// officePages are the registers and the office itself.
func officePages() []page {
	return []page{
		{title: "名册", group: groupOffice, tabs: []entry{
			{name: "deputy", title: "代表", kind: data.KindDeputy, make: deputies},
			{name: "group", title: "代表小组", kind: data.KindGroup, make: groups},
			{name: "constituency", title: "选区", kind: data.KindConstituency, make: constituencies},
			{name: "village", title: "村居", kind: data.KindVillage, make: villages},
			{name: "handler", title: "承办单位", kind: data.KindHandler, make: handlers},
		}},
		{title: "会议与简报", group: groupOffice, tabs: []entry{
			{name: "meeting", title: "会议", kind: data.KindMeeting, make: meetingsPage},
			{name: "bulletin", title: "简报", kind: data.KindBulletin, make: bulletins},
			{name: "issued", title: "印发登记", kind: data.KindIssued, make: issuedPapers},
		}},
		{title: "上报", group: groupOffice, tabs: []entry{
			{name: "filing", make: filingPage, answers: []app.Condition{app.ToFile}},
			{name: "requirement", title: "报送要求", kind: data.KindRequirement, make: requirements, above: true},
			{name: "office", title: "乡镇街道", city: "县区", kind: data.KindOffice, make: units, above: true},
		}},
		{title: "设置与备份", group: groupOffice, tabs: []entry{
			{name: "settings", title: "本单位与显示", make: settings},
			{name: "backup", title: "备份与恢复", make: backupList},
			{name: "term", title: "届次", kind: data.KindTerm, make: terms},
			{name: "choice", title: "可改的选项", kind: data.KindChoice, make: choices},
			{name: "audit", title: "操作记录", make: auditLog},
		}},
	}
}

// Screens names all screens of a town's ledger, in the order in which Ctrl+PageDown goes through them.
func Screens() (names []string) {
	for i := range entries {
		if !entries[i].above {
			names = append(names, entries[i].name)
		}
	}
	return names
}

// reportedTo reports whether offices below report to an office of a level.
func reportedTo(level data.OfficeLevel) bool {
	return level == data.OfficeCounty || level == data.OfficeCity
}

// tabsOf are the tabs of a page that are shown in this ledger, as they are called there.
func (s *Shell) tabsOf(p *page) (shown []entry) {
	for _, e := range p.tabs {
		if e.above && !reportedTo(s.level) {
			continue
		}
		if s.level == data.OfficeCity {
			e.title = cmp.Or(e.city, e.title)
		}
		shown = append(shown, e)
	}
	return shown
}

// tabsNow are those of them that are of use by now, and the one that is looked at.
func (s *Shell) tabsNow(p *page) []entry {
	return slices.DeleteFunc(s.tabsOf(p), func(e entry) bool { return e.used != nil && e.name != s.current && !e.used(s) })
}

// entries are all screens that are shown in this ledger, in the order of the pages and their tabs.
func (s *Shell) entries() (shown []entry) {
	for i := range pages {
		shown = append(shown, s.tabsOf(&pages[i])...)
	}
	return shown
}

// followLevel shows what belongs to the level of the own office, where that is another one now.
func (s *Shell) followLevel() {
	was := s.level
	if s.readLevel(); s.level == was {
		return
	}
	s.keepDrafts()
	for _, e := range entries {
		if e.above { // it says what the offices below are called
			delete(s.built, e.name)
		}
	}
	clear(s.last)
	if shown := s.entries(); !slices.ContainsFunc(shown, called(s.current)) || s.built[s.current] == nil {
		s.current = shown[0].name
	}
	if !s.covered {
		s.Go(s.current)
	}
}

// readLevel reads of which level the own office is; of one that can't be read, nothing more is shown.
func (s *Shell) readLevel() {
	own, err := s.app.OwnOffice()
	if err != nil {
		slog.Warn("read the own office", "err", err)
	}
	s.level = own.Level
}

// called reports whether an entry has a name.
func called(name string) func(entry) bool { return func(e entry) bool { return e.name == name } }

// waiting is how much waits to be done there.
func (e entry) waiting(s *Shell) int {
	if e.waits == nil {
		return 0
	}
	n, err := e.waits(s)
	if err != nil {
		slog.Warn("count what waits", "screen", e.name, "err", err)
	}
	return n
}

// entryOf is a screen by its name; without a make when there is no such screen.
func entryOf(name string) (e entry) {
	if i := slices.IndexFunc(entries, called(name)); i >= 0 {
		e = entries[i]
	}
	return e
}

// pageOf is the page that a screen is a tab of; nil when there is no such screen.
func pageOf(name string) *page {
	if i := slices.IndexFunc(pages, func(p page) bool { return slices.ContainsFunc(p.tabs, called(name)) }); i >= 0 {
		return &pages[i]
	}
	return nil
}
