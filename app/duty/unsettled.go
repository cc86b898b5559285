package duty

import (
	"fmt"

	"liujin/app/calendar"
	"liujin/app/days"
)

// Unsettled lists planned shifts whose day is off by now, with what their station's rule makes of it, and those of closed stations.
func (a *Book) Unsettled() ([]string, error) {
	shifts, err := a.DB().Shifts(a.Today(), "9999-12-31")
	if err != nil || len(shifts) == 0 {
		return nil, err
	}
	made, err := a.ruled(days.After(shifts[0].Day, -31), days.After(shifts[len(shifts)-1].Day, 31))
	if err != nil {
		return nil, err
	}
	closed, err := a.closedDays()
	if err != nil {
		return nil, err
	}
	called, err := a.StationNames(a.Today())
	if err != nil {
		return nil, err
	}
	var out []string
	for i := range shifts {
		t := &shifts[i]
		if !a.free(t) {
			continue
		}
		why := closed.on(t.StationID, t.Day)
		day, ruled := made[slot{t.StationID, t.Due, t.DayPart}]
		switch {
		case why != "":
			out = append(out, fmt.Sprintf("%s：已排在 %s，站点%s", called[t.StationID], days.Short(t.Day), why))
		case ruled && day.Date != t.Day:
			out = append(out, fmt.Sprintf("%s：已排在 %s，按规则应为：%s", called[t.StationID], days.Short(t.Day), day.How))
		}
	}
	return out, err
}

// ruled is what the rules of all stations make of their days from a day to a day, by station, day part and the day that the rule names.
func (a *Book) ruled(from, to string) (map[slot]calendar.Reception, error) {
	c, err := a.Calendar()
	if err != nil {
		return nil, err
	}
	rules, err := a.DB().DutyRules()
	if err != nil {
		return nil, err
	}
	made := map[slot]calendar.Reception{}
	for i := range rules {
		days, err := receptions(c, &rules[i], from, to)
		if err != nil {
			return nil, fmt.Errorf("reception days: %w", err)
		}
		for _, d := range days {
			made[slot{rules[i].StationID, d.Due, rules[i].DayPart}] = d
		}
	}
	return made, err
}
