package app

import (
	"liujin/data"
)

// DeputyCalled maps deputies to their names.
func (a *App) DeputyCalled() (map[string]string, error) {
	all, err := a.db.Deputies()
	return Names(all, err, func(d *data.DeputyFields) (string, string) { return d.ID, d.Name })
}
