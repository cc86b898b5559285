// Package duty plans who is at which station when (轮值), and records who came (到岗).
package duty

import "liujin/app"

// Book is the duty rotation of an open ledger.
type Book struct{ *app.App }

// New serves the duty rotation of an open ledger.
func New(a *app.App) *Book { return &Book{App: a} }
