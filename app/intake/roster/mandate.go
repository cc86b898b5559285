package roster

import (
	"slices"
	"strings"

	"liujin/app/intake"
)

// mandates reads a row's seats: levels ticked in columns, or named in one, or told by the titles above.
func (r *record) mandates() []Mandate {
	out := r.ticked()
	levels, known := readLevels(r.text(fieldLevel))
	if !known {
		c := r.row.Cell(fieldLevel)
		r.problem(fieldLevel, c, "层级“"+withoutIDs(intake.Tidy(c.Text))+"”不认识，请填全国、省、市、县、镇")
	}
	if levels = slices.DeleteFunc(levels, func(l string) bool { return has(out, l) }); len(out) == 0 && len(levels) == 0 && known {
		if l := first(r.titles.level, r.titles.base); l != "" {
			levels = []string{l}
		}
	}
	elected := r.elected()
	certificate := intake.Bare(r.text(fieldCertificate))
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
	for i, c := range pair(make([]string, len(out)), certificate) {
		out[i].Certificate = c
	}
	return out
}

// ticked reads the columns that stand for one level each, from the top level down.
func (r *record) ticked() []Mandate {
	var out []Mandate
	for _, level := range Levels {
		c := r.row.Cell(levelTick + level)
		yes, isTick := intake.Ticked(c.Text)
		place := clean(r.text(levelElected + level))
		switch {
		case !isTick && places.MatchString(intake.Bare(c.Text)):
			if place == "" && !strings.Contains(c.Text, "届") {
				place = clean(c.Text)
			}
			yes = true
		case !isTick:
			r.problem(levelTick+level, c, level+"代表一栏的“"+withoutIDs(intake.Tidy(c.Text))+"”看不懂，是就打√，不是就留空")
		}
		if yes || place != "" {
			out = append(out, Mandate{Level: level, Constituency: place})
		}
	}
	return out
}

// elected is the constituency as written, or the one of the title above.
func (r *record) elected() string {
	var parts []string
	for _, c := range r.row.Cells(fieldConstituency) {
		parts = append(parts, withoutIDs(strings.TrimSpace(c.Text)))
	}
	if len(parts) == 0 {
		return r.titles.constituency
	}
	return strings.Join(parts, "、")
}

// clean is a constituency without white space and with plain digits.
func clean(text string) string {
	if intake.Blank(text) {
		return ""
	}
	bare := intake.Bare(withoutIDs(text))
	return strings.Map(func(c rune) rune {
		if c >= '０' && c <= '９' {
			return c - '０' + '0'
		}
		return c
	}, bare)
}

// pair gives each level its part of a text: one part each in order, or by the level the part itself names.
func pair(levels []string, text string) []string {
	out := make([]string, len(levels))
	if len(levels) < 2 {
		if len(levels) == 1 {
			out[0] = clean(text)
		}
		return out
	}
	var parts []string
	for _, p := range listParts.Split(text, -1) {
		if p = clean(p); p != "" {
			parts = append(parts, p)
		}
	}
	if len(parts) >= len(levels) {
		for i := range levels {
			out[i] = parts[i]
		}
		out[len(out)-1] = strings.Join(parts[len(out)-1:], "、")
		return out
	}
	for _, p := range parts {
		at := len(levels) - 1 // what names no level is the lowest level's
		for i, l := range levels {
			if l != "" && strings.HasPrefix(p, l) {
				at = i
				break
			}
		}
		out[at] = p
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
	before := len(r.roster.Problems)
	more := r.mandates()
	if len(r.row.Cells(fieldLevel)) == 0 && len(r.ticked()) == 0 {
		r.roster.Problems = r.roster.Problems[:before] // it was a remark, not a mandate
		return false
	}
	for _, m := range more {
		if m.Level != "" && !has(last.Mandates, m.Level) {
			last.Mandates = append(last.Mandates, m)
		}
	}
	return true
}
