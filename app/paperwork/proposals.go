package paperwork

import (
	"slices"
	"strings"

	"liujin/app"
	"liujin/app/matters"
	"liujin/app/papers"
	"liujin/app/print"
	"liujin/data"
)

// proposalOf is a proposal as papers have it: the one that an order names, or the newest of which fit says that the paper makes sense.
func (a *Book) proposalOf(o Order, noun string, fit func(*data.Standing) bool) (*papers.Matter, error) {
	rows, err := a.matters.Proposals()
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(rows, func(r matters.ProposalRow) bool { return r.ID == o.ID || o.ID == "" && fit(&r.Standing) })
	if i < 0 {
		return nil, noRecord(noun)
	}
	return a.proposalPaper(&rows[i])
}

func (a *Book) proposalPaper(r *matters.ProposalRow) (*papers.Matter, error) {
	whole, err := a.DB().Proposal(r.ID)
	if err != nil {
		return nil, err
	}
	deputies, err := a.DB().Deputies()
	if err != nil {
		return nil, err
	}
	m := &papers.Matter{Proposal: true, Number: r.Code(), Kind: string(r.Kind), Title: r.Title, Text: r.Text, Lead: r.Lead,
		Handler: r.Handler, Day: r.Day}
	a.lifeOf(m, &r.Standing, whole.Steps)
	var with []string
	for i := range deputies {
		d := &deputies[i]
		if d.ID == r.LeadID {
			m.LeadPhone = d.Phone
		}
		if slices.ContainsFunc(whole.Signers, func(s data.Signer) bool { return s.DeputyID == d.ID }) {
			with = append(with, d.Name)
		}
	}
	m.Signers = strings.Join(with, "、")
	handlers, err := a.DB().Handlers()
	for _, h := range handlers {
		if h.ID == r.HandlerID {
			m.Contact, m.Phone = h.Contact, h.Phone
		}
	}
	return m, err
}

func (a *Book) proposalAssign(h papers.Head, o Order) ([]*print.Document, error) {
	m, err := a.proposalOf(o, "交办的议案建议", (*data.Standing).GivenOut)
	if err != nil {
		return nil, err
	}
	return []*print.Document{papers.AssignSheet(h, m)}, nil
}

func (a *Book) proposalReply(h papers.Head, o Order) ([]*print.Document, error) {
	m, err := a.proposalOf(o, "答复了的议案建议", answered)
	if err != nil {
		return nil, err
	}
	return []*print.Document{papers.ReplySheet(h, m, app.Labels(data.Results), app.Labels(data.Ratings))}, nil
}

func (a *Book) blankProposalAssign(h papers.Head, _ Order) ([]*print.Document, error) {
	return []*print.Document{papers.AssignSheet(h, &papers.Matter{Proposal: true})}, nil
}

func (a *Book) blankProposalReply(h papers.Head, _ Order) ([]*print.Document, error) {
	return []*print.Document{papers.ReplySheet(h, &papers.Matter{Proposal: true}, app.Labels(data.Results), app.Labels(data.Ratings))}, nil
}

// proposalUrge are 督办单: of the proposal that an order names, or of all that are overdue, one after the other.
func (a *Book) proposalUrge(h papers.Head, o Order) ([]*print.Document, error) {
	rows, err := a.matters.Proposals()
	if err != nil {
		return nil, err
	}
	var all []*papers.Matter
	for i := range rows {
		if r := &rows[i]; r.ID == o.ID || o.ID == "" && a.overdue(&r.Standing) {
			m, err := a.proposalPaper(r)
			if err != nil {
				return nil, err
			}
			all = append(all, m)
		}
	}
	return urged(h, all, "议案建议")
}
