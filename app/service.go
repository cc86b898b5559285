package app

import (
	"cmp"
	"fmt"
	"strings"

	"liujin/app/table"
	"liujin/data"
)

// ServiceColumns are the columns of 家站点履职记录 (walk-in 3).
var ServiceColumns = []table.Column[*data.ServiceRow]{
	{Name: "day", Head: "日期", Width: 5.5, Cell: func(s *data.ServiceRow) table.Cell { return table.D(s.Day) }},
	planState(func(r *data.ServiceRow) *data.ActivityRow { return &r.ActivityRow }),
	table.Of("topic", "家站点和形式", 12, func(s *data.ServiceRow) string { return s.Topic }),
	table.Of("deputies", "到场代表", 9, func(s *data.ServiceRow) string { return s.Deputies }),
	{Name: "voters", Head: "接待人次", Width: 4.5, Cell: func(s *data.ServiceRow) table.Cell { return reached(&s.ActivityRow, s.Voters) }},
	{Name: "opinions", Head: "意见", Width: 3.5, Cell: func(s *data.ServiceRow) table.Cell { return table.Some(s.Opinions) }},
	table.Of("kind", "履职形式", 5, func(s *data.ServiceRow) data.ServiceKind { return s.ServiceKind }).Hide(),
	{Name: "persons", Head: "代表人次", Width: 4.5, Hidden: true, Cell: func(s *data.ServiceRow) table.Cell { return table.N(s.Persons) }},
	{Name: "photos", Head: "照片", Width: 3, Hidden: true, Cell: func(s *data.ServiceRow) table.Cell { return table.Some(s.Photos) }},
	table.Of("content", "情况", 14, func(s *data.ServiceRow) string { return s.Content }).Hide(),
}

// Services lists what took place at stations, the newest first.
func (a *App) Services() ([]data.ServiceRow, error) { return a.db.ServiceRows() }

// ServicesAndPlans lists them with those that are planned or were called off.
func (a *App) ServicesAndPlans() ([]data.ServiceRow, error) { return a.db.ServiceRowsAndPlans() }

// Service returns what took place at a station, whole.
func (a *App) Service(id string) (data.Service, error) { return a.db.Service(id) }

// NewService returns a service of today to fill that no shift planned.
func (a *App) NewService() data.Service {
	return data.Service{Activity: data.Activity{ActivityFields: data.ActivityFields{Day: a.Today()}},
		Fields: data.ServiceFields{Kind: data.ServiceStudy}}
}

// NextService returns the service to fill after one was saved: day, station and manner stay.
func (a *App) NextService(s *data.Service) data.Service {
	next := a.NewService()
	next.Day, next.StationID, next.Fields.Kind = s.Day, s.StationID, s.Fields.Kind
	next.State = sameState(&s.Activity)
	return next
}

// SaveService saves what took place at a station, whole.
func (a *App) SaveService(s *data.Service) error {
	return a.record(a.savedAct(s.Common(), "站点履职", a.ServiceCaption(s)), s, func(tx *data.Tx) error { return tx.SaveService(s) })
}

// DeleteService deletes what took place at a station; its shift is as it was planned.
func (a *App) DeleteService(s *data.Service) error {
	return a.Do("删除站点履职“"+a.ServiceCaption(s)+"”", func(tx *data.Tx) error { return tx.DeleteService(s.ID) })
}

// ServiceCaption is what a service is called: its day, station and manner.
func (a *App) ServiceCaption(s *data.Service) string {
	called, _ := a.StationNames(a.Today()) // a label: it does without
	return fmt.Sprintf("%s %s %s", s.Day, called[s.StationID], s.Fields.Kind)
}

// CalledOver says who came to a shift and who did not, for a record whose roll is called elsewhere; "" for a service that no shift planned.
func (a *App) CalledOver(s *data.Service) (string, error) {
	if s.ShiftID == "" {
		return "", nil
	}
	people, err := a.DeputyNames(cmp.Or(s.Day, a.Today()))
	if err != nil {
		return "", err
	}
	by := map[data.ParticipationState][]string{}
	for i := range s.Deputies {
		p := &s.Deputies[i]
		name := people[p.DeputyID]
		if p.InsteadID != "" {
			name += "（替" + people[p.InsteadID] + "）"
		}
		by[p.State] = append(by[p.State], name)
	}
	var parts []string
	for _, state := range data.ParticipationStates {
		if len(by[state]) > 0 {
			parts = append(parts, string(state)+"："+strings.Join(by[state], "、"))
		}
	}
	return "轮值班次，到岗情况在月历里点名登记。\n" + strings.Join(parts, "；"), nil
}
