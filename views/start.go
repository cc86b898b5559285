package views

import (
	"cmp"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"sync"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"liujin/app"
	"liujin/app/days"
	"liujin/app/importing"
	"liujin/app/intake"
	"liujin/app/sample"
	"liujin/assets"
	"liujin/data"
	"liujin/views/kit"
)

// Program is the window from its first moment to its last: the start page, and the shell of one ledger after the other.
type Program struct {
	window fyne.Window
	prefs  *Prefs
	shell  *Shell               // nil on the start page
	drops  func(paths []string) // takes what is dropped while a file is asked for
	wanted string               // a ledger that a second start brought and that could not be opened yet
	settle func()               // stops looking whether it can
	first  *first               // what the window waits for while it is empty; nil: it is not
	home   func() string        // where new ledgers go unless the user says otherwise

	Started func() // must be called when the window is there, before anything else is drawn
}

// Start fills the window: with the ledger at path, with the one used last when path is "", or with the start page. It comes up empty
// and is filled when faces and ledger are read, which begins at once, beside it.
func Start(w fyne.Window, store fyne.Preferences, home func() string, path string) *Program {
	p := &Program{window: w, prefs: NewPrefs(store), home: sync.OnceValue(home)}
	p.prefs.SetTheme(p.prefs.Theme())
	w.SetCloseIntercept(p.quit)
	watchIdle(w)
	if path == "" {
		path = p.prefs.Last() // not the newest that is there: another ledger must not open in its place without a word
	}
	p.readFirst(path)
	return p
}

// Window returns the window.
func (p *Program) Window() fyne.Window { return p.window }

// TakeDrops has what is dropped on the window go to take; nil: it is opened again.
func (p *Program) TakeDrops(take func(paths []string)) { p.drops = take }

// TypedKey serves the open dialog; the start page has no keys of its own.
func (p *Program) TypedKey(k *fyne.KeyEvent) { kit.DialogKey(p.window.Canvas(), k) }

// TypedShortcut does nothing.
func (p *Program) TypedShortcut(fyne.Shortcut) {}

// Failed shows why a ledger can't be opened or made.
func (p *Program) Failed(doing string, err error) {
	slog.Warn("refused", "doing", doing, "err", err)
	if text, ok := data.Sentence(err); ok {
		kit.Tell(p.window, doing, text, "")
		return
	}
	kit.Tell(p.window, doing, doing+"没有成功，什么都没有改动。请再试一次；还是不行，请把下面的技术细节发给维护人员。", err.Error())
}

// page shows the start page: what can be done first.
func (p *Program) page() {
	p.window.SetTitle("六进履职台账")
	p.window.Canvas().SetOnTypedKey(p.TypedKey)
	p.window.SetOnDropped(func(_ fyne.Position, uris []fyne.URI) {
		if p.drops != nil {
			p.drops(pathsOf(uris))
		} else if len(uris) > 0 && p.window.Canvas().Overlays().Top() == nil {
			p.openOrImport(uris[0].Path())
		}
	})
	icon := canvas.NewImageFromResource(fyne.NewStaticResource("icon.png", assets.Icon()))
	icon.SetMinSize(fyne.NewSquareSize(64))
	icon.FillMode = canvas.ImageFillContain
	choices := container.NewGridWithColumns(2,
		p.choice("新建台账", "填单位名称，建一本空的台账。", p.askNew),
		p.choice("从名册开始", "选本单位的 Excel 代表名册，边建台账边导入。", p.askRoster),
		p.choice("打开台账", "打开电脑上或 U 盘里已有的台账（.ledger）。", func() { chooseFile(p, "打开台账", kindLedger, p.open) }),
		p.choice("看示例", "先看一本填好的示例台账，随时可以一键清空。", p.sample),
	)
	box := container.NewVBox(container.NewCenter(icon), center(kit.Title("六进履职台账")), center(kit.Quiet("代表履职“六个走进”活动台账 · 全部数据只存在本机")),
		choices,
		p.recent())
	p.window.SetContent(kit.Hinted(container.New(&middle{width: 720}, box)))
}

func center(l *widget.Label) fyne.CanvasObject {
	return container.NewHBox(layout.NewSpacer(), l, layout.NewSpacer())
}

// choice is one large way to begin.
func (p *Program) choice(title, text string, do func()) fyne.CanvasObject {
	b := kit.Button(title, do)
	if title == "新建台账" {
		b.Importance = kit.Leading
	}
	return kit.Card(kit.Inset(12, container.NewVBox(b, kit.Prose(text))))
}

// recent lists the ledgers opened lately.
func (p *Program) recent() fyne.CanvasObject {
	all := p.prefs.Recent()
	if len(all) == 0 {
		return kit.Quiet("也可以把台账或 Excel 名册直接拖到窗口上。")
	}
	box := container.NewVBox(kit.Quiet("最近打开"))
	for _, path := range all {
		box.Add(kit.Line(strings.TrimSuffix(filepath.Base(path), data.Extension)+"　　"+filepath.Dir(path), func() { p.open(path) }))
	}
	return box
}

// openOrImport opens a dropped ledger, or begins from a dropped roster.
func (p *Program) openOrImport(path string) {
	if strings.EqualFold(filepath.Ext(path), data.Extension) {
		p.open(path)
		return
	}
	p.begin(path)
}

func (p *Program) askNew() { p.create(newLedger{}, nil) }

func (p *Program) askRoster() { chooseFile(p, "从名册开始", kindTable, p.begin) }

// begin makes a ledger from a roster, whose titles say what the unit is called. A table that can't be opened makes none.
func (p *Program) begin(path string) {
	var told *data.Office
	kit.RunProgress(p.window, "正在读取表格", func(report func(int, int) bool) error {
		book, err := app.OpenTable(path)
		if err != nil {
			return err
		}
		if read, err := importing.ReadRoster(book, intake.Options{Progress: report}); err == nil { // else the wizard says why, or asks
			told = importing.NamedOffice(read)
		}
		return nil
	}, func(err error) {
		if err != nil {
			p.Failed("从名册开始", err)
			return
		}
		var n newLedger
		if told != nil {
			n = newLedger{Unit: told.Name, Level: told.Level}
		}
		p.create(n, func(s *Shell) { s.importFrom(path) })
	})
}

// newLedger is what the first page of a new ledger asks for.
type newLedger struct {
	Unit  string
	Level data.OfficeLevel
	Path  string
}

// levelOf is the level that a unit's name tells; the usual one where it tells none.
func levelOf(unit string) data.OfficeLevel {
	if strings.Contains(unit, string(data.OfficeStreet)) {
		return data.OfficeStreet
	}
	return data.OfficeTown
}

func newLedgerFields() []kit.Field[*newLedger] {
	return []kit.Field[*newLedger]{
		kit.Text("unit", "单位名称", func(n *newLedger) *string { return &n.Unit }).Required().Full().Hinted("如：东港镇人民代表大会主席团").Implies("level",
			func(n *newLedger) { n.Level = levelOf(n.Unit) }),
		kit.OneOf("level", "单位层级", data.OfficeLevels, func(n *newLedger) *data.OfficeLevel { return &n.Level }).Required(),
	}
}

// create asks for the unit, as far as it is not told, makes its ledger and then goes on.
func (p *Program) create(told newLedger, then func(*Shell)) {
	host := &plainHost{Program: p}
	form := kit.NewForm(host, newLedgerFields(), (*newLedger).Validate)
	told.Level = cmp.Or(told.Level, levelOf(told.Unit))
	form.Set(&told)
	hold := form.InDialog(520)
	where := kit.Aside("台账会保存在：" + p.home())
	kit.Dialog(p.window, "新建台账", 560, container.NewVBox(hold, where), func(close func()) []fyne.CanvasObject {
		return []fyne.CanvasObject{kit.GiveUp(p.window, form.Dirty, close), kit.Primary("建立台账", func() {
			if !form.Ready() {
				return
			}
			shell, err := p.make(*form.Value)
			if err != nil {
				p.Failed("新建台账", err)
				return
			}
			close()
			if then != nil {
				then(shell)
			}
		})}
	})
	form.FocusOn("unit")
}

// Validate checks what a new ledger needs.
func (n *newLedger) Validate() error {
	o := data.Office{Name: n.Unit, Level: n.Level}
	err := o.Validate()
	if faults, ok := err.(data.Invalid); ok && faults["name"] != "" {
		return data.Invalid{"unit": faults["name"]}
	}
	return err
}

// make creates the ledger under the unit's name and opens it.
func (p *Program) make(n newLedger) (*Shell, error) {
	if err := os.MkdirAll(p.home(), 0o755); err != nil {
		return nil, data.Fail(data.ReadOnly, err, "文件夹“%s”不能写入，台账建不了。请换一个地方。", p.home())
	}
	db, err := data.Create(freePath(p.home(), n.Unit), data.Options{})
	if err != nil {
		return nil, err
	}
	path := db.Path()
	if err := errors.Join(app.New(db).SaveOffice(&data.Office{Name: n.Unit, Level: n.Level, Own: true}), db.Close()); err != nil {
		return nil, err
	}
	// Opened anew, it has nothing to undo: Ctrl+Z must not take the unit itself away.
	if db, err = data.Open(path, data.Options{}); err != nil {
		return nil, err
	}
	return p.show(app.New(db)), nil
}

// freePath is a file name made of a unit's name that is not taken.
func freePath(folder, name string) string {
	name = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`<>:"/\|?*`, r) || r < ' ' {
			return '_'
		}
		return r
	}, name)
	path := filepath.Join(folder, name+data.Extension)
	for n := 2; ; n++ {
		if _, err := os.Stat(path); err != nil {
			return path // free, or of a kind that making it will explain
		}
		path = filepath.Join(folder, fmt.Sprintf("%s-%d%s", name, n, data.Extension))
	}
}

// sample opens the made-up ledger, making it when it is not there.
func (p *Program) sample() {
	path := filepath.Join(p.home(), "示例台账"+data.Extension)
	if _, err := os.Stat(path); err == nil {
		p.open(path)
		return
	}
	if err := os.MkdirAll(p.home(), 0o755); err != nil {
		p.Failed("看示例", data.Fail(data.ReadOnly, err, "文件夹“%s”不能写入，示例建不了。", p.home()))
		return
	}
	hide := kit.Wait(p.window, "正在准备示例", "示例台账正在建，几秒就好。")
	kit.Run(func() error { return sample.Sample(path, 1, days.ISO(time.Now())) }, func(err error) {
		hide()
		if err != nil {
			p.Failed("看示例", err)
			return
		}
		p.open(path)
	})
}

// open shows a ledger, leaving the one that is open; that stays where the other can't be opened.
func (p *Program) open(path string) {
	db, err := data.Open(path, data.Options{})
	p.opened(path, db, err)
}

// opened shows a ledger that was opened, or says why it was not.
func (p *Program) opened(path string, db *data.DB, err error) {
	if err != nil {
		if p.shell == nil {
			p.page()
		}
		p.refuse(path, err)
		return
	}
	p.closeShell()
	if err := p.shown(db); err != nil {
		p.page()
		p.refuse(path, err)
	}
}

// shown shows an open ledger. Where something in it brings the way to the first screen down, it is closed again: the program must not end
// at each start.
func (p *Program) shown(db *data.DB) (err error) {
	defer func() {
		if r := recover(); r != nil {
			cause := fmt.Errorf("panic: %v\n%s", r, debug.Stack())
			slog.Error("first screen", "err", cause)
			p.closeShell()
			_ = db.Close() // the panic is what to report
			err = data.Fail(data.Damaged, cause, "台账“%s”里有一处内容显示不出来，文件可能已损坏，所以没有打开。请恢复最近一份备份，或取出其中的记录另建一本台账；技术细节在日志里。",
				filepath.Base(db.Path()))
		}
	}()
	p.show(app.New(db))
	return nil
}

func (p *Program) show(a *app.App) *Shell {
	p.prefs.Opened(a.DB().Path())
	p.window.SetTitle(strings.TrimSuffix(filepath.Base(a.DB().Path()), data.Extension) + " - 六进履职台账")
	p.shell = NewShell(a, p.window, p.prefs, func(next func(*Program)) {
		p.closeShell()
		p.page()
		if next != nil {
			next(p)
		}
	})
	p.shell.greet()
	return p.shell
}

func (p *Program) closeShell() {
	if p.shell == nil {
		return
	}
	if err := p.shell.Close(); err != nil {
		slog.Error("close ledger", "err", err)
	}
	p.shell = nil
}

// quit closes the ledger, then the window. What is being typed is kept and offered again at the next start; where it can't be, it asks.
func (p *Program) quit() {
	end := func() {
		p.closeShell()
		p.window.Close()
	}
	if p.first != nil {
		p.first.quit = true
		return
	}
	if p.shell == nil {
		end()
		return
	}
	p.shell.unlessLost(end)
}

// plainHost lets a form live on the start page, where there is no ledger yet.
type plainHost struct{ *Program }

func (*plainHost) Refused(string)                        {}
func (*plainHost) Done(string)                           {}
func (*plainHost) Remembered(string) string              { return "" }
func (*plainHost) Remember(string, string)               {}
func (*plainHost) Draft(string) (string, bool)           { return "", false }
func (*plainHost) SaveDraft(string, string, string) bool { return true }
func (*plainHost) DropDraft(string)                      {}

// middle holds one object in the middle, no wider than width.
type middle struct{ width float32 }

// Layout places it.
func (m *middle) Layout(o []fyne.CanvasObject, size fyne.Size) {
	w := min(m.width, size.Width-40)
	o[0].Resize(fyne.NewSize(w, o[0].MinSize().Height))
	h := o[0].MinSize().Height
	o[0].Resize(fyne.NewSize(w, h))
	o[0].Move(fyne.NewPos((size.Width-w)/2, max(10, (size.Height-h)/2.4)))
}

// MinSize is the object's.
func (m *middle) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(400, o[0].MinSize().Height)
}
