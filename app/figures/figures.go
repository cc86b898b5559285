// Package figures writes numbers as the office does: shares in per cent, tenths, ordinals in Chinese, counts of things.
package figures

import (
	"fmt"
	"strconv"
)

// most is more than anything that an office counts; what is above it, or below zero, comes from a damaged ledger.
const most = 1 << 40

// Percent is a share in per cent, rounded half up to a tenth; — of nothing, or of what can't be counted.
func Percent(part, whole int) string {
	if whole <= 0 || whole > most || part < 0 || part > most {
		return "—"
	}
	tenths := (2000*part + whole) / (2 * whole)
	return fmt.Sprintf("%d.%d%%", tenths/10, tenths%10)
}

// Rate is a share with what it is of, as it stands on paper: 75.0%（3/4）.
func Rate(part, whole int) string {
	return fmt.Sprintf("%s（%d/%d）", Percent(part, whole), part, whole)
}

// Tenths writes a number of tenths: 25 is 2.5.
func Tenths(n int) string {
	if n%10 == 0 {
		return strconv.Itoa(n / 10)
	}
	return fmt.Sprintf("%d.%d", n/10, n%10)
}

// Numeral is a number in Chinese, from one on, as items and issues are counted: 一, 十, 十一, 二十.
func Numeral(n int) string {
	ones := []string{"", "一", "二", "三", "四", "五", "六", "七", "八", "九"}
	switch {
	case n < 1 || n > 99:
		return fmt.Sprint(n)
	case n < 10:
		return ones[n]
	case n < 20:
		return "十" + ones[n-10]
	}
	return ones[n/10] + "十" + ones[n%10]
}

// Count says how many of what: Count(3, "件", "意见建议") is 3 件意见建议.
func Count(n int, unit, what string) string { return fmt.Sprintf("%d %s%s", n, unit, what) }
