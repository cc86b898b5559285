package data

// OfficeLevel is the level of a unit that keeps a ledger.
type OfficeLevel string

// What an OfficeLevel can be.
const (
	OfficeTown   OfficeLevel = "镇"
	OfficeStreet OfficeLevel = "街道"
	OfficeCounty OfficeLevel = "县"
	OfficeCity   OfficeLevel = "市"
)

// OfficeLevels are all of them, in the order they are offered.
var OfficeLevels = []OfficeLevel{OfficeTown, OfficeStreet, OfficeCounty, OfficeCity}

// StationKind is 代表之家, 代表联络站 or 代表联系点.
type StationKind string

// What a StationKind can be.
const (
	StationHome    StationKind = "家"
	StationLiaison StationKind = "站"
	StationPoint   StationKind = "点"
)

// StationKinds are all of them, in the order they are offered.
var StationKinds = []StationKind{StationHome, StationLiaison, StationPoint}

// VillageKind is what a village is in law.
type VillageKind string

// What a VillageKind can be.
const (
	VillageRural     VillageKind = "村"
	VillageCommunity VillageKind = "社区"
	VillageResidents VillageKind = "居"
)

// VillageKinds are all of them, in the order they are offered.
var VillageKinds = []VillageKind{VillageRural, VillageCommunity, VillageResidents}

// EnterpriseKind is what a market entity is.
type EnterpriseKind string

// What an EnterpriseKind can be.
const (
	EnterpriseCompany      EnterpriseKind = "企业"
	EnterpriseSelfEmployed EnterpriseKind = "个体工商户"
	EnterpriseCooperative  EnterpriseKind = "农民专业合作社"
	EnterpriseProject      EnterpriseKind = "项目"
	EnterpriseOther        EnterpriseKind = "其他"
)

// EnterpriseKinds are all of them, in the order they are offered.
var EnterpriseKinds = []EnterpriseKind{EnterpriseCompany, EnterpriseSelfEmployed, EnterpriseCooperative, EnterpriseProject, EnterpriseOther}

// TieKind is what ties a deputy to an enterprise.
type TieKind string

// What a TieKind can be.
const (
	TieFrom    TieKind = "来自"
	TieManages TieKind = "管理"
	TieServes  TieKind = "服务"
)

// Ties are all of them, in the order they are offered.
var Ties = []TieKind{TieFrom, TieManages, TieServes}

// AttachmentKind is photo or file.
type AttachmentKind string

// What an AttachmentKind can be.
const (
	AttachmentPhoto AttachmentKind = "photo"
	AttachmentFile  AttachmentKind = "file"
)

// AttachmentKinds are all of them.
var AttachmentKinds = []AttachmentKind{AttachmentPhoto, AttachmentFile}

// SubjectChangeKind is what happens to a village, a station, a unit, an enterprise or a group.
type SubjectChangeKind string

// What a SubjectChangeKind can be.
const (
	SubjectRenamed  SubjectChangeKind = "改名"
	SubjectClosed   SubjectChangeKind = "停用"
	SubjectMerged   SubjectChangeKind = "并入"
	SubjectReopened SubjectChangeKind = "恢复"
)

// SubjectChangeKinds are all of them, in the order they are offered.
var SubjectChangeKinds = []SubjectChangeKind{SubjectRenamed, SubjectClosed, SubjectMerged, SubjectReopened}
