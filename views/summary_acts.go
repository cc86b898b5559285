package views

import (
	"fmt"
	"path/filepath"
	"strings"

	"liujin/app/print"
	"liujin/views/kit"

	"fyne.io/fyne/v2"
)

// isZip reports whether a file is a zip, by its name.
func isZip(path string) bool { return strings.EqualFold(filepath.Ext(path), ".zip") }

// remind puts the text for the group on the clipboard.
func (p *summaryScreen) remind() {
	text := p.now.Reminder()
	if text == "" {
		p.shell.Done("这一期都报齐了，不用提醒。")
		return
	}
	fyne.CurrentApp().Clipboard().SetContent(text)
	p.shell.Done("提醒报送的文字已复制，可以粘贴到微信群。")
}

// Prints are the slips for the units that did not report.
func (p *summaryScreen) Prints() []kit.Paper {
	n := len(p.now.Missing())
	if n == 0 {
		return nil
	}
	return []kit.Paper{{Title: fmt.Sprintf("提醒报送单（没有报的 %d 个单位）", n), Make: func(*print.Faces) ([]*print.Document, error) {
		return p.shell.below.ReminderSlips(p.now)
	}}}
}

// forms writes the tables of the period for the units without the program.
func (p *summaryScreen) forms() { p.shell.askForms(p.now.Period) }

// receipts puts on the clipboard what was received, for the group.
func (p *summaryScreen) receipts() {
	if p.now.Reported() == 0 {
		p.shell.Done("这一期还没有收到上报，没有回执可以发。")
		return
	}
	fyne.CurrentApp().Clipboard().SetContent(p.now.Receipts())
	p.shell.Done("回执的文字已复制，可以粘贴到微信群：已收、待核、未报的单位都在里面。")
}

// figures writes every figure of every unit to Excel.
func (p *summaryScreen) figures() { p.shell.export(p.now.FigureListing()) }

// turnLock closes the period, or opens it again.
func (p *summaryScreen) turnLock(on bool) {
	q, s := p.now.Requirement, p.shell
	if on == (q.Locked != "") {
		return
	}
	if err := s.below.Lock(q.ID, on); err != nil {
		s.Failed("锁定", err)
		return
	}
	if on {
		s.Done(q.Name + "已锁定：以后再来的上报，先问再收。")
	} else {
		s.Done(q.Name + "已解除锁定。")
	}
}
