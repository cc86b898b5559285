package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
)

// rowsForm shows a saved thing with two children and puts the caret into the second one's text.
func rowsForm(t *testing.T) (*fakeHost, *Form[*thing], thing) {
	t.Helper()
	h := newHost(t)
	f := thingForm(h)
	saved := thing{ID: "1", Name: "东", Parts: []part{{ID: "a", Text: "甲"}, {ID: "b", Text: "乙"}}}
	f.Set(&saved)
	var texts []*Entry
	for _, o := range test.LaidOutObjects(f.Object()) {
		if e, ok := o.(*Entry); ok && (e.Text == "甲" || e.Text == "乙") {
			texts = append(texts, e)
		}
	}
	if len(texts) != 2 {
		t.Fatalf("%d children in the form", len(texts))
	}
	h.Window().Canvas().Focus(texts[1])
	return h, f, saved
}

// TestCaretStaysInReloadedRows: after 点名 is saved the training is read anew behind the
// dialog; what is typed next must be seen where it goes.
func TestCaretStaysInReloadedRows(t *testing.T) {
	h, f, saved := rowsForm(t)
	saved.Rev, saved.Parts[1].Text = 2, "丙"
	f.Set(&saved)
	caret := focused(h)
	if caret == nil || caret.Text != "丙" {
		t.Fatal("the caret is in a field that is no longer shown")
	}
	test.Type(caret, "丁")
	if got := f.Value.Parts[1]; got.ID != "b" || got.Text != caret.Text {
		t.Errorf("the field says %q, the record %+v", caret.Text, got)
	}
}

// TestRowsThatAreGoneWriteNothing: a child was deleted elsewhere while the caret was in it.
func TestRowsThatAreGoneWriteNothing(t *testing.T) {
	h, f, saved := rowsForm(t)
	caret := focused(h)
	saved.Parts = saved.Parts[:1]
	f.Set(&saved)
	test.Type(caret, "丁")
	if f.Dirty() || len(f.Value.Parts) != 1 {
		t.Errorf("typed into a child that is gone: %+v", f.Value.Parts)
	}
}

// TestFreshRowSaysNoFault: a child that was just added is not wrong yet.
func TestFreshRowSaysNoFault(t *testing.T) {
	_, f, _ := rowsForm(t)
	f.validate = func(v *thing) error {
		if v.Parts[len(v.Parts)-1].Text == "" {
			return rules{"parts": "请填写文字"}
		}
		return nil
	}
	i := f.index("parts")
	for _, o := range test.LaidOutObjects(f.controls[i].Object) {
		if p, ok := o.(*Press); ok && p.Text == "＋ 再加" {
			p.Tapped(nil)
		}
	}
	if len(f.Value.Parts) != 3 || f.faults[i].says != "" {
		t.Errorf("%d children, a fault shows: %v", len(f.Value.Parts), f.faults[i].says != "")
	}
	if f.Ready() || f.faults[i].says == "" {
		t.Error("saving doesn't say what is missing")
	}
}

// TestInitialsAloneMakeNothing: Enter after initials that fit nothing goes on without making a record of that name; a name makes one.
func TestInitialsAloneMakeNothing(t *testing.T) {
	h := newHost(t)
	var made []string
	firms := Options{Noun: "企业", List: func() ([]Option, error) { return []Option{{ID: "1", Name: "东港恒泰"}}, nil },
		Create: func(name string, picked func(Option)) {
			made = append(made, name)
			picked(Option{ID: name, Name: name})
		}}
	f := NewForm(h, []Field[*thing]{Ref("ref", "企业", firms, func(v *thing) *string { return &v.Ref }),
		Text("name", "名称", func(v *thing) *string { return &v.Name })}, nil)
	h.Window().SetContent(f.Object())
	f.Set(&thing{})
	f.focusFirst()
	e := h.Window().Canvas().Focused()
	test.Type(e, "ngs")
	e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if len(made) > 0 || f.Value.Ref != "" {
		t.Fatalf("made %q", made)
	}
	f.Set(&thing{})
	f.focusFirst()
	e = h.Window().Canvas().Focused()
	test.Type(e, "新旺商行")
	e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if len(made) != 1 || f.Value.Ref != "新旺商行" {
		t.Errorf("made %q", made)
	}
}

// TestCancelAsksAboutWhatWasTyped: Escape in a dialog with text in it loses nothing.
func TestCancelAsksAboutWhatWasTyped(t *testing.T) {
	h := newHost(t)
	c := h.Window().Canvas()
	typed := false
	var cancel *Press
	Dialog(h.Window(), "答复", 400, container.NewVBox(), func(close func()) []fyne.CanvasObject {
		cancel = GiveUp(h.Window(), func() bool { return typed }, close)
		return []fyne.CanvasObject{cancel, Primary(WordSave, func() {})}
	})
	escape := func() { c.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape}) }
	typed = true
	escape()
	if n := len(c.Overlays().List()); n != 2 {
		t.Fatalf("%d windows after Escape", n)
	}
	escape()
	if n := len(c.Overlays().List()); n != 1 {
		t.Fatalf("%d windows after the second Escape: it means to go on", n)
	}
	typed = false
	cancel.Tapped(nil)
	if n := len(c.Overlays().List()); n != 0 {
		t.Errorf("%d windows, nothing was typed", n)
	}
}

// child is one of a family, which is a record with nothing else.
type child struct {
	ID string
	N  int
}

type family struct {
	ID       string
	Children []child
}

// entriesIn are the entries of a form, in their order.
func entriesIn(o fyne.CanvasObject) (all []*Entry) {
	for _, x := range test.LaidOutObjects(o) {
		if e, ok := x.(*Entry); ok {
			all = append(all, e)
		}
	}
	return all
}

func familyForm(t *testing.T) (*fakeHost, *Form[*family], []*Press) {
	h := newHost(t)
	f := NewForm(h, []Field[*family]{Rows("children", "孩子", func(v *family) *[]child { return &v.Children },
		Child[*family, child]{More: "再加", Fields: []Field[*child]{Number("n", "数", func(c *child) *int { return &c.N })}})}, nil)
	h.window.SetContent(f.Object())
	if err := f.Restore(`{"Children": [{"ID": "a", "N": 1}, {"ID": "b", "N": 2}, {"ID": "c", "N": 3}]}`); err != nil {
		t.Fatal(err)
	}
	var crosses []*Press
	for _, o := range test.LaidOutObjects(f.Object()) {
		if p, ok := o.(*Press); ok && p.apart {
			crosses = append(crosses, p)
		}
	}
	return h, f, crosses
}

// Enter goes from field to field past what takes a child away, and pressing that twice takes one.
func TestEnterTakesNothingAway(t *testing.T) {
	h, f, crosses := familyForm(t)
	if len(crosses) != 3 {
		t.Fatalf("%d crosses", len(crosses))
	}
	h.window.Canvas().Focus(entriesIn(f.Object())[0])
	for range 12 {
		if p, ok := h.window.Canvas().Focused().(*Press); ok && p.apart {
			t.Fatal("Enter stops at a cross")
		} else if ok {
			break // at the end of the form
		}
		h.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	}
	h.window.Canvas().Focus(crosses[0])
	crosses[0].TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if len(f.Value.Children) != 3 {
		t.Fatalf("Enter took a child away: %+v", f.Value.Children)
	}
	crosses[1].OnTapped()
	crosses[1].OnTapped()
	if len(f.Value.Children) != 2 || f.Value.Children[1].ID != "c" {
		t.Errorf("%+v", f.Value.Children)
	}
}

// What can't be read in a child stays so when another one is taken away.
func TestUnreadSurvivesADrop(t *testing.T) {
	_, f, crosses := familyForm(t)
	last := entriesIn(f.Object())[2]
	last.SetText("2人半")
	crosses[0].OnTapped()
	if last.Text != "2人半" || f.Ready() || len(f.Value.Children) != 2 {
		t.Errorf("%q, ready %v, %+v", last.Text, f.Ready(), f.Value.Children)
	}
	last.SetText("7")
	if !f.Ready() || f.Value.Children[1] != (child{ID: "c", N: 7}) {
		t.Errorf("%+v", f.Value.Children)
	}
}

// A draft that is no record is refused in a sentence.
func TestNoDraftIsAPanic(t *testing.T) {
	_, f, _ := familyForm(t)
	for _, body := range []string{"null", "3", "[]", `"x"`, "", `{"Children":[null]}`, `{"ID":{}}`} {
		was := f.Body()
		if err := f.Restore(body); err != nil && f.Body() != was {
			t.Errorf("%s: %v, and the form says %s", body, err, f.Body())
		}
	}
}
