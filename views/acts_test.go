package views

import (
	"strings"
	"testing"

	"liujin/views/kit"
)

// Where the ledger can't be read, a form says so: it does not look as if there were nothing.
func TestUnreadIsSaid(t *testing.T) {
	s := sampleShell(t, kit.Theme{})
	if err := s.app.DB().Close(); err != nil {
		t.Fatal(err)
	}
	for _, lines := range [][]kit.PartLine{s.visitsOf("some"), s.historyOf("some")} {
		if !strings.Contains(lines[0].Text, "没有读出来") {
			t.Errorf("%+v", lines[0])
		}
	}
}
