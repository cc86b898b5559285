package data

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// DutyRule says when a station receives voters (接待日), and who must be there.
type DutyRule struct {
	Meta
	StationID    string
	Every        RuleKind
	Weekdays     string // 1 to 7, Monday first, comma separated: 每周, and the one of 每月第几个星期几
	Days         string // 1 to 31, comma separated: 每月几日
	Nth          Nth
	Dates        string // ISO, comma separated: 指定日期
	Months       RuleMonth
	WhenOff      WhenOff // what becomes of a day that is off
	DayPart      DayPart
	Begins, Ends string // 09:00
	Need         int    // deputies
	County       int    // of them 县级以上 at least
	GroupID      string // at least one of this group
}

// Closure is a span of days on which a station is closed (临时关闭).
type Closure struct {
	Meta
	StationID, Starts, Ends, Reason string
}

var rules = register(table[DutyRule]{name: "duty_rule", title: "接待日规则", order: "id", parent: "station_id",
	owners:  []owner{{"station", "station_id"}},
	columns: "station_id, every, weekdays, days, nth, dates, months, when_off, day_part, begins, ends, need, county, group_id",
	fields: func(r *DutyRule) []any {
		return []any{&r.StationID, &r.Every, &r.Weekdays, &r.Days, &r.Nth, &r.Dates, &r.Months, &r.WhenOff, &r.DayPart, &r.Begins, &r.Ends,
			&r.Need, &r.County, opt(&r.GroupID)}
	}})

var closures = register(table[Closure]{name: "closure", title: "临时关闭", order: "starts, id", parent: "station_id",
	owners:  []owner{{"station", "station_id"}},
	columns: "station_id, starts, ends, reason",
	fields:  func(c *Closure) []any { return []any{&c.StationID, &c.Starts, &c.Ends, &c.Reason} }})

// Rota is what is planned for at a station: its reception days and when it is closed.
type Rota struct {
	StationFields
	Rules    []DutyRule
	Closures []Closure
}

// Numbers reads a list of numbers as people write it: 5、15、25日; what is no number within the bounds is a sentence.
func Numbers(text string, least, most int) (list []int, fault string) {
	for _, word := range listed(text) {
		n, err := strconv.Atoi(strings.TrimRight(word, "日号"))
		if err != nil || n < least || n > most {
			return nil, fmt.Sprintf("“%s”不对，请填 %d 到 %d 的数，用顿号分开", word, least, most)
		}
		if !slices.Contains(list, n) {
			list = append(list, n)
		}
	}
	slices.Sort(list)
	return list, ""
}

// mostDates bounds a list of days, in bytes: what is stored may be anything.
const mostDates = 4000

// Dates reads a list of days: 2026-11-12、2026-12-01; what is no day is a sentence.
func Dates(text string) (list []string, fault string) {
	if len(text) > mostDates {
		return nil, "指定的日期太多，请分成几条规则"
	}
	for _, word := range listed(text) {
		t, err := time.Parse(time.DateOnly, word)
		if err != nil {
			return nil, fmt.Sprintf("“%s”不是有效日期，请写成 2026-11-12，用顿号分开", word)
		}
		if iso := t.Format(time.DateOnly); !slices.Contains(list, iso) {
			list = append(list, iso)
		}
	}
	slices.Sort(list)
	return list, ""
}

// listed splits at whatever people put between the items of a list.
func listed(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(",，、;； 　\t\n", r) })
}

// joined writes numbers as they are stored.
func joined(list []int) string {
	words := make([]string, len(list))
	for i, n := range list {
		words[i] = strconv.Itoa(n)
	}
	return strings.Join(words, ",")
}

// tidy brings lists into the form that is stored, leaving what can't be read as it was typed; what a kind of rule does not use goes.
func (r *DutyRule) tidy() {
	if list, fault := Numbers(r.Weekdays, 1, 7); fault == "" {
		r.Weekdays = joined(list)
	}
	if list, fault := Numbers(r.Days, 1, 31); fault == "" {
		r.Days = joined(list)
	}
	if list, fault := Dates(r.Dates); fault == "" {
		r.Dates = strings.Join(list, ",")
	}
	if r.Every != RuleWeekly && r.Every != RuleNthWeekday {
		r.Weekdays = ""
	}
	if r.Every != RuleMonthDays {
		r.Days = ""
	}
	if r.Every != RuleNthWeekday {
		r.Nth = ""
	}
	if r.Every != RuleDates {
		r.Dates = ""
	}
}

// Validate checks one rule.
func (r *DutyRule) Validate() error {
	bad := Invalid{}
	chosen(bad, "every", r.Every, "规律", RuleKinds)
	chosen(bad, "months", r.Months, "月份", RuleMonths)
	chosen(bad, "when_off", r.WhenOff, "遇放假", WhenOffs)
	chosen(bad, "day_part", r.DayPart, "时段", DayParts)
	r.checkWhen(bad)
	bad.hours(r.Begins, r.Ends)
	bad.seats(r.Need, r.County)
	return bad.orNil()
}

// checkWhen wants what the kind of rule needs.
func (r *DutyRule) checkWhen(bad Invalid) {
	week, fault := Numbers(r.Weekdays, 1, 7)
	if fault != "" {
		bad["weekdays"] = "星期" + fault
	}
	days, fault := Numbers(r.Days, 1, 31)
	if fault != "" {
		bad["days"] = "每月的日子" + fault
	}
	dates, fault := Dates(r.Dates)
	if fault != "" {
		bad["dates"] = fault
	}
	oneOf(bad, "nth", r.Nth, "第几个", Nths)
	switch {
	case r.Every == RuleWeekly && len(week) == 0 && bad["weekdays"] == "":
		bad["weekdays"] = "请勾选每周的哪一天"
	case r.Every == RuleMonthDays && len(days) == 0 && bad["days"] == "":
		bad["days"] = "请填每月的哪几日，如 5、15、25"
	case r.Every == RuleNthWeekday && r.Nth == "":
		bad["nth"] = "请选第几个"
	case r.Every == RuleNthWeekday && len(week) != 1:
		bad["weekdays"] = "请勾选一个星期几"
	case r.Every == RuleDates && len(dates) == 0 && bad["dates"] == "":
		bad["dates"] = "请填日期，如 2026-11-12"
	}
}

// hours checks 09:00 and 11:30; both may be empty.
func (v Invalid) hours(begins, ends string) {
	from, errFrom := time.Parse("15:04", begins)
	to, errTo := time.Parse("15:04", ends)
	if begins != "" && errFrom != nil {
		v["begins"] = "开始时间请写成 09:00"
	}
	if ends != "" && errTo != nil {
		v["ends"] = "结束时间请写成 11:30"
	}
	if errFrom == nil && errTo == nil && !to.After(from) {
		v["ends"] = "结束时间应晚于开始时间"
	}
}

func (v Invalid) seats(need, county int) {
	if need < 1 || need > 20 {
		v["need"] = "每班人数请填 1 到 20"
	}
	if county < 0 || county > need {
		v["county"] = "县级以上的人数不能超过每班人数"
	}
}

// span checks a first and a last day.
func (v Invalid) span(starts, ends string) {
	v.need("starts", starts, "开始日期")
	v.need("ends", ends, "结束日期")
	v.day("starts", starts, "开始日期")
	v.day("ends", ends, "结束日期")
	if starts != "" && ends != "" && ends < starts {
		v["ends"] = "结束日期早于开始日期"
	}
}

// Validate checks a station's closed days.
func (c *Closure) Validate() error {
	bad := Invalid{}
	bad.span(c.Starts, c.Ends)
	bad.within("reason", c.Reason, "原因", 60)
	return bad.orNil()
}

// Validate checks a station's reception days and closed days.
func (r *Rota) Validate() error {
	bad := Invalid{}
	for i := range r.Rules {
		if err := r.Rules[i].Validate(); err != nil {
			bad["rules"] = fmt.Sprintf("第 %d 条：%s", i+1, err.Error())
		}
	}
	for i := range r.Closures {
		if err := r.Closures[i].Validate(); err != nil {
			bad["closures"] = fmt.Sprintf("第 %d 段：%s", i+1, err.Error())
		}
	}
	return bad.orNil()
}

// DutyRules returns all stations' rules, Closures all their closed days.
func (r reader) DutyRules() ([]DutyRule, error) { return rules.list(r, "") }

// Closures returns all stations' closed days.
func (r reader) Closures() ([]Closure, error) { return closures.list(r, "") }

var _ = ruled(stations, reader.Rota)

// Rota returns what is planned for at a station.
func (r reader) Rota(stationID string) (v Rota, err error) {
	if v.StationFields, err = stations.get(r, stationID); err != nil {
		return v, err
	}
	if v.Rules, err = rules.of(r, stationID); err != nil {
		return v, err
	}
	v.Closures, err = closures.of(r, stationID)
	return v, err
}

// SaveRota saves a station's reception days and closed days.
func (tx *Tx) SaveRota(r *Rota) error {
	if err := r.Validate(); err != nil {
		return err
	}
	if err := stations.save(tx, &r.StationFields); err != nil { // unchanged, but perhaps stale
		return err
	}
	for i := range r.Rules {
		r.Rules[i].StationID = r.ID
		r.Rules[i].tidy()
	}
	if err := rules.saveChildren(tx, &r.Meta, r.Rules); err != nil {
		return err
	}
	for i := range r.Closures {
		r.Closures[i].StationID = r.ID
	}
	return closures.saveChildren(tx, &r.Meta, r.Closures)
}
