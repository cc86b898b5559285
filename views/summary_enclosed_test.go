package views

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"os"
	"path/filepath"
	"testing"

	"liujin/app/parcel"
	"liujin/app/upward"
	"liujin/data"
	"liujin/views/kit"
)

// What came along with a unit's file is looked at beside the grid: photos are opened and saved, a 先进典型 is read, saved, and taken up once
// into the own 信息宣传 with whose it is. A picture that is broken inside says so, and nothing else is the worse for it.
func TestCountyLooksAtWhatCameAlong(t *testing.T) {
	s, folder := statedByTown(t), t.TempDir()
	s.News[0].Kind, s.News[0].Title, s.News[0].Text = data.PublicityExample, "田头的接待日", "他把接待日搬到田头。"
	var out bytes.Buffer
	picture := image.NewRGBA(image.Rect(0, 0, 320, 200))
	for i := range 320 * 200 {
		picture.SetRGBA(i%320, i/320, color.RGBA{uint8(i), 120, 160, 255})
	}
	if err := jpeg.Encode(&out, picture, nil); err != nil {
		t.Fatal(err)
	}
	s.Enclosures = []upward.Enclosure{{File: "照片/01 走访.jpg", Of: s.Activities[0].ID}, {File: "照片/02 走访.jpg", Of: s.Activities[1].ID},
		{File: "典型/03 田头的接待日.pdf", Of: s.News[0].ID}}
	file := townBelow(0).file(t, s, folder, 1, parcel.Part{Name: "照片/01 走访.jpg", Body: out.Bytes()},
		parcel.Part{Name: "照片/02 走访.jpg", Body: out.Bytes()[:700]}, parcel.Part{Name: "典型/03 田头的接待日.pdf", Body: []byte("%PDF-1.4")})
	h := countyWith(t, 2)
	h.drop(file)
	h.enter()
	page := h.built["summary"].Edit.(*summaryScreen)
	page.open(&page.now.Units[0], unitColumn)
	h.seen("随报照片 2 张", "照片打不开")
	capture(t, h.Shell, "county-unit-photos")
	h.sure("照片全部另存")
	all, err := filepath.Glob(filepath.Join(h.outFolder(), "*照片", "*.jpg"))
	if err != nil || len(all) != 2 {
		t.Fatal(all, err)
	}
	if got, err := os.ReadFile(all[0]); err != nil || !bytes.Equal(got, out.Bytes()) {
		t.Error("it is another picture", err)
	}
	h.answer(kit.WordClose)
	page.beside.piece = s.News[0].ID
	page.beside.draw()
	h.seen("田头的接待日", "他把接待日搬到田头。", "材料另存…")
	capture(t, h.Shell, "county-unit-piece")
	h.sure("材料另存…")
	h.answer(kit.WordSave)
	h.answer(kit.WordClose)
	if all, _ := filepath.Glob(filepath.Join(h.outFolder(), "*田头的接待日.pdf")); len(all) != 1 {
		t.Error(all)
	}
	h.sure("采用到信息宣传")
	h.quiet("taking news up")
	rows, err := h.app.PublicityRows()
	if err != nil || len(rows) != 1 || rows[0].Unit != townBelow(0).name {
		t.Fatal(rows, err)
	}
	h.seen("看采用的一条")
	h.sure("看采用的一条")
	h.seen("采用自" + townBelow(0).name + "报来的信息")
	capture(t, h.Shell, "publicity-taken")
	h.undo()
	if rows, err := h.app.PublicityRows(); err != nil || len(rows) != 0 {
		t.Error("it stays", err)
	}
}
