package kit

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"liujin/app/days"
	"liujin/app/table"
)

// MonthItem is an entry of a day in a Month: something with people in it, each of whom can be taken hold of and put elsewhere.
type MonthItem struct {
	ID, Day string
	Head    string // 南闸站
	People  []MonthPerson
	Tail    string // 缺 1 人
	Tone    table.Tone
}

// MonthPerson is one of an item's people.
type MonthPerson struct {
	Name   string
	Struck bool // will not come
}

// MonthDay is what is known of a day: that it is off, and why.
type MonthDay struct {
	Off  bool
	Note string // 国庆节
}

// Month shows a month as a grid of weeks, Monday first, each day with its items. Items and people are chosen by mouse and keyboard; a
// person is carried to another item by dragging, or by a digit, arrows and Enter.
type Month struct {
	widget.BaseWidget
	Hint
	Chose func(id, day string)                     // an item was chosen, or a day ("" item)
	Put   func(from string, person int, to string) // a person was put down on another item
	Turn  func(months int)                         // PageUp, PageDown
	Enter func()                                   // Enter on an item
	Waits func()                                   // Home: to what waits to be done
	Says  func(text string)                        // what is going on while somebody is carried

	first   time.Time
	today   string
	items   []MonthItem
	days    map[string]MonthDay
	chosen  string
	day     string
	hold    hold
	focused bool
	hits    []hit
}

// hold is a person who is carried.
type hold struct {
	on     bool
	item   string
	person int
	name   string
	at     fyne.Position
	drag   bool
}

// hit is a part of the grid that can be pointed at.
type hit struct {
	at     fyne.Position
	size   fyne.Size
	item   string
	day    string
	person int // -1: none
}

func (h *hit) holds(p fyne.Position) bool {
	return p.X >= h.at.X && p.X < h.at.X+h.size.Width && p.Y >= h.at.Y && p.Y < h.at.Y+h.size.Height
}

// NewMonth makes an empty grid.
func NewMonth() *Month {
	m := &Month{}
	m.ExtendBaseWidget(m)
	return m
}

// Set shows a month, given by its first day, with its items in the order of each day.
func (m *Month) Set(first, today string, marks map[string]MonthDay, items []MonthItem) {
	m.first, _ = time.Parse(time.DateOnly, first)
	m.today, m.days, m.items = today, marks, items
	if m.day < first || m.day >= days.ISO(m.first.AddDate(0, 1, 0)) {
		m.day, m.chosen = first, ""
		if days.MonthOf(today) == days.MonthOf(first) {
			m.day = today
		}
	}
	if m.find(m.chosen) < 0 {
		m.chosen = ""
	}
	if i := m.find(m.hold.item); i < 0 || m.hold.person >= len(m.items[i].People) || m.items[i].People[m.hold.person].Name != m.hold.name {
		m.hold = hold{} // the seats changed: somebody else would be moved
	}
	m.Refresh()
}

// Choose shows an item as the chosen one, without telling.
func (m *Month) Choose(id string) {
	m.chosen = id
	if i := m.find(id); i >= 0 {
		m.day = m.items[i].Day
	}
	m.Refresh()
}

// Chosen is the chosen item; "" none.
func (m *Month) Chosen() string { return m.chosen }

func (m *Month) find(id string) int {
	return slices.IndexFunc(m.items, func(x MonthItem) bool { return x.ID == id })
}

// of lists the items of a day.
func (m *Month) of(day string) (ids []string) {
	for i := range m.items {
		if m.items[i].Day == day {
			ids = append(ids, m.items[i].ID)
		}
	}
	return ids
}

// choose is what a click or a key does.
func (m *Month) choose(id, day string) {
	m.chosen, m.day = id, day
	m.Refresh()
	if m.Chose != nil {
		m.Chose(id, day)
	}
}

// Tapped chooses what was clicked.
func (m *Month) Tapped(e *fyne.PointEvent) {
	if Stray(m) {
		return
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(m); c != nil {
		c.Focus(m)
	}
	if h := m.hitAt(e.Position); h != nil {
		m.choose(h.item, h.day)
	}
}

// hitAt finds what lies uppermost at a place.
func (m *Month) hitAt(p fyne.Position) *hit {
	for i := len(m.hits) - 1; i >= 0; i-- {
		if m.hits[i].holds(p) {
			return &m.hits[i]
		}
	}
	return nil
}

// Dragged takes hold of the person under the pointer, and carries.
func (m *Month) Dragged(e *fyne.DragEvent) {
	if !m.hold.drag {
		h := m.hitAt(e.Position.SubtractXY(e.Dragged.DX, e.Dragged.DY))
		if h == nil || h.person < 0 || m.Put == nil {
			return
		}
		m.take(h.item, h.person)
		m.hold.drag = true
	}
	m.hold.at = e.Position
	m.Refresh()
}

// DragEnd puts the person down.
func (m *Month) DragEnd() {
	if !m.hold.drag {
		return
	}
	to := ""
	if h := m.hitAt(m.hold.at); h != nil {
		to = h.item
	}
	m.put(to)
}

// take takes hold of a person of an item.
func (m *Month) take(item string, person int) {
	i := m.find(item)
	if i < 0 || person >= len(m.items[i].People) || m.Put == nil {
		return
	}
	m.hold = hold{on: true, item: item, person: person, name: m.items[i].People[person].Name}
	m.say("正在移动" + m.hold.name + "：用方向键选另一班，Enter 放下，Esc 取消。")
	m.Refresh()
}

// put puts whom is carried down on an item; nothing happens where there is none.
func (m *Month) put(to string) {
	held := m.hold
	m.hold = hold{}
	m.Refresh()
	m.say("")
	if held.on && to != "" && to != held.item {
		m.Put(held.item, held.person, to)
	}
}

func (m *Month) say(text string) {
	if m.Says != nil {
		m.Says(text)
	}
}

// FocusGained and FocusLost show where the keys go.
func (m *Month) FocusGained() { m.focused = true; m.Refresh() }

// FocusLost ends what FocusGained began.
func (m *Month) FocusLost() { m.focused = false; m.Refresh() }

// TypedRune takes hold of a person by number.
func (m *Month) TypedRune(r rune) {
	if n := int(r - '1'); n >= 0 && n < 9 && m.chosen != "" {
		m.take(m.chosen, n)
	}
}

// TypedKey goes from day to day and from item to item.
func (m *Month) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyLeft:
		m.step(-1)
	case fyne.KeyRight:
		m.step(1)
	case fyne.KeyUp:
		m.climb(-1)
	case fyne.KeyDown:
		m.climb(1)
	case fyne.KeyPageUp, fyne.KeyPageDown:
		if m.Turn != nil {
			m.Turn(map[fyne.KeyName]int{fyne.KeyPageUp: -1, fyne.KeyPageDown: 1}[k.Name])
		}
	case fyne.KeyReturn, fyne.KeyEnter:
		if m.hold.on {
			m.put(m.chosen)
		} else if m.Enter != nil && m.chosen != "" {
			m.Enter()
		}
	case fyne.KeyHome:
		if m.Waits != nil {
			m.Waits()
		}
	case fyne.KeyEscape:
		m.put("")
	default:
		passKey(m, k)
	}
}

// step goes to the day before or after, to its first item.
func (m *Month) step(by int) {
	t, err := time.Parse(time.DateOnly, m.day)
	if err != nil {
		return
	}
	day := t.AddDate(0, 0, by)
	if day.Month() != m.first.Month() {
		return
	}
	m.arrive(days.ISO(day), by > 0)
}

// arrive chooses a day's first item, or its last.
func (m *Month) arrive(day string, first bool) {
	ids := m.of(day)
	switch {
	case len(ids) == 0:
		m.choose("", day)
	case first:
		m.choose(ids[0], day)
	default:
		m.choose(ids[len(ids)-1], day)
	}
}

// climb goes to the item above or below, into the week before or after at the end of a day.
func (m *Month) climb(by int) {
	ids := m.of(m.day)
	if at := slices.Index(ids, m.chosen); at+by >= 0 && at+by < len(ids) && len(ids) > 0 && (at >= 0 || by > 0) {
		m.choose(ids[at+by], m.day)
		return
	}
	t, err := time.Parse(time.DateOnly, m.day)
	if err != nil {
		return
	}
	if day := t.AddDate(0, 0, 7*by); day.Month() == m.first.Month() {
		m.arrive(days.ISO(day), by > 0)
	}
}

// Cursor shows that people can be taken hold of.
func (m *Month) Cursor() desktop.Cursor {
	if m.hold.drag {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// CreateRenderer draws the grid.
func (m *Month) CreateRenderer() fyne.WidgetRenderer {
	r := &monthRenderer{m: m}
	r.draw()
	return r
}
