package data

// Origin is an opinion that a proposal or a project was made of: several of one kind give one.
type Origin struct {
	Meta
	OwnerID   string // the proposal or the project
	OpinionID string
}

// originTable makes the table of what an owner was made of.
func originTable(name, parent, owned, title string) *table[Origin] {
	return register(table[Origin]{name: name, title: title, order: "id", parent: parent, owners: []owner{{owned, parent}},
		columns: parent + ", opinion_id",
		fields:  func(o *Origin) []any { return []any{&o.OwnerID, &o.OpinionID} }})
}

var (
	proposalOrigins = originTable("proposal_origin", "proposal_id", "proposal", "议案建议的来源")
	projectOrigins  = originTable("project_origin", "project_id", "project", "民生实事项目的来源")
)

// checkOrigins notes an opinion that is named twice.
func (v Invalid) checkOrigins(all []Origin) {
	if repeats(all, func(o Origin) string { return o.OpinionID }, "") {
		v["origins"] = "来源里同一件意见建议写了两次，请去掉一件"
	}
}

// Made is what an opinion was made into.
type Made struct {
	Subject
	Name string // as it is called: its number and title
}

// Made returns what opinions were made into, by opinion.
func (r reader) Made() (map[string]Made, error) {
	type row struct {
		opinion string
		made    Made
	}
	all, err := scanAll(r, func(x *row) []any { return []any{&x.opinion, &x.made.Kind, &x.made.ID, &x.made.Name} }, `
		SELECT o.opinion_id, 'project', p.id, p.year || ' 年 ' || p.title FROM project_origin o JOIN project p ON p.id = o.project_id
		UNION ALL SELECT o.opinion_id, 'proposal', p.id, printf('%d-%03d', p.year, p.number) || ' ' || p.title
			FROM proposal_origin o JOIN proposal p ON p.id = o.proposal_id`)
	made := make(map[string]Made, len(all))
	for i := range all {
		made[all[i].opinion] = all[i].made
	}
	return made, err
}

// madeNames are what can be made of opinions.
var madeNames = map[Kind]string{KindProposal: "议案建议", KindProject: "民生实事项目"}

// saveOrigins keeps what a record was made of. An opinion gives one.
func (tx *Tx) saveOrigins(of *table[Origin], owner *Meta, all []Origin) error {
	made, err := tx.Made()
	if err != nil {
		return err
	}
	for i := range all {
		o := &all[i]
		if was, found := made[o.OpinionID]; found && was.ID != owner.ID {
			return Fail(Taken, nil, "这件意见建议已经转成%s“%s”，请在那一件里登记。", madeNames[was.Kind], was.Name)
		}
		o.OwnerID = owner.ID
	}
	return of.saveChildren(tx, owner, all)
}

// propose has opinions that nobody was given yet go where they were made into: they wait no more. What a unit has it still answers.
func (tx *Tx) propose(all []Origin) error {
	for i := range all {
		o := &all[i]
		whole, err := tx.Opinion(o.OpinionID)
		if err != nil {
			return err
		}
		if o.ID == "" && whole.State == MatterRegistered && whole.Route != RouteProposal {
			whole.Route = RouteProposal
			if err := tx.SaveOpinion(&whole); err != nil {
				return err
			}
		}
	}
	return nil
}
