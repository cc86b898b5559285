package duty

import (
	"slices"

	"liujin/data"
)

// NewShift returns a shift to add by hand: on a day, at a station if one is named.
func (a *Book) NewShift(day, station string) (data.Shift, error) {
	if day < a.Today() {
		day = a.Today()
	}
	t := data.Shift{ShiftFields: data.ShiftFields{Day: day, DayPart: data.Morning, Begins: "09:00", Ends: "11:30", Need: 2}}
	stations, err := a.StationsOn(day)
	if err != nil {
		return data.Shift{}, err
	}
	for _, s := range stations {
		if s.Name == station {
			t.StationID = s.ID
		}
	}
	return t, nil
}

// SaveShift saves a shift that was added by hand.
func (a *Book) SaveShift(t *data.Shift) error {
	return a.Do("加一班 "+t.Day, func(tx *data.Tx) error { return tx.SaveShift(t) })
}

// ShiftsAt are the shifts of a period; of one station if it says so, by the name that it has or had at the period's end.
func (a *Book) ShiftsAt(from, to, station string) ([]ShiftRow, error) {
	rows, err := a.Shifts(from, to)
	if err != nil || station == "" {
		return rows, err
	}
	named, err := a.StationsNamed(station, to)
	return slices.DeleteFunc(rows, func(r ShiftRow) bool { return !named[r.StationID] }), err
}
