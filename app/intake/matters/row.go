package matters

import (
	"slices"
	"strings"

	"liujin/app/intake"
	"liujin/app/intake/pattern"
	"liujin/data/han"
)

// section is a table being read.
type section struct {
	*reader
	*intake.Diary
	dated bool // it has a column of days
	last  int  // the matter above, -1 for none
}

// written is a whole day in a title; made is what else a title's day can be of.
var (
	written = pattern.New(`(20\d{2}|[〇零○一二三四五六七八九]{4})年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日`)
	made    = pattern.New(`填报|填表|制表|打印|统计|截至|截止|导出|上报`)
)

// newSection begins a table. Where it has no column of days, all are of the day that its title tells.
func newSection(r *reader, t intake.Table) *section {
	s := &section{reader: r, Diary: r.Diary(t, FieldDay, "件"), dated: slices.Contains(t.Match.Columns, FieldDay), last: -1}
	for _, title := range r.Titles(t) {
		day := written.FindString(intake.Fold(intake.Bare(title)))
		if !s.dated && day != "" && !made.MatchString(title) {
			s.Title(day)
			break
		}
	}
	return s
}

const leftExample = "是填写示例，没有读入"

// row reads one row: a matter, more about the one above, or a title.
func (s *section) row(row *intake.Row) {
	s.Untold(s.Sheet, row)
	key := s.Text(row, s.template.Key)
	switch {
	case row.Example:
		s.Left(leftExample, row.Number)
	case row.Late && row.Lone != "":
	case intake.Blank(key) && s.last >= 0 && s.continues(row):
		s.more(row)
	case row.LoneIn(s.template.Key) && s.last >= 0: // one more of the same people
		s.Say(row, s.template.Key, "这一行只有"+s.template.Title(s.template.Key)+"，读成单独一件，请核对是不是上面一件的")
		s.matter(row, key)
	case row.LoneIn(s.template.Key):
		s.leave(row, "这一行只有"+s.template.Title(s.template.Key)+"，没有读入，请补上日期和人")
	case row.Lone != "":
		s.Heading(row)
	case intake.Blank(key):
		s.leave(row, "这一行没有写"+s.template.Title(s.template.Key)+"，没有读入，请补上")
	default:
		s.matter(row, key)
	}
}

// leave leaves a row out, so that what follows below says nothing about the matter above.
func (s *section) leave(row *intake.Row, why string) {
	s.Say(row, s.template.Key, why)
	s.left++
	s.last = -1
}

// continues reports whether a row without a text of its own says more about the matter above: what was done later.
func (s *section) continues(row *intake.Row) bool {
	for _, f := range []string{FieldNumber, FieldDay, fieldReporter, FieldDeputies} {
		if len(row.Cells(f)) > 0 {
			return false
		}
	}
	return len(row.Cells(fieldOutcome))+len(row.Cells(fieldHelpers))+len(row.Cells(fieldNote)) > 0 && !row.Wide(fieldOutcome) &&
		!row.Wide(fieldNote)
}

func (s *section) more(row *intake.Row) {
	m := &s.matters[s.last]
	m.Outcome = intake.Joined(m.Outcome, s.Text(row, fieldOutcome))
	m.Note = intake.Joined(m.Note, s.Text(row, fieldNote))
	for _, name := range s.units(row, fieldHelpers) {
		if !slices.Contains(m.Handlers, name) {
			m.Handlers = append(m.Handlers, name)
		}
	}
}

// matter reads a row with a text of its own.
func (s *section) matter(row *intake.Row, key string) {
	m := Matter{Sheet: s.Sheet, Row: row.Number, template: s.template, heads: s.Heads, Number: intake.Tidy(s.Text(row, FieldNumber)),
		Session: intake.Tidy(s.Text(row, fieldSession)), Text: s.Text(row, FieldText), Kind: intake.Tidy(s.Text(row, fieldKind)),
		Category: intake.Tidy(s.Text(row, fieldCategory)), Channel: intake.Tidy(s.Text(row, fieldChannel)),
		Place: intake.Tidy(s.Text(row, fieldPlace)), Village: intake.Tidy(s.Text(row, fieldVillage)),
		Route: intake.Tidy(s.Text(row, fieldRoute)),
		State: intake.Tidy(s.Text(row, fieldState)), Outcome: s.Text(row, fieldOutcome), Note: s.Text(row, fieldNote)}
	if s.template.Key == FieldTitle {
		m.Title = strings.ReplaceAll(key, "\n", "")
	}
	if s.dated || s.TitleDay() != "" {
		if m.Day = s.Day(row); m.Day == "" {
			s.left++
			s.last = -1
			return
		}
	}
	m.Reporter = s.reporter(row)
	s.phone(row, &m)
	for _, f := range []string{FieldDeputies, fieldSigners} {
		for _, c := range row.Cells(f) {
			for _, name := range s.People(c) {
				if !slices.Contains(m.Deputies, name) {
					m.Deputies = append(m.Deputies, name)
				}
			}
		}
	}
	for _, f := range []string{FieldHandler, fieldHelpers} {
		for _, name := range s.units(row, f) {
			if !slices.Contains(m.Handlers, name) {
				m.Handlers = append(m.Handlers, name)
			}
		}
	}
	for _, d := range []struct {
		field string
		day   *string
	}{{FieldAssigned, &m.Assigned}, {FieldAnswered, &m.Answered}, {fieldReported, &m.Reported}, {fieldRated, &m.Rated},
		{fieldClosed, &m.Closed}} {
		*d.day = s.OtherDay(row, d.field, false)
	}
	m.Due = s.OtherDay(row, fieldDue, true)
	s.came(row, &m)
	s.last = len(s.matters)
	s.matters = append(s.matters, m)
}

// reporter is who said it: a person's name without what surrounds it, or several, or a unit as it is written.
func (s *section) reporter(row *intake.Row) string {
	text := intake.Tidy(s.Text(row, fieldReporter))
	if intake.Blank(text) {
		return ""
	}
	if people := intake.People(text); len(people) > 1 {
		return strings.Join(people, "、")
	}
	if bare := intake.Bare(text); len([]rune(bare)) < 4 {
		return bare // 张 三
	}
	return text
}

// phone reads the telephone of who said it; one that is masked is no fault.
func (s *section) phone(row *intake.Row, m *Matter) {
	c := row.Cell(fieldPhone)
	if intake.Blank(c.Text) {
		return
	}
	if strings.ContainsAny(c.Text, "*＊×") {
		s.Left("的电话打了星号，看不到全部号码，电话没有读入", row.Number)
		return
	}
	phone, _, fault := intake.Phone(c.Cell)
	if m.Phone = phone; fault != "" {
		s.Say(row, fieldPhone, "电话“"+intake.WithoutIDs(intake.Tidy(c.Text))+"”"+fault+"，电话没有读入")
	}
}

// came reads what the answer came to and how content who asked for it is.
func (s *section) came(row *intake.Row, m *Matter) {
	if text := intake.Tidy(s.Text(row, FieldResult)); !intake.Blank(text) {
		if m.Result = ResultOf(text); m.Result == "" || !bareResult.MatchString(text) { // words that say more than the label
			m.Outcome = intake.Joined(m.Outcome, text)
		}
	}
	for _, f := range []struct {
		name string
		into *string
	}{{FieldRating, &m.Rating}, {fieldAttitude, &m.Attitude}} {
		text := intake.Tidy(s.Text(row, f.name))
		label, known := ratings.Read(text)
		if *f.into = label; !known {
			s.Say(row, f.name, "“"+text+"”看不出是满意、基本满意还是不满意，没有读，写进了备注")
			m.Note = intake.Joined(m.Note, s.template.Title(f.name)+"："+text)
		}
	}
}

var (
	unitSplit = pattern.New(`[、,，;；/\n]+`)
	unitRole  = pattern.New(`^(主办|承办|协办|会办|牵头|配合|责任)(单位|部门)?[:：]|[(（](主办|承办|协办|会办|牵头|配合|主|协)(单位)?[)）]$`)
)

// units are the units that a cell names, without what part each has: the first is in charge.
func (s *section) units(row *intake.Row, field string) (names []string) {
	for _, c := range row.Cells(field) {
		for _, part := range han.Parts(intake.WithoutIDs(c.Text), unitSplit) {
			name := intake.Bare(unitRole.ReplaceAllString(intake.Tidy(part), ""))
			if !intake.Blank(name) && !intake.IsDitto(name) && !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	return names
}
