package app

import "strings"

// Rows names the rows that a number counts: the screen, a record there or "", and how its list is narrowed, several entries joined by ，.
// From and To are the days that the entry InSpan speaks of; "" those that the desk counts.
type Rows struct{ Screen, ID, Narrow, From, To string }

// Link is the rows as a paper carries them, see print.Style.
func (r Rows) Link() string {
	if r.Screen == "" {
		return ""
	}
	return strings.Join([]string{r.Screen, r.ID, r.Narrow, r.From, r.To}, "|")
}

// RowsOf reads a link.
func RowsOf(link string) (r Rows) {
	if parts := strings.Split(link, "|"); len(parts) == 5 {
		r = Rows{parts[0], parts[1], parts[2], parts[3], parts[4]}
	}
	return r
}

// InSpan is the entry that narrows a list of activities or opinions to the days that are counted: those of the desk, or of the paper whose
// number was opened. An activity to which nobody came counts nowhere and is not kept.
const InSpan = "统计期"

// What the list of deputies and that of villages call those who took part, who came to training, and those in which something took place.
const (
	TakenPart    = "统计期已参加"
	NotTakenPart = "统计期未参加"
	Trainees     = "统计期到课"
	NotWalkedIn  = "统计期未走进"
)
