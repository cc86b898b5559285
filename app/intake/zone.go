package intake

import (
	"strconv"
	"strings"
	"time"
	_ "time/tzdata" // not every system knows the zones of the world

	"liujin/app/intake/pattern"
)

// china is where the offices are. A day written as a moment elsewhere is the day that it was here; 1986 to 1991 there was summer time.
var china = func() *time.Location {
	zone, err := time.LoadLocation("Asia/Shanghai")
	if err != nil {
		return time.FixedZone("CST", 8*60*60)
	}
	return zone
}()

var (
	zoneTail = pattern.New(`(?i)(\b(GMT|UTC)\s?[+-]\d{1,2}(:?\d{2})?|` +
		`\s?[+-]\d{2}(:?\d{2})?|\b(GMT|UTC|CST|CDT)\b|Z)(\s+(CST|CDT|UTC|GMT))?$`)
	zoneNote   = pattern.New(`\s*(\([^()]*\)|\[[^\[\]]*\]|m=[+-][\d.]+)$`)
	zoneHours  = pattern.New(`([+-])(\d{1,2})(?::?(\d{2}))?`)
	subSeconds = pattern.New(`(:\d{2})[.,]\d+`)
	javaMoment = pattern.New(`^(\w{3} \w{3} \d{1,2}) (\d{2}:\d{2}:\d{2}) ([A-Za-z+\-:\d]+) (\d{4})$`) // Thu May 01 00:00:00 CST 1980
	isoT       = pattern.New(`(?i)(\d)T(\d)`)
	hasSeconds = pattern.New(`\d:\d{2}:\d{2}$|\d [\d]{6}$`)
)

// moments are how programs write a moment, without its zone.
var moments = []string{"2006-1-2 15:04:05", "2006-1-2 15:04", "2006/1/2 15:04:05", "20060102 150405", "Mon Jan 2 2006 15:04:05",
	"Mon Jan 2 15:04:05 2006", "Mon, 2 Jan 2006 15:04:05", "2 Jan 2006 15:04:05", "Monday, 2-Jan-06 15:04:05", "Jan 2, 2006 15:04:05"}

// zoned is the day in China of a moment that is written with its zone; false for any other text, such as 2026-11-12 14:00-17:00.
func zoned(text string) (day string, ok bool) {
	if len(text) < len("20060102T150405Z") || len(text) > 100 || !strings.ContainsAny(text, "0123456789０１２３４５６７８９") {
		return "", false
	}
	text = Tidy(Fold(text))
	for zoneNote.MatchString(text) {
		text = zoneNote.ReplaceAllString(text, "")
	}
	text = javaMoment.ReplaceAllString(subSeconds.ReplaceAllString(text, "$1"), "$1 $4 $2 $3")
	at := zoneTail.FindStringIndex(text)
	if at == nil {
		return "", false
	}
	local, zone := text[:at[0]], zoneOf(strings.ToUpper(text[at[0]:at[1]]))
	iso := isoT.MatchString(local)
	if local = strings.TrimSpace(isoT.ReplaceAllString(local, "$1 $2")); zone == nil || !iso && !hasSeconds.MatchString(local) {
		return "", false
	}
	for _, layout := range moments {
		if t, err := time.ParseInLocation(layout, local, zone); err == nil {
			return t.In(china).Format(time.DateOnly), true
		}
	}
	return "", false
}

// zoneOf is a zone as it is written behind a moment, nil for none that there is. CST is China's: that is where these are written.
func zoneOf(text string) *time.Location {
	m := zoneHours.FindStringSubmatch(text)
	switch {
	case m == nil && strings.Contains(text, "C"):
		if strings.Contains(text, "U") { // UTC
			return time.UTC
		}
		return china
	case m == nil:
		return time.UTC
	}
	hours, _ := strconv.Atoi(m[2])
	minutes, _ := strconv.Atoi(m[3])
	if hours > 14 || minutes > 59 {
		return nil
	}
	seconds := (hours*60 + minutes) * 60
	if m[1] == "-" {
		seconds = -seconds
	}
	return time.FixedZone("", seconds)
}
