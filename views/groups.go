package views

import (
	"liujin/app"
	"liujin/data"
	"liujin/views/kit"
)

// groups is the screen 代表小组.
func groups(s *Shell) *Screen {
	list := listOf(s, "group", "代表小组", app.GroupColumns, s.app.Groups)
	list.Empty = empty("代表小组", "导入代表名册会自动建好小组；也可以点右上角新增。")
	e := flat(list, "代表小组", s.app.SaveGroup, s.app.DeleteGroup, func(g *app.GroupRow) string { return g.Name })
	list.Narrows = [][]kit.Narrow[*app.GroupRow]{narrowsExisting(func(g *app.GroupRow) app.Existence { return g.Existence },
		kit.Narrow[*app.GroupRow]{Label: "专业小组", Keep: func(g *app.GroupRow) bool { return g.Kind == data.GroupProfessional }, Rare: true})}
	e.New = kit.Makes(func() (app.GroupRow, error) { return app.GroupRow{Group: data.Group{Kind: data.GroupDeputies}}, nil })
	e.Read = kit.Reads(s.app.Group)
	e.Validate = func(g *app.GroupRow) error { return g.Validate() }
	e.Fields = []kit.Field[*app.GroupRow]{
		kit.Text("name", "小组名称", func(g *app.GroupRow) *string { return &g.Name }).Required(),
		kit.OneOf("kind", "类别", data.GroupKinds, func(g *app.GroupRow) *data.GroupKind { return &g.Kind }).Required(),
		kit.Number("sort", "排列顺序", func(g *app.GroupRow) *int { return &g.Sort }).Hinted("名册按此排列"),
		kit.Ref("convener", "召集人", s.deputyOptions(), func(g *app.GroupRow) *string { return &g.ConvenerID }).Full(),
		kit.Area("note", "备注", 3, func(g *app.GroupRow) *string { return &g.Note }),
		kit.Note(s.groupNote),
	}
	changing(s, e, data.KindGroup, func(g *app.GroupRow) (name, since *string) { return &g.Name, &g.NameSince })
	return show(s, head{}, "新增小组", e)
}

// groupNote says who is in a group, and when it has too few.
func (s *Shell) groupNote(g *app.GroupRow) string {
	const how = "小组成员在“代表”里选：勾选几名代表，点“编入小组…”。"
	if g.ID == "" {
		return how
	}
	people, err := s.app.GroupMembers(g)
	if err != nil {
		return ""
	}
	return people + "\n" + how
}
