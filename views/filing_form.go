package views

import (
	"fmt"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"liujin/app/parcel"
	"liujin/app/upward/form"
	"liujin/views/kit"
)

// ownTable offers to fill the table that the superior sent (表样).
func (p *filingScreen) ownTable() fyne.CanvasObject {
	return kit.Flow(kit.Quiet("上级有自己的表："), kit.Link("填上级的表样…", p.fillForm), kit.Link("存标记表…", p.saveMarks))
}

// chosenPeriod is the period that is shown; ok is false where it can't be said, which was told.
func (p *filingScreen) chosenPeriod(what string) (period parcel.Period, ok bool) {
	of, err := p.chosen()
	if err != nil {
		p.shell.Failed(what, err)
		return period, false
	}
	return p.period(of.Span.Span), true
}

// fillForm asks for the superior's table and where the filled one goes, and fills it.
func (p *filingScreen) fillForm() {
	const what = "填上级的表样"
	s := p.shell
	period, ok := p.chosenPeriod(what)
	if !ok {
		return
	}
	chooseFile(s, "上级的表样", kindOf(".xlsx"), func(template string) {
		name := strings.TrimSuffix(filepath.Base(template), filepath.Ext(template)) + "-" + period.Name + ".xlsx"
		chooseOutput(s, what, filepath.Join(s.outFolder(), name), replaceAsked, func(path string) {
			done, open := 0, []string(nil)
			s.job(func() (err error) {
				done, open, err = form.Fill(s.upward, period, template, path)
				return err
			}, func(err error) {
				if err != nil {
					s.Failed(what, err)
					return
				}
				s.written(filledWords(done, open), path)
			})
		})
	})
}

// filledWords say what was filled, and which marks nothing stands for.
func filledWords(done int, open []string) string {
	text := fmt.Sprintf("表样填了 %d 处", done)
	if len(open) > 0 {
		text += fmt.Sprintf("，有 %d 个标记不认得，留着没有填：%s", len(open), strings.Join(open, "、"))
	}
	return text
}

// saveMarks writes the table of the marks that a form may hold.
func (p *filingScreen) saveMarks() {
	period, ok := p.chosenPeriod("存标记表")
	if !ok {
		return
	}
	l, err := form.MarkListing(p.shell.upward, period)
	if err != nil {
		p.shell.Failed("存标记表", err)
		return
	}
	p.shell.export(l)
}
