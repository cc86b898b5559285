package print

// NameCard is 桌签: a page of its own that is folded in the middle and stands on the table, the name large on both its sides.
type NameCard string

func (c NameCard) place(f *flow) {
	if f.y > f.top+tiny {
		f.newPage()
	}
	wide, high := f.page.Width, f.page.Height
	name := oneLine(string(c))
	if r := []rune(name); len(r) == 2 {
		name = string(r[0]) + "　" + string(r[1])
	}
	style := Style{Role: Hei, Size: 128}
	set := f.one(name, style)
	for set.width > wide-30 && style.Size > 20 {
		style.Size -= 4
		set = f.one(name, style)
	}
	before, height := len(f.page.Runs), style.Size*mm*1.2
	f.put(&set, 0, high*3/4-height/2, wide, height, Center)
	for _, r := range f.page.Runs[before:] {
		r.X, r.Y, r.Over = wide-r.X, high-r.Y, true
		f.page.Runs = append(f.page.Runs, r)
	}
	f.page.Rules = append(f.page.Rules, Rule{X1: 0, Y1: high / 2, X2: wide, Y2: high / 2, Thick: 0.15, On: 2, Off: 2, Color: Grey})
	f.y = f.bottom
}
