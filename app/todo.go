package app

import (
	"fmt"

	"liujin/app/table"
)

// Todo is a line of what is to be done: when, what, and to which record, or to which rows of a kind.
type Todo struct {
	Line  TodoLine
	When  string
	Tone  table.Tone
	Text  string
	Name  string // what it is called among several of its kind
	About string // what it is about, in a word: 轮值, 意见 2026-3
	Rows
	Items  []string // what a line that counts speaks of, by id or whatever tells one from the other; none: its record
	Record bool     // it took place: what waits is that it be recorded
	By     string   // the day that it is for, ISO: what is due first comes first; "" whenever there is time
}

// Keys tell what a line speaks of from what others of its kind do.
func (t *Todo) Keys() []string {
	if len(t.Items) > 0 {
		return t.Items
	}
	return []string{t.ID}
}

// TodoLine is what kind of line it is: several of a kind are told in one.
type TodoLine string

// What a TodoLine can be.
const (
	TodoDuty       TodoLine = "duty"        // a shift of today or tomorrow
	TodoSession    TodoLine = "session"     // a session that comes
	TodoMeeting    TodoLine = "meeting"     // a meeting that comes
	TodoPlan       TodoLine = "plan"        // an activity that is planned
	TodoDue        TodoLine = "due"         // a matter, a project or a decision whose day comes
	TodoOverdue    TodoLine = "overdue"     // one whose day is over
	TodoHole       TodoLine = "hole"        // a shift that lacks somebody
	TodoTurnout    TodoLine = "turnout"     // a shift that was not recorded
	TodoRoll       TodoLine = "roll"        // a session whose roll was not called
	TodoHeld       TodoLine = "held"        // an activity that was planned and not recorded
	TodoVacant     TodoLine = "vacant"      // an office whose holder left
	TodoAsk        TodoLine = "ask"         // a project of which nothing was heard for long
	TodoDecision   TodoLine = "decision"    // a decision without a day, or with a distant one
	TodoMoved      TodoLine = "moved"       // shifts on days that are none any more
	TodoNotice     TodoLine = "notice"      // shifts whose notice is due
	TodoAssign     TodoLine = "assign"      // matters nobody was given
	TodoSubmit     TodoLine = "submit"      // matters that are to be handed up
	TodoCall       TodoLine = "call"        // a call that ended
	TodoTell       TodoLine = "tell"        // matters that were answered and not told of
	TodoAgain      TodoLine = "again"       // matters whose answer did not content
	TodoFile       TodoLine = "file"        // a report that the superior asks for
	TodoReports    TodoLine = "reports"     // what deputies handed in
	TodoUnsure     TodoLine = "unsure"      // what happened on a day that is to be looked up
	TodoUndated    TodoLine = "undated"     // seats without days
	TodoUngrouped  TodoLine = "ungrouped"   // deputies without a group
	TodoUntold     TodoLine = "untold"      // deputies who were not told of the activity month, or did not say that they were
	TodoLapsing    TodoLine = "lapsing"     // deputies who stay away from sessions of the congress without leave
	TodoTerm       TodoLine = "term"        // a term that ends
	TodoByElection TodoLine = "by-election" // a constituency that has fewer deputies than it elects
	TodoSmall      TodoLine = "small"       // a group with fewer members than the law asks for
	TodoPresidium  TodoLine = "presidium"   // the presidium did not meet in a quarter, or too few came
	TodoReport     TodoLine = "report"      // deputies who have not reported to voters in this term
	TodoIdle       TodoLine = "idle"        // deputies who took no part in the activity month
	TodoOutside    TodoLine = "outside"     // villages that are missing in it
)

// several is what is said of more than one of a kind. The other kinds count by themselves.
var several = map[TodoLine]string{
	TodoDuty: "%d 班接待选民", TodoSession: "%d 场培训", TodoMeeting: "%d 个会", TodoPlan: "安排了 %d 次活动", TodoDue: "%d 件快到期",
	TodoOverdue: "另有 %d 件逾期", TodoHole: "%d 班缺人，待替班", TodoTurnout: "%d 班的到岗情况还没登记", TodoRoll: "%d 场培训的到课情况还没登记",
	TodoHeld: "%d 次安排过的活动还没登记情况", TodoVacant: "%d 个职务要另定人选", TodoAsk: "%d 项民生实事该问进度", TodoDecision: "%d 项会议决定待落实",
	TodoLapsing: "%d 名代表未经批准缺席人代会（代表法第六十二条）", TodoByElection: "%d 个选区代表出缺，待补选（选举法第五十七条）",
	TodoCall: "%d 次征集结束", TodoSmall: "%d 个代表小组不足三人（地方组织法）",
}

// Joins reports whether several of a kind are told in one line.
func (l TodoLine) Joins() bool { return several[l] != "" }

// Several says how many of a kind there are.
func (l TodoLine) Several(n int) string { return fmt.Sprintf(several[l], n) }

// Event reports whether a line is about a day itself: on that day it comes first.
func (l TodoLine) Event() bool {
	switch l {
	case TodoDuty, TodoSession, TodoMeeting, TodoPlan, TodoDue, TodoHole:
		return true
	}
	return false
}
