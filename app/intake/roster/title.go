package roster

import (
	"regexp"
	"strings"

	"liujin/app/intake"
)

// titles are what the titles above and between the rows say about the people below them.
type titles struct {
	base                       string // level for the whole table
	level, group, constituency string // from title rows
}

var (
	titleNumber   = regexp.MustCompile(`^([一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[、.．])`)
	headcount     = regexp.MustCompile(`[（(【\[][^（）()]*?\d*[^（）()]*[)）】\]]|[:：]?(共|计)?\d+(人|名)(代表)?$|[:：].*$`)
	groupTitle    = regexp.MustCompile(`(小组|代表组|组|代表团|片区?|联组)(名单|成员|代表|人员)?$|^第[一二三四五六七八九十\d]{1,3}(代表)?(小)?组`)
	electedTitle  = regexp.MustCompile(`^.{0,16}选区$`)
	countOnly     = regexp.MustCompile(`^(共|计)?\d*(人|名)?$`)
	groupHeadline = regexp.MustCompile(`名册|名单|一览表|汇总`)
)

// take reports whether a row is a title, and remembers what it says.
func (t *titles) take(row *intake.Row) bool {
	text := row.Lone
	if text == "" {
		if len(row.Cells(fieldName)) > 0 && !row.Wide(fieldName) && !countOnly.MatchString(intake.Bare(row.Cell(fieldName).Text)) {
			return false
		}
		text = row.First()
		if !groupTitle.MatchString(plainTitle(text)) || strong(row) > 1 {
			return false
		}
	}
	plain := plainTitle(text)
	switch level := spokenLevel(plain); {
	case groupTitle.MatchString(plain) && !groupHeadline.MatchString(plain):
		t.group = groupName(titleNumber.ReplaceAllString(intake.Bare(text), ""))
	case level != "" && len([]rune(plain)) > 2:
		t.level, t.group, t.constituency = level, "", ""
	case electedTitle.MatchString(plain):
		t.constituency = plain
	default:
		inName := len(row.Cells(fieldName)) > 0 && !row.Wide(fieldName)
		return !inName || len([]rune(plain)) > 8 && !strings.ContainsAny(plain, "·.•") // a lone name is a person of whom nothing more is known
	}
	return true
}

// plainTitle is a title without its number and headcount.
func plainTitle(text string) string {
	text = titleNumber.ReplaceAllString(intake.Bare(text), "")
	return headcount.ReplaceAllString(text, "")
}

var groupCount = regexp.MustCompile(`[（(【\[][^（）()]*[)）】\]]?$|[:：]?(共|计)?\d+(人|名)(代表)?$|[:：].*$`)

// groupName is a group without its headcount: 第一代表小组（19人） is 第一代表小组.
func groupName(text string) string {
	bare := intake.Bare(text)
	if intake.Blank(bare) {
		return ""
	}
	if short := groupCount.ReplaceAllString(bare, ""); short != "" {
		return strings.TrimSuffix(short, "名单")
	}
	return bare
}

// strong counts the cells of a row that only a person has.
func strong(row *intake.Row) int {
	n := 0
	for _, f := range []string{fieldGender, fieldEthnicity, fieldBorn, fieldParty, fieldEducation, fieldEmployer, fieldPhone} {
		for _, c := range row.Cells(f) {
			if !row.Wide(f) && c.Text != "" {
				n++
				break
			}
		}
	}
	return n
}
