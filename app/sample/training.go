package sample

import (
	"fmt"

	"liujin/app"
	"liujin/app/days"
	"liujin/app/rolls"
	"liujin/app/training"
	"liujin/data"
)

// training makes the year's plan and three courses: one held with a make-up and one
// completed online in the activity month, and one that comes.
func (s *sampler) training() error {
	a := app.New(s.db)
	plan := data.TrainingPlan{Year: s.today.Year(), Hours: 240, Goal: "届内代表轮训一遍；每名代表每年不少于 24 学时；第一课为学习贯彻党的二十大精神。"}
	if err := training.New(a).SaveTrainingPlan(&plan); err != nil {
		return err
	}
	first := data.Course{CourseFields: data.CourseFields{Year: s.today.Year(), Title: "学习贯彻党的二十大精神", Mode: data.TrainingOnSite, Seats: 60},
		Sessions: []data.Session{{Day: s.ago(9), Begins: "09:00", Ends: "11:30", Place: "镇党校报告厅", Topic: "党的二十大精神解读", Lecturer: "县委党校 李教授",
			Hours: 30, Ability: data.AbilityTheory, First: true}}}
	online := data.Course{CourseFields: data.CourseFields{Year: s.today.Year(), Title: "代表法和议案建议撰写", Mode: data.TrainingMixed},
		Sessions: []data.Session{{Day: s.ago(4), Topic: "新修改的代表法解读", Lecturer: "省人大网络学院", Hours: 20, Ability: data.AbilityProposals,
			Online: true},
			{Day: s.ago(3), Begins: "14:30", Ends: "17:00", Place: "镇政府三楼会议室", Topic: "调查研究的方法", Lecturer: "县人大 王主任", Hours: 30,
				Ability: data.AbilityResearch}}}
	coming := data.Course{CourseFields: data.CourseFields{Year: s.today.Year(), Title: "审查审议能力提升", Mode: data.TrainingOnSite, Seats: 40,
		Demands: "请提前阅读发给各位代表的预算草案。"},
		Sessions: []data.Session{{Day: days.ISO(s.today.AddDate(0, 0, 1)), Begins: "09:00", Ends: "11:30", Place: "镇政府三楼会议室",
			Topic:    "怎样审查预算",
			Lecturer: "县财政局 赵科长", Hours: 30, Ability: data.AbilityReview}}}
	for i, p := range []*data.Course{&first, &online, &coming} {
		if i == 1 {
			for k := range 24 {
				p.Enrolments = append(p.Enrolments, data.Enrolment{DeputyID: s.people[(k*3+2)%len(s.people)].ID})
			}
		}
		if err := training.New(a).SaveCourse(p); err != nil {
			return fmt.Errorf("sample training: %w", err)
		}
		if i != 1 {
			who, err := training.New(a).Propose(p.ID)
			if err != nil {
				return err
			}
			who.Day = s.ago(15)
			if i > 0 {
				who.Day = s.ago(5)
			}
			if err := training.New(a).Enrol(who); err != nil {
				return err
			}
		}
	}
	if err := s.heldFirst(a, first.ID, first.Sessions[0].ID); err != nil {
		return err
	}
	if err := s.heldOnline(a, online.Sessions); err != nil {
		return err
	}
	whole, err := training.New(a).Course(coming.ID)
	if err != nil {
		return err
	}
	var told []string
	for i, e := range whole.Enrolments {
		if i%7 != 0 {
			told = append(told, e.DeputyID)
		}
	}
	return training.New(a).Deliver(coming.ID, told, rolls.DeliveryBy{Method: data.DeliveryWeChat, Day: a.Today()})
}

// heldFirst calls the roll of the first course, and that of the session that made up for it.
func (s *sampler) heldFirst(a *app.App, courseID, sessionID string) error {
	roll, err := training.New(a).Roll(sessionID)
	if err != nil {
		return err
	}
	for i := range roll.Lines {
		switch {
		case i%17 == 3:
			roll.Lines[i].State = data.StayedAway
		case i%11 == 5:
			roll.Lines[i].State = data.OnLeave
		case i%13 == 4:
			roll.Lines[i].State = data.CameLate
		}
	}
	if err := s.record(roll); err != nil {
		return err
	}
	p, err := training.New(a).Course(courseID)
	if err != nil {
		return err
	}
	makeup := p.Sessions[0]
	makeup.Meta, makeup.ActivityID, makeup.MakeupOf, makeup.Day, makeup.Place = data.Meta{}, "", sessionID, s.ago(2), "东港镇人大代表之家"
	p.Sessions = append(p.Sessions, makeup)
	if err := training.New(a).SaveCourse(&p); err != nil {
		return err
	}
	if roll, err = training.New(a).Roll(p.Sessions[len(p.Sessions)-1].ID); err != nil {
		return err
	}
	roll.Lines[0].State = data.OnLeave
	return s.record(roll)
}

// heldOnline notes who finished the online lesson, and calls the roll of the other.
func (s *sampler) heldOnline(a *app.App, sessions []data.Session) error {
	for i := range sessions {
		roll, err := training.New(a).Roll(sessions[i].ID)
		if err != nil {
			return err
		}
		if sessions[i].Online {
			for k := range roll.Lines {
				if k%4 == 1 {
					roll.Lines[k].State = data.StayedAway
				}
			}
			roll.OnlyPresent()
		}
		if err := s.record(roll); err != nil {
			return err
		}
	}
	return nil
}

// record saves a roll as the sampler's own clock has it: the day of a session may lie ahead of the clock by some hours.
func (s *sampler) record(roll *training.Roll) error {
	c := roll.Lesson
	for _, l := range roll.Lines {
		c.Deputies = append(c.Deputies, data.Participation{DeputyID: l.DeputyID, State: l.State})
	}
	_, err := s.db.Do("登记到课“"+roll.Caption+"”", func(tx *data.Tx) error { return tx.SaveLesson(&c) })
	return err
}
