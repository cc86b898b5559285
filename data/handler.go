package data

// Handler is 承办单位: who handles an opinion. A people's congress body never is one.
type Handler struct {
	Meta
	Name, Contact, Phone, Note string
	NameSince                  string // as of a Village
}

// Validate checks a handler.
func (h *Handler) Validate() error {
	bad := Invalid{}
	bad.need("name", h.Name, "单位名称")
	bad.within("name", h.Name, "单位名称", 60)
	bad.within("contact", h.Contact, "联系人", 40)
	bad.within("note", h.Note, "备注", 500)
	bad.phone("phone", h.Phone)
	return bad.orNil()
}

var handlers = register(table[Handler]{name: "handler", title: "承办单位", label: "name", order: "name",
	columns: "name, contact, phone, note",
	fields:  func(h *Handler) []any { return []any{&h.Name, &h.Contact, &h.Phone, &h.Note} }})

var _ = ruled(handlers, handlers.get)

// Handlers returns all handlers.
func (r reader) Handlers() ([]Handler, error) { return handlers.list(r, "") }

// Handler returns one handler.
func (r reader) Handler(id string) (Handler, error) { return handlers.get(r, id) }

// SaveHandler saves a handler.
func (tx *Tx) SaveHandler(h *Handler) error {
	if err := h.Validate(); err != nil {
		return err
	}
	if err := tx.nameSince(KindHandler, h.ID, &h.NameSince); err != nil {
		return err
	}
	return handlers.save(tx, h)
}

// DeleteHandler deletes a handler that no opinion names.
func (tx *Tx) DeleteHandler(id string) error { return handlers.delete(tx, id) }
