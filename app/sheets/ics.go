package sheets

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"
	"unicode"

	ics "github.com/arran4/golang-ical"
)

// Event is one entry of a calendar file, in the time of China, which has one zone and no summer time.
type Event struct {
	UID                string // the same for the same entry whenever it is written: a calendar that has it changes it
	Title, Place, Note string
	Day                string // ISO
	Begins, Ends       string // 09:00; "" = all day, or no end that is known
	Sequence           int    // higher than when the same entry was last written, where it says other than that
	Cancelled          bool   // takes the entry out of the calendars that have it
}

// chinaTime is what TZID names; the file brings its definition along, since Outlook knows the zone by another name.
const chinaTime = "Asia/Shanghai"

// productID says whose calendar files they are (RFC 5545, 3.7.3).
const productID = "-//liujin//六进履职台账//ZH"

// WriteICS writes events as an iCalendar file (RFC 5545) that shows under a name. stamp is when they were made: the same events with the
// same stamp are the same bytes. The library folds lines at 75 octets between runes and escapes; it does neither for text that is no UTF-8.
func WriteICS(w io.Writer, name string, stamp time.Time, events []Event) error {
	c := ics.NewCalendar()
	c.SetProductId(productID)
	c.SetCalscale("GREGORIAN")
	c.SetMethod(ics.MethodPublish)
	c.SetXWRCalName(oneLine(name))
	c.SetXWRTimezone(chinaTime)
	standard := c.AddTimezone(chinaTime).AddStandard()
	standard.SetProperty(ics.ComponentPropertyDtStart, "19700101T000000")
	standard.SetProperty(ics.ComponentProperty(ics.PropertyTzoffsetfrom), "+0800")
	standard.SetProperty(ics.ComponentProperty(ics.PropertyTzoffsetto), "+0800")
	standard.SetProperty(ics.ComponentProperty(ics.PropertyTzname), "CST")
	seen := map[string]bool{}
	for _, e := range events {
		uid := oneLine(e.UID)
		if uid == "" || seen[uid] { // a calendar would keep one of them only, without a word
			return fmt.Errorf("calendar entry on %s: uid %q is empty or not the only one", e.Day, e.UID)
		}
		seen[uid] = true
		entry := c.AddEvent(uid)
		entry.SetDtStampTime(stamp)
		if err := e.times(entry); err != nil {
			return fmt.Errorf("calendar entry %q: %w", e.UID, err)
		}
		title := oneLine(e.Title)
		entry.SetSequence(e.Sequence)
		if e.Cancelled { // in words too: not every calendar takes an entry out
			title = "已取消：" + title
			entry.SetStatus(ics.ObjectStatusCancelled)
		}
		entry.SetSummary(title)
		if place := oneLine(e.Place); place != "" {
			entry.SetLocation(place)
		}
		if note := lines(e.Note); note != "" {
			entry.SetDescription(note)
		}
	}
	return c.SerializeTo(w, ics.WithNewLineWindows)
}

// times says when an entry is. The library would write times in UTC, which calendars show as they please; here the zone stands beside them.
func (e *Event) times(entry *ics.VEvent) error {
	day, err := time.Parse(time.DateOnly, e.Day)
	if err != nil {
		return err
	}
	if e.Begins == "" {
		entry.SetAllDayStartAt(day)
		entry.SetAllDayEndAt(day.AddDate(0, 0, 1)) // the end is the first day that is not in it
		return nil
	}
	begins, err := time.Parse("15:04", e.Begins)
	if err != nil {
		return err
	}
	date, zone := day.Format("20060102T"), ics.WithTZID(chinaTime)
	entry.SetProperty(ics.ComponentPropertyDtStart, date+begins.Format("150405"), zone)
	if e.Ends == "" {
		return nil
	}
	ends, err := time.Parse("15:04", e.Ends)
	if err != nil {
		return err
	}
	if !begins.Before(ends) {
		return fmt.Errorf("ends at %s, begins at %s", e.Ends, e.Begins)
	}
	entry.SetProperty(ics.ComponentPropertyDtEnd, date+ends.Format("150405"), zone)
	return nil
}

// lines is text as a calendar file may have it: valid UTF-8, line feeds the only controls.
func lines(text string) string {
	text = strings.ReplaceAll(strings.ToValidUTF8(text, "\ufffd"), "\r\n", "\n")
	text = strings.Map(func(r rune) rune {
		switch {
		case r == '\r':
			return '\n'
		case r == '\t':
			return ' '
		case unicode.IsControl(r) && r != '\n':
			return -1
		}
		return r
	}, text)
	return strings.TrimSpace(text)
}

// oneLine is text for what has one line.
func oneLine(text string) string { return strings.ReplaceAll(lines(text), "\n", " ") }

// OurICS reports whether a file is a calendar that WriteICS wrote.
func OurICS(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	head := make([]byte, 256)
	n, err := io.ReadFull(f, head)
	whole := err == nil || errors.Is(err, io.ErrUnexpectedEOF)
	return whole && filepath.Ext(path) == ".ics" && bytes.Contains(head[:n], []byte("PRODID:"+productID))
}
