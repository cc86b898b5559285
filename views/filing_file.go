package views

import (
	"fmt"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"liujin/app"
	"liujin/app/days"
	"liujin/app/parcel"
	"liujin/app/table"
	"liujin/app/upward"
	"liujin/data"
	"liujin/views/kit"
)

// showFile says what became of the file of the period, and what can be done: most offices have a superior without the program, and see one
// quiet line. fault is why that can't be said.
func (p *filingScreen) showFile(fault error) {
	s := p.shell
	p.state.Set("", table.Plain)
	p.file.Objects, p.quiet.Objects = nil, nil
	defer p.file.Refresh()
	defer p.quiet.Refresh()
	if fault != nil {
		p.now = nil
		p.file.Add(kit.Warning(sentence(fault)))
		p.file.Add(kit.Flow(kit.Link("印发登记", func() { s.Go(screenOf(data.KindIssued)) })))
		return
	}
	r := p.now
	asked := p.askedOf(days.Span{From: r.Period.From, To: r.Period.To}) != nil
	ways := kit.Flow(kit.Quiet("上级也用本程序："))
	switch {
	case r.Earlier != nil:
		p.showEarlier()
	case r.Period.From > s.app.Today():
	case r.Unit.Code == "":
		where, text := p.quiet, kit.Aside("上级也用本程序的，填好本单位的行政区划代码，就可以生成上报文件。")
		if asked {
			where, text = p.file, kit.Warning("还没有填本单位的行政区划代码，填好才能生成上报文件。")
		}
		where.Add(text)
		where.Add(kit.Flow(kit.Link("本单位与显示", func() { s.Go("settings") })))
	case asked: // the act stands at the top
	case r.Empty():
		ways.Add(kit.Link("零报告…", func() { p.send(true) }))
	default:
		ways.Add(kit.Link("生成上报文件…", func() { p.send(false) }))
	}
	ways.Add(kit.Link("接收上级的文件…", s.askParcel))
	p.quiet.Add(ways)
}

// mostDiffering is how many figures are listed that are other than in the file that went up.
const mostDiffering = 12

// differing lists figures that are other than in the file that went up.
func differing(all []string) string {
	text := strings.Join(all[:min(len(all), mostDiffering)], "；\n")
	if more := len(all) - mostDiffering; more > 0 {
		text += fmt.Sprintf("；\n另有 %d 处", more)
	}
	return text + "。"
}

// showEarlier tells of the file that went up, and what is other now.
func (p *filingScreen) showEarlier() {
	s, r := p.shell, p.now
	was, word := r.Earlier, "已报"
	if was.State == data.IssuedCorrection {
		word = "已更正"
	}
	p.state.Set(word, table.Good)
	p.file.Add(kit.Heading("上报文件"))
	text := fmt.Sprintf("%s %s，第 %d 次报送，校验码 %s。", days.Long(was.Day), word, was.Manifest.Sequence, parcel.Code(was.Manifest.Hash()))
	p.file.Add(kit.Prose(text))
	acts := kit.Flow()
	q := p.askedOf(days.Span{From: r.Period.From, To: r.Period.To})
	if q != nil && q.State != upward.PeriodSent { // what the superior said of it
		p.state.Set(string(q.State), periodTones[q.State])
	}
	differs := r.Differs()
	if n := len(differs); n > 0 {
		p.state.Set(fmt.Sprintf("与上报不一致 %d 处", n), table.Due)
		p.file.Add(kit.Warning(fmt.Sprintf("与上报不一致 %d 处：", n)))
		p.file.Add(kit.Prose(differing(differs)))
		again := "更正…"
		if q != nil && s.app.Today() <= q.Due {
			again = "重报…" // it simply takes the place of the one before
		}
		acts.Add(kit.Button(again, p.fileUp))
	} else {
		p.file.Add(kit.Quiet("与上报一致。"))
	}
	acts.Add(kit.Link("看留存的文件", func() { s.openRows(app.One(data.KindIssued, was.ID)) }))
	p.file.Add(acts)
}

// corrected is what is asked before a file goes up that puts an earlier one right.
type corrected struct{ Reason string }

// Validate asks for a reason.
func (v *corrected) Validate() error {
	if strings.TrimSpace(v.Reason) == "" {
		return data.Invalid{"reason": "请写明更正的原因"}
	}
	return nil
}

func correctedFields(differs []string) []kit.Field[*corrected] {
	return []kit.Field[*corrected]{
		kit.Note(func(*corrected) string {
			if len(differs) == 0 {
				return "数字和上一次报的一样。"
			}
			return differing(differs)
		}),
		kit.Text("reason", "更正原因", func(v *corrected) *string { return &v.Reason }).Required().Full(),
	}
}

// correct asks why what went up is put right.
func (p *filingScreen) correct() {
	form := kit.NewForm(p.shell, correctedFields(p.now.Differs()), (*corrected).Validate)
	form.Set(&corrected{p.now.Reason})
	kit.Dialog(p.shell.window, "更正"+p.now.Period.Name+"的上报", 540, form.InDialog(500), func(close func()) []fyne.CanvasObject {
		return []fyne.CanvasObject{kit.GiveUp(p.shell.window, form.Dirty, close), kit.Primary("生成上报文件", func() {
			if form.Ready() {
				close() // before the file is asked for: the toolkit closes what lies above along with it
				p.now.Reason = form.Value.Reason
				p.send(p.now.Empty())
			}
		})}
	})
	form.FocusOn("reason")
}

// send asks where the file goes, and writes it; zero: that nothing took place is meant.
func (p *filingScreen) send(zero bool) {
	s, r := p.shell, p.now
	if _, err := s.upward.Prepare(r.Period); err != nil {
		s.Failed("生成上报文件", err)
		return
	}
	chooseOutput(s, "生成上报文件", filepath.Join(s.outFolder(), r.FileName()), replaceAsked, func(path string) {
		var m parcel.Manifest
		s.job(func() (err error) {
			m, err = s.upward.Send(r, app.Version, path, zero)
			return err
		}, func(err error) {
			if err != nil {
				s.Failed("生成上报文件", err)
				return
			}
			p.forgetChosen()
			s.written(sentWords(r, &m), path)
		})
	})
}

// sentWords say what went up.
func sentWords(r *upward.Filing, m *parcel.Manifest) string {
	return fmt.Sprintf("%s第 %d 次上报文件已生成，校验码 %s", r.Period.Name, m.Sequence, parcel.Code(m.Hash()))
}
