package data

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

// town is a ledger with one of everything, so that each table has a row.
func town(t testing.TB, path string, o Options) *DB {
	t.Helper()
	db, err := Create(path, o)
	if err != nil {
		t.Fatal(err)
	}
	photo, err := db.AddPhotoFrom("现场.jpg", strings.NewReader(string(jpegOf(t, corner(40, 30)))))
	if err != nil {
		t.Fatal(err)
	}
	_, err = db.Do("全部", func(tx *Tx) error { return everything(tx, photo, "") })
	if err != nil {
		t.Fatal(err)
	}
	return db
}

// everything saves one of each entity, joined as they can be and with no field empty; again and again with another suffix.
func everything(tx *Tx, photo Attachment, suffix string) error {
	above := Office{Name: "县人大" + suffix, Level: OfficeCounty}
	if err := tx.SaveOffice(&above); err != nil {
		return err
	}
	photo.Caption = "车间"
	second := photo
	second.Kind = AttachmentFile
	office := Office{Name: "东港镇人大" + suffix, Short: "东港", Level: OfficeTown, Code: fmt.Sprint(320982 + len(suffix)),
		Secretary: "周敏", Phone: "0515-88881234", ParentID: above.ID, Own: suffix == "", NoQuarterly: true, ByHand: true}
	term := Term{Level: LevelTown, Number: 19 + len(suffix), Starts: fmt.Sprintf("2022-01-%02d", 1+len(suffix)), Ends: "2026-12-31",
		Note: "届"}
	coming := Term{Level: LevelTown, Number: 40 + len(suffix), Pending: true}
	area := Constituency{ConstituencyFields: ConstituencyFields{Name: "第18选区" + suffix, Level: LevelTown, Seats: 2, Population: 3000,
		Note: "区"}}
	group := Group{Name: "第一小组" + suffix, Note: "组"}
	team := Group{Name: "财经专业小组" + suffix, Kind: GroupProfessional}
	handler := Handler{Name: "镇供电所" + suffix, Contact: "吴", Phone: "0515-88881235", Note: "单位"}
	for _, save := range []func() error{
		func() error { return tx.SaveOffice(&office) },
		func() error { return tx.SaveTerm(&term) },
		func() error { return tx.SaveTerm(&coming) },
		func() error { area.TermID = term.ID; return tx.SaveConstituency(&area) },
		func() error { return tx.SaveGroup(&group) }, func() error { return tx.SaveGroup(&team) },
		func() error { return tx.SaveHandler(&handler) },
	} {
		if err := save(); err != nil {
			return err
		}
	}
	village := Village{Name: "新港村" + suffix, Kind: VillageRural, Code: "201", Note: "村"}
	gone := Village{Name: "老港村" + suffix, Kind: VillageRural}
	for _, save := range []func() error{
		func() error { return tx.SaveVillage(&village) }, func() error { return tx.SaveVillage(&gone) },
		func() error {
			area.Villages = []ConstituencyVillage{{VillageID: village.ID}}
			return tx.SaveConstituency(&area)
		},
		func() error {
			return tx.SaveSubjectChange(&SubjectChange{SubjectTable: KindHandler, SubjectID: handler.ID, Day: "2025-03-01",
				Kind: SubjectRenamed, Former: "镇供电站" + suffix})
		},
		func() error {
			return tx.SaveSubjectChange(&SubjectChange{SubjectTable: KindVillage, SubjectID: gone.ID, Day: "2026-07-01",
				Kind:        SubjectMerged,
				SuccessorID: village.ID, Reason: "撤并", Document: "政发"})
		},
	} {
		if err := save(); err != nil {
			return err
		}
	}
	d := Deputy{DeputyFields: DeputyFields{Name: "高𬭎" + suffix, Gender: GenderMale, Ethnicity: "汉族", Born: "1980-05", Party: PartyCommunist,
		Education: EducationGraduate, EducationDetail: "硕士研究生",
		Employer: "水产公司", Occupation: OccupationWorker, Phone: "13900000001", Leader: true, GroupID: group.ID, NotInChat: true,
		Note: "代表"},
		Mandates: []Mandate{{MandateFields: MandateFields{Level: LevelTown, TermID: term.ID, ConstituencyID: area.ID, ElectedBy: "选民",
			Certificate: "001", Election: ElectionBy, Starts: term.Starts, Note: "职务"},
			Changes: []MandateChange{
				{Day: "2023-03-01", Kind: MandateSuspend, Reason: "被审查", Document: "主席团决定", Unsure: true},
				{Day: "2023-06-01", Kind: MandateRestore}}}},
		FormerJobs:   []FormerJob{{Until: "2023-02-01", Employer: "渔业合作社", Leader: true}},
		FormerGroups: []FormerGroup{{Until: "2023-02-02", GroupID: group.ID}}, Professional: []GroupMember{{GroupID: team.ID,
			Starts: "2024-02-01"}}, FormerProfessional: []GroupMember{{GroupID: team.ID, Starts: "2023-02-01", Until: "2023-09-01"}}}
	if err := tx.SaveDeputy(&d); err != nil {
		return err
	}
	group.ConvenerID = d.ID
	if err := tx.SaveGroup(&group); err != nil {
		return err
	}
	station := Station{StationFields: StationFields{Name: "东港代表之家" + suffix, Kind: StationHome, Address: "港路 1 号", Phone: "0515-88881236",
		HeadID: d.ID, Liaison: "李", VillageID: village.ID, Demo: true, Note: "站"},
		Checks:        []Check{{Item: "有场所" + suffix, Met: true}},
		Members:       []Member{{DeputyID: d.ID, Home: true, Starts: "2024-01-01"}},
		FormerMembers: []Member{{DeputyID: d.ID, Starts: term.Starts, Until: "2023-01-01"}}}
	if err := tx.SaveStation(&station); err != nil {
		return err
	}
	enterprise := Enterprise{EnterpriseFields: EnterpriseFields{Name: "东港水产" + suffix, Kind: EnterpriseCompany, Industry: "food",
		Address: "港路 2 号", VillageID: village.ID, Contact: "王", Phone: "13900000002", Note: "企业"},
		Ties: []Tie{{DeputyID: d.ID, Tie: TieFrom}}}
	if err := tx.SaveEnterprise(&enterprise); err != nil {
		return err
	}
	plan := Campaign{CampaignFields: CampaignFields{Name: "活动月" + suffix, Theme: "促发展", Starts: "2026-11-01", Ends: "2026-11-30",
		Targets: Targets{1, 2, 3, 4, 5, 6}, Leading: "组长：王某（镇党委书记）", Receipt: true, Note: "方案"}}
	if err := tx.SaveCampaign(&plan); err != nil {
		return err
	}
	groups := TaskPlan{ID: plan.ID, Rows: []TaskRow{{group.ID, Targets{1, 2, 3, 4}}}}
	units := TaskPlan{ID: plan.ID, Rows: []TaskRow{{office.ID, Targets{5, 6}}, {above.ID, Targets{7}}}}
	if err := errors.Join(tx.SaveTaskPlan(&groups), tx.SaveUnitTasks(&units)); err != nil {
		return err
	}
	v := Visit{Activity: Activity{ActivityFields: ActivityFields{Day: "2026-11-12", Place: "车间", VillageID: village.ID,
		StationID: station.ID,
		Content:   "情况", Focus: "industry", Vanguard: "work", Note: "走访"},
		Deputies: []Participation{{DeputyID: d.ID, Role: "带队"}}, Photos: []Attachment{photo, second},
		Opinions: []OpinionFields{{Kind: OpinionDifficulty, Text: "增容", Reporter: "赵", ReporterPhone: "13900000003", Place: "车间",
			Category: "capacity", Focus: "industry", Route: RouteOwn, Reason: "无", HandlerID: handler.ID}}},
		Fields: VisitFields{EnterpriseID: enterprise.ID, Venue: VenueEnterprise, Tag: TagEnterprises, Policies: "减税", Leads: "线索"}}
	planned := Visit{Activity: Activity{ActivityFields: ActivityFields{Day: "2026-12-03", State: ActivityPlanned, Begins: "14:30",
		Ends: "16:00", Purpose: "听取困难"}, Deputies: []Participation{{DeputyID: d.ID}}}, Fields: VisitFields{EnterpriseID: enterprise.ID}}
	if err := errors.Join(tx.SaveVisit(&v), tx.SaveVisit(&planned)); err != nil {
		return err
	}
	report := Report{ReportFields: ReportFields{State: ReportStates[len(suffix)%2], Text: "今天去了新港村" + suffix, Sender: "高",
		Sent: "2026-11-13", Came: "2026-11-14", Day: "2026-11-12", WalkIn: WalkIn(5 - len(suffix)%2),
		SubjectID: []string{village.ID, v.Fields.EnterpriseID}[len(suffix)%2],
		Strangers: "李主任", Place: "村口", Topic: "题", Content: "走访", Asked: "路灯", Reporter: "王", Reached: 5, ActivityID: v.ID},
		Deputies: []ReportDeputy{{DeputyID: d.ID}}, Photos: []Attachment{photo}}
	if err := tx.SaveReport(&report); err != nil {
		return err
	}
	if err := tx.Snooze("接待"+suffix, []string{village.ID}, "2026-12-03", "2026-11-14"); err != nil {
		return err
	}
	if err := alsoCalled(tx, &d, &village, &handler, suffix); err != nil {
		return err
	}
	return rotation(tx, &station, &d, group.ID, suffix)
}

// alsoCalled gives records other names, and makes one of two handlers.
func alsoCalled(tx *Tx, d *Deputy, v *Village, h *Handler, suffix string) error {
	one, err := tx.Deputy(d.ID) // his station raised the rev
	if err != nil {
		return err
	}
	one.Also = "高云" + suffix
	if err := tx.SaveDeputy(&one); err != nil {
		return err
	}
	d.Meta = one.Meta
	if err := tx.SaveAlso(KindVillage, &v.Meta, "新港"+suffix+"、港村"+suffix); err != nil {
		return err
	}
	second := Handler{Name: "供电所" + suffix}
	if err := tx.SaveHandler(&second); err != nil {
		return err
	}
	return tx.Merge(Merge{Of: KindHandler, Lose: second.ID, Keep: h.ID})
}

// rotation saves what a duty rotation is made of.
func rotation(tx *Tx, station *Station, d *Deputy, groupID, suffix string) error {
	second := Deputy{DeputyFields: DeputyFields{Name: "李冬" + suffix}}
	if err := tx.SaveDeputy(&second); err != nil {
		return err
	}
	year := HolidayYear{HolidayYearFields: HolidayYearFields{Year: 2027 + len(suffix), Source: "通知"},
		Days: []Holiday{{Day: fmt.Sprintf("2027-01-%02d", 1+len(suffix)), Kind: HolidayOff, Name: "元旦"},
			{Day: fmt.Sprintf("2027-02-%02d", 1+len(suffix)), Kind: HolidayWorked, Name: "元旦"}}}
	if err := tx.SaveHolidayYear(&year); err != nil {
		return err
	}
	rota, err := tx.Rota(station.ID)
	if err != nil {
		return err
	}
	rota.Rules = []DutyRule{
		{Every: RuleWeekly, Weekdays: "3", Months: EveryMonth, WhenOff: OffKept, DayPart: Morning, Begins: "09:00", Ends: "11:30", Need: 2,
			County: 1, GroupID: groupID},
		{Every: RuleMonthDays, Days: "5、25", Months: OddMonths, WhenOff: OffDropped, DayPart: Afternoon, Begins: "14:30", Ends: "17:00",
			Need: 1},
		{Every: RuleNthWeekday, Weekdays: "5", Nth: NthLast, Months: EvenMonths, WhenOff: OffKept, DayPart: WholeDay, Need: 3},
		{Every: RuleDates, Dates: "2026-11-12", Months: EveryMonth, WhenOff: OffKept, DayPart: WholeDay, Need: 3}}
	rota.Closures = []Closure{{Starts: "2026-12-01", Ends: "2026-12-05", Reason: "装修"}}
	absence := Absence{DeputyID: d.ID, Kind: AbsenceLeave, Starts: "2026-11-20", Ends: "2026-11-25", Weekdays: "3", Reason: "出差"}
	other := Absence{DeputyID: second.ID, Kind: AbsenceUnwilling, Starts: "2026-11-20", Ends: "2026-11-25"}
	shift := Shift{ShiftFields: ShiftFields{StationID: station.ID, Day: "2026-11-11", DayPart: Morning, Begins: "09:00", Ends: "11:30",
		Need: 2, County: 1, GroupID: groupID, Due: "2026-11-11", How: "每周三", Note: "班"},
		Duties: []Duty{{DeputyID: d.ID, Locked: true, Notified: true, Role: DutyStandIn, InsteadID: second.ID}, {DeputyID: second.ID}}}
	off := Shift{ShiftFields: ShiftFields{StationID: station.ID, Day: fmt.Sprintf("2026-11-%d", 18+len(suffix)), DayPart: WholeDay, Need: 1,
		State: ShiftCancelled}}
	for _, save := range []func() error{
		func() error { return tx.SaveRota(&rota) },
		func() error { return tx.SaveAbsence(&absence) }, func() error { return tx.SaveAbsence(&other) },
		func() error { return tx.SaveShift(&shift) }, func() error { return tx.SaveShift(&off) },
	} {
		if err := save(); err != nil {
			return err
		}
	}
	for i, kind := range ServiceKinds[:2] {
		s := Service{Activity: Activity{ActivityFields: ActivityFields{Day: "2026-11-11", StationID: station.ID},
			Deputies: []Participation{{DeputyID: d.ID, InsteadID: second.ID, Role: DutyStandIn}, {DeputyID: second.ID, State: OnLeave}}},
			Fields: ServiceFields{Kind: kind, Voters: 3}}
		if i == 0 {
			s.ShiftID = shift.ID
		}
		if err := tx.SaveService(&s); err != nil {
			return err
		}
	}
	village, err := villages.list(tx.reader, "")
	if err != nil {
		return err
	}
	places, err := constituencies.list(tx.reader, "")
	if err != nil {
		return err
	}
	for i := range 2 {
		activity := Activity{ActivityFields: ActivityFields{Day: "2026-11-13", VillageID: village[0].ID},
			Deputies: []Participation{{DeputyID: d.ID}}}
		lecture := Lecture{Activity: activity, Fields: LectureFields{Form: LectureForms[i], Speaker: Speakers[i], Vehicle: Vehicles[i],
			Topic: "精神", Audience: 30}}
		if err := tx.SaveLecture(&lecture); err != nil {
			return err
		}
		activity.Deputies = []Participation{{DeputyID: d.ID}}
		outreach := Outreach{Activity: activity, Fields: OutreachFields{Kind: OutreachKinds[i], ConstituencyID: places[0].ID,
			ElectedBy: "县人大", Voters: 30}}
		if outreach.Fields.Kind == VoterReport {
			outreach.Ballots = []Ballot{{DeputyID: d.ID, Fine: 9, Fair: 2, Poor: 1}}
		}
		if err := tx.SaveOutreach(&outreach); err != nil {
			return err
		}
	}
	if err := trained(tx, d, &second, suffix); err != nil {
		return err
	}
	if err := matters(tx, d, &second, suffix); err != nil || suffix != "" {
		return err
	}
	policy := defaultDutyPolicy()
	policy.Most, policy.CountsFrom = 12, "2026-01-01"
	policy.Limits = []DutyLimit{{DeputyID: d.ID, Exempt: true, Least: 1, Most: 6, Reason: "病"}, {DeputyID: second.ID}}
	policy.Pairs = []DutyPair{{FirstID: d.ID, SecondID: second.ID, Kind: PairApart}, {FirstID: second.ID, SecondID: d.ID,
		Kind: PairTogether}}[:1]
	return tx.SaveDutyPolicy(&policy)
}

// matters saves opinions with all that can be done about them, proposals, projects, and their supervision.
func matters(tx *Tx, d, second *Deputy, suffix string) error {
	handlers, err := tx.Handlers()
	if err != nil {
		return err
	}
	villages, err := tx.Villages()
	if err != nil {
		return err
	}
	steps := func() (all []Step) {
		for _, kind := range []StepKind{StepAssign, StepReturn, StepRedo, StepExtend, StepUrge, StepSubmit, StepTalk, StepKeep, StepAnswer,
			StepFeedback, StepRate} {
			all = append(all, Step{Day: "2026-11-13", Kind: kind, Text: "办", HandlerID: handlers[0].ID,
				DeputyID: d.ID, Document: "东人发〔2026〕3 号",
				Due: "2026-12-13", DueHow: "30 日", Result: ResultPlanned, Rating: RatingFair, Attitude: RatingFine})
		}
		all[1].Rating, all[1].Attitude = RatingFine, RatingFair
		return all
	}
	fresh := func() []Step { return steps()[:1] }
	open := Opinion{OpinionFields: OpinionFields{Day: "2026-11-12", Text: "水沟", Route: RouteOwn, HandlerID: handlers[0].ID}, Steps: fresh()}
	waiting := Proposal{ProposalFields: ProposalFields{Kind: ProposalAdvice, Day: "2026-11-12", Title: "水沟", LeadID: d.ID,
		HandlerID: handlers[0].ID}, Steps: fresh()}
	opinion := Opinion{OpinionFields: OpinionFields{Day: "2026-11-12", Text: "路灯", Route: RouteOwn, HandlerID: handlers[0].ID,
		Note: "注", Channel: OpinionChannels[len(suffix)%2], VillageID: villages[len(villages)-1].ID, BroughtByID: d.ID,
		FromCode: "320982101", FromID: "there" + suffix, ReporterUp: suffix == ""}, Steps: steps()}
	if len(handlers) > 1 {
		opinion.Helpers = []Helper{{HandlerID: handlers[1].ID}}
	}
	call := Call{Title: "关于道路交通的征集" + suffix, Text: "路上的事", Starts: "2026-11-01", Ends: "2026-11-20"}
	if err := tx.SaveCall(&call); err != nil {
		return err
	}
	opinion.CallID = call.ID
	other := OpinionFields{Day: "2026-11-12", Text: "路灯又说"}
	proposal := Proposal{ProposalFields: ProposalFields{Kind: ProposalKinds[len(suffix)%2], Day: "2026-11-12", Title: "路灯" + suffix,
		Text: "文", LeadID: d.ID, Focus: "livelihood", HandlerID: handlers[0].ID, Hard: true, Note: "注"},
		Signers: []Signer{{DeputyID: second.ID}}, Helpers: append([]Helper(nil), opinion.Helpers...), Steps: steps()}
	project := Project{ProjectFields: ProjectFields{Year: 2026, Title: "养老" + suffix, Content: "文", HandlerID: handlers[0].ID,
		VillageID: villages[0].ID, Budget: 30, Starts: "2026-03-01", Due: "2026-12-01", State: ProjectStates[4-len(suffix)/3],
		Votes: 70, Voters: 80, DeputyFine: 1, DeputyFair: 2, DeputyPoor: 3, PeopleFine: 4, PeopleFair: 5, PeoplePoor: 6, Note: "注"},
		Milestones:   []Milestone{{Title: "开工", Due: "2026-03-01", Done: "2026-03-02"}},
		Progress:     []Progress{{Day: "2026-10-01", Percent: 40, Text: "主体"}},
		FormerStages: []FormerStage{{Until: fmt.Sprintf("2026-02-%02d", 1+len(suffix)), State: ProjectStates[3-len(suffix)/3]}}}
	for _, save := range []func() error{
		func() error { return tx.SaveOpinion(&opinion) }, func() error { return tx.SaveOpinion(&open) },
		func() error { return tx.SaveProposal(&waiting) }, func() error { return tx.SaveOpinionFields(&other) },
		func() error { return tx.MergeOpinion(other.ID, opinion.ID) },
		func() error { proposal.Origins = []Origin{{OpinionID: opinion.ID}}; return tx.SaveProposal(&proposal) },
		func() error { project.Origins = []Origin{{OpinionID: open.ID}}; return tx.SaveProject(&project) },
		func() error {
			open.FormerRoutes = []FormerRoute{{Until: fmt.Sprintf("2026-11-%02d", 20+len(suffix)), Route: RouteUp,
				HandlerID: handlers[0].ID, MergedID: opinion.ID}}
			return tx.SaveOpinion(&open)
		},
	} {
		if err := save(); err != nil {
			return err
		}
	}
	for i, s := range []SupervisionFields{{ProposalID: proposal.ID}, {ProjectID: project.ID, Percent: 50},
		{OpinionID: opinion.ID}} {
		s.Method, s.Progress, s.Problems = SupervisionMethods[i], "进展", "问题"
		one := Supervision{Activity: Activity{ActivityFields: ActivityFields{Day: "2026-11-13"},
			Deputies: []Participation{{DeputyID: d.ID}}},
			Fields: s}
		if err := tx.SaveSupervision(&one); err != nil {
			return err
		}
	}
	meeting := Meeting{MeetingFields: MeetingFields{Kind: MeetingKinds[len(suffix)%2], Title: "推进会", Day: "2026-11-13", Begins: "09:00",
		Place: "会议室", Host: "周", Observers: "各办", Minutes: "记录", Note: "注"},
		Items: []MeetingItem{{Title: "路灯", Reporter: "李", Draft: DraftDiscussion, Recalled: true, SubjectTable: KindOpinion,
			SubjectID: opinion.ID}, {Title: "其他"}},
		Attendees: []Attendee{{DeputyID: d.ID, State: Came}}, Decisions: []Decision{{Text: "修", HandlerID: handlers[0].ID, Person: "李",
			Due: "2026-12-01", Done: "2026-11-20", Outcome: "好"}}}
	paper := Bulletin{Kind: BulletinSummary, Day: "2026-11-13", Title: "简报", Text: "文", Since: "2026-11-01", Until: "2026-11-12",
		ReportTo: "县人大", CopyTo: "各村", Signer: "周", Drafted: "文"}
	piece := Publicity{PublicityFields: PublicityFields{Kind: PublicityKinds[len(suffix)%2], Title: "好代表", Day: "2026-11-13", Text: "文",
		Medium: Mediums[len(suffix)%2], Outlet: "日报",
		Level: MediumLevels[len(suffix)%2], Link: "https://example.invalid/1", Vanguard: "work", State: PublicityStates[len(suffix)%2],
		SubjectID: []string{proposal.ID, opinion.ID}[len(suffix)%2], FromCode: "320982101", FromID: "news" + suffix},
		Deputies: []PublicityDeputy{{DeputyID: d.ID}}}
	for _, save := range []func() error{func() error { return tx.SaveMeeting(&meeting) }, func() error { return tx.SaveBulletin(&paper) },
		func() error { return tx.SavePublicity(&piece) }, func() error { return papersOut(tx, paper.ID, opinion.ID, suffix) },
		func() error { return stated(tx, suffix) }} {
		if err := save(); err != nil {
			return err
		}
	}
	if suffix != "" {
		return nil
	}
	terms, err := tx.MatterPolicy()
	if err != nil {
		return err
	}
	return tx.SaveMatterPolicy(&terms)
}

// papersOut saves papers that went out: one that was void, and one that puts it right.
func papersOut(tx *Tx, bulletinID, opinionID, suffix string) error {
	n := 3 + len(suffix)
	first := Issued{IssuedFields: IssuedFields{Paper: BulletinPaper, Title: "简报第3期", Year: 2026, Number: n, Total: n, Dated: "2026-11-13",
		Day: "2026-11-14", State: IssuedVoid, Reason: "印错"},
		Subjects: []IssuedSubject{{SubjectTable: KindBulletin, SubjectID: bulletinID}}}
	if err := tx.SaveIssued(&first); err != nil {
		return err
	}
	next := Issued{IssuedFields: IssuedFields{Paper: "opinion-assign", Title: "交办单", Since: "2026-11-01", Until: "2026-11-30",
		Day: "2026-11-15", State: IssuedCorrection, Reason: "数字不对", CorrectsID: first.ID},
		Subjects: []IssuedSubject{{SubjectTable: KindOpinion, SubjectID: opinionID}}}
	return tx.SaveIssued(&next)
}

// trained saves what training is made of.
func trained(tx *Tx, d, second *Deputy, suffix string) error {
	plan := TrainingPlan{Year: 2026 + len(suffix), Goal: "轮训", Hours: 240, Note: "注"}
	if err := tx.SaveTrainingPlan(&plan); err != nil {
		return err
	}
	course := Course{CourseFields: CourseFields{Year: 2026, Title: "首课" + suffix, Mode: TrainingOnSite, Seats: 60, Demands: "带笔",
		Note: "注"},
		Sessions: []Session{{Day: "2026-11-10", Begins: "09:00", Ends: "11:30", Place: "会议室", Topic: "精神", Lecturer: "讲师", Hours: 25,
			Ability: AbilityTheory, First: true, Online: true}},
		Enrolments: []Enrolment{{DeputyID: d.ID}, {DeputyID: second.ID}}}
	if err := tx.SaveCourse(&course); err != nil {
		return err
	}
	class := Lesson{Activity: Activity{ActivityFields: ActivityFields{Day: "2026-11-10"}, Deputies: []Participation{{DeputyID: d.ID},
		{DeputyID: second.ID, State: StayedAway}}},
		Fields:    LessonFields{Topic: "精神", Lecturer: "讲师", Hours: 25, Ability: AbilityTheory, First: true, Online: true},
		SessionID: course.Sessions[0].ID}
	if err := tx.SaveLesson(&class); err != nil {
		return err
	}
	whole, err := tx.Course(course.ID)
	if err != nil {
		return err
	}
	whole.Sessions = append(whole.Sessions, Session{Day: "2026-11-17", Topic: "精神补课", MakeupOf: course.Sessions[0].ID})
	told := Delivery{OwnerTable: "course", OwnerID: course.ID, DeputyID: d.ID, Method: DeliveryPhone, Day: "2026-11-09", Confirmed: true}
	if err := tx.SaveCourse(&whole); err != nil {
		return err
	}
	return tx.SaveDelivery(&told)
}
