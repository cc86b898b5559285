package views

import (
	"fmt"

	"fyne.io/fyne/v2"

	"liujin/app"
	"liujin/app/importing"
	"liujin/app/intake"
	matterbook "liujin/app/intake/matters"
	"liujin/app/sheets"
	"liujin/app/table"
)

// mattersWizard leads an old ledger of opinions, or a list of proposals, into ours.
type mattersWizard struct {
	*wizard
	ledger   *matterbook.Ledger
	incoming *importing.MatterImport
	from     func(*sheets.Workbook, intake.Options) (*matterbook.Ledger, error)
	against  func(*matterbook.Ledger) (*importing.MatterImport, error)
}

// opinionWizard is the wizard of ledgers of opinions.
func opinionWizard(s *Shell) *wizard {
	return newMattersWizard(s, s.importing.ReadOpinions, s.importing.CompareOpinions,
		ledgerWords("意见建议台账", "opinion", matterbook.Opinions)).wizard
}

// proposalWizard is the wizard of lists of proposals.
func proposalWizard(s *Shell) *wizard {
	return newMattersWizard(s, s.importing.ReadProposals, s.importing.CompareProposals,
		ledgerWords("代表建议清单", "proposal", matterbook.Proposals)).wizard
}

func newMattersWizard(s *Shell, from func(*sheets.Workbook, intake.Options) (*matterbook.Ledger, error),
	against func(*matterbook.Ledger) (*importing.MatterImport, error), words tableWords) *mattersWizard {
	w := &mattersWizard{wizard: newWizard(s, words), from: from, against: against}
	w.kind = w
	return w
}

func (w *mattersWizard) read(book *sheets.Workbook, o intake.Options) (*intake.Findings, error) {
	read, err := w.from(book, o)
	return keep(&w.ledger, read, err)
}

var matterReadColumns = []table.Column[*matterbook.Matter]{
	table.Of("number", "编号", 3.5, func(m *matterbook.Matter) string { return m.Number }),
	{Name: "day", Head: "日期", Width: 5.5, Cell: func(m *matterbook.Matter) table.Cell { return table.D(m.Day) }},
	table.Of("about", "内容", 12, (*matterbook.Matter).About),
	table.Of("deputies", "代表", 6, func(m *matterbook.Matter) string { return app.Few(m.Deputies, mostListed, "") }),
	table.Of("handlers", "承办单位", 6, func(m *matterbook.Matter) string { return app.Few(m.Handlers, mostListed, "") }),
	table.Of("reporter", "反映人", 5, func(m *matterbook.Matter) string { return m.Reporter }).Hide(),
	{Name: "assigned", Head: "交办日期", Width: 5.5, Hidden: true, Cell: func(m *matterbook.Matter) table.Cell { return table.D(m.Assigned) }},
	{Name: "answered", Head: "答复日期", Width: 5.5, Hidden: true, Cell: func(m *matterbook.Matter) table.Cell { return table.D(m.Answered) }},
	table.Of("outcome", "办理情况", 8, func(m *matterbook.Matter) string { return m.Outcome }).Hide(),
	table.Of("rating", "满意度", 4, func(m *matterbook.Matter) string { return m.Rating }).Hide(),
	table.Of("note", "备注", 8, func(m *matterbook.Matter) string { return m.Note }).Hide(),
}

func (w *mattersWizard) records() (fyne.CanvasObject, string) {
	_, content := listed(w.wizard, "matters", matterReadColumns, func() []matterbook.Matter { return w.ledger.Matters },
		func(m *matterbook.Matter) string { return place(m.Sheet, m.Row, "") })
	return content, fmt.Sprintf("读到 %d 件，表里有 %d 处问题；代表和承办单位认得对不对，下一步与台账对比时再看。改好表格可以再导一次，已有的不会重复。", len(w.ledger.Matters),
		len(w.ledger.Problems))
}

// comparison shows what becomes of each matter, and what is wrong with it by what the ledger knows.
func (w *mattersWizard) comparison() (fyne.CanvasObject, error) {
	incoming, err := w.against(w.ledger)
	if err != nil {
		return nil, err
	}
	w.incoming = incoming
	return compared(w.wizard, &comparing[importing.MatterImportRow]{name: "matter-plan", columns: importing.MatterImportColumns,
		rows:  func() []importing.MatterImportRow { return incoming.Rows },
		place: func(r *importing.MatterImportRow) string { return place(r.Sheet, r.Row, "") }, said: incoming.Compared(),
		words: func() (string, string) {
			if len(incoming.Handlers) == 0 {
				return incoming.Words(), ""
			}
			return incoming.Words(), fmt.Sprintf("会自动建好 %d 个承办单位：%s", len(incoming.Handlers), app.Few(incoming.Handlers, mostListed, ""))
		}}), nil
}

func (w *mattersWizard) apply(report func(done, total int) (goOn bool)) error {
	return w.shell.importing.ApplyMatters(w.incoming, report)
}

func (w *mattersWizard) applied() string {
	if w.incoming.Count().New == 0 {
		return "没有新的一件，台账没有改动。"
	}
	return "导入完成：" + w.incoming.Words() + allUndone
}

// leaves are the records that do not come in, and what is wrong.
func (w *mattersWizard) leaves() ([]string, []intake.Problem) {
	return leftLines(w.incoming.Rows, func(r *importing.MatterImportRow) (string, int, string, string) {
		return r.Sheet, r.Row, r.About(), r.Why
	}), w.incoming.Compared().Problems
}
