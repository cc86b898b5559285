package data

// ReportState is what became of a report that a deputy handed in through a chat (待核记录).
type ReportState string

// What a ReportState can be.
const (
	ReportWaiting   ReportState = "待核"
	ReportConfirmed ReportState = "已登记" // a record was made of it
	ReportDropped   ReportState = "不登记"
)

// ReportStates are all of them, in the order they are offered.
var ReportStates = []ReportState{ReportWaiting, ReportConfirmed, ReportDropped}
