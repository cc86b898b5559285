package data

import "strings"

// Gender is 性别 (GB/T 2261.1).
type Gender string

// What a Gender can be.
const (
	GenderMale     Gender = "男"
	GenderFemale   Gender = "女"
	GenderUnknown  Gender = "未知"
	GenderUnstated Gender = "未说明"
)

// Genders are all of them, in the order they are offered.
var Genders = []Gender{GenderMale, GenderFemale, GenderUnknown, GenderUnstated}

// Party is 政治面貌 (GB/T 4762).
type Party string

// What a Party can be.
const (
	PartyCommunist              Party = "中共党员"
	PartyCandidate              Party = "中共预备党员"
	PartyYouthLeague            Party = "共青团员"
	PartyRevolutionaryCommittee Party = "民革党员"
	PartyDemocraticLeague       Party = "民盟盟员"
	PartyNationalConstruction   Party = "民建会员"
	PartyDemocracyPromotion     Party = "民进会员"
	PartyPeasantsWorkers        Party = "农工党党员"
	PartyZhiGong                Party = "致公党党员"
	PartyJiuSan                 Party = "九三学社社员"
	PartyTaiwanLeague           Party = "台盟盟员"
	PartyNone                   Party = "无党派人士"
	PartyMasses                 Party = "群众"
)

// Parties are all of them, in the order they are offered.
var Parties = []Party{PartyCommunist, PartyCandidate, PartyYouthLeague, PartyRevolutionaryCommittee, PartyDemocraticLeague,
	PartyNationalConstruction, PartyDemocracyPromotion, PartyPeasantsWorkers, PartyZhiGong, PartyJiuSan, PartyTaiwanLeague, PartyNone,
	PartyMasses}

// Education is 学历 (GB/T 4658).
type Education string

// What an Education can be.
const (
	EducationGraduate           Education = "研究生"
	EducationBachelor           Education = "大学本科"
	EducationJuniorCollege      Education = "大学专科"
	EducationSecondaryTechnical Education = "中等专科"
	EducationVocational         Education = "职业高中"
	EducationSkilledWorker      Education = "技工学校"
	EducationSeniorHigh         Education = "普通高中"
	EducationJuniorHigh         Education = "初中"
	EducationPrimary            Education = "小学"
	EducationOther              Education = "其他"
)

// Educations are all of them, in the order they are offered.
var Educations = []Education{EducationGraduate, EducationBachelor, EducationJuniorCollege, EducationSecondaryTechnical, EducationVocational,
	EducationSkilledWorker, EducationSeniorHigh, EducationJuniorHigh, EducationPrimary, EducationOther}

// Occupation is 职业构成, what counts of deputies go by.
type Occupation string

// What an Occupation can be.
const (
	OccupationWorker       Occupation = "工人"
	OccupationFarmer       Occupation = "农民"
	OccupationProfessional Occupation = "专业技术"
	OccupationOfficial     Occupation = "党政干部"
	OccupationBusinessHead Occupation = "企业负责人"
	OccupationOther        Occupation = "其他"
)

// Occupations are all of them, in the order they are offered.
var Occupations = []Occupation{OccupationWorker, OccupationFarmer, OccupationProfessional, OccupationOfficial, OccupationBusinessHead,
	OccupationOther}

// GroupKind is what a deputies' group is.
type GroupKind string

// What a GroupKind can be.
const (
	GroupDeputies     GroupKind = "代表小组" // each deputy is in one
	GroupProfessional GroupKind = "专业小组" // beside it, for a field of work; a deputy may be in several
)

// GroupKinds are all of them, in the order they are offered.
var GroupKinds = []GroupKind{GroupDeputies, GroupProfessional}

// Level is the level of a congress, the highest first.
type Level string

// What a Level can be.
const (
	LevelNation   Level = "全国"
	LevelProvince Level = "省"
	LevelCity     Level = "市"
	LevelCounty   Level = "县"
	LevelTown     Level = "镇"
)

// Levels are all of them, in the order they are offered.
var Levels = []Level{LevelNation, LevelProvince, LevelCity, LevelCounty, LevelTown}

// Election is how a seat was come by (产生方式).
type Election string

// What an Election can be.
const (
	ElectionTerm Election = "当选" // when its congress was elected
	ElectionBy   Election = "补选"
)

// Elections are all of them, in the order they are offered.
var Elections = []Election{ElectionTerm, ElectionBy}

// MandateChangeKind is what happens to a seat (代表法 48 to 50: 暂时停止执行代表职务, 代表资格终止).
type MandateChangeKind string

// What a MandateChangeKind can be.
const (
	MandateSuspend  MandateChangeKind = "暂停执行职务"
	MandateRestore  MandateChangeKind = "恢复执行职务"
	MandateResigned MandateChangeKind = "辞职"
	MandateRecalled MandateChangeKind = "罢免"
	MandateLapsed   MandateChangeKind = "资格终止" // moved away, or for another reason of the law
	MandateDeceased MandateChangeKind = "去世"
)

// MandateChangeKinds are all of them, in the order they are offered.
var MandateChangeKinds = []MandateChangeKind{MandateSuspend, MandateRestore, MandateResigned, MandateRecalled, MandateLapsed,
	MandateDeceased}

// MandateState is what a seat is worth on a day, as it follows from the term and the events.
type MandateState string

// What a MandateState can be.
const (
	MandateInOffice  MandateState = "在任"
	MandateSuspended MandateState = "暂停"
	MandateEnded     MandateState = "终止"
)

// MandateStates are all of them.
var MandateStates = []MandateState{MandateInOffice, MandateSuspended, MandateEnded}

// Ethnicity is 民族.
type Ethnicity string

// EthnicityHan is what most are.
const EthnicityHan Ethnicity = "汉族"

// Ethnicities are the 56 of GB/T 3304, in its order.
var Ethnicities = func() (list []Ethnicity) {
	for _, name := range strings.Fields(`汉族 蒙古族 回族 藏族 维吾尔族 苗族 彝族 壮族 布依族 朝鲜族 满族 侗族 瑶族 白族 土家族 哈尼族 哈萨克族 傣族 黎族
傈僳族 佤族 畲族 高山族 拉祜族 水族 东乡族 纳西族 景颇族 柯尔克孜族 土族 达斡尔族 仫佬族 羌族 布朗族 撒拉族 毛南族 仡佬族 锡伯族 阿昌族 普米族
塔吉克族 怒族 乌孜别克族 俄罗斯族 鄂温克族 德昂族 保安族 裕固族 京族 塔塔尔族 独龙族 鄂伦春族 赫哲族 门巴族 珞巴族 基诺族`) {
		list = append(list, Ethnicity(name))
	}
	return list
}()
