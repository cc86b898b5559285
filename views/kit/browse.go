package kit

import (
	"cmp"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Place is a folder that can be gone to at once: 桌面, a disk.
type Place struct{ Name, Path string }

// Browse finds a file or a folder by going through folders. The toolkit's own dialog has English words that can't be replaced.
type Browse struct {
	Title  string
	Folder string  // where it starts; one that is not there: the nearest above it; none: the first place
	Places []Place // what stands above the list
	Act    string  // on the button that takes
	Wants  Want
	Take   func(path string)

	host  filesWindow
	names []string // as shown: folders, then files
	files int      // where the files begin
	rows  *rowList
	where *Paragraph
	wrong *Paragraph
	none  *Paragraph // says that a folder is empty
	close func()
}

// Want is what Browse looks for.
type Want int

// What can be wanted.
const (
	WantFile Want = iota
	WantFolder
)

// filesWindow is what Browse needs of its window.
type filesWindow interface {
	Shortcuts
	Window() fyne.Window
}

// Show opens the dialog.
func (b *Browse) Show(host filesWindow) {
	b.host = host
	b.where, b.wrong = Prose(""), Warning("")
	b.wrong.Hide()
	b.none = Prose("这里没有可以选的。")
	b.none.Alignment, b.none.Importance = fyne.TextAlignCenter, widget.LowImportance
	b.rows = newRowList(nil, func() int { return len(b.names) }, func() fyne.CanvasObject { return newSuggestion("", false, nil) }, b.draw)
	b.rows.enter = func() { b.open(b.rows.at) }
	b.rows.OnSelected = func(i int) { b.rows.at = i; b.rows.Refresh() }
	places := Flow(Button("↑ 上一级", func() { b.visit(filepath.Dir(b.Folder)) }))
	for _, p := range b.Places {
		places.Add(Link(p.Name, func() { b.visit(p.Path) }))
	}
	list := container.NewStack(newSurface(theme.ColorNameInputBackground, 6),
		container.NewGridWrap(fyne.NewSize(640, max(120, min(360, host.Window().Canvas().Size().Height-330))), b.rows), Middle(b.none))
	b.close = Dialog(host.Window(), b.Title, 700, container.NewVBox(places, b.where, b.wrong, list),
		func(close func()) []fyne.CanvasObject {
			return []fyne.CanvasObject{Button(WordCancel, close), Primary(b.Act, b.take)}
		})
	b.visit(b.start())
}

// start is the folder that was named, or the nearest above it that is there: 导出 is only made when the first file goes into it.
func (b *Browse) start() string {
	folder := b.Folder
	for filepath.IsAbs(folder) && !isFolder(folder) && folder != filepath.Dir(folder) {
		folder = filepath.Dir(folder)
	}
	if !filepath.IsAbs(folder) && len(b.Places) > 0 {
		return b.Places[0].Path
	}
	return folder
}

func isFolder(path string) bool {
	st, err := os.Stat(path)
	return err == nil && st.IsDir()
}

// visit shows a folder; one that can't be read is told and left as it is. A disk that must wake up does not stop the window.
func (b *Browse) visit(folder string) {
	var names []string
	var files int
	Run(func() (err error) {
		names, files, err = b.read(folder)
		return err
	}, func(err error) {
		if b.wrong.Hide(); err != nil {
			b.wrong.Show()
			b.wrong.SetText("打不开文件夹“" + folder + "”，可能没有权限，或者盘已经拔掉了。")
			return
		}
		b.Folder, b.names, b.files = folder, names, files
		b.where.SetText(folder)
		setShown(b.none, len(names) == 0)
		b.rows.UnselectAll()
		b.rows.at = 0
		b.rows.Refresh()
		b.rows.ScrollToTop()
		b.host.Window().Canvas().Focus(b.rows)
	})
}

// read lists a folder: folders first, then files, each by name; hidden ones are left out.
func (b *Browse) read(folder string) (names []string, files int, err error) {
	all, err := os.ReadDir(folder)
	if err != nil {
		return nil, 0, err
	}
	var after []string
	for _, e := range all {
		switch dir := e.IsDir() || e.Type()&os.ModeSymlink != 0 && isFolder(filepath.Join(folder, e.Name())); {
		case strings.HasPrefix(e.Name(), ".") || strings.HasPrefix(e.Name(), "~$") || strings.HasPrefix(e.Name(), "$"):
		case dir:
			names = append(names, e.Name())
		case b.Wants == WantFile:
			after = append(after, e.Name())
		}
	}
	byName := func(a, b string) int { return cmp.Compare(strings.ToLower(a), strings.ToLower(b)) }
	slices.SortFunc(names, byName)
	slices.SortFunc(after, byName)
	return append(names, after...), len(names), nil
}

func (b *Browse) draw(i int, o fyne.CanvasObject) {
	if i >= len(b.names) {
		return
	}
	line := o.(*suggestion)
	line.text, line.current = b.names[i], i == b.rows.at
	if i < b.files {
		line.text = "▸ " + line.text
	}
	line.tapped = func() {
		b.rows.Select(i)
		if b.host.Window().Canvas().Focus(b.rows); i < b.files {
			b.open(i)
		}
	}
	line.Refresh()
}

// open goes into a folder, or takes a file.
func (b *Browse) open(i int) {
	switch {
	case i >= len(b.names):
	case i < b.files:
		b.visit(filepath.Join(b.Folder, b.names[i]))
	default:
		b.done(filepath.Join(b.Folder, b.names[i]))
	}
}

// take takes the file that is chosen, or the folder that is shown.
func (b *Browse) take() {
	if b.Wants == WantFolder {
		b.done(b.Folder)
		return
	}
	b.open(b.rows.at)
}

func (b *Browse) done(path string) {
	b.close()
	b.Take(path)
}
