package data

// Identity (身份核对) is the answer whether two persons whom offices below name in what they state are one. A person is named by the office's
// code and the id in its ledger, which stays the same in all that it states.
type Identity struct {
	Meta
	Code, Person           string
	OtherCode, OtherPerson string // of the office whose code is the greater
	Same                   bool
	Day                    string // on which it was answered
}

// Validate checks an answer.
func (v *Identity) Validate() error {
	bad := Invalid{}
	for _, one := range []struct{ field, value string }{{"code", v.Code}, {"person", v.Person}, {"other_code", v.OtherCode},
		{"other_person", v.OtherPerson}} {
		bad.need(one.field, one.value, "核对的人")
	}
	if v.Code >= v.OtherCode {
		bad["other_code"] = "核对的是两个单位的人"
	}
	bad.need("day", v.Day, "核对日期")
	bad.day("day", v.Day, "核对日期")
	return bad.orNil()
}

var identities = register(table[Identity]{name: "identity", title: "身份核对", label: "person", order: "code, person, other_code, other_person",
	columns: "code, person, other_code, other_person, same, day",
	fields: func(v *Identity) []any {
		return []any{&v.Code, &v.Person, &v.OtherCode, &v.OtherPerson, &v.Same, &v.Day}
	}})

var _ = ruled(identities, identities.get)

// Identities returns all that was answered.
func (r reader) Identities() ([]Identity, error) { return identities.list(r, "") }

// SaveIdentity keeps an answer, in place of the one before about the same two.
func (tx *Tx) SaveIdentity(v Identity) error {
	if v.Code > v.OtherCode {
		v.Code, v.Person, v.OtherCode, v.OtherPerson = v.OtherCode, v.OtherPerson, v.Code, v.Person
	}
	if err := v.Validate(); err != nil {
		return err
	}
	now, err := identities.list(tx.reader, "code = ? AND person = ? AND other_code = ? AND other_person = ?", v.Code, v.Person, v.OtherCode,
		v.OtherPerson)
	if err != nil {
		return err
	}
	if len(now) > 0 {
		v.Meta = now[0].Meta
	}
	return identities.save(tx, &v)
}
