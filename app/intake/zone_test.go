package intake

import (
	"testing"

	"liujin/app/sheets"
)

// A moment with its zone is the day that it was in China, summer time of 1986 to 1991 included; a span of hours is no zone.
func TestZonedDays(t *testing.T) {
	for text, want := range map[string]string{
		"1980-04-30T16:00:00.000Z":                                "1980-05-01",
		"1980-04-30T16:00:00Z":                                    "1980-05-01",
		"1980-04-30T16:00:00+00:00":                               "1980-05-01",
		"1980-05-01T00:00:00+08:00":                               "1980-05-01",
		"1980-05-01T00:00:00.000+0800":                            "1980-05-01",
		"1980-04-30 16:00:00 +0000 UTC":                           "1980-05-01",
		"Thu May 01 1980 00:00:00 GMT+0800 (中国标准时间)":              "1980-05-01",
		"Thu May 01 1980 00:00:00 GMT+0800 (China Standard Time)": "1980-05-01",
		"Wed, 30 Apr 1980 16:00:00 GMT":                           "1980-05-01",
		"Thu May 01 00:00:00 CST 1980":                            "1980-05-01",
		"1988-06-30T15:00:00.000Z":                                "1988-07-01",
		"1988-12-31T16:00:00.000Z":                                "1989-01-01",
		"Fri Jul 01 1988 00:00:00 GMT+0900 (中国夏令时间)":              "1988-07-01",
		"Fri Jul 01 00:00:00 CDT 1988":                            "1988-07-01",
		"1980-05-01T00:00+08:00[Asia/Shanghai]":                   "1980-05-01",
		"19800430T160000Z":                                        "1980-05-01",
		"2026-11-11T16:00:00Z":                                    "2026-11-12",
		"2026-11-12T02:30:00.123456Z":                             "2026-11-12",
		"2026-11-11 16:00:00+00":                                  "2026-11-12",
		"2026-11-12 14:00:00":                                     "2026-11-12",
		"2026-11-12T08:00:00":                                     "2026-11-12",
		"1980-04-30t16:00:00z":                                    "1980-05-01",
		"1980-04-30T08:00:00-08:00":                               "1980-05-01",
		"1980/04/30 16:00:00 GMT":                                 "1980-05-01",
	} {
		if got, fault := Day(sheets.Cell{Text: text}, "2026-11-30"); got != want {
			t.Errorf("born %s: %q %s, want %s", text, got, fault, want)
		}
		if got, fault := Date(sheets.Cell{Text: text}, Season{}, "2026-11-30"); got != want {
			t.Errorf("took place %s: %q %s, want %s", text, got, fault, want)
		}
	}
	for _, text := range []string{"2026-11-12 14:00-17:00", "2026-11-12", "1980.05", "13800001111-0012"} {
		if day, is := zoned(text); is {
			t.Errorf("%s has a zone: %s", text, day)
		}
	}
}
