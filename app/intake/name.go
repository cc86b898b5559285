package intake

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"liujin/app/figures"
	"liujin/app/intake/pattern"
	"liujin/data/han"
)

var (
	nameTail   = pattern.New(`[(（\[【〔]([^()（）\[\]【】〔〕]*)[)）\]】〕]?`)
	nameNumber = pattern.New(`^[(（]?\d+[.、．，,)）]?|\d+$`)
	nameError  = pattern.New(`^#[A-Z0-9/]+[!?]?$`) // what a spreadsheet shows for a formula that failed
	nameMarks  = "*＊★☆▲△●○◎■□◆◇※√✓✔#:：,，;；、.。-—_'\"`’‘①②③④⑤⑥⑦⑧⑨⑩"
	dots       = strings.NewReplacer("•", "·", "‧", "·", "・", "·", "･", "·", "∙", "·", "⋅", "·", "●", "·", "．", "·", ".", "·", "。", "·",
		"ꞏ",
		"·", "᛫", "·", "▪", "·", "⸱", "·", "・", "·", "﹒", "·", "·", "·", "·", "·")
)

// Name reads a person's name: without white space, numbers and ornaments, with one kind of middle dot. What stood in brackets
// after it, or apart from it as 女 or 回族, comes back in parts.
func Name(text string) (name string, remarks []string) {
	if isHan(text) && !IsDitto(text) {
		return text, nil
	}
	text = Fold(text)
	if nameError.MatchString(Bare(text)) || IsDitto(text) {
		return "", nil
	}
	for _, m := range nameTail.FindAllStringSubmatch(text, -1) {
		remarks = append(remarks, strings.FieldsFunc(m[1], func(r rune) bool {
			return han.Invisible(r) || strings.ContainsRune("，,、;；/·", r)
		})...)
	}
	text = nameTail.ReplaceAllString(text, "")
	if list := strings.FieldsFunc(text, listed); len(list) > 1 && !slices.ContainsFunc(list[1:], notApart) {
		text, remarks = list[0], append(remarks, list[1:]...) // 王丽，女，回族
	}
	parts := strings.FieldsFunc(text, han.Invisible)
	if len(parts) == 2 && len([]rune(parts[0])) > 1 && apart.MatchString(parts[1]) {
		remarks = append(remarks, parts[1])
		parts = parts[:1]
	}
	name = strings.Trim(strings.Join(parts, ""), nameMarks)
	name = strings.Trim(nameNumber.ReplaceAllString(name, ""), nameMarks)
	if !strings.ContainsFunc(name, unicode.IsLetter) {
		return "", remarks
	}
	if latin(name) {
		return name, remarks
	}
	return strings.Trim(dots.Replace(name), "·"), remarks
}

// apart is what offices write behind a name with a gap between.
var apart = pattern.New(`^(女|男|\p{Han}{1,4}族|副?(组长|主席|主任|书记)|召集人|常委|委员|代表|连任|新任|新当选|补选)$`)

func notApart(s string) bool { return !apart.MatchString(Bare(s)) }

func listed(r rune) bool { return strings.ContainsRune("、，,;；/\\|&＆+", r) }

// Names parts a cell that holds the names of several people; most hold one.
func Names(text string) []string {
	if isHan(text) {
		return []string{text}
	}
	parts := strings.FieldsFunc(nameTail.ReplaceAllString(Fold(text), ""), listed)
	if len(parts) == 1 {
		parts = gapped(parts[0])
	}
	var out []string
	for _, part := range parts {
		name, _ := Name(part)
		if n := len([]rune(name)); n < 2 || n > 4 && !strings.Contains(name, "·") || latin(name) {
			return []string{text}
		}
		out = append(out, part)
	}
	if len(out) < 2 {
		return []string{text}
	}
	return out
}

// doubleSurnames are family names of two characters, which some write with a gap behind.
const doubleSurnames = "欧阳 上官 司马 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 夏侯 长孙 宇文 南宫 端木 百里 呼延 澹台 轩辕 万俟 闻人 申屠 公冶 濮阳 淳于 钟离 独孤 拓跋 完颜"

// gapped parts names that stand on lines of their own, or with a gap between: 张一凡 李二平; 张 三 is one, and so is 王丽 回族.
func gapped(text string) []string {
	words := spaced(strings.FieldsFunc(text, han.Invisible))
	if len(words) == 1 && words[0] == text {
		return words
	}
	for i, w := range words {
		name, _ := Name(w)
		if n := len([]rune(name)); n < 2 || apart.MatchString(name) || i == 0 && slices.Contains(strings.Fields(doubleSurnames), name) {
			return []string{text}
		}
	}
	return words
}

var (
	peopleSplit = pattern.New(`[、，,;；/\\|\n\r+＋&]+`)
	peopleAnd   = pattern.New(`(\pL{2,}|\x{e002})(?:以及|及|和)(\pL{2,})`) // 张和平 is one name
	peopleHead  = pattern.New(`^[^:：]{1,12}[:：]|^((全国|省|市|县|区|镇|乡|街道)级?[、及和]?)*人大代表`)
	headsTold   = pattern.New(`(?:等共?|共计?)(\d{1,3}|[一二两三四五六七八九十]+)(?:人|名|位)`)
	peopleTail  = pattern.New(`(等共?(\d+|[一二两三四五六七八九十]+)(人|名|位)?(代表)?|共?\d+(人|名|位)(代表)?|等人?|(人大)?代表|同志)$`)
)

// People parts a cell into the names of those who took part: 县人大代表：张三、李 四（组长）等5人.
func People(text string) []string {
	var out []string
	for _, name := range PeopleApart(text) {
		if name, _ = han.Beside(name); !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return out
}

// PeopleApart is People with what tells namesakes apart in brackets behind them: 王海燕（1981-02）、王海燕（女，河西村）.
func PeopleApart(text string) []string {
	var out []string
	text = peopleAnd.ReplaceAllString(nameTail.ReplaceAllStringFunc(Fold(text), besideMarked), "$1、$2")
	for _, part := range peopleSplit.Split(text, -1) {
		part = peopleHead.ReplaceAllString(strings.TrimSpace(part), "")
		for chunk := range strings.SplitAfterSeq(part, besideEnd) {
			chunk, beside, _ := strings.Cut(chunk, besideMark)
			names := peopleIn(chunk)
			if beside = strings.TrimSuffix(beside, besideEnd); beside != "" && len(names) > 0 {
				names[len(names)-1] += "（" + strings.ReplaceAll(beside, "·", "，") + "）"
			}
			for _, name := range names {
				if !slices.Contains(out, name) {
					out = append(out, name)
				}
			}
		}
	}
	return out
}

// peopleIn are the names in a text that no sign of a list parts.
func peopleIn(text string) (names []string) {
	for _, name := range spaced(strings.FieldsFunc(text, han.Invisible)) {
		if short := peopleTail.ReplaceAllString(name, ""); len([]rune(short)) > 1 || short == "" {
			name = short
		}
		if name, _ = Name(name); name != "" && !Blank(name) {
			names = append(names, name)
		}
	}
	return names
}

// What stands in brackets behind a name, while a list is parted.
const (
	besideMark, besideEnd = "\ue001", "\ue002"
)

// besideMarked is what stands in brackets, as far as it may tell somebody from namesakes, between marks and without signs that part a list.
func besideMarked(bracket string) string {
	said := tellingApart(strings.Trim(bracket, "()（）[]【】〔〕"))
	if said == "" {
		return ""
	}
	return besideMark + said + besideEnd
}

// hidden writes digits so that nothing takes them for days, and shown brings them back.
var hidden, shown = digitsAt('0', besideDigit), digitsAt(besideDigit, '0')

const besideDigit = '\ue010'

func digitsAt(from, to rune) func(string) string {
	return func(text string) string {
		return strings.Map(func(r rune) rune {
			if r >= from && r < from+10 {
				return r - from + to
			}
			return r
		}, text)
	}
}

// tellingWord is a word that may tell somebody from who is called alike: sex, month of birth, where from. 组长 and 请假 do not.
var tellingWord = pattern.New(`^(?:男|女|大|小|老)$|` +
	`^(?:生于)?(?:\d{4}|\d{2}[-./年]\d{1,2})(?:[-./年]\d{1,2})?(?:[-./月]\d{0,2}日?)?(?:出?生)?$|` +
	`^\pL{1,14}(?:村|社区|居委会|镇|乡|街道|组|学校|小学|中学|大学|幼儿园|医院|卫生院|公司|厂|局|所|站|中心|银行|合作社|` +
	`店|场|族)$`)

// tellingApart are the words of what stands beside a name that may tell it from others, "" none.
func tellingApart(inner string) string {
	said := slices.DeleteFunc(han.BesideParts(inner), func(word string) bool { return !tellingWord.MatchString(Fold(word)) })
	return strings.Join(said, "·")
}

// headcount is how many persons a list of names says that there are: 张三等5人, 李四、王五（共十二名）; 0 when it does not say.
func headcount(text string) int {
	m := headsTold.FindStringSubmatch(Fold(Bare(text)))
	if m == nil {
		return 0
	}
	if n, err := strconv.Atoi(m[1]); err == nil {
		return n
	}
	for n := 1; n < 100; n++ {
		if figures.Numeral(n) == strings.ReplaceAll(m[1], "两", "二") {
			return n
		}
	}
	return 0
}

// spaced joins the characters of names written with a gap (张 三) and leaves names parted by one apart. Three single ones are one name.
func spaced(words []string) []string {
	var out []string
	for i := 0; i < len(words); {
		run := i
		for run < len(words) && len([]rune(words[run])) == 1 {
			run++
		}
		switch n := run - i; {
		case n == 0:
			out = append(out, words[i])
			i++
		case n%2 == 1 && n != 3:
			out = append(out, strings.Join(words[i:run], ""))
			i = run
		default:
			step := 2
			if n == 3 {
				step = 3
			}
			for ; i < run; i += step {
				out = append(out, strings.Join(words[i:i+step], ""))
			}
		}
	}
	return out
}

func latin(s string) bool {
	for _, r := range s {
		if unicode.Is(unicode.Han, r) {
			return false
		}
	}
	return true
}
