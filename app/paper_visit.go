package app

import (
	"fmt"
	"slices"

	"liujin/app/papers"
	"liujin/app/print"
	"liujin/app/table"
	"liujin/data"
)

func (a *App) blankVisit(h papers.Head, _ Order) ([]*print.Document, error) {
	return []*print.Document{papers.VisitRecord(h, nil, labels(data.Venues), labels(data.VisitTags))}, nil
}

// visitRecord is the record of one visit; without an id, of the newest until today.
func (a *App) visitRecord(h papers.Head, o Order) ([]*print.Document, error) {
	rows, err := a.db.VisitRows()
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(rows, func(v data.VisitRow) bool { return v.ID == o.ID || o.ID == "" && v.Day <= a.Today() })
	if i < 0 {
		return nil, noRecord("走访记录")
	}
	visit, err := a.visitOf(&rows[i])
	if err != nil {
		return nil, err
	}
	d := papers.VisitRecord(h, visit, labels(data.Venues), labels(data.VisitTags))
	d.Name = "走访记录表-" + rows[i].Day + "-" + rows[i].Topic
	return []*print.Document{d}, nil
}

func (a *App) visitOf(row *data.VisitRow) (*papers.Visit, error) {
	whole, err := a.db.Visit(row.ID)
	if err != nil {
		return nil, err
	}
	firm, err := a.db.Firm(whole.Visit.EnterpriseID)
	if err != nil {
		return nil, err
	}
	villages, err := a.villageNames()
	if err != nil {
		return nil, err
	}
	focus, err := a.choiceNames(data.FocusList)
	if err != nil {
		return nil, err
	}
	handlers, err := a.handlerNames()
	if err != nil {
		return nil, err
	}
	deputies, err := a.db.Deputies()
	people, err := names(deputies, err, func(d *data.Deputy) (string, string) { return d.ID, d.Name })
	v := &papers.Visit{Day: whole.Day, Enterprise: firm.Name, Contact: firm.Contact, Phone: firm.Phone, Place: whole.Place, Village: villages[whole.VillageID],
		Venue: string(whole.Visit.Venue), Tag: string(whole.Visit.Tag), Focus: focus[whole.Focus], Policies: whole.Visit.Policies, Leads: whole.Visit.Leads,
		Content: whole.Content, Note: whole.Note, Photos: a.photos(whole.Photos)}
	for i := range whole.Deputies {
		if p := &whole.Deputies[i]; p.Present() {
			v.Deputies = append(v.Deputies, people[p.DeputyID])
		}
	}
	for i := range whole.Opinions {
		v.Demands = append(v.Demands, demand(&whole.Opinions[i], handlers))
	}
	return v, err
}

// visitLedger lists the visits of a period, the oldest first, with the counts that the screen has.
func (a *App) visitLedger(h papers.Head, o Order) ([]*print.Document, error) {
	rows, err := a.db.VisitRows()
	if err != nil {
		return nil, err
	}
	rows = slices.DeleteFunc(rows, func(v data.VisitRow) bool { return v.Day < o.From || v.Day > o.To })
	slices.Reverse(rows)
	l := table.Listed("走访台账", choose(VisitColumns, "day", "enterprise", "deputies", "venue", "place", "content", "opinions"), rows)
	p := ProgressOf(rows, func(v *data.VisitRow) *data.EventRow { return &v.EventRow }, o.From, o.To)
	totals := []papers.Total{{Name: "走访市场主体", Value: fmt.Sprintf(" %d 家", p.Subjects)}, {Name: "走访", Value: fmt.Sprintf(" %d 次", p.Times)},
		{Name: "参加代表", Value: fmt.Sprintf(" %d 人次", p.Persons)}, {Name: "收集诉求", Value: fmt.Sprintf(" %d 件", p.Opinions)}}
	return []*print.Document{papers.VisitLedger(h, o.From, o.To, l, totals)}, nil
}

// stationFiles is the file of one station, by name or id, or of all, one after the other.
func (a *App) stationFiles(h papers.Head, o Order) ([]*print.Document, error) {
	rows, err := a.Stations()
	if err != nil {
		return nil, err
	}
	if o.Station != "" || o.ID != "" {
		rows = slices.DeleteFunc(rows, func(s StationRow) bool { return s.Name != o.Station && s.ID != o.ID })
		if len(rows) == 0 {
			return nil, data.Fail(Refused, nil, "没有名为“%s”的家站点，请核对名称。", o.Station+o.ID)
		}
	}
	if len(rows) == 0 {
		return nil, noRecord("家站点")
	}
	deputies, err := a.inOrder()
	if err != nil {
		return nil, err
	}
	events, err := a.db.Events("")
	if err != nil {
		return nil, err
	}
	var all []*print.Document
	for i := range rows {
		file, err := a.stationFile(&rows[i], deputies, events)
		if err != nil {
			return nil, err
		}
		all = append(all, file.Paper(h))
	}
	return all, nil
}

func (a *App) stationFile(s *StationRow, deputies []DeputyRow, events []data.EventRow) (papers.StationFile, error) {
	f := papers.StationFile{Name: s.Name, Kind: s.Kind, Address: s.Address, Phone: s.Phone, Head: s.Head, Liaison: s.Liaison, Village: s.Village, Note: s.Note, Demo: s.Demo}
	post, err := a.db.Post(s.ID)
	if err != nil {
		return f, err
	}
	for _, c := range post.Checks {
		f.Checks = append(f.Checks, papers.Check{Item: c.Item, Met: c.Met})
	}
	for i := range deputies { // in the order of papers
		if slices.ContainsFunc(post.Members, func(m data.Member) bool { return m.DeputyID == deputies[i].ID }) {
			f.Members = append(f.Members, person(&deputies[i]))
		}
	}
	for _, e := range events {
		if e.StationID == s.ID && e.Day <= a.Today() {
			f.Deeds = append(f.Deeds, papers.Deed{Day: e.Day, Kind: e.Kind.Noun, Title: e.Topic + OpinionsTaken(e.Opinions)})
		}
	}
	f.Photos = a.photos(post.Photos)
	return f, nil
}
