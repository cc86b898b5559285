package print

// Bar is one bar of a chart: how much of a target was done.
type Bar struct {
	Label        string
	Done, Target float64 // a target of 0: there is none
	Note         string  // at the right: 14/20 场 70%
	Link         string  // what a click on the note opens in the preview
}

// Bars is a chart of level bars, drawn as lines and boxes. Expected is the share of the time that has gone, 0 to 1, marked on each bar
// that has a target; 0: not marked.
type Bars struct {
	Bars     []Bar
	Expected float64
}

func (c Bars) place(f *flow) {
	style := Style{Role: FangSong, Size: SizeSmall4}
	pitch := style.Size * mm * 1.9
	labels, notes := make([][]line, len(c.Bars)), make([][]line, len(c.Bars))
	left, right, most := 0.0, 0.0, 0.0
	short := func(text, link string, share float64) []line {
		style := style
		style.Link = link
		return f.set([]Span{{Text: oneLine(text), Style: style}}, measure{width: f.width * share, align: Left})
	}
	for i, b := range c.Bars {
		labels[i], notes[i] = short(b.Label, "", 0.3), short(b.Note, b.Link, 0.35)
		left, right = max(left, widest(labels[i])), max(right, widest(notes[i]))
		if b.Target <= 0 {
			most = max(most, b.Done)
		}
	}
	left, right = left+2, right+2
	room := f.width - left - right
	step := style.Size * mm * 1.4
	for i, b := range c.Bars {
		f.need(pitch)
		from, page := f.y, f.page
		for k := range max(len(labels[i]), len(notes[i])) { // a long label takes more lines than the bar
			if k > 0 {
				f.y += step
				f.need(step)
			}
			if k < len(labels[i]) {
				f.put(&labels[i][k], f.left, f.y, left, pitch, Left)
			}
			if k < len(notes[i]) {
				f.put(&notes[i][k], f.left+left+room+2, f.y, right, pitch, Left)
			}
		}
		if f.page != page {
			from = f.top
		}
		x, y, h := f.left+left, from+pitch*0.25, pitch*0.5
		share, whole := 0.0, b.Target
		if whole <= 0 {
			whole = most
		}
		if whole > 0 {
			share = min(1, max(0, b.Done/whole))
		}
		f.page.Boxes = append(f.page.Boxes, Box{X: x, Y: y, W: room, H: h, Fill: Color{230, 230, 230}},
			Box{X: x, Y: y, W: room * share, H: h,
				Fill: Color{96, 96, 96}})
		if c.Expected > 0 && b.Target > 0 {
			at := x + room*min(1, c.Expected)
			f.rule(at, y-0.8, at, y+h+0.8, 0.35, Red)
		}
		f.y += pitch
	}
	f.y += Pitch / 4
}

// widest is the width of the longest of some lines.
func widest(all []line) (w float64) {
	for i := range all {
		w = max(w, all[i].width)
	}
	return w
}
