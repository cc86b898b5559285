// Package training plans courses (培训), says whom they should take, records who came, and who was told (传达).
package training

import "liujin/app"

// Book is the training of an open ledger.
type Book struct{ *app.App }

// New serves the training of an open ledger.
func New(a *app.App) *Book { return &Book{App: a} }
