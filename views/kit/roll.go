package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"liujin/app/table"
)

// RollLine is one person of a roll: what was said of him, and a remark.
type RollLine struct {
	Name, Remark string
	State        int // index of the roll's states; -1 not yet said
}

// Roll calls a list of people over (点名): one key a person says what became of him and goes to the next. The mouse does the same.
type Roll struct {
	widget.BaseWidget
	Hint
	States []string
	Keys   []string // one key each, as it is typed
	Tones  []table.Tone
	Said   func(line, state int) // what was said of a person
	Other  func(*fyne.KeyEvent)  // keys that the roll does not use

	lines   []RollLine
	at      int
	focused bool
	hits    []hit
}

// NewRoll makes a roll of states and their keys.
func NewRoll[S ~string](states []S, keys []string, tones []table.Tone) *Roll {
	r := &Roll{States: labels(states), Keys: keys, Tones: tones}
	r.ExtendBaseWidget(r)
	return r
}

// Set shows people.
func (r *Roll) Set(lines []RollLine) {
	r.lines = lines
	r.at = min(r.at, max(0, len(lines)-1))
	r.Refresh()
}

// At is the person that the next key is for.
func (r *Roll) At() int { return r.at }

// say says what became of the person, and goes on to the next.
func (r *Roll) say(line, state int) {
	if line >= len(r.lines) || state >= len(r.States) {
		return
	}
	r.lines[line].State, r.at = state, min(line+1, len(r.lines)-1)
	r.Refresh()
	if r.Said != nil {
		r.Said(line, state)
	}
}

// TypedRune says what became of a person by key.
func (r *Roll) TypedRune(typed rune) {
	for i, key := range r.Keys {
		if Halfwidth(string(typed)) == key {
			r.say(r.at, i)
		}
	}
}

// TypedKey goes from person to person.
func (r *Roll) TypedKey(k *fyne.KeyEvent) {
	step := map[fyne.KeyName]int{fyne.KeyUp: -1, fyne.KeyDown: 1}[k.Name]
	if step == 0 {
		if r.Other != nil {
			r.Other(k)
		} else {
			passKey(r, k)
		}
		return
	}
	r.at = min(max(0, r.at+step), max(0, len(r.lines)-1))
	r.Refresh()
}

// FocusGained shows that the keys go here.
func (r *Roll) FocusGained() { r.focused = true; r.Refresh() }

// FocusLost ends what FocusGained began.
func (r *Roll) FocusLost() { r.focused = false; r.Refresh() }

// Tapped says what was clicked.
func (r *Roll) Tapped(e *fyne.PointEvent) {
	if Stray(r) {
		return
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(r); c != nil {
		c.Focus(r)
	}
	for i := len(r.hits) - 1; i >= 0; i-- {
		if h := &r.hits[i]; h.holds(e.Position) {
			if r.at = h.person; h.item != "" {
				r.say(h.person, int(h.item[0]-'a'))
				return
			}
			r.Refresh()
			return
		}
	}
}

// CreateRenderer draws the roll.
func (r *Roll) CreateRenderer() fyne.WidgetRenderer {
	d := &rollRenderer{r: r}
	d.draw()
	return d
}

type rollRenderer struct {
	pen
	r *Roll
}

func (d *rollRenderer) Destroy()      {}
func (d *rollRenderer) line() float32 { return 2*theme.TextSize() + 24 }
func (d *rollRenderer) MinSize() fyne.Size {
	return fyne.NewSize(200, float32(max(1, len(d.r.lines)))*d.line())
}
func (d *rollRenderer) Layout(fyne.Size) { d.draw() }
func (d *rollRenderer) Refresh() {
	d.draw()
	canvas.Refresh(d.r)
}

// draw sets each person in two lines: the name with a remark, and below it the states to choose from.
func (d *rollRenderer) draw() {
	d.objects, d.r.hits = nil, nil
	d.r.Afresh(d.r)
	for i, l := range d.r.lines {
		y := float32(i) * d.line()
		if i == d.r.at && d.r.focused {
			d.rect(fyne.NewPos(0, y+2), fyne.NewSize(d.r.Size().Width, d.line()-4), theme.Color(theme.ColorNameHover), 5)
		}
		d.r.hits = append(d.r.hits, hit{at: fyne.NewPos(0, y), size: fyne.NewSize(d.r.Size().Width, d.line()), person: i})
		name := d.text(l.Name, fyne.NewPos(8, y+4), fyne.NewSize(d.r.Size().Width, theme.TextSize()+6), theme.ColorNameForeground,
			fyne.TextAlignLeading)
		name.TextSize, name.TextStyle.Bold = theme.TextSize(), true
		if l.Remark != "" {
			x := 16 + name.MinSize().Width
			remark := Fit(l.Remark, d.r.Size().Width-x-6, theme.CaptionTextSize(), fyne.TextStyle{})
			d.r.Note(l.Remark, remark, fyne.NewPos(x, y), fyne.NewSize(d.r.Size().Width-x, theme.TextSize()+10))
			d.text(remark, fyne.NewPos(x, y+4),
				fyne.NewSize(d.r.Size().Width-x, theme.TextSize()+6), theme.ColorNamePlaceHolder, fyne.TextAlignLeading)
		}
		d.states(i, l.State, y+theme.TextSize()+12)
	}
}

// states draws what can be said of a person, the said one filled.
func (d *rollRenderer) states(line, state int, y float32) {
	x := float32(6)
	for k, word := range d.r.States {
		label := d.r.Keys[k] + " " + word
		width := fyne.MeasureText(label, theme.CaptionTextSize(), fyne.TextStyle{}).Width + 12
		fore, _ := ToneColors(table.Plain)
		back := theme.Color(ColorNameHead)
		if k == state {
			fore, back = ToneColors(d.r.Tones[k])
		}
		at, size := fyne.NewPos(x, y), fyne.NewSize(width, theme.CaptionTextSize()+9)
		box := d.rect(at, size, back, 4)
		box.StrokeColor, box.StrokeWidth = theme.Color(theme.ColorNameSeparator), 1
		if k == state {
			box.StrokeColor = fore
		}
		t := d.text(label, at, size, theme.ColorNameForeground, fyne.TextAlignCenter)
		t.Color = fore
		d.r.hits = append(d.r.hits, hit{at: at, size: size, person: line, item: string(rune('a' + k))})
		x += width + 4
	}
}
