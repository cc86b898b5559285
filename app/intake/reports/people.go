package reports

import (
	"slices"
	"strings"
	"unicode/utf8"

	"liujin/app/intake"
	"liujin/app/intake/pattern"
)

const titles = `代表|主任|书记|主席|组长|委员|镇长|乡长|所长|站长|老师|总|支书|部长|局长|秘书|会长|董事长|主任委员|院长|校长`

var (
	titledName = pattern.New(`^(\p{Han}{1,2})(?:副)?(?:` + titles + `)$`)
	// joined is somebody with a title who came along; alone is one with whom a message begins.
	joined = pattern.New(`(?:和|与|跟|同|及|陪同|陪|随|、|会同|带领|@|以及)(\p{Han}副?(?:` + titles + `))`)
	alone  = pattern.New(`^(?:我是)?(\p{Han}副?(?:` + titles + `))`)
	// companion is a name behind 和 that nobody on the roster has, before what shows that it is one.
	companion = pattern.New(`(?:和|与|跟|、|及)(\p{Han}{2,3}?)(代表|同志|一起|一同|一道|两位代表|等代表|[两二三四]人)`)
	// before and behind are what may stand about a name of two characters: 大家很高兴 names nobody.
	before = pattern.New(`(?:^|[\s,;。、:()\-—/@]|和|与|跟|同|及|代表|组长|主任|书记|主席|由|带|是|叫|委员|陪|随|本人|报告人)$`)
	behind = pattern.New(`^(?:$|[\s,;。、:()\-—/]|和|与|跟|同|及|代表|等|一行|一起|一同|一道|去|到|走|在|前|参|率|带|组织|主任|书记|今|昨|前|上|下|于|接|值|两|三|看|慰|督|` +
		`视|检|调|宣|深|来|赴|开|我|共|陪|跟|也|都|又|\d)`)
	heads    = pattern.New(`(?:等|共)\s*(\d{1,3}|[一二两三四五六七八九十]+)\s*(?:名|位|个)?(?:人|代表|镇代表|人大代表)`)
	notAName = pattern.New(`村|镇|社区|公司|群众|干部|委员|选民|大家|我们|他们|他|她|家|们|企业|有关|部门|单位|小组|部分|几|各|工作|老人|书记|主任|负责|` +
		`路灯|道路|水电|垃圾|项目|安全|农业|经济|明天|时间|全体`)
)

// who reads who took part: the form's names or else whom the text tells of, and who wrote it.
func (r *reader) who(one *Report, t *tell, told string, where []field) {
	sender := r.within(one.Sender)
	for _, f := range where {
		r.listed(one, t, f)
	}
	if len(where) > 0 && len(one.Deputies)+len(one.Strangers) > 0 {
		if len(sender) == 1 && !slices.Contains(one.Deputies, sender[0]) {
			one.doubt(PartWho, "是"+sender[0]+"发的，“姓名”里没有写，没有记上")
		}
		return
	}
	named := r.namesIn(t, told, one)
	byAnother := len(named) > 0 && len(sender) == 1 && !slices.Contains(named, sender[0]) && r.leads(told, named) &&
		!byOneself.MatchString(told)
	switch {
	case len(sender) == 1 && byAnother:
		one.doubt(PartWho, "是"+sender[0]+"发的，写的是"+named[0]+"，没有记"+sender[0]+"，请核对")
	case len(sender) == 1:
		one.Deputies = add(one.Deputies, sender[0])
	case len(sender) > 1:
		one.doubt(PartWho, "发送人“"+one.Sender+"”分不清是哪一位", sender...)
	case one.Sender != "" && len(named) == 0 && titledName.MatchString(one.Sender):
		r.stranger(one, one.Sender)
	}
	for _, name := range named {
		one.Deputies = add(one.Deputies, name)
	}
	r.titled(one, t, told)
	r.unknown(one, told)
	r.headcount(one, told)
	if len(one.Deputies)+len(one.Strangers) == 0 {
		if one.Sender != "" {
			one.doubt(PartWho, "发送人“"+one.Sender+"”不在名册里，请选代表")
		} else {
			one.doubt(PartWho, "没有写是谁，请选代表")
		}
	}
}

// listed reads the names in a field of a form.
func (r *reader) listed(one *Report, t *tell, f field) {
	text := t.value(f)
	if text == "" {
		return
	}
	t.take(PartWho, f.from, f.to)
	for _, name := range intake.People(strings.ReplaceAll(text, "\n", "、")) {
		switch known := r.within(name); {
		case r.deputies[name]:
			one.Deputies = add(one.Deputies, name)
		case len(known) > 0 && utf8.RuneCountInString(name)-utf8.RuneCountInString(strings.Join(known, "")) <= 4:
			for _, n := range known {
				one.Deputies = add(one.Deputies, n)
			}
		case utf8.RuneCountInString(name) <= 8:
			r.stranger(one, name)
		default:
			one.doubt(PartWho, "姓名“"+name+"”没有看懂")
		}
	}
	r.headcount(one, text)
}

// namesIn are the known names that a text tells of as having been there.
func (r *reader) namesIn(t *tell, told string, one *Report) (names []string) {
	for i := 0; i < len(told); {
		name := r.first(told[i:min(len(told), i+4*r.longest)])
		to := i + len(name)
		if name == "" || !t.free(i, to) {
			_, n := utf8.DecodeRuneInString(told[i:])
			i += n
			continue
		}
		sure := utf8.RuneCountInString(name) > 2 || before.MatchString(tail(told[:i])) && behind.MatchString(told[to:])
		switch {
		case visited.MatchString(tail(told[:i])):
			one.doubt(PartWho, name+"写的像是走访的人，没有记作参加，请核对")
		case sure:
			names = add(names, name)
			t.take(PartWho, i, to)
		}
		i = to
	}
	return names
}

// visited stands before who was called on and did not come along.
var visited = pattern.New(`(?:看望|慰问|走访|拜访|采访|听取|去|到)了?(?:老?(?:代表|党员|村民|群众))?$`)

// passedOn stands before what somebody else wrote.
var passedOn = pattern.New(`^(?:\d{1,2}[.、) ] ?)?(?:(?:转发?|代发|代报|替)[:, ]?)?(?:镇|县)?(?:人大)?`)

// byOneself shows that whoever wrote was there.
var byOneself = pattern.New(`我`)

// leads reports whether a text begins with one of the names: it tells of that one, and not of who wrote it.
func (r *reader) leads(told string, named []string) bool {
	first := r.first(strings.TrimLeft(passedOn.ReplaceAllString(strings.TrimSpace(told), ""), "@ 【[代表"))
	return first != "" && slices.Contains(named, first)
}

// titled notes who came along and is named by surname and title only: that may be a deputy, or not.
func (r *reader) titled(one *Report, t *tell, told string) {
	for _, pattern := range []*pattern.Pattern{joined, alone} {
		for _, m := range pattern.FindAllStringSubmatchIndex(told, -1) {
			name := told[m[2]:m[3]]
			if !t.free(m[2], m[3]) || len(r.alike(name)) == 0 {
				continue
			}
			t.take(PartWho, m[2], m[3])
			r.stranger(one, name)
		}
	}
}

// alike are the known names of somebody's surname.
func (r *reader) alike(name string) []string {
	surname, _ := utf8.DecodeRuneInString(name)
	return r.surnames[string(surname)]
}

// stranger notes somebody who is none of the known ones for sure.
func (r *reader) stranger(one *Report, name string) {
	fits := r.alike(name)
	one.Strangers = add(one.Strangers, name)
	one.doubt(PartWho, "“"+name+"”是谁？", fits[:min(len(fits), mostFits)]...)
}

// unknown notes who came along and is not on the roster.
func (r *reader) unknown(one *Report, told string) {
	for _, m := range companion.FindAllStringSubmatch(told, -1) {
		name := m[1]
		switch {
		case !surnamed(name) && len(r.alike(name)) == 0: // 堵车
		case notAName.MatchString(name) || slices.ContainsFunc(one.Deputies, func(d string) bool { return strings.Contains(name, d) }):
		case m[2] == "代表" || m[2] == "等代表" || m[2] == "两位代表" || len(r.alike(name)) > 0:
			r.stranger(one, name)
		default:
			one.doubt(PartWho, "“"+name+"”不在名册里，没有记上")
		}
	}
}

// surnamed reports whether a text begins with a family name: 堵车 and 停水 do not.
func surnamed(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	return strings.ContainsRune(familyNames, first)
}

// familyNames are those of the Hundred Family Names that people bear today, and the first characters of those of two.
const familyNames = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷" +
	"罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄穆萧肖尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡" +
	"田樊胡凌霍虞万支柯管卢莫经房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉钮龚程嵇邢裴陆荣翁荀羊甄封储靳段富巫乌焦巴牧隗谷车侯宓蓬全郗班仰仲宫宁仇栾甘厉祖武符刘景詹束" +
	"龙叶司韶黎薄印宿白怀蒲邰鄂索咸籍赖卓蔺屠蒙池乔胥闻党翟谭贡姬申扶冉宰郦雍桑桂牛寿通边燕冀尚农温庄晏柴瞿阎闫充慕连茹习宦艾鱼容向古易慎戈廖终居衡步耿满弘匡国寇" +
	"广禄东欧沃利蔚越师巩聂敖融冷辛阚那简饶曾沙养丰关查红游竺权盖益桓公覃代付佟岳牟欧阳上官诸葛皇甫尉迟公孙慕容令狐司徒夏侯长孙涂敬苟赫鹿阿艾玛吐迪依娜"

// headcount compares how many are said to have come with those who are named.
func (r *reader) headcount(one *Report, told string) {
	m := heads.FindStringSubmatch(told)
	if m == nil {
		return
	}
	if said, named := number(m[1]), len(one.Deputies)+len(one.Strangers); said > named && named > 0 {
		one.doubt(PartWho, "写的是 "+count(said, "人")+"，只写了 "+count(named, "个名字")+"，请核对")
	}
}
