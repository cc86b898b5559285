package sample

import (
	"fmt"
	"slices"
	"time"

	"liujin/app"
	"liujin/app/paperwork"
	"liujin/app/print"
	"liujin/data"
)

// sampleReason is why the notice of a shift was put right.
const sampleReason = "接待代表临时调整"

// papersOut prints what went out: the bulletin, 交办单, the notices of the last two receptions, of which one was put right and one is void.
// It comes last, so that whatever was made before keeps its id.
func (s *sampler) papersOut() error {
	faces, err := print.Shipped()
	if err != nil {
		return err
	}
	book := paperwork.New(app.New(s.db))
	bulletins, err := book.Bulletins()
	if err != nil {
		return err
	}
	shifts, err := s.db.Shifts(s.ago(40), s.ago(1))
	if err != nil {
		return err
	}
	shifts = slices.DeleteFunc(shifts, func(t data.Shift) bool { return t.State == data.ShiftCancelled || len(t.Duties) == 0 })
	last, before := shifts[len(shifts)-1], shifts[len(shifts)-2]
	for _, one := range []struct {
		name  string
		order paperwork.Order
		day   int // so many days ago
		void  string
	}{
		{name: data.NoticePaper, order: paperwork.Of(before.ID), day: 7, void: "那天站点停电，接待改期"},
		{name: data.NoticePaper, order: paperwork.Of(last.ID), day: 6},
		{name: data.NoticePaper, order: paperwork.Of(last.ID), day: 5}, // a correction
		{name: data.BulletinPaper, order: paperwork.Of(bulletins[len(bulletins)-1].ID), day: 4},
		{name: "opinion-assign", day: 1},
	} {
		id, err := s.printOut(book, faces, one.name, one.order, one.day)
		if err == nil && one.void != "" {
			err = book.VoidIssued(id, one.void)
		}
		if err != nil {
			return fmt.Errorf("sample print %s: %w", one.name, err)
		}
	}
	return nil
}

// printOut prints a paper so many days ago, as the window does.
func (s *sampler) printOut(book *paperwork.Book, faces *print.Faces, name string, o paperwork.Order, ago int) (string, error) {
	now := s.clock
	s.clock = s.today.AddDate(0, 0, -ago).Add(2 * time.Hour)
	defer func() { s.clock = now }()
	out, err := book.Outgoing(name, o)
	if err != nil {
		return "", err
	}
	if out.Corrects {
		out.Reason = sampleReason
	}
	documents, err := book.Paper(name, out.Order())
	if err != nil {
		return "", err
	}
	content, err := paperwork.Painted(print.Layout(faces, print.Own, documents...))
	if err != nil {
		return "", err
	}
	kept, err := book.KeepOutgoing(out, documents[0].Name, content)
	return kept.ID, err
}
