package views

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"liujin/app/paperwork"
	"liujin/app/print"
	"liujin/views/kit"
)

// every screen can print its list and its papers: each of them is laid out and shown.
func TestEveryScreenPrints(t *testing.T) {
	s := sampleShell(t, kit.Theme{})
	faces, err := print.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range s.entries() {
		screen := s.Go(e.name)
		if one, ok := screen.Edit.(interface{ SelectFirst() }); ok {
			one.SelectFirst()
		}
		all := s.printables()
		if len(all) == 0 && !slices.Contains(listless, e.name) {
			t.Errorf(
				"%s prints nothing: its list or its record must offer a paper (views/prints.go); a screen without any is named in listless",
				e.name)
		}
		for _, one := range all {
			if one.Make == nil {
				continue
			}
			documents, err := one.Make(faces)
			if err != nil {
				t.Errorf("%s: %s: %v", e.name, one.Title, err)
				continue
			}
			if job := print.Layout(faces, print.Own, documents...); len(job.Pages) == 0 || len(job.Missing) > 0 {
				t.Errorf("%s: %d pages, missing %v", one.Title, len(job.Pages), job.Missing)
			}
		}
	}
}

// previewed opens a paper of the deputies' screen.
func previewed(t *testing.T, look kit.Theme, prefix string) (*Shell, *kit.Preview) {
	t.Helper()
	s := sampleShell(t, look)
	s.Go("deputy")
	for _, one := range s.printables() {
		if strings.HasPrefix(one.Title, prefix) {
			s.preview(one.Title, one.Make)
		}
	}
	soon(func() bool { _, ok := s.window.Canvas().Focused().(*kit.Preview); return ok })
	pages, ok := s.window.Canvas().Focused().(*kit.Preview)
	if !ok {
		t.Fatalf("the keys go to %T", s.window.Canvas().Focused())
	}
	return s, pages
}

// TestPreview pages, zooms, saves and goes back by the keyboard.
func TestPreview(t *testing.T) {
	s, pages := previewed(t, kit.Theme{}, "代表名册")
	capture(t, s, "preview")
	key := func(k fyne.KeyName) { pages.TypedKey(&fyne.KeyEvent{Name: k}) }
	key(fyne.KeyPageDown)
	key(fyne.KeyPageDown)
	key(fyne.KeyPageUp)
	if pages.At() != 1 {
		t.Errorf("on page %d", pages.At()+1)
	}
	key(fyne.KeyEnd)
	key(fyne.KeyPageDown)
	pages.TypedRune('-')
	capture(t, s, "preview-whole")
	pages.TypedRune('+')
	pages.TypedRune('+')
	s.TypedShortcut(ctrl(fyne.KeyN)) // nothing moves behind the preview
	key(fyne.KeyEscape)
	if s.covered {
		t.Error("Escape does not go back")
	}
}

func TestPreviewSavesTheSamePages(t *testing.T) {
	s, _ := previewed(t, kit.Theme{Large: true}, "履职档案")
	capture(t, s, "preview-stack-large")
	p := &previewer{shell: s, documents: []*print.Document{{Name: "代表/名册:一"}}}
	if name := p.file(); strings.ContainsAny(name, `/:`) {
		t.Error(name)
	}
	faces, _ := print.Shipped()
	documents, err := s.paperwork.Paper("deputy-roster", paperwork.Order{})
	if err != nil {
		t.Fatal(err)
	}
	p.faces, p.documents = faces, documents
	p.job = print.Layout(faces, print.Own, documents...)
	saved := ""
	p.put(func(path string) { saved = path })
	soon(func() bool { return saved != "" })
	if filepath.Dir(saved) != s.outFolder() {
		t.Fatalf("saved at %s", saved)
	}
	if out, err := exec.Command("pdftotext", saved, "-").Output(); err != nil || !strings.Contains(string(out), "代表名册") {
		t.Errorf("%v %s", err, out)
	}
	if left, _ := filepath.Glob(filepath.Join(s.outFolder(), ".liujin*")); len(left) > 0 {
		t.Error(left)
	}
	_ = os.Remove(saved)
}

// Characters that no face has are named before anything is printed.
func TestPreviewNamesWhatIsMissing(t *testing.T) {
	s := sampleShell(t, kit.Theme{})
	s.Go("deputy")
	s.preview("缺字", func(*print.Faces) ([]*print.Document, error) {
		return []*print.Document{{Name: "缺字", Blocks: []print.Block{print.Body("代表\U000323af和ꙮ、߷。")}}}, nil
	})
	soon(func() bool { return s.covered })
	capture(t, s, "preview-missing")
}
