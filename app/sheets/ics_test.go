package sheets

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	ics "github.com/arran4/golang-ical"
)

var stamp = time.Date(2026, 11, 12, 10, 42, 7, 0, time.FixedZone("", 8*3600))

func events() []Event {
	return []Event{
		{UID: "s1@liujin", Title: strings.Repeat("南闸联络站值班：高𬭎、㛃䶮、𠅤某、阿卜杜热依木·买买提，", 6), Place: "东港镇南闸村; 党群服务中心, 一楼",
			Note: "第一行\r\n第二行，a\\x; c, d\x00\x07", Day: "2026-07-15", Begins: "9:00", Ends: "11:30"},
		{UID: "s2@liujin", Title: "summer\xff time " + strings.Repeat("ab cd <x> ", 20), Day: "2026-12-31", Begins: "14:00", Ends: "23:59"},
		{UID: "s3@liujin", Title: "整天：述职", Day: "2026-12-31"},
		{UID: strings.Repeat("长", 40) + "@liujin", Title: "一\n二", Note: strings.Repeat("𬭎", 200), Day: "2028-07-01", Begins: "08:00",
			Ends: "09:00"},
	}
}

func written(t *testing.T, name string, all []Event) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := WriteICS(&b, name, stamp, all); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// Lines end in CRLF, have 75 octets at most and no half of a rune; the same events are the same bytes.
func TestICSLines(t *testing.T) {
	raw := written(t, "东港镇人大，值班；日历", events())
	if !bytes.Equal(raw, written(t, "东港镇人大，值班；日历", events())) {
		t.Error("two runs give different bytes")
	}
	if strings.Count(string(raw), "\n") != strings.Count(string(raw), "\r\n") || strings.Count(string(raw),
		"\r") != strings.Count(string(raw), "\r\n") || !bytes.HasSuffix(raw, []byte("END:VCALENDAR\r\n")) {
		t.Error("line ends are not CRLF")
	}
	for i, line := range strings.Split(string(raw), "\r\n") {
		if len(line) > 75 || !utf8.ValidString(line) {
			t.Errorf("line %d: %d octets, %q", i+1, len(line), line)
		}
	}
	whole := strings.ReplaceAll(string(raw), "\r\n ", "")
	for _, want := range []string{"VERSION:2.0\r\n", "METHOD:PUBLISH\r\n", "X-WR-CALNAME:东港镇人大，值班；日历\r\n", "TZID:Asia/Shanghai\r\n",
		"TZOFFSETTO:+0800\r\n", "DTSTAMP:20261112T024207Z\r\n",
		"DTSTART;TZID=Asia/Shanghai:20260715T090000\r\n", "DTEND;TZID=Asia/Shanghai:20260715T113000\r\n", "DTSTART;VALUE=DATE:20261231\r\n",
		"DTEND;VALUE=DATE:20270101\r\n",
		`LOCATION:东港镇南闸村\; 党群服务中心\, 一楼` + "\r\n", `DESCRIPTION:第一行\n第二行，a\\x\; c\, d` + "\r\n", "SUMMARY:一 二\r\n",
		"SUMMARY:summer\ufffd time ab"} {
		if !strings.Contains(whole, want) {
			t.Errorf("%q is missing in\n%s", want, whole)
		}
	}
}

// What was written is read back as it was, on its day and in its zone.
func TestICSReadsBack(t *testing.T) {
	all := events()
	c, err := ics.ParseCalendar(bytes.NewReader(written(t, "值班", all)))
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Events()) != len(all) || len(c.Timezones()) != 1 {
		t.Fatalf("%d events, %d zones", len(c.Events()), len(c.Timezones()))
	}
	for i, e := range c.Events() {
		title := oneLine(all[i].Title)
		if got := e.GetProperty(ics.ComponentPropertySummary).Value; got != title || e.Id() != all[i].UID {
			t.Errorf("%s: %q, want %q", e.Id(), got, title)
		}
		if got := e.GetProperty(ics.ComponentPropertyDescription); lines(all[i].Note) != "" && got.Value != lines(all[i].Note) {
			t.Errorf("%q, want %q", got.Value, all[i].Note)
		}
		if all[i].Begins == "" {
			continue
		}
		if at := e.GetProperty(ics.ComponentPropertyDtStart); !strings.HasPrefix(at.Value, strings.ReplaceAll(all[i].Day, "-", "")) ||
			at.ICalParameters["TZID"][0] != chinaTime {
			t.Errorf("%s begins %+v", e.Id(), at)
		}
	}
}

// Another program reads it, too.
func TestICSInPython(t *testing.T) {
	python := ""
	for _, one := range []string{"python3", "/usr/bin/python3"} { // Debian's icalendar is in Debian's own python only
		if python == "" && exec.Command(one, "-c", "import icalendar").Run() == nil {
			python = one
		}
	}
	if python == "" {
		t.Skip("python3 has no icalendar")
	}
	path := filepath.Join(t.TempDir(), "a.ics")
	if err := os.WriteFile(path, written(t, "值班", events()), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(python, "-X", "utf8", "-c", `
import sys, icalendar
c = icalendar.Calendar.from_ical(open(sys.argv[1], "rb").read())
print(c["X-WR-CALNAME"], [z["TZID"] for z in c.walk("VTIMEZONE")])
for e in c.walk("VEVENT"):
    print(e["UID"], e["SUMMARY"], e["DTSTART"].dt.isoformat(), e["DTEND"].dt.isoformat(), e.get("LOCATION"),
      repr(str(e.get("DESCRIPTION"))))
`, path).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, want := range []string{"值班 ", "Asia/Shanghai", oneLine(events()[0].Title), "2026-07-15T09:00:00+08:00 2026-07-15T11:30:00+08:00",
		"2026-12-31 2027-01-01", "东港镇南闸村; 党群服务中心, 一楼", `第一行\n第二行，a\\x; c, d`, strings.Repeat("𬭎", 200)} {
		if !strings.Contains(string(out), want) {
			t.Errorf("%q is missing in\n%s", want, out)
		}
	}
}

func TestICSRefuses(t *testing.T) {
	for says, all := range map[string][]Event{
		"uid":      {{UID: "a", Day: "2026-11-12"}, {UID: "a", Day: "2026-11-13"}},
		"is empty": {{Title: "无号", Day: "2026-11-12"}},
		"month":    {{UID: "a", Day: "2026-13-12"}},
		"25:00":    {{UID: "a", Day: "2026-11-12", Begins: "25:00", Ends: "26:00"}},
		"parsing":  {{UID: "a", Day: "2026-11-12", Begins: "09:00", Ends: "noon"}},
		"ends at":  {{UID: "a", Day: "2026-11-12", Begins: "11:30", Ends: "09:00"}},
	} {
		if err := WriteICS(&bytes.Buffer{}, "坏", stamp, all); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: %v", says, err)
		}
	}
	if raw := written(t, "空", nil); !bytes.Contains(raw, []byte("VTIMEZONE")) {
		t.Error("an empty calendar has no zone")
	}
}
