package views

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"liujin/app/matters"
	"liujin/data"
	"liujin/views/kit"
)

// What a record tells goes to the clipboard thing by thing with one key, in the order that was chosen once for its kind.
func TestCopyElsewhere(t *testing.T) {
	s := sampleShell(t, kit.Theme{})
	for _, on := range []string{"opinion", "proposal", "visit"} {
		s.Go(on)
		s.built[on].Edit.(interface{ SelectFirst() }).SelectFirst()
		if len(s.told()) < 5 {
			t.Errorf("%s tells %d things", on, len(s.told()))
		}
	}
	s.Go("opinion")
	told := s.told()
	s.askPrint()
	press(t, s, "复制到别的平台（打开的这一条，逐项复制）")
	capture(t, s, "copy-elsewhere")
	clip := func() string { return fyne.CurrentApp().Clipboard().Content() }
	press(t, s, "复制下一项")
	if clip() != told[0].Text {
		t.Errorf("%q, want %q", clip(), told[0].Text)
	}
	press(t, s, "复制下一项")
	if clip() != told[1].Text {
		t.Errorf("%q, want %q", clip(), told[1].Text)
	}
	c := newCopier(s, told)
	for at := 2; at > 0; at-- { // what people asked for comes first here, and the number is not asked for there
		c.move(at)
	}
	c.left["number"] = true
	c.remember()
	c = newCopier(s, told)
	if c.copyNext(); clip() != told[2].Text {
		t.Errorf("%q, want %q", clip(), told[2].Text)
	}
	if c.copyNext(); clip() != told[1].Text {
		t.Errorf("%q is not left out, want %q", clip(), told[1].Text)
	}
	c.copyAll(true)
	if cells := strings.Split(clip(), "\t"); len(cells) != len(c.copied()) || cells[1] != told[1].Text {
		t.Error(clip())
	}
	c.copyAll(false)
	if !strings.HasPrefix(clip(), told[2].Head+"：") {
		t.Error(clip())
	}
}

// Who signed and what is attached is told by name, not counted; a field that no column shows is told, too.
func TestCopyTellsNames(t *testing.T) {
	s := sampleShell(t, kit.Theme{})
	proposals, err := s.matters.Proposals()
	if err != nil {
		t.Fatal(err)
	}
	at := slices.IndexFunc(proposals, func(p matters.ProposalRow) bool { return p.Signers > 2 })
	m, err := s.matters.Proposal(proposals[at].ID)
	if err != nil {
		t.Fatal(err)
	}
	s.openRecord(data.Subject{Kind: data.KindProposal, ID: m.ID})
	open := s.built["proposal"].Edit.(*kit.Editor[*matters.ProposalRow, *data.Proposal]).Form().Value
	open.Text, open.Files = "请修路灯", []data.Attachment{{Name: "原件.pdf"}, {Name: "答复函.docx"}}
	names, err := s.app.DeputyNames(s.app.Today())
	if err != nil {
		t.Fatal(err)
	}
	var with []string
	for _, one := range m.Signers {
		with = append(with, names[one.DeputyID])
	}
	want := map[string]kit.Told{"signers": {Head: "联名代表", Text: strings.Join(with, "、")},
		"files": {Head: "原件和答复函", Text: "原件.pdf、答复函.docx"}, "text": {Head: "内容", Text: "请修路灯"}, "title": {Head: "标题", Text: m.Title}}
	for _, one := range s.told() {
		if w, asked := want[one.Name]; asked && (w.Head != one.Head || w.Text != one.Text) {
			t.Errorf("%+v, want %+v", one, w)
		}
		delete(want, one.Name)
	}
	if len(want) > 0 {
		t.Errorf("not told: %v", want)
	}
}
