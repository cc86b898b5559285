package paperwork

import (
	"fmt"
	"slices"
	"strings"

	"liujin/app"
	"liujin/app/listings"
	"liujin/app/papers"
	"liujin/app/print"
	"liujin/app/table"
	"liujin/data"
)

func (a *Book) blankVisit(h papers.Head, _ Order) ([]*print.Document, error) {
	return []*print.Document{papers.VisitRecord(h, nil, app.Labels(data.Venues), app.Labels(data.VisitTags))}, nil
}

// visitRecord is the record of one visit; without an id, of the newest until today.
func (a *Book) visitRecord(h papers.Head, o Order) ([]*print.Document, error) {
	id, err := o.id()
	if err != nil {
		return nil, err
	}
	rows, err := a.DB().VisitRows()
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(rows, func(v data.VisitRow) bool { return v.ID == id || id == "" && v.Day <= a.Today() })
	if i < 0 {
		return nil, noRecord("走访记录")
	}
	visit, err := a.visitOf(&rows[i])
	if err != nil {
		return nil, err
	}
	d := papers.VisitRecord(h, visit, app.Labels(data.Venues), app.Labels(data.VisitTags))
	d.Name = "走访记录表-" + rows[i].Day + "-" + rows[i].Topic
	return []*print.Document{d}, nil
}

func (a *Book) visitOf(row *data.VisitRow) (*papers.Visit, error) {
	whole, err := a.DB().Visit(row.ID)
	if err != nil {
		return nil, err
	}
	enterprise, err := a.DB().Enterprise(whole.Fields.EnterpriseID)
	if err != nil {
		return nil, err
	}
	villages, err := a.VillageNames(a.Today())
	if err != nil {
		return nil, err
	}
	focus, err := a.ChoiceNames(data.FocusList)
	if err != nil {
		return nil, err
	}
	handlers, err := a.HandlerNames(a.Today())
	if err != nil {
		return nil, err
	}
	people, err := a.DeputyNames(whole.Day)
	if err != nil {
		return nil, err
	}
	v := &papers.Visit{Day: whole.Day, Enterprise: row.Topic, Contact: enterprise.Contact, Phone: enterprise.Phone,
		Place:   whole.Place,
		Village: villages[whole.VillageID],
		Venue:   string(whole.Fields.Venue), Tag: string(whole.Fields.Tag), Focus: focus[whole.Focus], Policies: whole.Fields.Policies,
		Leads:   whole.Fields.Leads,
		Content: whole.Content, Note: whole.Note, Photos: a.photos(whole.Photos)}
	for i := range whole.Deputies {
		if p := &whole.Deputies[i]; p.Present() {
			v.Deputies = append(v.Deputies, people[p.DeputyID])
		}
	}
	opinions, err := a.DB().OpinionsOn(a.Today())
	if err != nil {
		return nil, err
	}
	for i := range opinions { // by number, which is how they were taken
		switch o := &opinions[i].OpinionFields; {
		case o.ActivityID != whole.ID:
		case !o.Asks():
			v.Leads = strings.TrimSpace(v.Leads + "\n〔" + o.Code() + "〕" + o.Text)
		default:
			v.Demands = append(v.Demands, demand(o, handlers))
		}
	}
	return v, nil
}

// visitLedger lists the visits of a period, the oldest first, with the counts that the screen has.
func (a *Book) visitLedger(h papers.Head, o Order) ([]*print.Document, error) {
	rows, err := a.DB().AsOf(a.AsOf(o.To)).VisitRows()
	if err != nil {
		return nil, err
	}
	rows = slices.DeleteFunc(rows, func(v data.VisitRow) bool { return v.Day < o.From || v.Day > o.To })
	slices.Reverse(rows)
	l := table.Listed("走访台账", table.Choose(app.VisitColumns, "day", "enterprise", "deputies", "venue", "place", "content",
		"opinions"), rows)
	changes, err := a.DB().SubjectChanges()
	if err != nil {
		return nil, err
	}
	n := listings.CountVisits(rows, func(id string) string { return changes.Heir(id, a.AsOf(o.To)) })
	totals := []papers.Total{{Name: "走访市场主体", Value: fmt.Sprintf(" %d 家", n.Enterprises)},
		{Name: "走访", Value: fmt.Sprintf(" %d 次", n.Times)},
		{Name: "参加代表", Value: fmt.Sprintf(" %d 人次", n.Persons)}, {Name: "收集诉求", Value: fmt.Sprintf(" %d 件", n.Opinions)}}
	return []*print.Document{papers.VisitLedger(h, o.From, o.To, l, totals)}, nil
}

// stationFiles are the files of stations, by name or id, or of all, one after the other.
func (a *Book) stationFiles(h papers.Head, o Order) ([]*print.Document, error) {
	rows, err := a.Stations()
	if err != nil {
		return nil, err
	}
	if o.Station == "" && len(o.IDs) == 0 { // one that ended is printed by name only
		rows = slices.DeleteFunc(rows, func(s app.StationRow) bool { return s.Ended })
	}
	if o.Station != "" || len(o.IDs) > 0 {
		rows = slices.DeleteFunc(rows, func(s app.StationRow) bool { return s.Name != o.Station && !slices.Contains(o.IDs, s.ID) })
		if len(rows) == 0 {
			return nil, data.Fail(app.Refused, nil, "没有名为“%s”的家站点，请核对名称。", o.Station+strings.Join(o.IDs, "、"))
		}
	}
	if len(rows) == 0 {
		return nil, noRecord("家站点")
	}
	deputies, err := a.InOrder(a.Today())
	if err != nil {
		return nil, err
	}
	activities, err := a.DB().Activities("")
	if err != nil {
		return nil, err
	}
	var all []*print.Document
	for i := range rows {
		file, err := a.stationFile(&rows[i], deputies, activities)
		if err != nil {
			return nil, err
		}
		all = append(all, file.Paper(h))
	}
	return all, nil
}

func (a *Book) stationFile(s *app.StationRow, deputies []app.DeputyRow, activities []data.ActivityRow) (papers.StationFile, error) {
	f := papers.StationFile{Name: s.Name, Kind: s.Kind, Address: s.Address, Phone: s.Phone, Head: s.Head, Liaison: s.Liaison,
		Village: s.Village, Note: s.Note, Demo: s.Demo}
	station, err := a.DB().Station(s.ID)
	if err != nil {
		return f, err
	}
	for _, c := range station.Checks {
		f.Checks = append(f.Checks, papers.Check{Item: c.Item, Met: c.Met})
	}
	members := station.On(a.Today())
	for i := range deputies { // in the order of papers
		if slices.ContainsFunc(members, func(m data.Member) bool { return m.DeputyID == deputies[i].ID }) {
			f.Members = append(f.Members, person(&deputies[i]))
		}
	}
	for _, e := range activities {
		if e.StationID == s.ID && e.Day <= a.Today() {
			f.Deeds = append(f.Deeds, papers.Deed{Day: e.Day, Kind: e.Kind.Noun, Title: e.Topic + app.OpinionsTaken(e.Opinions)})
		}
	}
	f.Photos = a.photos(station.Photos)
	return f, nil
}
