package paperwork

import (
	"fmt"
	"slices"
	"strings"

	"liujin/app"
	"liujin/app/papers"
	"liujin/app/print"
	"liujin/data"
)

// person is a deputy as lists on paper name one.
func person(d *app.DeputyRow) papers.Person {
	return papers.Person{Name: d.Name, Gender: string(d.Gender), Ethnicity: string(d.Ethnicity), Born: d.Born, Party: string(d.Party),
		Education: string(d.Education),
		Employer:  d.Employer, Levels: d.Levels, Seat: d.Constituencies, Phone: d.Phone, Note: d.Note}
}

func (a *Book) rosterPaper(h papers.Head, _ Order) ([]*print.Document, error) {
	rows, err := a.InOrder()
	if err != nil {
		return nil, err
	}
	var groups []papers.Group
	for i := range rows {
		if n := len(groups); n == 0 || rows[i].GroupID != rows[i-1].GroupID {
			groups = append(groups, papers.Group{Name: rows[i].Group})
		}
		last := &groups[len(groups)-1]
		last.People = append(last.People, person(&rows[i]))
	}
	return []*print.Document{papers.Roster(h, groups)}, nil
}

// SignInOf is a sign-in sheet for chosen deputies, all in office when none is chosen, in the order of papers.
func (a *Book) SignInOf(ids []string, s papers.SignIn) (*print.Document, error) {
	h, err := a.paperHead()
	if err != nil {
		return nil, err
	}
	rows, err := a.AllInOrder()
	if err != nil {
		return nil, err
	}
	for i := range rows {
		if len(ids) == 0 && rows[i].InOffice || slices.Contains(ids, rows[i].ID) {
			s.People = append(s.People, person(&rows[i]))
		}
	}
	return s.Paper(h), nil
}

func (a *Book) signIn(_ papers.Head, _ Order) ([]*print.Document, error) {
	d, err := a.SignInOf(nil, papers.SignIn{Title: "人大代表签到表", Day: a.Today(), Blank: 3})
	return []*print.Document{d}, err
}

func (a *Book) blankSignIn(h papers.Head, _ Order) ([]*print.Document, error) {
	return []*print.Document{papers.SignIn{Blank: 22}.Paper(h)}, nil
}

func (a *Book) blankReception(h papers.Head, _ Order) ([]*print.Document, error) {
	return []*print.Document{papers.Reception(h, nil)}, nil
}

// deputyFiles is the file of one deputy; without an id, of the one who took part in something last.
func (a *Book) deputyFiles(h papers.Head, o Order) ([]*print.Document, error) {
	rows, err := a.Deputies()
	if err != nil {
		return nil, err
	}
	id := o.ID
	if id == "" {
		if id, err = a.latestDeputy(rows); err != nil {
			return nil, err
		}
	}
	i := slices.IndexFunc(rows, func(d app.DeputyRow) bool { return d.ID == id })
	if i < 0 {
		return nil, noRecord("这名代表")
	}
	file, err := a.deputyFile(&rows[i])
	if err != nil {
		return nil, err
	}
	return []*print.Document{file.Paper(h)}, nil
}

// latestDeputy is a deputy of the newest activity until today, or the first of the list.
func (a *Book) latestDeputy(rows []app.DeputyRow) (string, error) {
	activities, err := a.DB().Activities("")
	if err != nil {
		return "", err
	}
	for _, e := range activities {
		if first, _, _ := strings.Cut(e.DeputyIDs, ","); e.Day <= a.Today() && first != "" {
			return first, nil
		}
	}
	if len(rows) == 0 {
		return "", noRecord("代表")
	}
	return rows[0].ID, nil
}

// DeputyFiles are the files of several deputies, one after the other.
func (a *Book) DeputyFiles(ids []string) ([]*print.Document, error) {
	var all []*print.Document
	for _, id := range ids {
		one, err := a.Paper("deputy-file", Order{ID: id})
		if err != nil {
			return nil, err
		}
		all = append(all, one...)
	}
	return all, nil
}

func (a *Book) deputyFile(d *app.DeputyRow) (papers.DeputyFile, error) {
	f := papers.DeputyFile{Person: person(d), Occupation: string(d.Occupation), Group: d.Group, Station: d.Station, Leader: d.Leader}
	whole, err := a.DB().Deputy(d.ID)
	if err != nil {
		return f, err
	}
	ref, err := a.References()
	if err != nil {
		return f, err
	}
	terms, err := a.DB().Terms()
	called, err := app.Names(terms, err, func(t *data.Term) (string, string) { return t.ID, app.TermName(t) })
	if err != nil {
		return f, err
	}
	for _, m := range whole.Mandates {
		f.Mandates = append(f.Mandates, papers.Mandate{Level: string(m.Level), Term: called[m.TermID], Seat: ref.Elected(&m),
			Certificate: m.Certificate, Span: span(m.Starts, m.Ends), State: string(m.State)})
	}
	for _, p := range whole.Photos {
		if f.Photo = a.picture(p); f.Photo != nil {
			break
		}
	}
	return f, a.deeds(&f, d.ID)
}

// deeds fills in what the deputy took part in until today, and what was asked for there.
func (a *Book) deeds(f *papers.DeputyFile, id string) error {
	activities, err := a.DB().Activities(id)
	if err != nil {
		return err
	}
	times, took := map[string]int{}, map[string]bool{}
	for _, e := range activities {
		took[e.ID] = e.Day <= a.Today()
	}
	history, err := a.History(id)
	if err != nil {
		return err
	}
	var kinds []string
	for _, d := range history {
		if d.Day > a.Today() {
			continue
		}
		f.Deeds = append(f.Deeds, papers.Deed{Day: d.Day, Kind: d.What, Title: d.Title})
		if times[d.What] == 0 {
			kinds = append(kinds, d.What)
		}
		times[d.What]++
	}
	for _, k := range kinds {
		f.Kinds = append(f.Kinds, papers.Total{Name: k, Value: fmt.Sprintf(" %d 次", times[k])})
	}
	opinions, err := a.DB().Opinions()
	if err != nil {
		return err
	}
	handlers, err := a.HandlerNames()
	if err != nil {
		return err
	}
	for i := range opinions {
		if o := &opinions[i]; took[o.ActivityID] {
			f.Opinions = append(f.Opinions, demand(o, handlers))
		}
	}
	if n := len(f.Opinions); n > 0 {
		f.Kinds = append(f.Kinds, papers.Total{Name: "收集意见建议", Value: fmt.Sprintf(" %d 件", n)})
	}
	return nil
}

// demand is an opinion as papers show it.
func demand(o *data.OpinionFields, handlers map[string]string) papers.Demand {
	return papers.Demand{Number: o.Code(), Kind: string(o.Kind), Text: o.Text, Route: string(o.Route), Handler: handlers[o.HandlerID],
		Reporter: o.Reporter, ReporterPhone: o.ReporterPhone}
}

// span writes a time in office: 2021-11 起, 2016-12 至 2021-11.
func span(from, to string) string {
	month := func(day string) string { return day[:min(7, len(day))] }
	switch {
	case from == "" && to == "":
		return ""
	case to == "":
		return month(from) + " 起"
	}
	return strings.TrimSpace(month(from) + " 至 " + month(to))
}
