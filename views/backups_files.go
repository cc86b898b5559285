package views

import (
	"fmt"
	"strings"
	"time"

	"liujin/data"
	"liujin/views/kit"
)

// roundText says what the round over all photos and files has found.
func roundText(round data.FileRound, now time.Time) string {
	text := "照片和附件（连同备份里的）每天自动核对一部分，第一轮还没有核对完。"
	if !round.Done.IsZero() {
		text = "照片和附件（连同备份里的）每天自动核对一部分，上一轮 " + when(round.Done, now) + " 核对完。"
	}
	if round.Lost > 0 {
		text += fmt.Sprintf("有 %d 个已损坏，备份里也没有完好的：请点“检查台账”看是哪几个，重新添加。", round.Lost)
	}
	if round.Locked > 0 {
		text += fmt.Sprintf("有 %d 个已损坏，完好的只在加密的备份里：请点“找回照片和附件”，输口令取回。", round.Locked)
	}
	if round.Copies > 0 {
		text += fmt.Sprintf("另有 %d 个只在旧备份里的已损坏，不影响现在的台账。", round.Copies)
	}
	return text
}

// recoverFiles fetches photos and files that went missing from the backups.
func (b *backups) recoverFiles() { b.recoverWith(nil) }

// recoverWith fetches them with the key of encrypted backups; without one, it asks for the phrase when those are left.
func (b *backups) recoverWith(key *data.Key) {
	var found int
	var missing []string
	var sealed data.BackupInfo
	locked := false
	b.shell.job(func() (err error) {
		if found, missing, err = b.shell.app.DB().RecoverFiles(key); len(missing) > 0 && key == nil {
			sealed, locked = b.shell.app.DB().SealedBackup()
		}
		return err
	}, func(err error) {
		if err != nil {
			b.shell.Failed("找回照片和附件", err)
			return
		}
		text := fmt.Sprintf("从备份里找回了 %d 个照片或附件。", found)
		switch {
		case found == 0 && len(missing) == 0:
			text = "照片和附件都在，没有缺的。"
		case locked:
			text += fmt.Sprintf("还有 %d 个没有找到，加密的备份里可能有，输口令才能取。", len(missing))
			kit.Ask(b.shell.window, "找回照片和附件", text, "输口令…", func() {
				askPhrase(b.shell, sealed.Path(), func(key *data.Key, _ data.BackupInfo) {
					b.keys[sealed.Key] = key
					b.recoverWith(key)
				})
			})
			return
		case len(missing) > 0:
			text += fmt.Sprintf("还有 %d 个备份里也没有，详见下面。", len(missing))
		}
		kit.Tell(b.shell.window, "找回照片和附件", text, strings.Join(missing, "\n"))
	})
}
