package papers

import (
	"fmt"
	"slices"
	"strings"

	"liujin/app/days"
	"liujin/app/figures"
	"liujin/app/print"
)

// Notice is what a public notice (接待公告) says beside its head.
type Notice struct {
	Year, Number int // a number of 0 is not given, and its place is left free
	Shifts       []Shift
	Received     []string // what is received
	NotReceived  []string // what is not
	Station      string   // of all its shifts; "" when they are of several
}

// number is written as such notices have it: (2026)7号.
func (n *Notice) number(h Head) string {
	year, number := h.Day[:min(4, len(h.Day))], "　"
	if n.Year > 0 {
		year = fmt.Sprint(n.Year)
	}
	if n.Number > 0 {
		number = fmt.Sprint(n.Number)
	}
	return "(" + year + ")" + number + "号"
}

// title is the notice's, in its two parts.
func (Notice) title(unit string) (string, string) { return unit, "关于代表接待选民的公告" }

// opening says why the notice is made.
func (n *Notice) opening() string {
	where := ""
	if n.Station != "" {
		where = "在" + n.Station
	}
	return "为密切人大代表同人民群众的联系，听取和反映选民的意见和要求，现将人大代表" + where + "接待选民的有关事项公告如下："
}

// closing says what becomes of what is said.
func closing(unit string) string {
	return "欢迎广大选民届时前来反映情况，提出意见和建议。接待代表认真听取、如实记录，不直接处理问题；收到的意见和建议由" + unit + "按照规定交有关单位研究办理，并及时反馈。"
}

// DutyNotice is 接待公告, which goes up some days before a shift. It is public: nobody's telephone stands on it.
func DutyNotice(h Head, n Notice) *print.Document {
	first, second := n.title(h.Unit)
	number := print.Flush(n.number(h))
	number.Align = print.Center
	blocks := []print.Block{headline(print.Size2, 154, first, second), print.Gap(0.3), number, print.Gap(1), print.Body(n.opening())}
	for i, p := range n.parts() {
		blocks = append(blocks, print.Heading(1, figures.Numeral(i+1)+"、"+p.head))
		if p.table != nil {
			blocks = append(blocks, print.Gap(0.2), p.table, print.Gap(0.1))
		}
		for _, l := range p.lines {
			if l.level > 0 {
				blocks = append(blocks, print.Heading(l.level, l.text))
			} else {
				blocks = append(blocks, print.Body(l.text))
			}
		}
	}
	blocks = append(blocks, print.Body(closing(h.Unit)), print.Body("特此公告。"), print.Issued{Issuer: h.Unit, Date: days.Long(h.Day),
		Seal: true})
	name := "接待公告"
	if n.Number > 0 {
		name += n.number(h)
	}
	return h.document(name, blocks...)
}

// noticePart is one numbered part of a notice: its heading and what stands under it.
type noticePart struct {
	head  string
	lines []noticeLine
	table *print.Table
}

type noticeLine struct {
	level int // of a heading; 0: running text
	text  string
}

func running(texts ...string) []noticeLine {
	out := make([]noticeLine, len(texts))
	for i, text := range texts {
		out[i].text = text
	}
	return out
}

// parts are the numbered parts of a notice. One shift is told in words; several stand in
// a table, their place before it where it is the same.
func (n *Notice) parts() []noticePart {
	var all []noticePart
	switch {
	case len(n.Shifts) == 0:
		all = []noticePart{{head: "接待时间", lines: running("具体时间、地点和接待代表另行公告。")}}
	case len(n.Shifts) == 1:
		s := &n.Shifts[0]
		all = []noticePart{{head: "接待时间", lines: running(s.when() + "。")}, {head: "接待地点", lines: running(s.where() + "。")},
			{head: "接待代表", lines: running(s.receiving("。")...)}}
	default:
		place, same := n.place()
		table := n.table(!same)
		if same {
			all = []noticePart{{head: "接待时间和代表", table: table}, {head: "接待地点", lines: running(place + "。")}}
		} else {
			all = []noticePart{{head: "接待时间、地点和代表", table: table}}
		}
	}
	received, not := points(n.Received), points(n.NotReceived)
	switch {
	case len(received) > 0 && len(not) > 0:
		lines := append([]noticeLine{{2, "（一）受理范围"}}, received...)
		all = append(all, noticePart{head: "接待内容", lines: append(append(lines, noticeLine{2, "（二）不予受理的事项"}), not...)})
	case len(received) > 0:
		all = append(all, noticePart{head: "接待内容", lines: received})
	case len(not) > 0:
		all = append(all, noticePart{head: "不予受理的事项", lines: not})
	}
	return all
}

// points are items with their numbers; one alone has none.
func points(items []string) []noticeLine {
	items = slices.DeleteFunc(slices.Clone(items), func(s string) bool { return strings.TrimSpace(s) == "" })
	var out []noticeLine
	for i, text := range items {
		number, end := fmt.Sprintf("%d．", i+1), "；"
		if len(items) == 1 {
			number = ""
		}
		if i == len(items)-1 {
			end = "。"
		}
		out = append(out, noticeLine{0, number + strings.TrimRight(text, "；;。.， \n") + end})
	}
	return out
}

// when is a shift's day and time in a sentence.
func (s *Shift) when() string {
	if s.Due != "" {
		return s.onTime() + "（" + s.Due + "）"
	}
	return s.onTime()
}

// onTime is the day and time alone.
func (s *Shift) onTime() string {
	text := days.Long(s.Day)
	if w := days.Weekday(s.Day, ""); w != "" {
		text += "（星期" + w + "）"
	}
	return text + s.DayPart + s.Hours
}

// where is the station with its address.
func (s *Shift) where() string {
	if s.Address == "" || s.Address == s.Station {
		return s.Station
	}
	return s.Station + "（" + s.Address + "）"
}

// place is where all shifts are, if that is one place.
func (n *Notice) place() (string, bool) {
	for i := range n.Shifts {
		if n.Shifts[i].where() != n.Shifts[0].where() {
			return "", false
		}
	}
	return n.Shifts[0].where(), true
}

// table lists several shifts: when, where, who; those at one time under one cell.
func (n *Notice) table(places bool) *print.Table {
	t := &print.Table{Size: print.SizeSmall4, Pad: 1.8, Head: heads("接待时间", "接待地点", "接待代表"),
		Columns: []print.Column{{Width: 38.5}, {Width: 49.5, Align: print.Left}, {Width: 68, Align: print.Left}}}
	if !places {
		t.Columns, t.Head[0].Cells = slices.Delete(t.Columns, 1, 2), slices.Delete(t.Head[0].Cells, 1, 2)
	}
	for i, under := 0, 0; i < len(n.Shifts); i++ {
		s := &n.Shifts[i]
		var cells []print.Cell
		if i == under {
			for under < len(n.Shifts) && n.Shifts[under].inRow() == s.inRow() && under-i < mostMerged/2 {
				under++
			}
			cells = append(cells, print.Cell{Text: s.inRow(), Rows: under - i})
		}
		if places {
			cells = append(cells, print.Cell{Text: strings.Join(filled(s.Station, s.Address), "\n")})
		}
		t.Rows = append(t.Rows, print.Row{Cells: append(cells, print.Cell{Text: strings.Join(s.receiving(""), "\n"), Whole: true})})
	}
	return t
}

// inRow is when a shift is, in a cell.
func (s *Shift) inRow() string {
	text := days.Short(s.Day)
	if w := days.Weekday(s.Day, ""); w != "" {
		text += " 星期" + w
	}
	due := ""
	if s.Due != "" {
		due = "（" + s.Due + "）"
	}
	return strings.Join(filled(text, s.DayPart+s.Hours, due), "\n")
}

// receiving names a shift's deputies by level, the highest first.
func (s *Shift) receiving(end string) []string {
	names := map[string][]string{}
	var found []string
	for _, d := range s.Seats {
		if names[d.Level] == nil {
			found = append(found, d.Level)
		}
		names[d.Level] = append(names[d.Level], d.Name)
	}
	if len(found) == 0 {
		return []string{"接待代表待定" + end}
	}
	slices.SortStableFunc(found, func(a, b string) int { return rank(a) - rank(b) })
	for i, level := range found {
		found[i] = level + "人大代表：" + strings.Join(names[level], "、") + end
	}
	return found
}
