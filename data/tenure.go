package data

import "time"

// Tenure is a mandate with the days on which it is held: its own, else those of its term. A term lasts until the next congress of its
// level first meets (地方组织法, 江苏省乡镇人大工作条例 2), whatever was expected (预计届满): until then its deputies stay.
type Tenure struct {
	Mandate
	From, To string // half-open: To is the first day on which it isn't held any more; "" no limit
}

// InOffice reports whether the seat is held on a day and its duties are not suspended (在任).
func (t *Tenure) InOffice(day string) bool { return t.On(day) == MandateInOffice }

// On is what the seat is worth on a day; "" before it is held.
func (t *Tenure) On(day string) MandateState {
	switch {
	case day < t.From:
		return ""
	case t.To != "" && t.To <= day:
		return MandateEnded
	}
	state := MandateInOffice
	for i := range t.Changes { // by day
		switch e := &t.Changes[i]; {
		case e.Day > day:
		case e.Kind == MandateSuspend:
			state = MandateSuspended
		case e.Kind == MandateRestore:
			state = MandateInOffice
		}
	}
	return state
}

// Undated reports whether nothing is known of when the seat is held, so that it counts always.
func (t *Tenure) Undated() bool { return t.From == "" && t.To == "" }

// TenureOf is a mandate with its days, among all terms.
func TenureOf(m *Mandate, terms []Term) Tenure {
	for i := range terms {
		if terms[i].ID == m.TermID {
			return m.within(&terms[i], terms)
		}
	}
	return m.within(nil, terms)
}

// notYet is after all days: from when a seat is held whose congress has no day for its first session.
const notYet = latest

// Until is the last day on which the seat is held; "" still, or no end is known.
func (t *Tenure) Until() string {
	last, err := time.Parse(time.DateOnly, t.To)
	if err != nil {
		return ""
	}
	return last.AddDate(0, 0, -1).Format(time.DateOnly)
}

// Tenures returns all mandates with their days, in the order of levels.
func (r reader) Tenures() ([]Tenure, error) {
	seats, err := r.Mandates()
	if err != nil {
		return nil, err
	}
	terms, err := r.Terms()
	if err != nil {
		return nil, err
	}
	of := make(map[string]*Term, len(terms))
	for i := range terms {
		of[terms[i].ID] = &terms[i]
	}
	all := make([]Tenure, len(seats))
	for i := range seats {
		all[i] = seats[i].within(of[seats[i].TermID], terms)
	}
	return all, nil
}

// within gives a mandate its days; term is the one that it is of, nil for none.
func (m *Mandate) within(term *Term, terms []Term) Tenure {
	t := Tenure{Mandate: *m, From: m.Starts}
	if e := m.Ended(); e != nil {
		t.To = e.Day
	}
	if term == nil {
		return t
	}
	if term.Pending {
		t.From = notYet
	} else if t.From == "" {
		t.From = term.Starts
	}
	if next := term.Succeeded(terms); next != "" && (t.To == "" || next < t.To) {
		t.To = next
	}
	return t
}

// Runs reports whether a term runs on a day, among all terms; one whose beginning is not known always has begun.
func (t *Term) Runs(day string, terms []Term) bool {
	next := t.Succeeded(terms)
	return !t.Pending && t.Starts <= day && (next == "" || day < next)
}

// Succeeded is the day on which the next term of the level began, and this one was over; "" when none is known. Where this one's own
// beginning isn't known, its number says which come after it.
func (t *Term) Succeeded(terms []Term) string {
	next := ""
	for i := range terms {
		n := &terms[i]
		later := t.Starts < n.Starts && (t.Starts != "" || t.Number < n.Number)
		if n.Level == t.Level && later && (next == "" || n.Starts < next) {
			next = n.Starts
		}
	}
	return next
}
