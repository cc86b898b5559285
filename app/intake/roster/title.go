package roster

import (
	"fmt"
	"path/filepath"
	"strings"

	"liujin/app/figures"
	"liujin/app/intake"
	"liujin/app/intake/pattern"
	"liujin/app/sheets"
)

// titles are what the titles above and between the rows say about the people below them.
type titles struct {
	base, baseGroup            string // for the whole table
	level, group, constituency string // from title rows
}

var (
	titleNumber  = pattern.New(`^([一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[、.．])`)
	headcount    = pattern.New(`[（(【\[][^（）()]*?\d*[^（）()]*[)）】\]]|[:：]?(共|计)?\d+(人|名)(代表)?$|[:：].*$`)
	groupTitle   = pattern.New(`(小组|代表组|组|代表团|片区?|联组)(名单|成员|代表|人员)?$|^第[一二三四五六七八九十\d]{1,3}(代表)?(小)?组`)
	electedTitle = pattern.New(`^.{0,16}选区$`)
	countOnly    = pattern.New(`^(共|计)?\d*(人|名)?$`)
	listWords    = pattern.New(`名册|名单|一览表|汇总`)
	// a group in a sheet's name or above a head says which one it is
	groupAbove = pattern.New(`^(第?[一二三四五六七八九十百\d]{1,3}(代表)?(小)?组|[^人大代各]{2,8}(代表)?小组)(成员|代表|人员)*(名单|名册|花名册|一览表)?$`)
)

// titlesOf are the titles that hold for one of the records side by side from its start: the sheet's name, what stands above the
// head, the file's name.
func titlesOf(wb *sheets.Workbook, t intake.Table, row *intake.Row) *titles {
	out := &titles{}
	from, to := row.Columns()
	above := t.Above(from, to)
	if from > 0 || to < len(t.Match.Columns) {
		above = append(above, t.Above(0, t.Grid.Width())...) // what stands right above goes before what stands over all
	}
	words := append([]string{t.Grid.Name}, above...)
	unsure := ""
	for _, text := range append(words, strings.TrimSuffix(filepath.Base(wb.Path), filepath.Ext(wb.Path))) {
		level, sure := spokenLevel(text)
		if sure {
			out.base = level
			break
		}
		unsure = first(unsure, level)
	}
	out.base = first(out.base, unsure)
	for _, text := range words {
		plain := plainTitle(text)
		if groupAbove.MatchString(plain) {
			out.baseGroup = groupName(listWords.ReplaceAllString(plain, ""))
			break
		}
	}
	out.group = out.baseGroup
	return out
}

// term is the one 届 that the tables' titles, or else the file's name, tell.
func (r *reader) term() int {
	told := map[int]bool{}
	for _, t := range r.Tables {
		for _, text := range append(t.Above(0, t.Grid.Width()), t.Grid.Name) {
			told[termIn(text)] = true
		}
	}
	delete(told, 0)
	if len(told) == 0 {
		told[termIn(filepath.Base(r.Book.Path))] = true
	}
	for n := range told {
		if len(told) == 1 {
			return n
		}
	}
	return 0
}

// termIn is which 届 a title tells: 第二十届, 第20届; 0 for none, or for several.
func termIn(text string) (term int) {
	text = intake.Fold(intake.Bare(text))
	for n := 1; n < 100; n++ {
		if !strings.Contains(text, "第"+figures.Numeral(n)+"届") && !strings.Contains(text, fmt.Sprintf("第%d届", n)) {
			continue
		}
		if term != 0 {
			return 0
		}
		term = n
	}
	return term
}

// take reports whether a row is a title, and remembers what it says.
func (t *titles) take(row *intake.Row) bool {
	text := row.Lone
	named := len(row.Cells(fieldName)) > 0 && !row.Wide(fieldName)
	if text == "" {
		if named && !countOnly.MatchString(intake.Bare(row.Cell(fieldName).Text)) || strong(row) > 1 {
			return false
		}
		text = row.First()
	}
	plain := plainTitle(text)
	numberless := titleNumber.ReplaceAllString(intake.Bare(text), "")
	group := groupName(numberless)
	level, _ := spokenLevel(plain)
	switch {
	case groupTitle.MatchString(group) && !listWords.MatchString(plain):
		t.group = group
	case level != "" && len([]rune(plain)) > 2:
		t.level, t.group, t.constituency = level, t.baseGroup, ""
	case electedTitle.MatchString(plain):
		t.constituency = plain
	case row.Lone == "":
		return false
	default:
		return !named || row.Late || !plausible(row.Cell(fieldName).Text) // a lone name is a person of whom nothing more is known
	}
	return true
}

// notNames are signs of which names of people have none: units, dates, what a person is asked to do.
var notNames = pattern.New(`[镇乡县市省村会府办局委站室校大月日号请注表]`)

// plausible reports whether what stands alone can be a person's name.
func plausible(text string) bool {
	name, _ := intake.Name(text)
	n := len([]rune(name))
	return n > 1 && n < 5 || n > 4 && n < 16 && (strings.Contains(name, "·") || !notNames.MatchString(name))
}

// plainTitle is a title without its number and headcount.
func plainTitle(text string) string {
	text = titleNumber.ReplaceAllString(intake.Bare(text), "")
	return headcount.ReplaceAllString(text, "")
}

var (
	groupLabel = pattern.New(`^(代表)?(小组|组别|分组)(名称)?[:：]`)
	groupTail  = pattern.New(`[（(【\[][^（）()【】\[\]]*([\d一二三四五六七八九十百]+[人名位]|组长|召集人|负责人|[:：])[^（）()【】\[\]]*[)）】\]]?.*$|[:：；;，,].*$|` +
		`(第[一二]|副)?(组长|召集人|联系人|联络员|负责人).*$|成员.*$|(共|合?计)?\d+[人名位].*$|[（(]\d*[)）]$`)
)

// groupName is a group without its headcount and its leaders: 第一代表小组（19人） and 第一代表小组 组长：张三 are 第一代表小组.
func groupName(text string) string {
	name := groupLabel.ReplaceAllString(clean(text), "")
	if short := groupTail.ReplaceAllString(name, ""); short != "" {
		return strings.TrimSuffix(short, "名单")
	}
	return name
}

// strong counts the fields of a row that only a person has.
func strong(row *intake.Row) int {
	n := 0
	for _, f := range []string{fieldGender, fieldEthnicity, fieldBorn, fieldParty, fieldEducation, fieldEmployer, fieldPhone} {
		if len(row.Cells(f)) > 0 && !row.Wide(f) {
			n++
		}
	}
	return n
}
