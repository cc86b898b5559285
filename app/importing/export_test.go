package importing

// VillagesNamed is what finds the village that a table's cell names.
func (a *Book) VillagesNamed() (in func(texts ...string) string, err error) {
	l, err := a.readVillages()
	return l.in, err
}
