// Package paperwork gathers plain values for the papers of the office from all rooms below it.
package paperwork

import (
	"liujin/app"
	"liujin/app/desk"
	"liujin/app/duty"
	"liujin/app/listings"
	"liujin/app/matters"
	"liujin/app/meetings"
	"liujin/app/training"
)

// Book is the papers of an open ledger.
type Book struct {
	*app.App
	duty     *duty.Book
	matters  *matters.Book
	training *training.Book
	meetings *meetings.Book
	desk     *desk.Book
	listings *listings.Book
}

// New serves the papers of an open ledger.
func New(a *app.App) *Book {
	return &Book{App: a, duty: duty.New(a), matters: matters.New(a), training: training.New(a), meetings: meetings.New(a),
		desk: desk.New(a), listings: listings.New(a)}
}
