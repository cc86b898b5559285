package figures

import "testing"

func TestPercent(t *testing.T) {
	for of, want := range map[[2]int]string{{1, 3}: "33.3%", {2, 3}: "66.7%", {1, 8}: "12.5%", {1, 16}: "6.3%", {0, 7}: "0.0%",
		{7, 7}: "100.0%", {8, 7}: "114.3%", {1, 2000}: "0.1%", {0, 0}: "—"} {
		if got := Percent(of[0], of[1]); got != want {
			t.Errorf("%v: %s, want %s", of, got, want)
		}
	}
}

func TestTenths(t *testing.T) {
	for n, want := range map[int]string{0: "0", 5: "0.5", 25: "2.5", 30: "3", 240: "24"} {
		if got := Tenths(n); got != want {
			t.Errorf("%d: %s, want %s", n, got, want)
		}
	}
}

func TestNumeral(t *testing.T) {
	for n, want := range map[int]string{1: "一", 9: "九", 10: "十", 11: "十一", 20: "二十", 35: "三十五", 99: "九十九", 0: "0", 100: "100"} {
		if got := Numeral(n); got != want {
			t.Errorf("%d: %s, want %s", n, got, want)
		}
	}
}

func TestCount(t *testing.T) {
	if got := Count(3, "件", "意见建议"); got != "3 件意见建议" {
		t.Error(got)
	}
}
