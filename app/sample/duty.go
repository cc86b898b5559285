package sample

import (
	"fmt"
	"slices"

	"liujin/app"
	"liujin/app/days"
	"liujin/app/duty"
	"liujin/data"
)

// sampleRules are the reception days of the stations, in the order of sampleStations.
var sampleRules = [][]data.DutyRule{
	{{Every: data.RuleMonthDays, Days: "5,15,25", WhenOff: data.OffNext, Need: 4, County: 1}},
	{{Every: data.RuleWeekly, Weekdays: "3", WhenOff: data.OffNext, Need: 3}},
	{{Every: data.RuleWeekly, Weekdays: "3", WhenOff: data.OffPrevious, Need: 3}},
	{{Every: data.RuleNthWeekday, Weekdays: "5", Nth: data.NthSecond, WhenOff: data.OffDropped, DayPart: data.Afternoon, Need: 5},
		{Every: data.RuleNthWeekday, Weekdays: "5", Nth: data.NthLast, WhenOff: data.OffDropped, DayPart: data.Afternoon, Need: 5}},
	{{Every: data.RuleWeekly, Weekdays: "4", WhenOff: data.OffNext, DayPart: data.Afternoon, Need: 3}},
	{{Every: data.RuleMonthDays, Days: "10,20", WhenOff: data.OffPrevious, Need: 5}},
	{{Every: data.RuleWeekly, Weekdays: "1", WhenOff: data.OffNext, Need: 3, County: 1}},
	{{Every: data.RuleWeekly, Weekdays: "5", WhenOff: data.OffKept, Need: 3}},
	{{Every: data.RuleMonthDays, Days: "8,25", Months: data.OddMonths, WhenOff: data.OffNext, Need: 5},
		{Every: data.RuleMonthDays, Days: "18", Months: data.EvenMonths, WhenOff: data.OffNext, Need: 4}},
}

// rotation plans the month before this one and this one, as the office would have done
// in time, and records what came of it until yesterday.
func (s *sampler) rotation() error {
	a := app.New(s.db)
	first, _ := days.Month(days.ISO(s.today))
	before, _ := days.Month(days.After(first, -1))
	_, last := days.Month(first)
	if _, err := s.db.Do("设置接待日和排班要求", s.duty); err != nil {
		return fmt.Errorf("sample rules: %w", err)
	}
	for _, span := range [][2]string{{before, days.After(first, -1)}, {first, last}} {
		schedule, err := duty.New(a).Schedule(duty.ScheduleOrder{From: span[0], To: span[1]})
		if err == nil {
			err = duty.New(a).SaveSchedule(schedule)
		}
		if err != nil {
			return fmt.Errorf("sample rotation: %w", err)
		}
	}
	shifts, err := s.db.Shifts(before, last)
	if err != nil {
		return err
	}
	s.clock = s.today.Add(-16 * sampleHour)
	for i := range shifts {
		if t := &shifts[i]; t.Day < days.ISO(s.today) {
			if _, err := s.db.Do("登记到岗“"+t.Day+"”", func(tx *data.Tx) error { return s.serve(tx, t, i) }); err != nil {
				return fmt.Errorf("sample attendance: %w", err)
			}
		}
	}
	return s.leaves(shifts)
}

// duty saves the rules, and what holds for some deputies.
func (s *sampler) duty(tx *data.Tx) error {
	stations, err := tx.Stations()
	if err != nil {
		return err
	}
	for _, st := range stations {
		at := slices.IndexFunc(sampleStations, func(x sampleStation) bool { return x.name == st.Name })
		rota, err := tx.Rota(st.ID)
		if err != nil {
			return err
		}
		for _, r := range sampleRules[at] {
			if r.Months == "" {
				r.Months = data.EveryMonth
			}
			if r.DayPart == "" {
				r.DayPart, r.Begins, r.Ends = data.Morning, "09:00", "11:30"
			} else {
				r.Begins, r.Ends = "14:30", "17:00"
			}
			rota.Rules = append(rota.Rules, r)
		}
		if err := tx.SaveRota(&rota); err != nil {
			return fmt.Errorf("%s: %w", st.Name, err)
		}
	}
	policy, err := tx.DutyPolicy()
	if err != nil {
		return err
	}
	policy.Most = 18
	policy.Limits = []data.DutyLimit{{DeputyID: s.people[len(s.people)-1].ID, Exempt: true, Reason: "长期在外务工"},
		{DeputyID: s.people[0].ID, Most: 4, Reason: "镇主要领导"}}
	policy.Pairs = []data.DutyPair{{FirstID: s.people[9].ID, SecondID: s.people[18].ID, Kind: data.PairTogether},
		{FirstID: s.people[10].ID, SecondID: s.people[19].ID, Kind: data.PairApart}}
	return tx.SaveDutyPolicy(&policy)
}

// serve records what came of a shift: most came, one was late, some had others come for them, one just stayed away.
func (s *sampler) serve(tx *data.Tx, t *data.Shift, n int) error {
	v := data.Service{Activity: data.Activity{ActivityFields: data.ActivityFields{Day: t.Day, StationID: t.StationID}},
		Fields: data.ServiceFields{Kind: data.ServiceDuty, Voters: 2 + s.rnd.IntN(11)}, ShiftID: t.ID}
	for k, d := range t.Duties {
		p := data.Participation{DeputyID: d.DeputyID, State: data.Came}
		switch {
		case n%11 == 4 && k == 0:
			p.State = data.CameLate
		case n%13 == 6 && k == 1:
			p.State = data.StayedAway
		case n%9 == 3 && k == 0:
			p.State = data.OnLeave
		case n%9 == 7 && k == 0:
			if other := s.free(tx, t); other != "" {
				p = data.Participation{DeputyID: other, State: data.Came, Role: data.DutyRoles[n/9%2], InsteadID: d.DeputyID}
			}
		}
		v.Deputies = append(v.Deputies, p)
	}
	return tx.SaveService(&v)
}

// free finds somebody of the station who is not planned for the shift.
func (s *sampler) free(tx *data.Tx, t *data.Shift) string {
	station, err := tx.Station(t.StationID)
	if err != nil {
		return ""
	}
	for _, m := range station.Members {
		if !t.Has(m.DeputyID) {
			return m.DeputyID
		}
	}
	return ""
}

// leaves enters who is away: one of them on a day that he is planned for, which waits to be mended; and tells those of the coming days.
func (s *sampler) leaves(shifts []data.Shift) error {
	_, err := s.db.Do("登记请假", func(tx *data.Tx) error {
		left := false
		for i := range shifts {
			t := &shifts[i]
			if t.Day < days.ISO(s.today) || len(t.Duties) == 0 {
				continue
			}
			if !left && days.Between(days.ISO(s.today), t.Day) > 4 {
				left = true
				if err := tx.SaveAbsence(&data.Absence{DeputyID: t.Duties[0].DeputyID, Kind: data.AbsenceLeave, Starts: t.Day,
					Ends: days.After(t.Day, 2), Reason: "外出培训"}); err != nil {
					return err
				}
			}
			if days.Between(days.ISO(s.today), t.Day) <= 7 {
				for k := range t.Duties {
					t.Duties[k].Notified = true
				}
				if err := tx.SaveShift(t); err != nil {
					return err
				}
			}
		}
		for _, a := range []data.Absence{
			{DeputyID: s.people[5].ID, Kind: data.AbsenceLeave, Starts: days.After(days.ISO(s.today), 30),
				Ends:   days.After(days.ISO(s.today), 50),
				Reason: "住院治疗"},
			{DeputyID: s.people[24].ID, Kind: data.AbsenceUnwilling, Starts: days.After(days.ISO(s.today), -20),
				Ends: days.After(days.ISO(s.today),
					200), Weekdays: "1", Reason: "每周一企业例会"},
		} {
			if err := tx.SaveAbsence(&a); err != nil {
				return err
			}
		}
		return nil
	})
	return err
}
