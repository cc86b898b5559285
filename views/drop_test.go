package views

import (
	"image"
	"image/jpeg"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/test"

	"liujin/app/matters"
	"liujin/data"
	"liujin/views/kit"
)

// What is dropped goes where it belongs: papers and photos to the form that takes them,
// a roster to the import, anything else to a sentence.
func TestDropsGoWhereTheyBelong(t *testing.T) {
	s := sampleShell(t, kit.Theme{})
	folder := t.TempDir()
	write := func(name string, body []byte) fyne.URI {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, body, 0o600); err != nil {
			t.Fatal(err)
		}
		return storage.NewFileURI(path)
	}
	picture := aPicture(t)
	sheet := write("方案附表.csv", []byte("姓名,性别\n王一,男\n"))

	plans := s.Go("campaign").Edit.(*kit.Editor[*data.CampaignFields, *data.Campaign])
	plans.SelectFirst()
	before := len(plans.Form().Value.Files)
	s.dropped([]fyne.URI{sheet}) // a form that keeps papers keeps this one too
	soon(func() bool { return len(plans.Form().Value.Files) > before })
	if n := len(plans.Form().Value.Files); n != before+1 || s.covered {
		t.Errorf("%d files, were %d; import open: %v", n, before, s.covered)
	}

	visits := s.Go("visit").Edit.(*kit.Editor[*data.VisitRow, *data.Visit])
	visits.SelectFirst()
	photos := len(visits.Form().Value.Photos)
	s.dropped([]fyne.URI{storage.NewFileURI(picture)})
	soon(func() bool { return len(visits.Form().Value.Photos) > photos })
	if n := len(visits.Form().Value.Photos); n != photos+1 {
		t.Errorf("%d photos, were %d", n, photos)
	}
	s.dropped([]fyne.URI{write("说明.pdf", []byte("%PDF"))})
	if s.window.Canvas().Overlays().Top() == nil {
		t.Error("a file that nobody takes gets no sentence")
	}
	s.window.Canvas().Overlays().Remove(s.window.Canvas().Overlays().Top())
	s.dropped([]fyne.URI{sheet})
	soon(func() bool { return s.covered })
	if !s.covered {
		t.Error("a table on the visits does not open the import")
	}
}

// soon waits for work beside the window.
func soon(done func() bool) {
	for range 400 {
		if done() {
			return
		}
		time.Sleep(5 * time.Millisecond)
	}
}

// Pressing 删除 of a file twice takes that file away and no other.
func TestAFileIsDroppedOnce(t *testing.T) {
	s := sampleShell(t, kit.Theme{})
	folder := t.TempDir()
	var paths []string
	for _, name := range []string{"a.pdf", "b.pdf", "c.pdf"} {
		paths = append(paths, filepath.Join(folder, name))
		if err := os.WriteFile(paths[len(paths)-1], []byte("%PDF "+name), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	e := s.Go("proposal").Edit.(*kit.Editor[*matters.ProposalRow, *data.Proposal])
	e.SelectFirst()
	before := len(e.Form().Value.Files)
	e.Drop(paths)
	for _, at := range []int{before + 2, before} {
		var presses []*kit.Press
		for _, o := range test.LaidOutObjects(e.Form().Object()) {
			if p, ok := o.(*kit.Press); ok && p.Text == kit.WordDelete {
				presses = append(presses, p)
			}
		}
		gone, n := e.Form().Value.Files[at], len(e.Form().Value.Files)
		presses[at].OnTapped()
		presses[at].OnTapped()
		if left := e.Form().Value.Files; len(left) != n-1 || slices.Contains(left, gone) {
			t.Errorf("%d of %d files are left", len(left), n)
		}
	}
}

// aPicture writes a photo and returns where it is.
func aPicture(t *testing.T) string {
	t.Helper()
	picture := filepath.Join(t.TempDir(), "现场.jpg")
	file, err := os.Create(picture)
	if err != nil {
		t.Fatal(err)
	}
	if err := jpeg.Encode(file, image.NewGray(image.Rect(0, 0, 40, 30)), nil); err != nil {
		t.Fatal(err)
	}
	file.Close()
	return picture
}
