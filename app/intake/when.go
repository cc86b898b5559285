package intake

import (
	"fmt"
	"strconv"
	"strings"

	"liujin/app/intake/pattern"
	"liujin/app/sheets"
)

// Season is what titles say about the days written below them; 0 is unsaid.
type Season struct{ Year, Month int }

var (
	spokenYear  = pattern.New(`(?:^|\D)(20\d{2})(?:$|\D)`)
	spokenMonth = pattern.New(`(?:^|\D)(1[0-2]|0?[1-9])月`)
	severalOf   = pattern.New(`20\d{2}年?[-—–~～至到、和及/]+(20)?\d{2}\D|\d月?[-—–~～至到、和及/]+\d{1,2}月`)
)

// SeasonOf reads year and month from titles, the nearest first. A span of years or months names none of them.
func SeasonOf(titles ...string) (s Season) {
	for _, t := range titles {
		t = Fold(Bare(t))
		if chineseYear.MatchString(t) {
			t = arabic(t)
		}
		if severalOf.MatchString(t + " ") {
			if years := spokenYear.FindAllString(t, -1); s.Year == 0 && len(years) == 1 && !manyYears.MatchString(t+" ") {
				s.Year, _ = strconv.Atoi(spokenYear.FindStringSubmatch(t)[1]) // 2026年1—6月
			}
			continue
		}
		if m := spokenYear.FindStringSubmatch(t); m != nil && s.Year == 0 {
			s.Year, _ = strconv.Atoi(m[1])
		}
		if m := spokenMonth.FindStringSubmatch(t); m != nil && s.Month == 0 {
			s.Month, _ = strconv.Atoi(m[1])
		}
	}
	return s
}

var (
	chineseYear = pattern.New(`[〇零○一二三四五六七八九]{4}年`)
	manyYears   = pattern.New(`20\d{2}年?[-—–~～至到、和及/]+(20)?\d{2}[年度\s]`)
	chineseDay  = pattern.New(`^[〇零○一二三四五六七八九\d]*年?[一二三四五六七八九十]+月([一二三四五六七八九十]+[日号]?)?$`)
	dayTail     = pattern.New(`([(（]?(星期|周|礼拜)[一二三四五六日天][)）]?|[(（][^()（）]*[)）]|上午|下午|早上|晚上|中午|全天|左右|\d{1,2}[:：点时]\d{0,2}分?)+$`)
	daySpan     = pattern.New(`^(.*?\d[日号]?)[-—–~～至到]+(\d{1,2}[月./])?\d{1,2}[日号]?$`)
	wholeDay    = pattern.New(`^'?(\d{4}|\d{2})(?:年|[-/.、．。·_\\])(\d{1,2})(?:月|[-/.、．。·_\\])(\d{1,2})[日号.。]?$`)
	monthDay    = pattern.New(`^(\d{1,2})(月|[-/.、．。·])(\d{1,2})[日号.。]?$`)
	onlyDay     = pattern.New(`^(\d{1,2})[日号]$`)
	eightDigits = pattern.New(`^20\d{6}$`)
)

// How a day is asked for.
const writeDay = "请写成 2026-03-05 这样"

// Date reads the day on which something took place: whole, or of the season that titles told. What is wrong, or in doubt when there is
// a value, comes back as a Chinese clause. today is an ISO date.
func Date(c sheets.Cell, s Season, today string) (value, said string) {
	if c.Kind == sheets.Date {
		if len(c.Raw) < len("2006-01-02") {
			return "", "没有写是哪一天，" + writeDay
		}
		return within(c.Raw, today)
	}
	if day, ok := zoned(c.Text); ok {
		return within(day, today)
	}
	text := dayText(c.Text)
	text = dayTail.ReplaceAllString(text, "")
	if chineseDay.MatchString(text) {
		if !strings.Contains(text, "年") {
			text = "年" + text
		}
		text = strings.TrimPrefix(arabic(text), "年")
	}
	if m := daySpan.FindStringSubmatch(text); m != nil && wholeOrPart(m[1]) {
		value, said = Date(sheets.Cell{Text: m[1]}, s, today)
		if value != "" && said == "" {
			said = "写的是几天，按第一天读入，请核对"
		}
		return value, said
	}
	switch m := wholeDay.FindStringSubmatch(text); {
	case text == "":
		return "", ""
	case m != nil && len(m[1]) == 2:
		return assemble("20"+m[1], m[2], m[3], today)
	case m != nil:
		return assemble(m[1], m[2], m[3], today)
	case eightDigits.MatchString(text):
		return assemble(text[:4], text[4:6], text[6:], today)
	case len(text) == 5 && dateDigits.MatchString(text): // the serial number of a date that lost its format
		value, said = digits(text, today)
		return wholeOnly(value, said)
	}
	return partial(text, s, today)
}

func wholeOrPart(text string) bool {
	return wholeDay.MatchString(text) || monthDay.MatchString(text) || onlyDay.MatchString(text)
}

// partial reads a day that leaves the year or month to the title.
func partial(text string, s Season, today string) (value, said string) {
	month, day := "", ""
	if m := monthDay.FindStringSubmatch(text); m != nil {
		month, day = m[1], m[3]
	} else if m := onlyDay.FindStringSubmatch(text); m != nil && s.Month > 0 {
		month, day = strconv.Itoa(s.Month), m[1]
	}
	switch {
	case month == "":
		value, said = Day(sheets.Cell{Text: text}, today)
		if value == "" && said != "" && said != tooLate && said != tooEarly {
			said = "看不出是哪一天，" + writeDay
		}
		return wholeOnly(value, said)
	case s.Year == 0:
		return "", "没有写年份，标题里也没有，" + writeDay
	}
	return assemble(strconv.Itoa(s.Year), month, day, today)
}

// wholeOnly lets no month pass for a day.
func wholeOnly(value, said string) (string, string) {
	if value != "" && len(value) < len("2006-01-02") {
		return "", "没有写是哪一天，" + writeDay
	}
	return value, said
}

var (
	lostZero = pattern.New(`^\d{1,2}\.[123]$`)
	keptZero = pattern.New(`^\d{1,2}\.[123]0$`)
)

// LosesZeros reports whether a column of days such as 11.3 may have been numbers, of which 11.30 lost its zero: none of them has kept one.
func LosesZeros(texts []string) bool {
	for _, t := range texts {
		if keptZero.MatchString(Bare(t)) {
			return false
		}
	}
	return true
}

// ZeroDoubt is what is in doubt about a day such as 11.3 in a column that loses zeros, "" for nothing.
func ZeroDoubt(text string) string {
	text = Fold(Bare(text))
	if !lostZero.MatchString(text) {
		return ""
	}
	month, day, _ := strings.Cut(text, ".")
	return fmt.Sprintf("可能是 %s 月 %s 日，也可能是 %s0 日（表格软件会去掉末尾的 0），按 %s 日读入，请核对", month, day, day, day)
}
