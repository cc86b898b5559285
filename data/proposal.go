package data

import (
	"fmt"
	"strconv"
)

// ProposalFields is 议案 or 建议批评意见: what deputies put to the congress in writing.
type ProposalFields struct {
	Meta
	Year, Number int // 年-序号, given at the first save and never again
	Kind         ProposalKind
	Day          string // put forward
	Title, Text  string
	LeadID       string // 领衔
	Focus        string // code in FocusList
	HandlerID    string
	Hard         bool // difficult: six months instead of three (代表法 51)
	Note         string
	Standing
}

// BillSigners is how many deputies of a town it takes to put forward a bill (议案), the first included (地方组织法).
const BillSigners = 5

var proposals = register(table[ProposalFields]{name: "proposal", title: "议案建议", label: "year || '-' || number || ' ' || title",
	order:   "year, number",
	columns: "year, number, kind, day, title, text, lead_id, focus, handler_id, hard, note, " + standingColumns,
	fields: func(p *ProposalFields) []any {
		return append([]any{&p.Year, &p.Number, &p.Kind, &p.Day, &p.Title, &p.Text, &p.LeadID, &p.Focus, opt(&p.HandlerID),
			&p.Hard, &p.Note}, p.Standing.fields()...)
	}})

var _ = ruled(proposals, reader.Proposal)

var _ = tellsDeeds(KindProposal, `SELECT id, day, CASE lead_id WHEN ?1 THEN '领衔' ELSE '联名' END || kind, title FROM proposal
	WHERE lead_id = ?1 OR id IN (SELECT proposal_id FROM proposal_signer WHERE deputy_id = ?1)`)

// Signer is a deputy who put a proposal forward together with the first (联名).
type Signer struct {
	Meta
	ProposalID, DeputyID string
}

var signers = register(table[Signer]{name: "proposal_signer", title: "联名代表", order: "id", parent: "proposal_id",
	owners:  []owner{{"proposal", "proposal_id"}},
	columns: "proposal_id, deputy_id",
	fields:  func(s *Signer) []any { return []any{&s.ProposalID, &s.DeputyID} }})

var proposalSteps = stepTable("proposal_step", "proposal_id", "proposal", "议案建议办理过程")

// Proposal is a proposal with its signers, all that was done about it, and its papers.
type Proposal struct {
	ProposalFields
	Signers []Signer
	Helpers []Helper
	Origins []Origin // the opinions that it was made of
	Steps   []Step
	Files   []Attachment
}

// Code returns the printed number, 2026-007.
func (p *ProposalFields) Code() string {
	if p.Number == 0 {
		return ""
	}
	return fmt.Sprintf("%d-%03d", p.Year, p.Number)
}

// HeldOn is the day that it was put forward on.
func (p *Proposal) HeldOn() string { return p.Day }

// Validate checks a proposal.
func (p *Proposal) Validate() error {
	bad := Invalid{}
	bad.need("title", p.Title, "标题")
	bad.within("title", p.Title, "标题", 60)
	bad.within("text", p.Text, "内容", 5000)
	bad.within("note", p.Note, "备注", MatterNote)
	chosen(bad, "kind", p.Kind, "类别", ProposalKinds)
	bad.need("day", p.Day, "提出日期")
	bad.day("day", p.Day, "提出日期")
	bad.need("lead", p.LeadID, "领衔代表")
	if repeats(p.Signers, func(s Signer) string { return s.DeputyID }, p.LeadID) {
		bad["signers"] = "联名代表不能空白、重复，也不能再选领衔代表"
	}
	bad.checkOrigins(p.Origins)
	bad.checkHelpers(p.HandlerID, p.Helpers)
	bad.checkSteps(p.Day, p.Steps, (*Step).ValidateProposal)
	if p.HandlerID == "" && handled(p.Steps) {
		bad["handler"] = "已经有办理过程，请填写承办单位"
	}
	return bad.orNil()
}

// ProposalHelpers returns all units that help with proposals, by proposal.
func (r reader) ProposalHelpers() (map[string][]Helper, error) {
	all, err := proposalHelpers.list(r, "")
	return grouped(all, func(h *Helper) string { return h.OwnerID }), err
}

// Proposals returns all proposals by number.
func (r reader) Proposals() ([]ProposalFields, error) { return proposals.list(r, "") }

// Signers returns all signers of all proposals.
func (r reader) Signers() ([]Signer, error) { return signers.list(r, "") }

// ProposalSteps returns all that was done about all proposals, by proposal.
func (r reader) ProposalSteps() (map[string][]Step, error) {
	all, err := proposalSteps.list(r, "")
	return byOwner(all), err
}

// Proposal returns a proposal, whole.
func (r reader) Proposal(id string) (p Proposal, err error) {
	if p.ProposalFields, err = proposals.get(r, id); err != nil {
		return p, err
	}
	if p.Signers, err = signers.of(r, id); err != nil {
		return p, err
	}
	if p.Helpers, err = proposalHelpers.of(r, id); err != nil {
		return p, err
	}
	if p.Origins, err = proposalOrigins.of(r, id); err != nil {
		return p, err
	}
	if p.Steps, err = proposalSteps.of(r, id); err != nil {
		return p, err
	}
	p.Files, err = r.attachmentsOf("proposal", id)
	return p, err
}

// SaveProposal saves a proposal, whole; a new one gets the next number of its year.
func (tx *Tx) SaveProposal(p *Proposal) (err error) {
	if err := p.Validate(); err != nil {
		return err
	}
	if err := checkDue(p.Steps); err != nil {
		return err
	}
	if p.Number == 0 {
		if p.Year, err = strconv.Atoi(p.Day[:4]); err != nil {
			return err
		}
		if err := tx.nextNumber(&p.Number, "proposal", p.Year); err != nil {
			return err
		}
	}
	p.Standing = settle(p.Steps)
	if err := proposals.save(tx, &p.ProposalFields); err != nil {
		return err
	}
	for i := range p.Signers {
		p.Signers[i].ProposalID = p.ID
	}
	if err := signers.saveChildren(tx, &p.Meta, p.Signers); err != nil {
		return err
	}
	if err := tx.saveHelpers(proposalHelpers, &p.Meta, p.Helpers); err != nil {
		return err
	}
	if err := tx.propose(p.Origins); err != nil {
		return err
	}
	if err := tx.saveOrigins(proposalOrigins, &p.Meta, p.Origins); err != nil {
		return err
	}
	for i := range p.Steps {
		p.Steps[i].OwnerID = p.ID
	}
	if err := proposalSteps.saveChildren(tx, &p.Meta, p.Steps); err != nil {
		return err
	}
	return tx.saveAttachments("proposal", &p.Meta, p.Files)
}

// DeleteProposal deletes a proposal that nothing supervises. Its number is never given again.
func (tx *Tx) DeleteProposal(id string) error { return proposals.delete(tx, id) }
