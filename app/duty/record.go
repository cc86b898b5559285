package duty

import (
	"fmt"
	"slices"

	"liujin/app"
	"liujin/data"
)

// Turnout is what happened at a shift, before it is saved: one line a planned seat, and who came unplanned.
type Turnout struct {
	ShiftID, Caption string
	Lines            []TurnoutLine
	Told
	service data.Service
}

// Told is what is said of a shift beside who came.
type Told struct {
	Voters int
	Asked  string // what voters asked for and is not recorded yet, one a line
	Photos []data.Attachment
}

// TurnoutLine is one person of a shift.
type TurnoutLine struct {
	DeputyID, Name string
	State          SeatState // one of TurnoutStates; "" not yet said
	StandIn        string    // id of who came instead: 替班, 换班
	Planned        bool
}

// Turnout returns what happened at a shift: what is recorded, or the plan with everybody there, which is how most shifts go.
func (a *Book) Turnout(shiftID string) (*Turnout, error) {
	t, err := a.DB().Shift(shiftID)
	if err != nil {
		return nil, err
	}
	rows, err := a.shiftRows([]data.Shift{t})
	if err != nil {
		return nil, err
	}
	r := &rows[0]
	out := &Turnout{ShiftID: shiftID, Caption: fmt.Sprintf("%s %s", r.Day, r.Station)}
	out.service = data.Service{Activity: data.Activity{ActivityFields: data.ActivityFields{Day: t.Day, StationID: t.StationID}},
		Fields: data.ServiceFields{Kind: data.ServiceDuty}, ShiftID: shiftID}
	if t.ActivityID != "" {
		if out.service, err = a.DB().Service(t.ActivityID); err != nil {
			return nil, err
		}
	}
	out.Voters, out.Photos = out.service.Fields.Voters, out.service.Photos
	for i := range r.Seats {
		line := TurnoutLine{DeputyID: r.Seats[i].DeputyID, Name: r.Seats[i].Name, Planned: true, State: SeatServed}
		switch r.Seats[i].State {
		case SeatOnLeave:
			line.State = SeatOnLeave
		case SeatOut:
			line.State = SeatAbsent
		}
		out.Lines = append(out.Lines, line)
	}
	if t.ActivityID != "" {
		out.recorded(a)
	}
	return out, nil
}

// recorded takes the states over that are in the ledger.
func (t *Turnout) recorded(a *Book) {
	for i := range t.Lines {
		t.Lines[i].State = ""
	}
	for i := range t.service.Deputies {
		p := &t.service.Deputies[i]
		id := p.DeputyID
		if p.InsteadID != "" {
			id = p.InsteadID
		}
		at := slices.IndexFunc(t.Lines, func(l TurnoutLine) bool { return l.DeputyID == id })
		switch {
		case p.InsteadID != "" && at >= 0:
			t.Lines[at].State, t.Lines[at].StandIn = SeatState(p.Role), p.DeputyID
		case at >= 0:
			t.Lines[at].State = SeatOf(p.State)
		default:
			t.Lines = append(t.Lines, TurnoutLine{DeputyID: p.DeputyID, Name: a.DeputyName(p.DeputyID), State: SeatOf(p.State)})
		}
	}
}

// Arrived adds somebody who came without having been planned.
func (t *Turnout) Arrived(deputyID, name string) {
	if !slices.ContainsFunc(t.Lines, func(l TurnoutLine) bool { return l.DeputyID == deputyID || l.StandIn == deputyID }) {
		t.Lines = append(t.Lines, TurnoutLine{DeputyID: deputyID, Name: name, State: SeatServed})
	}
}

// Check says what is missing, "" when nothing is.
func (t *Turnout) Check() string {
	seen := map[string]bool{}
	for _, l := range t.Lines {
		id := l.DeputyID
		if l.State.Replaced() {
			if id = l.StandIn; id == "" {
				return fmt.Sprintf("请选谁来替%s（%s）。", l.Name, l.State)
			}
		}
		if seen[id] {
			return "同一个人登记了两次，请核对替班、换班的人选。"
		}
		seen[id] = true
	}
	return ""
}

// opinions are those that are to be recorded with the turnout.
func (t *Told) opinions() []data.OpinionFields {
	return app.OpinionLines(t.Asked, data.OpinionFields{Kind: data.OpinionPeople})
}

// Opinions is how many of the shift's opinions are in the ledger already.
func (t *Turnout) Opinions() int { return len(t.service.Opinions) }

// Validate checks it.
func (t *Told) Validate() error {
	bad := data.Invalid{}
	const mostVoters = 100000
	if t.Voters < 0 || t.Voters > mostVoters {
		bad["voters"] = fmt.Sprintf("接待人次请填 0 到 %d 的整数", mostVoters)
	}
	for i, o := range t.opinions() {
		if said := o.Validate(); said != nil {
			bad["asked"] = fmt.Sprintf("第 %d 件：%s", i+1, said)
		}
	}
	if len(bad) == 0 {
		return nil
	}
	return bad
}

// SaveTurnout records what happened at a shift, beside its plan, with what voters asked for there.
func (a *Book) SaveTurnout(t *Turnout) error {
	if fault := t.Check(); fault != "" {
		return data.Invalid{"deputies": fault}
	}
	if err := t.Validate(); err != nil {
		return err
	}
	if day := t.service.Day; a.ToCome(day) != "" {
		return data.Fail(app.Refused, nil, "%s 还没有到，到岗情况请在值班当天或之后登记。", day)
	}
	s := t.service
	s.Fields.Voters, s.Photos = t.Voters, t.Photos
	s.Opinions = append(slices.Clone(s.Opinions), t.opinions()...)
	old := s.Deputies
	s.Deputies = nil
	for _, l := range t.Lines {
		if l.State == "" {
			continue
		}
		p := data.Participation{DeputyID: l.DeputyID, State: l.State.Participation()}
		if l.State.Replaced() {
			p.DeputyID, p.Role, p.InsteadID = l.StandIn, data.DutyRole(l.State), l.DeputyID
		}
		if i := slices.IndexFunc(old, func(x data.Participation) bool { return x.DeputyID == p.DeputyID }); i >= 0 {
			p.Meta, p.ActivityID = old[i].Meta, old[i].ActivityID
		}
		s.Deputies = append(s.Deputies, p)
	}
	return a.Do("登记到岗“"+t.Caption+"”", func(tx *data.Tx) error { return tx.SaveService(&s) })
}

// DropTurnout deletes what was recorded of a shift; the plan is as it was.
func (a *Book) DropTurnout(t *Turnout) error {
	return a.Do("删除到岗记录“"+t.Caption+"”", func(tx *data.Tx) error { return tx.DeleteService(t.service.ID) })
}

// Recorded reports whether the turnout is in the ledger already.
func (t *Turnout) Recorded() bool { return t.service.ID != "" }
