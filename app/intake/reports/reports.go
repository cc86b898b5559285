// Package reports reads what deputies write back in a chat group about what they did: forms filled, half filled, or a sentence.
package reports

import (
	"fmt"
	"strings"

	"liujin/app/intake"
	"liujin/app/intake/pattern"
)

// Walk is the number of one of the six walk-ins, as the ledger counts them; 0 is unsaid.
type Walk int

// The six walk-ins, by where they go.
const (
	Village Walk = iota + 1
	Enterprise
	Station
	Project
	Voters
	Training
)

// Place is a name by which something may be called where deputies go. Several may be of one ID; Short: a part of its name, by which another
// may be meant. Villages are of walk-in 1, constituencies of 5.
type Place struct {
	ID, Name string
	Walk     Walk
	Short    bool
}

// Known is what the office knows: names of deputies, of places, and what day it is (ISO).
type Known struct {
	Today    string
	Deputies []string
	Places   []Place
}

// Part is what a piece of a report's text says.
type Part string

// What a Part can be.
const (
	PartWho   Part = "who"
	PartDay   Part = "day"
	PartPlace Part = "place"
	PartWalk  Part = "walk"
	PartAsked Part = "asked"
)

// Span is a piece of a report's text, in bytes, and what it says.
type Span struct {
	Part     Part
	From, To int
}

// Doubt is what is to be looked at, or why something is left open: then what it speaks of is empty. Fits are what may be meant.
type Doubt struct {
	Part Part
	Text string
	Fits []string
}

// Report is what one message tells that a deputy did; what isn't known, or not for sure, is empty and in doubt.
type Report struct {
	Text         string // as it was written, without the chat's head
	Sender, Sent string // the chat's head: who wrote, and on which day; "" there is none
	Day          string
	Deputies     []string // names that are known, each once
	Strangers    []string // who took part, too, and is none of them for sure: 李主任
	Walk         Walk
	Place        Place  // ID "": the ledger has none of that name
	At           string // the village that it was in, where the place is another
	Topic        string // of a lecture or training
	Content      string
	Asked        []string
	Reporter     string // who asked, where it is one
	Reached      int    // voters, listeners
	Photos       int    // that the text speaks of: they did not come with it
	Spans        []Span
	Doubts       []Doubt
}

// doubt notes what is to be looked at.
func (r *Report) doubt(part Part, text string, fits ...string) {
	r.Doubts = append(r.Doubts, Doubt{part, text, fits})
}

// Reading is what was read from a pasted text.
type Reading struct {
	Reports []Report
	Left    []string // messages that tell of nothing that was done: 收到, the empty form
	More    []string // the texts of reports behind the last that is read at a time
	TooLong bool     // none of it was read
	Table   bool     // it is a table with a line a row, and none of it was read
}

// The bounds: a group writes less in a month, and a message is less than a page.
const (
	mostPasted  = 200_000 // bytes
	mostReports = 500
	mostMessage = 12_000 // bytes
)

// Read reads the messages of a pasted text.
func Read(pasted string, known Known) Reading {
	if len(pasted) > mostPasted {
		return Reading{TooLong: true}
	}
	if isTable(pasted) {
		return Reading{Table: true}
	}
	pasted = strings.ToValidUTF8(strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n").Replace(pasted), "")
	r := newReader(known)
	var out Reading
	for _, m := range r.messages(quoted.ReplaceAllString(pasted, "\n")) {
		var one *Report
		if len(m.text) <= mostMessage {
			one = r.understand(m)
		}
		if one != nil && len(out.Reports) == mostReports {
			out.More = append(out.More, intake.WithoutIDs(intake.Tidy(m.text)))
			continue
		}
		if one == nil {
			if text := intake.WithoutIDs(intake.Tidy(m.text)); text != "" {
				out.Left = append(out.Left, text)
			}
			continue
		}
		out.Reports = append(out.Reports, *one)
	}
	return out
}

// isTable reports whether a text was copied out of a spreadsheet: most of its lines have the same number of cells, three at least. What
// stands in its rows is no message, and would become one that names everybody.
func isTable(text string) bool {
	const leastCells, leastRows = 3, 2
	cells, lines := map[int]int{}, 0
	for line := range strings.Lines(text) {
		if strings.TrimSpace(line) != "" {
			cells[strings.Count(line, "\t")+1]++
			lines++
		}
	}
	for n, rows := range cells {
		if n >= leastCells && rows >= leastRows && 2*rows > lines {
			return true
		}
	}
	return false
}

// Reread reads one message again, as the ledger keeps it.
func Reread(text, sender, sent string, known Known) Report {
	r := newReader(known)
	one := r.understand(message{text: text, sender: sender, day: sent})
	if one == nil {
		one = &Report{Text: text, Sender: sender, Sent: sent}
	}
	return *one
}

// quoted is what a reply quotes: it was said, and read, elsewhere.
var quoted = pattern.New(`「[^」]*」\s*\n\s*[-—－–_ ]{5,}`)

// reader holds what is known, as texts are compared with it.
type reader struct {
	known    Known
	deputies map[string]bool
	surnames map[string][]string // → names
	longest  int                 // of the names
	places   []Place             // the longest name first
}

// mostFits is how many of those who may be meant are named.
const mostFits = 6

// count says how many, for sentences.
func count(n int, unit string) string { return fmt.Sprintf("%d %s", n, unit) }
