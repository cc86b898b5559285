package views

import (
	"liujin/app"
	"liujin/data"
	"liujin/views/kit"
)

// enterprises is the screen 市场主体.
func enterprises(s *Shell) *Screen {
	list := listOf(s, "enterprise", "市场主体", app.EnterpriseColumns, s.app.Enterprises)
	list.Sort = "name"
	list.Empty = empty("市场主体", "登记走访时直接输入企业名称就会建好；也可以点右上角新增。")
	list.Narrows = [][]kit.Narrow[*app.EnterpriseRow]{narrowsExisting(func(f *app.EnterpriseRow) app.Existence { return f.Existence },
		kit.Narrow[*app.EnterpriseRow]{Label: "未走访", Keep: func(f *app.EnterpriseRow) bool { return f.Visits == 0 && !f.Ended }},
		kit.Narrow[*app.EnterpriseRow]{Label: "已走访", Keep: func(f *app.EnterpriseRow) bool { return f.Visits > 0 }})}
	e := &kit.Editor[*app.EnterpriseRow, *data.Enterprise]{List: list, Record: kit.Record[*data.Enterprise]{Name: "enterprise",
		Noun:     "市场主体",
		Validate: (*data.Enterprise).Validate, Read: kit.Reads(s.app.Enterprise), Save: s.app.SaveEnterprise,
		Delete: s.app.DeleteEnterprise,
		New: func() (*data.Enterprise, error) {
			return &data.Enterprise{EnterpriseFields: data.EnterpriseFields{Kind: data.EnterpriseCompany}}, nil
		},
		Caption: func(f *data.Enterprise) string { return f.Name }, Fields: s.enterpriseFields()}}
	e.Before = append(e.Before, askAlike(s, data.KindEnterprise, func(f *data.Enterprise) (id, name, phone string) {
		return f.ID, f.Name, f.Phone
	}))
	e.Page = s.enterprisePage
	e.Acts = func(f *data.Enterprise) []kit.RecordAct {
		return []kit.RecordAct{s.mergeAct(data.KindEnterprise, f.ID)}
	}
	changing(s, e, data.KindEnterprise, func(f *data.Enterprise) (name, since *string) { return &f.Name, &f.NameSince })
	return show(s, head{}, "新增市场主体", e)
}

func (s *Shell) enterpriseFields() []kit.Field[*data.Enterprise] {
	return []kit.Field[*data.Enterprise]{
		kit.Text("name", "名称", func(f *data.Enterprise) *string { return &f.Name }).Required().Full(),
		kit.OneOf("kind", "类别", data.EnterpriseKinds, func(f *data.Enterprise) *data.EnterpriseKind { return &f.Kind }),
		kit.Ref("industry", "所属行业", s.choiceOptions(data.IndustryList, "行业"), func(f *data.Enterprise) *string { return &f.Industry }),
		kit.Text("address", "地址", func(f *data.Enterprise) *string { return &f.Address }),
		kit.Ref("village", "所在村居", s.villageOptions(), func(f *data.Enterprise) *string { return &f.VillageID }),
		kit.Text("contact", "联系人", func(f *data.Enterprise) *string { return &f.Contact }),
		kit.Text("phone", "电话", func(f *data.Enterprise) *string { return &f.Phone }),
		kit.Rows("ties", "联系代表", func(f *data.Enterprise) *[]data.Tie {
			return &f.Ties
		}, kit.Child[*data.Enterprise, data.Tie]{More: "再加一名",
			Fields: []kit.Field[*data.Tie]{
				kit.Ref("deputy", "代表", s.deputyOptions(), func(t *data.Tie) *string { return &t.DeputyID }).Required(),
				kit.OneOf("tie", "联系方式", data.Ties, func(t *data.Tie) *data.TieKind { return &t.Tie }),
			},
			Fresh: func(*data.Enterprise) data.Tie { return data.Tie{Tie: data.TieServes} }}),
		kit.Text("also", "又名", func(f *data.Enterprise) *string { return &f.Also }).Hinted("几个用、隔开").Seldom(),
		kit.Area("note", "备注", 2, func(f *data.Enterprise) *string { return &f.Note }).Seldom(),
		kit.Listed("visits", "走访历史", "还没有走访记录。", func(f *data.Enterprise) []kit.PartLine { return s.visitsOf(f.ID) }),
	}
}

// visitsOf lists the visits to an enterprise; a click opens one.
func (s *Shell) visitsOf(id string) (lines []kit.PartLine) {
	rows, err := s.app.Visits()
	if err != nil {
		return unreadable("走访记录", err)
	}
	for _, v := range rows {
		if id != "" && v.SubjectID == id {
			lines = append(lines, kit.PartLine{Day: v.Day, Text: v.Deputies + app.OpinionsTaken(v.Opinions), Open: func() {
				s.openRecord(data.Subject{Kind: data.KindVisit, ID: v.ID})
			}})
		}
	}
	return lines
}
