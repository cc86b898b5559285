// Package matters reads the ledgers of opinions (意见建议台账) and the lists of deputies' proposals (代表建议清单) that offices keep in
// spreadsheets: a row a matter, with what was done about it.
package matters

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"liujin/app/intake"
	"liujin/app/sheets"
)

// Why a workbook holds no matters.
var (
	errNoText  = errors.New("表里没有找到“内容”（或反映问题、意见建议内容）一栏，请确认选的是意见建议台账；代表名册请在“名册”页面导入。")
	errNoTitle = errors.New("表里没有找到“标题”（或案由、建议名称）一栏，请确认选的是代表建议清单；代表名册请在“名册”页面导入。")
	errNone    = errors.New("表头认出来了，但下面没有一件写了内容，请确认选的是填好的台账。")
)

// Matter is one opinion or proposal as the table tells; what isn't known is empty. Days are ISO.
type Matter struct {
	Number   string   `json:"number"` // as the table numbers it
	Session  string   `json:"session"`
	Day      string   `json:"day"`
	Title    string   `json:"title"`
	Text     string   `json:"text"`
	Kind     string   `json:"kind"`
	Category string   `json:"category"`
	Channel  string   `json:"channel"`
	Reporter string   `json:"reporter"`
	Phone    string   `json:"phone"`
	Place    string   `json:"place"`
	Village  string   `json:"village"`
	Deputies []string `json:"deputies"` // who took an opinion in; of a proposal the first leads
	Handlers []string `json:"handlers"` // the first is in charge
	Route    string   `json:"route"`
	Assigned string   `json:"assigned"`
	Due      string   `json:"due"`
	Answered string   `json:"answered"`
	Reported string   `json:"reported"`
	Rated    string   `json:"rated"`
	Closed   string   `json:"closed"`
	Outcome  string   `json:"outcome"`
	Result   string   `json:"result"` // one of the labels from A to D
	Rating   string   `json:"rating"`
	Attitude string   `json:"attitude"`
	State    string   `json:"state"` // in the table's words
	Note     string   `json:"note"`
	Sheet    string   `json:"sheet"`
	Row      int      `json:"row"`

	template *intake.Template
	heads    map[string]string // head texts of the table by field, for problems found later
}

// About is what a matter says in short.
func (m *Matter) About() string { return cmp.Or(m.Title, m.Text) }

// Ledger is what was read.
type Ledger struct {
	Matters []Matter
	Left    int // rows of matters that were not read, each with a problem that says why
	intake.Findings
}

// IsOpinions reports whether a workbook surely holds opinions: what was said under one head with who said it or who is to see to it.
func IsOpinions(wb *sheets.Workbook) bool {
	return has(wb, Opinions, func(columns []string) bool {
		said, given := slices.Contains(columns, fieldReporter), slices.Contains(columns, FieldHandler)
		when := slices.Contains(columns, FieldDay) || slices.Contains(columns, FieldAssigned)
		return said && (given || when) || given && when
	})
}

// IsProposals reports whether a workbook surely holds proposals: titles under one head with who put them forward, and not who was told.
func IsProposals(wb *sheets.Workbook) bool {
	return has(wb, Proposals, func(columns []string) bool {
		return slices.Contains(columns, FieldDeputies) && (slices.Contains(columns, FieldHandler) || slices.Contains(columns, fieldSigners))
	})
}

func has(wb *sheets.Workbook, p *intake.Template, enough func(columns []string) bool) bool {
	for i := range wb.Sheets {
		for _, m := range p.Guess(&wb.Sheets[i]) {
			if enough(m.Columns) {
				return true
			}
		}
	}
	return false
}

// ReadOpinions reads the opinions of all ledgers in wb. It fails only if there is nothing to read, with a sentence for the user.
func ReadOpinions(wb *sheets.Workbook, o intake.Options) (*Ledger, error) {
	return read(intake.NewReader(Opinions, wb, o), Opinions, errNoText)
}

// ReadProposals reads the proposals of all lists in wb, as ReadOpinions does.
func ReadProposals(wb *sheets.Workbook, o intake.Options) (*Ledger, error) {
	in, p := intake.NewReader(Proposals, wb, o), Proposals
	if len(in.Tables) == 0 {
		if plain := intake.NewReader(Plain, wb, o); len(plain.Tables) > 0 {
			in, p = plain, Plain
		}
	}
	return read(in, p, errNoTitle)
}

func read(in *intake.Reader, p *intake.Template, noKey error) (*Ledger, error) {
	r := &reader{Reader: in, template: p}
	switch {
	case len(r.Tables) == 0 && r.AllHidden():
		return nil, intake.ErrNoSheets
	case len(r.Tables) == 0:
		return nil, noKey
	}
	r.Settle()
	for _, t := range r.Tables {
		if !slices.Contains(t.Match.Columns, p.Key) {
			return nil, noKey
		}
		if err := r.Walk(t, newSection(r, t).row); err != nil {
			return nil, err
		}
	}
	if len(r.matters) == 0 && r.left == 0 {
		return nil, errNone
	}
	return &Ledger{r.matters, r.left, r.Findings}, nil
}

// reader holds the state of one read.
type reader struct {
	*intake.Reader
	template *intake.Template
	matters  []Matter
	left     int // rows of matters not read
}

// Problem is a fault of a matter that is found when it is compared with what is known; field is the name of one in its template.
func (m *Matter) Problem(field, value, text string) intake.Problem {
	return m.template.Problem(m.Sheet, field, intake.Found{Cell: sheets.Cell{Text: value}, Row: m.Row, Head: m.heads[field]}, text)
}

// Has reports whether the table has a column of a field.
func (m *Matter) Has(field string) bool { return m.heads[field] != "" }

// JSON is the ledger as the command line prints it.
func (l *Ledger) JSON() ([]byte, error) {
	text, err := json.Marshal(struct {
		Matters  []Matter         `json:"matters"`
		Problems []intake.Problem `json:"problems"`
	}{l.Matters, append([]intake.Problem{}, l.Problems...)})
	if err != nil {
		return nil, fmt.Errorf("encode matters: %w", err)
	}
	return append(text, '\n'), nil
}
