package apptest

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"liujin/app"
	"liujin/app/days"
	"liujin/app/matters"
	"liujin/data"
)

// month is a ledger in the middle of an activity month as chance makes it.
type month struct {
	a                                                *app.App
	rnd                                              *rand.Rand
	groups, people, villages, places, stations       []string
	enterprises, handlers, projects, calls, opinions []string
}

// RandomMonth is a ledger seen on SampleDay, in an activity month: deputies in office and not, in groups and in none, activities of all six
// walk-ins that were held, are planned or were called off, with whoever came, asked leave or stayed away, reports to voters with votes and
// without, opinions on all the ways that there are, calls, tasks, and who was told.
func RandomMonth(t *testing.T, seed uint64) *app.App {
	t.Helper()
	m := &month{a: EmptyOn(t, SampleDay), rnd: rand.New(rand.NewPCG(seed, 11))}
	for _, part := range []func(*data.Tx) error{m.town, m.deputies, m.matters, m.campaign, m.activities, m.handled} {
		if err := m.a.Do("随机", part); err != nil {
			t.Fatal(err)
		}
	}
	return m.a
}

// oneOf is one of several.
func oneOf[T ~string](m *month, of []T) T { return of[m.rnd.IntN(len(of))] }

// maybe is one of several, or none as often as one in three.
func maybe[T ~string](m *month, of []T) T {
	if m.rnd.IntN(3) == 0 {
		return ""
	}
	return oneOf(m, of)
}

// day is one of the last days, today among them.
func (m *month) day(within int) string { return days.After(SampleDay, -m.rnd.IntN(within)) }

func (m *month) town(tx *data.Tx) error {
	for i := range 4 {
		g := data.Group{Name: fmt.Sprintf("第%d小组", i+1), Sort: i + 1, Kind: data.GroupDeputies}
		s := data.Station{StationFields: data.StationFields{Name: fmt.Sprintf("站%d", i), Kind: data.StationLiaison}}
		h := data.Handler{Name: fmt.Sprintf("单位%d", i)}
		p := data.Project{ProjectFields: data.ProjectFields{Title: fmt.Sprintf("项目%d", i), Year: 2026, State: data.ProjectSupervised}}
		c := data.Call{Title: fmt.Sprintf("征集%d", i), Starts: "2026-10-01", Ends: "2026-11-30"}
		if err := errorOf(tx.SaveGroup(&g), tx.SaveStation(&s), tx.SaveHandler(&h), tx.SaveProject(&p), tx.SaveCall(&c)); err != nil {
			return err
		}
		m.groups, m.stations, m.handlers = append(m.groups, g.ID), append(m.stations, s.ID), append(m.handlers, h.ID)
		m.projects, m.calls = append(m.projects, p.ID), append(m.calls, c.ID)
	}
	for i := range 9 {
		v := data.Village{Name: fmt.Sprintf("村%d", i), Kind: data.VillageRural}
		e := data.Enterprise{EnterpriseFields: data.EnterpriseFields{Name: fmt.Sprintf("企业%d", i), Kind: data.EnterpriseCompany}}
		if err := errorOf(tx.SaveVillage(&v), tx.SaveEnterprise(&e)); err != nil {
			return err
		}
		m.villages, m.enterprises = append(m.villages, v.ID), append(m.enterprises, e.ID)
	}
	return nil
}

// errorOf is the first of several errors.
func errorOf(all ...error) error {
	for _, err := range all {
		if err != nil {
			return err
		}
	}
	return nil
}

func (m *month) deputies(tx *data.Tx) error {
	term := data.Term{Level: data.LevelTown, Number: 19, Starts: "2022-01-10", Ends: "2027-01-10"}
	county := data.Term{Level: data.LevelCounty, Number: 18, Starts: "2022-01-18"}
	if err := errorOf(tx.SaveTerm(&term), tx.SaveTerm(&county)); err != nil {
		return err
	}
	for i := range 5 {
		c := data.Constituency{ConstituencyFields: data.ConstituencyFields{Level: data.LevelTown, Name: fmt.Sprintf("第%d选区", i+1),
			TermID: term.ID, Seats: 3}}
		for k := i; k < len(m.villages)-1; k += 5 { // the last village lies in none
			c.Villages = append(c.Villages, data.ConstituencyVillage{VillageID: m.villages[k]})
		}
		if err := tx.SaveConstituency(&c); err != nil {
			return err
		}
		m.places = append(m.places, c.ID)
	}
	for i := range 30 {
		d := data.Deputy{DeputyFields: data.DeputyFields{Name: fmt.Sprintf("代表%02d", i), GroupID: maybe(m, m.groups),
			Party: oneOf(m, data.Parties), Leader: m.rnd.IntN(3) == 0, NotInChat: m.rnd.IntN(6) == 0}}
		if m.rnd.IntN(8) > 0 { // else not in office
			seat := data.NewMandate(data.LevelTown)
			seat.TermID, seat.ConstituencyID = term.ID, oneOf(m, m.places)
			d.Mandates = append(d.Mandates, seat)
		}
		if m.rnd.IntN(8) == 0 {
			seat := data.NewMandate(data.LevelCounty)
			seat.TermID = county.ID
			d.Mandates = append(d.Mandates, seat)
		}
		if err := tx.SaveDeputy(&d); err != nil {
			return err
		}
		m.people = append(m.people, d.ID)
	}
	return nil
}

// campaign is the activity month with its tasks, and who was told of it.
func (m *month) campaign(tx *data.Tx) error {
	c := data.Campaign{CampaignFields: data.CampaignFields{Name: "活动月", Starts: "2026-11-01", Ends: "2026-11-30", Receipt: true,
		Targets: data.Targets{28, 40, 20, 12, 600, 86}}}
	if err := tx.SaveCampaign(&c); err != nil {
		return err
	}
	plan := data.TaskPlan{ID: c.ID}
	for _, g := range m.groups {
		plan.Rows = append(plan.Rows, data.TaskRow{ID: g, Amounts: data.Targets{m.rnd.IntN(9), m.rnd.IntN(9)}})
	}
	if err := tx.SaveTaskPlan(&plan); err != nil {
		return err
	}
	for _, id := range m.people {
		d := data.Delivery{OwnerTable: string(data.KindCampaign), OwnerID: c.ID, DeputyID: id, Method: oneOf(m, data.DeliveryMethods),
			Day: m.day(9), Confirmed: m.rnd.IntN(2) == 0}
		if m.rnd.IntN(3) > 0 {
			if err := tx.SaveDelivery(&d); err != nil {
				return err
			}
		}
	}
	return nil
}

// matters are opinions that came by themselves.
func (m *month) matters(tx *data.Tx) error {
	for range 70 {
		o := m.opinion()
		o.Day, o.VillageID, o.BroughtByID, o.CallID = m.day(60), maybe(m, m.villages), maybe(m, m.people), maybe(m, m.calls)
		whole := data.Opinion{OpinionFields: o}
		if err := tx.SaveOpinion(&whole); err != nil {
			return err
		}
		m.opinions = append(m.opinions, whole.ID)
	}
	return nil
}

// opinion is what somebody asked for.
func (m *month) opinion() data.OpinionFields {
	o := data.OpinionFields{Text: "一件", Kind: oneOf(m, data.OpinionKinds), Route: data.RouteOwn, HandlerID: oneOf(m, m.handlers),
		Category: oneOf(m, []string{"roads", "environment", ""})}
	if m.rnd.IntN(3) == 0 {
		o.Route = oneOf(m, data.Routes)
	}
	if o.Route == data.RouteRefused {
		o.Reason = "不属于"
	}
	return o
}

// handled takes steps about all opinions.
func (m *month) handled(tx *data.Tx) error {
	for _, id := range m.opinions {
		if err := m.handle(tx, id); err != nil {
			return err
		}
	}
	return nil
}

// handle takes steps about an opinion as they come, up to today.
func (m *month) handle(tx *data.Tx, id string) error {
	for range m.rnd.IntN(7) {
		o, err := tx.Opinion(id)
		if err != nil {
			return err
		}
		next := matters.NextSteps(&o.Standing, data.KindOpinion, o.Route)
		day := o.Day
		for i := range o.Steps {
			day = max(day, o.Steps[i].Day)
		}
		if len(next) == 0 || day > SampleDay || o.Route != data.RouteOwn && o.Route != data.RouteUp {
			return nil
		}
		s := data.Step{Day: min(days.After(day, m.rnd.IntN(9)), SampleDay), Kind: oneOf(m, next), Text: "一步"}
		switch s.Kind {
		case data.StepAssign, data.StepExtend, data.StepRedo:
			s.HandlerID, s.Due = o.HandlerID, days.After(s.Day, m.rnd.IntN(30))
		case data.StepAnswer:
			s.Result = maybe(m, o.Kind.Results())
		case data.StepKeep:
			s.Result = maybe(m, data.LeadResults)
		case data.StepRate:
			s.Rating, s.Attitude = oneOf(m, data.Ratings), oneOf(m, data.Ratings)
		}
		if s.Promises() {
			s.Due = days.After(s.Day, m.rnd.IntN(20))
		}
		o.Steps = append(o.Steps, s)
		if err := tx.SaveOpinion(&o); err != nil {
			return err
		}
	}
	return nil
}
