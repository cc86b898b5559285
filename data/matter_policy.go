package data

// MatterPolicy is by what deadlines matters are handled.
type MatterPolicy struct {
	Meta
	Own            int // 1: there is one
	OpinionTerm    int // 意见建议 are answered within so many units
	OpinionUnit    TermUnit
	ProposalMonths int // 议案建议 within so many months, hard ones within HardMonths (代表法 51)
	HardMonths     int
	WarnDays       int // so many days before a deadline the desk says so
	StaleDays      int // a project whose progress is older is asked after
}

var matterPolicies = register(table[MatterPolicy]{name: "matter_policy", title: "办理时限", order: "id",
	columns: "own, opinion_term, opinion_unit, proposal_months, hard_months, warn_days, stale_days",
	fields: func(p *MatterPolicy) []any {
		return []any{&p.Own, &p.OpinionTerm, &p.OpinionUnit, &p.ProposalMonths, &p.HardMonths, &p.WarnDays, &p.StaleDays}
	}})

var _ = ruled(matterPolicies, matterPolicies.get)

// Validate checks the deadlines.
func (p *MatterPolicy) Validate() error {
	bad := Invalid{}
	for field, n := range map[string]struct{ n, least, most int }{"opinion_term": {p.OpinionTerm, 1, 366},
		"proposal_months": {p.ProposalMonths, 1, 24},
		"hard_months":     {p.HardMonths, 1, 24}, "warn_days": {p.WarnDays, 0, 90}, "stale_days": {p.StaleDays, 1, 366}} {
		bad.between(field, n.n, n.least, n.most)
	}
	chosen(bad, "opinion_unit", p.OpinionUnit, "单位", TermUnits)
	return bad.orNil()
}

// MatterPolicy returns the deadlines; until the office says otherwise, those of the law and of custom.
func (r reader) MatterPolicy() (MatterPolicy, error) {
	all, err := matterPolicies.list(r, "")
	if err != nil || len(all) == 0 {
		return MatterPolicy{Own: 1, OpinionTerm: 30, OpinionUnit: TermDays, ProposalMonths: 3, HardMonths: 6, WarnDays: 5, StaleDays: 31},
			err
	}
	return all[0], nil
}

// SaveMatterPolicy saves the deadlines.
func (tx *Tx) SaveMatterPolicy(p *MatterPolicy) error {
	if err := p.Validate(); err != nil {
		return err
	}
	return matterPolicies.save(tx, p)
}
