package views

import (
	"errors"
	"log/slog"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"liujin/data"
	"liujin/views/kit"
)

// idleBackup is how long after the last change the program makes a backup by itself.
const idleBackup = 10 * time.Minute

// greet does what is due when a ledger opens: it warns of a wrong clock and a synced folder, backs up what changed since the last
// backup, and offers what was being typed when the program ended.
func (s *Shell) greet() {
	db := s.app.DB()
	if warning := db.ClockWarning(); warning != "" {
		kit.Tell(s.window, "请校准电脑时间", warning, "")
	}
	if warning := data.CloudWarning(db.Path()); warning != "" {
		s.status.say(warning)
	}
	s.stops = append(s.stops, kit.After(startPause, s.lookAfter), kit.Every(time.Minute, s.backupWhenIdle))
	s.offerDrafts()
}

// startPause lets the window come up before the disk is kept busy.
const startPause = 3 * time.Second

// lookAfter checks the pages, and backs up what changed since the last backup.
func (s *Shell) lookAfter() {
	db := s.app.DB()
	kit.Run(db.QuickCheck, func(err error) {
		if err != nil {
			s.Failed("检查台账", err)
		}
	})
	if db.ChangedSinceBackup() {
		s.backup(data.WhyStart, false)
	}
}

// backupWhenIdle backs up when nothing was changed for a while.
func (s *Shell) backupWhenIdle() {
	db := s.app.DB()
	if s.busy == 0 && db.ChangedSinceBackup() && db.Now().Sub(db.LastChange()) > idleBackup {
		s.backup(data.WhyIdle, false)
		kit.Run(func() error {
			_, err := db.SweepFiles()
			return errors.Join(err, db.Checkpoint())
		}, func(err error) {
			if err != nil {
				slog.Warn("tidy up", "err", err)
			}
		})
	}
}

// offerDrafts says what was being typed when the program ended, and opens it.
func (s *Shell) offerDrafts() {
	drafts, err := s.app.DB().Drafts()
	if err != nil || len(drafts) == 0 {
		return
	}
	var titles []string
	for _, d := range drafts {
		titles = append(titles, d.Title+"（"+when(d.At, s.app.DB().Now())+"）")
	}
	kit.Dialog(s.window, "有没保存完的内容", 520, kit.Prose("上次有内容填了没有保存，都还在：\n"+strings.Join(titles, "\n")), func(close func()) []fyne.CanvasObject {
		return []fyne.CanvasObject{kit.Button("以后再说", close), kit.Primary("打开第一份", func() {
			close()
			screen, id, _ := strings.Cut(drafts[0].Form, "/")
			s.openDraft(screen, id)
		})}
	})
}

// openDraft opens the form that a draft belongs to; the draft is offered there.
func (s *Shell) openDraft(form, id string) {
	for _, e := range entries {
		if e.name == form || form == "constituency" && e.name == "area" || form == "village" && e.name == "area" || (form == "term" || form == "choice") && e.name == "settings" {
			if screen := s.Go(e.name); screen.Edit != nil {
				screen.Edit.OpenDraft(id)
			}
			return
		}
	}
}
