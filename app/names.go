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

// StationNames maps stations to what they were called on a day.
func (a *App) StationNames(day string) (map[string]string, error) {
	return a.namesOn(data.KindStation, day)
}

// VillageNames maps villages to what they were called on a day.
func (a *App) VillageNames(day string) (map[string]string, error) {
	return a.namesOn(data.KindVillage, day)
}

// HandlerNames maps units to what they were called on a day.
func (a *App) HandlerNames(day string) (map[string]string, error) {
	return a.namesOn(data.KindHandler, day)
}

// EnterpriseNames maps enterprises to what they were called on a day.
func (a *App) EnterpriseNames(day string) (map[string]string, error) {
	return a.namesOn(data.KindEnterprise, day)
}

// GroupNames maps deputies' groups to what they were called on a day.
func (a *App) GroupNames(day string) (map[string]string, error) {
	return a.namesOn(data.KindGroup, day)
}

// ChoiceNames maps an editable list's codes to their labels, retired ones included.
func (a *App) ChoiceNames(list string) (map[string]string, error) {
	all, err := a.db.Choices(list)
	return Names(all, err, func(c *data.Choice) (string, string) { return c.Code, c.Label })
}
