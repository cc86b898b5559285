package data

// ParticipationState is what became of a deputy's part in an activity or a meeting.
type ParticipationState string

// What a ParticipationState can be.
const (
	Came       ParticipationState = "到"
	CameLate   ParticipationState = "迟到"
	OnLeave    ParticipationState = "请假"
	StayedAway ParticipationState = "缺席"
)

// ParticipationStates are all of them, in the order they are offered.
var ParticipationStates = []ParticipationState{Came, CameLate, OnLeave, StayedAway}

// ActivityState says whether an activity took place; "" it is not decided yet.
type ActivityState string

// What an ActivityState can be.
const (
	ActivityHeld      ActivityState = "已登记" // it counts, everywhere
	ActivityPlanned   ActivityState = "已安排" // it counts nowhere
	ActivityCancelled ActivityState = "取消"  // nor does this
)

// ActivityStates are all of them.
var ActivityStates = []ActivityState{ActivityHeld, ActivityPlanned, ActivityCancelled}

// Venue is where an enterprise is visited.
type Venue string

// What a Venue can be.
const (
	VenueEnterprise Venue = "企业现场"
	VenueProject    Venue = "项目载体"
	VenueInvestment Venue = "招商一线"
)

// Venues are all of them, in the order they are offered.
var Venues = []Venue{VenueEnterprise, VenueProject, VenueInvestment}

// VisitTag is the drive that a visit to an enterprise belongs to (专项行动).
type VisitTag string

// What a VisitTag can be.
const (
	TagEnterprises VisitTag = "企业大走访"
	TagProjects    VisitTag = "项目大推进"
	TagInvestment  VisitTag = "产业大招商"
)

// VisitTags are all of them, in the order they are offered.
var VisitTags = []VisitTag{TagEnterprises, TagProjects, TagInvestment}

// LectureForm is how a lecture is held (形式).
type LectureForm string

// What a LectureForm can be.
const (
	LectureOneToOne LectureForm = "一对一交谈交心"
	LectureRound    LectureForm = "面对面座谈交流"
	LectureHall     LectureForm = "集中宣讲"
)

// LectureForms are all of them, in the order they are offered.
var LectureForms = []LectureForm{LectureOneToOne, LectureRound, LectureHall}

// Speaker is as what a lecture is held (角色).
type Speaker string

// What a Speaker can be.
const (
	SpeakerLeader Speaker = "领导干部领学"
	SpeakerExpert Speaker = "专家学者导学"
	SpeakerDeputy Speaker = "代表讲学"
)

// Speakers are all of them, in the order they are offered.
var Speakers = []Speaker{SpeakerLeader, SpeakerExpert, SpeakerDeputy}

// Vehicle is what a lecture is held along with (依托).
type Vehicle string

// What a Vehicle can be.
const (
	VehicleSurvey  Vehicle = "视察调研"
	VehicleGroup   Vehicle = "代表小组"
	VehicleStation Vehicle = "家站点"
)

// Vehicles are all of them, in the order they are offered.
var Vehicles = []Vehicle{VehicleSurvey, VehicleGroup, VehicleStation}

// ServiceKind is what deputies do at a station.
type ServiceKind string

// What a ServiceKind can be.
const (
	ServiceDuty      ServiceKind = "轮值接待"
	ServiceStudy     ServiceKind = "集中学习"
	ServiceOversight ServiceKind = "监督"
	ServiceCouncil   ServiceKind = "议事"
)

// ServiceKinds are all of them, in the order they are offered.
var ServiceKinds = []ServiceKind{ServiceDuty, ServiceStudy, ServiceOversight, ServiceCouncil}

// SupervisionMethod is how deputies supervise.
type SupervisionMethod string

// What a SupervisionWay can be.
const (
	SupervisionCheck  SupervisionMethod = "现场检查"
	SupervisionTour   SupervisionMethod = "代表视察"
	SupervisionSurvey SupervisionMethod = "专题调研"
	SupervisionDrive  SupervisionMethod = "集中督办"
)

// SupervisionMethods are all of them, in the order they are offered.
var SupervisionMethods = []SupervisionMethod{SupervisionCheck, SupervisionTour, SupervisionSurvey, SupervisionDrive}

// OutreachKind is what deputies do among their voters.
type OutreachKind string

// What an OutreachKind can be.
const (
	VoterCall   OutreachKind = "走访选民"
	VoterReport OutreachKind = "报告履职"
	VoterAdvice OutreachKind = "征集建议"
)

// OutreachKinds are all of them, in the order they are offered.
var OutreachKinds = []OutreachKind{VoterCall, VoterReport, VoterAdvice}

// ReportRole is what a deputy did at a session in which deputies report to voters.
type ReportRole string

// What a ReportRole can be.
const (
	Reported  ReportRole = "述职"
	OnlyThere ReportRole = "列席"
)

// ReportRoles are all of them.
var ReportRoles = []ReportRole{Reported, OnlyThere}

// Present reports whether a state is that of somebody who was there: late is there, leave and absence are not. It is the one place in Go
// that says so, as the view present is in SQL.
func (s ParticipationState) Present() bool { return s == Came || s == CameLate }
