package app

import (
	"liujin/app/table"
	"liujin/data"
)

// HandlerColumns are the columns of 承办单位.
var HandlerColumns = []table.Column[*data.Handler]{
	table.Of("name", "承办单位", 14, func(h *data.Handler) string { return h.Name }),
	table.Of("contact", "联系人", 6, func(h *data.Handler) string { return h.Contact }),
	table.Of("phone", "电话", 8, func(h *data.Handler) string { return h.Phone }),
	table.Of("note", "备注", 10, func(h *data.Handler) string { return h.Note }),
}

// Handlers lists 承办单位.
func (a *App) Handlers() ([]data.Handler, error) { return a.db.Handlers() }

// SaveHandler saves one.
func (a *App) SaveHandler(h *data.Handler) error {
	return a.Do(Saved(h.ID, "承办单位", h.Name), func(tx *data.Tx) error { return tx.SaveHandler(h) })
}

// DeleteHandler deletes one that no opinion names.
func (a *App) DeleteHandler(h *data.Handler) error {
	return a.Do("删除承办单位“"+h.Name+"”", func(tx *data.Tx) error { return tx.DeleteHandler(h.ID) })
}
