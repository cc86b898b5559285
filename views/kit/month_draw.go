package kit

import (
	"fmt"
	"image/color"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"liujin/app/days"
	"liujin/app/table"
)

// monthRenderer draws a Month anew at each change: some hundred rectangles and texts.
type monthRenderer struct {
	pen
	m *Month
}

func (r *monthRenderer) Destroy() {}
func (r *monthRenderer) MinSize() fyne.Size {
	return fyne.NewSize(7*70, 6*(r.line()+r.item()+4)+r.line())
}
func (r *monthRenderer) Layout(fyne.Size) { r.draw() }
func (r *monthRenderer) Refresh() {
	r.draw()
	canvas.Refresh(r.m)
}

func (r *monthRenderer) line() float32 { return theme.CaptionTextSize() + 10 }
func (r *monthRenderer) item() float32 { return theme.CaptionTextSize() + 8 }

func (r *monthRenderer) draw() {
	r.objects, r.m.hits = nil, nil
	r.m.Afresh(r.m)
	if r.m.Size().Width < 10 || r.m.first.IsZero() {
		return
	}
	width := r.m.Size().Width / 7
	for i, name := range days.FromMonday("") {
		r.text(name, fyne.NewPos(float32(i)*width, 0), fyne.NewSize(width, r.line()), theme.ColorNamePlaceHolder, fyne.TextAlignCenter)
	}
	lead := (int(r.m.first.Weekday()) + 6) % 7
	last := r.m.first.AddDate(0, 1, -1).Day()
	weeks := (lead + last + 6) / 7
	heights := r.heights(weeks, lead)
	y := r.line()
	for i := range weeks * 7 {
		at := fyne.NewPos(float32(i%7)*width, y)
		r.day(r.m.first.AddDate(0, 0, i-lead), at, fyne.NewSize(width, heights[i/7]), i-lead >= 0 && i-lead < last)
		if i%7 == 6 {
			y += heights[i/7]
		}
	}
	if r.m.hold.drag {
		r.carried()
	}
}

// heights gives each week what its fullest day wants, as far as the room goes: an empty week needs little.
func (r *monthRenderer) heights(weeks, lead int) []float32 {
	most := make([]int, weeks)
	for i := range weeks * 7 {
		most[i/7] = max(most[i/7], len(r.m.of(days.ISO(r.m.first.AddDate(0, 0, i-lead)))))
	}
	least, room := r.line()+r.item()+4, r.m.Size().Height-r.line()
	all := make([]float32, weeks)
	total, extra := float32(0), float32(0)
	for i, n := range most {
		all[i] = r.line() + float32(max(1, n))*(r.item()+2) + 3
		total, extra = total+all[i], extra+all[i]-least
	}
	for i := range all {
		switch {
		case total <= room:
			all[i] += (room - total) / float32(weeks)
		case extra > 0 && least*float32(weeks) < room:
			all[i] = least + (all[i]-least)*(room-least*float32(weeks))/extra
		default:
			all[i] = room / float32(weeks)
		}
	}
	return all
}

// day draws one day with its items.
func (r *monthRenderer) day(t time.Time, at fyne.Position, size fyne.Size, inside bool) {
	iso := days.ISO(t)
	what := r.m.days[iso]
	fill := theme.Color(theme.ColorNameOverlayBackground)
	if !inside || what.Off {
		fill = theme.Color(ColorNameHead)
	}
	box := r.rect(at, size, fill, 0)
	box.StrokeColor, box.StrokeWidth = theme.Color(theme.ColorNameSeparator), 1
	if !inside {
		return
	}
	r.m.hits = append(r.m.hits, hit{at: at, size: size, day: iso, person: -1})
	number := r.text(fmt.Sprint(t.Day()), at.AddXY(7, 2), fyne.NewSize(28, r.line()-4), theme.ColorNameForeground, fyne.TextAlignLeading)
	if what.Off {
		number.Color = theme.Color(theme.ColorNameDisabled)
	}
	if iso == r.m.today {
		fore, back := ToneColors(table.Late)
		number.Color, number.TextStyle.Bold = fore, true
		r.rect(at.AddXY(3, 3), fyne.NewSize(number.MinSize().Width+8, r.line()-6), back, 4)
		r.objects[len(r.objects)-1], r.objects[len(r.objects)-2] = r.objects[len(r.objects)-2], r.objects[len(r.objects)-1]
	}
	if what.Note != "" {
		note := Fit(what.Note, size.Width-44, theme.CaptionTextSize(), fyne.TextStyle{})
		r.m.Note(what.Note, note, at, fyne.NewSize(size.Width, r.line()))
		r.text(note, at.AddXY(34, 2), fyne.NewSize(size.Width-40, r.line()-4), theme.ColorNameDisabled, fyne.TextAlignTrailing)
	}
	if iso == r.m.day && r.m.focused {
		ring := r.rect(at.AddXY(1, 1), size.SubtractWidthHeight(2, 2), color.Transparent, 2)
		ring.StrokeColor, ring.StrokeWidth = theme.Color(theme.ColorNamePrimary), 1
	}
	r.items(iso, at.AddXY(4, r.line()-1), fyne.NewSize(size.Width-8, size.Height-r.line()))
}

// items draws a day's items below each other; those that find no room are counted.
func (r *monthRenderer) items(day string, at fyne.Position, size fyne.Size) {
	ids := r.m.of(day)
	step := r.item() + 2
	room := int(size.Height / step)
	shown := len(ids)
	if shown > room {
		shown = max(0, room-1)
	}
	from := 0
	for i, id := range ids { // the chosen one is always among those shown
		if id == r.m.chosen && i >= shown {
			from = i - shown + 1
		}
	}
	for k := range shown {
		i := r.m.find(ids[min(from+k, len(ids)-1)])
		r.one(&r.m.items[i], at.AddXY(0, float32(k)*step), fyne.NewSize(size.Width, r.item()))
	}
	if left := len(ids) - shown; left > 0 && room > 0 {
		r.text(fmt.Sprintf("另有 %d 班…", left), at.AddXY(2, float32(shown)*step), fyne.NewSize(size.Width, r.item()),
			theme.ColorNameHyperlink,
			fyne.TextAlignLeading)
	}
}

// one draws an item: a bar, its head, its people.
func (r *monthRenderer) one(item *MonthItem, at fyne.Position, size fyne.Size) {
	fore, back := ToneColors(item.Tone)
	box := r.rect(at, size, back, 3)
	if item.ID == r.m.chosen {
		box.StrokeColor, box.StrokeWidth = fore, 1.5
	}
	r.rect(at, fyne.NewSize(3, size.Height), fore, 0)
	r.m.hits = append(r.m.hits, hit{at: at, size: size, item: item.ID, day: item.Day, person: -1})
	x, right := at.X+7, at.X+size.Width-3
	least := fyne.MeasureText("国…", theme.CaptionTextSize(), fyne.TextStyle{}).Width // in less room nobody is told from another
	put := func(words string, person int, struck, more bool) bool {
		if right-x < least {
			return false
		}
		fitted := Fit(words, right-x, theme.CaptionTextSize(), fyne.TextStyle{})
		if more && fitted == words && right-x-fyne.MeasureText(words, theme.CaptionTextSize(), fyne.TextStyle{}).Width-5 < least {
			fitted = Fit(words+"…", right-x, theme.CaptionTextSize(), fyne.TextStyle{}) // who has no room is not kept quiet
		}
		t := r.text(fitted, fyne.NewPos(x, at.Y), fyne.NewSize(right-x, size.Height), theme.ColorNameForeground, fyne.TextAlignLeading)
		width := t.MinSize().Width
		if t.Color = fore; struck {
			r.rect(fyne.NewPos(x, at.Y+size.Height/2), fyne.NewSize(width, 1), fore, 0)
		}
		if person >= 0 {
			r.m.hits = append(r.m.hits, hit{at: fyne.NewPos(x, at.Y), size: fyne.NewSize(width, size.Height), item: item.ID, day: item.Day,
				person: person})
		}
		x += width + 5
		return fitted == words
	}
	wide := fyne.MeasureText(item.Tail, theme.CaptionTextSize(), fyne.TextStyle{Bold: true}).Width
	if item.Tail != "" && right-x-wide > 34 { // what is wrong must be seen, and where: the colour says it where there is no room
		tail := r.text(item.Tail, fyne.NewPos(0, at.Y), fyne.NewSize(10, size.Height), theme.ColorNameForeground, fyne.TextAlignLeading)
		tail.Color, tail.TextStyle.Bold = fore, true
		right -= tail.MinSize().Width + 2
		tail.Move(fyne.NewPos(right, tail.Position().Y))
		right -= 4
	}
	room := put(item.Head, -1, false, len(item.People) > 0)
	for i, p := range item.People {
		room = room && put(p.Name, i, p.Struck, i+1 < len(item.People))
	}
	if !room {
		r.m.Note(item.words(), "", at, size)
	}
}

// words are all that an item says.
func (i *MonthItem) words() string {
	all := []string{i.Head}
	for _, p := range i.People {
		all = append(all, p.Name)
	}
	return strings.Join(slices.DeleteFunc(append(all, i.Tail), func(word string) bool { return word == "" }), " ")
}

// carried draws the person who is carried beside the pointer.
func (r *monthRenderer) carried() {
	fore, back := ToneColors(table.Info)
	at := r.m.hold.at.AddXY(10, 6)
	width := fyne.MeasureText(r.m.hold.name, theme.TextSize(), fyne.TextStyle{}).Width + 16
	r.rect(at, fyne.NewSize(width, theme.TextSize()+10), back, 4).StrokeColor = fore
	t := r.text(r.m.hold.name, at.AddXY(8, 0), fyne.NewSize(width, theme.TextSize()+10), theme.ColorNameForeground, fyne.TextAlignLeading)
	t.Color, t.TextSize = fore, theme.TextSize()
}
