package papers

import (
	"fmt"
	"strings"
)

// DutyText is the text of shifts for the chat group: short lines, no telephone numbers.
func DutyText(unit string, shifts []Shift) string {
	if len(shifts) == 0 {
		return "这段时间没有要通知的班次。"
	}
	var b strings.Builder
	fmt.Fprintf(&b, "【%s】代表家站点值班通知\n各位代表：请按以下安排到站接待选民。\n", unit)
	day := ""
	for i := range shifts {
		s := &shifts[i]
		if s.Day != day {
			day = s.Day
			fmt.Fprintf(&b, "\n%s（%s）\n", short(s.Day), weekday(s.Day))
		}
		fmt.Fprintf(&b, "· %s %s：%s", strings.TrimSpace(s.Session+" "+s.Hours), s.Station, s.names())
		if s.Open > 0 {
			fmt.Fprintf(&b, "（还缺%d人）", s.Open)
		}
		b.WriteString("\n")
	}
	b.WriteString("\n请提前安排好时间，因故不能到站请及时向人大办请假，以便安排替班。收到请回复。")
	return b.String()
}

func (s *Shift) names() string {
	words := make([]string, len(s.Seats))
	for i, d := range s.Seats {
		words[i] = d.Name
	}
	return strings.Join(words, "、")
}
