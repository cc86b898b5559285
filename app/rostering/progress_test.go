package rostering

import (
	"reflect"
	"slices"
	"testing"
)

// What is reached is said level by level: a bound where it holds, and no number that says nothing.
func TestReached(t *testing.T) {
	for _, tt := range []struct {
		score Score
		bound Bound
		want  string
	}{
		{Score{Fairness: 90}, Bound{Fairness: 90}, "缺员 0 · 均衡 已到最好 · 间隔不足 0 处 · 意愿 0"},
		{Score{Fairness: 90, Preference: 104}, Bound{Fairness: 90, Preference: 102}, "缺员 0 · 均衡 已到最好 · 间隔不足 0 处 · 意愿 104，不会低于 102"},
		{Score{Unmet: 2, Shortfall: 1, Changes: 3, Fairness: 90, Gaps: 3, Preference: 9},
			Bound{Unmet: 2, Shortfall: 1, Changes: 2, Fairness: 80, Preference: 8},
			"缺员 2，已到最好 · 未达下限 1，已到最好 · 变动 3，不会低于 2 · 均衡 90 · 间隔不足 3 处 · 意愿 9"},
		{Score{Fairness: 92, Gaps: 3}, Bound{Fairness: 90}, "缺员 0 · 均衡 92，不会低于 90 · 间隔不足 3 处 · 意愿 0"},
	} {
		if got := Reached(tt.score, tt.bound); got != tt.want {
			t.Errorf("%+v: %s, not %s", tt.score, got, tt.want)
		}
	}
}

// A search tells each of its stages with how far it is, and once it has a whole roster, how good that is: never worse than before.
func TestProgress(t *testing.T) {
	for _, name := range []string{"tiny", "tight"} {
		k := kindsOf[name]
		k.months = 3
		var stages []Stage
		var last *Score
		told := 0
		out, err := Solve(generate(k, 315), Options{Progress: func(p Progress) {
			if told++; len(stages) == 0 || stages[len(stages)-1] != p.Stage {
				stages = append(stages, p.Stage)
			}
			if p.Done < 0 || p.Of > 0 && p.Done > p.Of {
				t.Errorf("%s: %d of %d", p.Stage, p.Done, p.Of)
			}
			if last != nil && (p.Best == nil || p.Best.compare(*last) > 0) {
				t.Errorf("%s: %+v after %+v", p.Stage, p.Best, last)
			}
			last = p.Best
		}})
		if err != nil || told < 20 || !slices.Contains(stages, Bounding) || !slices.Contains(stages, Parting) || last == nil {
			t.Errorf("%v %v %d", err, stages, told)
		}
		if last != nil && out.Score.compare(*last) > 0 {
			t.Errorf("told %+v, is %+v", last, out.Score)
		}
	}
}

// Where a thorough search is stopped, it has found what it finds after that much work, and nothing worse than a quick one.
func TestThoroughIsTheSameAfterTheSameWork(t *testing.T) {
	in := generate(kindsOf["tiny"], 317)
	quick, err := Solve(in, Options{})
	if err != nil {
		t.Fatal(err)
	}
	solve := func() *Result {
		asked := 0
		out, err := Solve(in, Options{Effort: Thorough, Stop: func() bool { asked++; return asked > 5_000 }})
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	a, b := solve(), solve()
	if !reflect.DeepEqual(a, b) {
		t.Error("two runs differ")
	}
	if a.Score.compare(quick.Score) > 0 || len(broken(in, a)) > 0 || !a.Stopped && !a.Proven {
		t.Errorf("%+v, quick %+v", a.Score, quick.Score)
	}
}
