package roster

import (
	"slices"
	"strings"

	"liujin/app/intake"
	"liujin/app/intake/pattern"
	"liujin/data/han"
)

// mandates reads a row's seats: levels ticked in columns, or named in one, or told by the titles above.
func (r *record) mandates() []Mandate {
	out := r.ticked()
	levels, known := readLevels(r.joined(fieldLevel))
	if !known {
		c := r.row.Cell(fieldLevel)
		r.problem(fieldLevel, c, "层级“"+intake.WithoutIDs(intake.Tidy(c.Text))+"”不认识，请填全国、省、市、县、镇")
	}
	levels = slices.DeleteFunc(levels, func(l string) bool { return has(out, l) })
	elected := r.elected()
	if len(out) == 0 && len(levels) == 0 && known {
		levels = r.untold(elected)
	}
	levels = r.also(out, levels)
	open := slices.Clone(levels) // levels whose constituency the common column names, in its order
	for _, m := range out {
		if m.Constituency == "" {
			open = append(open, m.Level)
		}
	}
	paired := pair(open, elected)
	for i, l := range levels {
		out = append(out, Mandate{Level: l, Constituency: paired[i]})
	}
	for i := range out {
		if at := slices.Index(open, out[i].Level); out[i].Constituency == "" && at >= 0 {
			out[i].Constituency = paired[at]
		}
	}
	if len(out) == 0 && elected != "" {
		out = []Mandate{{Constituency: clean(elected)}}
	}
	for i, c := range pair(make([]string, len(out)), intake.Bare(r.text(fieldCertificate))) {
		out[i].Certificate = c
	}
	return out
}

// untold are the levels of somebody of whom the row tells none: the title's, or those the constituencies name.
func (r *record) untold(elected string) []string {
	if l := first(r.titles.level, r.titles.base); l != "" {
		return []string{l}
	}
	var out []string
	for _, part := range electedParts(elected, 0) {
		l := levelNamed(part)
		if l == "" || slices.Contains(out, l) {
			return nil
		}
		out = append(out, l)
	}
	return out
}

// also adds the levels of a column that names only what is held beside the table's own level.
func (r *record) also(out []Mandate, levels []string) []string {
	more, _ := readLevels(r.text(fieldAlso))
	more = append(more, remarkedLevels(r.text(fieldNote))...)
	added := false
	for _, l := range more {
		if !has(out, l) && !slices.Contains(levels, l) {
			levels, added = append(levels, l), true
		}
	}
	if added {
		slices.SortFunc(levels, func(a, b string) int { return slices.Index(Levels, a) - slices.Index(Levels, b) })
	}
	return levels
}

// remarkedLevels are the levels at which somebody is a deputy, too, as a remark says in nothing but their names: 市、县代表, 兼县人大代表. What says
// more, such as 原县人大代表, names none.
func remarkedLevels(note string) (all []string) {
	for remark := range strings.FieldsFuncSeq(intake.Fold(note), func(r rune) bool { return strings.ContainsRune("；;。\n", r) }) {
		if !strings.Contains(remark, "代表") {
			continue
		}
		var levels []string
		for _, part := range listParts.Split(intake.Bare(remark), -1) {
			if part == "" {
				continue
			}
			named := spelled(strings.ReplaceAll(levelDress.ReplaceAllString(part, ""), "级", ""))
			if len(named) == 0 {
				levels = nil
				break
			}
			levels = append(levels, named...)
		}
		all = append(all, levels...)
	}
	return all
}

// ticked reads the columns that stand for one level each, from the top level down.
func (r *record) ticked() []Mandate {
	var out []Mandate
	for _, level := range Levels {
		c := r.row.Cell(levelTick + level)
		yes, isTick, rest := tick(c.Text)
		place := clean(r.text(levelElected + level))
		switch {
		case isTick && place == "" && places.MatchString(rest):
			place = clean(rest)
		case !isTick && places.MatchString(intake.Bare(c.Text)):
			if place == "" && !strings.Contains(c.Text, "届") {
				place = clean(c.Text)
			}
			yes = true
		case !isTick:
			r.problem(levelTick+level, c, level+"代表一栏的“"+intake.WithoutIDs(intake.Tidy(c.Text))+"”看不懂，是就打√，不是就留空")
		}
		if yes || place != "" {
			out = append(out, Mandate{Level: level, Constituency: place})
		}
	}
	return out
}

// elected is the constituency as written, or the one of the title above.
func (r *record) elected() string {
	if text := r.joined(fieldConstituency); text != "" {
		return text
	}
	return r.titles.constituency
}

// clean is a constituency without white space and with plain digits.
func clean(text string) string {
	if intake.Blank(text) {
		return ""
	}
	bare := intake.Bare(intake.WithoutIDs(text))
	return strings.Map(func(c rune) rune {
		if c >= '０' && c <= '９' {
			return c - '０' + '0'
		}
		return c
	}, bare)
}

var (
	electedSplit = pattern.New(`[、,，;；/\\|\n\r+＋&]+`)
	electedBlank = pattern.New(`[、,，;；/\\|\s+＋&]+`)
	electedLabel = pattern.New(`^` + levelName + `(?:人大)?(?:代表)?[:：]`)
	electedNamed = pattern.New(`^` + levelName + `(?:人大)?(?:代表)?[:：]?(?:第|[\d一二三四五六七八九十]|选区)`)
)

// levelNamed is the level that a constituency begins with: 县第18选区, 镇代表：第8选区.
func levelNamed(part string) string {
	m := electedNamed.FindStringSubmatch(part)
	if m == nil {
		if m = electedLabel.FindStringSubmatch(part); m == nil {
			return ""
		}
	}
	return levelWords[m[1]]
}

// electedParts parts the constituencies in a cell; the words 和, 及 and blanks part them only where that gives the n wanted.
func electedParts(text string, n int) []string {
	split := func(parts []string) []string {
		var out []string
		for _, p := range parts {
			if p = clean(p); p != "" {
				out = append(out, p)
			}
		}
		return out
	}
	out := split(han.Parts(text, electedSplit))
	if len(out) < n {
		for _, other := range [][]string{split(han.Parts(text, listParts)), split(han.Parts(text, electedBlank))} {
			if len(other) == n {
				return other
			}
		}
	}
	return out
}

// pair gives each level its part of a text: by the level the part itself names, and else in order.
func pair(levels []string, text string) []string {
	out := make([]string, len(levels))
	if len(levels) < 2 {
		if len(levels) == 1 {
			out[0] = electedLabel.ReplaceAllString(clean(text), "")
		}
		return out
	}
	parts := electedParts(text, len(levels))
	var rest []string
	for _, p := range parts {
		level := levelNamed(p)
		at := slices.Index(levels, level)
		if level == "" || at < 0 || out[at] != "" {
			rest = append(rest, p)
			continue
		}
		out[at] = electedLabel.ReplaceAllString(p, "")
	}
	open := 0
	for _, c := range out {
		if c == "" {
			open++
		}
	}
	if len(rest) < open { // what names no level is the lowest level's
		for i := len(Levels) - 1; i >= 0 && len(rest) > 0; i-- {
			if at := slices.Index(levels, Levels[i]); at >= 0 && out[at] == "" {
				out[at], rest = rest[len(rest)-1], rest[:len(rest)-1]
			}
		}
		if len(rest) == 0 {
			return out
		}
	}
	last := len(out) - 1
	for i := range out {
		if out[i] == "" && len(rest) > 0 {
			out[i], rest, last = rest[0], rest[1:], i
		}
	}
	if len(rest) > 0 {
		out[last] = strings.Join(append([]string{out[last]}, rest...), "、")
	}
	return out
}

func has(list []Mandate, level string) bool {
	return slices.ContainsFunc(list, func(m Mandate) bool { return m.Level == level })
}

// continues takes a row without a name that holds nothing but another mandate as one more of the person above.
func (r *record) continues() bool {
	if strong(r.row) > 0 || len(r.people.list) == 0 {
		return false
	}
	last := &r.people.list[len(r.people.list)-1]
	if last.Sheet != r.sheet || r.row.Number-last.Row > len(Levels) {
		return false
	}
	before := len(r.Problems)
	more := r.mandates()
	if len(r.row.Cells(fieldLevel)) == 0 && len(r.ticked()) == 0 {
		r.Problems = r.Problems[:before] // it was a remark, not a mandate
		return false
	}
	for _, m := range more {
		if m.Level != "" && !has(last.Mandates, m.Level) {
			last.Mandates = append(last.Mandates, m)
		}
	}
	return true
}
