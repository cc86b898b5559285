package reports

import (
	"slices"
	"strings"

	"liujin/app/intake"
	"liujin/app/intake/pattern"
)

// What a form's labels ask for, beside the parts.
const (
	partWhat  Part = "what"
	partCount Part = "count"
	partNote  Part = "note"
)

// labels are the words before a colon that ask for something.
var labels = func() map[string]Part {
	all := map[string]Part{}
	for part, words := range map[Part]string{
		PartWho: "姓名 代表姓名 代表 人大代表 走访代表 参加代表 参与代表 填报人 填报代表 履职代表 谁 参加人员 走访人 走访人员 报送人 参与人员 代表名字 名字",
		PartDay: "日期 时间 哪天 哪一天 活动时间 走访时间 走访日期 履职时间 活动日期 履职日期 接待时间 接待日期",
		PartPlace: "走进哪里 去哪里 去哪 去了哪里 去了哪 哪里 地点 走访地点 活动地点 走访对象 走访单位 走进 对象 去处 走访企业 企业 企业名称 村居 家站点 站点 " +
			"走进地点 接待地点 履职地点 走访村居 所到之处 地方",
		partWhat: "做了什么 做什么 干了什么 干什么 内容 活动内容 主要内容 走访内容 情况 走访情况 工作内容 活动情况 履职内容 事项 做的事 主要情况 " +
			"接待情况 工作情况",
		PartAsked: "群众反映 反映什么 反映了什么 反映问题 反映的问题 反映 意见建议 意见 建议 诉求 群众诉求 困难诉求 问题 存在问题 收集意见 收集的意见 " +
			"群众意见 企业诉求 意见和建议 问题建议 问题和建议 反映情况 收集问题 群众反映问题 收集意见建议 选民反映 企业反映 企业困难 困难问题 村民反映 群众需求",
		PartWalk:  "类别 类型 活动类型 六个走进 走进类别 形式",
		partCount: "接待人次 人次 人数 接待人数 走访户数 听众 听众人数 参加人数 户数 选民人次 走访人数",
		partNote:  "备注 照片 图片 附件 说明 联系电话 电话 代表团 小组 代表小组 选区 职务 单位",
	} {
		for _, w := range strings.Fields(words) {
			all[w] = part
		}
	}
	return all
}()

// labelWords are the labels as an alternative of a pattern, the longest first, with the blanks that some have within: 姓 名.
var labelWords = func() string {
	var all []string
	for w := range labels {
		all = append(all, w)
	}
	longestFirst(all)
	for i, w := range all {
		if runes := []rune(w); len(runes) == 2 {
			all[i] = string(runes[0]) + " {0,4}" + string(runes[1])
		}
	}
	return strings.Join(all, "|")
}()

var (
	labelAhead = `(?:\(?\d{1,2}[.、)] ?|[一二三四五六]、|[①-⑨] ?|[-*·●■◆▲>] ?)?[【\[]?`
	// formLabel is a line that begins with a label; formLabels are labels anywhere in a text.
	formLabel  = pattern.New(`^` + labelAhead + `(` + labelWords + `)(?:\([^()\n]{0,20}\))?(?:[】\]]:?| ?[:])`)
	formLabels = pattern.New(`(?m)(?:^|[ ;,。\t])` + labelAhead + `(` + labelWords + `)(?:\([^()\n]{0,20}\))?(?:[】\]]:?| ?:)`)
	// spacedLabel is a label without a colon, on a line of its own words.
	spacedLabel = pattern.New(`(?m)^(` + `姓名|日期|时间|地点|走进哪里|做了什么|群众反映|内容|反映什么|意见建议` + `)[ ]+`)
	// placeholder is what a form says where something is to be filled in.
	placeholder = pattern.New(`^(?:[_＿. …\-/]*|\(?(?:请|必|待|未|可)?填?(?:写|报)?[^)]{0,12}(?:填|填写|选填|必填)\)?|\([^)]*\)|谢谢.{0,4}|` +
		`收到请?回复.{0,3})[!。~]*$`)
)

// field is a label with what stands behind it, in bytes of the folded text.
type field struct {
	part     Part
	from, to int
	label    [2]int
}

// fields are the labels in a text with what stands behind them.
func (t *tell) fields() (all []field) {
	marks := formLabels.FindAllStringSubmatchIndex(t.text, -1)
	marks = append(marks, spacedLabel.FindAllStringSubmatchIndex(t.text, -1)...)
	slices.SortStableFunc(marks, func(a, b []int) int { return a[0] - b[0] })
	marks = slices.CompactFunc(marks, func(b, a []int) bool { return b[0] < a[1] }) // two patterns, one label
	for i, m := range marks {
		end := len(t.text)
		if i+1 < len(marks) {
			end = marks[i+1][0]
		}
		label := strings.ReplaceAll(t.text[m[2]:m[3]], " ", "")
		all = append(all, field{labels[label], m[1], max(m[1], end), [2]int{m[0], m[1]}})
	}
	return all
}

// isForm reports whether labels make a form: a name is asked for, or two things are; 问题： alone is a word of a sentence.
func isForm(fields []field) bool {
	asked := map[Part]bool{}
	for _, f := range fields {
		asked[f.part] = true
	}
	return asked[PartWho] && len(asked) > 1 || len(asked) > 1 && (asked[PartDay] || asked[PartPlace] || asked[partWhat])
}

// value is what stands in a field, "" where it was left as it was.
func (t *tell) value(f field) string {
	text := strings.TrimSpace(t.text[f.from:f.to])
	if placeholder.MatchString(intake.Bare(text)) {
		return ""
	}
	return text
}

// unfilled reports whether nothing was filled in.
func (t *tell) unfilled(fields []field) bool {
	for _, f := range fields {
		if t.value(f) != "" {
			return false
		}
	}
	return true
}
