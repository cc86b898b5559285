package views

import (
	"log/slog"

	"liujin/app"
	"liujin/app/rolls"
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
	o.Hint, o.Read, o.Meant = "输入姓名或拼音首字母", rolls.PastedNames, s.deputiesMeant
	return o
}

// upperOptions picks a deputy of a superior congress.
func (s *Shell) upperOptions() kit.Options {
	o := pickable("上级代表", s.matters.PickUpperDeputies)
	o.Hint, o.Meant = "县级以上在任代表", s.deputiesMeant
	return o
}

func (s *Shell) deputyAndGroupOptions() kit.Options {
	o := pickable("代表", s.app.PickDeputiesAndGroups)
	o.Hint, o.Read, o.Meant = "姓名、拼音首字母、小组名；可粘贴名单、接龙", rolls.PastedNames, s.deputiesMeant
	return o
}

// deputiesMeant are those whom a name with something in brackets behind it may mean.
func (s *Shell) deputiesMeant(name string) []string {
	ids, err := s.app.DeputiesMeant(name)
	if err != nil {
		slog.Warn("read deputies", "err", err) // nobody is found by it
	}
	return ids
}

func (s *Shell) constituencyOptions() kit.Options {
	return pickable("选区", s.app.PickConstituencies)
}
func (s *Shell) termOptions() kit.Options { return pickable("届次", s.app.PickTerms) }

func (s *Shell) villageOptions() kit.Options {
	return s.making(pickable("村居", s.app.PickVillages), data.KindVillage, func(name string) (string, error) {
		v := app.VillageRow{Village: data.Village{Name: name, Kind: data.VillageKindOf(name)}}
		err := s.app.SaveVillage(&v)
		return v.ID, err
	})
}

// groupOptions picks a group of a kind, and makes one of it.
func (s *Shell) groupOptions(kind data.GroupKind) kit.Options {
	list := func() ([]app.Picked, error) { return s.app.PickGroups(kind) }
	return s.making(pickable(string(kind), list), data.KindGroup, func(name string) (string, error) {
		g := app.GroupRow{Group: data.Group{Name: name, Kind: kind}}
		err := s.app.SaveGroup(&g)
		return g.ID, err
	})
}

// anyGroup picks a group of either kind.
func (s *Shell) anyGroup() kit.Options {
	o := s.groupOptions(data.GroupDeputies)
	o.List = pickable(o.Noun, func() ([]app.Picked, error) { return s.app.PickGroups() }).List
	return o
}

func (s *Shell) stationOptions() kit.Options {
	return s.making(pickable("家站点", s.app.PickStations), data.KindStation, func(name string) (string, error) {
		p, err := s.app.NewStation()
		if err != nil {
			return "", err
		}
		p.Name = name
		err = s.app.SaveStation(&p)
		return p.ID, err
	})
}

func (s *Shell) handlerOptions() kit.Options {
	return s.making(pickable("承办单位", s.app.PickHandlers), data.KindHandler, func(name string) (string, error) {
		h := app.HandlerRow{Handler: data.Handler{Name: name}}
		err := s.app.SaveHandler(&h)
		return h.ID, err
	})
}

// projectOptions picks a project that is supervised; one that is made here is at that stage.
func (s *Shell) projectOptions() kit.Options {
	return s.making(pickable("民生实事项目", s.matters.PickProjects), data.KindProject, func(name string) (string, error) {
		w, err := s.matters.NewProject()
		if err != nil {
			return "", err
		}
		w.Title, w.State = name, data.ProjectSupervised
		err = s.matters.SaveProject(&w)
		return w.ID, err
	})
}

// choiceOptions picks from a list that the office may edit.
func (s *Shell) choiceOptions(list, noun string) kit.Options {
	return pickable(noun, func() ([]app.Picked, error) { return s.app.Choices(list) })
}

// enterpriseOptions picks an enterprise.
func (s *Shell) enterpriseOptions() kit.Options {
	return s.making(pickable("市场主体", s.app.PickEnterprises), data.KindEnterprise, func(name string) (string, error) {
		f := data.Enterprise{EnterpriseFields: data.EnterpriseFields{Name: name, Kind: data.EnterpriseCompany}}
		err := s.app.SaveEnterprise(&f)
		return f.ID, err
	})
}

// making lets what is picked be made where it is needed, from its name: nothing is typed twice. What looks alike is asked about.
func (s *Shell) making(o kit.Options, of data.Kind, save func(name string) (id string, err error)) kit.Options {
	o.Create = func(name string, made func(kit.Option)) {
		make := func() {
			id, err := save(name)
			if err != nil {
				s.Failed("新增"+o.Noun, err)
				return
			}
			made(kit.Option{ID: id, Name: name})
		}
		s.askLike(looks{of: of, name: name, same: "就是", save: "不是同一个，照样新增"}, make, func(l app.Like) {
			made(kit.Option{ID: l.ID, Name: l.Name})
		})
	}
	return o
}
