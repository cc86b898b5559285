package app

import (
	"liujin/app/calendar"
	"liujin/data"
)

// Calendar knows the days off: the years that the office gave stand before those that the program knows by itself.
func (a *App) Calendar() (*calendar.Calendar, error) {
	years, err := a.db.HolidayYears()
	if err != nil {
		return nil, err
	}
	days, err := a.db.Holidays()
	if err != nil {
		return nil, err
	}
	own := make([]calendar.Year, len(years))
	for i, y := range years {
		own[i] = calendar.Year{Year: y.Year, Days: map[string]calendar.Day{}}
		for _, d := range days {
			if d.YearID == y.ID {
				own[i].Days[d.Day] = calendar.Day{Kind: holidayKind(d.Kind), Name: d.Name}
			}
		}
	}
	return calendar.New(own...), nil
}

func holidayKind(kind data.HolidayKind) calendar.Kind {
	if kind == data.HolidayWorked {
		return calendar.Makeup
	}
	return calendar.Holiday
}

// WarnDays is how many days before a deadline is warned of.
func (a *App) WarnDays() (int, error) {
	p, err := a.db.MatterPolicy()
	return p.WarnDays, err
}
