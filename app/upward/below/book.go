// Package below is what comes from the offices that report to this one (乡镇街道、接收、汇总): their register, what is asked of them and told
// them, what they stated, and the figures and matters of that.
package below

import (
	"liujin/app"
	"liujin/app/paperwork"
	"liujin/app/upward"
)

// Book is who reports, what of, and what came of it.
type Book struct {
	*upward.Book
	paperwork *paperwork.Book
	joined    joins
}

// New serves an open ledger.
func New(a *app.App) *Book {
	b := &Book{Book: upward.New(a), paperwork: paperwork.New(a)}
	b.StateBelow = b.stateBelow
	return b
}
