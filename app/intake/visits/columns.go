package visits

import (
	"strings"

	"liujin/app/intake"
	"liujin/app/intake/pattern"
)

// Names of the fields; those that problems found later name are exported.
const (
	FieldEnterprise = "firm"
	fieldDay        = "day"
	FieldDeputies   = "deputies"
	fieldPlace      = "place"
	fieldVillage    = "village"
	fieldVenue      = "venue"
	fieldTag        = "tag"
	fieldContent    = "content"
	fieldDemands    = "demands"
	fieldAdvice     = "advice"
	fieldOutcome    = "outcome"
	fieldPolicies   = "policies"
	fieldLeads      = "leads"
	fieldContact    = "contact"
	fieldPhone      = "phone"
	fieldNote       = "note"
)

// Template is how the engine reads a ledger of visits. A day that is written once for several visits holds for those below it.
var Template = &intake.Template{Key: FieldEnterprise, FillsLeft: []string{fieldDay}, Joins: []string{fieldDemands, fieldAdvice,
	FieldDeputies, fieldOutcome}, Column: column,
	Fields: []intake.Field{
		{Name: fieldDay, Title: "日期", Heads: strings.Fields("日期 走访日期 走访时间 时间 活动时间 活动日期 调研时间 调研日期 服务时间 年月日 月日 走访日")},
		{Name: FieldEnterprise, Title: "市场主体",
			Heads: strings.Fields("市场主体 市场主体名称 企业名称 走访企业 走访对象 走访企业名称 走访单位 受访企业 受访单位 被走访企业 被走访单位 走访市场主体 企业 走访对象名称 " +
				"单位名称 项目名称 企业(项目)名称 走访项目 商户名称 联系企业 挂钩企业 调研企业 服务企业 受访对象 主体名称 企业全称")},
		{Name: FieldDeputies, Title: "参加代表",
			Heads: strings.Fields("参加代表 走访代表 代表姓名 走访人员 人大代表 代表 参与代表 参加人员 走访人 参加走访代表 走访人大代表 带队代表 参与人员 代表名单 " +
				"走访代表姓名 参加代表姓名 联系代表 走访领导 姓名")},
		{Name: fieldPlace, Title: "地点", Heads: strings.Fields("地点 走访地点 活动地点 企业地址 地址 走访地址 单位地址 所在地")},
		{Name: fieldVillage, Title: "所在村居", Heads: strings.Fields("所在村居 村居 所在村 所属村居 所在村(社区) 村(社区) 村社区 所属村 村(居)")},
		{Name: fieldVenue, Title: "地点类型", Heads: strings.Fields("地点类型 走访类型 走访形式")},
		{Name: fieldTag, Title: "专项行动", Heads: strings.Fields("专项行动 活动名称 活动主题 活动类型 专项活动")},
		{Name: fieldContent, Title: "走访情况",
			Heads: strings.Fields("走访情况 情况 内容 走访内容 主要内容 走访记录 活动内容 走访情况记录 调研情况 走访主要内容 交流内容 企业情况 基本情况 生产经营情况 经营情况")},
		{Name: fieldDemands, Title: "困难诉求",
			Heads: strings.Fields("困难诉求 诉求 困难与诉求 困难和诉求 企业诉求 存在问题 存在困难 意见建议 反映问题 反映的问题 问题诉求 困难问题 收集问题 问题 困难 " +
				"主要诉求 诉求内容 问题和困难 问题及诉求 困难及诉求 问题建议 意见和建议 意见与建议 诉求建议 反映情况 需要解决的问题 收集意见建议 存在的问题 存在的困难")},
		{Name: fieldAdvice, Title: "政策建议", Heads: strings.Fields("政策建议 对策建议 工作建议 代表建议 建议 企业建议 政策性建议")},
		{Name: fieldOutcome, Title: "办理情况",
			Heads: strings.Fields("办理情况 解决情况 落实情况 处理情况 办理结果 处理结果 办结情况 整改情况 答复情况 反馈情况 解决措施 办理进展 处理意见 办理方式 跟踪情况 问题解决情况")},
		{Name: fieldPolicies, Title: "宣传政策", Heads: strings.Fields("宣传政策 政策宣传 宣讲政策 宣传内容 政策宣讲")},
		{Name: fieldLeads, Title: "招商线索", Heads: strings.Fields("招商线索 项目线索 招商信息")},
		{Name: fieldContact, Title: "联系人", Heads: strings.Fields("联系人 企业联系人 企业负责人 负责人 接待人 接待人员 法定代表人 法人 法人代表 企业法人 企业接待人")},
		{Name: fieldPhone, Title: "联系电话", Heads: strings.Fields("联系电话 电话 联系方式 手机 手机号 手机号码 联系人电话 企业联系电话 联系号码")},
		{Name: fieldNote, Title: "备注", Heads: strings.Fields("备注 说明 备考")},
	}}

// otherDay are heads of days on which something else took place.
var otherDay = pattern.New(`(出生|生日|入党|工作|任职|当选|办结|办理|解决|完成|反馈|交办|答复|填表|上报|成立|注册|登记|截止|计划|开工|竣工|下次).{0,3}(日期|时间|年月|时限)$`)

var (
	asked    = pattern.New(`问题|诉求|困难|意见`)
	askedEnd = pattern.New(`(问题|诉求|困难|意见|建议|需求|内容)$`)
	// handling are heads of units that see to what was asked, of which none was visited.
	handling = pattern.New(`^(承办|主办|协办|会办|办理|责任|交办|受理|牵头|配合|填报|报送)`)
	// numbered is a column that only counts what was asked, as our own ledger has.
	numbered = pattern.New(`(件|条|个|项|次)数([(（].*)?$|数量$`)
	settled  = pattern.New(`办理|办结|解决|落实|处理|整改|答复|反馈|进展|情况`)
)

// column leaves out days of something else, and takes 收集到的问题和建议 for what was asked rather than for advice.
func column(path, _ []string) (field string, sure bool) {
	head := intake.Fold(intake.Bare(strings.Join(path, "")))
	switch {
	case otherDay.MatchString(head), numbered.MatchString(head), handling.MatchString(head) && strings.Contains(head, "单位"):
		return "", true
	case asked.MatchString(head) && askedEnd.MatchString(head) && !settled.MatchString(head):
		return fieldDemands, true
	}
	return "", false
}
