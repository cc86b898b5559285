package app

import (
	"strings"

	"liujin/data"
)

// Names maps records to what they are called, for rows that show a reference.
func Names[T any](all []T, err error, id func(*T) (string, string)) (map[string]string, error) {
	out := make(map[string]string, len(all))
	for i := range all {
		key, name := id(&all[i])
		out[key] = name
	}
	return out, err
}

// AlsoNames maps records of a kind to what else they are called, in a line (又名).
func (a *App) AlsoNames(of data.Kind) (map[string]string, error) {
	also, err := a.db.Also(of)
	lines := make(map[string]string, len(also))
	for id, names := range also {
		lines[id] = strings.Join(names, "、")
	}
	return lines, err
}

// DeputyNames maps deputies to their names.
func (a *App) DeputyNames() (map[string]string, error) {
	all, err := a.db.Deputies()
	return Names(all, err, func(d *data.DeputyFields) (string, string) { return d.ID, d.Name })
}

// StationNames maps stations to their names.
func (a *App) StationNames() (map[string]string, error) {
	all, err := a.db.Stations()
	return Names(all, err, func(s *data.StationFields) (string, string) { return s.ID, s.Name })
}

// VillageNames maps villages to what they are called.
func (a *App) VillageNames() (map[string]string, error) {
	all, err := a.db.Villages()
	return Names(all, err, func(v *data.Village) (string, string) { return v.ID, v.Name })
}

// HandlerNames maps units to their names.
func (a *App) HandlerNames() (map[string]string, error) {
	handlers, err := a.db.Handlers()
	return Names(handlers, err, func(h *data.Handler) (string, string) { return h.ID, h.Name })
}

// ChoiceNames maps an editable list's codes to their labels, retired ones included.
func (a *App) ChoiceNames(list string) (map[string]string, error) {
	all, err := a.db.Choices(list)
	return Names(all, err, func(c *data.Choice) (string, string) { return c.Code, c.Label })
}
