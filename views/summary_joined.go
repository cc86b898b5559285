package views

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"liujin/app/parcel"
	"liujin/app/table"
	"liujin/app/upward"
	"liujin/app/upward/below"
	"liujin/views/kit"
)

// sum sums a period up. Files that were not joined yet are read beside the window; until then the units stand without figures.
func (p *summaryScreen) sum(of *below.SummedPeriod) (*below.Summary, error) {
	b := p.shell.below
	if len(of.Parts) == 0 {
		return b.Summary(of.Period)
	}
	now, ready, err := b.Joined(of, false)
	if err == nil && !ready {
		p.unread = of
	}
	return now, err
}

// joinUnread joins the files that the period shown lacks, beside the window, and shows what they come to.
func (p *summaryScreen) joinUnread() {
	if p.unread == nil || same(p.joining, p.unread.Period) {
		return
	}
	of := *p.unread
	p.unread, p.joining = nil, of.Period
	p.shell.Done(fmt.Sprintf("正在合并 %s的 %d 期上报文件，稍等就好。", of.Name, len(of.Parts)))
	p.shell.job(func() error {
		_, _, err := p.shell.below.Joined(&of, true)
		return err
	}, func(err error) {
		p.joining = parcel.Period{}
		if err != nil {
			p.chosen = parcel.Period{} // what can't be joined would be tried for ever
			p.Reload()
			p.shell.Failed("合并各期", err)
			return
		}
		p.Reload()
		p.shell.Done(of.Name + "的各期已合并。")
	})
}

// addParts adds what there is of a unit in each of the periods that are joined, each of which leads there, and what does not follow for
// all.
func (b *besideGrid) addParts(to *fyne.Container, u *below.UnitSummary) {
	for i := range u.Parts {
		part := &u.Parts[i]
		v := &part.Unit
		words := container.NewHBox(kit.Link(part.Name, func() { b.openPart(part.Period, u.Office.ID) }),
			kit.NewChip(string(v.State), below.StateTone(v.State)))
		for _, tag := range v.Tags() {
			words.Add(kit.NewChip(tag, table.Plain))
		}
		to.Add(words)
	}
	if len(u.Untold) == 0 {
		return
	}
	names := make([]string, len(u.Untold))
	for i, key := range u.Untold {
		names[i] = upward.FigureName(key)
	}
	to.Add(kit.Aside("没有逐条记录，几期不能相加、没有列出的：" + strings.Join(names, "、") + "。"))
}

// openPart shows one of the periods that are joined, and what there is of the unit in it.
func (b *besideGrid) openPart(of parcel.Period, unit string) {
	b.page.choosePeriod(of)
	b.open(unit, unitColumn)
}
