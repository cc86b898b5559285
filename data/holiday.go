package data

import "fmt"

// HolidayYearFields is a year's days off as the office gave them; it stands before what the program knows by itself.
type HolidayYearFields struct {
	Meta
	Year   int
	Source string // where they came from: 国务院办公厅通知
}

// Holiday is one day of a year that is not what its weekday says: off (放假), or worked (上班, 调休).
type Holiday struct {
	Meta
	YearID, Day, Name string
	Kind              HolidayKind
}

var holidayYears = register(table[HolidayYearFields]{name: "holiday_year", title: "放假安排", label: "year || '年'", order: "year DESC",
	columns: "year, source", fields: func(y *HolidayYearFields) []any { return []any{&y.Year, &y.Source} }})

var _ = ruled(holidayYears, reader.HolidayYear)

var holidays = register(table[Holiday]{name: "holiday", title: "放假或上班日", order: "day", parent: "year_id",
	owners:  []owner{{"holiday_year", "year_id"}},
	columns: "year_id, day, kind, name",
	fields:  func(h *Holiday) []any { return []any{&h.YearID, &h.Day, &h.Kind, &h.Name} }})

// HolidayYear is a year with its days.
type HolidayYear struct {
	HolidayYearFields
	Days []Holiday
}

// Validate checks a year with its days.
func (y *HolidayYear) Validate() error {
	bad := Invalid{}
	if y.Year < 2000 || y.Year > 2100 {
		bad["year"] = "年份请填 2000 到 2100"
	}
	bad.within("source", y.Source, "来源", 60)
	seen := map[string]bool{}
	for i, d := range y.Days {
		one := Invalid{}
		one.need("day", d.Day, "日期")
		one.day("day", d.Day, "日期")
		chosen(one, "kind", d.Kind, "放假或上班", HolidayKinds)
		one.within("name", d.Name, "节日", 20)
		if seen[d.Day] {
			one["day"] = "日期重复"
		}
		if seen[d.Day] = true; len(one) > 0 {
			bad["days"] = fmt.Sprintf("第 %d 天：%s", i+1, one.Error())
			break
		}
	}
	if len(y.Days) == 0 {
		bad["days"] = "请至少填一天放假或上班的日期"
	}
	return bad.orNil()
}

// HolidayYears returns the years that the office gave, the newest first.
func (r reader) HolidayYears() ([]HolidayYearFields, error) { return holidayYears.list(r, "") }

// Holidays returns the days of all years that the office gave.
func (r reader) Holidays() ([]Holiday, error) { return holidays.list(r, "") }

// HolidayYear returns a year with its days.
func (r reader) HolidayYear(id string) (y HolidayYear, err error) {
	if y.HolidayYearFields, err = holidayYears.get(r, id); err == nil {
		y.Days, err = holidays.of(r, id)
	}
	return y, err
}

// SaveHolidayYear saves a year with its days.
func (tx *Tx) SaveHolidayYear(y *HolidayYear) error {
	if err := y.Validate(); err != nil {
		return err
	}
	if err := holidayYears.save(tx, &y.HolidayYearFields); err != nil {
		return err
	}
	for i := range y.Days {
		y.Days[i].YearID = y.ID
	}
	return holidays.saveChildren(tx, &y.Meta, y.Days)
}

// DeleteHolidayYear forgets a year: what the program knows of it by itself counts again.
func (tx *Tx) DeleteHolidayYear(id string) error { return holidayYears.delete(tx, id) }
