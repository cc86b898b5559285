package views

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"liujin/app/duty"
	"liujin/data"
	"liujin/views/kit"
)

// tab goes on to the next field.
func (h *hand) tab() {
	h.actions++
	h.window.Canvas().(interface{ FocusNext() }).FocusNext()
}

// digit takes an entry of the drop-down that has the caret, and goes on.
func (h *hand) digit(r rune) {
	h.t.Helper()
	h.actions++
	c, ok := h.window.Canvas().Focused().(*kit.Choice)
	if !ok {
		h.t.Fatalf("%T has the caret", h.window.Canvas().Focused())
	}
	c.TypedRune(r)
}

// An opinion goes its whole way, returned once and extended once: what usually follows a step comes with its save.
func TestStoryOfAnOpinion(t *testing.T) {
	h := sitting(t, sampleCopy(t), today)
	units, err := h.app.Handlers()
	if err != nil {
		t.Fatal(err)
	}
	h.page("opinion")
	h.keys(ctrl(fyne.KeyN))
	h.fill("村口公交站没有雨棚，老人等车淋雨")
	h.click("保存并交办")
	h.fill(units[0].Name)
	h.answer(kit.WordSave)
	h.click("退回")
	h.fill("应由" + units[1].Name + "办理")
	h.answer(kit.WordSave)
	h.click("延期")
	h.fill("12-25")
	h.answer(kit.WordSave)
	h.click("答复")
	h.fill("年内装好")
	h.answer("保存并反馈")
	h.fill("已电话告知")
	h.tab()
	h.digit('1')
	h.digit('2')
	h.answer(kit.WordSave)
	h.quiet("the opinion")
	h.spent("an opinion from 登记 to 评价, returned with a reason and extended", 20)
	m, err := h.matters.Opinion(openedID(h, "opinion"))
	if err != nil {
		t.Fatal(err)
	}
	var kinds []data.StepKind
	for _, s := range m.Steps {
		kinds = append(kinds, s.Kind)
	}
	if want := []data.StepKind{data.StepAssign, data.StepReturn, data.StepAssign, data.StepExtend, data.StepAnswer, data.StepFeedback,
		data.StepRate}; !slices.Equal(kinds, want) || m.HandlerID != units[1].ID {
		t.Errorf("%v by %s", kinds, m.HandlerID)
	}
	if last := m.Steps[len(m.Steps)-1]; last.Rating != data.Ratings[0] || last.Attitude != data.Ratings[1] {
		t.Errorf("%+v", last)
	}
}

func openedID(h *hand, screen string) string {
	return h.built[screen].Edit.(interface{ Opened() string }).Opened()
}

// An opinion whose way is not a unit's is saved, and that it is not handed over is said.
func TestNothingFollowsASave(t *testing.T) {
	h := sitting(t, sampleCopy(t), today)
	h.page("opinion")
	h.keys(ctrl(fyne.KeyN))
	h.fill("问社保补贴怎么领")
	h.choose(string(data.RouteAnswered))
	h.click("保存并交办")
	h.quiet("saving what was answered at once")
	if m, err := h.matters.Opinion(openedID(h, "opinion")); err != nil || len(m.Steps) > 0 || m.Route != data.RouteAnswered {
		t.Errorf("%+v %v", m, err)
	}
}

// A deputy's leave of a day and who stands in are told where the shift is read.
func TestStoryOfALeave(t *testing.T) {
	h := sitting(t, sampleCopy(t), today)
	d := h.page("duty").Edit.(*dutyMonth)
	at := slices.IndexFunc(d.rows, func(r duty.ShiftRow) bool { return r.Day > today && len(r.Seats) > 1 && r.ActivityID == "" })
	if at < 0 {
		t.Fatal("no shift is planned")
	}
	shift, out := d.rows[at], d.rows[at].Seats[0]
	h.actions += 2 // the shift and the deputy are clicked
	d.Show(shift.ID)
	d.panel.out = out.DeputyID
	d.panel.reload()
	h.click("请假")
	rows, err := h.duty.Absences()
	if err != nil || !slices.ContainsFunc(rows, func(r duty.AbsenceRow) bool {
		return r.DeputyID == out.DeputyID && r.Starts == shift.Day && r.Ends == shift.Day
	}) {
		t.Fatal("no leave is told", err)
	}
	for _, o := range test.LaidOutObjects(h.window.Content()) {
		if b, ok := o.(*kit.Press); ok && strings.HasPrefix(b.Text, "换上") {
			h.click(b.Text)
			break
		}
	}
	h.quiet("the stand-in")
	h.spent("a leave that hits a shift, and its stand-in", 5)
	now := d.shiftBy(shift.ID)
	if now.Has(out.DeputyID) || !slices.ContainsFunc(now.Seats, func(s duty.Seat) bool { return s.For == out.Name }) {
		t.Errorf("%+v", now.Seats)
	}
}

// So is one of more days, until a day that is offered.
func TestStoryOfALongLeave(t *testing.T) {
	h := sitting(t, sampleCopy(t), today)
	d := h.page("duty").Edit.(*dutyMonth)
	at := slices.IndexFunc(d.rows, func(r duty.ShiftRow) bool { return r.Day > today && len(r.Seats) > 1 && r.ActivityID == "" })
	shift, out := d.rows[at], d.rows[at].Seats[0].DeputyID
	h.actions += 2 // the shift and the deputy are clicked
	d.Show(shift.ID)
	d.panel.out = out
	d.panel.reload()
	h.click("请假到…")
	h.answer("一周")
	h.spent("a leave of a week, but for the stand-in's button", 5)
	end, err := time.Parse(time.DateOnly, shift.Day)
	if err != nil {
		t.Fatal(err)
	}
	to := end.AddDate(0, 0, 6).Format(time.DateOnly)
	rows, err := h.duty.Absences()
	if err != nil || !slices.ContainsFunc(rows, func(r duty.AbsenceRow) bool {
		return r.DeputyID == out && r.Starts == shift.Day && r.Ends == to
	}) {
		t.Fatal("no leave is told", err)
	}
}

// A bulletin is saved and shown at once, by its button and by Ctrl+P: never the list instead of what was just drafted.
func TestStoryOfABulletin(t *testing.T) {
	h := sitting(t, sampleCopy(t), today)
	h.page("bulletin")
	h.keys(ctrl(fyne.KeyN))
	h.click("保存并打印这一份")
	soon(func() bool { return h.covered })
	before := len(out(t, h.Shell, data.BulletinPaper))
	h.keys(ctrl(fyne.KeyS))
	h.spent("a bulletin from the desk to its PDF, with its number", 4)
	if rows := out(t, h.Shell, data.BulletinPaper); len(rows) != before+1 || rows[0].Number == 0 || !rows[0].Kept {
		t.Errorf("%+v", rows)
	}
	h.answer(kit.WordClose)
	h.uncover()
	h.keys(ctrl(fyne.KeyN))
	h.keys(ctrl(fyne.KeyP))
	if id, offered := openedID(h, "bulletin"), texts(h.window.Canvas().Overlays().Top()); id == "" ||
		!strings.Contains(fmt.Sprint(offered), "简报（打开的这一期）") {
		t.Log(id, offered)
		t.Error("what was drafted is not what is printed first")
	}
}

// Who types the name of a street's office has not to say that it is one; what was said stays.
func TestLevelOfANewLedger(t *testing.T) {
	s := sampleShell(t, kit.Theme{})
	form := kit.NewForm(s, newLedgerFields(), (*newLedger).Validate)
	form.Set(&newLedger{Level: levelOf("")})
	s.window.SetContent(form.Object())
	form.FocusOn("unit")
	unit := s.window.Canvas().Focused().(*kit.Entry)
	for typed, want := range map[string]data.OfficeLevel{"港北街道人大工委": data.OfficeStreet, "东港镇人大": data.OfficeTown} {
		unit.SetText(typed)
		if form.Value.Level != want {
			t.Errorf("%s is of %s", typed, form.Value.Level)
		}
	}
}

// The arrows go through a menu of acts, as through any list.
func TestArrowsInAMenu(t *testing.T) {
	s := sampleShell(t, kit.Theme{})
	done := ""
	s.menu("打印", []menuItem{{"甲", func() { done = "甲" }}, {"乙", func() { done = "乙" }}, {"丙", func() { done = "丙" }}})
	for _, key := range []fyne.KeyName{fyne.KeyDown, fyne.KeyDown, fyne.KeyUp, fyne.KeyReturn} {
		s.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: key})
	}
	if done != "乙" {
		t.Errorf("“%s” is done", done)
	}
}
