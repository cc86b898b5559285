// Package importing brings tables that offices wrote into the ledger: rosters, ledgers of visits, ledgers of training.
package importing

import "liujin/app"

// Book is the imports into an open ledger.
type Book struct{ *app.App }

// New serves the imports into an open ledger.
func New(a *app.App) *Book { return &Book{App: a} }
