package views

import (
	"image"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"liujin/app/table"
	"liujin/data"
	"liujin/views/kit"
	"liujin/views/native"
)

// thumb is the size of a photo in a form.
var thumb = fyne.NewSize(112, 78)

// attached is the field for a record's photos or files. Files dropped on the window go to the visible one.
type attached[P any] struct {
	shell  *Shell
	form   *kit.Form[P]
	lens   func(P) *[]data.Attachment
	name   string
	photos bool
	box    *fyne.Container
}

// photoField takes photos: chosen, dropped or by path.
func photoField[P any](title string, s *Shell, lens func(P) *[]data.Attachment) kit.Field[P] {
	return attachField("photos", title, s, true, lens)
}

// fileField takes papers of any kind.
func fileField[P any](title string, s *Shell, lens func(P) *[]data.Attachment) kit.Field[P] {
	return attachField("files", title, s, false, lens)
}

func attachField[P any](name, title string, s *Shell, photos bool, lens func(P) *[]data.Attachment) kit.Field[P] {
	field := kit.Custom(name, title, func(f *kit.Form[P]) kit.Control {
		a := &attached[P]{shell: s, form: f, lens: lens, name: name, photos: photos, box: container.NewGridWrap(thumb)}
		if !photos {
			a.box = container.NewVBox()
		}
		add := kit.Link("＋ 添加"+map[bool]string{true: "照片", false: "文件"}[photos], a.choose)
		return kit.Control{Object: container.NewVBox(a.box, container.NewHBox(add)), Focus: add, Show: a.draw, Drop: a.drop}
	})
	field.Words = func(v P) string {
		var all []string
		for _, a := range *lens(v) {
			all = append(all, a.Name)
		}
		return strings.Join(all, "、")
	}
	field.Shown = func(v P) fyne.CanvasObject { return s.attachments(*lens(v), photos) }
	return field
}

func (a *attached[P]) choose() {
	if a.photos {
		chooseFiles(a.shell, "添加照片", []native.Kind{kindPhoto}, a.take)
	} else {
		chooseFiles(a.shell, "添加文件", nil, a.take)
	}
}

// pictures are the endings of files that can only be photos; what can't be read of them is refused by its own sentence.
var pictures = []string{".jpg", ".jpeg", ".png", ".gif", ".bmp", ".webp", ".heic", ".heif", ".tif", ".tiff"}

// drop takes dropped files, photos only if it is for photos, and returns the others.
func (a *attached[P]) drop(paths []string) (rest []string) {
	var mine []string
	for _, path := range paths {
		if a.photos && !slices.Contains(pictures, strings.ToLower(filepath.Ext(path))) {
			rest = append(rest, path)
		} else {
			mine = append(mine, path)
		}
	}
	if len(mine) > 0 {
		a.take(mine)
	}
	return rest
}

// take brings files into the ledger's store beside the window, and into the form as they arrive.
func (a *attached[P]) take(paths []string) {
	add := a.shell.app.DB().AddFile
	if a.photos {
		add = a.shell.app.DB().AddPhoto
	}
	visit := a.form.Visit()
	var got []data.Attachment
	var failed error
	var at string
	kit.Run(func() error {
		for _, path := range paths {
			one, err := add(path)
			if err != nil {
				failed, at = err, filepath.Base(path)
				continue
			}
			got = append(got, one)
		}
		return nil
	}, func(err error) {
		if a.form.Visit() != visit {
			a.shell.Refused("添加照片或文件时换了记录，没有加上，请再加一次。")
			return
		}
		list := a.lens(a.form.Value)
		*list = append(*list, got...)
		a.draw()
		a.form.Edited(a.name, "")
		if failed != nil {
			a.shell.Failed("添加“"+at+"”", failed)
		} else if err != nil {
			a.shell.Failed("添加文件", err)
		}
	})
}

func (a *attached[P]) draw() {
	a.box.Objects = nil
	for _, one := range *a.lens(a.form.Value) {
		drop := func() {
			list := a.lens(a.form.Value)
			if i := slices.Index(*list, one); i >= 0 { // a second press comes when it is gone
				*list = slices.Delete(slices.Clone(*list), i, i+1)
				a.draw()
				a.form.Edited(a.name, "")
			}
		}
		if a.photos {
			a.box.Add(a.shell.picture(one, drop))
		} else {
			a.box.Add(container.NewHBox(kit.Quiet(one.Name), kit.Link("打开", func() { a.shell.openPath(a.shell.app.DB().FilePath(one)) }),
				kit.Discard(kit.WordDelete, drop)))
		}
	}
	a.box.Hidden = len(a.box.Objects) == 0
	a.box.Refresh()
}

// picture shows a photo small, with a cross that takes it away where drop is given; a click opens it.
func (s *Shell) picture(one data.Attachment, drop func()) fyne.CanvasObject {
	broken := func(says string) fyne.CanvasObject {
		box := container.NewVBox(kit.Quiet(says))
		if drop != nil {
			box.Add(kit.Discard(kit.WordDelete, drop))
		}
		return container.NewStack(kit.Panel(), box)
	}
	picture, err := s.readPicture(one)
	if data.Is(err, data.Missing) {
		return broken("照片文件不见了")
	} else if err != nil {
		return broken("照片已损坏")
	}
	show := canvas.NewImageFromImage(kit.Shrink(picture, thumb))
	show.FillMode = canvas.ImageFillContain
	open := kit.NewTap(show, func() { s.openPath(s.app.DB().FilePath(one)) })
	if drop == nil {
		return container.NewStack(kit.Panel(), open)
	}
	cross := kit.NewTap(kit.NewChip("×", table.Plain), drop)
	return container.NewStack(kit.Panel(), open, container.NewVBox(container.NewBorder(nil, nil, nil, cross)))
}

// readPicture draws a kept photo.
func (s *Shell) readPicture(one data.Attachment) (image.Image, error) {
	file, err := s.app.DB().OpenFile(one)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	picture, _, err := image.Decode(file)
	return picture, err
}

// attachments shows a record's photos or files to be looked at; nil where it has none.
func (s *Shell) attachments(all []data.Attachment, photos bool) fyne.CanvasObject {
	if len(all) == 0 {
		return nil
	}
	box := container.NewVBox()
	if photos {
		box = container.NewGridWrap(thumb)
	}
	for _, one := range all {
		if photos {
			box.Add(s.picture(one, nil))
		} else {
			box.Add(kit.Line(one.Name, func() { s.openPath(s.app.DB().FilePath(one)) }))
		}
	}
	return box
}

// tables are the endings of files that the import reads.
var tables = []string{".xlsx", ".xlsm", ".xls", ".csv", ".tsv", ".txt"}

// isTableFile reports whether a file is a table, by its name.
func isTableFile(path string) bool {
	return slices.Contains(tables, strings.ToLower(filepath.Ext(path)))
}

func pathsOf(uris []fyne.URI) []string {
	var paths []string
	for _, u := range uris {
		paths = append(paths, u.Path())
	}
	return paths
}

// dropped hands dropped files to the visible form, if it takes them; a table that it does not take goes to the import.
func (s *Shell) dropped(uris []fyne.URI) {
	paths := pathsOf(uris)
	if s.drops != nil {
		s.drops(paths)
		return
	}
	if s.asked != nil {
		s.asked.Drop(paths)
		return
	}
	if len(paths) == 0 || s.closed || s.covered || s.saving || s.window.Canvas().Overlays().Top() != nil {
		return
	}
	if s.takesParcels(paths) {
		return
	}
	if screen := s.built[s.current]; screen != nil {
		if e, ok := screen.Edit.(dropper); ok && e.Drop(paths) {
			return
		}
	}
	if isTableFile(paths[0]) {
		s.importDropped(paths[0])
		return
	}
	kit.Tell(s.window, "放入文件", "这个页面不收文件。Excel 名册和走访台账会打开导入；照片请先打开要放照片的记录，再拖进来。", "")
}
