package paperwork

import (
	"liujin/app/papers"
	"liujin/data"
)

// What the tests of this room look at beside what it exports.
var (
	Cards     = cards
	Namesakes = namesakes
	Attending = attending
)

func (b *Book) Expected(m *data.Meeting) ([]papers.Person, error) { return b.expected(m) }
func (b *Book) Report(m *data.Meeting) (papers.Report, error)     { return b.report(m) }
func (b *Book) CourseOf(o Order) (string, error)                  { return b.courseOf(o) }
