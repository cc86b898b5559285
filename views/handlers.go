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
	e := flat(list, "承办单位", s.app.SaveHandler, s.app.DeleteHandler, func(h *data.Handler) string { return h.Name })
	e.Validate = (*data.Handler).Validate
	e.Fields = []kit.Field[*data.Handler]{
		kit.Text("name", "单位名称", func(h *data.Handler) *string { return &h.Name }).Required().Full(),
		kit.Text("contact", "联系人", func(h *data.Handler) *string { return &h.Contact }),
		kit.Text("phone", "电话", func(h *data.Handler) *string { return &h.Phone }),
		kit.Area("note", "备注", 3, func(h *data.Handler) *string { return &h.Note }),
	}
	return show(s, head{}, "新增承办单位", e)
}
