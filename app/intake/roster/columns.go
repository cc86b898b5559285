package roster

import (
	"strings"

	"liujin/app/intake"
	"liujin/app/intake/pattern"
)

// Template is how the engine reads a roster.
var Template = &intake.Template{Fields: Fields, Key: fieldName, Secret: fieldID, OneEach: []string{fieldName},
	Fills:     []string{fieldGroup, fieldStation},
	FillsLeft: []string{fieldConstituency, fieldLevel},
	Joins:     []string{fieldPhone, fieldConstituency, fieldEducation}, Column: column}

var (
	idWhole = pattern.New(`^['’]?[1-9]\d{16}[\dXx]$`)
	// heads under which some offices write the level and others something else
	vagueHead = pattern.New(`^(代表)?(类别|类型|身份|资格|级别|身份类别)$|^代表职务$`)
	// posts beside the employer's
	otherPost  = pattern.New(`(党内|社会|人大|兼任|站内|其他|其它).{0,4}职务$`)
	bornHead   = pattern.New(`^出生|^生日|^生于`)
	memberHead = pattern.New(`^(是否)?(为|是)?(中共)?党员(是否)?$`)
)

// column tells what heads alone don't: identity numbers by their look, columns of one level, ticks, and whether 类别 means levels.
func column(path, values []string) (string, bool) {
	values = intake.NoDittos(values)
	if ids := count(values, idWhole.MatchString); ids > 0 && ids*2 > len(values) {
		return fieldID, true
	}
	if f := levelColumn(path, values); f != "" {
		return f, true
	}
	if len(path) == 0 {
		return "", false
	}
	lowest, parents := headWords(path[len(path)-1]), headWords(strings.Join(path[:len(path)-1], ""))
	if f := narrow(lowest, parents, values); f != "" {
		return f, true
	}
	if otherPost.MatchString(lowest) {
		return "", true
	}
	if len(values) == 0 || !vagueHead.MatchString(lowest) {
		return "", false
	}
	if isLevel := func(v string) bool { _, ok := readLevels(v); return ok }; count(values, isLevel)*2 >= len(values) {
		return fieldLevel, true
	}
	if isOccupation := func(v string) bool { _, ok := occupations.Read(v); return ok }; count(values, isOccupation)*2 >= len(values) {
		return fieldOccupation, true
	}
	return "", true
}

// narrow names the field of a column that holds a part of one: a tick for one of its values, a date's year.
func narrow(lowest, parents string, values []string) string {
	ticks := len(values) > 0 && count(values, isTick)*10 >= len(values)*7
	switch {
	case bornHead.MatchString(parents) && (lowest == "年" || lowest == "年份"):
		return fieldBornYear
	case bornHead.MatchString(parents) && (lowest == "月" || lowest == "月份"):
		return fieldBornMonth
	case bornHead.MatchString(parents) && lowest == "日":
		return fieldBornDay
	case lowest == "男" && (ticks || parents == "性别"):
		return fieldMale
	case (lowest == "女" || lowest == "妇女") && (ticks || parents == "性别"):
		return fieldFemale
	case memberHead.MatchString(lowest) && ticks:
		return fieldMember
	case memberHead.MatchString(lowest) && strings.HasPrefix(lowest, "是否"):
		return fieldParty
	}
	return ""
}

func isTick(text string) bool { _, known := intake.Ticked(text); return known }

func count(values []string, is func(string) bool) int {
	n := 0
	for _, v := range values {
		if is(intake.Fold(v)) {
			n++
		}
	}
	return n
}
