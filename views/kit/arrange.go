package kit

import (
	"encoding/json"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"liujin/app/table"
)

// arrangement is what is remembered about a list: which columns, how wide, in what order.
type arrangement struct {
	Shown  []string           `json:"shown,omitempty"`  // column names; nil: as the columns say
	Widths map[string]float32 `json:"widths,omitempty"` // shares of the whole width
	Sort   string             `json:"sort,omitempty"`
	Down   bool               `json:"down,omitempty"`
}

func (l *List[P]) recall() {
	// What can't be read was written by another version: the list starts as it came.
	_ = json.Unmarshal([]byte(l.host.Remembered("list."+l.Name)), &l.arranged)
}

func (l *List[P]) keep() {
	if l.arranged.Widths == nil {
		l.arranged.Widths = map[string]float32{}
	}
	for i, c := range l.columns {
		if l.width > 0 && i < len(l.widths) && l.widths[i] > 0 {
			l.arranged.Widths[c.Name] = l.widths[i] / l.width
		}
	}
	l.remember()
}

func (l *List[P]) remember() {
	text, err := json.Marshal(l.arranged)
	if err == nil {
		l.host.Remember("list."+l.Name, string(text))
	}
}

// arrange applies what is remembered to columns, order and heads.
func (l *List[P]) arrange() {
	l.columns = nil
	offered := l.offered()
	l.choosable = len(offered)
	for _, c := range offered {
		if l.isShown(c) {
			l.columns = append(l.columns, c)
		}
	}
	by, down := l.order()
	l.view.SortBy(by, down)
	l.head.titles, l.head.sorted, l.head.down = nil, -1, down
	l.traits = nil
	for i, c := range l.columns {
		l.head.titles = append(l.head.titles, c.Head)
		if c.Name == by {
			l.head.sorted = i
		}
	}
	l.learn()
	l.fit(l.width)
	l.redraw()
}

// trait is what the cells of a column have in common.
type trait struct {
	number bool // they stand at the right, and so does the head
	state  bool // they are chips: what the list is read for, the last to be left out
}

// someRows are enough to see what a column holds.
const someRows = 20

// learn looks at what the columns hold; true: something else than before.
func (l *List[P]) learn() bool {
	now := make([]trait, len(l.columns))
	l.head.right = make([]bool, len(l.columns))
	for j, c := range l.columns {
		for i := range min(l.view.Len(), someRows) {
			cell := c.Cell(l.view.At(i))
			now[j].number = now[j].number || cell.Kind == table.Number && cell.Tone == table.None
			now[j].state = now[j].state || cell.Tone != table.None && cell.Text != ""
		}
		l.head.right[j] = now[j].number
	}
	other := !slices.Equal(now, l.traits)
	l.traits = now
	return other
}

// order is the column that orders the rows, and whether downwards.
func (l *List[P]) order() (column string, down bool) {
	if l.arranged.Sort == "" {
		return l.Sort, false
	}
	return l.arranged.Sort, l.arranged.Down
}

// offered are the columns that can be shown: a rare one while a row has something there.
func (l *List[P]) offered() []table.Column[P] { return table.Used(l.view.Columns, l.view.Rows()) }

func (l *List[P]) isShown(c table.Column[P]) bool {
	if l.arranged.Shown == nil {
		return !c.Hidden
	}
	return slices.Contains(l.arranged.Shown, c.Name)
}

// fit shares the whole width among the columns, by what they want or were given: a list never needs a horizontal scroll bar.
func (l *List[P]) fit(width float32) {
	l.width = width
	if len(l.Acts) > 0 {
		width -= markWidth
	}
	want, least, about := l.wants()
	total := float32(0)
	for _, w := range least {
		total += w
	}
	// Where there is no room to be read in, the columns that matter less are left out until there is: those that stand later, then states.
	// The first column and what a row is about stay.
	for _, state := range []bool{false, true} {
		for i := len(want) - 1; i > 0 && total > width && width > 0; i-- {
			if i != about && i < len(l.traits) && l.traits[i].state == state && want[i] > 0 {
				total -= least[i]
				want[i], least[i] = 0, 0
			}
		}
	}
	l.widths = shareOut(want, least, max(0, width))
	l.drawSum()
	l.head.Refresh()
	l.rows.Refresh()
}

// wants are the widths that the columns would have, the least with which they can be read, and which of them says what a row is about: the
// widest, of texts.
func (l *List[P]) wants() (want, least []float32, about int) {
	want, least = make([]float32, len(l.columns)), make([]float32, len(l.columns))
	for i, c := range l.columns {
		if c.Width > l.columns[about].Width {
			about = i
		}
		want[i] = c.Width*theme.TextSize() + 2*cellPad
		if share := l.arranged.Widths[c.Name]; share > 0 && share <= 1 { // what is remembered may be anything
			want[i] = share * l.width
		}
		least[i] = min(want[i], theme.TextSize()*shortColumn+2*cellPad)
	}
	if len(want) > 0 {
		least[about] = min(want[about], theme.TextSize()*aboutColumn+2*cellPad)
	}
	return want, least, about
}

// shortColumn is how many characters a column has that gives way last: names, phones and dates are useless when cut. aboutColumn is that of
// what a row is about.
const shortColumn, aboutColumn = 6.5, 11

// shareOut makes the wants fit into a width: a surplus goes to all in proportion; what is missing is taken from what is above the least.
func shareOut(want, least []float32, width float32) []float32 {
	total, spare := float32(0), float32(0)
	for i, w := range want {
		total += w
		spare += w - least[i]
	}
	if missing := total - width; missing > 0 && spare > 0 {
		part := min(1, missing/spare)
		total = 0
		for i, w := range want {
			want[i] = w - (w-least[i])*part
			total += want[i]
		}
	}
	if total > 0 {
		for i := range want {
			want[i] *= width / total
		}
	}
	return want
}

// narrowest is the least width of a column.
const narrowest = 36

// pull moves the edge between a column and the next.
func (l *List[P]) pull(i int, dx float32) {
	next := i + 1
	for next < len(l.widths) && l.widths[next] == 0 { // left out for want of room
		next++
	}
	if next >= len(l.widths) {
		return
	}
	dx = max(dx, narrowest-l.widths[i])
	dx = min(dx, l.widths[next]-narrowest)
	l.widths[i] += dx
	l.widths[next] -= dx
	l.head.Refresh()
	l.rows.Refresh()
}

// sortBy orders by a head: up, then down, then as the rows came.
func (l *List[P]) sortBy(i int) {
	name := l.columns[i].Name
	by, down := l.order()
	switch {
	case by != name:
		l.arranged.Sort, l.arranged.Down = name, false
	case !down:
		l.arranged.Sort, l.arranged.Down = name, true
	default:
		l.arranged.Sort, l.arranged.Down = "", false
	}
	l.remember()
	l.arrange()
	l.rows.ScrollToTop()
}

// SortBy orders by a column's name, as a click on its head does.
func (l *List[P]) SortBy(name string) {
	if i := slices.IndexFunc(l.columns, func(c table.Column[P]) bool { return c.Name == name }); i >= 0 {
		l.sortBy(i)
	}
}

// showColumns lets the user choose the columns.
func (l *List[P]) showColumns(at fyne.CanvasObject) {
	var items []*fyne.MenuItem
	for _, c := range l.offered() {
		item := fyne.NewMenuItem(c.Head, func() { l.turnColumn(c.Name) })
		item.Checked = l.isShown(c)
		items = append(items, item)
	}
	items = append(items, fyne.NewMenuItemSeparator(), fyne.NewMenuItem("恢复原样", func() {
		l.arranged = arrangement{}
		l.remember()
		l.arrange()
	}))
	l.showMenu(at, items)
}

// turnColumn shows or hides a column; the last one stays.
func (l *List[P]) turnColumn(name string) {
	var shown []string
	for _, c := range l.view.Columns {
		if l.isShown(c) != (c.Name == name) {
			shown = append(shown, c.Name)
		}
	}
	if len(shown) > 0 {
		l.arranged.Shown, l.arranged.Widths = shown, nil
		l.remember()
		l.arrange()
	}
}

// onWidth is a layout for one object that tells its width.
type onWidth struct{ tell func(float32) }

// Layout gives the object all room.
func (o *onWidth) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	o.tell(size.Width)
	for _, object := range objects {
		object.Move(fyne.NewPos(0, 0))
		object.Resize(size)
	}
}

// MinSize is the object's.
func (o *onWidth) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least := fyne.NewSize(0, 0)
	for _, object := range objects {
		least = least.Max(object.MinSize())
	}
	return least
}
