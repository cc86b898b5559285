package data

// UnitKey is the key whose signature is taken for an office's (认定的密钥): one below, or the superior.
type UnitKey struct {
	Meta
	Code, Unit string
	Key        string // the public one, in base64
	Day        string // since when it is taken for that
	Sequence   int    // of the superior's files: the last one that was taken in
	Recipient  string // of the superior: to whom what is private is encrypted; "" it told none
}

// Validate checks a key.
func (k *UnitKey) Validate() error {
	bad := Invalid{}
	bad.need("code", k.Code, "行政区划代码")
	bad.need("key", k.Key, "密钥")
	bad.need("day", k.Day, "认定日期")
	bad.day("day", k.Day, "认定日期")
	bad.within("unit", k.Unit, "单位", 80)
	if k.Recipient != "" && !IsRecipient(k.Recipient) {
		bad["recipient"] = "加密的公钥不对"
	}
	return bad.orNil()
}

var unitKeys = register(table[UnitKey]{name: "unit_key", title: "认定的密钥", label: "unit", order: "code",
	columns: "code, unit, key, day, sequence, recipient",
	fields:  func(k *UnitKey) []any { return []any{&k.Code, &k.Unit, &k.Key, &k.Day, &k.Sequence, &k.Recipient} }})

var _ = ruled(unitKeys, unitKeys.get)

// UnitKeys returns whose keys are known, by code.
func (r reader) UnitKeys() (map[string]UnitKey, error) {
	all, err := unitKeys.list(r, "")
	by := make(map[string]UnitKey, len(all))
	for _, k := range all {
		by[k.Code] = k
	}
	return by, err
}

// PinKey takes a key for an office's, in place of the one before. To whom it has what is private encrypted stays as it was told last, as
// long as the office signs with the same key.
func (tx *Tx) PinKey(k UnitKey) error {
	if err := k.Validate(); err != nil {
		return err
	}
	now, err := unitKeys.list(tx.reader, "code = ?", k.Code)
	if err != nil {
		return err
	}
	if len(now) > 0 {
		if k.Recipient == "" && now[0].Key == k.Key {
			k.Recipient = now[0].Recipient
		}
		if now[0].Key == k.Key && now[0].Sequence >= k.Sequence && now[0].Recipient == k.Recipient {
			return nil
		}
		k.Meta = now[0].Meta
	}
	return unitKeys.save(tx, &k)
}
