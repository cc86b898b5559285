package sample

import (
	"fmt"

	"liujin/app"
	"liujin/app/days"
	"liujin/app/news"
	"liujin/app/paperwork"
	"liujin/data"
)

// written writes what is made of other records: the newest lecture as a piece of news that was sent in, and the 总结 of the activity month of
// a year ago, of some days after it. It comes last, so that whatever was made before keeps its id.
func (s *sampler) written() error {
	a := app.New(s.db)
	lectures, err := s.db.LectureRows()
	if err != nil {
		return err
	}
	piece, err := news.New(a).WriteUp(data.Subject{Kind: data.KindActivity, ID: lectures[0].ID})
	if err != nil {
		return fmt.Errorf("write up a sample lecture: %w", err)
	}
	piece.State = data.PublicitySent
	if err := a.SavePublicity(&piece); err != nil {
		return fmt.Errorf("sample news: %w", err)
	}
	campaigns, err := s.db.Campaigns()
	if err != nil {
		return err
	}
	last, book := campaigns[len(campaigns)-1], paperwork.New(a)
	b, err := book.NewSummary(last.ID)
	if err != nil {
		return fmt.Errorf("draft the sample's 总结: %w", err)
	}
	b.Day = days.After(last.Ends, 5)
	if b.Text, err = book.Drafted(&b); err != nil {
		return fmt.Errorf("draft the sample's 总结: %w", err)
	}
	return book.SaveBulletin(&b)
}
