package han

import (
	"slices"
	"testing"
)

// What stands beside a name tells who is meant, where it fits one of those who bear it and nobody else.
func TestTold(t *testing.T) {
	facts := [][]string{{"女", "1981-02", "河西村党支部书记、村委会主任", "第一代表小组", "镇、县两级代表；大"}, {"女", "1990-07-11", "河东村妇联主席", "第一代表小组", "小"}}
	for name, want := range map[string]int{
		"王海燕（1981-02）": 0, "王海燕(1981.2)": 0, "王海燕（1981年2月）": 0, "王海燕（81.02）": 0, "王海燕（1990年生）": 1, "王海燕（90年7月）": 1,
		"王海燕（女，河西村）": 0, "王海燕（河东村，女）": 1, "王海燕【大】": 0, "王海燕（小）": 1, "王海燕（组长、河东村）": 1,
		"王海燕": -1, "王海燕（女）": -1, "王海燕（1985-02）": -1, "王海燕（河东村，1981-02）": -1, "王海燕（组长）": -1, "王海燕（村）": -1,
		"王海燕（第一代表小组）": -1, "王海燕（81）": -1,
	} {
		bare, said := Beside(name)
		if got := Told(said, facts); got != want || bare != "王海燕" {
			t.Errorf("%s is %d of %s, want %d", name, got, bare, want)
		}
	}
	if name, said := Beside("王海燕（女，河西村）"); name != "王海燕" || !slices.Equal(said, []string{"女", "河西村"}) {
		t.Error(name, said)
	}
	if Told([]string{"女"}, nil) != -1 {
		t.Error("nobody is somebody")
	}
}
