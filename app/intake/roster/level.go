package roster

import (
	"slices"
	"strings"

	"liujin/app/intake"
	"liujin/app/intake/pattern"
)

// Levels are the five levels of people's congresses, from the top down.
var Levels = []string{"全国", "省", "市", "县", "镇"}

var levelWords = map[string]string{
	"全国": "全国", "国家": "全国", "国": "全国",
	"省": "省", "自治区": "省", "直辖市": "省", "省自治区直辖市": "省",
	"市": "市", "设区市": "市", "设区的市": "市", "地级市": "市", "地市": "市", "州": "市", "自治州": "市", "盟": "市",
	"县": "县", "区": "县", "县区": "县", "区县": "县", "县市区": "县", "市县区": "县", "县市": "县", "市区": "县", "县级市": "县", "旗": "县", "自治县": "县", "自治旗": "县",
	"市辖区": "县",
	"镇":   "镇", "乡": "镇", "乡镇": "镇", "镇乡": "镇", "民族乡": "镇",
}

// levelName is how a level is named in front of 人大 or 代表, and termName the term of office that may stand between.
const (
	levelName = `(全国|自治区|直辖市|设区市|县级市|自治州|自治县|民族乡|乡镇|[省市州盟县区旗镇乡])级?`
	termName  = `(?:第.{1,6}届|[一二三四五六七八九十\d]{1,4}届)?`
)

var (
	listParts   = pattern.New(`[、,，;；/\\|\n\r+＋&]+|兼任?|以?及|和`)
	levelDress  = pattern.New(`人民代表大会|人大|代表|第.{1,6}届|[一二三四五六七八九十\d]+届|[两二三四五]级|现任|本届|常委会|常委|出席`)
	levelDouble = pattern.New(`[县区市旗][(（][市区县旗、,，/或]+[)）]|([乡镇])[(（][乡镇、,，/或街道]+[)）]`)
	levelPlace  = pattern.New(`^\p{Han}{1,9}([省市县区旗镇乡])级?$`)
	noPlace     = pattern.New(`[社小辖选园街片发景矿校地]区$`)
	bracketed   = pattern.New(`[（(]([^（）()]*)[)）]`)

	levelSpoken   = pattern.New(levelName + termName + `(?:各级)?(?:人民代表大会代表|人民代表大会|人大代表|人大|代表)`)
	levelBody     = pattern.New(levelName + termName + `(?:人民代表大会|人大)?(?:代表(?:团|小组|组|之家|家|联络|联系|工作)|主席团|常务委员会|常委会|办公室|工委|机关)`)
	severalLevels = pattern.New(`[各两二三四五]级|[省市县区]级?[、和及,，][市县区镇乡]级?(人民代表大会|人大|代表)|市县镇|县镇|县乡`)
	levelAlone    = pattern.New(`^` + levelName + `(?:人大)?(?:代表)?(?:名册|名单|花名册)?$`)
	reportingUnit = pattern.New(`^(填报|填表|制表|报送|主送|抄送|编制|上报)?(单位|部门|人|机关)(名称|[（(]盖章[)）])?[:：]`)
)

// single writes 县（市、区） as 县 and 乡（镇） as 镇.
func single(text string) string {
	return levelDouble.ReplaceAllStringFunc(text, func(s string) string {
		if strings.HasPrefix(s, "乡") || strings.HasPrefix(s, "镇") {
			return "镇"
		}
		return "县"
	})
}

// readLevels reads the levels named in a cell, in order; false if a part isn't understood.
func readLevels(text string) ([]string, bool) {
	if intake.Blank(text) {
		return nil, true
	}
	text = bracketed.ReplaceAllStringFunc(single(intake.Fold(strings.TrimSpace(text))), func(s string) string {
		if inner := strings.Trim(s, "()"); len(inner) < len(s) {
			if levels, _ := readLevels(inner); len(levels) > 0 { // 镇人大代表(兼县人大代表)
				return "、" + inner
			}
		}
		return ""
	})
	var out []string
	for _, part := range listParts.Split(text, -1) {
		word := intake.Bare(part)
		if word == "" {
			continue
		}
		levels := levelsIn(word)
		if len(levels) == 0 {
			return out, false
		}
		for _, l := range levels {
			if !slices.Contains(out, l) {
				out = append(out, l)
			}
		}
	}
	return out, len(out) > 0
}

// levelsIn reads one word: 县级, 县人大代表, 滨海县人大代表, 滨海县, 县镇.
func levelsIn(word string) []string {
	bare := levelDress.ReplaceAllString(word, "")
	short := strings.ReplaceAll(bare, "级", "")
	if l := levelWords[bare]; l != "" {
		return []string{l}
	}
	if l := levelWords[short]; l != "" {
		return []string{l}
	}
	if each := spelled(short); len(each) > 0 {
		return each
	}
	if m := levelSpoken.FindStringSubmatch(word); m != nil {
		return []string{levelWords[m[1]]}
	}
	if m := levelPlace.FindStringSubmatch(bare); m != nil && !noPlace.MatchString(bare) {
		return []string{levelWords[m[1]]}
	}
	return nil
}

// spelled reads levels written one after the other, as in 市县镇.
func spelled(text string) []string {
	var each []string
	for text != "" {
		found := false
		for _, l := range []string{"全国", "省", "市", "县", "区", "旗", "镇", "乡"} {
			if after, ok := strings.CutPrefix(text, l); ok {
				each, text, found = append(each, levelWords[l]), after, true
				break
			}
		}
		if !found {
			return nil
		}
	}
	return slices.Compact(each)
}

// spokenLevel is the level a title, a sheet's name or a file's name speaks of before 代表 or 人大. It is not sure where the words
// name a body only: a delegation, a group, a presidium.
func spokenLevel(text string) (name string, sure bool) {
	folded := single(intake.Fold(intake.Bare(text)))
	plain := bracketed.ReplaceAllString(folded, "")
	if m := levelAlone.FindStringSubmatch(plain); m != nil {
		return levelWords[m[1]], true
	}
	if severalLevels.MatchString(plain) || reportingUnit.MatchString(plain) {
		return "", false
	}
	if l := onlyLevel(levelBody.ReplaceAllString(plain, "")); l != "" {
		return l, true
	}
	for _, m := range bracketed.FindAllStringSubmatch(folded, -1) { // 代表名册(县级)
		if l := levelAlone.FindStringSubmatch(m[1]); l != nil {
			return levelWords[l[1]], true
		}
	}
	return onlyLevel(plain), false
}

// onlyLevel is the one level a text speaks of, or nothing.
func onlyLevel(text string) string {
	found := ""
	for _, m := range levelSpoken.FindAllStringSubmatch(text, -1) {
		l := levelWords[m[1]]
		if found != "" && l != found {
			return ""
		}
		found = l
	}
	return found
}

var levelHead = pattern.New(`^(?:是否|是不是)?(?:担任|兼任?|为)?(全国|国家|自治区|直辖市|设区市|县级市|自治州|乡镇|县区|县市区|市县区|[省市州盟县区旗镇乡])级?(?:人民代表大会` +
	`|人大)?(?:代表)?(选区或选举单位|选举单位|选区|选区名称)?$`)

// levelColumn names the field of a column that stands for one level: ticks under 县, or 县代表选区.
func levelColumn(path, values []string) string {
	if len(path) == 0 {
		return ""
	}
	lowest := headWords(path[len(path)-1])
	if m := levelHead.FindStringSubmatch(lowest); m != nil {
		if m[2] != "" {
			return levelElected + levelWords[m[1]]
		}
		if len(values) == 0 && len(path) < 2 || !ticksOrPlaces(values) {
			return ""
		}
		return levelTick + levelWords[m[1]]
	}
	if len(path) > 1 && (strings.HasPrefix(lowest, "选区") || strings.HasPrefix(lowest, "选举单位")) {
		for _, h := range path[:len(path)-1] {
			if m := levelHead.FindStringSubmatch(headWords(h)); m != nil {
				return levelElected + levelWords[m[1]]
			}
		}
	}
	return ""
}

var unadorned = strings.NewReplacer("、", "", "/", "", "*", "")

// headWords is a head's text without brackets: 县（市、区）代表（打√） is 县代表.
func headWords(head string) string {
	return unadorned.Replace(bracketed.ReplaceAllString(single(intake.Fold(intake.Bare(head))), ""))
}

var places = pattern.New(`选区|选举单位|^.{1,12}(省|市|县|区|镇|乡|村|街道|社区|团)$|第.{1,6}届|^\d{1,3}$`)

// ticksOrPlaces reports whether a column's values can stand for mandates: ticks, constituencies, or nothing.
func ticksOrPlaces(values []string) bool {
	good := 0
	for _, v := range values {
		if _, known, _ := tick(v); known || places.MatchString(v) {
			good++
		}
	}
	return good*10 >= len(values)*7
}

// tick reads a tick with what may stand behind it: √第7选区, √（第7选区）, √（常委）.
func tick(text string) (yes, known bool, rest string) {
	if yes, known = intake.Ticked(text); known {
		return yes, known, ""
	}
	bare := bracketed.ReplaceAllString(intake.Bare(text), "")
	if yes, known = intake.Ticked(bare); known {
		if m := bracketed.FindStringSubmatch(intake.Bare(text)); yes && m != nil {
			rest = m[1]
		}
		return yes, known, rest
	}
	rest = strings.TrimLeft(bare, "√✓✔☑●■★")
	return rest != bare, rest != bare, rest
}
