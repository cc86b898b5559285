package data

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// The checks below note one sentence under a field's name when its value can't be saved. An empty value passes all but need.

func (v Invalid) need(field, value, title string) {
	if strings.TrimSpace(value) == "" {
		v[field] = "请填写" + title
	}
}

// oneOf is what a field must be that takes one of a closed list.
func oneOf[S ~string](v Invalid, field string, value S, title string, list []S) {
	if value != "" && !slices.Contains(list, value) {
		v[field] = fmt.Sprintf("%s没有“%s”这一项，请从列表里选", title, value)
	}
}

// chosen is oneOf for a field that must not be empty.
func chosen[S ~string](v Invalid, field string, value S, title string, list []S) {
	v.need(field, string(value), title)
	oneOf(v, field, value, title, list)
}

func (v Invalid) day(field, value, title string) {
	if value == "" {
		return
	}
	if _, err := time.Parse(time.DateOnly, value); err != nil {
		v[field] = title + "不是有效日期，请写成 2026-11-12 这样"
	}
}

// within holds text to what a screen and a paper can show.
func (v Invalid) within(field, value, title string, most int) {
	if n := len([]rune(value)); n > most {
		v[field] = fmt.Sprintf("%s有 %d 个字，最多 %d 个，请写短一些", title, n, most)
	}
}

// phone accepts an 11-digit mobile number or a land line with area code.
func (v Invalid) phone(field, value string) {
	digits := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, value)
	rest := strings.Trim(value, "0123456789-")
	if value != "" && (rest != "" || len(digits) < 7 || len(digits) > 12 || (digits[0] == '1' && len(digits) != 11)) {
		v[field] = "电话号码不对，请填 11 位手机号或带区号的座机（如 0515-12345678）"
	}
}

// repeats reports whether rows name something twice, name nothing, or name what was taken before.
func repeats[T any](rows []T, named func(T) string, taken ...string) bool {
	seen := map[string]bool{"": true}
	for _, name := range taken {
		seen[name] = true
	}
	return slices.ContainsFunc(rows, func(row T) bool {
		name := named(row)
		again := seen[name]
		seen[name] = true
		return again
	})
}

// born accepts YYYY, YYYY-MM and YYYY-MM-DD.
func (v Invalid) born(field, value string) {
	if value == "" {
		return
	}
	if n := len(value); n != 4 && n != 7 && n != 10 {
		v[field] = "出生年月请写成 1980-05 或 1980-05-12"
		return
	}
	t, err := time.Parse(time.DateOnly, (value + "-01-01")[:10])
	if err != nil || t.Year() < 1900 {
		v[field] = "出生年月请写成 1980-05 或 1980-05-12"
	}
}

// between holds a number to a span.
func (v Invalid) between(field string, n, least, most int) {
	if n < least || n > most {
		v[field] = fmt.Sprintf("请填 %d 到 %d 的整数", least, most)
	}
}
