package views

import (
	"fmt"

	"fyne.io/fyne/v2"

	"liujin/app/paperwork"
	"liujin/data"
	"liujin/views/kit"
)

// untoldPart are the other answered opinions of the deputy who brought one, of which nobody was told yet.
func (s *Shell) untoldPart(id string) []kit.Part {
	of, err := s.matters.UntoldWith(id)
	s.try("读取待反馈的意见", err)
	if of == nil || len(of.Opinions) < 2 || err != nil {
		return nil
	}
	part := kit.Part{Title: fmt.Sprintf("%s转来的还有 %d 件待反馈", of.Name, len(of.Opinions)-1)}
	for i := range of.Opinions {
		if o := &of.Opinions[i]; o.ID != id {
			part.Lines = append(part.Lines, kit.PartLine{Day: o.Answered, Tag: kit.Tag{Text: o.Code()}, Text: o.Text, Open: func() {
				s.openRecord(data.Subject{Kind: data.KindOpinion, ID: o.ID})
			}})
		}
	}
	return []kit.Part{part}
}

// untoldActs tell the deputy who brought an answered opinion of it, and note that all of the deputy's were told.
func (s *Shell) untoldActs(id string) []kit.RecordAct {
	of, err := s.matters.UntoldWith(id)
	s.try("读取待反馈的意见", err)
	if of == nil || err != nil {
		return nil
	}
	acts := []kit.RecordAct{{Label: "复制反馈单", Looks: true, Do: func() {
		text, err := s.paperwork.FeedbackText(of)
		if err != nil {
			s.Failed("复制反馈单", err)
			return
		}
		fyne.CurrentApp().Clipboard().SetContent(text)
		s.Done("办理结果反馈单复制好了，可以发给" + of.Name + "。")
	}}}
	if n := len(of.Opinions); n > 1 {
		acts = append(acts, kit.RecordAct{Label: fmt.Sprintf("%d 件都已反馈", n), Do: func() { s.fedBack(of.IDs()) }})
	}
	return acts
}

// fedBack notes that the answers of opinions were told, and says which were not to be.
func (s *Shell) fedBack(ids []string) { s.takeAll("反馈", ids, s.matters.FeedBackOpinions) }

// untoldPapers are the slips of answered opinions: of the deputy who brought the one in the form, and of all.
func (s *Shell) untoldPapers(opened string) (all []kit.Paper) {
	list, err := s.matters.Untold()
	if err != nil {
		s.Failed("读取待反馈的意见", err)
		return nil
	}
	for i := range list {
		for _, id := range list[i].IDs() {
			if id == opened {
				all = append(all, s.named(fmt.Sprintf("办理结果反馈单（%s %d 件）", list[i].Name, len(list[i].Opinions)), "opinion-feedback",
					paperwork.Of(list[i].DeputyID)))
			}
		}
	}
	if len(list) > 0 {
		all = append(all, s.named(fmt.Sprintf("办理结果反馈单（待反馈的，%d 位代表各一张）", len(list)), "opinion-feedback", paperwork.Order{}))
	}
	return all
}
