package data

import (
	"fmt"
	"slices"
)

// Term is 届: one election period of a congress at one level. It begins with its first session; Ends is when it is expected to be over
// (预计届满), the next term's beginning is when it is (see Succeeded).
type Term struct {
	Meta
	Level        Level
	Number       int
	Starts, Ends string
	Pending      bool // elected, the day of its first session not set yet (首次会议日期待定): nobody holds a seat of it before
	Note         string
}

// Validate checks a term.
func (t *Term) Validate() error {
	bad := Invalid{}
	chosen(bad, "level", t.Level, "层级", Levels)
	if t.Number < 1 || t.Number > 99 {
		bad["number"] = "届次请填 1 到 99 的数字"
	}
	bad.day("starts", t.Starts, "开始日期")
	bad.day("ends", t.Ends, "预计届满")
	bad.within("note", t.Note, "备注", 500)
	if t.Pending && t.Starts != "" {
		bad["pending"] = "已经填了开始日期，就不再是待定：请去掉“首次会议日期待定”，或清空开始日期"
	}
	if t.Starts != "" && t.Ends != "" && t.Ends < t.Starts {
		bad["ends"] = "预计届满早于开始日期"
	}
	return bad.orNil()
}

var terms = register(table[Term]{name: "term", title: "届", label: "level || number", order: "level, number DESC",
	columns: "level, number, starts, ends, pending, note",
	fields: func(t *Term) []any {
		return []any{&t.Level, &t.Number, opt(&t.Starts), opt(&t.Ends), &t.Pending, &t.Note}
	}})

var _ = ruled(terms, terms.get)

// Terms returns all terms, the newest of each level first.
func (r reader) Terms() ([]Term, error) { return terms.list(r, "") }

// SaveTerm saves a term.
func (tx *Tx) SaveTerm(t *Term) error {
	if err := t.Validate(); err != nil {
		return err
	}
	all, err := tx.Terms()
	if err != nil {
		return err
	}
	same := func(was Term) bool {
		return was.ID == t.ID && was.Level == t.Level && was.Number == t.Number && was.Starts == t.Starts
	}
	for i := range all {
		if fault := t.against(&all[i]); fault != "" && !slices.ContainsFunc(all, same) { // what is on record is left alone
			return Invalid{"starts": fault}
		}
	}
	return terms.save(tx, t)
}

// against says why a term can't be beside another: they follow one another as they are numbered. Where they don't, one of them would be
// over by the other, or both be held at a time.
func (t *Term) against(other *Term) string {
	switch {
	case t.ID == other.ID || t.Level != other.Level || t.Starts == "" || other.Starts == "":
		return ""
	case t.Starts == other.Starts:
		return fmt.Sprintf("%s第 %d 届也是 %s 开始，请核对", t.Level, other.Number, other.Starts)
	case (t.Number < other.Number) != (t.Starts < other.Starts) && t.Number != other.Number:
		return fmt.Sprintf("%s第 %d 届 %s 开始，与届次的先后不符，请核对", t.Level, other.Number, other.Starts)
	}
	return ""
}

// DeleteTerm deletes a term that no mandate names.
func (tx *Tx) DeleteTerm(id string) error { return terms.delete(tx, id) }
