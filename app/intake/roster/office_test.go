package roster

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// office makes up a roster as some office might keep it: each choice of layout is drawn by itself, so that they meet in all ways.
type office struct {
	*rand.Rand
	people  []Person
	columns []drawnColumn
	// choices
	levels, groups    string // column, ticks, sheets, title; column, merged, once, titles, none
	twoRows, text     bool   // two-level head; a text file, which has neither merges nor formats
	title, tail, gaps bool
}

// drawnColumn is a column of the made-up sheet: the head over it (with ⏎ and blanks), the head over several, and what stands in it.
type drawnColumn struct {
	field, head, over string
	cell              func(o *office, p *Person, row int) string
}

func (o *office) one(list string) string { w := strings.Split(list, " "); return w[o.IntN(len(w))] }

func (o *office) chance(percent int) bool { return o.IntN(100) < percent }

const (
	surnames = "赵 钱 孙 李 周 吴 郑 王 冯 陈 欧阳 尉迟 诸葛 单 解 仇 曾"
	given    = "伟 芳 娜 敏 静 丽 强 磊 洋 艳 婳 䶮 𬭎 㛃 建国 桂兰 志强 秀英 小红 喆 堃 赟 昇 珺 春梅 德才"
)

func newOffice(seed uint64) *office {
	o := &office{Rand: rand.New(rand.NewPCG(seed, 7))}
	o.text = o.chance(25)
	o.levels = o.one("column column ticks sheets title")
	o.groups = o.one("column merged once titles none")
	if o.text {
		o.levels, o.groups = o.one("column ticks title"), o.one("column once titles none")
	}
	o.twoRows, o.title, o.tail, o.gaps = !o.text && o.chance(40), o.chance(70), o.chance(60), o.chance(20)
	if o.levels == "title" {
		o.title = true
	}
	seen := map[string]bool{}
	for g := range 2 + o.IntN(4) {
		for range 3 + o.IntN(5) {
			p := o.person(len(o.people), g)
			if !seen[p.Name] {
				seen[p.Name] = true
				o.people = append(o.people, p)
			}
		}
	}
	if o.levels == "sheets" && o.groups != "none" {
		o.groups = "column"
	}
	o.choose()
	return o
}

func (o *office) person(n, group int) Person {
	p := Person{Name: o.one(surnames) + o.one(given), Gender: o.one("男 女"), Ethnicity: "汉族",
		Party:     o.one("中共党员 群众 民盟盟员 九三学社社员 无党派人士 中共预备党员"),
		Education: o.one("研究生 大学本科 大学专科 中等专科 普通高中 初中"), Phone: fmt.Sprintf("1390000%04d", n), Born: fmt.Sprintf("%d-%02d", 1950+o.IntN(50),
			1+o.IntN(12)),
		Employer: o.one("东港镇人民政府 恒泰机械有限公司（钳工） 东港小学教师 个体工商户 东港镇和平村党总支书记"), Group: "第" + strings.Fields("一 二 三 四 五 六")[group] + "代表小组"}
	if o.chance(8) {
		p.Name, p.Ethnicity = o.one("阿依古丽 卓玛 古丽")+"·"+o.one("买买提 才让 努尔"), o.one("维吾尔族 藏族 回族")
	}
	if o.groups == "none" {
		p.Group = ""
	}
	levels := strings.Split(o.one("镇 镇 镇 县 县、镇 市、镇 市、县、镇"), "、")
	if o.levels == "title" {
		levels = []string{"镇"}
	}
	for _, l := range levels {
		c := map[string]string{"市": "滨海县", "县": fmt.Sprintf("县第%d选区", 1+o.IntN(50)), "镇": fmt.Sprintf("第%d选区", 1+o.IntN(30))}[l]
		p.Mandates = append(p.Mandates, Mandate{Level: l, Constituency: c})
	}
	return p
}

// head is one of a field's heads as an office might write it.
func (o *office) head(field string) string {
	var h string
	for _, f := range Fields {
		if f.Name == field {
			h = f.Heads[o.IntN(len(f.Heads))]
		}
	}
	r := []rune(h)
	switch {
	case o.chance(10) && len(r) == 2:
		h = string(r[0]) + "　" + string(r[1])
	case o.chance(10) && len(r) > 3:
		h = string(r[:2]) + "⏎" + string(r[2:])
	case o.chance(5):
		h = "*" + h
	}
	return h
}

// choose draws the columns, their heads and their order.
func (o *office) choose() {
	dates, phones := o.one("dots dashes slashes words digits wide real month"), o.one("plain blanks dashes country number")
	if o.text && (dates == "real" || dates == "month") {
		dates = "dots"
	}
	add := func(field, over string, percent int, cell func(*office, *Person, int) string) {
		if o.chance(percent) {
			o.columns = append(o.columns, drawnColumn{field: field, head: o.head(field), over: over, cell: cell})
		}
	}
	add(fieldName, "基本情况", 100, func(o *office, p *Person, _ int) string { return o.name(p.Name) })
	add(fieldGender, "基本情况", 90, func(_ *office, p *Person, _ int) string { return p.Gender })
	add(fieldEthnicity, "基本情况", 60, func(o *office, p *Person, _ int) string { return strings.TrimSuffix(p.Ethnicity, o.one("族 无")) })
	add(fieldBorn, "基本情况", 90, func(o *office, p *Person, _ int) string { return o.date(dates, p.Born) })
	add(fieldParty, "", 80, func(o *office, p *Person, _ int) string { return o.label(p.Party) })
	add(fieldEducation, "", 70, func(o *office, p *Person, _ int) string { return o.label(p.Education) })
	add(fieldEmployer, "", 80, func(_ *office, p *Person, _ int) string { return p.Employer })
	add(fieldPhone, "", 95, func(o *office, p *Person, _ int) string { return o.phone(phones, p.Phone) })
	o.extras()
	switch o.levels {
	case "column":
		add(fieldLevel, "代表情况", 100, func(o *office, p *Person, _ int) string { return o.levelWords(p) })
		add(fieldConstituency, "代表情况", 80, func(_ *office, p *Person, _ int) string { return electedWords(p, "、") })
	case "ticks":
		mark := o.one("√ ✓ 是 1 ●")
		for _, l := range []string{"市", "县", "镇"} {
			o.columns = append(o.columns, drawnColumn{field: levelTick + l, head: l + o.one("级 代表 人大代表 级代表"), over: "代表层级",
				cell: func(_ *office, p *Person, _ int) string {
					if has(p.Mandates, l) {
						return mark
					}
					return ""
				}})
		}
		add(fieldConstituency, "", 80, func(_ *office, p *Person, _ int) string { return electedWords(p, "、") })
	default:
		add(fieldConstituency, "", 80, func(_ *office, p *Person, _ int) string { return electedWords(p, "、") })
	}
	o.Shuffle(len(o.columns), func(i, j int) {
		if o.columns[i].over == "" && o.columns[j].over == "" {
			o.columns[i], o.columns[j] = o.columns[j], o.columns[i]
		}
	})
	if o.chance(70) {
		o.columns = append([]drawnColumn{{field: "", head: o.one("序号 编号 序"), over: "",
			cell: func(_ *office, _ *Person, row int) string { return fmt.Sprint(row) }}}, o.columns...)
	}
	if o.groups == "column" || o.groups == "merged" || o.groups == "once" {
		c := drawnColumn{field: fieldGroup, head: o.head(fieldGroup), over: "",
			cell: func(o *office, p *Person, _ int) string { return p.Group }}
		if o.groups == "column" && o.chance(50) {
			o.columns = append(o.columns, c)
		} else {
			o.columns = append([]drawnColumn{c}, o.columns...)
		}
	}
}

// extras are columns that say nothing a roster keeps.
func (o *office) extras() {
	for _, e := range []struct {
		head string
		cell func(*Person, int) string
	}{
		{"年龄", func(p *Person, _ int) string { return "46" }},
		{"身份证号码", func(p *Person, row int) string { return fmt.Sprintf("32092219800512%04d", row) }},
		{"证件", func(p *Person, row int) string { return fmt.Sprintf("32092219800512%03dX", row) }},
		{"入党时间", func(p *Person, _ int) string { return "2001.07" }},
		{"家庭住址", func(p *Person, _ int) string { return "东港镇北港村三组" }},
		{"届次", func(p *Person, _ int) string { return "第十五届" }},
		{"当选时间", func(p *Person, _ int) string { return "2021.12" }},
		{"紧急联系人电话", func(p *Person, _ int) string { return "13911112222" }},
		{"毕业院校及专业", func(p *Person, _ int) string { return "盐城师范学院" }},
		{"小组职务", func(p *Person, _ int) string { return "组员" }},
		{"备注", func(p *Person, row int) string { return []string{"", "", "常委", "连任"}[row%4] }},
	} {
		if o.chance(15) {
			o.columns = append(o.columns, drawnColumn{field: "", head: e.head, over: "",
				cell: func(_ *office, p *Person, row int) string { return e.cell(p, row) }})
		}
	}
}

func (o *office) name(name string) string {
	r := []rune(name)
	switch {
	case len(r) == 2 && o.chance(40):
		return string(r[0]) + o.one("　 　　") + string(r[1])
	case o.chance(5):
		return name + " "
	case strings.Contains(name, "·"):
		return strings.Replace(name, "·", o.one("· • ・ ."), 1)
	}
	return name
}

func (o *office) date(style, born string) string {
	year, month, _ := strings.Cut(born, "-")
	short := strings.TrimPrefix(month, "0")
	switch style {
	case "dashes":
		return year + "-" + month
	case "slashes":
		return year + "/" + short
	case "words":
		return year + "年" + short + "月"
	case "digits":
		return year + month
	case "wide":
		return year + "．" + month
	case "real":
		return "@yyyy\"年\"m\"月\"@" + born + "-01"
	case "month":
		return "@yyyy.mm@" + born + "-15"
	}
	return year + "." + month
}

func (o *office) phone(style, number string) string {
	parts := number[:3] + "?" + number[3:7] + "?" + number[7:]
	switch style {
	case "blanks":
		return strings.ReplaceAll(parts, "?", " ")
	case "dashes":
		return strings.ReplaceAll(parts, "?", "-")
	case "country":
		return "+86 " + number
	case "number":
		if !o.text {
			return "#" + number
		}
	}
	return number
}

// written are the words offices write for the labels of the standards.
var written = map[string]string{
	"中共党员": "党员 共产党员 中国共产党党员 中共党员 中共", "群众": "群众", "民盟盟员": "民盟 民盟盟员", "九三学社社员": "九三 九三学社 九三学社社员",
	"无党派人士": "无党派 无党派人士 无党派民主人士", "中共预备党员": "预备党员 中共预备党员", "研究生": "硕士研究生 博士研究生 硕士 研究生", "大学本科": "大学 本科 大学本科 本科（在职）",
	"大学专科": "大专 专科 大学专科", "中等专科": "中专 中等专科", "普通高中": "高中 普通高中", "初中": "初中",
}

func (o *office) label(label string) string { return o.one(written[label]) }

func (o *office) levelWords(p *Person) string {
	var words []string
	suffix := o.one("级 人大代表 级代表 无")
	for _, m := range p.Mandates {
		words = append(words, m.Level+strings.TrimPrefix(suffix, "无"))
	}
	return strings.Join(words, o.one("、 ， / ； ⏎"))
}

func electedWords(p *Person, by string) string {
	var words []string
	for _, m := range p.Mandates {
		words = append(words, m.Constituency)
	}
	return strings.Join(words, by)
}
