package kit

import (
	"encoding/json"
	"reflect"

	"liujin/app/table"
)

// Difference is one field of two versions of a record.
type Difference struct{ Title, Mine, Theirs string }

// Differences compares the form with another version of its record, field by field, in words.
func (f *Form[P]) Differences(theirs P) []Difference {
	var out []Difference
	for _, field := range f.fields {
		if field.Words == nil {
			continue
		}
		if mine, other := field.Words(f.Value), field.Words(theirs); mine != other {
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
func Clone[P any](v P) P {
	var out P
	if err := json.Unmarshal([]byte(encode(v)), &out); err != nil {
		panic("kit: record can't be copied: " + err.Error())
	}
	return out
}

// empty points at a new, empty record.
func empty[P any]() P { return reflect.New(reflect.TypeFor[P]().Elem()).Interface().(P) }

// put fills the record that into points at with another.
func put(into, value any) { reflect.ValueOf(into).Elem().Set(reflect.ValueOf(value).Elem()) }

// Lists makes a read that returns rows return pointers to them.
func Lists[R any](read func() ([]R, error)) func() ([]*R, error) {
	return func() ([]*R, error) {
		rows, err := read()
		if err != nil {
			return nil, err
		}
		return table.Pointers(rows), nil
	}
}

// Reads makes a read that returns a record return a pointer to it.
func Reads[T any](read func(id string) (T, error)) func(id string) (*T, error) {
	return func(id string) (*T, error) {
		v, err := read(id)
		if err != nil {
			return nil, err
		}
		return &v, nil
	}
}

// Makes is Reads for a record that is new.
func Makes[T any](make func() (T, error)) func() (*T, error) {
	return func() (*T, error) {
		v, err := make()
		if err != nil {
			return nil, err
		}
		return &v, nil
	}
}

// Follows is Reads for the record that comes after another.
func Follows[T any](next func(*T) T) func(*T) *T {
	return func(v *T) *T {
		after := next(v)
		return &after
	}
}
