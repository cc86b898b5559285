package print

import "strings"

// BriefingHead is the head of a numbered briefing (简报): its name large and red, the number, who issues it and when, a red rule.
// Offices set it so; the standard has none.
type BriefingHead struct {
	Name         string
	Issue, Total int // 第 N 期（总第 N 期）; a total of 0 is not said
	Issuer, Date string
}

func (b BriefingHead) place(f *flow) {
	size := 40.0
	style := Style{Role: Title, Size: size, Color: Red}
	name := f.one(oneLine(b.Name), style)
	for name.width > f.width && size > 20 {
		size -= 2
		style.Size = size
		name = f.one(oneLine(b.Name), style)
	}
	if n := float64(len([]rune(b.Name)) - 1); n > 0 && name.width < f.width*0.8 { // a short name is spread, as on printed heads
		style.Pitch = size*mm + min((f.width*0.8-name.width)/n, size*mm*0.5)
		name = f.one(oneLine(b.Name), style)
		name.width -= style.Pitch - size*mm
	}
	height := size * mm * 1.3
	f.put(&name, f.left, f.y, f.width, height, Center)
	f.y += height + 1
	issue := "第 " + itoa(b.Issue) + " 期"
	if b.Total > 0 {
		issue += "（总第 " + itoa(b.Total) + " 期）"
	}
	l := f.one(issue, bodyStyle)
	f.put(&l, f.left, f.y, f.width, Pitch, Center)
	f.y += Pitch
	issuer, date := f.one(b.Issuer, bodyStyle), f.one(b.Date, bodyStyle)
	f.put(&issuer, f.left+Advance, f.y, issuer.width, Pitch, Left)
	f.put(&date, f.left+f.width-Advance-date.width, f.y, date.width, Pitch, Left)
	f.y += Pitch + 0.6
	f.rule(f.left, f.y, f.left+f.width, f.y, 0.8, Red)
	f.y += Pitch
}

// BriefingEnd stands at the foot of a briefing's last page: 报, 送, 发 and how many were printed.
type BriefingEnd struct {
	Report, Send, Issue string
	Copies              int
}

func (b BriefingEnd) place(f *flow) {
	style := Style{Role: FangSong, Size: Size4}
	height := style.Size * mm * 1.6
	var all []line
	for _, one := range [][2]string{{"报：", b.Report}, {"送：", b.Send}, {"发：", b.Issue}} {
		if text := strings.TrimSpace(oneLine(one[1])); text != "" {
			em := style.Size * mm
			lines := f.set([]Span{{Text: one[0] + strings.TrimSuffix(text, "。") + "。", Style: style}}, measure{width: f.width - 2*em, hang: 2 * em, align: Left})
			for i := range lines {
				if i > 0 {
					lines[i].shift(2 * em)
				}
			}
			all = append(all, lines...)
		}
	}
	if b.Copies > 0 {
		l := f.one("（共印 "+itoa(b.Copies)+" 份）", style)
		l.shift(f.width - 2*style.Size*mm - l.width)
		all = append(all, l)
	}
	total := float64(len(all)) * height
	f.need(total + Pitch)
	y := f.bottom - total
	f.rule(f.left, y, f.left+f.width, y, 0.35, Black)
	for i := range all {
		f.put(&all[i], f.left+style.Size*mm, y, f.width, height, Left)
		y += height
	}
	f.rule(f.left, y, f.left+f.width, y, 0.35, Black)
	f.y = f.bottom
}
