package app

import "testing"

// TestLabelWithoutName: what can be undone is never called “”.
func TestLabelWithoutName(t *testing.T) {
	for label, want := range map[string]string{
		"新增意见建议“”":          "新增意见建议",
		"修改走访“2026-11-12 ”": "修改走访“2026-11-12”",
		"删除代表“赵启明”":         "删除代表“赵启明”",
	} {
		if got := tidy(label); got != want {
			t.Errorf("%s is called %s", label, got)
		}
	}
}
