package views

import (
	"fmt"

	"fyne.io/fyne/v2"

	"liujin/app"
	"liujin/app/importing"
	"liujin/app/intake"
	visitbook "liujin/app/intake/visits"
	"liujin/app/sheets"
	"liujin/app/table"
)

// visitsWizard leads an old ledger of visits into ours.
type visitsWizard struct {
	*wizard
	ledger   *visitbook.Ledger
	incoming *importing.VisitImport
}

// visitWizard is the wizard of ledgers of visits.
func visitWizard(s *Shell) *wizard { return newVisitsWizard(s).wizard }

func newVisitsWizard(s *Shell) *visitsWizard {
	w := &visitsWizard{wizard: newWizard(s, ledgerWords("走访台账", "visit", visitbook.Template))}
	w.kind = w
	return w
}

func (w *visitsWizard) read(book *sheets.Workbook, o intake.Options) (*intake.Findings, error) {
	read, err := w.shell.importing.ReadVisits(book, o)
	return keep(&w.ledger, read, err)
}

var visitReadColumns = []table.Column[*visitbook.Visit]{
	{Name: "day", Head: "日期", Width: 5.5, Cell: func(v *visitbook.Visit) table.Cell { return table.D(v.Day) }},
	table.Of("enterprise", "市场主体", 10, func(v *visitbook.Visit) string { return v.Enterprise }),
	table.Of("deputies", "代表", 7, func(v *visitbook.Visit) string { return app.Few(v.Deputies, mostListed, "") }),
	{Name: "demands", Head: "诉求", Width: 3, Cell: func(v *visitbook.Visit) table.Cell { return table.Some(len(v.Demands)) }},
	table.Of("place", "地点", 6, func(v *visitbook.Visit) string { return v.Place }).Hide(),
	table.Of("content", "走访情况", 12, func(v *visitbook.Visit) string { return v.Content }).Hide(),
	table.Of("note", "备注", 8, func(v *visitbook.Visit) string { return v.Note }).Hide(),
}

func (w *visitsWizard) records() (fyne.CanvasObject, string) {
	_, content := listed(w.wizard, "visits", visitReadColumns, func() []visitbook.Visit { return w.ledger.Visits },
		func(v *visitbook.Visit) string { return place(v.Sheet, v.Row, v.Enterprise) })
	return content, fmt.Sprintf("读到 %d 次走访，表里有 %d 处问题；代表和市场主体认得对不对，下一步与台账对比时再看。改好表格可以再导一次，已有的不会重复。", len(w.ledger.Visits),
		len(w.ledger.Problems))
}

// comparison shows what becomes of each visit, and what is wrong with it by what the ledger knows.
func (w *visitsWizard) comparison() (fyne.CanvasObject, error) {
	incoming, err := w.shell.importing.CompareVisits(w.ledger)
	if err != nil {
		return nil, err
	}
	w.incoming = incoming
	return compared(w.wizard, &comparing[importing.VisitImportRow]{name: "visit-plan", columns: importing.VisitImportColumns,
		rows:  func() []importing.VisitImportRow { return incoming.Rows },
		place: func(v *importing.VisitImportRow) string { return place(v.Sheet, v.Row, v.Enterprise) }, said: incoming.Compared(),
		words: func() (string, string) {
			if len(incoming.Enterprises) == 0 {
				return incoming.Words(), ""
			}
			return incoming.Words(), fmt.Sprintf("会自动建好 %d 家市场主体：%s", len(incoming.Enterprises),
				app.Few(incoming.Enterprises, mostListed, ""))
		}}), nil
}

func (w *visitsWizard) apply(report func(done, total int) (goOn bool)) error {
	return w.shell.importing.ApplyVisits(w.incoming, report)
}

func (w *visitsWizard) applied() string {
	if w.incoming.Count().New == 0 {
		return "没有新的走访，台账没有改动。"
	}
	return "导入完成：" + w.incoming.Words() + allUndone
}

// leaves are the records that do not come in, and what is wrong.
func (w *visitsWizard) leaves() ([]string, []intake.Problem) {
	return leftLines(w.incoming.Rows, func(r *importing.VisitImportRow) (string, int, string, string) {
		return r.Sheet, r.Row, r.Day + " " + r.Enterprise, r.Why
	}), w.incoming.Compared().Problems
}
