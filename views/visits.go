package views

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"liujin/app"
	"liujin/app/paperwork"
	"liujin/app/print"
	"liujin/data"
	"liujin/views/kit"
)

// visits is the tab 走访 of 走访 · 市场主体 (walk-in 2).
func visits(s *Shell) *Screen {
	list := listOf(s, "visit", "走访市场主体台账", app.VisitColumns, s.app.VisitsAndPlans)
	list.Empty = empty("走访记录", "点右上角“登记走访”，记下第一次走访。")
	e := &kit.Editor[*data.VisitRow, *data.Visit]{List: list, Record: kit.Record[*data.Visit]{Name: "visit", Noun: "走访",
		First:    "enterprise",
		Validate: happened[data.Visit](s), Read: kit.Reads(s.app.Visit), Save: s.app.SaveVisit, Delete: s.app.DeleteVisit,
		New:  kit.Makes(func() (data.Visit, error) { return s.app.NewVisit(), nil }),
		Next: kit.Follows(s.app.NextVisit), Caption: s.app.VisitCaption, Fields: s.visitFields()}}
	e.Papers = s.visitPapers
	w := &walk[data.VisitRow, data.Visit]{Editor: e, shell: s, row: func(r *data.VisitRow) *data.ActivityRow { return &r.ActivityRow },
		of: ofVisit, told: "content", about: func(v *data.Visit) *string { return &v.Fields.EnterpriseID },
		plan: "安排走访", add: "登记走访",
		keep: []kit.Narrow[*data.VisitRow]{{Label: "有诉求", Keep: func(v *data.VisitRow) bool { return v.Opinions > 0 }}},
		head: head{acts: []fyne.CanvasObject{kit.Button("导入旧台账", func() { s.importOld("导入旧的走访台账", visitWizard) })},
			open: s.askSpan, facts: []*kit.Chip{s.walkFact(data.WalkEnterprise)}}}
	return w.screen()
}

func ofVisit(v *data.Visit) *data.Activity { return &v.Activity }

func (s *Shell) visitFields() []kit.Field[*data.Visit] {
	told := held(s, ofVisit)
	return slices.Concat([]kit.Field[*data.Visit]{planHead(s, ofVisit),
		kit.Day("day", "日期", s.app.Today, func(v *data.Visit) *string { return &v.Day }).Required(),
		kit.Ref("enterprise", "市场主体", s.enterpriseOptions(), func(v *data.Visit) *string { return &v.Fields.EnterpriseID }).Required(),
		kit.RefsOf("deputies", "参加代表", s.deputyAndGroupOptions(), func(v *data.Visit) *[]data.Participation { return &v.Deputies },
			func(p *data.Participation) *string { return &p.DeputyID }).Hinted(neededOnceHeld),
	}, planned(s, ofVisit), []kit.Field[*data.Visit]{
		kit.OneOf("venue", "地点类型", data.Venues, func(v *data.Visit) *data.Venue { return &v.Fields.Venue }),
		kit.OneOf("tag", "专项行动", data.VisitTags, func(v *data.Visit) *data.VisitTag { return &v.Fields.Tag }),
		kit.Text("place", "地点", func(v *data.Visit) *string { return &v.Place }).Seldom(),
		kit.Ref("village", "所在村居", s.villageOptions(), func(v *data.Visit) *string { return &v.VillageID }).Seldom(),
		kit.Text("policies", "宣传政策", func(v *data.Visit) *string { return &v.Fields.Policies }),
		kit.Area("content", "走访情况", 4, func(v *data.Visit) *string { return &v.Content }).If(told),
		opinionRows("opinions", "诉求、建议和招商线索（每条自动转为一件意见建议）", s, data.OpinionDifficulty, func(v *data.Visit) *data.Activity {
			return &v.Activity
		}).If(told),
		photoField("照片（拖入即可）", s, func(v *data.Visit) *[]data.Attachment { return &v.Photos }).If(told),
		kit.Text("leads", "招商线索", func(v *data.Visit) *string { return &v.Fields.Leads }).If(func(v *data.Visit) bool {
			return v.Fields.Leads != "" // an older record's; now a lead is an opinion
		}),
		issuedLine[*data.Visit](s, data.KindActivity),
		newsLine(s, alone[*data.Visit]),
	}, seldom(s, ofVisit))
}

func (s *Shell) opinionFields() []kit.Field[*data.OpinionFields] {
	return []kit.Field[*data.OpinionFields]{
		kit.Note(func(o *data.OpinionFields) string {
			if o.Number == 0 {
				return "保存时自动编号"
			}
			stage, err := s.matters.StageWords(o)
			return fmt.Sprintf("编号 %s　%s", o.Code(), noted("进展", stage, err))
		}),
		kit.Area("text", "内容", 2, func(o *data.OpinionFields) *string { return &o.Text }).Required(),
		kit.OneOf("kind", "类型", data.OpinionKinds, func(o *data.OpinionFields) *data.OpinionKind { return &o.Kind }),
		kit.Ref("category", "类别", s.choiceOptions(data.CategoryList, "类别"), func(o *data.OpinionFields) *string { return &o.Category }),
		kit.OneOf("route", "办理方式", data.Routes, func(o *data.OpinionFields) *data.Route { return &o.Route }),
		kit.Ref("handler", "承办单位", s.handlerOptions(), func(o *data.OpinionFields) *string { return &o.HandlerID }),
		kit.Text("reporter", "反映人", func(o *data.OpinionFields) *string { return &o.Reporter }),
		kit.Text("reporter_phone", "反映人电话", func(o *data.OpinionFields) *string { return &o.ReporterPhone }),
		kit.Ref("call", "征集", s.callOptions(), func(o *data.OpinionFields) *string { return &o.CallID }).Only(s.callAsked),
		kit.Text("reason", "不予受理的理由", func(o *data.OpinionFields) *string { return &o.Reason }).If(func(o *data.OpinionFields) bool {
			return o.Route == data.RouteRefused
		}),
	}
}

// visitPapers are those of 走访: the one in the form, the ledger of a period, and the blank form.
func (s *Shell) visitPapers(opened string) (all []kit.Paper) {
	if opened != "" {
		all = append(all, s.named("走访记录表（打开的这次走访）", "visit-record", paperwork.Of(opened)))
	}
	return append(all, kit.Paper{Title: "走访台账（选一段日期）…", Ask: s.askLedger}, s.named("走访记录表（空白）", "visit-record-blank", paperwork.Order{}))
}

// askLedger asks for the period of 走访台账: the desk's, or another.
func (s *Shell) askLedger() {
	desk, err := s.deskSpan()
	if err != nil {
		s.Failed("走访台账", err)
		return
	}
	form := s.spanForm(desk.Span)
	s.askForm("走访台账", "预览", form, func() bool {
		if !form.Ready() {
			return false
		}
		v := *form.Value
		s.preview("走访台账", func(*print.Faces) ([]*print.Document, error) {
			return s.paperwork.Paper("visit-ledger", paperwork.Order{From: v.From, To: v.To})
		})
		return true
	})
	form.FocusOn("from")
}
