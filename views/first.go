package views

import (
	"image/color"
	"log/slog"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2/canvas"

	"liujin/data"
	"liujin/views/kit"
)

// first is the ledger that is read beside the window while it comes up.
type first struct {
	db   *data.DB
	err  error
	quit bool   // the user closed the window meanwhile
	hide func() // takes the notice away that a ledger takes long
}

// longOpening is when a window says why it is still empty: a ledger of an older program is backed up and brought up to date.
const longOpening = 2 * time.Second

// readFirst reads the faces and the ledger at path, "" for none, each beside the window, then shows the ledger or the start page.
func (p *Program) readFirst(path string) {
	f := &first{hide: func() {}}
	p.first = f
	p.window.SetContent(canvas.NewRectangle(color.Transparent)) // the toolkit's own has the colour of its theme
	p.Started = kit.ReadFaces()
	kit.Run(func() (err error) {
		if path != "" {
			f.db, err = data.Open(path, data.Options{})
		}
		return err
	}, func(err error) {
		f.err = err
		p.showFirst(path)
	})
	if p.first != nil && path != "" {
		kit.After(longOpening, func() {
			if p.first != nil {
				f.hide = kit.Wait(p.window, "打开台账", "正在打开“"+filepath.Base(path)+"”，请稍候……")
			}
		})
	}
}

// showFirst shows what was read, or lets go of it where the window was closed meanwhile.
func (p *Program) showFirst(path string) {
	f := p.first
	p.first = nil
	f.hide()
	if f.quit {
		if f.db != nil {
			if err := f.db.Close(); err != nil {
				slog.Error("close ledger", "err", err)
			}
		}
		p.window.Close()
		return
	}
	if err := kit.Speak(); err != nil {
		slog.Error("translate", "err", err)
	}
	if path == "" {
		p.page()
		return
	}
	p.opened(path, f.db, f.err)
}
