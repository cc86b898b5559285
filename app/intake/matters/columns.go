package matters

import (
	"strings"

	"liujin/app/intake"
	"liujin/app/intake/pattern"
)

// Names of the fields; those that problems found later name are exported.
const (
	FieldNumber   = "number"
	FieldDay      = "day"
	FieldTitle    = "title"
	FieldText     = "text"
	FieldDeputies = "deputies"
	FieldHandler  = "handler"
	FieldAssigned = "assigned"
	FieldAnswered = "answered"
	FieldResult   = "result"
	FieldRating   = "rating"
	fieldSession  = "session"
	fieldKind     = "kind"
	fieldCategory = "category"
	fieldChannel  = "channel"
	fieldReporter = "reporter"
	fieldPhone    = "phone"
	fieldPlace    = "place"
	fieldVillage  = "village"
	fieldSigners  = "signers"
	fieldHelpers  = "helpers"
	fieldDue      = "due"
	fieldOutcome  = "outcome"
	fieldReported = "reported"
	fieldRated    = "rated"
	fieldClosed   = "closed"
	fieldAttitude = "attitude"
	fieldRoute    = "route"
	fieldState    = "state"
	fieldNote     = "note"
)

// field is one target field with its heads in one string.
func field(name, title, heads string) intake.Field {
	return intake.Field{Name: name, Title: title, Heads: strings.Fields(heads)}
}

const textHeads = "内容 意见建议内容 意见内容 建议内容 反映问题 反映的问题 反映内容 反映事项 反映情况 问题内容 主要内容 诉求内容 具体内容 意见建议 意见和建议 问题 诉求 " +
	"事项 事由 意见 建议 群众诉求 收集意见建议 收集到的意见建议 具体问题 问题及建议 意见建议(内容) 建议事项 主要诉求 群众意见建议 民情内容"

// done are the fields of what was done about a matter, which both kinds have.
var done = []intake.Field{
	field(FieldHandler, "承办单位", "承办单位 主办单位 办理单位 责任单位 交办单位 承办部门 主办部门 责任部门 办理部门 主办 承办 牵头单位 受理单位 承办单位(主办) 主(承)办单位 交办部门 经办单位"),
	field(fieldHelpers, "协办单位", "协办单位 会办单位 协办 会办 配合单位 协办部门 会办部门 协(会)办单位"),
	field(FieldAssigned, "交办日期", "交办日期 交办时间 转办日期 转办时间 分办日期 分办时间 交办日 批转时间 批转日期 转交时间 转交日期"),
	field(fieldDue, "答复期限", "答复期限 办理期限 办结期限 办理时限 答复时限 期限 限办日期 要求办结时间 办结时限 应答复日期 完成时限 截止日期 截止时间"),
	field(fieldOutcome, "办理情况", "办理情况 答复情况 答复内容 办理结果 处理情况 处理结果 办理进展 落实情况 解决情况 答复意见 办理意见 办结情况 反馈情况 办理答复情况 办理及答复情况 "+
		"办理落实情况 回复内容 回复情况 答复 处理意见 办理过程 办理情况及结果 跟踪情况"),
	field(FieldAnswered, "答复日期", "答复日期 答复时间 回复日期 回复时间 书面答复时间 书面答复日期 实际答复日期"),
	field(FieldResult, "办理结果（A—D）", "办理结果类别 结果类别 办理类别 答复类别 办理结果分类 答复类型 办理结果类型 结果分类 办理程度 解决程度 办复类别 办理结果(A-D)"),
	field(fieldReported, "反馈日期", "反馈日期 反馈时间 告知日期 告知时间 回访日期 回访时间"),
	field(fieldRated, "评价日期", "评价日期 评价时间 测评日期 测评时间"),
	field(fieldClosed, "办结日期", "办结日期 办结时间 完成日期 完成时间 办复日期 办复时间 结案时间 办理完成时间"),
	field(FieldRating, "满意度", "满意度 评价 对结果评价 是否满意 满意情况 满意程度 代表满意度 群众满意度 代表评价 反映人评价 测评结果 评价结果 对办理结果评价 对结果满意度 对办理结果是否满意 "+
		"办理结果满意度 代表意见 满意度评价 代表是否满意 对办理结果的评价 结果评价"),
	field(fieldAttitude, "对态度评价", "对态度评价 对办理态度评价 态度评价 对态度满意度 办理态度满意度 对办理态度是否满意 办理态度 对办理态度的评价 态度满意度"),
	field(fieldState, "进展", "进展 办理状态 状态 当前状态 办理进度 是否办结 办结与否 是否答复 是否解决"),
	field(fieldNote, "备注", "备注 说明 备考"),
}

// Opinions is how the engine reads a ledger of opinions. A day that is written once for several holds for those below it.
var Opinions = &intake.Template{Key: FieldText, FillsLeft: []string{FieldDay}, Joins: []string{fieldOutcome, fieldHelpers, FieldDeputies},
	Column: matterColumn, Fields: append([]intake.Field{
		field(FieldNumber, "编号", "编号 登记编号 意见编号 建议编号 流水号 登记号 受理编号 工单编号 工单号 序列号 编码 意见建议编号"),
		field(FieldDay, "日期", "日期 收到日期 登记日期 收集日期 反映日期 受理日期 收集时间 登记时间 收到时间 反映时间 接待日期 接待时间 受理时间 来访时间 来访日期 时间 提出日期 提出时间 "+
			"走访日期 走访时间 上报时间 提交时间 创建时间 年月日"),
		field(fieldReporter, "反映人", "反映人 选民 选民姓名 反映人姓名 群众 群众姓名 来访人 来访人姓名 诉求人 提出人 反映群众 来访群众 建议人 来访选民 反映选民 当事人 姓名 反映对象"),
		field(fieldPhone, "反映人电话", "联系电话 电话 联系方式 手机 手机号 手机号码 反映人电话 选民电话 联系号码 来访人电话 群众电话 反映人联系方式"),
		field(fieldPlace, "地点", "地点 住址 家庭住址 地址 住址(村社区) 反映人地址 反映人住址 事发地点 选区 所在选区"),
		field(fieldVillage, "村居", "村居 村(社区) 村社区 所在村居 所在村 所属村居 所在村(社区) 村(居) 涉及村居"),
		field(FieldText, "内容", textHeads),
		field(fieldCategory, "类别", "类别 意见类别 问题类别 诉求类别 分类 问题分类 领域 所属领域 意见分类 内容分类 问题类型 诉求类型"),
		field(fieldKind, "类型", "类型 意见类型 建议类型"),
		field(fieldChannel, "来源", "来源 渠道 收集渠道 收集方式 来源渠道 来自 意见来源 反映渠道 受理方式 反映方式 收集途径 来访形式 收集来源 线索来源"),
		field(FieldDeputies, "收集代表", "收集代表 转来代表 转交代表 代表 接待代表 收集人 代表姓名 人大代表 受理代表 接待人 联系代表 走访代表 登记代表 收集代表姓名 收集人姓名 受理人"),
		field(fieldRoute, "办理方式", "办理方式 处理方式 处置方式 办理去向 处理去向"),
	}, done...)}

const titleHeads = "标题 案由 建议名称 议案名称 建议标题 题目 建议题目 议案建议名称 议案标题 建议案由 议案案由 名称 代表建议名称 议案建议标题 建议议案名称 建议案名称 案由(标题) " +
	"议案(建议)名称 议案、建议名称 议案建议题目 标题(案由) 建议意见名称 代表建议标题 议案建议案由"

// Proposals is how the engine reads a list of proposals.
var Proposals = &intake.Template{Key: FieldTitle, FillsLeft: []string{FieldDay, fieldSession},
	Joins: []string{fieldOutcome, fieldHelpers, fieldSigners}, Column: matterColumn, Fields: append([]intake.Field{
		field(FieldNumber, "编号", "编号 建议编号 议案编号 建议号 案号 议案建议编号 编码 登记编号 建议案编号 议案号 提案编号 代表建议编号"),
		field(fieldSession, "会议届次", "会议届次 届次 会次 届次会议 会议 会议名称 提出会议"),
		field(FieldDay, "提出日期", "提出日期 提出时间 日期 提交日期 提交时间 收到日期 收到时间 登记日期 登记时间 立案日期 时间 立案时间 年月日"),
		field(FieldTitle, "标题", titleHeads),
		field(FieldText, "内容", textHeads),
		field(fieldKind, "类别", "类别 类型 议案建议类别 议案建议类型 性质 种类 建议类别 建议类型 分类"),
		field(FieldDeputies, "领衔代表", "领衔代表 领衔人 提出代表 提出人 代表 代表姓名 领衔 第一提出人 领衔代表姓名 提议人 提案人 建议人 提出者 领衔提出人 提名代表 提议代表 建议代表 领衔代表(提出人)"),
		field(fieldSigners, "联名代表", "联名代表 附议人 附议代表 附议 联名人 联名 附议人姓名 联名代表姓名 附议代表姓名 其他提出人 附议(联名)人"),
	}, done...)}

// Plain is the same for lists that have no titles: what is asked for gives them.
var Plain = func() *intake.Template {
	p := *Proposals
	p.Fields = append([]intake.Field(nil), p.Fields...)
	for i := range p.Fields {
		switch f := &p.Fields[i]; f.Name {
		case FieldTitle:
			f.Heads = strings.Fields(textHeads)
		case FieldText:
			f.Heads = nil
		}
	}
	return &p
}()

var (
	// otherDay are heads of days of which nothing is kept.
	otherDay = pattern.New(`(出生|生日|填表|打印|导出|上次|下次|更新|修改|审核).{0,3}(日期|时间|年月)$`)
	// counts are heads of numbers, of how many put a proposal forward or how often it was urged.
	counts   = pattern.New(`(人|次|件|天)数$`)
	resulted = pattern.New(`^(办理|处理|答复)?(结果|情况)$`)
	others   = pattern.New(`(承办|主办|协办|会办|办理|经办).{0,4}(人|人员|联系人|电话|联系方式|领导)$`)
)

// matterColumn leaves out days and people of something else, and tells results by label from those in words.
func matterColumn(path, values []string) (name string, sure bool) {
	head := intake.Fold(intake.Bare(strings.Join(path, "")))
	switch {
	case otherDay.MatchString(head), counts.MatchString(head), others.MatchString(head):
		return "", true
	case resulted.MatchString(head) && labelled(values):
		return FieldResult, true
	}
	return "", false
}

// labelled reports whether most of a column's texts are results by label.
func labelled(values []string) bool {
	n, all := 0, 0
	for _, v := range values {
		if intake.Blank(v) || intake.IsDitto(v) {
			continue
		}
		if all++; len([]rune(v)) < 16 && ResultOf(v) != "" {
			n++
		}
	}
	return n > 0 && n*2 > all
}

// results are what an answer comes to, as tables write it: a letter, or the words of the label.
var results = []struct {
	letter, label string
	words         *pattern.Pattern
}{
	{"A", "A 已解决或基本解决", pattern.New(`已经?(基本)?(得到)?(解决|采纳|落实|办结|完成|整改)|^(基本)?解决(采纳)?$|所提问题已`)},
	{"B", "B 正在解决", pattern.New(`正在(解决|办理|落实|推进|实施)|(逐步|部分)解决`)},
	{"C", "C 列入规划", pattern.New(`(列|纳)入(计划|规划)|计划(逐步)?解决|拟解决`)},
	{"D", "D 留作参考", pattern.New(`留作参考|(暂时?|因.{0,8})(无法|不能|难以)(解决|实施)|解释说明`)},
}

var letter = pattern.New(`^[(（“"]?([A-Da-d])[)）”"]?([类级]?|[^A-Za-z0-9].*|类.*|\p{Han}.*)$`)

// bareResult is a result that says nothing beside its label.
var bareResult = pattern.New(`^[(（]?[A-Da-dＡ-Ｄａ-ｄ][)）]?[类级]?$|^[A-D] ?(已解决或基本解决|正在解决|列入规划|留作参考)$|` +
	`^(已解决|基本解决|已基本解决|正在解决|列入规划|列入计划|留作参考)$`)

// ResultOf is the label of a result, "" for what is none.
func ResultOf(text string) string {
	text = strings.TrimSpace(intake.Fold(intake.Tidy(text)))
	if m := letter.FindStringSubmatch(text); m != nil {
		for _, r := range results {
			if strings.EqualFold(r.letter, m[1]) {
				return r.label
			}
		}
	}
	for _, i := range []int{2, 1, 3, 0} { // 计划解决 and 正在解决 hold the words of the first
		if results[i].words.MatchString(intake.Bare(text)) {
			return results[i].label
		}
	}
	return ""
}

// became reads what became of a suggestion (政策建议, 人民建议) or a lead (招商线索).
var became = intake.NewLabels([]string{"采纳", "部分采纳", "未采纳", "对接中", "签约", "落地", "未成"}, map[string]string{
	"采纳": "已采纳 予以采纳 全部采纳 被采纳", "部分采纳": "已部分采纳 予以部分采纳", "未采纳": "不采纳 不予采纳 未予采纳 没有采纳",
	"对接中": "正在对接 已对接 洽谈中 正在洽谈", "签约": "已签约 签约成功", "落地": "已落地 落地建设 项目落地", "未成": "未谈成 没有谈成 未达成"},
	`^(办理)?(结果|情况)[:：]|[。.!！]$`)

// BecameOf is what became of a suggestion or a lead, where a text says that first; "" it does not.
func BecameOf(text string) string {
	label, _ := became.Read(intake.Tidy(text))
	return label
}

// ratings reads how content somebody is.
var ratings = intake.NewLabels([]string{"满意", "基本满意", "不满意"}, map[string]string{
	"满意": "非常满意 很满意 十分满意 较为满意 是", "基本满意": "比较满意 较满意 一般 尚满意 基本满意的", "不满意": "不太满意 很不满意 否 非常不满意"}, `^(对.*?|表示|代表|群众)|[。.!！]$`)
