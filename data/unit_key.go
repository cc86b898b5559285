package data

// UnitKey is the key whose signature is taken for an office's (认定的密钥): one below, or the superior.
type UnitKey struct {
	Meta
	Code, Unit string
	Key        string // the public one, in base64
	Day        string // since when it is taken for that
	Sequence   int    // of the superior's files: the last one that was taken in
}

// Validate checks a key.
func (k *UnitKey) Validate() error {
	bad := Invalid{}
	bad.need("code", k.Code, "行政区划代码")
	bad.need("key", k.Key, "密钥")
	bad.need("day", k.Day, "认定日期")
	bad.day("day", k.Day, "认定日期")
	bad.within("unit", k.Unit, "单位", 80)
	return bad.orNil()
}

var unitKeys = register(table[UnitKey]{name: "unit_key", title: "认定的密钥", label: "unit", order: "code",
	columns: "code, unit, key, day, sequence",
	fields:  func(k *UnitKey) []any { return []any{&k.Code, &k.Unit, &k.Key, &k.Day, &k.Sequence} }})

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

// PinKey takes a key for an office's, in place of the one before.
func (tx *Tx) PinKey(k UnitKey) error {
	if err := k.Validate(); err != nil {
		return err
	}
	now, err := unitKeys.list(tx.reader, "code = ?", k.Code)
	if err != nil {
		return err
	}
	if len(now) > 0 {
		if now[0].Key == k.Key && now[0].Sequence >= k.Sequence {
			return nil
		}
		k.Meta = now[0].Meta
	}
	return unitKeys.save(tx, &k)
}

// Receipt (回执) is what the superior said of a file that went up.
type Receipt struct {
	Meta
	Hash         string // of what the file states
	Since, Until string // its period
	Sequence     int    // the highest that the superior holds of that
	State        ReceiptState
	Text         string // why it was given back, or what is doubtful about it
	Day          string
}

// Validate checks a receipt.
func (p *Receipt) Validate() error {
	bad := Invalid{}
	bad.need("hash", p.Hash, "校验码")
	chosen(bad, "state", p.State, "状态", ReceiptStates)
	bad.within("text", p.Text, "说明", 1000)
	bad.need("day", p.Day, "日期")
	bad.day("day", p.Day, "日期")
	bad.day("since", p.Since, "报送期")
	bad.day("until", p.Until, "报送期")
	bad.between("sequence", p.Sequence, 1, 9999)
	return bad.orNil()
}

var receipts = register(table[Receipt]{name: "receipt", title: "回执", label: "state", order: "day, id",
	columns: "hash, since, until, sequence, state, text, day",
	fields: func(p *Receipt) []any {
		return []any{&p.Hash, &p.Since, &p.Until, &p.Sequence, &p.State, &p.Text, &p.Day}
	}})

var _ = ruled(receipts, receipts.get)

// Receipts returns what the superior said of files, by their hashes.
func (r reader) Receipts() (map[string]Receipt, error) {
	all, err := receipts.list(r, "")
	by := make(map[string]Receipt, len(all))
	for _, p := range all {
		by[p.Hash] = p
	}
	return by, err
}

// SaveReceipt keeps what the superior says of a file now.
func (tx *Tx) SaveReceipt(p Receipt) error {
	if err := p.Validate(); err != nil {
		return err
	}
	now, err := receipts.list(tx.reader, "hash = ?", p.Hash)
	if err != nil {
		return err
	}
	if len(now) > 0 {
		p.Meta = now[0].Meta
		if was := now[0]; was.State == p.State && was.Text == p.Text {
			p.Day = was.Day // nothing new is said of it
		}
	}
	return receipts.save(tx, &p)
}
