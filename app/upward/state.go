package upward

import (
	"strconv"
	"strings"

	"liujin/app"
	"liujin/app/intake"
	"liujin/app/parcel"
	"liujin/data"
)

// State gathers what the own office states of the days of a period.
func (a *Book) State(p parcel.Period) (s Statement, err error) {
	s = Statement{Period: p, Until: a.AsOf(p.To)}
	own, err := a.OwnOffice()
	if err != nil {
		return s, err
	}
	s.Unit = parcel.Unit{Code: own.Code, Name: own.Name, Level: string(own.Level)}
	s.Scope.Congress = app.CongressOf(&own)
	for _, gather := range []func(*Statement) error{a.stateScope, a.stateActivities, a.stateMatters, a.stateProjects, a.stateSeats,
		a.stateNews,
		a.stateTasks, a.statePeople, a.stateVillages} {
		if err := gather(&s); err != nil {
			return s, err
		}
	}
	if a.StateBelow != nil {
		s.Below, err = a.StateBelow(&s)
	}
	return s, err
}

// span is the period's days with the activity month that they are of.
func (a *Book) span(s *Statement) (app.Span, error) { return a.SpanIn(s.Period.From, s.Period.To) }

func (a *Book) stateScope(s *Statement) error {
	span, err := a.span(s)
	s.Scope.Campaign = span.Campaign.Name
	s.Scope.Targets = span.Targets()
	return err
}

func (a *Book) stateActivities(s *Statement) error {
	happened, err := a.desk.Happened(s.Period.From, s.Period.To)
	if err != nil {
		return err
	}
	told, err := a.DB().AsOf(s.Until).ActivityTopics("")
	if err != nil {
		return err
	}
	speakers, err := a.speakers()
	if err != nil {
		return err
	}
	topics := make(map[string]*data.ActivityTopic, len(told))
	for i := range told {
		topics[told[i].ID] = &told[i]
	}
	for i := range happened {
		e := &happened[i]
		row := Activity{ID: e.ID, WalkIn: e.WalkIn, Work: e.Work, Village: e.VillageID, Subject: e.SubjectID, People: e.People,
			Hours:    e.Hours,
			Opinions: e.Opinions, Deputies: e.DeputyIDs}
		if t := topics[e.ID]; t != nil {
			row.Day, row.Topic = t.Day, intake.Unnamed(t.Topic, speakers[e.SubjectID])
		}
		s.Activities = append(s.Activities, row)
	}
	return nil
}

// speakers are who spoke, by the opinion: the topic of a supervision repeats what one says.
func (a *Book) speakers() (map[string]string, error) {
	all, err := a.DB().Opinions()
	return app.Names(all, err, func(o *data.OpinionFields) (string, string) { return o.ID, o.Reporter })
}

func (a *Book) stateMatters(s *Statement) error {
	opinions, err := a.matters.OpinionsOn(s.Until)
	if err != nil {
		return err
	}
	lives, err := a.lives(s.Until)
	if err != nil {
		return err
	}
	for i := range opinions {
		o := &opinions[i]
		m := Matter{ID: o.ID, Kind: data.KindOpinion, Number: o.Code(), Day: o.Day, Asks: o.Kind, Category: o.CategoryName,
			Village: o.Village,
			Route:   o.Route, Handler: o.Handler}
		m.stand(&o.Standing, lives[o.ID])
		if o.UnitLate(s.Until) || o.Submitted != "" || o.Route == data.RouteUp {
			m.Text = intake.Unnamed(o.Text, o.Reporter)
		}
		s.Matters = append(s.Matters, m)
	}
	proposals, err := a.matters.ProposalsOn(s.Until)
	for i := range proposals {
		p := &proposals[i]
		m := Matter{ID: p.ID, Kind: data.KindProposal, Number: p.Code(), Day: p.Day, Text: intake.Unnamed(p.Title, ""), Handler: p.Handler}
		m.stand(&p.Standing, lives[p.ID])
		s.Matters = append(s.Matters, m)
	}
	return err
}

// lives are what became of each matter until a day, by id.
func (a *Book) lives(day string) (map[string]data.Life, error) {
	by := map[string]data.Life{}
	for _, kind := range []data.Kind{data.KindOpinion, data.KindProposal} {
		all, err := a.matters.Records(kind, day)
		if err != nil {
			return nil, err
		}
		for i := range all {
			by[all[i].ID] = all[i].Life
		}
	}
	return by, nil
}

// stand takes over how far a matter is.
func (m *Matter) stand(c *data.Standing, life data.Life) {
	m.State, m.Assigned, m.Due, m.Answered, m.Closed = c.State, c.Assigned, c.Due, c.Answered, c.Closed
	m.Submitted, m.Promised, m.Result, m.Rating, m.Attitude = c.Submitted, c.Promised, c.Result, c.Rating, c.Attitude
	m.First = life.First
	for _, one := range life.Asked {
		m.Asked = append(m.Asked, Asked{Due: one.Due, Answered: one.Answered})
	}
}

func (a *Book) stateProjects(s *Statement) error {
	all, err := a.DB().Projects()
	if err != nil {
		return err
	}
	handlers, err := a.HandlerNames(s.Until)
	for i := range all {
		if p := &all[i]; strings.HasPrefix(s.Until, strconv.Itoa(p.Year)) {
			s.Projects = append(s.Projects, Project{ID: p.ID, Year: p.Year, Title: p.Title, Handler: handlers[p.HandlerID],
				State: p.State, Due: p.Due})
		}
	}
	return err
}

func (a *Book) stateSeats(s *Statement) error {
	shifts, err := a.duty.Shifts(s.Period.From, s.Until)
	for i := range shifts {
		r := &shifts[i]
		if !r.Over() {
			continue
		}
		for k := range r.Seats {
			seat := &r.Seats[k]
			s.Seats = append(s.Seats, Seat{ID: seat.ID, Shift: r.ID, Day: r.Day, Station: r.Station, Deputy: seat.DeputyID,
				Recorded: r.ActivityID != "", State: seat.State})
		}
	}
	return err
}

func (a *Book) stateNews(s *Statement) error {
	all, err := a.DB().PublicityRows()
	for i := range all {
		p := &all[i]
		if p.Day < s.Period.From || p.Day > s.Until {
			continue
		}
		one := Piece{ID: p.ID, Day: p.Day, Kind: p.Kind, Title: p.Title, Medium: p.Medium, Outlet: p.Outlet, Level: p.Level, State: p.State}
		if p.Kind == data.PublicityExample {
			one.Text = intake.Unnamed(p.Text, "")
		}
		s.News = append(s.News, one)
	}
	return err
}

func (a *Book) stateTasks(s *Statement) error {
	span, err := a.span(s)
	if err != nil || span.Campaign.ID == "" || s.Scope.Targets == (data.Targets{}) {
		return err
	}
	board, err := a.desk.TaskBoard(span.Campaign.ID)
	if err != nil {
		return err
	}
	for i := range board.Groups {
		g := &board.Groups[i]
		if amounts := board.Plan.Of(g.ID); amounts != (data.Targets{}) {
			s.Tasks = append(s.Tasks, Task{Group: g.Name, Amounts: amounts, Done: g.Done})
		}
	}
	return nil
}

func (a *Book) stateVillages(s *Statement) error {
	all, err := a.VillagesOn(s.Until)
	for _, v := range all {
		s.Villages = append(s.Villages, Village{ID: v.ID, Name: v.Name})
	}
	return err
}
