package intake

import (
	"slices"
	"strings"

	"liujin/app/sheets"
)

// Presence is what a pasted text says of somebody's coming.
type Presence int

// What it may say. Unsure: that it isn't settled yet (看情况).
const (
	Came Presence = iota
	Late
	OnLeave
	Away
	Unsure
)

// PastedName is somebody whom a pasted text names; Known: it is one of the names that were looked for.
type PastedName struct {
	Name     string
	Beside   []string // what stands in brackets behind it and may tell it from namesakes
	Known    bool
	Presence Presence
}

// Written is the name with what stands beside it.
func (n *PastedName) Written() string {
	if len(n.Beside) == 0 {
		return n.Name
	}
	return n.Name + "（" + strings.Join(n.Beside, "，") + "）"
}

// Paste is what was read from a pasted text.
type Paste struct {
	Names []PastedName // in order, each once
	Left  []string     // texts that were not understood
	Rest  bool         // it says of all others that they came: 其余都到了

	TooLong bool // none of it was read
}

// mostPasted is how many bytes of a text are read: a chain of 2,000 persons has fewer.
const mostPasted = 200_000

// Pasted reads whom a pasted text names and what it says of them: a list, a chain of a chat group (接龙), mentions, replies with or
// without times, headings such as 请假：. known are the names that it may mean. What is neither a name nor a word of such texts is Left.
func Pasted(text string, known []string) Paste {
	if len(text) > mostPasted {
		return Paste{TooLong: true}
	}
	c := chat{known: map[string]bool{}, speaker: -1}
	for _, n := range known {
		if name, _ := Name(n); len([]rune(name)) > 1 {
			c.known[name] = true
			c.longest = max(c.longest, len([]rune(name)))
		}
	}
	for line := range strings.Lines(strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n").Replace(text)) {
		c.line(strings.TrimSpace(line))
	}
	return c.out
}

// chat is a pasted text being read.
type chat struct {
	known   map[string]bool
	longest int // of the known names
	out     Paste

	chain, counted bool // below #接龙, and below its first numbered line
	headed         bool // it has had a heading, so that a word alone is one more and no reply
	replies        bool // somebody has spoken under a time or before a colon
	under          Presence
	speaker        int // who replies in the lines that follow, -1 for nobody
	namesAlone     int // lines of one name each just above

	// of the line being read
	heading Presence
	named   []int    // in order
	pending []int    // those of whom nothing was said yet
	listed  bool     // they stand as a list, so that a word behind it holds for all
	said    bool     // it says something of somebody
	unsure  bool     // that it isn't settled
	beside  []string // what stands in brackets behind the word that is read
	odd     []string
}

// failed is a line without the cells in which something stands instead of a value: they name nobody, and are shown.
func (c *chat) failed(raw string) string {
	cells := strings.Split(raw, "\t")
	for i, text := range cells {
		if text = strings.TrimSpace(text); sheets.IsFailure(text) {
			c.leave(text)
			cells[i] = ""
		}
	}
	return strings.Join(cells, "\t")
}

// line reads a line.
func (c *chat) line(raw string) {
	raw = c.failed(raw)
	text, timed := c.plain(raw)
	text = strings.TrimSpace(text)
	switch {
	case raw == "":
		return
	case strings.Trim(text, chatMarks) == "":
		if !timed {
			c.namesAlone = 0 // a reply in pictures
		}
		return
	case chainHead.MatchString(text):
		c.chain, c.counted, c.speaker = true, false, -1
		if title := strings.TrimSpace(chainHead.ReplaceAllString(text, "")); title != "" {
			c.leave(title)
		}
		return
	case c.chain && !c.counted && !chatOrdinal.MatchString(text):
		if !exampleLine.MatchString(text) && !c.isKnown(text) {
			c.leave(raw)
			return
		}
		if !c.isKnown(text) {
			return
		}
	}
	c.counted = c.counted || chatOrdinal.MatchString(text)
	if aboutLine.MatchString(text) || link.MatchString(text) {
		c.leave(raw)
		c.speaker = -1
		return
	}
	c.heading, c.named, c.pending, c.odd = c.under, nil, nil, nil
	c.listed, c.said, c.unsure = true, false, false
	text = chatOrdinal.ReplaceAllString(text, "")
	for _, seg := range segments(peopleAnd.ReplaceAllString(text, "$1、$2")) {
		c.segment(seg)
	}
	c.close(raw, text, timed)
}

// close settles what a line leaves open, and to whom the next belongs.
func (c *chat) close(raw, text string, timed bool) {
	for _, odd := range c.odd {
		c.odd1(odd)
	}
	if c.unsure {
		c.leave(raw)
	}
	alone := len(c.named) == 1 && !c.said
	switch {
	case len(c.named) == 1:
		c.speaker = c.named[0]
		c.replies = c.replies || timed || strings.Contains(text, ":")
	case len(c.named) > 1:
		c.speaker = -1
	}
	if alone && !timed {
		c.namesAlone++
	} else {
		c.namesAlone = 0
	}
	switch {
	case c.heading == c.under: // no heading of its own, or the same
	case len(c.named) == 0, strings.HasSuffix(text, "、"), strings.HasSuffix(text, ","):
		c.under = c.heading
	}
}

// mostColons is how many colons stand between two signs of a list at most: each is read for itself.
const mostColons = 20

// segment reads what stands between two signs of a list.
func (c *chat) segment(seg string) {
	if strings.Count(seg, ":") > mostColons {
		c.odd = append(c.odd, seg)
		return
	}
	head, rest, colon := strings.Cut(seg, ":")
	if othersCame.MatchString(Bare(seg)) {
		c.out.Rest = true
		return
	}
	if !colon {
		c.words(seg)
		return
	}
	if Bare(rest) == "" && c.holds(head) {
		c.words(head)
		return
	}
	if fields := strings.Fields(head); len(fields) > 1 { // 已读：赵启明 高𬭎 未读：王五
		if _, pure := meaning(fields[len(fields)-1]); pure {
			head = fields[len(fields)-1]
			c.words(strings.Join(fields[:len(fields)-1], " "))
			c.pending = nil
		}
	}
	plain := Bare(nameTail.ReplaceAllString(head, ""))
	if p, pure := meaning(plain); pure && plain != "" && len(c.named) == 0 || pure && plain != "" && c.heads(plain) {
		c.heading, c.pending, c.headed = p, nil, true
		if Bare(rest) == "" {
			c.under = p
		}
	} else if !listHead.MatchString(plain) || c.holds(plain) {
		c.words(head)
	}
	if !Blank(rest) {
		c.segment(rest)
	}
}

// holds reports whether a text holds a known name.
func (c *chat) holds(text string) bool {
	text = Bare(text)
	for i := range text {
		for n := range c.known {
			if strings.HasPrefix(text[i:], n) {
				return true
			}
		}
	}
	return false
}

// heads reports whether a word before a colon begins a list in the middle of a line, as 请假 does, and is nobody's reply.
func (c *chat) heads(word string) bool { return len(c.pending) == 0 || c.listed }

// add names somebody; one who is named again keeps what was said first.
func (c *chat) add(text string, known bool) {
	name, _ := Name(text)
	if name == "" {
		return
	}
	i := slices.IndexFunc(c.out.Names, func(n PastedName) bool { return n.Name == name && slices.Equal(n.Beside, c.beside) })
	if i < 0 { // a namesake, where something else stands behind the name, or nothing
		i = len(c.out.Names)
		c.out.Names = append(c.out.Names, PastedName{Name: name, Beside: c.beside, Known: known, Presence: c.heading})
	} else if c.heading != Came {
		c.out.Names[i].Presence = c.heading
	}
	c.named, c.pending = append(c.named, i), append(c.pending, i)
}

// say says something of those named before it in the line, or of who speaks; alone it is a heading.
func (c *chat) say(p Presence) {
	c.said, c.unsure = true, c.unsure || p == Unsure
	switch of := c.pending; {
	case len(of) > 1 && !c.listed && p != Came: // it isn't plain for how many of them it holds
		c.odd = append(c.odd, c.called(of)+p.word())
		c.set(of[len(of)-1:], p)
	case len(of) > 0:
		c.set(of, p)
	case len(c.named) > 0:
		c.set(c.named[len(c.named)-1:], p)
	case c.speaker >= 0 && (c.replies || !c.headed && c.namesAlone < 2):
		c.set([]int{c.speaker}, p)
	default:
		c.heading, c.under, c.headed = p, p, true
	}
	c.pending, c.listed = nil, true
}

// set keeps the more telling word where two are said.
func (c *chat) set(of []int, p Presence) {
	for _, i := range of {
		if p != Came {
			c.out.Names[i].Presence = p
		}
	}
}

func (c *chat) called(of []int) string {
	var names []string
	for _, i := range of {
		names = append(names, c.out.Names[i].Name)
	}
	return strings.Join(names, " ") + " "
}

// leave keeps a text that was not understood.
func (c *chat) leave(text string) {
	if text = WithoutIDs(Tidy(text)); text != "" && !slices.Contains(c.out.Left, text) {
		c.out.Left = append(c.out.Left, text)
	}
}
