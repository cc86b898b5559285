package intake

import (
	"strings"
	"unicode"

	"liujin/app/intake/pattern"
	"liujin/data/han"
)

// words reads words parted by blanks.
func (c *chat) words(seg string) {
	seg = nameTail.ReplaceAllStringFunc(seg, c.remark)
	if short := peopleTail.ReplaceAllString(strings.TrimSpace(seg), ""); short != "" {
		seg = short
	}
	if whole := Bare(seg); c.isKnown(whole) {
		c.add(whole, true)
		return
	}
	fields := strings.FieldsFunc(seg, han.Invisible)
	if len(strings.FieldsFunc(besideWord.ReplaceAllString(seg, ""), han.Invisible)) > 1 {
		c.listed = c.listed && len(c.pending) == 0
	}
	all := spaced(fields)
	for i, w := range all {
		if strings.HasPrefix(w, besideMark) {
			continue
		}
		if i+1 < len(all) && strings.HasPrefix(all[i+1], besideMark) {
			c.beside = han.BesideParts(shown(strings.Trim(all[i+1], besideMark+besideEnd)))
		}
		c.word(w)
		c.beside = nil
	}
}

// remarkMark stands before a word that stood in brackets behind a name.
const remarkMark = "\ue000"

// remark is what stands in brackets as far as it says something of whom it stands behind.
func (c *chat) remark(text string) string {
	inner := strings.Trim(text, "()（）[]【】〔〕")
	p, _ := meaning(inner)
	switch {
	case p != Came && len([]rune(inner)) <= shortWords:
		return " " + remarkMark + p.word() + " "
	case c.isKnown(inner):
		return " " + inner + " "
	}
	return ""
}

// telling is a bracket that may tell somebody from namesakes as a word of its own that nothing else is read from; any other stays.
func (c *chat) telling(bracket string) string {
	inner := strings.Trim(bracket, "()（）[]【】〔〕")
	if said := tellingApart(inner); said != "" && !c.isKnown(inner) {
		return " " + besideMark + hidden(said) + besideEnd + " "
	}
	return bracket
}

// besideWord is such a word with the gaps that were put about it.
var besideWord = pattern.New(` \x{e001}[^\x{e002}]*\x{e002} `)

// word reads one word: a name, names with what is said behind each, or something said.
func (c *chat) word(w string) {
	if said, remark := strings.CutPrefix(w, remarkMark); remark {
		c.pending = c.pending[max(0, len(c.pending)-1):]
		w = said
	}
	w = strings.Trim(w, chatMarks)
	switch p, pure := meaning(w); {
	case w == "":
	case c.isKnown(w):
		c.add(w, true)
	case pure:
		c.say(p)
	case c.within(w):
	case (c.tells(w) || p == Unsure) && c.heard() && !c.holds(w):
		c.say(p)
	default:
		c.odd = append(c.odd, w)
	}
}

// heard reports whether there is somebody of whom a word may be said.
func (c *chat) heard() bool { return len(c.named) > 0 || c.speaker >= 0 }

// within reads a word that holds known names, parted by what is said, or by where somebody is from; false for any other.
func (c *chat) within(w string) bool {
	runes, gap := []rune(w), ""
	type part struct{ name, gap string } // what stands before the name; at the end a gap alone
	var parts []part
	for i := 0; i < len(runes); {
		n := min(c.longest, len(runes)-i)
		for n > 1 && !c.known[string(runes[i:i+n])] {
			n--
		}
		if n < 2 {
			gap, i = gap+string(runes[i]), i+1
			continue
		}
		parts, gap = append(parts, part{string(runes[i : i+n]), gap}), ""
		i += n
	}
	if len(parts) == 0 {
		return false
	}
	for i, p := range append(parts, part{"", gap}) {
		_, pure := meaning(p.gap)
		dressed := label.MatchString(p.gap) || i == 0 && strings.HasSuffix(p.gap, "-") || p.name == "" && strings.HasPrefix(p.gap, "-")
		if p.gap != "" && !pure && !dressed && !c.tells(p.gap) {
			return false
		}
	}
	behind := c.beside // of the last
	defer func() { c.beside = behind }()
	for i, p := range append(parts, part{"", gap}) {
		if c.beside = nil; i == len(parts)-1 {
			c.beside = behind
		}
		if said, pure := meaning(p.gap); p.gap != "" && i > 0 && (pure || c.tells(p.gap)) && strings.Trim(p.gap, chatMarks) != "" {
			c.say(said)
		}
		if p.name != "" {
			c.add(p.name, true)
		}
	}
	return true
}

// tells reports whether a short text that is more than words of chats says clearly that somebody does not come, or late.
func (c *chat) tells(text string) bool {
	p, _ := meaning(text)
	return p != Came && p != Unsure && len([]rune(text)) <= shortWords && !asks.MatchString(strings.ReplaceAll(text, "请假", ""))
}

// shortWords is how long a text may be that says of its speaker what a word in it says.
const shortWords = 16

// odd1 takes a word that was not understood as a name that is not known, or shows it. Where somebody is from is neither.
func (c *chat) odd1(w string) {
	if label.MatchString(w) && len(c.named) > 0 {
		return
	}
	name, _ := Name(chatDigits.ReplaceAllString(w, ""))
	if m := saidBehind.FindStringSubmatch(name); m != nil && nameLike(m[1]) {
		if p, pure := meaning(m[2]); pure {
			c.add(m[1], false)
			c.say(p)
			return
		}
	}
	if nameLike(name) {
		c.add(name, false)
		return
	}
	if latin(w) && len(c.named) > 0 && len(w) < 4 {
		return // A, vip
	}
	c.leave(w)
}

// nameLike reports whether an unknown word may be somebody's name.
func nameLike(name string) bool {
	n := len([]rune(name))
	return (n > 1 && n < 5 || n < 16 && strings.Contains(name, "·")) && !latin(name) && !neverNames.MatchString(name)
}

func (c *chat) isKnown(text string) bool {
	if c.known[text] {
		return true
	}
	name, _ := Name(text)
	return c.known[name]
}

// plain is a line without pictures, times and dates; timed: it had one.
func (c *chat) plain(line string) (text string, timed bool) {
	text = nameTail.ReplaceAllStringFunc(leadHead.ReplaceAllString(Fold(line), "$1:"), c.telling)
	text = smiley.ReplaceAllStringFunc(text, func(s string) string {
		inner := strings.Trim(s, "[]")
		if p, _ := meaning(inner); c.isKnown(inner) || p != Came {
			return " " + inner + " "
		}
		return " "
	})
	text = strings.Map(func(r rune) rune {
		if r >= 0x1f000 && r < 0x1fb00 || r == 0x20e3 || unicode.Is(unicode.Sk, r) && r != '`' || unicode.Is(unicode.Mn, r) ||
			han.Invisible(r) || unicode.Is(unicode.So, r) {
			return ' '
		}
		return r
	}, chatSigns.Replace(text))
	bare := clockTime.ReplaceAllString(calendarDay.ReplaceAllString(text, " "), " ")
	return plusOne.ReplaceAllString(bare, " 到 "), bare != text
}

// segments parts a line at the signs of a list and the ends of sentences, but within brackets.
func segments(text string) []string {
	return han.Parts(chatNumber.ReplaceAllString(text, "、"), segmentSplit)
}

// meaning is what words say of somebody's coming, and whether they are nothing but such words and the courtesies of chats.
func meaning(text string) (p Presence, pure bool) {
	text = strings.ToLower(Bare(text))
	plain := negated.ReplaceAllString(text, "")
	switch {
	case unsureWords.MatchString(plain):
		p = Unsure
	case awayWords.MatchString(plain):
		p = Away
	case lateWords.MatchString(plain):
		p = Late
	case leaveWords.MatchString(plain):
		p = OnLeave
	}
	for _, words := range []*pattern.Pattern{unsureWords, awayWords, lateWords, leaveWords, chatWords} {
		plain = words.ReplaceAllString(plain, "")
	}
	return p, strings.Trim(chatDigits.ReplaceAllString(plain, ""), chatMarks) == ""
}

// word is how a presence is told.
func (p Presence) word() string {
	return [...]string{"到", "迟到", "请假", "缺席", "不一定"}[p]
}
