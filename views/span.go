package views

import (
	"strconv"

	"liujin/app"
	"liujin/app/days"
	"liujin/data"
	"liujin/views/kit"
)

// deskSpan is what the desk counts: what was chosen, else what it opens on; its activity month is read anew.
func (s *Shell) deskSpan() (app.OfferedSpan, error) {
	offered, err := s.app.Spans()
	if err != nil {
		return app.OfferedSpan{}, err
	}
	if s.chosen.From == "" {
		span, err := s.app.DeskSpan()
		return span.Offered(offered), err
	}
	for _, o := range offered {
		if o.Name == s.chosen.Name {
			return o, nil
		}
	}
	span, err := s.app.SpanIn(s.chosen.From, s.chosen.To)
	return app.OfferedSpan{Name: s.chosen.Name, Span: span}, err
}

// counted is the span of the lists' entry 统计期.
func (s *Shell) counted() (app.Span, error) {
	if s.counting.From != "" {
		return s.counting, nil
	}
	o, err := s.deskSpan()
	return o.Span, err
}

// countOver has the lists' entry 统计期 keep other days.
func (s *Shell) countOver(span app.Span) {
	if s.counting.From == span.From && s.counting.To == span.To {
		return
	}
	s.counting = span
	s.outdate()
}

// choose has the desk and all lists count over a span; a list that is shown keeps just what is of it.
func (s *Shell) choose(o app.OfferedSpan) {
	s.chosen, s.counting = o, app.Span{}
	s.outdate()
	delete(s.stale, s.current)
	screen := s.built[s.current]
	screen.Reload()
	if list, ok := screen.Edit.(narrower); ok {
		list.NarrowTo(entryKeys([]app.Condition{app.InSpan}))
	}
	s.Done("现在统计的是 " + o.From + " 至 " + o.To + "；工作台和各清单的“" + app.InSpan.Words() + "”都按它。")
}

// What the choice of a span offers besides the spans themselves.
const (
	wordPart    = "别的月份、季度、半年、年…"
	wordTwoDays = "任意两天…"
)

// spanQuestion asks which days are counted: the desk's, which all lists follow, or those of a page that counts days of its own.
type spanQuestion struct {
	shell *Shell
	now   func() (app.Span, error) // what is counted now
	take  func(app.OfferedSpan)
}

// ownDays is a page that counts days of its own.
type ownDays interface{ daysQuestion() spanQuestion }

// deskDays asks for the desk's.
func (s *Shell) deskDays() spanQuestion { return spanQuestion{s, s.counted, s.choose} }

// items are all that can be chosen to be counted.
func (q spanQuestion) items() ([]menuItem, error) {
	offered, err := q.shell.app.Spans()
	if err != nil {
		return nil, err
	}
	var items []menuItem
	for _, o := range offered {
		items = append(items, menuItem{o.Name, func() { q.take(o) }})
	}
	return append(items, menuItem{wordPart, q.askPart}, menuItem{wordTwoDays, q.askTwoDays}), nil
}

// askSpan asks what is to be counted, on whichever screen: the desk has it as a drop-down.
func (s *Shell) askSpan() {
	q := s.deskDays()
	if own, ok := s.built[s.current].Edit.(ownDays); ok {
		q = own.daysQuestion()
	}
	items, err := q.items()
	if err != nil {
		s.Failed("选统计期", err)
		return
	}
	s.menu("选统计期", items)
}

// spanChoice is a drop-down of what is counted.
type spanChoice struct {
	*kit.Choice
	asks  spanQuestion
	shown string
}

func newSpanChoice(q spanQuestion) *spanChoice {
	c := &spanChoice{asks: q}
	c.Choice = kit.NewChoice(q.shell, nil, c.take)
	c.Most = kit.Scaled(500) // as wide as a campaign's name with its days, where the head has the room
	return c
}

// show offers what can be chosen today, and shows what is counted.
func (c *spanChoice) show(now string) error {
	items, err := c.asks.items()
	if err != nil {
		return err
	}
	c.Options = nil
	for _, item := range items {
		c.Options = append(c.Options, item.label)
	}
	c.shown, c.Selected = now, now
	c.Refresh()
	return nil
}

// take does what was chosen; the drop-down shows the days that are counted until there are others.
func (c *spanChoice) take(label string) {
	if label == c.shown {
		return
	}
	c.Selected = c.shown
	c.Refresh()
	items, err := c.asks.items()
	if err != nil {
		c.asks.shell.Failed("选统计期", err)
		return
	}
	for _, item := range items {
		if item.label == label {
			item.do()
		}
	}
}

// span is a period that is asked for.
type span struct{ From, To string }

// Validate checks a period.
func (v *span) Validate() error {
	switch {
	case v.From == "":
		return data.Invalid{"from": "请填写从哪天起"}
	case v.To == "":
		return data.Invalid{"to": "请填写到哪天止"}
	case v.To < v.From:
		return data.Invalid{"to": "止日早于起日"}
	}
	return nil
}

func (s *Shell) spanFields() []kit.Field[*span] {
	return []kit.Field[*span]{
		kit.Day("from", "从", s.app.Today, func(v *span) *string { return &v.From }).Required(),
		kit.Day("to", "到", s.app.Today, func(v *span) *string { return &v.To }).Required(),
	}
}

// spanForm asks for two days, and proposes those of a span.
func (s *Shell) spanForm(of app.Span) *kit.Form[*span] {
	form := kit.NewForm(s, s.spanFields(), (*span).Validate)
	form.Set(&span{of.From, of.To})
	return form
}

// askTwoDays asks for any two days to count.
func (q spanQuestion) askTwoDays() {
	now, err := q.now()
	if err != nil {
		q.shell.Failed("选统计期", err)
		return
	}
	form := q.shell.spanForm(now)
	q.shell.askForm("统计哪两天之间", "统计", form, func() bool {
		return form.Ready() && q.choose(days.Span{From: form.Value.From, To: form.Value.To})
	})
	form.FocusOn("from")
}

// choose has given days counted.
func (q spanQuestion) choose(of days.Span) bool {
	span, err := q.shell.app.SpanIn(of.From, of.To)
	if err != nil {
		q.shell.Failed("选统计期", err)
		return false
	}
	offered, err := q.shell.app.Spans()
	if err != nil {
		q.shell.Failed("选统计期", err)
		return false
	}
	q.take(span.Offered(offered))
	return true
}

// yearPart is a part of a year that is asked for.
type yearPart struct {
	Year int
	Part string
}

// Validate checks a part of a year.
func (v *yearPart) Validate() error {
	switch {
	case v.Year < 1990 || v.Year > 2200:
		return data.Invalid{"year": "请填四位年份"}
	case v.Part == "":
		return data.Invalid{"part": "请选一段"}
	}
	return nil
}

func yearPartFields() []kit.Field[*yearPart] {
	return []kit.Field[*yearPart]{
		kit.Number("year", "年份", func(v *yearPart) *int { return &v.Year }).Required(),
		kit.OneOf("part", "哪一段", days.Parts(), func(v *yearPart) *string { return &v.Part }).Required(),
	}
}

// askPart asks for any month, quarter, half or year to count.
func (q spanQuestion) askPart() {
	s := q.shell
	form := kit.NewForm(s, yearPartFields(), (*yearPart).Validate)
	year, err := strconv.Atoi(s.app.Today()[:4])
	if err != nil {
		s.Failed("选统计期", err)
		return
	}
	form.Set(&yearPart{Year: year})
	s.askForm("统计哪一段", "统计", form, func() bool {
		return form.Ready() && q.choose(days.PartSpan(form.Value.Year, form.Value.Part))
	})
	form.FocusOn("year")
}
