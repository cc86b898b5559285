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
	words := func(v P) string {
		var all []string
		for i, label := range labels {
			if slices.Contains(strings.Split(*lens(v), ","), strconv.Itoa(i+1)) {
				all = append(all, label)
			}
		}
		return strings.Join(all, "、")
	}
	return Field[P]{Name: name, Title: title, Wide: true, Words: words, Make: func(f *Form[P]) Control {
		boxes := make([]*Tick, len(labels))
		row := Flow()
		for i, label := range labels {
			boxes[i] = NewTick(f.Host, label, func(bool) {
				if f.showing {
					return
				}
				var on []string
				for k, b := range boxes {
					if b.Checked {
						on = append(on, strconv.Itoa(k+1))
					}
				}
				*lens(f.Value) = strings.Join(on, ",")
				f.Edited(name, "")
			})
			row.Add(boxes[i])
		}
		return Control{Object: row, Focus: boxes[0], Show: func() {
			on := strings.Split(*lens(f.Value), ",")
			for i, b := range boxes {
				if want := slices.Contains(on, strconv.Itoa(i+1)); b.Checked != want {
					b.SetChecked(want)
				}
			}
		}}
	}}
}

var _ fyne.Focusable = (*Tick)(nil)
