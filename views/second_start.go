package views

import (
	"os"
	"path/filepath"
	"time"

	"liujin/views/kit"
	"liujin/views/native"
)

// lookAgain is how often a ledger that waits looks whether it can be opened.
const lookAgain = time.Second / 2

// Receive comes to the front and opens the ledger that was started again with, if it is another one. What is being typed into a form is
// kept as at the ledger's end; a question, an import, a job or a preview that is open is left alone until it is done.
func (p *Program) Receive(path string) {
	native.Front(p.window)
	if path == "" || p.shell != nil && sameFile(path, p.shell.app.DB().Path()) {
		return
	}
	if p.settled() && p.shell != nil {
		p.shell.unlessLost(func() { p.open(path) })
		return
	}
	if p.settled() {
		p.open(path)
		return
	}
	waiting := p.wanted != ""
	p.wanted = path // of several, the last one
	if p.shell != nil {
		p.shell.Done("“" + filepath.Base(path) + "”等手上的事做完（对话框、预览、导入关上）再打开。")
	}
	if !waiting {
		p.settle = kit.Every(lookAgain, p.openWanted)
	}
}

func (p *Program) settled() bool {
	if p.first != nil {
		return false
	}
	if p.shell != nil {
		return p.shell.settled()
	}
	return p.window.Canvas().Overlays().Top() == nil
}

// openWanted opens the ledger that waits once it can. It asks first: by then, the user is at something else.
func (p *Program) openWanted() {
	if !p.settled() {
		return
	}
	p.settle()
	path := p.wanted
	p.wanted = ""
	if p.shell != nil && sameFile(path, p.shell.app.DB().Path()) {
		return
	}
	kit.Ask(p.window, "打开另一本台账", "刚才要打开“"+filepath.Base(path)+"”，现在打开吗？\n这一本里正在填的内容会留着，下次接着填。", "打开", func() { p.Receive(path) })
}

func sameFile(a, b string) bool {
	one, err := os.Stat(a)
	two, err2 := os.Stat(b)
	return err == nil && err2 == nil && os.SameFile(one, two)
}
