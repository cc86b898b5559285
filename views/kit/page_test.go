package kit

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"liujin/app/table"
)

// pagedThings is an editor whose records are read first.
func pagedThings(h *fakeHost, things map[string]*thing, did *[]string) *Editor[*thing, *thing] {
	list := NewList(h, "thing", []table.Column[*thing]{{Name: "name", Head: "名称", Width: 5,
		Cell: func(t *thing) table.Cell { return table.T(t.Name) }}})
	list.ID = func(t *thing) string { return t.ID }
	list.Load = func() ([]*thing, error) { return []*thing{things["1"], things["2"]}, nil }
	e := &Editor[*thing, *thing]{List: list, Record: Record[*thing]{Name: "thing", Noun: "东西", Validate: (*thing).validate,
		Caption: func(t *thing) string { return t.Name },
		Read:    func(id string) (*thing, error) { return Clone(things[id]), nil },
		New:     func() (*thing, error) { return &thing{}, nil },
		Save:    func(t *thing) error { things[t.ID] = Clone(t); return nil },
		Fields: []Field[*thing]{
			Text("name", "名称", func(t *thing) *string { return &t.Name }), Number("count", "数量", func(t *thing) *int { return &t.Count }),
			Yes("on", "在用", func(t *thing) *bool { return &t.On }),
			Rows("parts", "部分", func(t *thing) *[]part { return &t.Parts }, Child[*thing, part]{More: "再加一个",
				Fields: []Field[*part]{Text("text", "文字", func(p *part) *string { return &p.Text })}}),
			Listed("around", "周围", "什么也没有。", func(t *thing) []PartLine { return nil }),
		}}}
	e.Page = func(t *thing) Page {
		return Page{Told: []string{"name"}, Tags: []Tag{{Text: "甲"}, {Text: "甲"}}, Parts: []Part{{Title: "经过", Lines: []PartLine{
			{Day: "2026-11-02", Tag: Tag{Text: "交办"}, Text: "交镇水务站", More: "全文在这里"}}}}}
	}
	e.Acts = func(t *thing) []RecordAct {
		return []RecordAct{{Label: "办", Do: func() { *did = append(*did, t.Name) }},
			{Label: "看", Looks: true, Do: func() { *did = append(*did, "看") }}}
	}
	e.Bind(h)
	h.window.SetContent(e.Content())
	e.Reload()
	return e
}

// shownTexts are all texts that stand in the window.
func shownTexts(w fyne.Window) (all []string) {
	for _, o := range test.LaidOutObjects(w.Content()) {
		switch o := o.(type) {
		case *Paragraph:
			all = append(all, o.Words())
		case *widget.Label:
			all = append(all, o.Text)
		case *Chip:
			all = append(all, o.text)
		case *pageLine:
			all = append(all, o.line.Text)
		case *Press:
			all = append(all, o.Text)
		}
	}
	return all
}

// A record is read first: its page tells its fields and parts, F2 opens the form, a save goes back to the page.
func TestReadFirst(t *testing.T) {
	h := newHost(t)
	things := map[string]*thing{"1": {ID: "1", Name: "水泵", Count: 3, On: true, Parts: []part{{"p", "叶轮"}}}, "2": {ID: "2", Name: "水井"}}
	var did []string
	e := pagedThings(h, things, &did)
	e.SelectFirst()
	says := strings.Join(shownTexts(h.window), "|")
	for _, want := range []string{"3", "在用", "叶轮", "交镇水务站", "什么也没有。", WordEdit} {
		if !strings.Contains(says, want) {
			t.Errorf("the page does not say %s: %s", want, says)
		}
	}
	if strings.Count(says, "甲") != 1 {
		t.Errorf("a tag stands twice: %s", says)
	}
	if e.Edit(); e.form.Object().Visible() == e.view.scroll.Visible() || !e.form.Object().Visible() {
		t.Error("F2 does not open the form")
	}
	if len(e.form.fields) != 4 {
		t.Errorf("the form has what is only to be read: %d fields", len(e.form.fields))
	}
	e.Cancel()
	if !e.reading || h.window.Canvas().Focused() != e.List.rows {
		t.Errorf("Escape leaves the keys with %T", h.window.Canvas().Focused())
	}
	e.Edit()
	e.form.Value.Name = "深井泵"
	e.form.Edited("name", "")
	if e.SaveNow(false); !e.reading || things["1"].Name != "深井泵" {
		t.Errorf("after a save: reading %v, %+v", e.reading, things["1"])
	}
}

// What was typed is saved before an act, which is then about the record as it is saved; one that only looks leaves it.
func TestActSavesFirst(t *testing.T) {
	h := newHost(t)
	things := map[string]*thing{"1": {ID: "1", Name: "水泵"}, "2": {ID: "2", Name: "水井"}}
	var did []string
	e := pagedThings(h, things, &did)
	e.SelectFirst()
	e.Edit()
	act := func(label string) {
		for _, o := range e.footer.Objects {
			if p, ok := o.(*Press); ok && p.Text == label {
				p.Tapped(nil)
				return
			}
		}
		t.Fatalf("no act %s", label)
	}
	e.form.Value.Name = "深井泵"
	e.form.Edited("name", "")
	if act("看"); !e.Dirty() || things["1"].Name != "水泵" {
		t.Error("a look saved what was typed")
	}
	act("办")
	if !slices.Equal(did, []string{"看", "深井泵"}) || things["1"].Name != "深井泵" || e.Dirty() {
		t.Errorf("did %v, saved %+v", did, things["1"])
	}
	e.Edit()
	e.form.Value.Name = ""
	e.form.Edited("name", "")
	if act("办"); len(did) != 2 || !e.Dirty() {
		t.Errorf("what can't be saved was acted on: %v", did)
	}
}

// A line opens on Enter, and stays open when the page is drawn anew.
func TestPageLineOpens(t *testing.T) {
	h := newHost(t)
	things := map[string]*thing{"1": {ID: "1", Name: "水泵"}, "2": {ID: "2", Name: "水井"}}
	var did []string
	e := pagedThings(h, things, &did)
	e.SelectFirst()
	open := func() bool { return strings.Contains(strings.Join(visibleTexts(h.window), "|"), "全文在这里") }
	if open() {
		t.Error("it is open before")
	}
	for _, o := range test.LaidOutObjects(h.window.Content()) {
		if l, ok := o.(*pageLine); ok {
			h.window.Canvas().Focus(l)
			l.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
			break
		}
	}
	if !open() {
		t.Error("Enter does not open it")
	}
	e.Reload()
	if !open() {
		t.Error("it closed when the page was read again")
	}
	e.Show("2")
	e.Show("1")
	if open() {
		t.Error("it is open after another record was shown")
	}
}

// visibleTexts are the paragraphs that are to be seen.
func visibleTexts(w fyne.Window) (all []string) {
	for _, o := range test.LaidOutObjects(w.Content()) {
		if p, ok := o.(*Paragraph); ok && p.Visible() {
			all = append(all, p.Words())
		}
	}
	return all
}
