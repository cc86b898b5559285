package views

import (
	"path/filepath"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"liujin/app/days"
	"liujin/app/parcel"
	"liujin/app/upward"
	"liujin/data"
	"liujin/views/kit"
)

// A file that went up stands in the register, is found there by its kind, and is opened as the very file; a zip is nothing to print.
func TestAFilingInTheRegister(t *testing.T) {
	s, folder := sampleShell(t, kit.Theme{}), t.TempDir()
	b := upward.New(s.app)
	f, err := b.Prepare(upward.Period(days.MonthSpan(s.app.Today())))
	if err != nil {
		t.Fatal(err)
	}
	m, err := b.Send(f, "1", filepath.Join(folder, "a.zip"), false)
	if err != nil {
		t.Fatal(err)
	}
	s.Go("issued")
	rows := out(t, s, data.FilingPaper)
	if len(rows) != 1 || !slices.ContainsFunc(paperNarrows(), func(n kit.Narrow[*data.IssuedRow]) bool {
		return n.Keep != nil && n.Keep(&rows[0])
	}) {
		t.Fatal(rows)
	}
	s.openRecord(data.Subject{Kind: data.KindIssued, ID: rows[0].ID})
	capture(t, s, "issued-filing")
	for words, want := range map[string]bool{"打开原件": true, "打印原件": false} {
		if got := pressable(s, words); got != want {
			t.Errorf("%s is offered: %v", words, got)
		}
	}
	copied := ""
	s.copyOf(&rows[0], s.issuedPath(&rows[0]), func() { copied = s.issuedPath(&rows[0]) })
	soon(func() bool { return copied != "" })
	if file, err := parcel.Open(copied, parcel.Up); err != nil || file.Hash() != m.Hash() {
		t.Fatal(copied, err)
	}
}

// pressable reports whether the window has a button of a label.
func pressable(s *Shell, label string) bool {
	return slices.ContainsFunc(test.LaidOutObjects(s.window.Content()), func(o fyne.CanvasObject) bool {
		b, ok := o.(*kit.Press)
		return ok && b.Text == label && b.Visible()
	})
}
