package print

import "strings"

// bodyStyle is the running text of an official document: 3号 仿宋, 28 to the line.
var bodyStyle = Style{Role: FangSong, Size: Size3, Pitch: Advance}

// Paragraph is running text in lines of one height. Its spans may be of different styles; a line feed begins a new paragraph.
type Paragraph struct {
	Spans  []Span
	Align  Align
	Indent float64 // of the first line, in characters of the first span
	Hang   float64 // of the other lines, in characters
	Height float64 // of a line, in millimetres
	keep   bool    // never the last on a page: a heading
}

// Body is a paragraph of the main text, its first line indented by two characters.
func Body(text string) *Paragraph { return Rich(Span{Text: text, Style: bodyStyle}) }

// Rich is a paragraph of the main text in several styles; a span without a size is in the body's.
func Rich(spans ...Span) *Paragraph {
	for i := range spans {
		if spans[i].Style.Size == 0 {
			spans[i].Style = bodyStyle
		}
	}
	return &Paragraph{Spans: spans, Indent: 2, Height: Pitch}
}

// Kept has a paragraph stay with what follows it on one page.
func (p *Paragraph) Kept() *Paragraph { p.keep = true; return p }

// Heading is a heading of the main text: level 1 (一、) 黑体, 2 (（一）) 楷体, 3 (1.) and 4 (（1）) 仿宋.
func Heading(level int, text string) *Paragraph {
	style := bodyStyle
	switch level {
	case 1:
		style.Role = Hei
	case 2:
		style.Role = Kai
	}
	p := Rich(Span{Text: text, Style: style})
	p.keep = true
	return p
}

// Flush is a line of the main text without indent, such as 主送机关.
func Flush(text string) *Paragraph {
	p := Body(text)
	p.Indent = 0
	return p
}

// Small is text in a size of its own, its lines as close as that wants: under tables, in notes.
func Small(text string, size float64, align Align) *Paragraph {
	return &Paragraph{Spans: []Span{{Text: text, Style: Style{Role: FangSong, Size: size}}}, Align: align, Height: size * mm * 1.5}
}

// Annexes is 附件说明: one line under the body, each title aligned under the first.
func Annexes(titles ...string) Block {
	if len(titles) == 1 {
		return stack{Gap(1), &Paragraph{Spans: []Span{{Text: "附件：" + titles[0], Style: bodyStyle}}, Indent: 2, Hang: 5, Height: Pitch}}
	}
	all := stack{Gap(1)}
	for i, t := range titles {
		number := string(rune('0'+(i+1)%10)) + "."
		if i >= 9 {
			number = string(rune('0'+(i+1)/10)) + number
		}
		p := &Paragraph{Spans: []Span{{Text: number + t, Style: bodyStyle}}, Indent: 5, Hang: 6, Height: Pitch}
		if i == 0 {
			p.Spans[0].Text, p.Indent = "附件："+number+t, 2
		}
		all = append(all, p)
	}
	return all
}

// stack is blocks as one.
type stack []Block

func (s stack) place(f *flow) {
	for _, b := range s {
		b.place(f)
	}
}

// paragraphs splits spans at line feeds, cleaned.
func paragraphs(spans []Span) [][]Span {
	var all [][]Span
	var now []Span
	for _, s := range spans {
		text := Clean(s.Text)
		for {
			line, rest, more := strings.Cut(text, "\n")
			if line != "" || s.Blank > 0 || !more {
				one := s
				one.Text = line
				now = append(now, one)
			}
			if !more {
				break
			}
			all, now, text = append(all, now), nil, rest
		}
	}
	return append(all, now)
}

func (p *Paragraph) place(f *flow) {
	if len(p.Spans) == 0 {
		return
	}
	for _, spans := range paragraphs(p.Spans) {
		style := p.Spans[0].Style
		em := style.advance()
		lines := f.set(spans, measure{width: f.width, indent: p.Indent * em, hang: p.Hang * em, align: p.Align})
		f.lines(p, lines, em)
	}
}

// lines puts a paragraph's lines down. The last ones stay together with what must not stand alone after them.
func (f *flow) lines(p *Paragraph, lines []line, em float64) {
	if p.keep {
		after := p.Height
		if o, ok := f.next.(opener); ok {
			after = o.opens(f)
		}
		f.need(min(float64(len(lines))*p.Height+after, f.bottom-f.top))
	}
	for i := range lines {
		left := len(lines) - i
		room := p.Height
		if f.tail > 0 && left == min(2, len(lines)) { // the last two lines go with what follows
			room = float64(left)*p.Height + f.tail
			if room > f.bottom-f.top {
				room = p.Height
			}
		}
		f.need(room)
		indent := p.Hang
		if i == 0 {
			indent = p.Indent
		}
		x := f.left
		if p.Align == Justified || p.Align == Left {
			x += indent * em
		}
		f.put(&lines[i], x, f.y, f.width, p.Height, p.Align)
		f.y += p.Height
	}
}

// Gap is empty lines of the main text; at the head of a page there are none.
type Gap float64

func (g Gap) place(f *flow) {
	if f.y > f.top+tiny {
		f.y += float64(g) * Pitch
	}
}

// Break begins a new page.
type Break struct{}

func (Break) place(f *flow) {
	if f.y > f.top+tiny {
		f.newPage()
	}
}

// PaperTitle is a paper's title: 2号 小标宋 in balanced lines, with lines under it in 楷体 such as （讨论稿）, and an empty line.
type PaperTitle struct {
	Text  string
	Under []string // 楷体 3号, centred
	Tight bool     // no empty line under it: a table follows
	Size  float64  // 0: 2号
}

func (t PaperTitle) place(f *flow) {
	size := t.Size
	if size == 0 {
		size = Size2
	}
	height := size * mm * 1.45
	var lines []line
	for _, part := range strings.Split(t.Text, "\n") { // where a title must break, its author says so
		lines = append(lines, f.set([]Span{{Text: Clean(part), Style: Style{Role: Title, Size: size}}},
			measure{width: f.width, align: Center,
				title: true})...)
	}
	f.need(min(float64(len(lines))*height+2*Pitch, f.bottom-f.top))
	for i := range lines {
		f.need(height)
		f.put(&lines[i], f.left, f.y, f.width, height, Center)
		f.y += height
	}
	for _, u := range t.Under {
		l := f.set([]Span{{Text: Clean(u), Style: Style{Role: Kai, Size: Size3}}}, measure{width: f.width, align: Center})
		for i := range l {
			f.need(Pitch)
			f.put(&l[i], f.left, f.y, f.width, Pitch, Center)
			f.y += Pitch
		}
	}
	if t.Tight {
		f.y += Pitch / 3
	} else {
		f.y += Pitch
	}
}

// Issued is 署名 and 成文日期: the date four characters from the right edge, the issuer centred over it, and room for the seal on both.
type Issued struct {
	Issuer, Date string
	Seal         bool // leave room above for a seal of 42 mm
}

func (b Issued) lines(f *flow) []line {
	return f.set([]Span{{Text: oneLine(b.Issuer), Style: bodyStyle}}, measure{width: f.width - 2*Advance, align: Center})
}

func (b Issued) above() float64 {
	if b.Seal {
		return 2 * Pitch
	}
	return Pitch
}

func (b Issued) keeps(f *flow) float64 { return b.above() + float64(len(b.lines(f))+1)*Pitch }

func (b Issued) place(f *flow) {
	issuer, date := b.lines(f), f.one(b.Date, bodyStyle)
	f.need(min(b.keeps(f), f.bottom-f.top))
	f.y += b.above()
	wide := 0.0
	for i := range issuer {
		wide = max(wide, issuer[i].width)
	}
	// The date stands four characters from the edge, the issuer in the middle over it; a long name would leave the type area.
	centre := min(f.left+f.width-4*Advance-date.width/2, f.left+f.width-Advance/2-wide/2)
	for i := range issuer {
		f.need(Pitch)
		f.put(&issuer[i], centre-issuer[i].width/2, f.y, issuer[i].width, Pitch, Left)
		f.y += Pitch
	}
	f.need(Pitch)
	f.put(&date, centre-date.width/2, f.y, date.width, Pitch, Left)
	f.y += Pitch
}

// Colophon is 版记 at the foot of the last page: 抄送, and who printed it when. 4号 仿宋 between rules of 0.35 and 0.25 mm.
type Colophon struct {
	CC, Office, Date string // Date without 印发
	Copies           int    // 共印 n 份; 0: not said
}

func (c Colophon) keeps(f *flow) float64 { return c.foot(f).height() + footGap }

func (c Colophon) place(f *flow) { c.foot(f).place(f) }

func (c Colophon) foot(f *flow) *foot {
	style := Style{Role: FangSong, Size: Size4}
	em := style.Size * mm
	foot := &foot{style: style, pitch: em * 1.6}
	if c.CC != "" {
		foot.add(f, "抄送：", c.CC, 3)
		foot.rule = len(foot.lines)
	}
	date := f.one(oneLine(c.Date)+"印发", style)
	office := f.set([]Span{{Text: oneLine(c.Office), Style: style}}, measure{width: max(10*em, f.width-4*em-date.width), align: Left})
	date.shift(f.width - 2*em - date.width)
	office[0].runs = append(office[0].runs, date.runs...)
	foot.lines = append(foot.lines, office...)
	if c.Copies > 0 {
		foot.under = f.one("（共印"+itoa(c.Copies)+"份）", style)
	}
	return foot
}

// foot is lines between rules at the foot of a paper's last page; where they are more than half a page, they follow the text.
type foot struct {
	style Style
	pitch float64
	lines []line
	rule  int  // after so many lines; 0: none
	under line // under the last rule, at the right
}

// add sets a text with a word before it that its further lines are indented by.
func (b *foot) add(f *flow, word, text string, hang float64) {
	em := b.style.Size * mm
	text = word + strings.TrimSuffix(strings.TrimSpace(oneLine(text)), "。") + "。"
	lines := f.set([]Span{{Text: text, Style: b.style}}, measure{width: f.width - 2*em, hang: hang * em, align: Justified})
	for i := range lines {
		if i > 0 {
			lines[i].shift(hang * em)
		}
	}
	b.lines = append(b.lines, lines...)
}

// footGap is the least between the text and the first rule.
const footGap = 2.0

func (b *foot) height() float64 {
	rows := len(b.lines)
	if len(b.under.runs) > 0 {
		rows++
	}
	return float64(rows) * b.pitch
}

func (b *foot) place(f *flow) {
	em := b.style.Size * mm
	if total := b.height(); total < (f.bottom-f.top)/2 {
		f.need(total + footGap)
		f.y = f.bottom - total
	}
	f.rule(f.left, f.y, f.left+f.width, f.y, 0.35, Black)
	for i := range b.lines {
		f.need(b.pitch)
		if i == b.rule && i > 0 {
			f.rule(f.left, f.y, f.left+f.width, f.y, 0.25, Black)
		}
		f.put(&b.lines[i], f.left+em, f.y, f.width-2*em, b.pitch, Left)
		f.y += b.pitch
	}
	f.rule(f.left, f.y, f.left+f.width, f.y, 0.35, Black)
	if len(b.under.runs) > 0 {
		f.put(&b.under, f.left+f.width-em-b.under.width, f.y, b.under.width, b.pitch, Left)
		f.y += b.pitch
	}
}

// Sides is one small line with text at both edges: the unit and the day over a table.
type Sides struct {
	Left, Right string
	Size        float64
}

func (s Sides) place(f *flow) {
	style := Style{Role: FangSong, Size: s.Size}
	height := s.Size * mm * 1.6
	right := f.one(oneLine(s.Right), style)
	lines := f.set([]Span{{Text: oneLine(s.Left), Style: style}}, measure{width: f.width - right.width - 2*style.Size*mm, align: Left})
	f.need(min(float64(len(lines))*height+2*Pitch, f.bottom-f.top))
	f.put(&right, f.left, f.y, f.width, height, Right)
	for i := range lines {
		f.need(height)
		f.put(&lines[i], f.left, f.y, f.width, height, Left)
		f.y += height
	}
}
