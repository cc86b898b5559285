package matters

import (
	"fmt"
	"slices"
	"strings"

	"liujin/app"
	"liujin/app/table"
	"liujin/data"
)

// ProposalRow is a proposal in a list.
type ProposalRow struct {
	data.ProposalFields
	Lead, Handler string
	Helpers       string
	Signers       int // the first included
	Supervised    int // times
	Stage         table.Cell
}

// ProposalColumns are the columns of 议案建议.
var ProposalColumns = []table.Column[*ProposalRow]{
	table.Of("number", "编号", 5, func(p *ProposalRow) string { return p.Code() }),
	table.Of("title", "标题", 15, func(p *ProposalRow) string { return p.Title }),
	table.Of("lead", "领衔代表", 4.5, func(p *ProposalRow) string { return p.Lead }),
	table.Of("handler", "承办单位", 6.5, func(p *ProposalRow) string { return p.Handler }),
	table.Of("helpers", "协办单位", 6.5, func(p *ProposalRow) string { return p.Helpers }).Hide(),
	{Name: "stage", Head: "进展", Width: 5.5, Cell: func(p *ProposalRow) table.Cell { return p.Stage }},
	table.Of("kind", "类别", 6, func(p *ProposalRow) data.ProposalKind { return p.Kind }).Hide(),
	{Name: "day", Head: "提出日期", Width: 5.5, Hidden: true, Cell: func(p *ProposalRow) table.Cell { return table.D(p.Day) }},
	{Name: "signers", Head: "提出人数", Width: 4.5, Hidden: true, Cell: func(p *ProposalRow) table.Cell { return table.N(p.Signers) }},
	{Name: "assigned", Head: "交办日期", Width: 5.5, Hidden: true, Cell: func(p *ProposalRow) table.Cell { return table.D(p.Assigned) }},
	{Name: "due", Head: "答复期限", Width: 5.5, Hidden: true, Cell: func(p *ProposalRow) table.Cell { return table.D(p.Due) }},
	{Name: "answered", Head: "答复日期", Width: 5.5, Hidden: true, Cell: func(p *ProposalRow) table.Cell { return table.D(p.Answered) }},
	table.Of("result", "办理结果", 7, func(p *ProposalRow) data.MatterResult { return p.Result }).Hide(),
	table.Of("rating", "对结果评价", 5, func(p *ProposalRow) data.Rating { return p.Rating }).Hide(),
	table.Of("attitude", "对态度评价", 5, func(p *ProposalRow) data.Rating { return p.Attitude }).Hide(),
	{Name: "promised", Head: "承诺落实", Width: 5.5, Hidden: true, Cell: func(p *ProposalRow) table.Cell { return table.D(p.Promised) }},
	{Name: "supervised", Head: "督办次数", Width: 4.5, Hidden: true, Cell: func(p *ProposalRow) table.Cell { return table.Some(p.Supervised) }},
}

// Proposals lists 议案建议, the newest number first.
func (a *Book) Proposals() ([]ProposalRow, error) {
	all, err := a.DB().Proposals()
	if err != nil {
		return nil, err
	}
	return a.proposalList(all, a.Today())
}

// ProposalsOn lists those that were put forward up to a day as they stood then.
func (a *Book) ProposalsOn(day string) ([]ProposalRow, error) {
	was, err := a.DB().ProposalsOn(day)
	if err != nil {
		return nil, err
	}
	all := make([]data.ProposalFields, len(was))
	for i := range was {
		all[i] = was[i].ProposalFields
	}
	return a.proposalList(all, day)
}

func (a *Book) proposalList(all []data.ProposalFields, day string) ([]ProposalRow, error) {
	handlers, err := a.HandlerNames(day)
	if err != nil {
		return nil, err
	}
	people, err := a.DeputyNames(day)
	if err != nil {
		return nil, err
	}
	signers, err := a.DB().Signers()
	if err != nil {
		return nil, err
	}
	signed := app.CountBy(signers, func(s *data.Signer) string { return s.ProposalID })
	stages, err := a.stages(day)
	if err != nil {
		return nil, err
	}
	times, err := a.supervisions(day)
	if err != nil {
		return nil, err
	}
	helpers, err := a.DB().ProposalHelpers()
	if err != nil {
		return nil, err
	}
	rows := make([]ProposalRow, len(all))
	for i, p := range all {
		var with []string
		for _, h := range helpers[p.ID] {
			with = append(with, handlers[h.HandlerID])
		}
		rows[len(all)-1-i] = ProposalRow{ProposalFields: p, Lead: people[p.LeadID], Handler: handlers[p.HandlerID],
			Helpers: strings.Join(with, "、"), Signers: 1 + signed[p.ID],
			Supervised: times[p.ID], Stage: stages.of(&p.Standing, "")}
	}
	return rows, nil
}

// supervisions counts how often each proposal, project and opinion was supervised up to a day.
func (a *Book) supervisions(day string) (map[string]int, error) {
	all, err := a.DB().SupervisionRows()
	all = slices.DeleteFunc(all, func(s data.SupervisionRow) bool { return s.Day > day })
	return app.CountBy(all, func(s *data.SupervisionRow) string { return s.SubjectID }), err
}

// Proposal returns one proposal, whole.
func (a *Book) Proposal(id string) (data.Proposal, error) { return a.DB().Proposal(id) }

// NewProposal returns a proposal of today to fill.
func (a *Book) NewProposal() (data.Proposal, error) {
	return data.Proposal{ProposalFields: data.ProposalFields{Day: a.Today(), Kind: data.ProposalAdvice}}, nil
}

// ProposalOf returns a proposal to fill that an opinion gives: nothing of it is typed again.
func (a *Book) ProposalOf(o *data.OpinionFields) (data.Proposal, error) {
	m := data.Proposal{ProposalFields: data.ProposalFields{Day: a.Today(), Kind: data.ProposalAdvice, Title: proposalTitle(o.Text),
		Text: o.Text, Focus: o.Focus, HandlerID: o.HandlerID}, Origins: []data.Origin{{OpinionID: o.ID}}}
	brought, err := a.broughtBy([]data.OpinionFields{*o})
	if len(brought) > 0 {
		m.LeadID = brought[0]
	}
	return m, err
}

// proposalTitle makes a proposal's title of what an opinion asks for: of its first sentence, without the stop that would stand before 的建议.
func proposalTitle(text string) string {
	first, _, _ := strings.Cut(strings.TrimSpace(text), "\n")
	if end := strings.IndexAny(first, "。；！？;!?"); end > 0 {
		first = first[:end]
	}
	first = strings.TrimRight(app.Shortened(strings.TrimPrefix(first, "建议"), 40), "。！？；，、,. …")
	return "关于" + strings.TrimSuffix(first, "的建议") + "的建议"
}

// MadeInto is what an opinion was made into; an empty one nothing yet.
func (a *Book) MadeInto(opinionID string) (data.Made, error) {
	made, err := a.DB().Made()
	return made[opinionID], err
}

// MadeOf names the opinions that a proposal or a project was made of.
func (a *Book) MadeOf(origins []data.Origin) ([]app.Picked, error) {
	out := make([]app.Picked, len(origins))
	for i := range origins {
		o, err := a.DB().OpinionFields(origins[i].OpinionID)
		if err != nil {
			return nil, err
		}
		out[i] = app.Picked{ID: o.ID, Name: o.Code(), Detail: app.Shortened(o.Text, 24)}
	}
	return out, nil
}

// SaveProposal saves a proposal, whole; a new one gets its number.
func (a *Book) SaveProposal(m *data.Proposal) error {
	if err := a.CheckProposal(m); err != nil {
		return err
	}
	was, err := before(m.ID, a.DB().Proposal)
	if err == nil {
		err = FillDeadlines(m.Steps, was.Steps, a.ProposalDue(m), m.Hard != was.Hard)
	}
	if err != nil {
		return err
	}
	return a.Do(app.Saved(m.ID, "议案建议", m.Title), func(tx *data.Tx) error { return tx.SaveProposal(m) })
}

// ProposalDue is how a proposal's deadlines are computed.
func (a *Book) ProposalDue(m *data.Proposal) DueOf {
	hard := m.Hard
	return func(day string) (string, string, error) { return a.proposalDeadline(day, hard) }
}

// DeleteProposal deletes a proposal that nothing supervises.
func (a *Book) DeleteProposal(m *data.Proposal) error {
	return a.Do("删除议案建议“"+m.Title+"”", func(tx *data.Tx) error { return tx.DeleteProposal(m.ID) })
}

// Signed says how many put a proposal forward, and what a bill lacks.
func Signed(m *data.Proposal) string {
	n := 1 + len(m.Signers)
	if m.LeadID == "" {
		n--
	}
	if m.Kind == data.ProposalBill && n < data.BillSigners {
		return fmt.Sprintf("共 %d 人提出。镇人大代表 %d 人以上联名才能提出议案（地方组织法）；不足的可按建议批评意见登记。", n, data.BillSigners)
	}
	return fmt.Sprintf("共 %d 人提出。", n)
}

// PickProposals offers proposals.
func (a *Book) PickProposals() ([]app.Picked, error) {
	all, err := a.Proposals()
	return app.PickFrom(all, err, func(p *ProposalRow) app.Picked {
		return app.Picked{ID: p.ID, Name: p.Title, Detail: p.Code() + " " + p.Lead}
	})
}
