package app

import (
	"slices"
	"testing"
)

// 领导小组 is read as offices write it; what is no name is kept as it stands.
func TestLeadingGroup(t *testing.T) {
	for text, want := range map[string][]Leading{
		"组长：王伟（镇党委书记）\n副组长: 李 明(镇人大主席)、赵启明（镇长）；": {{"组长", "王伟", "镇党委书记"}, {"副组长", "李明", "镇人大主席"}, {"副组长", "赵启明", "镇长"}},
		"成　员：张三（党政办、督查办主任）\n　　　　李四　农业办主任\n王五":    {{"成员", "张三", "党政办、督查办主任"}, {"成员", "李四", "农业办主任"}, {"成员", "王五", ""}},
		"组长：王伟\n领导小组下设办公室，办公室设在镇人大办公室。":          {{"组长", "王伟", ""}, {"领导小组下设办公室，办公室设在镇人大办公室", "", ""}},
		"办公室主任：周敏（兼）": {{"办公室主任", "周敏", "兼"}},
		"\n 。\n":      nil,
	} {
		if got := LeadingGroup(text); !slices.Equal(got, want) {
			t.Errorf("%q: %q, not %q", text, got, want)
		}
	}
}
