package visits

import (
	"fmt"
	"strings"

	"liujin/app/intake"
	"liujin/app/intake/pattern"
	"liujin/data/han"
)

// section is a table being read.
type section struct {
	*reader
	*intake.Diary
	tag  string
	last int // the visit above, -1 for none
}

const leftExample = "是填写示例，没有读入"

// row reads one row: a visit, more about the one above, or a title.
func (s *section) row(row *intake.Row) {
	s.Untold(s.Sheet, row)
	enterprise := enterpriseName(s.Text(row, FieldEnterprise))
	asks := len(row.Cells(fieldDemands))+len(row.Cells(fieldAdvice)) > 0 && !row.Wide(fieldDemands) && !row.Wide(fieldAdvice)
	switch {
	case row.Example:
		s.Left(leftExample, row.Number)
	case row.Late && row.Lone != "":
	case row.LoneIn(FieldEnterprise),
		row.Lone != "" && !asks && enterpriseEnd.MatchString(enterprise) && !row.Wide(FieldEnterprise):
		s.leave(row, "这一行只有市场主体，没有读入，请补上日期和代表")
	case row.Lone != "" && !asks:
		s.Heading(row)
	case enterprise == "" && s.last >= 0 && (asks || len(row.Cells(FieldDeputies))+len(row.Cells(fieldContent)) > 0) && s.SameDay(row,
		s.visits[s.last].Day):
		more := s.read(row, "")
		s.visits[s.last].merge(&more)
	case enterprise == "":
		s.leave(row, "这一行没有写走访的是哪家，没有读入，请补上市场主体")
	default:
		s.visit(row, enterprise)
	}
}

// leave leaves a row out, so that what follows below says nothing about the visit above.
func (s *section) leave(row *intake.Row, why string) {
	s.Say(row, FieldEnterprise, why)
	s.left++
	s.last = -1
}

// visit reads a row with an enterprise, or one with several.
func (s *section) visit(row *intake.Row, enterprise string) {
	day := s.Day(row)
	if day == "" {
		s.dayless, s.last = true, -1
		s.left++
		return
	}
	enterprises := severalEnterprises(s.Text(row, FieldEnterprise))
	if len(enterprises) > 1 {
		s.Say(row, FieldEnterprise, fmt.Sprintf("一格里写了 %d 家，分成 %d 次走访读入，诉求都记在第一家，请核对", len(enterprises), len(enterprises)))
	} else {
		enterprises = []string{enterprise}
	}
	v := s.read(row, day)
	for i, name := range enterprises {
		one := v
		if one.Enterprise = name; i > 0 {
			one.Demands, one.Outcome, one.Contact, one.Phone = nil, "", "", ""
		}
		if at := s.add(one); i == 0 {
			s.last = at
		}
	}
}

// read reads all that a row tells about a visit but where and when.
func (s *section) read(row *intake.Row, day string) Visit {
	v := Visit{Day: day, Sheet: s.Sheet, Row: row.Number, heads: s.Heads, Content: s.Text(row, fieldContent),
		Policies: s.Text(row, fieldPolicies),
		Note:     s.Text(row, fieldNote), Place: intake.Tidy(s.Text(row, fieldPlace)), Village: intake.Bare(s.Text(row, fieldVillage)),
		Contact: intake.Tidy(s.Text(row, fieldContact))}
	for _, c := range row.Cells(FieldDeputies) {
		v.merge(&Visit{Deputies: s.People(c)})
	}
	v.Venue = s.label(row, fieldVenue, Venues)
	if v.Tag = s.label(row, fieldTag, Tags); v.Tag == "" && day != "" {
		v.Tag = s.tag
	}
	if c := row.Cell(fieldPhone); !intake.Blank(c.Text) {
		phone, _, fault := intake.Phone(c.Cell)
		if v.Phone = phone; fault != "" {
			s.Say(row, fieldPhone, "电话“"+intake.WithoutIDs(intake.Tidy(c.Text))+"”"+fault+"，电话没有读入")
		}
	}
	s.demands(row, &v)
	return v
}

// label is the label of a closed list that a cell names; what it says otherwise is a
// problem of venues alone, as many things are called an activity.
func (s *section) label(row *intake.Row, field string, list []string) string {
	text := s.Text(row, field)
	label := intake.Named(list, text)
	if label == "" && text != "" && field == fieldVenue {
		s.Say(row, field, "地点类型“"+intake.Tidy(text)+"”不认识，先留空，可填"+strings.Join(list, "、"))
	}
	return label
}

var counted = pattern.New(`^\d+(件|条|个|项)?$`)

// demanding are the fields of what was asked for, by its kinds.
var demanding = []string{fieldDemands, fieldAdvice, fieldLeads}

// asked reads what was asked for, one by one, of some of the kinds.
func (s *section) asked(row *intake.Row, v *Visit, from, to int) {
	for i := from; i < to; i++ {
		for _, c := range row.Cells(demanding[i]) {
			text := intake.Lines(c.Text)
			switch plain := intake.Fold(intake.Bare(text)); {
			case text == "" || intake.NothingAsked(plain):
			case counted.MatchString(plain):
				s.Problem(s.Sheet, demanding[i], c, "只写了件数，没有写内容，没有登记意见建议，请补上内容")
			default:
				for _, item := range intake.Items(text) {
					v.Demands = append(v.Demands, Demand{Kind: Kinds[i], Text: item})
				}
			}
		}
	}
}

// demands reads what was asked for and what became of it; of leads nothing is told there.
func (s *section) demands(row *intake.Row, v *Visit) {
	leads := len(demanding) - 1
	s.asked(row, v, 0, leads)
	defer s.asked(row, v, leads, len(demanding))
	outcomes := row.Cells(fieldOutcome)
	if n := len(v.Demands); n > 0 && n == len(outcomes) {
		for i, c := range outcomes {
			v.Demands[i].Outcome = intake.Lines(c.Text)
		}
		return
	}
	v.Outcome = s.Text(row, fieldOutcome)
}

var (
	enterpriseSplit  = pattern.New(`[、,，;；/\n]+`)
	enterpriseEnd    = pattern.New(`(公司|厂|店|合作社|场|园|中心|集团|超市|酒店|饭店|门市|门市部|经营部|基地|企业|项目|商行|药房|酒楼|加油站)([(（][^()（）]*[)）])?$`)
	enterpriseNumber = pattern.New(`^\d{1,3}[.、．]`)
)

// severalEnterprises parts a cell in which each part by itself is an enterprise.
func severalEnterprises(text string) []string {
	var out []string
	for _, part := range han.Parts(text, enterpriseSplit) {
		name := enterpriseName(part)
		if !enterpriseEnd.MatchString(name) {
			return nil
		}
		out = append(out, name)
	}
	return out
}

// enterpriseName is an enterprise's name without a number before it; Chinese names have no blanks.
func enterpriseName(text string) string {
	name := enterpriseNumber.ReplaceAllString(intake.Tidy(text), "")
	if strings.ContainsFunc(name, func(r rune) bool { return r > 0x2e80 }) {
		return intake.Bare(name)
	}
	return name
}
