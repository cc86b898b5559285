package acts_test

import (
	"liujin/app/plans"
	"liujin/app/rolls"
	"liujin/data"
)

// planned is what is planned last; of days until one, if it is given.
func (o office) planned(until string) *data.ActivityRow {
	rows := must(o.DB().Plans("", "9999-12-31"))(o)
	return first(o, rows, func(r *data.ActivityRow) bool {
		return r.State == data.ActivityPlanned && (until == "" || r.Day <= until)
	})
}

// activities are the acts on the activity month and on what takes place in it.
var activities = []func(office) act{
	func(o office) act {
		x := must(o.Campaign(must(o.Campaigns())(o)[0].ID))(o)
		x.Targets[3]++
		return does(o.SaveCampaign, &x)
	},
	func(o office) act {
		x := must(o.Campaign(must(o.Campaigns())(o)[0].ID))(o)
		return does(o.DeleteCampaign, &x)
	},
	func(o office) act {
		x := must(o.desk().TaskBoard(must(o.desk().CampaignAhead())(o)))(o).Plan
		x.Rows[0].Amounts = data.Targets{3, 0, 5}
		return does(o.desk().SaveTasks, &x)
	},
	func(o office) act { return does(o.MarkNotInChat, o.some(4), true) },
	func(o office) act { return does(o.desk().TellChat, must(o.desk().CampaignAhead())(o)) },
	func(o office) act {
		return does(o.desk().TellCampaign, must(o.desk().CampaignAhead())(o), o.some(3), rolls.DeliveryBy{Method: data.DeliveryPhone,
			Day: o.Today()})
	},
	func(o office) act {
		id := must(o.desk().CampaignAhead())(o)
		must(o.desk().TellChat(id))(o)
		return does(o.desk().ConfirmCampaign, id, o.some(3))
	},
	func(o office) act {
		id := must(o.desk().CampaignAhead())(o)
		must(o.desk().TellChat(id))(o)
		return does(o.desk().UntellCampaign, id, o.some(3))
	},
	func(o office) act {
		x := must(o.Lecture(must(o.Lectures())(o)[0].ID))(o)
		x.Fields.Audience += 7
		x.Deputies = x.Deputies[1:]
		return does(o.SaveLecture, &x)
	},
	func(o office) act {
		x := must(o.Lecture(must(o.Lectures())(o)[0].ID))(o)
		return does(o.DeleteLecture, &x)
	},
	func(o office) act { // its people change, and what was asked for
		x := must(o.Visit(must(o.Visits())(o)[0].ID))(o)
		x.Deputies = append(x.Deputies[1:], data.Participation{DeputyID: o.some(80)[79]})
		x.Opinions = append(x.Opinions, data.OpinionFields{Text: "路灯", Kind: data.OpinionDifficulty})
		return does(o.SaveVisit, &x)
	},
	func(o office) act { // with photos; what was asked for there stays, without its link
		rows := must(o.Visits())(o)
		x := must(o.Visit(first(o, rows, func(v *data.VisitRow) bool { return v.Photos > 0 && v.Opinions > 0 }).ID))(o)
		return does(o.DeleteVisit, &x)
	},
	func(o office) act {
		x := must(o.Service(must(o.Services())(o)[0].ID))(o)
		x.Fields.Voters += 3
		return does(o.SaveService, &x)
	},
	func(o office) act {
		x := must(o.Service(must(o.Services())(o)[0].ID))(o)
		return does(o.DeleteService, &x)
	},
	func(o office) act {
		x := must(o.Supervision(must(o.Supervisions())(o)[0].ID))(o)
		x.Fields.Problems = "改过"
		return does(o.SaveSupervision, &x)
	},
	func(o office) act {
		x := must(o.Supervision(must(o.Supervisions())(o)[0].ID))(o)
		return does(o.DeleteSupervision, &x)
	},
	func(o office) act {
		x := must(o.Outreach(must(o.Outreaches())(o)[0].ID))(o)
		x.Fields.Voters += 5
		return does(o.SaveOutreach, &x)
	},
	func(o office) act {
		x := must(o.Outreach(must(o.Outreaches())(o)[0].ID))(o)
		return does(o.DeleteOutreach, &x)
	},
	func(o office) act { // deputies reported, and were rated
		x := must(o.desk().NewReportBack([]string{o.some(12)[11], o.some(31)[30]}))(o)
		x.Place, x.Fields.Voters = "站里", 30
		x.SetBallot(data.Ballot{DeputyID: x.Deputies[1].DeputyID, Fine: 28, Fair: 1, Poor: 1})
		return does(o.SaveOutreach, &x)
	},
	func(o office) act { // one of several only came along
		bare := func(v *data.OutreachRow) bool { return v.What == data.VoterReport && v.Fine == 0 && v.Persons > 1 }
		x := must(o.Outreach(first(o, must(o.Outreaches())(o), bare).ID))(o)
		x.SetReporter(x.Deputies[0].DeputyID, false, nil)
		return does(o.SaveOutreach, &x)
	},
	func(o office) act { // one of several was rated otherwise, another not at all
		rated := func(v *data.OutreachRow) bool { return v.Fine > 0 && v.Persons > 1 }
		x := must(o.Outreach(first(o, must(o.Outreaches())(o), rated).ID))(o)
		x.SetBallot(data.Ballot{DeputyID: x.Deputies[0].DeputyID})
		x.Ballots[0].Fair++
		return does(o.SaveOutreach, &x)
	},
	func(o office) act {
		return does(o.plan().PutOff, o.planned("").ID, plans.PutOff{Day: "2026-12-01", Begins: "09:00"})
	},
	func(o office) act { return does(o.plan().CallOff, o.planned("").ID) },
	func(o office) act {
		row := o.planned(sampleDay)
		roll := must(o.plan().ActivityRoll(row.ID))(o)
		roll.Set(0, data.OnLeave)
		roll.Arrived(o.some(86)[85], "")
		return does(o.plan().CallActivity, row.ID, roll)
	},
	func(o office) act { // planned, and recorded
		x := must(o.Visit(o.planned(sampleDay).ID))(o)
		x.State, x.Content = data.ActivityHeld, "看了车间"
		return does(o.SaveVisit, &x)
	},
}
