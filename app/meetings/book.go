// Package meetings keeps meetings (会议) with agenda, roll and decisions.
package meetings

import "liujin/app"

// Book is the meetings of an open ledger.
type Book struct{ *app.App }

// New serves the meetings of an open ledger.
func New(a *app.App) *Book { return &Book{App: a} }
