package sample

import (
	"liujin/data"
)

// sampleAsk is something asked for during a visit: what, in which category, how it goes on and who handles it (an index, -1 for nobody).
type sampleAsk struct {
	kind                  data.OpinionKind
	text, category, focus string
	route                 data.Route
	handler               int
}

// sampleEnterprise is an enterprise with what its visits find. {p} is a percentage, {n} a number, {m} the months gone by.
type sampleEnterprise struct {
	name              string
	kind              data.EnterpriseKind
	industry          string
	village           int
	policies, content string
	asks              []sampleAsk
}

var sampleEnterprises = []sampleEnterprise{
	{name: "东港水产加工有限公司", kind: data.EnterpriseCompany, industry: "food", village: 4, policies: "稳岗返还、设备更新贷款贴息",
		content: "企业{m}产值同比增长 {p}，出口订单回升；冷链扩建用电容量不足，反映招工难。", asks: []sampleAsk{
			{kind: data.OpinionDifficulty, text: "冷链车间增容 400 kVA", category: "capacity", focus: "industry", route: data.RouteOwn,
				handler: 0},
			{kind: data.OpinionDifficulty, text: "协调职校实习生进厂，补足 {n} 名包装工", category: "labour", focus: "industry", route: data.RouteOwn,
				handler: 1}}},
	{name: "海缘家用纺织品厂", kind: data.EnterpriseCompany, industry: "textile", village: 7, policies: "小微企业所得税优惠",
		content: "厂里现有职工 {n} 人，{m}销售额同比增长 {p}，内销占七成；老厂房消防通道需要改造。", asks: []sampleAsk{
			{kind: data.OpinionDifficulty, text: "老厂房消防改造如何报批，请派人到厂指导", category: "order", focus: "safety", route: data.RouteAnswered,
				handler: -1}}},
	{name: "盐田光伏科技有限公司", kind: data.EnterpriseCompany, industry: "energy", village: 6, policies: "绿色电力交易",
		content: "二期 {n} 兆瓦已并网，运行平稳；走访中宣讲绿色电力交易政策，企业表示暂无困难。", asks: nil},
	{name: "北港农机专业合作社", kind: data.EnterpriseCooperative, industry: "farming", village: 5, policies: "农机购置补贴",
		content: "合作社有各类农机 {n} 台，今年作业面积比去年增加 {p}；秋粮烘干能力不足，粮食要运到邻镇烘干。", asks: []sampleAsk{
			{kind: data.OpinionDifficulty, text: "新建烘干房用地指标 2.5 亩", category: "capacity", focus: "urban_rural", route: data.RouteOwn,
				handler: 2}}},
	{name: "新风风电装备项目", kind: data.EnterpriseProject, industry: "energy", village: 13, policies: "重大项目用地保障",
		content: "主体厂房已封顶，设备安装完成六成，计划年底试生产；进场道路雨后积水，大件运输受影响。", asks: []sampleAsk{
			{kind: data.OpinionDifficulty, text: "进场道路 1.2 公里拓宽硬化", category: "roads", focus: "industry", route: data.RouteOwn,
				handler: 11},
			{kind: data.OpinionPolicy, text: "建议县里统筹风电大件运输通道，减少逐镇报批", category: "policy", focus: "reform", route: data.RouteUp,
				handler: -1}}},
	{name: "东港镇农贸市场管理有限公司", kind: data.EnterpriseCompany, industry: "trade", village: 2, policies: "食品安全法",
		content: "市场有固定摊位 {n} 个，熟食区已完成明厨亮灶改造；查看了快检室，今年检测合格率保持稳定。", asks: nil},
	{name: "东港恒泰机械有限公司", kind: data.EnterpriseCompany, industry: "machinery", village: 4, policies: "设备更新贷款贴息、研发费用加计扣除",
		content: "企业{m}产值同比增长 {p}，新上数控机床 6 台；流动资金偏紧，应收账款周期拉长。", asks: []sampleAsk{
			{kind: data.OpinionDifficulty, text: "续贷 500 万元到期，希望对接无还本续贷", category: "finance", focus: "industry", route: data.RouteOwn,
				handler: 3},
			{kind: data.OpinionDifficulty, text: "厂区门口限高杆影响货车进出", category: "roads", focus: "industry", route: data.RouteAnswered,
				handler: -1}}},
	{name: "渔湾海产养殖专业合作社", kind: data.EnterpriseCooperative, industry: "farming", village: 8, policies: "渔业政策性保险",
		content: "社员 {n} 户，紫菜挂网面积比去年增加 {p}；近岸清淤尚未开工，退潮后船只难以靠岸。", asks: []sampleAsk{
			{kind: data.OpinionDifficulty, text: "渔港码头航道清淤", category: "roads", focus: "urban_rural", route: data.RouteProposal,
				handler: -1}}},
	{name: "滨海柳堤草编工艺厂", kind: data.EnterpriseCompany, industry: "textile", village: 9, policies: "就业帮扶车间补助",
		content: "吸纳本村妇女 {n} 人就业，订单排到明年三月；建议把草编列入非遗展示。", asks: []sampleAsk{
			{kind: data.OpinionPolicy, text: "建议把草编技艺纳入镇职业技能培训目录", category: "policy", focus: "livelihood", route: data.RouteOwn,
				handler: 1}}},
	{name: "双桥粮油加工有限公司", kind: data.EnterpriseCompany, industry: "food", village: 10, policies: "粮食收购贷款担保",
		content: "{m}加工稻谷 {n} 百吨，同比增长 {p}；收购季资金周转压力大，仓容基本够用。", asks: []sampleAsk{
			{kind: data.OpinionDifficulty, text: "收购季短期流动资金贷款 300 万元", category: "finance", focus: "industry", route: data.RouteOwn,
				handler: 3}}},
	{name: "沙河建材有限公司", kind: data.EnterpriseCompany, industry: "building", village: 11, policies: "扬尘治理规定",
		content: "企业已建成密闭料仓，安装在线监测；现场提醒及时清洗进出车辆。", asks: nil},
	{name: "三塘生态农场", kind: data.EnterpriseSelfEmployed, industry: "farming", village: 12, policies: "高标准农田建设",
		content: "大棚 {n} 亩，草莓、番茄已上市，采摘游客比去年同期增加 {p}；机耕路坑洼，雨天进不来车。", asks: []sampleAsk{
			{kind: data.OpinionDifficulty, text: "机耕路 800 米修补", category: "roads", focus: "urban_rural", route: data.RouteOwn,
				handler: 6}}},
	{name: "东港汇通物流有限公司", kind: data.EnterpriseCompany, industry: "transport", village: 0, policies: "物流保通保畅政策",
		content: "现有货车 {n} 辆，{m}货运量同比增长 {p}；司机反映园区停车和休息场所少。", asks: []sampleAsk{
			{kind: data.OpinionDifficulty, text: "在工业园增设货车停车位和司机休息室", category: "roads", focus: "industry", route: data.RouteOwn,
				handler: 5}}},
	{name: "滨海芯联电子有限公司", kind: data.EnterpriseCompany, industry: "electronics", village: 4, policies: "专精特新企业申报",
		content: "新产线月产能提升 {p}，技术人员缺口 {n} 人；企业希望解决外地员工子女入学。", asks: []sampleAsk{
			{kind: data.OpinionDifficulty, text: "外地技术人员子女就近入学", category: "education", focus: "livelihood", route: data.RouteUp,
				handler: -1},
			{kind: data.OpinionDifficulty, text: "人才公寓配套，先解决 {n} 人住宿", category: "labour", focus: "industry", route: data.RouteOwn,
				handler: 4}}},
	{name: "港口渔家乐饭店", kind: data.EnterpriseSelfEmployed, industry: "catering", village: 0, policies: "小规模纳税人优惠",
		content: "节假日客流明显回升，周末上座率比去年提高 {p}；门前路灯坏了两盏。", asks: []sampleAsk{
			{kind: data.OpinionDifficulty, text: "码头路路灯维修", category: "roads", focus: "livelihood", route: data.RouteAnswered,
				handler: -1}}},
	{name: "东港供销超市", kind: data.EnterpriseCompany, industry: "trade", village: 2, policies: "放心消费创建",
		content: "经营平稳，{m}销售额同比增长 {p}；联农带农收购本地蔬菜 {n} 吨，暂无诉求。", asks: nil},
	{name: "北港饲料有限公司", kind: data.EnterpriseCompany, industry: "food", village: 5, policies: "安全生产责任保险",
		content: "原料价格回落，{m}产量同比增长 {p}；查看了粉尘防爆整改现场，三项整改均已完成。", asks: nil},
	{name: "海滨康养服务中心", kind: data.EnterpriseCompany, industry: "service", village: 3, policies: "普惠养老支持政策",
		content: "现有床位 {n} 张，入住率七成；护理员流动大，希望纳入技能补贴。", asks: []sampleAsk{
			{kind: data.OpinionPolicy, text: "建议把养老护理员纳入职业技能提升补贴", category: "security", focus: "livelihood", route: data.RouteUp,
				handler: -1},
			{kind: data.OpinionDifficulty, text: "与镇卫生院建立每周巡诊", category: "education", focus: "livelihood", route: data.RouteOwn,
				handler: 10}}},
	{name: "新街电商服务站", kind: data.EnterpriseSelfEmployed, industry: "service", village: 2, policies: "电商进农村",
		content: "带动本地网店 {n} 家，快递日均发件量增加 {p}；希望增加直播培训场次。", asks: []sampleAsk{
			{kind: data.OpinionDifficulty, text: "每季度组织一次直播和客服培训", category: "labour", focus: "reform", route: data.RouteOwn, handler: 4}}},
	{name: "东港环保纸业有限公司", kind: data.EnterpriseCompany, industry: "other", village: 11, policies: "排污许可管理",
		content: "废水在线监测数据正常；企业计划改用天然气锅炉，管网尚未接到厂区。", asks: []sampleAsk{
			{kind: data.OpinionDifficulty, text: "天然气管网延伸 1.6 公里到厂区", category: "capacity", focus: "green", route: data.RouteProposal,
				handler: -1}}},
	{name: "盐河建筑安装有限公司", kind: data.EnterpriseCompany, industry: "building", village: 1, policies: "根治欠薪条例",
		content: "在建工地 4 个，工人 {n} 人实名制考勤，工资专户按月发放；反映工程款回收慢。", asks: []sampleAsk{
			{kind: data.OpinionDifficulty, text: "镇卫生院改造项目尾款 86 万元尽快结算", category: "policy", focus: "industry", route: data.RouteOwn,
				handler: 3}}},
	{name: "渔湾冷库仓储服务部", kind: data.EnterpriseSelfEmployed, industry: "transport", village: 8, policies: "峰谷电价",
		content: "冷库存量 {n} 吨，比去年同期增加 {p}；夜间谷电价用得好，暂无诉求。", asks: nil},
	{name: "滨海三塘新材料项目", kind: data.EnterpriseProject, industry: "other", village: 12, policies: "招商引资政策",
		content: "项目在谈，计划投资 1.8 亿元、用地 {n} 亩；现场踏勘了地块和变电站。", asks: []sampleAsk{
			{kind: data.OpinionPolicy, text: "建议预留产业链配套用地，引进上游包装企业", category: "policy", focus: "industry", route: data.RouteOwn,
				handler: 4}}},
	{name: "东港蓝湾渔具厂", kind: data.EnterpriseCompany, industry: "machinery", village: 3, policies: "出口信用保险",
		content: "产品八成出口，{m}外贸订单同比增长 {p}；要求占用公共绿地扩建仓库。", asks: []sampleAsk{
			{kind: data.OpinionDifficulty, text: "占用厂外公共绿地扩建仓库", category: "capacity", focus: "green", route: data.RouteRefused,
				handler: -1}}},
}
