package intake

import (
	"strconv"
	"strings"
	"time"

	"liujin/app/intake/pattern"
	"liujin/app/sheets"
)

// SpokenDay finds what people write for a day: 今天, 上周三, 20号, 11月20日, 2026-11-20. What follows may show that it is none: see IsDay.
var SpokenDay = pattern.New(`20\d{2} ?[年./-] ?\d{1,2} ?[月./-] ?\d{1,2} ?[日号]?|` +
	`\d{1,2} ?月 ?\d{1,2}[日号]?(?: ?[-—~至到]+ ?\d{1,2}[日号])?|` +
	`[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}[日号]|\d{1,2}[./-]\d{1,2}|\d{1,2}[日号]|[一二三]?十[一二三四五六七八九]?[日号]|` +
	`大前[天日]|[今昨前明后][天日早晚晨]|今[上下]午|昨[上下]午|刚才|刚刚|(?:上上|上|这|本|下)?(?:个)?(?:周|星期|礼拜)[一二三四五六日天]`)

// IsDay reports whether what was found for a day is one, by what stands behind it: 20号楼, 3.5公里 and 1日游 are none. Where a month or a word
// such as 昨天 is written out nothing behind it makes it another: 11月10日人大代表, 今天机关.
func IsDay(word, behind string) bool {
	return wholeSaid.MatchString(word) || !noDay.MatchString(behind)
}

var (
	wholeSaid = pattern.New(`月.*[日号]|^[^0-9一二三四五六七八九十]|(?:周|星期|礼拜).$`)
	noDay     = pattern.New(`^ ?(?:楼|院|路|线|门|机|文|标|大棚|库|坝|桥|厂|井|田|店|车|地块|游|均|报|小时|[万亿元米公里亩吨%度个户人岁倍时件条名斤千百块])`)
)

// spokenDays are words for days, by how far they are from the one on which they were said.
var spokenDays = map[string]int{"大前": -3, "前": -2, "昨": -1, "今": 0, "刚": 0, "明": 1, "后": 2}

var weekdaySaid = pattern.New(`^(上上|上|这|本|下)?个?(?:周|星期|礼拜)([一二三四五六日天])$`)

// Said reads a day as somebody wrote it on a day: a word such as 昨天, or one that leaves out its year or month. doubt is what is to be
// looked at, or why there is no day. today is an ISO date, and no day is after it.
func Said(text, on, today string) (day, doubt string) {
	base, err := time.Parse(time.DateOnly, on)
	if err != nil {
		return "", "看不出是哪一天，" + writeDay
	}
	text = Bare(Fold(text))
	if m := weekdaySaid.FindStringSubmatch(text); m != nil {
		day, doubt = weekday(base, m[1], m[2])
	} else if by, spoken := spokenDay(text); spoken {
		day = base.AddDate(0, 0, by).Format(time.DateOnly)
	} else {
		return partSaid(text, base, today)
	}
	if day > today {
		return "", "“" + text + "”还没有到"
	}
	return day, doubt
}

// spokenDay is how far away a word says that a day is.
func spokenDay(text string) (by int, spoken bool) {
	for _, n := range []int{len("大前"), len("今")} {
		if len(text) > n {
			if by, spoken = spokenDays[text[:n]]; spoken {
				return by, true
			}
		}
	}
	return 0, false
}

// weekday is a day of the week; without a word before it the last one that was.
func weekday(base time.Time, week, name string) (day, doubt string) {
	const monday = "一二三四五六日"
	at := strings.Index(monday, strings.ReplaceAll(name, "天", "日")) / len("一")
	t := base.AddDate(0, 0, at-(int(base.Weekday())+6)%7)
	switch week {
	case "上":
		t = t.AddDate(0, 0, -7)
	case "上上":
		t = t.AddDate(0, 0, -14)
	case "下":
		t = t.AddDate(0, 0, 7)
	case "":
		if t.After(base) {
			t = t.AddDate(0, 0, -7)
			doubt = "没有写是哪一周，按上一个"
		}
	}
	return t.Format(time.DateOnly), doubt
}

// partSaid reads a day of which the year or the month may be left out: it is the last such day.
func partSaid(text string, base time.Time, today string) (day, doubt string) {
	if chineseDay.MatchString("年" + text) {
		text = strings.TrimPrefix(arabic("年"+text), "年")
	} else if m := chineseOnly.FindStringSubmatch(text); m != nil {
		text = strings.TrimPrefix(arabic("年一月"+m[1]+"日"), "年1月")
	}
	said, season := sheets.Cell{Text: text}, Season{Year: base.Year(), Month: int(base.Month())}
	if m := onlyDay.FindStringSubmatch(text); m != nil {
		if n, _ := strconv.Atoi(m[1]); n > base.Day() {
			before := time.Date(base.Year(), base.Month()-1, 1, 0, 0, 0, 0, time.UTC)
			day, doubt = Date(said, Season{Year: before.Year(), Month: int(before.Month())}, today)
			if day != "" {
				doubt = "没有写月份，本月的这一天还没有到，按上个月"
			}
			return day, doubt
		}
	}
	if day, doubt = Date(said, season, today); day != "" || wholeDay.MatchString(text) {
		return day, doubt
	}
	if last, _ := Date(said, Season{Year: base.Year() - 1}, today); last != "" && base.Sub(dayOf(last)) < recent {
		return last, "没有写年份，今年的这一天还没有到，按去年"
	}
	if doubt == tooLate {
		doubt = "“" + text + "”还没有到"
	}
	return "", doubt
}

// recent is how long ago a day of the last year may be that was written without a year.
const recent = 100 * 24 * time.Hour

// chineseOnly is a day of the month in Chinese numerals: 二十号.
var chineseOnly = pattern.New(`^([一二三四五六七八九十]{1,3})[日号]$`)

func dayOf(iso string) time.Time {
	t, _ := time.Parse(time.DateOnly, iso) // of Date: it is one
	return t
}
