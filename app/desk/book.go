// Package desk counts what was done and says what waits: walk-ins, coverage, reminders, search.
package desk

import (
	"sync"

	"liujin/app"
	"liujin/app/duty"
	"liujin/app/matters"
	"liujin/app/meetings"
	"liujin/app/plans"
	"liujin/app/training"
)

// Book is the desk of an open ledger.
type Book struct {
	*app.App
	duty     *duty.Book
	matters  *matters.Book
	training *training.Book
	meetings *meetings.Book
	plans    *plans.Book

	searching sync.Mutex  // guards found
	found     [][]indexed // what the search knows, per source; nil: to be read
}

// New serves the desk of an open ledger.
func New(a *app.App) *Book {
	return &Book{App: a, duty: duty.New(a), matters: matters.New(a), training: training.New(a), meetings: meetings.New(a),
		plans: plans.New(a)}
}
