package views

import (
	"fmt"

	"fyne.io/fyne/v2"

	"liujin/app"
	"liujin/app/matters"
	"liujin/data"
	"liujin/views/kit"
)

// newSimilar makes the button above the list of opinions that opens those that could be taken up together (同类意见), and the entry that keeps
// them. Neither shows while there are none. The list reads them with its rows.
func (s *Shell) newSimilar(list *kit.List[*matters.OpinionRow]) fyne.CanvasObject {
	var all []matters.Similar
	button := kit.Button("", func() {
		s.openRecord(data.Subject{Kind: data.KindOpinion, ID: all[0].Opinions[0].ID})
		list.NarrowTo(entryKeys([]app.Condition{app.Alike}))
	})
	button.Hide()
	list.Load = readFirst(list.Load, func() (err error) {
		if all, err = s.matters.Similar(); err != nil {
			return err
		}
		button.Hidden = len(all) == 0
		button.SetText("")
		if len(all) > 0 {
			button.SetText(fmt.Sprintf("同类意见 %d 组", len(all)))
		}
		return nil
	})
	entry := kept(app.Alike, func(o *matters.OpinionRow) bool {
		for i := range all {
			if all[i].Has(o.ID) {
				return true
			}
		}
		return false
	})
	entry.Rare = true
	last := len(list.Narrows) - 1
	list.Narrows[last] = append(list.Narrows[last], entry)
	return button
}

// similarActs make of an opinion and of those like it one proposal, or a candidate for a livelihood project; none while there are few.
func (s *Shell) similarActs(id string) []kit.RecordAct {
	of, err := s.matters.SimilarTo(id)
	s.try("读取同类意见", err)
	if of == nil || err != nil {
		return nil
	}
	n := len(of.Opinions)
	return []kit.RecordAct{
		{Label: fmt.Sprintf("%d 件转为代表建议", n), Do: func() { s.startProposal(s.matters.ProposalOfAll(of)) }},
		{Label: fmt.Sprintf("%d 件列为实事候选", n), Do: func() { s.startProject(s.matters.ProjectOfAll(of)) }}}
}

// startProject begins a project that opinions give.
func (s *Shell) startProject(w data.Project, err error) {
	if err != nil {
		s.Failed("列为实事候选", err)
		return
	}
	if e, ok := s.Go(screenOf(data.KindProject)).Edit.(*kit.Editor[*matters.ProjectRow, *data.Project]); ok {
		e.Start(&w)
	}
}

// similarPart are the opinions like one, where it is worth the while to take them up together.
func (s *Shell) similarPart(id string) []kit.Part {
	of, err := s.matters.SimilarTo(id)
	s.try("读取同类意见", err)
	if of == nil || err != nil {
		return nil
	}
	part := kit.Part{Title: "同类意见（" + of.Words() + "）"}
	for i := range of.Opinions {
		if o := &of.Opinions[i]; o.ID != id {
			part.Lines = append(part.Lines, kit.PartLine{Day: o.Day, Tag: kit.Tag{Text: o.Code()}, Text: o.Text, Open: func() {
				s.openRecord(data.Subject{Kind: data.KindOpinion, ID: o.ID})
			}})
		}
	}
	return []kit.Part{part}
}
