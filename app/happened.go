package app

import (
	"fmt"

	"liujin/data"
)

// Happening is a record of what took place: a visit, a lecture, a service, a supervision,
// a session that was held; that a matter was registered.
type Happening interface {
	Validate() error
	HeldOn() string // its day
}

// Check checks a record of what took place: its own rules, and that its day is not still to come. An activity may be planned. What day
// it is only the ledger's clock knows, no entity does. The form asks it at each edit, every save asks it again.
func (a *App) Check(h Happening) error {
	if one, ok := h.(act); ok {
		v := one.Common()
		if was := v.State; was == "" && a.Planned(v) { // judged as what it will be saved as
			v.State = data.ActivityPlanned
			defer func() { v.State = was }()
		}
		return Faulted(h.Validate(), "day", a.DayFault(v))
	}
	return Faulted(h.Validate(), "day", a.ToCome(h.HeldOn()))
}

// Faulted adds what is said about a field to the faults that were found; "" adds nothing.
func Faulted(err error, field, said string) error {
	bad, ok := err.(data.Invalid)
	if said == "" || err != nil && !ok {
		return err
	}
	if bad == nil {
		bad = data.Invalid{}
	}
	bad[field] = said
	return bad
}

// ToCome says that a day is still to come, so that nothing can have taken place on it; "" when it is not. Today is named: a computer whose
// clock is wrong shows itself by it.
func (a *App) ToCome(day string) string {
	if day <= a.Today() {
		return ""
	}
	return fmt.Sprintf("%s 还没有到（今天是 %s），这里登记的是已经做了的事，请核对日期", day, a.Today())
}

// record runs an operation that saves what took place.
func (a *App) record(label string, h Happening, fn func(*data.Tx) error) error {
	if err := a.Check(h); err != nil {
		return err
	}
	if one, ok := h.(act); ok && a.Planned(one.Common()) && one.Common().State == "" {
		one.Common().State = data.ActivityPlanned
	}
	return a.Do(label, fn)
}
