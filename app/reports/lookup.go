package reports

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"liujin/app"
	"liujin/app/intake/reports"
	"liujin/data"
	"liujin/data/han"
)

// lookup is what the ledger calls things, for reading what was handed in.
type lookup struct {
	known    reports.Known
	deputies []app.DeputyRow
}

// lookup reads what the ledger calls things; today is the day on which the text came.
func (a *Book) lookup(today string) (*lookup, error) {
	l := &lookup{known: reports.Known{Today: today}}
	var err error
	if l.deputies, err = a.DeputyRows(today); err != nil {
		return nil, err
	}
	for i := range l.deputies {
		d := &l.deputies[i]
		l.known.Deputies = append(l.known.Deputies, d.Name)
		if d.Also != "" {
			l.known.Deputies = append(l.known.Deputies, strings.Split(d.Also, "、")...)
		}
	}
	for _, k := range subjectKinds {
		all, err := k.pick(a)
		if err != nil {
			return nil, err
		}
		for i := range all {
			if !all[i].Retired {
				l.place(k.kind, k.walk, &all[i])
			}
		}
	}
	return l, nil
}

// leastPart is how many characters of an enterprise's name mean it, without the place before them.
const leastPart = 4

// place notes what a place is called, in full and as people say it.
func (l *lookup) place(kind data.Kind, walk data.WalkIn, p *app.Picked) {
	note := func(name string, short bool) {
		l.known.Places = append(l.known.Places, reports.Place{ID: p.ID, Name: name, Walk: reports.Walk(walk), Short: short})
	}
	for _, name := range append(p.Also, p.Name) {
		note(name, false)
		if short := strings.NewReplacer("人大代表", "", "代表", "").Replace(name); kind == data.KindStation && short != name {
			note(short, false) // 东风村联络站
		}
		if kind != data.KindEnterprise {
			continue
		}
		key := []rune(app.NameKey(kind, name))
		if string(key) != name && len(key) >= leastPart-1 {
			note(string(key), false)
		}
		if len(key) >= leastPart+2 { // the first two are where it is: 滨海恒泰机械
			note(string(key[2:]), true)
		}
	}
}

// subjectKind is a kind of record that a walk-in is about, and how it is picked.
type subjectKind struct {
	kind data.Kind
	walk data.WalkIn
	word string
	pick func(*Book) ([]app.Picked, error)
}

// subjectKinds are those that a report may be about.
var subjectKinds = []subjectKind{
	{data.KindVillage, data.WalkVillage, "村居", func(a *Book) ([]app.Picked, error) { return a.PickVillages() }},
	{data.KindEnterprise, data.WalkEnterprise, "市场主体", func(a *Book) ([]app.Picked, error) { return a.PickEnterprises() }},
	{data.KindStation, data.WalkStation, "家站点", func(a *Book) ([]app.Picked, error) { return a.PickStations() }},
	{data.KindProject, data.WalkProject, "民生实事", func(a *Book) ([]app.Picked, error) {
		all, err := a.DB().Projects()
		return app.PickFrom(all, err, func(p *data.ProjectFields) app.Picked { return app.Picked{ID: p.ID, Name: p.Title} })
	}},
	{data.KindProposal, data.WalkProject, "议案建议", func(a *Book) ([]app.Picked, error) {
		all, err := a.DB().Proposals()
		return app.PickFrom(all, err, func(p *data.ProposalFields) app.Picked { return app.Picked{ID: p.ID, Name: p.Title} })
	}},
	{data.KindConstituency, data.WalkVoters, "选区", func(a *Book) ([]app.Picked, error) { return a.PickConstituencies() }},
}

// PickSubjects offers whatever a walk-in can be about, each with its kind.
func (a *Book) PickSubjects() (all []app.Picked, err error) {
	for _, k := range subjectKinds {
		some, err := k.pick(a)
		if err != nil {
			return nil, err
		}
		for _, p := range some {
			p.Detail = k.word
			all = append(all, p)
		}
	}
	return all, nil
}

// report is what was read, as the ledger keeps it.
func (l *lookup) report(r *reports.Report) data.Report {
	out := data.Report{ReportFields: data.ReportFields{State: data.ReportWaiting, Text: r.Text, Sender: r.Sender, Sent: r.Sent,
		Came: l.known.Today, Day: r.Day, WalkIn: data.WalkIn(r.Walk), SubjectID: r.Place.ID, Place: r.At,
		Topic: r.Topic, Content: r.Content, Asked: strings.Join(r.Asked, "\n"), Reporter: r.Reporter, Reached: r.Reached}}
	if r.Place.ID == "" && r.Place.Name != "" {
		out.Place = cut(r.Place.Name, 60)
	}
	strangers := slices.Clone(r.Strangers)
	for _, name := range r.Deputies {
		fits := app.Meant(l.fits(name), besides(r, name))
		if len(fits) != 1 {
			strangers = append(strangers, name)
			continue
		}
		if !slices.ContainsFunc(out.Deputies, func(d data.ReportDeputy) bool { return d.DeputyID == fits[0].ID }) {
			out.Deputies = append(out.Deputies, data.ReportDeputy{DeputyID: fits[0].ID})
		}
	}
	for len(strings.Join(strangers, "、")) > 600 { // more than a message names
		strangers = strangers[:len(strangers)-1]
	}
	out.Strangers = strings.Join(strangers, "、")
	return out
}

// besides are the words that may tell whom of namesakes a report means: in brackets behind the name, and what else its sender is called.
func besides(r *reports.Report, name string) (said []string) {
	for at := range r.Text {
		if rest, is := strings.CutPrefix(r.Text[at:], name); is {
			if _, words := han.Beside(name + bracketFirst.FindString(rest)); len(words) > 0 {
				said = append(said, words...)
			}
		}
	}
	if before, behind, is := strings.Cut(r.Sender, name); is && len(said) == 0 {
		said = strings.FieldsFunc(before+" "+behind, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	}
	return said
}

// bracketFirst is what a text begins with in brackets.
var bracketFirst = regexp.MustCompile(`^\s*[(（][^()（）]{1,30}[)）]`)

// fits are those whom a name means: of namesakes those in office.
func (l *lookup) fits(name string) (fits []*app.DeputyRow) {
	for i := range l.deputies {
		if d := &l.deputies[i]; d.Bears(name) {
			fits = append(fits, d)
		}
	}
	if serving := slices.DeleteFunc(slices.Clone(fits), func(d *app.DeputyRow) bool { return !d.InOffice }); len(serving) > 0 {
		return serving
	}
	return fits
}

// meant are the deputies whom a name may mean: who bears it, else those whose names are nearest to it.
func (l *lookup) meant(name string) []app.Picked {
	fits := l.fits(name)
	if len(fits) == 0 {
		fits = app.Nearest(l.deputies, name)
	}
	return app.Distinguished(fits)
}

// cut is the beginning of a text.
func cut(text string, most int) string {
	if utf8.RuneCountInString(text) > most {
		return string([]rune(text)[:most])
	}
	return text
}

// Stranger is somebody whom a report names and who is not known for sure, with those who may be meant.
type Stranger struct {
	Name string
	Fits []app.Picked
}

// Strangers are those whom a report names and who are not known for sure.
func (a *Book) Strangers(r *data.Report) (all []Stranger, err error) {
	if r.Strangers == "" {
		return nil, nil
	}
	l, err := a.lookup(r.Came)
	if err != nil {
		return nil, err
	}
	read := reports.Reread(r.Text, r.Sender, r.Sent, l.known)
	for _, name := range strings.Split(r.Strangers, "、") {
		s := Stranger{Name: name, Fits: l.meant(name)}
		for _, d := range read.Doubts {
			if len(s.Fits) > 0 || d.Part != reports.PartWho || !strings.HasPrefix(d.Text, "“"+name+"”") {
				continue
			}
			for _, one := range d.Fits {
				s.Fits = append(s.Fits, l.meant(one)...)
			}
		}
		all = append(all, s)
	}
	return all, nil
}

// Known settles who a stranger is; "" is no deputy.
func (a *Book) Known(r *data.Report, name, deputyID string) {
	left := slices.DeleteFunc(strings.Split(r.Strangers, "、"), func(one string) bool { return one == name })
	r.Strangers = strings.Join(left, "、")
	if deputyID != "" && !slices.ContainsFunc(r.Deputies, func(d data.ReportDeputy) bool { return d.DeputyID == deputyID }) {
		r.Deputies = append(r.Deputies, data.ReportDeputy{DeputyID: deputyID})
	}
}

// Look is what a report's text says where, and what is to be looked at before it is confirmed.
type Look struct {
	Marks  []reports.Span
	Doubts []string
}

// Look reads a report's text again for its marks and doubts; what is said of names and places is as the ledger knows them today.
func (a *Book) Look(r *data.Report) (look Look, err error) {
	l, err := a.lookup(r.Came)
	if err != nil {
		return look, err
	}
	read := reports.Reread(r.Text, r.Sender, r.Sent, l.known)
	look.Marks = read.Spans
	if !r.Waits() {
		return look, nil
	}
	for _, d := range read.Doubts {
		if d.Part == reports.PartWho && len(d.Fits) > 0 || d.Part == reports.PartPlace && read.Place.ID == "" &&
			(r.SubjectID != "" || a.UnknownPlace(r)) {
			continue // asked beside the fields, or settled
		}
		look.Doubts = append(look.Doubts, d.Text)
	}
	again, err := a.already(r)
	if err != nil {
		return look, err
	}
	for i := range again {
		said := "台账里这一天已有“%s”（%s），请核对是不是同一次"
		if again[i].Planned() {
			said = "这一天已安排了“%s”（%s）：是同一次的，请到那条安排里登记情况，这一条不登记"
		}
		look.Doubts = append(look.Doubts, fmt.Sprintf(said, again[i].Topic, again[i].Deputies))
	}
	out, err := a.outOfOffice(l, r)
	return Look{look.Marks, append(look.Doubts, out...)}, err
}

// outOfOffice says who is named and was not in office on the day.
func (a *Book) outOfOffice(l *lookup, r *data.Report) (said []string, err error) {
	if r.Day == "" {
		return nil, nil
	}
	mandates, err := a.Mandates()
	for i := range l.deputies {
		d := &l.deputies[i]
		named := slices.ContainsFunc(r.Deputies, func(x data.ReportDeputy) bool { return x.DeputyID == d.ID })
		if named && !mandates.InOffice(d.ID, r.Day) {
			said = append(said, d.Called()+" "+r.Day+" 不在任，请核对")
		}
	}
	return said, err
}
