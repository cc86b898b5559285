package app_test

import (
	"testing"

	"liujin/app"
)

// By level mandates are counted, in total persons; the difference is said (公开核对：市 1 + 县 23 + 镇 90 − 兼任 11 = 103 人).
func TestLevelWords(t *testing.T) {
	var rows []app.DeputyRow
	for levels, n := range map[string]int{"市、县": 1, "县、镇": 10, "县": 12, "镇": 80} {
		for range n {
			rows = append(rows, app.DeputyRow{Levels: levels})
		}
	}
	if got, want := app.LevelWords(rows), "实有代表 103 名（市 1 名，县 23 名，镇 90 名，其中兼任 11 名）"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if got := app.LevelWords(rows[:0]); got != "实有代表 0 名" {
		t.Error(got)
	}
}
