package app

import "strings"

// Rows names the rows that a number counts: the screen, a record there or "", and how its list is narrowed, several entries joined by ，.
type Rows struct{ Screen, ID, Narrow string }

// Link is the rows as a paper carries them, see print.Style.
func (r Rows) Link() string {
	if r.Screen == "" {
		return ""
	}
	return r.Screen + "|" + r.ID + "|" + r.Narrow
}

// RowsOf reads a link.
func RowsOf(link string) (r Rows) {
	if parts := strings.SplitN(link, "|", 3); len(parts) == 3 {
		r = Rows{parts[0], parts[1], parts[2]}
	}
	return r
}

// InCampaign is the entry that narrows a list of activities or opinions to the activity month.
const InCampaign = "活动月"

// What the list of deputies and that of villages call those who took part, and those in which something took place.
const (
	TakenPart    = "活动月已参加"
	NotTakenPart = "活动月未参加"
	NotWalkedIn  = "活动月未走进"
)
