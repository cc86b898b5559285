package data

import "fmt"

// DutyPolicyFields is what the office plans duty by.
type DutyPolicyFields struct {
	Meta
	Own         int    // 1: there is one
	HardGap     int    // days between two duties of one deputy, at least; 0 none
	DesiredGap  int    // better so many
	Most        int    // duties of one deputy in a year; 0 as many as needed
	Everyone    bool   // in an activity month everybody serves at least once
	OneEmployer bool   // not two of one unit in a shift
	CountsFrom  string // duties served since then count for the fairness; "" since the year's first day
	NoticeDays  int    // a public notice goes up so many days before
	Received    string // 受理, a line each
	Refused     string // 不予受理, a line each
}

// DutyLimit is what holds for one deputy only.
type DutyLimit struct {
	Meta
	PolicyID, DeputyID string
	Exempt             bool // is not planned at all
	Least, Most        int  // duties in a year; Most 0: as everybody
	Reason             string
}

// DutyPair is two deputies who must not share a shift (回避), or like to (同班).
type DutyPair struct {
	Meta
	PolicyID, FirstID, SecondID string
	Kind                        PairKind
}

var policies = register(table[DutyPolicyFields]{name: "duty_policy", title: "排班要求", order: "id",
	columns: "own, hard_gap, desired_gap, most, everyone, one_employer, counts_from, notice_days, received, refused",
	fields: func(p *DutyPolicyFields) []any {
		return []any{&p.Own, &p.HardGap, &p.DesiredGap, &p.Most, &p.Everyone, &p.OneEmployer, opt(&p.CountsFrom), &p.NoticeDays,
			&p.Received,
			&p.Refused}
	}})

var _ = ruled(policies, reader.dutyPolicy)

var limits = register(table[DutyLimit]{name: "duty_limit", title: "个别代表的排班要求", order: "id", parent: "policy_id",
	owners:  []owner{{"duty_policy", "policy_id"}},
	columns: "policy_id, deputy_id, exempt, least, most, reason",
	fields: func(l *DutyLimit) []any {
		return []any{&l.PolicyID, &l.DeputyID, &l.Exempt, &l.Least, &l.Most, &l.Reason}
	}})

var pairs = register(table[DutyPair]{name: "duty_pair", title: "回避或同班", order: "id", parent: "policy_id",
	owners:  []owner{{"duty_policy", "policy_id"}},
	columns: "policy_id, first_id, second_id, kind",
	fields:  func(p *DutyPair) []any { return []any{&p.PolicyID, &p.FirstID, &p.SecondID, &p.Kind} }})

// DutyPolicy is what the office plans duty by, with what holds for single deputies.
type DutyPolicy struct {
	DutyPolicyFields
	Limits []DutyLimit
	Pairs  []DutyPair
}

// defaultDutyPolicy holds until the office says otherwise.
func defaultDutyPolicy() DutyPolicy {
	return DutyPolicy{DutyPolicyFields: DutyPolicyFields{Own: 1, HardGap: 7, DesiredGap: 14, Everyone: true, OneEmployer: true,
		NoticeDays: 3,
		Received:   "对本行政区域内政治、经济、教育、科学、文化、卫生、民政等工作的意见和建议\n对人民政府、监察委员会、人民法院、人民检察院及其工作人员的意见和建议\n对人大代表和人大工作的意见和建议",
		Refused:    "已经或者依法应当通过诉讼、仲裁、行政复议等法定途径解决的事项\n个人隐私、商业秘密和涉及国家秘密的事项"}}
}

// Validate checks what the office plans by.
func (p *DutyPolicy) Validate() error {
	bad := Invalid{}
	for field, n := range map[string]int{"hard_gap": p.HardGap, "desired_gap": p.DesiredGap, "most": p.Most, "notice_days": p.NoticeDays} {
		if n < 0 || n > 366 {
			bad[field] = "请填 0 到 366 的整数"
		}
	}
	if p.DesiredGap < p.HardGap {
		bad["desired_gap"] = "希望的间隔不能小于最小间隔"
	}
	bad.day("counts_from", p.CountsFrom, "起算日期")
	bad.within("received", p.Received, "受理范围", 1000)
	bad.within("refused", p.Refused, "不予受理", 1000)
	seen := map[string]bool{}
	for i, l := range p.Limits {
		switch {
		case l.DeputyID == "" || seen[l.DeputyID]:
			bad["limits"] = fmt.Sprintf("第 %d 项：请选一名代表，每人只列一次", i+1)
		case l.Least < 0 || l.Most < 0 || l.Least > 366 || l.Most > 366 || l.Most > 0 && l.Most < l.Least:
			bad["limits"] = fmt.Sprintf("第 %d 项：次数不对，最多不能少于最少", i+1)
		case len([]rune(l.Reason)) > 60:
			bad["limits"] = fmt.Sprintf("第 %d 项：原因最多 60 个字", i+1)
		}
		seen[l.DeputyID] = true
	}
	p.checkPairs(bad)
	return bad.orNil()
}

func (p *DutyPolicy) checkPairs(bad Invalid) {
	seen := map[[2]string]bool{}
	for i, x := range p.Pairs {
		switch {
		case x.FirstID == "" || x.SecondID == "" || x.FirstID == x.SecondID:
			bad["pairs"] = fmt.Sprintf("第 %d 项：请选两名不同的代表", i+1)
		case seen[[2]string{x.FirstID, x.SecondID}] || seen[[2]string{x.SecondID, x.FirstID}]:
			bad["pairs"] = fmt.Sprintf("第 %d 项：这两名代表已经列过了", i+1)
		case x.Kind != PairApart && x.Kind != PairTogether:
			bad["pairs"] = fmt.Sprintf("第 %d 项：请选回避或同班", i+1)
		}
		seen[[2]string{x.FirstID, x.SecondID}] = true
	}
}

// DutyPolicy returns what the office plans duty by; its usual values while none is saved.
func (r reader) DutyPolicy() (DutyPolicy, error) {
	all, err := policies.list(r, "")
	if err != nil || len(all) == 0 {
		return defaultDutyPolicy(), err
	}
	return r.dutyPolicy(all[0].ID)
}

func (r reader) dutyPolicy(id string) (p DutyPolicy, err error) {
	if p.DutyPolicyFields, err = policies.get(r, id); err != nil {
		return p, err
	}
	if p.Limits, err = limits.of(r, p.ID); err != nil {
		return p, err
	}
	p.Pairs, err = pairs.of(r, p.ID)
	return p, err
}

// SaveDutyPolicy saves what the office plans duty by.
func (tx *Tx) SaveDutyPolicy(p *DutyPolicy) error {
	if err := p.Validate(); err != nil {
		return err
	}
	p.Own = 1
	if err := policies.save(tx, &p.DutyPolicyFields); err != nil {
		return err
	}
	for i := range p.Limits {
		p.Limits[i].PolicyID = p.ID
	}
	if err := limits.saveChildren(tx, &p.Meta, p.Limits); err != nil {
		return err
	}
	for i := range p.Pairs {
		p.Pairs[i].PolicyID = p.ID
	}
	return pairs.saveChildren(tx, &p.Meta, p.Pairs)
}
