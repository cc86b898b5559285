package views

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"liujin/app"
	"liujin/app/desk"
	"liujin/app/paperwork"
	"liujin/data"
	"liujin/views/kit"
)

// deputies is the screen 代表: the list, and everything known of one deputy.
func deputies(s *Shell) *Screen {
	counted := &deputiesCounted{shell: s}
	list := listOf(s, "deputy", "代表名册", app.DeputyColumns, readFirst(s.app.Deputies, counted.read))
	list.Sort = "name"
	list.Empty = empty("代表", "点右上角“导入名册、换届”，或把 Excel 名册拖到窗口上；也可以逐个新增。")
	list.Narrows = counted.narrows()
	list.Acts = []kit.Act{
		{Label: "编入小组…", Do: func(ids []string) { s.belong("小组", s.anyGroup(), ids, s.app.Grouped, s.app.AssignGroup) }},
		{Label: "编入家站点…", Do: func(ids []string) {
			s.belong("家站点", s.stationOptions(), ids, s.app.Stationed, s.app.AssignStation)
		}},
		{Label: "述职…", Do: s.reportBack},
		{Label: "标为领导干部", Do: func(ids []string) { s.markLeaders(ids, true) }},
		{Label: "取消领导标记", Do: func(ids []string) { s.markLeaders(ids, false) }},
	}
	e := &kit.Editor[*app.DeputyRow, *data.Deputy]{List: list, Record: kit.Record[*data.Deputy]{Name: "deputy", Noun: "代表",
		Validate: (*data.Deputy).Validate, Read: kit.Reads(s.app.Deputy), New: kit.Makes(s.app.NewDeputy), Save: s.app.SaveDeputy,
		Before: []func(*data.Deputy, func()){askAlike(s, data.KindDeputy, func(p *data.Deputy) (id, name, phone string) {
			return p.ID, p.Name, p.Phone
		}), s.askDated},
		Delete:  s.app.DeleteDeputy,
		Caption: s.called, Fields: s.deputyFields()}}
	e.Acts = func(p *data.Deputy) []kit.RecordAct {
		id := p.ID
		file := kit.RecordAct{Label: "打印一人一档", Do: func() { s.look(s.named("履职档案", "deputy-file", paperwork.Of(id))) }}
		return append(append([]kit.RecordAct{file}, s.changeActs(p)...), s.mergeAct(data.KindDeputy, p.ID))
	}
	e.Instead = func(p *data.Deputy, why error) { s.offerInstead(data.KindDeputy, p.ID, why, s.changeActs(p)...) }
	e.Page = func(p *data.Deputy) kit.Page { return s.deputyPage(list, p) }
	e.Papers = func(opened string) []kit.Paper { return s.deputyPapers(opened, list) }
	return show(s, head{acts: []fyne.CanvasObject{kit.Button("导入名册、换届", s.importRoster)}}, "新增代表", e)
}

// deputiesCounted is what is so of deputies at the end of the span that is counted, and what was so in it; read with the list.
type deputiesCounted struct {
	shell                *Shell
	there, took, trained map[string]bool
	reporting            desk.Reporting
}

func (c *deputiesCounted) read() error {
	s := c.shell
	span, err := s.counted()
	if err != nil {
		return err
	}
	if c.reporting, err = s.desk.Reporting(s.app.AsOf(span.To)); err != nil {
		return err
	}
	walks, err := s.desk.Walks(span.From, span.To, data.Targets{})
	if err != nil {
		return err
	}
	c.took, c.trained, c.there = desk.TookPart(&walks), walks.Of(data.WalkTraining).Deputies, map[string]bool{}
	then, err := s.app.InOrder(s.app.AsOf(span.To))
	for i := range then {
		c.there[then[i].ID] = true
	}
	return err
}

func (c *deputiesCounted) narrows() [][]kit.Narrow[*app.DeputyRow] {
	return [][]kit.Narrow[*app.DeputyRow]{{
		kept(app.InOffice, func(d *app.DeputyRow) bool { return d.InOffice }),
		{Label: "全部"},
		{Label: "县级以上", Keep: (*app.DeputyRow).CountyUp},
		kept(app.Ungrouped, func(d *app.DeputyRow) bool { return d.GroupID == "" && (d.InOffice || d.Elected) }),
		{Label: "在专业小组", Keep: func(d *app.DeputyRow) bool { return d.Professional != "" }, Rare: true},
		kept(app.TakenPart, func(d *app.DeputyRow) bool { return c.there[d.ID] && c.took[d.ID] }),
		kept(app.DayUnsure, func(d *app.DeputyRow) bool { return d.DayUnsure }),
		kept(app.Undated, func(d *app.DeputyRow) bool { return d.Undated }),
		kept(app.Trained, func(d *app.DeputyRow) bool { return c.trained[d.ID] }),
		whileAny(kept(app.OweReport, func(d *app.DeputyRow) bool { return c.reporting.Owes(d.ID) })),
		whileAny(kept(app.ReportedBack, func(d *app.DeputyRow) bool { return c.reporting.Last[d.ID].Day != "" })),
		{Label: "当选待就任", Keep: func(d *app.DeputyRow) bool { return d.Elected }},
		{Label: "不在任", Keep: func(d *app.DeputyRow) bool { return !d.InOffice && !d.Elected }},
	}, {{Label: "全部身份"}, kept(app.Leaders, func(d *app.DeputyRow) bool { return d.Leader }),
		kept(app.PartyMembers, func(d *app.DeputyRow) bool { return d.PartyMember() })}}
}

// called is what a deputy is called, with what tells namesakes apart.
func (s *Shell) called(p *data.Deputy) string {
	name, err := s.app.CalledNow(&p.DeputyFields)
	if err != nil {
		return p.Name
	}
	return name
}

func (s *Shell) deputyFields() []kit.Field[*data.Deputy] {
	return []kit.Field[*data.Deputy]{
		kit.Text("name", "姓名", func(p *data.Deputy) *string { return &p.Name }).Required(),
		kit.OneOf("gender", "性别", data.Genders, func(p *data.Deputy) *data.Gender { return &p.Gender }),
		kit.Text("phone", "手机号", func(p *data.Deputy) *string { return &p.Phone }),
		kit.Text("born", "出生年月", func(p *data.Deputy) *string { return &p.Born }).Hinted("1980-05"),
		kit.Text("employer", "工作单位及职务", func(p *data.Deputy) *string { return &p.Employer }).Full(),
		kit.Ref("group", "代表小组", s.groupOptions(data.GroupDeputies), func(p *data.Deputy) *string { return &p.GroupID }),
		kit.OneOf("occupation", "职业构成", data.Occupations, func(p *data.Deputy) *data.Occupation { return &p.Occupation }),
		kit.OneOf("party", "政治面貌", data.Parties, func(p *data.Deputy) *data.Party { return &p.Party }),
		kit.OneOf("ethnicity", "民族", data.Ethnicities, func(p *data.Deputy) *data.Ethnicity { return &p.Ethnicity }).Seldom(),
		kit.OneOf("education", "学历", data.Educations, func(p *data.Deputy) *data.Education { return &p.Education }),
		kit.Text("education_detail", "学历原文", func(p *data.Deputy) *string { return &p.EducationDetail }).Seldom(),
		kit.Yes("leader", "领导干部（关键少数）", func(p *data.Deputy) *bool { return &p.Leader }),
		kit.Yes("not_in_chat", "不在代表群里（通知要打电话）", func(p *data.Deputy) *bool { return &p.NotInChat }).Seldom(),
		kit.Rows("mandates", "代表职务", func(p *data.Deputy) *[]data.Mandate { return &p.Mandates },
			kit.Child[*data.Deputy, data.Mandate]{More: "再加一个职务", Folded: true, Fields: s.mandateFields(), Fresh: s.newMandate}),
		kit.Rows("stations", "所在家站点", func(p *data.Deputy) *[]data.Member { return &p.Stations },
			kit.Child[*data.Deputy, data.Member]{More: "再加一个站点",
				Fields: []kit.Field[*data.Member]{
					kit.Ref("station", "家站点", s.stationOptions(), func(m *data.Member) *string { return &m.StationID }).Required(),
					kit.Yes("home", "主站", func(m *data.Member) *bool { return &m.Home }),
				},
				Fresh: func(p *data.Deputy) data.Member { return data.Member{Home: len(p.Stations) == 0} }}),
		kit.RefsOf("professional", "专业小组", s.groupOptions(data.GroupProfessional),
			func(p *data.Deputy) *[]data.GroupMember { return &p.Professional }, func(m *data.GroupMember) *string { return &m.GroupID }).
			If(func(*data.Deputy) bool { return s.professional() }),
		kit.Text("also", "又名", func(p *data.Deputy) *string { return &p.Also }).Hinted("几个用、隔开").Seldom(),
		s.formerJobs(), s.formerGroups(), s.formerProfessional(), s.formerStations(),
		photoField("照片", s, func(p *data.Deputy) *[]data.Attachment { return &p.Photos }),
		kit.Area("note", "备注", 2, func(p *data.Deputy) *string { return &p.Note }).Seldom(),
	}
}

// professional reports whether there is a professional group: before the first, nothing is asked about them.
func (s *Shell) professional() bool {
	all, err := s.app.DB().Groups()
	return err == nil && slices.ContainsFunc(all, func(g data.Group) bool { return g.Kind == data.GroupProfessional })
}

// deputyPapers are those of 代表: the roster, files and sign-in sheets, of the marked ones if any are marked.
func (s *Shell) deputyPapers(opened string, board kit.Board) (all []kit.Paper) {
	roster := s.named("代表名册（全部在任代表）", "deputy-roster", paperwork.Order{})
	if opened == "" {
		all = append(all, roster)
	} else {
		all = append(all, s.named("履职档案（打开的这名代表）", "deputy-file", paperwork.Of(opened)))
	}
	ids, whose := board.Marked(), "勾选的"
	if len(ids) == 0 {
		ids, whose = board.Shown(), "清单里的"
	}
	if len(ids) > 0 {
		all = append(all,
			s.named(fmt.Sprintf("履职档案（%s %d 名）", whose, len(ids)), "deputy-file", paperwork.Of(ids...)),
			kit.Paper{Title: fmt.Sprintf("签到表（%s %d 名）…", whose, len(ids)), Ask: func() { s.askSignIn(ids) }})
	}
	if opened != "" {
		all = append(all, roster)
	}
	return append(all, s.named("签到表（空白）", "sign-in-blank", paperwork.Order{}))
}
