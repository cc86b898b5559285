package views

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"liujin/app"
	"liujin/app/desk"
	"liujin/app/table"
	"liujin/data"
	"liujin/views/kit"
)

// walkTiles are the cards of the six walk-ins.
type walkTiles []*kit.Tile

func newWalkTiles() (all walkTiles) {
	for range data.WalkIns {
		all = append(all, kit.NewTile())
	}
	return all
}

// row is all of them side by side.
func (all walkTiles) row() fyne.CanvasObject {
	cards := make([]fyne.CanvasObject, len(all))
	for i, t := range all {
		cards[i] = t
	}
	return container.NewGridWithColumns(len(cards), cards...)
}

// show has them tell what was done in some days, against the targets and the time gone; each opens its rows.
func (all walkTiles) show(s *Shell, walks *desk.WalkCounts, of app.Span) {
	gone := of.Gone(s.app.Today())
	for i, t := range all {
		w := walks[i]
		t.Name, t.Work, t.Done, t.Line, t.Share, t.Of, t.Tone = w.Title(), w.Work, fmt.Sprint(w.Done), w.Line(), -1, w.Unit, table.Good
		if w.Target > 0 {
			t.Of, t.Share = fmt.Sprintf("/ %d %s", w.Target, w.Unit), float64(w.Done)/float64(w.Target)
			if t.Share < gone {
				t.Tone = table.Due
			}
		}
		t.Open = func() { s.openRows(w.Rows(of)) }
		t.Refresh()
	}
}
