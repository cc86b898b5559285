// Package plans keeps the activities of the walk-ins that are planned: put off, called off, called over, and waited for.
package plans

import "liujin/app"

// Book is what is planned in an open ledger.
type Book struct{ *app.App }

// New serves the plans of an open ledger.
func New(a *app.App) *Book { return &Book{App: a} }
