package visits

import (
	"fmt"
	"regexp"
	"strings"

	"liujin/app/intake"
	"liujin/app/sheets"
)

// section is a table being read: what its titles say, and what the rows above say about the next.
type section struct {
	*reader
	sheet      string
	season     intake.Season
	tag        string
	heads      map[string]string
	losesZeros bool
	titleDay   string // from a title between the rows
	lastDay    string
	last       int // the visit above, -1 for none
}

const leftExample = "是填写示例，没有读入"

// row reads one row: a visit, more about the one above, or a title.
func (s *section) row(row *intake.Row) {
	firm := firmName(s.text(row, FieldFirm))
	asks := len(row.Cells(fieldDemands))+len(row.Cells(fieldAdvice)) > 0 && !row.Wide(fieldDemands) && !row.Wide(fieldAdvice)
	switch {
	case row.Example:
		s.Left(leftExample, row.Number)
	case row.Late && row.Lone != "":
	case row.Lone != "" && !asks && firmEnd.MatchString(firm) && !row.Wide(FieldFirm):
		s.leave(row, "这一行只有市场主体，没有读入，请补上日期和代表")
	case row.Lone != "" && !asks:
		s.title(row.Lone)
	case firm == "" && s.last >= 0 && (asks || len(row.Cells(FieldDeputies))+len(row.Cells(fieldContent)) > 0) && s.sameDay(row):
		more := s.read(row, "")
		s.visits[s.last].merge(&more)
	case firm == "":
		s.leave(row, "这一行没有写走访的是哪家，没有读入，请补上市场主体")
	default:
		s.visit(row, firm)
	}
}

// leave leaves a row out, so that what follows below says nothing about the visit above.
func (s *section) leave(row *intake.Row, why string) {
	s.problem(row, FieldFirm, why)
	s.left++
	s.last = -1
}

// dated is the day that a title such as 3月5日 tells.
func (s *section) dated(text string) string {
	day, _ := intake.Date(cellOf(text), s.season, s.Options.Today)
	return day
}

// title takes a row of one text as what holds for the rows below: a day, a month, a year.
func (s *section) title(text string) {
	if day := s.dated(text); day != "" {
		s.titleDay = day
		return
	}
	if len([]rune(text)) > 30 {
		return
	}
	said := intake.SeasonOf(text)
	if said.Year > 0 {
		s.season.Year = said.Year
	}
	if said.Month > 0 {
		s.season.Month = said.Month
	}
}

// sameDay reports whether a row without an enterprise tells no other day than the visit above.
func (s *section) sameDay(row *intake.Row) bool {
	c := row.Cell(fieldDay)
	if intake.Blank(c.Text) {
		return true
	}
	day, _ := intake.Date(c.Cell, s.season, s.Options.Today)
	return day == s.visits[s.last].Day
}

func (s *section) problem(row *intake.Row, field, text string) {
	s.Problem(s.sheet, field, row.Cell(field), text)
}

// visit reads a row with an enterprise, or one with several.
func (s *section) visit(row *intake.Row, firm string) {
	day := s.day(row)
	if day == "" {
		s.dayless, s.last = true, -1
		s.left++
		return
	}
	firms := severalFirms(s.text(row, FieldFirm))
	if len(firms) > 1 {
		s.problem(row, FieldFirm, fmt.Sprintf("一格里写了 %d 家，分成 %d 次走访读入，诉求都记在第一家，请核对", len(firms), len(firms)))
	} else {
		firms = []string{firm}
	}
	v := s.read(row, day)
	for i, name := range firms {
		one := v
		if one.Enterprise = name; i > 0 {
			one.Demands, one.Outcome, one.Contact, one.Phone = nil, "", "", ""
		}
		if at := s.add(one); i == 0 {
			s.last = at
		}
	}
}

// day reads when the visit took place; a row without a day has that of the title or of the row above, which is said.
func (s *section) day(row *intake.Row) string {
	c := row.Cell(fieldDay)
	if intake.Blank(c.Text) {
		switch {
		case s.titleDay != "":
			return s.titleDay
		case s.lastDay != "":
			s.problem(row, fieldDay, "没有写日期，按上一条的 "+s.lastDay+" 读入，请核对")
		default:
			s.problem(row, fieldDay, "没有写日期，这次走访没有读入，请补上日期")
		}
		return s.lastDay
	}
	day, said := intake.Date(c.Cell, s.season, s.Options.Today)
	shown := "日期“" + intake.WithoutIDs(intake.Tidy(c.Text)) + "”"
	if day == "" {
		s.Problem(s.sheet, fieldDay, c, shown+said+"。这次走访没有读入")
		return ""
	}
	if said == "" && s.losesZeros {
		said = intake.ZeroDoubt(c.Text)
	}
	if said != "" {
		s.Problem(s.sheet, fieldDay, c, shown+said)
	}
	for _, other := range row.Cells(fieldDay)[1:] {
		if next, _ := intake.Date(other.Cell, s.season, s.Options.Today); next != day {
			s.Problem(s.sheet, fieldDay, other, "市场主体的格子合并了几行，里面不止一个日期，只按第一个日期读成一次走访；请取消合并，一次走访写一行")
			break
		}
	}
	if s.season.Year == 0 { // no title tells the year, but this row does
		s.season.Year = intake.SeasonOf(day[:4]).Year
	}
	s.lastDay = day
	return day
}

// read reads all that a row tells about a visit but where and when.
func (s *section) read(row *intake.Row, day string) Visit {
	v := Visit{Day: day, Sheet: s.sheet, Row: row.Number, heads: s.heads, Content: s.text(row, fieldContent), Policies: s.text(row, fieldPolicies), Leads: s.text(row, fieldLeads),
		Note: s.text(row, fieldNote), Place: intake.Tidy(s.text(row, fieldPlace)), Village: intake.Bare(s.text(row, fieldVillage)), Contact: intake.Tidy(s.text(row, fieldContact))}
	for _, c := range row.Cells(FieldDeputies) {
		v.merge(&Visit{Deputies: intake.People(intake.WithoutIDs(c.Text))})
	}
	v.Venue = s.label(row, fieldVenue, Venues)
	if v.Tag = s.label(row, fieldTag, Tags); v.Tag == "" && day != "" {
		v.Tag = s.tag
	}
	if c := row.Cell(fieldPhone); !intake.Blank(c.Text) {
		phone, _, fault := intake.Phone(c.Cell)
		if v.Phone = phone; fault != "" {
			s.problem(row, fieldPhone, "电话“"+intake.WithoutIDs(intake.Tidy(c.Text))+"”"+fault+"，电话没有读入")
		}
	}
	s.demands(row, &v)
	return v
}

// label is the label of a closed list that a cell names; what it says otherwise is a problem of venues alone, as many things are called an activity.
func (s *section) label(row *intake.Row, field string, list []string) string {
	text := s.text(row, field)
	label := named(list, text)
	if label == "" && text != "" && field == fieldVenue {
		s.problem(row, field, "地点类型“"+intake.Tidy(text)+"”不认识，先留空，可填"+strings.Join(list, "、"))
	}
	return label
}

// text is all that a row's cells say about a field, a line a cell, without identity numbers.
func (s *section) text(row *intake.Row, field string) string {
	var out string
	for _, c := range row.Cells(field) {
		out = joined(out, lines(c.Text))
	}
	return out
}

// lines is a cell's text with its lines trimmed.
func lines(text string) string {
	var out []string
	for _, line := range strings.Split(intake.WithoutIDs(text), "\n") {
		if line = intake.Tidy(line); line != "" {
			out = append(out, line)
		}
	}
	return strings.Join(out, "\n")
}

var (
	nothing  = regexp.MustCompile(`^(暂|目前|暂时)?(无|没有|未提出|未反映|未提)(任何|明显|具体|其他|其它|特别|新的)?(困难|诉求|问题|意见|建议|需求|反映|和|及|与|、)*[。.]?$`)
	counted  = regexp.MustCompile(`^\d+(件|条|个|项)?$`)
	itemMark = regexp.MustCompile(`(^|[\n;；。，,、:：]|\s)\s*(?:(\d{1,2})(?:[.、．)）]|\s)|[(（](\d{1,2}|[一二三四五六七八九十])[)）]|([①-⑳])|([一二三四五六七八九十])、|([一二三四五六七八九])是)`)
)

// demands reads what was asked for, one by one, and what became of it.
func (s *section) demands(row *intake.Row, v *Visit) {
	for i, field := range []string{fieldDemands, fieldAdvice} {
		for _, c := range row.Cells(field) {
			text := lines(c.Text)
			switch plain := intake.Fold(intake.Bare(text)); {
			case text == "" || nothing.MatchString(plain):
			case counted.MatchString(plain):
				s.Problem(s.sheet, field, c, "只写了件数，没有写内容，没有登记意见建议，请补上内容")
			default:
				for _, item := range items(text) {
					v.Demands = append(v.Demands, Demand{Kind: Kinds[i], Text: item})
				}
			}
		}
	}
	outcomes := row.Cells(fieldOutcome)
	if n := len(v.Demands); n > 0 && n == len(outcomes) {
		for i, c := range outcomes {
			v.Demands[i].Outcome = lines(c.Text)
		}
		return
	}
	v.Outcome = s.text(row, fieldOutcome)
}

// items parts a text that counts its items from one: 1.… 2.…; any other text is one item.
func items(text string) []string {
	marks := itemMark.FindAllStringSubmatchIndex(text, -1)
	var starts [][2]int // where an item's mark begins and ends
	for _, m := range marks {
		decimal := m[4] >= 0 && text[m[1]-1] == '.' && m[1] < len(text) && text[m[1]] >= '0' && text[m[1]] <= '9'
		if ordinal(text, m) == len(starts)+1 && !decimal {
			starts = append(starts, [2]int{m[3], m[1]})
		}
	}
	if len(starts) < 2 {
		return []string{text}
	}
	if lead := strings.TrimSpace(text[:starts[0][0]]); lead != "" && (!strings.HasSuffix(intake.Fold(lead), ":") || len([]rune(lead)) > 12) { // it says something itself
		return []string{text}
	}
	var out []string
	for i, at := range starts {
		end := len(text)
		if i+1 < len(starts) {
			end = starts[i+1][0]
		}
		if item := strings.Trim(text[at[1]:end], " \n;；，,、"); item != "" {
			out = append(out, item)
		}
	}
	return out
}

// ordinal is the number that an item's mark stands for.
func ordinal(text string, m []int) int {
	for g := 2; g <= 6; g++ {
		if m[2*g] < 0 {
			continue
		}
		sign := text[m[2*g]:m[2*g+1]]
		for n, same := range [][]string{{}, {"1", "①", "一"}, {"2", "②", "二"}, {"3", "③", "三"}, {"4", "④", "四"}, {"5", "⑤", "五"}, {"6", "⑥", "六"}, {"7", "⑦", "七"}, {"8", "⑧", "八"}, {"9", "⑨", "九"}, {"10", "⑩", "十"}} {
			for _, one := range same {
				if sign == one {
					return n
				}
			}
		}
	}
	return 0
}

var (
	firmSplit  = regexp.MustCompile(`[、,，;；/\n]+`)
	firmEnd    = regexp.MustCompile(`(公司|厂|店|合作社|场|园|中心|集团|超市|酒店|饭店|门市|门市部|经营部|基地|企业|项目|商行|药房|酒楼|加油站)([(（][^()（）]*[)）])?$`)
	firmNumber = regexp.MustCompile(`^\d{1,3}[.、．]`)
)

// severalFirms parts a cell in which each part by itself is an enterprise.
func severalFirms(text string) []string {
	var out []string
	for _, part := range firmSplit.Split(text, -1) {
		name := firmName(part)
		if !firmEnd.MatchString(name) {
			return nil
		}
		out = append(out, name)
	}
	return out
}

// firmName is an enterprise's name without a number before it; Chinese names have no blanks.
func firmName(text string) string {
	name := firmNumber.ReplaceAllString(intake.Tidy(text), "")
	if strings.ContainsFunc(name, func(r rune) bool { return r > 0x2e80 }) {
		return intake.Bare(name)
	}
	return name
}

func cellOf(text string) sheets.Cell { return sheets.Cell{Text: text} }
