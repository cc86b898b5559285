// Package matters follows opinions (意见建议) and proposals (议案建议) to their answer, and livelihood projects (民生实事) to their end.
package matters

import "liujin/app"

// Book is the matters of an open ledger.
type Book struct{ *app.App }

// New serves the matters of an open ledger.
func New(a *app.App) *Book { return &Book{App: a} }
