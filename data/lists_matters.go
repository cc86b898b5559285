package data

import "slices"

// OpinionKind is what an opinion asks for.
type OpinionKind string

// What an OpinionKind can be.
const (
	OpinionDifficulty OpinionKind = "困难诉求"
	OpinionPolicy     OpinionKind = "政策建议"
	OpinionPeople     OpinionKind = "人民建议"
	OpinionLead       OpinionKind = "招商线索"
)

// OpinionKinds are all of them, in the order they are offered.
var OpinionKinds = []OpinionKind{OpinionDifficulty, OpinionPolicy, OpinionPeople, OpinionLead}

// OpinionChannel is how an opinion came (来源).
type OpinionChannel string

// What an OpinionChannel can be.
const (
	ByCall     OpinionChannel = "来电"
	ByVisit    OpinionChannel = "来访"
	ByLetter   OpinionChannel = "来信"
	ByDeputy   OpinionChannel = "代表转来"
	ByActivity OpinionChannel = "活动中"
)

// OpinionChannels are all of them, in the order they are offered.
var OpinionChannels = []OpinionChannel{ByCall, ByVisit, ByLetter, ByDeputy, ByActivity}

// Route is where an opinion goes (办理方式).
type Route string

// What a Route can be.
const (
	RouteAnswered Route = "当场答复"
	RouteOwn      Route = "本级交办"
	RouteUp       Route = "转上级"
	RouteProposal Route = "转为代表建议"
	RouteRefused  Route = "不予受理"
)

// Routes are all of them, in the order they are offered.
var Routes = []Route{RouteAnswered, RouteOwn, RouteUp, RouteProposal, RouteRefused}

// StepKind is what was done about an opinion or a proposal.
type StepKind string

// What a StepKind can be.
const (
	StepAssign   StepKind = "交办"
	StepReturn   StepKind = "退回"
	StepExtend   StepKind = "延期"
	StepUrge     StepKind = "催办"
	StepSubmit   StepKind = "提交上级" // of an opinion, to the superior congress
	StepTalk     StepKind = "沟通"   // of a proposal's unit with the deputy, before the answer
	StepAnswer   StepKind = "答复"
	StepFeedback StepKind = "反馈"
	StepRate     StepKind = "评价"
	StepKeep     StepKind = "落实" // what an answer promised was done
	StepRedo     StepKind = "二次办理"
)

// StepKinds are all of them, in the order they are offered.
var StepKinds = []StepKind{StepAssign, StepReturn, StepExtend, StepUrge, StepSubmit, StepTalk, StepAnswer, StepFeedback, StepRate, StepKeep,
	StepRedo}

// MatterState is what the steps about a matter come to.
type MatterState string

// What a MatterState can be.
const (
	MatterRegistered MatterState = "登记"
	MatterAssigned   MatterState = "交办"
	MatterAnswered   MatterState = "答复"
	MatterReported   MatterState = "反馈"
	MatterRated      MatterState = "评价"
	MatterClosed     MatterState = "办结"
	MatterMerged     MatterState = "合并"
)

// MatterStates are all of them, in the order they are offered.
var MatterStates = []MatterState{MatterRegistered, MatterAssigned, MatterAnswered, MatterReported, MatterRated, MatterClosed, MatterMerged}

// MatterResult is what an answer comes to (代表法 practice), or what became of a suggestion or a lead (招商线索).
type MatterResult string

// What a MatterResult can be.
const (
	ResultSolved   MatterResult = "A 已解决或基本解决"
	ResultUnderWay MatterResult = "B 正在解决"
	ResultPlanned  MatterResult = "C 列入规划"
	ResultNoted    MatterResult = "D 留作参考"

	ResultAdopted  MatterResult = "采纳"
	ResultPartly   MatterResult = "部分采纳"
	ResultRejected MatterResult = "未采纳"

	ResultTalking MatterResult = "对接中"
	ResultSigned  MatterResult = "签约"
	ResultLanded  MatterResult = "落地"
	ResultFailed  MatterResult = "未成"
)

// Results are those of what was asked for: a proposal's, and of a difficulty; in the order they are offered.
var Results = []MatterResult{ResultSolved, ResultUnderWay, ResultPlanned, ResultNoted}

// SuggestionResults are what becomes of 政策建议 and 人民建议 beside those.
var SuggestionResults = []MatterResult{ResultAdopted, ResultPartly, ResultRejected}

// LeadResults are what becomes of 招商线索.
var LeadResults = []MatterResult{ResultTalking, ResultSigned, ResultLanded, ResultFailed}

// OpinionResults are all that an opinion's answer can come to, whatever it asks for.
var OpinionResults = slices.Concat(SuggestionResults, Results, LeadResults)

// Results are what an answer to an opinion of the kind can come to.
func (k OpinionKind) Results() []MatterResult {
	switch k {
	case OpinionLead:
		return LeadResults
	case OpinionPolicy, OpinionPeople:
		return slices.Concat(SuggestionResults, Results)
	}
	return Results
}

// Pending reports whether something is still to be done after an answer with the result.
func (r MatterResult) Pending() bool {
	return r == ResultUnderWay || r == ResultPlanned || r == ResultTalking || r == ResultSigned
}

// Rating is how content whoever raised a matter is.
type Rating string

// What a Rating can be.
const (
	RatingFine Rating = "满意"
	RatingFair Rating = "基本满意"
	RatingPoor Rating = "不满意"
)

// Ratings are all of them, in the order they are offered.
var Ratings = []Rating{RatingFine, RatingFair, RatingPoor}

// TermUnit is what a term is counted in.
type TermUnit string

// What a TermUnit can be.
const (
	TermDays     TermUnit = "日"
	TermWorkdays TermUnit = "工作日"
	TermMonths   TermUnit = "个月"
)

// TermUnits are all of them, in the order they are offered.
var TermUnits = []TermUnit{TermDays, TermWorkdays, TermMonths}

// ProposalKind is what deputies put to the congress.
type ProposalKind string

// What a ProposalKind can be.
const (
	ProposalAdvice ProposalKind = "建议批评意见"
	ProposalBill   ProposalKind = "议案"
)

// ProposalKinds are all of them, in the order they are offered.
var ProposalKinds = []ProposalKind{ProposalAdvice, ProposalBill}

// ProjectState is a stage of a livelihood project.
type ProjectState string

// What a ProjectState can be.
const (
	ProjectCollected   ProjectState = "征集"
	ProjectShortlisted ProjectState = "初定"
	ProjectReviewed    ProjectState = "审议"
	ProjectVoted       ProjectState = "票决"
	ProjectSupervised  ProjectState = "监督"
	ProjectAssessed    ProjectState = "评估"
)

// ProjectStates are all of them, in the order they are offered.
var ProjectStates = []ProjectState{ProjectCollected, ProjectShortlisted, ProjectReviewed, ProjectVoted, ProjectSupervised, ProjectAssessed}
