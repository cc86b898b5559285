package desk

import (
	"slices"
	"strings"

	"liujin/app"
	"liujin/app/days"
	"liujin/data"
)

// Asleep is what is told again only on a day.
type Asleep struct {
	app.Todo
	Until string
}

// awake parts what is to be done now from what waits until a day. A line that counts waits as long as each of what it counts does: what is
// new in it wakes it.
func (a *Book) awake(todos []app.Todo) (awake []app.Todo, asleep []Asleep, err error) {
	all, err := a.DB().Snoozes(a.Today())
	if err != nil || len(all) == 0 {
		return todos, nil, err
	}
	until := map[[2]string]string{}
	for _, s := range all {
		until[[2]string{s.Line, s.Item}] = s.Until
	}
	for _, t := range todos {
		first := ""
		for i, key := range t.Keys() {
			day := until[[2]string{string(t.Line), key}]
			if i == 0 || day < first {
				first = day
			}
		}
		if first == "" {
			awake = append(awake, t)
		} else {
			asleep = append(asleep, Asleep{t, first})
		}
	}
	return awake, asleep, nil
}

// mostAsleep is how many days something may wait.
const mostAsleep = 366

// SnoozeFault says what is wrong with a day until which something is to wait; "" nothing.
func (a *Book) SnoozeFault(until string) string {
	switch {
	case !days.Is(until):
		return "请填写哪天再提醒"
	case until <= a.Today():
		return "请填今天以后的日期"
	case days.Between(a.Today(), until) > mostAsleep:
		return "最多等一年，请填近一些的日期"
	}
	return ""
}

// Snooze has things to do wait until a day; what they are is not touched, nor what they count as anywhere.
func (a *Book) Snooze(todos []app.Todo, until string) error {
	if said := a.SnoozeFault(until); said != "" {
		return data.Fail(app.Refused, nil, "%s。", said)
	}
	return a.Do("等到"+days.Short(until)+"再提醒"+saidOf(todos), func(tx *data.Tx) error {
		for i := range todos {
			if err := tx.Snooze(string(todos[i].Line), todos[i].Keys(), until, a.Today()); err != nil {
				return err
			}
		}
		return nil
	})
}

// Wake has something be told again today.
func (a *Book) Wake(t *app.Todo) error {
	return a.Do("现在就提醒"+saidOf([]app.Todo{*t}), func(tx *data.Tx) error { return tx.Wake(string(t.Line), t.Keys()) })
}

// saidOf names things to do in an operation's name.
func saidOf(todos []app.Todo) string {
	const most = 20
	if len(todos) == 1 {
		return app.Quoted(app.Shortened(todos[0].Text, most))
	}
	return app.Quoted(app.Shortened(todos[0].Line.Several(len(todos)), most))
}

// someMonday is a Monday long ago, from which weeks are counted.
const someMonday = "2001-01-01"

// SnoozeDay is a day that is offered to wait until.
type SnoozeDay struct{ Name, Day string }

// SnoozeDays are those offered: tomorrow, the next Monday, in two weeks, the first of next month, each once and in their order.
func (a *Book) SnoozeDays() (all []SnoozeDay) {
	today := a.Today()
	monday := days.After(today, 7-days.Between(someMonday, today)%7)
	for _, d := range []SnoozeDay{{"明天", days.After(today, 1)}, {"下周一", monday}, {"两周后", days.After(today, 14)},
		{"下月 1 日", days.MonthAfter(today, 1)}} {
		if !slices.ContainsFunc(all, func(o SnoozeDay) bool { return o.Day == d.Day }) {
			all = append(all, d)
		}
	}
	slices.SortFunc(all, func(a, b SnoozeDay) int { return strings.Compare(a.Day, b.Day) })
	return all
}
