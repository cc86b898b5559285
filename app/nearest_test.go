package app

import (
	"testing"

	"liujin/data"
)

// Names that nobody bears suggest those that sound alike, and longer ones in which a character differs, is missing or too many.
func TestNearestNames(t *testing.T) {
	rows := []DeputyRow{{DeputyFields: data.DeputyFields{Name: "张伟"}, InOffice: true}, {DeputyFields: data.DeputyFields{Name: "张强"},
		InOffice: true},
		{DeputyFields: data.DeputyFields{Name: "赵启明"}, InOffice: true}, {DeputyFields: data.DeputyFields{Name: "赵启华"}}}
	for typed, want := range map[string]string{"张玮": "张伟", "赵启名": "赵启明", "赵起铭": "赵启明", "赵明": "赵启明", "赵启大": "赵启明", "张三": "", "钱多多": ""} {
		got := ""
		for _, d := range Nearest(rows, typed) {
			got += d.Name
		}
		if got != want {
			t.Errorf("%s suggests %q, not %q", typed, got, want)
		}
	}
}
