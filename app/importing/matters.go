package importing

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"liujin/app"
	"liujin/app/intake"
	matterbook "liujin/app/intake/matters"
	"liujin/app/sheets"
	"liujin/app/table"
	"liujin/data"
)

// The kinds under which the columns of ledgers of opinions and of lists of proposals are remembered.
const (
	opinionTable  = "opinion"
	proposalTable = "proposal"
)

// IsOpinions reports whether a table surely is a ledger of opinions.
func IsOpinions(book *sheets.Workbook) bool { return matterbook.IsOpinions(book) }

// IsProposals reports whether a table surely is a list of proposals.
func IsProposals(book *sheets.Workbook) bool { return matterbook.IsProposals(book) }

// ReadOpinions reads a ledger of opinions as its heads are guessed, without a ledger of ours.
func ReadOpinions(book *sheets.Workbook, o intake.Options) (*matterbook.Ledger, error) {
	return readTable(matterbook.ReadOpinions, book, o)
}

// ReadProposals reads a list of proposals as its heads are guessed, without a ledger of ours.
func ReadProposals(book *sheets.Workbook, o intake.Options) (*matterbook.Ledger, error) {
	return readTable(matterbook.ReadProposals, book, o)
}

// ReadOpinions reads a ledger of opinions, its columns matched as the user matched those of the same heads before.
func (a *Book) ReadOpinions(book *sheets.Workbook, o intake.Options) (*matterbook.Ledger, error) {
	return readKnown(a, opinionTable, matterbook.ReadOpinions, book, o)
}

// ReadProposals reads a list of proposals, as ReadOpinions does a ledger of opinions.
func (a *Book) ReadProposals(book *sheets.Workbook, o intake.Options) (*matterbook.Ledger, error) {
	return readKnown(a, proposalTable, matterbook.ReadProposals, book, o)
}

// MatterImportRow is one matter of a table, compared with the ledger.
type MatterImportRow struct {
	matterbook.Matter
	ImportOutcome Outcome
	Why           string // for LeftOut
	Named         string // the deputies that were found
	Units         string // what its handlers are or will be called
	Taken         string // the steps that it comes with: 交办、答复

	opinion  data.Opinion
	proposal data.Proposal
	handlers []unitIn
	notes    []string
	steps    []data.Step
}

// unitIn is a handler of a matter that comes in: one that is there, or the name of one that is made.
type unitIn struct{ id, name string }

// MatterImportColumns are the columns of what an import of matters would do.
var MatterImportColumns = []table.Column[*MatterImportRow]{
	{Name: "outcome", Head: "导入", Width: 4, Cell: func(r *MatterImportRow) table.Cell { return r.ImportOutcome.cell() }},
	{Name: "day", Head: "日期", Width: 5.5, Cell: func(r *MatterImportRow) table.Cell { return table.D(r.Day) }},
	table.Of("about", "内容", 12, (*MatterImportRow).About),
	table.Of("deputies", "代表", 5, func(r *MatterImportRow) string { return r.Named }),
	table.Of("units", "承办单位", 7, func(r *MatterImportRow) string { return r.Units }),
	table.Of("taken", "办理过程", 6, func(r *MatterImportRow) string { return r.Taken }),
	table.Of("why", "说明", 14, func(r *MatterImportRow) string { return r.Why }),
	table.Of("number", "表里的编号", 5, func(r *MatterImportRow) string { return r.Number }).Hide(),
	{Name: "row", Head: "行", Width: 3, Hidden: true, Cell: func(r *MatterImportRow) table.Cell { return table.N(r.Row) }},
}

// MatterImport is what an import of opinions or of proposals would do. Nothing is saved before ApplyMatters.
type MatterImport struct {
	Rows     []MatterImportRow
	Handlers []string // what the table names and the ledger has not got yet
	Comparison

	of data.Kind
}

// MatterImportCount counts what an import does: 新增, 已有, 未导入, with the steps and handlers that come with the new ones.
type MatterImportCount struct {
	New      int `json:"new"`
	Known    int `json:"known"`
	Left     int `json:"left"`
	Steps    int `json:"steps"`
	Handlers int `json:"handlers"`
}

// Count counts by outcome.
func (p *MatterImport) Count() MatterImportCount {
	n := MatterImportCount{Left: p.unread, Handlers: len(p.Handlers)}
	for i := range p.Rows {
		switch r := &p.Rows[i]; r.ImportOutcome {
		case ComesIn:
			n.New++
			n.Steps += len(r.steps)
		case Known:
			n.Known++
		default:
			n.Left++
		}
	}
	return n
}

// Words says what the import does, or did.
func (p *MatterImport) Words() string {
	n, noun := p.Count(), map[data.Kind]string{data.KindOpinion: "意见建议", data.KindProposal: "议案建议"}[p.of]
	return counted(fmt.Sprintf("新增%s %d 件", noun, n.New), []amount{{"办理过程 %d 步", n.Steps}, {"新建承办单位 %d 个", n.Handlers},
		{"台账里已有 %d 件（不动）", n.Known}, {"没有导入 %d 件", n.Left}})
}

// CompareOpinions compares a ledger of opinions with ours.
func (a *Book) CompareOpinions(read *matterbook.Ledger) (*MatterImport, error) {
	return a.compareMatters(data.KindOpinion, read)
}

// CompareProposals compares a list of proposals with the ledger.
func (a *Book) CompareProposals(read *matterbook.Ledger) (*MatterImport, error) {
	return a.compareMatters(data.KindProposal, read)
}

func (a *Book) compareMatters(of data.Kind, read *matterbook.Ledger) (*MatterImport, error) {
	l, err := a.matterMatcher(of)
	if err != nil {
		return nil, err
	}
	p := &MatterImport{Comparison: comparisonOf(&read.Findings, read.Left), of: of}
	p.follow(func(in *doubts) (said []intake.Problem) {
		p.Rows, p.Handlers = nil, nil
		l.doubts, l.made, l.here = in, map[string]string{}, map[string]int{}
		for i := range read.Matters {
			r := MatterImportRow{Matter: read.Matters[i]}
			r.Deputies, r.Handlers = slices.Clone(r.Deputies), slices.Clone(r.Handlers)
			said = append(said, l.compare(&r)...)
			if r.ImportOutcome == ComesIn {
				for k := range r.handlers {
					if u := &r.handlers[k]; u.id == "" {
						u.name = l.create(u.name, &p.Handlers)
					}
				}
			}
			p.Rows = append(p.Rows, r)
		}
		return said
	})
	return p, nil
}

// ApplyMatters does what the comparison says, the oldest first and as the table numbers them, as one operation that one undo takes back.
func (a *Book) ApplyMatters(p *MatterImport, report func(done, total int) (goOn bool)) error {
	var rows []*MatterImportRow
	for i := range p.Rows {
		if p.Rows[i].ImportOutcome == ComesIn {
			rows = append(rows, &p.Rows[i])
		}
	}
	if len(rows) == 0 {
		return nil
	}
	slices.SortStableFunc(rows, func(a, b *MatterImportRow) int { // they are numbered in that order
		return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(numberOf(a.Number), numberOf(b.Number)))
	})
	kind, label := opinionTable, "导入意见建议台账（"
	if p.of == data.KindProposal {
		kind, label = proposalTable, "导入代表建议清单（"
	}
	err := a.importRows(rowImport{kind: kind, label: label + p.Words() + "）", rows: len(rows), matches: p.matches,
		begin: func(tx *data.Tx) (func(int) error, error) {
			made := map[string]string{} // handlers by name
			return func(i int) error { return rows[i].save(tx, made) }, nil
		}}, report)
	if err == nil {
		a.rememberNames(data.KindHandler, p.Doubts)
	}
	return err
}

// numberOf is the last number in how a table numbers a matter: 第 12 号, 2026-012.
func numberOf(text string) int {
	fields := strings.FieldsFunc(intake.Fold(text), func(r rune) bool { return r < '0' || r > '9' })
	n := 0
	if len(fields) > 0 {
		for _, r := range fields[len(fields)-1] {
			n = min(n*10+int(r-'0'), 1_000_000)
		}
	}
	return n
}

// save saves a matter with what was done about it, and the handlers before that there are not yet.
func (r *MatterImportRow) save(tx *data.Tx, made map[string]string) error {
	ids := make([]string, len(r.handlers))
	for i, u := range r.handlers {
		if ids[i] = cmp.Or(u.id, made[u.name]); ids[i] != "" {
			continue
		}
		h := data.Handler{Name: u.name}
		if err := tx.SaveHandler(&h); err != nil {
			return err
		}
		made[u.name], ids[i] = h.ID, h.ID
	}
	o, p := r.records(ids)
	if r.Title != "" {
		return tx.SaveProposal(&p)
	}
	return tx.SaveOpinion(&o)
}

// records makes the record that is saved, an opinion or a proposal, its handlers by their ids. It is a new one each time: one that was
// saved has ids, and keeps them where the operation is taken back.
func (r *MatterImportRow) records(handlers []string) (o data.Opinion, p data.Proposal) {
	o, p = r.opinion, r.proposal
	first := ""
	if len(handlers) > 0 {
		first = handlers[0]
	}
	steps := slices.Clone(r.steps)
	for i := range steps {
		if steps[i].Kind == data.StepAssign {
			steps[i].HandlerID = first
		}
	}
	note := app.Shortened(strings.Join(r.notes, "\n"), data.MatterNote-1)
	var helpers []data.Helper
	for i := 1; i < len(handlers); i++ {
		if id := handlers[i]; id != first && !slices.Contains(handlers[1:i], id) {
			helpers = append(helpers, data.Helper{HandlerID: id})
		}
	}
	p.HandlerID, p.Steps, p.Note, p.Helpers, p.Signers = first, steps, note, helpers, slices.Clone(p.Signers)
	o.HandlerID, o.Steps, o.Note, o.Helpers = first, steps, note, helpers
	return o, p
}
