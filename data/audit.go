package data

import (
	"strconv"
	"strings"
	"time"
)

// AuditLine is 操作记录: one operation, who did it and when. It is written with the operation itself, never undone and never merged.
type AuditLine struct {
	Seq        int
	At         string // UTC, as it is stored
	Who, Label string
	Tables     string // that it changed, [deputy mandate]
}

// RecordID is the line's number.
func (a *AuditLine) RecordID() string { return strconv.Itoa(a.Seq) }

// Time is when it was done; the zero time of a line whose stamp is none.
func (a *AuditLine) Time() time.Time {
	at, err := time.Parse(stampLayout, a.At)
	if err != nil {
		return time.Time{}
	}
	return at.Local()
}

// Day is the day on which it was done, ISO; "" where the stamp is none.
func (a *AuditLine) Day() string {
	if at := a.Time(); !at.IsZero() {
		return at.Format(time.DateOnly)
	}
	return ""
}

// When says when it was done, or that this can't be read.
func (a *AuditLine) When() string {
	if at := a.Time(); !at.IsZero() {
		return at.Format("2006-01-02 15:04")
	}
	return "时间已损坏"
}

// Kinds are what it changed, in Chinese.
func (a *AuditLine) Kinds() string {
	var names []string
	for _, table := range strings.Fields(strings.Trim(a.Tables, "[]")) {
		if title := titleOf(table); title != table { // older lines have tables that are called otherwise by now
			names = append(names, title)
		}
	}
	return strings.Join(names, "、")
}

// MostAudited is how many of the newest lines AuditLines returns.
const MostAudited = 20_000

// AuditLines returns the operations, the newest first.
func (r reader) AuditLines() ([]AuditLine, error) {
	return scanAll(r, func(a *AuditLine) []any { return []any{&a.Seq, &a.At, &a.Who, &a.Label, &a.Tables} },
		"SELECT seq, at, who, label, tables FROM audit ORDER BY seq DESC LIMIT ?", MostAudited)
}
