package views

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"liujin/app/upward"
	"liujin/app/upward/below"
	"liujin/views/kit"
)

// mostAlike are as many questions as are asked at a time.
const mostAlike = 20

// openAlike asks about persons of different units who may be one.
func (p *summaryScreen) openAlike() {
	p.at = ""
	p.beside.open("", unitColumn)
}

// addAlike asks about them above how the units stand, or above a figure of persons; what is answered is not asked again.
func (b *besideGrid) addAlike(keys []string) fyne.CanvasObject {
	box := container.NewVBox()
	all := b.page.now.Alike
	ofPersons := len(keys) == 0 || slices.ContainsFunc(keys, func(key string) bool { return slices.Contains(upward.PersonKeys, key) })
	if len(all) == 0 || !ofPersons {
		return box
	}
	box.Add(kit.Heading(fmt.Sprintf("同名核对（%d 对）", len(all))))
	box.Add(kit.Prose("姓名、性别、出生年月都一样，在不同的单位任职或者有活动。是同一人的，人数合计里只算一次。答过的以后不再问。"))
	for i := range all[:min(len(all), mostAlike)] {
		v := &all[i]
		box.Add(kit.OneLine(kit.Heading(v.Words())))
		words := v.A.Words() + "；" + v.B.Words() + "。"
		if v.Unlikely() {
			words += "没有隶属关系的两地，代表不能由一人同时担任，一般不是同一人。"
		}
		box.Add(kit.Prose(words))
		box.Add(kit.Flow(kit.Button("是同一人", func() { b.identify(v, true) }), kit.Button("不是同一人", func() { b.identify(v, false) })))
	}
	if n := len(all) - mostAlike; n > 0 {
		box.Add(kit.Aside(fmt.Sprintf("还有 %d 对，答完上面的就会显示。", n)))
	}
	return kit.Inset(8, box)
}

// identify keeps an answer.
func (b *besideGrid) identify(v *below.Alike, same bool) {
	s := b.page.shell
	if err := s.below.Identify(v, same); err != nil {
		s.Failed("核对同名", err)
		return
	}
	said := "不是同一人，合计里各算各的。"
	if same {
		said = "是同一人，合计里只算一次。"
	}
	s.Done(v.A.Name + "：" + said)
}
