package app

import (
	"fmt"
	"slices"
	"strings"

	"liujin/app/intake"
	"liujin/app/table"
	"liujin/data"
)

// Pasted is what a pasted list of names leaves to the user.
type Pasted struct {
	Doubts []NameDoubt // names that fit nobody, or several
	Kept   []KeptState // what was said by hand and the list says otherwise
}

// NameDoubt is a pasted name that fits nobody or several; Fits are those whom it may mean, each with what tells namesakes apart.
type NameDoubt struct {
	Name  string
	Known bool // several bear it; else nobody does
	Fits  []Picked
}

// KeptState is a person of whom the list says something else than was said by hand: nothing was changed.
type KeptState struct {
	DeputyID, Name string
	Said, New      data.ParticipationState
}

// Take reads a pasted list of names into the persons of whom nothing was said by hand: who is named came, the others did not — or, where a
// lesson is finished online, leave the roll, as nobody was absent. A deputy who is named and not on the roll is added.
func (r *Roll) Take(a *App, text string, online bool) (*Pasted, error) {
	rows, err := a.AllInOrder(r.Day)
	if err != nil {
		return nil, err
	}
	out, named := &Pasted{}, map[string]bool{}
	for _, name := range pastedNames(text) {
		if fits := r.fits(rows, name); len(fits) == 1 {
			named[fits[0].ID] = true
		} else if len(fits) > 1 {
			out.Doubts = append(out.Doubts, NameDoubt{name, true, distinguished(fits)})
		} else {
			out.Doubts = append(out.Doubts, NameDoubt{name, false, distinguished(nearest(rows, name))})
		}
	}
	for i := range r.Lines {
		l := &r.Lines[i]
		switch state := l.pasted(named[l.DeputyID], online); {
		case state == l.State:
		case l.Stated:
			out.Kept = append(out.Kept, KeptState{DeputyID: l.DeputyID, Name: l.Name, Said: l.State, New: state})
		default:
			l.State = state
		}
	}
	for i := range rows {
		if d := &rows[i]; named[d.ID] && !r.has(d.ID) {
			r.Lines = append(r.Lines, RollLine{DeputyID: d.ID, Name: d.Called(), Group: d.Group, State: data.Came})
		}
	}
	if online {
		r.leave(func(l *RollLine) bool { return l.State == "" })
	}
	return out, nil
}

// pasted is the state that a pasted list gives a person, "" none: late is there, too, and leave is not absence. Who finished an online
// lesson before stays when a later list does not repeat it.
func (l *RollLine) pasted(named, online bool) data.ParticipationState {
	present := l.State.Present()
	switch {
	case named && present, !named && !present && l.Stated, !named && present && l.Stated && online:
		return l.State
	case named:
		return data.Came
	case online:
		return ""
	}
	return data.StayedAway
}

// Follow changes what was said by hand to what the list says, after the user has seen it.
func (r *Roll) Follow(kept []KeptState) {
	for _, k := range kept {
		if i := r.Line(k.DeputyID); i >= 0 {
			r.Set(i, k.New)
		}
	}
}

// pastedNames splits a pasted list of names; a name padded with a blank (王　五) is one.
func pastedNames(text string) []string { return intake.People(text) }

// fits are those whom a pasted name may mean: deputies in office, and who is on the roll. Of namesakes the one who is on it.
func (r *Roll) fits(rows []DeputyRow, name string) (fits []*DeputyRow) {
	for i := range rows {
		if d := &rows[i]; (d.InOffice || r.has(d.ID)) && d.called(name) {
			fits = append(fits, d)
		}
	}
	if len(fits) > 1 {
		if on := slices.DeleteFunc(slices.Clone(fits), func(d *DeputyRow) bool { return !r.has(d.ID) }); len(on) == 1 {
			return on
		}
	}
	return fits
}

// called reports whether a deputy bears a name, or bore it (又名).
func (d *DeputyRow) called(name string) bool {
	return BareName(d.Name) == BareName(name) || slices.Contains(strings.Split(BareName(d.Also), "、"), BareName(name))
}

// mostNear is how many deputies are suggested for a name that nobody bears.
const mostNear = 5

// nearest are the deputies in office whose names are nearest to one that nobody bears: those that sound alike before those in which one
// character differs, is missing or is too many.
func nearest(rows []DeputyRow, name string) (near []*DeputyRow) {
	for _, alike := range []func(a, b string) bool{table.SoundAlike, oneOff} {
		for i := range rows {
			if d := &rows[i]; d.InOffice && len(near) < mostNear && alike(BareName(name), BareName(d.Name)) && !slices.Contains(near, d) {
				near = append(near, d)
			}
		}
	}
	return near
}

// oneOff reports whether two names differ in one character, of three at least: two characters of which one differs are another name.
func oneOff(a, b string) bool {
	x, y := []rune(a), []rune(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	switch n := sameStart(x, y); {
	case len(y) < 3:
		return false
	case len(x) == len(y):
		return slices.Equal(x[min(n+1, len(x)):], y[min(n+1, len(y)):])
	}
	return OneMore(x, y)
}

// OneMore reports whether long is short with one character more somewhere.
func OneMore(short, long []rune) bool {
	n := sameStart(short, long)
	return len(long) == len(short)+1 && slices.Equal(short[n:], long[n+1:])
}

// sameStart is how many characters two names have in common at their beginning; the shorter one comes first.
func sameStart(short, long []rune) int {
	n := 0
	for n < len(short) && short[n] == long[n] {
		n++
	}
	return n
}

// distinguished offers deputies with unit and birth month.
func distinguished(rows []*DeputyRow) (all []Picked) {
	for _, d := range rows {
		all = append(all, Picked{ID: d.ID, Name: d.Name, Detail: unitAndBorn(&d.DeputyFields)})
	}
	return all
}

// mostNamed is how many of those who are left a sentence names.
const mostNamed = 5

// Words says what is left to the user, "" when nothing is.
func (p *Pasted) Words() string {
	var unknown, several, kept, parts []string
	for _, d := range p.Doubts {
		if d.Known {
			several = append(several, d.Name)
		} else {
			unknown = append(unknown, d.Name)
		}
	}
	for _, k := range p.Kept {
		kept = append(kept, fmt.Sprintf("%s（登记的是%s，按名单是%s）", k.Name, k.Said, k.New))
	}
	add := func(head string, names []string) {
		if len(names) > 0 {
			parts = append(parts, head+Few(names, mostNamed, "人"))
		}
	}
	add("名册里没有：", unknown)
	add("有同名：", several)
	add("已经点过名、没有改动：", kept)
	return strings.Join(parts, "；")
}
