package data

import (
	"fmt"
	"strings"
)

// WalkIn is the number of one of the six walk-ins (六个走进), 1 to 6.
type WalkIn int

// The six walk-ins, by where they go.
const (
	WalkVillage WalkIn = iota + 1
	WalkEnterprise
	WalkStation
	WalkProject
	WalkVoters
	WalkTraining
)

// Measure says what the unit of a walk-in counts.
type Measure int

// What is counted against a target.
const (
	ByTimes    Measure = iota // activities
	BySubjects                // what they were about, each once
	ByPeople                  // whom they reached
	ByDeputies                // the deputies who came, each once
)

// WalkInfo is what there is to say of a walk-in, once for desk, forms, papers, sheets and counts. How its rows are read (what they are
// about, whom they reached) stands with the records of its kind, see registerActivity.
type WalkInfo struct {
	WalkIn   WalkIn
	Name     string  // where it goes: 走进村居社区 without 走进
	Short    string  // the same for the head of a narrow column
	Work     string  // what is done there
	Noun     string  // one activity
	Recorded string  // how recording one is offered
	Unit     string  // that its target is counted in
	Counts   Measure // what that unit counts
	Kind     Kind    // of its records
	Reached  string  // what those are called whom it reached, where its line tells of them; "" it does not
	target   string  // the column of its target in a campaign
}

// WalkIns is the table of the six walk-ins, in their order.
var WalkIns = [6]WalkInfo{
	{WalkIn: WalkVillage, Name: "村居社区", Short: "村居", Work: "宣讲", Noun: "学习宣讲", Recorded: "宣讲（村居社区）",
		Unit: "场", Counts: ByTimes, Kind: KindLecture, Reached: "听众", target: "target_village"},
	{WalkIn: WalkEnterprise, Name: "市场主体", Short: "企业", Work: "走访", Noun: "走访市场主体", Recorded: "走访（市场主体）",
		Unit: "家", Counts: BySubjects, Kind: KindVisit, target: "target_enterprise"},
	{WalkIn: WalkStation, Name: "家站点", Short: "站点", Work: "履职", Noun: "家站点履职", Recorded: "到岗（家站点）",
		Unit: "次", Counts: ByTimes, Kind: KindService, Reached: "接待", target: "target_station"},
	{WalkIn: WalkProject, Name: "项目一线", Short: "项目", Work: "督办", Noun: "项目一线督办", Recorded: "督办（项目一线）",
		Unit: "项", Counts: BySubjects, Kind: KindSupervision, target: "target_project"},
	{WalkIn: WalkVoters, Name: "选区选民", Short: "选民", Work: "联系", Noun: "走进选区选民", Recorded: "走访选民、述职、征集建议",
		Unit: "人次", Counts: ByPeople, Kind: KindOutreach, target: "target_voter"},
	{WalkIn: WalkTraining, Name: "培训课堂", Short: "培训", Work: "轮训", Noun: "培训", Recorded: "培训（履职课堂）",
		Unit: "人", Counts: ByDeputies, Kind: KindLesson, target: "target_training"},
}

// Info is what there is to say of a walk-in; of none, or of one that a damaged ledger has, nothing.
func (w WalkIn) Info() *WalkInfo {
	if w < 1 || int(w) > len(WalkIns) {
		return &WalkInfo{}
	}
	return &WalkIns[w-1]
}

// Title is what its screen and its card are called: 走进村居社区.
func (w *WalkInfo) Title() string { return "走进" + w.Name }

// Measured is its short name with its unit, for the head of a column: 村居（场）.
func (w *WalkInfo) Measured() string { return w.Short + "（" + w.Unit + "）" }

// Words say what is to be done: 走进村居社区 28 场. What is not set is left out.
func (t Targets) Words() (all []string) {
	for k, n := range t {
		if w := &WalkIns[k]; n > 0 {
			all = append(all, fmt.Sprintf("%s %d %s", w.Title(), n, w.Unit))
		}
	}
	return all
}

// TargetField names the form field of its target.
func (w WalkIn) TargetField() string { return "target" + string(rune('0'+w)) }

// targetColumns are a campaign's columns of targets, in the order of the walk-ins.
func targetColumns() string {
	names := make([]string, len(WalkIns))
	for i := range WalkIns {
		names[i] = WalkIns[i].target
	}
	return strings.Join(names, ", ")
}
