package lessons

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"liujin/app/intake"
	"liujin/app/intake/pattern"
)

// section is a table being read.
type section struct {
	*reader
	*intake.Diary
	last   int  // the session above, -1 for none
	ticked bool // those who came are marked, so that an empty cell says that somebody did not
}

// newSection begins a table.
func newSection(r *reader, t intake.Table) *section {
	s := &section{reader: r, Diary: r.Diary(t, fieldDay, "场培训"), last: -1}
	for col, field := range t.Match.Columns {
		for row := t.Match.Head - 1 + t.Match.HeadRows; field == fieldState && row < len(t.Grid.Cells); row++ {
			text := intake.Fold(intake.Bare(t.Grid.At(row, col).Text))
			s.ticked = s.ticked || text != "" && isThere(text)
		}
	}
	return s
}

// isThere reports whether a word or mark says that somebody came.
func isThere(text string) bool {
	yes, known := intake.Ticked(text)
	return wentThere.MatchString(text) || known && yes
}

// row reads one row: a session or somebody who came to it, more about the one above, or a title.
func (s *section) row(row *intake.Row) {
	s.Untold(s.Sheet, row)
	topic := topicOf(s.Text(row, FieldTopic))
	people := len(row.Cells(FieldPeople)) > 0 && !row.Wide(FieldPeople)
	switch {
	case row.Example:
		s.Left("是填写示例，没有读入", row.Number)
	case row.Late && row.Lone != "":
	case row.LoneIn(FieldTopic):
		s.leave(row, FieldTopic, "这一行只有课程，没有读入，请补上日期和参加人")
	case row.Lone != "" && !people:
		s.Heading(row)
	case topic == "" && s.last >= 0 && people && s.SameDay(row, s.lessons[s.last].Day):
		more := s.read(row, s.lessons[s.last].Day, s.lessons[s.last].Topic)
		s.lessons[s.last].merge(&more)
	case topic == "":
		s.leave(row, FieldTopic, "这一行没有写上的是什么课，没有读入，请补上课程")
	default:
		s.lesson(row, topic)
	}
}

// leave leaves a row out, so that what follows below says nothing about the session above.
func (s *section) leave(row *intake.Row, field, why string) {
	s.Say(row, field, why)
	s.left++
	s.last = -1
}

// lesson reads a row with a topic.
func (s *section) lesson(row *intake.Row, topic string) {
	day := ""
	if s.last >= 0 && intake.Blank(row.Cell(fieldDay).Text) && Key(s.lessons[s.last].Topic) == Key(topic) {
		day = s.lessons[s.last].Day // one more who came to the session above
	} else {
		day = s.Day(row)
	}
	if day == "" {
		s.dayless, s.last = true, -1
		s.left++
		return
	}
	s.last = s.add(s.read(row, day, topic))
	s.number(row)
}

// number notes how many came, where a row of several people says so.
func (s *section) number(row *intake.Row) {
	c := row.Cell(fieldNumber)
	if n, err := strconv.Atoi(strings.TrimRight(intake.Fold(intake.Bare(c.Text)), "人次名位")); err == nil {
		s.lessons[s.last].Number = n
		s.numbers = append(s.numbers, number{lesson: s.last, people: n, sheet: s.Sheet, cell: c})
	}
}

// read reads all that a row tells about a session.
func (s *section) read(row *intake.Row, day, topic string) Lesson {
	l := Lesson{Day: day, Topic: topic, Sheet: s.Sheet, Row: row.Number, heads: s.Heads, Course: intake.Tidy(s.Text(row, fieldCourse)),
		Note:     s.Text(row, fieldNote),
		Lecturer: intake.Tidy(s.Text(row, fieldLecturer)), Place: intake.Tidy(s.Text(row, fieldPlace)),
		Ability: intake.Named(Abilities, s.Text(row, fieldAbility))}
	l.First = IsFirst(topic + l.Course + l.Note)
	l.Online = online.MatchString(s.Text(row, fieldWay)+" "+l.Place) && !offline.MatchString(s.Text(row, fieldWay))
	l.Hours, l.Clock = s.hours(row)
	state := s.state(row)
	for _, c := range row.Cells(FieldPeople) {
		if text := intake.Bare(c.Text); everybody.MatchString(text) {
			l.Everybody = text
			s.Left("写的是“全体代表”一类，没有姓名，怎么记在与台账对比时选", row.Number)
			continue
		}
		s.meet(&l, c, state)
	}
	for i, field := range []string{fieldLate, fieldLeave, fieldAbsent} {
		for _, c := range row.Cells(field) {
			if !counted.MatchString(intake.Fold(intake.Bare(c.Text))) {
				s.meet(&l, c, States[i+1])
			}
		}
	}
	return l
}

// IsFirst reports whether a topic is that of the first lesson (首课): it says so, or is about the congress that the training begins with.
func IsFirst(topic string) bool { return firstCourse.MatchString(intake.Bare(topic)) }

func (s *section) meet(l *Lesson, c intake.Found, state string) {
	if text := intake.Fold(intake.Bare(c.Text)); counted.MatchString(text) {
		l.Number, _ = strconv.Atoi(notDigits.ReplaceAllString(text, ""))
		return
	}
	for _, name := range s.People(c) {
		l.meet(Person{name, state, c.Row})
	}
}

var (
	quotes      = strings.NewReplacer("“", "", "”", "", "\"", "", "《", "", "》", "", "'", "", "‘", "", "’", "")
	firstCourse = pattern.New(`首课|第一课|二十大`)
	online      = pattern.New(`线上|网络|远程|视频|直播|网上|云课堂|腾讯会议|钉钉`)
	offline     = pattern.New(`线下|面授|集中|现场`)
	everybody   = pattern.New(`^(全体|全部|所有|各级|本级|镇|乡|县|区|市|街道|在任|和|及|、|\d+名)*(人大)?代表(及.*)?$`)
	counted     = pattern.New(`^共?\d+(人|名|人次|位)?(代表)?$`)
	hoursText   = pattern.New(`^约?(\d+(?:\.\d+)?|半)(个)?(学时|课时|小时|h)?$`)
	clockHead   = pattern.New(`时长|小时`)
	notDigits   = pattern.New(`\D+`)
	topicNumber = pattern.New(`^\d{1,2}[.、．]\s*`)
	wentThere   = pattern.New(`^(已?(到|到课|到场|签到|参加|参训|出席|完成|正常|出勤|全勤)|合格)$`)
	didNotGo    = pattern.New(`^(缺席|缺课|缺勤|旷课|未到|未到课|未参加|未参训|未出席|未签到|未完成|没来|没到)$`)
)

// hours reads 4学时 as tenths of 学时. An hour of the clock is taken as one, which is said, as places differ.
func (s *section) hours(row *intake.Row) (tenths int, clock bool) {
	c := row.Cell(fieldHours)
	if intake.Blank(c.Text) {
		return 0, false
	}
	m := hoursText.FindStringSubmatch(strings.ToLower(intake.Fold(intake.Bare(c.Text))))
	n := 0.5
	var err error
	if m != nil && m[1] != "半" {
		n, err = strconv.ParseFloat(m[1], 64)
	}
	if err != nil || m == nil || n > 100 {
		s.Say(row, fieldHours, "学时“"+intake.Tidy(intake.WithoutIDs(c.Text))+"”看不懂，先按 0 读入，请导入后补上")
		return 0, false
	}
	if clock = m[3] == "小时" || m[3] == "h" || m[3] == "" && clockHead.MatchString(c.Head); clock {
		s.Left("写的是小时，按 1 小时 1 学时读入，与台账对比时可以改", row.Number)
	}
	return int(math.Round(n * 10)), clock
}

// Levels are the levels of congress that 全体代表 is said of, none for all deputies.
func Levels(everybody string) []string {
	before, _, _ := strings.Cut(everybody, "代表")
	var out []string
	for _, level := range []struct{ word, name string }{{"县", "县"}, {"区", "县"}, {"市", "市"}, {"镇", "镇"}, {"乡", "镇"}} {
		if strings.Contains(before, level.word) && !slices.Contains(out, level.name) {
			out = append(out, level.name)
		}
	}
	return out
}

// state is what became of those whom a row names: there, unless it says otherwise.
func (s *section) state(row *intake.Row) string {
	text := intake.Fold(intake.Bare(s.Text(row, fieldState)))
	_, known := intake.Ticked(text)
	switch {
	case text == "" && s.ticked:
		s.Left("的到课情况空着，按缺席读入，请核对", row.Number)
		return States[3]
	case text == "" || isThere(text):
		return States[0]
	case didNotGo.MatchString(text) || known:
		return States[3]
	case strings.Contains(text, "迟到"):
		return States[1]
	case strings.HasSuffix(text, "假") || strings.Contains(text, "请假"):
		return States[2]
	case len(intake.People(text)) == 1: // a signature
		return States[0]
	}
	s.Say(row, fieldState, "到课情况“"+intake.Tidy(text)+"”看不懂，按到课读入，请核对")
	return States[0]
}

// topicOf is a topic in one line, without a number before it.
func topicOf(text string) string {
	return topicNumber.ReplaceAllString(intake.Tidy(text), "")
}
