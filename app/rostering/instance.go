// Package rostering plans duty rotations (轮值): who sits at which station on which day, as fairly as can be, and proves how fair that is.
// It knows no ledger: an instance goes in, a result with its score and bound comes out, the same for the same instance on every machine.
package rostering

import (
	"encoding/json"
	"fmt"
)

// Format names the file format of instances and results.
const Format = "liujin-roster/1"

// Instance is what is to be planned. Names are the caller's.
type Instance struct {
	Format   string              `json:"format"`
	Gap      Gap                 `json:"gap"`
	Deputies []Deputy            `json:"deputies"`
	Slots    []Slot              `json:"slots"`
	Apart    [][]string          `json:"apart,omitempty"`    // pairs that never share a shift
	Together [][]string          `json:"together,omitempty"` // pairs that like to
	Everyone *Everyone           `json:"everyone,omitempty"`
	Previous map[string][]string `json:"previous,omitempty"` // the plan to stay close to, by slot
}

// Gap is how many days lie between two duties of one deputy: at least Hard, better Desired.
type Gap struct {
	Hard    int `json:"hard"`
	Desired int `json:"desired"`
}

// Deputy is one who can be planned. Days are ISO dates.
type Deputy struct {
	ID       string   `json:"id"`
	County   bool     `json:"county"`
	Employer string   `json:"employer"`
	Group    string   `json:"group"`
	Home     string   `json:"home"`
	Stations []string `json:"stations"`

	Elsewhere map[string][]string `json:"elsewhere,omitempty"` // days on which one of the stations isn't the deputy's yet, or any more

	Served       int      `json:"served"`         // duties served before
	Done         int      `json:"done,omitempty"` // duties within the days of everyone that are not in this instance
	Credit       int      `json:"credit"`         // so that one who joined late is not made to catch up
	Min          int      `json:"min"`
	Max          *int     `json:"max"`
	Recent       []string `json:"recent"` // days served before the period, for the gap
	Unavailable  []string `json:"unavailable"`
	Inconvenient []string `json:"inconvenient"`
}

// Slot is one shift: a station on a day, and the seats to fill.
type Slot struct {
	ID      string   `json:"id"`
	Station string   `json:"station"`
	Date    string   `json:"date"`
	Need    int      `json:"need"`
	County  int      `json:"county"` // at least so many 县级以上
	Group   string   `json:"group"`  // at least one of this group
	Locked  []string `json:"locked"`
}

// Everyone wants each deputy at least so often within some days.
type Everyone struct {
	From  string `json:"from"`
	To    string `json:"to"`
	Least int    `json:"least"`
}

// Malformed is what is wrong with an instance, and where.
type Malformed struct{ Text string }

// Error is the sentence.
func (m *Malformed) Error() string { return m.Text }

func malformed(format string, args ...any) error { return &Malformed{fmt.Sprintf(format, args...)} }

// Parse reads an instance and refuses one that is malformed, naming the place.
func Parse(text []byte) (*Instance, error) {
	in := &Instance{}
	if err := json.Unmarshal(text, in); err != nil {
		return nil, malformed("读不出这个文件：%v", err)
	}
	if in.Format != Format {
		return nil, malformed("format 是“%s”，应为“%s”", in.Format, Format)
	}
	return in, nil
}
