package views

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"liujin/app"
	"liujin/app/intake"
	"liujin/app/intake/roster"
	"liujin/app/sheets"
	"liujin/app/table"
	"liujin/data"
	"liujin/views/kit"
)

// rosterWizard leads a roster into the ledger: columns → faults → people already there → one operation. Nothing is saved before its end.
type rosterWizard struct {
	shell   *Shell
	path    string
	book    *sheets.Workbook
	read    *roster.Roster
	plan    *app.RosterPlan
	matches []intake.Match  // of all sheets, as they were guessed or changed
	left    map[string]bool // sheets that are not to be read
	summary *kit.Chip
	body    *fyne.Container
}

// importRoster asks for the file first.
func (s *Shell) importRoster() { chooseFile(s, "导入代表名册", s.importFrom) }

// importFrom reads a file and opens the wizard over the window's body.
func (s *Shell) importFrom(path string) {
	w := &rosterWizard{shell: s, path: path, body: container.NewStack()}
	kit.RunProgress(s.window, "正在读取名册", func(report func(int, int) bool) (err error) {
		if w.book, err = app.OpenTable(path); err != nil {
			return err
		}
		w.read, err = s.app.ReadRoster(w.book, intake.Options{Progress: report})
		return err
	}, func(err error) {
		if err != nil {
			s.notImported("导入代表名册", err)
			return
		}
		s.cover(w.body)
		w.columns()
	})
}

// notImported says why nothing was imported; that the user stopped it needs no dialog.
func (s *Shell) notImported(doing string, err error) {
	if data.Is(err, app.Cancelled) {
		s.Done("已取消，没有导入任何内容。")
		return
	}
	s.Failed(doing, err)
}

// step shows one page of the wizard.
func (w *rosterWizard) step(n int, title string, content fyne.CanvasObject, back func(), next *kit.Press) {
	names := []string{"1 列的对应", "2 核对问题", "3 已有代表与导入"}
	path := container.NewHBox()
	for i, name := range names {
		tone := table.Plain
		if i+1 == n {
			tone = table.Late
		} else if i+1 < n {
			tone = table.Good
		}
		path.Add(kit.NewChip(name, tone))
	}
	foot := container.NewHBox(kit.Button("取消导入", w.shell.uncover), kit.Spacer())
	if back != nil {
		foot.Add(kit.Button("上一步", back))
	}
	foot.Add(next)
	head := container.NewBorder(nil, nil, container.NewHBox(kit.Title("导入代表名册"), kit.Middle(path)), nil)
	w.body.Objects = []fyne.CanvasObject{container.NewBorder(container.NewVBox(head, kit.Prose(filepath.Base(w.path)+"　"+title)), kit.Inset(8, foot), nil, nil, content)}
	w.body.Refresh()
	w.shell.window.Canvas().Focus(next)
}

// columns shows what each column of each sheet was taken for, and lets it be changed.
func (w *rosterWizard) columns() {
	titles, byTitle := fieldTitles()
	box := container.NewVBox()
	if w.matches == nil {
		w.matches = w.read.Matches
	}
	for i := range w.matches {
		m := &w.matches[i]
		grid := container.NewGridWithColumns(3)
		if len(w.matches) > 1 {
			box.Add(w.takes(m, grid))
		}
		box.Add(kit.Heading(fmt.Sprintf("工作表“%s”：表头在第 %d 行", m.Sheet, m.Head+m.HeadRows-1)))
		for c := range m.Columns {
			if c >= len(m.Heads) || m.Heads[c] == "" {
				continue
			}
			choice := kit.NewChoice(w.shell, titles, nil)
			choice.SetSelected(titleOf(m.Columns[c]))
			choice.OnChanged = func(title string) { m.Columns[c] = byTitle[title] }
			grid.Add(container.NewBorder(nil, nil, nil, nil, container.NewVBox(kit.Quiet(m.Heads[c]+"　例："+w.example(m, c)), kit.Framed(choice))))
		}
		box.Add(grid)
	}
	for _, note := range w.read.Notes {
		box.Add(kit.Prose("· " + note))
	}
	next := kit.Primary("下一步：核对问题", func() {
		wanted := w.wanted()
		if len(wanted) == 0 {
			kit.Tell(w.shell.window, "导入代表名册", "没有勾选任何工作表。请至少勾选一张。", "")
			return
		}
		kit.RunProgress(w.shell.window, "正在核对", func(report func(int, int) bool) error {
			again, err := w.shell.app.ReadRoster(w.book, intake.Options{Matches: wanted, Progress: report})
			if err == nil {
				w.read = again
			}
			return err
		}, func(err error) {
			if err != nil {
				w.shell.notImported("核对名册", err)
				return
			}
			w.faults()
		})
	})
	w.step(1, "请看每一列认得对不对，不对的改一下；不需要的选“不导入”。", kit.Card(container.NewVScroll(kit.Inset(12, box))), nil, next)
}

// wanted are the sheets that are to be read.
func (w *rosterWizard) wanted() []intake.Match {
	return slices.DeleteFunc(slices.Clone(w.matches), func(m intake.Match) bool { return w.left[m.Sheet] })
}

// takes is the tick by which a sheet is read or left out; what is left out shows no columns.
func (w *rosterWizard) takes(m *intake.Match, columns fyne.CanvasObject) fyne.CanvasObject {
	sheet := m.Sheet
	tick := kit.NewTick(w.shell, "导入工作表“"+sheet+"”", func(on bool) {
		if w.left == nil {
			w.left = map[string]bool{}
		}
		w.left[sheet] = !on
		if on {
			columns.Show()
		} else {
			columns.Hide()
		}
	})
	tick.SetChecked(!w.left[sheet])
	return tick
}

// example is the first text under a head, so that a column can be recognised.
func (w *rosterWizard) example(m *intake.Match, column int) string {
	if m.Columns[column] != "" && m.Columns[column] == roster.Plan.Secret {
		return "" // ID numbers are neither read nor shown
	}
	for i := range w.book.Sheets {
		if g := &w.book.Sheets[i]; g.Name == m.Sheet {
			for row := m.Head - 1 + m.HeadRows; row < len(g.Cells); row++ {
				if text := strings.TrimSpace(g.At(row, column).Text); text != "" {
					return kit.Fit(text, 160, 13, fyne.TextStyle{})
				}
			}
		}
	}
	return ""
}

const noField = "不导入"

func fieldTitles() (titles []string, byTitle map[string]string) {
	titles, byTitle = []string{noField}, map[string]string{noField: ""}
	for _, f := range roster.Fields {
		titles = append(titles, f.Title)
		byTitle[f.Title] = f.Name
	}
	return titles, byTitle
}

func titleOf(name string) string {
	for _, f := range roster.Fields {
		if f.Name == name {
			return f.Title
		}
	}
	return noField
}

// problemRow is a fault in the list.
type problemRow struct {
	intake.Problem
	n int
}

// RecordID numbers the faults.
func (p *problemRow) RecordID() string { return fmt.Sprint(p.n) }

var problemColumns = []table.Column[problemRow]{
	table.Of("sheet", "工作表", 5, func(p *problemRow) string { return p.Sheet }).Hide(),
	{Name: "row", Head: "行", Width: 3, Cell: func(p *problemRow) table.Cell { return table.N(p.Row) }},
	table.Of("column", "列", 5, func(p *problemRow) string { return p.Column }),
	table.Of("value", "表里写的", 7, func(p *problemRow) string { return p.Value }),
	table.Of("text", "问题", 16, func(p *problemRow) string { return p.Text }),
}

// personRow is a person read from the file.
type personRow struct {
	roster.Person
	n int
}

// RecordID numbers the people.
func (p *personRow) RecordID() string { return fmt.Sprint(p.n) }

var personColumns = []table.Column[personRow]{
	table.Of("name", "姓名", 4.5, func(p *personRow) string { return p.Name }),
	table.Of("gender", "性别", 2.5, func(p *personRow) string { return p.Gender }),
	table.Of("born", "出生年月", 5, func(p *personRow) string { return p.Born }),
	table.Of("phone", "手机号", 6.5, func(p *personRow) string { return p.Phone }),
	table.Of("group", "代表小组", 6, func(p *personRow) string { return p.Group }),
	table.Of("mandates", "层级与选区", 8, func(p *personRow) string { return mandateWords(p.Mandates) }),
	table.Of("party", "政治面貌", 5, func(p *personRow) string { return p.Party }).Hide(),
	table.Of("education", "学历", 5, func(p *personRow) string { return p.Education }).Hide(),
	table.Of("employer", "工作单位及职务", 10, func(p *personRow) string { return p.Employer }).Hide(),
}

func mandateWords(all []roster.Mandate) string {
	var parts []string
	for _, m := range all {
		parts = append(parts, strings.TrimSpace(m.Level+" "+m.Constituency))
	}
	return strings.Join(parts, "、")
}

// faults shows the people read and every fault by row and column.
func (w *rosterWizard) faults() {
	people := kit.NewList(w.shell, "import.people", personColumns)
	people.ID, people.Load = (*personRow).RecordID, func() ([]personRow, error) {
		rows := make([]personRow, len(w.read.People))
		for i, p := range w.read.People {
			rows[i] = personRow{p, i}
		}
		return rows, nil
	}
	problems := kit.NewList(w.shell, "import.problems", problemColumns)
	problems.Empty = "没有发现问题。"
	problems.ID, problems.Load = (*problemRow).RecordID, func() ([]problemRow, error) {
		rows := make([]problemRow, len(w.read.Problems))
		for i, p := range w.read.Problems {
			rows[i] = problemRow{p, i}
		}
		return rows, nil
	}
	whole := kit.Prose("点一处问题，看完整说明。")
	problems.Open = func(p *problemRow) {
		whole.SetText(fmt.Sprintf("%s 第 %d 行“%s”：%s", p.Sheet, p.Row, p.Column, p.Text))
	}
	left, right := people.Content(), problems.Content()
	people.Reload()
	problems.Reload()
	save := kit.Button("另存一份标出问题的名册…", w.saveMarked)
	if len(w.read.Problems) == 0 {
		save.Hide()
		whole.Hide()
	}
	title := fmt.Sprintf("读到 %d 名代表，%d 处问题。有问题的格子会留空，人照样导入，以后可以补。", len(w.read.People), len(w.read.Problems))
	content := kit.Halves(0.46, kit.Card(left), kit.Card(container.NewBorder(nil, kit.Inset(6, container.NewVBox(whole, container.NewHBox(save))), nil, nil, right)))
	w.step(2, title, content, w.columns, kit.Primary("下一步：与已有代表对比", w.compare))
}

func (w *rosterWizard) saveMarked() {
	name := strings.TrimSuffix(filepath.Base(w.path), filepath.Ext(w.path)) + "-问题标注.xlsx"
	chooseOutput(w.shell, "另存标出问题的名册", filepath.Join(w.shell.outFolder(), name), replaceAsked, func(path string) {
		w.shell.job(func() error { return w.shell.app.MarkFaults(w.book, path, w.read.Problems) }, func(err error) {
			if err != nil {
				w.shell.Failed("另存标出问题的名册", err)
				return
			}
			w.shell.written("已保存标出问题的名册", path)
		})
	})
}
