package views

import (
	"errors"
	"log/slog"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"liujin/data"
	"liujin/views/kit"
	"liujin/views/native"
)

// idleBackup is how long after the last change the program makes a backup by itself.
const idleBackup = 10 * time.Minute

// greet does what is due when a ledger opens: it warns of a wrong clock, of what a crash took and of a synced folder, backs up what changed
// since the last backup, and offers what was being typed when the program ended.
func (s *Shell) greet() {
	db := s.app.DB()
	if warning := db.ClockWarning(); warning != "" {
		kit.Tell(s.window, "请校准电脑时间", warning, "")
	}
	s.tellLost()
	if warning := data.CloudWarning(db.Path()); warning != "" {
		s.status.say(warning)
	}
	s.stops = append(s.stops, kit.After(startPause, s.lookAfter), kit.Every(time.Minute, s.backupWhenIdle))
	if s.prefs.Remind() {
		s.stops = append(s.stops, kit.After(startPause, s.remind))
	}
	s.offerDrafts()
}

// tellLost says what a crash took from the end of the ledger, and offers the backup that holds some of it.
func (s *Shell) tellLost() {
	db := s.app.DB()
	switch text, backup, ok := db.LostTail(); {
	case ok:
		kit.Ask(s.window, "有改动没有留下来", text+"\n恢复到那一份时，现在这本会另存在同一文件夹里。", "恢复到那一份", func() {
			s.away(func(p *Program) { p.restore(backup.Path(), db.Path(), nil) })
		})
	case text != "":
		kit.Tell(s.window, "有改动没有留下来", text, "")
	}
}

// remind shows a notice of the system's with what is to be done; it goes with the ledger.
func (s *Shell) remind() {
	var title, text string
	s.job(func() (err error) {
		title, text, err = s.desk.Reminder()
		return err
	}, func(err error) {
		switch {
		case err != nil:
			slog.Warn("remind", "err", err) // the desk tells the same, or why not
		case title != "":
			s.stops = append(s.stops, native.Notify(s.window, title, text))
		}
	})
}

// startPause lets the window come up before the disk is kept busy.
const startPause = 3 * time.Second

// lookAfter checks the pages, backs up what changed since the last backup or brings that to the second place where it has not got it,
// clears away what a killed program left, and reads some of the photos and files.
func (s *Shell) lookAfter() {
	db := s.app.DB()
	s.job(db.QuickCheck, func(err error) {
		if err != nil {
			s.Failed("检查台账", err)
		}
	})
	if db.ChangedSinceBackup() {
		s.backup(data.WhyStart, false)
	} else {
		late := ""
		s.job(func() error { late = db.BackupLate(); return nil }, func(error) {
			if late != "" {
				s.status.say(late)
			}
		})
	}
	s.job(func() error {
		cleared := db.ClearLeftovers(s.outFolder())
		healed, err := db.ReadFiles(readingTime)
		if err != nil || healed+cleared > 0 {
			slog.Warn("look after files", "cleared", cleared, "healed", healed, "err", err)
		}
		return nil
	}, func(error) {})
}

// backupWhenIdle backs up when nothing was changed for a while, then tidies up.
func (s *Shell) backupWhenIdle() {
	db := s.app.DB()
	if s.busy > 0 || !db.ChangedSinceBackup() || db.Now().Sub(db.LastChange()) <= idleBackup {
		return
	}
	var made data.BackupInfo
	s.job(func() (err error) {
		if made, err = db.Backup(data.WhyIdle); err != nil {
			return err
		}
		s.tidyUp()
		return nil
	}, func(err error) {
		s.status.refresh()
		switch {
		case !made.Sound():
			s.status.say(damagedText(made))
		case made.Warning != "":
			s.status.say(made.Warning)
		}
		if err != nil {
			slog.Warn("backup when idle", "err", err)
			s.status.say("自动备份没有成功，稍后再试。")
		}
	})
}

// tidyUp does what can wait: what nothing names goes, the log is written back, and the round over all photos and files goes on a little.
func (s *Shell) tidyUp() {
	db := s.app.DB()
	_, err := db.SweepFiles()
	healed, notRead := db.ReadFiles(readingTime)
	if err = errors.Join(err, notRead, db.Checkpoint()); err != nil || healed > 0 {
		slog.Warn("tidy up", "healed", healed, "err", err)
	}
}

// readingTime is how long the round over all photos and files may go on at a time: a town's thousand photos take a few days.
const readingTime = 2 * time.Second

// offerDrafts says what was being typed when the program ended: each can be opened, or given up.
func (s *Shell) offerDrafts() {
	drafts, err := s.app.DB().Drafts()
	if err != nil || len(drafts) == 0 {
		return
	}
	box := container.NewVBox(kit.Prose("上次有内容填了没有保存，都还在："))
	var hide func()
	left := len(drafts)
	for _, d := range drafts {
		line := container.NewBorder(nil, nil, nil, nil)
		drop := kit.Link("不要了", func() {
			s.DropDraft(d.Form)
			line.Hide()
			if left--; left == 0 {
				hide()
			}
		})
		open := kit.Button("打开", func() {
			hide()
			s.openDraft(d.Form)
		})
		line.Objects = []fyne.CanvasObject{container.NewBorder(nil, nil, nil, container.NewHBox(open, drop),
			kit.Prose(d.Title+"（"+when(d.At, s.app.DB().Now())+"）"))}
		box.Add(line)
	}
	scroll := container.NewVScroll(box)
	scroll.SetMinSize(fyne.NewSize(520, min(box.MinSize().Height, 320)))
	hide = kit.Dialog(s.window, "有没保存完的内容", 580, scroll, func(close func()) []fyne.CanvasObject {
		return []fyne.CanvasObject{kit.Button("以后再说", close)}
	})
}

// openDraft opens the form that a draft belongs to.
func (s *Shell) openDraft(draft string) {
	for _, e := range entries {
		if forms, ok := s.screen(e.name).Edit.(drafter); ok && forms.OpenDraft(draft) {
			s.Go(e.name)
			return
		}
	}
}
