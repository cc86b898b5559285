package acts_test

import "liujin/data"

// activities are the acts on the activity month and on what takes place in it.
var activities = []func(office) act{
	func(o office) act {
		x := must(o.Plan(must(o.Campaigns())(o)[0].ID))(o)
		x.Targets[3]++
		return does(o.SavePlan, &x)
	},
	func(o office) act {
		x := must(o.Plan(must(o.Campaigns())(o)[0].ID))(o)
		return does(o.DeletePlan, &x)
	},
	func(o office) act {
		x := must(o.Talk(must(o.Talks())(o)[0].ID))(o)
		x.Lecture.Audience += 7
		x.Deputies = x.Deputies[1:]
		return does(o.SaveTalk, &x)
	},
	func(o office) act {
		x := must(o.Talk(must(o.Talks())(o)[0].ID))(o)
		return does(o.DeleteTalk, &x)
	},
	func(o office) act { // its people change, and what was asked for
		x := must(o.Visit(must(o.Visits())(o)[0].ID))(o)
		x.Deputies = append(x.Deputies[1:], data.Participation{DeputyID: o.some(80)[79]})
		x.Opinions = append(x.Opinions, data.Opinion{Text: "路灯", Kind: data.OpinionDifficulty})
		return does(o.SaveVisit, &x)
	},
	func(o office) act { // with photos; what was asked for there stays, without its link
		rows := must(o.Visits())(o)
		x := must(o.Visit(first(o, rows, func(v *data.VisitRow) bool { return v.Photos > 0 && v.Opinions > 0 }).ID))(o)
		return does(o.DeleteVisit, &x)
	},
	func(o office) act {
		x := must(o.Service(must(o.Services())(o)[0].ID))(o)
		x.Service.Voters += 3
		return does(o.SaveService, &x)
	},
	func(o office) act {
		x := must(o.Service(must(o.Services())(o)[0].ID))(o)
		return does(o.DeleteService, &x)
	},
	func(o office) act {
		x := must(o.Inspection(must(o.Inspections())(o)[0].ID))(o)
		x.Supervision.Problems = "改过"
		return does(o.SaveInspection, &x)
	},
	func(o office) act {
		x := must(o.Inspection(must(o.Inspections())(o)[0].ID))(o)
		return does(o.DeleteInspection, &x)
	},
	func(o office) act {
		x := must(o.Canvass(must(o.Canvasses())(o)[0].ID))(o)
		x.Visit.Voters += 5
		return does(o.SaveCanvass, &x)
	},
	func(o office) act {
		x := must(o.Canvass(must(o.Canvasses())(o)[0].ID))(o)
		return does(o.DeleteCanvass, &x)
	},
}
