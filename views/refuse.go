package views

import (
	"fmt"
	"log/slog"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"liujin/data"
	"liujin/views/kit"
)

// LogFile is where the program writes what happened, for whoever is asked to help; main sets it.
var LogFile string

// refuse says why a ledger can't be opened, and offers the ways out: a backup, and what is in the file under rules of a new ledger.
func (p *Program) refuse(path string, err error) {
	slog.Warn("refused", "doing", "open", "err", err)
	is := func(codes ...data.Code) bool {
		for _, c := range codes {
			if data.Is(err, c) {
				return true
			}
		}
		return false
	}
	backups, listErr := data.BackupsOf(path)
	if listErr != nil || !is(data.Damaged, data.Foreign, data.Empty, data.Missing, data.NoLedger, data.Newer) {
		backups = nil
	}
	if is(data.Sealed) {
		p.restoreSealed(path)
		return
	}
	taken := is(data.Damaged, data.Foreign)
	if len(backups) == 0 && !taken {
		p.Failed("打开“"+filepath.Base(path)+"”", err)
		return
	}
	text := sentence(err)
	back, there := offered(backups)
	if there {
		what := "最近的备份是 "
		if back.Name != backups[0].Name {
			what = "最近一份完好的备份是 "
		}
		text += "\n\n" + what + when(back.Time, time.Now()) + "（" + back.WhyText() + "）。" + keptAside
		if !back.Sound() {
			text += "这份备份里也有内容受损（" + back.DamageText() + "）。"
		}
	}
	if !there {
		text += "\n\n这台电脑上没有找到它完整的备份；U 盘或别的盘上有的话，请点“从别处的备份恢复…”选它。"
	}
	if taken {
		text += "\n\n取出记录：把文件里的记录逐条取到一本干净的新台账里，不合规则的会告诉您；现在这个文件不动。"
	}
	content := container.NewVBox(kit.Prose(text))
	if LogFile != "" {
		content.Add(kit.Aside("日志：" + LogFile))
	}
	kit.Dialog(p.window, "打开“"+filepath.Base(path)+"”", 640, content, func(close func()) []fyne.CanvasObject {
		buttons := []fyne.CanvasObject{kit.Button(kit.WordCancel, close)}
		offer := func(name string, do func()) { buttons = append(buttons, kit.Button(name, func() { close(); do() })) }
		offer("从别处的备份恢复…", func() { p.restoreOver(path) })
		if taken {
			offer("取出记录…", func() { p.rescue(path) })
		}
		if there {
			offer("恢复这份备份", func() { p.restore(back.Path(), path, nil) })
		}
		buttons[len(buttons)-1].(*kit.Press).Importance = kit.Leading
		return buttons
	})
}

// keptAside is what becomes of the file that a backup takes the place of.
const keptAside = "恢复后，现在这个文件会另外保留。"

// offered is the backup that is offered first, of those of a ledger from the newest: one that is whole, without damaged records if there is
// one. A damaged ledger was backed up as it was.
func offered(backups []data.BackupInfo) (best data.BackupInfo, ok bool) {
	for _, sound := range []bool{true, false} {
		for _, b := range backups {
			if b.OK && b.Sound() == sound {
				return b, true
			}
		}
	}
	return best, false
}

// restoreOver asks for a backup and puts it in the place of a ledger that can't be opened.
func (p *Program) restoreOver(ledger string) {
	chooseFile(p, chooseBackup, kindLedger, func(backup string) {
		openBackup(p, backup, kit.Run, func(key *data.Key, info data.BackupInfo) {
			kit.Ask(p.window, "恢复备份", describe(info, time.Now())+"\n\n"+keptAside, "恢复", func() { p.restore(backup, ledger, key) })
		})
	})
}

// rescue takes the records out of a ledger that is refused and opens the clean one that they are in.
func (p *Program) rescue(path string) {
	hide := kit.Wait(p.window, "取出记录", "正在逐条取出，请稍候……")
	var done data.Rescued
	kit.Run(func() (err error) {
		done, err = data.Rescue(path, data.RescueName(path), data.Options{})
		return err
	}, func(err error) {
		hide()
		if err != nil {
			p.Failed("取出记录", err)
			return
		}
		p.open(done.Path)
		text := fmt.Sprintf("取出了 %d 条记录，存为“%s”，已经打开；原来的文件没有动。", done.Rows, filepath.Base(done.Path))
		left := append(done.Left, done.Missing...)
		if len(left) > 0 {
			text += fmt.Sprintf("有 %d 处没有取出或要核对，见下面。", len(left))
		}
		kit.Tell(p.window, "取出记录", text, strings.Join(left, "\n"))
	})
}
