package views

import (
	"regexp"
	"strconv"
	"testing"

	"liujin/app"
	"liujin/app/print"
	"liujin/views/kit"
)

// Every number of the meeting's paper opens exactly the rows that it counts.
func TestNumbersOpenTheirRows(t *testing.T) {
	s := sampleShell(t, kit.Theme{})
	faces, err := print.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	papers, err := s.app.Paper("meeting", app.Order{})
	if err != nil {
		t.Fatal(err)
	}
	p := &previewer{shell: s, job: print.Layout(faces, print.Own, papers...)}
	counted, figures := 0, regexp.MustCompile(`^(\d+) (名|个|件)$`)
	for _, c := range p.sources() {
		p.follow(c.link)
		rows := app.RowsOf(c.link)
		if s.current != rows.Screen {
			t.Errorf("%s opens %s, not %s", c.text, s.current, rows.Screen)
		}
		m := figures.FindStringSubmatch(c.text)
		if m == nil {
			continue
		}
		counted++
		want, _ := strconv.Atoi(m[1])
		if got := len(s.shownBoard().Shown()); got != want {
			t.Errorf("%s opens %d rows of %s (%s)", c.text, got, rows.Screen, rows.Narrow)
		}
	}
	if counted < 6 {
		t.Errorf("only %d numbers open rows", counted)
	}
}
