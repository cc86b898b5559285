package intake

import (
	"strings"
	"testing"
)

// What counts its items from one is parted; any other text is one item.
func TestItems(t *testing.T) {
	for text, want := range map[string]string{
		"用地1.5亩，资金2.3万元": "用地1.5亩，资金2.3万元", "1.甲2.乙": "1.甲2.乙", "1、甲\n2、乙": "甲+乙", "（1）甲；（2）乙": "甲+乙", "①甲 ②乙": "甲+乙", "一是甲；二是乙。": "甲+乙。",
		"问题：1. 甲；2. 乙": "甲+乙", "已有基础。1.甲；2.乙": "已有基础。1.甲；2.乙", "希望减税": "希望减税",
	} {
		if got := strings.Join(Items(text), "+"); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
