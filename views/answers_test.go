package views

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"liujin/app"
	"liujin/app/duty"
	"liujin/data"
)

// What an act says of what it did stays, though the window hears of the commit only when the act has ended; the next operation is told.
func TestAnswerOutlivesItsCommit(t *testing.T) {
	h := sitting(t, sampleCopy(t), "2026-11-12")
	h.Done("读出 7 条；没有当作记录：“收到”")
	h.changed(data.Change{Tables: []string{"report"}, Label: "收下 7 条待核记录"}, h.commits.Load())
	if said := h.status.text.Text; !strings.HasPrefix(said, "读出 7 条") {
		t.Error(said)
	}
	h.changed(data.Change{}, h.commits.Load())
	if said := h.status.text.Text; !strings.HasPrefix(said, "读出 7 条") {
		t.Error(said)
	}
	if err := h.app.SaveEnterprise(&data.Enterprise{EnterpriseFields: data.EnterpriseFields{Name: "新组"}}); err != nil {
		t.Fatal(err)
	}
	if said := h.status.text.Text; !strings.Contains(said, "新组") {
		t.Error(said)
	}
}

// A page where nothing can be added does not say that it can.
func TestNothingIsAddedAmongReceptionDays(t *testing.T) {
	h := sitting(t, sampleCopy(t), "2026-11-12")
	h.Go("rota")
	if said := strings.Join(texts(h.window.Content()), "|"); strings.Contains(said, "Ctrl+N") || !strings.Contains(said, "从左边选一条接待日") {
		t.Error(said)
	}
}

// Why nothing was done is gone from the line once something is, and on another page; that something was done stays.
func TestRefusalsGo(t *testing.T) {
	h := sitting(t, sampleCopy(t), today)
	says := func(when, want string) {
		t.Helper()
		if h.status.text.Text != want {
			t.Errorf("%s: %q", when, h.status.text.Text)
		}
	}
	h.Go("coverage")
	h.Refused("没有复制")
	says("refused", "没有复制")
	h.Go("coverage")
	says("on the same page", "没有复制")
	h.Go("desk")
	says("on another page", statusReady)
	h.Refused("没有复制")
	g := app.GroupRow{Group: data.Group{Name: "新组", Kind: data.GroupDeputies}}
	if err := h.app.SaveGroup(&g); err != nil {
		t.Fatal(err)
	}
	if said := h.status.text.Text; !strings.Contains(said, "新组") {
		t.Error(said)
	}
	said := h.status.text.Text
	h.Go("visit")
	says("what was done", said)
}

// What was typed into a small form is asked about before Escape, or taking back what is recorded, drops it.
func TestTypedIsAskedAbout(t *testing.T) {
	h := sitting(t, sampleCopy(t), today)
	escape := func() { h.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape}) }
	open := func() int { return len(h.window.Canvas().Overlays().List()) }
	h.askSignIn(nil)
	if escape(); open() != 0 {
		t.Fatal("an untouched form asks")
	}
	h.askSignIn(nil)
	h.fill("选民座谈会签到表")
	if escape(); open() != 2 {
		t.Fatal("a typed title goes without a question")
	}
	h.answer("继续填写")
	if escape(); open() != 2 {
		t.Fatal("the form is gone")
	}
	h.answer("不保存")
	h.quiet("giving up")
	shifts, err := h.duty.Shifts("2026-10-01", today)
	if err != nil {
		t.Fatal(err)
	}
	at := slices.IndexFunc(shifts, func(r duty.ShiftRow) bool { return r.ActivityID != "" })
	h.askTurnout(shifts[at].ID)
	h.window.Canvas().Focused().TypedRune('3')
	h.answer("删除登记")
	if open() != 2 {
		t.Fatal("what was said of the shift goes without a question")
	}
	h.answer("继续填写")
	if now, err := h.duty.Shifts(shifts[at].Day, shifts[at].Day); err != nil || !slices.ContainsFunc(now, func(r duty.ShiftRow) bool {
		return r.ID == shifts[at].ID && r.ActivityID != ""
	}) {
		t.Error("it is taken back", err)
	}
}
