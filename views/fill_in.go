package views

import (
	"fmt"
	"path/filepath"
	"strings"

	"liujin/app/parcel"
	"liujin/app/sheets"
	"liujin/app/upward/below"
	"liujin/data"
	"liujin/views/kit"
	"liujin/views/native"
)

// wordForms is the act that writes tables for the units without the program.
const wordForms = "生成填报表…"

// askForms asks for the folder into which the tables of a period are written, one for each unit; no units: for all that fill in tables.
func (s *Shell) askForms(p parcel.Period, units ...data.Office) {
	title := "生成" + p.Name + "的填报表"
	suggested := filepath.Join(s.outFolder(), sheets.FileName(string(data.SourceForm)+"-"+p.Name))
	if _, err := s.below.FormFiles(p, units, suggested); err != nil {
		s.Failed(title, err)
		return
	}
	chooseFolder(s, title, "每个单位一份，放在这个文件夹里：", suggested, func(folder string) {
		files, err := s.below.FormFiles(p, units, folder)
		if err != nil {
			s.Failed(title, err)
			return
		}
		if there := below.FormsThere(files); len(there) > 0 {
			kit.Ask(s.window, title, fmt.Sprintf("这个文件夹里已经有%s的填报表。重新生成，里面填好的数字就没有了。要盖掉吗？", strings.Join(there, "、")),
				"盖掉", func() { s.writeForms(p, files, folder) })
			return
		}
		s.writeForms(p, files, folder)
	})
}

func (s *Shell) writeForms(p parcel.Period, files []below.FormFile, folder string) {
	s.job(func() error { return s.below.WriteForms(p, files) }, func(err error) {
		if err != nil {
			s.Failed("生成填报表", err)
			return
		}
		s.written(fmt.Sprintf("%d 份填报表已生成", len(files)), folder, "发给各单位，填好发回后，把文件拖到窗口上就能接收。")
	})
}

// chooseFolder asks for a folder to write into; one that is not there is made.
func chooseFolder(h filesHost, title, text, suggested string, then func(folder string)) {
	own := native.Choice{Way: native.PickFolder, Title: title, Folder: filepath.Dir(suggested)}
	pathQuestion{own: own, text: text, path: suggested, act: kit.WordSave, browse: func(now string, set func(string)) {
		b := kit.Browse{Title: title, Folder: filepath.Dir(now), Places: places(), Act: "用这个文件夹", Wants: kit.WantFolder, Take: set}
		b.Show(h)
	}, accept: func(path string) (func(), error) {
		if err := absolute(path, suggested); err != nil {
			return nil, err
		}
		return func() { then(path) }, makeFolder(path, otherPlace)
	}}.ask(h)
}

// marking is the button by which a copy of a table is saved that shows what is wrong in it.
func (r *reception) marking(v *below.Arrival) *kit.Press {
	s := r.shell
	return kit.Button("另存一份标出错处的…", func() {
		chooseOutput(s, "另存标出错处的填报表", filepath.Join(s.outFolder(), v.MarkedName()), replaceAsked, func(path string) {
			s.job(func() error { return s.below.MarkForm(v, path) }, func(err error) {
				if err != nil {
					s.Failed("另存标出错处的填报表", err)
					return
				}
				s.written("已保存标出错处的填报表", path, "可以发给单位，直接在上面改好再发回。")
			})
		})
	})
}

// tellForm says of a table that was dropped on a ledger to which no office reports where it belongs.
func (s *Shell) tellForm(path string) {
	kit.Tell(s.window, "这是填报表", "“"+filepath.Base(path)+"”是填报表，给没有用本程序的单位填写，填好发回由发来的上级人大接收。本单位用本程序的，在“上报”里报送就行，不用填它。", "")
}
