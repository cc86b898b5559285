package acts_test

import (
	"liujin/app/rolls"
	"liujin/app/training"
	"liujin/data"
)

// course is one with a session two days ago and ten who enrolled.
func (o office) course() data.Course {
	o.t.Helper()
	p := must(o.training().NewCourse())(o)
	p.Title = "履职提升班"
	p.Sessions = []data.Session{{Day: "2026-11-10", Begins: "09:00", Ends: "11:00", Place: "会议室",
		Topic: "怎样审查预算", Hours: 20, Ability: data.AbilityTheory}}
	for _, id := range o.some(10) {
		p.Enrolments = append(p.Enrolments, data.Enrolment{DeputyID: id})
	}
	o.ok(o.training().SaveCourse(&p))
	return p
}

// roll is that of a course, filled but not saved.
func (o office) roll(p *data.Course) *training.Roll {
	o.t.Helper()
	r := must(o.training().Roll(p.Sessions[0].ID))(o)
	for i := range r.Lines {
		r.Set(i, data.ParticipationStates[i%len(data.ParticipationStates)])
	}
	return r
}

// held is a course whose roll was called.
func (o office) held() data.Course {
	o.t.Helper()
	p := o.course()
	o.ok(o.training().SaveRoll(o.roll(&p)))
	return must(o.training().Course(p.ID))(o)
}

func (o office) makeUp() (data.Course, *training.MakeUp) {
	o.t.Helper()
	p := o.held()
	m := must(o.training().MakeUpFor(p.Sessions[0].ID))(o)
	m.Session.Day = "2026-11-18"
	return p, m
}

// trainings are the acts on courses.
var trainings = []func(office) act{
	func(o office) act { // what is about a session that was held goes over to what was held
		x := o.held()
		x.Title, x.Sessions[0].Topic = "提升班", "怎样审查决算"
		x.Enrolments = x.Enrolments[:8]
		return does(o.training().SaveCourse, &x)
	},
	func(o office) act { // with its sessions, those who enrolled, and who was told
		x := o.course()
		o.ok(o.training().Deliver(x.ID, o.some(5), rolls.DeliveryBy{Method: data.DeliveryWeChat, Day: sampleDay}))
		return does(o.training().DeleteCourse, &x)
	},
	func(o office) act {
		x := must(o.training().NewTrainingPlan())(o)
		x.Year = 2031
		return does(o.training().SaveTrainingPlan, &x)
	},
	func(o office) act {
		x := must(o.training().NewTrainingPlan())(o)
		x.Year = 2031
		o.ok(o.training().SaveTrainingPlan(&x))
		return does(o.training().DeleteTrainingPlan, &x)
	},
	func(o office) act {
		x := o.course()
		return does(o.training().Enrol, must(o.training().Propose(x.ID))(o))
	},
	func(o office) act {
		return does(o.training().Deliver, o.course().ID, o.some(10), rolls.DeliveryBy{Method: data.DeliveryWeChat, Day: sampleDay})
	},
	func(o office) act {
		x := o.course()
		o.ok(o.training().Deliver(x.ID, o.some(10), rolls.DeliveryBy{Method: data.DeliveryWeChat, Day: sampleDay}))
		return does(o.training().Undeliver, x.ID, o.some(4))
	},
	func(o office) act {
		x := o.course()
		return does(o.training().SaveRoll, o.roll(&x))
	},
	func(o office) act {
		x := o.held()
		return does(o.training().DropRoll, must(o.training().Roll(x.Sessions[0].ID))(o))
	},
	func(o office) act {
		_, m := o.makeUp()
		return does(o.training().SaveMakeUp, m)
	},
	func(o office) act { // it is there already: when it is changes
		p, m := o.makeUp()
		o.ok(o.training().SaveMakeUp(m))
		m = must(o.training().MakeUpFor(p.Sessions[0].ID))(o)
		m.Session.Day = "2026-11-19"
		return does(o.training().SaveMakeUp, m)
	},
}
