package papers

import (
	"regexp"
	"strings"
)

// Draft knows which lines of a text still say what the records gave when it was drafted, or give now.
type Draft struct {
	known map[string]bool
	any   bool // nobody noted what was drafted: any line may be it
}

// DraftOf is made of what was drafted, a line each; nothing was noted of older texts.
func DraftOf(drafted string) Draft {
	d := Draft{known: map[string]bool{}, any: drafted == ""}
	d.Add(strings.Split(drafted, "\n")...)
	return d
}

// Add takes lines that the records give now.
func (d *Draft) Add(lines ...string) {
	for _, line := range lines {
		d.known[shape(line)] = true
	}
}

// Still reports whether a line says what was drafted, other numbers aside: all else is the office's own.
func (d *Draft) Still(line string) bool { return d.known[shape(line)] }

// Perhaps is Still where what was drafted was noted, and true where it was not.
func (d *Draft) Perhaps(line string) bool { return d.any || d.Still(line) }

var figure = regexp.MustCompile(`\d+(?:\.\d+)?`)

// shape is a line without its numbers.
func shape(line string) string { return figure.ReplaceAllString(strings.TrimSpace(line), "0") }
