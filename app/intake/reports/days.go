package reports

import (
	"strings"
	"unicode/utf8"

	"liujin/app/days"
	"liujin/app/intake"
	"liujin/app/intake/pattern"
)

// unready stands before a number that is no day: 第3.5期, A11-20.
var unready = pattern.New(`(?:第|[A-Za-z0-9.+-])$`)

// saidDay is a day that a text names.
type saidDay struct {
	from, to    int
	value, said string
}

// daysIn are the days that a piece of a text names, of what is not understood yet. loose: a number such as 11.20 is one, too.
func (t *tell) daysIn(text string, from, to int, on, today string, loose bool) (all []saidDay) {
	for _, m := range intake.SpokenDay.FindAllStringIndex(text[from:to], -1) {
		a, b := from+m[0], from+m[1]
		word, bare := text[a:b], strings.Trim(text[a:b], "0123456789./-")
		if !t.free(a, b) || !intake.IsDay(word, text[b:]) || unready.MatchString(tail(text[:a])) {
			continue
		}
		whole := loose || bare != "" || len(strings.FieldsFunc(word, func(r rune) bool { return strings.ContainsRune("./-", r) })) > 2
		if !whole && !standsAlone(text, a, b) {
			continue
		}
		day, said := intake.Said(word, on, today)
		if day == "" && bare == "" { // 13.5, which is no day
			continue
		}
		all = append(all, saidDay{a, b, day, said})
	}
	return all
}

// standsAlone reports whether a number stands where a day does: at the beginning of a line, or before a word of the day's.
func standsAlone(text string, from, to int) bool {
	before, behind := text[:from], text[to:]
	first := before == "" || endsWith(before, " \n,(。、；，")
	return first && dayBehind.MatchString(behind)
}

func endsWith(text, signs string) bool {
	r, _ := utf8.DecodeLastRuneInString(text)
	return strings.ContainsRune(signs, r)
}

var (
	dayBehind = pattern.New(`^(?:\s|$|[,。、;:)]|[上下]午|晚|早|中午|到|去|在|我|和|与|走|参|接|值|赴|前往|来|深|开|组|看|慰|督|视|检|调|宣|\p{Han})`)
	vagueDay  = pattern.New(`前几天|前些天|这几天|近日|日前|最近|近期|上周末|周末|上周(?:[^一二三四五六日天末]|$)|上个?月|本月|月初|月底|月中|\d{1,2}月份|上旬|中旬|下旬`)
)

// day reads the day: the field's where the form has one, else what the text tells, else the chat's.
func (r *Report) day(t *tell, told string, where []field, known *Known) {
	on := r.Sent
	if on == "" {
		on = known.Today
	}
	var all []saidDay
	for _, f := range where {
		if t.value(f) != "" {
			all = append(all, t.daysIn(t.text, f.from, f.to, on, known.Today, true)...)
		}
	}
	if len(all) == 0 {
		all = t.daysIn(told, 0, len(told), on, known.Today, false)
	}
	if len(all) == 0 {
		r.dayless(told)
		return
	}
	var values, words []string
	for _, d := range all {
		t.take(PartDay, d.from, d.to)
		values, words = add(values, d.value), add(words, t.text[d.from:d.to])
	}
	first := all[0]
	switch {
	case len(values) > 1:
		r.doubt(PartDay, "写了几个日期（"+strings.Join(words, "、")+"），请填是哪一天", values...)
	case first.value == "":
		r.doubt(PartDay, strings.TrimSuffix(first.said, "。")+"，请填日期")
	default:
		r.Day = first.value
		r.daySaid(words[0], first.said, known.Today)
	}
}

// daySaid says how a word was read as a day.
func (r *Report) daySaid(word, said, today string) {
	relative := strings.Trim(word, "0123456789年月日号./-一二三四五六七八九十至到~— ") != ""
	switch {
	case said != "":
		r.doubt(PartDay, "“"+word+"”："+strings.TrimSuffix(said, "，请核对")+"，按 "+days.Short(r.Day)+" 读入，请核对")
	case relative && r.Sent == "":
		r.doubt(PartDay, "“"+word+"”没有聊天时间可对，从今天算是 "+days.Short(r.Day)+"，请核对")
	}
}

// beginning is where a text says when it was: 月底完工 at its end does not.
func beginning(text string) string {
	runes := []rune(strings.TrimSpace(text))
	return string(runes[:min(len(runes), 16)])
}

// dayless settles a report that names no day.
func (r *Report) dayless(told string) {
	vague := vagueDay.FindString(beginning(told))
	switch {
	case vague != "":
		r.doubt(PartDay, "“"+strings.TrimSpace(vague)+"”看不出是哪一天，请填日期")
	case r.Sent != "":
		r.Day = r.Sent
		r.doubt(PartDay, "没有写哪一天，按发消息的 "+days.Short(r.Sent)+" 读入，请核对")
	default:
		r.doubt(PartDay, "没有写哪一天，请填日期")
	}
}
