package views

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"liujin/views/kit"
)

// key is one shortcut: what is pressed, what it does in Chinese for F1, and what it does.
type key struct {
	keys, what string
	shortcut   fyne.Shortcut // nil: F1 lists it, and the control that has the caret does it
	do         func(*Shell)
}

func ctrl(name fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: name, Modifier: fyne.KeyModifierControl}
}

// edit asks the visible screen, if it can do that.
func edit[Can any](do func(Can)) func(*Shell) {
	return func(s *Shell) {
		if screen := s.built[s.current]; screen != nil {
			if can, ok := screen.Edit.(Can); ok {
				do(can)
			}
		}
	}
}

// keys lists every shortcut in one place; F1 shows this very list.
var keys = []key{
	{keys: "Ctrl+K", what: "找代表、活动、市场主体、站点、小组、班次、简报、会议决定，页面和标签（可用拼音首字母）", shortcut: ctrl(fyne.KeyK), do: (*Shell).search},
	{keys: "Ctrl+N", what: "新增一条", shortcut: ctrl(fyne.KeyN), do: edit(adder.Add)},
	{keys: "Ctrl+F", what: "筛选列表；在月历里：走动和选班次", shortcut: ctrl(fyne.KeyF), do: edit(filterer.FocusFilter)},
	{keys: "Ctrl+S", what: "保存", shortcut: ctrl(fyne.KeyS), do: edit(func(e saver) { e.SaveNow(false) })},
	{keys: "Ctrl+Shift+S", what: "保存并再记一条", shortcut: &desktop.CustomShortcut{KeyName: fyne.KeyS,
		Modifier: fyne.KeyModifierControl | fyne.KeyModifierShift}, do: edit(func(e saver) { e.SaveNow(true) })},
	{keys: "Ctrl+D", what: "再加一条诉求或意见（在走访、接待等表单里）", shortcut: ctrl(fyne.KeyD), do: edit(func(e presser) { e.Press("opinions") })},
	{keys: "Ctrl+U", what: "添加照片", shortcut: ctrl(fyne.KeyU), do: edit(func(e presser) { e.Press("photos") })},
	{keys: "Ctrl+B", what: "到勾选的几条或打开的记录下面的按钮：交办、点名等（Tab 换，Enter 按）", shortcut: ctrl(fyne.KeyB), do: edit(acter.FocusActs)},
	{keys: "Ctrl+V", what: "粘贴代表在群里的填报（在工作台和待核记录）；Enter 登记，Delete 不登记。在乡镇街道：粘贴单位名单。光标不在输入框里才行", shortcut: &fyne.ShortcutPaste{},
		do: edit(paster.paste)},
	{keys: "Enter、Delete", what: "在工作台的一行上：打开；等到某天再提醒（也可以点右键或“稍后”）", shortcut: nil, do: nil},
	{keys: "Ctrl+Z", what: "撤销（光标在输入框里时撤销打字）", shortcut: &fyne.ShortcutUndo{}, do: (*Shell).undo},
	{keys: "Ctrl+Y", what: "重做", shortcut: &fyne.ShortcutRedo{}, do: (*Shell).redo},
	{keys: "Ctrl+G", what: "自动排班（在“轮值 · 家站点”页）", shortcut: ctrl(fyne.KeyG), do: (*Shell).plan},
	{keys: "Ctrl+P", what: "打印：这张清单、打开的记录和相关的材料", shortcut: ctrl(fyne.KeyP), do: (*Shell).askPrint},
	{keys: "Ctrl+M", what: "接下来那次会议的会议材料", shortcut: ctrl(fyne.KeyM), do: (*Shell).printMeeting},
	{keys: "Ctrl+T", what: "选统计期：上月、季度、年、活动月、任意两天", shortcut: ctrl(fyne.KeyT), do: (*Shell).askSpan},
	{keys: "Ctrl+E", what: "上报：本期的表格、盖章页和还没登记的", shortcut: ctrl(fyne.KeyE), do: func(s *Shell) { s.Go("filing") }},
	{keys: "Ctrl+I", what: "导入代表名册", shortcut: ctrl(fyne.KeyI), do: (*Shell).importRoster},
	{keys: "Ctrl+1—9", what: "本页的第几个标签", shortcut: ctrl(fyne.Key1), do: tab(0)},
	{keys: "", what: "", shortcut: ctrl(fyne.Key2), do: tab(1)}, {keys: "", what: "", shortcut: ctrl(fyne.Key3), do: tab(2)},
	{keys: "", what: "", shortcut: ctrl(fyne.Key4), do: tab(3)}, {keys: "", what: "", shortcut: ctrl(fyne.Key5), do: tab(4)},
	{keys: "", what: "", shortcut: ctrl(fyne.Key6), do: tab(5)}, {keys: "", what: "", shortcut: ctrl(fyne.Key7), do: tab(6)},
	{keys: "", what: "", shortcut: ctrl(fyne.Key8), do: tab(7)}, {keys: "", what: "", shortcut: ctrl(fyne.Key9), do: tab(8)},
	{keys: "Ctrl+PageDown", what: "下一个标签；最后一个以后，到下一个页面", shortcut: ctrl(fyne.KeyPageDown), do: func(s *Shell) { s.goOn(1) }},
	{keys: "Ctrl+PageUp", what: "上一个标签；第一个以前，到上一个页面", shortcut: ctrl(fyne.KeyPageUp), do: func(s *Shell) { s.goOn(-1) }},
	{keys: "Alt+←", what: "回到工作台或材料预览（点数字看了名单以后）", shortcut: &desktop.CustomShortcut{KeyName: fyne.KeyLeft, Modifier: fyne.KeyModifierAlt},
		do: (*Shell).back},
	{keys: "F2", what: "修改打开的记录；Esc 回到记录页，填了没保存的会先问", shortcut: nil, do: nil},
	{keys: "Enter", what: "到下一项；在多行文字里用 Ctrl+Enter 或 Tab", shortcut: nil, do: nil},
	{keys: "Tab / Shift+Tab", what: "下一项 / 上一项", shortcut: nil, do: nil},
	{keys: "↑ ↓", what: "在列表里上下移动，Enter 修改右边的记录；在日期里前后一天；在建议里选择", shortcut: nil, do: nil},
	{keys: "1—9、Enter", what: "在月历里：提起第几个人，放到另一班；Home 到等着补缺的班", shortcut: nil, do: nil},
	{keys: "1—6、Enter", what: "在覆盖、汇总里选好的一行上：打开走进第几项的那几次；打开档案或单位", shortcut: nil, do: nil},
	{keys: "空格、Shift+↑↓", what: "勾选列表里的记录（Ctrl+A 全选）；打开下拉列表", shortcut: nil, do: nil},
	{shortcut: &fyne.ShortcutSelectAll{}, do: (*Shell).markAll},
	{keys: "1—9", what: "光标在下拉列表上：选第几项，并到下一项", shortcut: nil, do: nil},
	{keys: "Esc", what: "收起建议、清空筛选；在弹出的窗口里：取消或关闭", shortcut: nil, do: nil},
	{keys: "F1", what: "本页：所有按键", shortcut: nil, do: nil},
}

// presser is a screen whose form has buttons within its fields.
type presser interface{ Press(field string) }

// reader is a screen whose record is read first: it can be edited, and left again.
type reader interface {
	Edit()
	Cancel()
}

// acter is a screen whose record has acts below it.
type acter interface{ FocusActs() }

// tab shows a tab of the visible page.
func tab(n int) func(*Shell) {
	return func(s *Shell) {
		if all := s.tabs.shown; n < len(all) {
			s.goTab(all[n].name)
		}
	}
}

// markAll marks all rows of the visible list where nothing has the caret, as its filter does.
func (s *Shell) markAll() {
	edit(filterer.FocusFilter)(s)
	if filter, ok := s.window.Canvas().Focused().(*kit.Entry); ok {
		filter.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
}

func (s *Shell) bindKeys() {
	c := s.window.Canvas()
	for _, k := range keys {
		if k.shortcut != nil {
			c.AddShortcut(k.shortcut, s.TypedShortcut)
		}
	}
	c.SetOnTypedKey(s.TypedKey)
	c.SetOnTypedRune(func(typed rune) {
		if !s.closed {
			kit.DialogRune(c, typed)
		}
	})
}

// TypedKey takes the keys that no control used.
func (s *Shell) TypedKey(k *fyne.KeyEvent) {
	if s.closed {
		return
	}
	if kit.DialogKey(s.window.Canvas(), k) {
		return
	}
	if c := s.window.Canvas(); s.idle != nil && c.Overlays().Top() == nil && c.Focused() != s.idle {
		c.Focus(s.idle) // a dialog over the preview has closed
		s.idle.TypedKey(k)
		return
	}
	if s.covered || s.window.Canvas().Overlays().Top() != nil {
		return
	}
	switch k.Name {
	case fyne.KeyF1:
		s.help()
	case fyne.KeyF2:
		edit(reader.Edit)(s)
	case fyne.KeyEscape:
		edit(reader.Cancel)(s)
	}
}

// TypedShortcut takes the shortcuts that a focused control does not use itself.
func (s *Shell) TypedShortcut(shortcut fyne.Shortcut) {
	if own, ok := s.idle.(fyne.Shortcutable); ok && !s.closed && s.window.Canvas().Overlays().Top() == nil {
		s.window.Canvas().Focus(s.idle) // a dialog over the preview has closed
		own.TypedShortcut(shortcut)
		return
	}
	if top := s.window.Canvas().Overlays().Top(); top != nil && shortcut.ShortcutName() == ctrl(fyne.KeyS).ShortcutName() {
		kit.DialogSave(s.window.Canvas())
		return
	} else if s.closed || s.covered || top != nil {
		return // a question or the import lies over the screen: what is behind it must not move
	}
	for _, k := range keys {
		if k.shortcut != nil && k.shortcut.ShortcutName() == shortcut.ShortcutName() {
			k.do(s)
			return
		}
	}
}

// help lists all keys.
func (s *Shell) help() {
	grid := container.New(&twoColumns{first: 150})
	for _, k := range keys {
		if k.keys == "" { // another key of the entry before
			continue
		}
		grid.Add(kit.Heading(k.keys))
		grid.Add(kit.Prose(k.what))
	}
	scroll := container.NewVScroll(grid)
	scroll.SetMinSize(fyne.NewSize(520, min(460, s.window.Canvas().Size().Height-180)))
	kit.Dialog(s.window, "按键一览", 600, scroll, func(close func()) []fyne.CanvasObject {
		return []fyne.CanvasObject{kit.Primary(kit.WordClose, close)}
	})
}

// twoColumns lays pairs out: a narrow first column, the rest for the second.
type twoColumns struct{ first float32 }

// Layout places the pairs.
func (l *twoColumns) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for i := 0; i+1 < len(objects); i += 2 {
		objects[i+1].Resize(fyne.NewSize(size.Width-l.first, objects[i+1].MinSize().Height))
		high := max(objects[i].MinSize().Height, objects[i+1].MinSize().Height)
		objects[i].Move(fyne.NewPos(0, y))
		objects[i].Resize(fyne.NewSize(l.first, objects[i].MinSize().Height))
		objects[i+1].Move(fyne.NewPos(l.first, y))
		objects[i+1].Resize(fyne.NewSize(size.Width-l.first, high))
		y += high
	}
}

// MinSize is the height of all pairs.
func (l *twoColumns) MinSize(objects []fyne.CanvasObject) fyne.Size {
	y := float32(0)
	for i := 0; i+1 < len(objects); i += 2 {
		y += max(objects[i].MinSize().Height, objects[i+1].MinSize().Height)
	}
	return fyne.NewSize(l.first+120, y)
}
