package views

import (
	"liujin/app"
	"liujin/app/paperwork"
	"liujin/data"
	"liujin/views/kit"
)

// stations is the tab 家站点 of 轮值 · 家站点.
func stations(s *Shell) *Screen {
	list := listOf(s, "station", "家站点一览", app.StationColumns, s.app.Stations)
	list.Empty = empty("家站点", "点右上角新增代表之家、联络站和联系点，再选进站代表。")
	list.Narrows = [][]kit.Narrow[*app.StationRow]{{
		{Label: "全部"},
		{Label: "代表之家", Keep: func(r *app.StationRow) bool { return r.Kind == data.StationHome }},
		{Label: "联络站", Keep: func(r *app.StationRow) bool { return r.Kind == data.StationLiaison }},
		{Label: "联系点", Keep: func(r *app.StationRow) bool { return r.Kind == data.StationPoint }},
	}, narrowsExisting(func(r *app.StationRow) app.Existence { return r.Existence })}
	e := &kit.Editor[*app.StationRow, *data.Station]{List: list, Record: kit.Record[*data.Station]{Name: "station", Noun: "家站点",
		Validate: (*data.Station).Validate, Read: kit.Reads(s.app.Station), New: kit.Makes(s.app.NewStation), Save: s.app.SaveStation,
		Before:  []func(*data.Station, func()){s.askMembers},
		Delete:  s.app.DeleteStation,
		Caption: func(p *data.Station) string { return p.Name }, Fields: s.stationFields()}}
	e.Papers, e.Page = s.stationPapers, s.stationPage
	changing(s, e, data.KindStation, func(p *data.Station) (name, since *string) { return &p.Name, &p.NameSince })
	return show(s, head{}, "新增家站点", e)
}

func (s *Shell) stationFields() []kit.Field[*data.Station] {
	return []kit.Field[*data.Station]{
		kit.Text("name", "站点名称", func(p *data.Station) *string { return &p.Name }).Required(),
		kit.OneOf("kind", "类别", data.StationKinds, func(p *data.Station) *data.StationKind { return &p.Kind }).Required(),
		kit.Text("address", "地址", func(p *data.Station) *string { return &p.Address }).Full(),
		kit.Text("phone", "电话", func(p *data.Station) *string { return &p.Phone }),
		kit.Ref("village", "所在村居", s.villageOptions(), func(p *data.Station) *string { return &p.VillageID }),
		kit.Ref("head", "站长", s.deputyOptions(), func(p *data.Station) *string { return &p.HeadID }),
		kit.Text("liaison", "联络员", func(p *data.Station) *string { return &p.Liaison }),
		kit.Yes("demo", "示范站点", func(p *data.Station) *bool { return &p.Demo }),
		kit.RefsOf("members", "进站代表", s.deputyAndGroupOptions(), func(p *data.Station) *[]data.Member { return &p.Members },
			func(m *data.Member) *string { return &m.DeputyID }),
		s.formerMembers(),
		kit.Rows("checks", "达标清单", func(p *data.Station) *[]data.Check { return &p.Checks },
			kit.Child[*data.Station, data.Check]{More: "再加一项",
				Fields: []kit.Field[*data.Check]{
					kit.Text("item", "", func(c *data.Check) *string { return &c.Item }),
					kit.Yes("met", "已达标", func(c *data.Check) *bool { return &c.Met }),
				}}),
		photoField("照片", s, func(p *data.Station) *[]data.Attachment { return &p.Photos }),
		kit.Area("note", "备注", 2, func(p *data.Station) *string { return &p.Note }).Seldom(),
	}
}

// stationPapers are those of 家站点: files of the one in the form and of all, and the form for those who come.
func (s *Shell) stationPapers(opened string) (all []kit.Paper) {
	if opened != "" {
		all = append(all, s.named("站点台账（打开的这个站点）", "station-file", paperwork.Of(opened)),
			kit.Paper{Title: "办理情况公示（打开的这个站点，选日期）…", Ask: func() { s.askPosted(opened) }})
	}
	return append(all, s.named("站点台账（全部站点）", "station-file", paperwork.Order{}), s.named("接待选民登记表（空白）", "voter-reception-blank",
		paperwork.Order{}))
}
