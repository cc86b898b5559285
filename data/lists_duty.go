package data

// RuleKind is how the days of a reception rule come about.
type RuleKind string

// What a RuleKind can be.
const (
	RuleWeekly     RuleKind = "每周"
	RuleMonthDays  RuleKind = "每月几日"
	RuleNthWeekday RuleKind = "每月第几个星期几"
	RuleDates      RuleKind = "指定日期"
)

// RuleKinds are all of them, in the order they are offered.
var RuleKinds = []RuleKind{RuleWeekly, RuleMonthDays, RuleNthWeekday, RuleDates}

// Nth says which of a month's Mondays.
type Nth string

// What a Nth can be.
const (
	NthFirst  Nth = "第一个"
	NthSecond Nth = "第二个"
	NthThird  Nth = "第三个"
	NthFourth Nth = "第四个"
	NthFifth  Nth = "第五个"
	NthLast   Nth = "最后一个"
)

// Nths are all of them, in the order they are offered.
var Nths = []Nth{NthFirst, NthSecond, NthThird, NthFourth, NthFifth, NthLast}

// RuleMonth says in which months a rule holds.
type RuleMonth string

// What a RuleMonth can be.
const (
	EveryMonth RuleMonth = "每月"
	OddMonths  RuleMonth = "单月"
	EvenMonths RuleMonth = "双月"
)

// RuleMonths are all of them, in the order they are offered.
var RuleMonths = []RuleMonth{EveryMonth, OddMonths, EvenMonths}

// WhenOff is what becomes of a reception day that is off.
type WhenOff string

// What a WhenOff can be.
const (
	OffKept     WhenOff = "照常"
	OffNext     WhenOff = "顺延至下一工作日"
	OffPrevious WhenOff = "提前至上一工作日"
	OffDropped  WhenOff = "取消"
)

// WhenOffs are all of them, in the order they are offered.
var WhenOffs = []WhenOff{OffKept, OffNext, OffPrevious, OffDropped}

// DayPart is the part of a day that a shift takes.
type DayPart string

// What a DayPart can be.
const (
	Morning   DayPart = "上午"
	Afternoon DayPart = "下午"
	WholeDay  DayPart = "全天"
)

// DayParts are all of them, in the order they are offered.
var DayParts = []DayPart{Morning, Afternoon, WholeDay}

// AbsenceKind is one that no plan may break, or one that it avoids.
type AbsenceKind string

// What an AbsenceKind can be.
const (
	AbsenceLeave     AbsenceKind = "请假"
	AbsenceUnwilling AbsenceKind = "不便"
)

// AbsenceKinds are all of them, in the order they are offered.
var AbsenceKinds = []AbsenceKind{AbsenceLeave, AbsenceUnwilling}

// PairKind says whether two deputies must not share a shift, or like to.
type PairKind string

// What a PairKind can be.
const (
	PairApart    PairKind = "回避"
	PairTogether PairKind = "同班"
)

// PairKinds are all of them, in the order they are offered.
var PairKinds = []PairKind{PairApart, PairTogether}

// HolidayKind is what a day is that is not what its weekday says.
type HolidayKind string

// What a HolidayKind can be.
const (
	HolidayOff    HolidayKind = "放假"
	HolidayWorked HolidayKind = "上班"
)

// HolidayKinds are all of them, in the order they are offered.
var HolidayKinds = []HolidayKind{HolidayOff, HolidayWorked}

// ShiftState says whether a shift is to be held.
type ShiftState string

// What a ShiftState can be.
const (
	ShiftPlanned   ShiftState = "排定"
	ShiftCancelled ShiftState = "取消"
)

// ShiftStates are all of them, in the order they are offered.
var ShiftStates = []ShiftState{ShiftPlanned, ShiftCancelled}

// DutyRole is how somebody came to a seat that was another's.
type DutyRole string

// What a DutyRole can be.
const (
	DutyStandIn DutyRole = "替班"
	DutySwap    DutyRole = "换班"
)

// DutyRoles are all of them, in the order they are offered.
var DutyRoles = []DutyRole{DutyStandIn, DutySwap}
