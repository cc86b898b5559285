package data

// MeetingKind is what a meeting is: of the presidium about its work, or of the congress itself.
type MeetingKind string

// What a MeetingKind can be.
const (
	MeetingProgress   MeetingKind = "推进会"
	MeetingDeployment MeetingKind = "部署会"
	MeetingPresidium  MeetingKind = "主席团会议"
	MeetingSummary    MeetingKind = "总结会"
	MeetingCongress   MeetingKind = "人代会" // a session of the congress (本级人民代表大会会议): who stays away has leave, or not
)

// MeetingKinds are all of them, in the order they are offered.
var MeetingKinds = []MeetingKind{MeetingProgress, MeetingDeployment, MeetingPresidium, MeetingSummary, MeetingCongress}

// DraftKind is what a paper put to a meeting can be.
type DraftKind string

// What a DraftKind can be.
const (
	DraftDiscussion DraftKind = "讨论稿"
	DraftReview     DraftKind = "审议稿"
)

// Drafts are all of them, in the order they are offered.
var Drafts = []DraftKind{DraftDiscussion, DraftReview}

// TrainingMode is how a course is held.
type TrainingMode string

// What a TrainingMode can be.
const (
	TrainingOnSite TrainingMode = "线下"
	TrainingOnline TrainingMode = "线上"
	TrainingMixed  TrainingMode = "线上线下"
)

// TrainingModes are all of them, in the order they are offered.
var TrainingModes = []TrainingMode{TrainingOnSite, TrainingOnline, TrainingMixed}

// Ability is what a session teaches (五种能力).
type Ability string

// What an Ability can be.
const (
	AbilityTheory        Ability = "政治理论"
	AbilityResearch      Ability = "调查研究"
	AbilityCommunication Ability = "沟通协调"
	AbilityReview        Ability = "审查审议"
	AbilityProposals     Ability = "议案建议"
)

// Abilities are all of them, in the order they are offered.
var Abilities = []Ability{AbilityTheory, AbilityResearch, AbilityCommunication, AbilityReview, AbilityProposals}

// DeliveryMethod is how a deputy is told.
type DeliveryMethod string

// What a DeliveryWay can be.
const (
	DeliveryWeChat   DeliveryMethod = "微信"
	DeliveryPhone    DeliveryMethod = "电话"
	DeliveryInDeputy DeliveryMethod = "当面"
	DeliveryPaper    DeliveryMethod = "纸"
)

// DeliveryMethods are all of them, in the order they are offered.
var DeliveryMethods = []DeliveryMethod{DeliveryWeChat, DeliveryPhone, DeliveryInDeputy, DeliveryPaper}

// BulletinKind is what a text that is drafted from records is; "" a bulletin with a number (简报).
type BulletinKind string

// What a BulletinKind can be.
const BulletinSummary BulletinKind = "总结" // of an activity month

// BulletinKinds are all of them, in the order they are offered.
var BulletinKinds = []BulletinKind{BulletinSummary}

// IssuedState is what became of a paper that went out.
type IssuedState string

// What an IssuedState can be.
const (
	IssuedKept       IssuedState = "留存"  // kept as it was printed; nothing was asked
	IssuedOut        IssuedState = "已印发" // carries a number, or could
	IssuedCorrection IssuedState = "更正"  // puts an earlier one right; both stay
	IssuedVoid       IssuedState = "作废"  // does not hold; its number stays used
)

// IssuedStates are all of them, in the order they are offered.
var IssuedStates = []IssuedState{IssuedKept, IssuedOut, IssuedCorrection, IssuedVoid}
