package kit

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"liujin/app/table"
)

// row draws the cells of one list row: text cut to its column, states as chips. Cells
// are drawn, not widgets: a screen shows some 150 of them.
type row struct {
	widget.BaseWidget
	Hint
	hover  bool
	cells  []table.Cell
	widths func() []float32
	bold   bool
	mark   *markBox // nil where rows can't be marked
	tapped func()   // nil: a click means nothing
	column int      // that was clicked
}

func newRow(columns int, widths func() []float32, mark *markBox) *row {
	r := &row{cells: make([]table.Cell, columns), widths: widths, mark: mark}
	r.ExtendBaseWidget(r)
	return r
}

func (r *row) set(cells []table.Cell, bold bool) {
	r.cells, r.bold = cells, bold
	r.Refresh()
}

// Tapped chooses the row.
func (r *row) Tapped(e *fyne.PointEvent) {
	if r.tapped != nil && !Stray(r) {
		r.column = r.columnAt(e.Position.X)
		r.tapped()
	}
}

// columnAt is the column at a place.
func (r *row) columnAt(x float32) (column int) {
	if r.mark != nil {
		x -= markWidth
	}
	for i, w := range r.widths() {
		if w > 0 {
			column = i
		}
		if x -= w; x < 0 {
			break
		}
	}
	return column
}

// MouseIn and MouseOut show what a click would choose: the toolkit's own line below is not told while a row looks at the pointer.
func (r *row) MouseIn(e *desktop.MouseEvent) {
	r.hover = true
	r.Refresh()
	r.Hint.MouseIn(e)
}

// MouseOut ends what MouseIn began.
func (r *row) MouseOut() {
	r.hover = false
	r.Refresh()
	r.Hint.MouseOut()
}

// CreateRenderer draws the row.
func (r *row) CreateRenderer() fyne.WidgetRenderer {
	d := &rowRenderer{row: r, back: canvas.NewRectangle(color.Transparent)}
	d.place()
	return d
}

const cellPad = 10

type rowRenderer struct {
	row   *row
	back  *canvas.Rectangle // under the pointer
	texts []*canvas.Text
	chips []*canvas.Rectangle
}

func (r *rowRenderer) Destroy() {}

func (r *rowRenderer) MinSize() fyne.Size {
	return fyne.NewSize(40, theme.TextSize()+theme.Size(theme.SizeNameInnerPadding)*2+2)
}

func (r *rowRenderer) Objects() []fyne.CanvasObject {
	all := []fyne.CanvasObject{r.back}
	if r.row.mark != nil {
		all = append(all, r.row.mark)
	}
	for i := range r.texts {
		all = append(all, r.chips[i], r.texts[i])
	}
	return all
}

func (r *rowRenderer) Layout(fyne.Size) { r.place() }

// place puts texts and chips where the columns are.
func (r *rowRenderer) place() {
	for len(r.texts) < len(r.row.cells) {
		r.texts = append(r.texts, canvas.NewText("", theme.Color(theme.ColorNameForeground)))
		r.chips = append(r.chips, canvas.NewRectangle(color.Transparent))
	}
	r.row.Afresh(r.row)
	r.back.Resize(r.row.Size())
	if r.back.FillColor = color.Transparent; r.row.hover && r.row.tapped != nil {
		r.back.FillColor = theme.Color(theme.ColorNameHover)
	}
	x := float32(0)
	if r.row.mark != nil {
		r.row.mark.Resize(fyne.NewSize(markWidth, r.row.Size().Height))
		r.row.mark.Move(fyne.NewPos(0, 0))
		x = markWidth
	}
	widths := r.row.widths()
	for i, text := range r.texts {
		if i >= len(r.row.cells) || i >= len(widths) || widths[i] == 0 {
			text.Hide()
			r.chips[i].Hide()
			continue
		}
		r.cell(i, x, widths[i])
		x += widths[i]
	}
}

// cell draws the i-th cell into a column at x of width w.
func (r *rowRenderer) cell(i int, x, w float32) {
	c, text, chip := r.row.cells[i], r.texts[i], r.chips[i]
	text.Show()
	text.TextSize, text.TextStyle.Bold = theme.TextSize(), r.row.bold && i == 0
	inset := float32(cellPad)
	if c.Tone != table.None && c.Text != "" {
		text.TextSize = theme.CaptionTextSize()
		inset += 7
	}
	text.Text = Fit(c.Text, w-inset-cellPad/2, text.TextSize, text.TextStyle)
	r.row.Note(c.Text, text.Text, fyne.NewPos(x, 0), fyne.NewSize(w, r.row.Size().Height))
	fore, back := ToneColors(c.Tone)
	text.Color, chip.FillColor, chip.CornerRadius = fore, back, 4
	size := fyne.MeasureText(text.Text, text.TextSize, text.TextStyle)
	left := x + inset
	if c.Kind == table.Number && c.Tone == table.None { // numbers stand at the right, under each other
		left = x + w - cellPad - size.Width
	}
	text.Move(fyne.NewPos(left, (r.row.Size().Height-size.Height)/2))
	text.Resize(size)
	if c.Tone != table.None && c.Text != "" {
		chip.Show()
		chip.Move(fyne.NewPos(left-7, (r.row.Size().Height-size.Height)/2-2))
		chip.Resize(fyne.NewSize(size.Width+14, size.Height+4))
	} else {
		chip.Hide()
	}
}

func (r *rowRenderer) Refresh() {
	r.place()
	r.back.Refresh()
	for i := range r.texts {
		r.texts[i].Refresh()
		r.chips[i].Refresh()
	}
	if r.row.mark != nil {
		r.row.mark.Refresh()
	}
}

// Fit cuts text to a width, with an ellipsis where it was cut. Line breaks become spaces.
func Fit(text string, width, size float32, style fyne.TextStyle) string {
	runes := []rune(flat(text))
	// No glyph is narrower than a fifth of its size: what is beyond can't be seen anyway, and needs no measuring.
	if most := int(width/size*5) + 2; most >= 0 && len(runes) > most {
		runes = runes[:most]
	} else if fyne.MeasureText(string(runes), size, style).Width <= width {
		return string(runes)
	}
	low, high := 0, len(runes)
	for low < high {
		mid := (low + high + 1) / 2
		if fyne.MeasureText(string(runes[:mid])+"…", size, style).Width <= width {
			low = mid
		} else {
			high = mid - 1
		}
	}
	if low == 0 {
		return ""
	}
	return string(runes[:low]) + "…"
}

// flat is a text in one line: its breaks are spaces.
func flat(text string) string { return breaks.Replace(text) }

var breaks = strings.NewReplacer("\n", " ", "\t", " ", "\r", " ")

// briefly is more characters than one line of a window can show.
const briefly = 300

// Brief cuts a text to what one line can show, for labels that the toolkit cuts itself: it shapes the whole text again and again for that,
// and what is stored may be long.
func Brief(text string) string { return briefTo(text, briefly) }

func briefTo(text string, most int) string {
	n := 0
	for i := range text {
		if n++; n > most {
			return text[:i] + "…"
		}
	}
	return text
}

// markWidth is the room of the box that marks a row for an act on several.
const markWidth = 30

// markBox marks a row for an act on several.
type markBox struct {
	widget.BaseWidget
	on     bool
	tapped func()
}

func newMarkBox(tapped func()) *markBox {
	m := &markBox{tapped: tapped}
	m.ExtendBaseWidget(m)
	return m
}

// Tapped turns the mark.
func (m *markBox) Tapped(*fyne.PointEvent) {
	if !Stray(m) {
		m.tapped()
	}
}

// CreateRenderer draws the box.
func (m *markBox) CreateRenderer() fyne.WidgetRenderer {
	icon := widget.NewIcon(theme.CheckButtonIcon())
	r := &markRenderer{m, icon}
	r.Refresh()
	r.Layout(m.Size())
	return r
}

type markRenderer struct {
	m    *markBox
	icon *widget.Icon
}

func (r *markRenderer) Destroy()                     {}
func (r *markRenderer) MinSize() fyne.Size           { return fyne.NewSize(markWidth, 20) }
func (r *markRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.icon} }

func (r *markRenderer) Layout(s fyne.Size) {
	r.icon.Resize(fyne.NewSquareSize(18))
	r.icon.Move(fyne.NewPos(10, (s.Height-18)/2))
}

func (r *markRenderer) Refresh() {
	if r.m.on {
		r.icon.SetResource(theme.NewPrimaryThemedResource(theme.CheckButtonCheckedIcon()))
	} else {
		r.icon.SetResource(theme.NewDisabledResource(theme.CheckButtonIcon()))
	}
}
