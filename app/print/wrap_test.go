package print

import (
	"strings"
	"testing"
)

func TestBreaks(t *testing.T) {
	for text, want := range map[string]string{ // lines may begin at each |
		"甲、乙。丙":      "甲、|乙。|丙",
		"（总第 1 期）。再": "（总|第 1 期）。|再",
		"共21人：任":     "共|21人：|任",
		"点“新增”即可":    "点|“新|增”|即|可",
		"按 Ctrl+N 新": "按 |Ctrl+N |新",
	} {
		runes := []rune(text)
		var said strings.Builder
		for i, may := range Breaks(runes) {
			if may {
				said.WriteByte('|')
			}
			said.WriteRune(runes[i])
		}
		if said.String() != want {
			t.Errorf("%q: lines begin at %q, not %q", text, said.String(), want)
		}
	}
}
