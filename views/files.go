package views

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"liujin/app/table"
	"liujin/data"
	"liujin/views/kit"
	"liujin/views/native"
)

// filesHost is what choosing a file needs; the shell and the start page are both one.
type filesHost interface {
	kit.Shortcuts
	Window() fyne.Window
	Failed(doing string, err error)
	TakeDrops(take func(paths []string)) // what is dropped on the window goes to take; nil: where it goes otherwise
}

// Kinds of files that the system's dialogs show first.
var (
	kindLedger = native.Kind{Name: "台账", Patterns: []string{"*" + data.Extension}}
	kindTable  = native.Kind{Name: "表格", Patterns: patterns(tables)}
	kindPhoto  = native.Kind{Name: "照片", Patterns: patterns(pictures)}
)

// kindOf is the kind of the files that the program writes.
func kindOf(ending string) native.Kind {
	switch ending {
	case data.Extension:
		return kindLedger
	case ".xlsx":
		return native.Kind{Name: "Excel 表格", Patterns: []string{"*.xlsx"}}
	}
	return native.Kind{Name: strings.ToUpper(strings.TrimPrefix(ending, ".")) + " 文件", Patterns: []string{"*" + ending}}
}

func patterns(endings []string) []string {
	all := make([]string, len(endings))
	for i, e := range endings {
		all[i] = "*" + e
	}
	return all
}

// chooseFile asks for a file that exists: by path, pasted or typed, dropped, or through the system's dialog.
func chooseFile(h filesHost, title string, kind native.Kind, then func(path string)) {
	choice := native.Choice{Title: title, Kinds: []native.Kind{kind}}
	askFiles(h, choice, func(paths []string) { then(paths[0]) })
}

// chooseFiles asks for one file or several, as chooseFile does. No kinds: any file.
func chooseFiles(h filesHost, title string, kinds []native.Kind, then func(paths []string)) {
	askFiles(h, native.Choice{Way: native.OpenFiles, Title: title, Kinds: kinds}, then)
}

func askFiles(h filesHost, choice native.Choice, then func(paths []string)) {
	pathQuestion{own: choice, text: "点“浏览”选择文件，或粘贴文件的完整路径；也可以直接把文件拖到窗口上。", act: "打开", browse: func(now string, set func(string)) {
		b := kit.Browse{Title: choice.Title, Folder: filepath.Dir(now), Places: places(), Act: "选这个文件", Take: set}
		b.Show(h)
	}, several: then, accept: func(path string) (func(), error) {
		if st, err := os.Stat(path); err != nil {
			return nil, data.Fail(data.Missing, err, "找不到“%s”。请检查路径，或点“浏览”选择。", path)
		} else if st.IsDir() {
			return nil, data.Fail(data.Missing, nil, "“%s”是文件夹，请选里面的文件。", path)
		}
		return func() { then([]string{path}) }, nil
	}}.ask(h)
}

// places are the folders that an office keeps its files in.
func places() (all []kit.Place) {
	for _, p := range native.Places() {
		all = append(all, kit.Place{Name: p.Name, Path: p.Path})
	}
	return all
}

// What chooseOutput does about a file that is there.
const (
	replaceAsked = true  // it is replaced, on purpose
	replaceNever = false // another name is wanted
)

// chooseOutput asks where to write a file, and beside that what else there is to choose.
func chooseOutput(h filesHost, title, suggested string, replace bool, then func(path string), also ...fyne.CanvasObject) {
	ending := filepath.Ext(suggested)
	own := native.Choice{Way: native.SaveFile, Title: title, Folder: filepath.Dir(suggested), Name: filepath.Base(suggested),
		Kinds: []native.Kind{kindOf(ending)}}
	pathQuestion{own: own, text: "文件会保存到这里：", path: suggested, also: also, act: kit.WordSave, browse: func(now string, set func(string)) {
		name := filepath.Base(now)
		if name == "." || name == string(filepath.Separator) {
			name = filepath.Base(suggested)
		}
		b := kit.Browse{Title: title, Folder: filepath.Dir(now), Places: places(), Act: "放在这个文件夹", Wants: kit.WantFolder,
			Take: func(folder string) {
				set(filepath.Join(folder, name))
			}}
		b.Show(h)
	}, accept: func(path string) (func(), error) {
		if err := absolute(path, suggested); err != nil {
			return nil, err
		}
		if st, err := os.Stat(path); err == nil && st.IsDir() {
			path = filepath.Join(path, filepath.Base(suggested))
		}
		if filepath.Ext(path) == "" {
			path += ending
		}
		if err := makeFolder(filepath.Dir(path), otherPlace); err != nil {
			return nil, err
		}
		_, err := os.Stat(path)
		switch there := err == nil; {
		case !there && !errors.Is(err, fs.ErrNotExist):
			return nil, data.Fail(data.Missing, err, "这个文件名用不了：太长，或者有系统不许用的字符。请改短一些。")
		case there && !replace:
			return nil, data.Fail(data.Exists, nil, "“%s”已经有了，请换一个文件名。", filepath.Base(path))
		case there:
			return func() {
				kit.Ask(h.Window(), title, "“"+filepath.Base(path)+"”已经有了，要替换它吗？", "替换", func() { then(path) })
			}, nil
		}
		return func() { then(path) }, nil
	}}.ask(h)
}

// otherPlace is what to do about a place that can't be written to, where one was just chosen.
const otherPlace = "请换一个地方"

// absolute refuses a path that is relative: to what, the office can't know.
func absolute(path, suggested string) error {
	if filepath.IsAbs(path) {
		return nil
	}
	return data.Fail(data.Missing, nil, "请写完整路径，从盘符或根目录写起，例如“%s”；或点“浏览”选一个文件夹。", suggested)
}

// makeFolder makes a folder to write into where it is not there; instead is what to do where it can't.
func makeFolder(folder, instead string) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return data.Fail(data.ReadOnly, err, "文件夹“%s”不能写入，%s。", folder, instead)
	}
	return nil
}

// pathQuestion asks for a path that can be pasted, typed, dropped or browsed for.
type pathQuestion struct {
	own             native.Choice // for the system's own dialog; its title is the question's
	text, path, act string
	also            []fyne.CanvasObject                      // what else is asked
	browse          func(now string, set func(string))       // by a dialog of ours, where the system has none
	several         func(paths []string)                     // takes more than one at once; nil: there can be one only
	accept          func(path string) (do func(), err error) // err: what is wrong with it; it can be mended then
}

func (q pathQuestion) ask(h filesHost) {
	entry := kit.NewEntry(h)
	entry.SetPlaceHolder("文件的完整路径")
	entry.SetText(q.path)
	wrong := kit.Prose("") // its line is kept free: a dialog does not lay itself out again
	wrong.Importance = widget.DangerImportance
	var try, browse func()
	content := []fyne.CanvasObject{kit.Prose(q.text), container.NewBorder(nil, nil, nil, kit.Button(kit.WordBrowse, func() { browse() }),
		entry), wrong}
	kit.Dialog(h.Window(), q.own.Title, 640, container.NewVBox(append(content, q.also...)...), func(hide func()) []fyne.CanvasObject {
		close := func() {
			h.TakeDrops(nil)
			hide()
		}
		try = func() {
			typed := strings.Trim(strings.TrimSpace(entry.Text), `"'`) // Explorer's “copy as path” adds quotes
			if typed == "" {
				browse()
				return
			}
			do, err := q.accept(typed)
			if err != nil { // what was typed stays, to be mended
				wrong.SetText(sentence(err))
				return
			}
			close() // before anything else opens: the toolkit closes what lies above along with it
			do()
		}
		take := func(paths []string) {
			if len(paths) > 1 && q.several != nil && q.own.Way == native.OpenFiles {
				close()
				q.several(paths)
			} else if len(paths) > 0 {
				entry.SetText(paths[0])
				try()
			}
		}
		chosen := entry.SetText // a place to write to is looked at once more
		if q.own.Way != native.SaveFile {
			h.TakeDrops(take)
			chosen = func(path string) { take([]string{path}) }
		}
		browse = func() {
			if paths, ok := native.Pick(h.Window(), q.own); ok {
				take(paths)
			} else {
				q.browse(entry.Text, chosen)
			}
		}
		entry.OnEnter = try
		entry.OnKey = func(k fyne.KeyName) bool {
			if k == fyne.KeyEscape {
				close()
			}
			return k == fyne.KeyEscape
		}
		return []fyne.CanvasObject{kit.Safe(kit.WordCancel, close), kit.Primary(q.act, try)}
	})
	h.Window().Canvas().Focus(entry)
}

// export writes just what a list shows to Excel: its telephones masked, unless they are asked for.
func (s *Shell) export(l table.Listing) {
	var also []fyne.CanvasObject
	if l.Phones() {
		also = append(also, kit.NewTick(s, "电话号码写全（不勾的，中间四位写成 *）", func(on bool) { l.Whole = on }))
	}
	name := l.Title + "-" + s.app.Today() + ".xlsx"
	chooseOutput(s, "导出 Excel", filepath.Join(s.outFolder(), name), replaceAsked, func(path string) {
		if l.Filter != "" {
			l.Title += "（筛选：" + l.Filter + "）"
		}
		s.job(func() error { return s.listings.ListSheet(l, path) }, func(err error) {
			if err != nil {
				s.Failed("导出 Excel", err)
				return
			}
			s.written("已导出 "+filepath.Base(path), path)
		})
	}, also...)
}

// written tells where a file lies, and opens it or its folder.
func (s *Shell) written(text, path string, about ...string) {
	s.Done(text + "　" + filepath.Dir(path))
	said := strings.TrimSpace(path + "\n" + strings.Join(about, "\n"))
	st, err := os.Stat(path)
	kit.Dialog(s.window, text, 520, kit.Prose(said), func(close func()) []fyne.CanvasObject {
		open := []fyne.CanvasObject{kit.Button("打开文件夹", func() { close(); s.openPath(path) })}
		if err != nil || !st.IsDir() {
			open = []fyne.CanvasObject{kit.Button("打开所在文件夹", func() { close(); s.reveal(path) }),
				kit.Button("打开文件", func() { close(); s.openPath(path) })}
		}
		return append(open, kit.Primary(kit.WordClose, close))
	})
}

// outFolder is where files for others go unless the user says otherwise: 导出 beside the ledger.
func (s *Shell) outFolder() string { return filepath.Join(filepath.Dir(s.app.DB().Path()), "导出") }

// reveal shows a file in its folder.
func (s *Shell) reveal(path string) {
	if native.Reveal(path) != nil {
		s.openPath(filepath.Dir(path))
	}
}

// openPath opens a file or folder with the system's program for it.
func (s *Shell) openPath(path string) {
	if err := native.Open(path); err != nil {
		s.Failed("打开“"+filepath.Base(path)+"”", data.Fail(data.Missing, err, "系统打不开“%s”。请在文件夹里手动打开：%s", filepath.Base(path),
			filepath.Dir(path)))
	}
}
