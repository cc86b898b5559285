//go:build e2e

package main

import (
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"liujin/app"
	"liujin/app/desk"
	"liujin/app/duty"
	"liujin/app/meetings"
	"liujin/app/training"
	"liujin/data"
)

// story is a machine on which each key counts as an action; what is typed or pasted as content does not.
type story struct {
	*machine
	actions int
	at      string
}

// press presses keys, each when the one before has been answered.
func (s *story) press(keys ...string) {
	s.t.Helper()
	s.actions += len(keys)
	s.machine.press(keys...)
}

// slowly presses keys each of which brings another page or dialog.
func (s *story) slowly(keys ...string) {
	s.t.Helper()
	s.actions += len(keys)
	for _, key := range keys {
		s.turns(key)
	}
}

// content puts text where the caret is: it is what the office knows, not work that the program makes.
func (s *story) content(text string) {
	s.t.Helper()
	s.answers(func() { s.paste(text) })
	s.rests(shortRest)
}

// open goes to a tab by the keyboard; a click would do it in one action, so that it counts as one.
func (s *story) open(name string) {
	s.t.Helper()
	for _, key := range way(s.t, s.at, name) {
		s.answers(func() { s.keys(key) })
	}
	s.actions++
	s.at = name
	s.rests(longRest)
}

// spent returns the actions since the last time, and says them.
func (s *story) spent(what string, most int) {
	s.t.Helper()
	fmt.Printf("%s: %d actions\n", what, s.actions)
	if most > 0 && s.actions > most {
		s.t.Errorf("%s took %d actions, at most %d are fine", what, s.actions, most)
	}
	s.actions = 0
}

// asks looks into the ledger beside the open window.
func (s *story) asks(ok func(a *app.App) bool) bool {
	return s.read(func(db *data.DB) bool { return ok(app.New(db)) })
}

// ask looks into the ledger beside the open window until ok.
func (s *story) ask(what string, ok func(a *app.App) bool) {
	s.t.Helper()
	s.until(what, func() bool { return s.asks(ok) })
}

// TestE2EStory is the first fifteen minutes: from the office's own roster to the file that goes up, by keyboard alone.
func TestE2EStory(t *testing.T) {
	t.Parallel()
	s := &story{machine: newMachine(t), at: "deputy"}
	roster, err := filepath.Abs("app/intake/roster/testdata/a-plain.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	wrong, err := filepath.Abs("app/intake/roster/testdata/b-merged-heads.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	s.launch("./liujin")
	s.rests(longRest)
	s.press("Tab", "Tab", "Return") // 从名册开始
	s.content(roster)
	s.press("Return")
	s.content("东港镇人民代表大会主席团")
	s.press("Return", "Return", "Return")
	s.ledger = filepath.Join(s.home, "六进履职台账", "东港镇人民代表大会主席团"+data.Extension)
	s.until("the new ledger", func() bool { _, err := os.Stat(s.ledger); return err == nil })
	s.rests(longRest)
	s.slowly("Return", "Return", "Return") // columns, faults, comparison
	s.ask("86 deputies", func(a *app.App) bool { all, err := a.Deputies(); return err == nil && len(all) == 86 })
	s.spent("roster in", 0)

	s.press("ctrl+i")
	s.content(wrong)
	s.press("Return")
	s.rests(longRest)
	s.slowly("Return", "Return", "Return")
	s.ask("the wrong roster", func(a *app.App) bool { all, err := a.Deputies(); return err == nil && len(all) > 86 })
	s.rests(longRest)
	s.press("ctrl+z")
	s.ask("the wrong import undone", func(a *app.App) bool { all, err := a.Deputies(); return err == nil && len(all) == 86 })
	s.spent("wrong import undone", 0)

	s.duty()
	s.visit()
	s.training()
	s.meeting()
	s.upward()
}

// duty sets a station and its reception day, and plans the coming month.
func (s *story) duty() {
	s.open("station")
	s.press("ctrl+n")
	s.content("港口社区代表联络站")
	s.press(repeat("Return", 8)...)
	s.content("第一代表小组")
	s.press("Return", "ctrl+s")
	s.ask("the station", func(a *app.App) bool {
		all, err := a.Stations()
		return err == nil && len(all) == 1 && all[0].Deputies > 10
	})
	s.open("rota")
	s.press("ctrl+f", "Down", "Return", "Return", "Tab", "Tab", "Tab", "Tab", "space", "ctrl+s") // every Wednesday
	s.ask("the reception day", func(a *app.App) bool {
		all, err := duty.New(a).Rotas()
		return err == nil && len(all) == 1 && strings.Contains(all[0].Rules, "周三")
	})
	s.spent("station and reception day", 0)
	s.press("ctrl+g")
	s.at = "duty" // where it is planned
	s.rests(longRest)
	s.press("Return")
	s.rests(longRest)
	s.press("Return")
	s.ask("the month's duty", func(a *app.App) bool {
		rows, err := duty.New(a).Shifts("2000-01-01", "2999-12-31")
		return err == nil && len(rows) >= 3 && rows[0].Holes() == 0
	})
	s.spent("next month's duty", 3)
}

// visit records a visit with two deputies, a demand and a photo.
func (s *story) visit() {
	photo := filepath.Join(s.home, "现场.jpg")
	f, err := os.Create(photo)
	if err != nil {
		s.t.Fatal(err)
	}
	picture := image.NewRGBA(image.Rect(0, 0, 320, 240))
	for i := range 320 {
		picture.Set(i, i*3/4, color.RGBA{200, 30, 30, 255})
	}
	if err := jpeg.Encode(f, picture, nil); err != nil {
		s.t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		s.t.Fatal(err)
	}
	s.open("visit")
	s.press("ctrl+n")
	s.content("东港水产加工有限公司")
	s.press("Return") // new, by its name
	s.content("郭文、程永强")
	s.press("ctrl+d")
	s.content("冷链车间增容 400 千伏安")
	s.press("ctrl+u")
	s.content(photo)
	s.press("Return")
	s.rests(longRest)
	s.press("ctrl+s")
	s.ask("the visit", func(a *app.App) bool {
		rows, err := a.Visits()
		return err == nil && len(rows) == 1 && rows[0].Persons == 2 && rows[0].Opinions == 1 && rows[0].Photos == 1
	})
	s.spent("a visit with 2 deputies, 1 demand, 1 photo", 12)
	s.ask("the desk's numbers", func(a *app.App) bool {
		span, err := a.SpanIn(a.Today(), a.Today())
		walks, err2 := desk.New(a).Walks(span.From, span.To, data.Targets{})
		return err == nil && err2 == nil && walks[1].Done == 1 && walks[1].Persons == 2
	})
}

// training makes a course of today, fills it, prints the list to sign and calls the roll of forty.
func (s *story) training() {
	s.open("course")
	s.press("ctrl+n")
	s.content("学习贯彻党的二十大精神")
	s.press("Return", "Return", "Return")
	s.content("40")
	s.press("Return") // the first session's topic
	s.content("党的二十大精神解读")
	s.press("Return")
	s.keys("ctrl+a")
	s.content(time.Now().Format(time.DateOnly))
	s.press("ctrl+s")
	s.ask("the course", func(a *app.App) bool {
		rows, err := training.New(a).Courses()
		return err == nil && len(rows) == 1 && rows[0].Sessions == 1
	})
	s.act(0)
	s.rests(longRest)
	s.press("Return") // who is proposed, and why
	s.ask("forty enrolled", func(a *app.App) bool {
		rows, err := training.New(a).Courses()
		return err == nil && rows[0].Enrolled == 40
	})
	s.rests(longRest)
	s.press("Escape")
	s.spent("a course with forty enrolled", 0)
	s.press("ctrl+p")
	s.press("Tab") // the notice, the list to sign
	s.press("Return")
	s.saved("签到表", "签到表", "郭文")
	s.spent("the list to sign in the preview, saved", 0)
	s.act(2)
	s.rests(longRest)
	for i := range 40 {
		s.keys([]string{"1", "1", "1", "2", "1", "3", "1", "1", "4", "1"}[i%10])
		s.actions++
	}
	s.press("Return")
	s.ask("the roll of forty", func(a *app.App) bool {
		rows, err := training.New(a).Courses()
		return err == nil && rows[0].Held == 1 && rows[0].Came == 32
	})
	s.spent("attendance of forty", 45)
}

// meeting shows the papers of tomorrow's meeting.
func (s *story) meeting() {
	s.press("ctrl+m")
	s.rests(longRest)
	s.press("ctrl+s")
	s.at = "meeting"
	s.ask("the meeting", func(a *app.App) bool { rows, err := meetings.New(a).Meetings(); return err == nil && len(rows) == 1 })
	s.press("ctrl+m")
	s.saved("会议议程", "推进情况", "需要会议研究的事项", "还没有参加的代表")
	s.spent("会议材料 in the preview, and saved", 0)
}

// upward saves the page of the month that is signed and sealed, and goes up.
func (s *story) upward() {
	s.press("ctrl+e")
	s.rests(longRest)
	s.press("ctrl+p")
	s.saved("上报表", "单位负责人", "审核人", "村居社区")
	s.spent("the page to seal, and saved", 4)
}

// act presses the n-th act below the record, counted from 0: with the mouse it is one click.
func (s *story) act(n int) {
	s.t.Helper()
	s.rests(longRest)
	s.press("ctrl+b")
	s.press(append(repeat("Tab", n), "Return")...)
}

// saved saves the paper in the preview and looks for words in it.
func (s *story) saved(name string, words ...string) {
	s.t.Helper()
	pattern := filepath.Join(filepath.Dir(s.ledger), "导出", "*"+name+"*.pdf")
	there := func() bool { found, _ := filepath.Glob(pattern); return len(found) > 0 }
	s.until("the paper "+name, func() bool { // each key is harmless when it comes too early
		s.rests(longRest)
		s.machine.press("ctrl+s", "Return")
		return within(5*time.Second, there)
	})
	for range 3 { // the note where it lies, the preview, and nothing
		s.rests(longRest)
		s.keys("Escape")
	}
	s.rests(longRest)
	s.actions += 2
	found, _ := filepath.Glob(pattern)
	out, err := exec.Command("pdftotext", "-raw", found[0], "-").Output()
	text := strings.Join(strings.Fields(string(out)), "")
	for _, word := range words {
		if err != nil || !strings.Contains(text, word) {
			s.t.Errorf("%s lacks %s: %v", found[0], word, err)
		}
	}
}

func repeat(key string, n int) (all []string) {
	for range n {
		all = append(all, key)
	}
	return all
}
