package data

// PublicityKind is what a piece of publicity (信息宣传) is.
type PublicityKind string

// What a PublicityKind can be.
const (
	PublicityNews     PublicityKind = "动态"
	PublicityReport   PublicityKind = "宣传报道"
	PublicityExample  PublicityKind = "先进典型"
	PublicityPractice PublicityKind = "创新做法"
)

// PublicityKinds are all of them, in the order they are offered.
var PublicityKinds = []PublicityKind{PublicityNews, PublicityReport, PublicityExample, PublicityPractice}

// Medium is where a piece of publicity appears.
type Medium string

// What a Medium can be.
const (
	MediumPress    Medium = "报刊"
	MediumRadio    Medium = "广播"
	MediumTV       Medium = "电视"
	MediumWeb      Medium = "网络"
	MediumNewMedia Medium = "新媒体"
)

// Mediums are all of them, in the order they are offered.
var Mediums = []Medium{MediumPress, MediumRadio, MediumTV, MediumWeb, MediumNewMedia}

// MediumLevel is the level of a medium, the highest first.
type MediumLevel string

// What a MediumLevel can be.
const (
	MediumNation   MediumLevel = "国家"
	MediumProvince MediumLevel = "省"
	MediumCity     MediumLevel = "市"
	MediumCounty   MediumLevel = "县"
	MediumTown     MediumLevel = "镇"
)

// MediumLevels are all of them, in the order they are offered.
var MediumLevels = []MediumLevel{MediumNation, MediumProvince, MediumCity, MediumCounty, MediumTown}

// PublicityState is how far a piece of publicity has come; "" it was not sent in yet (未报).
type PublicityState string

// What a PublicityState can be.
const (
	PublicitySent      PublicityState = "已报"
	PublicityTaken     PublicityState = "采用"
	PublicityPublished PublicityState = "刊发"
)

// PublicityStates are all of them, in the order they are offered.
var PublicityStates = []PublicityState{PublicitySent, PublicityTaken, PublicityPublished}
