// Package roster reads the rosters of deputies (代表名册) that offices keep in spreadsheets.
package roster

import (
	"strings"

	"liujin/app/intake"
)

// Names of the fields; a column of one level is named by prefix and level.
const (
	fieldName         = "name"
	fieldGender       = "gender"
	fieldEthnicity    = "ethnicity"
	fieldBorn         = "born"
	fieldParty        = "party"
	fieldEducation    = "education"
	fieldEmployer     = "employer"
	fieldPost         = "post"
	fieldOccupation   = "occupation"
	fieldPhone        = "phone"
	fieldGroup        = "group"
	fieldProfessional = "professional"
	fieldStation      = "station"
	fieldLevel        = "level"
	fieldConstituency = "constituency"
	fieldCertificate  = "certificate"
	fieldLeader       = "leader"
	fieldElected      = "elected"
	fieldConvener     = "convener"
	fieldNote         = "note"
	fieldID           = "id"
	fieldAlso         = "also"   // further levels beside those of level or title
	fieldMember       = "member" // ticked: a member of the Party

	fieldMale, fieldFemale                      = "gender.男", "gender.女" // ticked
	fieldBornYear, fieldBornMonth, fieldBornDay = "born.year", "born.month", "born.day"

	levelTick    = "level."        // ticked, or holding the constituency of that level
	levelElected = "constituency." // the constituency of that level
)

// Fields are what a roster's columns can be, in the order in which they are offered.
var Fields = append([]intake.Field{
	{Name: fieldName, Title: "姓名", Heads: strings.Fields("姓名 代表姓名 代表 名字 人员姓名 姓名(性别) 代表名单")},
	{Name: fieldGender, Title: "性别", Heads: strings.Fields("性别 男女 男/女 性別")},
	{Name: fieldEthnicity, Title: "民族", Heads: strings.Fields("民族 族别 民族成份 民族成分")},
	{Name: fieldBorn, Title: "出生年月", Heads: strings.Fields("出生年月 出生日期 出生时间 出生年月日 出生 生日 出生年 生年月 生年月日 生于")},
	{Name: fieldParty, Title: "政治面貌", Heads: strings.Fields("政治面貌 党派 面貌 政治身份 政治面目 党派团体 所属党派 政党")},
	{Name: fieldEducation, Title: "学历", Heads: strings.Fields("学历 文化程度 最高学历 学历学位 教育程度 受教育程度 文化 学历层次 全日制学历 全日制教育 全日制 在职教育 在职")},
	{Name: fieldEmployer, Title: "工作单位及职务", Heads: strings.Fields("工作单位及职务 工作单位 单位及职务 单位职务 工作单位职务 单位和职务 工作单位和职务 " +
		"现工作单位及职务 所在单位 所在单位及职务 单位名称 单位 任职单位 职务或职业 工作单位与职务 单位与职务 单位、职务 工作单位、职务 单位/职务 工作单位/职务")},
	{Name: fieldPost, Title: "职务", Heads: strings.Fields("职务 现任职务 职务职称 岗位 行政职务 党政职务 职务/职称 职务及职称 担任职务")},
	{Name: fieldOccupation, Title: "职业构成", Heads: strings.Fields("职业构成 职业 代表构成 代表结构 结构 职业类别 身份类别 界别 构成")},
	{Name: fieldPhone, Title: "手机号",
		Heads: strings.Fields("手机号 手机号码 手机 联系电话 电话 联系方式 电话号码 移动电话 联系手机 本人电话 办公电话 联系号码 手机电话 通讯方式 通讯电话 联系电话(手机)")},
	{Name: fieldGroup, Title: "代表小组",
		Heads: strings.Fields("代表小组 小组 所在小组 所属小组 所在代表小组 所属代表小组 组别 代表组 编组 分组 所在组 所属组 小组名称 代表团 代表小组名称 活动小组 编入小组 组")},
	{Name: fieldProfessional, Title: "专业小组", Heads: strings.Fields("专业小组 专业代表小组 代表专业小组 所在专业小组 所属专业小组 专业组 所在专业组 参加专业小组")},
	{Name: fieldStation, Title: "家站点", Heads: strings.Fields("家站点 代表之家 代表联络站 联络站 所属联络站 所在家站 进驻站点 代表联系点 接待站点 代表家站 人大代表之家 所属站点 站点 代表之家(站)")},
	{Name: fieldLevel, Title: "代表层级",
		Heads: strings.Fields("代表层级 层级 级别 代表级别 代表类别 代表身份 代表类型 类别 身份 何级代表 任职层级 代表职务 人大代表层级 几级代表 哪级代表 代表资格 人大代表级别")},
	{Name: fieldAlso, Title: "兼任的其他层级", Heads: strings.Fields("兼任 兼任情况 兼任代表 兼任代表情况 兼任层级 兼任上级代表 兼任上级代表情况 兼任其他代表 兼任其他层级代表 同时担任 其他层级 " +
		"兼任人大代表情况 兼任上级人大代表 兼任上级人大代表情况 是否兼任上级代表 是否兼任上级人大代表 兼任何级代表")},
	{Name: fieldConstituency, Title: "选区或选举单位", Heads: strings.Fields("选区或选举单位 选区 选举单位 所在选区 所属选区 当选选区 选区名称 选区号 选区(选举单位) 选举单位(选区) " +
		"选区及选举单位 选区选举单位 选区/选举单位 选区、选举单位 原选区 原选举单位 产生选区 选举单位或选区 选区编号 选区序号 选区号码")},
	{Name: fieldCertificate, Title: "代表证号", Heads: strings.Fields("代表证号 代表证编号 代表证号码 代表证 证号")},
	{Name: fieldElected, Title: "当选时间", Heads: strings.Fields("当选时间 当选日期 当选年月 当选代表时间 当选时间(年月) 何时当选 补选时间 补选日期 补选当选时间")},
	{Name: fieldConvener, Title: "小组召集人", Heads: strings.Fields("小组召集人 召集人 组长 小组长 代表小组召集人 代表小组组长 召集人姓名 组长姓名 是否召集人 是否组长 是否小组长 " +
		"是否小组召集人 小组职务 组内职务 代表小组职务")},
	{Name: fieldLeader, Title: "领导干部", Heads: strings.Fields("领导干部 是否领导干部 关键少数")},
	{Name: fieldNote, Title: "备注", Heads: strings.Fields("备注 说明 备考")},
	{Name: fieldBornYear, Title: "出生年"}, {Name: fieldBornMonth, Title: "出生月"}, {Name: fieldBornDay, Title: "出生日"},
	{Name: fieldMale, Title: "男（打勾）"}, {Name: fieldFemale, Title: "女（打勾）", Heads: strings.Fields("是否女代表 妇女代表")},
	{Name: fieldMember, Title: "中共党员（打勾）"},
	{Name: fieldID, Title: "身份证号（不读）", Heads: strings.Fields("身份证号 身份证号码 身份证 公民身份号码 公民身份证号 公民身份证号码 居民身份证号 居民身份证号码 证件号码 身份证件号码 身份证件号 证件号")},
}, levelFields()...)

func levelFields() []intake.Field {
	var out []intake.Field
	for _, l := range Levels {
		out = append(out, intake.Field{Name: levelTick + l, Title: l + "代表（打勾）"})
	}
	for _, l := range Levels {
		out = append(out, intake.Field{Name: levelElected + l, Title: l + "代表的选区或选举单位"})
	}
	return out
}

var genders = intake.NewLabels([]string{"男", "女", "未知", "未说明"}, map[string]string{"未说明": "未说明的性别", "未知": "未知的性别"}, `[性士]$`)

var parties = intake.NewLabels(
	strings.Fields("中共党员 中共预备党员 共青团员 民革党员 民盟盟员 民建会员 民进会员 农工党党员 致公党党员 九三学社社员 台盟盟员 无党派人士 群众"),
	map[string]string{
		"中共党员":   "党员 共产党员 中国共产党党员 中共 中共正式党员 正式党员 共产党 中国共产党 中共党员(正式) 党员(正式) 中国共产党员",
		"中共预备党员": "预备党员 中国共产党预备党员 共产党预备党员 中共党员(预备) 党员(预备) 预备",
		"共青团员":   "团员 共青团 中国共产主义青年团团员",
		"民革党员":   "民革 民革会员 民革成员 中国国民党革命委员会党员",
		"民盟盟员":   "民盟 民盟成员 中国民主同盟盟员 中国民主同盟",
		"民建会员":   "民建 民建成员 中国民主建国会会员 中国民主建国会",
		"民进会员":   "民进 民进成员 中国民主促进会会员 中国民主促进会",
		"农工党党员":  "农工党 农工党员 农工 农工民主党 农工民主党党员 中国农工民主党党员 中国农工民主党",
		"致公党党员":  "致公党 致公党员 致公 中国致公党党员 中国致公党",
		"九三学社社员": "九三 九三学社 九三社员 九三学社成员",
		"台盟盟员":   "台盟 台盟成员 台湾民主自治同盟盟员 台湾民主自治同盟",
		"无党派人士":  "无党派 无党派民主人士 民主人士(无党派) 无党派代表人士 无党派知识分子",
		"群众":     "普通群众 普通公民",
	}, `^政治面貌[:：]?|[\d.．年月日/-]+(入党|加入)?$`)

var educations = intake.NewLabels(
	strings.Fields("研究生 大学本科 大学专科 中等专科 职业高中 技工学校 普通高中 初中 小学 其他"),
	map[string]string{
		"研究生":  "硕士 博士 硕士研究生 博士研究生 研究生班 研究生及以上 研究生以上 博士后 硕研 博研 MBA EMBA MPA",
		"大学本科": "大学 本科 大本 学士 双学士 本科学士 大学本科及以上 本科及以上 大学学士 大学以上 本科以上 普通本科 师范本科",
		"大学专科": "大专 专科 高职 高等专科 高职高专 大学大专 大普 师专 大学普通班 大专及以上 大专以上 普通专科",
		"中等专科": "中专 中等专业学校 中师 中等专业 中等职业 中职",
		"职业高中": "职高 职业中学 职中",
		"技工学校": "技校 技工 中技",
		"普通高中": "高中 普高 高级中学 高中及以下",
		"初中":   "初级中学 普通初中 初中及以下", "小学": "高小 初小",
		"其他": "其它 文盲 半文盲",
	},
	`^(在职|全日制|脱产|业余|中央党校|省委党校|市委党校|省党校|党校|函授|自学考试|自考|成人|成人教育|网络教育|远程教育|国家开放大学|开放大学|国民教育|电大|夜大)+|((哲|经济|法|教育|文|历史|理|工|农|医|军事|管理`+
		`|艺术)?学(学士|硕士|博士)|在读|毕业|肄业|结业|班|学历|文化|文化程度|毕业生|学位|程度)+$`)

var ethnicities = intake.NewLabels(ethnicLabels, shortEthnic(), "")

// ethnicLabels are the 56 of GB/T 3304.
var ethnicLabels = strings.Fields(`汉族 蒙古族 回族 藏族 维吾尔族 苗族 彝族 壮族 布依族 朝鲜族 满族 侗族 瑶族 白族 土家族 哈尼族 哈萨克族 傣族 黎族
傈僳族 佤族 畲族 高山族 拉祜族 水族 东乡族 纳西族 景颇族 柯尔克孜族 土族 达斡尔族 仫佬族 羌族 布朗族 撒拉族 毛南族 仡佬族 锡伯族 阿昌族 普米族
塔吉克族 怒族 乌孜别克族 俄罗斯族 鄂温克族 德昂族 保安族 裕固族 京族 塔塔尔族 独龙族 鄂伦春族 赫哲族 门巴族 珞巴族 基诺族`)

func shortEthnic() map[string]string {
	out := map[string]string{}
	for _, e := range ethnicLabels {
		out[e] = strings.TrimSuffix(e, "族")
	}
	for e, words := range map[string]string{"维吾尔族": "维族 维", "哈萨克族": "哈族", "蒙古族": "蒙族 蒙", "朝鲜族": "朝族 鲜族", "柯尔克孜族": "柯族", "塔吉克族": "塔族",
		"锡伯族": "锡族", "乌孜别克族": "乌族"} {
		out[e] += " " + words
	}
	return out
}

var occupations = intake.NewLabels(strings.Fields("工人 农民 专业技术 党政干部 企业负责人 其他"), map[string]string{
	"工人": "产业工人 一线工人 职工", "农民": "村民 一线农民 农民工 务农", "专业技术": "专业技术人员 专技 技术人员 专业人员 知识分子",
	"党政干部": "干部 公务员 党政领导干部 机关干部 党政领导", "企业负责人": "企业主 企业家 企业经营者 企业管理人员 企业 民营企业家", "其他": "其它",
}, "")
