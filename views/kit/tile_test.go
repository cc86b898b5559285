package kit

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

// TestNarrowTileKeepsItsName: on a small window with large text six cards must still be told apart, and no figure may leave its card.
func TestNarrowTileKeepsItsName(t *testing.T) {
	for _, large := range []bool{false, true} {
		h := newHost(t)
		fyne.CurrentApp().Settings().SetTheme(&Theme{Large: large})
		tile := NewTile()
		tile.Name, tile.Work, tile.Done, tile.Of, tile.Line = "走进选区选民", "联系", "355", "/ 600 人次", "10 次 · 20 人次 · 建议 10"
		h.Window().SetContent(tile)
		for _, wide := range []float32{128, 150, 190} {
			tile.Resize(fyne.NewSize(wide, 130))
			var all []string
			for _, o := range test.WidgetRenderer(tile).Objects() {
				text, ok := o.(*canvas.Text)
				if !ok {
					continue
				}
				all = append(all, text.Text)
				if text.Alignment == fyne.TextAlignLeading && text.Position().X+text.MinSize().Width > wide {
					t.Errorf("large %v, %v wide: %q leaves the card", large, wide, text.Text)
				}
			}
			if said := strings.Join(all, "|"); !strings.Contains(said, "选区选民") || !strings.Contains(said, "/ 600") {
				t.Errorf("large %v, %v wide: %s", large, wide, said)
			}
		}
	}
}
