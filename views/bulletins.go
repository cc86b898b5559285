package views

import (
	"fyne.io/fyne/v2"

	"liujin/app"
	"liujin/data"
	"liujin/views/kit"
)

// bulletins is the screen 简报: numbered, drafted from records, then the office's own text.
func bulletins(s *Shell) *Screen {
	list := listOf(s, "bulletin", "简报", app.BulletinColumns, s.app.Bulletins)
	list.Empty = empty("简报", "点右上角“起草简报”，数字和名单先从台账里写好，再改成您要发的文字。")
	e := flat(list, "简报", s.app.SaveBulletin, s.app.DeleteBulletin, func(b *data.Bulletin) string { return b.Issue() })
	e.Validate, e.New, e.First = (*data.Bulletin).Validate, s.app.NewBulletin, "title"
	e.Extra = func(b *data.Bulletin) []fyne.CanvasObject {
		id := b.ID
		return []fyne.CanvasObject{kit.Button("打印简报", func() {
			p := s.named("简报", "bulletin", app.Order{ID: id})
			s.preview(p.title, p.make)
		})}
	}
	e.Fields = []kit.Field[data.Bulletin]{
		kit.Note(func(b *data.Bulletin) string {
			if b.Number == 0 {
				return "保存时自动编期号。正文里“【六个走进统计表】”一行，打印时换成统计表。"
			}
			return b.Issue()
		}),
		kit.Text("title", "标题", func(b *data.Bulletin) *string { return &b.Title }).Required().Full(),
		kit.Day("day", "日期", s.app.Today, func(b *data.Bulletin) *string { return &b.Day }).Required(),
		kit.Text("signer", "签发", func(b *data.Bulletin) *string { return &b.Signer }),
		kit.Day("starts", "统计从", s.app.Today, func(b *data.Bulletin) *string { return &b.Since }).Required(),
		kit.Day("ends", "统计到", s.app.Today, func(b *data.Bulletin) *string { return &b.Until }).Required(),
		kit.Area("text", "正文", 16, func(b *data.Bulletin) *string { return &b.Text }).Required(),
		kit.Text("report_to", "报", func(b *data.Bulletin) *string { return &b.ReportTo }),
		kit.Text("copy_to", "送", func(b *data.Bulletin) *string { return &b.CopyTo }),
	}
	return show(s, head{title: "简报"}, "起草简报", e)
}
