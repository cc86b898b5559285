package kit

import (
	"slices"
	"strings"

	"liujin/app/table"
)

// Act is something that can be done with several marked rows at once.
type Act struct {
	Label string
	Do    func(ids []string)
}

// Option is a choice beside the filter that narrows a list: 全部 / 本月 …
type Narrow[P any] struct {
	Key   string // by which others choose it; "" nobody does
	Label string
	Keep  func(P) bool // nil keeps all
	Rare  bool         // offered only while it keeps some
	Parts bool         // offered only while it leaves some out
	If    func() bool  // offered only while it says so; nil always
}

// offered reports whether the entry is worth choosing among some rows.
func (n *Narrow[P]) offered(rows []P) bool {
	return (n.If == nil || n.If()) && (!n.Rare || slices.ContainsFunc(rows, n.Keep)) &&
		(!n.Parts || slices.ContainsFunc(rows, func(r P) bool { return !n.Keep(r) }))
}

// offer has the drop-downs offer what keeps some rows, and what is chosen.
func (l *List[P]) offer() {
	for i, options := range l.Narrows {
		var labels []string
		for j, o := range options {
			if j == l.picks[i] || o.offered(l.view.Rows()) {
				labels = append(labels, o.Label)
			}
		}
		if l.choices[i].Options = labels; l.choices[i].SelectedIndex() < 0 {
			l.choices[i].SetSelected(options[l.picks[i]].Label)
		}
	}
}

// Listing is just what is shown: the columns in their order, the rows kept, and the filter in words.
func (l *List[P]) Listing() table.Listing {
	shown := table.Render(l.Title, l.columns, l.view.Shown())
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
	if l.Note != nil {
		shown.Note = l.Note()
	}
	if l.Sum != nil && l.view.Len() == len(l.view.Rows()) { // of some rows it is no sum
		shown.Total = l.cells(l.Sum())
	}
	return shown
}

// Shown returns the ids of all rows that are shown.
func (l *List[P]) Shown() (ids []string) {
	for i := range l.view.Len() {
		ids = append(ids, l.ID(l.view.At(i)))
	}
	return ids
}

// NarrowTo shows just the rows that entries of the drop-downs keep, by their keys; drop-downs without one of them keep all, and what
// was typed is cleared. A list that has none of the entries is left as it is, and says false.
func (l *List[P]) NarrowTo(keys []string) bool {
	picks, found := make([]int, len(l.Narrows)), false
	for i, options := range l.Narrows {
		if at := slices.IndexFunc(options, func(n Narrow[P]) bool { return n.Key != "" && slices.Contains(keys, n.Key) }); at >= 0 {
			picks[i], found = at, true
		}
	}
	if found {
		l.SetFilter("")
		for i := range l.choices {
			l.Pick(i, picks[i])
		}
	}
	return found
}

// Pick chooses an entry of a drop-down, as a click does.
func (l *List[P]) Pick(i, entry int) {
	l.picks[i] = entry
	l.offer()
	l.choices[i].SetSelected(l.Narrows[i][entry].Label)
}

// renarrow applies all drop-downs together.
func (l *List[P]) renarrow() {
	l.view.Keep(l.kept)
	l.redraw()
}

// kept reports whether the entries that are chosen keep a row.
func (l *List[P]) kept(r P) bool {
	for i, options := range l.Narrows {
		if keep := options[l.picks[i]].Keep; keep != nil && !keep(r) {
			return false
		}
	}
	return true
}
