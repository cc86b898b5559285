package data

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

// ReceiptRunes is how long the text of a receipt can be: whoever writes one cuts it, or nobody could read the file that brings it.
const ReceiptRunes = 1000

// Validate checks a receipt.
func (p *Receipt) Validate() error {
	bad := Invalid{}
	bad.need("hash", p.Hash, "校验码")
	chosen(bad, "state", p.State, "状态", ReceiptStates)
	bad.within("text", p.Text, "说明", ReceiptRunes)
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
