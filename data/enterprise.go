package data

// EnterpriseFields is 市场主体: what walk-in 2 visits, with its visit history and the deputies tied to it.
type EnterpriseFields struct {
	Meta
	Name           string
	Kind           EnterpriseKind
	Industry       string // code in IndustryList
	Address        string
	VillageID      string
	Contact, Phone string
	Note           string
}

// Tie is what ties a deputy to an enterprise.
type Tie struct {
	Meta
	EnterpriseID, DeputyID string
	Tie                    TieKind
}

var enterprises = register(table[EnterpriseFields]{name: "enterprise", title: "市场主体", label: "name", order: "name",
	columns: "name, kind, industry, address, village_id, contact, phone, note",
	fields: func(e *EnterpriseFields) []any {
		return []any{&e.Name, &e.Kind, &e.Industry, &e.Address, opt(&e.VillageID), &e.Contact, &e.Phone, &e.Note}
	}})

var _ = ruled(enterprises, reader.Enterprise)

var ties = register(table[Tie]{name: "deputy_tie", title: "代表联系", order: "id", parent: "enterprise_id",
	owners:  []owner{{"enterprise", "enterprise_id"}},
	columns: "enterprise_id, deputy_id, tie",
	fields:  func(t *Tie) []any { return []any{&t.EnterpriseID, &t.DeputyID, &t.Tie} }})

// Enterprise is an enterprise with the deputies tied to it.
type Enterprise struct {
	EnterpriseFields
	Ties      []Tie
	Also      string // 又名: what else it is called, see Alias
	NameSince string // as of a Village
}

// Validate checks an enterprise.
func (e *Enterprise) Validate() error {
	bad := Invalid{}
	bad.need("name", e.Name, "名称")
	bad.within("name", e.Name, "名称", 60)
	bad.within("address", e.Address, "地址", 100)
	bad.within("contact", e.Contact, "联系人", 40)
	bad.within("note", e.Note, "备注", 500)
	bad.within("also", e.Also, "又名", mostAlso)
	oneOf(bad, "kind", e.Kind, "类别", EnterpriseKinds)
	bad.phone("phone", e.Phone)
	for _, t := range e.Ties {
		bad.need("ties", t.DeputyID, "联系代表")
		oneOf(bad, "ties", t.Tie, "联系方式", Ties)
	}
	return bad.orNil()
}

// Enterprises returns all enterprises.
func (r reader) Enterprises() ([]EnterpriseFields, error) { return enterprises.list(r, "") }

// Ties returns all ties between deputies and enterprises.
func (r reader) Ties() ([]Tie, error) { return ties.list(r, "") }

// Enterprise returns an enterprise with its ties.
func (r reader) Enterprise(id string) (e Enterprise, err error) {
	if e.EnterpriseFields, err = enterprises.get(r, id); err == nil {
		e.Ties, err = ties.of(r, id)
	}
	if err == nil {
		e.Also, err = r.AlsoOf(KindEnterprise, id)
	}
	return e, err
}

// SaveEnterprise saves an enterprise with its ties.
func (tx *Tx) SaveEnterprise(e *Enterprise) error {
	if err := e.Validate(); err != nil {
		return err
	}
	if err := tx.nameSince(KindEnterprise, e.ID, &e.NameSince); err != nil {
		return err
	}
	if err := enterprises.save(tx, &e.EnterpriseFields); err != nil {
		return err
	}
	for i := range e.Ties {
		e.Ties[i].EnterpriseID = e.ID
	}
	if err := ties.saveChildren(tx, &e.Meta, e.Ties); err != nil {
		return err
	}
	return tx.SaveAlso(KindEnterprise, &e.Meta, e.Also)
}

// DeleteEnterprise deletes an enterprise that no visit or opinion names.
func (tx *Tx) DeleteEnterprise(id string) error { return enterprises.delete(tx, id) }
