package views

import (
	"encoding/json"
	"fmt"

	"liujin/app"
	"liujin/app/paperwork"
	"liujin/data"
	"liujin/views/kit"
)

const printBulletin = "打印这一份"

// bulletins is the tab 简报 of 会议与简报: numbered, drafted from records, then the office's own text.
func bulletins(s *Shell) *Screen {
	list := listOf(s, "bulletin", "简报", paperwork.BulletinColumns, s.paperwork.Bulletins)
	list.Empty = empty("简报", "点右上角“起草简报”，数字和名单先从台账里写好，再改成您要发的文字。")
	e := &kit.Editor[*paperwork.BulletinRow, *data.Bulletin]{List: list, Record: kit.Record[*data.Bulletin]{Name: "bulletin", Noun: "简报",
		First: "title", Validate: (*data.Bulletin).Validate, Read: kit.Reads(s.paperwork.Bulletin), New: kit.Makes(s.paperwork.NewBulletin),
		NounOf: paperwork.BulletinNoun, Save: s.paperwork.SaveBulletin, Delete: s.paperwork.DeleteBulletin, Onward: printBulletin,
		Caption: func(b *data.Bulletin) string { return b.Title }}}
	e.Papers = func(opened string) []kit.Paper {
		b, err := s.paperwork.Bulletin(opened)
		switch {
		case opened == "" || err != nil:
			return nil
		case b.Kind == data.BulletinSummary:
			return []kit.Paper{s.named("活动月总结（打开的这一份）", "campaign-summary", paperwork.Of(opened))}
		}
		return []kit.Paper{s.named("简报（打开的这一期）", "bulletin", paperwork.Of(opened))}
	}
	e.Acts = func(b *data.Bulletin) []kit.RecordAct {
		id := b.ID
		if b.Kind == data.BulletinSummary {
			return []kit.RecordAct{{Label: printBulletin, Do: func() { s.look(s.named("活动月总结", "campaign-summary", paperwork.Of(id))) }}}
		}
		return []kit.RecordAct{{Label: printBulletin, Do: func() { s.look(s.named("简报", data.BulletinPaper, paperwork.Of(id))) }}}
	}
	e.Fields = []kit.Field[*data.Bulletin]{
		kit.Note(func(b *data.Bulletin) string {
			if b.Kind == data.BulletinSummary && b.ID == "" {
				return "总结不编期号。数字和名单从台账里写好了，做法、典型和下一步打算请自己写；以“｜”开头的几行打印成表格。"
			}
			if b.ID == "" {
				return "期号在打印时编。正文里以“｜”开头的几行打印成表格；写一行“【六个走进统计表】”，保存时换成当时的统计表。"
			}
			return "再打印时数字不变；要换成现在的数字，点“按统计日期重新起草”。"
		}),
		issuedLine[*data.Bulletin](s, data.KindBulletin),
		kit.Text("title", "标题", func(b *data.Bulletin) *string { return &b.Title }).Required().Full(),
		kit.Day("day", "日期", s.app.Today, func(b *data.Bulletin) *string { return &b.Day }).Required(),
		kit.Text("signer", "签发", func(b *data.Bulletin) *string { return &b.Signer }),
		kit.Day("starts", "统计从", s.app.Today, func(b *data.Bulletin) *string { return &b.Since }).Required(),
		kit.Day("ends", "统计到", s.app.Today, func(b *data.Bulletin) *string { return &b.Until }).Required(),
		kit.Live(paperwork.ToDo),
		redraft(s),
		kit.Area("text", "正文", 16, func(b *data.Bulletin) *string { return &b.Text }).Required(),
		kit.Text("report_to", "报", func(b *data.Bulletin) *string { return &b.ReportTo }),
		kit.Text("copy_to", "送", func(b *data.Bulletin) *string { return &b.CopyTo }),
	}
	return show(s, head{}, "起草简报", e)
}

// writeSummary opens the 总结 of an activity month: the one that is saved, else one that is drafted now.
func (s *Shell) writeSummary(c *data.CampaignFields) {
	from := s.current
	id, err := s.paperwork.SummaryOf(c)
	if err != nil {
		s.Failed("写总结", err)
		return
	}
	if id != "" {
		s.openRows(app.One(data.KindBulletin, id))
		return
	}
	b, err := s.paperwork.NewSummary(c.ID)
	if err != nil {
		s.Failed("写总结", err)
		return
	}
	if e, ok := s.Go(screenOf(data.KindBulletin)).Edit.(*kit.Editor[*paperwork.BulletinRow, *data.Bulletin]); ok {
		e.Start(&b)
		s.wayBackTo(&wayBack{entryOf(from).title, func() { s.Go(from) }})
	}
}

// redraft draws the text up anew for the days in the form; nothing is saved by it.
func redraft(s *Shell) kit.Field[*data.Bulletin] {
	return kit.Custom("redraft", "", func(f *kit.Form[*data.Bulletin]) kit.Control {
		return kit.Control{Object: kit.Flow(kit.Link("按统计日期重新起草", func() {
			b := *f.Value
			if err := b.Validate(); err != nil {
				f.Ready() // says beside the fields what is missing
				return
			}
			kept, err := s.paperwork.Redraft(&b)
			var body []byte
			if err == nil {
				body, err = json.Marshal(&b)
			}
			if err == nil {
				err = f.Restore(string(body)) // what is in the form now was not saved yet
			}
			if err != nil {
				s.Failed("重新起草", err)
				return
			}
			f.Edited("text", "")
			said := "已按统计日期重新起草，按 Ctrl+S 保存。"
			if kept > 0 {
				said = fmt.Sprintf("已按统计日期重新起草；您改过的 %d 段没有动，里面的数字请自己核对。", kept)
			}
			s.Done(said)
		})), Show: func() {}}
	})
}
