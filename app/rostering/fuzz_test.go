package rostering

import (
	"encoding/json"
	"errors"
	"testing"
)

// Whatever a file of rules holds, it is solved or refused with the place.
func FuzzSolve(f *testing.F) {
	for _, in := range []*Instance{small(5), generate(kindsOf["tiny"], 7)} {
		text, err := json.Marshal(in)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		if len(text) > 20000 {
			return
		}
		in, err := Parse(text)
		if err == nil {
			var out *Result
			if out, err = Solve(in, Options{}); err == nil {
				_, err = json.Marshal(out)
			}
		}
		var bad *Malformed
		if err != nil && !errors.As(err, &bad) {
			t.Fatalf("no sentence: %v", err)
		}
	})
}
