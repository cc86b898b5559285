package kit

import "encoding/json"

// Difference is one field of two versions of a record.
type Difference struct{ Title, Mine, Theirs string }

// Differences compares the form with another version of its record, field by field, in words.
func (f *Form[T]) Differences(theirs *T) []Difference {
	var out []Difference
	for _, field := range f.fields {
		if field.Words == nil {
			continue
		}
		if mine, other := field.Words(&f.Value), field.Words(theirs); mine != other {
			out = append(out, Difference{field.Title, mine, other})
		}
	}
	return out
}

func encode(v any) string {
	text, err := json.Marshal(v)
	if err != nil { // records are plain values: only a programming error brings this
		panic("kit: record can't be encoded: " + err.Error())
	}
	return string(text)
}

// Clone copies a record with its children.
func Clone[T any](v T) T {
	var out T
	if err := json.Unmarshal([]byte(encode(v)), &out); err != nil {
		panic("kit: record can't be copied: " + err.Error())
	}
	return out
}
