package views

import (
	"cmp"
	"fmt"
	"os"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"liujin/data"
	"liujin/views/kit"
)

// phraseQuestion asks for a pass phrase, once or twice. What was typed stays until it was taken.
type phraseQuestion struct {
	title, text, act string
	twice            bool
	take             func(phrase string, done func(error)) // beside the window; done closes the question or says what is wrong
}

func (q phraseQuestion) ask(h filesHost) {
	wrong := kit.Prose("\n") // its lines are kept free: a dialog does not lay itself out again
	wrong.Importance = widget.DangerImportance
	content := container.NewVBox(kit.Prose(q.text))
	fields := []*kit.Entry{kit.NewEntry(h)}
	if q.twice {
		fields = append(fields, kit.NewEntry(h))
	}
	for i, e := range fields {
		e.Password = true
		e.SetPlaceHolder([]string{"口令", "再输一遍"}[i])
		content.Add(e)
	}
	content.Add(wrong)
	first, last := fields[0], fields[len(fields)-1]
	typed := func() bool { return first.Text != "" || last.Text != "" }
	kit.Dialog(h.Window(), q.title, 520, content, func(hide func()) []fyne.CanvasObject {
		cancel, try := kit.GiveUp(h.Window(), typed, hide), q.taking(first, last, wrong, hide)
		for _, e := range fields {
			e.OnEnter = func() { h.Window().Canvas().Focus(last) }
			e.OnKey = func(k fyne.KeyName) bool {
				if k == fyne.KeyEscape {
					cancel.Tapped(nil)
				}
				return k == fyne.KeyEscape
			}
		}
		last.OnEnter = try
		return []fyne.CanvasObject{cancel, kit.Primary(q.act, try)}
	})
	h.Window().Canvas().Focus(first)
}

// taking takes what is typed, once at a time, or says what is wrong with it.
func (q phraseQuestion) taking(first, last *kit.Entry, wrong *kit.Paragraph, hide func()) func() {
	busy := false
	say := func(text string, tone widget.Importance) {
		wrong.Importance = tone
		wrong.SetText(text)
	}
	return func() {
		switch {
		case busy:
			return
		case first.Text == "":
			say("请先输口令。", widget.DangerImportance)
			return
		case first.Text != last.Text:
			say("两次输的口令不一样，请再对一遍。", widget.DangerImportance)
			return
		}
		busy = true
		say("请稍候……", widget.LowImportance) // nothing is wrong
		q.take(first.Text, func(err error) {
			if busy = false; err != nil {
				say(sentence(err), widget.DangerImportance)
				return
			}
			hide()
		})
	}
}

// askPhrase asks for the pass phrase of an encrypted backup, reads it, and goes on with its key and what it holds.
func askPhrase(h filesHost, backup string, then func(*data.Key, data.BackupInfo)) {
	phraseQuestion{title: "加密的备份", text: "这份备份是加密的。请输入设置加密时定的口令。", act: "打开", take: func(phrase string, done func(error)) {
		var key *data.Key
		var info data.BackupInfo
		kit.Run(func() (err error) {
			if key, err = data.Unlock(backup, phrase); err == nil {
				info, err = key.Peek(backup)
			}
			return err
		}, func(err error) {
			if done(err); err == nil {
				then(key, info)
			}
		})
	}}.ask(h)
}

// sealText is what whoever turns encryption on has to know.
const sealText = "以后备份到这里的台账、照片和附件都加密：U 盘丢了，捡到的人也打不开。恢复时要输口令。\n\n" +
	"程序不保存口令。忘了口令，这个地方的备份谁也打不开，我们也没有办法。请定一句至少八个字、别人猜不到的话，写在纸上，和 U 盘分开放好。"

// sealing are the acts that turn encryption of the second place on and off.
func (b *backups) sealing(place data.SecondPlace) []fyne.CanvasObject {
	switch {
	case place.Folder == "":
		return nil
	case place.Sealed:
		acts := []fyne.CanvasObject{kit.Button("不再加密…", b.askUnseal)}
		var plain []data.BackupInfo
		for _, one := range slices.Backward(b.found) {
			if one.Place == place.Folder && !one.Encrypted() {
				plain = append(plain, one)
			}
		}
		if len(plain) > 0 {
			acts = append(acts, kit.Button("删掉没有加密的…", func() { b.askDropPlain(plain) }))
		}
		return acts
	}
	return []fyne.CanvasObject{kit.Button("加密…", b.askSeal)}
}

func (b *backups) askSeal() {
	s := b.shell
	phraseQuestion{title: "加密第二备份位置", text: sealText, act: "加密", twice: true, take: func(phrase string, done func(error)) {
		s.job(func() error { return s.app.DB().SealPlace(phrase) }, func(err error) {
			if done(err); err == nil {
				b.reload()
				b.sealFirst()
			}
		})
	}}.ask(s)
}

// sealFirst makes the first encrypted backup, and asks what is to become of those that lie there unencrypted.
func (b *backups) sealFirst() {
	s := b.shell
	var made data.BackupInfo
	var plain []data.BackupInfo
	s.job(func() (err error) {
		if made, err = s.app.DB().Backup(data.WhyManual); err == nil && made.Warning == "" {
			plain, err = s.app.DB().PlainBackups()
		}
		return err
	}, func(err error) {
		b.reload()
		switch {
		case err != nil:
			s.Failed("备份", err)
		case made.Warning != "":
			kit.Tell(s.window, "加密第二备份位置", "已设为加密，但这次没有备份成功。"+made.Warning, "")
		case len(plain) > 0:
			b.askDropPlain(plain)
		default:
			s.Done("已加密备份到第二备份位置")
		}
	})
}

func (b *backups) askDropPlain(plain []data.BackupInfo) {
	s := b.shell
	now := s.app.DB().Now()
	days := when(plain[0].Time, now)
	if len(plain) > 1 {
		days += "到" + when(plain[len(plain)-1].Time, now)
	}
	text := fmt.Sprintf("这里还有 %d 份以前没有加密的备份（%s），捡到这个盘的人能打开。现在删掉它们吗？本机的备份不动。\n"+
		"删掉的文件用专门的软件还可能找回；要紧的话，请先把盘整个格式化，再选它备份。", len(plain), days)
	kit.AskDanger(s.window, "没有加密的备份", text, "删掉没有加密的", func() {
		s.job(s.app.DB().DropPlainBackups, func(err error) {
			b.reload()
			if err != nil {
				s.Failed("删除备份", err)
				return
			}
			s.Done("没有加密的备份已从第二备份位置删掉")
		})
	})
}

func (b *backups) askUnseal() {
	text := "以后备份到这里的不再加密，捡到 U 盘的人能打开。\n已经加密的备份留着，打开它们还要原来的口令。"
	kit.AskDanger(b.shell.window, "不再加密", text, "不再加密", func() {
		if err := b.shell.app.DB().UnsealPlace(); err != nil {
			b.shell.Failed("设置备份位置", err)
		}
		b.reload()
	})
}

// restoreSealed restores an encrypted backup that was opened as a ledger is, into a new one of the unit's name.
func (p *Program) restoreSealed(backup string) {
	askPhrase(p, backup, func(key *data.Key, info data.BackupInfo) {
		path := freePath(p.home(), cmp.Or(info.Unit, "台账"))
		text := describe(info, time.Now()) + "\n\n会恢复成新的台账“" + path + "”。"
		kit.Ask(p.window, "恢复备份", text, "恢复", func() {
			if err := os.MkdirAll(p.home(), 0o755); err != nil {
				p.Failed("恢复备份", data.Fail(data.ReadOnly, err, "文件夹“%s”不能写入，没有恢复。", p.home()))
				return
			}
			p.restore(backup, path, key)
		})
	})
}
