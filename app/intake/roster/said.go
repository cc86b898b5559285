package roster

import (
	"slices"
	"strings"

	"liujin/app/intake"
	"liujin/app/intake/pattern"
)

var (
	convenes = pattern.New(`(?:召集人|组长)[:：]?([^（）()【】\[\]；;，,。]+)`)
	deputyTo = pattern.New(`副(召集人|组长)`)
	unitSaid = pattern.New(`^(?:\d{4}年?)?(\p{Han}{1,12}?(?:镇|乡|街道|县|区|市))(?:第.{1,4}届|人大|人民代表大会|代表名册)`)
)

// convened notes whom a group's head among the rows names.
func (r *reader) convened(group string, row *intake.Row) {
	from, to := row.Columns()
	for col := from; col < to; col++ {
		r.convener(group, row.At(col).Text)
	}
}

// convener notes who convenes a group by a text of its head: 第一代表小组（召集人：张三）.
func (r *reader) convener(group, text string) {
	m := convenes.FindStringSubmatch(deputyTo.ReplaceAllString(intake.Fold(intake.Tidy(text)), "；"))
	if m == nil || group == "" {
		return
	}
	people := intake.People(m[1])
	if len(people) > 1 && !slices.ContainsFunc(people, func(name string) bool { return !plausible(name) }) {
		r.Note("%s的召集人写了 %d 个人（%s），没有记；请导入后在“代表小组”里选一个。", group, len(people), strings.Join(people, "、"))
		return
	}
	if len(people) != 1 || !plausible(people[0]) ||
		slices.ContainsFunc(r.conveners, func(c Convener) bool { return c.Group == group }) {
		return
	}
	r.conveners = append(r.conveners, Convener{Group: group, Name: people[0]})
}

// genderless says that a roster tells nobody's sex: that is no fault of its rows.
func (r *reader) genderless() {
	if slices.ContainsFunc(r.people.list, func(p Person) bool { return p.Gender != "" }) {
		return
	}
	for _, t := range r.Tables {
		for _, f := range []string{fieldGender, fieldMale, fieldFemale} {
			if slices.Contains(t.Match.Columns, f) {
				return
			}
		}
	}
	r.Note("名册里没有“性别”一栏，代表的性别都先空着；可以在名册里补上一栏再导一次，或在代表里逐个填。")
}

// unit is whose deputies the titles say they are.
func (r *reader) unit() (unit string) {
	for _, t := range r.Tables {
		for _, text := range t.Above(0, t.Grid.Width()) {
			m := unitSaid.FindStringSubmatch(intake.Fold(intake.Bare(text)))
			if m == nil || m[1] == unit {
				continue
			}
			if unit != "" && !strings.HasSuffix(unit, m[1]) && !strings.HasSuffix(m[1], unit) {
				return ""
			}
			unit = m[1]
		}
	}
	return unit
}
