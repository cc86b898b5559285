package print

import "strings"

// BriefingHead is the head of a numbered briefing (简报): its name large and red, the number, who issues it and when, a red rule.
// Offices set it so; the standard has none.
type BriefingHead struct {
	Name         string
	Issue, Total int // 第 N 期（总第 N 期）; the place of an issue of 0 is left free, a total of 0 is not said
	Issuer, Date string
}

func (b BriefingHead) place(f *flow) {
	size := 40.0
	style := Style{Role: Title, Size: size, Color: Red}
	whole := f.one(oneLine(b.Name), style)
	for whole.width > f.width && size > 20 {
		size -= 2
		style.Size = size
		whole = f.one(oneLine(b.Name), style)
	}
	if n := float64(len([]rune(b.Name)) - 1); n > 0 && whole.width < f.width*0.8 { // a short name is spread, as on printed heads
		style.Pitch = size*mm + min((f.width*0.8-whole.width)/n, size*mm*0.5)
	}
	height := size * mm * 1.3
	name := f.set([]Span{{Text: oneLine(b.Name), Style: style}}, measure{width: f.width, align: Center})
	for i := range name {
		if style.Pitch > 0 {
			name[i].width -= style.Pitch - size*mm
		}
		f.need(height)
		f.put(&name[i], f.left, f.y, f.width, height, Center)
		f.y += height
	}
	f.y++
	issue := "第　　期"
	if b.Issue > 0 {
		issue = "第 " + itoa(b.Issue) + " 期"
	}
	if b.Total > 0 {
		issue += "（总第 " + itoa(b.Total) + " 期）"
	}
	l := f.one(issue, bodyStyle)
	f.put(&l, f.left, f.y, f.width, Pitch, Center)
	f.y += Pitch
	date := f.one(oneLine(b.Date), bodyStyle)
	issuer := f.set([]Span{{Text: oneLine(b.Issuer), Style: bodyStyle}}, measure{width: max(8*Advance, f.width-4*Advance-date.width),
		align: Left})
	f.put(&date, f.left+f.width-Advance-date.width, f.y, date.width, Pitch, Left)
	for i := range issuer {
		f.need(Pitch)
		f.put(&issuer[i], f.left+Advance, f.y, issuer[i].width, Pitch, Left)
		f.y += Pitch
	}
	f.y += 0.6
	f.rule(f.left, f.y, f.left+f.width, f.y, 0.8, Red)
	f.y += Pitch
}

// BriefingEnd stands at the foot of a briefing's last page: 报, 送, 发 and how many were printed.
type BriefingEnd struct {
	Report, Send, Issue string
	Copies              int
}

// keeps has the last lines of the text come along: a page that holds nothing but 版记 looks like a mistake.
func (b BriefingEnd) keeps(f *flow) float64 { return b.foot(f).height() + footGap }

func (b BriefingEnd) place(f *flow) { b.foot(f).place(f) }

func (b BriefingEnd) foot(f *flow) *foot {
	style := Style{Role: FangSong, Size: Size4}
	foot := &foot{style: style, pitch: style.Size * mm * 1.6}
	for _, one := range [][2]string{{"报：", b.Report}, {"送：", b.Send}, {"发：", b.Issue}} {
		if strings.TrimSpace(one[1]) != "" {
			foot.add(f, one[0], one[1], 2)
		}
	}
	if b.Copies > 0 {
		foot.under = f.one("（共印 "+itoa(b.Copies)+" 份）", style)
	}
	return foot
}
