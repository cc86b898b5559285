package reports

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"liujin/app/intake"
	"liujin/app/intake/pattern"
)

func newReader(known Known) *reader {
	r := &reader{known: known, deputies: map[string]bool{}, surnames: map[string][]string{}}
	for _, n := range known.Deputies {
		name, _ := intake.Name(n)
		if runes := []rune(name); len(runes) > 1 && !r.deputies[name] {
			r.deputies[name], r.longest = true, max(r.longest, len(runes))
			r.surnames[string(runes[0])] = append(r.surnames[string(runes[0])], name)
		}
	}
	for _, p := range known.Places {
		if p.Name = fold(strings.TrimSpace(p.Name)).text; utf8.RuneCountInString(p.Name) > 1 {
			r.places = append(r.places, p)
		}
	}
	slices.SortStableFunc(r.places, func(a, b Place) int { return cmp.Compare(len(b.Name), len(a.Name)) })
	return r
}

// understand reads a message; nil where it tells of nothing that was done.
func (r *reader) understand(m message) *Report {
	t := newTell(m.text)
	one := &Report{Text: m.text, Sender: m.sender, Sent: m.day}
	fields := t.fields()
	form := isForm(fields)
	if form && t.unfilled(fields) || m.preamble {
		return nil
	}
	by := map[Part][]field{}
	if form {
		for _, f := range fields {
			by[f.part] = append(by[f.part], f)
			t.take(partLabel, f.label[0], f.label[1])
		}
		one.form(t, by)
	} else {
		for _, f := range fields { // 问题：… in a sentence
			if f.part == PartAsked {
				t.take(partLabel, f.label[0], f.label[1])
				to := f.to
				if m := doneAbout.FindStringIndex(t.text[f.from:f.to]); m != nil {
					to = f.from + m[0]
				}
				one.take(t, f.from, f.from, to)
			}
		}
		one.asked(t)
	}
	told := t.told()
	r.place(one, t, told, by[PartPlace])
	one.day(t, told, by[PartDay], &r.known)
	r.who(one, t, told, by[PartWho])
	one.walk(t, told, append(by[PartPlace], by[PartWalk]...))
	one.reached(t, told, by[partCount])
	one.topic(told)
	one.Content = t.content(by)
	one.beside(t)
	one.overlooked(t)
	if !form && !one.tells(t, told, r.known.Today) {
		return nil
	}
	one.Spans = t.spans()
	return one
}

// form takes what the fields of a form say that was asked for.
func (r *Report) form(t *tell, by map[Part][]field) {
	for _, f := range by[PartAsked] {
		if t.value(f) != "" {
			r.take(t, f.from, f.from, f.to)
		}
	}
	if len(r.Asked) == 0 {
		r.asked(t)
	}
}

// content is what was done, as it was written: all that was not asked for and stands in no other field.
func (t *tell) content(by map[Part][]field) string {
	skip := make([]bool, len(t.text))
	for _, part := range []Part{PartWho, PartDay, PartPlace, PartWalk, partCount, PartAsked} {
		for _, f := range by[part] {
			for i := f.from; i < f.to; i++ {
				skip[i] = true
			}
		}
	}
	var parts []string
	for i := 0; i < len(t.text); {
		out := func(k int) bool { return skip[k] || t.taken[k] == PartAsked || t.taken[k] == partLabel }
		to := i + 1
		for to < len(t.text) && out(to) == out(i) {
			to++
		}
		if !out(i) {
			if text := t.written(i, to); utf8.RuneCountInString(text) > 1 {
				parts = append(parts, text)
			}
		}
		i = to
	}
	return strings.Join(parts, "\n")
}

var (
	photoMark = pattern.New(`\[(?:图片|照片|视频|Photo|image)\](?:[xX×*](\d+))?`)
	countSaid = pattern.New(`(?:意见建议|意见|建议|问题|诉求)(?:共)? ?(\d{1,2}|[一二两三四五六七八九十]) ?(?:条|件|个|项)|(\d{1,2}|[一二两三四五六七八九十]) ?(?:条|件|项|` +
		`个)(?:群众)?(?:意见建议|意见|建议|问题|诉求|事[,:，：情])`)
	votes   = pattern.New(`满意(?:票)? ?\d`)
	replies = pattern.New(`请(?:各位|大家|及时|抓紧)|收到|好的|辛苦|谢谢|通知|请于|务必|@所有人`)
)

// beside notes what did not come with the text, or not as it says.
func (r *Report) beside(t *tell) {
	for _, m := range photoMark.FindAllStringSubmatch(t.text, -1) {
		r.Photos += max(1, number(m[1]))
	}
	r.Photos = min(r.Photos, 99)
	if r.Photos > 0 {
		r.doubt("", "群里还有 "+count(r.Photos, "张照片")+"，请拖进来")
	}
	if m := countSaid.FindStringSubmatch(t.text); m != nil {
		if said := number(m[1] + m[2]); said > len(r.Asked) {
			r.doubt(PartAsked, "写的是 "+count(said, "件")+"，看到 "+count(len(r.Asked), "件")+"，请核对")
		}
	}
	if votes.MatchString(t.text) {
		r.doubt("", "写了评议的满意票数，没有填进记录，登记后请到“联系 · 选区选民”里补上")
	}
	if pasted := utf8.RuneCountInString(r.Content); pasted > 5000 {
		r.doubt("", "写得太长，情况最多 5000 个字，请改短")
	}
}

// tells reports whether a message tells of something that was done.
func (r *Report) tells(t *tell, told, today string) bool {
	if bidding.MatchString(t.text) {
		return false
	}
	if replies.MatchString(told) && (r.Place.ID == "" || len(r.Deputies) == 0) && !reportLike.MatchString(told) {
		return false
	}
	// Who names the day of what was done has something to report, though it can't be told what: rather one to be dropped than one lost.
	if slices.Contains(t.taken, PartDay) && r.Day <= today && (doing.MatchString(t.text) || unread.MatchString(told)) {
		return true
	}
	return (r.Place.Walk != 0 || r.Walk != 0 || len(r.Asked) > 0) && (doing.MatchString(told) || r.Place.Walk != 0 || len(r.Asked) > 0)
}

// bidding is what the office posts to have reports written.
var bidding = pattern.New(`格式:`)

// reportLike is what a report says even where it ends with 谢谢.
var reportLike = pattern.New(`(?:今|昨|前|上午|下午|\d[日号]|\d月).{0,30}(?:走访|去|到|在|参加|接待|看望|慰问|视察|宣讲|督|调研|值班)`)

func longestFirst(all []string) {
	slices.SortFunc(all, func(a, b string) int { return cmp.Or(cmp.Compare(len(b), len(a)), strings.Compare(a, b)) })
}
