package papers

import (
	"fmt"
	"strings"

	"liujin/app/days"
	"liujin/app/print"
)

// TrainingNotice is 培训通知, or that of a make-up (补课通知).
type TrainingNotice struct {
	Title, Issue, Mode, Demands string
	MakeUp                      string   // the session that is made up for, day and topic; "": the whole course's notice
	People                      []string // enrolled, or those who make up
	Sessions                    []TrainingSession
}

// noun is what the notice is called.
func (n *TrainingNotice) noun() string {
	if n.MakeUp != "" {
		return "补课通知"
	}
	return "培训通知"
}

// TrainingSession is one session in a notice or a roster.
type TrainingSession struct {
	Day, Hours, Place, Topic, Lecturer, Credit string
	Online, MakeUp                             bool
}

// when is a session's day and hours in words.
func (s *TrainingSession) when() string {
	return days.Long(s.Day) + "（星期" + days.Weekday(s.Day, "") + "）" + s.Hours
}

// called is a session's topic, marked when it makes up for another.
func (s *TrainingSession) called() string {
	if s.MakeUp {
		return s.Topic + "（补课）"
	}
	return s.Topic
}

func (s *TrainingSession) where() string {
	if s.Online && s.Place == "" {
		return "线上"
	}
	return s.Place
}

// lines are the notice's paragraphs.
func (n *TrainingNotice) lines(short string) (all []string) {
	if n.MakeUp != "" {
		all = append(all, fmt.Sprintf("%s人大代表培训“%s”%s一课，请没有上课的代表补课。现将有关事项通知如下：", n.Issue, n.Title, n.MakeUp), "一、补课时间、地点和内容")
	} else {
		all = append(all, fmt.Sprintf("经研究，决定举办%s人大代表培训“%s”。现将有关事项通知如下：", n.Issue, n.Title), "一、培训时间、地点和内容")
	}
	for i := range n.Sessions {
		s := &n.Sessions[i]
		line := s.when()
		if where := s.where(); where != "" {
			line += "，" + where
		}
		line += "，" + s.Topic
		if s.Lecturer != "" {
			line += "，授课人：" + s.Lecturer
		}
		if s.Credit != "0" {
			line += "（" + s.Credit + " 学时）"
		}
		all = append(all, fmt.Sprintf("%d. %s。", i+1, line))
	}
	all = append(all, "二、参加人员", n.who(), "三、有关要求")
	demands := n.Demands
	switch {
	case demands == "" && n.MakeUp != "":
		demands = "请安排好工作，按时参加补课。因故不能参加的，请提前向" + short + "请假。"
	case demands == "":
		demands = "请安排好工作，按时参加。因故不能参加的，请提前向" + short + "请假，并参加补课。"
	}
	return append(all, strings.Split(demands, "\n")...)
}

// who are those who are to come.
func (n *TrainingNotice) who() string {
	switch {
	case len(n.People) == 0:
		return "各位代表。"
	case len(n.People) <= 8:
		return strings.Join(n.People, "、") + "。"
	}
	who := "报名代表"
	if n.MakeUp != "" {
		who = "补课代表"
	}
	return fmt.Sprintf("%s %d 名（名单附后）。", who, len(n.People))
}

// Text is the notice as a unit pastes it into a chat group; short is what the unit is called.
func (n *TrainingNotice) Text(short string) string {
	return "【" + n.noun() + "】" + n.Title + "\n各位代表：\n" + strings.Join(n.lines(short), "\n") + n.attached("\n附：参加人员名单\n")
}

// attached is the list of names where the notice only counts them.
func (n *TrainingNotice) attached(head string) string {
	if len(n.People) <= 8 {
		return ""
	}
	return head + strings.Join(n.People, "、")
}

// Paper makes the notice.
func (n *TrainingNotice) Paper(h Head) *print.Document {
	title := "关于举办人大代表培训的通知"
	if n.MakeUp != "" {
		title = "关于人大代表培训补课的通知"
	}
	blocks := []print.Block{print.PaperTitle{Text: title}, print.Flush("各位代表：")}
	for _, line := range n.lines(h.Short) {
		if headingLevel(line) == 1 && len([]rune(line)) < 20 {
			blocks = append(blocks, print.Heading(1, line))
		} else {
			blocks = append(blocks, print.Body(line))
		}
	}
	blocks = append(blocks, print.Issued{Issuer: h.Unit, Date: days.Long(h.Day), Seal: true})
	if names := n.attached(""); names != "" {
		list := print.Body(names)
		list.Spans[0].Style.Size, list.Spans[0].Style.Pitch, list.Spans[0].Style.Whole, list.Height = print.Size4, 0, true, 8
		blocks = append(blocks, print.Gap(0.5), part("附：参加人员名单（"+fmt.Sprint(len(n.People))+" 人）"), list)
	}
	return h.document(n.noun()+"-"+n.Title, blocks...)
}

// TrainingRoster is 培训名册: who is enrolled, and what became of each at each session.
type EnrolmentList struct {
	Title, Issue string
	Sessions     []TrainingSession
	People       []Trainee
	Coverage     string // 轮训覆盖率, in words
}

// Trainee is a deputy who is enrolled: what became of each session, and the hours.
type Trainee struct {
	Person
	States []string
	Hours  string
}

// Paper makes 培训名册.
func (r EnrolmentList) Paper(h Head) *print.Document {
	t := &print.Table{Pad: 1.2, Columns: []print.Column{{Width: 10}, {Width: 20}, {Width: 52, Align: print.Left}, {Width: 26}},
		Head: heads("序号", "姓名", "工作单位及职务", "手机号")}
	for i := range r.Sessions {
		t.Columns = append(t.Columns, print.Column{Width: max(14, 52/float64(len(r.Sessions)))})
		t.Head[0].Cells = append(t.Head[0].Cells, print.Cell{Text: days.Short(r.Sessions[i].Day) + "\n" + r.Sessions[i].called()})
	}
	t.Columns = append(t.Columns, print.Column{Width: 14})
	t.Head[0].Cells = append(t.Head[0].Cells, print.Cell{Text: "学时"})
	for i, p := range r.People {
		row := print.Row{Least: 8, Cells: []print.Cell{{Text: fmt.Sprint(i + 1)}, {Text: broken(Spaced(p.Name), 5)}, {Text: p.Employer},
			{Text: p.Phone}}}
		for _, state := range p.States {
			row.Cells = append(row.Cells, print.Cell{Text: state})
		}
		t.Rows = append(t.Rows, print.Row{Least: row.Least, Cells: append(row.Cells, print.Cell{Text: p.Hours})})
	}
	if len(t.Rows) == 0 {
		t.Rows = append(t.Rows, print.Row{Cells: []print.Cell{{Text: "还没有人报名", Cols: len(t.Columns)}}})
	}
	d := h.document("培训名册-"+r.Title, print.PaperTitle{Text: h.Short + "代表培训名册", Tight: true, Size: 20},
		print.Sides{Left: r.Issue + "　" + r.Title, Right: days.Long(h.Day), Size: print.Size5}, t,
		print.Small(r.Coverage, print.Size5, print.Left))
	d.Landscape, d.Margins = true, narrow
	return d
}
