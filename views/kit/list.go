package kit

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"liujin/app/table"
)

// List is every list of records: type to filter, click a head to sort, pull its edge, mark several rows for one act.
type List[P any] struct {
	Name    string // stable, for what is remembered about it
	ID      func(P) string
	Load    func() ([]P, error)
	Open    func(P)                 // a row was chosen
	Cell    func(P, string)         // a click on the cell of a column, by its name; nil: it chooses the row only
	Key     func(fyne.KeyName) bool // takes a key on the rows before they do; nil: none
	Enter   func()                  // Enter on the chosen row: goes on to what it shows; nil: nothing
	Empty   string                  // what to do first, shown when there are no rows at all
	Acts    []Act                   // none: rows can't be marked
	Narrows [][]Narrow[P]           // drop-downs beside the filter
	Title   string                  // of its sheets and papers
	Note    func() string           // what they say under it; nil: nothing
	Sum     func() P                // a last row that sums the others up, always in sight; rows can't be marked then. nil: none
	Sheet   func(table.Listing)     // 导出 Excel of just what is shown; nil: not offered
	Print   func()                  // 打印; nil: not offered
	Sort    string                  // the column that orders the rows until the user says otherwise, "" as they come

	host      Host
	view      *table.View[P]
	columns   []table.Column[P] // shown, in order
	choosable int               // columns that can be shown, as they were arranged last
	arranged  arrangement
	widths    []float32 // of the columns as shown; 0: left out for want of room
	width     float32
	traits    []trait

	head    *head
	rows    *rowList
	sum     *row // of Sum; nil: there is none
	filter  *Entry
	count   *widget.Label
	empty   *Paragraph
	tools   fyne.CanvasObject
	actBar  *fyne.Container // below the rows while some are marked: those above it stay where they are, under the pointer
	actKeys fyne.Focusable  // its first act
	marked  map[string]bool
	chosen  string
	picks   []int
	choices []*Choice // of the drop-downs
	root    *fyne.Container
	loading bool
}

// NewList makes a list over columns. Set the exported fields before Content.
func NewList[P any](host Host, name string, columns []table.Column[P]) *List[P] {
	l := &List[P]{Name: name, host: host, view: table.NewView(columns), marked: map[string]bool{}}
	l.recall()
	return l
}

// Content builds the list once.
func (l *List[P]) Content() fyne.CanvasObject {
	if l.root != nil {
		return l.root
	}
	l.head = newHead(func() []float32 { return l.widths })
	l.head.tapped, l.head.dragged, l.head.dropped = l.sortBy, l.pull, l.keep
	if len(l.Acts) > 0 {
		l.head.offset = markWidth
	}
	l.rows = newRowList(l.host, l.view.Len, l.newRow, l.updateRow)
	l.rows.OnSelected, l.rows.enter, l.rows.key = l.select_, l.Enter, l.Key
	if len(l.Acts) > 0 {
		l.rows.mark, l.rows.markAll = l.markAt, l.turnAll
	}
	l.empty = Prose(l.Empty)
	l.empty.Alignment, l.empty.Importance = fyne.TextAlignCenter, widget.LowImportance
	l.actBar = Inset(8, Flow())
	l.actBar.Hide()
	body := container.New(&onWidth{func(w float32) { l.fit(w) }}, container.NewBorder(l.head, nil, nil, nil,
		container.NewStack(l.rows, container.NewVBox(layout.NewSpacer(), l.empty, layout.NewSpacer()))))
	if l.Sum != nil {
		l.sum = newRow(0, func() []float32 { return l.widths }, nil)
		body = container.NewBorder(nil, container.NewVBox(widget.NewSeparator(), l.sum), nil, nil, body)
	}
	l.tools = l.toolbar()
	l.root = container.NewBorder(Inset(8, l.tools), l.actBar, nil, nil, body)
	l.arrange()
	return l.root
}

func (l *List[P]) newRow() fyne.CanvasObject {
	var mark *markBox
	r := newRow(0, func() []float32 { return l.widths }, nil)
	if len(l.Acts) > 0 {
		mark = newMarkBox(nil)
		r.mark = mark
	}
	return r
}

func (l *List[P]) updateRow(i int, o fyne.CanvasObject) {
	if i >= l.view.Len() {
		return
	}
	r, record := o.(*row), l.view.At(i)
	id := l.ID(record)
	if r.mark != nil {
		r.mark.on, r.mark.tapped = l.marked[id], func() { l.turn(id) }
	}
	r.tapped = func() {
		l.host.Window().Canvas().Focus(l.rows)
		l.rows.Select(i)
		if l.Cell != nil && r.column < len(l.columns) {
			l.Cell(record, l.columns[r.column].Name)
		}
	}
	r.set(l.cells(record), id == l.chosen)
}

// drawSum shows the last row.
func (l *List[P]) drawSum() {
	if l.Sum == nil || l.root == nil {
		return
	}
	record := l.Sum()
	l.sum.tapped = nil
	if l.Cell != nil {
		l.sum.tapped = func() {
			if l.sum.column < len(l.columns) {
				l.Cell(record, l.columns[l.sum.column].Name)
			}
		}
	}
	l.sum.set(l.cells(record), true)
}

// cells are those of a row in the columns that are shown.
func (l *List[P]) cells(record P) []table.Cell {
	cells := make([]table.Cell, len(l.columns))
	for j, c := range l.columns {
		cells[j] = c.Cell(record)
	}
	return cells
}

// SetFilter narrows the list to what is typed.
func (l *List[P]) SetFilter(typed string) {
	l.view.SetFilter(typed)
	if l.filter.Text != typed {
		l.filter.SetText(typed)
	}
	l.redraw()
}

// FocusRows gives the keys to the rows.
func (l *List[P]) FocusRows() { l.host.Window().Canvas().Focus(l.rows) }

// FocusFilter puts the caret into the filter.
func (l *List[P]) FocusFilter() { l.host.Window().Canvas().Focus(l.filter) }

// Reload reads the rows again; the chosen row and the marks stay by id.
func (l *List[P]) Reload() {
	rows, err := l.Load()
	if err != nil {
		l.host.Failed("读取列表", err)
		return
	}
	l.view.SetRows(rows)
	if l.root != nil {
		l.offer()
		if len(l.offered()) != l.choosable { // a rare one came or went
			l.arrange()
		}
	}
	for id := range l.marked {
		if l.view.Find(func(r P) bool { return l.ID(r) == id }) < 0 {
			delete(l.marked, id)
		}
	}
	l.redraw()
}

// Choose shows a row as the chosen one, without opening it; "" chooses none.
func (l *List[P]) Choose(id string) {
	l.chosen = id
	l.loading = true
	defer func() { l.loading = false }()
	if at := l.place(id); at >= 0 {
		l.rows.Select(at)
	} else {
		l.rows.UnselectAll()
		l.rows.none = true
	}
	l.rows.Refresh()
}

// Row is a row by its id, as the list was read last; false when it has none.
func (l *List[P]) Row(id string) (row P, ok bool) {
	for _, r := range l.view.Rows() {
		if l.ID(r) == id {
			return r, true
		}
	}
	return row, false
}

// View gives tests and neighbours the rows as shown.
func (l *List[P]) View() *table.View[P] { return l.view }

// Columns returns the shown columns.
func (l *List[P]) Columns() []table.Column[P] { return l.columns }

// SelectAt chooses the i-th shown row as a click does.
func (l *List[P]) SelectAt(i int) { l.rows.Select(i) }

func (l *List[P]) place(id string) int {
	if id == "" {
		return -1
	}
	return l.view.Find(func(r P) bool { return l.ID(r) == id })
}

func (l *List[P]) select_(i int) {
	l.rows.at, l.rows.none = i, false
	if l.loading || i >= l.view.Len() {
		return
	}
	record := l.view.At(i)
	l.chosen = l.ID(record)
	l.rows.Refresh()
	if l.Open != nil {
		l.Open(record)
	}
}

// redraw shows the rows as the view has them now.
func (l *List[P]) redraw() {
	if l.root == nil {
		return
	}
	total, shown := len(l.view.Rows()), l.view.Len()
	l.count.SetText(fmt.Sprintf("%d 条", shown))
	if shown < total {
		l.count.SetText(fmt.Sprintf("%d / %d 条", shown, total))
	}
	if l.learn() {
		l.fit(l.width)
	}
	l.drawSum()
	l.empty.Hidden = shown > 0
	if total > 0 {
		l.empty.SetText("没有符合条件的记录。清空筛选可看全部。")
	} else {
		l.empty.SetText(l.Empty)
	}
	l.showActs()
	l.Choose(l.chosen)
}
