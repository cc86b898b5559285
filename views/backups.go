package views

import (
	"fmt"
	"log/slog"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"liujin/app/table"
	"liujin/data"
	"liujin/views/kit"
	"liujin/views/native"
)

// backupRow is a backup in the list; its path is its id.
type backupRow struct{ data.BackupInfo }

// RecordID returns the backup's path.
func (b *backupRow) RecordID() string { return b.Path() }

var backupColumns = []table.Column[*backupRow]{
	table.Of("time", "时间", 8, func(b *backupRow) string { return b.Time.Local().Format("2006-01-02 15:04") }),
	table.Of("why", "原因", 5, func(b *backupRow) string { return b.WhyText() }),
	table.Of("size", "大小", 4, func(b *backupRow) string { return fmt.Sprintf("%.1f MB", float64(b.Bytes)/1e6) }),
	{Name: "photos", Head: "照片附件", Width: 4.5, Cell: func(b *backupRow) table.Cell { return table.Some(b.Photos) }},
	{Name: "ok", Head: "状态", Width: 4, Cell: func(b *backupRow) table.Cell {
		switch {
		case !b.OK:
			return table.Chip("缺失", table.Late)
		case !b.Sound():
			return table.Chip("有损坏", table.Late)
		}
		return table.Chip("完好", table.Good)
	}},
	table.Of("sealed", "加密", 2.5, func(b *backupRow) string {
		if b.Encrypted() {
			return "加密"
		}
		return ""
	}),
	table.Of("place", "位置", 10, func(b *backupRow) string { return b.Place }),
}

// backupList is the tab 备份与恢复 of 设置与备份.
func backupList(s *Shell) *Screen {
	b := newBackups(s)
	return &Screen{Content: b.content(), Edit: b, Reload: b.reload, Afresh: true}
}

// backups is the tab 备份与恢复: the list of backups, what each holds, and going back to one.
type backups struct {
	shell   *Shell
	list    *kit.List[*backupRow]
	files   *kit.Paragraph
	second  *kit.Paragraph
	acts    *fyne.Container // of the second place
	page    *fyne.Container // what stands beside the list
	preview *fyne.Container
	asked   int                  // how often one was chosen to be looked at
	found   []data.BackupInfo    // all, the newest first
	keys    map[string]*data.Key // of encrypted backups whose phrase was typed, until the page is left
}

func newBackups(s *Shell) *backups {
	b := &backups{shell: s, files: kit.Aside(""), second: kit.Prose(""), acts: container.NewStack(), keys: map[string]*data.Key{},
		preview: container.NewVBox(kit.Quiet("点左边的一份备份，查看里面有什么。"))}
	b.list = kit.NewList(s, "backup", backupColumns)
	b.list.ID = (*backupRow).RecordID
	b.list.Empty = "还没有备份。改动后程序会自动备份；也可以点“立即备份”。"
	b.list.Load = func() ([]*backupRow, error) {
		all, err := s.app.DB().Backups()
		b.found = all
		rows := make([]*backupRow, len(all))
		for i, info := range all {
			rows[i] = &backupRow{info}
		}
		return rows, err
	}
	b.list.Open = b.show
	return b
}

// FocusFilter puts the caret into the list's filter.
func (b *backups) FocusFilter() { b.list.FocusFilter() }

func (b *backups) content() fyne.CanvasObject {
	b.page = container.NewVBox(
		kit.Flow(kit.Primary("立即备份", func() { b.shell.backup(data.WhyManual, true) }), kit.Button("另存到…", b.saveAs),
			kit.Button("检查台账", b.check)),
		kit.Flow(kit.Button("找回照片和附件", b.recoverFiles)), b.files,
		kit.Heading("第二备份位置（U 盘或另一块硬盘）"), b.second,
		b.acts,
		widget.NewSeparator(), kit.Heading("选中的备份"), b.preview,
		kit.Flow(kit.Button("从别处的备份恢复…", b.restoreFrom)))
	return kit.Halves(0.58, kit.Card(b.list.Content()), kit.Card(container.NewVScroll(kit.Inset(12, b.page))))
}

func (b *backups) reload() {
	b.list.Reload()
	b.files.SetText(roundText(b.shell.app.DB().FileRound(), b.shell.app.DB().Now()))
	place := b.shell.app.DB().BackupPlace()
	b.second.SetText(secondText(place, b.shell.app.DB().Now()))
	acts := append([]fyne.CanvasObject{kit.Button("选择文件夹…", b.choosePlace)}, b.sealing(place)...)
	b.acts.Objects = []fyne.CanvasObject{kit.Flow(append(acts, kit.Link("不用第二位置", func() { b.setPlace("") }))...)}
	b.page.Refresh() // the toolkit lays out anew round the last of several texts and buttons that changed only
	b.shell.status.refresh()
}

// secondText says where the second place is and when it served last.
func secondText(place data.SecondPlace, now time.Time) string {
	if place.Folder == "" {
		return "没有设置。建议插一个 U 盘并选它，电脑坏了也不丢数据。"
	}
	worked := "还没有成功备份过"
	if !place.Worked.IsZero() {
		worked = "上次成功 " + when(place.Worked, now)
	}
	if place.Sealed {
		worked += "，备份是加密的，恢复时要输口令"
	}
	beside := ""
	if place.Beside {
		beside = "\n它和台账在同一块盘上，盘坏了会一起丢。最好换成 U 盘或移动硬盘上的文件夹。"
	}
	switch {
	case place.Problem != "":
		return place.Folder + "：现在没有连接，" + worked + "。\n" + place.Problem
	case !place.Present:
		return place.Folder + "：现在没有连接，" + worked + "。"
	case place.Was != "":
		return place.Folder + "（设置时是 " + place.Was + "）：已连接，" + worked + "。" + beside
	case place.Worked.IsZero() && !place.Sealed:
		return place.Folder + "：已连接，下次备份时会写入。" + beside
	}
	return place.Folder + "：" + worked + beside
}

// show reads a backup whole and says what it holds.
func (b *backups) show(row *backupRow) {
	path, key := row.Path(), b.keys[row.Key]
	b.tell(kit.Quiet("正在核对这份备份……"))
	b.asked++
	turn := b.asked
	var info data.BackupInfo
	b.shell.job(func() (err error) {
		info, err = key.Peek(path)
		return err
	}, func(err error) {
		switch {
		case turn != b.asked: // another was chosen meanwhile
		case data.Is(err, data.Sealed):
			b.tell(kit.Prose(sentence(err)), kit.Flow(kit.Button("输口令查看…", func() {
				askPhrase(b.shell, path, func(key *data.Key, info data.BackupInfo) {
					b.keys[row.Key] = key
					b.told(path, info, key)
				})
			})))
		case err != nil:
			b.tell(kit.Prose(sentence(err)))
		default:
			b.told(path, info, key)
		}
	})
}

// tell fills the preview.
func (b *backups) tell(objects ...fyne.CanvasObject) {
	b.preview.Objects = objects
	b.preview.Refresh()
}

func (b *backups) told(path string, info data.BackupInfo, key *data.Key) {
	b.tell(kit.Prose(describe(info, b.shell.app.DB().Now())), kit.Flow(kit.Button("恢复到这一份…", func() { b.askRestore(path, info, key) })))
}

// describe says what a backup holds.
func describe(info data.BackupInfo, now time.Time) string {
	parts := []string{info.Unit, "备份时间 " + when(info.Time, now)}
	for _, c := range info.Counts {
		if c.Rows > 0 {
			parts = append(parts, fmt.Sprintf("%s %d 条", c.Title, c.Rows))
		}
	}
	if info.Missing > 0 {
		parts = append(parts, fmt.Sprintf("其中 %d 个照片或附件找不到", info.Missing))
	}
	if !info.Sound() {
		return strings.Join(parts, "，") + "。这份备份里有内容受损：" + info.DamageText() + "，备份时台账里已经是这样。"
	}
	return strings.Join(parts, "，") + "。核对无误。"
}

func (b *backups) askRestore(path string, info data.BackupInfo, key *data.Key) {
	s := b.shell
	text := fmt.Sprintf("台账会回到 %s 的样子，之后的改动不在其中。\n现在这本会另存在同一文件夹里，不会丢。", when(info.Time, s.app.DB().Now()))
	if !info.Sound() {
		told := info.Faults[:min(len(info.Faults), 5)]
		text += fmt.Sprintf("\n\n这份备份里有内容受损（%s），恢复后也会是这样。有更早的完好备份时，请先看看那一份。\n%s", info.DamageText(), strings.Join(told, "\n"))
	}
	kit.Ask(s.window, "恢复备份", text, "恢复", func() {
		ledger := s.app.DB().Path()
		s.away(func(p *Program) { p.restore(path, ledger, key) })
	})
}

const chooseBackup = "选择备份（.ledger）"

func (b *backups) restoreFrom() {
	chooseFile(b.shell, chooseBackup, kindLedger, func(path string) {
		openBackup(b.shell, path, b.shell.job, func(key *data.Key, info data.BackupInfo) { b.askRestore(path, info, key) })
	})
}

// openBackup reads a backup beside the window, asks for the phrase of an encrypted one, and goes on with its key and what it holds.
func openBackup(h filesHost, backup string, run func(func() error, func(error)), then func(*data.Key, data.BackupInfo)) {
	var info data.BackupInfo
	run(func() (err error) {
		info, err = data.Peek(backup)
		return err
	}, func(err error) {
		switch {
		case data.Is(err, data.Sealed):
			askPhrase(h, backup, then)
		case err != nil:
			h.Failed("读取备份", err)
		default:
			then(nil, info)
		}
	})
}

// restore puts a backup in the place of a ledger that is closed, and opens it. An encrypted one needs its key.
func (p *Program) restore(backup, ledger string, key *data.Key) {
	hide := kit.Wait(p.window, "恢复备份", "正在核对并恢复，请稍候……")
	var done data.Restored
	kit.Run(func() (err error) {
		done, err = data.Restore(backup, ledger, data.Options{Key: key})
		return err
	}, func(err error) {
		hide()
		if err != nil {
			p.Failed("恢复备份", err)
			return
		}
		p.open(ledger)
		if p.shell == nil {
			return
		}
		text := "已恢复。"
		if done.Aside != "" {
			text += "原来那本保存为“" + filepath.Base(done.Aside) + "”。"
		}
		kit.Tell(p.window, "恢复备份", text+done.Note, strings.Join(done.Missing, "\n"))
	})
}

func (b *backups) choosePlace() {
	if paths, ok := native.Pick(b.shell.window, native.Choice{Way: native.PickFolder, Title: "第二备份位置"}); ok {
		if len(paths) > 0 {
			b.setPlace(paths[0])
		}
		return
	}
	browse := kit.Browse{Title: "第二备份位置", Places: places(), Act: "用这个文件夹", Wants: kit.WantFolder, Take: b.setPlace}
	browse.Show(b.shell)
}

func (b *backups) setPlace(folder string) {
	if err := b.shell.app.DB().SetBackupPlace(folder); err != nil {
		b.shell.Failed("设置备份位置", err)
		return
	}
	b.reload()
}

func (b *backups) saveAs() {
	s := b.shell
	chooseOutput(s, "台账另存到", filepath.Join(filepath.Dir(s.app.DB().Path()), "副本-"+filepath.Base(s.app.DB().Path())), replaceNever,
		func(path string) {
			var missing []string
			b.shell.job(func() (err error) {
				missing, err = s.app.DB().SaveAs(path)
				return err
			}, func(err error) {
				if err != nil {
					s.Failed("台账另存到", err)
					return
				}
				kit.Tell(s.window, "已另存", "台账连同照片已另存到："+path, strings.Join(missing, "\n"))
			})
		})
}

func (b *backups) check() {
	var faults []string
	b.shell.job(func() (err error) {
		faults, err = b.shell.app.DB().Check()
		return err
	}, func(err error) {
		switch {
		case err != nil:
			b.shell.Failed("检查台账", err)
		case len(faults) == 0:
			kit.Tell(b.shell.window, "检查台账", "台账完好：记录、编号、照片和附件都没有问题。", "")
		default:
			kit.Tell(b.shell.window, "检查台账", fmt.Sprintf("发现 %d 个问题，详见下面。建议先备份，再逐条处理。", len(faults)), strings.Join(faults, "\n"))
		}
	})
}

// backup makes a backup beside the window; aloud says so when it worked.
func (s *Shell) backup(why string, aloud bool) {
	var info data.BackupInfo
	s.job(func() (err error) {
		info, err = s.app.DB().Backup(why)
		return err
	}, func(err error) {
		if err != nil {
			slog.Warn("backup", "why", why, "err", err)
			if aloud {
				s.Failed("备份", err)
			} else {
				s.status.say("自动备份没有成功：" + sentence(err))
			}
			return
		}
		s.status.refresh()
		if screen := s.built["backup"]; screen != nil && s.current == "backup" {
			screen.Reload()
		}
		switch {
		case !info.Sound():
			s.status.say(damagedText(info))
		case info.Warning != "":
			s.status.say(info.Warning)
		case aloud:
			s.Done("已备份到 " + info.Place)
		}
	})
}

// damagedText says that a backup holds what is damaged.
func damagedText(info data.BackupInfo) string {
	return "已备份，但台账里有内容受损（" + info.DamageText() + "）。以前完好的备份会一直留着。请在“设置与备份”里点“检查台账”看是哪几条。" + info.Warning
}

// backupLine is what the status bar says of the last backup.
func backupLine(s *Shell) string {
	last, ok := s.app.DB().LastBackup()
	if !ok {
		return "还没有备份"
	}
	return "上次备份 " + when(last.Time, s.app.DB().Now())
}
