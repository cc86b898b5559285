package paperwork

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"liujin/app"
	"liujin/app/days"
	"liujin/app/papers"
	"liujin/app/print"
	"liujin/data"
)

// person is a deputy as lists on paper name one, which say the unit: what else tells namesakes apart stands there.
func person(d *app.DeputyRow) papers.Person {
	p := papers.Person{Name: d.Name, Gender: string(d.Gender), Ethnicity: string(d.Ethnicity), Born: d.Born, Party: string(d.Party),
		Education: string(d.Education), Employer: d.Employer, Levels: d.Levels, Seat: d.Constituencies, Phone: d.Phone, Note: d.Note,
		Called: d.Called()}
	if d.Apart != d.Employer {
		p.Employer = strings.TrimSpace(p.Employer + " " + d.Apart)
	}
	return p
}

func (a *Book) rosterPaper(h papers.Head, o Order) ([]*print.Document, error) {
	rows, err := a.InOrder(a.AsOf(o.To))
	if err != nil {
		return nil, err
	}
	var groups []papers.Group
	for i := range rows {
		if n := len(groups); n == 0 || rows[i].GroupID != rows[i-1].GroupID {
			groups = append(groups, papers.Group{Name: rows[i].Group})
		}
		last := &groups[len(groups)-1]
		one := person(&rows[i])
		one.Employer = rows[i].Employer // it has a column for each
		last.People = append(last.People, one)
	}
	return []*print.Document{papers.Roster(h, groups, app.LevelWords(rows))}, nil
}

// SignInOf is a sign-in sheet for chosen deputies, all in office when none is chosen, in the order of papers.
func (a *Book) SignInOf(ids []string, s papers.SignIn) (*print.Document, error) {
	h, err := a.Head()
	if err != nil {
		return nil, err
	}
	rows, err := a.AllInOrder(cmp.Or(s.Day, a.Today()))
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

// deputyFiles are the files of the deputies named, one after the other; else of the one who took part in something last.
func (a *Book) deputyFiles(h papers.Head, o Order) ([]*print.Document, error) {
	rows, err := a.DeputyRows(a.Today())
	if err != nil {
		return nil, err
	}
	ids := o.IDs
	if len(ids) == 0 {
		latest, err := a.latestDeputy(rows)
		if err != nil {
			return nil, err
		}
		ids = []string{latest}
	}
	f, err := a.filing()
	if err != nil {
		return nil, err
	}
	var all []*print.Document
	for _, id := range ids {
		i := slices.IndexFunc(rows, func(d app.DeputyRow) bool { return d.ID == id })
		if i < 0 {
			return nil, noRecord("这名代表")
		}
		file, err := f.file(&rows[i])
		if err != nil {
			return nil, err
		}
		all = append(all, file.Paper(h))
	}
	return all, nil
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

// filing is what deputies' files speak of, read once for all of them.
type filing struct {
	*Book
	ref             app.References
	terms, handlers map[string]string
	reports         []data.ReportBack
	allTerms        []data.Term
	opinions        []data.OpinionOn
}

func (a *Book) filing() (f filing, err error) {
	f.Book = a
	if f.ref, err = a.References(a.Today()); err != nil {
		return f, err
	}
	f.allTerms, err = a.DB().Terms()
	if f.terms, err = app.Names(f.allTerms, err, func(t *data.Term) (string, string) { return t.ID, app.TermName(t) }); err != nil {
		return f, err
	}
	if f.handlers, err = a.HandlerNames(a.Today()); err != nil {
		return f, err
	}
	if f.opinions, err = a.DB().OpinionsOn(a.Today()); err == nil {
		f.reports, err = a.DB().ReportsBack(a.Today())
	}
	return f, err
}

// file is the file of one deputy.
func (f *filing) file(d *app.DeputyRow) (papers.DeputyFile, error) {
	p := papers.DeputyFile{Person: person(d), Occupation: string(d.Occupation), Group: d.Group, Professional: d.Professional,
		Station: d.Station, Leader: d.Leader}
	whole, err := f.DB().Deputy(d.ID)
	if err != nil {
		return p, err
	}
	for _, m := range whole.Mandates {
		held := data.TenureOf(&m, f.allTerms)
		p.Mandates = append(p.Mandates, papers.Mandate{Level: string(m.Level), Term: f.terms[m.TermID],
			Seat: f.ref.Elected(&m.MandateFields), Certificate: m.Certificate, Span: span(held.From, known(held.Until(), f.Today())),
			State: string(held.On(f.Today())), Employer: otherThan(d.Employer, whole.On(held.From).Employer)})
	}
	p.Former = f.former(&whole)
	for i := range f.reports {
		if r := &f.reports[i]; r.DeputyID == d.ID {
			p.Former = append(p.Former, papers.Former{What: string(data.Reported), Text: days.Long(r.Day), Span: app.Rated(&r.Ballot)})
		}
	}
	for _, one := range whole.Photos {
		if p.Photo = f.picture(one); p.Photo != nil {
			break
		}
	}
	return p, f.deeds(&p, d.ID)
}

// known is an end that has come by a day; one that is still to come is not known then.
func known(until, today string) string {
	if until < today {
		return until
	}
	return ""
}

// otherThan is what something was, where that is another than it is now.
func otherThan(now, was string) string {
	if was == now {
		return ""
	}
	return was
}

// former is what was so of a deputy until some day before today.
func (f *filing) former(d *data.Deputy) (all []papers.Former) {
	today, from := f.Today(), ""
	for _, o := range d.FormerJobs {
		if o.Until <= today {
			all = append(all, papers.Former{What: "以前的职务", Text: o.Employer, Span: span(from, days.After(o.Until, -1))})
			from = o.Until
		}
	}
	from = ""
	for _, o := range d.FormerGroups {
		if o.Until <= today {
			all = append(all, papers.Former{What: "以前的小组", Text: f.ref.Group(o.GroupID), Span: span(from, days.After(o.Until, -1))})
			from = o.Until
		}
	}
	for _, o := range d.FormerStations {
		if o.Until <= today {
			all = append(all, papers.Former{What: "以前的站点", Text: f.ref.Station(o.StationID), Span: span(o.Starts, days.After(o.Until, -1))})
		}
	}
	for _, o := range d.FormerProfessional {
		if o.Until <= today {
			all = append(all, papers.Former{What: "以前的专业小组", Text: f.ref.Group(o.GroupID), Span: span(o.Starts, days.After(o.Until, -1))})
		}
	}
	return all
}

// deeds fills in what the deputy took part in until today, and what was asked for there.
func (f *filing) deeds(p *papers.DeputyFile, id string) error {
	history, err := f.History(id)
	if err != nil {
		return err
	}
	var kinds []string
	times, took := map[string]int{}, map[string]bool{}
	for _, d := range history {
		if d.Day > f.Today() {
			continue
		}
		took[d.ID] = true
		p.Deeds = append(p.Deeds, papers.Deed{Day: d.Day, Kind: d.What, Title: d.Title})
		if times[d.What] == 0 {
			kinds = append(kinds, d.What)
		}
		times[d.What]++
	}
	for _, k := range kinds {
		p.Kinds = append(p.Kinds, papers.Total{Name: k, Value: fmt.Sprintf(" %d 次", times[k])})
	}
	asked := 0
	for i := range f.opinions {
		if o := &f.opinions[i].OpinionFields; took[o.ActivityID] {
			p.Opinions = append(p.Opinions, demand(o, f.handlers))
			asked += app.OneIf(o.Asks())
		}
	}
	if asked > 0 {
		p.Kinds = append(p.Kinds, papers.Total{Name: "收集意见建议", Value: fmt.Sprintf(" %d 件", asked)})
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
