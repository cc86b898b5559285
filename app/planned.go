package app

import (
	"fmt"

	"liujin/app/days"
	"liujin/data"
)

// act is a record of an activity, which may be planned before it takes place.
type act interface {
	Happening
	Common() *data.Activity
}

// Planned reports whether an activity is planned only, or will be when it is saved: a new one for a day to come, as long as nothing is told
// of how it went.
func (a *App) Planned(v *data.Activity) bool {
	if v.State != "" || v.ID != "" {
		return v.Planned()
	}
	return v.Day > a.Today() && v.Content == "" && len(v.Opinions) == 0 && len(v.Photos) == 0
}

// mostAhead is how many days ahead something is planned: what is further is a slip of the keyboard.
const mostAhead = 366

// DayFault says what is wrong with an activity's day; "" nothing.
func (a *App) DayFault(v *data.Activity) string {
	today, planned := a.Today(), a.Planned(v)
	switch {
	case planned && v.ID == "" && v.Day != "" && v.Day < today:
		return v.Day + " 已经过了，做过的事直接登记就行，不用再安排"
	case planned && days.Is(v.Day) && days.Between(today, v.Day) > mostAhead:
		return fmt.Sprintf("%s 离今天（%s）一年以上，请核对日期", v.Day, today)
	case planned:
		return ""
	}
	said := a.ToCome(v.HeldOn())
	if said != "" && v.ID == "" {
		said += "。要先安排，请把情况、意见和照片留到登记情况时再填"
	}
	return said
}

// savedAct names the operation that saves an activity.
func (a *App) savedAct(v *data.Activity, what, name string) string {
	switch planned := a.Planned(v); {
	case planned && v.ID == "":
		return "安排" + what + Quoted(name)
	case planned:
		return "修改安排的" + what + Quoted(name)
	case v.ID != "":
		if was, err := a.db.Activity(v.ID); err == nil && was.Planned() {
			return "登记" + what + "情况" + Quoted(name)
		}
	}
	return Saved(v.ID, what, name)
}
