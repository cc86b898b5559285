package views

import (
	"cmp"
	"fmt"

	"fyne.io/fyne/v2/widget"

	"liujin/app/days"
	"liujin/app/parcel"
	"liujin/app/table"
	"liujin/app/upward"
	"liujin/views/kit"
)

// next is the period that the superior waits for: the first that is due of those that were not reported, else the newest that has begun;
// nil where it never asked.
func (p *filingScreen) next() (next *upward.AskedPeriod) {
	today := p.shell.app.Today()
	for i := range p.asked { // the newest first
		if q := &p.asked[i]; q.Since <= today && (next == nil || q.Waits()) {
			next = q
		}
	}
	return next
}

// askedOf is the period of some days as the superior asks for it; nil it does not.
func (p *filingScreen) askedOf(of days.Span) *upward.AskedPeriod {
	for i := range p.asked {
		if q := &p.asked[i]; q.Since == of.From && q.Until == of.To {
			return q
		}
	}
	return nil
}

// period is the period of some days, by the superior's name for it.
func (p *filingScreen) period(of days.Span) parcel.Period {
	if q := p.askedOf(of); q != nil {
		return q.Period()
	}
	return upward.Period(of)
}

// Has reports whether a period is one that the superior asks for.
func (p *filingScreen) Has(id string) bool {
	for i := range p.asked {
		if p.asked[i].ID == id {
			return true
		}
	}
	return false
}

// Show shows a period that the superior asks for.
func (p *filingScreen) Show(id string) {
	for i := range p.asked {
		if q := &p.asked[i]; q.ID == id {
			p.choose(q)
		}
	}
}

func (p *filingScreen) choose(q *upward.AskedPeriod) {
	p.daysQuestion().choose(days.Span{From: q.Since, To: q.Until})
}

// periodTones are the tones of the states.
var periodTones = map[upward.PeriodState]table.Tone{upward.PeriodOpen: table.Due, upward.PeriodSent: table.Info,
	upward.PeriodReceived: table.Good, upward.PeriodDoubted: table.Due, upward.PeriodReturned: table.Late}

// mostAsked is how many periods are listed; older ones are chosen by their days.
const mostAsked = 5

// showAsked lists the periods that the superior asks for, and says what else it wants of the one that is shown.
func (p *filingScreen) showAsked(of days.Span) {
	today := p.shell.app.Today()
	p.due.Objects, p.wants.Objects = nil, nil
	var lines []kit.PartLine
	for i := range p.asked[:min(len(p.asked), mostAsked)] {
		q := &p.asked[i]
		lines = append(lines, kit.PartLine{Tag: kit.Tag{Text: string(q.State), Tone: periodTones[q.State]},
			Text: q.Name + "，" + days.Short(q.Due) + "前报", Note: leftWords(q, today), Open: func() { p.choose(q) }})
	}
	p.periods.Set(lines)
	if len(lines) > 0 {
		p.due.Add(kit.Heading("上级要报的"))
	}
	q := p.askedOf(of)
	if q != nil && q.Note != "" {
		p.wants.Add(kit.Prose(q.Name + "另外要：" + q.Note))
	}
	p.showEnclosures()
	if q != nil && q.Receipt.Text != "" {
		p.wants.Add(kit.Warning(string(q.State) + "：" + q.Receipt.Text))
	}
	p.due.Refresh()
	p.wants.Refresh()
	p.up.Hidden = q == nil
	p.seal.Importance = kit.Leading
	if q != nil {
		p.seal.Importance = widget.MediumImportance
	}
	p.up.Refresh()
	p.seal.Refresh()
}

// leftWords say how long there is until a period is due that was not reported.
func leftWords(q *upward.AskedPeriod, today string) string {
	switch n := q.Left(today); {
	case !q.Waits():
		return ""
	case n < 0:
		return fmt.Sprintf("过了 %d 天", -n)
	case n == 0:
		return "今天截止"
	default:
		return fmt.Sprintf("还有 %d 天", n)
	}
}

// fileUp writes the file of the period as it stands: the first, one that takes its place until it is due, or one that puts it right.
func (p *filingScreen) fileUp() {
	r := p.now
	if r == nil { // which was told
		return
	}
	q := p.askedOf(days.Span{From: r.Period.From, To: r.Period.To})
	returned := q != nil && q.State == upward.PeriodReturned
	switch {
	case r.Earlier == nil:
		p.sendOrAsk()
	case returned:
		r.Reason = cmp.Or(r.Reason, "按退回的意见重报")
		p.correct()
	case len(r.Differs()) == 0:
		p.shell.Done("和上一次报的一样，不用再报。")
	case q != nil && p.shell.app.Today() <= q.Due: // it simply takes the place of the one before
		r.Reason = cmp.Or(r.Reason, "截止前重报")
		p.send(r.Empty())
	default:
		p.correct()
	}
}

// sendOrAsk writes the file; that nothing took place is asked about, for it may only not have been recorded.
func (p *filingScreen) sendOrAsk() {
	if !p.now.Empty() {
		p.send(false)
		return
	}
	kit.Ask(p.shell.window, "零报告", p.now.Period.Name+"没有登记过活动、信息和意见建议。确实没有开展的，报零报告；有而没有登记的，请先登记。", "零报告",
		func() { p.send(true) })
}
