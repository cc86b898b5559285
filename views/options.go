package views

import (
	"liujin/app"
	"liujin/data"
	"liujin/views/kit"
)

// pickable turns what the app offers into options of a picker.
func pickable(noun string, list func() ([]app.Picked, error)) kit.Options {
	return kit.Options{Noun: noun, List: func() ([]kit.Option, error) {
		all, err := list()
		if err != nil {
			return nil, err
		}
		out := make([]kit.Option, len(all))
		for i, p := range all {
			out[i] = kit.Option{ID: p.ID, Name: p.Name, Detail: p.Detail, Members: p.Members, Retired: p.Retired, Also: p.Also}
		}
		return out, nil
	}}
}

// deputyOptions picks one deputy, deputyAndGroupOptions several, whole groups too.
func (s *Shell) deputyOptions() kit.Options {
	o := pickable("代表", s.app.PickDeputies)
	o.Hint, o.Read = "输入姓名或拼音首字母", app.PastedNames
	return o
}

func (s *Shell) deputyAndGroupOptions() kit.Options {
	o := pickable("代表", s.app.PickDeputiesAndGroups)
	o.Hint, o.Read = "姓名、拼音首字母、小组名；可粘贴名单、接龙", app.PastedNames
	return o
}

func (s *Shell) constituencyOptions() kit.Options {
	return pickable("选区", s.app.PickConstituencies)
}
func (s *Shell) villageOptions() kit.Options { return pickable("村居", s.app.PickVillages) }
func (s *Shell) groupOptions() kit.Options   { return pickable("代表小组", s.app.PickGroups) }
func (s *Shell) stationOptions() kit.Options { return pickable("家站点", s.app.PickStations) }
func (s *Shell) handlerOptions() kit.Options { return pickable("承办单位", s.app.PickHandlers) }
func (s *Shell) termOptions() kit.Options    { return pickable("届次", s.app.PickTerms) }

// choiceOptions picks from a list that the office may edit.
func (s *Shell) choiceOptions(list, noun string) kit.Options {
	return pickable(noun, func() ([]app.Picked, error) { return s.app.Choices(list) })
}

// enterpriseOptions picks an enterprise, or makes a new one from its name: nothing is typed twice.
func (s *Shell) enterpriseOptions() kit.Options {
	o := pickable("市场主体", s.app.PickEnterprises)
	o.Create = func(name string, made func(kit.Option)) {
		save := func() {
			f := data.Enterprise{EnterpriseFields: data.EnterpriseFields{Name: name, Kind: data.EnterpriseCompany}}
			if err := s.app.SaveEnterprise(&f); err != nil {
				s.Failed("新增市场主体", err)
				return
			}
			made(kit.Option{ID: f.ID, Name: f.Name})
		}
		s.askLike(looks{of: data.KindEnterprise, name: name, same: "就是", save: "不是同一家，照样新增"}, save, func(l app.Like) {
			made(kit.Option{ID: l.ID, Name: l.Name})
		})
	}
	return o
}
