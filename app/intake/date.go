package intake

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"liujin/app/intake/pattern"
	"liujin/app/sheets"
)

// earliest is the bound of a date that can be one: days before it or after today are faults.
const earliest = "1900-01-01"

// YearOnly is what Day finds wrong with a year.
const YearOnly = "只有年份，没有月份"

var (
	dateParts  = pattern.New(`^(\d{4})(年|[-/.、．。·,，_\\])(\d{1,2})(?:(月|[-/.、．。·,，_\\])(?:(\d{1,2})(?:日|号)?)?)?$`)
	dateTime   = pattern.New(`[ T]\d{1,2}:\d{2}(:\d{2})?(\.\d+)?Z?$`)
	dateTail   = pattern.New(`(\([^)]*\)|（[^）]*）|出?生|\.0|。|\.)$`)
	dateDigits = pattern.New(`^\d+$`)
	shortYear  = pattern.New(`^'?\d{2}(年|[-/.])\d{1,2}(月|[-/.])?(\d{1,2}日?)?$`)
	yearOnly   = pattern.New(`^(\d{4})年?$`)
	chinese    = pattern.New(`^([〇零○Ｏ一二三四五六七八九]{4}年|\d{4}年[一二三四五六七八九十]+月)`)
)

// Day reads a date from a cell as YYYY-MM, or YYYY-MM-DD where a day is given; what is wrong comes back as a Chinese clause.
// today is an ISO date.
func Day(c sheets.Cell, today string) (value, fault string) {
	if c.Kind == sheets.Date {
		if len(c.Raw) < len("2006-01") {
			return "", YearOnly
		}
		return within(c.Raw, today)
	}
	if day, ok := zoned(c.Text); ok {
		return within(day, today)
	}
	text := dayText(c.Text)
	if chinese.MatchString(text) {
		text = arabic(text)
	}
	for i := 0; i < 2 && len(text) > 7; i++ {
		text = dateTail.ReplaceAllString(text, "")
	}
	m := dateParts.FindStringSubmatch(text)
	switch {
	case m != nil:
	case Blank(text):
		return "", ""
	case yearOnly.MatchString(text):
		return "", YearOnly
	case shortYear.MatchString(text):
		return "", "年份只写了两位，请写成四位，如 1980.05"
	case dateDigits.MatchString(text):
		return digits(text, today)
	default:
		return "", "看不出是哪年哪月，请写成 1980.05 或 1980-05-12"
	}
	if m[2] != "年" && m[3] == "1" && m[4] == "" && strings.ContainsAny(m[2], ".．。·") {
		return "", fmt.Sprintf("看不出是 1 月还是 10 月，请改成 %s.01 或 %s.10", m[1], m[1])
	}
	return assemble(m[1], m[3], m[5], today)
}

// dayText is what a cell says of a day, without the hour.
func dayText(text string) string {
	text = strings.TrimSpace(Fold(text))
	if strings.Contains(text, ":") {
		text = dateTime.ReplaceAllString(text, "")
	}
	return Bare(text)
}

// digits reads 198005, 19800512 and the serial number of a date that lost its format.
func digits(text, today string) (string, string) {
	switch len(text) {
	case 6:
		return assemble(text[:4], text[4:], "", today)
	case 8:
		return assemble(text[:4], text[4:6], text[6:], today)
	case 5:
		n, _ := strconv.Atoi(text)
		if year := n / 10; year >= 1930 && year <= 2008 && n%10 > 0 {
			return "", "看不出是哪年哪月，请写成 1980.05 这样"
		}
		if n < 7000 || n > 60000 {
			break
		}
		day := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).AddDate(0, 0, n)
		if day.Day() == 1 { // typed as a month, kept as its first day
			return within(day.Format("2006-01"), today)
		}
		return within(day.Format("2006-01-02"), today)
	}
	return "", "看不出是哪年哪月，请写成 1980.05 或 1980-05-12"
}

func assemble(year, month, day, today string) (string, string) {
	value := fmt.Sprintf("%s-%02s", year, month)
	if day != "" {
		value += fmt.Sprintf("-%02s", day)
	}
	return within(value, today)
}

// What is said of a day that exists and can't be meant.
const (
	tooEarly = "早于 1900 年"
	tooLate  = "晚于今天"
)

// within checks that an ISO month or day exists and isn't in the future.
func within(value, today string) (string, string) {
	if _, err := time.Parse("2006-01-02", (value + "-01")[:10]); err != nil {
		return "", "没有这个日期"
	}
	if value < earliest[:len(value)] {
		return "", tooEarly
	}
	if value > today[:len(value)] {
		return "", tooLate
	}
	return value, ""
}

var numerals = strings.NewReplacer("〇", "0", "零", "0", "○", "0", "Ｏ", "0", "一", "1", "二", "2", "三", "3", "四", "4", "五", "5",
	"六", "6", "七", "7", "八", "8", "九", "9")

// arabic rewrites 一九八〇年五月十二日 in digits.
func arabic(text string) string {
	year, rest, _ := strings.Cut(text, "年")
	var b strings.Builder
	b.WriteString(numerals.Replace(year) + "年")
	for _, unit := range []string{"月", "日"} {
		number, after, ok := strings.Cut(rest, unit)
		if !ok {
			break
		}
		tens, ones, has := strings.Cut(number, "十")
		if has {
			if tens == "" {
				tens = "一"
			}
			if ones == "" {
				ones = "零"
			}
			number = tens + ones
		}
		b.WriteString(numerals.Replace(number) + unit)
		rest = after
	}
	return b.String() + rest
}
