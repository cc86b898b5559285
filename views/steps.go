package views

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"liujin/app"
	"liujin/app/matters"
	"liujin/data"
	"liujin/views/kit"
)

// stepRows is the field of what was done about a matter (办理过程). Mistakes are mended there; the footer's acts add what is usual. never is a
// step that its kind of matter does not take.
func stepRows[T any](s *Shell, lens func(*T) *[]data.Step, due matters.DueOf, rule func(*data.Step) error, results []data.MatterResult,
	never data.StepKind) kit.Field[*T] {
	kinds := slices.DeleteFunc(slices.Clone(data.StepKinds), func(k data.StepKind) bool { return k == never })
	return kit.Rows("steps", "办理过程", lens, kit.Child[*T, data.Step]{More: "补记一步", Folded: true,
		Fields:   s.stepFields(due, rule, results, kinds),
		Validate: func(p *data.Step) error { return s.matters.CheckTaken(p, rule) },
		Fresh:    func(*T) data.Step { return data.Step{Day: s.app.Today()} }})
}

// resultField is 办理结果 of a step, one of some, starred where the rule of the kind of matter asks for it.
func resultField[P any](results []data.MatterResult, rule func(*data.Step) error, of func(P) *data.Step) kit.Field[P] {
	f := kit.OneOf("result", "办理结果", results, func(p P) *data.MatterResult { return &of(p).Result }).Full()
	f.Need = rule(&data.Step{Day: "2026-01-01", Kind: data.StepAnswer, Text: "答"}) != nil
	return f
}

// keptField is what an answer has come to since, of a step.
func keptField[P any](results []data.MatterResult, of func(P) *data.Step) kit.Field[P] {
	return kit.OneOf("kept", "现在的结果", results, func(p P) *data.MatterResult { return &of(p).Result }).Full().Hinted("没有变就空着")
}

// handedUp are by whom and by what an opinion is handed up, and by when the superior was asked to answer, of a step.
func handedUp[P any](s *Shell, of func(P) *data.Step) []kit.Field[P] {
	return []kit.Field[P]{
		kit.Ref("deputy", "经哪位上级代表", s.upperOptions(), func(p P) *string { return &of(p).DeputyID }),
		kit.Text("document", "随什么文件（文号）", func(p P) *string { return &of(p).Document }),
		kit.Day("asked", "要求答复日期", s.app.Today, func(p P) *string { return &of(p).Due }).Hinted("没有要求就空着")}
}

// talkedWith is the deputy with whom a unit talked, of a step.
func talkedWith[P any](s *Shell, of func(P) *data.Step) kit.Field[P] {
	return kit.Ref("talked_with", "和哪位代表", s.deputyOptions(), func(p P) *string { return &of(p).DeputyID })
}

// promisedFor is by when what is still to be done is promised, of a step.
func promisedFor[P any](s *Shell, of func(P) *data.Step) kit.Field[P] {
	return kit.Day("promised", "承诺落实日期", s.app.Today, func(p P) *string { return &of(p).Due }).
		Hinted("没有就空着").If(func(p P) bool { return of(p).Promises() })
}

func (s *Shell) stepFields(due matters.DueOf, rule func(*data.Step) error, results []data.MatterResult,
	kinds []data.StepKind) []kit.Field[*data.Step] {
	itself := func(p *data.Step) *data.Step { return p }
	rates := rated(itself, "")
	for i := range rates {
		rates[i] = rates[i].If(func(p *data.Step) bool { return p.Kind == data.StepRate })
	}
	up := handedUp(s, itself)
	for i := range up {
		up[i] = up[i].If(func(p *data.Step) bool { return p.Kind == data.StepSubmit })
	}
	return slices.Concat([]kit.Field[*data.Step]{
		kit.OneOf("kind", "步骤", kinds, func(p *data.Step) *data.StepKind { return &p.Kind }).Required(),
		kit.Day("day", "日期", s.app.Today, func(p *data.Step) *string { return &p.Day }).Required(),
		kit.Day("due", "答复期限", s.app.Today, func(p *data.Step) *string {
			return &p.Due
		}).If((*data.Step).SetsDeadline).Hinted("空着就按办理时限计算"),
		kit.Live(func(p *data.Step) string { return matters.DueWords(p, due) }),
	}, up, []kit.Field[*data.Step]{
		talkedWith(s, itself).If(func(p *data.Step) bool { return p.Kind == data.StepTalk }),
		kit.Area("text", "内容", 2, func(p *data.Step) *string { return &p.Text }),
		resultField(results, rule, itself).If(func(p *data.Step) bool { return p.Kind == data.StepAnswer }),
		keptField(results, itself).If(func(p *data.Step) bool { return p.Kind == data.StepKeep }),
		promisedFor(s, itself),
	}, rates)
}

// stepAsk is what is asked before a step is added to a matter.
type stepAsk struct {
	kind    data.StepKind
	handler string
	deputy  string // with whom a unit talks
	how     string // how the unit was found; "" it is the matter's own
	due     matters.DueOf
	results []data.MatterResult // what an answer can come to
	rule    func(*data.Step) error
	take    func(...data.Step) error
	next    matters.Proposed       // of what is given back: who could have it instead
	acts    func() []kit.RecordAct // what can be done with the matter once the step is saved; nil: nothing follows
}

// usualNext is what the office mostly does right after a step and tells in a dialog of its own.
var usualNext = map[data.StepKind]data.StepKind{data.StepAnswer: data.StepFeedback}

// stepActs are what can be done about a matter next.
func (s *Shell) stepActs(c *data.Standing, of data.Kind, route data.Route, ask func(kind data.StepKind) stepAsk) (acts []kit.RecordAct) {
	for _, kind := range matters.NextSteps(c, of, route) {
		acts = append(acts, kit.RecordAct{Label: string(kind), Do: func() { s.askStep(ask(kind)) }})
	}
	return acts
}

// unitsOf are what proposes units for the matters of a kind.
type unitsOf struct {
	handOver    func(id string) (unit, how string, err error)
	afterReturn func(id string) (matters.Proposed, error)
}

// toUnit has a matter that is handed over, or given back, go to the unit that is proposed for it.
func (s *Shell) toUnit(ask stepAsk, id string, propose unitsOf) stepAsk {
	var err error
	switch ask.kind {
	case data.StepAssign:
		ask.handler, ask.how, err = propose.handOver(id)
	case data.StepReturn:
		ask.next, err = propose.afterReturn(id)
	}
	s.try("读取承办单位", err)
	return ask
}

// actsOf are what can be done with a matter as it is saved now.
func actsOf[T any](s *Shell, id string, read func(id string) (T, error), acts func(*T) []kit.RecordAct) []kit.RecordAct {
	m, err := read(id)
	if err != nil {
		s.Failed("读取办理进展", err)
		return nil
	}
	return acts(&m)
}

// askStep asks for a step's day and text, then adds it.
func (s *Shell) askStep(ask stepAsk) {
	step, err := s.matters.StepNow(ask.kind, ask.handler, ask.due)
	if err != nil {
		s.Failed(string(ask.kind), err)
		return
	}
	form := kit.NewForm(s, s.askedOf(ask), func(p *matters.Taking) error { return s.matters.CheckTaking(p, ask.rule) })
	form.Set(ask.taking(step))
	kit.Dialog(s.window, string(ask.kind), 540, form.InDialog(500), func(close func()) []fyne.CanvasObject {
		save := func(then func()) {
			if !form.Ready() {
				return
			}
			if err := ask.take(form.Value.Steps()...); err != nil {
				s.Failed(string(ask.kind), err)
				return
			}
			close()
			then()
		}
		all := []fyne.CanvasObject{kit.GiveUp(s.window, form.Dirty, close)}
		if next := string(usualNext[ask.kind]); next != "" && ask.acts != nil {
			all = append(all, kit.Button(kit.SaveAnd(next), func() { save(func() { kit.DoAct(ask.acts(), next) }) }))
		}
		return append(all, kit.Primary(kit.WordSave, func() { save(func() {}) }))
	})
	form.FocusOn(map[data.StepKind]string{data.StepAssign: "handler", data.StepAnswer: "text", data.StepRate: "rating",
		data.StepExtend: "due", data.StepFeedback: "text", data.StepReturn: "text", data.StepUrge: "text", data.StepRedo: "text",
		data.StepSubmit: "deputy", data.StepTalk: "text", data.StepKeep: "text"}[ask.kind])
}

// taking is a step as it is asked for, with the unit that is proposed after it.
func (a *stepAsk) taking(step data.Step) *matters.Taking {
	t := &matters.Taking{Step: step}
	if a.kind == data.StepTalk {
		t.DeputyID = a.deputy
	}
	if a.next != nil {
		t.Next.HandlerID, _ = a.next("")
	}
	return t
}

// askedOf are the fields that a kind of step has, and those of the one that mostly follows it at once.
func (s *Shell) askedOf(ask stepAsk) []kit.Field[*matters.Taking] {
	kind, taken := ask.kind, func(p *matters.Taking) *data.Step { return &p.Step }
	day := kit.Day("day", "日期", s.app.Today, func(p *matters.Taking) *string { return &p.Day }).Required().Full()
	fields := []kit.Field[*matters.Taking]{day}
	due := kit.Day("due", "答复期限", s.app.Today, func(p *matters.Taking) *string { return &p.Due }).Full()
	if kind == data.StepExtend {
		due = due.Required()
	} else {
		due = due.Hinted("空着就按办理时限计算")
	}
	how := kit.Live(func(p *matters.Taking) string { return matters.DueWords(&p.Step, ask.due) })
	text := kit.Area("text", map[data.StepKind]string{data.StepAnswer: "答复内容", data.StepFeedback: "怎样反馈的", data.StepReturn: "退回理由",
		data.StepExtend: "延期理由", data.StepTalk: "沟通情况", data.StepKeep: "落实情况"}[kind], 3, func(p *matters.Taking) *string { return &p.Text })
	if text.Title == "" {
		text.Title = "说明"
	}
	switch kind {
	case data.StepAssign:
		handler := kit.Ref("handler", "承办单位", s.handlerOptions(), func(p *matters.Taking) *string { return &p.HandlerID }).Required().Full()
		found := kit.Live(func(*matters.Taking) string { return ask.how })
		return append([]kit.Field[*matters.Taking]{found, handler}, append(fields, due, how, text)...)
	case data.StepReturn:
		return append(fields, s.passedOn(text, ask.next)...)
	case data.StepRedo, data.StepExtend:
		return append(fields, due, how, text)
	case data.StepAnswer:
		return append(fields, text.Required(), resultField(ask.results, ask.rule, taken), promisedFor(s, taken).Full())
	case data.StepKeep:
		return append(fields, text, keptField(ask.results, taken), promisedFor(s, taken).Full())
	case data.StepSubmit:
		return append(append(fields, handedUp(s, taken)...), text)
	case data.StepTalk:
		return append(fields, talkedWith(s, taken).Full(), text)
	case data.StepFeedback:
		return append(append(fields, text), rated(func(p *matters.Taking) *data.Step { return &p.Next }, "还没有评价就空着")...)
	case data.StepRate:
		return append(rated(taken, ""), append(fields, text)...)
	}
	return append(fields, text)
}

// passedOn asks why a unit gave a matter back and who has it next, which is proposed from the reason.
func (s *Shell) passedOn(text kit.Field[*matters.Taking], propose matters.Proposed) []kit.Field[*matters.Taking] {
	if propose == nil {
		return []kit.Field[*matters.Taking]{text}
	}
	return []kit.Field[*matters.Taking]{
		text.Implies("next", func(p *matters.Taking) { p.Next.HandlerID, _ = propose(p.Text) }),
		kit.Ref("next", "改交", s.handlerOptions(), func(p *matters.Taking) *string { return &p.Next.HandlerID }).Full().Hinted("空着就以后再交办"),
		kit.Live(func(p *matters.Taking) string { _, how := propose(p.Text); return how }),
	}
}

// rated asks how content somebody is, of a step; hint: it may be left empty.
func rated[P any](of func(P) *data.Step, hint string) []kit.Field[P] {
	both := []kit.Field[P]{
		kit.OneOf("rating", "对办理结果", data.Ratings, func(p P) *data.Rating { return &of(p).Rating }),
		kit.OneOf("attitude", "对办理态度", data.Ratings, func(p P) *data.Rating { return &of(p).Attitude })}
	for i := range both {
		both[i].Need, both[i].Hint = hint == "", hint
	}
	return both
}

// assign hands the marked matters over and says which could not be.
func (s *Shell) assign(ids []string, do func(ids []string) (done int, left []string, err error)) {
	s.takeAll(string(data.StepAssign), ids, do)
}

// takeAll takes a step about the marked matters and says about which it could not be taken.
func (s *Shell) takeAll(step string, ids []string, do func(ids []string) (done int, left []string, err error)) {
	n, left, err := do(ids)
	switch {
	case err != nil:
		s.Failed(step, err)
	case len(left) > 0:
		kit.Tell(s.window, step, fmt.Sprintf("%s了 %d 件。没有%s的：%s。", step, n, step, strings.Join(left, "；")), "")
	}
}

// opinionNarrows is the drop-down that narrows a list of matters to those that something is to be done about, or that the days count. What
// those are is read with the list.
func opinionNarrows[R any](s *Shell, list *kit.List[*R], of data.Kind,
	matter func(*R) (id string, route data.Route, c *data.Standing)) []kit.Narrow[*R] {
	var counted map[app.Condition]map[string]bool
	list.Load = readFirst(list.Load, func() error {
		span, err := s.counted()
		if err == nil {
			counted, err = s.matters.Counted(of, span.From, span.To)
		}
		return err
	})
	all := []kit.Narrow[*R]{{Label: "全部进展"}}
	for _, c := range app.MatterConditions {
		entry := kept(c, func(r *R) bool {
			id, route, standing := matter(r)
			if ids, found := counted[c]; found {
				return ids[id]
			}
			return s.matters.Keeps(c, standing, route)
		})
		entry.Rare = c == app.Promised || c == app.Unsubmitted || c == app.Submitted
		all = append(all, entry)
	}
	return all
}

// termsFields are the deadlines that matters are handled by.
func termsFields() []kit.Field[*data.MatterPolicy] {
	return []kit.Field[*data.MatterPolicy]{
		kit.Number("opinion_term", "意见建议，交办后几天内答复", func(p *data.MatterPolicy) *int { return &p.OpinionTerm }).Required(),
		kit.OneOf("opinion_unit", "按什么算", data.TermUnits, func(p *data.MatterPolicy) *data.TermUnit { return &p.OpinionUnit }).Required(),
		kit.Number("proposal_months", "议案建议，几个月内答复", func(p *data.MatterPolicy) *int { return &p.ProposalMonths }).Required(),
		kit.Number("hard_months", "办理难度大的，几个月内", func(p *data.MatterPolicy) *int { return &p.HardMonths }).Required(),
		kit.Number("warn_days", "到期前几天提醒", func(p *data.MatterPolicy) *int { return &p.WarnDays }),
		kit.Number("stale_days", "实事项目几天没有更新进度就提醒", func(p *data.MatterPolicy) *int { return &p.StaleDays }).Required(),
		kit.Note(func(*data.MatterPolicy) string {
			return "代表法第五十一条：代表建议自交办之日起三个月内答复，办理难度大的不超过六个月。改动只用于以后的交办，已经交办的期限不变。"
		}),
	}
}

// askTerms asks by what deadlines matters are handled.
func (s *Shell) askTerms() {
	now, err := s.matters.MatterPolicy()
	if err != nil {
		s.Failed("读取办理时限", err)
		return
	}
	form := kit.NewForm(s, termsFields(), (*data.MatterPolicy).Validate)
	form.Set(&now)
	hold := form.InDialog(560)
	kit.Dialog(s.window, "办理时限", 600, hold, func(close func()) []fyne.CanvasObject {
		return []fyne.CanvasObject{kit.GiveUp(s.window, form.Dirty, close), kit.Primary(kit.WordSave, func() {
			if form.Ready() {
				value := kit.Clone(form.Value) // a save that fails leaves an id in it
				if err := s.matters.SaveMatterPolicy(value); err != nil {
					s.Failed("保存办理时限", err)
					return
				}
				close()
			}
		})}
	})
	form.FocusOn("opinion_term")
}

// countFact is the chip that says what matters of this year came to.
func (s *Shell) countFact(count func(from, to string) (matters.MatterCount, error)) *kit.Chip {
	return kit.NewFact(func() string {
		year := s.app.Today()[:4]
		n, err := count(year+"-01-01", year+"-12-31")
		if err != nil {
			s.Failed("统计", err)
			return ""
		}
		return fmt.Sprintf("%s 年%s", year, n.Brief())
	})
}
