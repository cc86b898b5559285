package views

import (
	"fmt"

	"fyne.io/fyne/v2"

	"liujin/app"
	"liujin/data"
	"liujin/views/kit"
)

// opinions is the screen 意见建议: all that people asked for, wherever it was taken, and what came by letter or call.
func opinions(s *Shell) *Screen {
	list := listOf(s, "opinion", "意见建议台账", app.OpinionColumns, s.app.Opinions)
	list.Empty = empty("意见建议", "走访、接待和选民走访里填的诉求会自动列在这里；来信来电可以点右上角单独登记。")
	list.Narrows = spans(s, func(o *app.OpinionRow) string { return o.Day })
	routes := []kit.Narrow[app.OpinionRow]{{Label: "全部方式"}, {Label: "还没定办理方式", Keep: func(o *app.OpinionRow) bool { return o.Route == "" }}}
	for _, route := range data.Routes {
		routes = append(routes, kit.Narrow[app.OpinionRow]{Label: route, Keep: func(o *app.OpinionRow) bool { return o.Route == route }})
	}
	list.Narrows = append(list.Narrows, routes)
	fields := append([]kit.Field[data.Opinion]{kit.Day("day", "日期", s.app.Today, func(o *data.Opinion) *string { return &o.Day }).Required().Full()}, s.opinionFields()...)
	fields = append(fields,
		kit.Text("place", "地点", func(o *data.Opinion) *string { return &o.Place }),
		kit.Ref("focus", "重点领域", s.choiceOptions(data.FocusList, "重点领域"), func(o *data.Opinion) *string { return &o.Focus }),
		kit.Note(func(o *data.Opinion) string {
			if from, _, _ := s.app.Source(o); from != "" {
				return "来自：" + from
			}
			return ""
		}))
	e := &kit.Editor[app.OpinionRow, data.Opinion]{List: list, Record: kit.Record[data.Opinion]{Name: "opinion", Noun: "意见建议", First: "text",
		Validate: (*data.Opinion).Validate, Read: s.app.Opinion, New: s.app.NewOpinion, Save: s.app.SaveOpinion,
		Caption: func(o *data.Opinion) string { return fmt.Sprintf("意见建议 %s", o.Title()) },
		Extra: func(o *data.Opinion) []fyne.CanvasObject {
			_, screen, id := s.app.Source(o)
			if screen == "" {
				return nil
			}
			return []fyne.CanvasObject{kit.Button("看它来自的活动", func() { s.Open(screen, id) })}
		}, Fields: fields}}
	return show(s, head{title: "意见建议"}, "登记意见建议", e)
}
