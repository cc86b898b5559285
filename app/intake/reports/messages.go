package reports

import (
	"strings"
	"unicode/utf8"

	"liujin/app/intake"
	"liujin/app/intake/pattern"
)

// message is what one person wrote at a time.
type message struct {
	text        string
	sender, day string // of the chat's head; "" it has none
	preamble    bool   // what stands above a chain: what it is about, an example
}

const (
	clock   = `(?:(?:上午|下午|早上|晚上|凌晨|中午|[AaPp][Mm]) ?)?\d{1,2}:\d{2}(?::\d{2})?(?: ?[AaPp][Mm])?`
	headDay = `(?:20\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d{1,2}[-/.月]\d{1,2}日?|今天|昨天|前天|(?:周|星期)[一二三四五六日天])`
)

var (
	headLine  = pattern.New(`^(.{1,30}?)[ :]{1,3}[\[(]?(` + headDay + ` ?)?` + clock + `[\])]?:?$`)
	dayHead   = pattern.New(`^[\[(【]?(` + headDay + ` ?)?` + clock + `[\])】]? ?([^:]{1,24}):?$`)
	dayInline = pattern.New(`^[\[(【]?(` + headDay + ` ?)?` + clock + `[\])】]? ?([^: ]{1,12}):(.+)$`)
	timeLine  = pattern.New(`^[-—–_=* ]*(` + headDay + `)?(?: ?(?:周|星期)[一二三四五六日天])?(?: ?` + clock + `)?[-—–_=* ]*$`)
	nameLine  = pattern.New(`^@?([^:,。;!?\n]{1,16}) ?:(.*)$`)
	numbered  = pattern.New(`^(?:\(?\d{1,3}\)?[.、,) ] ?|\(?[一二三四五六七八九十]{1,3}[、.)] ?|[①-⑳] ?)`)
	chainHead = pattern.New(`^# ?接龙`)
	saidInIt  = pattern.New(`[。,!?;]|各位|所有|全体|^请|今[天日]|昨[天日]|走访|去了|时间|日期|地点`)
	startsOn  = pattern.New(`^(?:代表|同志|人大代表)?[ ,:(]*(?:和|与|跟|、|今|昨|前|上|下|周|星期|本周|\d{1,4}[-/.月日号年]|去|到|在|走访|参加|于|已|我|赴|前往|来到|深入|` +
		`走进|接待|值班|` +
		`带队|一行|组织|开展|看望|慰问|督|视察|检查|调研|宣讲)`)
)

// splitter parts a pasted text into messages.
type splitter struct {
	*reader
	all   []message
	now   strings.Builder
	head  message // of what is being gathered
	apart bool    // a blank line stood before
	tells bool    // it tells of something by itself
	chain bool    // below #接龙
	who   bool    // the form's 姓名 was read
}

// messages parts a pasted text.
func (r *reader) messages(pasted string) []message {
	s := &splitter{reader: r}
	for raw := range strings.Lines(pasted) {
		raw = strings.TrimRight(raw, "\n")
		s.line(raw, strings.TrimSpace(fold(raw).text))
	}
	s.end(message{day: s.head.day})
	return s.all
}

// end ends a message; what follows has another head.
func (s *splitter) end(next message) {
	text := strings.TrimSpace(s.now.String())
	if n := len(s.all); n > 0 && text != "" && trimmed(pictures.ReplaceAllString(text, "")) == "" && s.all[n-1].sender == s.head.sender {
		s.all[n-1].text += "\n" + text // pictures that were sent after the words
	} else if text != "" {
		s.head.text = text
		s.all = append(s.all, s.head)
	}
	s.now.Reset()
	s.head, s.apart, s.who, s.tells = next, false, false, false
}

func (s *splitter) add(raw string) {
	s.now.WriteString(raw + "\n")
	text := fold(raw).text
	s.tells = s.tells || len(s.within(text)) > 0 || intake.SpokenDay.MatchString(text) || doing.MatchString(text)
	s.apart = false
}

// line takes a line, as it was written and as it is compared.
func (s *splitter) line(raw, text string) {
	if text == "" {
		s.apart = true
		return
	}
	if chainHead.MatchString(text) {
		s.end(message{day: s.head.day, preamble: true})
		s.chain = true
		s.add(raw)
		return
	}
	if s.headed(raw, text) {
		s.chain = false
		return
	}
	if label := formLabel.FindStringSubmatch(text); label != nil && labels[label[1]] == PartWho {
		if s.who || s.apart && s.tells {
			s.end(message{day: s.head.day})
		}
		s.who = true
	} else if s.begins(text) {
		s.end(message{day: s.head.day})
		if bare := numbered.ReplaceAllString(text, ""); bare != text {
			raw = after(raw, bare)
		}
	}
	s.add(raw)
}

// headed takes a line that is a chat's head, or begins with one.
func (s *splitter) headed(raw, text string) bool {
	if m := timeLine.FindStringSubmatch(text); m != nil && strings.Trim(text, "-—–_=* ") != "" {
		day := s.dayOf(m[1])
		if day == "" && m[1] == "" {
			day = s.head.day
		}
		s.end(message{day: day})
		return true
	}
	for _, form := range []struct {
		line      *pattern.Pattern
		name, day int
	}{{headLine, 1, 2}, {dayHead, 2, 1}, {dayInline, 2, 1}} {
		m := form.line.FindStringSubmatch(text)
		if m == nil || !s.mayBeHead(m[form.name]) {
			continue
		}
		day := s.dayOf(strings.TrimSpace(m[form.day]))
		if m[form.day] == "" {
			day = s.head.day
		}
		s.end(message{sender: strings.TrimSpace(m[form.name]), day: day})
		if form.line == dayInline {
			s.add(after(raw, m[3]))
		}
		return true
	}
	m := nameLine.FindStringSubmatch(numbered.ReplaceAllString(text, ""))
	if m == nil || labels[strings.ReplaceAll(m[1], " ", "")] != "" || formLabel.MatchString(text) || !s.mayBeHead(m[1]) ||
		len(s.within(m[1])) != 1 && !titledName.MatchString(m[1]) || s.who && !s.apart {
		return false
	}
	s.end(message{sender: strings.TrimSpace(m[1]), day: s.head.day})
	if rest := strings.TrimSpace(m[2]); rest != "" {
		s.add(after(raw, rest))
	}
	return true
}

// after is the end of a line as it was written, by what it is as it is compared.
func after(raw, rest string) string {
	f := fold(raw)
	if i := strings.LastIndex(f.text, rest); i >= 0 {
		return raw[f.at[i]:]
	}
	return raw
}

// mayBeHead reports whether a text may be what somebody is called in a chat.
func (s *splitter) mayBeHead(name string) bool {
	name = strings.TrimSpace(name)
	return name != "" && utf8.RuneCountInString(name) <= 20 && !saidInIt.MatchString(name) && labels[name] == ""
}

// dayOf is the day of a chat's head.
func (s *splitter) dayOf(text string) string {
	if text == "" {
		return ""
	}
	day, _ := intake.Said(text, s.known.Today, s.known.Today)
	return day
}

// begins reports whether a line begins what somebody else did: it begins with a deputy's name, as in a chain, or behind a blank line, or
// goes on as a message of its own does.
func (s *splitter) begins(text string) bool {
	bare := numbered.ReplaceAllString(text, "")
	name := s.first(bare)
	if name == "" || s.now.Len() == 0 {
		return false
	}
	rest := strings.TrimPrefix(bare, name)
	switch {
	case s.chain && bare != text:
		return true
	case s.head.preamble || !s.tells:
		return false
	}
	return s.apart || startsOn.MatchString(rest)
}

// first is the known name that a text begins with.
func (r *reader) first(text string) string {
	runes := []rune(text)
	for n := min(r.longest, len(runes)); n > 1; n-- {
		if name := string(runes[:n]); r.deputies[name] {
			return name
		}
	}
	return ""
}

// within are the known names in a text, each once.
func (r *reader) within(text string) (names []string) {
	runes := []rune(text)
	for i := 0; i < len(runes); i++ {
		if name := r.first(string(runes[i:min(len(runes), i+r.longest)])); name != "" {
			names = add(names, name)
			i += utf8.RuneCountInString(name) - 1
		}
	}
	return names
}

// add adds a text that is not there yet.
func add(list []string, text string) []string {
	for _, have := range list {
		if have == text {
			return list
		}
	}
	return append(list, text)
}
