package views

import (
	"liujin/app"
	"liujin/data"
	"liujin/views/kit"
)

// handlers is the screen 承办单位.
func handlers(s *Shell) *Screen {
	list := listOf(s, "handler", "承办单位", app.HandlerColumns, s.app.Handlers)
	list.Sort = "name"
	list.Empty = empty("承办单位", "点右上角“新增承办单位”，登记镇里办理意见建议的站所和部门。")
	list.Narrows = [][]kit.Narrow[*app.HandlerRow]{narrowsExisting(func(h *app.HandlerRow) app.Existence { return h.Existence })}
	e := flat(list, "承办单位", s.app.SaveHandler, s.app.DeleteHandler, func(h *app.HandlerRow) string { return h.Name })
	e.Read = kit.Reads(s.app.Handler)
	e.Validate = (*app.HandlerRow).Validate
	e.Fields = []kit.Field[*app.HandlerRow]{
		kit.Text("name", "单位名称", func(h *app.HandlerRow) *string { return &h.Name }).Required().Full(),
		kit.Text("contact", "联系人", func(h *app.HandlerRow) *string { return &h.Contact }),
		kit.Text("phone", "电话", func(h *app.HandlerRow) *string { return &h.Phone }),
		kit.Text("also", "又名", func(h *app.HandlerRow) *string { return &h.Also }).Hinted("几个用、隔开").Seldom(),
		kit.Area("note", "备注", 3, func(h *app.HandlerRow) *string { return &h.Note }).Seldom(),
	}
	e.Before = append(e.Before, askAlike(s, data.KindHandler, func(h *app.HandlerRow) (id, name, phone string) {
		return h.ID, h.Name, h.Phone
	}))
	e.Acts = func(h *app.HandlerRow) []kit.RecordAct {
		return []kit.RecordAct{s.mergeAct(data.KindHandler, h.ID)}
	}
	changing(s, e, data.KindHandler, func(h *app.HandlerRow) (name, since *string) { return &h.Name, &h.NameSince })
	return show(s, head{}, "新增承办单位", e)
}
