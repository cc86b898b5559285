package views

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"liujin/app"
	"liujin/data"
	"liujin/views/kit"
)

// TestWayBack opens a number's rows and goes back to where it stands.
func TestWayBack(t *testing.T) {
	s := sampleShell(t, kit.Theme{})
	back := &desktop.CustomShortcut{KeyName: fyne.KeyLeft, Modifier: fyne.KeyModifierAlt}
	s.openRows(app.Kept(data.KindVisit, app.InSpan))
	if s.current != "visit" || s.wayBack == nil {
		t.Fatal("the rows have no way back")
	}
	if s.TypedShortcut(back); s.current != "desk" || s.wayBack != nil {
		t.Errorf("Alt+← went to %q", s.current)
	}
	s.openRows(app.Kept(data.KindVisit))
	s.Go("deputy")
	if s.TypedShortcut(back); s.current != "deputy" {
		t.Errorf("a screen that was gone to by itself goes back to %q", s.current)
	}
}

// TestPathIsWhole refuses a path that starts nowhere, and makes no folder for it.
func TestPathIsWhole(t *testing.T) {
	s := sampleShell(t, kit.Theme{})
	t.Chdir(t.TempDir())
	written := ""
	folder := t.TempDir()
	chooseOutput(s, "另存", filepath.Join(folder, "走访台账.xlsx"), replaceAsked, func(path string) { written = path })
	e := s.window.Canvas().Focused().(*kit.Entry)
	enter := &fyne.KeyEvent{Name: fyne.KeyReturn}
	e.SetText("资料/台账")
	e.TypedKey(enter)
	if all, err := os.ReadDir("."); err != nil || written != "" || len(all) > 0 {
		t.Errorf("wrote %q; in the working folder: %v, %v", written, all, err)
	}
	for _, replace := range []bool{replaceAsked, replaceNever} { // what no disk takes is not there already
		chooseOutput(s, "另存", filepath.Join(folder, strings.Repeat("长", 300)+".xlsx"), replace, func(path string) { written = path })
		long := s.window.Canvas().Focused().(*kit.Entry)
		long.TypedKey(enter)
		if written != "" || s.window.Canvas().Focused() != long {
			t.Errorf("a name of 300 characters was taken: %q", written)
		}
		long.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	}
	e.SetText(folder) // a folder takes the file under the name that was proposed
	e.TypedKey(enter)
	if written != filepath.Join(folder, "走访台账.xlsx") {
		t.Errorf("wrote %q", written)
	}
}

// TestSheetsAreNamedAfterTheirLists: every list proposes a file name of its own.
func TestSheetsAreNamedAfterTheirLists(t *testing.T) {
	s := sampleShell(t, kit.Theme{})
	seen := map[string]string{}
	for _, e := range s.entries() {
		list := board(s.Go(e.name).Edit)
		if list == nil {
			continue
		}
		title := list.Listing().Title
		if other := seen[title]; title == "" || other != "" {
			t.Errorf("%s: the list is called %q, as in %q", e.name, title, other)
		}
		seen[title] = e.name
		s.export(list.Listing())
		if field := s.window.Canvas().Focused().(*kit.Entry); !strings.Contains(filepath.Base(field.Text), title) {
			t.Errorf("%s: %q is proposed for %q", e.name, field.Text, title)
		}
		s.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	}
}

// TestNavigationFits all pages into the window of a common office PC.
func TestNavigationFits(t *testing.T) {
	s := sampleShell(t, kit.Theme{})
	capture(t, s, "navigation")
	if least, room := s.nav.scroll.Content.MinSize().Height, s.nav.scroll.Size().Height; least > room {
		t.Errorf("the navigation wants %v of %v", least, room)
	}
	for _, look := range []kit.Theme{{}, {Large: true}} {
		fyne.CurrentApp().Settings().SetTheme(&look)
		for i, item := range s.nav.items {
			item.set(item.on, 88)
			item.Resize(fyne.NewSize(kit.Scaled(navWidth)-16, 30))
			r := test.WidgetRenderer(item).(*navRenderer)
			if r.text.Position().X+r.text.MinSize().Width > r.badge.Position().X {
				t.Errorf("%s: the badge covers its text", pages[i].title)
			}
		}
	}
}

// What was typed is saved before anybody is called over: the roll changes the same record, and the text would stand against it.
func TestRollSavesFirst(t *testing.T) {
	s := sampleShell(t, kit.Theme{})
	called := func() (rolls int) {
		for _, o := range test.LaidOutObjects(s.window.Canvas().Overlays().Top()) {
			if _, ok := o.(*kit.Roll); ok {
				rolls++
			}
		}
		return rolls
	}
	meetings, err := s.meetings.Meetings()
	if err != nil {
		t.Fatal(err)
	}
	e := s.Go("meeting").Edit.(*kit.Editor[*data.MeetingRow, *data.Meeting])
	held := slices.IndexFunc(meetings, func(m data.MeetingRow) bool { return m.Day <= s.app.Today() })
	s.Open("meeting", meetings[held].ID)
	e.Form().FocusOn("title")
	for _, typed := range []bool{false, true} {
		if typed {
			test.Type(s.window.Canvas().Focused(), "改")
		}
		act(t, s, "点名")
		saved, err := s.meetings.Meeting(meetings[held].ID)
		if n := called(); n == 0 || e.Dirty() || err != nil || strings.Contains(saved.Title, "改") != typed {
			t.Errorf("typed %v: %d rolls, “%s”, %v", typed, n, saved.Title, err)
		}
		for _, o := range s.window.Canvas().Overlays().List() {
			s.window.Canvas().Overlays().Remove(o)
		}
		e.Form().FocusOn("title")
	}
}
