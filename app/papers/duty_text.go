package papers

import (
	"fmt"
	"strings"

	"liujin/app/days"
	"liujin/app/figures"
)

// DutyText tells deputies of their shifts in the chat group: short lines, and no telephone numbers.
func DutyText(unit string, shifts []Shift) string {
	var b strings.Builder
	fmt.Fprintf(&b, "【%s】代表家站点值班通知\n", unit)
	if len(shifts) == 0 {
		b.WriteString("\n这段时间没有安排值班。\n")
		return b.String()
	}
	b.WriteString("\n各位代表：请按下列安排到站接待选民。\n")
	for i := range shifts {
		b.WriteString("\n" + shifts[i].lines("值班代表："))
		if n := shifts[i].Open; n > 0 {
			fmt.Fprintf(&b, "还缺%d人\n", n)
		}
		if due := shifts[i].Due; due != "" {
			b.WriteString("（" + due + "）\n")
		}
	}
	b.WriteString("\n因故不能到站的，请提前告知，以便安排替班。收到请回复。\n")
	return b.String()
}

// lines is a shift in a message: when, where, who.
func (s *Shift) lines(who string) string {
	when := days.Short(s.Day)
	if w := days.Weekday(s.Day, ""); w != "" {
		when += " 星期" + w
	}
	names := make([]string, len(s.Seats))
	for i, d := range s.Seats {
		names[i] = d.Name + d.about()
	}
	if len(names) == 0 {
		names = []string{"待定"}
	}
	return strings.TrimSpace(when+" "+s.DayPart+s.Hours) + "\n" + s.where() + "\n" + who + strings.Join(names, "、") + "\n"
}

// NoticeText is a public notice for a chat group or a web page, in plain lines.
func NoticeText(unit string, n Notice) string {
	var b strings.Builder
	first, second := n.title(unit)
	b.WriteString(first + second + "\n")
	if n.Number > 0 && n.Year > 0 {
		fmt.Fprintf(&b, "(%d)%d号\n", n.Year, n.Number)
	}
	b.WriteString("\n" + n.opening() + "\n")
	for i, p := range n.parts() {
		fmt.Fprintf(&b, "\n%s、%s\n", figures.Numeral(i+1), p.head)
		if p.table != nil {
			_, same := n.place()
			for k := range n.Shifts {
				b.WriteString(n.Shifts[k].row(!same))
			}
		}
		for _, l := range p.lines {
			b.WriteString(l.text + "\n")
		}
	}
	b.WriteString("\n" + closing(unit) + "\n特此公告。\n\n" + unit + "\n")
	return b.String()
}

// row is a shift among several of a notice.
func (s *Shift) row(place bool) string {
	text := s.when() + "\n"
	if place {
		text += s.where() + "\n"
	}
	return text + strings.Join(s.receiving(""), "\n") + "\n"
}
