package views

import (
	"fmt"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"liujin/app"
	"liujin/app/upward"
	"liujin/views/kit"
)

// bring shows what the superior's file brings, and takes it in when that is wanted.
func (s *Shell) bring(path string) {
	var b *upward.Brought
	s.job(func() (err error) {
		b, err = s.upward.Bring(path)
		return err
	}, func(err error) {
		switch {
		case err != nil:
			s.Failed("上级发来的文件", err)
		case len(b.Lines) == 0 && b.Asks == "":
			s.Done(fmt.Sprintf("%s的这份文件（第 %d 份）没有新的内容，不用再收。", b.Manifest.Unit.Name, b.Manifest.Sequence))
		default:
			s.askTake(b)
		}
	})
}

// askTake asks once about what a file brings; a key that nobody knows is asked about in the same dialog.
func (s *Shell) askTake(b *upward.Brought) {
	text := fmt.Sprintf("%s发来的文件，第 %d 份：\n%s", b.Manifest.Unit.Name, b.Manifest.Sequence, strings.Join(b.Lines, "\n"))
	act := "收下"
	if b.Asks != "" {
		text, act = b.Asks+"\n\n"+text, "核对过了，收下"
	}
	kit.Dialog(s.window, "上级发来的文件", 560, kit.Prose(text), func(close func()) []fyne.CanvasObject {
		return []fyne.CanvasObject{kit.Button(kit.WordCancel, close), kit.Primary(act, func() {
			if err := s.upward.TakeNotice(b, b.Asks != ""); err != nil {
				s.Failed("收下上级的文件", err)
				return
			}
			close()
			s.Done("已收下" + b.Manifest.Unit.Name + "的文件。")
		})}
	})
}

// sendDown gathers what there is to tell the offices below, and has it saved as a file.
func (s *Shell) sendDown() {
	var n *upward.Notice
	s.job(func() (err error) { // of two years of a county it takes a moment
		n, err = s.below.Notice()
		return err
	}, func(err error) {
		if err != nil {
			s.Failed("写发给各单位的文件", err)
			return
		}
		s.saveDown(n)
	})
}

// saveDown asks where the file for the offices below goes, and writes it.
func (s *Shell) saveDown(n *upward.Notice) {
	chooseOutput(s, "发给各单位的文件", filepath.Join(s.outFolder(), n.FileName()), replaceAsked, func(path string) {
		s.job(func() error { return s.below.SendDown(n, app.Version, path) }, func(err error) {
			if err != nil {
				s.Failed("写发给各单位的文件", err)
				return
			}
			s.written(n.Words()+"。一份发给所有单位，各看各的", path)
		})
	})
}
