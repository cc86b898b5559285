package papers

import (
	"fmt"
	"strings"
	"time"

	"liujin/app/print"
)

// monthHeads are the heads of the columns of a span's months: at least n of them. Where a
// year begins within the span, its number stands above.
func monthHeads(from string, n int) []string {
	first, err := time.Parse(time.DateOnly, from)
	all := make([]string, n)
	for i := range all {
		if err != nil {
			all[i] = fmt.Sprintf("第%d月", i+1)
			continue
		}
		m := first.AddDate(0, i, 1-first.Day())
		all[i] = m.Format("1月")
		if last := first.AddDate(0, n-1, 1-first.Day()); first.Year() != last.Year() && (i == 0 || m.Month() == time.January) {
			all[i] = m.Format("2006年\n1月")
		}
	}
	return all
}

// pt is a point in millimetres.
const pt = 25.4 / 72

// headline is a title of two parts, which stand on one line where so many millimetres
// hold them and else on a line each: a name is not torn.
func headline(size, width float64, first, second string) *print.Paragraph {
	text := first + second
	if ems(text)*size*pt > width {
		text = first + "\n" + second
	}
	return &print.Paragraph{Spans: []print.Span{{Text: text, Style: print.Style{Role: print.Title, Size: size}}}, Align: print.Center,
		Height: size * pt * 1.45}
}

// ems is about how wide text is, in Han characters.
func ems(text string) (n float64) {
	for _, r := range text {
		switch {
		case r == '·':
			n += 0.4
		case r < 0x2000:
			n += 0.6 // a figure, with its share of the space beside Han
		default:
			n++
		}
	}
	return n
}

// broken breaks a name that is wider than so many characters where a reader would: behind the dot of a name, before 人大代表 or 代表 of a
// station's. Where that does not help it is left to be broken anywhere.
func broken(name string, room float64) string {
	if ems(name) <= room {
		return name
	}
	for _, mark := range []string{"人大代表", "代表", "·"} {
		at := strings.Index(name, mark)
		if mark == "·" && at > 0 {
			at += len(mark)
		}
		if at > 0 && at < len(name) && ems(name[:at]) <= room && ems(name[at:]) <= room {
			return name[:at] + "\n" + name[at:]
		}
	}
	return name
}

// prefix is a text with a mark behind it, where there is a text.
func prefix(text, mark string) string {
	if text == "" {
		return ""
	}
	return strings.TrimSpace(text) + mark
}
