package duty

import (
	"testing"

	"liujin/app/rostering"
)

// That it can't be fairer is said only where no seat more could be filled: with an empty one fewer duties are shared.
func TestAsFairOnlyWhereAllIsFilled(t *testing.T) {
	bound := rostering.Bound{Fairness: 90}
	for _, tt := range []struct {
		score rostering.Score
		want  bool
	}{
		{rostering.Score{Fairness: 90, Changes: 4, Gaps: 2}, true},
		{rostering.Score{Fairness: 91}, false},
		{rostering.Score{Unmet: 1, Fairness: 90}, false},
		{rostering.Score{Shortfall: 1, Fairness: 90}, false},
	} {
		if got := asFair(tt.score, bound); got != tt.want {
			t.Errorf("%+v: %v", tt.score, got)
		}
	}
}
