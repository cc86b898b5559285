package app

import (
	"liujin/app/table"
	"liujin/data"
)

// HandlerRow is a unit that handles, with what else it is called, in a list by the name that it has today.
type HandlerRow struct {
	data.Handler
	Existence
	Also string // 又名
}

// HandlerColumns are the columns of 承办单位.
var HandlerColumns = []table.Column[*HandlerRow]{
	table.Of("name", "承办单位", 14, func(h *HandlerRow) string { return h.Name }),
	table.Of("contact", "联系人", 6, func(h *HandlerRow) string { return h.Contact }),
	table.Telephone("phone", "电话", 8, func(h *HandlerRow) string { return h.Phone }),
	table.Of("also", "又名", 8, func(h *HandlerRow) string { return h.Also }).Hide(),
	table.Of("note", "备注", 10, func(h *HandlerRow) string { return h.Note }),
	table.Of("changes", "变更", 10, func(h *HandlerRow) string { return h.Changes }).Hide(),
}

// Handlers lists 承办单位, those that ended too.
func (a *App) Handlers() ([]HandlerRow, error) {
	all, err := a.db.Handlers()
	if err != nil {
		return nil, err
	}
	today, err := a.asOf(data.KindHandler, a.Today())
	if err != nil {
		return nil, err
	}
	also, err := a.AlsoNames(data.KindHandler)
	rows := make([]HandlerRow, len(all))
	for i, h := range all {
		h.Name = today.name(h.ID)
		rows[i] = HandlerRow{h, today.existence(h.ID), also[h.ID]}
	}
	return rows, err
}

// Handler returns one unit as it is on record, by its latest name.
func (a *App) Handler(id string) (HandlerRow, error) {
	h, err := a.db.Handler(id)
	if err != nil {
		return HandlerRow{}, err
	}
	also, err := a.AlsoNames(data.KindHandler)
	return HandlerRow{Handler: h, Also: also[id]}, err
}

// Validate checks a unit with its other names.
func (h *HandlerRow) Validate() error { return data.WithAlso(h.Handler.Validate(), h.Also) }

// SaveHandler saves one.
func (a *App) SaveHandler(h *HandlerRow) error {
	return a.Do(Saved(h.ID, "承办单位", h.Name), func(tx *data.Tx) error {
		if err := tx.SaveHandler(&h.Handler); err != nil {
			return err
		}
		return tx.SaveAlso(data.KindHandler, &h.Meta, h.Also)
	})
}

// DeleteHandler deletes one that no opinion names.
func (a *App) DeleteHandler(h *HandlerRow) error {
	return a.Do("删除承办单位“"+h.Name+"”", func(tx *data.Tx) error { return tx.DeleteHandler(h.ID) })
}
