package views

import (
	"log/slog"
	"slices"

	"liujin/app"
	"liujin/data"
	"liujin/views/kit"
)

// services is the tab 履职记录 of 轮值 · 家站点: what took place at stations, with what voters asked for there. A shift's roll is called in
// the month.
func services(s *Shell) *Screen {
	list := listOf(s, "service", "走进家站点台账", app.ServiceColumns, s.app.ServicesAndPlans)
	list.Empty = empty("站点履职记录", "轮值班次登记到岗后会列在这里；集中学习、监督、议事点“登记站点活动”。")
	e := &kit.Editor[*data.ServiceRow, *data.Service]{List: list, Record: kit.Record[*data.Service]{Name: "service", Noun: "站点活动",
		First:    "station",
		Validate: happened[data.Service](s), Read: kit.Reads(s.app.Service), Save: s.app.SaveService, Delete: s.app.DeleteService,
		New:  kit.Makes(func() (data.Service, error) { return s.app.NewService(), nil }),
		Next: kit.Follows(s.app.NextService), Caption: s.app.ServiceCaption, Fields: s.serviceFields(),
		Acts: func(v *data.Service) []kit.RecordAct {
			if v.ShiftID == "" {
				return nil
			}
			shift := v.ShiftID
			return []kit.RecordAct{{Label: "点名", Do: func() { s.askTurnout(shift) }}}
		}}}
	w := &walk[data.ServiceRow, data.Service]{Editor: e, shell: s,
		row: func(r *data.ServiceRow) *data.ActivityRow { return &r.ActivityRow },
		of:  ofService, told: "voters", plan: "安排活动", add: "登记站点活动",
		head: head{open: s.askSpan, facts: []*kit.Chip{s.walkFact(data.WalkStation)}}}
	return w.screen()
}

func ofService(v *data.Service) *data.Activity { return &v.Activity }

func (s *Shell) serviceFields() []kit.Field[*data.Service] {
	told := held(s, ofService)
	return slices.Concat([]kit.Field[*data.Service]{planHead(s, ofService),
		kit.Note(s.calledOver),
		kit.Day("day", "日期", s.app.Today, func(v *data.Service) *string { return &v.Day }).Required(),
		kit.Ref("station", "家站点", s.stationOptions(), func(v *data.Service) *string { return &v.StationID }).Required(),
		kit.OneOf("kind", "履职形式", data.ServiceKinds, func(v *data.Service) *data.ServiceKind { return &v.Fields.Kind }).Required(),
		kit.Number("voters", "接待选民（人次）", func(v *data.Service) *int { return &v.Fields.Voters }).Only(told),
		kit.RefsOf("deputies", "到场代表", s.deputyAndGroupOptions(), func(v *data.Service) *[]data.Participation { return &v.Deputies },
			func(p *data.Participation) *string { return &p.DeputyID }).Hinted(neededOnceHeld).If(func(v *data.Service) bool {
			return v.ShiftID == ""
		}),
	}, planned(s, ofService), []kit.Field[*data.Service]{
		kit.Area("content", "情况", 3, func(v *data.Service) *string { return &v.Content }).If(told),
		opinionRows("opinions", "选民反映的意见（每条自动转为一件意见建议）", s, data.OpinionPeople, func(v *data.Service) *data.Activity {
			return &v.Activity
		}).If(told),
		photoField("照片（拖入即可）", s, func(v *data.Service) *[]data.Attachment { return &v.Photos }).If(told),
		kit.Text("place", "地点", func(v *data.Service) *string { return &v.Place }).Seldom(),
		kit.Ref("village", "所在村居", s.villageOptions(), func(v *data.Service) *string { return &v.VillageID }).Seldom(),
		issuedLine[*data.Service](s, data.KindActivity),
		newsLine(s, alone[*data.Service]),
	}, seldom(s, ofService))
}

// calledOver says who came to a shift, for a record whose roll is called in the month.
func (s *Shell) calledOver(v *data.Service) string {
	text, err := s.app.CalledOver(v)
	if err != nil {
		slog.Error("read who came to a shift", "err", err)
		return "轮值班次的到岗情况没有读出来，请重新打开这条记录。"
	}
	return text
}
