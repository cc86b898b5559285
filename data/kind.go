package data

// Kind names a kind of record: the table that its records lie in. What is to be done, found, counted or opened says its kind; which screen
// shows that, only the window knows.
type Kind string

// The kinds of records that have a place of their own in the window, in its order. Parts of a record (a step,
// a mandate) belong to its kind.
const (
	KindCampaign     Kind = "campaign"
	KindDelivery     Kind = "delivery"
	KindPublicity    Kind = "publicity"
	KindReport       Kind = "report"
	KindActivity     Kind = "activity" // of whatever walk-in
	KindLecture      Kind = "lecture"
	KindVisit        Kind = "visit"
	KindService      Kind = "service"
	KindSupervision  Kind = "supervision"
	KindOutreach     Kind = "outreach"
	KindLesson       Kind = "lesson"
	KindShift        Kind = "shift"
	KindAbsence      Kind = "absence"
	KindCourse       Kind = "course"
	KindTrainingPlan Kind = "training_plan"
	KindOpinion      Kind = "opinion"
	KindCall         Kind = "call"
	KindProposal     Kind = "proposal"
	KindProject      Kind = "project"
	KindDeputy       Kind = "deputy"
	KindGroup        Kind = "deputy_group"
	KindStation      Kind = "station"
	KindEnterprise   Kind = "enterprise"
	KindConstituency Kind = "constituency"
	KindVillage      Kind = "village"
	KindHandler      Kind = "handler"
	KindMeeting      Kind = "meeting"
	KindBulletin     Kind = "bulletin"
	KindIssued       Kind = "issued"
	KindOffice       Kind = "office"
	KindRequirement  Kind = "requirement"
	KindTerm         Kind = "term"
	KindChoice       Kind = "choice"
)

// Subject is a record, by its kind and id, or with an id of "" the records of a kind as a whole.
type Subject struct {
	Kind Kind
	ID   string
}

// kindOf is which of those kinds a record is of; "" when it is of none, or no record any more.
func (r reader) kindOf(id string, of ...Kind) (Kind, error) {
	for _, k := range of {
		found, err := texts(r, "SELECT id FROM "+string(k)+" WHERE id = ?", id)
		if err != nil || len(found) > 0 {
			return k, err
		}
	}
	return "", nil
}
