package views

import (
	"fmt"

	"fyne.io/fyne/v2/container"

	"liujin/app/days"
	"liujin/app/table"
	"liujin/app/upward"
	"liujin/views/kit"
)

// showBelow says beside the own figures how far the offices below are, whose figures go up along with them.
func (p *filingScreen) showBelow() {
	defer p.told.Refresh()
	if p.now == nil || len(p.now.Below.Units) == 0 {
		return
	}
	p.told.Add(container.NewHBox(kit.Link("各单位", p.openBelow)))
	p.told.Add(kit.Prose(fmt.Sprintf("应报 %d 个，已报 %d 个，它们的数字一起报", len(p.now.Below.Units), p.now.Below.Reported())))
}

// unitsMissing are the offices below that did not report what is to go up.
func (p *filingScreen) unitsMissing() (lines []kit.PartLine) {
	for _, name := range p.now.Below.Missing() {
		lines = append(lines, kit.PartLine{Tag: kit.Tag{Text: string(upward.UnitMissing), Tone: table.Late}, Text: name + "还没有报",
			Open: p.openBelow})
	}
	return lines
}

// openBelow opens what the offices below reported of the period.
func (p *filingScreen) openBelow() {
	of := p.now.Period
	p.shell.Go("summary").Edit.(*summaryScreen).choosePeriod(upward.Period(days.Span{From: of.From, To: of.To}))
	p.shell.wayBackTo(&wayBack{entryOf("filing").title, func() { p.shell.Go("filing") }})
}
