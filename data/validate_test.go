package data

import (
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"
)

// A sound record of each entity; a case spoils one thing and says under which field the fault must stand.
func goodDeputy() *Deputy {
	return &Deputy{DeputyFields: DeputyFields{Name: "高𬭎", Phone: "13900000001"}}
}

func goodCampaign() *CampaignFields {
	return &CampaignFields{Name: "活动月", Starts: "2026-11-01", Ends: "2026-11-30"}
}

func goodVisit() *Visit {
	return &Visit{Activity: Activity{ActivityFields: ActivityFields{Day: "2026-11-12"}, Deputies: []Participation{{DeputyID: "a"}}},
		Fields: VisitFields{EnterpriseID: "b"}}
}

func goodLecture() *Lecture {
	return &Lecture{Activity: Activity{ActivityFields: ActivityFields{Day: "2026-11-12", VillageID: "v"},
		Deputies: []Participation{{DeputyID: "a"}}}, Fields: LectureFields{Form: LectureOneToOne, Speaker: SpeakerLeader, Topic: "精神"}}
}

func goodOutreach() *Outreach {
	return &Outreach{Activity: Activity{ActivityFields: ActivityFields{Day: "2026-11-12"}, Deputies: []Participation{{DeputyID: "a"}}},
		Fields: OutreachFields{Kind: VoterCall, ConstituencyID: "c", Voters: 30}}
}

func goodReport(rated ...Ballot) *Outreach {
	o := goodOutreach()
	o.Fields.Kind, o.Ballots = VoterReport, rated
	return o
}

func goodRule() *DutyRule {
	return &DutyRule{Every: RuleWeekly, Weekdays: "3", Months: EveryMonth, WhenOff: OffKept, DayPart: Morning, Begins: "09:00",
		Ends: "11:30",
		Need: 2, County: 1}
}

func policyOf(change func(*DutyPolicy)) *DutyPolicy {
	p := defaultDutyPolicy()
	return spoil(&p, change)
}

// spoil changes one thing of a sound record.
func spoil[T any](v *T, fn func(*T)) *T { fn(v); return v }

// Votes that are more than the voters say how many they are: of several deputies one is found by them.
func TestTooManyVotesAreTold(t *testing.T) {
	var bad Invalid
	o := goodReport(Ballot{DeputyID: "a", Fine: 28, Poor: 5})
	if !errors.As(o.Validate(), &bad) || !strings.Contains(bad["voters"], "33 票") {
		t.Error(bad["voters"])
	}
}

func TestValidate(t *testing.T) {
	long := strings.Repeat("长", 5001)
	type validator interface{ Validate() error }
	cases := []struct {
		name   string
		record validator
		fields string // of the faults, "" for a sound record
	}{
		{"会议", &Meeting{MeetingFields: MeetingFields{Kind: MeetingProgress, Title: "x", Day: "2026-11-12", Begins: "09:00"},
			Items: []MeetingItem{{Title: "x"}}, Decisions: []Decision{{Text: "x"}}}, ""},
		{"会议 空", &Meeting{}, "day kind title"},
		{"变更", &SubjectChange{SubjectTable: KindVillage, SubjectID: "a", Day: "2026-07-01", Kind: SubjectClosed}, ""},
		{"变更 空", &SubjectChange{}, "day kind"},
		{"变更 改名", &SubjectChange{Day: "七月", Kind: SubjectRenamed}, "day former"},
		{"变更 并入", &SubjectChange{Day: "2026-07-01", Kind: SubjectMerged}, "successor"},
		{"会议 里面空", &Meeting{MeetingFields: MeetingFields{Kind: MeetingProgress, Title: "x", Day: "2026-11-12"}, Items: []MeetingItem{{}},
			Attendees: []Attendee{{}}, Decisions: []Decision{{}}}, "attendees decisions items"},
		{"简报", &Bulletin{Day: "2026-11-12", Title: "x", Text: "x", Since: "2026-11-01", Until: "2026-11-12"}, ""},
		{"印发", &Issued{IssuedFields: IssuedFields{Paper: "meeting", Title: "x", Day: "2026-11-12", State: IssuedKept}}, ""},
		{"印发 空", &Issued{}, "day paper state title"},
		{"印发 没有原因", &Issued{IssuedFields: IssuedFields{Paper: "meeting", Title: "x", Day: "2026-11-12", Number: -1,
			State: IssuedCorrection, Dated: "昨天"}}, "dated number reason state"},
		{"简报 空", &Bulletin{}, "day ends starts text title"},
		{"宣传", &Publicity{PublicityFields: PublicityFields{Kind: PublicityNews, Title: "x", Day: "2026-11-12"}}, ""},
		{"待核", &Report{ReportFields: ReportFields{State: ReportWaiting, Text: "x", Came: "2026-11-12"}}, ""},
		{"待核 空", &Report{}, "came state text"},
		{"待核 出格", &Report{ReportFields: ReportFields{State: "待定", Text: "x", Came: "昨天", Day: "昨天", Sent: "昨天", WalkIn: 7, Reached: -1},
			Deputies: []ReportDeputy{{}}}, "came day deputies reached sent state walk"},
		{"宣传 空", &Publicity{}, "day kind title"},
		{"宣传 不在列表里", &Publicity{PublicityFields: PublicityFields{Kind: "喜报", Title: "x", Day: "2026-11-12", Medium: "墙报", Level: "村",
			State: "退回"}, Deputies: []PublicityDeputy{{}}}, "deputies kind level medium state"},
		{"培训", &Course{CourseFields: CourseFields{Year: 2026, Title: "x", Mode: TrainingOnSite, Seats: 1},
			Sessions: []Session{{Day: "2026-11-12", Topic: "x"}}, Enrolments: []Enrolment{{DeputyID: "a"}}}, ""},
		{"培训 空", &Course{}, "mode title year"},
		{"培训 超员", &Course{CourseFields: CourseFields{Year: 2026, Title: "x", Mode: TrainingOnSite, Seats: 1}, Sessions: []Session{{}},
			Enrolments: []Enrolment{{DeputyID: "a"}, {DeputyID: "b"}}}, "enrolments sessions"},
		{"到课", &Lesson{Activity: Activity{ActivityFields: ActivityFields{Day: "2026-11-12"},
			Deputies: []Participation{{DeputyID: "a", State: StayedAway}}}, Fields: LessonFields{Topic: "x"}}, ""},
		{"到课 空", &Lesson{}, "day deputies topic"},
		{"培训计划", &TrainingPlan{Year: 2026, Hours: 240}, ""},
		{"培训计划 空", &TrainingPlan{}, "year"},
		{"督办", &Supervision{Activity: goodLecture().Activity, Fields: SupervisionFields{Method: SupervisionCheck, ProjectID: "p"}}, ""},
		{"督办 没有对象", &Supervision{Activity: goodLecture().Activity, Fields: SupervisionFields{Method: "看看", Percent: 101}},
			"method percent project"},
		{"督办 两个对象", &Supervision{Activity: goodLecture().Activity, Fields: SupervisionFields{Method: SupervisionCheck, ProjectID: "p",
			ProposalID: "q"}}, "project"},
		{"步骤 期限待计算", &Step{Day: "2026-11-01", Kind: StepAssign}, ""},
		{"步骤 延期没有日期", &Step{Day: "2026-11-01", Kind: StepExtend}, "due"},
		{"步骤 期限太早", &Step{Day: "2026-11-01", Kind: StepExtend, Due: "2026-10-01"}, "due"},
		{"步骤 没有内容", &Step{Day: "2026-11-01", Kind: StepAnswer}, "text"},
		{"步骤 没有评价", &Step{Day: "2026-11-01", Kind: StepRate}, "attitude rating"},
		{"步骤 只评价结果", &Step{Day: "2026-11-01", Kind: StepRate, Rating: RatingPoor}, "attitude"},
		{"意见 答复可以没有结果", &Opinion{OpinionFields: OpinionFields{Day: "2026-11-01", Text: "x", HandlerID: "h"},
			Steps: []Step{{Day: "2026-11-01", Kind: StepAnswer, Text: "好"}}}, ""},
		{"议案 答复没有结果", &Proposal{ProposalFields: ProposalFields{Kind: ProposalBill, Day: "2026-11-01", Title: "x", LeadID: "d",
			HandlerID: "h"},
			Steps: []Step{{Day: "2026-11-01", Kind: StepAnswer, Text: "好"}}}, "steps"},
		{"意见 步骤早于登记", &Opinion{OpinionFields: OpinionFields{Day: "2026-11-02", Text: "x", HandlerID: "h"},
			Steps: []Step{{Day: "2026-11-01", Kind: StepUrge}}}, "steps"},
		{"意见 没有承办单位", &Opinion{OpinionFields: OpinionFields{Day: "2026-11-02", Text: "x"},
			Steps: []Step{{Day: "2026-11-02", Kind: StepUrge}}},
			"handler"},
		{"意见 退回了", &Opinion{OpinionFields: OpinionFields{Day: "2026-11-02", Text: "x"},
			Steps: []Step{{Day: "2026-11-02", Kind: StepAssign, HandlerID: "h"}, {Day: "2026-11-02", Kind: StepReturn}}}, ""},
		{"意见 退回后又交办", &Opinion{OpinionFields: OpinionFields{Day: "2026-11-02", Text: "x"},
			Steps: []Step{{Day: "2026-11-02", Kind: StepReturn}, {Day: "2026-11-03", Kind: StepAssign, HandlerID: "h"}}}, "handler"},
		{"意见 协办就是主办", &Opinion{OpinionFields: OpinionFields{Day: "2026-11-02", Text: "x", HandlerID: "h"},
			Helpers: []Helper{{HandlerID: "h"}}}, "helpers"},
		{"议案", &Proposal{ProposalFields: ProposalFields{Kind: ProposalBill, Day: "2026-11-02", Title: "x", LeadID: "d"},
			Signers: []Signer{{DeputyID: "e"}}}, ""},
		{"议案 空", &Proposal{}, "day kind lead title"},
		{"议案 联名重复", &Proposal{ProposalFields: ProposalFields{Kind: ProposalBill, Day: "2026-11-02", Title: "x", LeadID: "d"},
			Signers: []Signer{{DeputyID: "d"}}}, "signers"},
		{"实事", &Project{ProjectFields: ProjectFields{Year: 2026, Title: "x", State: ProjectSupervised, Votes: 70, Voters: 80}}, ""},
		{"实事 空", &Project{}, "state title year"},
		{"实事 票多", &Project{ProjectFields: ProjectFields{Year: 2026, Title: "x", State: ProjectSupervised, Votes: 81, Voters: 80,
			Starts: "2026-05-01", Due: "2026-04-01"}}, "due votes"},
		{"实事 节点", &Project{ProjectFields: ProjectFields{Year: 2026, Title: "x", State: ProjectSupervised}, Milestones: []Milestone{{}},
			Progress: []Progress{{Percent: 101}}}, "milestones progress"},
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
		{"活动月", goodCampaign(), ""},
		{"活动月 空", &CampaignFields{}, "ends name starts"},
		{"活动月 倒", spoil(goodCampaign(), func(c *CampaignFields) { c.Ends = "2026-10-01" }), "ends"},
		{"活动月 目标", spoil(goodCampaign(), func(c *CampaignFields) { c.Targets[2] = -1; c.Targets[5] = 1e6 }), "target3 target6"},
		{"选区", &Constituency{ConstituencyFields: ConstituencyFields{Name: "第18选区", Level: LevelTown, Seats: 3}}, ""},
		{"选区 空", &Constituency{}, "level name"},
		{"选区 名额", &Constituency{ConstituencyFields: ConstituencyFields{Name: "x", Level: LevelTown, Seats: 4}}, "seats"},
		{"选区 市级名额", &Constituency{ConstituencyFields: ConstituencyFields{Name: "x", Level: LevelCity, Seats: 40}}, ""},
		{"选区 人口", &Constituency{ConstituencyFields: ConstituencyFields{Name: "x", Level: LevelTown, Population: -1}}, "population"},
		{"村居", &Village{Name: "新港村", Kind: VillageRural, Code: "201"}, ""},
		{"村居 空", &Village{}, "name"},
		{"村居 类别", &Village{Name: "x", Kind: "乡"}, "kind"},
		{"村居 代码", &Village{Name: "x", Code: "2"}, "code"},
		{"小组", &Group{Kind: GroupDeputies, Name: "第一小组"}, ""},
		{"小组 空", &Group{Name: " \t"}, "kind name"},
		{"宣讲", goodLecture(), ""},
		{"宣讲 空", &Lecture{}, "day deputies form speaker topic village"},
		{"宣讲 错", spoil(goodLecture(), func(l *Lecture) { l.Fields.Form, l.Fields.Vehicle, l.Fields.Audience = "x", "y", -1 }),
			"audience form vehicle"},
		{"选民", goodOutreach(), ""},
		{"选民 空", &Outreach{}, "constituency day deputies kind"},
		{"述职", goodReport(Ballot{DeputyID: "a", Fine: 28, Poor: 2}), ""},
		{"述职 合计", goodReport(Ballot{Fine: 28, Poor: 2}, Ballot{DeputyID: "b"}), ""},
		{"述职 票多", goodReport(Ballot{DeputyID: "a", Fine: 28, Poor: 3}), "voters"},
		{"述职 负数", goodReport(Ballot{DeputyID: "a", Fine: 28, Poor: -3}), "ballots"},
		{"述职 两行", goodReport(Ballot{DeputyID: "a", Fine: 28}, Ballot{DeputyID: "a", Fair: 1}), "ballots"},
		{"述职 未分到人的和分到人的", goodReport(Ballot{DeputyID: "a", Fine: 8}, Ballot{Fine: 28}), "ballots"},
		{"述职 没来", goodReport(Ballot{DeputyID: "b", Fine: 28}), "ballots"},
		{"述职 缺席", spoil(goodReport(Ballot{DeputyID: "a", Fine: 28}), func(o *Outreach) {
			o.Deputies = []Participation{{DeputyID: "a", State: StayedAway}, {DeputyID: "b"}}
		}), "ballots"},
		{"述职 没人述职", spoil(goodReport(), func(o *Outreach) {
			o.Deputies = []Participation{{DeputyID: "a", ReportRole: OnlyThere}, {DeputyID: "b", ReportRole: OnlyThere}}
		}), "reporters"},
		{"述职 列席", spoil(goodReport(Ballot{DeputyID: "a", Fine: 28}), func(o *Outreach) {
			o.Deputies = []Participation{{DeputyID: "a", ReportRole: OnlyThere}, {DeputyID: "b"}}
		}), "ballots"},
		{"述职 没有这一项", spoil(goodReport(), func(o *Outreach) { o.Deputies[0].ReportRole = "旁听" }), "reporters"},
		{"述职 走访", spoil(goodReport(Ballot{DeputyID: "a", Fine: 28}), func(o *Outreach) { o.Fields.Kind = VoterCall }), "kind"},
		{"述职 安排", spoil(goodReport(Ballot{DeputyID: "a", Fine: 28}), func(o *Outreach) { o.State, o.Fields.Voters = ActivityPlanned, 0 }),
			"ballots voters"},
		{"述职 地点", spoil(goodReport(), func(o *Outreach) { o.Fields.ConstituencyID, o.Place = "", "站里" }), ""},
		{"走访 地点", spoil(goodOutreach(), func(o *Outreach) { o.Fields.ConstituencyID, o.Place = "", "站里" }), "constituency"},
		{"规则", goodRule(), ""},
		{"规则 空", &DutyRule{}, "day_part every months need when_off"},
		{"规则 周", spoil(goodRule(), func(r *DutyRule) { r.Weekdays = "" }), "weekdays"},
		{"规则 日", spoil(goodRule(), func(r *DutyRule) { r.Every, r.Days = RuleMonthDays, "5、32" }), "days"},
		{"规则 第几", spoil(goodRule(), func(r *DutyRule) { r.Every, r.Weekdays = RuleNthWeekday, "1,2"; r.Nth = NthFirst }), "weekdays"},
		{"规则 日期", spoil(goodRule(), func(r *DutyRule) { r.Every, r.Dates = RuleDates, "2026-02-30" }), "dates"},
		{"规则 时间", spoil(goodRule(), func(r *DutyRule) { r.Begins, r.Ends = "11:30", "9" }), "ends"},
		{"规则 席位", spoil(goodRule(), func(r *DutyRule) { r.Need, r.County = 2, 3 }), "county"},
		{"请假", &Absence{DeputyID: "a", Kind: AbsenceLeave, Starts: "2026-11-01", Ends: "2026-11-02", Weekdays: "1,7"}, ""},
		{"请假 倒", &Absence{DeputyID: "a", Kind: AbsenceLeave, Starts: "2026-11-03", Ends: "2026-11-02", Weekdays: "8"}, "ends weekdays"},
		{"班次 重", &Shift{ShiftFields: ShiftFields{StationID: "a", Day: "2026-11-01", DayPart: Morning, Need: 1},
			Duties: []Duty{{DeputyID: "x"}, {DeputyID: "x"}}}, "duties"},
		{"放假 重", &HolidayYear{HolidayYearFields: HolidayYearFields{Year: 2027}, Days: []Holiday{{Day: "2027-01-01", Kind: HolidayOff},
			{Day: "2027-01-01", Kind: HolidayWorked}}}, "days"},
		{"排班要求", policyOf(func(*DutyPolicy) {}), ""},
		{"排班要求 间隔", policyOf(func(p *DutyPolicy) { p.HardGap = 20 }), "desired_gap"},
		{"排班要求 一对", policyOf(func(p *DutyPolicy) { p.Pairs = []DutyPair{{FirstID: "a", SecondID: "a", Kind: PairApart}} }), "pairs"},
		{"排班要求 次数", policyOf(func(p *DutyPolicy) { p.Limits = []DutyLimit{{DeputyID: "a", Least: 3, Most: 2}} }), "limits"},
		{"代表", goodDeputy(), ""},
		{"代表 空", &Deputy{}, "name"},
		{"代表 只有空格", &Deputy{DeputyFields: DeputyFields{Name: "　"}}, "name"},
		{"代表 列表外", spoil(goodDeputy(), func(d *Deputy) {
			d.Gender, d.Ethnicity, d.Party, d.Education, d.Occupation = "雄", "汉", "党员", "大学", "渔民"
		}), "education ethnicity gender occupation party"},
		{"代表 出生年", spoil(goodDeputy(), func(d *Deputy) { d.Born = "1980" }), ""},
		{"代表 出生年月", spoil(goodDeputy(), func(d *Deputy) { d.Born = "1980-05" }), ""},
		{"代表 出生月13", spoil(goodDeputy(), func(d *Deputy) { d.Born = "1980-13" }), "born"},
		{"代表 出生写法", spoil(goodDeputy(), func(d *Deputy) { d.Born = "1980.05" }), "born"},
		{"代表 出生太早", spoil(goodDeputy(), func(d *Deputy) { d.Born = "1880-05" }), "born"},
		{"代表 座机", spoil(goodDeputy(), func(d *Deputy) { d.Phone = "0515-88881234" }), ""},
		{"代表 少一位", spoil(goodDeputy(), func(d *Deputy) { d.Phone = "1390000000" }), "phone"},
		{"代表 字母", spoil(goodDeputy(), func(d *Deputy) { d.Phone = "1390000000a" }), "phone"},
		{"代表 横线", spoil(goodDeputy(), func(d *Deputy) { d.Phone = "---" }), "phone"},
		{"代表 两个主站", spoil(goodDeputy(), func(d *Deputy) { d.Stations = []Member{{Home: true}, {Home: true}} }), "stations"},
		{"代表职务", spoil(goodDeputy(), func(d *Deputy) { d.Mandates = []Mandate{NewMandate(LevelTown)} }), ""},
		{"代表职务 空", spoil(goodDeputy(), func(d *Deputy) { d.Mandates = []Mandate{NewMandate("")} }), "mandates"},
		{"代表职务 产生方式", spoil(goodDeputy(), func(d *Deputy) { d.Mandates = []Mandate{elected("2026-01-01", "退休")} }), "mandates"},
		{"代表职务 补选没有日期", spoil(goodDeputy(), func(d *Deputy) { d.Mandates = []Mandate{elected("", ElectionBy)} }), "mandates"},
		{"代表职务 倒", happened("2022-01-01", MandateResigned), "mandates"},
		{"代表职务 暂停 恢复 辞职", happened("2026-02-01", MandateSuspend, MandateRestore, MandateResigned), ""},
		{"代表职务 没有暂停就恢复", happened("2026-02-01", MandateRestore), "mandates"},
		{"代表职务 暂停两次", happened("2026-02-01", MandateSuspend, MandateSuspend), "mandates"},
		{"代表职务 去世以后恢复", happened("2026-02-01", MandateSuspend, MandateDeceased, MandateRestore), "mandates"},
		{"代表职务 变动不明", happened("2026-02-01", "退休"), "mandates"},
		{"代表职务 变动没有日期", happened("", MandateResigned), "mandates"},
		{"家站点", &Station{StationFields: StationFields{Name: "东港之家", Kind: StationHome}, Checks: []Check{{Item: "有场所"}}}, ""},
		{"家站点 空", &Station{}, "kind name"},
		{"家站点 类别", &Station{StationFields: StationFields{Name: "x", Kind: "室"}}, "kind"},
		{"家站点 重复达标项", &Station{StationFields: StationFields{Name: "x", Kind: StationHome}, Checks: []Check{{Item: "有场所"}, {Item: "有场所"}}},
			"checks"},
		{"承办单位", &Handler{Name: "镇供电所"}, ""},
		{"承办单位 空", &Handler{}, "name"},
		{"承办单位 电话", &Handler{Name: "x", Phone: "电话"}, "phone"},
		{"市场主体", &Enterprise{EnterpriseFields: EnterpriseFields{Name: "东港水产", Kind: EnterpriseCompany},
			Ties: []Tie{{DeputyID: "a", Tie: TieFrom}}}, ""},
		{"市场主体 空", &Enterprise{}, "name"},
		{"市场主体 类别", &Enterprise{EnterpriseFields: EnterpriseFields{Name: "x", Kind: "工厂"}}, "kind"},
		{"市场主体 联系", &Enterprise{EnterpriseFields: EnterpriseFields{Name: "x"}, Ties: []Tie{{Tie: TieFrom}}}, "ties"},
		{"市场主体 联系方式", &Enterprise{EnterpriseFields: EnterpriseFields{Name: "x"}, Ties: []Tie{{DeputyID: "a", Tie: "认识"}}}, "ties"},
		{"走访", goodVisit(), ""},
		{"走访 空", &Visit{}, "day deputies enterprise"},
		{"走访 日期", spoil(goodVisit(), func(v *Visit) { v.Day = "11月12日" }), "day"},
		{"走访 重复代表", spoil(goodVisit(), func(v *Visit) { v.Deputies = append(v.Deputies, v.Deputies[0]) }), "deputies"},
		{"走访 列表外", spoil(goodVisit(), func(v *Visit) { v.Fields.Venue, v.Fields.Tag = "路上", "大走访" }), "tag venue"},
		{"走访 长", spoil(goodVisit(), func(v *Visit) { v.Content = long }), "content"},
		{"走访 意见", spoil(goodVisit(), func(v *Visit) { v.Opinions = []OpinionFields{{}} }), "opinions"},
		{"意见", &OpinionFields{Text: "增容", Kind: OpinionDifficulty, Day: "2026-11-12"}, ""},
		{"意见 空", &OpinionFields{}, "text"},
		{"意见 列表外", &OpinionFields{Text: "x", Kind: "吐槽", Route: "搁置"}, "kind route"},
		{"意见 不予受理", &OpinionFields{Text: "x", Route: RouteRefused}, "reason"},
		{"意见 电话", &OpinionFields{Text: "x", ReporterPhone: "12"}, "reporter_phone"},
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
		"plan":         func(tx *Tx) error { return tx.SaveCampaign(&Campaign{}) },
		"constituency": func(tx *Tx) error { return tx.SaveConstituency(&Constituency{}) },
		"village":      func(tx *Tx) error { return tx.SaveVillage(&Village{}) },
		"group":        func(tx *Tx) error { return tx.SaveGroup(&Group{}) },
		"whole deputy": func(tx *Tx) error { return tx.SaveDeputy(&Deputy{}) },
		"deputy":       func(tx *Tx) error { return tx.SaveDeputy(&Deputy{}) },
		"station":      func(tx *Tx) error { return tx.SaveStation(&Station{}) },
		"handler":      func(tx *Tx) error { return tx.SaveHandler(&Handler{}) },
		"enterprise":   func(tx *Tx) error { return tx.SaveEnterprise(&Enterprise{}) },
		"visit":        func(tx *Tx) error { return tx.SaveVisit(&Visit{}) },
		"opinion":      func(tx *Tx) error { return tx.SaveOpinionFields(&OpinionFields{Text: "没有日期"}) },
		"choice":       func(tx *Tx) error { return tx.SaveChoice(&Choice{}) },
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
	var d Deputy
	do(t, db, "新增", func(tx *Tx) error {
		g.Name = "第一小组"
		if err := tx.SaveGroup(&g); err != nil {
			return err
		}
		d.Name, d.GroupID = "高𬭎", g.ID
		return tx.SaveDeputy(&d)
	})
	cases := []struct {
		fn   func(*Tx) error
		code Code
		says string
	}{
		{func(tx *Tx) error { return tx.DeleteGroup(g.ID) }, InUse, "代表小组“第一小组”不能删除：还有1 条代表在用它"},
		{func(tx *Tx) error { return tx.SaveGroup(&Group{Kind: GroupDeputies, Name: "第一小组"}) }, Taken, "已经有同名"},
		{func(tx *Tx) error { return tx.SaveGroup(&Group{Meta: Meta{ID: "x"}, Name: "y"}) }, Gone, "已经不在了"},
		{func(tx *Tx) error {
			return tx.SaveGroup(&Group{Kind: GroupDeputies, Name: "召集人不在", ConvenerID: "x"})
		}, Gone, "重新选择"},
		{func(tx *Tx) error {
			return tx.SaveEnterprise(&Enterprise{EnterpriseFields: EnterpriseFields{Name: "x", VillageID: "x"}})
		}, Gone, "重新选择"},
	}
	for _, c := range cases {
		if _, err := db.Do("x", c.fn); !Is(err, c.code) || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%v, want %s", err, c.says)
		}
	}
}

// elected is a town's seat with a day of its own.
func elected(starts string, how Election) Mandate {
	m := NewMandate(LevelTown)
	m.Starts, m.Election = starts, how
	return m
}

// happened is a deputy by-elected on 2026-01-01 to whose seat this happened, one after the other on one day.
func happened(day string, kinds ...MandateChangeKind) *Deputy {
	return spoil(goodDeputy(), func(d *Deputy) {
		m := elected("2026-01-01", ElectionBy)
		for _, kind := range kinds {
			m.Changes = append(m.Changes, MandateChange{Day: day, Kind: kind})
		}
		d.Mandates = []Mandate{m}
	})
}
