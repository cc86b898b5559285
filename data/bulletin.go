package data

// Bulletin is a bulletin (简报) that is sent out and up, or the 总结 of an activity month; its number is that of the paper (Issued). Its text
// is drafted from records, then the office's own.
type Bulletin struct {
	Meta
	Kind         BulletinKind
	Day          string
	Title, Text  string
	Since, Until string // the days that its figures are of
	ReportTo     string // 报
	CopyTo       string // 送
	Signer       string // 签发
	Drafted      string // what the records gave for Text, line by line
}

var bulletins = register(table[Bulletin]{name: "bulletin", title: "简报", label: "title", order: "day DESC, id DESC",
	columns: "kind, day, title, text, since, until, report_to, copy_to, signer, drafted",
	fields: func(b *Bulletin) []any {
		return []any{&b.Kind, &b.Day, &b.Title, &b.Text, &b.Since, &b.Until, &b.ReportTo, &b.CopyTo, &b.Signer, &b.Drafted}
	}})

var _ = ruled(bulletins, bulletins.get)

// Validate checks a bulletin.
func (b *Bulletin) Validate() error {
	bad := Invalid{}
	oneOf(bad, "kind", b.Kind, "类别", BulletinKinds)
	bad.need("title", b.Title, "标题")
	bad.within("title", b.Title, "标题", 60)
	bad.need("text", b.Text, "正文")
	bad.within("text", b.Text, "正文", 10000)
	bad.need("day", b.Day, "日期")
	bad.day("day", b.Day, "日期")
	bad.span(b.Since, b.Until)
	bad.within("report_to", b.ReportTo, "报", 100)
	bad.within("copy_to", b.CopyTo, "送", 100)
	bad.within("signer", b.Signer, "签发", 20)
	return bad.orNil()
}

// Bulletins returns all bulletins, 总结 too, the newest first.
func (r reader) Bulletins() ([]Bulletin, error) { return bulletins.list(r, "") }

// Bulletin returns one bulletin.
func (r reader) Bulletin(id string) (Bulletin, error) { return bulletins.get(r, id) }

// SaveBulletin saves a bulletin.
func (tx *Tx) SaveBulletin(b *Bulletin) error {
	if err := b.Validate(); err != nil {
		return err
	}
	return bulletins.save(tx, b)
}

// DeleteBulletin deletes a bulletin that did not go out.
func (tx *Tx) DeleteBulletin(id string) error { return bulletins.delete(tx, id) }
