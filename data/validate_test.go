package data

import (
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"
)

// A sound record of each entity; a case spoils one thing and says under which field the fault must stand.
func goodPerson() *Person { return &Person{Deputy: Deputy{Name: "高𬭎", Phone: "13900000001"}} }

func goodPlan() *Campaign {
	return &Campaign{Name: "活动月", Starts: "2026-11-01", Ends: "2026-11-30"}
}

func goodVisit() *Visit {
	return &Visit{Event: Event{Activity: Activity{Day: "2026-11-12"}, Deputies: []Participation{{DeputyID: "a"}}}, Visit: EnterpriseVisit{EnterpriseID: "b"}}
}

func goodTalk() *Talk {
	return &Talk{Event: Event{Activity: Activity{Day: "2026-11-12", VillageID: "v"}, Deputies: []Participation{{DeputyID: "a"}}}, Lecture: Lecture{Form: LectureOneToOne, Speaker: SpeakerLeader, Topic: "精神"}}
}

func goodCanvass() *Canvass {
	return &Canvass{Event: Event{Activity: Activity{Day: "2026-11-12"}, Deputies: []Participation{{DeputyID: "a"}}}, Visit: VoterVisit{Kind: VoterCall, ConstituencyID: "c", Voters: 30}}
}

func goodRule() *Rule {
	return &Rule{Every: RuleWeekly, Weekdays: "3", Months: EveryMonth, WhenOff: OffKept, Session: Morning, Begins: "09:00", Ends: "11:30", Need: 2, County: 1}
}

func policyOf(change func(*Policy)) *Policy {
	p := defaultPolicy()
	return spoil(&p, change)
}

// spoil changes one thing of a sound record.
func spoil[T any](v *T, fn func(*T)) *T { fn(v); return v }

func TestValidate(t *testing.T) {
	long := strings.Repeat("长", 5001)
	type validator interface{ Validate() error }
	cases := []struct {
		name   string
		record validator
		fields string // of the faults, "" for a sound record
	}{
		{"会议", &Assembly{Meeting: Meeting{Kind: MeetingProgress, Title: "x", Day: "2026-11-12", Begins: "09:00"}, Items: []MeetingItem{{Title: "x"}}, Decisions: []Decision{{Text: "x"}}}, ""},
		{"会议 空", &Assembly{}, "day kind title"},
		{"会议 里面空", &Assembly{Meeting: Meeting{Kind: MeetingProgress, Title: "x", Day: "2026-11-12"}, Items: []MeetingItem{{}}, Attendees: []Attendee{{}}, Decisions: []Decision{{}}}, "attendees decisions items"},
		{"简报", &Bulletin{Day: "2026-11-12", Title: "x", Text: "x", Since: "2026-11-01", Until: "2026-11-12"}, ""},
		{"简报 空", &Bulletin{}, "day ends starts text title"},
		{"培训", &Program{Training: Training{Year: 2026, Title: "x", Mode: TrainingOnSite, Seats: 1}, Sessions: []Session{{Day: "2026-11-12", Topic: "x"}}, Enrolments: []Enrolment{{DeputyID: "a"}}}, ""},
		{"培训 空", &Program{}, "mode title year"},
		{"培训 超员", &Program{Training: Training{Year: 2026, Title: "x", Mode: TrainingOnSite, Seats: 1}, Sessions: []Session{{}}, Enrolments: []Enrolment{{DeputyID: "a"}, {DeputyID: "b"}}}, "enrolments sessions"},
		{"到课", &Class{Event: Event{Activity: Activity{Day: "2026-11-12"}, Deputies: []Participation{{DeputyID: "a", State: StayedAway}}}, Lesson: Lesson{Topic: "x"}}, ""},
		{"到课 空", &Class{}, "day deputies topic"},
		{"培训计划", &TrainingPlan{Year: 2026, Hours: 240}, ""},
		{"培训计划 空", &TrainingPlan{}, "year"},
		{"督办", &Inspection{Event: goodTalk().Event, Supervision: Supervision{Way: SupervisionCheck, ProjectID: "p"}}, ""},
		{"督办 没有对象", &Inspection{Event: goodTalk().Event, Supervision: Supervision{Way: "看看", Percent: 101}}, "percent project way"},
		{"督办 两个对象", &Inspection{Event: goodTalk().Event, Supervision: Supervision{Way: SupervisionCheck, ProjectID: "p", ProposalID: "q"}}, "project"},
		{"步骤 期限待计算", &Step{Day: "2026-11-01", Kind: StepAssign}, ""},
		{"步骤 延期没有日期", &Step{Day: "2026-11-01", Kind: StepExtend}, "due"},
		{"步骤 期限太早", &Step{Day: "2026-11-01", Kind: StepExtend, Due: "2026-10-01"}, "due"},
		{"步骤 没有内容", &Step{Day: "2026-11-01", Kind: StepAnswer}, "text"},
		{"步骤 没有评价", &Step{Day: "2026-11-01", Kind: StepRate}, "attitude rating"},
		{"步骤 只评价结果", &Step{Day: "2026-11-01", Kind: StepRate, Rating: RatingPoor}, "attitude"},
		{"意见 答复可以没有结果", &Matter{Opinion: Opinion{Day: "2026-11-01", Text: "x", HandlerID: "h"}, Steps: []Step{{Day: "2026-11-01", Kind: StepAnswer, Text: "好"}}}, ""},
		{"议案 答复没有结果", &Motion{Proposal: Proposal{Kind: ProposalBill, Day: "2026-11-01", Title: "x", LeadID: "d", HandlerID: "h"}, Steps: []Step{{Day: "2026-11-01", Kind: StepAnswer, Text: "好"}}}, "steps"},
		{"意见 步骤早于登记", &Matter{Opinion: Opinion{Day: "2026-11-02", Text: "x", HandlerID: "h"}, Steps: []Step{{Day: "2026-11-01", Kind: StepUrge}}}, "steps"},
		{"意见 没有承办单位", &Matter{Opinion: Opinion{Day: "2026-11-02", Text: "x"}, Steps: []Step{{Day: "2026-11-02", Kind: StepUrge}}}, "handler"},
		{"意见 协办就是主办", &Matter{Opinion: Opinion{Day: "2026-11-02", Text: "x", HandlerID: "h"}, Helpers: []OpinionHelper{{HandlerID: "h"}}}, "helpers"},
		{"议案", &Motion{Proposal: Proposal{Kind: ProposalBill, Day: "2026-11-02", Title: "x", LeadID: "d"}, Signers: []Signer{{DeputyID: "e"}}}, ""},
		{"议案 空", &Motion{}, "day kind lead title"},
		{"议案 联名重复", &Motion{Proposal: Proposal{Kind: ProposalBill, Day: "2026-11-02", Title: "x", LeadID: "d"}, Signers: []Signer{{DeputyID: "d"}}}, "signers"},
		{"实事", &Works{Project: Project{Year: 2026, Title: "x", State: ProjectSupervised, Votes: 70, Voters: 80}}, ""},
		{"实事 空", &Works{}, "state title year"},
		{"实事 票多", &Works{Project: Project{Year: 2026, Title: "x", State: ProjectSupervised, Votes: 81, Voters: 80, Starts: "2026-05-01", Due: "2026-04-01"}}, "due votes"},
		{"实事 节点", &Works{Project: Project{Year: 2026, Title: "x", State: ProjectSupervised}, Milestones: []Milestone{{}}, Progress: []Progress{{Percent: 101}}}, "milestones progress"},
		{"时限", &MatterPolicy{OpinionTerm: 30, OpinionUnit: TermDays, ProposalMonths: 3, HardMonths: 6, WarnDays: 5, StaleDays: 31}, ""},
		{"时限 空", &MatterPolicy{WarnDays: -1}, "hard_months opinion_term opinion_unit proposal_months stale_days warn_days"},
		{"单位", &Office{Name: "东港镇人大", Level: OfficeTown, Code: "320982100", Phone: "0515-88881234"}, ""},
		{"单位 空", &Office{}, "level name"},
		{"单位 层级", &Office{Name: "x", Level: "村"}, "level"},
		{"单位 代码", &Office{Name: "x", Level: OfficeTown, Code: "3209"}, "code"},
		{"单位 代码非数字", &Office{Name: "x", Level: OfficeTown, Code: "32098a"}, "code"},
		{"单位 电话", &Office{Name: "x", Level: OfficeTown, Phone: "139"}, "phone"},
		{"单位 长", &Office{Name: long, Level: OfficeTown}, "name"},
		{"届", &Term{Level: LevelTown, Number: 19, Starts: "2022-01-01", Ends: "2026-12-31"}, ""},
		{"届 空", &Term{}, "level number"},
		{"届 大", &Term{Level: LevelTown, Number: 100}, "number"},
		{"届 倒", &Term{Level: LevelTown, Number: 1, Starts: "2026-01-01", Ends: "2022-01-01"}, "ends"},
		{"届 日期", &Term{Level: LevelTown, Number: 1, Starts: "2026-02-30"}, "starts"},
		{"活动月", goodPlan(), ""},
		{"活动月 空", &Campaign{}, "ends name starts"},
		{"活动月 倒", spoil(goodPlan(), func(c *Campaign) { c.Ends = "2026-10-01" }), "ends"},
		{"活动月 目标", spoil(goodPlan(), func(c *Campaign) { c.Targets[2] = -1; c.Targets[5] = 1e6 }), "target3 target6"},
		{"选区", &Constituency{Name: "第18选区", Level: LevelTown, Seats: 3}, ""},
		{"选区 空", &Constituency{}, "level name"},
		{"选区 名额", &Constituency{Name: "x", Level: LevelTown, Seats: 4}, "seats"},
		{"选区 市级名额", &Constituency{Name: "x", Level: LevelCity, Seats: 40}, ""},
		{"选区 人口", &Constituency{Name: "x", Level: LevelTown, Population: -1}, "population"},
		{"村居", &Village{Name: "新港村", Kind: VillageRural, Code: "201"}, ""},
		{"村居 空", &Village{}, "name"},
		{"村居 类别", &Village{Name: "x", Kind: "乡"}, "kind"},
		{"村居 代码", &Village{Name: "x", Code: "2"}, "code"},
		{"小组", &Group{Name: "第一小组"}, ""},
		{"小组 空", &Group{Name: " \t"}, "name"},
		{"宣讲", goodTalk(), ""},
		{"宣讲 空", &Talk{}, "day deputies form speaker topic village"},
		{"宣讲 错", spoil(goodTalk(), func(l *Talk) { l.Lecture.Form, l.Lecture.Vehicle, l.Lecture.Audience = "x", "y", -1 }), "audience form vehicle"},
		{"选民", goodCanvass(), ""},
		{"选民 空", &Canvass{}, "constituency day deputies kind"},
		{"选民 票多", spoil(goodCanvass(), func(c *Canvass) { c.Visit.Fine = 31 }), "voters"},
		{"规则", goodRule(), ""},
		{"规则 空", &Rule{}, "every months need session when_off"},
		{"规则 周", spoil(goodRule(), func(r *Rule) { r.Weekdays = "" }), "weekdays"},
		{"规则 日", spoil(goodRule(), func(r *Rule) { r.Every, r.Days = RuleMonthDays, "5、32" }), "days"},
		{"规则 第几", spoil(goodRule(), func(r *Rule) { r.Every, r.Weekdays = RuleNthWeekday, "1,2"; r.Nth = NthFirst }), "weekdays"},
		{"规则 日期", spoil(goodRule(), func(r *Rule) { r.Every, r.Dates = RuleDates, "2026-02-30" }), "dates"},
		{"规则 时间", spoil(goodRule(), func(r *Rule) { r.Begins, r.Ends = "11:30", "9" }), "ends"},
		{"规则 席位", spoil(goodRule(), func(r *Rule) { r.Need, r.County = 2, 3 }), "county"},
		{"请假", &Absence{DeputyID: "a", Kind: AbsenceLeave, Starts: "2026-11-01", Ends: "2026-11-02", Weekdays: "1,7"}, ""},
		{"请假 倒", &Absence{DeputyID: "a", Kind: AbsenceLeave, Starts: "2026-11-03", Ends: "2026-11-02", Weekdays: "8"}, "ends weekdays"},
		{"班次 重", &Turn{Shift: Shift{StationID: "a", Day: "2026-11-01", Session: Morning, Need: 1}, Duties: []Duty{{DeputyID: "x"}, {DeputyID: "x"}}}, "duties"},
		{"放假 重", &Holidays{HolidayYear: HolidayYear{Year: 2027}, Days: []Holiday{{Day: "2027-01-01", Kind: HolidayOff}, {Day: "2027-01-01", Kind: HolidayWorked}}}, "days"},
		{"排班要求", policyOf(func(*Policy) {}), ""},
		{"排班要求 间隔", policyOf(func(p *Policy) { p.HardGap = 20 }), "desired_gap"},
		{"排班要求 一对", policyOf(func(p *Policy) { p.Pairs = []DutyPair{{FirstID: "a", SecondID: "a", Kind: PairApart}} }), "pairs"},
		{"排班要求 次数", policyOf(func(p *Policy) { p.Limits = []DutyLimit{{DeputyID: "a", Least: 3, Most: 2}} }), "limits"},
		{"代表", goodPerson(), ""},
		{"代表 空", &Person{}, "name"},
		{"代表 只有空格", &Person{Deputy: Deputy{Name: "　"}}, "name"},
		{"代表 列表外", spoil(goodPerson(), func(p *Person) {
			p.Gender, p.Ethnicity, p.Party, p.Education, p.Occupation = "雄", "汉", "党员", "大学", "渔民"
		}), "education ethnicity gender occupation party"},
		{"代表 出生年", spoil(goodPerson(), func(p *Person) { p.Born = "1980" }), ""},
		{"代表 出生年月", spoil(goodPerson(), func(p *Person) { p.Born = "1980-05" }), ""},
		{"代表 出生月13", spoil(goodPerson(), func(p *Person) { p.Born = "1980-13" }), "born"},
		{"代表 出生写法", spoil(goodPerson(), func(p *Person) { p.Born = "1980.05" }), "born"},
		{"代表 出生太早", spoil(goodPerson(), func(p *Person) { p.Born = "1880-05" }), "born"},
		{"代表 座机", spoil(goodPerson(), func(p *Person) { p.Phone = "0515-88881234" }), ""},
		{"代表 少一位", spoil(goodPerson(), func(p *Person) { p.Phone = "1390000000" }), "phone"},
		{"代表 字母", spoil(goodPerson(), func(p *Person) { p.Phone = "1390000000a" }), "phone"},
		{"代表 横线", spoil(goodPerson(), func(p *Person) { p.Phone = "---" }), "phone"},
		{"代表 两个主站", spoil(goodPerson(), func(p *Person) { p.Stations = []Member{{Home: true}, {Home: true}} }), "stations"},
		{"代表职务", spoil(goodPerson(), func(p *Person) { p.Mandates = []Mandate{{Level: LevelTown, State: MandateInOffice}} }), ""},
		{"代表职务 空", spoil(goodPerson(), func(p *Person) { p.Mandates = []Mandate{{State: MandateInOffice}} }), "mandates"},
		{"代表职务 状态", spoil(goodPerson(), func(p *Person) { p.Mandates = []Mandate{{Level: LevelTown, State: "退休"}} }), "mandates"},
		{"代表职务 倒", spoil(goodPerson(), func(p *Person) {
			p.Mandates = []Mandate{{Level: LevelTown, State: MandateInOffice, Starts: "2026-01-01", Ends: "2022-01-01"}}
		}), "mandates"},
		{"家站点", &Post{Station: Station{Name: "东港之家", Kind: StationHome}, Checks: []Check{{Item: "有场所"}}}, ""},
		{"家站点 空", &Post{}, "kind name"},
		{"家站点 类别", &Post{Station: Station{Name: "x", Kind: "室"}}, "kind"},
		{"家站点 重复达标项", &Post{Station: Station{Name: "x", Kind: StationHome}, Checks: []Check{{Item: "有场所"}, {Item: "有场所"}}}, "checks"},
		{"承办单位", &Handler{Name: "镇供电所"}, ""},
		{"承办单位 空", &Handler{}, "name"},
		{"承办单位 电话", &Handler{Name: "x", Phone: "电话"}, "phone"},
		{"市场主体", &Firm{Enterprise: Enterprise{Name: "东港水产", Kind: EnterpriseCompany}, Ties: []Tie{{DeputyID: "a", Tie: TieFrom}}}, ""},
		{"市场主体 空", &Firm{}, "name"},
		{"市场主体 类别", &Firm{Enterprise: Enterprise{Name: "x", Kind: "工厂"}}, "kind"},
		{"市场主体 联系", &Firm{Enterprise: Enterprise{Name: "x"}, Ties: []Tie{{Tie: TieFrom}}}, "ties"},
		{"市场主体 联系方式", &Firm{Enterprise: Enterprise{Name: "x"}, Ties: []Tie{{DeputyID: "a", Tie: "认识"}}}, "ties"},
		{"走访", goodVisit(), ""},
		{"走访 空", &Visit{}, "day deputies enterprise"},
		{"走访 日期", spoil(goodVisit(), func(v *Visit) { v.Day = "11月12日" }), "day"},
		{"走访 重复代表", spoil(goodVisit(), func(v *Visit) { v.Deputies = append(v.Deputies, v.Deputies[0]) }), "deputies"},
		{"走访 列表外", spoil(goodVisit(), func(v *Visit) { v.Visit.Venue, v.Visit.Tag = "路上", "大走访" }), "tag venue"},
		{"走访 长", spoil(goodVisit(), func(v *Visit) { v.Content = long }), "content"},
		{"走访 意见", spoil(goodVisit(), func(v *Visit) { v.Opinions = []Opinion{{}} }), "opinions"},
		{"意见", &Opinion{Text: "增容", Kind: OpinionDifficulty, Day: "2026-11-12"}, ""},
		{"意见 空", &Opinion{}, "text"},
		{"意见 列表外", &Opinion{Text: "x", Kind: "吐槽", Route: "搁置"}, "kind route"},
		{"意见 不予受理", &Opinion{Text: "x", Route: RouteRefused}, "reason"},
		{"意见 电话", &Opinion{Text: "x", ReporterPhone: "12"}, "reporter_phone"},
		{"选项", &Choice{Label: "新能源"}, ""},
		{"选项 空", &Choice{}, "label"},
		{"选项 长", &Choice{Label: strings.Repeat("长", 21)}, "label"},
	}
	for _, c := range cases {
		err := c.record.Validate()
		var bad Invalid
		if err != nil && !errors.As(err, &bad) {
			t.Errorf("%s: %v", c.name, err)
		}
		if got := strings.Join(slices.Sorted(maps.Keys(bad)), " "); got != c.fields {
			t.Errorf("%s: faults under %q, want %q (%v)", c.name, got, c.fields, err)
		}
		for field, text := range bad {
			if strings.TrimSpace(text) == "" {
				t.Errorf("%s: no sentence for %s", c.name, field)
			}
		}
	}
}

// What can't be saved is refused by each Save, with nothing written.
func TestInvalidIsNotSaved(t *testing.T) {
	db := ledger(t)
	before := contents(t, db)
	for name, save := range map[string]func(*Tx) error{
		"office": func(tx *Tx) error { return tx.SaveOffice(&Office{}) }, "term": func(tx *Tx) error { return tx.SaveTerm(&Term{}) },
		"plan": func(tx *Tx) error { return tx.SavePlan(&Plan{}) }, "constituency": func(tx *Tx) error { return tx.SaveConstituency(&Constituency{}) },
		"village": func(tx *Tx) error { return tx.SaveVillage(&Village{}) }, "group": func(tx *Tx) error { return tx.SaveGroup(&Group{}) },
		"person": func(tx *Tx) error { return tx.SavePerson(&Person{}) }, "deputy": func(tx *Tx) error { return tx.SaveDeputy(&Deputy{}) },
		"post": func(tx *Tx) error { return tx.SavePost(&Post{}) }, "handler": func(tx *Tx) error { return tx.SaveHandler(&Handler{}) },
		"firm": func(tx *Tx) error { return tx.SaveFirm(&Firm{}) }, "visit": func(tx *Tx) error { return tx.SaveVisit(&Visit{}) },
		"opinion": func(tx *Tx) error { return tx.SaveOpinion(&Opinion{Text: "没有日期"}) }, "choice": func(tx *Tx) error { return tx.SaveChoice(&Choice{}) },
	} {
		var bad Invalid
		if _, err := db.Do(name, save); !errors.As(err, &bad) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if d := differences(before, contents(t, db)); len(d) != 0 || db.UndoLabel() != "" {
		t.Errorf("something was saved: %v %q", d, db.UndoLabel())
	}
}

func TestInUseGoneTaken(t *testing.T) {
	db := ledger(t)
	var g Group
	var p Person
	do(t, db, "新增", func(tx *Tx) error {
		g.Name = "第一小组"
		if err := tx.SaveGroup(&g); err != nil {
			return err
		}
		p.Name, p.GroupID = "高𬭎", g.ID
		return tx.SavePerson(&p)
	})
	cases := []struct {
		fn   func(*Tx) error
		code Code
		says string
	}{
		{func(tx *Tx) error { return tx.DeleteGroup(g.ID) }, InUse, "代表小组“第一小组”不能删除：还有1 条代表在用它"},
		{func(tx *Tx) error { return tx.SaveGroup(&Group{Name: "第一小组"}) }, Taken, "已经有同名"},
		{func(tx *Tx) error { return tx.SaveGroup(&Group{Meta: Meta{ID: "x"}, Name: "y"}) }, Gone, "已经不在了"},
		{func(tx *Tx) error { return tx.SaveGroup(&Group{Name: "召集人不在", ConvenerID: "x"}) }, Gone, "重新选择"},
		{func(tx *Tx) error { return tx.SaveVillage(&Village{Name: "x", ConstituencyID: "x"}) }, Gone, "重新选择"},
	}
	for _, c := range cases {
		if _, err := db.Do("x", c.fn); !Is(err, c.code) || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%v, want %s", err, c.says)
		}
	}
}
