package data

import "strings"

// Office is a people's congress body (单位): the own one, those below and the one above. It never handles a matter; that is a Handler.
type Office struct {
	Meta
	Name, Short      string
	Level            OfficeLevel
	Code             string // GB/T 2260, six digits, and three for the town
	Secretary, Phone string
	ParentID         string
	Own              bool
	ByHand           bool // it keeps no ledger of ours, and fills in a table
	NoQuarterly      bool // the province does not ask that the presidium meet each quarter, with two thirds present
}

// Validate checks an office.
func (o *Office) Validate() error {
	bad := Invalid{}
	bad.need("name", o.Name, "单位名称")
	bad.within("name", o.Name, "单位名称", 60)
	bad.within("short", o.Short, "简称", 30)
	bad.within("secretary", o.Secretary, "人大秘书", 40)
	chosen(bad, "level", o.Level, "单位层级", OfficeLevels)
	if o.ParentID != "" && !o.Own && o.Code == "" {
		bad["code"] = "请填写行政区划代码：上报文件凭它认单位"
	}
	if o.Code != "" && !codeOf(o.Code, 6, 9, 12) {
		bad["code"] = "行政区划代码是 6、9 或 12 位数字"
	}
	bad.phone("phone", o.Phone)
	return bad.orNil()
}

// Called is what the office is called in the titles of its papers: its 简称, or else its name as people shorten it.
func (o *Office) Called() string {
	if o.Short != "" {
		return o.Short
	}
	called := strings.NewReplacer("人民代表大会", "人大", "常务委员会", "常委会", "工作委员会", "工委").Replace(strings.Join(strings.Fields(o.Name), ""))
	for _, room := range []string{"办公室", "主席团"} { // of a body, and not what a paper calls it by
		if bare := strings.TrimSuffix(called, room); strings.Contains(bare, "人大") {
			called = bare
		}
	}
	if called == "" {
		return "人大"
	}
	return called
}

// codeOf reports whether s is all digits and of one of the lengths.
func codeOf(s string, lengths ...int) bool {
	for _, r := range s {
		if r < '0' || r > '9' {
			return false
		}
	}
	for _, n := range lengths {
		if len(s) == n {
			return true
		}
	}
	return false
}

var offices = register(table[Office]{name: "office", title: "单位", label: "name", order: "own DESC, code, name",
	columns: "name, short, level, code, secretary, phone, parent_id, own, no_quarterly, by_hand",
	fields: func(o *Office) []any {
		return []any{&o.Name, &o.Short, &o.Level, &o.Code, &o.Secretary, &o.Phone, opt(&o.ParentID), &o.Own, &o.NoQuarterly, &o.ByHand}
	}})

var _ = ruled(offices, offices.get)

// Offices returns all offices, the own one first.
func (r reader) Offices() ([]Office, error) { return offices.list(r, "") }

// OwnOffice returns the unit that keeps this ledger; its ID is "" before it was named.
func (r reader) OwnOffice() (Office, error) {
	own, err := offices.list(r, "own = 1")
	if err != nil || len(own) == 0 {
		return Office{Own: true}, err
	}
	return own[0], nil
}

// SaveOffice saves an office.
func (tx *Tx) SaveOffice(o *Office) error {
	if err := o.Validate(); err != nil {
		return err
	}
	if o.Code != "" {
		same, err := offices.list(tx.reader, "code = ? AND id <> ?", o.Code, o.ID)
		if err != nil {
			return err
		}
		if len(same) > 0 {
			return Invalid{"code": "“" + same[0].Name + "”已经用了这个代码"}
		}
	}
	return offices.save(tx, o)
}

// Below are the offices that report to this one, by code.
func (r reader) Below() ([]Office, error) {
	return offices.list(r, "parent_id = (SELECT id FROM office WHERE own = 1)")
}

// DeleteOffice deletes an office that nothing names; the own one stays.
func (tx *Tx) DeleteOffice(id string) error { return offices.delete(tx, id) }

// OfficeOf is the own unit of a place, as a ledger may be named after it: 东港镇人大.
func OfficeOf(unit string) *Office {
	o := &Office{Name: unit + "人大", Level: OfficeTown, Own: true}
	switch {
	case strings.HasSuffix(unit, "街道"):
		o.Level = OfficeStreet
	case strings.HasSuffix(unit, "县"), strings.HasSuffix(unit, "区"):
		o.Level = OfficeCounty
	case strings.HasSuffix(unit, "市"):
		o.Level = OfficeCity
	}
	return o
}
