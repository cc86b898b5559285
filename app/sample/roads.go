package sample

import (
	"fmt"

	"liujin/app"
	"liujin/app/matters"
	"liujin/data"
)

// sampleRoads are opinions that do not end with being handled: suggestions that are taken up, leads that come to something.
var sampleRoads = []struct {
	kind     data.OpinionKind
	text     string
	category string
	handler  int
	ago      int // days before today on which it was registered
	steps    []data.Step
}{
	{data.OpinionLead, "一家储能设备企业有意来镇办厂，想了解园区标准厂房和用电情况。", "capacity", 0, 24, []data.Step{
		{Kind: data.StepAnswer, Text: "已带企业看过厂房，正在谈租金和用电。", Result: data.ResultTalking},
		{Kind: data.StepFeedback, Text: "已告知推荐的代表。"},
		{Kind: data.StepKeep, Text: "签了入园意向书，年内交付厂房。", Result: data.ResultSigned}}},
	{data.OpinionLead, "在外经商的同乡有意回镇办农产品加工厂，请镇里派人联系。", "capacity", 0, 9, []data.Step{
		{Kind: data.StepAnswer, Text: "已和本人通话，约定月底回镇看场地。", Result: data.ResultTalking}}},
	{data.OpinionPolicy, "建议小微企业用工补贴改为网上申报，不用每次跑大厅。", "policy", 1, 18, []data.Step{
		{Kind: data.StepAnswer, Text: "已开通网上申报，窗口同时保留。", Result: data.ResultAdopted},
		{Kind: data.StepFeedback, Text: "微信告知企业。"}}},
}

// calls are two calls for suggestions: one that ended lately, with answers of which one was adopted, and one that is to come.
func (s *sampler) calls(a *app.App) error {
	book := matters.New(a)
	over := data.Call{Title: "关于道路交通的人民建议征集", Text: "村道、路口、停车、路灯，您觉得哪里不方便、怎么改，都请告诉我们。", Starts: s.ago(33), Ends: s.ago(4)}
	next := data.Call{Title: "关于养老服务的人民建议征集", Text: "老年食堂、日间照料、上门服务，您最需要哪一样？", Starts: s.ago(-10), Ends: s.ago(-40)}
	for _, c := range []*data.Call{&over, &next} {
		if err := book.SaveCall(c); err != nil {
			return fmt.Errorf("sample calls: %w", err)
		}
	}
	unit := s.handlers[11].ID
	for i, text := range []string{"建议中心小学门口早晚高峰设临时停车区。", "盐河桥头弯道建议装一面反光镜。", "建议通村公交末班车推迟半小时。"} {
		m := data.Opinion{OpinionFields: data.OpinionFields{Day: s.ago(20 - 4*i), Kind: data.OpinionPeople, Text: text, Category: "roads",
			Focus: matters.FocusOf("roads"), Channel: data.ByCall, CallID: over.ID, Route: data.RouteOwn, HandlerID: unit,
			VillageID: s.villages[i].ID}, Steps: []data.Step{{Day: s.ago(19 - 4*i), Kind: data.StepAssign, HandlerID: unit}}}
		if i < 2 {
			m.Steps = append(m.Steps, data.Step{Day: s.ago(12 - 4*i), Kind: data.StepAnswer, Text: "已会同交警看过现场，同意实施。",
				Result: data.SuggestionResults[i]}, data.Step{Day: s.ago(11 - 4*i), Kind: data.StepFeedback, Text: "电话告知。"})
		}
		if err := book.SaveOpinion(&m); err != nil {
			return fmt.Errorf("sample calls: %w", err)
		}
	}
	return nil
}

// roads registers them, hands them over and lets them go on, three days a step.
func (s *sampler) roads(a *app.App) error {
	book := matters.New(a)
	for _, r := range sampleRoads {
		unit := s.handlers[r.handler].ID
		m := data.Opinion{OpinionFields: data.OpinionFields{Day: s.ago(r.ago), Kind: r.kind, Text: r.text, Category: r.category,
			Focus: matters.FocusOf(r.category), Channel: data.ByDeputy, BroughtByID: s.people[7].ID, Route: data.RouteOwn, HandlerID: unit}}
		m.Steps = []data.Step{{Day: s.ago(r.ago), Kind: data.StepAssign, HandlerID: unit}}
		for i, step := range r.steps {
			if step.Day = s.ago(r.ago - 3*i - 3); step.Result == data.ResultSigned {
				step.Due = s.ago(-40)
			}
			m.Steps = append(m.Steps, step)
		}
		if err := book.SaveOpinion(&m); err != nil {
			return fmt.Errorf("sample roads: %w", err)
		}
	}
	return nil
}
