package views

import (
	"cmp"
	"fmt"
	"image"
	"path"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"liujin/app/days"
	"liujin/app/sheets"
	"liujin/app/table"
	"liujin/app/upward"
	"liujin/app/upward/below"
	"liujin/data"
	"liujin/views/kit"
)

// addEnclosed adds what came along with the file of a unit that counts, and the news that it states.
func (b *besideGrid) addEnclosed(box *fyne.Container, u *below.UnitSummary) {
	if u.Counted.ID == "" || u.Counted.Source != data.SourceFile {
		return
	}
	file, err := b.file(u)
	if err != nil {
		box.Add(kit.Warning(sentence(err)))
		return
	}
	b.addPhotos(box, u, file)
	news, err := b.page.shell.below.News(file)
	if err != nil {
		box.Add(kit.Warning(sentence(err)))
		return
	}
	if len(news) == 0 {
		return
	}
	lines := kit.NewLines(func() *container.Scroll { return nil })
	var all []kit.PartLine
	for i := range news {
		n := &news[i]
		line := kit.PartLine{Tag: kit.Tag{Text: string(n.Kind), Tone: table.Plain}, Text: n.Title, Note: days.Short(n.Day), Open: func() {
			b.piece = n.ID
			b.draw()
		}}
		if n.Taken.ID != "" {
			line.Note = "已采用"
		}
		all = append(all, line)
	}
	lines.Set(all)
	box.Add(kit.Heading(fmt.Sprintf("信息宣传 %d 条", len(news))))
	box.Add(lines.Box)
}

// addPhotos adds the photos that came along; a click opens one.
func (b *besideGrid) addPhotos(box *fyne.Container, u *below.UnitSummary, file *upward.Opened) {
	photos := file.Photos()
	if len(photos) == 0 {
		return
	}
	s, office := b.page.shell, u.Office
	grid, frames := container.NewGridWrap(thumb), make([]*fyne.Container, len(photos))
	for i, p := range photos {
		frames[i] = container.NewStack(kit.Panel())
		grid.Add(kit.NewTap(frames[i], func() {
			s.openCopy("打开照片", func() ([]byte, string, error) { return enclosedCopy(&office, file, p.File) })
		}))
	}
	box.Add(kit.Heading(fmt.Sprintf("随报照片 %d 张", len(photos))))
	box.Add(grid)
	box.Add(kit.Flow(kit.Button("照片全部另存", func() { b.savePhotos(&office, file) })))
	drawn := b.drawn
	s.fillThumbs(frames, func(i int) (image.Image, error) { return file.Picture(photos[i].File) },
		func() bool { return b.drawn == drawn })
}

// enclosedCopy is what came along under a name that says whose it is.
func enclosedCopy(office *data.Office, file *upward.Opened, name string) ([]byte, string, error) {
	content, err := file.Part(name)
	ending := path.Ext(name)
	base := path.Base(name)
	return content, sheets.FileName(office.Called()+"-"+base[:len(base)-len(ending)]) + ending, err
}

// savePhotos writes all photos into a folder of their own.
func (b *besideGrid) savePhotos(office *data.Office, file *upward.Opened) {
	s := b.page.shell
	folder := filepath.Join(s.outFolder(), sheets.FileName(office.Called()+"-"+b.page.now.Period.Name+"-照片"))
	photos := file.Photos()
	s.job(func() error {
		for _, p := range photos {
			content, name, err := enclosedCopy(office, file, p.File)
			if err != nil {
				return err
			}
			if err := writeInto(folder, filepath.Join(folder, name), content); err != nil {
				return err
			}
		}
		return nil
	}, func(err error) {
		if err != nil {
			s.Failed("照片另存", err)
			return
		}
		s.written(fmt.Sprintf("%s的照片 %d 张已另存", office.Called(), len(photos)), folder)
	})
}

// ofPiece is a piece of news of a unit: to be read, opened, and taken up.
func (b *besideGrid) ofPiece(u *below.UnitSummary) fyne.CanvasObject {
	s, office := b.page.shell, u.Office
	back := kit.Link("返回"+office.Called(), func() { b.open(office.ID, unitColumn) })
	file, err := b.file(u)
	var news []below.UnitNews
	if err == nil {
		news, err = s.below.News(file)
	}
	if err != nil {
		return container.NewVBox(kit.Warning(sentence(err)), kit.Flow(back))
	}
	for i := range news {
		if n := &news[i]; n.ID == b.piece {
			return b.readPiece(&office, file, n, back)
		}
	}
	return container.NewVBox(kit.Prose("这一份文件里没有这一条了。"), kit.Flow(back))
}

// readPiece shows a piece of news with what can be done about it.
func (b *besideGrid) readPiece(office *data.Office, file *upward.Opened, n *below.UnitNews, back fyne.CanvasObject) fyne.CanvasObject {
	s := b.page.shell
	words := days.Long(n.Day) + "　" + string(n.Kind)
	if where := cmp.Or(n.Outlet, string(n.Medium)); where != "" {
		words += "　" + where
	}
	acts := kit.Flow()
	if id := n.Taken.ID; id == "" {
		acts.Add(kit.Primary("采用到信息宣传", func() {
			_, err := s.below.TakeNews(office, &n.Piece)
			if err != nil {
				s.Failed("采用", err)
				return
			}
			s.Done("已采用，列入本级的信息宣传，来自" + office.Name + "。")
		}))
	} else {
		acts.Add(kit.Button("看采用的一条", func() { s.openRecord(data.Subject{Kind: data.KindPublicity, ID: id}) }))
	}
	if n.File != "" {
		acts.Add(kit.Button("打开材料", func() {
			s.openCopy("打开材料", func() ([]byte, string, error) { return enclosedCopy(office, file, n.File) })
		}))
		acts.Add(kit.Button("材料另存…", func() { s.saveEnclosed(office, file, n.File) }))
	}
	acts.Add(back)
	text := n.Text
	if text == "" {
		text = "上报文件里只有标题；正文随先进典型报送。"
	}
	return container.NewVBox(kit.Heading(n.Title), kit.Quiet(words), acts, kit.Prose(text))
}

// saveEnclosed asks where what came along goes, and writes it.
func (s *Shell) saveEnclosed(office *data.Office, file *upward.Opened, name string) {
	content, suggested, err := enclosedCopy(office, file, name)
	if err != nil {
		s.Failed("材料另存", err)
		return
	}
	chooseOutput(s, "材料另存", filepath.Join(s.outFolder(), suggested), replaceAsked, func(path string) {
		s.job(func() error { return writeInto(filepath.Dir(path), path, content) }, func(err error) {
			if err != nil {
				s.Failed("材料另存", err)
				return
			}
			s.written("材料已另存", path)
		})
	})
}
