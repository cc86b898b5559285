package views

import (
	"errors"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"liujin/app/paperwork"
	"liujin/app/print"
	"liujin/app/sheets"
	"liujin/data"
	"liujin/views/kit"
	"liujin/views/native"
)

// draftMark stands on each page of a paper that is printed to be looked at before it goes out.
const draftMark = "送审稿"

// goesOut is a paper that goes out while it is looked at: by printing or saving it, it is kept.
type goesOut struct {
	name  string
	order paperwork.Order
	draft bool                // it is printed to be looked at: nothing is kept or numbered
	told  *askedOut           // what somebody said about its number and day; nil: as proposed
	now   *paperwork.Outgoing // as it is about to be written; nil: what is written is not kept
}

// previewOut shows a paper that goes out. Looking at it takes no number and keeps nothing.
func (s *Shell) previewOut(title, name string, o paperwork.Order) {
	p := newPreviewer(s, title, func(*print.Faces) ([]*print.Document, error) { return s.paperwork.Paper(name, o) })
	p.out = &goesOut{name: name, order: o}
	p.begin()
}

// markDraft marks the pages, or takes the mark off.
func (p *previewer) markDraft(on bool) {
	p.out.draft = on
	for _, d := range p.documents {
		d.Mark = strings.TrimSpace(strings.TrimSuffix(d.Mark, draftMark))
		if on {
			d.Mark = strings.TrimSpace(d.Mark + "　" + draftMark)
		}
	}
	p.tellNumber()
	p.relay()
}

// goOut writes the paper by write. Number and day stand above the pages; only what was out before, or can't go out so, is asked about.
func (p *previewer) goOut(write func()) {
	if p.out == nil || p.out.draft {
		write()
		return
	}
	s := p.shell
	out, err := p.outgoing()
	if err != nil {
		s.Failed("印发“"+p.title+"”", err)
		return
	}
	p.out.now = out
	switch {
	case !out.Numbered && !out.Corrects:
		write()
	case out.Earlier == nil && s.paperwork.CheckOutgoing(out) == nil:
		p.stamped(write)
	default:
		s.askOutgoing(p.title, out, func() { p.stamped(write) })
	}
}

// outgoing is the paper as it would go out now, with what was said about its number and day.
func (p *previewer) outgoing() (*paperwork.Outgoing, error) {
	out, err := p.shell.paperwork.Outgoing(p.out.name, p.out.order)
	if err == nil && p.out.told != nil {
		out.Number, out.Total, out.Dated = p.out.told.Number, p.out.told.Total, p.out.told.Dated
	}
	return out, err
}

// tellNumber says above the pages what number and day the paper gets when it is printed or saved, and lets both be changed.
func (p *previewer) tellNumber() {
	p.number.Objects = nil
	defer p.number.Refresh()
	if p.out == nil || p.out.draft {
		return
	}
	out, err := p.outgoing()
	if err != nil || !out.Numbered || out.Earlier != nil { // asked about, or told, when it goes out
		return
	}
	p.number.Add(kit.Flow(kit.Quiet(out.NumberWords()), kit.Link("改编号和日期…", func() {
		p.shell.askOutgoing(p.title, out, func() {
			p.out.told = &askedOut{Number: out.Number, Total: out.Total, Dated: out.Dated}
			p.tellNumber()
		})
	})))
}

// stamped makes the paper anew with its number and its day, then writes it.
func (p *previewer) stamped(write func()) {
	s := p.shell
	order := p.out.now.Order()
	s.job(func() (err error) {
		if p.documents, err = s.paperwork.Paper(p.out.name, order); err == nil {
			p.job = print.Layout(p.faces, p.numbering, p.documents...)
		}
		return err
	}, func(err error) {
		if err != nil {
			p.out.now = nil
			s.Failed("印发“"+p.title+"”", err)
			return
		}
		p.pages.Load(p.job)
		write()
	})
}

// keep keeps what was just written, if it goes out; false when that failed, which is told.
func (p *previewer) keep(content []byte) bool {
	if p.out == nil || p.out.now == nil {
		return true
	}
	out := p.out.now
	p.out.now = nil
	if _, err := p.shell.paperwork.KeepOutgoing(out, p.name(), content); err != nil {
		p.shell.Failed("留存“"+p.name()+"”", err)
		return false
	}
	p.out.order.Corrects, p.out.told = "", nil // printed again, it takes the place of this one
	p.tellNumber()
	return true
}

// askedOut is what is asked when a paper goes out.
type askedOut struct {
	Number, Total int
	Dated, Reason string
}

// outgoingFields are what is asked of a paper that goes out, as far as it is.
func (s *Shell) outgoingFields(out *paperwork.Outgoing) (fields []kit.Field[*askedOut]) {
	if out.Earlier != nil {
		text := "“" + out.Earlier.Title + "”已于 " + out.Earlier.Day + " 印发。"
		if out.Corrects {
			text += "内容变了要重发的，请写明更正的原因；只是再要一份，请点“再打原件”。"
		}
		fields = append(fields, kit.Note(func(*askedOut) string { return text }))
	}
	if out.Numbered {
		fields = append(fields, kit.Number("number", "编号或期号", func(v *askedOut) *int { return &v.Number }).Hinted("可改可空"))
		if out.Paper == data.BulletinPaper {
			fields = append(fields, kit.Number("total", "总第几期", func(v *askedOut) *int { return &v.Total }))
		}
		fields = append(fields, kit.Day("dated", "成文日期", s.app.Today, func(v *askedOut) *string { return &v.Dated }).Required())
	}
	if out.Corrects {
		fields = append(fields, kit.Text("reason", "更正原因", func(v *askedOut) *string { return &v.Reason }).Required().Full())
	}
	return fields
}

// outgoingRule takes what was answered into the paper, and holds that against its rules.
func (s *Shell) outgoingRule(out *paperwork.Outgoing) func(*askedOut) error {
	return func(v *askedOut) error {
		out.Number, out.Total, out.Dated, out.Reason = v.Number, v.Total, v.Dated, v.Reason
		return s.paperwork.CheckOutgoing(out)
	}
}

// askOutgoing asks for number, day and reason, then goes on. Where an earlier one stands, that very one can be printed again instead.
func (s *Shell) askOutgoing(title string, out *paperwork.Outgoing, then func()) {
	asked := askedOut{Number: out.Number, Total: out.Total, Dated: out.Dated, Reason: out.Reason}
	form := kit.NewForm(s, s.outgoingFields(out), s.outgoingRule(out))
	form.Set(&asked)
	hold := form.InDialog(500)
	kit.Dialog(s.window, "印发"+title, 540, hold, func(close func()) []fyne.CanvasObject {
		acts := []fyne.CanvasObject{kit.GiveUp(s.window, form.Dirty, close)}
		if was := out.Earlier; was != nil && len(was.Files) > 0 {
			acts = append(acts, kit.Button("再打原件", func() {
				close()
				s.reprint(&data.IssuedRow{IssuedFields: was.IssuedFields, Kept: true})
			}))
		}
		return append(acts, kit.Primary("印发", func() {
			if form.Ready() {
				close()
				then()
			}
		}))
	})
	form.FocusOn(map[bool]string{true: "number", false: "reason"}[out.Numbered])
}

// mostPaper is more bytes than any paper has.
const mostPaper = 1 << 30

// copyOf puts a copy of the very file that went out where papers go, so that nobody writes into the one that is kept.
func (s *Shell) copyOf(r *data.IssuedRow, path string, then func()) {
	s.job(func() error {
		file, err := s.paperwork.IssuedFile(r.ID)
		if err != nil {
			return err
		}
		content, err := data.ReadRegular(file, mostPaper)
		if err != nil {
			return err
		}
		if err := makeFolder(filepath.Dir(path), "请用“原件另存为”换一个地方"); err != nil {
			return err
		}
		if r.Packed() {
			return paperwork.WriteFile(content, path)
		}
		return s.paperwork.WritePDF(content, path)
	}, func(err error) {
		if err != nil {
			s.Failed("读取“"+r.Title+"”", err)
			return
		}
		then()
	})
}

// issuedPath is where a copy of a paper that went out goes by itself.
func (s *Shell) issuedPath(r *data.IssuedRow) string {
	ending := ".pdf"
	if r.Packed() {
		ending = ".zip"
	}
	return filepath.Join(s.outFolder(), sheets.FileName(r.Title)+"-"+r.Day+ending)
}

// reprint prints the very file that went out.
func (s *Shell) reprint(r *data.IssuedRow) {
	path := s.issuedPath(r)
	s.copyOf(r, path, func() { s.printFile(path) })
}

func (s *Shell) openIssued(r *data.IssuedRow) {
	path := s.issuedPath(r)
	s.copyOf(r, path, func() { s.openPath(path) })
}

func (s *Shell) saveIssued(r *data.IssuedRow) {
	chooseOutput(s, "原件另存为", s.issuedPath(r), replaceAsked, func(path string) {
		s.copyOf(r, path, func() { s.written("已保存 "+filepath.Base(path), path) })
	})
}

// correctIssued shows a paper as it would be now: printed, it puts the earlier one right.
func (s *Shell) correctIssued(r *data.IssuedRow) {
	name, order, err := s.paperwork.CorrectionOf(r)
	if err != nil {
		s.Failed("更正", err)
		return
	}
	s.previewOut(paperwork.PaperTitle(name), name, order)
}

// voided is what is asked when a paper is said not to hold.
type voided struct{ Reason string }

// Validate asks for a reason.
func (v *voided) Validate() error {
	if strings.TrimSpace(v.Reason) == "" {
		return data.Invalid{"reason": "请写明为什么作废"}
	}
	return nil
}

func voidFields() []kit.Field[*voided] {
	return []kit.Field[*voided]{
		kit.Note(func(*voided) string {
			return "作废后文件仍然留着，编号不再给别的文件用；它的记录可以删除或撤销。作废不能撤销。"
		}),
		kit.Text("reason", "作废原因", func(v *voided) *string { return &v.Reason }).Required().Full(),
	}
}

// askVoid asks why a paper that went out does not hold.
func (s *Shell) askVoid(r *data.IssuedRow) {
	form := kit.NewForm(s, voidFields(), (*voided).Validate)
	form.Set(&voided{})
	s.askForm("作废“"+r.Title+"”", "作废", form, func() bool {
		if !form.Ready() {
			return false
		}
		err := s.paperwork.VoidIssued(r.ID, form.Value.Reason)
		s.try("作废", err)
		return err == nil
	})
	form.FocusOn("reason")
}

// printFile sends a PDF to the printer where the system can, and opens it to be printed from there where not.
func (s *Shell) printFile(path string) {
	s.job(func() error { return native.Print(path) }, func(err error) {
		switch {
		case err == nil:
			s.Done("已送打印机：" + filepath.Base(path))
		case errors.Is(err, native.ErrNoPrinting):
			s.Done("请在打开的 PDF 软件里打印：" + path)
			s.openPath(path)
		default:
			s.Failed(kit.WordPrint, err)
		}
	})
}
