package table

import (
	"slices"
	"strings"
	"testing"
)

func TestStrokes(t *testing.T) {
	names := []string{"魏国", "𬭎一", "王小洪", "Alice", "高鑫", "丁一", "高𬭎", "王毅", "高伟", "欧阳慧", "龚䶮", "欧明亮", "阿依·买", "高一", "一明", "𠮷田", "𬺓一"}
	s := NewStrokes()
	slices.SortFunc(names, s.Compare)
	if got, want := strings.Join(names, " "), "一明 丁一 王毅 王小洪 𠮷田 欧明亮 欧阳慧 阿依·买 𬭎一 高一 高伟 高𬭎 高鑫 龚䶮 魏国 Alice 𬺓一"; got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
}
