package views

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"liujin/views/kit"
)

// Where the ledger can't be read, a form says so: it does not look as if there were nothing.
func TestUnreadIsSaid(t *testing.T) {
	s := sampleShell(t, kit.Theme{})
	if err := s.app.DB().Close(); err != nil {
		t.Fatal(err)
	}
	for _, lines := range [][]fyne.CanvasObject{s.visitsOf("some"), s.historyOf("some")} {
		if l, ok := lines[0].(*widget.Label); !ok || !strings.Contains(l.Text, "没有读出来") {
			t.Errorf("%+v", lines[0])
		}
	}
}
