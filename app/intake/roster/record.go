package roster

import (
	"fmt"
	"slices"
	"strings"

	"liujin/app/intake"
	"liujin/app/intake/pattern"
)

// Why a row that looks like a person was not taken as one.
const (
	leftVacant  = "是空缺的名额，没有读入"
	leftExample = "是填写示例，没有读入"
)

// record reads one row into a person.
type record struct {
	*reader
	row    *intake.Row
	sheet  string
	titles *titles
}

func (r *record) problem(field string, c intake.Found, text string) {
	r.Problem(r.sheet, field, c, text)
}

// What stands in the column of names where a seat is vacant, or in a row that shows how to fill in the table.
var (
	vacant    = pattern.New(`^(空缺|暂缺|缺|缺额|出缺|缺位|空额|待定|待选|待补|待补选|补选中|空)$`)
	shownOnly = pattern.New(`^(某某某?|[xX×]{2,3}|[张李王]某某)$`)
)

func (r *record) read() {
	cell := r.row.Cell(fieldName)
	if r.row.Example {
		r.Left(leftExample, r.row.Number)
		return
	}
	r.Untold(r.sheet, r.row)
	if r.row.Ditto(fieldName) {
		return
	}
	names := intake.Names(intake.WithoutIDs(cell.Text))
	name, remarks := intake.Name(names[0])
	switch {
	case vacant.MatchString(name), name == "" && len(remarks) == 1 && vacant.MatchString(remarks[0]):
		r.Left(leftVacant, r.row.Number)
	case shownOnly.MatchString(name):
		r.Left(leftExample, r.row.Number)
	case len(names) > 1:
		r.several(cell, names)
	case name == "" && (r.continues() || strong(r.row) < 2):
	case name == "":
		cell.Text = ""
		r.problem(fieldName, cell, "这一行没有姓名，没有读入，请补上姓名")
	case !plausible(name) && strong(r.row) == 0 && len(r.row.Cells(fieldLevel))+len(r.row.Cells(fieldConstituency)) == 0:
	default:
		if len([]rune(name)) == 1 {
			r.problem(fieldName, cell, "姓名只有一个字，请核对")
		}
		p := r.person(name)
		p.remarks(slices.DeleteFunc(remarks, func(word string) bool { return r.convenesByRemark(&p, word, cell) }))
		at := r.people.add(r, p, cell)
		r.genderless(&r.people.list[at])
		r.gone(name, cell)
	}
}

// left are words of a roster's remarks for who is no deputy any more.
var left = pattern.New(`调离|调走|调出|调往|迁出|辞职|辞去|去世|已故|病故|逝世|罢免|资格终止|终止(?:代表)?资格|不再担任|(?:暂停|停止)执行`)

// gone says that a row's remarks tell of a seat that is held no more: a roster has no day for that, so it is read as one that is held.
func (r *record) gone(name string, cell intake.Found) {
	for _, c := range []intake.Found{cell, r.row.Cell(fieldNote)} {
		if word := left.FindString(c.Text); word != "" {
			field := fieldNote
			if c == cell {
				field = fieldName
			}
			r.problem(field, c, name+"这一行写着“"+word+"”，仍按在任读入；已经不在任的，请导入后在这名代表的“职务变动”里记上")
			return
		}
	}
}

// genderless says that a row which tells more than a name leaves empty what its table has a column for.
func (r *record) genderless(p *Person) {
	c := r.row.Cell(fieldGender)
	c.Head = first(c.Head, first(r.row.Head(fieldMale), r.row.Head(fieldFemale)))
	if p.Gender == "" && c.Head != "" && intake.Blank(c.Text) && strong(r.row) > 0 {
		r.problem(fieldGender, c, p.Name+"没有写性别，请补上")
	}
}

// several takes the people of whom one cell holds the names: what else the row tells holds for nobody in particular.
func (r *record) several(cell intake.Found, names []string) {
	r.problem(fieldName, cell, fmt.Sprintf("一格里写了 %d 个人，只读了姓名，请改成一人一行", len(names)))
	for _, text := range names {
		name, remarks := intake.Name(text)
		p := Person{Name: name, Sheet: r.sheet, Row: r.row.Number, Mandates: r.mandates(), Group: r.group(),
			Station: intake.Tidy(r.text(fieldStation))}
		p.remarks(remarks)
		r.people.add(r, p, cell)
	}
}

// person reads all fields of the row.
func (r *record) person(name string) Person {
	p := Person{Name: name, Sheet: r.sheet, Row: r.row.Number}
	p.Mandates = r.mandates()
	p.Gender = first(r.label(fieldGender, genders, "性别“%s”不认识，请填男或女"), r.tickedOf(fieldMale, "男", fieldFemale, "女"))
	p.Ethnicity = r.label(fieldEthnicity, ethnicities, "民族“%s”不在 56 个民族里，请核对")
	p.Party = first(r.label(fieldParty, parties, "政治面貌“%s”不认识，请填中共党员、群众等规范名称"), r.tickedOf(fieldMember, "中共党员"))
	p.Education = r.label(fieldEducation, educations, "学历“%s”不认识，请填研究生、大学本科、大学专科等")
	if d := intake.Tidy(r.text(fieldEducation)); d != p.Education && p.Education != "" {
		p.EducationDetail = d
	}
	p.Born = r.born()
	r.phone(&p)
	p.Employer = r.words(fieldEmployer)
	p.Group = r.group()
	if post := r.words(fieldPost); post != p.Employer && !r.groupPost(&p, post) {
		p.Employer += post
	}
	r.convenerTold(&p)
	p.Elected = r.electedDay()
	p.Professional = r.professional()
	p.Station = intake.Tidy(r.text(fieldStation))
	p.Occupation, _ = occupations.Read(r.text(fieldOccupation))
	p.Leader, _ = intake.Ticked(r.text(fieldLeader))
	if note := intake.Tidy(r.text(fieldNote)); !heads.MatchString(note) || !r.convenesByRemark(&p, note, r.row.Cell(fieldNote)) {
		p.addNote(note) // 组长 of a remark may be that of a group of villagers
	}
	return p
}

// text is a field's first text without identity numbers.
func (r *record) text(field string) string { return intake.WithoutIDs(r.row.Cell(field).Text) }

// joined is all that the row's cells say about a field, as a list.
func (r *record) joined(field string) string {
	var parts []string
	for _, c := range r.row.Cells(field) {
		parts = append(parts, intake.WithoutIDs(strings.TrimSpace(c.Text)))
	}
	return strings.Join(parts, "、")
}

// words is all that the row's cells say about a field, as running text.
func (r *record) words(field string) string {
	var parts []string
	for _, c := range r.row.Cells(field) {
		parts = append(parts, intake.Tidy(intake.WithoutIDs(c.Text)))
	}
	return strings.Join(parts, " ")
}

func (r *record) group() string {
	text := r.text(fieldGroup)
	if _, known := r.groups[text]; !known {
		r.groups[text] = groupName(text)
	}
	return first(r.groups[text], r.titles.group)
}

// professional are the professional groups that the row names. A blank parts names only where each ends as a group does.
func (r *record) professional() (all []string) {
	for _, c := range r.row.Cells(fieldProfessional) {
		between := func(s rune) bool { return strings.ContainsRune("、，,；;/\n", s) }
		for _, part := range strings.FieldsFunc(intake.WithoutIDs(c.Text), between) {
			names := strings.Fields(intake.Tidy(part))
			if slices.ContainsFunc(names, func(name string) bool { return !strings.HasSuffix(name, "组") }) {
				names = []string{intake.Tidy(part)}
			}
			for _, name := range names {
				if name = groupName(name); !intake.Blank(name) && !slices.Contains(all, name) {
					all = append(all, name)
				}
			}
		}
	}
	return all
}

func (r *record) label(field string, labels *intake.Labels, says string) string {
	c := r.row.Cell(field)
	value, ok := labels.Read(c.Text)
	if !ok {
		r.problem(field, c, strings.Replace(says, "%s", intake.WithoutIDs(intake.Tidy(c.Text)), 1))
	}
	return value
}

// tickedOf is the value whose column is ticked; fields and values alternate.
func (r *record) tickedOf(pairs ...string) string {
	for i := 0; i < len(pairs); i += 2 {
		if yes, _ := intake.Ticked(r.row.Cell(pairs[i]).Text); yes {
			return pairs[i+1]
		}
	}
	return ""
}

// born reads the date of birth from one column or from one each for year, month and day.
func (r *record) born() string {
	c := r.row.Cell(fieldBorn)
	if year := r.row.Cell(fieldBornYear); year.Text != "" && c.Text == "" {
		month, day := r.row.Cell(fieldBornMonth), r.row.Cell(fieldBornDay)
		c = year
		c.Text = strings.TrimSuffix(intake.Bare(year.Text), "年") + "年" + strings.TrimSuffix(intake.Bare(month.Text),
			"月") + "月" + strings.TrimSuffix(intake.Bare(day.Text), "日")
		if _, fault := intake.Day(year.Cell, r.Options.Today); fault == intake.YearOnly && month.Text != "" {
			c.Head = month.Head
		}
	}
	value, fault := intake.Day(c.Cell, r.Options.Today)
	switch {
	case value == "":
	case value > r.lastBorn[:len(value)]:
		value, fault = "", fmt.Sprintf("不满 %d 周岁，不能是代表，请核对", youngest)
	case value < r.firstBorn[:len(value)]:
		value, fault = "", fmt.Sprintf("已超过 %d 岁，请核对", oldest)
	}
	if fault != "" {
		r.problem(fieldBorn, c, "出生年月“"+intake.WithoutIDs(intake.Tidy(c.Text))+"”"+fault)
	}
	return value
}

// Deputies are citizens of 18 and more (选举法); nobody is older than the other.
const youngest, oldest = 18, 110

// yearsBefore is an ISO date some years earlier; it need not exist, as it is only compared with.
func yearsBefore(today string, years int) string {
	var year int
	if _, err := fmt.Sscanf(today, "%4d", &year); err != nil || len(today) < len("2006-01-02") {
		return "0000-00-00"
	}
	return fmt.Sprintf("%04d%s", year-years, today[4:])
}

// phone takes the first right number of all phone columns; a wrong one is a problem only where there is no right one.
func (r *record) phone(p *Person) {
	var fault string
	var faulty intake.Found
	var lines []string
	for _, c := range r.row.Cells(fieldPhone) {
		value, others, bad := intake.Phone(c.Cell)
		if bad != "" && fault == "" {
			fault, faulty = bad, c
		}
		if value != "" {
			lines = append(append(lines, value), others...)
		}
	}
	for i, l := range lines { // mobile numbers go before land lines
		if len(l) == 11 && l[0] == '1' {
			lines[0], lines[i] = lines[i], lines[0]
			break
		}
	}
	if len(lines) == 0 {
		if fault != "" {
			r.problem(fieldPhone, faulty, "电话“"+intake.WithoutIDs(intake.Tidy(faulty.Text))+"”"+fault)
		}
		return
	}
	p.Phone = lines[0]
	for _, other := range lines[1:] {
		p.otherPhone(other)
	}
}
