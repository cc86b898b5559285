package duty

import (
	"strings"

	"liujin/app"
	"liujin/data"
)

// Apart tells namesakes apart in a file's name, by the end of their ids; "" for those who have none.
func (a *Book) Apart(deputyID string) string {
	all, err := a.DB().Deputies()
	if err != nil {
		return ""
	}
	mine, same := a.DeputyName(deputyID), 0
	for i := range all {
		same += app.OneIf(all[i].Name == mine)
	}
	if same < 2 {
		return ""
	}
	d, err := a.DB().DeputyFields(deputyID)
	if err != nil {
		return ""
	}
	return "（" + d.Employer + "）"
}

// FileName leaves out what a file's name can't have.
func FileName(name string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(`\/:*?"<>|`, r) || r < ' ' {
			return -1
		}
		return r
	}, name)
}

// NewShift returns a shift to add by hand: on a day, at a station if one is named.
func (a *Book) NewShift(day, station string) (data.Shift, error) {
	if day < a.Today() {
		day = a.Today()
	}
	t := data.Shift{ShiftFields: data.ShiftFields{Day: day, DayPart: data.Morning, Begins: "09:00", Ends: "11:30", Need: 2}}
	stations, err := a.DB().Stations()
	for _, s := range stations {
		if s.Name == station {
			t.StationID = s.ID
		}
	}
	return t, err
}

// SaveShift saves a shift that was added by hand.
func (a *Book) SaveShift(t *data.Shift) error {
	return a.Do("加一班 "+t.Day, func(tx *data.Tx) error { return tx.SaveShift(t) })
}
