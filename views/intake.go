package views

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"liujin/app"
	"liujin/app/importing"
	"liujin/app/intake"
	"liujin/app/listings"
	"liujin/app/sheets"
	"liujin/app/table"
	"liujin/data"
	"liujin/views/kit"
)

// wizard leads a table of an office into the ledger: columns → faults → what is there
// already → one operation. Nothing is saved before its end.
type wizard struct {
	shell   *Shell
	kind    tableKind
	words   tableWords
	path    string
	book    *sheets.Workbook
	found   *intake.Findings  // what the last reading told
	matches []intake.Match    // of all sheets, as they were guessed or changed
	left    map[string]bool   // sheets that are not to be read
	last    fyne.CanvasObject // the last step as it was answered, while one looks back from it; nil: not come to since the table was read
	body    *fyne.Container
}

// tableKind is what differs between the kinds of tables.
type tableKind interface {
	read(book *sheets.Workbook, o intake.Options) (*intake.Findings, error) // keeps the records
	records() (list fyne.CanvasObject, title string)                        // what was read, and what to say above it
	comparison() (fyne.CanvasObject, error)                                 // what the import would do
	apply(report func(done, total int) (goOn bool)) error
	applied() (did string) // what it did, for the status line
	// leaves are the records that are left out, a line each with why, and what is wrong by the table and by what the ledger knows.
	leaves() (records []string, problems []intake.Problem)
}

// tableWords are what a kind is called.
type tableWords struct {
	title, noun   string // 导入代表名册, 名册
	third         string // the last step
	next, compare string // the button that leads to it, and what fails there
	screen        string // shown after
	fields        *intake.Template
}

// ledgerWords are those of a kind whose records are compared with the ledger's own.
func ledgerWords(noun, screen string, fields *intake.Template) tableWords {
	return tableWords{title: "导入" + noun, noun: noun, third: "与台账对比、导入", next: "与台账对比", compare: "与台账对比", screen: screen, fields: fields}
}

// newWizard makes the wizard that a kind is led by; its maker sets the kind.
func newWizard(s *Shell, words tableWords) *wizard {
	return &wizard{shell: s, body: container.NewStack(), words: words}
}

// makeWizard makes the wizard of one kind.
type makeWizard func(*Shell) *wizard

// only is the one kind that a table is asked for as.
func only(kind makeWizard) func(*sheets.Workbook) []makeWizard {
	return func(*sheets.Workbook) []makeWizard { return []makeWizard{kind} }
}

// imports opens a file and its wizard over the window's body; of the kinds that it may be, the first that can read it does. Where it was
// asked for as one kind that does not know its heads, they are matched by hand.
func (s *Shell) imports(title, path string, kinds func(*sheets.Workbook) []makeWizard, asked bool) {
	var w *wizard
	kit.RunProgress(s.window, "正在读取表格", func(report func(int, int) bool) error {
		book, err := app.OpenTable(path)
		if err == nil {
			err = listings.CheckTakenIn(book)
		}
		if err != nil {
			return err
		}
		w, err = s.wizardFor(path, book, report, kinds(book), asked)
		return err
	}, func(err error) {
		if err != nil {
			s.notImported(title, err)
			return
		}
		s.cover(w.body)
		w.columns()
	})
}

// wizardFor reads a workbook by the first of the kinds that can; the first's sentence says why none can.
func (s *Shell) wizardFor(path string, book *sheets.Workbook, report func(int, int) bool, kinds []makeWizard,
	asked bool) (*wizard, error) {
	var why error
	for _, kind := range kinds {
		w := kind(s)
		w.path, w.book = path, book
		err := w.readAs(nil, report)
		if err == nil || data.Is(err, importing.Cancelled) {
			return w, err
		}
		if why == nil {
			why = err
		}
	}
	if heads := intake.Unmatched(book); asked && len(heads) > 0 {
		w := kinds[0](s)
		w.path, w.book = path, book
		w.found = &intake.Findings{Matches: heads, Notes: []string{why.Error() + "也可以在这里自己选每一栏是什么，导入以后同样的表头会记住。"}}
		return w, nil
	}
	return nil, why
}

// importDropped opens the wizard that a dropped table asks for: what surely is an old ledger is one wherever it is dropped.
func (s *Shell) importDropped(path string) {
	on := s.tabs.page.tabs[0].name
	s.imports("导入表格", path, func(book *sheets.Workbook) []makeWizard {
		for _, sure := range []struct {
			is   func(*sheets.Workbook) bool
			kind makeWizard
		}{{importing.IsProposals, proposalWizard}, {importing.IsVisits, visitWizard}, {importing.IsLessons, lessonWizard},
			{importing.IsOpinions, opinionWizard}} {
			if sure.is(book) {
				return []makeWizard{sure.kind}
			}
		}
		if kind := map[string]makeWizard{"visit": visitWizard, "course": lessonWizard, "opinion": opinionWizard,
			"proposal": proposalWizard}[on]; kind != nil {
			return []makeWizard{kind, rosterImport}
		}
		return []makeWizard{rosterImport}
	}, false)
}

// importOld asks for the table of an old ledger, and opens its wizard.
func (s *Shell) importOld(title string, kind makeWizard) {
	chooseFile(s, title, kindTable, func(path string) { s.imports(title, path, only(kind), true) })
}

// readAs reads the table as matched, or as guessed.
func (w *wizard) readAs(matches []intake.Match, report func(int, int) bool) error {
	found, err := w.kind.read(w.book, intake.Options{Matches: matches, Progress: report})
	if err == nil {
		w.found, w.last = found, nil
	}
	return err
}

// notImported says why nothing was imported; that the user stopped it needs no dialog.
func (s *Shell) notImported(doing string, err error) {
	if data.Is(err, importing.Cancelled) {
		s.Done("已取消，没有导入任何内容。")
		return
	}
	s.Failed(doing, err)
}

// step shows one page of the wizard.
func (w *wizard) step(n int, title string, content fyne.CanvasObject, back func(), next *kit.Press) {
	names := []string{"1 列的对应", "2 核对问题", "3 " + w.words.third}
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
	if n == len(names) {
		foot.Add(kit.Button("没有导入的…", w.showLeft))
	}
	foot.Add(next)
	head := container.NewBorder(nil, nil, container.NewHBox(kit.Title(w.words.title), kit.Middle(path)), nil)
	w.body.Objects = []fyne.CanvasObject{container.NewBorder(container.NewVBox(head, kit.Prose(filepath.Base(w.path)+"　"+title)),
		kit.Inset(8, foot), nil, nil, content)}
	w.body.Refresh()
	w.shell.window.Canvas().Focus(next)
}

// columns shows what each column of each sheet was taken for, and lets it be changed.
func (w *wizard) columns() {
	titles, byTitle := w.fieldTitles()
	box := container.NewVBox()
	if w.matches == nil {
		w.matches = w.found.Matches
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
			choice.SetSelected(w.titleOf(m.Columns[c]))
			choice.OnChanged = func(title string) { m.Columns[c] = byTitle[title] }
			head := kit.OneLine(kit.Quiet(m.Heads[c] + "　例：" + w.example(m, c))) // three stand side by side, however small the window
			grid.Add(container.NewVBox(head, kit.Framed(choice)))
		}
		box.Add(grid)
	}
	for _, note := range w.found.Notes {
		box.Add(kit.Prose("· " + note))
	}
	next := kit.Primary("下一步：核对问题", func() {
		wanted := w.wanted()
		if len(wanted) == 0 {
			kit.Tell(w.shell.window, w.words.title, "没有勾选任何工作表。请至少勾选一张。", "")
			return
		}
		key := w.words.fields.Key
		if !slices.ContainsFunc(wanted, func(m intake.Match) bool { return slices.Contains(m.Columns, key) }) {
			kit.Tell(w.shell.window, w.words.title, "请先选哪一栏是“"+w.words.fields.Title(key)+"”，没有它读不出一条记录。", "")
			return
		}
		kit.RunProgress(w.shell.window, "正在核对", func(report func(int, int) bool) error {
			return w.readAs(wanted, report)
		}, func(err error) {
			if err != nil {
				w.shell.notImported("核对"+w.words.noun, err)
				return
			}
			w.faults()
		})
	})
	w.step(1, "请看每一列认得对不对，不对的改一下；不需要的选“不导入”。", kit.Card(container.NewVScroll(kit.Inset(12, box))), nil, next)
}

// wanted are the sheets that are to be read.
func (w *wizard) wanted() []intake.Match {
	return slices.DeleteFunc(slices.Clone(w.matches), func(m intake.Match) bool { return w.left[m.Sheet] })
}

// takes is the tick by which a sheet is read or left out; what is left out shows no columns.
func (w *wizard) takes(m *intake.Match, columns fyne.CanvasObject) fyne.CanvasObject {
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

const examples = 3 // of a column that are shown

// example is the first different texts under a head, so that a column can be recognised. ID numbers are neither read nor shown; titles and
// what stands below a table have nothing where its records have what they are known by.
func (w *wizard) example(m *intake.Match, column int) string {
	if field := m.Columns[column]; field != "" && field == w.words.fields.Secret {
		return ""
	}
	var all []string
	key := slices.Index(m.Columns, w.words.fields.Key)
	for i := range w.book.Sheets {
		g := &w.book.Sheets[i]
		if g.Name != m.Sheet {
			continue
		}
		for row := m.Head - 1 + m.HeadRows; row < len(g.Cells) && len(all) < examples; row++ {
			text := intake.Tidy(intake.WithoutIDs(g.At(row, column).Text))
			lone := g.Span(row, column) // a title over several columns is none of their values
			if intake.Blank(text) || key >= 0 && intake.Blank(g.At(row, key).Text) || lone.LastCol > lone.Col || intake.IsDitto(text) ||
				intake.Bare(text) == m.Heads[column] || slices.Contains(all, text) {
				continue
			}
			all = append(all, text)
		}
	}
	return kit.Fit(strings.Join(all, "，"), 160, 13, fyne.TextStyle{})
}

const noField = "不导入"

func (w *wizard) fieldTitles() (titles []string, byTitle map[string]string) {
	titles, byTitle = []string{noField}, map[string]string{noField: ""}
	for _, f := range w.words.fields.Fields {
		titles = append(titles, f.Title)
		byTitle[f.Title] = f.Name
	}
	return titles, byTitle
}

func (w *wizard) titleOf(name string) string {
	if title := w.words.fields.Title(name); title != "" {
		return title
	}
	return noField
}

// keep keeps what a kind read and passes on what there is to say about it.
func keep[T interface{ Found() *intake.Findings }](into *T, read T, err error) (*intake.Findings, error) {
	if err != nil {
		return nil, err
	}
	*into = read
	return read.Found(), nil
}

// faults shows the records read and every fault by row and column.
func (w *wizard) faults() {
	records, title := w.kind.records()
	problems, _ := w.problems(func() []intake.Problem { return w.found.Problems })
	content := kit.Halves(0.46, kit.Card(records), container.NewBorder(w.notes(), nil, nil, nil, problems))
	w.step(2, title, content, w.columns, kit.Primary("下一步："+w.words.next, w.compare))
}

// notes are what was left out and how things were taken, in as much room as they may have beside the list.
func (w *wizard) notes() fyne.CanvasObject {
	if len(w.found.Notes) == 0 {
		return nil
	}
	box := container.NewVBox()
	for _, note := range w.found.Notes {
		box.Add(kit.Prose("· " + note))
	}
	scroll := container.NewVScroll(box)
	scroll.SetMinSize(fyne.NewSize(0, min(box.MinSize().Height, 110)))
	return kit.Card(kit.Inset(4, scroll))
}

// compare shows what the import would do; who looked back at the faults finds the answers as they were given.
func (w *wizard) compare() {
	content := w.last
	if content == nil {
		var err error
		if content, err = w.kind.comparison(); err != nil {
			w.shell.Failed(w.words.compare, err)
			return
		}
	}
	back := func() {
		w.last = content
		w.faults()
	}
	w.step(3, "确认以后才会写入台账，整个导入可以一次撤销。", content, back, kit.Primary("确认导入", w.apply))
}

// apply is the one operation that all before led to.
func (w *wizard) apply() {
	s := w.shell
	s.saving = true
	kit.RunProgress(s.window, "正在导入", w.kind.apply, func(err error) {
		s.saving = false
		if err != nil {
			s.notImported(w.words.title, err)
			return
		}
		s.Go(w.words.screen)
		s.status.refresh()
		s.Done(w.kind.applied())
	})
}
