package views

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"liujin/app/duty"
	"liujin/app/matters"
	"liujin/app/paperwork"
	"liujin/app/print"
	"liujin/data"
	"liujin/views/kit"
)

// looked opens a paper that goes out in its preview.
func looked(t *testing.T, s *Shell, name string, o paperwork.Order) *previewer {
	t.Helper()
	p := newPreviewer(s, paperwork.PaperTitle(name), func(*print.Faces) ([]*print.Document, error) { return s.paperwork.Paper(name, o) })
	p.out = &goesOut{name: name, order: o}
	p.begin()
	soon(func() bool { return s.covered })
	if !s.covered {
		t.Fatal("no preview of " + name)
	}
	return p
}

// said types into what has the caret.
func said(t *testing.T, s *Shell, text string) {
	t.Helper()
	entry, ok := s.window.Canvas().Focused().(*kit.Entry)
	if !ok {
		t.Fatalf("the caret is in %T", s.window.Canvas().Focused())
	}
	test.Type(entry, text)
	s.window.Canvas().Unfocus()
}

// out are the papers of a name that went out, the newest first.
func out(t *testing.T, s *Shell, name string) []data.IssuedRow {
	t.Helper()
	rows, err := s.paperwork.IssuedRows()
	if err != nil {
		t.Fatal(err)
	}
	return slices.DeleteFunc(rows, func(r data.IssuedRow) bool { return r.Paper != name })
}

func bytesOf(t *testing.T, path string) []byte {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil || len(content) == 0 {
		t.Fatal(path, err)
	}
	return content
}

// A notice is looked at, goes out, its plan changes: what went out is printed again byte for byte, put right by another one, and void.
func TestANoticeGoesOut(t *testing.T) {
	s, folder := sampleShell(t, kit.Theme{}), t.TempDir()
	due, err := s.duty.NoticeDue()
	if err != nil || len(due) == 0 {
		t.Fatal(due, err)
	}
	before, undo := len(out(t, s, data.NoticePaper)), s.app.DB().UndoLabel()
	p := looked(t, s, data.NoticePaper, paperwork.Of(due[0].ID))
	capture(t, s, "issue-notice")
	p.put(func(string) {}) // as it is opened elsewhere
	p.markDraft(true)
	capture(t, s, "preview-draft")
	draft := filepath.Join(folder, "送审.pdf")
	p.goOut(func() { p.write(draft, func() {}) })
	p.markDraft(false)
	if n := len(out(t, s, data.NoticePaper)); n != before {
		t.Fatalf("looking kept %d papers", n-before)
	}

	first := filepath.Join(folder, "公告.pdf")
	print := func(path string) { p.goOut(func() { p.write(path, func() {}) }) }
	print(first)
	rows := out(t, s, data.NoticePaper)
	if len(rows) != before+1 || rows[0].State != data.IssuedOut || rows[0].Number == 0 || rows[0].Dated >= due[0].Day || !rows[0].Kept {
		t.Fatalf("%+v", rows[0])
	}
	if s.app.DB().UndoLabel() != undo {
		t.Errorf("the undo list begins with %q", s.app.DB().UndoLabel())
	}
	print(first) // again on the same day
	if again := out(t, s, data.NoticePaper); len(again) != before+1 || again[0].Number != rows[0].Number {
		t.Errorf("printed again it is %+v", again)
	}
	was := bytesOf(t, first)
	replan(t, s, &due[0])

	again := filepath.Join(folder, "再打.pdf")
	s.uncover()
	s.Open("issued", rows[0].ID)
	capture(t, s, "issued-open")
	s.copyOf(&rows[0], again, func() {})
	if !bytes.Equal(bytesOf(t, again), was) {
		t.Error("what is printed again is not the file that went out")
	}
	right := rightened(t, s, &rows[0], filepath.Join(folder, "更正.pdf"))
	if bytes.Equal(bytesOf(t, filepath.Join(folder, "更正.pdf")), was) || right.CorrectsID != rows[0].ID || right.Reason != "代表调整" ||
		right.Number != rows[0].Number {
		t.Errorf("%+v", right)
	}
	s.askVoid(right)
	press(t, s, "作废")
	said(t, s, "又不改了")
	press(t, s, "作废")
	now := out(t, s, data.NoticePaper)
	if now[0].State != data.IssuedVoid || now[1].Corrected || !strings.HasPrefix(now[0].Reason, "又不改了") {
		t.Errorf("%+v", now[:2])
	}
}

// replan takes one out of a shift.
func replan(t *testing.T, s *Shell, r *duty.ShiftRow) {
	t.Helper()
	shift, err := s.app.DB().Shift(r.ID)
	if err == nil {
		shift.Duties = shift.Duties[1:]
		err = s.duty.SaveShift(&shift)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// rightened has a paper put right from the register, for a reason without which it does not go out.
func rightened(t *testing.T, s *Shell, r *data.IssuedRow, path string) *data.IssuedRow {
	t.Helper()
	name, order, err := s.paperwork.CorrectionOf(r)
	if err != nil {
		t.Fatal(err)
	}
	p := looked(t, s, name, order)
	n := len(out(t, s, r.Paper))
	p.goOut(func() { p.write(path, func() {}) })
	press(t, s, "印发")
	if len(out(t, s, r.Paper)) != n {
		t.Error("a correction went out without a reason")
	}
	said(t, s, "代表调整")
	capture(t, s, "issue-correction")
	press(t, s, "印发")
	rows := out(t, s, r.Paper)
	if len(rows) != n+1 || rows[0].State != data.IssuedCorrection {
		t.Fatalf("%+v", rows)
	}
	s.uncover()
	return &rows[0]
}

// A paper without a number is kept without a question, and its record names it.
func TestAPaperIsKeptSilently(t *testing.T) {
	s := sampleShell(t, kit.Theme{})
	opinions, err := s.matters.Opinions()
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(opinions, func(o matters.OpinionRow) bool { return o.GivenOut() })
	p := looked(t, s, "opinion-assign", paperwork.Of(opinions[i].ID))
	done := false
	p.goOut(func() { p.write(filepath.Join(t.TempDir(), "交办.pdf"), func() { done = true }) })
	soon(func() bool { return done })
	rows := out(t, s, "opinion-assign")
	if s.window.Canvas().Overlays().Top() != nil || rows[0].State != data.IssuedKept || rows[0].Day != today || rows[0].Number != 0 {
		t.Fatalf("%+v", rows[0])
	}
	s.uncover()
	s.Open("opinion", opinions[i].ID)
	capture(t, s, "opinion-issued")
	openLine(t, s, rows[0].Title)
	if s.current != "issued" {
		t.Errorf("it leads to %s", s.current)
	}
}
