package views

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"liujin/app/importing"
	"liujin/app/intake"
	"liujin/app/intake/roster"
	"liujin/app/sheets"
	"liujin/app/table"
	"liujin/views/kit"
)

// rosterWizard leads a roster into the ledger: columns → faults → people already there → one operation.
type rosterWizard struct {
	*wizard
	roster   *roster.Roster
	incoming *importing.RosterImport
	summary  *kit.Chip
	rosterOf
}

// rosterImport is the wizard of rosters.
func rosterImport(s *Shell) *wizard { return newRosterWizard(s).wizard }

func newRosterWizard(s *Shell) *rosterWizard {
	w := &rosterWizard{wizard: newWizard(s, tableWords{title: "导入代表名册", noun: "名册", third: "已有代表与导入",
		next: "与已有代表对比", compare: "对比已有代表", screen: "deputy", fields: roster.Template})}
	w.kind = w
	return w
}

// importRoster asks for the file first.
func (s *Shell) importRoster() { chooseFile(s, "导入代表名册", kindTable, s.importFrom) }

// importFrom reads a roster and opens its wizard.
func (s *Shell) importFrom(path string) {
	s.imports("导入代表名册", path, only(rosterImport), true)
}

func (w *rosterWizard) read(book *sheets.Workbook, o intake.Options) (*intake.Findings, error) {
	read, err := w.shell.importing.ReadRoster(book, o)
	return keep(&w.roster, read, err)
}

var personColumns = []table.Column[*roster.Person]{
	table.Of("name", "姓名", 4.5, func(p *roster.Person) string { return p.Name }),
	table.Of("gender", "性别", 2.5, func(p *roster.Person) string { return p.Gender }),
	table.Of("born", "出生年月", 5, func(p *roster.Person) string { return p.Born }),
	table.Telephone("phone", "手机号", 6.5, func(p *roster.Person) string { return p.Phone }),
	table.Of("group", "代表小组", 6, func(p *roster.Person) string { return p.Group }),
	table.Of("professional", "专业小组", 6, func(p *roster.Person) string { return strings.Join(p.Professional, "、") }).WhereUsed(),
	table.Of("mandates", "层级与选区", 8, func(p *roster.Person) string { return mandateWords(p.Mandates) }),
	table.Of("party", "政治面貌", 5, func(p *roster.Person) string { return p.Party }).Hide(),
	table.Of("education", "学历", 5, func(p *roster.Person) string { return p.Education }).Hide(),
	table.Of("employer", "工作单位及职务", 10, func(p *roster.Person) string { return p.Employer }).Hide(),
}

func mandateWords(all []roster.Mandate) string {
	var parts []string
	for _, m := range all {
		parts = append(parts, strings.TrimSpace(m.Level+" "+m.Constituency))
	}
	return strings.Join(parts, "、")
}

func (w *rosterWizard) records() (fyne.CanvasObject, string) {
	_, content := listed(w.wizard, "people", personColumns, func() []roster.Person { return w.roster.People },
		func(p *roster.Person) string { return place(p.Sheet, p.Row, p.Name) })
	return content, fmt.Sprintf("读到 %d 名代表，表里有 %d 处问题。有问题的格子会留空，人照样导入，以后可以补；同名的在下一步问您。", len(w.roster.People), len(w.roster.Problems))
}
