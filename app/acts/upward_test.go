package acts_test

import (
	"bytes"
	"crypto/ed25519"
	"os"
	"path/filepath"

	"liujin/app/days"
	"liujin/app/intake/booktest"
	"liujin/app/parcel"
	"liujin/app/upward"
	"liujin/app/upward/below"
	"liujin/data"
)

func (o office) upward() *upward.Book { return upward.New(o.App) }

func (o office) below() *below.Book { return below.New(o.App) }

// town is an office that reports to this one.
func (o office) town() data.Office {
	own := must(o.OwnOffice())(o)
	town := data.Office{Name: "白鹤乡人大", Level: data.OfficeTown, Code: own.Code[:6] + "299", ParentID: own.ID}
	o.ok(o.SaveOffice(&town))
	return town
}

// asked is a period that is asked for.
func (o office) asked() *data.Requirement {
	q := data.Requirement{Name: "2026年11月", Since: "2026-11-01", Until: "2026-11-30", Due: "2026-12-03"}
	o.ok(o.below().SaveRequirement(&q))
	return &q
}

// arrived is a file of an office below that may be taken in: the own month under its name.
func (o office) arrived(town data.Office) []below.Arrival {
	s := must(o.upward().State(upward.Period(days.MonthSpan(sampleDay))))(o)
	s.Unit = parcel.Unit{Code: town.Code, Name: town.Name, Level: string(town.Level)}
	parts := must(s.Rows())(o)
	var out bytes.Buffer
	must(parcel.Write(&out, s.Manifest(sampleDay), parts, ed25519.NewKeyFromSeed(bytes.Repeat([]byte{5}, ed25519.SeedSize))))(o)
	path := filepath.Join(filepath.Dir(o.DB().Path()), "白鹤乡.zip")
	o.ok(os.WriteFile(path, out.Bytes(), 0o600))
	return must(o.below().Look([]string{path}, func(int) bool { return true }))(o)
}

// filledIn is a table that an office below filled in, and that may be taken in.
func (o office) filledIn() []below.Arrival {
	town := o.town()
	p := upward.Period(days.MonthSpan(sampleDay))
	files := must(o.below().FormFiles(p, []data.Office{town}, filepath.Dir(o.DB().Path())))(o)
	o.ok(o.below().WriteForms(p, files))
	booktest.Type(o.t, files[0].Path, map[string]any{"D5": 3, "D6": 2})
	return must(o.below().Look([]string{files[0].Path}, func(int) bool { return true }))(o)
}

// received is what was taken in of it.
func (o office) received() data.ReceivedFields {
	must(o.below().Accept(o.arrived(o.town())))(o)
	return must(o.DB().ReceivedAll())(o)[0]
}

// broughtDown is a file of the superior that asks for a month, and gives a task in it.
func (o office) broughtDown() string {
	own := must(o.OwnOffice())(o)
	m := parcel.Manifest{Format: parcel.Down.String(), Program: "1", Made: sampleDay, Sequence: 1,
		Unit: parcel.Unit{Code: own.Code[:6], Name: "滨海县人民代表大会常务委员会", Level: string(data.OfficeCounty)}}
	parts := []parcel.Part{must(parcel.Lines("unit", []upward.NoticeUnit{{Code: own.Code, Name: own.Name}}))(o),
		must(parcel.Lines("period", []upward.NoticePeriod{{ID: "p", Name: "2026年9月", From: "2026-09-01", To: "2026-09-30",
			Due: "2026-10-05"}}))(o),
		must(parcel.Lines("unit_task", []upward.NoticeTask{{Unit: own.Code, Campaign: "全县活动月", From: "2026-09-01", To: "2026-09-30",
			Amounts: data.Targets{3, 4}}}))(o)}
	var out bytes.Buffer
	must(parcel.Write(&out, m, parts, ed25519.NewKeyFromSeed(bytes.Repeat([]byte{6}, ed25519.SeedSize))))(o)
	path := filepath.Join(filepath.Dir(o.DB().Path()), "县.zip")
	o.ok(os.WriteFile(path, out.Bytes(), 0o600))
	return path
}

// upwardActs are those of what goes up and comes from below.
var upwardActs = []func(office) act{
	func(o office) act { return does(o.below().Accept, o.arrived(o.town())) },
	func(o office) act { return does(o.below().Accept, o.filledIn()) },
	func(o office) act { return does(o.below().Return, o.received().ID, "期不对") },
	func(o office) act {
		return does(o.below().Vouch, o.received().ID, []string{"walk1.done"}, "电话核实")
	},
	func(o office) act {
		return does(o.below().TypeIn, o.town(), "2026-11-01", "2026-11-30", map[string]int{"walk1.done": 3}, "")
	},
	func(o office) act { // two persons who may be one
		s := must(o.upward().State(upward.Period(days.MonthSpan(sampleDay))))(o)
		here, there := data.Office{Code: "1"}, data.Office{Code: "2"}
		who := &s.People("1")[0]
		two := below.Alike{A: below.Someone{Office: &here, Individual: who}, B: below.Someone{Office: &there, Individual: who}}
		return does(o.below().Identify, &two, true)
	},
	func(o office) act { // a matter that was handed up
		m := data.Opinion{OpinionFields: data.OpinionFields{Day: sampleDay, Text: "省道绿化", Route: data.RouteUp}}
		o.ok(o.matters().SaveOpinion(&m))
		o.ok(o.matters().TakeOpinionStep(m.ID, data.Step{Day: sampleDay, Kind: data.StepSubmit, Document: "代表建议"}))
		o.received()
		return does(o.below().TakeUp, must(o.below().HandedUp())(o))
	},
	func(o office) act { // a piece of news of a unit
		town := o.town()
		n := upward.Piece{ID: "there", Day: sampleDay, Kind: data.PublicityExample, Title: "田头接待日", Text: "做法"}
		return does(o.below().TakeNews, &town, &n)
	},
	func(o office) act { // what the superior's file brings
		return does(o.upward().TakeNotice, must(o.upward().Bring(o.broughtDown()))(o), false)
	},
	func(o office) act {
		q := data.Requirement{Name: "2026年11月", Since: "2026-11-01", Until: "2026-11-30", Due: "2026-12-03"}
		return does(o.below().SaveRequirement, &q)
	},
	func(o office) act {
		q := must(o.below().NewRequirement())(o)
		return does(o.below().Ask, &q)
	},
	func(o office) act { return does(o.below().DeleteRequirement, o.asked()) },
	func(o office) act { // what each office below is to do in the activity month
		town := o.town()
		u := must(o.below().UnitTasks(must(o.Campaigns())(o)[0].ID))(o)
		u.Plan.Put(town.ID, 0, 5)
		return does(o.below().SaveUnitTasks, &u.Plan)
	},
	func(o office) act { return does(o.below().Lock, o.asked().ID, true) },
	func(o office) act {
		q := o.asked()
		o.ok(o.below().Lock(q.ID, true))
		return does(o.below().Lock, q.ID, false)
	},
	func(o office) act {
		unit := must(o.below().NewUnit())(o)
		unit.Name, unit.Code = "石桥镇人大", unit.Code+"298"
		return does(o.below().SaveUnit, &unit)
	},
	func(o office) act {
		code := must(o.below().NewUnit())(o).Code
		list := "单位名称\t代码\t电话\n" + o.town().Name + "\t\t13900001001\n石桥镇人大\t" + code + "298\t\n"
		return does(o.below().TakeUnits, must(o.below().PastedUnits(list))(o))
	},
	func(o office) act {
		unit := o.town()
		return does(o.below().DeleteUnit, &unit)
	},
}
