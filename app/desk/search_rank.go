package desk

import (
	"strings"
	"unicode"

	"liujin/app/table"
)

// Rank says how well something is found, the best first.
type Rank int

// Ranks.
const (
	RankName     Rank = iota // what was typed is the name
	RankPrefix               // the name begins so
	RankPage                 // a page's name says it
	RankWord                 // a word of the title begins so
	RankInitials             // the initials of the name
	RankPinyin               // the name's pinyin begins so
	RankInside               // it is somewhere in the title
	RankContent              // it stands in the details
	NotFound
)

// query is what was typed, folded: whole and word by word.
type query struct {
	whole string
	words []string
}

func newQuery(typed string) query {
	q := query{whole: table.Query(typed)}
	for _, w := range strings.Fields(strings.ReplaceAll(typed, "　", " ")) {
		q.words = append(q.words, table.Query(w))
	}
	return q
}

// RankOf says how well what was typed finds a page by its name.
func RankOf(page, typed string) Rank {
	q := newQuery(typed)
	x := indexed{Hit: Hit{Title: page}, title: table.NewKey(page)}
	r := x.rank(&q)
	if written := strings.Contains(table.Query(page), q.whole); written && r > RankName && r < NotFound {
		return RankPage
	}
	return r
}

// rank says how well all words are found: as one, or else as the worst of them is.
func (x *indexed) rank(q *query) Rank {
	if r := x.inTitle(q.whole); r <= RankPrefix {
		return r
	}
	worst := RankName
	for _, w := range q.words {
		r := x.inTitle(w)
		if r == NotFound && x.detail.Matches(w) {
			r = RankContent
		}
		if worst = max(worst, r); worst == NotFound {
			return NotFound
		}
	}
	return worst
}

// inTitle says how well one word is found in the title.
func (x *indexed) inTitle(word string) Rank {
	r := x.title.Rank(word)
	if r < 0 {
		return NotFound
	}
	name := table.Query(x.Title)
	switch {
	case name == word:
		return RankName
	case strings.HasPrefix(name, word):
		return RankPrefix
	case beginsWord(x.Title, word):
		return RankWord
	case r == 0:
		return RankInitials
	case r == 1:
		return RankPinyin
	}
	return RankInside
}

// beginsWord reports whether a word of a title, which gaps and signs part from others, begins so.
func beginsWord(title, word string) bool {
	for _, part := range strings.FieldsFunc(title, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsPunct(r) && r != '-' }) {
		if strings.HasPrefix(table.Query(part), word) {
			return true
		}
	}
	return false
}
