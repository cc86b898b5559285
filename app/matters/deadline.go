package matters

import (
	"fmt"
	"slices"
	"time"

	"liujin/app"
	"liujin/app/calendar"
	"liujin/app/days"
	"liujin/app/table"
	"liujin/data"
)

// MatterPolicy returns the deadlines that the office handles matters by.
func (a *Book) MatterPolicy() (data.MatterPolicy, error) { return a.DB().MatterPolicy() }

// SaveMatterPolicy saves them. What was handed over before keeps its deadline.
func (a *Book) SaveMatterPolicy(p *data.MatterPolicy) error {
	return a.Do("修改办理时限", func(tx *data.Tx) error { return tx.SaveMatterPolicy(p) })
}

// termUnits are what a term is counted in, to the calendar.
var termUnits = map[data.TermUnit]calendar.Unit{data.TermDays: calendar.UnitDays, data.TermWorkdays: calendar.UnitWorkdays,
	data.TermMonths: calendar.UnitMonths}

// OpinionDue is until when an opinion that is handed over on a day is to be answered, and how that was computed.
func (a *Book) OpinionDue(day string) (due, how string, err error) {
	p, err := a.DB().MatterPolicy()
	if err != nil {
		return "", "", err
	}
	return a.term(day, p.OpinionTerm, termUnits[p.OpinionUnit])
}

// proposalDeadline is until when a proposal that is handed over on a day is to be answered: three months, six when it is hard (代表法 51).
func (a *Book) proposalDeadline(day string, hard bool) (due, how string, err error) {
	p, err := a.DB().MatterPolicy()
	if err != nil {
		return "", "", err
	}
	months := p.ProposalMonths
	if hard {
		months = p.HardMonths
	}
	return a.term(day, months, calendar.UnitMonths)
}

func (a *Book) term(day string, n int, unit calendar.Unit) (due, how string, err error) {
	from, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return "", "", data.Invalid{"day": "日期不是有效日期，请写成 2026-11-12 这样"}
	}
	c, err := a.Calendar()
	if err != nil {
		return "", "", err
	}
	last, how := c.Due(from, n, unit)
	return days.ISO(last), how, nil
}

// stages says how far matters were on a day, for the rows of one list: the office's warning is read once.
type stages struct {
	today string
	warn  int
}

func (a *Book) stages(day string) (stages, error) {
	p, err := a.DB().MatterPolicy()
	return stages{day, p.WarnDays}, err
}

// of is how far one matter is: its state, and what its deadline asks for on the day.
func (s stages) of(c *data.Standing, route data.Route) table.Cell {
	switch {
	case c.State == data.MatterAssigned && c.Submitted != "": // nobody of ours is late with it
		return table.Chip(data.StepSubmit, map[bool]table.Tone{true: table.Due, false: table.Info}[c.Late(s.today)])
	case c.Late(s.today):
		return table.Chip(fmt.Sprintf("逾期 %d 天", days.Between(c.Due, s.today)), table.Late)
	case c.State == data.MatterRated && c.Open():
		return table.Chip(app.Dissatisfied.Words(), table.Late)
	case !c.Open() && c.State == data.MatterClosed:
		return table.Chip(route, table.Good)
	case c.State == data.MatterMerged:
		return table.Chip("已合并", table.Plain)
	case !c.Open():
		return table.Chip(app.Done.Words(), table.Good)
	case c.State == data.MatterRegistered && route == data.RouteUp:
		return table.Chip(app.Unsubmitted.Words(), table.Due)
	case c.State == data.MatterRegistered:
		return table.Chip(app.Waiting.Words(), table.Due)
	case c.State == data.MatterAnswered:
		return table.Chip(app.Unfed.Words(), table.Due)
	case c.Due == "":
		return table.Chip(app.Handled.Words(), table.Info)
	case days.Between(s.today, c.Due) <= s.warn:
		return table.Chip(left(s.today, c.Due), table.Due)
	}
	return table.Chip(left(s.today, c.Due), table.Info)
}

// left says how long it is until a day.
func left(today, day string) string {
	if n := days.Between(today, day); n > 0 {
		return fmt.Sprintf("还有 %d 天", n)
	}
	return "今天到期"
}

// StageWords says how far an opinion is, as its list does.
func (a *Book) StageWords(o *data.OpinionFields) (string, error) {
	stages, err := a.stages(a.Today())
	if err != nil {
		return "", err
	}
	return stages.of(&o.Standing, o.Route).Text, nil
}

// Typed is how a deadline was computed that somebody chose.
const Typed = "按指定日期"

// DueOf computes until when a matter that is handed over on a day is to be answered, and says how.
type DueOf func(day string) (due, how string, err error)

// StepNow returns a step of today to fill. Its deadline is computed when it is saved,
// from the day that it has by then; a delay proposes one.
func (a *Book) StepNow(kind data.StepKind, handlerID string, due DueOf) (s data.Step, err error) {
	s = data.Step{Day: a.Today(), Kind: kind, HandlerID: handlerID}
	if kind == data.StepExtend {
		s.Due, _, err = due(s.Day)
	}
	return s, err
}

// DueWords says until when a step that is being filled is to be answered, and why; "" for one that sets no deadline or has one that was
// chosen. due is nil where only the saved matter knows its term.
func DueWords(s *data.Step, due DueOf) string {
	switch {
	case !s.SetsDeadline() || s.DueHow == Typed:
		return ""
	case s.DueHow != "" && !calendar.Counts(s.DueHow, s.Day):
		return "日期改了，答复期限会在保存时重新计算。"
	case s.DueHow != "":
		return "期限 " + s.Due + "：" + s.DueHow
	case s.Due != "" || due == nil:
		return ""
	}
	day, how, err := due(s.Day)
	if err != nil {
		return ""
	}
	return "期限 " + day + "：" + how
}

// FillDeadlines computes the deadlines that steps set and nobody chose. A kept one stays as the office's terms were then, unless its own
// day or, as anew says, what the matter's term depends on has changed.
func FillDeadlines(steps, kept []data.Step, due DueOf, anew bool) error {
	was := map[string]*data.Step{}
	for i := range kept {
		was[kept[i].ID] = &kept[i]
	}
	for i := range steps {
		s, old := &steps[i], was[steps[i].ID]
		switch {
		case s.TakesDay() && s.Due != "":
			s.DueHow = Typed
			continue
		case !s.SetsDeadline():
			s.Due, s.DueHow = "", ""
			continue
		}
		if old != nil && old.SetsDeadline() && s.Due == old.Due {
			if s.DueHow = old.DueHow; old.DueHow == Typed || old.Kind == data.StepExtend || s.Day == old.Day && !anew {
				continue
			}
			s.Due = "" // it followed from what has changed
		} else if s.Due == "" && s.Kind == data.StepExtend { // to which day, somebody must say
			continue
		}
		day, how, err := due(s.Day)
		if err != nil {
			return err
		}
		switch s.Due {
		case "", day:
			s.Due, s.DueHow = day, how
		default:
			s.DueHow = Typed
		}
	}
	return nil
}

// NextSteps names what can be done about a matter in its state, the usual one first. What goes to the superior is handed up, not over.
func NextSteps(c *data.Standing, of data.Kind, route data.Route) []data.StepKind {
	next := slices.Clone(nextOf(c))
	if of == data.KindProposal && c.State == data.MatterAssigned {
		next = slices.Insert(next, 1, data.StepTalk)
	}
	if route == data.RouteUp {
		for i, kind := range next {
			if kind == data.StepAssign || kind == data.StepRedo {
				next[i] = data.StepSubmit
			}
		}
		if c.State == data.MatterAssigned && c.Submitted != "" { // nobody of ours has it
			next = []data.StepKind{data.StepAnswer}
		}
	}
	if c.Promised != "" || c.Result == data.ResultTalking || c.Result == data.ResultSigned { // a lead goes on for long
		next = append(next, data.StepKeep)
	}
	return next
}

func nextOf(c *data.Standing) []data.StepKind {
	switch {
	case c.State == data.MatterMerged || c.State == data.MatterClosed:
		return nil
	case c.State == data.MatterRegistered:
		return []data.StepKind{data.StepAssign}
	case c.State == data.MatterAssigned:
		return []data.StepKind{data.StepAnswer, data.StepUrge, data.StepExtend, data.StepReturn}
	case c.State == data.MatterAnswered:
		return []data.StepKind{data.StepFeedback, data.StepRate, data.StepRedo}
	case c.State == data.MatterReported:
		return []data.StepKind{data.StepRate}
	case c.Open(): // rated, and not satisfied; who is asked once more may be by then
		return []data.StepKind{data.StepRedo, data.StepRate}
	}
	return nil
}
