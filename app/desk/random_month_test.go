package desk_test

import (
	"testing"

	"liujin/app/apptest"
)

// What an activity month came to, made by chance, is what its records say one by one: tasks, who was told, the coverage, 关键少数, reports.
func TestRandomMonths(t *testing.T) {
	t.Parallel()
	for seed := range uint64(6) {
		a := apptest.RandomMonth(t, seed)
		recountTasks(t, a)
		recountTold(t, a)
		recountReporting(t, a, apptest.SampleDay)
		for _, days := range [][2]string{{"2026-11-01", "2026-11-30"}, {"2026-10-01", "2026-10-31"}} {
			recountParts(t, a, days[0], days[1])
			recountCoverage(t, a, apptest.Must(a.SpanIn(days[0], days[1]))(t))
		}
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
}
