package acts_test

import (
	"liujin/app"
	"liujin/app/duty"
	"liujin/data"
)

// some are deputies who are in office.
func (o office) some(n int) (ids []string) {
	o.t.Helper()
	for _, d := range must(o.Deputies())(o) {
		if d.InOffice && len(ids) < n {
			ids = append(ids, d.ID)
		}
	}
	return ids
}

// team makes a professional group of some deputies.
func (o office) team(name string, members int) app.Picked {
	o.t.Helper()
	g := app.GroupRow{Group: data.Group{Name: name, Kind: data.GroupProfessional}}
	o.ok(o.SaveGroup(&g))
	p := app.Picked{ID: g.ID, Name: name}
	o.ok(o.AssignGroup(o.some(members), p, ""))
	return p
}

// registers are the acts on what the office keeps a register of.
var registers = []func(office) act{
	func(o office) act {
		x := must(o.OwnOffice())(o)
		x.Secretary = "李文书"
		return does(o.SaveOffice, &x)
	},
	func(o office) act {
		x := must(o.Terms())(o)[0]
		x.Note = "换届"
		return does(o.SaveTerm, &x)
	},
	func(o office) act {
		x := data.Term{Level: data.LevelTown, Number: 21, Starts: "2032-01-10", Ends: "2037-01-09"}
		o.ok(o.SaveTerm(&x))
		return does(o.DeleteTerm, &x)
	},
	func(o office) act {
		x := must(o.AllChoices())(o)[0]
		x.Label = "改过"
		return does(o.SaveChoice, &x)
	},
	func(o office) act {
		x := must(o.Constituency(must(o.Constituencies())(o)[0].ID))(o)
		x.Villages = append(x.Villages, data.ConstituencyVillage{VillageID: must(o.Villages())(o)[6].ID})
		x.Population++
		return does(o.SaveConstituency, &x)
	},
	func(o office) act {
		x := data.Constituency{ConstituencyFields: data.ConstituencyFields{Level: data.LevelTown, Name: "第99选区", Seats: 2}}
		o.ok(o.SaveConstituency(&x))
		return does(o.DeleteConstituency, &x)
	},
	func(o office) act {
		x := must(o.Villages())(o)[0]
		x.Note = "改过"
		return does(o.SaveVillage, &x)
	},
	func(o office) act {
		x := app.VillageRow{Village: data.Village{Name: "新村", Kind: data.VillageRural}}
		o.ok(o.SaveVillage(&x))
		return does(o.DeleteVillage, &x)
	},
	func(o office) act {
		x := must(o.Groups())(o)[0]
		x.ConvenerID = o.some(1)[0]
		x.Note = "改过"
		return does(o.SaveGroup, &x)
	},
	func(o office) act {
		x := app.GroupRow{Group: data.Group{Name: "第九代表小组"}}
		o.ok(o.SaveGroup(&x))
		return does(o.DeleteGroup, &x)
	},
	func(o office) act {
		c := data.SubjectChange{SubjectTable: data.KindHandler, SubjectID: must(o.Handlers())(o)[0].ID, Day: "2026-06-01"}
		return does(o.Rename, &c, "镇供电服务站")
	},
	func(o office) act { // with the shifts that it would have held
		shift := first(o, must(o.duty().Shifts(sampleDay, "2026-12-31"))(o), func(r *duty.ShiftRow) bool { return r.ActivityID == "" })
		c := data.SubjectChange{SubjectTable: data.KindStation, SubjectID: shift.StationID, Day: sampleDay, Kind: data.SubjectClosed}
		return does(o.SaveSubjectChange, &c)
	},
	func(o office) act {
		groups := must(o.Groups())(o)
		c := data.SubjectChange{SubjectTable: data.KindGroup, SubjectID: groups[0].ID, Day: "2026-06-01", Kind: data.SubjectMerged,
			SuccessorID: groups[1].ID}
		return does(o.MergeWithDeputies, &c)
	},
	func(o office) act {
		c := data.SubjectChange{SubjectTable: data.KindVillage, SubjectID: must(o.Villages())(o)[0].ID, Day: "2026-06-01"}
		o.ok(o.Rename(&c, "新名村"))
		return does(o.DeleteSubjectChange, &c)
	},
	func(o office) act {
		x := must(o.Handlers())(o)[0]
		x.Contact, x.Also = "改过", "老名字、旧名字"
		return does(o.SaveHandler, &x)
	},
	func(o office) act {
		x := app.HandlerRow{Handler: data.Handler{Name: "镇气象站"}}
		o.ok(o.SaveHandler(&x))
		return does(o.DeleteHandler, &x)
	},
	func(o office) act { // with a mandate that ends
		x := must(o.Deputy(o.some(1)[0]))(o)
		x.Mandates[0].Changes = []data.MandateChange{{Day: sampleDay, Kind: data.MandateResigned}}
		x.Note = "改过"
		return does(o.SaveDeputy, &x)
	},
	func(o office) act { // one dies: all seats end
		id := must(o.Deputies())(o)[0].ID
		x := must(o.Deputy(id))(o)
		return does(o.ChangeMandate, id, data.MandateChange{MandateID: x.Mandates[0].ID, Day: sampleDay,
			Kind: data.MandateDeceased})
	},
	func(o office) act { // entered by mistake, with all that a deputy has
		x := must(o.NewDeputy())(o)
		x.Name, x.GroupID = "误录", must(o.Groups())(o)[0].ID
		o.ok(o.SaveDeputy(&x))
		o.ok(o.AssignStation([]string{x.ID}, must(o.PickStations())(o)[0], ""))
		return does(o.DeleteDeputy, &x)
	},
	func(o office) act { return does(o.AssignGroup, o.some(40), must(o.PickGroups())(o)[1], "") },
	func(o office) act { return does(o.AssignGroup, o.some(40), o.team("科教专业小组", 3), sampleDay) },
	func(o office) act { // a professional group is merged into another, of which some are members
		from, into := o.team("科教专业小组", 5), o.team("法制专业小组", 3)
		return does(o.MergeWithDeputies, &data.SubjectChange{SubjectTable: data.KindGroup, SubjectID: from.ID, Day: sampleDay,
			Kind: data.SubjectMerged, SuccessorID: into.ID})
	},
	func(o office) act { // out of one professional group and into another from a day on
		from, into := o.team("科教专业小组", 5), o.team("法制专业小组", 0)
		x := must(o.Deputy(o.some(1)[0]))(o)
		if len(x.Professional) == 0 || x.Professional[len(x.Professional)-1].GroupID != from.ID {
			o.t.Fatal("is no member")
		}
		x.Professional[len(x.Professional)-1] = data.GroupMember{GroupID: into.ID}
		o.ok(o.Since(&x, sampleDay))
		return does(o.SaveDeputy, &x)
	},
	func(o office) act { // a kind of group that has nobody yet
		g := app.GroupRow{Group: data.Group{Name: "待定小组"}}
		o.ok(o.SaveGroup(&g))
		g.Kind = data.GroupProfessional
		return does(o.SaveGroup, &g)
	},
	func(o office) act { return does(o.AssignGroup, o.some(40), must(o.PickGroups())(o)[1], sampleDay) },
	func(o office) act { return does(o.AssignStation, o.some(40), must(o.PickStations())(o)[1], sampleDay) },
	func(o office) act { return does(o.MarkLeaders, o.some(40), true, sampleDay) },
	func(o office) act { // another post and group from a day on
		x := must(o.Deputy(must(o.Deputies())(o)[2].ID))(o)
		x.Employer, x.GroupID, x.Stations = "东港镇农业服务中心主任", must(o.Groups())(o)[2].ID, nil
		o.ok(o.Since(&x, sampleDay))
		return does(o.SaveDeputy, &x)
	},
	func(o office) act { // a station that gets other deputies from a day on
		x := must(o.Station(must(o.Stations())(o)[0].ID))(o)
		x.Members = x.Members[1:]
		o.ok(o.StationSince(&x, sampleDay))
		return does(o.SaveStation, &x)
	},
	func(o office) act {
		x := must(o.Station(must(o.Stations())(o)[0].ID))(o)
		x.Checks[0].Met = !x.Checks[0].Met
		x.Members = x.Members[1:]
		return does(o.SaveStation, &x)
	},
	func(o office) act { // with its checklist, members and reception days
		x := must(o.NewStation())(o)
		x.Name = "新设联络站"
		for _, id := range o.some(3) {
			x.Members = append(x.Members, data.Member{DeputyID: id})
		}
		o.ok(o.SaveStation(&x))
		rota := must(o.duty().Rota(x.ID))(o)
		rule := duty.NewDutyRule()
		rule.Weekdays = "3"
		rota.Rules, rota.Closures = append(rota.Rules, rule), append(rota.Closures, data.Closure{Starts: "2026-12-01", Ends: "2026-12-03"})
		o.ok(o.duty().SaveRota(&rota))
		x = must(o.Station(x.ID))(o)
		return does(o.DeleteStation, &x)
	},
	func(o office) act {
		x := must(o.Enterprise(must(o.Enterprises())(o)[0].ID))(o)
		x.Ties = append(x.Ties, data.Tie{DeputyID: o.some(60)[59], Tie: data.TieManages})
		return does(o.SaveEnterprise, &x)
	},
	func(o office) act { // with its ties
		x := data.Enterprise{EnterpriseFields: data.EnterpriseFields{Name: "新办企业"}}
		x.Ties = append(x.Ties, data.Tie{DeputyID: o.some(1)[0], Tie: data.TieFrom})
		o.ok(o.SaveEnterprise(&x))
		return does(o.DeleteEnterprise, &x)
	},
	func(o office) act {
		x := must(o.Publicity(must(o.PublicityRows())(o)[0].ID))(o)
		x.State, x.SubjectID = data.PublicitySent, ""
		x.Deputies = append(x.Deputies, data.PublicityDeputy{DeputyID: o.some(1)[0]})
		return does(o.SavePublicity, &x)
	},
	func(o office) act { // with its deputies and its clipping
		x := must(o.Publicity(must(o.PublicityRows())(o)[2].ID))(o)
		return does(o.DeletePublicity, &x)
	},
	func(o office) act { // two who were at the same activities, with seats of one term
		two := o.some(2)
		return does(o.Merge, data.Merge{Of: data.KindDeputy, Lose: two[1], Keep: two[0], Take: []string{"name"}})
	},
	func(o office) act {
		all := must(o.Enterprises())(o)
		return does(o.Merge, data.Merge{Of: data.KindEnterprise, Lose: all[1].ID, Keep: all[0].ID})
	},
	func(o office) act {
		all := must(o.Villages())(o)
		return does(o.Merge, data.Merge{Of: data.KindVillage, Lose: all[1].ID, Keep: all[0].ID, Take: []string{"name", "code"}})
	},
	func(o office) act {
		all := must(o.Handlers())(o)
		return does(o.Merge, data.Merge{Of: data.KindHandler, Lose: all[1].ID, Keep: all[0].ID})
	},
}
