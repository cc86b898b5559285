package print

import "fmt"

// furnish puts on a page what stands outside the type area: its number and the paper's mark.
//
// GB/T 9704-2012, 7.5: the number in 4号 宋体 between two dashes, 7 mm under the type area, on odd pages one character from the right
// edge, on even pages from the left. On a landscape table (7.6) it stays where it is on the sheet.
func (f *flow) furnish(p *Page, number int) {
	f.page = p
	if f.doc.Mark != "" {
		l := f.one(f.doc.Mark, Style{Role: Hei, Size: Size5, Color: Red})
		w, h := l.width+3, 5.6
		x, y := f.left+f.width-w, max(4, f.top-12)
		for _, r := range [][4]float64{{x, y, x + w, y}, {x, y + h, x + w, y + h}, {x, y, x, y + h}, {x + w, y, x + w, y + h}} {
			f.rule(r[0], r[1], r[2], r[3], 0.25, Red)
		}
		f.put(&l, x, y, w, h, Center)
	}
	if f.doc.Plain {
		return
	}
	style := Style{Role: Song, Size: Size4}
	l := f.one(fmt.Sprintf("— %d —", number), style)
	em, odd := style.Size*mm, number%2 == 1
	if f.doc.Landscape {
		f.turned(&l, em, odd)
		return
	}
	x := f.left + em
	if odd {
		x = f.left + f.width - em - l.width
	}
	f.put(&l, x, f.bottom+7, l.width, em, Left)
}

// turned puts the number of a landscape page where it is on the upright sheet: under the type area, which is at the left here.
func (f *flow) turned(l *line, em float64, odd bool) {
	x := f.left - 7 - em*rise
	y := f.top + em
	if odd {
		y = f.bottom - em - l.width
	}
	for _, r := range l.runs {
		r.X, r.Y, r.Turned = x, y+r.X, true
		f.page.Runs = append(f.page.Runs, r)
	}
}

// one sets a short text on one line, as wide as it is.
func (f *flow) one(text string, style Style) line {
	all := f.set([]Span{{Text: Clean(text), Style: style}}, measure{width: 1e6, align: Left})
	return all[0]
}
