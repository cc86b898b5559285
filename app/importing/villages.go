package importing

import (
	"cmp"
	"slices"
	"strings"

	"liujin/data"
)

// villageNames are the villages by all their names (又名 too), the longest first: the longest one that a text has counts.
type villageNames []data.Village

func (a *Book) readVillages() (l villageNames, err error) {
	if l, err = a.DB().Villages(); err != nil {
		return nil, err
	}
	also, err := a.DB().Also(data.KindVillage)
	for _, v := range slices.Clone(l) {
		for _, v.Name = range also[v.ID] {
			l = append(l, v)
		}
	}
	slices.SortStableFunc(l, func(a, b data.Village) int { return cmp.Compare(len(b.Name), len(a.Name)) })
	return l, err
}

// in is the village that the first of some texts names which names any; "" none does.
func (l villageNames) in(texts ...string) string {
	for _, text := range texts {
		for _, v := range l {
			if strings.Contains(text, v.Name) {
				return v.ID
			}
		}
	}
	return ""
}
