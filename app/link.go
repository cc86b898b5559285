package app

import (
	"slices"
	"strings"

	"liujin/data"
)

// Rows names the rows that a number counts: those of a kind that conditions keep, all together, or one record. From and To are the days
// that InSpan and other conditions speak of; "" those that the desk counts.
type Rows struct {
	data.Subject
	Keep     []Condition
	From, To string
	Only     []string // the ids of just those rows, which Opened keeps; a paper carries none
}

// Link is the rows as a paper carries them, see print.Style.
func (r Rows) Link() string {
	if r.Kind == "" {
		return ""
	}
	keep := make([]string, len(r.Keep))
	for i, c := range r.Keep {
		keep[i] = string(c)
	}
	return strings.Join([]string{string(r.Kind), r.ID, strings.Join(keep, ","), r.From, r.To}, "|")
}

// RowsOf reads a link.
func RowsOf(link string) (r Rows) {
	parts := strings.Split(link, "|")
	if len(parts) != 5 {
		return r
	}
	r = Rows{Subject: data.Subject{Kind: data.Kind(parts[0]), ID: parts[1]}, From: parts[3], To: parts[4]}
	for _, c := range SplitIDs(parts[2]) {
		r.Keep = append(r.Keep, Condition(c))
	}
	return r
}

// One is the rows of a single record.
func One(k data.Kind, id string) Rows { return Rows{Subject: data.Subject{Kind: k, ID: id}} }

// Kept are the rows of a kind that conditions keep.
func Kept(k data.Kind, keep ...Condition) Rows {
	return Rows{Subject: data.Subject{Kind: k}, Keep: keep}
}

// Condition keeps some rows of a kind: just those that a number counts.
type Condition string

// The conditions. Where no other kind is named, matters are meant: opinions and proposals.
const (
	InSpan       Condition = "in-span"        // activities, courses and opinions of the days that are counted; not where nobody came
	TakenPart    Condition = "taken-part"     // deputies in office at the end of those days who took part in an activity of them
	NotTakenPart Condition = "not-taken-part" // deputies in office who did not
	Trained      Condition = "trained"        // deputies who came to training then
	InOffice     Condition = "in-office"      // deputies
	Ungrouped    Condition = "ungrouped"      // deputies in office, or elected, who are in no group
	DayUnsure    Condition = "day-unsure"     // deputies to whose seat something happened on a day that is to be looked up
	Undated      Condition = "undated"        // deputies with a seat of which no day is known
	Leaders      Condition = "leaders"        // deputies who are 领导干部
	PartyMembers Condition = "party"          // deputies who are 党员, with 预备党员
	ReportedBack Condition = "reported-back"  // deputies in office at the end of the days who have reported to voters in the term
	OweReport    Condition = "owe-report"     // deputies in office then who have not
	Planned      Condition = "planned"        // activities that are planned only
	NotWalkedIn  Condition = "not-walked-in"  // villages in which nothing took place then
	Opened       Condition = "opened"         // activities that a number was opened for, see Rows.Only
	Untold       Condition = "untold"         // deputies who were not told of the activity month
	ToFile       Condition = "to-file"        // a period of which the superior asks for a report
	Unconfirmed  Condition = "unconfirmed"    // deputies who were told and did not say that they got it

	Waiting      Condition = "waiting"     // to be handed over
	Unsubmitted  Condition = "unsubmitted" // to be handed up to the superior
	Submitted    Condition = "submitted"   // with the superior, who has not answered yet
	Handled      Condition = "handled"
	Overdue      Condition = "overdue"
	Unfed        Condition = "unfed" // answered, and whoever asked was not told yet
	Dissatisfied Condition = "dissatisfied"
	Done         Condition = "done"
	Promised     Condition = "promised"     // what the answer promised is still to be done
	Alike        Condition = "alike"        // opinions of one kind, several from one village
	Asked        Condition = "asked"        // opinions that ask for something, as they are counted: without leads (招商线索)
	Leads        Condition = "leads"        // the leads
	Assigned     Condition = "assigned"     // were first handed over in the days that are counted
	ClosedAfter  Condition = "closed-after" // the same, and closed by the last of them
	ClosedThen   Condition = "closed-then"  // were handed over at some time, and closed in those days
)

// conditionWords are what the conditions are called, wherever they are named.
var conditionWords = map[Condition]string{
	InSpan: "统计期", TakenPart: "统计期已参加", NotTakenPart: "统计期未参加", Trained: "统计期到课", InOffice: "在任", NotWalkedIn: "统计期未走进",
	Untold: "未传达", Unconfirmed: "未回执", Planned: "已安排", Opened: "点开的几次", DayUnsure: "变动日期待核", Undated: "任职日期待补", Ungrouped: "未编组",
	Leaders: "领导干部", PartyMembers: "党员", ReportedBack: "本届已述职", OweReport: "本届未述职",
	Unsubmitted: "待提交上级", Submitted: "已提交上级", ToFile: "要上报",
	Waiting: "待交办", Handled: "办理中", Overdue: "逾期未答复", Unfed: "待反馈", Dissatisfied: "不满意", Done: "办结", Promised: "待落实",
	Alike: "同类意见", Asked: "不含招商线索", Leads: "招商线索",
	Assigned: "统计期交办", ClosedAfter: "统计期交办已办结", ClosedThen: "统计期办结",
}

// CameTo keeps opinions that came to a result.
func CameTo(r data.MatterResult) Condition { return Condition(r) }

// Words name a condition.
func (c Condition) Words() string {
	if c.result() {
		return string(c)
	}
	return conditionWords[c]
}

func (c Condition) result() bool { return slices.Contains(OwnResults, data.MatterResult(c)) }

// OwnResults are the results that only suggestions and leads have.
var OwnResults = slices.Concat(data.LeadResults, data.SuggestionResults)

// Conditions are those that numbers and lines ask for, by the kinds of rows that they keep: the list of a kind is held to answer its own.
var Conditions = map[data.Kind][]Condition{
	data.KindLecture:     {InSpan, Planned, Opened},
	data.KindVisit:       {InSpan, Planned, Opened},
	data.KindService:     {InSpan, Planned, Opened},
	data.KindSupervision: {InSpan, Planned, Opened},
	data.KindOutreach:    {InSpan, Planned, Opened},
	data.KindLesson:      {InSpan, Opened}, // of their courses
	data.KindDeputy: {InOffice, TakenPart, NotTakenPart, Trained, DayUnsure, Undated, Ungrouped, Leaders, PartyMembers,
		ReportedBack, OweReport},
	data.KindVillage:   {NotWalkedIn},
	data.KindPublicity: {InSpan},
	data.KindDelivery:  {Untold, Unconfirmed},
	data.KindOpinion:   slices.Concat([]Condition{InSpan, Alike, Asked, Leads}, came(), MatterConditions),
	data.KindProposal:  MatterConditions,
}

// came are the conditions about OwnResults.
func came() (all []Condition) {
	for _, r := range OwnResults {
		all = append(all, CameTo(r))
	}
	return all
}

// MatterConditions are those that narrow a list of matters: in the order of their life, then as a period counts them.
var MatterConditions = []Condition{Waiting, Unsubmitted, Submitted, Handled, Overdue, Unfed, Dissatisfied, Promised, Done,
	Assigned, ClosedAfter, ClosedThen}
