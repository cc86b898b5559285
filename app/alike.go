package app

import (
	"slices"
	"strings"

	"liujin/app/intake"
	"liujin/app/intake/visits"
	"liujin/data"
	"liujin/data/han"
)

// NameKey is what two names have in common that may mean one thing: an enterprise's without brackets and the words for its legal form, a
// village's, group's or station's without what kind of place it is.
func NameKey(of data.Kind, name string) string {
	switch of {
	case data.KindEnterprise, data.KindHandler:
		return visits.EnterpriseKey(name)
	case data.KindVillage:
		return bareOf(name, "村民委员会", "社区居民委员会", "居民委员会", "社区居委会", "村委会", "居委会", "社区", "村")
	case data.KindGroup:
		return bareOf(name, "代表小组", "小组", "组")
	case data.KindStation:
		return bareOf(name, "人大代表之家", "人大代表联络站", "人大代表联系点", "代表之家", "代表联络站", "代表联系点", "联络站", "联系点", "站")
	}
	return han.BareName(name)
}

// bareOf is a name without the first of some words that it ends in.
func bareOf(name string, words ...string) string {
	name = intake.Fold(han.BareName(name))
	for _, word := range words {
		if short := strings.TrimSuffix(name, word); short != name && short != "" {
			return short
		}
	}
	return name
}

// Like is a record that looks like another, and why.
type Like struct {
	Picked
	Why string
}

// Words name it with what tells it apart, and why it is offered.
func (l *Like) Words() string {
	return l.Name + "（" + strings.Trim(l.Why+"，"+l.Detail, "，") + "）"
}

// Alike lists the records that may be one that is called so and has that telephone, apart from itself: those of the same name before those
// whose name differs in brackets, legal form or kind of place only, before those of the same telephone.
func (a *App) Alike(of data.Kind, id, name, phone string) (all []Like, err error) {
	if name == "" && phone == "" {
		return nil, nil
	}
	picked, err := a.PickMerged(of)
	if err != nil {
		return nil, err
	}
	var phones map[string]string
	if phone != "" {
		if phones, err = a.db.Phones(of); err != nil {
			return nil, err
		}
	}
	reasons := []struct {
		why  string
		same func(p *Picked) bool
	}{
		{"同名", func(p *Picked) bool { return han.BareName(p.itself()) == han.BareName(name) }},
		{"又名相同", func(p *Picked) bool {
			return slices.ContainsFunc(p.Also, func(also string) bool { return han.BareName(also) == han.BareName(name) })
		}},
		{"名称相近", func(p *Picked) bool {
			return name != "" && slices.ContainsFunc(append(slices.Clone(p.Also), p.itself()), func(one string) bool {
				return NameKey(of, one) == NameKey(of, name)
			})
		}},
		{"电话相同", func(p *Picked) bool { return phone != "" && digits(phones[p.ID]) == digits(phone) }},
	}
	found := map[string]bool{id: true}
	for _, r := range reasons {
		for i := range picked {
			if p := &picked[i]; !found[p.ID] && r.same(p) {
				found[p.ID] = true
				all = append(all, Like{*p, r.why})
			}
		}
	}
	return all, nil
}

// AlikeTo lists the records that may be one that is there.
func (a *App) AlikeTo(of data.Kind, id string) ([]Like, error) {
	name, phone, err := a.calledNow(of, id)
	if err != nil {
		return nil, err
	}
	return a.Alike(of, id, name, phone)
}

// AlikeIfSaved lists the records that look like one as it is to be saved, by what is new in it.
func (a *App) AlikeIfSaved(of data.Kind, id, name, phone string) ([]Like, error) {
	if id != "" {
		was, number, err := a.calledNow(of, id)
		if err != nil {
			return nil, err
		}
		if han.BareName(was) == han.BareName(name) {
			name = ""
		}
		if digits(number) == digits(phone) {
			phone = ""
		}
	}
	return a.Alike(of, id, name, phone)
}

// calledNow is the name of a record that is there, and its telephone.
func (a *App) calledNow(of data.Kind, id string) (name, phone string, err error) {
	picked, err := a.PickMerged(of)
	if err != nil {
		return "", "", err
	}
	phones, err := a.db.Phones(of)
	if err != nil {
		return "", "", err
	}
	for i := range picked {
		if picked[i].ID == id {
			return picked[i].itself(), phones[id], nil
		}
	}
	return "", "", nil
}

// digits are those of a telephone number.
func digits(phone string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, phone)
}
