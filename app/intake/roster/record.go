package roster

import (
	"regexp"
	"strings"

	"liujin/app/intake"
	"liujin/app/sheets"
)

// record reads one row into a person.
type record struct {
	*reader
	row    *intake.Row
	sheet  string
	titles *titles
}

func (r *record) problem(field string, c sheets.Cell, text string) {
	head, ok := r.row.Head(field)
	if !ok {
		for _, f := range Fields {
			if f.Name == field {
				head = f.Title
			}
		}
	}
	value := strings.TrimSpace(c.Text)
	if holdsID(value) { // an identity number goes nowhere
		value = ""
	}
	r.roster.Problems = append(r.roster.Problems, intake.Problem{Sheet: r.sheet, Row: r.row.Number, Column: head, Value: value, Text: text})
}

func (r *record) read() {
	p := Person{Sheet: r.sheet, Row: r.row.Number}
	cell := r.row.Cell(fieldName)
	name, remarks := intake.Name(cell.Text)
	if holdsID(cell.Text) {
		name = ""
	}
	p.Name = name
	if name == "" && r.continues() {
		return
	}
	if name == "" && strong(r.row) < 2 {
		return
	}
	before := len(r.roster.Problems)
	p.Mandates = r.mandates()
	p.Gender = r.label(fieldGender, genders, "性别“%s”不认识，请填男或女")
	p.Ethnicity = r.label(fieldEthnicity, ethnicities, "民族“%s”不在 56 个民族里，请核对")
	p.Party = r.label(fieldParty, parties, "政治面貌“%s”不认识，请填中共党员、群众等规范名称")
	p.Education = r.label(fieldEducation, educations, "学历“%s”不认识，请填研究生、大学本科、大学专科等")
	if d := intake.Tidy(r.text(fieldEducation)); d != p.Education && p.Education != "" {
		p.EducationDetail = d
	}
	r.born(&p)
	r.phone(&p)
	r.rest(&p)
	p.remarks(remarks)
	if name == "" {
		r.roster.Problems = r.roster.Problems[:before] // without a name nothing is taken over, so one fault is enough
		r.problem(fieldName, sheets.Cell{}, "这一行没有姓名，没有读入，请补上姓名")
		return
	}
	r.people.add(r, p, cell)
}

// text is a field's text without identity numbers.
func (r *record) text(field string) string {
	t := r.row.Cell(field).Text
	if intake.Blank(t) {
		return ""
	}
	return withoutIDs(t)
}

func (r *record) label(field string, labels *intake.Labels, says string) string {
	c := r.row.Cell(field)
	value, ok := labels.Read(c.Text)
	if !ok {
		r.problem(field, c, strings.Replace(says, "%s", withoutIDs(intake.Tidy(c.Text)), 1))
	}
	return value
}

func (r *record) born(p *Person) {
	c := r.row.Cell(fieldBorn)
	value, fault := intake.Day(c, r.options.Today)
	if fault != "" {
		r.problem(fieldBorn, c, "出生年月“"+withoutIDs(intake.Tidy(c.Text))+"”"+fault)
	}
	p.Born = value
}

// phone takes the first right number of all phone columns; a wrong one is a problem only where there is no right one.
func (r *record) phone(p *Person) {
	var fault string
	var faulty sheets.Cell
	var lines []string
	for _, c := range r.row.Cells(fieldPhone) {
		value, others, bad := intake.Phone(c)
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
			r.problem(fieldPhone, faulty, "电话“"+withoutIDs(intake.Tidy(faulty.Text))+"”"+fault)
		}
		return
	}
	p.Phone = lines[0]
	for _, other := range lines[1:] {
		if other != p.Phone && !strings.Contains(p.Note, other) {
			p.addNote("另一电话 " + other)
		}
	}
}

// rest reads the fields that can't be wrong.
func (r *record) rest(p *Person) {
	p.Employer = intake.Tidy(r.text(fieldEmployer))
	if post := intake.Tidy(r.text(fieldPost)); post != p.Employer {
		p.Employer += post
	}
	p.Group = groupName(r.text(fieldGroup))
	if p.Group == "" {
		p.Group = r.titles.group
	}
	p.Station = intake.Tidy(r.text(fieldStation))
	p.Occupation, _ = occupations.Read(r.text(fieldOccupation))
	p.Leader, _ = intake.Ticked(r.text(fieldLeader))
	p.addNote(intake.Tidy(r.text(fieldNote)))
}

func (p *Person) addNote(text string) {
	if text == "" {
		return
	}
	if p.Note != "" {
		p.Note += "；"
	}
	p.Note += text
}

// remarks takes over what stood in brackets after the name.
func (p *Person) remarks(words []string) {
	for _, w := range words {
		if g, ok := genders.Read(w); ok && g != "" {
			p.Gender = first(p.Gender, g)
		} else if e, ok := ethnicities.Read(w); ok && e != "" {
			p.Ethnicity = first(p.Ethnicity, e)
		} else if m, ok := parties.Read(w); ok && m != "" {
			p.Party = first(p.Party, m)
		} else if !intake.Blank(w) {
			p.addNote(withoutIDs(w))
		}
	}
}

func first(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

var (
	idNumber = regexp.MustCompile(`(^|[^0-9])([1-9]\d{16}[\dXxＸ]|[1-9]\d{5}\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3})($|[^0-9])`)
	idWhole  = regexp.MustCompile(`^['’]?[1-9]\d{16}[\dXx]$`)
)

func holdsID(text string) bool { return idNumber.MatchString(intake.Fold(intake.Bare(text))) }

// withoutIDs is text with identity numbers taken out.
func withoutIDs(text string) string {
	if len(text) < 15 || !strings.ContainsAny(text, "0123456789０１２３４５６７８９") || !holdsID(text) {
		return text
	}
	return strings.TrimSpace(idNumber.ReplaceAllString(intake.Fold(intake.Bare(text)), "$1$4"))
}
