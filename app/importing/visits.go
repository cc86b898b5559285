package importing

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"liujin/app/intake"
	"liujin/app/intake/visits"
	"liujin/app/sheets"
	"liujin/app/table"
	"liujin/data"
	"liujin/data/han"
)

// visitTable is the kind under which the columns of ledgers of visits are remembered.
const visitTable = "visit"

// IsVisits reports whether a table surely is a ledger of visits.
func IsVisits(book *sheets.Workbook) bool { return visits.Is(book) }

// ReadVisits reads a ledger of visits as its heads are guessed, without a ledger of ours.
func ReadVisits(book *sheets.Workbook, o intake.Options) (*visits.Ledger, error) {
	return readTable(visits.Read, book, o)
}

// ReadVisits reads a ledger of visits, its columns matched as the user matched those of the same heads before.
func (a *Book) ReadVisits(book *sheets.Workbook, o intake.Options) (*visits.Ledger, error) {
	return readKnown(a, visitTable, visits.Read, book, o)
}

// VisitImportRow is one visit of a table, compared with the ledger.
type VisitImportRow struct {
	visits.Visit
	ImportOutcome  Outcome
	Why            string // for LeftOut
	EnterpriseID   string // "" for one that is made
	EnterpriseName string // what the enterprise is or will be called
	Named          string // the deputies that were found

	deputies  []string
	villageID string
}

// VisitImportColumns are the columns of what an import of visits would do.
var VisitImportColumns = []table.Column[*VisitImportRow]{
	{Name: "outcome", Head: "导入", Width: 4, Cell: func(v *VisitImportRow) table.Cell { return v.ImportOutcome.cell() }},
	{Name: "day", Head: "日期", Width: 5.5, Cell: func(v *VisitImportRow) table.Cell { return table.D(v.Day) }},
	table.Of("enterprise", "市场主体", 11, func(v *VisitImportRow) string { return v.EnterpriseName }),
	table.Of("deputies", "代表", 8, func(v *VisitImportRow) string { return v.Named }),
	{Name: "demands", Head: "诉求", Width: 3, Cell: func(v *VisitImportRow) table.Cell { return table.Some(len(v.Demands)) }},
	table.Of("why", "说明", 14, func(v *VisitImportRow) string { return v.Why }),
	table.Of("content", "走访情况", 14, func(v *VisitImportRow) string { return v.Content }).Hide(),
	{Name: "row", Head: "行", Width: 3, Hidden: true, Cell: func(v *VisitImportRow) table.Cell { return table.N(v.Row) }},
}

// VisitImport is what an import of visits would do. Nothing is saved before ApplyVisits.
type VisitImport struct {
	Rows        []VisitImportRow
	Enterprises []string // what the table names and the ledger has not got yet
	Comparison
}

// VisitImportCount counts what an import does: 新增, 已有, 未导入, with the opinions and enterprises that come with the new ones.
type VisitImportCount struct {
	New         int `json:"new"`
	Known       int `json:"known"`
	Left        int `json:"left"`
	Opinions    int `json:"opinions"`
	Enterprises int `json:"firms"`
}

// Count counts by outcome.
func (p *VisitImport) Count() VisitImportCount {
	n := VisitImportCount{Left: p.unread, Enterprises: len(p.Enterprises)}
	for i := range p.Rows {
		switch r := &p.Rows[i]; r.ImportOutcome {
		case ComesIn:
			n.New++
			n.Opinions += len(r.Demands)
		case Known:
			n.Known++
		default:
			n.Left++
		}
	}
	return n
}

// Words says what the import does, or did.
func (p *VisitImport) Words() string {
	n := p.Count()
	return counted(fmt.Sprintf("新增走访 %d 次", n.New), []amount{
		{"意见建议 %d 件", n.Opinions}, {"新建市场主体 %d 家", n.Enterprises}, {"台账里已有 %d 次（不动）", n.Known}, {"没有导入 %d 次", n.Left}})
}

// CompareVisits compares a table of visits with the ledger.
func (a *Book) CompareVisits(read *visits.Ledger) (*VisitImport, error) {
	l, err := a.visitMatcher()
	if err != nil {
		return nil, err
	}
	p := &VisitImport{Comparison: comparisonOf(&read.Findings, read.Left)}
	p.follow(func(in *doubts) (said []intake.Problem) {
		p.Rows, p.Enterprises, l.doubts, l.made = nil, nil, in, map[string]string{}
		for i := range read.Visits {
			r := VisitImportRow{Visit: read.Visits[i]}
			r.Demands = slices.Clone(r.Demands) // fit changes them
			said = append(said, l.compare(&r)...)
			if r.ImportOutcome == ComesIn && r.EnterpriseID == "" {
				r.EnterpriseName = l.create(r.EnterpriseName, &p.Enterprises)
			}
			p.Rows = append(p.Rows, r)
		}
		return said
	})
	return p, nil
}

// visitMatcher is what a table of visits is compared with, read once.
type visitMatcher struct {
	*people
	namesIn
	doubts   *doubts
	villages villageNames
	known    map[string]bool // day and enterprise of the visits that are there
}

func (a *Book) visitMatcher() (*visitMatcher, error) {
	who, err := a.readPeople()
	if err != nil {
		return nil, err
	}
	l := &visitMatcher{people: who, known: map[string]bool{}}
	if l.namesIn, err = a.enterprisesIn(); err != nil {
		return nil, err
	}
	if l.villages, err = a.readVillages(); err != nil {
		return nil, err
	}
	rows, err := a.DB().VisitRows()
	if err != nil {
		return nil, err
	}
	for _, v := range rows {
		l.known[v.Day+v.SubjectID] = true
	}
	return l, nil
}

// compare finds out what becomes of a visit, and returns what there is to say about it.
func (l *visitMatcher) compare(r *VisitImportRow) []intake.Problem {
	f := r.fit()
	id, said := l.namesIn.find(r.EnterpriseName, l.doubts)
	switch {
	case id == leaveOut:
		r.ImportOutcome, r.Why = LeftOut, "按您的选择不导入"
		return f.problems
	case said != "":
		r.ImportOutcome, r.Why = LeftOut, said
		return append(f.problems, r.Problem(visits.FieldEnterprise, r.Enterprise, said+"，这次走访没有导入"))
	case id != "":
		r.EnterpriseID, r.EnterpriseName = id, l.names[id]
	}
	var doubts []intake.Problem
	r.deputies = l.findAll(r.Deputies, r.Day, l.doubts, func(name, text string) {
		doubts = append(doubts, r.Problem(visits.FieldDeputies, name, text))
	})
	r.Named = l.listed(r.deputies)
	if id != "" && l.known[r.Day+id] {
		r.ImportOutcome, r.Why = Known, "台账里已有这次走访"
		return nil // what is there is left alone, whatever the table says
	}
	if len(r.deputies) == 0 {
		r.ImportOutcome, r.Why = LeftOut, "没有认出一名参加代表"
		text := "没有写参加代表，这次走访没有导入，请补上代表姓名"
		if len(r.Deputies) > 0 {
			text = "写的代表台账里一个都没有认出来，这次走访没有导入"
		}
		return append(doubts, r.Problem(visits.FieldDeputies, strings.Join(r.Deputies, "、"), text))
	}
	r.villageID = l.villages.in(r.Village, han.BareName(r.Place))
	return append(doubts, f.problems...)
}

// fit cuts what the ledger would not take for its length.
func (r *VisitImportRow) fit() fitting {
	r.Note, r.Outcome, r.EnterpriseName = r.outcomes(), "", r.Enterprise
	f := fitting{who: r.Day, problem: func(head, value, text string) intake.Problem {
		return intake.Problem{Sheet: r.Sheet, Row: r.Row, Column: head, Value: value, Text: text}
	}}
	f.cut("市场主体", &r.EnterpriseName, 60)
	f.who += " " + r.EnterpriseName
	f.cut("地点", &r.Place, 60)
	f.cut("走访情况", &r.Content, 5000)
	f.cut("宣传政策", &r.Policies, 200)
	f.cut("联系人", &r.Contact, 40)
	f.cut("备注", &r.Note, 500)
	if bad, _ := r.enterprise().Validate().(data.Invalid); bad["phone"] != "" {
		f.add("联系电话", r.Phone, bad["phone"]+"，电话先留空")
		r.Phone = ""
	}
	for i := range r.Demands {
		f.cut("诉求", &r.Demands[i].Text, 2000)
	}
	return f
}

// outcomes is the note with what became of the demands: a step needs a day and who took it, which old ledgers do not tell.
func (r *VisitImportRow) outcomes() string {
	parts := []string{r.Note}
	add := func(head, text string) {
		if text != "" {
			parts = append(parts, head+text)
		}
	}
	for i := range r.Demands {
		head := "办理情况："
		if len(r.Demands) > 1 {
			head = fmt.Sprintf("第 %d 件办理情况：", i+1)
		}
		add(head, r.Demands[i].Outcome)
	}
	add("办理情况：", r.Outcome)
	return strings.TrimSpace(strings.Join(parts, "\n"))
}

// ApplyVisits does what the comparison says, the oldest visit first, as one operation that one undo takes back.
func (a *Book) ApplyVisits(p *VisitImport, report func(done, total int) (goOn bool)) error {
	var rows []*VisitImportRow
	for i := range p.Rows {
		if p.Rows[i].ImportOutcome == ComesIn {
			rows = append(rows, &p.Rows[i])
		}
	}
	if len(rows) == 0 {
		return nil
	}
	slices.SortStableFunc(rows, func(a, b *VisitImportRow) int { return cmp.Compare(a.Day, b.Day) }) // opinions are numbered in that order
	n := p.Count()
	label := fmt.Sprintf("导入走访台账（新增走访 %d 次，意见建议 %d 件）", n.New, n.Opinions)
	err := a.importRows(rowImport{kind: visitTable, label: label, rows: len(rows), matches: p.matches,
		begin: func(tx *data.Tx) (func(int) error, error) {
			made := map[string]string{} // enterprises by name
			return func(i int) error { return rows[i].save(tx, made) }, nil
		}}, report)
	if err == nil {
		a.rememberNames(data.KindEnterprise, p.Doubts)
	}
	return err
}

// enterprise is the enterprise as the table tells it.
func (r *VisitImportRow) enterprise() *data.Enterprise {
	return &data.Enterprise{EnterpriseFields: data.EnterpriseFields{Name: r.EnterpriseName, Kind: data.EnterpriseCompany,
		Contact: r.Contact,
		Phone:   r.Phone}}
}

// save saves a visit with what was asked for, and the enterprise before if there is none.
func (r *VisitImportRow) save(tx *data.Tx, made map[string]string) error {
	enterprise := r.EnterpriseID
	if enterprise == "" {
		if made[r.EnterpriseName] == "" {
			f := r.enterprise()
			if err := tx.SaveEnterprise(f); err != nil {
				return err
			}
			made[r.EnterpriseName] = f.ID
		}
		enterprise = made[r.EnterpriseName]
	}
	v := data.Visit{Fields: data.VisitFields{EnterpriseID: enterprise, Venue: data.Venue(r.Venue), Tag: data.VisitTag(r.Tag),
		Policies: r.Policies}}
	v.ActivityFields = data.ActivityFields{Day: r.Day, Place: r.Place, VillageID: r.villageID, Content: r.Content, Note: r.Note}
	for _, id := range r.deputies {
		v.Deputies = append(v.Deputies, data.Participation{DeputyID: id})
	}
	for _, d := range r.Demands {
		v.Opinions = append(v.Opinions, data.OpinionFields{Kind: data.OpinionKind(d.Kind), Text: d.Text})
	}
	return tx.SaveVisit(&v)
}
