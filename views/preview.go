package views

import (
	"fmt"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"liujin/app/paperwork"
	"liujin/app/print"
	"liujin/app/sheets"
	"liujin/views/kit"
)

// previewer is a job that is looked at before it is printed.
type previewer struct {
	shell     *Shell
	title     string
	make      func(*print.Faces) ([]*print.Document, error)
	out       *goesOut // nil: a working paper, of which nothing is kept
	documents []*print.Document
	faces     *print.Faces
	numbering print.Numbering
	job       *print.Job
	pages     *kit.Preview
	lacking   *fyne.Container
	number    *fyne.Container // what number it gets, above the pages
}

// preview makes papers beside the window and shows them over the screen.
func (s *Shell) preview(title string, make func(*print.Faces) ([]*print.Document, error)) {
	newPreviewer(s, title, make).begin()
}

func newPreviewer(s *Shell, title string, make func(*print.Faces) ([]*print.Document, error)) *previewer {
	return &previewer{shell: s, title: title, make: make, pages: kit.NewPreview(), lacking: container.NewVBox(),
		number: container.NewVBox()}
}

// begin makes the papers and shows them.
func (p *previewer) begin() {
	s := p.shell
	s.job(func() (err error) {
		if p.faces, err = print.System(); err != nil {
			return err
		}
		if p.documents, err = p.make(p.faces); err != nil {
			return err
		}
		p.job = print.Layout(p.faces, p.numbering, p.documents...)
		return nil
	}, func(err error) {
		if err != nil {
			s.Failed("打印“"+p.title+"”", err)
			return
		}
		p.show()
	})
}

func (p *previewer) show() {
	s := p.shell
	p.pages.Back, p.pages.Other, p.pages.Links = s.uncover, p.shortcut, p.follow
	s.cover(kit.Card(container.NewBorder(kit.Inset(6, p.head()), kit.Inset(4, p.note()), nil, nil, p.pages)))
	p.pages.Load(p.job)
	s.idle = p.pages
	s.window.Canvas().Focus(p.pages)
}

// head is what can be done with the paper, how it is made, and what is to be known before it is printed.
func (p *previewer) head() fyne.CanvasObject {
	s := p.shell
	acts := []fyne.CanvasObject{kit.Primary(kit.WordPrint, p.print), kit.Button("用 PDF 软件打开", p.open),
		kit.Button("另存为 PDF…", p.saveAs), kit.Button("存为 PDF", p.save)}
	if len(p.sources()) > 0 {
		acts = append(acts, kit.Button("数字出处…", p.askSource))
	}
	ways := kit.Flow()
	if len(p.documents) > 1 {
		ways.Add(kit.NewTick(s, fmt.Sprintf("%d 份连续编页码", len(p.documents)), p.paginate))
	}
	if p.out != nil {
		ways.Add(kit.NewTick(s, "送审稿（不编号、不留存）", p.markDraft))
	}
	p.warn()
	p.tellNumber()
	back := []fyne.CanvasObject{kit.Spacer(), kit.Button("‹ 返回", s.uncover), kit.Heading(p.name())}
	return container.NewVBox(kit.FromRight(append(acts, back...)...), p.pages.Tools(), p.lacking, ways, p.number)
}

// note says what the keys do and how the paper is to be printed.
func (p *previewer) note() fyne.CanvasObject {
	return kit.OneLine(kit.Quiet("Ctrl+P 打印 · Ctrl+S 存为 PDF · PageUp/PageDown 翻页 · Esc 返回　A4，打印时请选“实际大小”。" + p.faces.Said()))
}

// shortcut saves with Ctrl+S where papers go and prints with Ctrl+P, as everywhere.
func (p *previewer) shortcut(pressed fyne.Shortcut) {
	switch pressed.ShortcutName() {
	case ctrl(fyne.KeyS).ShortcutName():
		p.save()
	case ctrl(fyne.KeyP).ShortcutName():
		p.print()
	}
}

// warn names the characters that no face has, before anything is printed.
func (p *previewer) warn() {
	p.lacking.Objects = nil
	if n := len(p.job.Missing); n > 0 {
		var all []string
		for _, m := range p.job.Missing[:min(n, 5)] {
			all = append(all, fmt.Sprintf("“%c”（U+%04X，在“%s”里）", m.Rune, m.Rune, m.Where))
		}
		text := "没有一种字体有这些字，纸上用〓代替：" + strings.Join(all, "、")
		if n > 5 {
			text += fmt.Sprintf("等 %d 个", n)
		}
		p.lacking.Add(kit.Warning(text + "。请核对后再打印。"))
	}
}

// paginate counts the pages of several papers through, or each paper's own.
func (p *previewer) paginate(on bool) {
	p.numbering = print.Numbering(on)
	p.relay()
}

// relay sets the papers on pages anew.
func (p *previewer) relay() {
	p.shell.job(func() error {
		p.job = print.Layout(p.faces, p.numbering, p.documents...)
		return nil
	}, func(error) {
		p.pages.Load(p.job)
		p.pages.Take()
	})
}

// file is what the paper is called in a folder.
func (p *previewer) file() string {
	return sheets.FileName(p.name()) + "-" + p.shell.app.Today() + ".pdf"
}

// name is what the paper, or the stack, is called.
func (p *previewer) name() string {
	if n := len(p.documents); n > 1 {
		return fmt.Sprintf("%s等%d份", p.documents[0].Name, n)
	}
	return p.documents[0].Name
}

// save saves the job where papers go, without a question.
func (p *previewer) save() {
	p.goOut(func() { p.put(func(path string) { p.shell.written("已保存 "+filepath.Base(path), path) }) })
}

func (p *previewer) saveAs() {
	s := p.shell
	chooseOutput(s, "另存为 PDF", filepath.Join(s.outFolder(), p.file()), replaceAsked, func(path string) {
		p.goOut(func() { p.write(path, func() { s.written("已保存 "+filepath.Base(path), path) }) })
	})
}

// write saves the job beside the window, and keeps it if it goes out.
func (p *previewer) write(path string, then func()) {
	s := p.shell
	var content []byte
	s.job(func() (err error) {
		if content, err = paperwork.Painted(p.job); err != nil {
			return err
		}
		if err := makeFolder(filepath.Dir(path), "请用“另存为 PDF”换一个地方"); err != nil {
			return err
		}
		return s.paperwork.WritePDF(content, path)
	}, func(err error) {
		if err != nil {
			s.Failed("保存“"+filepath.Base(path)+"”", err)
		} else if p.keep(content) {
			then()
		}
	})
}

// put writes the job under its own name where papers go, under another one when that file is open elsewhere or holds another paper; it is
// kept if it goes out.
func (p *previewer) put(then func(path string)) {
	s := p.shell
	path := ""
	var content []byte
	s.job(func() (err error) {
		if content, err = paperwork.Painted(p.job); err != nil {
			return err
		}
		if err = makeFolder(s.outFolder(), "请用“另存为 PDF”换一个地方"); err != nil {
			return err
		}
		path, err = s.paperwork.PutPDF(content, filepath.Join(s.outFolder(), p.file()))
		return err
	}, func(err error) {
		if err != nil {
			s.Failed(kit.WordPrint, err)
		} else if p.keep(content) {
			then(path)
		}
	})
}

// open opens the paper elsewhere, to be looked at only.
func (p *previewer) open() {
	p.put(func(path string) {
		p.shell.Done("已保存 " + path)
		p.shell.openPath(path)
	})
}

// print sends the paper to the printer.
func (p *previewer) print() {
	p.goOut(func() { p.put(p.shell.printFile) })
}
