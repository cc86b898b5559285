package kit

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
)

// Ticks is a field of several check boxes in a line, for what may hold several of few: the days of a week. The value is the numbers of
// those that are ticked, from 1, comma separated.
func Ticks[P any](name, title string, labels []string, lens func(P) *string) Field[P] {
	rows := make([]GridRow, len(labels))
	for i, label := range labels {
		rows[i] = GridRow{strconv.Itoa(i + 1), label}
	}
	on := func(v P) []string { return strings.Split(*lens(v), ",") }
	return TicksOf(name, title, func(P) []GridRow { return rows }, on, func(v P, key string, ticked bool) {
		var all []string
		for _, row := range rows {
			if row.Key != key && slices.Contains(on(v), row.Key) || row.Key == key && ticked {
				all = append(all, row.Key)
			}
		}
		*lens(v) = strings.Join(all, ",")
	})
}

// TicksOf is a field of check boxes for some of what the record itself names, which follow each edit of that: rows are all of them, on the
// keys of those that are ticked.
func TicksOf[P any](name, title string, rows func(P) []GridRow, on func(P) []string, set func(v P, key string, ticked bool)) Field[P] {
	words := func(v P) string {
		var all []string
		for _, row := range rows(v) {
			if slices.Contains(on(v), row.Key) {
				all = append(all, row.Name)
			}
		}
		return strings.Join(all, "、")
	}
	return Field[P]{Name: name, Title: title, Wide: true, Words: words, Make: func(f *Form[P]) Control {
		t := &ticks[P]{form: f, name: name, all: rows, on: on, set: set, line: Flow()}
		t.build()
		return Control{Object: t.line, Focus: t.first(), Show: t.show, Follow: t.show, Point: t.point}
	}}
}

type ticks[P any] struct {
	form  *Form[P]
	name  string
	all   func(P) []GridRow
	on    func(P) []string
	set   func(v P, key string, ticked bool)
	rows  []GridRow
	boxes []*Tick
	line  *fyne.Container
	told  bool // by the record, not by whoever fills it in
}

// build makes a box for each row.
func (t *ticks[P]) build() {
	t.rows, t.boxes, t.line.Objects = t.all(t.form.Value), nil, nil
	for _, row := range t.rows {
		box := NewTick(t.form.Host, row.Name, func(ticked bool) {
			if !t.told {
				t.set(t.form.Value, row.Key, ticked)
				t.form.Edited(t.name, "")
			}
		})
		t.boxes = append(t.boxes, box)
		t.line.Add(box)
	}
}

// show brings the boxes up to date.
func (t *ticks[P]) show() {
	if !slices.Equal(t.all(t.form.Value), t.rows) {
		t.build()
	}
	t.told = true
	defer func() { t.told = false }()
	on := t.on(t.form.Value)
	for i, box := range t.boxes {
		if want := slices.Contains(on, t.rows[i].Key); box.Checked != want {
			box.SetChecked(want)
		}
	}
}

// first is where the caret goes: the first box, if there is one from the start.
func (t *ticks[P]) first() fyne.Focusable {
	if len(t.boxes) == 0 {
		return nil
	}
	return t.boxes[0]
}

// point puts the caret into the first box that there is by now.
func (t *ticks[P]) point() bool {
	if len(t.boxes) > 0 {
		t.form.Host.Window().Canvas().Focus(t.boxes[0])
		t.form.reveal(t.line)
	}
	return len(t.boxes) > 0
}

var _ fyne.Focusable = (*Tick)(nil)
