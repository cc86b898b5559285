package kit

import "liujin/app/print"

// Paper is one that can be made now: what it is called, and how it is made, beside the window.
type Paper struct {
	Title string
	Make  func(*print.Faces) ([]*print.Document, error)
	Ask   func() // has it shown in a way of its own, or asks something first; nil: it is shown as it is made
}

// Prints are the papers of the record that is in the form, and those of its kind that need none.
func (r *Record[P]) Prints() []Paper {
	if r.Papers == nil {
		return nil
	}
	return r.Papers(r.Opened())
}
