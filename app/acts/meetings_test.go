package acts_test

import "liujin/data"

// meeting is one of today, with an agenda, those who are expected and what is decided.
func (o office) meeting() data.Meeting {
	o.t.Helper()
	m := must(o.meetings().NewMeeting())(o)
	m.Day = sampleDay
	for _, id := range o.some(20) {
		m.Attendees = append(m.Attendees, data.Attendee{DeputyID: id})
	}
	m.Items = append(m.Items, data.MeetingItem{Title: "修路", SubjectID: must(o.matters().Projects())(o)[0].ID})
	m.Decisions = append(m.Decisions, data.Decision{Text: "修路", HandlerID: must(o.Handlers())(o)[0].ID})
	return m
}

// meetingActs are the acts on meetings and bulletins.
var meetingActs = []func(office) act{
	func(o office) act {
		x := o.meeting()
		return does(o.meetings().SaveMeeting, &x)
	},
	func(o office) act {
		x := o.meeting()
		o.ok(o.meetings().SaveMeeting(&x))
		return does(o.meetings().DeleteMeeting, &x)
	},
	func(o office) act { // a session of the congress, at which all deputies are expected: its roll names them
		x := data.Meeting{MeetingFields: data.MeetingFields{Kind: data.MeetingCongress, Day: sampleDay}}
		o.ok(o.meetings().Propose(&x))
		o.ok(o.meetings().SaveMeeting(&x))
		r := must(o.meetings().MeetingRoll(x.ID))(o)
		r.Set(3, data.StayedAway)
		return does(o.meetings().CallMeeting, x.ID, r)
	},
	func(o office) act { // somebody came who was not expected
		x := o.meeting()
		o.ok(o.meetings().SaveMeeting(&x))
		r := must(o.meetings().MeetingRoll(x.ID))(o)
		r.Set(3, data.StayedAway)
		line := r.Lines[0]
		line.DeputyID, line.State = o.some(30)[29], data.Came
		r.Lines = append(r.Lines, line)
		return does(o.meetings().CallMeeting, x.ID, r)
	},
	func(o office) act {
		x := must(o.paperwork().NewBulletin())(o)
		return does(o.paperwork().SaveBulletin, &x)
	},
	func(o office) act {
		x := must(o.paperwork().NewBulletin())(o)
		o.ok(o.paperwork().SaveBulletin(&x))
		return does(o.paperwork().DeleteBulletin, &x)
	},
}
