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
	{"东港水产加工有限公司", data.EnterpriseCompany, "food", 4, "稳岗返还、设备更新贷款贴息", "企业{m}产值同比增长 {p}，出口订单回升；冷链扩建用电容量不足，反映招工难。", []sampleAsk{
		{data.OpinionDifficulty, "冷链车间增容 400 kVA", "capacity", "industry", data.RouteOwn, 0}, {data.OpinionDifficulty, "协调职校实习生进厂，补足 {n} 名包装工", "labour", "industry", data.RouteOwn, 1}}},
	{"海缘家用纺织品厂", data.EnterpriseCompany, "textile", 7, "小微企业所得税优惠", "厂里现有职工 {n} 人，{m}销售额同比增长 {p}，内销占七成；老厂房消防通道需要改造。", []sampleAsk{
		{data.OpinionDifficulty, "老厂房消防改造如何报批，请派人到厂指导", "order", "safety", data.RouteAnswered, -1}}},
	{"盐田光伏科技有限公司", data.EnterpriseCompany, "energy", 6, "绿色电力交易", "二期 {n} 兆瓦已并网，运行平稳；走访中宣讲绿色电力交易政策，企业表示暂无困难。", nil},
	{"北港农机专业合作社", data.EnterpriseCooperative, "farming", 5, "农机购置补贴", "合作社有各类农机 {n} 台，今年作业面积比去年增加 {p}；秋粮烘干能力不足，粮食要运到邻镇烘干。", []sampleAsk{
		{data.OpinionDifficulty, "新建烘干房用地指标 2.5 亩", "capacity", "urban_rural", data.RouteOwn, 2}}},
	{"新风风电装备项目", data.EnterpriseProject, "energy", 13, "重大项目用地保障", "主体厂房已封顶，设备安装完成六成，计划年底试生产；进场道路雨后积水，大件运输受影响。", []sampleAsk{
		{data.OpinionDifficulty, "进场道路 1.2 公里拓宽硬化", "roads", "industry", data.RouteOwn, 11}, {data.OpinionPolicy, "建议县里统筹风电大件运输通道，减少逐镇报批", "policy", "reform", data.RouteUp, -1}}},
	{"东港镇农贸市场管理有限公司", data.EnterpriseCompany, "trade", 2, "食品安全法", "市场有固定摊位 {n} 个，熟食区已完成明厨亮灶改造；查看了快检室，今年检测合格率保持稳定。", nil},
	{"东港恒泰机械有限公司", data.EnterpriseCompany, "machinery", 4, "设备更新贷款贴息、研发费用加计扣除", "企业{m}产值同比增长 {p}，新上数控机床 6 台；流动资金偏紧，应收账款周期拉长。", []sampleAsk{
		{data.OpinionDifficulty, "续贷 500 万元到期，希望对接无还本续贷", "finance", "industry", data.RouteOwn, 3}, {data.OpinionDifficulty, "厂区门口限高杆影响货车进出", "roads", "industry", data.RouteAnswered, -1}}},
	{"渔湾海产养殖专业合作社", data.EnterpriseCooperative, "farming", 8, "渔业政策性保险", "社员 {n} 户，紫菜挂网面积比去年增加 {p}；近岸清淤尚未开工，退潮后船只难以靠岸。", []sampleAsk{
		{data.OpinionDifficulty, "渔港码头航道清淤", "roads", "urban_rural", data.RouteProposal, -1}}},
	{"滨海柳堤草编工艺厂", data.EnterpriseCompany, "textile", 9, "就业帮扶车间补助", "吸纳本村妇女 {n} 人就业，订单排到明年三月；建议把草编列入非遗展示。", []sampleAsk{
		{data.OpinionPolicy, "建议把草编技艺纳入镇职业技能培训目录", "policy", "livelihood", data.RouteOwn, 1}}},
	{"双桥粮油加工有限公司", data.EnterpriseCompany, "food", 10, "粮食收购贷款担保", "{m}加工稻谷 {n} 百吨，同比增长 {p}；收购季资金周转压力大，仓容基本够用。", []sampleAsk{
		{data.OpinionDifficulty, "收购季短期流动资金贷款 300 万元", "finance", "industry", data.RouteOwn, 3}}},
	{"沙河建材有限公司", data.EnterpriseCompany, "building", 11, "扬尘治理规定", "企业已建成密闭料仓，安装在线监测；现场提醒及时清洗进出车辆。", nil},
	{"三塘生态农场", data.EnterpriseSelfEmployed, "farming", 12, "高标准农田建设", "大棚 {n} 亩，草莓、番茄已上市，采摘游客比去年同期增加 {p}；机耕路坑洼，雨天进不来车。", []sampleAsk{
		{data.OpinionDifficulty, "机耕路 800 米修补", "roads", "urban_rural", data.RouteOwn, 6}}},
	{"东港汇通物流有限公司", data.EnterpriseCompany, "transport", 0, "物流保通保畅政策", "现有货车 {n} 辆，{m}货运量同比增长 {p}；司机反映园区停车和休息场所少。", []sampleAsk{
		{data.OpinionDifficulty, "在工业园增设货车停车位和司机休息室", "roads", "industry", data.RouteOwn, 5}}},
	{"滨海芯联电子有限公司", data.EnterpriseCompany, "electronics", 4, "专精特新企业申报", "新产线月产能提升 {p}，技术人员缺口 {n} 人；企业希望解决外地员工子女入学。", []sampleAsk{
		{data.OpinionDifficulty, "外地技术人员子女就近入学", "education", "livelihood", data.RouteUp, -1}, {data.OpinionDifficulty, "人才公寓配套，先解决 {n} 人住宿", "labour", "industry", data.RouteOwn, 4}}},
	{"港口渔家乐饭店", data.EnterpriseSelfEmployed, "catering", 0, "小规模纳税人优惠", "节假日客流明显回升，周末上座率比去年提高 {p}；门前路灯坏了两盏。", []sampleAsk{
		{data.OpinionDifficulty, "码头路路灯维修", "roads", "livelihood", data.RouteAnswered, -1}}},
	{"东港供销超市", data.EnterpriseCompany, "trade", 2, "放心消费创建", "经营平稳，{m}销售额同比增长 {p}；联农带农收购本地蔬菜 {n} 吨，暂无诉求。", nil},
	{"北港饲料有限公司", data.EnterpriseCompany, "food", 5, "安全生产责任保险", "原料价格回落，{m}产量同比增长 {p}；查看了粉尘防爆整改现场，三项整改均已完成。", nil},
	{"海滨康养服务中心", data.EnterpriseCompany, "service", 3, "普惠养老支持政策", "现有床位 {n} 张，入住率七成；护理员流动大，希望纳入技能补贴。", []sampleAsk{
		{data.OpinionPolicy, "建议把养老护理员纳入职业技能提升补贴", "security", "livelihood", data.RouteUp, -1}, {data.OpinionDifficulty, "与镇卫生院建立每周巡诊", "education", "livelihood", data.RouteOwn, 10}}},
	{"新街电商服务站", data.EnterpriseSelfEmployed, "service", 2, "电商进农村", "带动本地网店 {n} 家，快递日均发件量增加 {p}；希望增加直播培训场次。", []sampleAsk{
		{data.OpinionDifficulty, "每季度组织一次直播和客服培训", "labour", "reform", data.RouteOwn, 4}}},
	{"东港环保纸业有限公司", data.EnterpriseCompany, "other", 11, "排污许可管理", "废水在线监测数据正常；企业计划改用天然气锅炉，管网尚未接到厂区。", []sampleAsk{
		{data.OpinionDifficulty, "天然气管网延伸 1.6 公里到厂区", "capacity", "green", data.RouteProposal, -1}}},
	{"盐河建筑安装有限公司", data.EnterpriseCompany, "building", 1, "根治欠薪条例", "在建工地 4 个，工人 {n} 人实名制考勤，工资专户按月发放；反映工程款回收慢。", []sampleAsk{
		{data.OpinionDifficulty, "镇卫生院改造项目尾款 86 万元尽快结算", "policy", "industry", data.RouteOwn, 3}}},
	{"渔湾冷库仓储服务部", data.EnterpriseSelfEmployed, "transport", 8, "峰谷电价", "冷库存量 {n} 吨，比去年同期增加 {p}；夜间谷电价用得好，暂无诉求。", nil},
	{"滨海三塘新材料项目", data.EnterpriseProject, "other", 12, "招商引资政策", "项目在谈，计划投资 1.8 亿元、用地 {n} 亩；现场踏勘了地块和变电站。", []sampleAsk{
		{data.OpinionPolicy, "建议预留产业链配套用地，引进上游包装企业", "policy", "industry", data.RouteOwn, 4}}},
	{"东港蓝湾渔具厂", data.EnterpriseCompany, "machinery", 3, "出口信用保险", "产品八成出口，{m}外贸订单同比增长 {p}；要求占用公共绿地扩建仓库。", []sampleAsk{
		{data.OpinionDifficulty, "占用厂外公共绿地扩建仓库", "capacity", "green", data.RouteRefused, -1}}},
}
