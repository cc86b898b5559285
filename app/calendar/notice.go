package calendar

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"

	"liujin/app/days"
	"liujin/data/han"
)

// Patterns of the State Council's yearly notice (国务院办公厅关于…年部分节假日安排的通知).
var (
	noticeYear = regexp.MustCompile(`关于\s*(\d{4})\s*年部分节假日`)
	anyYear    = regexp.MustCompile(`(\d{4})\s*年`)
	// a table of a web page has a gap behind the holiday's name
	item       = regexp.MustCompile(`(?:[一二三四五六七八九十]+、)?\s*([\p{Han}、]{2,12}?)(?:[：:]|[ \t]+(\d))([^\n]*放假[^\n]*)`)
	itemNumber = regexp.MustCompile(`^[一二三四五六七八九十]+、`) // also where the line before ends in the match
	itemWithin = regexp.MustCompile(`([。；;])[ \t]*([一二三四五六七八九十]+、\p{Han}{2,6}[：:])`)
	spanOf     = regexp.MustCompile(`(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日(?:[（(]([^（）()]*)[）)])?\s*(?:[至到]|[—–\-－~～〜]+)\s*(?:(\d{4})年)?` +
		`(?:(\d{1,2})月)?(\d{1,2})日(?:[（(]([^（）()]*)[）)])?`)
	single = regexp.MustCompile(`(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日(?:[（(]([^（）()]*)[）)])?`)
	total  = regexp.MustCompile(`共\s*(\d+)\s*天`)
)

// mostNotice is how many bytes a notice has at most; the State Council's have 3,000.
const mostNotice = 200_000

// ReadNotice reads the days off and the workdays out of a notice's text, and what in it does not agree with itself: a weekday that the
// day is not, a count of days that the span has not. year is taken when the text names none; 0: it must.
func ReadNotice(text string, year int) (Year, []string) {
	if len(text) > mostNotice {
		return Year{}, []string{"粘贴的文字太长，不像放假通知。请只粘贴放假安排那几段。"}
	}
	text = itemWithin.ReplaceAllString(noticeText(text), "$1\n$2") // where all stands in one line
	if m := noticeYear.FindStringSubmatch(text); m != nil {
		year, _ = strconv.Atoi(m[1])
	} else if m := anyYear.FindStringSubmatch(text); m != nil && year == 0 {
		year, _ = strconv.Atoi(m[1])
	}
	y := Year{Year: year, Days: map[string]Day{}}
	if year < 2000 || year > 2100 {
		return y, []string{"文字里没有写是哪一年。请把通知的标题也粘贴进来，或先选好年份。"}
	}
	r := &noticeReader{year: y}
	found := item.FindAllStringSubmatch(text, -1)
	for _, m := range found {
		r.holiday(strings.Trim(itemNumber.ReplaceAllString(m[1], ""), "、 "), m[2]+m[3])
	}
	for line := range strings.SplitSeq(item.ReplaceAllString(text, ""), "\n") {
		if line = strings.TrimSpace(line); len(found) > 0 && strings.Contains(line, "放假") && single.MatchString(line) {
			r.fault("没有看懂：%s。请改成“元旦：1月1日至3日放假”这样。", line)
		}
	}
	if len(found) == 0 {
		r.fault("没有找到放假安排。请粘贴通知原文，每个节日一行，如“元旦：1月1日（周四）至3日（周六）放假，共3天。”")
	}
	return r.year, r.faults
}

// noticeText is a pasted text without what can't be seen, each gap a blank.
func noticeText(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return r
		case unicode.IsSpace(r) && r != '\r':
			return ' '
		case unicode.IsControl(r) || unicode.Is(unicode.Cf, r):
			return -1
		}
		return r
	}, strings.ReplaceAll(han.Narrow(text), "**", ""))
}

type noticeReader struct {
	year   Year
	faults []string
}

func (r *noticeReader) fault(format string, args ...any) {
	r.faults = append(r.faults, fmt.Sprintf(format, args...))
}

// holiday reads one line: the span off, how many days, and the days worked instead.
func (r *noticeReader) holiday(name, text string) {
	off, rest, cut := strings.Cut(text, "放假")
	if !cut {
		return
	}
	from, to := r.span(name, off)
	if from.IsZero() {
		r.fault("%s：看不懂放假的日期“%s”，请改成“1月1日至3日”这样。", name, strings.TrimSpace(off))
		return
	}
	days := int(to.Sub(from).Hours()/24) + 1
	if days < 1 || days > 15 {
		r.fault("%s：%s至%s不像放假的日期，请核对。", name, said(from), said(to))
		return
	}
	if m := total.FindStringSubmatch(rest); m != nil && m[1] != strconv.Itoa(days) {
		r.fault("%s：写着共 %s 天，%s至%s是 %d 天，请核对。", name, m[1], said(from), said(to), days)
	}
	for d := from; !d.After(to); d = d.AddDate(0, 0, 1) {
		r.year.Days[d.Format(time.DateOnly)] = Day{Holiday, name}
	}
	for _, sentence := range strings.Split(rest, "。") {
		if !strings.Contains(sentence, "上班") {
			continue
		}
		for _, m := range single.FindAllStringSubmatch(sentence, -1) {
			if d := r.day(name, m[1], m[2], m[3], m[4]); !d.IsZero() {
				r.year.Days[d.Format(time.DateOnly)] = Day{Makeup, name}
			}
		}
	}
}

// span reads from which day to which a holiday lasts; a single day is both.
func (r *noticeReader) span(name, text string) (from, to time.Time) {
	if m := spanOf.FindStringSubmatch(text); m != nil {
		from = r.day(name, m[1], m[2], m[3], m[4])
		year, month := m[5], m[6]
		if month == "" {
			month = m[2]
		}
		if year == "" && !from.IsZero() {
			year = strconv.Itoa(from.Year())
		}
		return from, r.day(name, year, month, m[7], m[8])
	}
	if m := single.FindStringSubmatch(text); m != nil {
		from = r.day(name, m[1], m[2], m[3], m[4])
	}
	return from, from
}

// day reads one day, and holds the weekday in brackets against it.
func (r *noticeReader) day(name, year, month, day, brackets string) time.Time {
	y, err := strconv.Atoi(year)
	if err != nil {
		y = r.year.Year
	}
	m, _ := strconv.Atoi(month)
	d, _ := strconv.Atoi(day)
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	if int(t.Month()) != m || t.Day() != d {
		r.fault("%s：没有%s月%s日这一天，请核对。", name, month, day)
		return time.Time{}
	}
	for _, word := range []string{"星期", "周"} {
		if _, after, ok := strings.Cut(brackets, word); ok {
			want := days.Week[t.Weekday()]
			if got := string([]rune(strings.TrimSpace(after) + " ")[0]); got != want && !(got == "天" && want == "日") {
				r.fault("%s：%d月%d日是%s，通知里写的是%s%s，请核对年份和日期。", name, m, d, "周"+days.Week[t.Weekday()], word, got)
			}
			break
		}
	}
	return t
}
