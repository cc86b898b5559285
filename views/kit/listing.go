package kit

import (
	"strings"

	"liujin/app/table"
)

// Act is something that can be done with several marked rows at once.
type Act struct {
	Label string
	Do    func(ids []string)
}

// Option is a choice beside the filter that narrows a list: 全部 / 本月 …
type Narrow[R any] struct {
	Label string
	Keep  func(*R) bool // nil keeps all
}

// Listing is just what is shown: the columns in their order, the rows kept, and the filter in words.
func (l *List[R]) Listing() table.Listing {
	shown := table.Listed(l.Title, l.columns, l.view.Shown())
	var words []string
	for i, options := range l.Narrows {
		if i < len(l.picks) && l.picks[i] > 0 {
			words = append(words, options[l.picks[i]].Label)
		}
	}
	if typed := strings.TrimSpace(l.view.Filter()); typed != "" {
		words = append(words, "“"+typed+"”")
	}
	shown.Filter = strings.Join(words, "，")
	return shown
}

// Shown returns the ids of all rows that are shown.
func (l *List[R]) Shown() (ids []string) {
	for i := range l.view.Len() {
		ids = append(ids, l.ID(l.view.At(i)))
	}
	return ids
}
