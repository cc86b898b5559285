package duty

import (
	"cmp"
	"fmt"
	"time"

	"liujin/app/calendar"
	"liujin/app/days"
	"liujin/data"
)

// What the choices of a rule are to the calendar.
var (
	ruleKinds = map[data.RuleKind]calendar.Every{data.RuleWeekly: calendar.Weekly, data.RuleMonthDays: calendar.Monthly,
		data.RuleNthWeekday: calendar.Nth,
		data.RuleDates:      calendar.Given}
	ruleMonths = map[data.RuleMonth]calendar.Months{data.EveryMonth: calendar.All, data.OddMonths: calendar.Odd,
		data.EvenMonths: calendar.Even}
	whenOffs = map[data.WhenOff]calendar.Off{data.OffKept: calendar.Keep, data.OffNext: calendar.Next, data.OffPrevious: calendar.Previous,
		data.OffDropped: calendar.Cancel}
	nths = map[data.Nth]int{data.NthFirst: 1, data.NthSecond: 2, data.NthThird: 3, data.NthFourth: 4, data.NthFifth: 5, data.NthLast: -1}
)

// known looks a choice up; one that is none of the list is -1, which the calendar refuses.
func known[K comparable, V ~int](of map[K]V, choice K) V {
	if v, ok := of[choice]; ok {
		return v
	}
	return -1
}

// ruleOf is a station's rule as the calendar understands it. What can't be read is left out: calendar.Rule.Check says so.
func ruleOf(r *data.DutyRule) calendar.Rule {
	out := calendar.Rule{Every: known(ruleKinds, r.Every), Months: known(ruleMonths, r.Months), Off: known(whenOffs, r.WhenOff),
		Nth: nths[r.Nth]}
	week, _ := data.Numbers(r.Weekdays, 1, 7)
	for _, n := range week {
		out.Weekdays = append(out.Weekdays, time.Weekday(n%7))
	}
	out.Days, _ = data.Numbers(r.Days, 1, 31)
	out.Dates, _ = data.Dates(r.Dates)
	return out
}

// RuleWords says a rule in Chinese: 每周三；遇放假顺延至下一工作日.
func RuleWords(r *data.DutyRule) string { return ruleOf(r).Words() }

// RuleDays lists the next reception days that a rule makes, each with how it came about; one that can't be read says why.
func (a *Book) RuleDays(r *data.DutyRule, most int) ([]calendar.Reception, error) {
	if err := r.Validate(); err != nil {
		return nil, err
	}
	c, err := a.Calendar()
	if err != nil {
		return nil, err
	}
	all, err := c.Receptions(ruleOf(r), a.Today(), days.After(a.Today(), 400))
	return all[:min(most, len(all))], err
}

// due is a shift that a rule asks for.
type due struct {
	station *data.StationFields
	rule    *data.DutyRule
	day     calendar.Reception
	closed  string // why the station is closed that day; "" it is open
}

// dueShifts lists what the rules of all stations ask for from a day to a day, those of closed stations and cancelled days too.
func (a *Book) dueShifts(from, to string, stations stationsByID) ([]due, error) {
	c, err := a.Calendar()
	if err != nil {
		return nil, err
	}
	rules, err := a.DB().DutyRules()
	if err != nil {
		return nil, err
	}
	closed, err := a.closedDays()
	if err != nil {
		return nil, err
	}
	var all []due
	seen := map[slot]bool{}
	for i := range rules {
		r := &rules[i]
		if stations[r.StationID] == nil {
			return nil, data.Fail(data.Damaged, nil, "有一条接待日规则的站点已经不在了，没有排。请在“设置与备份”里检查台账，或恢复最近一份备份。")
		}
		days, err := receptions(c, r, from, to)
		if err != nil {
			return nil, err
		}
		for _, d := range days {
			key := slot{r.StationID, d.Date, r.DayPart}
			if d.Date != "" && seen[key] { // two rules meet on one day
				continue
			}
			seen[key] = true
			all = append(all, due{station: stations[r.StationID], rule: r, day: d, closed: closed.on(r.StationID, d.Date)})
		}
	}
	return all, nil
}

// closedDays are when stations are closed: for some days, or for good.
type closedDays struct {
	closures []data.Closure
	changes  data.SubjectChanges
}

func (a *Book) closedDays() (c closedDays, err error) {
	if c.closures, err = a.DB().Closures(); err == nil {
		c.changes, err = a.DB().SubjectChanges()
	}
	return c, err
}

// on says why a station is closed on a day; "" when it is open.
func (c *closedDays) on(stationID, day string) string {
	if ended := c.changes.Ended(stationID, day); ended != nil {
		return "已" + string(ended.Kind)
	}
	for _, x := range c.closures {
		if x.StationID == stationID && x.Starts <= day && day <= x.Ends {
			return cmp.Or(x.Reason, "临时关闭")
		}
	}
	return ""
}

// DayOff is a day that is not as its weekday: off, by the holiday's name, or a weekend day that is worked.
type DayOff struct {
	Note string
	Off  bool
}

// DaysOff says of the days from a day to a day which are off, with the holiday's name, and which weekend days are worked (上班).
func (a *Book) DaysOff(from, to string) (map[string]DayOff, error) {
	c, err := a.Calendar()
	if err != nil {
		return nil, err
	}
	out := map[string]DayOff{}
	for day := from; day <= to; day = days.After(day, 1) {
		t, err := time.Parse(time.DateOnly, day)
		if err != nil {
			return nil, fmt.Errorf("read day %q: %w", day, err)
		}
		switch d := c.On(t); d.Kind {
		case calendar.Weekend, calendar.Holiday:
			out[day] = DayOff{Note: d.Name, Off: true}
		case calendar.Makeup:
			out[day] = DayOff{Note: "上班"}
		}
	}
	return out, nil
}

// receptions are the days that a rule names. One that can't be read, which no form would have saved, is said.
func receptions(c *calendar.Calendar, r *data.DutyRule, from, to string) ([]calendar.Reception, error) {
	rule := ruleOf(r)
	if fault := rule.Check(); fault != "" {
		return nil, data.Fail(data.Damaged, nil, "有一条接待日规则读不出来（%s）。请先改正这条规则，或恢复最近一份备份。", fault)
	}
	return c.Receptions(rule, from, to)
}

// LeaveSpan is an offered length of a leave.
type LeaveSpan struct{ Words, To string }

// LeaveSpans are the usual lengths of a leave that begins on a day: three days, a week, until the month's end.
func LeaveSpans(from string) (all []LeaveSpan) {
	begin, err := time.Parse(time.DateOnly, from)
	if err != nil {
		return nil
	}
	add := func(words string, to time.Time) {
		all = append(all, LeaveSpan{words + "（到 " + days.Short(days.ISO(to)) + "）", days.ISO(to)})
	}
	add("三天", begin.AddDate(0, 0, 2))
	add("一周", begin.AddDate(0, 0, 6))
	if end := time.Date(begin.Year(), begin.Month()+1, 0, 0, 0, 0, 0, time.UTC); end.After(begin) {
		add("这个月余下的日子", end)
	}
	return all
}
