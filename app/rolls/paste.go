package rolls

import (
	"fmt"
	"slices"
	"strings"

	"liujin/app"
	"liujin/app/intake"
	"liujin/data"
	"liujin/data/han"
)

// Pasted is what a pasted list of names leaves to the user.
type Pasted struct {
	Doubts []NameDoubt // names that fit nobody, or several
	Kept   []KeptState // what was said by hand and the list says otherwise
	Marked []KeptState // who, as the list says, did not come, or late
	Beside []string    // who, as the list says, does not come, and is not on the roll
	Left   []string    // texts that were not understood
	Others bool        // it says only who did not come, or that all others came: they stay as they were
	Little bool        // too little was understood to say that who is not named did not come

	found  int      // persons who were found
	open   []string // who may be meant by what is left, so that nothing was said of them
	online bool
}

// NameDoubt is a pasted name that fits nobody or several; Fits are those whom it may mean, each with what tells namesakes apart.
type NameDoubt struct {
	Name  string
	Known bool // several bear it; else nobody does
	Fits  []app.Picked
	State data.ParticipationState // what the list says of whom it means
}

// KeptState is a person of whom the list says something else than was said by hand: nothing was changed.
type KeptState struct {
	DeputyID, Name string
	Said, New      data.ParticipationState
}

// pastedStates are what the roll calls what a list says.
var pastedStates = map[intake.Presence]data.ParticipationState{intake.Came: data.Came, intake.Late: data.CameLate,
	intake.OnLeave: data.OnLeave,
	intake.Away:    data.StayedAway}

// Take reads a pasted list of names, or what a chat group gives, into the persons of whom nothing was said by hand: who is named came,
// unless the list says otherwise; the others did not — or, where a lesson is finished online, leave the roll, as nobody was absent. Nobody
// is absent because a text was not understood: whom it may mean stays as it was, and so does everybody where little was understood. A
// deputy who came, as the list says, and is not on the roll is added.
func (r *Roll) Take(a *app.App, text string, online bool) (*Pasted, error) {
	rows, err := a.AllInOrder(r.Day)
	if err != nil {
		return nil, err
	}
	paste := intake.Pasted(text, r.callable(rows))
	if paste.TooLong {
		return nil, data.Fail(data.BadFile, nil, "%s", tooLongPaste)
	}
	out := &Pasted{online: online}
	says, unsettled := r.reads(rows, &paste, out)
	for i := range r.Lines {
		l := &r.Lines[i]
		said := says[l.DeputyID]
		if said == "" && (out.Little || out.Others || unsettled[l.DeputyID]) {
			if !out.Little && !out.Others {
				out.open = append(out.open, l.DeputyID)
			}
			continue
		}
		switch state := l.pasted(said, online); {
		case state == l.State:
		case l.Stated:
			out.Kept = append(out.Kept, KeptState{DeputyID: l.DeputyID, Name: l.Name, Said: l.State, New: state})
		default:
			l.State = state
			if said != "" && state != data.Came && state != "" {
				out.Marked = append(out.Marked, KeptState{DeputyID: l.DeputyID, Name: l.Name, New: state})
			}
		}
	}
	for i := range rows {
		switch d := &rows[i]; {
		case says[d.ID] == "" || r.has(d.ID):
		case says[d.ID].Present():
			r.Lines = append(r.Lines, Line{DeputyID: d.ID, Name: d.Called(), Group: d.Group, State: says[d.ID]})
		default:
			out.Beside = append(out.Beside, d.Called())
		}
	}
	if online && !out.Little && !out.Others {
		r.leave(func(l *Line) bool { return l.State == "" })
	}
	return out, nil
}

// tooLongPaste is said of a text that is more than a list of names.
const tooLongPaste = "粘贴的文字太长，不像名单，一个字也没有读。请只粘贴名单或接龙那几段。"

// reads is what a pasted text says of deputies, by id, and who may be meant by what it leaves open.
func (r *Roll) reads(rows []app.DeputyRow, paste *intake.Paste, out *Pasted) (
	says map[string]data.ParticipationState, unsettled map[string]bool,
) {
	says, unsettled = map[string]data.ParticipationState{}, map[string]bool{}
	out.Left = paste.Left
	doubt := func(n *intake.PastedName, known bool, fits []*app.DeputyRow) {
		for _, d := range fits {
			unsettled[d.ID] = true
		}
		out.Doubts = append(out.Doubts, NameDoubt{Name: n.Name, Known: known, Fits: app.Distinguished(fits),
			State: pastedStates[n.Presence]})
	}
	strange := len(out.Left)
	out.Others = paste.Rest || len(paste.Names) > 0 && !slices.ContainsFunc(paste.Names, func(n intake.PastedName) bool {
		return n.Presence == intake.Came || n.Presence == intake.Late
	})
	for i := range paste.Names {
		n := &paste.Names[i]
		switch fits := r.fits(rows, n); {
		case len(fits) == 0:
			strange++
			doubt(n, false, app.Nearest(rows, n.Name))
			continue
		case len(fits) > 1:
			doubt(n, true, fits)
		case n.Presence == intake.Unsure:
			unsettled[fits[0].ID] = true
		case says[fits[0].ID] == "" || n.Presence != intake.Came: // of two that are said, the more telling
			says[fits[0].ID] = pastedStates[n.Presence]
		}
		out.found++
	}
	for i := range rows {
		for _, left := range out.Left {
			unsettled[rows[i].ID] = unsettled[rows[i].ID] || strings.Contains(han.BareName(left), han.BareName(rows[i].Name))
		}
	}
	out.Little = out.found == 0 && !paste.Rest || out.found < strange
	return says, unsettled
}

// callable are the names that a list may give: of deputies in office and of who is on the roll, with what else they are called.
func (r *Roll) callable(rows []app.DeputyRow) (names []string) {
	for i := range rows {
		if d := &rows[i]; d.InOffice || r.has(d.ID) {
			names = append(append(names, d.Name), strings.Split(d.Also, "、")...)
		}
	}
	return names
}

// pasted is the state that a pasted list gives a person, "" none: late is there, too, and leave is not absence. Who finished an online
// lesson before stays when a later list does not repeat it.
func (l *Line) pasted(said data.ParticipationState, online bool) data.ParticipationState {
	present := l.State.Present()
	switch {
	case said == data.Came && present, said == "" && !present && l.Stated, said == "" && present && l.Stated && online:
		return l.State
	case said.Present():
		return said
	case online:
		return ""
	case said != "":
		return said
	}
	return data.StayedAway
}

// Settle takes the answer to whom a name means.
func (r *Roll) Settle(doubt *NameDoubt, who app.Picked) {
	switch {
	case doubt.State == data.OnLeave || doubt.State == data.StayedAway:
		if i := r.At(who.ID); i >= 0 {
			r.Set(i, doubt.State)
		}
	default:
		r.Arrived(who.ID, who.Name)
		if doubt.State == data.CameLate {
			r.Set(r.At(who.ID), doubt.State)
		}
	}
}

// Settled says of those whom the doubts left open what a list says of who is not named, now that the doubts were answered.
func (r *Roll) Settled(p *Pasted) {
	for _, id := range p.open {
		if i := r.At(id); i >= 0 && !r.Lines[i].Stated && !slices.ContainsFunc(p.Left, func(left string) bool {
			return strings.Contains(han.BareName(left), han.BareName(r.Lines[i].Name))
		}) {
			r.Lines[i].State = r.Lines[i].pasted("", p.online)
		}
	}
	p.open = nil
	if p.online && !p.Little && !p.Others {
		r.leave(func(l *Line) bool { return l.State == "" })
	}
}

// PastedNames are those of whom a pasted text says that they came, and a sentence about what else it says; known are the names that may be
// meant.
func PastedNames(text string, known []string) (names []string, left string) {
	paste := intake.Pasted(text, known)
	if paste.TooLong {
		return nil, tooLongPaste
	}
	var not, said []string
	for _, n := range paste.Names {
		if n.Presence == intake.Came || n.Presence == intake.Late {
			names = append(names, n.Written())
		} else {
			not = append(not, n.Written())
		}
	}
	if len(not) > 0 {
		said = append(said, "说不来的没有加上："+strings.Join(not, "、"))
	}
	if len(paste.Left) > 0 {
		said = append(said, notUnderstood(paste.Left))
	}
	return names, strings.Join(said, "；")
}

// notUnderstood names texts that were not understood, each by its beginning: one may be a whole page.
func notUnderstood(left []string) string {
	const shown = 40
	var short []string
	for _, text := range left[:min(len(left), mostNamed+1)] {
		short = append(short, app.Shortened(text, shown))
	}
	return "没有看懂：“" + app.Few(append(short, left[len(short):]...), mostNamed, "处") + "”"
}

// Follow changes what was said by hand to what the list says, after the user has seen it.
func (r *Roll) Follow(kept []KeptState) {
	for _, k := range kept {
		if i := r.At(k.DeputyID); i >= 0 {
			r.Set(i, k.New)
		}
	}
}

// fits are those whom a pasted name may mean: deputies in office, and who is on the roll. Of namesakes the one whom what stands beside the
// name tells, or who is on it.
func (r *Roll) fits(rows []app.DeputyRow, named *intake.PastedName) (fits []*app.DeputyRow) {
	for i := range rows {
		if d := &rows[i]; (d.InOffice || r.has(d.ID)) && d.Bears(named.Name) {
			fits = append(fits, d)
		}
	}
	fits = app.Meant(fits, named.Beside)
	if len(fits) > 1 {
		if on := slices.DeleteFunc(slices.Clone(fits), func(d *app.DeputyRow) bool { return !r.has(d.ID) }); len(on) == 1 {
			return on
		}
	}
	return fits
}

// mostNamed is how many of those who are left a sentence names.
const mostNamed = 5

// Words says what is left to the user, "" when nothing is.
func (p *Pasted) Words() string {
	var unknown, several, kept, marked, parts []string
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
	for _, k := range p.Marked {
		marked = append(marked, k.Name+string(k.New))
	}
	add := func(head string, names []string) {
		if len(names) > 0 {
			parts = append(parts, head+app.Few(names, mostNamed, "人"))
		}
	}
	switch {
	case p.found == 0 && p.Little:
		parts = append(parts, "没有认出一个名册里的人，点名没有改动，请核对粘贴的内容")
	case p.Little:
		parts = append(parts, fmt.Sprintf("只认出 %d 人，看不懂的太多，没提到的人没有改动，请核对后逐个点名或重新粘贴", p.found))
	}
	if p.Others && !p.Little {
		parts = append(parts, "名单只写了没来的，其余的人没有改动")
	}
	add("按名单记了：", marked)
	add("名册里没有：", unknown)
	add("有同名：", several)
	add("已经点过名、没有改动：", kept)
	add("说不来、但不在应到名单里：", p.Beside)
	if len(p.Left) > 0 {
		parts = append(parts, notUnderstood(p.Left))
	}
	return strings.Join(parts, "；")
}
