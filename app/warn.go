package app

// WarnDays is how many days before a deadline is warned of.
func (a *App) WarnDays() (int, error) {
	p, err := a.db.MatterPolicy()
	return p.WarnDays, err
}
