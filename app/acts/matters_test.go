package acts_test

import (
	"fmt"

	"liujin/app"
	"liujin/app/matters"
	"liujin/data"
)

// twenty are opinions that wait to be handed over.
func (o office) twenty() (ids []string) {
	o.t.Helper()
	units := must(o.Handlers())(o)
	for i := range 20 {
		m := data.Opinion{OpinionFields: data.OpinionFields{Day: sampleDay, Text: fmt.Sprint("第", i), Kind: data.OpinionDifficulty,
			Route: data.RouteOwn, HandlerID: units[i%len(units)].ID}}
		o.ok(o.matters().SaveOpinion(&m))
		ids = append(ids, m.ID)
	}
	return ids
}

// five are proposals that wait to be handed over.
func (o office) five() (ids []string) {
	o.t.Helper()
	for i := range 5 {
		m := o.proposal()
		m.Title = fmt.Sprint("修路之", i)
		o.ok(o.matters().SaveProposal(&m))
		ids = append(ids, m.ID)
	}
	return ids
}

func (o office) proposal() data.Proposal {
	o.t.Helper()
	m, who := must(o.matters().NewProposal())(o), o.some(3)
	m.Title, m.Text, m.LeadID, m.HandlerID = "关于修路的建议", "路不平。", who[0], must(o.Handlers())(o)[0].ID
	m.Signers = append(m.Signers, data.Signer{DeputyID: who[1]}, data.Signer{DeputyID: who[2]})
	m.Helpers = []data.Helper{{HandlerID: must(o.Handlers())(o)[1].ID}}
	return m
}

func (o office) handedOver() []string {
	o.t.Helper()
	ids := o.twenty()
	if _, left, err := o.matters().AssignOpinions(ids); err != nil || len(left) > 0 {
		o.t.Fatal(left, err)
	}
	return ids
}

// similar are opinions of one kind.
func (o office) similar() *matters.Similar {
	o.t.Helper()
	village := must(o.Villages())(o)[0].ID
	for i := range 4 {
		m := data.Opinion{OpinionFields: data.OpinionFields{Day: sampleDay, Text: fmt.Sprint("路灯不亮之", i), Kind: data.OpinionPeople,
			VillageID: village, Category: "roads"}}
		o.ok(o.matters().SaveOpinion(&m))
		if i == 3 {
			return must(o.matters().SimilarTo(m.ID))(o)
		}
	}
	return nil
}

// opinionActs are the acts on opinions, proposals and projects.
var opinionActs = []func(office) act{
	func(o office) act {
		x := must(o.matters().MatterPolicy())(o)
		x.WarnDays++
		return does(o.matters().SaveMatterPolicy, &x)
	},
	func(o office) act { // new, with a number, handed over at once, with a second unit
		units := must(o.Handlers())(o)
		x := must(o.matters().NewOpinion())(o)
		x.Text, x.Route, x.HandlerID = "路灯不亮", data.RouteOwn, units[0].ID
		x.Helpers = append(x.Helpers, data.Helper{HandlerID: units[1].ID})
		x.Steps = append(x.Steps, data.Step{Day: sampleDay, Kind: data.StepAssign, HandlerID: units[0].ID})
		return does(o.matters().SaveOpinion, &x)
	},
	func(o office) act {
		answer := data.Step{Day: sampleDay, Kind: data.StepAnswer, Text: "已修好", Result: data.ResultSolved}
		return does(o.matters().TakeOpinionStep, o.handedOver()[0], answer)
	},
	func(o office) act { return does(o.matters().AssignOpinions, o.twenty()) },
	func(o office) act { // handed up to the superior
		m := data.Opinion{OpinionFields: data.OpinionFields{Day: sampleDay, Text: "省道", Route: data.RouteUp}}
		o.ok(o.matters().SaveOpinion(&m))
		up := data.Step{Day: sampleDay, Kind: data.StepSubmit, DeputyID: o.some(1)[0], Document: "一号"}
		return does(o.matters().TakeOpinionStep, m.ID, up)
	},
	func(o office) act { // told at once
		ids := o.handedOver()[:3]
		for _, id := range ids {
			o.ok(o.matters().TakeOpinionStep(id, data.Step{Day: sampleDay, Kind: data.StepAnswer, Text: "好了"}))
		}
		return does(o.matters().FeedBackOpinions, ids)
	},
	func(o office) act { // kept as it was promised
		id := o.handedOver()[0]
		promise := data.Step{Day: sampleDay, Kind: data.StepAnswer, Text: "在修", Result: data.ResultUnderWay, Due: sampleDay}
		o.ok(o.matters().TakeOpinionStep(id, promise))
		return does(o.matters().TakeOpinionStep, id, data.Step{Day: sampleDay, Kind: data.StepKeep})
	},
	func(o office) act { // what came of a lead
		id := o.handedOver()[0]
		told := data.Step{Day: sampleDay, Kind: data.StepAnswer, Text: "在谈", Result: data.ResultTalking}
		o.ok(o.matters().TakeOpinionStep(id, told))
		return does(o.matters().TakeOpinionStep, id, data.Step{Day: sampleDay, Kind: data.StepKeep, Result: data.ResultSigned})
	},
	func(o office) act {
		x := must(o.matters().NewCall())(o)
		x.Title = "关于道路交通的征集"
		return does(o.matters().SaveCall, &x)
	},
	func(o office) act { // one that nobody answered
		x := must(o.matters().NewCall())(o)
		x.Title = "关于养老的征集"
		o.ok(o.matters().SaveCall(&x))
		return does(o.matters().DeleteCall, &x)
	},
	func(o office) act { // of an opinion
		x := o.App.NewSupervision()
		x.Fields.OpinionID, x.Deputies = o.handedOver()[0], []data.Participation{{DeputyID: o.some(1)[0]}}
		return does(o.App.SaveSupervision, &x)
	},
	func(o office) act { return does(o.matters().UrgeOpinions, o.handedOver()) },
	func(o office) act {
		ids := o.handedOver()
		return does(o.matters().MergeOpinions, ids[1:], app.Picked{ID: ids[0], Name: "第一件"})
	},
	func(o office) act {
		ids := o.handedOver()
		o.ok(o.matters().MergeOpinions(ids[1:], app.Picked{ID: ids[0], Name: "第一件"}))
		return does(o.matters().SplitOpinions, ids[1:])
	},
	func(o office) act {
		x := o.proposal()
		return does(o.matters().SaveProposal, &x)
	},
	func(o office) act { // of opinions of one kind, which go where it is
		x := must(o.matters().ProposalOfAll(o.similar()))(o)
		x.LeadID = o.some(1)[0]
		return does(o.matters().SaveProposal, &x)
	},
	func(o office) act {
		x := must(o.matters().ProjectOfAll(o.similar()))(o)
		return does(o.matters().SaveProject, &x)
	},
	func(o office) act { // with those who signed and what was done about it
		id := o.five()[0]
		_, _, err := o.matters().AssignProposals([]string{id})
		o.ok(err)
		x := must(o.matters().Proposal(id))(o)
		return does(o.matters().DeleteProposal, &x)
	},
	func(o office) act {
		return does(o.matters().TakeProposalStep, o.five()[0], data.Step{Day: sampleDay, Kind: data.StepAssign})
	},
	func(o office) act { return does(o.matters().AssignProposals, o.five()) },
	func(o office) act {
		ids := o.five()
		_, _, err := o.matters().AssignProposals(ids)
		o.ok(err)
		return does(o.matters().UrgeProposals, ids)
	},
	func(o office) act {
		rows := must(o.matters().Projects())(o)
		x := must(o.matters().Project(first(o, rows, func(p *matters.ProjectRow) bool { return p.State != "完成" }).ID))(o)
		x.Note = "改过"
		x.Progress = append(x.Progress, data.Progress{Day: sampleDay, Percent: 99, Text: "快好了"})
		return does(o.matters().SaveProject, &x)
	},
	func(o office) act { // with milestones and progress
		x := must(o.matters().NewProject())(o)
		x.Title = "修桥"
		x.Milestones = append(x.Milestones, data.Milestone{Title: "开工", Due: "2026-12-01"})
		x.Progress = append(x.Progress, data.Progress{Day: sampleDay, Percent: 1, Text: "勘察"})
		o.ok(o.matters().SaveProject(&x))
		return does(o.matters().DeleteProject, &x)
	},
}
