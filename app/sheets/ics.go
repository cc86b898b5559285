package sheets

import (
	"errors"
	"fmt"
	"io"
	"time"

	ics "github.com/arran4/golang-ical"
)

// Event is one entry of a calendar file. Its times are those of China, which has one zone and no summer time.
type Event struct {
	UID, Title, Place, Note string
	Day                     string // ISO
	Begins, Ends            string // 09:00; "" all day
}

// chinaTime is what TZID names, and its offset.
const chinaTime = "Asia/Shanghai"

// WriteICS writes events as an iCalendar file (RFC 5545) under a calendar's name. stamp is when they were made: the same events and stamp give
// the same bytes.
func WriteICS(w io.Writer, name string, stamp time.Time, events []Event) error {
	c := ics.NewCalendarFor("liujin")
	c.SetMethod(ics.MethodPublish)
	c.SetXWRCalName(name)
	c.SetXWRTimezone(chinaTime)
	zone := c.AddTimezone(chinaTime)
	standard := zone.AddStandard()
	standard.AddProperty(ics.ComponentPropertyDtStart, "19700101T000000")
	standard.AddProperty("TZOFFSETFROM", "+0800")
	standard.AddProperty("TZOFFSETTO", "+0800")
	standard.AddProperty("TZNAME", "CST")
	for _, e := range events {
		day, err := time.Parse(time.DateOnly, e.Day)
		if err != nil {
			return fmt.Errorf("calendar entry %q: %w", e.UID, err)
		}
		entry := c.AddEvent(e.UID)
		entry.SetDtStampTime(stamp)
		entry.SetSummary(e.Title)
		entry.SetLocation(e.Place)
		entry.SetDescription(e.Note)
		if e.Begins == "" || e.Ends == "" {
			entry.SetAllDayStartAt(day)
			entry.SetAllDayEndAt(day.AddDate(0, 0, 1))
			continue
		}
		begins, errBegins := time.Parse("15:04", e.Begins)
		ends, errEnds := time.Parse("15:04", e.Ends)
		if err := errors.Join(errBegins, errEnds); err != nil {
			return fmt.Errorf("calendar entry %q: %w", e.UID, err)
		}
		zoned := ics.WithTZID(chinaTime)
		entry.SetProperty(ics.ComponentPropertyDtStart, day.Format("20060102")+begins.Format("T150405"), zoned)
		entry.SetProperty(ics.ComponentPropertyDtEnd, day.Format("20060102")+ends.Format("T150405"), zoned)
	}
	return c.SerializeTo(w, ics.WithNewLineWindows)
}
