// Package upward is what goes to the superior and what comes from it and from the offices below (上报、接收、汇总): what an office states of
// some days, and the figures that are counted from that.
package upward

import (
	"liujin/app"
	"liujin/app/desk"
	"liujin/app/duty"
	"liujin/app/listings"
	"liujin/app/matters"
	"liujin/app/paperwork"
	"liujin/app/training"
)

// Book is what an office states and what was stated to it.
type Book struct {
	*app.App
	desk      *desk.Book
	duty      *duty.Book
	matters   *matters.Book
	training  *training.Book
	listings  *listings.Book
	paperwork *paperwork.Book

	// StateBelow gathers what the offices below reported of the statement's period; nil where nobody reads what they sent.
	StateBelow func(*Statement) (Below, error)
}

// New serves an open ledger of which only what is the office's own is stated; with what the offices below reported it is below.New.
func New(a *app.App) *Book {
	return &Book{App: a, desk: desk.New(a), duty: duty.New(a), matters: matters.New(a), training: training.New(a),
		listings:  listings.New(a),
		paperwork: paperwork.New(a)}
}
