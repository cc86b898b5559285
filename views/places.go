package views

import (
	"slices"
	"strings"

	"liujin/app"
	"liujin/data"
	"liujin/views/kit"
)

// screenOf names the screen that shows a kind; "" none.
func screenOf(k data.Kind) string {
	if i := slices.IndexFunc(entries, func(e entry) bool { return k != "" && (e.kind == k || e.also == k) }); i >= 0 {
		return entries[i].name
	}
	return ""
}

// screenOfRows names the screen that shows rows: that of their kind, or one that answers a condition of theirs in its place.
func screenOfRows(r app.Rows) string {
	for i := range entries {
		if slices.ContainsFunc(r.Keep, func(c app.Condition) bool { return slices.Contains(entries[i].answers, c) }) {
			return entries[i].name
		}
	}
	return screenOf(r.Kind)
}

// openRecord shows a record on the screen of its kind.
func (s *Shell) openRecord(of data.Subject) { s.Open(screenOf(of.Kind), of.ID) }

// kept is the entry of a drop-down that keeps the rows of a condition: a number is opened by it.
func kept[R any](c app.Condition, keep func(*R) bool) kit.Narrow[*R] {
	return kit.Narrow[*R]{Key: string(c), Label: c.Words(), Keep: keep}
}

// whileAny is an entry that is offered only while it keeps some rows.
func whileAny[R any](n kit.Narrow[R]) kit.Narrow[R] {
	n.Rare = true
	return n
}

// entryKeys are conditions as drop-downs know them.
func entryKeys(conditions []app.Condition) []string {
	out := make([]string, len(conditions))
	for i, c := range conditions {
		out[i] = string(c)
	}
	return out
}

// conditionWords names conditions together.
func conditionWords(conditions []app.Condition) string {
	words := make([]string, len(conditions))
	for i, c := range conditions {
		words[i] = c.Words()
	}
	return strings.Join(words, "，")
}
