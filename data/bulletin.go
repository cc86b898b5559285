package data

import (
	"fmt"
	"strconv"
)

// Bulletin is a numbered bulletin (简报) that is sent out and up. Its text is drafted from records, then the office's own.
type Bulletin struct {
	Meta
	Year, Number int // 第 N 期 of its year
	Total        int // 总第 N 期
	Day          string
	Title, Text  string
	Since, Until string // the days that its figures are of
	ReportTo     string // 报
	CopyTo       string // 送
	Signer       string // 签发
}

var bulletins = register(table[Bulletin]{name: "bulletin", title: "简报", label: "'第 ' || number || ' 期 ' || title", order: "total DESC",
	columns: "year, number, total, day, title, text, since, until, report_to, copy_to, signer",
	fields: func(b *Bulletin) []any {
		return []any{&b.Year, &b.Number, &b.Total, &b.Day, &b.Title, &b.Text, &b.Since, &b.Until, &b.ReportTo, &b.CopyTo, &b.Signer}
	}})

var _ = ruled(bulletins, bulletins.get)

// Issue names a bulletin: 2026 年第 2 期（总第 7 期）.
func (b *Bulletin) Issue() string {
	if b.Number == 0 {
		return ""
	}
	return fmt.Sprintf("%d 年第 %d 期（总第 %d 期）", b.Year, b.Number, b.Total)
}

// Validate checks a bulletin.
func (b *Bulletin) Validate() error {
	bad := Invalid{}
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

// Bulletins returns all bulletins, the newest first.
func (r reader) Bulletins() ([]Bulletin, error) { return bulletins.list(r, "") }

// Bulletin returns one bulletin.
func (r reader) Bulletin(id string) (Bulletin, error) { return bulletins.get(r, id) }

// SaveBulletin saves a bulletin; a new one gets the next numbers, of its year and overall.
func (tx *Tx) SaveBulletin(b *Bulletin) (err error) {
	if err := b.Validate(); err != nil {
		return err
	}
	if b.Number == 0 {
		if b.Year, err = strconv.Atoi(b.Day[:4]); err != nil {
			return err
		}
		if b.Number, err = tx.nextNumber("bulletin", b.Year); err != nil {
			return err
		}
		if b.Total, err = tx.nextNumber("bulletin_total", 0); err != nil {
			return err
		}
	}
	return bulletins.save(tx, b)
}

// DeleteBulletin deletes a bulletin. Its numbers are never given again.
func (tx *Tx) DeleteBulletin(id string) error { return bulletins.delete(tx, id) }
