package views

import (
	"strings"
	"testing"

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
