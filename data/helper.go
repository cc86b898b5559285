package data

// Helper is a unit that helps the one in charge of an opinion or a proposal (协办).
type Helper struct {
	Meta
	OwnerID   string // the opinion or the proposal
	HandlerID string
}

// helperTable makes the table of an owner's helpers.
func helperTable(name, parent, owned, title string) *table[Helper] {
	return register(table[Helper]{name: name, title: title, order: "id", parent: parent, owners: []owner{{owned, parent}},
		columns: parent + ", handler_id",
		fields:  func(h *Helper) []any { return []any{&h.OwnerID, &h.HandlerID} }})
}

var (
	opinionHelpers  = helperTable("opinion_helper", "opinion_id", "opinion", "意见建议协办单位")
	proposalHelpers = helperTable("proposal_helper", "proposal_id", "proposal", "议案建议协办单位")
)

// checkHelpers notes a unit that helps itself, or is named twice.
func (v Invalid) checkHelpers(handlerID string, all []Helper) {
	seen := map[string]bool{}
	for _, h := range all {
		switch {
		case h.HandlerID == handlerID:
			v["helpers"] = "协办单位不能和主办单位相同"
		case seen[h.HandlerID]:
			v["helpers"] = "同一个协办单位写了两次，请去掉一个"
		}
		seen[h.HandlerID] = true
	}
}

// saveHelpers saves an owner's helpers.
func (tx *Tx) saveHelpers(of *table[Helper], owner *Meta, all []Helper) error {
	for i := range all {
		all[i].OwnerID = owner.ID
	}
	return of.saveChildren(tx, owner, all)
}
