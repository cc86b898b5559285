package views

import (
	"fmt"
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"liujin/app/days"
	"liujin/app/upward"
	"liujin/views/kit"
)

// enclosing is what can go along with a file of a kind, in the words of its page.
type enclosing struct {
	of         *upward.Offers
	noun, unit string
}

// enclosings are the kinds of what the superior asks for beside the figures; none: it asks for none.
func (p *filingScreen) enclosings() (all []enclosing) {
	if p.now == nil {
		return nil
	}
	for _, one := range []enclosing{{&p.now.Photos, "照片", "张"}, {&p.now.Examples, "先进典型", "篇"}} {
		if one.of.Most > 0 {
			all = append(all, one)
		}
	}
	return all
}

// chosenOf names a choice of the period that is shown.
func (p *filingScreen) chosenOf(e enclosing) string {
	return p.now.Period.From + p.now.Period.To + e.noun
}

// keepChosen has go along what was ticked on the page; a file that went up remembers by itself.
func (p *filingScreen) keepChosen() {
	for _, e := range p.enclosings() {
		if keys, ok := p.chosenKeys[p.chosenOf(e)]; ok {
			e.of.Choose(keys)
		}
	}
}

// forgetChosen ends that: the file that went up remembers.
func (p *filingScreen) forgetChosen() {
	for _, e := range p.enclosings() {
		delete(p.chosenKeys, p.chosenOf(e))
	}
}

// showEnclosures says what goes along, where something is asked for.
func (p *filingScreen) showEnclosures() {
	line := kit.Flow()
	for _, e := range p.enclosings() {
		if len(e.of.All) == 0 {
			p.wants.Add(kit.Prose(fmt.Sprintf("要%s（最多 %d %s）：这段时间的记录里没有。", e.noun, e.of.Most, e.unit)))
			continue
		}
		said := fmt.Sprintf("随报%s %d %s（最多 %d %s）", e.noun, len(e.of.Going()), e.unit, e.of.Most, e.unit)
		line.Add(kit.Quiet(said))
		line.Add(kit.Link("选"+e.noun+"…", func() { p.chooseGoing(e) }))
	}
	if len(line.Objects) > 0 {
		p.wants.Add(line)
	}
}

// chooseGoing asks which go along.
func (p *filingScreen) chooseGoing(e enclosing) {
	s, keys := p.shell, e.of.Keys()
	said, open := kit.Prose(""), true
	count := func() bool {
		n := len(keys)
		said.SetText(fmt.Sprintf("已选 %d %s，最多 %d %s。", n, e.unit, e.of.Most, e.unit))
		if n > e.of.Most {
			said.SetText(fmt.Sprintf("已选 %d %s，最多 %d %s，请去掉 %d %s。", n, e.unit, e.of.Most, e.unit, n-e.of.Most, e.unit))
		}
		return n <= e.of.Most
	}
	count()
	box, frames := container.NewVBox(), []*fyne.Container{}
	for i := range e.of.All {
		o := &e.of.All[i]
		tick := kit.NewTick(s, days.Short(o.Day)+"　"+o.Title, nil)
		tick.SetChecked(keys[o.Key()])
		tick.OnChanged = func(on bool) {
			if keys[o.Key()] = on; !on {
				delete(keys, o.Key())
			}
			count()
		}
		row := fyne.CanvasObject(tick)
		if o.Photo.ID != "" {
			frame := container.NewStack(kit.Panel())
			frames = append(frames, frame)
			row = container.NewBorder(nil, nil, container.NewGridWrap(thumb, frame), nil, tick)
		}
		box.Add(row)
	}
	size := fyne.NewSize(kit.Scaled(540), min(box.MinSize().Height+8, s.window.Canvas().Size().Height-kit.Scaled(220)))
	list := container.NewGridWrap(size, container.NewVScroll(box))
	kit.Dialog(s.window, "选随报的"+e.noun, 580, container.NewBorder(said, nil, nil, nil, list), func(close func()) []fyne.CanvasObject {
		return []fyne.CanvasObject{kit.Safe(kit.WordCancel, func() { open = false; close() }), kit.Primary("选好了", func() {
			if !count() {
				return
			}
			open = false
			close()
			p.chosenKeys[p.chosenOf(e)] = keys
			p.reload()
		})}
	})
	s.fillThumbs(frames, func(i int) (image.Image, error) { return s.readPicture(e.of.All[i].Photo) }, func() bool { return open })
}

// fillThumbs draws pictures small into frames one after the other, beside the window, as long as somebody looks.
func (s *Shell) fillThumbs(frames []*fyne.Container, read func(i int) (image.Image, error), looked func() bool) {
	var fill func(i int)
	fill = func(i int) {
		if i == len(frames) || s.closed || !looked() {
			return
		}
		var small image.Image
		kit.Run(func() error {
			picture, err := read(i)
			if err == nil {
				small = kit.Shrink(picture, thumb)
			}
			return err
		}, func(err error) {
			var shown fyne.CanvasObject = kit.Quiet("照片打不开")
			if err == nil {
				show := canvas.NewImageFromImage(small)
				show.FillMode = canvas.ImageFillContain
				shown = show
			}
			frames[i].Add(shown)
			fill(i + 1)
		})
	}
	fill(0)
}
