package views

import (
	"fmt"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"liujin/app/intake"
	"liujin/app/table"
	"liujin/views/kit"
)

// listed makes a list of what was read or is planned: none of it has an id yet, but a place in the table.
func listed[R any](w *wizard, name string, columns []table.Column[*R], load func() []R, place func(*R) string) (*kit.List[*R],
	fyne.CanvasObject) {
	list := kit.NewList(w.shell, "import."+name, columns)
	list.ID, list.Load = place, func() ([]*R, error) { return table.Pointers(load()), nil }
	list.Empty = "没有发现问题。" // of records there always are some
	content := list.Content()
	list.Reload()
	return list, content
}

var problemColumns = []table.Column[*intake.Problem]{
	table.Of("sheet", "工作表", 5, func(p *intake.Problem) string { return p.Sheet }).Hide(),
	{Name: "row", Head: "行", Width: 3, Cell: func(p *intake.Problem) table.Cell { return table.N(p.Row) }},
	table.Of("column", "列", 5, func(p *intake.Problem) string { return p.Column }),
	table.Of("value", "表里写的", 7, func(p *intake.Problem) string { return p.Value }),
	table.Of("text", "问题", 16, func(p *intake.Problem) string { return p.Text }),
}

// place names a record by where it stands; what tells apart records of one row comes last.
func place(sheet string, row int, what string) string {
	return fmt.Sprint(sheet, "\x1f", row, "\x1f", what)
}

// problems lists faults by row and column, with the whole sentence of the one that is chosen and a copy of the table that marks them;
// again reads them once more.
func (w *wizard) problems(load func() []intake.Problem) (content fyne.CanvasObject, again func()) {
	list, rows := listed(w, "problems", problemColumns, load, func(p *intake.Problem) string {
		return place(p.Sheet, p.Row, p.Column+p.Text)
	})
	whole := kit.Prose("点一处问题，看完整说明。")
	list.Open = func(p *intake.Problem) {
		whole.SetText(fmt.Sprintf("%s 第 %d 行“%s”：%s", p.Sheet, p.Row, p.Column, p.Text))
	}
	save := kit.Button("另存一份标出问题的"+w.words.noun+"…", func() { w.saveMarked(load()) })
	foot := kit.Inset(6, container.NewVBox(whole, container.NewHBox(save)))
	again = func() {
		if list.Reload(); len(load()) == 0 {
			foot.Hide()
		} else {
			foot.Show()
		}
	}
	again()
	return kit.Card(container.NewBorder(nil, foot, nil, nil, rows)), again
}

// saveMarked saves a copy of the table in which the faults are marked.
func (w *wizard) saveMarked(problems []intake.Problem) {
	name := strings.TrimSuffix(filepath.Base(w.path), filepath.Ext(w.path)) + "-问题标注.xlsx"
	chooseOutput(w.shell, "另存标出问题的"+w.words.noun, filepath.Join(w.shell.outFolder(), name), replaceAsked, func(path string) {
		w.shell.job(func() error { return w.shell.importing.MarkFaults(w.book, path, problems) }, func(err error) {
			if err != nil {
				w.shell.Failed("另存标出问题的"+w.words.noun, err)
				return
			}
			w.shell.written("已保存标出问题的"+w.words.noun, path)
		})
	})
}

// leftLines say of what is left out where it stands and why; what has no reason is taken.
func leftLines[R any](rows []R, of func(*R) (sheet string, row int, what, why string)) (all []string) {
	for i := range rows {
		if sheet, row, what, why := of(&rows[i]); why != "" {
			all = append(all, fmt.Sprintf("工作表“%s”第 %d 行 %s：%s", sheet, row, what, why))
		}
	}
	return all
}

// leftOut is all that of the table is not taken: records, columns and rows, and what of cells is wrong.
func (w *wizard) leftOut() string {
	var b strings.Builder
	part := func(title string, lines []string) {
		if len(lines) > 0 {
			fmt.Fprintf(&b, "%s（%d）\n%s\n\n", title, len(lines), strings.Join(lines, "\n"))
		}
	}
	records, problems := w.kind.leaves()
	part("没有导入的记录", records)
	part("没有读的栏和行、怎么读的", w.found.Notes)
	part("有问题的格子", leftLines(problems, func(p *intake.Problem) (string, int, string, string) {
		return p.Sheet, p.Row, p.Column + " " + p.Value, p.Text
	}))
	return strings.TrimSpace(b.String())
}

// showLeft shows what is not taken and why, to be copied.
func (w *wizard) showLeft() {
	text := w.leftOut()
	if text == "" {
		kit.Tell(w.shell.window, w.words.title, "表里的都导入了，没有不导入的。", "")
		return
	}
	kit.Tell(w.shell.window, "没有导入的和原因", "改好表格可以再导一次，已有的不会重复。", text)
}
