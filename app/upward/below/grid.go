package below

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"liujin/app/days"
	"liujin/app/figures"
	"liujin/app/table"
	"liujin/app/upward"
	"liujin/data"
)

// GridColumns are the columns of 汇总: of each unit how it stands, and its figures, each by the name of its key (CellKeys).
var GridColumns = gridColumns()

func gridColumns() []table.Column[*UnitSummary] {
	all := []table.Column[*UnitSummary]{
		table.Of("unit", "单位", 7.5, func(u *UnitSummary) string { return u.Office.Called() }),
		{Name: "state", Head: "报送", Width: 3.2, Cell: func(u *UnitSummary) table.Cell { return table.Chip(u.State, stateTones[u.State]) }},
		table.Of("towns", "镇街", 3.2, func(u *UnitSummary) string { return u.Below.Share() }).WhereUsed(),
		table.Of("tags", "说明", 5, func(u *UnitSummary) string { return strings.Join(u.Tags(), "，") }),
	}
	for i := range data.WalkIns {
		w := &data.WalkIns[i]
		key := fmt.Sprintf("walk%d.", i+1)
		width := float32(4.2)
		if w.WalkIn == data.WalkVoters { // counted by thousands
			width = 5
		}
		all = append(all, table.Column[*UnitSummary]{Name: key + "done", Head: w.Name, Width: width, Cell: func(u *UnitSummary) table.Cell {
			return u.against(key+"done", key+"target")
		}})
	}
	all = append(all,
		table.Column[*UnitSummary]{Name: "opinion.received", Head: "意见", Width: 3, Cell: func(u *UnitSummary) table.Cell {
			return u.number("opinion.received")
		}},
		table.Column[*UnitSummary]{Name: "opinion.late", Head: "逾期", Width: 2.5, Cell: func(u *UnitSummary) table.Cell {
			c := u.number("opinion.late")
			if c.Number > 0 {
				c.Tone = table.Late
			}
			return c
		}})
	for _, r := range gridRates {
		all = append(all, rate(r.part, r.head, r.part, r.whole))
	}
	return all
}

// gridRates are the shares that 汇总 tells: each opens what its part counts.
var gridRates = []struct{ head, part, whole string }{{"答复率", "opinion.answered", "opinion.owed"}, {"到岗率", "seats_came", "seats_planned"},
	{"轮训", "trained", "deputies"}, {"述职", "reported", "report_asked"}}

// CellKeys are the keys of the figures that a cell of 汇总 shows, by its column's name, the one whose rows it opens first; none: the column
// tells of the unit itself.
func CellKeys(column string) []string {
	if !slices.Contains(upward.FigureKeys, column) {
		return nil
	}
	keys := []string{column}
	if walk, ok := strings.CutSuffix(column, "done"); ok {
		return append(keys, walk+"target")
	}
	for _, r := range gridRates {
		if r.part == column {
			keys = append(keys, r.whole)
		}
	}
	return keys
}

// StateTone is the tone of how a unit stands.
func StateTone(s upward.UnitState) table.Tone { return stateTones[s] }

var stateTones = map[upward.UnitState]table.Tone{upward.UnitOnTime: table.Good, upward.UnitReported: table.Good, upward.UnitLate: table.Due,
	upward.UnitMissing: table.Late, upward.UnitReturned: table.Late}

// number is a figure as it is shown.
func (u *UnitSummary) number(key string) table.Cell {
	return upward.Cell(u.Figures, key, u.Doubtful(key))
}

// against is a figure beside its target.
func (u *UnitSummary) against(key, target string) table.Cell {
	c := u.number(key)
	of := u.Figures[target]
	if of == 0 || c == upward.NotTold {
		return c
	}
	n, doubted := strings.CutSuffix(c.Text, upward.DoubtMark)
	if n += "/" + strconv.Itoa(of); doubted {
		n += upward.DoubtMark
	}
	c.Text = n
	return c
}

// rate is a column of a share: of which both figures are told.
func rate(name, head, part, whole string) table.Column[*UnitSummary] {
	return table.Column[*UnitSummary]{Name: name, Head: head, Width: 3.4, Cell: func(u *UnitSummary) table.Cell {
		n, ok := u.Figures[part]
		of, known := u.Figures[whole]
		if !ok || !known || of == 0 {
			return upward.NotTold
		}
		c := table.Cell{Kind: table.Number, Text: figures.Percent(n, of), Number: float64(n) / float64(of)}
		if u.Doubtful(part) || u.Doubtful(whole) {
			c.Text, c.Tone = c.Text+upward.DoubtMark, table.Due
		}
		return c
	}}
}

// Sum is the last row: what is sure of all that reported.
func (s *Summary) Sum() UnitSummary {
	u := UnitSummary{Office: data.Office{Short: "合计"}, Figures: s.Total,
		State: upward.UnitState(fmt.Sprintf("%d/%d", s.Reported(), len(s.Units)))}
	if s.Requirement.Due != "" {
		u.onTime = "按时 " + figures.Percent(s.OnTime(), len(s.Units))
	}
	return u
}

// Listing is 汇总 as a table with its sum, for a sheet and a paper. The units that did not report are named above it.
func (s *Summary) Listing() table.Listing {
	l := table.Listed(s.Title(), GridColumns, s.Units)
	sum := s.Sum()
	for _, c := range table.Used(GridColumns, table.Pointers(s.Units)) {
		l.Total = append(l.Total, c.Cell(&sum))
	}
	l.Total[1].Tone = table.None
	l.Note = s.Words()
	return l
}

// Brief says in a few words how far the units are.
func (s *Summary) Brief() string {
	if len(s.Units) == 0 {
		return ""
	}
	said := []string{fmt.Sprintf("应报 %d", len(s.Units)), fmt.Sprintf("已报 %d", s.Reported())}
	if s.Requirement.Due != "" {
		said = append(said, fmt.Sprintf("按时 %d", s.OnTime()))
	}
	if n := len(s.Units) - s.Reported(); n > 0 {
		said = append(said, fmt.Sprintf("未报 %d", n))
	}
	if n := s.doubts(); n > 0 {
		said = append(said, fmt.Sprintf("待核 %d", n))
	}
	return strings.Join(said, " · ")
}

// Words say how far the units are: 应报 15 个，已报 12 个（按时 11 个），未报：白鹤乡人大、…。
func (s *Summary) Words() string {
	text := fmt.Sprintf("%s，应报 %d 个，已报 %d 个", days.Period(s.Period.From, s.Period.To), len(s.Units), s.Reported())
	if s.Requirement.Due != "" {
		text += fmt.Sprintf("（按时 %d 个，截止 %s）", s.OnTime(), days.Short(s.Requirement.Due))
	}
	if missing := s.Missing(); len(missing) > 0 {
		text += "；未报：" + strings.Join(missing, "、")
	}
	text += s.joinedWords()
	if n := s.doubts(); n > 0 {
		text += fmt.Sprintf("；待核 %d 项（带“?”，不在合计里）", n)
	}
	if n := s.Repeats["deputies"]; n > 0 {
		text += fmt.Sprintf("；代表人数合计不重复计算（其中重复 %d 人）", n)
	}
	if n := len(s.Alike); n > 0 {
		text += fmt.Sprintf("；另有 %d 对不同单位的代表同名、同性别、同月出生，可能是同一人，还没有核对", n)
	}
	return text
}

// doubts is how many figures wait to be settled.
func (s *Summary) doubts() (n int) {
	for i := range s.Units {
		n += len(s.Units[i].Doubts)
	}
	return n
}

// Reminder (提醒报送) is the text for the group of the units that did not report yet; "" all did.
func (s *Summary) Reminder() string {
	missing := s.Missing()
	if len(missing) == 0 {
		return ""
	}
	text := fmt.Sprintf("【提醒报送】%s代表履职情况", s.Period.Name)
	if due := s.Requirement.Due; due != "" {
		text += "请于 " + days.Short(due) + "前报送"
	} else {
		text += "请尽快报送"
	}
	return text + "，还没有收到：" + strings.Join(missing, "、") + "。谢谢！"
}

// Receipts (回执) is the text for the group about what was received: 已收, 待核, 未报.
func (s *Summary) Receipts() string {
	var taken, doubted []string
	for i := range s.Units {
		u := &s.Units[i]
		switch {
		case u.Counted.ID == "":
		case len(u.Doubts) > 0:
			doubted = append(doubted, fmt.Sprintf("%s（%s）", u.Office.Name, strings.Join(u.DoubtWords(), "；")))
		default:
			taken = append(taken, u.Office.Name)
		}
	}
	lines := []string{fmt.Sprintf("【%s报送情况】", s.Period.Name)}
	for _, part := range []struct {
		head  string
		names []string
	}{{"已收", taken}, {"待核，请回电", doubted}, {"未报", s.Missing()}} {
		if len(part.names) > 0 {
			lines = append(lines, fmt.Sprintf("%s（%d）：%s。", part.head, len(part.names), strings.Join(part.names, "、")))
		}
	}
	return strings.Join(lines, "\n")
}

// DoubtWords are the words of what is doubtful.
func (u *UnitSummary) DoubtWords() []string { return wordsOf(u.Doubts) }

func wordsOf(all []upward.Remark) []string {
	words := make([]string, len(all))
	for i := range all {
		words[i] = all[i].Text
	}
	return words
}

// FigureListing is every figure of every unit: figures down, units across; behind the sum the offices below each unit.
func (s *Summary) FigureListing() table.Listing {
	l := table.Listing{Title: s.Period.Name + "分项数字", Names: []string{"figure"}, Heads: []string{"项目"}, Widths: []float32{16}}
	sum := s.Sum()
	sum.Office.Short = fmt.Sprintf("合计（已报 %s）", sum.State)
	units := append(slices.Clone(s.Units), sum)
	for i := range s.Units {
		units = append(units, s.Units[i].under()...)
	}
	for i := range units {
		l.Names = append(l.Names, units[i].Office.Code)
		l.Heads = append(l.Heads, units[i].Office.Called())
		l.Widths = append(l.Widths, 5)
	}
	for _, key := range upward.FigureKeys {
		row := []table.Cell{table.T(upward.FigureName(key))}
		for i := range units {
			row = append(row, units[i].number(key))
		}
		l.Rows = append(l.Rows, row)
	}
	return l
}
