package views

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

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
