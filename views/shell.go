// Package views is the window: the shell with its navigation, and one file per screen.
package views

import (
	"log/slog"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"liujin/app"
	"liujin/data"
	"liujin/views/kit"
)

// What a screen can do; the window's keys, drops and drafts ask its Edit for just the part they need.
type (
	adder    interface{ Add() }
	saver    interface{ SaveNow(again bool) }
	filterer interface{ FocusFilter() }
	dropper  interface{ Drop(paths []string) bool } // false: takes none of them
	printer  interface{ Prints() []kit.Paper }      // besides the list
	shower   interface {
		Show(id string)
		Has(id string) bool
	}
	drafter interface {
		KeepDraft() bool             // false: what is being typed could not be kept
		OpenDraft(draft string) bool // false: it is another screen's
		Dirty() bool
	}
)

// Screen is a page of the window, or one of its tabs.
type Screen struct {
	Head    head // what stands beside the page's name
	Content fyne.CanvasObject
	Reload  func()
	Edit    any             // what can be done here: an editor, or nil
	Plan    func(planWith)  // opens the form of one that is only planned; nil: as Record
	Record  func(id string) // opens the form for what was done at an activity that was planned; nil: nothing is planned here
	Afresh  bool            // it is read whenever it is shown: what it lists changes beside the ledger
}

// Shell is the window round all screens of one open ledger. It is kit's Host.
type Shell struct {
	rooms
	window   fyne.Window
	prefs    *Prefs
	built    map[string]*Screen
	stale    map[string]bool  // needs a reload when shown next
	current  string           // the screen that is shown, by its name
	last     map[*page]string // the tab that was shown last
	level    data.OfficeLevel // of the own office
	counting app.Span         // whose rows the lists' entry 统计期 keeps, when a number of a paper was opened; else the desk's
	opened   []string         // the records that a number was opened for, by id: what the lists' entry 点开的几次 keeps
	chosen   app.OfferedSpan  // what the desk counts, as it was chosen; nothing was: what it opens on

	body   *fyne.Container
	nav    *navigation
	tabs   *tabs             // of the page that is shown
	head   fyne.CanvasObject // of the page that is shown; it is laid out anew when what stands in it needs other room
	top    *topBar
	status *statusBar
	stops  []func()
	busy   int                  // jobs under way beside the window
	drops  func(paths []string) // takes what is dropped while a file is asked for
	asked  dropper              // the form of the open dialog, where it takes files; nil: none

	closed  bool           // the ledger was left
	covered bool           // something lies over the screen: the import, a preview
	idle    fyne.Focusable // takes the keys while it covers the screen and nothing has the caret; nil: nobody

	wayBack *wayBack // what the rows on the screen were opened from; nil: it was gone to by itself

	commits atomic.Int64 // operations that were committed
	answers int64        // how many were when something was said last: what was said of them tells more than that they were saved

	saving bool                      // an import is being saved
	leave  func(next func(*Program)) // closes the ledger and goes back to the start page
}

// NewShell shows an open ledger in the window. leave is called to go to another ledger, after this one was closed.
func NewShell(a *app.App, w fyne.Window, prefs *Prefs, leave func(next func(*Program))) *Shell {
	s := &Shell{rooms: openRooms(a), window: w, prefs: prefs, built: map[string]*Screen{}, stale: map[string]bool{},
		last: map[*page]string{},
		body: container.NewStack(), leave: leave}
	s.readLevel()
	s.nav, s.top, s.status = newNavigation(s), newTopBar(s), newStatusBar(s)
	a.Listen(func(c data.Change) { // an import commits beside the window
		nth := s.commits.Add(1)
		kit.Later(func() { s.changed(c, nth) })
	})
	s.bindKeys()
	w.SetOnDropped(func(_ fyne.Position, uris []fyne.URI) { s.dropped(uris) })
	w.SetContent(kit.Hinted(container.NewBorder(s.top.object, s.status.object, s.nav.object, nil, kit.Inset(10, s.body))))
	s.Go(s.entries()[0].name) // before anything runs by the clock: a damaged ledger may stop here
	s.stops = append(s.stops, kit.Every(draftEvery, func() { s.keepDrafts() }))
	return s
}

// draftEvery is how old unsaved text can be at a crash, less the time to write it.
const draftEvery = 4 * time.Second

// Close keeps what is being typed, stops what runs and closes the ledger.
func (s *Shell) Close() error {
	s.keepDrafts()
	s.closed = true
	for _, stop := range s.stops {
		stop()
	}
	db := s.app.DB()
	if db.ChangedSinceBackup() {
		if _, err := db.BackupWithin(exitBackup, data.WhyExit); err != nil {
			slog.Warn("backup on exit", "err", err) // the next start makes it
		}
	}
	return db.Close()
}

// exitBackup is how long leaving may take for a backup: Windows ends a program that delays logging off.
const exitBackup = 2 * time.Second

// screen returns a screen, built when first asked for.
func (s *Shell) screen(name string) *Screen {
	if screen := s.built[name]; screen != nil {
		return screen
	}
	e := entryOf(name)
	if e.make == nil {
		return nil
	}
	s.built[name] = e.make(s)
	s.stale[name] = true
	return s.built[name]
}

// job does work beside the window. What it would show is dropped when the ledger was left meanwhile.
func (s *Shell) job(work func() error, done func(error)) {
	s.busy++
	kit.Run(work, func(err error) {
		s.busy--
		if !s.closed {
			done(err)
		}
	})
}

// settled reports whether nothing is under way that leaving the ledger would cut off; what is being typed into a form is kept as its draft.
func (s *Shell) settled() bool {
	return s.busy == 0 && !s.saving && !s.covered && s.window.Canvas().Overlays().Top() == nil
}

// away leaves the ledger for the start page, unless work is under way that needs it.
func (s *Shell) away(next func(*Program)) {
	if s.busy > 0 || s.saving {
		kit.Tell(s.window, "请稍候", "正在备份或核对台账，马上就好。请过几秒再试。", "")
		return
	}
	s.unlessLost(func() { s.leave(next) })
}

// unlessLost goes on where what is being typed is kept; where it can't be, as on a full disk, it asks before it is lost.
func (s *Shell) unlessLost(then func()) {
	if s.keepDrafts() {
		then()
		return
	}
	kit.AskDanger(s.window, "有内容没有存上", "正在填的内容还没有保存，草稿也存不上（磁盘满了，或者台账不在原处了）。现在离开，没保存的内容就没有了。\n可以先取消，清理磁盘或插好 U 盘，再按 Ctrl+S 保存。", "不要了，离开",
		then)
}

// changed has every screen read again: the visible one now, others when shown. Which tables a screen's names and counts come from is
// nobody's list to keep.
// nth is which of the committed operations it was. The toolkit runs this when the act that committed has ended: what that said stays.
func (s *Shell) changed(c data.Change, nth int64) {
	if s.closed {
		return
	}
	if len(c.Tables) == 0 {
		if nth > s.answers {
			s.status.say("没有改动。")
		}
		return
	}
	s.outdate()
	s.followLevel()
	if !s.covered {
		delete(s.stale, s.current)
		s.built[s.current].Reload()
	}
	s.top.refresh()
	s.nav.count()
	s.tabs.count()
	if nth > s.answers {
		s.status.said(c)
	}
	if c.UndoLost {
		s.Failed("撤销", data.Fail(data.Nothing, nil, "数据库连接中断过，之前的撤销记录已清空；数据没有丢失。"))
	}
}

// outdate has every screen read anew before it is shown again.
func (s *Shell) outdate() {
	for name := range s.built {
		s.stale[name] = true
	}
}

// Window returns the window.
func (s *Shell) Window() fyne.Window { return s.window }

// TakeDrops has what is dropped on the window go to take; nil: to the page again.
func (s *Shell) TakeDrops(take func(paths []string)) { s.drops = take }

// Done shows a quiet line after something succeeded.
func (s *Shell) Done(text string) {
	s.answers = s.commits.Load()
	s.status.say(text)
}

// Refused shows in that line why nothing was done, until something is or another page is looked at.
func (s *Shell) Refused(text string) {
	s.Done(text)
	s.status.refused = true
}

// Failed shows why something did not work. An expected failure has its own sentence; anything else left the ledger as it was.
func (s *Shell) Failed(doing string, err error) {
	if text, ok := data.Sentence(err); ok {
		slog.Warn("refused", "doing", doing, "err", err)
		kit.Tell(s.window, doing, text, "")
		return
	}
	slog.Error("failed", "doing", doing, "err", err)
	kit.Tell(s.window, doing, doing+"没有成功，内容没有改动。请再试一次；还是不行，请把下面的技术细节发给维护人员。", err.Error())
}

// sentence is a failure in a few words, for a line of its own; the technical side of what nobody expects is in the log.
func sentence(err error) string {
	if text, ok := data.Sentence(err); ok {
		return text
	}
	slog.Error("failed", "err", err)
	return "没有成功，请再试一次；还是不行，请把日志发给维护人员。"
}

// Remembered returns how the user arranged a list.
func (s *Shell) Remembered(name string) string {
	value, err := s.app.DB().Setting("view." + name)
	if err != nil {
		slog.Warn("read setting", "name", name, "err", err)
	}
	return value
}

// Remember keeps how the user arranged a list.
func (s *Shell) Remember(name, value string) {
	if err := s.app.DB().SetSetting("view."+name, value); err != nil {
		slog.Warn("keep setting", "name", name, "err", err)
	}
}

// Draft returns what was being typed into a form.
func (s *Shell) Draft(form string) (string, bool) {
	drafts, err := s.app.DB().Drafts()
	if err != nil {
		slog.Warn("read drafts", "err", err)
	}
	for _, d := range drafts {
		if d.Form == form {
			return d.Body, true
		}
	}
	return "", false
}

// SaveDraft keeps what is being typed.
func (s *Shell) SaveDraft(form, title, body string) bool {
	if err := s.app.DB().SaveDraft(data.Draft{Form: form, Title: title, Body: body}); err != nil {
		slog.Warn("keep draft", "err", err)
		s.status.say("草稿没有存上：" + sentence(err))
		return false
	}
	s.status.say("草稿已保存 " + s.app.DB().Now().Format("15:04:05"))
	return true
}

// DropDraft forgets what was being typed.
func (s *Shell) DropDraft(form string) {
	if err := s.app.DB().DropDraft(form); err != nil {
		slog.Warn("drop draft", "err", err)
	}
}

// keepDrafts keeps what is being typed; false: some of it could not be kept.
func (s *Shell) keepDrafts() bool {
	kept := true
	if s.saving { // the ledger is busy, and the window must not wait for it; nothing can be typed meanwhile
		return kept
	}
	for _, screen := range s.built {
		if forms, ok := screen.Edit.(drafter); ok && !forms.KeepDraft() {
			kept = false
		}
	}
	return kept
}

// undo takes the newest operation back, redo does it again.
func (s *Shell) undo() { s.replay("撤销", s.app.Undo) }
func (s *Shell) redo() { s.replay("重做", s.app.Redo) }

func (s *Shell) replay(verb string, act func() error) {
	if err := act(); data.Is(err, data.Nothing) {
		s.Refused(err.Error())
	} else if err != nil {
		s.Failed(verb, err)
	}
}
