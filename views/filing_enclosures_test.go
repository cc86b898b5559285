package views

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"liujin/app/parcel"
	"liujin/data"
	"liujin/views/kit"
)

// asksFor has the superior ask for photos and examples of November, too.
func (h *hand) asksFor(photos, examples int) {
	h.t.Helper()
	h.asks()
	all, err := h.app.DB().Requirements(true)
	if err == nil {
		all[0].Photos, all[0].Examples = photos, examples
		err = h.app.Do("要求", func(tx *data.Tx) error { return tx.SaveRequirement(&all[0]) })
	}
	if err != nil {
		h.t.Fatal(err)
	}
}

// ticks are the boxes of what is asked.
func (h *hand) ticks() (all []*kit.Tick) {
	for _, o := range test.LaidOutObjects(h.window.Canvas().Overlays().Top()) {
		if tick, ok := o.(*kit.Tick); ok {
			all = append(all, tick)
		}
	}
	return all
}

// Photos and 先进典型 go along that the superior asks for: the newest are ticked already, others are ticked in their place, which the page
// keeps until the file is made and the file afterwards; more than were asked for are not taken.
func TestPhotosGoAlong(t *testing.T) {
	h := sitting(t, sampleCopy(t), "2026-11-27")
	h.asksFor(2, 1)
	p := h.reporting()
	h.seen("随报照片 2 张（最多 2 张）", "随报先进典型 1 篇（最多 1 篇）")
	capture(t, h.Shell, "filing-along")
	h.click("选照片…")
	ticks := h.ticks()
	if len(ticks) < 3 || !ticks[0].Checked || !ticks[1].Checked || ticks[2].Checked {
		t.Fatal(len(ticks))
	}
	capture(t, h.Shell, "filing-photos")
	ticks[2].SetChecked(true)
	h.answer("选好了") // there are too many, and it stays
	h.seen("请去掉 1 张")
	ticks[0].SetChecked(false)
	h.answer("选好了")
	want := p.now.Photos.Keys()
	if len(want) != 2 || p.now.Photos.All[0].Goes || !p.now.Photos.All[2].Goes {
		t.Fatal(want)
	}
	village := data.Village{Name: "新滩村", Kind: data.VillageRural}
	if err := h.app.Do("村", func(tx *data.Tx) error { return tx.SaveVillage(&village) }); err != nil {
		t.Fatal(err)
	}
	h.Go("desk")
	h.Go("filing")
	if p.now.Photos.All[0].Goes {
		t.Error("what was ticked is forgotten")
	}
	h.click("生成上报文件…")
	h.answer(kit.WordSave)
	h.answer(kit.WordClose)
	file, err := parcel.Open(h.zips()[0], parcel.Up)
	if err != nil {
		t.Fatal(err)
	}
	photos := slices.DeleteFunc(slices.Clone(file.Files), func(e parcel.Entry) bool { return !strings.HasPrefix(e.Name, "照片/") })
	if len(photos) != 2 || len(p.chosenKeys) != 0 || p.now.Photos.All[0].Goes || len(p.now.Differs()) > 0 {
		t.Errorf("%+v %v", photos, p.now.Differs())
	}
	h.click("选照片…")
	h.ticks()[2].SetChecked(false)
	h.answer("选好了")
	h.seen("照片：原带 2 张，现带 1 张")
	capture(t, h.Shell, "filing-along-differs")
	h.quiet("photos that go along")
}

// The page says nothing of photos where the superior asks for none.
func TestNoPhotosUnasked(t *testing.T) {
	h := sitting(t, sampleCopy(t), "2026-11-27")
	h.asks()
	h.reporting()
	if all := h.sights(); sees(all, "照片") || sees(all, "先进典型") || sees(all, scrolled+"照片") {
		t.Error(all)
	}
}
