package views

import (
	"cmp"

	"liujin/app"
	"liujin/app/table"
	"liujin/data"
	"liujin/views/kit"
)

// publicities is the tab 信息宣传 of 活动月.
func publicities(s *Shell) *Screen {
	list := listOf(s, "publicity", "信息宣传台账", app.PublicityColumns, s.app.PublicityRows)
	list.Empty = empty("信息宣传", "点右上角“登记信息宣传”，记下动态、报道、先进典型或创新做法；涉及的代表会进各自的履职档案。")
	list.Narrows = spans(s, list, func(p *app.PublicityRow) string { return p.Day }, func(*app.PublicityRow) bool { return true })
	kinds := []kit.Narrow[*app.PublicityRow]{{Label: "全部类别"}}
	for _, k := range data.PublicityKinds {
		kinds = append(kinds, kit.Narrow[*app.PublicityRow]{Label: string(k), Keep: func(p *app.PublicityRow) bool { return p.Kind == k }})
	}
	list.Narrows = append(list.Narrows, kinds)
	e := &kit.Editor[*app.PublicityRow, *data.Publicity]{List: list, Record: kit.Record[*data.Publicity]{Name: "publicity", Noun: "信息宣传",
		First:    "title",
		Validate: happened[data.Publicity](s), Read: kit.Reads(s.app.Publicity), Save: s.app.SavePublicity, Delete: s.app.DeletePublicity,
		New:     kit.Makes(s.app.NewPublicity),
		Caption: func(p *data.Publicity) string { return p.Day + " " + string(p.Kind) }, Fields: s.publicityFields()}}
	return show(s, head{}, "登记信息宣传", e)
}

// writeUp begins a piece of news of a record, with the way back.
func (s *Shell) writeUp(of data.Subject) {
	from := s.current
	p, err := s.news.WriteUp(of)
	if err != nil {
		s.Failed("写成信息", err)
		return
	}
	if e, ok := s.Go(screenOf(data.KindPublicity)).Edit.(*kit.Editor[*app.PublicityRow, *data.Publicity]); ok {
		e.Start(&p)
		s.wayBackTo(&wayBack{entryOf(from).title, func() { s.Go(from) }})
	}
}

// writeUpAct makes a piece of news of a record.
func (s *Shell) writeUpAct(k data.Kind, id string) kit.RecordAct {
	return kit.RecordAct{Label: "写成信息", Do: func() { s.writeUp(data.Subject{Kind: k, ID: id}) }}
}

// newsLine is a field that lists the pieces of news about a record, or about several that belong to it; a click opens one.
func newsLine[P kit.Identified](s *Shell, ids func(P) []string) kit.Field[P] {
	return kit.Listed("news", "信息宣传", "", func(v P) (lines []kit.PartLine) {
		for _, id := range append([]string{v.RecordID()}, ids(v)...) {
			if id == "" {
				continue
			}
			all, err := s.app.PublicityAbout(id)
			if err != nil {
				return unreadable("信息宣传", err)
			}
			for i := range all {
				p := &all[i]
				tag := kit.Tag{Text: cmp.Or(string(p.State), string(p.Kind)), Tone: table.Info}
				lines = append(lines, kit.PartLine{Day: p.Day, Tag: tag, Text: p.Title, Open: func() {
					s.openRecord(data.Subject{Kind: data.KindPublicity, ID: p.ID})
				}})
			}
		}
		return lines
	})
}

// alone is a record to which no others belong.
func alone[P any](P) []string { return nil }

func (s *Shell) publicityFields() []kit.Field[*data.Publicity] {
	return []kit.Field[*data.Publicity]{
		kit.Note(func(p *data.Publicity) string {
			from, err := s.below.NewsSource(p)
			s.try("读取信息来源", err)
			return from
		}),
		kit.Text("title", "标题", func(p *data.Publicity) *string { return &p.Title }).Required().Full(),
		kit.OneOf("kind", "类别", data.PublicityKinds, func(p *data.Publicity) *data.PublicityKind { return &p.Kind }).Required(),
		kit.Day("day", "日期", s.app.Today, func(p *data.Publicity) *string { return &p.Day }).Required(),
		kit.OneOf("medium", "媒体类别", data.Mediums, func(p *data.Publicity) *data.Medium { return &p.Medium }),
		kit.OneOf("level", "媒体级别", data.MediumLevels, func(p *data.Publicity) *data.MediumLevel { return &p.Level }),
		kit.Text("outlet", "媒体名称", func(p *data.Publicity) *string { return &p.Outlet }).Hinted("滨海日报"),
		kit.OneOf("state", "报送情况（未报的空着）", data.PublicityStates, func(p *data.Publicity) *data.PublicityState { return &p.State }),
		kit.Text("link", "链接", func(p *data.Publicity) *string { return &p.Link }).Full(),
		kit.RefsOf("deputies", "涉及的代表（进本人履职档案）", s.deputyAndGroupOptions(), func(p *data.Publicity) *[]data.PublicityDeputy {
			return &p.Deputies
		},
			func(d *data.PublicityDeputy) *string { return &d.DeputyID }),
		kit.Ref("subject", "涉及的活动、意见、议案、项目或会议", pickable("记录", s.app.PickPublicized),
			func(p *data.Publicity) *string {
				return &p.SubjectID
			}),
		kit.Ref("vanguard", "排头兵", s.choiceOptions(data.VanguardList, "五个排头兵"), func(p *data.Publicity) *string { return &p.Vanguard }),
		kit.Area("text", "正文", 6, func(p *data.Publicity) *string { return &p.Text }),
		photoField("照片、剪报照片（拖入即可）", s, func(p *data.Publicity) *[]data.Attachment { return &p.Photos }),
		fileField("剪报等文件（拖入即可）", s, func(p *data.Publicity) *[]data.Attachment { return &p.Files }),
	}
}
