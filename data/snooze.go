package data

// Snooze has a line of the desk wait until a day (等到某天再提醒): one record of what it speaks of.
type Snooze struct {
	Meta
	Line  string // what kind of line it is, as app.TodoLine names it
	Item  string // the record's id, or what else tells it from the line's other ones
	Until string // the day on which it is told again
}

var snoozes = register(table[Snooze]{name: "snooze", title: "等到某天的提醒", label: "until", order: "until, id",
	columns: "line, item, until",
	fields:  func(s *Snooze) []any { return []any{&s.Line, &s.Item, &s.Until} }})

var _ = ruled(snoozes, snoozes.get)

// Validate checks a snooze.
func (s *Snooze) Validate() error {
	bad := Invalid{}
	bad.need("line", s.Line, "事项")
	bad.need("until", s.Until, "日期")
	bad.day("until", s.Until, "日期")
	return bad.orNil()
}

// Snoozes returns what is told again only after a day.
func (r reader) Snoozes(day string) ([]Snooze, error) { return snoozes.list(r, "until > ?", day) }

// Snooze has items of a line wait until a day; what waited until today or before is forgotten.
func (tx *Tx) Snooze(line string, items []string, until, today string) error {
	if err := tx.wake("until <= ?", today); err != nil {
		return err
	}
	if err := tx.Wake(line, items); err != nil {
		return err
	}
	for _, item := range items {
		s := Snooze{Line: line, Item: item, Until: until}
		if err := s.Validate(); err != nil {
			return err
		}
		if err := snoozes.save(tx, &s); err != nil {
			return err
		}
	}
	return nil
}

// Wake has items of a line wait no longer.
func (tx *Tx) Wake(line string, items []string) error {
	for _, item := range items {
		if err := tx.wake("line = ? AND item = ?", line, item); err != nil {
			return err
		}
	}
	return nil
}

func (tx *Tx) wake(where string, args ...any) error {
	all, err := snoozes.list(tx.reader, where, args...)
	for i := range all {
		if err := snoozes.delete(tx, all[i].ID); err != nil {
			return err
		}
	}
	return err
}
