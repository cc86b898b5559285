package rostering

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
)

// asked is what the environment says, or what holds without it.
func asked(name, otherwise string) string {
	if text := os.Getenv(name); text != "" {
		return text
	}
	return otherwise
}

// BenchmarkSolve plans instances of each kind, each in a process of its own: LIUJIN_SEEDS=300-349 and LIUJIN_KINDS=tiny,town,city say
// which, LIUJIN_EFFORT=细 with LIUJIN_SECONDS how long. It tells how many in a hundred are proven the best, and have everything filled at
// the best balance; how many gaps and wishes all are together beyond what is known; the processor's time in the middle and at worst, and as
// many times that of the flow which gives the bound; and the most memory. With -v each instance is told.
func BenchmarkSolve(b *testing.B) {
	var from, to uint64
	if n, err := fmt.Sscanf(asked("LIUJIN_SEEDS", "1-3"), "%d-%d", &from, &to); n != 2 || to < from {
		b.Fatal("LIUJIN_SEEDS: ", err)
	}
	for _, name := range strings.Split(asked("LIUJIN_KINDS", "tiny,town,tight,town3,district"), ",") {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				many(b, name, from, to)
			}
		})
	}
}

// many solves the instances of a kind and tells what they come to.
func many(b *testing.B, name string, from, to uint64) {
	var proved, balanced, gaps, wishes int
	var took, ratios []float64
	memory := 0.0
	for seed := from; seed <= to; seed++ {
		in := generate(kindsOf[name], seed)
		out, own := alone(b, in, false)
		_, bound := alone(b, in, true)
		b.Logf("%s %d: %s, proven %t, %.2f s, bound %.2f s, %.0f MB", name, seed, Reached(out.Score, out.Bound), out.Proven,
			own.cpu.Seconds(), bound.cpu.Seconds(), own.memory)
		proved += boolInt(out.Proven)
		balanced += boolInt(out.Score.Unmet == out.Bound.Unmet && out.Score.Fairness == out.Bound.Fairness)
		gaps += out.Score.Gaps - out.Bound.Gaps
		wishes += max(0, out.Score.Preference-out.Bound.Preference)
		took, ratios = append(took, own.cpu.Seconds()), append(ratios, own.cpu.Seconds()/bound.cpu.Seconds())
		memory = max(memory, own.memory)
	}
	slices.Sort(took)
	slices.Sort(ratios)
	n := len(took)
	b.ReportMetric(100*float64(proved)/float64(n), "%proven")
	b.ReportMetric(100*float64(balanced)/float64(n), "%balanced")
	b.ReportMetric(float64(gaps), "gaps")
	b.ReportMetric(float64(wishes), "wishes")
	b.ReportMetric(took[n/2], "median-cpu-s")
	b.ReportMetric(took[n-1], "worst-cpu-s")
	b.ReportMetric(ratios[n-1], "of-the-bound")
	b.ReportMetric(memory, "MB")
}
