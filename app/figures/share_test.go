package figures

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// What is divided adds up, and nobody is more than one away from an exact part.
func TestShare(t *testing.T) {
	for _, c := range []struct {
		total   int
		weights []int
		want    []int
	}{{40, []int{21, 15, 14, 15, 5, 16}, []int{10, 7, 7, 7, 2, 7}}, {3, []int{1, 1}, []int{2, 1}}, {5, []int{0, 0}, []int{0, 0}},
		{5, nil, nil}, {0, []int{1, 2}, []int{0, 0}}} {
		if got := Share(c.total, c.weights); !slices.Equal(got, c.want) {
			t.Errorf("%d by %v: %v, not %v", c.total, c.weights, got, c.want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		total := rapid.IntRange(0, 5000).Draw(t, "total")
		weights := rapid.SliceOfN(rapid.IntRange(0, 300), 1, 40).Draw(t, "weights")
		sum, given := 0, 0
		for _, w := range weights {
			sum += w
		}
		for i, n := range Share(total, weights) {
			given += n
			if sum > 0 && (n*sum <= (total*weights[i]-sum) || n*sum >= total*weights[i]+sum) {
				t.Fatalf("part %d of %d is %d by %v", i, total, n, weights)
			}
		}
		if sum > 0 && given != total {
			t.Fatalf("%d of %d", given, total)
		}
	})
}
