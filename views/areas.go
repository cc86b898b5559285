package views

import (
	"liujin/app"
	"liujin/data"
	"liujin/views/kit"
)

// constituencies is the tab 选区 of 名册.
func constituencies(s *Shell) *Screen {
	list := listOf(s, "constituency", "选区", app.ConstituencyColumns, s.app.Constituencies)
	list.Empty = empty("选区", "导入代表名册会自动建好选区；也可以点右上角新增。")
	list.Narrows = [][]kit.Narrow[*app.ConstituencyRow]{{
		{Label: "本届", Keep: func(c *app.ConstituencyRow) bool { return c.Runs }},
		{Label: "全部"},
		{Label: "其他届次", Keep: func(c *app.ConstituencyRow) bool { return !c.Runs }},
	}}
	e := &kit.Editor[*app.ConstituencyRow, *data.Constituency]{List: list, Record: kit.Record[*data.Constituency]{Name: "constituency",
		Noun: "选区", Validate: (*data.Constituency).Validate, Read: kit.Reads(s.app.Constituency), New: kit.Makes(s.app.NewConstituency),
		Save: s.app.SaveConstituency, Delete: s.app.DeleteConstituency,
		Caption: func(c *data.Constituency) string { return c.Name }, Fields: s.constituencyFields()}}
	return show(s, head{}, "新增选区", e)
}

func (s *Shell) constituencyFields() []kit.Field[*data.Constituency] {
	return []kit.Field[*data.Constituency]{
		kit.Text("name", "选区名称", func(c *data.Constituency) *string { return &c.Name }).Required(),
		kit.OneOf("level", "层级", data.Levels, func(c *data.Constituency) *data.Level { return &c.Level }).Required(),
		kit.Ref("term", "届次", s.termOptions(), func(c *data.Constituency) *string { return &c.TermID }),
		kit.Number("seats", "应选代表数", func(c *data.Constituency) *int { return &c.Seats }).Hinted("一至三名"),
		kit.Number("population", "人口数", func(c *data.Constituency) *int { return &c.Population }),
		kit.RefsOf("villages", "村居", s.villageOptions(), func(c *data.Constituency) *[]data.ConstituencyVillage { return &c.Villages },
			func(v *data.ConstituencyVillage) *string { return &v.VillageID }),
		kit.Area("note", "备注", 3, func(c *data.Constituency) *string { return &c.Note }),
	}
}

// villages is the tab 村居 of 名册.
func villages(s *Shell) *Screen {
	list := listOf(s, "village", "村居", app.VillageColumns, s.app.Villages)
	list.Narrows = [][]kit.Narrow[*app.VillageRow]{narrowsExisting(func(v *app.VillageRow) app.Existence { return v.Existence })}
	list.Empty = empty("村居", "点右上角新增，把全镇的村和社区登记一次，以后各处直接选。")
	e := flat(list, "村居", s.app.SaveVillage, s.app.DeleteVillage, func(v *app.VillageRow) string { return v.Name })
	e.Read = kit.Reads(s.app.Village)
	e.New = func() (*app.VillageRow, error) {
		return &app.VillageRow{Village: data.Village{Kind: data.VillageRural}}, nil
	}
	e.Validate = (*app.VillageRow).Validate
	e.Before = append(e.Before, askAlike(s, data.KindVillage, func(v *app.VillageRow) (id, name, phone string) {
		return v.ID, v.Name, ""
	}))
	e.Acts = func(v *app.VillageRow) []kit.RecordAct {
		return []kit.RecordAct{s.mergeAct(data.KindVillage, v.ID)}
	}
	e.Fields = []kit.Field[*app.VillageRow]{
		kit.Text("name", "村居名称", func(v *app.VillageRow) *string { return &v.Name }).Required(),
		kit.OneOf("kind", "类别", data.VillageKinds, func(v *app.VillageRow) *data.VillageKind { return &v.Kind }),
		kit.Text("code", "代码", func(v *app.VillageRow) *string { return &v.Code }).Hinted("3 位或 12 位").Seldom(),
		kit.Text("also", "又名", func(v *app.VillageRow) *string { return &v.Also }).Hinted("几个用、隔开").Seldom(),
		kit.Area("note", "备注", 3, func(v *app.VillageRow) *string { return &v.Note }),
	}
	changing(s, e, data.KindVillage, func(v *app.VillageRow) (name, since *string) { return &v.Name, &v.NameSince })
	return show(s, head{}, "新增村居", e)
}
