package reports

import (
	"strconv"
	"strings"

	"liujin/app/intake/pattern"
)

// doing are words for what deputies do in one of the walk-ins.
var doing = pattern.New(`走访|看望|慰问|宣讲|座谈|调研|视察|督办|督查|检查|接待|值班|轮值|培训|轮训|学习|入户|述职|征集|走进|企业|选民|群众|联络站|代表之家`)

var (
	lectureWords = pattern.New(`宣讲|宣传|讲解|讲课|解读|理论|政策|讲了?党课|学习贯彻|精神`)
	voterWords   = pattern.New(`走访(?:了)?(?:群众|选民|村民|居民|农户|住户|困难|老|贫|脱贫|低保|五保|党员|\d|[一二两三四五六七八九十几多]+户|.{0,6}家)|看望|慰问|入户|困难户|选民|述职|` +
		`大爷|大妈|大娘|奶奶|爷爷|农户|户|征集|听取(?:群众|选民|村民)?意见|唠家常|拉家常|聊了?聊|谈心|交谈|院坝会|屋场会|老百姓家`)
	oversee     = pattern.New(`督办|督查|视察|现场检查|检查|项目现场|工地|施工|民生实事|进度|调研`)
	training    = pattern.New(`(?:参加|参训|开展|组织|完成|学完|听|上)[^。\n]{0,24}?(?:培训|轮训|学习班|履职课堂|课程|线上课|网课|讲座)|培训(?:班|课堂|会)|轮训|党校`)
	serving     = pattern.New(`值班|轮值|接待日|接待(?:了)?(?:选民|群众|来访|村民|居民|\d)|进站|到站|到岗`)
	calling     = pattern.New(`走访`)
	lectureSaid = pattern.New(`(?:开展|进行|作|组织|举办)(?:了)?(?:一[场次])?[“"《]?([^,。;!\n“”"《》]{2,30}?)[”"》]?(?:的)?(?:专题)?(?:宣讲|宣传|讲座|` +
		`集中学习)`)
	topicSaid = pattern.New(`(?:宣讲|宣传|讲解|解读|学习|讲了|主题(?:是|为)?:?|题为)(?:了|贯彻|的是|:)?[“"《]?([^,。;!\n“”"《》]{2,40}?)(?:[”"》]|` +
		`(?:的)?(?:宣讲|专题|活动)|[,。;!\n]|$)`)
	trainingSaid = pattern.New(`(?:参加|完成|学完|听|上)(?:了)?(?:[^,。\n]{1,14}?(?:组织|举办|召开|开展|` +
		`主办)的)?[“"《]?([^,。;!\n“”"《》]{2,40}?)[”"》]?(?:的)?(?:培训|轮训|讲座|学习班|线上课|网课|课程)`)
	reachedSaid = pattern.New(`(?:接待|走访|慰问|看望|听众|听讲|座谈|参加|到场|征集|入户|来访|参与|走了|群众|选民|村民|居民|农户|听取|到了|来了|到会|跑了|` +
		`共)[^,。;\n\d]{0,8}?(?:\d{1,3}批,?)?(\d{1,5}|[一二两三四五六七八九十]{1,3})(余|多|来)?(?:多|余)? ?(?:名|位|个)?(人次|人|名|位|户|家|群众|选民|村民|居民|农户)`)
	reachedFirst = pattern.New(`(\d{1,5}|[一二两三四五六七八九十]{1,3})(余|多|来)? ?(?:名|位|个|户)(?:多|余)?(群众|选民|村民|居民|农户|来访|听众|群众代表)`)
)

// walkNames are what the walk-ins are called where a form asks where it was.
var walkNames = []struct {
	walk  Walk
	named *pattern.Pattern
}{
	{Village, pattern.New(`^(?:走进)?(?:村居社区|村居|社区|村庄|村\(居\)|村社区)$`)},
	{Enterprise, pattern.New(`^(?:走进)?(?:市场主体|企业)$`)},
	{Station, pattern.New(`^(?:走进)?(?:家站点|代表家站点|站点)$`)},
	{Project, pattern.New(`^(?:走进)?(?:项目一线|项目)$`)},
	{Voters, pattern.New(`^(?:走进)?(?:选区选民|选区|选民|选区群众)$`)},
	{Training, pattern.New(`^(?:走进)?(?:培训课堂|课堂|培训|履职课堂)$`)},
}

// walkNamed is the walk-in that a text is the name of.
func walkNamed(text string) Walk {
	for _, w := range walkNames {
		if w.named.MatchString(trimmed(text)) {
			return w.walk
		}
	}
	return 0
}

var walkIn = pattern.New(`村居社区|市场主体|家站点|项目一线|选区选民|培训课堂`)

// walk reads which walk-in it was: as it is named, by the place, and by what was done there.
func (one *Report) walk(t *tell, told string, where []field) {
	for _, f := range where {
		if w := walkIn.FindString(t.value(f)); w != "" {
			one.Walk = walkNamed(w)
			t.take(PartWalk, f.from, f.to)
			return
		}
		if w := walkNamed(t.value(f)); w != 0 {
			one.Walk = w
			return
		}
	}
	lecture, voters, overseen := lectureWords.MatchString(told), voterWords.MatchString(told), oversee.MatchString(told)
	switch place := one.Place.Walk; {
	case training.MatchString(told) && place != Enterprise && place != Project && !lecturing.MatchString(told):
		one.Walk = Training
		if serving.MatchString(told) || place == Station && !trained.MatchString(told) {
			one.Walk = 0
			one.doubt(PartWalk, "看不出是培训还是在家站点履职，请选")
		}
	case place == Enterprise || place == Station || place == Project || place == Voters:
		one.Walk = place
	case place == Village:
		one.inVillage(lecture, voters, calling.MatchString(told), overseen || projectWords.MatchString(told))
	case serving.MatchString(told):
		one.Walk = Station
	case enterpriseWords.MatchString(told):
		one.Walk = Enterprise
	case overseen && projectWords.MatchString(told):
		one.Walk = Project
	case lecturing.MatchString(told) || voters:
		one.inVillage(lecturing.MatchString(told), voters, false, false)
	default:
		one.doubt(PartWalk, "看不出是六个走进里的哪一个，请选")
	}
}

var (
	enterpriseWords = pattern.New(`企业|公司|工厂|厂里|商户|合作社|店`)
	projectWords    = pattern.New(`项目|工程|工地|施工|民生实事|督办|督查`)
	lecturing       = pattern.New(`宣讲|讲了?党课`)
	trained         = pattern.New(`参加[^。\n]{0,24}?(?:培训|轮训|学习班|讲座)`)
)

// inVillage tells a lecture in a village from a walk among voters there.
func (one *Report) inVillage(lecture, voters, calls, overseen bool) {
	switch {
	case lecture && !voters && !overseen:
		one.Walk = Village
	case (voters || calls && len(one.Asked) > 0) && !lecture && !overseen:
		one.Walk = Voters
	case calls && !lecture && !overseen:
		one.Walk = Voters
		one.doubt(PartWalk, "只写了走访，按走访选民读入，请核对")
	case lecture && voters && !overseen:
		one.Walk = Voters
		if one.Walk = Village; one.Place.Walk == 0 {
			one.Walk = Voters
		}
		one.doubt(PartWalk, "又有宣讲又有走访，按一次读入，请核对是哪一类")
	default:
		one.doubt(PartWalk, "看不出是宣讲、走访选民还是督办，请选")
	}
}

// reached reads how many voters or listeners it reached.
func (one *Report) reached(t *tell, told string, where []field) {
	if one.Walk == Enterprise || one.Walk == Project || one.Walk == Training {
		return
	}
	for _, f := range where {
		if m := firstNumber.FindString(t.value(f)); m != "" {
			one.Reached = number(m)
			return
		}
	}
	var said []string
	var loose, households bool
	for _, pattern := range []*pattern.Pattern{reachedSaid, reachedFirst} {
		for _, m := range pattern.FindAllStringSubmatch(told, -1) {
			said = add(said, m[1])
			loose, households = loose || m[2] != "", households || m[3] == "户" || m[3] == "家" || m[3] == "农户"
		}
	}
	switch {
	case len(said) > 1:
		one.doubt(PartWalk, "写了几个人数（"+strings.Join(said, "、")+"），没有填人次")
	case len(said) == 1 && number(said[0]) <= 100000:
		one.Reached = number(said[0])
		if loose {
			one.doubt(PartWalk, "人次写的是约数，按 "+count(one.Reached, "人次")+"读入")
		} else if households {
			one.doubt(PartWalk, "写的是 "+count(one.Reached, "户")+"，按 "+count(one.Reached, "人次")+"读入，请核对")
		}
	}
}

var firstNumber = pattern.New(`\d{1,5}`)

// topic reads what a lecture or a training was about.
func (one *Report) topic(told string) {
	if one.Walk != Village && one.Walk != Training {
		return
	}
	patterns := []*pattern.Pattern{lectureSaid, topicSaid}
	if one.Walk == Training {
		patterns = []*pattern.Pattern{trainingSaid, topicSaid}
	}
	for _, p := range patterns {
		if m := p.FindStringSubmatch(told); m != nil && one.Topic == "" {
			one.Topic = trimmed(m[1])
		}
	}
}

const numerals = "一二三四五六七八九"

// number reads a number of up to 99 in Chinese numerals, or in digits.
func number(text string) int {
	if n, err := strconv.Atoi(text); err == nil {
		return n
	}
	text = strings.ReplaceAll(text, "两", "二")
	digit := func(s string) int { return strings.Index(numerals, s)/len("一") + 1 }
	tens, ones, has := strings.Cut(text, "十")
	switch {
	case !has && len(text) == len("一"):
		return digit(text)
	case !has:
		return 0
	}
	n := 10
	if len(tens) == len("一") {
		n = 10 * digit(tens)
	}
	if len(ones) == len("一") {
		n += digit(ones)
	}
	return n
}
