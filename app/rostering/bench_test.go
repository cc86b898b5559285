package rostering

import "testing"

// BenchmarkSolve plans each kind of instance; bound is 1 when the fairness reached its
// bound, gaps and wishes are how far those are from theirs.
func BenchmarkSolve(b *testing.B) {
	for _, name := range []string{"tiny", "town", "tight", "town3", "district"} {
		b.Run(name, func(b *testing.B) {
			in := generate(kindsOf[name], 1)
			var out *Result
			for b.Loop() {
				var err error
				if out, err = Solve(in, Options{}); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(boolInt(out.Score.Fairness == out.Bound.Fairness && out.Score.Unmet == out.Bound.Unmet)), "bound")
			b.ReportMetric(float64(out.Score.Gaps-out.Bound.Gaps), "gaps")
			b.ReportMetric(float64(out.Score.Preference-out.Bound.Preference), "wishes")
		})
	}
}
