package sample

import (
	"fmt"
	"slices"
	"time"

	"liujin/app"
	"liujin/app/days"
	"liujin/app/matters"
	"liujin/data"
)

// sampleLetters came otherwise than at an activity; the second says what the first says.
var sampleLetters = []string{"北港村至渔港的路灯有五盏不亮，晚上骑车不安全。", "来电反映北港村夜里路灯不亮，希望早点修好。", "来信建议镇图书室周末开放。", "来访反映与邻居的宅基地纠纷，已经向法院起诉。"}

var sampleProposals = []struct {
	kind        data.ProposalKind
	title, text string
	ago         int // days before today on which it was put forward
	hard        bool
	handler     int
	steps       int // how far it is
}{
	{data.ProposalAdvice, "关于增设农贸市场非机动车停车位的建议", "农贸市场周边非机动车乱停放，早市时段通行困难。建议在市场东侧空地划设非机动车停车位。", 210, false, 7, 5},
	{data.ProposalAdvice, "关于疏浚三塘河的建议", "三塘河淤积多年，汛期排水不畅。建议列入年度疏浚计划。", 205, true, 9, 2},
	{data.ProposalBill, "关于加强农村饮用水水源地保护的议案", "建议划定保护范围，设立标志，建立巡查制度，每年向主席团报告。", 200, true, 9, 4},
	{data.ProposalAdvice, "关于在镇卫生院开设周末门诊的建议", "外出务工人员周末返乡集中，现有门诊安排不能满足需要。", 96, false, 10, 1},
	{data.ProposalAdvice, "关于盐河社区老年食堂选址的建议", "建议利用原供销社旧房改造为老年食堂。", 40, false, 1, 3},
	{data.ProposalAdvice, "关于规范共享电动车停放的建议", "建议与运营企业约定停放区域。", 3, false, 7, 0},
}

var sampleProjects = []struct {
	title, content string
	handler        int
	village        int
	budget         int
	state          data.ProjectState
	percent        []int // of the months up to today, the newest last; one left out at the end is not known yet
}{
	{"养老服务中心改造", "改造床位 60 张，新建康复室和老年食堂。", 1, 1, 320, data.ProjectSupervised, []int{15, 35, 55}},
	{"农村道路提档升级 8.6 公里", "拓宽路面，增设安全设施。", 11, 5, 760, data.ProjectSupervised, []int{40, 70, 90, 100}},
	{"农贸市场标准化改造", "更换摊位、地面和排水，增设快检室。", 8, 0, 450, data.ProjectSupervised, []int{10, 30, 50, 65}},
	{"中心幼儿园扩建", "新建教学楼 2400 平方米。", 5, 2, 980, data.ProjectSupervised, []int{20, 45, 60, 72}},
	{"村级卫生室标准化建设", "新建、改建卫生室 5 个。", 10, 8, 150, data.ProjectSupervised, []int{30, 60, 80, 95}},
	{"污水管网延伸工程", "铺设支管 4.2 公里，接入 310 户。", 9, 10, 520, data.ProjectSupervised, []int{5, 20}},
	{"路灯亮化补短板", "新装、修复路灯 260 盏。", 5, 5, 90, data.ProjectAssessed, []int{60, 100}},
}

// nextYear are projects that are still being chosen.
var sampleCandidates = map[data.ProjectState]string{data.ProjectCollected: "渔港防波堤步道建设", data.ProjectShortlisted: "镇文体中心空调更新",
	data.ProjectReviewed: "校园周边交通整治", data.ProjectVoted: "沙河村桥梁重建"}

// matters has the opinions handled, and makes proposals and projects with their supervision.
func (s *sampler) matters() error {
	a := app.New(s.db)
	for _, part := range []func(*app.App) error{s.letters, s.handle, s.handUp, s.roads, s.calls, s.proposals, s.projects, s.supervise} {
		if err := part(a); err != nil {
			return fmt.Errorf("sample matters: %w", err)
		}
	}
	return nil
}

func (s *sampler) ago(n int) string { return days.ISO(s.today.AddDate(0, 0, -n)) }

// letters are opinions that came by letter and call; the second is merged into the first.
func (s *sampler) letters(a *app.App) error {
	policy := data.MatterPolicy{Own: 1, OpinionTerm: 10, OpinionUnit: data.TermWorkdays, ProposalMonths: 3, HardMonths: 6, WarnDays: 5,
		StaleDays: 31}
	if err := matters.New(a).SaveMatterPolicy(&policy); err != nil {
		return err
	}
	var ids []string
	for i, text := range sampleLetters {
		m := data.Opinion{OpinionFields: data.OpinionFields{Day: s.ago(20 - 3*i), Kind: data.OpinionPeople, Text: text, Category: "roads",
			Focus: "livelihood", Reporter: s.someName(), ReporterPhone: s.nextPhone(),
			Place: "北港村", Route: data.RouteOwn, HandlerID: s.handlers[5].ID,
			Channel: data.OpinionChannels[i%4]}}
		switch i {
		case 2:
			m.Route, m.HandlerID, m.Category, m.Place = "", "", "education", ""
		case 3:
			m.Route, m.HandlerID, m.Category, m.Reason = data.RouteRefused, "", "order", "已进入诉讼程序，应当通过法定途径解决，已当面说明"
		}
		if err := matters.New(a).SaveOpinion(&m); err != nil {
			return err
		}
		ids = append(ids, m.ID)
	}
	return matters.New(a).MergeOpinions(ids[1:2], app.Picked{ID: ids[0]})
}

// sampleLives are how opinions go on after they were handed over, so many days later each.
var sampleLives = [][]struct {
	kind  data.StepKind
	after int
	text  string
	rate  data.Rating
}{
	{{data.StepAnswer, 4, "已派人现场查看，并于当天处理完毕。", ""}, {data.StepFeedback, 5, "当面告知，反映人表示认可。", ""}, {data.StepRate, 6, "", data.RatingFine}},
	{{data.StepAnswer, 5, "已列入本月维修计划，月底前完成。", ""}, {data.StepFeedback, 6, "电话告知。", ""}},
	{{data.StepUrge, 9, "电话催办，承办单位答复正在协调。", ""}},
	{{data.StepAnswer, 3, "已联系相关部门，提供三家备选单位。", ""}, {data.StepFeedback, 4, "微信告知。", ""}, {data.StepRate, 5, "", data.RatingFair}},
	{{data.StepAnswer, 5, "涉及用地指标，需统筹安排。", ""}, {data.StepFeedback, 6, "当面告知。", ""}, {data.StepRate, 7, "反映人希望给出明确时间。", data.RatingPoor}},
	{{data.StepAnswer, 6, "已研究，拟纳入下一年度计划。", ""}},
	{{data.StepReturn, 2, "不属于本单位职责，建议交综合执法局。", ""}},
	{{data.StepExtend, 8, "需等上级批复，申请延期。", ""}},
	{{data.StepAnswer, 4, "已答复。", ""}, {data.StepRate, 5, "没有解决。", data.RatingPoor}, {data.StepRedo, 6, "重新交办。", ""}},
	{},
}

// handle hands over what was given to a unit, and lets it go on.
func (s *sampler) handle(a *app.App) error {
	all, err := s.db.Opinions()
	if err != nil {
		return err
	}
	n := 0
	for i := range all {
		o := &all[i]
		day, err := time.Parse(time.DateOnly, o.Day)
		if err != nil {
			return err
		}
		given := day.AddDate(0, 0, 1)
		if o.State != data.MatterRegistered || o.HandlerID == "" || given.After(s.today) {
			continue
		}
		m, err := s.db.Opinion(o.ID)
		if err != nil {
			return err
		}
		m.Steps = append(m.Steps, data.Step{Day: days.ISO(given), Kind: data.StepAssign, HandlerID: m.HandlerID})
		for _, l := range sampleLives[n%len(sampleLives)] {
			if at := given.AddDate(0, 0, l.after); !at.After(s.today) {
				step := data.Step{Day: days.ISO(at), Kind: l.kind, Text: l.text, Rating: l.rate, Attitude: l.rate}
				if l.kind == data.StepExtend {
					step.Due = days.ISO(at.AddDate(0, 0, 30))
				}
				m.Steps = append(m.Steps, step)
			}
		}
		if n%5 == 0 {
			m.Helpers = []data.Helper{{HandlerID: s.handlers[(n+7)%len(s.handlers)].ID}}
			if m.Helpers[0].HandlerID == m.HandlerID {
				m.Helpers = nil
			}
		}
		if err := matters.FillDeadlines(m.Steps, nil, matters.New(a).OpinionDue, false); err != nil {
			return err
		}
		// some of it is of today, which the office's clock has not reached
		if _, err := s.db.Do(app.Saved(m.ID, "意见建议", m.Code()), func(tx *data.Tx) error { return tx.SaveOpinion(&m) }); err != nil {
			return err
		}
		n++
	}
	return nil
}

// handUp hands the first opinions that go to the superior up, of which one was answered; the others are still to be handed up.
func (s *sampler) handUp(a *app.App) error {
	all, err := s.db.Opinions()
	if err != nil {
		return err
	}
	upper, err := matters.New(a).PickUpperDeputies()
	if err != nil {
		return err
	}
	by := slices.IndexFunc(upper, func(p app.Picked) bool { return !p.Retired })
	for n, o := range slices.DeleteFunc(all, func(o data.OpinionFields) bool { return o.Route != data.RouteUp }) {
		if n > 1 || by < 0 {
			break
		}
		m, err := s.db.Opinion(o.ID)
		if err != nil {
			return err
		}
		m.Steps = append(m.Steps, data.Step{Day: m.Day, Kind: data.StepSubmit, DeputyID: upper[by].ID, Document: "代表建议（县人代会闭会期间）"})
		if n == 0 {
			m.Steps = append(m.Steps, data.Step{Day: max(m.Day, s.ago(3)), Kind: data.StepAnswer, Text: "县卫健委答复：列入明年基层卫生服务提升计划。",
				Result: data.ResultPlanned, Due: s.ago(-60), DueHow: matters.Typed})
		}
		if _, err = s.db.Do(app.Saved(m.ID, "意见建议", m.Code()), func(tx *data.Tx) error { return tx.SaveOpinion(&m) }); err != nil {
			return err
		}
	}
	return nil
}

func (s *sampler) proposals(a *app.App) error {
	for i, p := range sampleProposals {
		m := data.Proposal{ProposalFields: data.ProposalFields{Kind: p.kind, Day: s.ago(p.ago), Title: p.title, Text: p.text,
			LeadID: s.people[(i*13)%len(s.people)].ID, Focus: "livelihood",
			HandlerID: s.handlers[p.handler].ID, Hard: p.hard}}
		signers := i % 3
		if p.kind == data.ProposalBill {
			signers = 6
		}
		for k := range signers {
			m.Signers = append(m.Signers, data.Signer{DeputyID: s.people[(i*13+5*(k+1))%len(s.people)].ID})
		}
		steps := []data.Step{{Day: s.ago(max(0, p.ago-2)), Kind: data.StepAssign, HandlerID: m.HandlerID},
			{Day: s.ago(max(0, p.ago-30)), Kind: data.StepUrge, Text: "主席团例行催办。"},
			{Day: s.ago(max(0, p.ago-35)), Kind: data.StepAnswer, Text: "已现场勘查，形成办理方案并组织实施。", Result: data.Results[i%4]},
			{Day: s.ago(max(0, p.ago-38)), Kind: data.StepFeedback, Text: "当面向领衔代表反馈。"}, {Day: s.ago(max(0, p.ago-40)), Kind: data.StepRate,
				Rating: data.Ratings[i%2], Attitude: data.RatingFine}}
		switch i {
		case 0:
			steps[2].Result, steps[2].Due = data.ResultUnderWay, s.ago(p.ago-41)
		case 2:
			steps[2].Due = days.ISO(s.today.AddDate(0, 0, 20))
		}
		if i == 1 {
			m.Helpers = []data.Helper{{HandlerID: s.handlers[11].ID}}
		}
		m.Steps = steps[:p.steps]
		if i == 0 { // what it promised was done
			m.Steps = append(m.Steps, data.Step{Day: s.ago(max(0, p.ago-41)), Kind: data.StepKeep, Text: "现场看过，已经做好。"})
		}
		if p.steps == 2 {
			m.Steps = append(m.Steps, data.Step{Day: s.ago(max(0, p.ago-31)), Kind: data.StepTalk, DeputyID: m.LeadID, Text: "到现场一起看过。"})
		}
		if err := matters.New(a).SaveProposal(&m); err != nil {
			return err
		}
	}
	return nil
}

func (s *sampler) projects(a *app.App) error {
	for i, p := range sampleProjects {
		w := data.Project{ProjectFields: data.ProjectFields{Year: s.today.Year(), Title: p.title, Content: p.content,
			HandlerID: s.handlers[p.handler].ID, VillageID: s.villages[p.village].ID, Budget: p.budget,
			Starts: s.ago(250), Due: days.ISO(s.today.AddDate(0, 0, 30+10*i)), State: p.state, Votes: 70 - i, Voters: 74}}
		if i == 5 {
			w.Due = s.ago(6)
		}
		if p.state == data.ProjectAssessed {
			w.DeputyFine, w.DeputyFair, w.DeputyPoor, w.PeopleFine, w.PeopleFair, w.PeoplePoor = 61, 9, 1, 152, 30, 6
		}
		w.Milestones = []data.Milestone{{Title: "开工", Due: s.ago(250), Done: s.ago(247)}, {Title: "主体完工", Due: s.ago(60), Done: s.ago(58)},
			{Title: "竣工验收", Due: w.Due}}
		switch i {
		case 0: // a part that is overdue, and one that will be soon
			w.Milestones[1].Done = ""
		case 3:
			w.Milestones = append(w.Milestones, data.Milestone{Title: "外墙完工", Due: days.ISO(s.today.AddDate(0, 0, 3))})
		}
		for k, percent := range p.percent {
			w.Progress = append(w.Progress, data.Progress{Day: s.ago(103 - 30*k), Percent: percent, Text: "单位月报"})
		}
		if err := matters.New(a).SaveProject(&w); err != nil {
			return err
		}
	}
	for _, state := range data.ProjectStates {
		if title := sampleCandidates[state]; title != "" {
			w := data.Project{ProjectFields: data.ProjectFields{Year: s.today.Year() + 1, Title: title, State: state}}
			if err := matters.New(a).SaveProject(&w); err != nil {
				return err
			}
		}
	}
	return nil
}

// supervise looks at projects and proposals in the activity month, up to today.
func (s *sampler) supervise(a *app.App) error {
	projects, err := s.db.Projects()
	if err != nil {
		return err
	}
	proposals, err := s.db.Proposals()
	if err != nil {
		return err
	}
	opinions, err := s.db.Opinions()
	if err != nil {
		return err
	}
	with := slices.IndexFunc(opinions, func(o data.OpinionFields) bool { return o.WithUnit() })
	first, _ := days.Month(days.ISO(s.today))
	for i, way := range data.SupervisionMethods {
		v := a.NewSupervision()
		v.Day = max(first, s.ago(9-3*i))
		v.Place, v.Content = "项目现场", ""
		v.Fields = data.SupervisionFields{Method: way, Progress: "对照进度计划逐项查看，工程按序推进。", Problems: "雨天较多影响室外工程，建议倒排工期。"}
		switch {
		case i == 1 && with >= 0:
			v.Fields.OpinionID = opinions[with].ID
		case i == 3:
			v.Fields.ProposalID, v.Fields.Problems = proposals[1].ID, "清淤弃土去向没有落实。"
		default:
			p := projects[len(sampleCandidates)+2+i]
			v.Fields.ProjectID, v.Fields.Percent, v.VillageID = p.ID, 70+5*i, p.VillageID
		}
		for k := range 2 + i%2 {
			v.Deputies = append(v.Deputies, data.Participation{DeputyID: s.people[(i*19+k*23+7)%len(s.people)].ID})
		}
		if _, err := s.db.Do("新增督办“"+v.Day+"”", func(tx *data.Tx) error { return tx.SaveSupervision(&v) }); err != nil {
			return err
		}
	}
	return nil
}
