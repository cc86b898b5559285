package kit

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"liujin/app/table"
)

// fakeHost is a window without a shell: it remembers in a map.
type fakeHost struct {
	window fyne.Window
	kept   map[string]string
	said   []string
}

func (h *fakeHost) Window() fyne.Window                 { return h.window }
func (h *fakeHost) Refused(text string)                 { h.said = append(h.said, text) }
func (h *fakeHost) Done(text string)                    { h.said = append(h.said, text) }
func (h *fakeHost) Failed(doing string, err error)      { h.said = append(h.said, doing+": "+err.Error()) }
func (h *fakeHost) Remembered(name string) string       { return h.kept[name] }
func (h *fakeHost) Remember(name, value string)         { h.kept[name] = value }
func (h *fakeHost) Draft(form string) (string, bool)    { b, ok := h.kept["draft/"+form]; return b, ok }
func (h *fakeHost) SaveDraft(form, _, body string) bool { h.kept["draft/"+form] = body; return true }
func (h *fakeHost) DropDraft(form string)               { delete(h.kept, "draft/"+form) }
func (h *fakeHost) TypedKey(*fyne.KeyEvent)             {}
func (h *fakeHost) TypedShortcut(fyne.Shortcut)         {}

func newHost(t *testing.T) *fakeHost {
	t.Helper()
	a := test.NewTempApp(t)
	a.Settings().SetTheme(&Theme{})
	w := a.NewWindow("")
	w.Resize(fyne.NewSize(900, 700))
	t.Cleanup(w.Close)
	return &fakeHost{window: w, kept: map[string]string{}}
}

// thing is a record for these tests, with children.
type thing struct {
	ID    string
	Rev   int
	Name  string
	Count int
	Day   string
	Kind  string
	On    bool
	Ref   string
	Many  []string
	Parts []part
}

type part struct{ ID, Text string }

func (t *thing) RecordID() string { return t.ID }

// rules are what a thing must keep.
type rules map[string]string

func (r rules) Error() string             { return "不能保存" }
func (r rules) Fields() map[string]string { return r }

func (t *thing) validate() error {
	bad := rules{}
	if t.Name == "" {
		bad["name"] = "请填写名称"
	}
	if len(bad) == 0 {
		return nil
	}
	return bad
}

var people = Options{Noun: "代表", List: func() ([]Option, error) {
	return []Option{{ID: "1", Name: "赵启明"}, {ID: "2", Name: "单桂英"}, {ID: "3", Name: "王伟", Detail: "甲厂"},
		{ID: "4", Name: "王伟", Detail: "乙厂"},
		{ID: "g", Name: "经济小组", Members: []string{"1", "2"}}}, nil
}}

func thingForm(h Host) *Form[*thing] {
	f := NewForm(h, []Field[*thing]{
		Text("name", "名称", func(v *thing) *string { return &v.Name }).Required(),
		Number("count", "数", func(v *thing) *int { return &v.Count }),
		Day("day", "日期", func() string { return "2026-11-12" }, func(v *thing) *string { return &v.Day }),
		OneOf("kind", "类别", []string{"甲", "乙"}, func(v *thing) *string { return &v.Kind }),
		Yes("on", "开", func(v *thing) *bool { return &v.On }),
		Ref("ref", "人", people, func(v *thing) *string { return &v.Ref }),
		Refs("many", "人们", people, func(v *thing) []string { return v.Many }, func(v *thing, ids []string) { v.Many = ids }),
		Rows("parts", "部分", func(v *thing) *[]part {
			return &v.Parts
		}, Child[*thing, part]{More: "再加", Fields: []Field[*part]{Text("text", "文字", func(p *part) *string { return &p.Text })}}),
	}, (*thing).validate)
	h.Window().SetContent(f.Object())
	return f
}

// focused types into whatever has the caret.
func focused(h Host) *Entry {
	e, _ := h.Window().Canvas().Focused().(*Entry)
	return e
}

func TestFormByKeyboard(t *testing.T) {
	h := newHost(t)
	f := thingForm(h)
	f.Set(&thing{})
	if f.Ready() {
		t.Fatal("a thing without a name is ready")
	}
	enter := func() { focused(h).TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn}) }
	test.Type(focused(h), "东港")
	enter()
	test.Type(focused(h), "１２")
	enter()
	test.Type(focused(h), "11.5")
	enter()
	choice, ok := h.Window().Canvas().Focused().(*Choice)
	if !ok {
		t.Fatalf("Enter went to %T", h.Window().Canvas().Focused())
	}
	choice.SetSelected("乙")
	choice.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	tick := h.Window().Canvas().Focused().(*Tick)
	tick.TypedRune(' ')
	tick.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnter})
	test.Type(focused(h), "zqm")
	enter()
	test.Type(focused(h), "sgy")
	enter()
	want := thing{Name: "东港", Count: 12, Day: "2026-11-05", Kind: "乙", On: true, Ref: "1", Many: []string{"2"}}
	if encode(f.Value) != encode(want) || !f.Ready() {
		t.Fatalf("got %s", encode(f.Value))
	}
	if !f.Dirty() {
		t.Fatal("typed, and not dirty")
	}
}

func TestNumberThatIsNone(t *testing.T) {
	h := newHost(t)
	f := thingForm(h)
	f.Set(&thing{Name: "甲", Count: 3})
	f.controls[1].Object.(*Entry).SetText("三")
	if f.Ready() || !strings.Contains(f.faults[1].says, "整数") {
		t.Fatalf("fault %q", f.faults[1].says)
	}
	f.controls[1].Object.(*Entry).SetText("4")
	if !f.Ready() || f.Value.Count != 4 {
		t.Fatal(f.Value.Count)
	}
}

func TestPastedNames(t *testing.T) {
	h := newHost(t)
	f := thingForm(h)
	f.Set(&thing{Name: "甲"})
	entry := f.controls[6].Focus.(*Entry)
	entry.SetText("赵启明、王伟，查无此人 单桂英")
	if !slices.Equal(f.Value.Many, []string{"1", "2"}) {
		t.Fatal(f.Value.Many)
	}
	f.Set(&thing{Name: "甲", Many: []string{"2"}})
	entry.SetText("jjxz")
	entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if !slices.Equal(f.Value.Many, []string{"2", "1"}) {
		t.Fatal("a whole group", f.Value.Many)
	}
	entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
	if !slices.Equal(f.Value.Many, []string{"2"}) {
		t.Fatal(f.Value.Many)
	}
}

func TestReadDay(t *testing.T) {
	for typed, want := range map[string]string{"2026-11-12": "2026-11-12", "20261112": "2026-11-12", "11-5": "2026-11-05",
		"11.5": "2026-11-05", "11月5日": "2026-11-05",
		"１２": "2026-11-12", "1105": "2026-11-05", "今天": "2026-11-12", "昨天": "2026-11-11", "2026年2月3日": "2026-02-03",
		"2026-11-12（星期四）": "2026-11-12",
		"2-30":            "", "13-1": "", "abc": "", "": "", "0": "", "99999999": ""} {
		if got, _ := ReadDay(typed, "2026-11-12"); got != want {
			t.Errorf("%q: %q, want %q", typed, got, want)
		}
	}
}

func TestEditorKeepsWhatWasTyped(t *testing.T) {
	h := newHost(t)
	saved := []thing{{ID: "a", Rev: 1, Name: "旧"}}
	list := NewList(h, "thing", []table.Column[*thing]{table.Of("name", "名称", 8, func(v *thing) string { return v.Name })})
	list.Load, list.ID = Lists(func() ([]thing, error) { return slices.Clone(saved), nil }), (*thing).RecordID
	e := &Editor[*thing, *thing]{List: list, Record: Record[*thing]{Name: "thing", Noun: "东西", Validate: (*thing).validate,
		Caption: func(v *thing) string { return v.Name },
		New:     Makes(func() (thing, error) { return thing{}, nil }), Read: Reads(func(string) (thing, error) { return saved[0], nil }),
		Save:   func(v *thing) error { v.ID = "a"; saved[0] = *v; return nil },
		Fields: []Field[*thing]{Text("name", "名称", func(v *thing) *string { return &v.Name })}}}
	e.Bind(h)
	h.window.SetContent(e.Content())
	e.Reload()
	e.Add()
	test.Type(focused(h), "填到一半")
	e.KeepDraft()
	if !strings.Contains(h.kept["draft/thing/"], "填到一半") {
		t.Fatal("no draft", h.kept)
	}
	again := &Editor[*thing, *thing]{List: list, Record: Record[*thing]{Name: "thing", Noun: "东西", Validate: e.Validate, Caption: e.Caption,
		New: e.New, Read: e.Read, Save: e.Save, Fields: e.Fields}}
	again.Bind(h)
	again.Content()
	again.Add()
	if again.banner.Hidden {
		t.Fatal("the draft is not offered again")
	}
	again.form.controls[0].Object.(*Entry).SetText("没理会，接着打别的")
	again.KeepDraft()
	if !strings.Contains(h.kept["draft/thing/"], "打别的") || !strings.Contains(h.kept["draft/thing/~"], "填到一半") {
		t.Fatal("typing on lost the earlier text", h.kept)
	}
	e.SaveNow(false)
	if saved[0].Name != "填到一半" || h.kept["draft/thing/"] != "" {
		t.Fatal(saved, h.kept)
	}
}

func TestRebase(t *testing.T) {
	mine := encode(thing{ID: "a", Rev: 1, Name: "我的", Parts: []part{{ID: "p", Text: "x"}, {ID: "gone"}}})
	body, ok := Rebase(mine, encode(thing{ID: "a", Rev: 5, Name: "别的", Parts: []part{{ID: "p"}}}))
	if !ok || !strings.Contains(body, `"Rev":5`) || !strings.Contains(body, "我的") || strings.Contains(body, "gone") {
		t.Fatal(body)
	}
}

// pair is a record whose own columns share its id, as a visit's do.
type pair struct {
	ID    string
	Rev   int
	Inner struct {
		ID  string
		Rev int
	}
}

func TestRebaseTellsPartsWithOneIDApart(t *testing.T) {
	var mine, theirs pair
	mine.ID, mine.Inner.ID, theirs.ID, theirs.Inner.ID = "a", "a", "a", "a"
	mine.Rev, mine.Inner.Rev, theirs.Rev, theirs.Inner.Rev = 1, 1, 4, 2
	body, ok := Rebase(encode(mine), encode(theirs))
	var got pair
	if err := json.Unmarshal([]byte(body), &got); err != nil || !ok || got != theirs {
		t.Fatal(body, err)
	}
}

func TestShareOut(t *testing.T) {
	got := shareOut([]float32{60, 200, 100}, []float32{60, 90, 90}, 300)
	if got[0] != 60 || got[0]+got[1]+got[2] < 299 || got[1] >= 200 {
		t.Fatal(got)
	}
	if got := shareOut([]float32{50, 50}, []float32{50, 50}, 200); got[0] != 100 {
		t.Fatal(got)
	}
}

// late is the error of a save that came too late.
type late struct{ now *thing }

func (l late) Error() string { return "已被改动" }
func (l late) Now() any      { return l.now }

// button finds a button of the open dialog by its text.
func button(t *testing.T, h Host, text string) *Press {
	t.Helper()
	top := h.Window().Canvas().Overlays().Top()
	if top == nil {
		t.Fatalf("no dialog with %q", text)
	}
	var found *Press
	for _, o := range test.LaidOutObjects(top) {
		if p, ok := o.(*Press); ok && p.Text == text {
			found = p
		}
	}
	if found == nil {
		t.Fatalf("no button %q", text)
	}
	return found
}

func TestStaleSaveShowsBoth(t *testing.T) {
	for _, mine := range []bool{true, false} {
		h := newHost(t)
		now := thing{ID: "a", Rev: 1, Name: "旧"}
		list := NewList(h, "thing", []table.Column[*thing]{table.Of("name", "名称", 8, func(v *thing) string { return v.Name })})
		list.Load, list.ID = Lists(func() ([]thing, error) { return []thing{now}, nil }), (*thing).RecordID
		e := &Editor[*thing, *thing]{List: list, Record: Record[*thing]{Name: "thing", Noun: "东西", Validate: (*thing).validate,
			Caption: func(v *thing) string { return v.Name },
			New:     Makes(func() (thing, error) { return thing{}, nil }), Read: Reads(func(string) (thing, error) { return now, nil }),
			Save: func(v *thing) error {
				if v.Rev != now.Rev {
					return late{&now}
				}
				v.Rev++
				now = *v
				return nil
			},
			Fields: []Field[*thing]{Text("name", "名称", func(v *thing) *string { return &v.Name })}}}
		e.Bind(h)
		h.window.SetContent(e.Content())
		e.Reload()
		e.Show("a")
		e.form.controls[0].Object.(*Entry).SetText("我的")
		now = thing{ID: "a", Rev: 2, Name: "别人的"}
		e.SaveNow(false)
		if now.Name != "别人的" {
			t.Fatal("a stale save went through")
		}
		if mine {
			button(t, h, "用我填写的").Tapped(nil)
			if now.Name != "我的" || now.Rev != 3 {
				t.Fatalf("%+v", now)
			}
		} else {
			button(t, h, "用台账里的").Tapped(nil)
			if e.form.Value.Name != "别人的" || e.Dirty() {
				t.Fatalf("%+v", e.form.Value)
			}
		}
	}
}

func TestLeavingAskedOnce(t *testing.T) {
	h := newHost(t)
	list := NewList(h, "thing", []table.Column[*thing]{table.Of("name", "名称", 8, func(v *thing) string { return v.Name })})
	list.Load, list.ID = Lists(func() ([]thing, error) { return []thing{{ID: "a", Name: "甲"}, {ID: "b", Name: "乙"}}, nil }),
		(*thing).RecordID
	e := &Editor[*thing, *thing]{List: list, Record: Record[*thing]{Name: "thing", Noun: "东西", Validate: (*thing).validate,
		Caption: func(v *thing) string { return v.Name },
		New:     Makes(func() (thing, error) { return thing{}, nil }),
		Read:    Reads(func(id string) (thing, error) { return thing{ID: id, Name: id}, nil }),
		Save:    func(*thing) error { return nil },
		Fields:  []Field[*thing]{Text("name", "名称", func(v *thing) *string { return &v.Name })}}}
	e.Bind(h)
	h.window.SetContent(e.Content())
	e.Reload()
	list.SelectAt(0)
	e.form.controls[0].Object.(*Entry).SetText("改了")
	list.SelectAt(1)
	button(t, h, "继续填写").Tapped(nil)
	if e.form.Value.Name != "改了" || list.chosen != "a" {
		t.Fatalf("%+v, row %s", e.form.Value, list.chosen)
	}
	e.form.controls[0].Object.(*Entry).SetText("")
	list.SelectAt(1)
	button(t, h, WordSave).Tapped(nil) // it can't be saved
	if e.form.Value.ID != "a" || list.chosen != "a" {
		t.Fatalf("%+v, row %s", e.form.Value, list.chosen)
	}
	list.SelectAt(1)
	button(t, h, "不保存").Tapped(nil)
	if e.form.Value.ID != "b" || e.Dirty() {
		t.Fatalf("%+v", e.form.Value)
	}
}

// What keeps a record from being deleted is told before anything is asked.
func TestBarredDeletionIsNotAsked(t *testing.T) {
	h := newHost(t)
	bars := errors.New("还有 3 条走访在用它")
	r := &Record[*thing]{Name: "thing", Noun: "东西", Caption: func(v *thing) string { return v.Name },
		Read: Reads(func(id string) (thing, error) { return thing{ID: id, Name: id}, nil }), Save: func(*thing) error { return nil },
		Delete: func(*thing) error { t.Error("deleted"); return nil }, Bar: func(string) error { return bars },
		Fields: []Field[*thing]{Text("name", "名称", func(v *thing) *string { return &v.Name })}}
	r.Bind(h)
	h.window.SetContent(r.Panel())
	r.Show("a")
	r.askDelete()
	if len(h.said) != 1 || !strings.Contains(h.said[0], bars.Error()) || h.window.Canvas().Overlays().Top() != nil {
		t.Errorf("%v, %v", h.said, h.window.Canvas().Overlays().Top())
	}
	r.Add() // nothing is added here, and nothing happens
	if r.form.Value.ID != "a" {
		t.Errorf("%+v", r.form.Value)
	}
}

// A file that is still on its way when its new record is saved arrives in that record, and not in another one.
func TestVisitSurvivesTheSaveOnly(t *testing.T) {
	h := newHost(t)
	r := &Record[*thing]{Name: "thing", Noun: "东西", Caption: func(v *thing) string { return v.Name },
		New:    Makes(func() (thing, error) { return thing{}, nil }),
		Read:   Reads(func(id string) (thing, error) { return thing{ID: id, Name: id}, nil }),
		Save:   func(v *thing) error { v.ID = "new"; return nil },
		Fields: []Field[*thing]{Text("name", "名称", func(v *thing) *string { return &v.Name })}}
	r.Bind(h)
	h.window.SetContent(r.Panel())
	r.Add()
	visit := r.form.Visit()
	test.Type(focused(h), "甲")
	r.SaveNow(false)
	if r.form.Value.ID != "new" || r.form.Visit() != visit {
		t.Errorf("%+v: visit %d, was %d", r.form.Value, r.form.Visit(), visit)
	}
	r.Show("b")
	if r.form.Visit() == visit {
		t.Error("another record has the same visit")
	}
}

// A fault stands behind the field's title, so that what lies below does not move under the mouse; one that is too long stands below.
func TestFaultsMoveNothing(t *testing.T) {
	h := newHost(t)
	f := thingForm(h)
	f.Set(&thing{})
	at := func() fyne.Position {
		return fyne.CurrentApp().Driver().AbsolutePositionForObject(f.controls[3].Object)
	}
	before := at()
	if f.Ready() {
		t.Fatal("a thing without a name is ready")
	}
	if f.faults[0].says == "" || at() != before {
		t.Errorf("%q moved what lies below by %v", f.faults[0].says, at().Subtract(before))
	}
	f.faults[1].set(strings.Repeat("很长的说明，", 30))
	if f.faults[1].Hidden {
		t.Error("a fault too long for the title's line is not shown")
	}
}
