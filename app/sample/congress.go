package sample

import (
	"fmt"
	"slices"
	"time"

	"liujin/app"
	"liujin/app/days"
	"liujin/app/figures"
	"liujin/app/meetings"
	"liujin/app/rolls"
	"liujin/data"
)

// congress makes two professional groups, of which some deputies are in both, the last sessions of the congress with their rolls, and a
// meeting of the presidium. It comes last, so that whatever was made before keeps its id.
func (s *sampler) congress() error {
	a := app.New(s.db)
	for i, name := range []string{"财经专业小组", "民生专业小组"} {
		var ids []string
		for k := range 5 {
			ids = append(ids, s.people[10+4*i+2*k].ID)
		}
		g := app.GroupRow{Group: data.Group{Name: name, Kind: data.GroupProfessional, ConvenerID: ids[0]}}
		if err := a.SaveGroup(&g); err != nil {
			return err
		}
		if err := a.AssignGroup(ids, app.Picked{ID: g.ID, Name: name}, s.before(9, 0)); err != nil {
			return err
		}
	}
	book := meetings.New(a)
	for back := 1; back >= 0; back-- {
		if err := s.session(book, s.today.Year()-back); err != nil {
			return err
		}
	}
	presidium := data.Meeting{MeetingFields: data.MeetingFields{Kind: data.MeetingPresidium, Title: "镇人大主席团会议",
		Day: s.ago(9), Begins: "15:00",
		Place: "镇政府二楼会议室", Host: s.people[0].Name}, Items: []data.MeetingItem{{Title: "听取活动月筹备情况"}}}
	for i := range 9 {
		state := data.Came
		if i > 6 {
			state = data.OnLeave
		}
		presidium.Attendees = append(presidium.Attendees, data.Attendee{DeputyID: s.people[3+i].ID, State: state})
	}
	return book.SaveMeeting(&presidium)
}

// session makes the congress's session of a year, in January, as far as its term had begun: two had leave, two stayed away without, one of
// them at each, by which his seat ends (代表法 62).
func (s *sampler) session(book *meetings.Book, year int) error {
	term := s.terms[data.LevelTown]
	day := days.ISO(time.Date(year, 1, 14, 0, 0, 0, 0, time.UTC))
	if day < term.Starts || day > days.ISO(s.today) {
		return nil
	}
	first := s.today.Year()
	if _, err := fmt.Sscanf(term.Starts, "%4d", &first); err != nil {
		return err
	}
	m := data.Meeting{MeetingFields: data.MeetingFields{Kind: data.MeetingCongress, Day: day, Begins: "08:30", Place: "镇政府大会议室",
		Title: fmt.Sprintf("东港镇第%s届人民代表大会第%s次会议", figures.Numeral(term.Number), figures.Numeral(year-first+1)), Host: s.people[0].Name},
		Items: []data.MeetingItem{{Title: "听取和审查政府工作报告"}, {Title: "听取和审查人大主席团工作报告"}, {Title: "票决民生实事项目"}}}
	if err := book.SaveMeeting(&m); err != nil {
		return err
	}
	r, err := book.MeetingRoll(m.ID)
	if err != nil {
		return err
	}
	for i, state := range []data.ParticipationState{data.OnLeave, data.StayedAway, data.OnLeave, data.CameLate} {
		r.Set(20+year%2+9*i, state)
	}
	r.Set(slices.IndexFunc(r.Lines, func(l rolls.Line) bool { return l.DeputyID == s.people[46].ID }), data.StayedAway)
	return book.CallMeeting(m.ID, r)
}
