package data

import "cmp"

// insteadOf says of each kind that others protect from deletion what can be done instead.
var insteadOf = map[string]string{
	string(KindDeputy):       "不再担任代表的，登记职务变动（辞职、终止等）；和另一条是同一个人的，合并。",
	string(KindVillage):      merelyEnded,
	string(KindEnterprise):   merelyEnded,
	string(KindHandler):      merelyEnded,
	string(KindStation):      endedOrMoved,
	string(KindGroup):        endedOrMoved,
	string(KindTerm):         "填错了的直接修改；确实多出来的，先把代表职务和选区改到别的届次。",
	string(KindConstituency): "名称、范围变了的直接修改；确实多出来的，先把村居和代表职务改到别的选区。",
	string(KindOffice):       "名称变了的直接修改；确实多出来的，先改掉或删除那些记录。",
	"activity":               "内容错了的直接修改；确实没有这次活动的，先改掉或删除那些记录。",
	string(KindOpinion):      stays,
	string(KindProposal):     stays,
	string(KindCall):         "名称、日期错了的直接修改；确实多出来的，先在那些意见建议里去掉它。",
	string(KindProject):      stays,
	string(KindIssued):       "印发过的留着：内容变了的更正，发错的作废。",
	"course_session":         "改期的直接改日期；补课是为它办的，先改掉补课。",
}

const (
	merelyEnded  = "不再用的可以停用：以前的记录照旧，以后不再供选择；和另一条是同一个的，可以合并。"
	endedOrMoved = "不再用的可以停用，并到别处的登记变更：以前的记录照旧，以后不再供选择。"
	stays        = "内容错了的直接修改；确实登记错了的，先改掉或删除那些记录。"
)

// lastingOf says it of those that ended already: nobody is told to end what has ended.
var lastingOf = map[string]string{
	merelyEnded:  "它已经停用或并入别处，留着就行：以前的记录照旧，不再供选择；和另一条是同一个的，可以合并。",
	endedOrMoved: "它已经停用或并入别处，留着就行：以前的记录照旧，不再供选择。",
}

// instead is what can be done instead of deleting a record of a table.
func (r reader) instead(table, id string) (string, error) {
	said := cmp.Or(insteadOf[table], "请先改掉或删除那些记录。")
	if lastingOf[said] == "" {
		return said, nil
	}
	happened, err := r.ChangesOf(id)
	if ended := (SubjectChanges{id: happened}).Ended(id, "9999-12-31"); ended != nil {
		said = lastingOf[said]
	}
	return said, err
}
