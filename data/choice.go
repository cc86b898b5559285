package data

// Choice is one entry of a list that an office may edit (重点领域, 行业 …). Its code never changes; a retired one stays readable.
type Choice struct {
	Meta
	List, Code, Label string
	Sort              int
	Retired           bool
}

// The editable lists.
const (
	FocusList     = "focus"     // 重点领域
	VanguardList  = "vanguard"  // 五个排头兵
	IndustryList  = "industry"  // 所属行业
	CategoryList  = "category"  // 意见类别
	ChecklistList = "checklist" // 家站点达标项
)

var choices = register(table[Choice]{name: "choice", title: "选项", label: "label", order: "list, sort, label",
	columns: "list, code, label, sort, retired",
	fields:  func(c *Choice) []any { return []any{&c.List, &c.Code, &c.Label, &c.Sort, &c.Retired} }})

var _ = ruled(choices, choices.get)

// Validate checks an entry.
func (c *Choice) Validate() error {
	bad := Invalid{}
	bad.need("label", c.Label, "选项名称")
	bad.within("label", c.Label, "选项名称", 20)
	return bad.orNil()
}

// Choices returns one list in its order, retired entries included.
func (r reader) Choices(list string) ([]Choice, error) { return choices.list(r, "list = ?", list) }

// SaveChoice saves an entry of an editable list.
func (tx *Tx) SaveChoice(c *Choice) error {
	if err := c.Validate(); err != nil {
		return err
	}
	if c.Code == "" {
		c.Code = tx.db.ids.next()
	}
	return choices.save(tx, c)
}
